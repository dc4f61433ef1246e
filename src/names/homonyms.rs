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

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::columns::{Arena, Rows};
    use crate::reading::{ReadOptions, Source, read};
    use crate::records::{Chunk, Date, Format, Mention, Notices, Record, Sink, split_lines};

    /// A paper a line, its fields separated by bars: year, venue, title.
    static PAPERS: Format = Format::new("papers", read_papers).split(split_lines);

    fn read_papers(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
        for line in chunk.text.lines() {
            let mut fields = line.split('|');
            let [year, venue, title] = [(); 3].map(|()| fields.next().unwrap_or_default());
            let date = year.parse().ok().map(Date::of_year);
            let byline = &[Mention::named("Wei Zhang")];
            sink.record(&Record { date, venue, title, byline, ..Record::default() });
        }
        chunk.text.len()
    }

    /// A paper of "wei zhang": year, venue, title, and the numbers of the co-authors.
    type Paper = (u16, u8, Vec<u8>, BTreeSet<u32>);

    const COAUTHORS: [&str; 5] = ["ann lee", "bo chen", "cy moor", "dee poe", "eva roux"];
    const WORDS: [&str; 6] = ["graphs", "proteins", "markets", "planning", "glaciers", "compilers"];

    fn line((year, venue, words, _): &Paper) -> String {
        let words: Vec<&str> = words.iter().map(|&word| WORDS[word as usize]).collect();
        format!("{year}|Venue {}|{}\n", (b'A' + venue) as char, words.join(" "))
    }

    /// Sees what is known of the papers of "wei zhang", name 0, and what a small corpus teaches: nothing.
    fn with_atoms<T>(papers: &[Paper], see: impl FnOnce(&Atoms<'_>, &Lessons) -> T) -> T {
        let source = Source::Text("papers.txt".to_owned(), papers.iter().map(line).collect());
        let options = ReadOptions { from: Some(&PAPERS), ..ReadOptions::default() };
        let corpus = read(&[source], options, &mut Notices::default()).expect("papers");
        let (mut names, mut keys, mut bylines) = (Vocabulary::default(), Arena::default(), Rows::default());
        for name in ["wei zhang"].iter().chain(&COAUTHORS) {
            names.push(name);
            keys.push(name);
        }
        papers
            .iter()
            .for_each(|paper| bylines.push([0].into_iter().chain(paper.3.iter().map(|one| one + 1))));
        let commonness = Commonness::of(&names);
        let papers = bylines.transposed(names.names());
        let writings = Writings {
            names: &names,
            keys: &keys,
            commonness: &commonness,
            bylines: &bylines,
            papers: &papers,
        };
        let persons: Vec<u32> = (0..names.names() as u32).collect();
        let expected = vec![0.0; names.names()];
        let atoms = Atoms::of(&corpus, writings, &persons, &expected, &[]);
        let lessons = Lessons::of(&atoms, Vec::new(), Vec::new(), |_| 0.0);
        see(&atoms, &lessons)
    }

    /// What [`clusters`] does, but slowly: everything is weighed again, from the papers, for each merge.
    fn clusters_slowly(atoms: &Atoms<'_>, lessons: &Lessons, against: i64) -> Vec<Vec<u32>> {
        let profile = |papers: &[u32]| atoms.of_papers(0, papers.iter());
        let odds = |one: &[u32], other: &[u32]| {
            let likeness = atoms.comparison.likeness(&profile(one), &profile(other));
            lessons.weights.of(likeness) - against
        };
        let label = |papers: &[u32]| profile(papers).label;
        let mut clusters: Vec<Vec<u32>> =
            atoms.of_name(0, |_| false).into_iter().map(|atom| atom.papers).collect();
        loop {
            let pairs = (0..clusters.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
            let best = pairs.max_by_key(|&(a, b)| {
                let labels = [a, b].map(|cluster| label(&clusters[cluster]));
                (
                    odds(&clusters[a], &clusters[b]),
                    Reverse(labels[0].min(labels[1])),
                    Reverse(labels[0].max(labels[1])),
                )
            });
            let Some((a, b)) = best.filter(|&(a, b)| odds(&clusters[a], &clusters[b]) >= ENOUGH) else {
                return clusters;
            };
            let other = clusters.remove(b);
            clusters[a].extend(other);
            clusters[a].sort_unstable();
        }
    }

    fn papers() -> impl Strategy<Value = Vec<Paper>> {
        let words = prop::collection::vec(0..WORDS.len() as u8, 0..4);
        let coauthors = prop::collection::btree_set(0..COAUTHORS.len() as u32, 0..3);
        // With six papers, a cluster may grow by less than a quarter, and is compared with the others only at the end.
        prop::collection::vec((1990u16..2020, 0..3u8, words, coauthors), 2..=5)
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_weighing_all_papers_again_for_each_merge(papers in papers(), against in 0..160i64) {
            let bearers = 2f64.powf(against as f64 / 16.0);
            prop_assume!(!is_unlikely(bits(bearers)));
            let [fast, slow] = with_atoms(&papers, |atoms, lessons| {
                let fast = clusters(atoms, lessons, bearers, 0, |_| false);
                let fast: BTreeSet<Vec<u32>> = fast.into_iter().map(|cluster| cluster.papers).collect();
                [fast, clusters_slowly(atoms, lessons, bits(bearers)).into_iter().collect()]
            });
            prop_assert_eq!(fast, slow);
        }
    }

    /// Papers with two co-authors and two topics, so many of each, in venues and years of their own or not.
    fn two_parts(sizes: [usize; 2], are_far: bool) -> Vec<Paper> {
        let of_part = |part: usize| {
            let place = if are_far { part } else { 0 };
            let words = vec![3 * part as u8, 3 * part as u8 + 1];
            let coauthors = BTreeSet::from([part as u32]);
            vec![(1990 + 25 * place as u16, place as u8, words, coauthors); sizes[part]]
        };
        (0..2).flat_map(of_part).collect()
    }

    #[test]
    fn where_another_bearer_is_unlikely_only_parts_of_four_papers_are_split_off_and_only_at_long_odds() {
        let parts = |sizes, are_far, bearers| {
            with_atoms(&two_parts(sizes, are_far), |atoms, lessons| {
                let found = clusters(atoms, lessons, bearers, 0, |_| false);
                found.into_iter().map(|cluster| cluster.papers.len()).collect::<Vec<_>>()
            })
        };
        let [likely, unlikely] = [2.0, 0.6];
        assert_eq!(parts([5, 4], true, likely), [5, 4]);
        assert_eq!(parts([5, 4], true, unlikely), [5, 4]);
        assert_eq!(parts([5, 3], true, likely), [5, 3]);
        assert_eq!(parts([5, 3], true, unlikely), [5]);
        assert_eq!(parts([5, 4], false, likely), [5, 4]);
        assert_eq!(parts([5, 4], false, unlikely), [9]);
    }
}
