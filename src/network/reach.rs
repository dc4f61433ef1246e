//! The distances from one author to all others.

use std::ops::ControlFlow;

use fixedbitset::FixedBitSet;
use rayon::prelude::*;

use super::{AuthorId, Network};
use crate::columns::{PlainRows, Visit};

/// The distance of an author who cannot be reached.
pub(crate) const UNREACHED: u32 = u32::MAX;

/// A step of the search reads all works once there are this many times fewer authors than the last step reached.
const SCAN: usize = 16;

/// The works that a thread scans at a time: a multiple of the bits of a block of a bit set.
const AT_A_TIME: usize = 1 << 16;

impl Network {
    /// The distance of each author from one author in hops, or [`UNREACHED`].
    ///
    /// Breadth-first search, linear in authorships. A step from many authors does not read the works of each of them,
    /// which are far apart in memory, but all works in order, on all cores: those with an author who was reached
    /// before.
    pub(crate) fn hops_from(&self, from: AuthorId) -> Vec<u32> {
        let mut reach = Reach::of(self);
        let mut frontier = vec![from.0];
        let mut hops = 0;
        while !frontier.is_empty() {
            for &author in &frontier {
                reach.hops[author as usize] = hops;
                reach.reached.insert(author as usize);
            }
            hops += 1;
            frontier = if frontier.len() * SCAN < self.author_count() {
                reach.follow(&frontier)
            } else {
                reach.scan()
            };
        }
        reach.hops
    }
}

/// A search in progress.
struct Reach<'a> {
    works: PlainRows<'a>,
    bylines: PlainRows<'a>,
    hops: Vec<u32>,
    /// The authors reached.
    reached: FixedBitSet,
    /// The works of authors whose works were read.
    seen: FixedBitSet,
}

impl<'a> Reach<'a> {
    fn of(network: &'a Network) -> Self {
        Self {
            works: network.works().plain(),
            bylines: network.bylines().plain(),
            hops: vec![UNREACHED; network.author_count()],
            reached: FixedBitSet::with_capacity(network.author_count()),
            seen: FixedBitSet::with_capacity(network.work_count()),
        }
    }

    /// The new co-authors of some authors, found in the works of each.
    fn follow(&mut self, authors: &[u32]) -> Vec<u32> {
        let (mut works, mut found) = (Vec::new(), Vec::new());
        let (seen, reached) = (&mut self.seen, &mut self.reached);
        let _ = self.works.visit(authors, |row| {
            works.extend(row.iter().copied().filter(|&work| !seen.put(work as usize)));
            ControlFlow::Continue(())
        });
        let _ = self.bylines.visit(&works, |row| {
            found.extend(row.iter().copied().filter(|&author| !reached.put(author as usize)));
            ControlFlow::Continue(())
        });
        found
    }

    /// The new co-authors of all authors reached, found in the works that no one has read.
    fn scan(&mut self) -> Vec<u32> {
        const BITS: usize = usize::BITS as usize;
        let (bylines, reached) = (self.bylines, &self.reached);
        let count = self.seen.len();
        let scan = |mut found: FixedBitSet, (block, seen): (usize, &mut [usize])| {
            let start = block * AT_A_TIME;
            for work in start..count.min(start + seen.len() * BITS) {
                let (word, bit) = ((work - start) / BITS, 1 << (work % BITS));
                let byline = bylines.at(bylines.place(work));
                if seen[word] & bit == 0 && byline.iter().any(|&author| reached.contains(author as usize)) {
                    seen[word] |= bit;
                    byline.iter().for_each(|&author| found.insert(author as usize));
                }
            }
            found
        };
        let none = || FixedBitSet::with_capacity(reached.len());
        let mut found =
            self.seen.as_mut_slice().par_chunks_mut(AT_A_TIME / BITS).enumerate().fold(none, scan).reduce(
                none,
                |mut one, other| {
                    one.union_with(&other);
                    one
                },
            );
        found.difference_with(reached);
        found.ones().map(|author| author as u32).collect()
    }
}
