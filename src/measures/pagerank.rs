//! PageRank.

use rayon::prelude::*;

use super::Adjacency;

/// Options of [`pagerank`].
///
/// # Examples
/// ```
/// use coauth::measures::PageRankOptions;
///
/// assert_eq!(PageRankOptions::default().damping, 0.85);
/// assert_eq!(PageRankOptions::default().damping(0.5).damping, 0.5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PageRankOptions {
    /// Damping factor: the probability of following an edge rather than jumping to any node.
    pub damping: f64,
    /// The maximum sum of the errors of all values.
    pub tolerance: f64,
}

impl Default for PageRankOptions {
    fn default() -> Self {
        Self { damping: 0.85, tolerance: 1e-10 }
    }
}

impl PageRankOptions {
    /// Sets the damping factor.
    #[must_use]
    pub fn damping(mut self, damping: f64) -> Self {
        self.damping = damping;
        self
    }

    /// Sets the tolerance.
    #[must_use]
    pub fn tolerance(mut self, tolerance: f64) -> Self {
        self.tolerance = tolerance;
        self
    }
}

/// Nodes per partial sum.
const BLOCK: usize = 1 << 14;

/// Weighted PageRank (Brin & Page 1998, doi 10.1016/S0169-7552(98)00110-X) of each node; the values sum to 1. An edge is
/// followed with a probability proportional to its weight; from a node without edges, the walk jumps to any node.
///
/// Edges have no direction, so all eigenvalues of the walk are real, and Chebyshev iteration (Golub & Varga 1961, doi
/// 10.1007/BF01386013) takes the square root of the steps of power iteration: 45, linear in edges each, on all cores.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, PageRankOptions, pagerank};
///
/// let pair_and_one_alone = Adjacency::of(3, &[(0, 1)]);
/// let values = pagerank(&pair_and_one_alone, &[1.0, 1.0], &PageRankOptions::default());
/// assert!((values.iter().sum::<f64>() - 1.0).abs() < 1e-10 && values[0] > values[2]);
/// ```
#[must_use]
pub fn pagerank(graph: &Adjacency, weights: &[f64], options: &PageRankOptions) -> Vec<f64> {
    let walk = Walk::of(graph, weights);
    // Solves x − damping · walk(x) = start. The eigenvalues of the left side are 1 ± damping.
    let start = 1.0 / graph.node_count() as f64;
    let mut x = vec![0.0; graph.node_count()];
    let mut residual = vec![start; x.len()];
    let mut step = residual.clone();
    let mut rho = options.damping;
    let least = options.tolerance * (1.0 - options.damping) / 4.0;
    while sum(&residual, f64::abs) > least {
        let walked = walk.step(&step);
        let next_rho = 1.0 / (2.0 / options.damping - rho);
        let [keep, take] = [next_rho * rho, 2.0 * next_rho / options.damping];
        (&mut x, &mut residual, &mut step, &walked).into_par_iter().for_each(
            |(x, residual, step, walked)| {
                *x += *step;
                *residual -= *step - options.damping * walked;
                *step = keep * *step + take * *residual;
            },
        );
        rho = next_rho;
    }
    // Jumps from nodes without edges are distributed like all other jumps.
    let all = sum(&x, |value| value);
    x.iter_mut().for_each(|value| *value /= all);
    x
}

/// A sum, taken in an order that does not depend on threads.
fn sum(values: &[f64], of: impl Fn(f64) -> f64 + Sync) -> f64 {
    let blocks: Vec<f64> =
        values.par_chunks(BLOCK).map(|block| block.iter().map(|&value| of(value)).sum()).collect();
    blocks.iter().sum()
}

/// One step along the edges.
struct Walk<'a> {
    graph: &'a Adjacency,
    weights: &'a [f64],
    /// The reciprocal of the strength (weighted degree) of each node; 0 without edges.
    shares: Vec<f64>,
}

impl<'a> Walk<'a> {
    fn of(graph: &'a Adjacency, weights: &'a [f64]) -> Self {
        let share = |node: u32| match weights[graph.entries(node)].iter().sum::<f64>() {
            0.0 => 0.0,
            weight => 1.0 / weight,
        };
        let shares = graph.nodes().into_par_iter().map(share).collect();
        Self { graph, weights, shares }
    }

    /// The distribution after a step.
    fn step(&self, with: &[f64]) -> Vec<f64> {
        let sent: Vec<f64> = with.par_iter().zip(&self.shares).map(|(with, share)| with * share).collect();
        let arriving = |node: u32| {
            let entries = self.graph.entries(node);
            let along = self.graph.neighbors(node).iter().zip(&self.weights[entries]);
            along.map(|(&other, weight)| sent[other as usize] * weight).sum()
        };
        self.graph.nodes().into_par_iter().map(arriving).collect()
    }
}
