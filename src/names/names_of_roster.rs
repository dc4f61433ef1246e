//! The names of a roster, and who wrote what under them: what is looked at again once it is known who is who.

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;
use rayon::prelude::*;

use super::agreement::Vocabulary;
use super::commonness::Commonness;
use super::dblp_numbers::numbered;
use super::identities::Identities;
use super::resolution::{generation_of, words_of};
use super::writings::{Joined, Writings};
use super::{Roster, evidence};
use crate::columns::{Arena, Rows};
use crate::records::Corpus;
use crate::records::identifiers::Trust;

/// The names of a roster: one for each author and each way of writing them that differs when taken apart.
pub(super) struct Names<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) roster: &'a Roster,
    pub(super) identities: Identities,
    pub(super) vocabulary: Vocabulary,
    /// The words of each name, by which the order of names is settled.
    keys: Arena,
    commonness: Commonness,
    /// Names of authors with numbers.
    numbered: FixedBitSet,
    /// The author of each name.
    pub(super) author_of: Vec<usize>,
    pub(super) name_of: Vec<u32>,
    bylines: Rows,
    pub(super) papers: Rows,
    /// Names of one author.
    pub(super) known: Vec<Joined>,
}

impl<'a> Names<'a> {
    pub(super) fn of(corpus: &'a Corpus, roster: &'a Roster) -> Self {
        let identities = Identities::of(corpus, roster.meant(corpus), &HashMap::new());
        let meant = roster.meant(corpus);
        let numbers = roster.all_spellings();
        let of_spelling = |&spelling: &u32| (words_of(meant, spelling), generation_of(meant, spelling));
        let words: Vec<(String, Option<u8>)> = numbers.par_iter().map(of_spelling).collect();
        let mut all = Self {
            corpus,
            roster,
            identities,
            vocabulary: Vocabulary::default(),
            keys: Arena::default(),
            commonness: Commonness::default(),
            numbered: FixedBitSet::new(),
            author_of: Vec::new(),
            name_of: vec![u32::MAX; meant.spellings()],
            bylines: Rows::default(),
            papers: Rows::default(),
            known: Vec::new(),
        };
        let mut names: HashMap<(usize, (String, Option<u8>)), u32> = HashMap::new();
        for (&spelling, words) in numbers.iter().zip(words) {
            let author = roster.author_of(spelling);
            let next = all.author_of.len() as u32;
            let name = *names.entry((author, words)).or_insert_with_key(|(_, (words, generation))| {
                all.vocabulary.push_of(words, *generation);
                all.keys.push(words);
                all.author_of.push(author);
                next
            });
            all.name_of[spelling as usize] = name;
        }
        all.known = all.joined();
        all.vocabulary.learn_nicknames();
        all.commonness = Commonness::of(&all.vocabulary);
        let shown = all.author_of.iter().map(|&author| meant.text(roster.display(author)));
        all.numbered = numbered(shown);
        all.bylines = Rows::made(corpus.papers(), |paper, names| {
            names.extend(meant.byline(paper).iter().map(|&spelling| all.name_of[spelling as usize]));
        });
        all.papers = all.bylines.transposed(all.author_of.len());
        all
    }

    /// What names of one author were merged for, as the roster has it.
    fn joined(&self) -> Vec<Joined> {
        let of_spelling = |&spelling: &u32| {
            let (other, reason) = self.roster.join(self.corpus, spelling);
            let [a, b] = [other, spelling].map(|spelling| self.name_of[spelling as usize]);
            (a != b).then_some(Joined { a, b, reason })
        };
        self.roster.all_spellings().iter().filter_map(of_spelling).collect()
    }

    pub(super) fn writings(&self) -> Writings<'_> {
        Writings {
            names: &self.vocabulary,
            keys: &self.keys,
            commonness: &self.commonness,
            bylines: &self.bylines,
            papers: &self.papers,
        }
    }

    pub(super) fn is_numbered(&self, name: u32) -> bool {
        self.numbered.contains(name as usize)
    }

    /// The identifiers of an author.
    pub(super) fn ids(&self, author: usize) -> Vec<u32> {
        self.ids_of(self.roster.spellings(author).iter().copied())
    }

    /// The identifiers of some spellings, ascending.
    pub(super) fn ids_of(&self, spellings: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut ids: Vec<u32> =
            spellings.flat_map(|spelling| self.identities.of_spelling(spelling)).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Whose identifiers differ, and how far these are to be trusted.
    pub(super) fn conflict(&self, a: u32, b: u32) -> Option<Trust> {
        let [a, b] = [a, b].map(|name| self.ids(self.author_of[name as usize]));
        self.identities.conflict(&a, &b)
    }

    /// What identifiers have against two names being one person, in sixteenths of a bit; `None` if they cannot be.
    pub(super) fn against(&self, a: u32, b: u32) -> Option<i64> {
        match self.conflict(a, b) {
            _ if self.is_numbered(a) && self.is_numbered(b) => None,
            None => Some(0),
            Some(Trust::Machines) => Some(evidence::AGAINST_MACHINES),
            Some(_) => None,
        }
    }
}
