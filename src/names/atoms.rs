//! The papers of a name, those together that share a rare co-author: atoms, and what is known of each.

use std::cmp::Reverse;

use hashbrown::HashMap;
use petgraph::unionfind::UnionFind;

use super::affinity::Affinity;
use super::commonness::{LEAST, bits};
use super::profile::{Comparison, Profile};
use super::topics::Topics;
use super::writings::{LONG_BYLINE, Writings};
use crate::records::Corpus;

/// What the papers of names are known by.
pub(super) struct Atoms<'a> {
    corpus: &'a Corpus,
    pub(super) writings: Writings<'a>,
    /// The person of each name, as far as known.
    persons: &'a [u32],
    topics: Topics<'a>,
    pub(super) comparison: Comparison,
}

impl<'a> Atoms<'a> {
    /// The papers of a corpus; `single` are names with one bearer, from which to learn.
    pub(super) fn of(
        corpus: &'a Corpus,
        writings: Writings<'a>,
        persons: &'a [u32],
        expected: &[f64],
        single: &[u32],
    ) -> Self {
        let topics = Topics::of(corpus);
        let series = |name: u32| {
            let papers = writings.papers.row(name as usize).iter();
            papers.filter_map(|&paper| topics.series(paper)).map(|series| series.mark).collect()
        };
        let comparison =
            Comparison { affinity: Affinity::of(single, series), ..comparison(writings, persons, expected) };
        Self { corpus, writings, persons, topics, comparison }
    }

    /// The atoms of a name, the most papers first, then by what they are; none if all papers are one atom. Papers that are
    /// identified are one person's.
    pub(super) fn of_name(&self, name: u32, is_identified: impl Fn(u32) -> bool) -> Vec<Profile> {
        let papers = self.writings.papers.row(name as usize);
        let rare = self.comparison.rarest * 80 / 100;
        let mut same = UnionFind::new(papers.len());
        let mut first_with: HashMap<u32, usize> = HashMap::new();
        let mut first_identified = None;
        let mut coauthors: Vec<Vec<u32>> = Vec::with_capacity(papers.len());
        for (at, &paper) in papers.iter().enumerate() {
            if is_identified(paper) {
                same.union(at, *first_identified.get_or_insert(at));
            }
            let others = self.coauthors(name, paper);
            let is_rare = |person: &&u32| u64::from(self.comparison.rarity[**person as usize]) >= rare;
            for &person in others.iter().filter(is_rare) {
                same.union(at, *first_with.entry(person).or_insert(at));
            }
            coauthors.push(others);
        }
        let roots = same.into_labeling();
        if roots.windows(2).all(|two| two[0] == two[1]) {
            return Vec::new();
        }
        let mut atoms: HashMap<usize, Profile> = HashMap::new();
        for ((&paper, coauthors), root) in papers.iter().zip(coauthors).zip(roots) {
            let profile = self.of_paper(paper, coauthors);
            match atoms.get_mut(&root) {
                Some(atom) => atom.add(&profile),
                None => drop(atoms.insert(root, profile)),
            }
        }
        let mut atoms: Vec<Profile> = atoms.into_values().collect();
        atoms.sort_unstable_by_key(order);
        atoms
    }

    /// What is known of all papers of a name.
    pub(super) fn whole(&self, name: u32) -> Profile {
        self.of_papers(name, self.writings.papers.row(name as usize).iter())
    }

    /// What is known of some papers of a name.
    pub(super) fn of_papers<'p>(&self, name: u32, papers: impl Iterator<Item = &'p u32>) -> Profile {
        let profiles: Vec<Profile> =
            papers.map(|&paper| self.of_paper(paper, self.coauthors(name, paper))).collect();
        Profile::of_all(profiles.iter())
    }

    fn of_paper(&self, paper: u32, coauthors: Vec<u32>) -> Profile {
        let year = self.corpus.year(paper as usize);
        Profile::of_paper(paper, coauthors, year, &self.topics, self.label(paper))
    }

    /// The persons next to a name on a paper, ascending; none on long bylines.
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
        let names = byline.map(|&name| hash(self.writings.keys.bytes(name as usize)));
        names.fold(hash(self.corpus.title(paper as usize).as_bytes()), u64::wrapping_add)
    }
}

/// The most papers first, then by what they are.
pub(super) fn order(profile: &Profile) -> (Reverse<usize>, u64, u32) {
    (Reverse(profile.papers.len()), profile.label, profile.papers[0])
}

/// FNV-1a.
pub(super) fn hash(text: &[u8]) -> u64 {
    let mix = |hash: u64, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// How rare each person is as a co-author: by papers, and by how many others are expected to bear the name.
fn comparison(writings: Writings<'_>, persons: &[u32], expected: &[f64]) -> Comparison {
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
    let rarity = of_person.iter().zip(homonyms).map(rarity).collect();
    Comparison { rarity, rarest: bits(papers) as u64, affinity: Affinity::default() }
}
