//! Names and who wrote what under them: what is compared to find who is who.

use super::Join;
use super::agreement::Vocabulary;
use crate::columns::Rows;

/// Names, and who wrote what under them.
pub(super) struct Writings<'a> {
    pub(super) names: &'a Vocabulary,
    /// The folded text of each name: the order in which names of equal odds are joined.
    pub(super) keys: &'a [String],
    /// The names on each byline.
    pub(super) bylines: &'a Rows,
    /// The papers of each name.
    pub(super) papers: &'a Rows,
}

/// Two names that are one person, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joined {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) reason: Join,
}

/// Bylines longer than this say little about acquaintance.
pub(super) const LONG_BYLINE: usize = 50;
