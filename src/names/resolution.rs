//! From spellings to names to persons: how a corpus is resolved, step by step.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;
use hashbrown::{HashMap, HashSet};
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;

use super::agreement::Vocabulary;
use super::commonness::Commonness;
use super::dblp_numbers::numbered;
use super::evidence;
use super::identities::{Grouping, Identities};
use super::keeping::{Keeping, NONE};
use super::meant::{Additions, Meant};
use super::merged::Merged;
use super::person::{PersonalName, is_one_case};
use super::writings::{Joined, Writings};
use super::{Aliases, Join, Matching, doubles, exact, homonyms, is_group};
use crate::columns::{Arena, Rows};
use crate::records::Corpus;
use crate::records::identifiers::Trust;

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
    pub(super) fn of<K: Keeping>(
        corpus: &Corpus,
        matching: Matching,
        aliases: &Aliases,
        keeping: &K,
    ) -> Result<Self, K::Failure> {
        let mut additions = Additions::to(corpus);
        let mut labels = aliases.labels(corpus, &mut additions, matching);
        let called = called(corpus, &mut additions, matching, &mut labels);
        let meant = additions.on(corpus);
        let (keys, key_of) = keeping.keys(meant, matching, &used(meant, &called))?;
        let identities = Identities::of(corpus, additions.on(corpus), &labels);
        let persons = Self { keys, key_of, additions, ..Self::default() };
        let (persons, ids) = persons.by_identifiers(corpus, &identities);
        let persons = match matching {
            Matching::Exact | Matching::Folded => persons,
            Matching::Evidence => persons.by_evidence(corpus, &identities, &ids),
        };
        let meant = persons.additions.on(corpus);
        let is_chosen = |(spelling, label): &(&u32, &String)| exact(meant.text(**spelling)) == **label;
        let chosen = labels.iter().filter(is_chosen).map(|(&spelling, _)| spelling).collect();
        Ok(Self { chosen, called, ..persons })
    }

    /// Spellings whose keys are equal are one name, as far as identifiers agree; returns also the identifiers of each
    /// name, nothing if there are no identifiers.
    fn by_identifiers(mut self, corpus: &Corpus, identities: &Identities) -> (Self, Rows) {
        if identities.is_empty() {
            let persons = Self { name_of: self.key_of.clone(), names: self.keys.len(), ..self };
            return (persons, Rows::default());
        }
        let grouping = Grouping::of(corpus, self.additions.on(corpus), identities, &self.key_of, &self.keys);
        let mut name_of = vec![NONE; self.key_of.len()];
        let mut ids = Rows::default();
        // Most names are all spellings of their key, so only the others are in the hash tables.
        let mut name_of_key = vec![NONE; self.keys.len()];
        let mut names: HashMap<(u32, u32), u32> = HashMap::new();
        let mut first_of_group: HashMap<u32, (u32, u32)> = HashMap::new();
        for (spelling, &key) in (0u32..).zip(&self.key_of).filter(|(_, key)| **key != NONE) {
            let group = grouping.group(spelling);
            let name = if grouping.is_of_one_key(group) {
                &mut name_of_key[key as usize]
            } else {
                names.entry((group, key)).or_insert(NONE)
            };
            if *name == NONE {
                *name = self.names as u32;
                self.names += 1;
                ids.push(grouping.ids(group).iter().copied());
                if !grouping.is_of_one_key(group) {
                    let (first, first_spelling) = *first_of_group.entry(group).or_insert((*name, spelling));
                    if first != *name {
                        let [one, other] =
                            [first_spelling, spelling].map(|spelling| identities.of_spelling(spelling));
                        let is_alias = identities.have_one_label(one, other);
                        let reason = if is_alias { Join::Alias } else { Join::Identifier };
                        self.joined.push(Joined { a: first, b: *name, reason });
                    }
                }
            }
            name_of[spelling as usize] = *name;
        }
        (Self { name_of, ..self }, ids)
    }

    /// What orders names, whatever came first: the key of each, with what tells it from others of that key.
    fn name_keys(&self, identities: &Identities, ids: &Rows) -> Arena {
        if identities.is_empty() {
            return self.keys.clone();
        }
        let mut keys = vec![String::new(); self.names];
        for (&key, &name) in self.key_of.iter().zip(&self.name_of).filter(|(key, _)| **key != NONE) {
            let name = name as usize;
            if keys[name].is_empty() {
                keys[name] = identities.told_apart(self.keys.get(key as usize), ids.row(name));
            }
        }
        let mut all = Arena::default();
        keys.iter().for_each(|key| all.push(key));
        all
    }

    /// Tells apart and joins, as far as bylines can tell.
    fn by_evidence(mut self, corpus: &Corpus, identities: &Identities, ids: &Rows) -> Self {
        let spellings = self.representatives(corpus);
        let mut bearers = Bearers {
            keys: self.name_keys(identities, ids),
            names: vocabulary(self.additions.on(corpus), &spellings),
            spellings,
            origins: (0..self.names as u32).collect(),
            numbers: HashMap::new(),
            ids: if identities.is_empty() {
                vec![Vec::new(); self.names]
            } else {
                ids.iter().map(<[u32]>::to_vec).collect()
            },
        };
        let doubles = self.doubles(corpus, identities);
        self.distinguish(corpus, identities, &mut bearers, &doubles);
        let others = self.homonyms(corpus, identities, &bearers);
        self.distinguish(corpus, identities, &mut bearers, &others);
        let works = self.works(corpus, &bearers);
        let joined = evidence::join(
            works.writings(&bearers),
            &self.joined,
            |_| true,
            |a, b| works.against(&bearers, identities, a, b),
        );
        self.joined.extend(joined);
        self
    }

    /// Mentions that put somebody on a byline twice.
    fn doubles(&self, corpus: &Corpus, identities: &Identities) -> Vec<doubles::Other> {
        let meant = self.additions.on(corpus);
        let mut known = UnionFind::new(self.names);
        for join in &self.joined {
            known.union(join.a, join.b);
        }
        let known = known.into_labeling();
        let person = |spelling: u32| {
            let name = self.name_of[spelling as usize];
            (name, known[name as usize])
        };
        let is_group = |spelling: u32| meant.is_group(spelling) || is_group(meant.text(spelling));
        doubles::doubles(corpus, meant, identities, person, is_group)
    }

    /// Mentions of common names whose papers are not the main bearer's.
    fn homonyms(&self, corpus: &Corpus, identities: &Identities, bearers: &Bearers) -> Vec<doubles::Other> {
        let meant = self.additions.on(corpus);
        let works = self.works(corpus, bearers);
        let writings = works.writings(bearers);
        let expected = homonyms::expected(writings.names, writings.commonness);
        let is_clear = |name: u32| homonyms::is_rare(expected[name as usize]);
        // What rare names mean is found first: it says who the co-authors are.
        let against = |a: u32, b: u32| works.against(bearers, identities, a, b);
        let mut joined = self.joined.clone();
        joined.extend(evidence::join(writings, &joined, is_clear, against));
        let persons = Merged::of(writings, &joined).of;
        let spellings_on = |name: u32, paper: u32| {
            let first = corpus.mentions_of(paper as usize).start as u32;
            let byline = meant.byline(paper as usize).into_owned();
            (first..).zip(byline).filter(move |(_, spelling)| self.name_of[*spelling as usize] == name)
        };
        let is_identified = |name: u32, paper: u32| {
            !identities.is_empty()
                && spellings_on(name, paper).any(|(_, spelling)| !identities.of_spelling(spelling).is_empty())
        };
        let is_settled = |name: u32| works.is_numbered(name) || bearers.origins[name as usize] != name;
        let homonyms = homonyms::Homonyms::of(corpus, writings, &persons, &expected, is_settled);
        let splits = homonyms.map_or_else(Vec::new, |homonyms| homonyms.splits(is_identified));
        let mentions = |split: homonyms::Split| {
            let mentions = split.papers.iter().flat_map(|&paper| spellings_on(split.name, paper));
            doubles::Other { name: split.name, mentions: mentions.map(|(mention, _)| mention).collect() }
        };
        splits.into_iter().map(mentions).collect()
    }

    /// A spelling of each name by which to take it apart: the smallest in mixed case, whatever came first.
    fn representatives(&self, corpus: &Corpus) -> Vec<u32> {
        let meant = self.additions.on(corpus);
        let mut smallest = vec![NONE; self.names];
        for (spelling, &name) in (0u32..).zip(&self.name_of).filter(|(_, name)| **name != NONE) {
            let best = &mut smallest[name as usize];
            // In capitals only, a short name looks like initials.
            let rank = |spelling: u32| (is_one_case(meant.text(spelling)), meant.text(spelling));
            if *best == NONE || rank(spelling) < rank(*best) {
                *best = spelling;
            }
        }
        smallest
    }

    /// The names on each byline, and the papers of each name.
    fn works(&self, corpus: &Corpus, bearers: &Bearers) -> Works {
        let meant = self.additions.on(corpus);
        let bylines = Rows::made(corpus.papers(), |paper, names| {
            names.extend(meant.byline(paper).iter().map(|&spelling| self.name_of[spelling as usize]));
        });
        Works {
            commonness: Commonness::of(&bearers.names),
            papers: bylines.transposed(self.names),
            bylines,
            numbered: numbered(bearers.spellings.iter().map(|&spelling| meant.text(spelling))),
        }
    }

    /// Gives spellings of their own, and names, to the other bearers of a name.
    fn distinguish(
        &mut self,
        corpus: &Corpus,
        identities: &Identities,
        bearers: &mut Bearers,
        others: &[doubles::Other],
    ) {
        let meant = self.additions.on(corpus);
        let (mut distinguished, mut names) = (Vec::new(), Vec::new());
        let mut of_spelling: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let spelling_of: Vec<u32> = if others.is_empty() { Vec::new() } else { meant.mentions().collect() };
        for other in others {
            of_spelling.clear();
            for &mention in &other.mentions {
                of_spelling.entry(spelling_of[mention as usize]).or_default().push(mention);
            }
            let ids = of_spelling.keys().filter(|_| !identities.is_empty());
            bearers.add(
                other.name,
                ids.flat_map(|&spelling| identities.of_spelling(spelling)).copied().collect(),
            );
            for (&spelling, mentions) in &mut of_spelling {
                distinguished.push((spelling, std::mem::take(mentions)));
                names.push(self.names as u32);
            }
            self.names += 1;
        }
        let added = self.additions.distinguish(&distinguished);
        for (((spelling, _), name), added) in distinguished.iter().zip(names).zip(added) {
            debug_assert_eq!(self.name_of.len(), added as usize, "additions are numbered in order");
            self.name_of.push(name);
            self.key_of.push(self.key_of[*spelling as usize]);
        }
    }
}

/// Names that are compared: those of the keys, and other bearers of them.
struct Bearers {
    /// What orders names, whatever came first.
    keys: Arena,
    names: Vocabulary,
    /// A spelling of each, by which to take it apart.
    spellings: Vec<u32>,
    /// The name from which each was told apart: itself for most.
    origins: Vec<u32>,
    /// The identifiers of each.
    ids: Vec<Vec<u32>>,
    /// How many bearers names with several have.
    numbers: HashMap<u32, u32>,
}

impl Bearers {
    /// Adds another bearer of a name.
    fn add(&mut self, name: u32, ids: Vec<u32>) {
        let origin = self.origins[name as usize];
        let number = self.numbers.entry(origin).or_insert(1);
        *number += 1;
        self.keys.push(&format!("{}#{number}", self.keys.get(origin as usize)));
        self.names.repeat(name as usize);
        self.spellings.push(self.spellings[name as usize]);
        self.origins.push(origin);
        self.ids.push(ids);
    }
}

/// Names and who wrote what under them.
struct Works {
    commonness: Commonness,
    bylines: Rows,
    papers: Rows,
    /// Names with a number of dblp's, or of which others have one.
    numbered: FixedBitSet,
}

impl Works {
    fn writings<'a>(&'a self, bearers: &'a Bearers) -> Writings<'a> {
        Writings {
            names: &bearers.names,
            keys: &bearers.keys,
            commonness: &self.commonness,
            bylines: &self.bylines,
            papers: &self.papers,
        }
    }

    fn is_numbered(&self, name: u32) -> bool {
        self.numbered.contains(name as usize)
    }

    /// What is known against two names being one person, in sixteenths of a bit; `None` if they cannot be.
    fn against(&self, bearers: &Bearers, identities: &Identities, a: u32, b: u32) -> Option<i64> {
        let (one, other) = (a as usize, b as usize);
        if bearers.origins[one] == bearers.origins[other] || self.is_numbered(a) && self.is_numbered(b) {
            return None;
        }
        match identities.conflict(&bearers.ids[one], &bearers.ids[other]) {
            None => Some(0),
            Some(Trust::Machines) => Some(evidence::AGAINST_MACHINES),
            Some(Trust::User | Trust::Editors | Trust::Persons) => None,
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

/// Which spellings are used: those that are met, and those by which the user calls persons.
fn used(meant: Meant<'_>, called: &[u32]) -> Vec<bool> {
    let mut is_used = vec![false; meant.spellings()];
    let in_use = meant.met().chain(called.iter().copied());
    in_use.for_each(|spelling| is_used[spelling as usize] = true);
    is_used
}

/// The words of each name.
fn vocabulary(meant: Meant<'_>, representatives: &[u32]) -> Vocabulary {
    let of_name = |&spelling: &u32| (words_of(meant, spelling), generation_of(meant, spelling));
    let names: Vec<(String, Option<u8>)> = representatives.par_iter().map(of_name).collect();
    let mut vocabulary = Vocabulary::default();
    names.iter().for_each(|(words, generation)| vocabulary.push_of(words, *generation));
    vocabulary.learn_nicknames();
    vocabulary
}

/// The words by which a spelling is compared with others; groups are no persons and have none.
pub(super) fn words_of(meant: Meant<'_>, spelling: u32) -> String {
    let text = meant.text(spelling);
    let is_group = meant.is_group(spelling) || is_group(text);
    if is_group { String::new() } else { PersonalName::tied_words_of(text) }
}

/// Which of the people of a name a spelling means, by its suffix.
pub(super) fn generation_of(meant: Meant<'_>, spelling: u32) -> Option<u8> {
    PersonalName::generation_of(meant.text(spelling))
}
