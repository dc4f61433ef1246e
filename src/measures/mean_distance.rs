//! Mean distance between the nodes of a component.

use rayon::prelude::*;

use super::sources::steps;
use super::wave::{SIDE_BY_SIDE, Wave};
use super::{Sources, Subgraph};
use crate::interrupt::Interrupt;

/// A mean distance, exact or estimated.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct MeanDistance {
    /// The mean.
    pub mean: f64,
    /// The number of nodes it is estimated from, and its standard error; `None` if it is exact.
    pub estimated: Option<(usize, f64)>,
}

/// The mean distance between two nodes of a component, in hops; `None` without a pair.
///
/// Takes as many steps as [`closeness`](super::closeness()). From a sample it is the mean over the nodes drawn of their
/// mean distances to all others, whose spread gives the standard error.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, mean_distance, component_subgraphs};
///
/// let path = &component_subgraphs(&Adjacency::of(3, &[(0, 1), (1, 2)]))[0];
/// assert_eq!(mean_distance(path, Sources::All).unwrap().mean, 4.0 / 3.0);
/// ```
#[must_use]
pub fn mean_distance(subgraph: &Subgraph, sources: Sources) -> Option<MeanDistance> {
    let others = subgraph.nodes.len().checked_sub(1).filter(|&others| others > 0)? as f64;
    let drawn = sources.of(subgraph);
    let interrupt = Interrupt::current();
    interrupt.expect(steps(&subgraph.graph, drawn.len()));
    let sums: Vec<u64> = drawn
        .par_chunks(SIDE_BY_SIDE)
        .filter(|_| !interrupt.is_set())
        .flat_map_iter(|sources| {
            let sums = sums_of_distances(subgraph, sources);
            interrupt.advance(steps(&subgraph.graph, sources.len()));
            sums
        })
        .collect();
    let count = drawn.len() as f64;
    let mean = sums.iter().sum::<u64>() as f64 / others / count;
    let estimated = (drawn.len() < subgraph.nodes.len()).then(|| {
        let squares: f64 = sums.iter().map(|&sum| (sum as f64 / others - mean).powi(2)).sum();
        let unknown = 1.0 - count / subgraph.nodes.len() as f64;
        (drawn.len(), (squares / (count - 1.0) / count * unknown).sqrt())
    });
    Some(MeanDistance { mean, estimated })
}

/// The sum of the distances from each source to all other nodes.
fn sums_of_distances(subgraph: &Subgraph, sources: &[u32]) -> Vec<u64> {
    let mut sums = vec![0; sources.len()];
    Wave::of(&subgraph.graph).run(&subgraph.graph, sources, |distance, _, lanes| {
        lanes.places().for_each(|place| sums[place] += u64::from(distance));
    });
    sums
}
