//! Betweenness centrality.

use super::sources::{Sum, estimates, steps};
use super::{Adjacency, Sources, Values};
use crate::interrupt::Interrupt;

/// The betweenness of each node (Freeman 1977, doi 10.2307/3033543): over all pairs of other nodes, the share of their
/// shortest paths that pass through it. Paths are measured in hops; the values are not normalized. Divide by
/// [`max_betweenness`] to normalize.
///
/// Brandes' algorithm (2001, doi 10.1080/0022250X.2001.9990249): sources × edges steps, on all cores; 300 bytes per
/// node. From a sample of k of the n nodes of a component it is estimated by the sum over the sample × n/k (Brandes &
/// Pich 2007, doi 10.1142/S0218127407018403), with its standard error.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, betweenness, max_betweenness};
///
/// let star = Adjacency::of(4, &[(0, 1), (0, 2), (0, 3)]);
/// let values = betweenness(&star, Sources::All).values;
/// assert_eq!(values, [3.0, 0.0, 0.0, 0.0]);
/// assert_eq!(values[0] / max_betweenness(4), 1.0);
/// ```
#[must_use]
pub fn betweenness(graph: &Adjacency, sources: Sources) -> Values {
    let interrupt = Interrupt::current();
    let estimates = estimates(graph, sources, 1, |part, sources| {
        let mut search = Search::of(part);
        let mut sums = vec![Sum::default(); part.node_count()];
        let wanted = sources.iter().take_while(|_| !interrupt.is_set());
        wanted.for_each(|&source| {
            search.add(part, source, &mut sums);
            interrupt.advance(steps(part, 1));
        });
        sums
    });
    // Every pair is counted from both of its ends.
    sources.values(&estimates, |estimate| (estimate.total / 2.0, estimate.standard_error / 2.0))
}

/// The highest betweenness possible among n nodes: (n−1)(n−2)/2.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, betweenness, max_betweenness};
///
/// // The center of a star has the maximum.
/// let star = Adjacency::of(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(betweenness(&star, Sources::All).values[0], max_betweenness(4));
/// ```
#[must_use]
pub fn max_betweenness(nodes: usize) -> f64 {
    let n = nodes as f64;
    (n - 1.0) * (n - 2.0) / 2.0
}

/// The distance of a node from the source, modulo three: enough to distinguish the distances of neighbors, which differ
/// by at most one, and small enough for all of them to stay in the cache.
type Ring = u8;

const NOT_MET: Ring = 3;

/// The ring after each.
const NEXT_RING: [Ring; 3] = [1, 2, 0];

/// Buffers of a search, reused from source to source.
struct Search {
    rings: Vec<Ring>,
    /// On the way out, the number of shortest paths to each node; on the way back, (1 + dependency) / paths.
    values: Vec<f64>,
    /// The nodes reached, nearest first.
    order: Vec<u32>,
}

impl Search {
    fn of(graph: &Adjacency) -> Self {
        let nodes = graph.node_count();
        Self { rings: vec![NOT_MET; nodes], values: vec![0.0; nodes], order: Vec::with_capacity(nodes) }
    }

    /// Adds to each node the dependency of a source on it.
    fn add(&mut self, graph: &Adjacency, source: u32, sums: &mut [Sum]) {
        self.count_paths(graph, source);
        let Self { rings, values, order } = self;
        for &node in order[1..].iter().rev() {
            let next = NEXT_RING[usize::from(rings[node as usize])];
            let mut beyond = 0.0;
            for &other in graph.neighbors(node) {
                if rings[other as usize] == next {
                    beyond += values[other as usize];
                }
            }
            let paths = values[node as usize];
            let dependency = paths * beyond;
            values[node as usize] = (1.0 + dependency) / paths;
            sums[node as usize].add(dependency, 1.0);
        }
        for &node in &*order {
            rings[node as usize] = NOT_MET;
            values[node as usize] = 0.0;
        }
    }

    /// Counts the shortest paths from a source to all nodes.
    fn count_paths(&mut self, graph: &Adjacency, source: u32) {
        let Self { rings, values, order } = self;
        order.clear();
        order.push(source);
        rings[source as usize] = 0;
        values[source as usize] = 1.0;
        let mut place = 0;
        while let Some(&node) = order.get(place) {
            let next = NEXT_RING[usize::from(rings[node as usize])];
            let paths = values[node as usize];
            for &other in graph.neighbors(node) {
                let ring = &mut rings[other as usize];
                if *ring == NOT_MET {
                    *ring = next;
                    order.push(other);
                }
                if *ring == next {
                    values[other as usize] += paths;
                }
            }
            place += 1;
        }
    }
}
