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
        match self.name_ranks.get() {
            Some(ranks) => ranks.get(a.index()).cmp(&ranks.get(b.index())),
            None => self
                .folded_name(a.index())
                .cmp(&self.folded_name(b.index()))
                .then_with(|| self.compare_alike(a, b)),
        }
    }

    /// Compares two authors whose folded names are equal.
    fn compare_alike(&self, a: AuthorId, b: AuthorId) -> Ordering {
        self.spelling(a).cmp(self.spelling(b)).then(a.cmp(&b))
    }

    pub(super) fn kept_name_ranks(&self) -> &Column<u32> {
        self.name_ranks.get_or_init(|| {
            let names: Vec<Cow<'_, str>> =
                (0..self.author_count()).into_par_iter().map(|author| self.folded_name(author)).collect();
            let order = in_order(&names, |a, b| self.compare_alike(AuthorId(a), AuthorId(b)));
            let mut ranks = vec![0; order.len()];
            for (rank, author) in order.into_iter().enumerate() {
                ranks[author as usize] = rank as u32;
            }
            ranks.into()
        })
    }

    /// The folded name of an author, which may be the key already.
    fn folded_name(&self, author: usize) -> Cow<'_, str> {
        let author = self.authors.get(author);
        match self.roster.matching() {
            Matching::Folded | Matching::Evidence => Cow::Borrowed(self.roster.key(author)),
            Matching::Exact => Cow::Owned(folded(self.meant().text(self.roster.display(author)))),
        }
    }
}
