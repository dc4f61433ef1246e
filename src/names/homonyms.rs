//! Which mentions of one name are not one person, as far as bylines, titles, venues and years can tell.
//!
//! Papers of a name that share a rare co-author are one atom. Two atoms are one person's by the evidence summed over
//! all that they have in common and not (`profile.rs`, `weights.rs`), against how many bearers of the name are expected.
//! The best two are merged first, and what they know together is compared with the rest again, until nothing is good
//! enough. A rare name has one bearer.

use std::cmp::Reverse;

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;

use super::agreement::Vocabulary;
use super::clusters::Clusters;
use super::commonness::{Commonness, LEAST, bits};
use super::profile::{Comparison, Profile};
use super::topics::Topics;
use super::weights::{Seen, Weights};
use super::writings::{LONG_BYLINE, Writings};
use crate::records::Corpus;

/// With fewer expected homonyms than this, a name has one bearer.
const HARDLY_ANY: f64 = 0.03;

/// Two clusters are one person's if the odds are at least these, in sixteenths of a bit.
const ENOUGH: i64 = 8;

/// No more than this is believed of having little in common: respects are not independent, and people move on.
const MOST_AGAINST: i64 = 64;

/// The papers of a bearer of a name who is not the main one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) name: u32,
    pub(super) papers: Vec<u32>,
}

/// Finds the names that several people bear, but for those that are settled; `is_identified` is true of a name with an
/// identifier on a paper: all such papers of a name are one person's. `persons` gives the person of each name as far as
/// known.
pub(super) fn splits(
    corpus: &Corpus,
    writings: &Writings<'_>,
    persons: &[u32],
    is_settled: impl Fn(u32) -> bool + Sync,
    is_identified: impl Fn(u32, u32) -> bool + Sync,
) -> Vec<Split> {
    let homonyms = Homonyms::of(corpus, writings, persons, is_settled);
    let of_name = |&name: &u32| {
        let clusters = homonyms.clusters(name, |paper| is_identified(name, paper));
        clusters.into_iter().skip(1).map(move |cluster| Split { name, papers: cluster.papers })
    };
    homonyms.ambiguous.par_iter().flat_map_iter(of_name).collect()
}

/// How many others are expected to bear each name.
pub(super) fn expected(names: &Vocabulary, commonness: &Commonness) -> Vec<f64> {
    let alike = same_given_names(names);
    let of_name = |name: usize| {
        let Some((&family, given)) = names.name(name).split_last() else { return 0.0 };
        let Some(first) = given.first() else { return commonness.relatives(names.loose(family)) };
        if names.is_initial(*first) {
            let unknown = commonness.unknown(names.loose(family), names.first_letter(*first));
            f64::from(commonness.meanings(name as u32).saturating_sub(1)) + unknown
        } else {
            commonness.bearers(names, name, alike[given])
        }
    };
    (0..names.names()).into_par_iter().map(of_name).collect()
}

/// Is a name so rare that it has one bearer?
pub(super) fn is_rare(expected: f64) -> bool {
    expected < HARDLY_ANY
}

/// How many others bear a name that is on so many papers: the more papers, the more people they can be of. The square
/// root is that of dblp, where editors number homonyms.
fn in_fact(expected: f64, papers: usize, of_a_paper: f64) -> f64 {
    of_a_paper * expected.sqrt() * papers as f64
}

/// How many other bearers a paper of a name makes likely, by default.
const OF_A_PAPER: f64 = 0.03;

struct Homonyms<'a> {
    corpus: &'a Corpus,
    writings: &'a Writings<'a>,
    /// The person of each name, as far as known.
    persons: &'a [u32],
    expected: Vec<f64>,
    /// The names that may have several bearers.
    ambiguous: Vec<u32>,
    topics: Topics,
    /// How rare each person is as a co-author.
    rarity: Vec<u16>,
    rarest: u64,
    weights: Weights,
    /// How many other bearers a paper of a name makes likely.
    of_a_paper: f64,
}

impl<'a> Homonyms<'a> {
    fn of(
        corpus: &'a Corpus,
        writings: &'a Writings<'a>,
        persons: &'a [u32],
        is_settled: impl Fn(u32) -> bool + Sync,
    ) -> Self {
        let names = writings.names;
        let expected = expected(names, &Commonness::of(names));
        let is_ambiguous = |&name: &u32| {
            writings.papers.row_len(name as usize) > 1
                && !is_rare(expected[name as usize])
                && !is_settled(name)
        };
        let ambiguous: Vec<u32> = (0..names.names() as u32).into_par_iter().filter(is_ambiguous).collect();
        let lessons = lessons(writings, &expected, is_settled);
        let mut papers = FixedBitSet::with_capacity(corpus.papers());
        for &name in ambiguous.iter().chain(&lessons) {
            writings.papers.row(name as usize).iter().for_each(|&paper| papers.insert(paper as usize));
        }
        let (rarity, rarest) = rarity(writings, persons, &expected);
        let topics = Topics::of(corpus, &papers);
        let mut all = Self {
            corpus,
            writings,
            persons,
            expected,
            ambiguous,
            topics,
            rarity,
            rarest,
            weights: Weights::default(),
            of_a_paper: OF_A_PAPER,
        };
        all.weights = all.learned(&lessons);
        all.of_a_paper = all.bearers_of_a_paper();
        all
    }

    fn comparison(&self) -> Comparison<'_> {
        Comparison { topics: &self.topics, rarity: &self.rarity, rarest: self.rarest }
    }

    /// Learns from names with one bearer each what their papers have in common, and what those of two have.
    fn learned(&self, lessons: &[u32]) -> Weights {
        const MOST_ATOMS: usize = 8;
        let comparison = self.comparison();
        let people: Vec<Vec<Profile>> = lessons
            .par_iter()
            .map(|&name| {
                let mut atoms = self.atoms(name, |_| false);
                atoms.truncate(MOST_ATOMS);
                atoms
            })
            .filter(|atoms| atoms.len() > 1)
            .collect();
        let whole = |atoms: &[Profile], but: usize| {
            Profile::of_all(atoms.iter().enumerate().filter(|(at, _)| *at != but).map(|(_, atom)| atom))
        };
        let halves = |atoms: &[Profile], step: usize| {
            [0, 1].map(|half| {
                let theirs = atoms.iter().enumerate().filter(|(at, _)| (at + step) / step % 2 == half);
                Profile::of_all(theirs.map(|(_, atom)| atom))
            })
        };
        let seen = |at: usize| {
            let (mut same, mut different) = (Seen::default(), Seen::default());
            let atoms = &people[at];
            for (place, atom) in atoms.iter().enumerate() {
                same.add(comparison.likeness(atom, &whole(atoms, place)));
                atoms[..place].iter().for_each(|other| same.add(comparison.likeness(atom, other)));
                if place > 0 {
                    let [one, other] = halves(atoms, place);
                    same.add(comparison.likeness(&one, &other));
                }
                for others in [1, 2, 3].map(|ahead| &people[(at + ahead) % people.len()]) {
                    different.add(comparison.likeness(atom, &whole(others, others.len() - 1)));
                    if place == 0 {
                        different
                            .add(comparison.likeness(&whole(atoms, usize::MAX), &whole(others, usize::MAX)));
                    }
                    let some = others.iter().take(place + 1);
                    some.for_each(|other| different.add(comparison.likeness(atom, other)));
                }
            }
            (same, different)
        };
        let together = |a: (Seen, Seen), b: (Seen, Seen)| (a.0.merge(&b.0), a.1.merge(&b.1));
        let none = || (Seen::default(), Seen::default());
        let enough = if people.len() > 10 { people.len() } else { 0 };
        let (same, different) = (0..enough).into_par_iter().map(seen).reduce(none, together);
        Weights::learned(&same, &different)
    }

    /// How many other bearers a name has, as far as is known before its papers are compared.
    fn bearers(&self, name: u32) -> f64 {
        in_fact(self.expected[name as usize], self.writings.papers.row_len(name as usize), self.of_a_paper)
    }

    /// How many other bearers a paper makes likely, so that what the papers of all names have in common is the least
    /// surprising: many in a corpus of a whole science, few in one of a small field.
    fn bearers_of_a_paper(&self) -> f64 {
        const MOST_NAMES: usize = 4000;
        const ENOUGH: usize = 100;
        const MOST_ATOMS: usize = 8;
        let comparison = self.comparison();
        let mut names = self.ambiguous.clone();
        names.par_sort_unstable_by_key(|&name| hash(&self.writings.keys[name as usize]));
        names.truncate(MOST_NAMES);
        let likelihoods = |&name: &u32| -> Vec<(f64, f64)> {
            let others =
                in_fact(self.expected[name as usize], self.writings.papers.row_len(name as usize), 1.0);
            let mut atoms = self.atoms(name, |_| false);
            atoms.truncate(MOST_ATOMS);
            let of_atom = |at: usize| {
                let rest = Profile::of_all(
                    atoms.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, atom)| atom),
                );
                let odds = self.weights.of(comparison.likeness(&atoms[at], &rest)).clamp(-96, 96);
                (2f64.powi(odds.div_euclid(16) as i32), others)
            };
            if atoms.len() > 1 { (0..atoms.len()).map(of_atom).collect() } else { Vec::new() }
        };
        let found: Vec<(f64, f64)> = names.par_iter().flat_map_iter(likelihoods).collect();
        if found.len() < ENOUGH {
            return OF_A_PAPER;
        }
        // In whole bits, whose sum is the same in any order.
        let likelihood = |of_a_paper: f64| -> i64 {
            found
                .iter()
                .map(|&(odds, others)| bits((odds + of_a_paper * others) / (1.0 + of_a_paper * others)))
                .sum()
        };
        let tried = (-8..=4).map(|power| OF_A_PAPER * 2f64.powi(power));
        tried.max_by_key(|&of_a_paper| likelihood(of_a_paper)).unwrap_or(OF_A_PAPER)
    }

    /// The papers of a name, those together that share a rare co-author, the most first, then by what they are.
    fn atoms(&self, name: u32, is_identified: impl Fn(u32) -> bool) -> Vec<Profile> {
        let papers = self.writings.papers.row(name as usize);
        let rare = self.rarest * 85 / 100;
        let mut same = UnionFind::new(papers.len());
        let mut first_with: HashMap<u32, usize> = HashMap::new();
        let mut first_identified = None;
        let mut profiles: Vec<Profile> = Vec::with_capacity(papers.len());
        for (at, &paper) in papers.iter().enumerate() {
            if is_identified(paper) {
                same.union(at, *first_identified.get_or_insert(at));
            }
            let coauthors = self.coauthors(name, paper);
            for &other in coauthors.iter().filter(|&&other| u64::from(self.rarity[other as usize]) >= rare) {
                same.union(at, *first_with.entry(other).or_insert(at));
            }
            let year = self.corpus.year(paper as usize);
            profiles.push(Profile::of_paper(paper, coauthors, year, &self.topics, self.label(paper)));
        }
        let mut atoms: HashMap<usize, Profile> = HashMap::new();
        for (profile, root) in profiles.into_iter().zip(same.into_labeling()) {
            match atoms.get_mut(&root) {
                Some(atom) => atom.add(&profile),
                None => drop(atoms.insert(root, profile)),
            }
        }
        let mut atoms: Vec<Profile> = atoms.into_values().collect();
        atoms.sort_unstable_by_key(order);
        atoms
    }

    /// The persons beside a name on a paper, ascending; none on long bylines.
    fn coauthors(&self, name: u32, paper: u32) -> Vec<u32> {
        let byline = self.writings.bylines.row(paper as usize);
        if byline.len() > LONG_BYLINE {
            return Vec::new();
        }
        let others = byline.iter().filter(|&&other| other != name);
        let mut others: Vec<u32> = others.map(|&other| self.persons[other as usize]).collect();
        others.sort_unstable();
        others.dedup();
        others
    }

    /// A number that depends on what a paper is and not on when it came.
    fn label(&self, paper: u32) -> u64 {
        let byline = self.writings.bylines.row(paper as usize).iter();
        let names = byline.map(|&name| hash(&self.writings.keys[name as usize]));
        names.fold(hash(self.corpus.title(paper as usize)), u64::wrapping_add)
    }

    /// The clusters of a name, the largest first.
    fn clusters(&self, name: u32, is_identified: impl Fn(u32) -> bool) -> Vec<Profile> {
        let atoms = self.atoms(name, &is_identified);
        let against = bits(self.bearers(name));
        let mut clusters = Clusters::of(atoms, |one, other| {
            self.weights.of(self.comparison().likeness(one, other)).max(-MOST_AGAINST) - against
        });
        clusters.merge_while(ENOUGH);
        let mut clusters: Vec<Profile> = clusters.into_profiles();
        // The main bearer is who has the identifiers of the name, or else the most papers.
        let has_identified = |cluster: &Profile| cluster.papers.iter().any(|&paper| is_identified(paper));
        clusters.sort_by_cached_key(|cluster| (!has_identified(cluster), order(cluster)));
        clusters
    }
}

/// The most papers first, then by what they are.
fn order(profile: &Profile) -> (Reverse<usize>, u64, u32) {
    (Reverse(profile.papers.len()), profile.label, profile.papers[0])
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Names with one bearer and several papers, from which to learn: so many of them, the same ones whatever came first.
fn lessons(writings: &Writings<'_>, expected: &[f64], is_settled: impl Fn(u32) -> bool + Sync) -> Vec<u32> {
    const MOST_LESSONS: usize = 6000;
    const PAPERS: std::ops::RangeInclusive<usize> = 3..=100;
    let names = writings.names;
    let is_lesson = |&name: &u32| {
        let is_written_out = matches!(names.name(name as usize), [first, _, ..] if !names.is_initial(*first));
        is_written_out
            && is_rare(expected[name as usize])
            && PAPERS.contains(&writings.papers.row_len(name as usize))
            && !is_settled(name)
    };
    let rank = |name: u32| (hash(&writings.keys[name as usize]), &writings.keys[name as usize]);
    let mut lessons: Vec<u32> = (0..names.names() as u32).into_par_iter().filter(is_lesson).collect();
    lessons.par_sort_unstable_by_key(|&name| rank(name));
    lessons.truncate(MOST_LESSONS);
    lessons
}

/// How rare each person is as a co-author, in sixteenths of a bit, and how rare somebody with one paper is.
fn rarity(writings: &Writings<'_>, persons: &[u32], expected: &[f64]) -> (Vec<u16>, u64) {
    /// A co-author's homonyms have papers too.
    const PAPERS_OF_HOMONYM: f64 = 8.0;
    let papers = (writings.bylines.len() as f64).max(LEAST);
    let mut of_person = vec![0u32; persons.len()];
    let mut homonyms = vec![f64::INFINITY; persons.len()];
    for (name, &person) in persons.iter().enumerate() {
        of_person[person as usize] += writings.papers.row_len(name) as u32;
        homonyms[person as usize] = homonyms[person as usize].min(expected[name]);
    }
    let rarity = |(&count, homonyms): (&u32, f64)| {
        let count = f64::from(count.max(1)) * (1.0 + PAPERS_OF_HOMONYM * homonyms.min(1e6));
        bits(papers / count).max(0) as u16
    };
    let all = of_person.iter().zip(homonyms).map(rarity).collect();
    (all, bits(papers) as u64)
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
