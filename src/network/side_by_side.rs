//! Breadth-first searches of the network from many people side by side.

use super::{AuthorId, Network};
use crate::columns::{PlainRows, Visit};

/// The searches that run side by side: one a bit.
pub(crate) const SIDE_BY_SIDE: usize = 64;

/// A step from fewer authors than one in this many reads their works only; from more, all works in order.
const SCAN: usize = 16;

impl Network {
    /// Searches from at most [`SIDE_BY_SIDE`] people, where a person may be several authors. Calls `reached` with the
    /// distance, an author, and the searches that reach this author at this distance, as bits.
    ///
    /// One look at a byline serves all searches at the same distance (multi-source BFS, Then et al. 2014).
    pub(crate) fn search_side_by_side(
        &self,
        people: &[&[AuthorId]],
        mut reached: impl FnMut(u32, AuthorId, u64),
    ) {
        let mut seen = vec![0u64; self.author_count()];
        for (lane, person) in people.iter().enumerate() {
            person.iter().for_each(|author| seen[author.index()] |= 1 << lane);
        }
        let (works, bylines) = (self.works().plain(), self.bylines().plain());
        let mut search = Search { works, bylines, front: seen.clone(), next: vec![0; seen.len()], seen };
        let mut active: Vec<u32> =
            (0..self.author_count() as u32).filter(|&at| search.seen[at as usize] != 0).collect();
        for hops in 0.. {
            active.iter().for_each(|&author| reached(hops, AuthorId(author), search.front[author as usize]));
            active = search.step(&active);
            if active.is_empty() {
                return;
            }
        }
    }
}

/// Searches in progress: for each author, those that have reached it, did so in the last step, and do so in this one.
struct Search<'a> {
    works: PlainRows<'a>,
    bylines: PlainRows<'a>,
    seen: Vec<u64>,
    front: Vec<u64>,
    next: Vec<u64>,
}

impl Search<'_> {
    /// The authors that some search reaches for the first time, as co-authors of these.
    fn step(&mut self, active: &[u32]) -> Vec<u32> {
        let Self { works, bylines, seen, front, next } = self;
        let mut found = Vec::new();
        let mut see = |lanes: u64, byline: &[u32]| {
            for &author in byline {
                let new = lanes & !seen[author as usize];
                if new != 0 {
                    if next[author as usize] == 0 {
                        found.push(author);
                    }
                    next[author as usize] |= new;
                }
            }
        };
        if active.len() * SCAN < front.len() {
            for &author in active {
                for &work in works.at(works.place(author as usize)) {
                    see(front[author as usize], bylines.at(bylines.place(work as usize)));
                }
            }
        } else {
            for work in 0..bylines.len() {
                let byline = bylines.at(bylines.place(work));
                let lanes = byline.iter().fold(0, |lanes, &author| lanes | front[author as usize]);
                if lanes != 0 {
                    see(lanes, byline);
                }
            }
        }
        active.iter().for_each(|&author| front[author as usize] = 0);
        for &author in &found {
            let lanes = std::mem::take(&mut next[author as usize]);
            seen[author as usize] |= lanes;
            front[author as usize] = lanes;
        }
        found
    }
}
