//! How much a likeness says: learned from the corpus, without labels.
//!
//! The papers of somebody with a rare name fall into clusters as those of a common name do, but they are one person's;
//! those of two such people are not. What is seen among the ones and among the others gives the weight of each bin of
//! each respect as in Fellegi and Sunter (1969): the logarithm of how much more often it is seen among the ones.
//! It depends on the sizes of the two: two single papers without a word in common may well be one person's, a hundred
//! papers and one of another field hardly.

use super::commonness::bits;
use super::profile::{
    BINS, CLASSES, COAUTHORS, Comparison, Likeness, Profile, RESPECTS, Sizes, TITLES, UNKNOWN, VENUES, YEARS,
};

/// The weight of each bin of each respect, in sixteenths of a bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weights {
    /// By respect; the bins of each pair of sizes together.
    of_bins: [Vec<i64>; RESPECTS],
    /// The most that the respects can say that are compared after so many.
    most_of_rest: [i64; RESPECTS],
}

/// The respects, those first that are compared fast.
const FAST_FIRST: [usize; RESPECTS] = [YEARS, COAUTHORS, VENUES, TITLES];

/// How often each bin was seen: by respect, the bins of each pair of sizes together.
#[derive(Debug, Clone)]
pub(super) struct Seen([Vec<u32>; RESPECTS]);

impl Default for Seen {
    fn default() -> Self {
        Self(BINS.map(|bins| vec![0; bins * Sizes::COUNT]))
    }
}

/// Where the bins of a respect are that belong to some sizes.
fn place(respect: usize, sizes: Sizes) -> std::ops::Range<usize> {
    let first = sizes.number() * BINS[respect];
    first..first + BINS[respect]
}

impl Seen {
    pub(super) fn add(&mut self, Likeness { sizes, bins }: Likeness) {
        for (respect, bin) in bins.into_iter().enumerate().filter(|(_, bin)| *bin != UNKNOWN) {
            self.0[respect][place(respect, sizes)][bin] += 1;
        }
    }

    pub(super) fn merge(mut self, other: &Self) -> Self {
        for (seen, others) in self.0.iter_mut().zip(&other.0) {
            seen.iter_mut().zip(others).for_each(|(seen, more)| *seen += more);
        }
        self
    }

    /// How often each bin of a respect was seen where the smaller profile is of a class.
    fn of_class(&self, respect: usize, class: usize) -> Vec<u32> {
        let mut all = vec![0; BINS[respect]];
        for sizes in Sizes::all().filter(|sizes| sizes.smaller == class) {
            let seen = &self.0[respect][place(respect, sizes)];
            all.iter_mut().zip(seen).for_each(|(sum, count)| *sum += count);
        }
        all
    }
}

impl Weights {
    /// The weights by what was seen among one person's papers and among those of two. What is seen at each pair of sizes
    /// counts as far as it is enough; else what is seen at all pairs with that smaller size, else the usual weights.
    pub(super) fn learned(same: &Seen, different: &Seen) -> Self {
        let weights = |respect: usize| {
            let mut of_bins = vec![0; BINS[respect] * Sizes::COUNT];
            for class in 0..CLASSES {
                let [of_same, of_different] = [same, different].map(|seen| seen.of_class(respect, class));
                let of_class = weighed(&of_same, &of_different, usual(respect, class));
                for sizes in Sizes::all().filter(|sizes| sizes.smaller == class) {
                    let place = place(respect, sizes);
                    let [of_same, of_different] =
                        [same, different].map(|seen| &seen.0[respect][place.clone()]);
                    of_bins[place.clone()].copy_from_slice(&weighed(of_same, of_different, &of_class));
                }
            }
            of_bins
        };
        Self::of_bins(std::array::from_fn(weights))
    }

    /// The same for sums: titles, venues and co-authors of a field come together, so that their sum says too much. A
    /// quarter less was best for the numbered homonyms of a part of dblp.
    pub(super) fn discounted(self) -> Self {
        Self::of_bins(self.of_bins.map(|bins| bins.into_iter().map(|weight| weight * 3 / 4).collect()))
    }

    /// What a likeness says in all.
    pub(super) fn of(&self, likeness: Likeness) -> i64 {
        self.of_each(likeness).into_iter().sum()
    }

    /// What a likeness says in each respect.
    pub(super) fn of_each(&self, Likeness { sizes, bins }: Likeness) -> [i64; RESPECTS] {
        std::array::from_fn(|respect| self.of_bin(respect, sizes, bins[respect]))
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
        let sizes = Sizes::of(one, other);
        let mut sum = 0;
        for (respect, most_of_rest) in FAST_FIRST.into_iter().zip(self.most_of_rest) {
            sum += self.of_bin(respect, sizes, comparison.in_respect(respect, one, other));
            if sum + most_of_rest < least {
                return None;
            }
        }
        Some(sum)
    }

    fn of_bin(&self, respect: usize, sizes: Sizes, bin: usize) -> i64 {
        if bin == UNKNOWN { 0 } else { self.of_bins[respect][place(respect, sizes)][bin] }
    }

    fn of_bins(of_bins: [Vec<i64>; RESPECTS]) -> Self {
        // What is unknown says nothing.
        let most = |respect: &usize| of_bins[*respect].iter().copied().fold(0, i64::max);
        let most_of_rest = std::array::from_fn(|at| FAST_FIRST[at + 1..].iter().map(most).sum());
        Self { of_bins, most_of_rest }
    }
}

/// The weights of the bins of one respect at some sizes by what was seen there, as far as it is enough; those given
/// where it is not.
fn weighed(same: &[u32], different: &[u32], given: &[i64]) -> Vec<i64> {
    /// The given weight counts like so many observations on both sides.
    const OF_GIVEN: f64 = 20.0;
    let [all_same, all_different] = [same, different].map(|seen| f64::from(seen.iter().sum::<u32>()) + 0.5);
    let weight = |((&same, &different), &given): ((&u32, &u32), &i64)| {
        let [same, different] = [same, different].map(|count| f64::from(count) + 0.5);
        let seen = 1.0 / (1.0 / same + 1.0 / different);
        let found = bits(same / all_same / (different / all_different)).clamp(-MOST, MOST) as f64;
        ((seen * found + OF_GIVEN * given as f64) / (seen + OF_GIVEN)).round() as i64
    };
    same.iter().zip(different).zip(given).map(weight).collect()
}

/// No more than this is believed of one respect.
const MOST: i64 = 128;

/// The usual weights of a respect where the smaller profile is of a class: those of computer science, rounded and smoothed.
fn usual(respect: usize, class: usize) -> &'static [i64] {
    match respect {
        COAUTHORS => &USUAL_OF_COAUTHORS,
        TITLES => &USUAL_OF_TITLES[class],
        VENUES => &USUAL_OF_VENUES[class],
        _ => &USUAL_OF_YEARS[class],
    }
}

const USUAL_OF_COAUTHORS: [i64; BINS[COAUTHORS]] =
    [-4, -11, -13, -17, -35, -60, -70, -80, 24, 24, 60, 100, 128, 128, 128, 128];

const USUAL_OF_TITLES: [[i64; BINS[TITLES]]; CLASSES] = [
    [-14, -14, 8, 29, 50, 74, 97, 128],
    [-31, -33, -6, 26, 62, 94, 122, 128],
    [-50, -55, -29, 12, 54, 100, 128, 128],
    [-50, -55, -45, -24, 20, 64, 110, 128],
    [-50, -55, -50, -40, -5, 40, 90, 120],
];

const USUAL_OF_VENUES: [[i64; BINS[VENUES]]; CLASSES] = [
    [-30, -22, -14, -7, 0, 10, 20, 25, 50, 65, 81, 94],
    [-47, -39, -31, -15, 0, 10, 10, 17, 41, 57, 78, 101],
    [-78, -70, -62, -31, 0, 10, 5, 10, 24, 44, 82, 107],
    [-96, -88, -80, -40, 0, 10, -30, -15, -5, 40, 85, 105],
    [-96, -88, -80, -40, 0, 10, -40, -30, -15, 25, 75, 105],
];

const USUAL_OF_YEARS: [[i64; BINS[YEARS]]; CLASSES] =
    [[12, 1, -8, -21], [7, -14, -23, -41], [3, -35, -50, -70], [1, -40, -55, -75], [0, -40, -55, -75]];

#[cfg(test)]
mod tests {
    use super::*;

    /// The same number of observations in each bin of titles, at the sizes given.
    fn seen(bins: [usize; 2], sizes: Sizes) -> Seen {
        let mut seen = Seen::default();
        for (bin, count) in bins.into_iter().enumerate() {
            let likeness = Likeness { sizes, bins: [UNKNOWN, bin, UNKNOWN, UNKNOWN] };
            (0..count).for_each(|_| seen.add(likeness));
        }
        seen
    }

    fn of_titles(weights: &Weights, sizes: Sizes, bin: usize) -> i64 {
        weights.of(Likeness { sizes, bins: [UNKNOWN, bin, UNKNOWN, UNKNOWN] })
    }

    /// Within a quarter of a bit: what is not seen counts like half an observation.
    fn are_near(found: [i64; 2], wanted: [i64; 2]) -> bool {
        found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() <= 4)
    }

    #[test]
    fn what_is_seen_at_some_sizes_counts_there_and_little_elsewhere() {
        let [small, large] = [0, 3].map(|class| Sizes { smaller: class, larger: class });
        let weights = Weights::learned(&seen([1000, 8000], small), &seen([8000, 1000], small));
        let of = |sizes| [0, 1].map(|bin| of_titles(&weights, sizes, bin));
        assert!(are_near(of(small), [-48, 48]), "a factor of eight is three bits: {:?}", of(small));
        assert!(are_near(of(large), [-50, -55]), "the usual weights: {:?}", of(large));
    }

    #[test]
    fn nothing_seen_leaves_the_usual_weights_and_nothing_known_says_nothing() {
        let weights = Weights::learned(&Seen::default(), &Seen::default());
        for sizes in Sizes::all() {
            let unknown = Likeness { sizes, bins: [UNKNOWN; RESPECTS] };
            assert_eq!(weights.of(unknown), 0);
            let [found, usual] = [of_titles(&weights, sizes, 7), USUAL_OF_TITLES[sizes.smaller][7]];
            assert!(are_near([found; 2], [usual; 2]), "{found} for {usual}");
        }
    }
}
