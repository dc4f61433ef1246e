//! Selects part of a network that is in an index, by its papers.

use std::ops::Range;

use fixedbitset::FixedBitSet;
use rayon::prelude::*;

use super::build::{Draft, Selecting};
use super::selection::Dropped;
use super::whole::Whole;
use super::{Network, Selection};
use crate::columns::{PlainRows, Visit};
use crate::names::is_group;
use crate::records::Notices;

/// The number of papers that are selected at once.
const AT_ONCE: usize = 1 << 14;

impl Network {
    /// Selects papers and authors of this network, which is whole.
    ///
    /// The same as building the selection from the records, but the bylines are already known.
    pub(super) fn selected(self, selection: Selection, notices: &mut Notices) -> Self {
        let draft = self.selected_papers(selection, notices);
        let Self { corpus, roster, authors, name_ranks, figures, by_fold, words, identifiers, .. } = self;
        let joins = figures.get().map(|figures| figures.joins);
        let name_ranks = name_ranks.into_inner();
        let network = Self::of_draft(draft, corpus, roster, selection, notices);
        let whole = name_ranks.map(|name_ranks| Whole { authors, name_ranks, joins });
        Self { by_fold, words, identifiers, whole, ..network }
    }

    fn selected_papers(&self, selection: Selection, notices: &mut Notices) -> Draft {
        let mut again = FixedBitSet::new();
        self.corpus.duplicates().iter().for_each(|&record| again.grow_and_insert(record as usize));
        let bylines = self.bylines.plain();
        let kept_of_each = notices.kept_of_each();
        let starts: Vec<usize> = (0..self.corpus.papers()).step_by(AT_ONCE).collect();
        let parts: Vec<(Draft, Notices)> = starts
            .into_par_iter()
            .map(|start| {
                let papers = start..self.corpus.papers().min(start + AT_ONCE);
                let mut noticed = Notices::keeping(kept_of_each);
                (self.selected_among(papers, selection, bylines, &again, &mut noticed), noticed)
            })
            .collect();
        let mut draft = Draft::default();
        for (part, noticed) in parts {
            draft.append(part);
            notices.append(noticed);
        }
        draft
    }

    /// The papers that are selected from a range of the corpus, with the authors as numbers of the roster.
    fn selected_among(
        &self,
        papers: Range<usize>,
        selection: Selection,
        bylines: PlainRows<'_>,
        again: &FixedBitSet,
        notices: &mut Notices,
    ) -> Draft {
        let mut draft = Draft::default();
        let mut dropped = Dropped::default();
        let date = self.corpus.many_dates();
        for paper in papers.filter(|&paper| !again.contains(paper)) {
            if !dropped.includes(&selection, date(paper), &self.corpus, paper) {
                continue;
            }
            let place = self.papers.place_of(paper);
            let byline = place.map(|place| bylines.at(bylines.place(place as usize))).unwrap_or_default();
            if byline.is_empty() || self.corpus.mentions_of(paper).len() != byline.len() || repeats(byline) {
                // What is left out of it is reported.
                draft.append(self.reselected(paper, selection, notices));
            } else if selection.max_authors.is_some_and(|most| byline.len() > most as usize) {
                dropped.too_many_authors += 1;
            } else {
                draft.papers.push(paper as u32);
                draft.team_sizes.push(byline.len() as u32);
                draft.bylines.push(byline.iter().map(|&author| self.authors.get(author as usize) as u32));
            }
        }
        dropped.report(notices);
        draft
    }

    /// A paper built from its record, if it is selected.
    fn reselected(&self, paper: usize, selection: Selection, notices: &mut Notices) -> Draft {
        let spellings = self.corpus.spellings();
        let is_left_out = |&mention: &u32| {
            !selection.groups && (is_group(spellings.get(mention)) || spellings.is_group(mention))
        };
        let mut groups = FixedBitSet::new();
        for mention in self.corpus.byline(paper).iter().copied().filter(is_left_out) {
            groups.grow_and_insert(mention as usize);
        }
        let (corpus, roster, again) = (&self.corpus, &self.roster, &FixedBitSet::new());
        let selecting = Selecting { corpus, roster, selection, groups: &groups, again };
        selecting.papers(paper..paper + 1, notices)
    }
}

/// Whether a byline names an author twice, which only that of a damaged or crafted index does.
fn repeats(byline: &[u32]) -> bool {
    const FEW: usize = 32;
    if byline.len() <= FEW {
        return byline.iter().enumerate().any(|(place, author)| byline[..place].contains(author));
    }
    let mut sorted = byline.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| pair[0] == pair[1])
}
