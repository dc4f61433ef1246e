//! Which mentions of one name are not one person, as far as bylines can tell.
//!
//! The mentions of a name fall into clusters: those that a co-author holds together. A rare name has one bearer,
//! whatever its clusters. Of a common one, large clusters that have no author and no venue in common are different
//! people; small ones are given to the cluster with which they have most in common, as long as chance does not
//! make more bearers of the name than that explains.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;

use super::agreement::Vocabulary;
use super::commonness::{Commonness, bits};
use super::evidence::{LONG_BYLINE, Writings};
use super::folding::folded;
use crate::records::Corpus;

/// With fewer expected homonyms than this, a name has one bearer.
const HARDLY_ANY: f64 = 0.03;

/// A cluster joins another unless the odds are worse than this, in sixteenths of a bit: about one to four and a half.
const TOO_BAD: i64 = -35;

/// All venues of a cluster being those of the other is worth this much: a factor of seven.
const SAME_VENUES: f64 = 46.0;

/// Papers on which a name means not its main bearer but another one, numbered from 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other {
    pub(super) name: u32,
    pub(super) number: u32,
    pub(super) papers: Vec<u32>,
}

/// Finds the names that several people bear, but for those that are settled; `is_identified` says of a name on a paper whether an identifier stands
/// beside it: all such papers of a name are one person's.
pub(super) fn others(
    corpus: &Corpus,
    writings: &Writings<'_>,
    is_settled: impl Fn(u32) -> bool + Sync,
    is_identified: impl Fn(u32, u32) -> bool + Sync,
) -> Vec<Other> {
    told_apart(corpus, writings, is_settled, is_identified, TOO_BAD)
}

/// Finds the names that more likely have several bearers than one.
pub(super) fn likely_others(
    corpus: &Corpus,
    writings: &Writings<'_>,
    is_settled: impl Fn(u32) -> bool + Sync,
    is_identified: impl Fn(u32, u32) -> bool + Sync,
) -> Vec<Other> {
    const EVEN: i64 = 0;
    told_apart(corpus, writings, is_settled, is_identified, EVEN)
}

fn told_apart(
    corpus: &Corpus,
    writings: &Writings<'_>,
    is_settled: impl Fn(u32) -> bool + Sync,
    is_identified: impl Fn(u32, u32) -> bool + Sync,
    too_bad: i64,
) -> Vec<Other> {
    let names = writings.names;
    let commonness = Commonness::of(names);
    let alike = same_given_names(names);
    let series = series(corpus);
    let common = (0..names.names() as u32)
        .into_par_iter()
        .filter(|&name| writings.papers.row_len(name as usize) > 2 && !is_settled(name));
    let homonyms = common.filter_map(|name| {
        let given = names.name(name as usize).split_last()?.1;
        let expected = commonness.bearers(names, name as usize, alike[given]);
        (expected >= HARDLY_ANY).then_some((name, expected))
    });
    let of_name = |(name, expected)| {
        let clusters = clusters(corpus, &series, writings, name, |paper| is_identified(name, paper));
        let others = persons(clusters, expected, too_bad).into_iter().zip(1..).skip(1);
        others.map(move |(person, number)| Other { name, number, papers: person.papers })
    };
    let mut others: Vec<Other> = homonyms.flat_map_iter(of_name).collect();
    others.sort_unstable_by_key(|other| (other.name, other.number));
    others
}

/// How many names have the very same given names.
fn same_given_names(names: &Vocabulary) -> HashMap<&[u32], u32> {
    let mut counts = HashMap::new();
    for name in 0..names.names() {
        if let Some((_, given)) = names.name(name).split_last() {
            *counts.entry(given).or_default() += 1;
        }
    }
    counts
}

/// Papers that belong together, and where they appeared.
struct Cluster {
    papers: Vec<u32>,
    venues: HashSet<u32>,
}

/// Gives clusters, the largest first, to as many persons as it takes; of a name that so many others are expected to
/// bear.
fn persons(clusters: Vec<Cluster>, expected: f64, too_bad: i64) -> Vec<Cluster> {
    let mut persons: Vec<Cluster> = Vec::new();
    for cluster in clusters {
        let odds = |person: &Cluster| {
            let shared = cluster.venues.intersection(&person.venues).count();
            let venues = SAME_VENUES * shared as f64 / cluster.venues.len().max(1) as f64;
            let papers = cluster.papers.len().min(person.papers.len());
            venues as i64 - bits(expected) - bits(papers as f64)
        };
        // Of equal odds the first, which is the largest.
        let best = persons.iter().enumerate().map(|(at, person)| (odds(person), Reverse(at))).max();
        match best {
            Some((odds, Reverse(at))) if odds >= too_bad => {
                persons[at].papers.extend(cluster.papers);
                persons[at].venues.extend(cluster.venues);
            }
            _ => persons.push(cluster),
        }
    }
    persons
}

/// The clusters of a name, the largest first, then by their first title and byline.
fn clusters(
    corpus: &Corpus,
    series: &[u32],
    writings: &Writings<'_>,
    name: u32,
    is_identified: impl Fn(u32) -> bool,
) -> Vec<Cluster> {
    let papers = writings.papers.row(name as usize);
    let mut same = UnionFind::new(papers.len());
    let mut first_with: HashMap<u32, usize> = HashMap::new();
    let mut first_identified = None;
    for (at, &paper) in papers.iter().enumerate() {
        if is_identified(paper) {
            same.union(at, *first_identified.get_or_insert(at));
        }
        let byline = writings.bylines.row(paper as usize);
        if byline.len() > LONG_BYLINE {
            continue;
        }
        for &other in byline.iter().filter(|&&other| other != name) {
            same.union(at, *first_with.entry(other).or_insert(at));
        }
    }
    let mut by_root: HashMap<usize, Vec<u32>> = HashMap::new();
    for (at, root) in same.into_labeling().into_iter().enumerate() {
        by_root.entry(root).or_default().push(papers[at]);
    }
    let mut clusters: Vec<Cluster> = by_root
        .into_values()
        .map(|papers| {
            let venues = papers.iter().map(|&paper| series[paper as usize]);
            let venues = venues.filter(|&series| series != UNKNOWN).collect();
            Cluster { papers, venues }
        })
        .collect();
    // Numbers depend on the order of the input, and decide nothing that texts can decide.
    let text = |&paper: &u32| {
        let byline = writings.bylines.row(paper as usize).iter();
        let mut names: Vec<&str> = byline.map(|&name| writings.keys[name as usize].as_str()).collect();
        names.sort_unstable();
        (corpus.title(paper as usize), names)
    };
    clusters.sort_by_cached_key(|cluster| {
        (
            Reverse(cluster.papers.len()),
            cluster.papers.iter().map(text).min(),
            cluster.papers.first().copied(),
        )
    });
    clusters
}

/// The series of each paper's venue, numbered.
fn series(corpus: &Corpus) -> Vec<u32> {
    let mut of_venue: HashMap<&str, u32> = HashMap::from([("", UNKNOWN)]);
    let mut numbers: HashMap<String, u32> = HashMap::from([(String::new(), UNKNOWN)]);
    let number = |paper: usize| {
        let venue = corpus.venue(paper);
        *of_venue.entry(venue).or_insert_with(|| {
            let next = numbers.len() as u32;
            *numbers.entry(without_numbers(venue)).or_insert(next)
        })
    };
    (0..corpus.papers()).map(number).collect()
}

/// The series of an unknown venue.
const UNKNOWN: u32 = 0;

/// A venue without what changes from year to year: words with digits in them.
fn without_numbers(venue: &str) -> String {
    let folded = folded(&venue.replace(',', " "));
    let words = folded.split(' ').filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}
