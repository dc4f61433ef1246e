//! Betweenness: through whom the shortest paths go.

use super::sources::{Sum, estimates};
use super::{Adjacency, Sources, Values};

/// The betweenness of each author: over all pairs of others, the share of their shortest paths that go through the
/// author (Freeman 1977, doi 10.2307/3033543); in hops, and not normalised. Divide by [`most_between`] to normalise.
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
    let estimates = estimates(ties, sources, |part, sources| {
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

/// What a search knows of an author.
#[derive(Clone, Copy)]
struct Met {
    /// On the way out, how many shortest paths lead here; on the way back, (1 + dependency) / paths.
    value: f64,
    distance: u32,
}

const NOT_MET: Met = Met { value: 0.0, distance: u32::MAX };

/// One search after the other.
struct Search {
    met: Vec<Met>,
    /// Those who were met, the nearest first.
    order: Vec<u32>,
}

impl Search {
    fn of(ties: &Adjacency) -> Self {
        Self { met: vec![NOT_MET; ties.author_count()], order: Vec::with_capacity(ties.author_count()) }
    }

    /// Adds for each author how much the shortest paths from a source to all others depend on them.
    fn add(&mut self, ties: &Adjacency, source: u32, sums: &mut [Sum]) {
        self.go_out(ties, source);
        let Self { met, order } = self;
        for &author in order[1..].iter().rev() {
            let Met { value: paths, distance } = met[author as usize];
            let mut beyond = 0.0;
            for &other in ties.neighbours(author) {
                let other = met[other as usize];
                // Most neighbours are not beyond, which nobody can guess: so there is no branch.
                beyond += if other.distance == distance + 1 { other.value } else { 0.0 };
            }
            let dependency = paths * beyond;
            met[author as usize].value = (1.0 + dependency) / paths;
            sums[author as usize].add(dependency, 1.0);
        }
        met.fill(NOT_MET);
    }

    /// Counts the shortest paths from a source to everybody.
    fn go_out(&mut self, ties: &Adjacency, source: u32) {
        let Self { met, order } = self;
        order.clear();
        order.push(source);
        met[source as usize] = Met { value: 1.0, distance: 0 };
        let mut place = 0;
        while let Some(&author) = order.get(place) {
            let Met { value: paths, distance } = met[author as usize];
            for &other in ties.neighbours(author) {
                let there = &mut met[other as usize];
                if there.distance > distance {
                    if there.distance == u32::MAX {
                        there.distance = distance + 1;
                        order.push(other);
                    }
                    there.value += paths;
                }
            }
            place += 1;
        }
    }
}
