//! Names and who wrote what under them: what is compared to find who is who.

use super::Join;
use super::agreement::Vocabulary;
use super::commonness::Commonness;
use crate::columns::{Arena, Rows};

/// Names, and who wrote what under them.
#[derive(Clone, Copy)]
pub(super) struct Writings<'a> {
    pub(super) names: &'a Vocabulary,
    /// The folded text of each name: the order in which names of equal odds are joined.
    pub(super) keys: &'a Arena,
    pub(super) commonness: &'a Commonness,
    /// The names on each byline.
    pub(super) bylines: &'a Rows,
    /// The papers of each name.
    pub(super) papers: &'a Rows,
}

impl Writings<'_> {
    /// Adds the names next to a name to a list, as often as they are there; long bylines left out.
    pub(super) fn add_coauthors(&self, name: u32, others: &mut Vec<u32>) {
        for &paper in self.papers.row(name as usize) {
            let byline = self.bylines.row(paper as usize);
            if byline.len() <= LONG_BYLINE {
                others.extend(byline.iter().filter(|&&other| other != name));
            }
        }
    }
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
