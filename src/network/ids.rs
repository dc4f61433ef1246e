//! Numbers of authors and papers.

// `TransparentWrapper` is an unsafe trait: it casts slices of `u32` to slices of ids without a copy.
#![allow(unsafe_code)]

use bytemuck::TransparentWrapper;

/// An author of a network, numbered from 0 by first appearance.
///
/// # Examples
/// ```
/// let network = coauth::Loader::sample().load()?.network;
/// let degrees = network.degrees();
/// for author in network.authors() {
///     assert_eq!(degrees[author.index()], network.degree(author));
/// }
/// # Ok::<(), coauth::Error>(())
/// ```
#[doc(alias = "node")]
#[doc(alias = "vertex")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct AuthorId(pub u32);

/// A paper of a network, numbered from 0 in the order of reading.
///
/// # Examples
/// ```
/// let network = coauth::Loader::sample().load()?.network;
/// let years: Vec<_> = network.papers().map(|paper| network.year(paper)).collect();
/// for paper in network.papers() {
///     assert_eq!(years[paper.index()], network.year(paper));
/// }
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct PaperId(pub u32);

// SAFETY: `AuthorId` is a transparent newtype of `u32` without invariants.
unsafe impl TransparentWrapper<u32> for AuthorId {}
// SAFETY: `PaperId` is a transparent newtype of `u32` without invariants.
unsafe impl TransparentWrapper<u32> for PaperId {}

impl AuthorId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Numbers as authors.
    pub(crate) fn slice(numbers: &[u32]) -> &[Self] {
        Self::wrap_slice(numbers)
    }

    /// Authors as numbers.
    pub(crate) fn numbers(authors: &[Self]) -> &[u32] {
        Self::peel_slice(authors)
    }
}

impl PaperId {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Numbers as papers.
    pub(crate) fn slice(numbers: &[u32]) -> &[Self] {
        Self::wrap_slice(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_of_numbers_are_slices_of_ids() {
        assert_eq!(AuthorId::slice(&[3, 1]), [AuthorId(3), AuthorId(1)]);
        assert_eq!(AuthorId::numbers(&[AuthorId(3), AuthorId(1)]), [3, 1]);
        assert_eq!(PaperId::slice(&[7]), [PaperId(7)]);
    }
}
