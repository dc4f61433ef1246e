//! PageRank: where somebody ends up who goes from co-author to co-author and now and then begins anew.

use rayon::prelude::*;

use super::Adjacency;

/// How PageRank is computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageRank {
    /// How likely it is to go on, rather than to begin anew with anybody.
    pub damping: f64,
    /// How far the values together may be off.
    pub tolerance: f64,
}

impl Default for PageRank {
    fn default() -> Self {
        Self { damping: 0.85, tolerance: 1e-10 }
    }
}

/// So many authors are one piece of a sum.
const BLOCK: usize = 1 << 14;

/// The PageRank of each author (Brin & Page 1998, doi 10.1016/S0169-7552(98)00110-X); all add up to 1. From an author one goes on
/// along a tie with a likelihood in proportion to its strength; from an author without a tie, to anybody.
///
/// As ties have no direction, all eigenvalues of the walk are real, and Chebyshev's iteration (Golub & Varga 1961,
/// doi 10.1007/BF01386013) takes the square root of the steps that following the walk would take: 45, of ties each,
/// on all cores.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, PageRank, pagerank};
///
/// let pair_and_one_alone = Adjacency::of(3, &[(0, 1)]);
/// let values = pagerank(&pair_and_one_alone, &[1.0, 1.0], &PageRank::default());
/// assert!((values.iter().sum::<f64>() - 1.0).abs() < 1e-10 && values[0] > values[2]);
/// ```
#[must_use]
pub fn pagerank(ties: &Adjacency, strengths: &[f64], options: &PageRank) -> Vec<f64> {
    let walk = Walk::of(ties, strengths);
    // To solve: x − damping · walk(x) = start. The eigenvalues of the left side are 1 ± damping.
    let start = 1.0 / ties.author_count() as f64;
    let mut x = vec![0.0; ties.author_count()];
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
    // Whoever stood with an author without a tie went to anybody, as all others who begin anew.
    let all = sum(&x, |value| value);
    x.iter_mut().for_each(|value| *value /= all);
    x
}

/// A sum in an order that does not depend on threads.
fn sum(values: &[f64], of: impl Fn(f64) -> f64 + Sync) -> f64 {
    let blocks: Vec<f64> =
        values.par_chunks(BLOCK).map(|block| block.iter().map(|&value| of(value)).sum()).collect();
    blocks.iter().sum()
}

/// One step along the ties.
struct Walk<'a> {
    ties: &'a Adjacency,
    strengths: &'a [f64],
    /// One over the strength of all ties of each author; 0 for those without.
    shares: Vec<f64>,
}

impl<'a> Walk<'a> {
    fn of(ties: &'a Adjacency, strengths: &'a [f64]) -> Self {
        let share = |author: u32| match strengths[ties.entries(author)].iter().sum::<f64>() {
            0.0 => 0.0,
            strength => 1.0 / strength,
        };
        let shares = ties.authors().into_par_iter().map(share).collect();
        Self { ties, strengths, shares }
    }

    /// Where those who are with each author are after a step.
    fn step(&self, with: &[f64]) -> Vec<f64> {
        let sent: Vec<f64> = with.par_iter().zip(&self.shares).map(|(with, share)| with * share).collect();
        let arriving = |author: u32| {
            let entries = self.ties.entries(author);
            let along = self.ties.neighbors(author).iter().zip(&self.strengths[entries]);
            along.map(|(&other, strength)| sent[other as usize] * strength).sum()
        };
        self.ties.authors().into_par_iter().map(arriving).collect()
    }
}
