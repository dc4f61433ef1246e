//! Measures that are sums over searches from all authors, or from some of them.

use rayon::prelude::*;
use serde::Serialize;

use super::{Adjacency, Part, parts};
use crate::random::Random;

/// From whom the searches start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Sources {
    /// From everybody: exact.
    #[default]
    All,
    /// From so many authors of each component that has more, drawn with the seed; from everybody in the others.
    Sample {
        /// How many: 2 at least, as fewer do not say how far an estimate may be off. None estimates nothing, and
        /// one has a standard error of 0.
        authors: usize,
        /// Where the random numbers begin.
        seed: u64,
    },
}

/// The value of each author, by number.
#[derive(Debug, Clone, PartialEq)]
pub struct Values {
    /// The values.
    pub values: Vec<f64>,
    /// The standard error of each value, where some are estimates from a sample.
    ///
    /// It is told by the same sample, as all standard errors are: it is too small where a few authors make most of a
    /// value and none of them was drawn, which happens to those at the edge of a network and not to its center.
    pub standard_errors: Option<Vec<f64>>,
}

/// What the searches from the sources of one component add up to for one author.
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

/// A sum over all authors of a component, as known from some of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Estimate {
    /// How many authors the component has.
    pub(super) authors: usize,
    pub(super) total: f64,
    pub(super) standard_error: f64,
}

impl Estimate {
    fn of(sum: Sum, sources: usize, authors: usize) -> Self {
        let (drawn, all) = (sources as f64, authors as f64);
        let variance = (sum.squares - sum.sum * sum.sum / drawn).max(0.0) / (drawn - 1.0).max(1.0);
        // The fewer were not drawn, the less is unknown.
        let unknown = 1.0 - drawn / all;
        let standard_error = all * (variance / drawn * unknown).sqrt();
        Self { authors, total: sum.sum / drawn * all, standard_error }
    }
}

/// So many blocks at most are the sources of a component cut into. What a block adds up takes 16 bytes an author.
const BLOCKS: usize = 16;

/// Adds up, for every author, what the searches from the sources of their component find. `search` is given a
/// component and some of the sources, as many as it can take `side_by_side` or a multiple. Authors without a tie have
/// no estimate.
///
/// Sources are cut into blocks that depend on the network alone, and what the blocks found is added in their order.
pub(super) fn estimates(
    ties: &Adjacency,
    sources: Sources,
    side_by_side: usize,
    search: impl Fn(&Adjacency, &[u32]) -> Vec<Sum> + Sync,
) -> Vec<Option<Estimate>> {
    let parts = parts(ties);
    let drawn: Vec<Vec<u32>> = parts.iter().map(|part| sources.of(part)).collect();
    let blocks: Vec<(usize, &[u32])> = drawn
        .iter()
        .enumerate()
        .flat_map(|(part, drawn)| in_blocks(drawn, side_by_side).map(move |block| (part, block)))
        .collect();
    // One at a time: the largest component comes first, and one thread would take all of it otherwise.
    let searches = blocks.into_par_iter().with_max_len(1);
    let found: Vec<(usize, Vec<Sum>)> =
        searches.map(|(part, block)| (part, search(&parts[part].ties, block))).collect();
    let mut estimates = vec![None; ties.author_count()];
    for blocks in found.chunk_by(|a, b| a.0 == b.0) {
        let part = &parts[blocks[0].0];
        for (place, &author) in part.authors.iter().enumerate() {
            let mut sum = Sum::default();
            for (_, block) in blocks {
                sum.sum += block[place].sum;
                sum.squares += block[place].squares;
            }
            estimates[author as usize] =
                Some(Estimate::of(sum, drawn[blocks[0].0].len(), part.authors.len()));
        }
    }
    estimates
}

/// Cuts sources into blocks, each of as many as can be searched from side by side, or a multiple.
fn in_blocks(sources: &[u32], side_by_side: usize) -> impl Iterator<Item = &[u32]> {
    sources.chunks(sources.len().div_ceil(BLOCKS).next_multiple_of(side_by_side).max(1))
}

impl Sources {
    /// Those of one component, ascending.
    pub(super) fn of(self, part: &Part) -> Vec<u32> {
        let mut sources: Vec<u32> = part.ties.authors().collect();
        if let Self::Sample { authors, seed } = self
            && authors < sources.len()
        {
            // Two at the least, or there would be no error to state.
            Random::new(seed).shuffle(&mut sources);
            sources.truncate(authors.max(2));
            sources.sort_unstable();
        }
        sources
    }

    /// The values of all authors; 0 for those without a tie. `of` makes a value and its standard error.
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
