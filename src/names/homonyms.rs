//! Which mentions of one name are not one person, as far as bylines, titles, venues and years can tell.
//!
//! Papers of a name that share a rare co-author are one atom. Two atoms are one person's by the evidence summed over
//! all that they have in common and not (`profile.rs`, `weights.rs`), against how many bearers of the name are expected.
//! The best two are merged first, and what they know together is compared with the rest again, until nothing is good
//! enough. A rare name has one bearer.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::agreement::Vocabulary;
use super::atoms::{Atoms, order};
use super::clusters::Clusters;
use super::commonness::{Commonness, bits};
use super::lessons::Lessons;
use super::profile::{Profile, RESPECTS};
use super::writings::Writings;
use crate::records::Corpus;

/// With fewer expected homonyms than this, a name has one bearer.
const HARDLY_ANY: f64 = 0.03;

/// Two clusters are one person's if the odds are at least these, in sixteenths of a bit.
pub(super) const ENOUGH: i64 = 8;

/// Where the papers of a name make another bearer less likely than none, it takes odds of twenty to one against one person
/// to split it, and this many papers on both sides: people move on, and a stray paper looks like somebody else's.
const ENOUGH_IF_UNLIKELY: i64 = -69;
const PAPERS_IF_UNLIKELY: usize = 4;

/// A name that so few others are expected to bear is not split at all.
const NEVER: f64 = 0.003;

/// The papers of a bearer of a name who is not the main one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) name: u32,
    pub(super) papers: Vec<u32>,
}

/// What tells the bearers of common names apart.
pub(super) struct Homonyms<'a> {
    atoms: Atoms<'a>,
    lessons: Lessons,
    expected: &'a [f64],
    /// The names that several people may bear, but for those that are settled.
    ambiguous: Vec<u32>,
}

/// What speaks for two bearers of a name being one, and how many other people are expected under it, in sixteenths of a
/// bit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Between {
    pub(super) respects: [i64; RESPECTS],
    pub(super) others: i64,
    /// What makes them one.
    pub(super) needed: i64,
}

impl<'a> Homonyms<'a> {
    /// Learns what tells bearers apart; `None` if no name is ambiguous. `persons` gives the person of each name as far as
    /// known, `expected` how many others are expected to bear it.
    pub(super) fn of(
        corpus: &'a Corpus,
        writings: Writings<'a>,
        persons: &'a [u32],
        expected: &'a [f64],
        is_settled: impl Fn(u32) -> bool + Sync,
    ) -> Option<Self> {
        let unsettled = |is_wanted: &(dyn Fn(usize) -> bool + Sync)| -> Vec<u32> {
            let names = (0..writings.names.names() as u32).into_par_iter();
            names.filter(|&name| is_wanted(name as usize) && !is_settled(name)).collect()
        };
        let ambiguous = unsettled(&|name| may_be_split(expected[name], writings.papers.row_len(name)));
        if ambiguous.is_empty() {
            return None;
        }
        let single = unsettled(&|name| is_instructive(writings, name) && is_rare(expected[name]));
        let atoms = Atoms::of(corpus, writings, persons, expected, &single);
        let others = |name: u32| in_fact(expected[name as usize], writings.papers.row_len(name as usize));
        let is_common = |name: &u32| !is_rare(expected[*name as usize]);
        let common = ambiguous.iter().copied().filter(is_common).collect();
        let lessons = Lessons::of(&atoms, single, common, others);
        Some(Self { atoms, lessons, expected, ambiguous })
    }

    /// How many other bearers are expected of a name that is on so many papers.
    fn bearers(&self, name: u32, papers: usize) -> f64 {
        self.lessons.of_a_paper * in_fact(self.expected[name as usize], papers)
    }

    /// The names that several people bear; `is_identified` is true of a name with an identifier on a paper: all such
    /// papers of a name are one person's.
    pub(super) fn splits(&self, is_identified: impl Fn(u32, u32) -> bool + Sync) -> Vec<Split> {
        let of_name = |&name: &u32| {
            let bearers = self.bearers(name, self.atoms.writings.papers.row_len(name as usize));
            let is_identified = |paper| is_identified(name, paper);
            let clusters = clusters(&self.atoms, &self.lessons, bearers, name, is_identified);
            clusters.into_iter().skip(1).map(move |cluster| Split { name, papers: cluster.papers })
        };
        // Some names have thousands of papers.
        const AT_ONCE: usize = 64;
        self.ambiguous.par_iter().with_max_len(AT_ONCE).flat_map_iter(of_name).collect()
    }

    /// How two bearers of a name compare that is on so many papers in all.
    pub(super) fn between(&self, one: u32, other: u32, papers: usize) -> Between {
        let [of_one, of_other] = [one, other].map(|name| self.atoms.whole(name));
        let likeness = self.atoms.comparison.likeness(&of_one, &of_other);
        let respects = self.lessons.weights.of_each(likeness);
        let others = bits(self.bearers(one, papers));
        Between { respects, others, needed: if is_unlikely(others) { ENOUGH_IF_UNLIKELY } else { ENOUGH } }
    }
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

/// May the papers of a name be of several people, if so many others are expected to bear it?
fn may_be_split(expected: f64, papers: usize) -> bool {
    papers > 1 && !is_rare(expected) || papers >= 2 * PAPERS_IF_UNLIKELY && expected >= NEVER
}

/// Is another bearer less likely than none, as there are so many others, in sixteenths of a bit?
fn is_unlikely(others: i64) -> bool {
    -others >= ENOUGH
}

/// How many others bear a name that is on so many papers, if a paper makes one likely: the more papers, the more people
/// they can be of. The square root is that of dblp, where editors number homonyms.
fn in_fact(expected: f64, papers: usize) -> f64 {
    expected.sqrt() * papers as f64
}

/// Is a name written out and on enough papers to learn from, and not on very many?
fn is_instructive(writings: Writings<'_>, name: usize) -> bool {
    const PAPERS: std::ops::RangeInclusive<usize> = 3..=100;
    let names = writings.names;
    let is_written_out = matches!(names.name(name), [first, _, ..] if !names.is_initial(*first));
    is_written_out && PAPERS.contains(&writings.papers.row_len(name))
}

/// The clusters of a name that so many others bear, the main bearer's first; none if all papers are of one.
fn clusters(
    atoms: &Atoms<'_>,
    lessons: &Lessons,
    bearers: f64,
    name: u32,
    is_identified: impl Fn(u32) -> bool,
) -> Vec<Profile> {
    let against = bits(bearers);
    let is_unlikely = is_unlikely(against);
    if is_unlikely && atoms.writings.papers.row_len(name as usize) < 2 * PAPERS_IF_UNLIKELY {
        return Vec::new();
    }
    let enough = if is_unlikely { ENOUGH_IF_UNLIKELY } else { ENOUGH };
    let odds = |one: &Profile, other: &Profile| {
        let found = lessons.weights.at_least(enough + against, &atoms.comparison, one, other);
        found.map(|found| found - against)
    };
    let mut clusters = Clusters::of(atoms.of_name(name, &is_identified), odds).merged();
    // The main bearer is who has the identifiers of the name, or else the most papers.
    let has_identified = |cluster: &Profile| cluster.papers.iter().any(|&paper| is_identified(paper));
    clusters.sort_by_cached_key(|cluster| (!has_identified(cluster), order(cluster)));
    if is_unlikely {
        let mut is_main = true;
        clusters.retain(|cluster| std::mem::take(&mut is_main) || cluster.papers.len() >= PAPERS_IF_UNLIKELY);
    }
    clusters
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
