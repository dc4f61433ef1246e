//! The longest of the shortest paths.

use rayon::prelude::*;

use super::wave::{SIDE_BY_SIDE, Wave};
use super::{Adjacency, Part};

/// The diameter of a component, in hops: how far the two authors are from each other who are farthest. Exact.
///
/// Every search from somebody says how far anybody can be at most from their farthest: its own longest distance, and
/// the way there. So searches from the middle rule out nearly everybody, and those from the rim find long distances
/// (Takes & Kosters 2011, doi 10.1145/2063576.2063748); whoever is left after some of both is searched from, many at once. As many
/// searches as there are authors at worst, seldom more than some hundred.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, diameter, parts};
///
/// let ring_with_a_tail = Adjacency::of(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (4, 5)]);
/// assert_eq!(diameter(&parts(&ring_with_a_tail)[0]), 3);
/// ```
#[must_use]
pub fn diameter(part: &Part) -> u32 {
    let mut bounds = Bounds::of(&part.ties);
    // The first author of a component is the one with the most neighbors.
    let mut source = part.ties.authors().next();
    for sweep in 0..SWEEPS {
        let Some(author) = source else { return bounds.longest };
        bounds.sweep(&part.ties, author);
        source = if sweep % 2 == 0 { bounds.farthest() } else { bounds.middle() };
    }
    let mut left = bounds.left();
    while !left.is_empty() {
        let rest = left.split_off(left.len().min(AT_A_TIME));
        let longest = left.par_chunks(SIDE_BY_SIDE).map(|sources| longest_from(&part.ties, sources)).max();
        bounds.longest = bounds.longest.max(longest.unwrap_or(0));
        left = rest.into_iter().filter(|&author| bounds.may_be_longer(author)).collect();
    }
    bounds.longest
}

/// So many authors are searched from one by one.
const SWEEPS: usize = 24;

/// After so many searches it is seen whom they have ruled out.
const AT_A_TIME: usize = 8 * SIDE_BY_SIDE;

/// The longest distance from any of some authors.
fn longest_from(ties: &Adjacency, sources: &[u32]) -> u32 {
    let mut longest = 0;
    Wave::of(ties).run(ties, sources, |distance, _, _| longest = longest.max(distance));
    longest
}

/// What is known of the longest distance from each author.
struct Bounds {
    /// The longest distance found.
    longest: u32,
    at_least: Vec<u32>,
    at_most: Vec<u32>,
    /// The distances from all authors who were searched from, added up: who is in the middle has little.
    far: Vec<u32>,
}

impl Bounds {
    fn of(ties: &Adjacency) -> Self {
        let authors = ties.author_count();
        Self {
            longest: 0,
            at_least: vec![0; authors],
            at_most: vec![u32::MAX; authors],
            far: vec![0; authors],
        }
    }

    /// Searches from an author, and learns from it about all.
    fn sweep(&mut self, ties: &Adjacency, source: u32) {
        let distances = distances(ties, source);
        let longest = distances.iter().copied().max().unwrap_or(0);
        self.longest = self.longest.max(longest);
        for (author, distance) in distances.into_iter().enumerate() {
            let (least, most) = (&mut self.at_least[author], &mut self.at_most[author]);
            *least = (*least).max(distance).max(longest - distance);
            *most = (*most).min(longest + distance);
            self.far[author] += distance;
        }
        self.at_most[source as usize] = longest;
    }

    fn may_be_longer(&self, author: u32) -> bool {
        self.at_most[author as usize] > self.longest
    }

    /// Who may have the longest distance; of several, who is farthest from all who were searched from.
    fn farthest(&self) -> Option<u32> {
        let key = |&author: &u32| (self.at_most[author as usize], self.far[author as usize]);
        self.candidates().max_by_key(key)
    }

    /// Who is most in the middle.
    fn middle(&self) -> Option<u32> {
        let key = |&author: &u32| (self.at_least[author as usize], self.far[author as usize]);
        self.candidates().next()?;
        let was_searched = |author: u32| self.at_least[author as usize] == self.at_most[author as usize];
        (0..self.far.len() as u32).filter(|&author| !was_searched(author)).min_by_key(key)
    }

    fn candidates(&self) -> impl Iterator<Item = u32> {
        (0..self.at_most.len() as u32).filter(|&author| self.may_be_longer(author))
    }

    /// All who may have a longer distance than was found, the most promising first.
    fn left(&self) -> Vec<u32> {
        let mut left: Vec<u32> = self.candidates().collect();
        left.sort_by_key(|&author| std::cmp::Reverse(self.at_most[author as usize]));
        left
    }
}

/// The distance of everybody from an author, in a network where everybody is connected.
fn distances(ties: &Adjacency, source: u32) -> Vec<u32> {
    let mut distances = vec![u32::MAX; ties.author_count()];
    let mut order = Vec::with_capacity(ties.author_count());
    distances[source as usize] = 0;
    order.push(source);
    let mut place = 0;
    while let Some(&author) = order.get(place) {
        for &other in ties.neighbors(author) {
            if distances[other as usize] == u32::MAX {
                distances[other as usize] = distances[author as usize] + 1;
                order.push(other);
            }
        }
        place += 1;
    }
    distances
}
