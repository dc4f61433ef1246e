//! The strongest ties, without building all of them.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::projection::{Stamps, check_size};
use super::{AuthorId, Buffers, Counting, Network, Tie};
use crate::columns::Visit;
use crate::error::Result;

/// The number of ranges that the bounds of authors are divided into.
const RANGES: usize = 1 << 12;

/// The number of authors whose ties are built first.
const FIRST: usize = 1 << 10;

/// A tie with its authors in name order.
type Found = (AuthorId, AuthorId, Tie);

impl Network {
    /// This many of the strongest ties: the strongest first, then by number of papers, then by names. The two authors
    /// of a tie are in name order.
    ///
    /// What the works of an author add to ties is an upper bound for the strength of each of the author's ties. So the
    /// ties among the authors with the highest bounds are built, and they are enough if the weakest tie in demand is
    /// stronger than any bound below. Usually these are a few authors in a thousand, and at worst all.
    ///
    /// # Errors
    /// If the ties of these authors would not fit in memory.
    pub(crate) fn strongest_ties(&self, counting: Counting, count: usize) -> Result<Vec<Found>> {
        let bounds = self.tie_bounds(counting);
        let most = bounds.par_iter().copied().reduce(|| 0.0, f64::max);
        let range = |bound: f64| ((bound / most * RANGES as f64) as usize).min(RANGES);
        let mut authors_in = vec![0usize; RANGES + 1];
        bounds.iter().for_each(|&bound| authors_in[range(bound)] += 1);
        let (mut wanted, mut lowest, mut among) = (FIRST, RANGES + 1, 0);
        loop {
            while lowest > 0 && among < wanted {
                lowest -= 1;
                among += authors_in[lowest];
            }
            let is_among = |author: u32| range(bounds[author as usize]) >= lowest;
            let ties = self.strongest_among(&is_among, counting, count)?;
            // Bounds of the next range are lower than any of this one.
            let below = bounds.par_iter().copied().filter(|&bound| range(bound) < lowest);
            let below = below.reduce(|| f64::NEG_INFINITY, f64::max);
            let is_enough =
                ties.len() >= count && ties.last().is_some_and(|weakest| weakest.2.strength > below);
            if is_enough || lowest == 0 {
                return Ok(ties);
            }
            wanted = among.saturating_mul(4);
        }
    }

    /// An upper bound for the strength of each author's ties. Sums are taken in the order of works, like strengths, so
    /// rounding cannot make a strength exceed its bound.
    fn tie_bounds(&self, counting: Counting) -> Vec<f64> {
        if counting == Counting::Full && self.loose_weights.is_empty() {
            // Every paper adds at most 1.
            let papers = |author: u32| self.works.row_len(author as usize) as f64;
            return (0..self.author_count() as u32).into_par_iter().map(papers).collect();
        }
        let works = self.works.plain();
        let bylines = self.bylines.plain();
        let share = |&work: &u32| match (work as usize).checked_sub(self.paper_count()) {
            None if self.team_sizes.is_none() => counting.share(bylines.place(work as usize).len() as u32),
            _ => self.share(work, counting).max(0.0),
        };
        let bound = |author: u32| works.at(works.place(author as usize)).iter().map(share).sum();
        (0..self.author_count() as u32).into_par_iter().map(bound).collect()
    }

    /// The strongest of the ties among some authors.
    fn strongest_among(
        &self,
        is_among: &(impl Fn(u32) -> bool + Sync),
        counting: Counting,
        count: usize,
    ) -> Result<Vec<Found>> {
        const AT_A_TIME: usize = 64;
        let authors: Vec<u32> = (0..self.author_count() as u32).filter(|&author| is_among(author)).collect();
        let ends: u64 = authors.iter().map(|&author| u64::from(self.degree(AuthorId(author)))).sum();
        check_size(ends / 2, size_of::<Found>() as u64)?;
        let buffers = Buffers::made_by(|| self.stamps());
        let ties_of = |stamps: &mut Stamps, author: u32| {
            let ties = self.ties_from(author, author + 1, counting, stamps).into_iter();
            let among = ties.filter(|&(other, _)| is_among(other));
            among.map(|(other, tie)| (AuthorId(author), AuthorId(other), tie)).collect::<Vec<Found>>()
        };
        let ties = authors.par_chunks(AT_A_TIME).map(|authors| {
            buffers
                .with(|stamps| authors.iter().flat_map(|&author| ties_of(stamps, author)).collect::<Vec<_>>())
        });
        let mut ties: Vec<Found> = ties.collect::<Vec<_>>().concat();
        if count < ties.len() {
            // Names are compared only where strengths and papers do not decide.
            let (_, &mut (.., weakest), _) =
                ties.select_nth_unstable_by(count - 1, |a, b| by_strength(&a.2, &b.2));
            ties.retain(|(.., tie)| by_strength(tie, &weakest).is_le());
        }
        for (a, b, _) in &mut ties {
            if self.compare_names(*a, *b).is_gt() {
                std::mem::swap(a, b);
            }
        }
        ties.par_sort_unstable_by(|(a, b, tie), (c, d, other)| {
            let by_names = || self.compare_names(*a, *c).then_with(|| self.compare_names(*b, *d));
            by_strength(tie, other).then_with(by_names)
        });
        ties.truncate(count);
        Ok(ties)
    }
}

/// The stronger tie first, then the one of more papers.
fn by_strength(tie: &Tie, other: &Tie) -> Ordering {
    other.strength.total_cmp(&tie.strength).then(other.papers.cmp(&tie.papers))
}
