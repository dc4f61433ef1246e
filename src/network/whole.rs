//! What a selection has from the network that it was selected from.

use super::kept::Kept;
use crate::columns::Column;
use crate::names::Join;

/// What a selection has from the network that it was selected from, because the selection does not change it.
#[derive(Debug)]
pub(super) struct Whole {
    /// The roster's number of each author.
    pub(super) authors: Kept,
    /// The rank of each author in the order of names.
    pub(super) name_ranks: Column<u32>,
    /// The number of merged spellings, for each of [`Join::ALL`].
    pub(super) joins: Option<[u64; Join::ALL.len()]>,
}

impl Whole {
    /// The rank of an author, by the number of the roster, in the order of all names.
    pub(super) fn name_rank(&self, number: usize) -> u32 {
        self.authors.place_of(number).map_or(u32::MAX, |author| self.name_ranks.get(author as usize))
    }
}
