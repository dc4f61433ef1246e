//! Betweenness: through whom the shortest paths go.

use super::sources::{Sum, estimates};
use super::{Adjacency, Sources, Values};

/// The betweenness of each author: over all pairs of others, the share of their shortest paths that go through the
/// author (Freeman 1977, doi 10.2307/3033543); in hops, and not normalized. Divide by [`most_between`] to normalize.
///
/// One search from each source, with all shortest paths counted (Brandes 2001, doi 10.1080/0022250X.2001.9990249): sources
/// × ties steps, on all cores; 300 bytes an author. From a sample of k of the n authors of a component it is the sum
/// over the sample × n/k (Brandes & Pich 2007, doi 10.1142/S0218127407018403), with its standard error.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, betweenness, most_between};
///
/// let star = Adjacency::of(4, &[(0, 1), (0, 2), (0, 3)]);
/// let values = betweenness(&star, Sources::All).values;
/// assert_eq!(values, [3.0, 0.0, 0.0, 0.0]);
/// assert_eq!(values[0] / most_between(4), 1.0);
/// ```
#[must_use]
pub fn betweenness(ties: &Adjacency, sources: Sources) -> Values {
    let estimates = estimates(ties, sources, 1, |part, sources| {
        let mut search = Search::of(part);
        let mut sums = vec![Sum::default(); part.author_count()];
        sources.iter().for_each(|&source| search.add(part, source, &mut sums));
        sums
    });
    // Every pair was met from both of its ends.
    sources.values(&estimates, |estimate| (estimate.total / 2.0, estimate.standard_error / 2.0))
}

/// The highest betweenness that somebody among so many authors could have: (n−1)(n−2)/2.
#[must_use]
pub fn most_between(authors: usize) -> f64 {
    let n = authors as f64;
    (n - 1.0) * (n - 2.0) / 2.0
}

/// How far from the source an author is, modulo three: enough to tell the distances of neighbors apart, which differ
/// by one at most, and small enough for all of them to stay in a processor's cache.
type Ring = u8;

const NOT_MET: Ring = 3;

/// The ring behind each.
const BEHIND: [Ring; 3] = [1, 2, 0];

/// One search after the other.
struct Search {
    rings: Vec<Ring>,
    /// On the way out, how many shortest paths lead to each author; on the way back, (1 + dependency) / paths.
    values: Vec<f64>,
    /// Those who were met, the nearest first.
    order: Vec<u32>,
}

impl Search {
    fn of(ties: &Adjacency) -> Self {
        let authors = ties.author_count();
        Self { rings: vec![NOT_MET; authors], values: vec![0.0; authors], order: Vec::with_capacity(authors) }
    }

    /// Adds for each author how much the shortest paths from a source to all others depend on them.
    fn add(&mut self, ties: &Adjacency, source: u32, sums: &mut [Sum]) {
        self.go_out(ties, source);
        let Self { rings, values, order } = self;
        for &author in order[1..].iter().rev() {
            let behind = BEHIND[usize::from(rings[author as usize])];
            let mut beyond = 0.0;
            for &other in ties.neighbors(author) {
                if rings[other as usize] == behind {
                    beyond += values[other as usize];
                }
            }
            let paths = values[author as usize];
            let dependency = paths * beyond;
            values[author as usize] = (1.0 + dependency) / paths;
            sums[author as usize].add(dependency, 1.0);
        }
        for &author in &*order {
            rings[author as usize] = NOT_MET;
            values[author as usize] = 0.0;
        }
    }

    /// Counts the shortest paths from a source to everybody.
    fn go_out(&mut self, ties: &Adjacency, source: u32) {
        let Self { rings, values, order } = self;
        order.clear();
        order.push(source);
        rings[source as usize] = 0;
        values[source as usize] = 1.0;
        let mut place = 0;
        while let Some(&author) = order.get(place) {
            let behind = BEHIND[usize::from(rings[author as usize])];
            let paths = values[author as usize];
            for &other in ties.neighbors(author) {
                let ring = &mut rings[other as usize];
                if *ring == NOT_MET {
                    *ring = behind;
                    order.push(other);
                }
                if *ring == behind {
                    values[other as usize] += paths;
                }
            }
            place += 1;
        }
    }
}
