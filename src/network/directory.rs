//! The directory: finds spellings by folded form, by prefixes of words, by similar words, and by identifier, and titles by
//! prefixes of words, without reading all of them.

use rayon::prelude::*;

use super::Network;
use super::identifiers::Identifiers;
use super::sorting::{first_not, in_order};
use super::title_beginnings::TitleBeginnings;
use super::words::Words;
use crate::columns::Column;
use crate::names::folded;

impl Network {
    /// All spellings of the roster in the order of their folded forms, then by number.
    pub(super) fn by_fold(&self) -> &Column<u32> {
        self.by_fold.get_or_init(|| self.sorted_folds().0.into())
    }

    pub(super) fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let spellings = self.by_fold().all();
            let folds: Vec<String> = spellings.par_iter().map(|&spelling| self.fold(spelling)).collect();
            Words::of(spellings, &folds)
        })
    }

    /// Makes the whole directory, for which each spelling is folded only once.
    pub(super) fn make_directory(&self) {
        if self.words.get().is_none() {
            let (spellings, folds) = self.sorted_folds();
            self.words.get_or_init(|| Words::of(&spellings, &folds));
            self.by_fold.get_or_init(|| spellings.into());
        }
    }

    /// All spellings of the roster in the order of their folded forms, and these forms.
    fn sorted_folds(&self) -> (Vec<u32>, Vec<String>) {
        let spellings = self.roster.all_spellings();
        let mut folds: Vec<String> = spellings.par_iter().map(|&spelling| self.fold(spelling)).collect();
        let order = in_order(&folds, |a, b| spellings[a as usize].cmp(&spellings[b as usize]));
        let sorted = order.iter().map(|&place| std::mem::take(&mut folds[place as usize])).collect();
        (order.into_iter().map(|place| spellings[place as usize]).collect(), sorted)
    }

    pub(super) fn fold(&self, spelling: u32) -> String {
        folded(self.meant().text(spelling))
    }

    /// The beginnings of the words of all titles.
    pub(super) fn title_beginnings(&self) -> &TitleBeginnings {
        self.title_beginnings.get_or_init(|| {
            let tables = 0..TitleBeginnings::tables(self.paper_count());
            let tables: Vec<Vec<u64>> = tables.into_par_iter().map(|group| self.title_table(group)).collect();
            TitleBeginnings::of_column(tables.concat().into())
        })
    }

    /// The beginnings of the words of a group of titles.
    pub(super) fn title_table(&self, group: usize) -> Vec<u64> {
        TitleBeginnings::table(group, |papers| self.titles_of(papers).into_iter())
    }

    /// The spellings that fold to this.
    pub(super) fn folding_to(&self, key: &str) -> &[u32] {
        let spellings = self.by_fold();
        let fold = |place: usize| self.fold(spellings.get(place));
        let start = first_not(0..spellings.len(), |place| fold(place).as_str() < key);
        // They are few, so a second binary search is not worth it.
        let end = (start..spellings.len()).find(|&place| fold(place) != key).unwrap_or(spellings.len());
        spellings.slice(start..end)
    }

    /// The spellings with an identifier such as `orcid:0000-0002-1825-0097`.
    pub(super) fn spellings_with_identifier(&self, id: &str) -> Vec<u32> {
        if !id.contains(':') || !self.corpus.spellings().have_ids() {
            return Vec::new();
        }
        let has_it = |&spelling: &u32| self.meant().ids(spelling).any(|known| known == id);
        self.identifiers().candidates(id).iter().copied().filter(has_it).collect()
    }

    /// The schemes of the identifiers that authors have, by name.
    pub(super) fn schemes(&self) -> Vec<String> {
        if self.corpus.spellings().have_ids() { self.identifiers().schemes() } else { Vec::new() }
    }

    pub(super) fn identifiers(&self) -> &Identifiers {
        self.identifiers.get_or_init(|| {
            if !self.corpus.spellings().have_ids() {
                return Identifiers::default();
            }
            let spellings = self.roster.all_spellings().iter();
            Identifiers::of(spellings.flat_map(|&s| self.meant().ids(s).map(move |id| (id, s))))
        })
    }
}
