//! Measures that are sums over searches from all nodes or from a sample.

use rayon::prelude::*;
use serde::Serialize;

use super::{Adjacency, Subgraph, component_subgraphs};
use crate::interrupt::Interrupt;
use crate::random::Random;

/// The nodes from which searches start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Sources {
    /// All nodes: exact.
    #[default]
    All,
    /// A random sample of each component that is larger than the sample; all nodes of the others.
    Sample {
        /// The size of the sample, at least 2: fewer would have no standard error.
        #[serde(rename = "authors")]
        nodes: usize,
        /// Seed of the random numbers.
        seed: u64,
    },
}

/// The value of each node, by number.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Values {
    /// The values.
    pub values: Vec<f64>,
    /// The standard error of each value, where some are estimates from a sample.
    ///
    /// Estimated from the same sample: too small where a few nodes make up most of a value and none of them was drawn,
    /// which happens at the periphery of a graph, not at its center.
    pub standard_errors: Option<Vec<f64>>,
}

/// Sums over the searches from the sources of one component, for one node.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Sum {
    pub(super) sum: f64,
    pub(super) squares: f64,
}

impl Sum {
    #[inline]
    pub(super) fn add(&mut self, value: f64, times: f64) {
        self.sum += value * times;
        self.squares += value * value * times;
    }
}

/// A sum over all nodes of a component, estimated from some of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Estimate {
    /// The size of the component.
    pub(super) nodes: usize,
    pub(super) total: f64,
    pub(super) standard_error: f64,
}

impl Estimate {
    fn of(sum: Sum, sources: usize, nodes: usize) -> Self {
        let (drawn, all) = (sources as f64, nodes as f64);
        let variance = (sum.squares - sum.sum * sum.sum / drawn).max(0.0) / (drawn - 1.0).max(1.0);
        // Finite population correction.
        let unknown = 1.0 - drawn / all;
        let standard_error = all * (variance / drawn * unknown).sqrt();
        Self { nodes, total: sum.sum / drawn * all, standard_error }
    }
}

/// The maximum number of blocks that the sources of a component are split into. A block takes 16 bytes per node.
const BLOCKS: usize = 16;

/// Sums, for every node, over the searches from the sources of its component. `search` gets a component and a block of
/// the sources, whose size is a multiple of `side_by_side`. Nodes without edges have no estimate.
///
/// The blocks depend on the graph alone, and their results are added in order.
pub(super) fn estimates(
    graph: &Adjacency,
    sources: Sources,
    side_by_side: usize,
    search: impl Fn(&Adjacency, &[u32]) -> Vec<Sum> + Sync,
) -> Vec<Option<Estimate>> {
    let parts = component_subgraphs(graph);
    let drawn: Vec<Vec<u32>> = parts.iter().map(|part| sources.of(part)).collect();
    let interrupt = Interrupt::current();
    for (part, drawn) in parts.iter().zip(&drawn) {
        interrupt.expect(steps(&part.graph, drawn.len()));
    }
    let blocks: Vec<(usize, &[u32])> = drawn
        .iter()
        .enumerate()
        .flat_map(|(part, drawn)| in_blocks(drawn, side_by_side).map(move |block| (part, block)))
        .collect();
    // One at a time: the largest component comes first, and one thread would take all its blocks otherwise.
    let searches = blocks.into_par_iter().with_max_len(1);
    let found: Vec<(usize, Vec<Sum>)> =
        searches.map(|(part, block)| (part, search(&parts[part].graph, block))).collect();
    let mut estimates = vec![None; graph.node_count()];
    for blocks in found.chunk_by(|a, b| a.0 == b.0) {
        let part = &parts[blocks[0].0];
        for (place, &node) in part.nodes.iter().enumerate() {
            let mut sum = Sum::default();
            for (_, block) in blocks {
                sum.sum += block[place].sum;
                sum.squares += block[place].squares;
            }
            estimates[node as usize] = Some(Estimate::of(sum, drawn[blocks[0].0].len(), part.nodes.len()));
        }
    }
    estimates
}

/// The steps of searches from some nodes of a graph: about one for each node and each edge.
pub(super) fn steps(graph: &Adjacency, sources: usize) -> u64 {
    (graph.node_count() as u64 + graph.edge_count()) * sources as u64
}

/// Splits sources into blocks whose size is a multiple of `side_by_side`.
fn in_blocks(sources: &[u32], side_by_side: usize) -> impl Iterator<Item = &[u32]> {
    sources.chunks(sources.len().div_ceil(BLOCKS).next_multiple_of(side_by_side).max(1))
}

impl Sources {
    /// The sources of one component, ascending.
    pub(super) fn of(self, part: &Subgraph) -> Vec<u32> {
        let mut sources: Vec<u32> = part.graph.nodes().collect();
        if let Self::Sample { nodes, seed } = self
            && nodes < sources.len()
        {
            // At least two, or there would be no standard error.
            Random::new(seed).shuffle(&mut sources);
            sources.truncate(nodes.max(2));
            sources.sort_unstable();
        }
        sources
    }

    /// The values of all nodes, 0 without edges. `of` makes a value and its standard error.
    pub(super) fn values(
        self,
        estimates: &[Option<Estimate>],
        of: impl Fn(&Estimate) -> (f64, f64),
    ) -> Values {
        let (values, errors) =
            estimates.iter().map(|estimate| estimate.as_ref().map_or((0.0, 0.0), &of)).unzip();
        Values { values, standard_errors: (self != Self::All).then_some(errors) }
    }
}
