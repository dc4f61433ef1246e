//! Closeness and harmonic centrality.

use super::sources::{Estimate, Sum, estimates, steps};
use super::wave::{SIDE_BY_SIDE, Wave};
use super::{Adjacency, Sources, Values};
use crate::interrupt::Interrupt;

/// The closeness of each node (Freeman 1978, doi 10.1016/0378-8733(78)90021-7): the reciprocal of the mean distance to
/// the nodes within reach, times the share of other nodes that are (Wasserman & Faust 1994, p. 201). In hops.
///
/// 0 for a node without edges. Many searches run side by side: at worst sources × edges / 256 × diameter steps, on all
/// cores. From a sample, the mean distance is that to the nodes drawn, with its standard error (Eppstein & Wang 2004,
/// doi 10.7155/jgaa.00081).
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, closeness};
///
/// let path_of_three_and_one_alone = Adjacency::of(4, &[(0, 1), (1, 2)]);
/// let values = closeness(&path_of_three_and_one_alone, Sources::All).values;
/// assert_eq!(values, [4.0 / 9.0, 2.0 / 3.0, 4.0 / 9.0, 0.0]);
/// ```
#[must_use]
pub fn closeness(graph: &Adjacency, sources: Sources) -> Values {
    let (others, interrupt) = (graph.node_count() as f64 - 1.0, Interrupt::current());
    let estimates =
        estimates(graph, sources, SIDE_BY_SIDE, |part, sources| summed(part, sources, f64::from, &interrupt));
    sources.values(&estimates, |&Estimate { nodes, total, standard_error }| {
        let reached = nodes as f64 - 1.0;
        let closeness = if total > 0.0 { reached / others * reached / total } else { 0.0 };
        (closeness, if total > 0.0 { closeness * standard_error / total } else { 0.0 })
    })
}

/// The harmonic centrality of each node (Marchiori & Latora 2000, doi 10.1016/S0378-4371(00)00311-3): the mean over all
/// other nodes of the reciprocal of the distance, 0 for nodes out of reach. In hops.
///
/// Takes as many steps as [`closeness`].
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, harmonic_centrality};
///
/// let values = harmonic_centrality(&Adjacency::of(4, &[(0, 1), (1, 2)]), Sources::All).values;
/// assert_eq!(values, [0.5, 2.0 / 3.0, 0.5, 0.0]);
/// ```
#[must_use]
pub fn harmonic_centrality(graph: &Adjacency, sources: Sources) -> Values {
    let (others, interrupt) = (graph.node_count() as f64 - 1.0, Interrupt::current());
    let estimates = estimates(graph, sources, SIDE_BY_SIDE, |part, sources| {
        summed(part, sources, |distance| 1.0 / f64::from(distance), &interrupt)
    });
    sources.values(&estimates, |estimate| (estimate.total / others, estimate.standard_error / others))
}

/// Sums, for each node, a function of the distance from each source.
fn summed(graph: &Adjacency, sources: &[u32], worth: fn(u32) -> f64, interrupt: &Interrupt) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); graph.node_count()];
    let mut wave = Wave::of(graph);
    for sources in sources.chunks(SIDE_BY_SIDE).take_while(|_| !interrupt.is_set()) {
        wave.run(graph, sources, |distance, node, lanes| {
            sums[node as usize].add(worth(distance), f64::from(lanes.count()));
        });
        interrupt.advance(steps(graph, sources.len()));
    }
    sums
}
