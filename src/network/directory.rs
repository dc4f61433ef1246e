//! The directory: finds spellings by folded form, by prefixes of words, and by similar words, without reading all of
//! them.

use rayon::prelude::*;

use super::Network;
use super::sorting::{first_not, in_order};
use super::words::Words;
use crate::columns::Column;
use crate::names::folded;

impl Network {
    /// All spellings of the roster in the order of their folded forms, then by number.
    pub(super) fn by_fold(&self) -> &Column<u32> {
        self.by_fold.get_or_init(|| {
            let spellings = self.roster.all_spellings();
            let folds: Vec<String> = spellings.par_iter().map(|&spelling| self.fold(spelling)).collect();
            let order = in_order(&folds, |a, b| spellings[a as usize].cmp(&spellings[b as usize]));
            order.into_iter().map(|place| spellings[place as usize]).collect()
        })
    }

    pub(super) fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let spellings = self.by_fold().all();
            let folds: Vec<String> = spellings.par_iter().map(|&spelling| self.fold(spelling)).collect();
            Words::of(spellings, &folds)
        })
    }

    fn fold(&self, spelling: u32) -> String {
        folded(self.meant().text(spelling))
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
}
