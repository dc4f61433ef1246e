//! Which series of venues go together: whoever publishes in one often publishes in the other.
//!
//! Learned from names that have one bearer, without labels. It tells somebody who went from one venue of a field to
//! another from somebody of another field, where two sets of papers have no venue in common.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::commonness::bits;
use super::topics::Topic;

/// How much more often than by chance one person is in both of two series.
#[derive(Debug, Default)]
pub(super) struct Affinity {
    /// The weight of the pairs of papers in two different series, the smaller number first.
    of_pairs: HashMap<(u32, u32), u64>,
    /// By series, the weight of all pairs with a paper in it.
    of_series: Vec<u64>,
    all: u64,
}

/// What each paper of a person weighs, however many there are.
const PAPER: u64 = 5040;

/// Two series, and what the pairs of a person's papers in them weigh.
type Weighed = ((u32, u32), u64);

impl Affinity {
    /// Learns from people and the series of their papers; nothing from few people.
    pub(super) fn of(people: &[u32], series: impl Fn(u32) -> Vec<u32> + Sync) -> Self {
        const ENOUGH: usize = 1000;
        if people.len() < ENOUGH {
            return Self::default();
        }
        let mut found: Vec<Weighed> =
            people.par_iter().flat_map_iter(|&person| pairs(series(person))).collect();
        found.par_sort_unstable();
        let mut learned = Self::default();
        for same in found.chunk_by(|a, b| a.0 == b.0) {
            let (one, other) = same[0].0;
            let sum = same.iter().map(|(_, weight)| weight).sum();
            if one == other {
                learned.count(one, sum);
            } else {
                learned.of_pairs.insert((one, other), sum);
                [one, other].into_iter().for_each(|series| learned.count(series, sum));
            }
        }
        learned
    }

    fn count(&mut self, series: u32, weight: u64) {
        let series = series as usize;
        if self.of_series.len() <= series {
            self.of_series.resize(series + 1, 0);
        }
        self.of_series[series] += weight;
        self.all += weight;
    }

    /// How much more often than by chance somebody is in both of two different series.
    fn lift(&self, one: u32, other: u32) -> f64 {
        /// What is not seen counts like two fifths of a paper, so that little seen says little.
        const UNSEEN: f64 = 0.4 * PAPER as f64;
        let weight = |series: u32| self.of_series.get(series as usize).map_or(0.0, |weight| *weight as f64);
        let by_chance = weight(one) * weight(other) / (self.all.max(1) as f64);
        let found = self.of_pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or_default();
        (found as f64 + UNSEEN) / (by_chance + UNSEEN)
    }

    /// How well two lists of different series go together, in sixteenths of a bit: positive if better than by chance.
    pub(super) fn between(&self, one: &[Topic], other: &[Topic]) -> i64 {
        if self.all == 0 {
            return 0;
        }
        let [one, other] = [one, other].map(most_frequent);
        let of_all = |from: &[Topic], to: &[Topic]| -> f64 {
            let weights: f64 = to.iter().map(weight).sum();
            let of_one = |a: &Topic| {
                let lifts: f64 = to.iter().map(|b| weight(b) * self.lift(a.mark, b.mark)).sum();
                weight(a) * bits(lifts / weights.max(1.0)) as f64
            };
            from.iter().map(of_one).sum::<f64>() / from.iter().map(weight).sum::<f64>().max(1.0)
        };
        ((of_all(&one, &other) + of_all(&other, &one)) / 2.0).round() as i64
    }
}

/// The series of which somebody has the most papers, then the most common ones, whatever came first.
fn most_frequent(all: &[Topic]) -> Vec<Topic> {
    const MOST: usize = 12;
    let mut all = all.to_vec();
    all.sort_unstable_by_key(|topic| (std::cmp::Reverse(topic.papers), topic.rarity, topic.mark));
    all.truncate(MOST);
    all
}

/// Twice as many papers in a series add as much as the first.
fn weight(topic: &Topic) -> f64 {
    f64::from(1 + topic.papers.ilog2())
}

/// What the pairs of a person's papers weigh, by their series; each paper weighs the same in all its pairs together.
fn pairs(mut series: Vec<u32>) -> Vec<Weighed> {
    series.sort_unstable();
    let Some(others) = series.len().checked_sub(1).filter(|others| *others > 0) else { return Vec::new() };
    let of_pair = PAPER / others as u64;
    let counts: Vec<(u32, u64)> =
        series.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect();
    let mut found = Vec::new();
    for (at, &(one, papers)) in counts.iter().enumerate() {
        if papers > 1 {
            found.push(((one, one), of_pair * papers * (papers - 1)));
        }
        let before = counts[..at].iter();
        found.extend(before.map(|&(other, theirs)| ((other, one), of_pair * papers * theirs)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(series: &[u32]) -> Vec<Topic> {
        series.iter().map(|&mark| Topic { mark, papers: 1, rarity: 16 }).collect()
    }

    /// Half of the people are in the series 1 and 2, the others in 3 and 4.
    fn two_fields(people: u32) -> Affinity {
        let people: Vec<u32> = (0..people).collect();
        Affinity::of(&people, |person| if person % 2 == 0 { vec![1, 2, 2] } else { vec![4, 3] })
    }

    #[test]
    fn series_of_one_field_go_together_and_those_of_two_do_not() {
        let learned = two_fields(2000);
        let between = |one: &[u32], other: &[u32]| learned.between(&topics(one), &topics(other));
        assert!(between(&[1], &[2]) > 8, "{}", between(&[1], &[2]));
        assert!(between(&[1, 2], &[3, 4]) < -64, "{}", between(&[1, 2], &[3, 4]));
        assert_eq!(between(&[1], &[2, 3]), between(&[2, 3], &[1]));
    }

    #[test]
    fn nothing_is_learned_from_few_people_nor_known_of_series_unseen() {
        assert_eq!(two_fields(100).between(&topics(&[1]), &topics(&[3])), 0);
        assert_eq!(two_fields(2000).between(&topics(&[1]), &topics(&[9])), 0);
    }

    #[test]
    fn each_paper_weighs_the_same_however_many_a_person_has() {
        for series in [vec![1, 2], vec![1, 1, 2], vec![3, 2, 1, 2, 3, 3, 1]] {
            let papers = series.len() as u64;
            let weight = |((one, other), weight): Weighed| if one == other { weight } else { 2 * weight };
            assert_eq!(pairs(series).into_iter().map(weight).sum::<u64>(), papers * PAPER);
        }
    }
}
