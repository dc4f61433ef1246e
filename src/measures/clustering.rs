//! Triangles and clustering coefficients.

use std::sync::atomic::{AtomicUsize, Ordering};

use fixedbitset::FixedBitSet;

use rayon::prelude::*;

use super::Adjacency;
use super::subgraphs::by_degree;

/// How clustered a graph is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Clustering {
    /// Triples of mutually adjacent nodes.
    pub triangles: u64,
    /// 3 × triangles / connected triples; `None` if there are no connected triples.
    pub transitivity: Option<f64>,
    /// Average local clustering (Watts & Strogatz 1998, doi 10.1038/30918): the mean over all nodes of the share of
    /// pairs of neighbors that are adjacent, 0 for a node with fewer than two neighbors; `None` without nodes.
    pub average: Option<f64>,
}

/// Triangles, transitivity and average clustering.
///
/// Takes as many steps as [`triangle_counts`].
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, clustering};
///
/// let clustering = clustering(&Adjacency::of(4, &[(0, 1), (1, 2), (0, 2), (2, 3)]));
/// assert_eq!((clustering.triangles, clustering.transitivity), (1, Some(0.6)));
/// assert_eq!(clustering.average, Some((1.0 + 1.0 + 1.0 / 3.0) / 4.0));
/// ```
#[must_use]
pub fn clustering(graph: &Adjacency) -> Clustering {
    let of_each = triangle_counts(graph);
    let pairs_of = |node: u32| {
        let degree = graph.degree(node) as u64;
        degree * degree.saturating_sub(1) / 2
    };
    let corners: u64 = of_each.iter().sum();
    let triples: u64 = graph.nodes().map(pairs_of).sum();
    // Fractions of 2⁶²: a sum of integers does not depend on the order of nodes.
    let shares = graph.nodes().zip(&of_each).map(|(node, &triangles)| match u128::from(pairs_of(node)) {
        0 => 0,
        pairs => ((u128::from(triangles) << 62) + pairs / 2) / pairs,
    });
    let nodes = graph.node_count();
    Clustering {
        triangles: corners / 3,
        transitivity: (triples > 0).then(|| corners as f64 / triples as f64),
        average: (nodes > 0).then(|| shares.sum::<u128>() as f64 / (1u64 << 62) as f64 / nodes as f64),
    }
}

/// The number of triangles of each node.
///
/// The forward algorithm (Schank & Wagner 2005, doi 10.1007/11427186_54) finds each triangle once, from its corner of
/// lowest degree: at most edges × √edges steps, on all cores.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, triangle_counts};
///
/// assert_eq!(triangle_counts(&Adjacency::of(4, &[(0, 1), (1, 2), (0, 2), (2, 3)])), [1, 1, 1, 0]);
/// ```
#[must_use]
pub fn triangle_counts(graph: &Adjacency) -> Vec<u64> {
    let upward = Upward::of(graph);
    let next = AtomicUsize::new(0);
    let counted = rayon::broadcast(|_| upward.count_from(&next));
    let mut triangles = vec![0; graph.node_count()];
    for (rank, &node) in upward.nodes.iter().enumerate() {
        triangles[node as usize] = counted.iter().map(|counts| counts[rank]).sum();
    }
    triangles
}

/// The approximate number of steps that [`triangle_counts`] takes.
#[must_use]
pub(crate) fn triangle_cost(graph: &Adjacency) -> u64 {
    let rank_of = ranks(&by_degree(graph));
    let rank = |node: u32| rank_of[node as usize];
    let above = |node: u32| {
        let own = rank(node);
        graph.neighbors(node).iter().copied().filter(move |&other| rank(other) < own)
    };
    let lengths: Vec<u32> = graph.nodes().into_par_iter().map(|node| above(node).count() as u32).collect();
    let steps = |node: u32| above(node).map(|other| u64::from(lengths[other as usize])).sum::<u64>();
    graph.nodes().into_par_iter().map(steps).sum()
}

/// The rank of each node, given all nodes in their order.
fn ranks(nodes: &[u32]) -> Vec<u32> {
    let mut rank_of = vec![0; nodes.len()];
    for (&node, rank) in nodes.iter().zip(0..) {
        rank_of[node as usize] = rank;
    }
    rank_of
}

/// Edges from each node to those of higher degree. Nodes are renumbered by descending degree, so that the rows read
/// most often are next to each other.
struct Upward {
    /// All nodes, by descending degree.
    nodes: Vec<u32>,
    offsets: Vec<usize>,
    above: Vec<u32>,
}

/// An idle thread takes this many nodes at a time.
const AT_A_TIME: usize = 1 << 8;

impl Upward {
    fn of(graph: &Adjacency) -> Self {
        let nodes = by_degree(graph);
        let rank_of = ranks(&nodes);
        let mut offsets = Vec::with_capacity(nodes.len() + 1);
        let mut above = Vec::with_capacity(graph.edge_count() as usize);
        offsets.push(0);
        for (&node, rank) in nodes.iter().zip(0u32..) {
            let ranks = graph.neighbors(node).iter().map(|&other| rank_of[other as usize]);
            above.extend(ranks.filter(|&other| other < rank));
            offsets.push(above.len());
        }
        Self { nodes, offsets, above }
    }

    fn row(&self, rank: usize) -> &[u32] {
        &self.above[self.offsets[rank]..self.offsets[rank + 1]]
    }

    /// Counts, by rank, the triangles found from the nodes that this thread takes.
    fn count_from(&self, next: &AtomicUsize) -> Vec<u64> {
        let mut counts = vec![0; self.nodes.len()];
        let mut marked = FixedBitSet::with_capacity(self.nodes.len());
        loop {
            let begin = next.fetch_add(AT_A_TIME, Ordering::Relaxed);
            if begin >= self.nodes.len() {
                return counts;
            }
            for rank in begin..(begin + AT_A_TIME).min(self.nodes.len()) {
                self.count_at(rank, &mut marked, &mut counts);
            }
        }
    }

    /// Counts the triangles whose corner with the fewest neighbors is this one.
    fn count_at(&self, rank: usize, marked: &mut FixedBitSet, counts: &mut [u64]) {
        let row = self.row(rank);
        row.iter().for_each(|&above| marked.insert(above as usize));
        for &second in row {
            let mut found = 0;
            for &third in self.row(second as usize) {
                if marked.contains(third as usize) {
                    counts[third as usize] += 1;
                    found += 1;
                }
            }
            counts[second as usize] += found;
            counts[rank] += found;
        }
        row.iter().for_each(|&above| marked.set(above as usize, false));
    }
}
