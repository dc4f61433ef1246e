//! Collects the authors of one paper.

use hashbrown::HashSet;

/// Distinct authors in the order in which they were added.
#[derive(Default)]
pub(super) struct Byline {
    pub(super) authors: Vec<u32>,
    /// The same authors, if there are enough for a set to be faster.
    known: HashSet<u32>,
}

impl Byline {
    pub(super) fn len(&self) -> usize {
        self.authors.len()
    }

    pub(super) fn clear(&mut self) {
        self.authors.clear();
        self.known.clear();
    }

    /// Adds an author. Returns false if the author was there already.
    pub(super) fn add(&mut self, author: u32) -> bool {
        const FEW: usize = 32;
        if self.authors.len() == FEW {
            self.known.extend(&self.authors);
        }
        let is_new = if self.authors.len() < FEW {
            !self.authors.contains(&author)
        } else {
            self.known.insert(author)
        };
        if is_new {
            self.authors.push(author);
        }
        is_new
    }
}
