//! From spellings to names to persons: how a corpus is resolved, step by step.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::agreement::Vocabulary;
use super::dblp_numbers::numbered;
use super::evidence::{self, Joined, Writings};
use super::identities::{Grouping, Identities};
use super::meant::{Additions, Meant};
use super::person::PersonalName;
use super::{Aliases, Join, Matching, exact, homonyms, is_group};
use crate::columns::{Arena, Rows};
use crate::records::identifiers::Trust;
use crate::records::{Corpus, Numbering, Pool, Sought};

/// So many keys are made by one thread before the next look for work.
const KEYS_AT_ONCE: usize = 1 << 14;

/// No name: the spelling is unused.
const NONE: u32 = u32::MAX;

/// The spellings of a corpus as names, and the names as persons.
#[derive(Debug, Default)]
pub(super) struct Persons {
    /// The spellings that are added to those of the corpus.
    pub(super) additions: Additions,
    /// The keys of the policy.
    pub(super) keys: Arena,
    /// The key of each spelling.
    pub(super) key_of: Vec<u32>,
    /// The name of each spelling; spellings of one name are one person.
    pub(super) name_of: Vec<u32>,
    /// How many names there are.
    pub(super) names: usize,
    /// Two names that are one person each, with the reason; no pair says what others say together.
    pub(super) joined: Vec<Joined>,
    /// Spellings that are what the user calls their persons.
    pub(super) chosen: HashSet<u32>,
    /// Those of them without mentions.
    pub(super) called: Vec<u32>,
}

impl Persons {
    /// Finds the persons of a corpus by a policy, and by what the user says.
    pub(super) fn of(corpus: &Corpus, matching: Matching, aliases: &Aliases) -> Self {
        let mut additions = Additions::to(corpus);
        let mut labels = aliases.labels(corpus, &mut additions, matching);
        let called = called(corpus, &mut additions, matching, &mut labels);
        let (keys, key_of) = by_key(additions.on(corpus), matching, &called);
        let identities = Identities::of(corpus, additions.on(corpus), &labels);
        let persons = Self { keys, key_of, additions, ..Self::default() };
        let (persons, name_keys, ids) = persons.by_identifiers(corpus, &identities);
        let persons = match matching {
            Matching::Exact | Matching::Folded => persons,
            Matching::Evidence => persons.by_evidence(corpus, &identities, name_keys, &ids),
        };
        let meant = persons.additions.on(corpus);
        let is_chosen = |(spelling, label): &(&u32, &String)| exact(meant.text(**spelling)) == **label;
        let chosen = labels.iter().filter(is_chosen).map(|(&spelling, _)| spelling).collect();
        Self { chosen, called, ..persons }
    }

    /// Spellings whose keys are equal are one name, as far as identifiers agree; returns also the key of each name,
    /// with what tells it from others of that key, and its identifiers; nothing if there are no identifiers.
    fn by_identifiers(mut self, corpus: &Corpus, identities: &Identities) -> (Self, Arena, Rows) {
        if identities.is_empty() {
            let persons = Self { name_of: self.key_of.clone(), names: self.keys.len(), ..self };
            return (persons, Arena::default(), Rows::default());
        }
        let grouping = Grouping::of(corpus, self.additions.on(corpus), identities, &self.key_of, &self.keys);
        let mut name_of = vec![NONE; self.key_of.len()];
        let (mut names, mut name_keys, mut ids) = (HashMap::new(), Arena::default(), Rows::default());
        let mut first_of_group: HashMap<u32, (u32, u32)> = HashMap::new();
        for (spelling, &key) in (0u32..).zip(&self.key_of).filter(|(_, key)| **key != NONE) {
            let group = grouping.group(spelling);
            let name = *names.entry((group, key)).or_insert_with(|| {
                let name = self.names as u32;
                self.names += 1;
                let of_group = grouping.ids(group);
                name_keys.push(&identities.told_apart(self.keys.get(key as usize), of_group));
                ids.push(of_group.iter().copied());
                let (first, first_spelling) = *first_of_group.entry(group).or_insert((name, spelling));
                if first != name {
                    let [one, other] =
                        [first_spelling, spelling].map(|spelling| identities.of_spelling(spelling));
                    let is_alias = identities.have_one_label(one, other);
                    let reason = if is_alias { Join::Alias } else { Join::Identifier };
                    self.joined.push(Joined { a: first, b: name, reason });
                }
                name
            });
            name_of[spelling as usize] = name;
        }
        (Self { name_of, ..self }, name_keys, ids)
    }

    /// Tells apart and joins, as far as bylines can tell.
    fn by_evidence(mut self, corpus: &Corpus, identities: &Identities, name_keys: Arena, ids: &Rows) -> Self {
        let keys = if identities.is_empty() { &self.keys } else { &name_keys };
        let mut keys: Vec<String> = keys.iter().map(str::to_owned).collect();
        let mut representatives = self.representatives(corpus);
        let mut words = vocabulary(self.additions.on(corpus), &representatives);
        // The name from which each was told apart: itself for most.
        let mut origins: Vec<u32> = (0..self.names as u32).collect();
        let meant = self.additions.on(corpus);
        let numbered = numbered(representatives.iter().map(|&spelling| meant.text(spelling)));
        let is_numbered = |name: u32| numbered.contains(name as usize);
        let (mut bylines, mut papers) = self.works(corpus);
        let others = {
            let writings = Writings { names: &words, keys: &keys, bylines: &bylines, papers: &papers };
            let is_identified = |name: u32, paper: u32| {
                meant.byline(paper as usize).iter().any(|&spelling| {
                    self.name_of[spelling as usize] == name && !identities.of_spelling(spelling).is_empty()
                })
            };
            homonyms::others(corpus, &writings, is_numbered, is_identified)
        };
        if !others.is_empty() {
            self.distinguish(corpus, &others);
            for other in &others {
                let name = other.name as usize;
                origins.push(other.name);
                keys.push(format!("{}#{}", keys[name], other.number));
                representatives.push(representatives[name]);
            }
            words = vocabulary(self.additions.on(corpus), &representatives);
            (bylines, papers) = self.works(corpus);
        }
        let writings = Writings { names: &words, keys: &keys, bylines: &bylines, papers: &papers };
        let of_name = |name: u32| if name == origins[name as usize] { ids.row(name as usize) } else { &[] };
        let against = |a: u32, b: u32| {
            if origins[a as usize] == origins[b as usize] || is_numbered(a) && is_numbered(b) {
                return None;
            }
            match identities.conflict(of_name(a), of_name(b)) {
                None => Some(0),
                Some(Trust::Machines) => Some(evidence::AGAINST_MACHINES),
                Some(Trust::User | Trust::Editors | Trust::Persons) => None,
            }
        };
        let joined = evidence::join(&writings, &self.joined, against);
        self.joined.extend(joined);
        self
    }

    /// A spelling of each name by which to take it apart: the smallest, whatever came first.
    fn representatives(&self, corpus: &Corpus) -> Vec<u32> {
        let meant = self.additions.on(corpus);
        let mut smallest = vec![NONE; self.names];
        for (spelling, &name) in (0u32..).zip(&self.name_of).filter(|(_, name)| **name != NONE) {
            let best = &mut smallest[name as usize];
            if *best == NONE || meant.text(spelling) < meant.text(*best) {
                *best = spelling;
            }
        }
        smallest
    }

    /// The names on each byline, and the papers of each name.
    fn works(&self, corpus: &Corpus) -> (Rows, Rows) {
        let meant = self.additions.on(corpus);
        let mut bylines = Rows::default();
        for paper in 0..corpus.papers() {
            bylines.push(meant.byline(paper).iter().map(|&spelling| self.name_of[spelling as usize]));
        }
        let papers = bylines.transposed(self.names);
        (bylines, papers)
    }

    /// Gives spellings of their own, and names, to the other bearers of a name.
    fn distinguish(&mut self, corpus: &Corpus, others: &[homonyms::Other]) {
        let mut spellings_of: HashMap<u32, Vec<u32>> = HashMap::new();
        let told: HashSet<u32> = others.iter().map(|other| other.name).collect();
        for (spelling, name) in (0u32..).zip(&self.name_of).filter(|(_, name)| told.contains(*name)) {
            spellings_of.entry(*name).or_default().push(spelling);
        }
        let meant = self.additions.on(corpus);
        let (mut bearers, mut names) = (Vec::new(), Vec::new());
        for other in others {
            for &spelling in &spellings_of[&other.name] {
                let is_on = |paper: &&u32| meant.byline(**paper as usize).contains(&spelling);
                let papers: Vec<u32> = other.papers.iter().filter(is_on).copied().collect();
                if !papers.is_empty() {
                    bearers.push((spelling, papers));
                    names.push(self.names as u32);
                }
            }
            self.names += 1;
        }
        let added = self.additions.distinguish(corpus, &bearers);
        for (((spelling, _), name), added) in bearers.iter().zip(names).zip(added) {
            debug_assert_eq!(self.name_of.len(), added as usize, "additions are numbered in order");
            self.name_of.push(name);
            self.key_of.push(self.key_of[*spelling as usize]);
        }
    }
}

/// Makes spellings of what the user calls persons who are written otherwise everywhere.
fn called(
    corpus: &Corpus,
    additions: &mut Additions,
    matching: Matching,
    labels: &mut HashMap<u32, String>,
) -> Vec<u32> {
    let mut unspelled: BTreeSet<String> = labels.values().cloned().collect();
    for (&spelling, person) in &*labels {
        if matching.key(additions.on(corpus).text(spelling)) == matching.key(person) {
            unspelled.remove(person);
        }
    }
    let mut call = |person: String| {
        let spelling = additions.call(corpus, &person);
        labels.insert(spelling, person);
        spelling
    };
    unspelled.into_iter().map(&mut call).collect()
}

/// The keys of a policy, and that of each spelling; none for an unused spelling.
fn by_key(meant: Meant<'_>, matching: Matching, called: &[u32]) -> (Arena, Vec<u32>) {
    let mut is_used = vec![false; meant.spellings()];
    let in_use = meant.met().chain(called.iter().copied());
    in_use.for_each(|spelling| is_used[spelling as usize] = true);
    let numbers: Vec<u32> = (0..meant.spellings() as u32).filter(|&s| is_used[s as usize]).collect();
    let pool = Pool::default();
    let made: Vec<Vec<u32>> = numbers
        .par_chunks(KEYS_AT_ONCE)
        .map(|numbers| {
            let mut keys = Sought::default();
            numbers.iter().for_each(|&spelling| keys.push_text(&matching.key(meant.text(spelling))));
            pool.places(&keys)
        })
        .collect();
    let mut keys = Numbering::default();
    let mut key_of = vec![NONE; meant.spellings()];
    for (&spelling, &place) in numbers.iter().zip(made.iter().flatten()) {
        key_of[spelling as usize] = keys.number(place);
    }
    (keys.strings(&pool).into_texts(), key_of)
}

/// The words of each name.
fn vocabulary(meant: Meant<'_>, representatives: &[u32]) -> Vocabulary {
    let words: Vec<String> = representatives.par_iter().map(|&spelling| words_of(meant, spelling)).collect();
    let mut vocabulary = Vocabulary::default();
    words.iter().for_each(|words| vocabulary.push(words));
    vocabulary.learn_nicknames();
    vocabulary
}

/// The words by which a spelling is compared with others; groups are no persons and have none.
pub(super) fn words_of(meant: Meant<'_>, spelling: u32) -> String {
    let text = meant.text(spelling);
    let is_group = meant.is_group(spelling) || is_group(text);
    if is_group { String::new() } else { PersonalName::parse(text).words() }
}
