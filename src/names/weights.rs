//! How much a likeness says: learned from the corpus, without labels.
//!
//! The papers of somebody with a rare name fall into clusters as those of a common name do, but they are one person's;
//! those of two such people are not. What is seen among the ones and among the others gives the weight of each bin of
//! each respect as in Fellegi and Sunter (1969): the logarithm of how much more often it is seen among the ones.

use super::commonness::bits;
use super::profile::{BINS, COAUTHORS, Comparison, Likeness, Profile, RESPECTS, TITLES, VENUES, YEARS};

/// The weight of each bin of each respect, in sixteenths of a bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weights {
    of_bins: [Vec<i64>; RESPECTS],
    /// The most that the respects can say that are compared after so many.
    most_of_rest: [i64; RESPECTS],
}

/// The respects, those first that are compared fast.
const FAST_FIRST: [usize; RESPECTS] = [YEARS, COAUTHORS, VENUES, TITLES];

/// How often each bin was seen.
#[derive(Debug, Clone)]
pub(super) struct Seen([Vec<u32>; RESPECTS]);

impl Default for Seen {
    fn default() -> Self {
        Self(BINS.map(|bins| vec![0; bins]))
    }
}

impl Seen {
    pub(super) fn add(&mut self, likeness: Likeness) {
        for (seen, bin) in self.0.iter_mut().zip(likeness) {
            seen[bin as usize] += 1;
        }
    }

    pub(super) fn merge(mut self, other: &Self) -> Self {
        for (seen, others) in self.0.iter_mut().zip(&other.0) {
            seen.iter_mut().zip(others).for_each(|(seen, more)| *seen += more);
        }
        self
    }

    /// How many likenesses there were.
    fn count(&self) -> u32 {
        self.0[0].iter().sum()
    }
}

impl Weights {
    /// The weights by what was seen among one person's papers and among those of two, as far as that is enough; the
    /// usual ones where it is not.
    pub(super) fn learned(same: &Seen, different: &Seen) -> Self {
        // The usual weight counts like so many observations on both sides.
        const OF_USUAL: f64 = 20.0;
        let [all_same, all_different] = [same, different].map(|seen| f64::from(seen.count()).max(1.0));
        let weight = |same: u32, different: u32, usual: i64| {
            let [same, different] = [same, different].map(|count| f64::from(count) + 0.5);
            let seen = 1.0 / (1.0 / same + 1.0 / different);
            let found = bits(same / all_same / (different / all_different)).clamp(-MOST, MOST) as f64;
            ((seen * found + OF_USUAL * usual as f64) / (seen + OF_USUAL)).round() as i64
        };
        let weights = |respect: usize| {
            let bins = same.0[respect].iter().zip(&different.0[respect]);
            bins.zip(USUAL[respect])
                .map(|((&same, &different), &usual)| weight(same, different, usual))
                .collect()
        };
        Self::of_bins(std::array::from_fn(weights))
    }

    /// What a likeness says in all.
    pub(super) fn of(&self, likeness: Likeness) -> i64 {
        self.of_bins.iter().zip(likeness).map(|(weights, bin)| weights[bin as usize]).sum()
    }

    /// What the likeness of two profiles says in all, if that is at least so much. What cannot be enough is not compared
    /// to its end.
    pub(super) fn at_least(
        &self,
        least: i64,
        comparison: &Comparison,
        one: &Profile,
        other: &Profile,
    ) -> Option<i64> {
        let mut sum = 0;
        for (respect, most_of_rest) in FAST_FIRST.into_iter().zip(self.most_of_rest) {
            sum += self.of_bins[respect][usize::from(comparison.in_respect(respect, one, other))];
            if sum + most_of_rest < least {
                return None;
            }
        }
        Some(sum)
    }

    fn of_bins(of_bins: [Vec<i64>; RESPECTS]) -> Self {
        let most = |respect: &usize| of_bins[*respect].iter().copied().max().unwrap_or_default();
        let most_of_rest = std::array::from_fn(|at| FAST_FIRST[at + 1..].iter().map(most).sum());
        Self { of_bins, most_of_rest }
    }
}

impl Default for Weights {
    /// The usual weights.
    fn default() -> Self {
        Self::of_bins(USUAL.map(<[i64]>::to_vec))
    }
}

/// No more than this is believed of one respect.
const MOST: i64 = 128;

/// The usual weights: those of computer science, rounded and smoothed.
const USUAL: [&[i64]; RESPECTS] = [
    &[0, -1, 0, -5, -16, -32, -56, -72, 20, 60, 100, 120, 128, 128, 128, 128],
    &[
        -11, -13, 2, 24, 46, 70, 93, 120, -25, -31, -14, 14, 45, 80, 100, 112, -40, -55, -42, -6, 32, 70,
        108, 120, -50, -53, -54, -42, -10, 40, 95, 110, -50, -55, -58, -55, -45, -15, 40, 100, 0,
    ],
    &[
        -11, 5, 15, 40, 58, 75, 97, -27, 10, 25, 38, 50, 75, 90, -60, 0, 8, 18, 40, 72, 110, -63, -22, -15,
        -4, 35, 85, 110, -64, -45, -40, -32, 5, 50, 100, 0,
    ],
    &[11, 2, -5, -18, 5, -8, -17, -34, -2, -18, -25, -45, -8, -20, -28, -45, -8, -20, -28, -45, 0],
];
