//! From spellings to names to persons: the steps of the policies, one after the other.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::agreement::Vocabulary;
use super::evidence::{self, Writings};
use super::person::PersonalName;
use super::{Matching, homonyms, is_group};
use crate::columns::{Arena, Rows};
use crate::records::{Corpus, Spellings};

/// So many keys are made by one thread before the next look for work.
const KEYS_AT_ONCE: usize = 1 << 14;

/// Stands for no name: nobody is called by this spelling.
const NONE: u32 = u32::MAX;

/// The spellings of a corpus as names, and the names as persons.
#[derive(Debug, Default)]
pub(super) struct Persons {
    /// The name of each spelling; spellings of one name are one person.
    pub(super) name_of: Vec<u32>,
    /// How many names there are.
    pub(super) names: usize,
    /// Two names that are one person each, with the reason; no pair says what others say together.
    pub(super) joined: Vec<evidence::Joined>,
}

impl Persons {
    /// Spellings whose keys are equal are one name.
    pub(super) fn by_key(corpus: &Corpus, matching: Matching) -> (Self, Arena) {
        let spellings = corpus.spellings();
        let mut is_used = vec![false; spellings.len()];
        corpus
            .mentions()
            .iter()
            .chain(corpus.nodes())
            .for_each(|&spelling| is_used[spelling as usize] = true);
        let numbers: Vec<u32> = (0..spellings.len() as u32).filter(|&s| is_used[s as usize]).collect();
        let made: Vec<Arena> = numbers
            .par_chunks(KEYS_AT_ONCE)
            .map(|numbers| {
                let mut keys = Arena::default();
                numbers.iter().for_each(|&spelling| keys.push(&matching.key(spellings.get(spelling))));
                keys
            })
            .collect();
        let mut keys = Spellings::default();
        let mut name_of = vec![NONE; spellings.len()];
        for (&spelling, key) in numbers.iter().zip(made.iter().flat_map(Arena::iter)) {
            name_of[spelling as usize] = keys.intern(key);
        }
        (Self { name_of, names: keys.len(), joined: Vec::new() }, keys.into_texts())
    }

    /// Tells apart and joins, as far as bylines can tell.
    pub(super) fn by_evidence(corpus: &mut Corpus) -> Self {
        let (mut persons, keys) = Self::by_key(corpus, Matching::Folded);
        let mut keys: Vec<&str> = keys.iter().collect();
        let mut representatives = persons.representatives(corpus);
        let mut vocabulary = vocabulary(corpus, &representatives);
        {
            let (bylines, papers) = persons.works(corpus);
            let writings = Writings { names: &vocabulary, keys: &keys, bylines: &bylines, papers: &papers };
            let others = homonyms::others(corpus, &writings, |_| false);
            if !others.is_empty() {
                persons.tell_apart(corpus, &others);
                let named = others.iter().map(|other| other.name as usize);
                keys.extend(named.clone().map(|name| keys[name]).collect::<Vec<_>>());
                representatives.extend(named.map(|name| representatives[name]).collect::<Vec<_>>());
                vocabulary = self::vocabulary(corpus, &representatives);
            }
        }
        let (bylines, papers) = persons.works(corpus);
        let writings = Writings { names: &vocabulary, keys: &keys, bylines: &bylines, papers: &papers };
        // Names that were told apart have the same words, and are not joined again.
        let is_same = |a: u32, b: u32| vocabulary.name(a as usize) == vocabulary.name(b as usize);
        persons.joined = evidence::join(&writings, is_same);
        persons
    }

    /// A spelling of each name by which to take it apart: the smallest, whatever came first.
    fn representatives(&self, corpus: &Corpus) -> Vec<u32> {
        let spellings = corpus.spellings();
        let mut smallest = vec![NONE; self.names];
        for (spelling, &name) in (0u32..).zip(&self.name_of).filter(|(_, name)| **name != NONE) {
            let best = &mut smallest[name as usize];
            if *best == NONE || spellings.get(spelling) < spellings.get(*best) {
                *best = spelling;
            }
        }
        smallest
    }

    /// The names on each byline, and the papers of each name.
    fn works(&self, corpus: &Corpus) -> (Rows, Rows) {
        let mut bylines = Rows::default();
        for paper in 0..corpus.papers() {
            bylines.push(corpus.byline(paper).iter().map(|&spelling| self.name_of[spelling as usize]));
        }
        let papers = bylines.transposed(self.names);
        (bylines, papers)
    }

    /// Gives spellings of their own, and names, to the other bearers of a name.
    fn tell_apart(&mut self, corpus: &mut Corpus, others: &[homonyms::Other]) {
        let mut spellings_of: HashMap<u32, Vec<u32>> = HashMap::new();
        let told: hashbrown::HashSet<u32> = others.iter().map(|other| other.name).collect();
        for (spelling, name) in (0u32..).zip(&self.name_of).filter(|(_, name)| told.contains(*name)) {
            spellings_of.entry(*name).or_default().push(spelling);
        }
        for other in others {
            let name = self.names as u32;
            self.names += 1;
            for &spelling in &spellings_of[&other.name] {
                let is_on = |paper: &&u32| corpus.byline(**paper as usize).contains(&spelling);
                let papers: Vec<u32> = other.papers.iter().filter(is_on).copied().collect();
                if !papers.is_empty() {
                    let marked = corpus.tell_apart(spelling, other.number, &papers) as usize;
                    self.name_of.resize(self.name_of.len().max(marked + 1), NONE);
                    self.name_of[marked] = name;
                }
            }
        }
    }
}

/// The words of each name; groups are no persons and have none.
fn vocabulary(corpus: &Corpus, representatives: &[u32]) -> Vocabulary {
    let spellings = corpus.spellings();
    let words: Vec<String> = representatives
        .par_iter()
        .map(|&spelling| {
            let text = spellings.get(spelling);
            if is_group(text) { String::new() } else { PersonalName::parse(text).words() }
        })
        .collect();
    let mut vocabulary = Vocabulary::default();
    words.iter().for_each(|words| vocabulary.push(words));
    vocabulary.learn_nicknames();
    vocabulary
}
