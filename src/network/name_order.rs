//! The order of authors by name.

use std::borrow::Cow;
use std::cmp::Ordering;

use rayon::prelude::*;

use super::sorting::in_order;
use super::{AuthorId, Network};
use crate::columns::Column;
use crate::names::{Matching, folded};

impl Network {
    /// The rank of each author in the order of names: folded name, name, number. The last tie-break in every list.
    #[must_use]
    pub fn name_ranks(&self) -> &[u32] {
        self.kept_name_ranks().all()
    }

    /// The rank of one author in the order of names.
    #[must_use]
    pub fn name_rank(&self, author: AuthorId) -> u32 {
        self.kept_name_ranks().get(author.index())
    }

    /// Compares two authors in the order of names, as their ranks do, without ranking all others.
    #[must_use]
    pub fn compare_names(&self, a: AuthorId, b: AuthorId) -> Ordering {
        match self.known_rank(a).zip(self.known_rank(b)) {
            Some((of_a, of_b)) => of_a.cmp(&of_b),
            None => self
                .compared_name(a.index())
                .cmp(&self.compared_name(b.index()))
                .then_with(|| self.compare_alike(a, b)),
        }
    }

    /// The rank of an author among those of this network, or of the one that it was selected from, if it was computed.
    pub(super) fn known_rank(&self, author: AuthorId) -> Option<u32> {
        match self.name_ranks.get() {
            Some(ranks) => Some(ranks.get(author.index())),
            None => Some(self.whole.as_ref()?.name_rank(self.authors.get(author.index()))),
        }
    }

    /// Compares two authors whose folded names are equal.
    fn compare_alike(&self, a: AuthorId, b: AuthorId) -> Ordering {
        self.spelling(a).cmp(self.spelling(b)).then(a.cmp(&b))
    }

    pub(super) fn kept_name_ranks(&self) -> &Column<u32> {
        self.name_ranks.get_or_init(|| {
            let order = self.in_name_order();
            let mut ranks = vec![0; order.len()];
            for (rank, author) in order.into_iter().enumerate() {
                ranks[author as usize] = rank as u32;
            }
            ranks.into()
        })
    }

    /// All authors in the order of names.
    fn in_name_order(&self) -> Vec<u32> {
        let authors = (0..self.author_count() as u32).into_par_iter();
        if let Some(whole) = &self.whole {
            let rank = |author: u32| whole.name_rank(self.authors.get(author as usize));
            let mut order: Vec<(u32, u32)> = authors.map(|author| (rank(author), author)).collect();
            order.par_sort_unstable();
            return order.into_iter().map(|(_, author)| author).collect();
        }
        let names: Vec<Cow<'_, [u8]>> = authors.map(|author| self.compared_name(author as usize)).collect();
        in_order(&names, |a, b| self.compare_alike(AuthorId(a), AuthorId(b)))
    }

    /// The folded name of an author as bytes, in whose order names are.
    fn compared_name(&self, author: usize) -> Cow<'_, [u8]> {
        match self.roster.matching() {
            Matching::Folded | Matching::Evidence => {
                Cow::Borrowed(self.roster.key_bytes(self.authors.get(author)))
            }
            Matching::Exact => Cow::Owned(self.folded_name(author).into_owned().into_bytes()),
        }
    }

    /// The folded name of an author, which may be the key already.
    pub(super) fn folded_name(&self, author: usize) -> Cow<'_, str> {
        let author = self.authors.get(author);
        match self.roster.matching() {
            Matching::Folded | Matching::Evidence => Cow::Borrowed(self.roster.key(author)),
            Matching::Exact => Cow::Owned(folded(self.meant().text(self.roster.display(author)))),
        }
    }
}
