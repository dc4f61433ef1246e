//! Scores of a clustering of mentions: pairs of mentions, and B-cubed (Bagga & Baldwin 1998).

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::Anyhow;

/// Precision and recall.
pub(crate) type Score = [f64; 2];

pub(crate) fn shown([precision, recall]: Score) -> String {
    let f = harmonic_mean([precision, recall]);
    format!("{precision:.4}  {recall:.4}  {f:.4}")
}

pub(crate) fn harmonic_mean([one, other]: Score) -> f64 {
    if one + other > 0.0 { 2.0 * one * other / (one + other) } else { 0.0 }
}

/// Three scores, below which evidence fails.
pub(crate) fn least(given: &mut impl Iterator<Item = String>) -> Anyhow<[f64; 3]> {
    let mut score = || -> Anyhow<f64> {
        let text = given.next().ok_or("--least takes three scores")?;
        text.parse().map_err(|_| format!("{text} is no score").into())
    };
    Ok([score()?, score()?, score()?])
}

fn counts<T: Hash + Eq>(all: impl Iterator<Item = T>) -> HashMap<T, u64> {
    let mut counts = HashMap::new();
    all.for_each(|one| *counts.entry(one).or_default() += 1);
    counts
}

/// Precision and recall of the pairs among some of the mentions.
pub(crate) fn pairs<F: Hash + Eq + Copy>(found: &[F], persons: &[usize], over: &[usize]) -> Score {
    let pairs = |sizes: &mut dyn Iterator<Item = u64>| sizes.map(|n| n * (n - 1) / 2).sum::<u64>() as f64;
    let both = pairs(&mut counts(over.iter().map(|&at| (found[at], persons[at]))).into_values());
    let of_found = pairs(&mut counts(over.iter().map(|&at| found[at])).into_values());
    let of_persons = pairs(&mut counts(over.iter().map(|&at| persons[at])).into_values());
    [both / of_found.max(1.0), both / of_persons.max(1.0)]
}

/// B-cubed precision and recall over some of the mentions.
pub(crate) fn cubed<F: Hash + Eq + Copy>(found: &[F], persons: &[usize], over: &[usize]) -> Score {
    let both = counts(found.iter().zip(persons));
    let of_found = counts(found.iter());
    let of_persons = counts(persons.iter());
    let mut sums = [0.0; 2];
    for &at in over {
        let same = both[&(&found[at], &persons[at])] as f64;
        sums[0] += same / of_found[&found[at]] as f64;
        sums[1] += same / of_persons[&persons[at]] as f64;
    }
    sums.map(|sum| sum / over.len().max(1) as f64)
}

/// Mentions by how often their names are mentioned: for each size of name, the least one of it, the mentions.
pub(crate) fn by_size_of_name(names: &[String]) -> BTreeMap<u64, Vec<usize>> {
    let counts = counts(names.iter());
    let mut sizes: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let least = [1, 3, 10, 30, 100].into_iter().rfind(|least| counts[name] >= *least);
        sizes.entry(least.unwrap_or(1)).or_default().push(at);
    }
    sizes
}
