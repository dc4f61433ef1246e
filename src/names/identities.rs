//! What identifiers say: who is one person whatever the spelling, and who is not whatever the name.
//!
//! Identifiers are believed in the order of their trust: what the user says, what the editors of a database keep by
//! hand, what people say of themselves, what a machine has found out. Those of one scheme join the mentions that
//! share one and keep apart those that do not; a less trusted scheme merges no one that a more trusted one separates.

use std::cmp::Reverse;

use fixedbitset::FixedBitSet;
use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::folding::folded;
use super::meant::Meant;
use crate::columns::{Arena, Rows};
use crate::records::identifiers::{SCHEMES, Trust};
use crate::records::{Corpus, Spellings};

/// The scheme of the labels in the user's alias file. No source has it, since its colon is not followed by a value.
const ALIAS: &str = "alias:";

/// A scheme by number, the most trusted first: that of the alias file, those of the [list](SCHEMES) and, from
/// [`UNLISTED`](Self::UNLISTED) on, those that are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Scheme(u32);

impl Scheme {
    const ALIAS: Self = Self(0);
    const UNLISTED: Self = Self(1 + SCHEMES.len() as u32);

    fn trust(self) -> Trust {
        match self {
            Self::ALIAS => Trust::User,
            Self(listed) => SCHEMES.get(listed as usize - 1).map_or(Trust::Machines, |(_, trust)| *trust),
        }
    }
}

/// The identifiers of the spellings of a corpus.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// Those of each spelling, ascending.
    of_spelling: Rows,
    ids: Spellings,
    /// The scheme of each.
    schemes: Vec<Scheme>,
    /// The schemes that are not listed, by first appearance.
    unlisted: Spellings,
}

impl Identities {
    /// The identifiers beside the spellings of a corpus, in its records of persons, and in what the user says:
    /// the label of the person that a spelling means.
    pub(super) fn of(corpus: &Corpus, meant: Meant<'_>, labels: &HashMap<u32, String>) -> Self {
        let mut all = Self::default();
        let of_text = all.of_records(corpus);
        if labels.is_empty() && of_text.is_empty() && !corpus.spellings().have_ids() {
            return all;
        }
        let of_person = |spelling: u32| Some((spelling, *of_text.get(meant.text(spelling))?));
        let of_persons: Vec<(u32, u32)> =
            (0..meant.spellings() as u32).into_par_iter().filter_map(of_person).collect();
        let mut of_persons = of_persons.into_iter().peekable();
        let mut of_one = Vec::new();
        for spelling in 0..meant.spellings() as u32 {
            of_one.clear();
            of_one.extend(labels.get(&spelling).map(|label| all.id(ALIAS, label)));
            of_one.extend(of_persons.next_if(|(of, _)| *of == spelling).map(|(_, id)| id));
            for id in meant.ids(spelling) {
                of_one.extend(id.split_once(':').map(|(scheme, value)| all.id(scheme, value)));
            }
            of_one.sort_unstable();
            of_one.dedup();
            all.of_spelling.push(of_one.iter().copied());
        }
        all
    }

    /// The identifier of each person that a source lists with several names.
    fn of_records<'a>(&mut self, corpus: &'a Corpus) -> HashMap<&'a str, u32> {
        let mut of_text = HashMap::new();
        for (id, names) in corpus.persons() {
            let Some((scheme, value)) = id.split_once(':') else { continue };
            let id = self.id(scheme, value);
            of_text.extend(names.iter().map(|&name| (corpus.spellings().get(name), id)));
        }
        of_text
    }

    fn id(&mut self, scheme: &str, value: &str) -> u32 {
        let number = self.ids.intern(&format!("{scheme}:{value}"));
        if number as usize == self.schemes.len() {
            let scheme = self.scheme(scheme);
            self.schemes.push(scheme);
        }
        number
    }

    fn scheme(&mut self, name: &str) -> Scheme {
        if name == ALIAS {
            return Scheme::ALIAS;
        }
        match (1..).zip(SCHEMES).find(|(_, (listed, _))| *listed == name) {
            Some((number, _)) => Scheme(number),
            None => Scheme(Scheme::UNLISTED.0 + self.unlisted.intern(name)),
        }
    }

    /// Does no spelling have any?
    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The identifiers of a spelling.
    pub(super) fn of_spelling(&self, spelling: u32) -> &[u32] {
        self.of_spelling.row(spelling as usize)
    }

    /// The spellings of each identifier.
    fn spellings(&self) -> Rows {
        self.of_spelling.transposed(self.ids.len())
    }

    /// An identifier as sources have it.
    pub(super) fn text(&self, id: u32) -> &str {
        self.ids.get(id)
    }

    /// Two identifiers of one scheme that is kept by people, if there are two among some.
    pub(super) fn two_of_one_scheme(&self, ids: &[u32]) -> Option<(u32, u32)> {
        let scheme = |id: u32| self.schemes[id as usize];
        let first = |other: u32| {
            ids.iter().copied().find(|&id| scheme(id) == scheme(other)).filter(|&id| id != other)
        };
        let by_people = ids.iter().copied().filter(|&id| self.trust(id) < Trust::Machines);
        by_people.filter_map(|other| Some((first(other)?, other))).next()
    }

    fn trust(&self, id: u32) -> Trust {
        self.schemes[id as usize].trust()
    }

    /// What orders identifiers, those of the most trusted scheme first, whatever came first in the input.
    fn order(&self, id: u32) -> (Scheme, &str) {
        (self.schemes[id as usize].min(Scheme::UNLISTED), self.ids.get(id))
    }

    /// The trust of the first scheme by which two sets of identifiers are not one person's: both have some of it
    /// and none in common. `None` if there is no such scheme.
    pub(super) fn conflict(&self, one: &[u32], other: &[u32]) -> Option<Trust> {
        let scheme = |id: &u32| self.schemes[*id as usize];
        let is_parting = |id: &&u32| {
            let has_others = other.iter().any(|other| scheme(other) == scheme(id));
            let in_common = |shared: &u32| scheme(shared) == scheme(id) && other.contains(shared);
            has_others && !one.iter().any(in_common)
        };
        one.iter().filter(is_parting).map(scheme).map(Scheme::trust).min()
    }

    /// Some identifiers, those of the most trusted scheme first.
    fn in_order_of_trust(&self, ids: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut all: Vec<u32> = ids.collect();
        all.sort_unstable_by_key(|&id| self.order(id));
        all
    }

    /// A key with what tells its bearer from others: their most trusted identifier.
    pub(super) fn told_apart(&self, key: &str, ids: &[u32]) -> String {
        match ids.iter().min_by_key(|&&id| self.order(id)) {
            Some(&id) => format!("{key}#{}", self.ids.get(id)),
            None => key.to_owned(),
        }
    }

    /// Do both have the same label of the user's?
    pub(super) fn have_one_label(&self, one: &[u32], other: &[u32]) -> bool {
        one.iter().any(|id| self.trust(*id) == Trust::User && other.contains(id))
    }
}

/// Spellings grouped by what identifiers say, and names as far as identifiers leave it to them.
///
/// A node is a spelling with identifiers, or all spellings of one key that have none.
pub(super) struct Grouping<'a> {
    corpus: &'a Corpus,
    meant: Meant<'a>,
    identities: &'a Identities,
    /// The key of each spelling.
    key_of: &'a [u32],
    keys: &'a Arena,
    /// The group of each node: one of its nodes. Nodes are the keys, and behind them the spellings.
    group_of: Vec<u32>,
    /// Nodes and identifiers of the groups that have several nodes. Most have one, which takes no memory here.
    groups: HashMap<u32, Group>,
    /// Nodes that share an identifier and a byline, which cannot be.
    conflicts: HashSet<(u32, u32)>,
}

#[derive(Debug, Clone, Default)]
struct Group {
    nodes: Vec<u32>,
    ids: Vec<u32>,
}

/// No key: the spelling is unused.
const NONE: u32 = u32::MAX;

/// An identifier next to more unlike names than this identifies no one.
const MOST_UNLIKE: usize = 8;

impl<'a> Grouping<'a> {
    /// Groups the spellings of a corpus, whose keys are given, `u32::MAX` for unused spellings.
    pub(super) fn of(
        corpus: &'a Corpus,
        meant: Meant<'a>,
        identities: &'a Identities,
        key_of: &'a [u32],
        keys: &'a Arena,
    ) -> Self {
        let mut grouping = Self {
            corpus,
            meant,
            identities,
            key_of,
            keys,
            group_of: (0..(keys.len() + key_of.len()) as u32).collect(),
            groups: HashMap::new(),
            conflicts: HashSet::new(),
        };
        let with_id = identities.spellings();
        grouping.conflicts = grouping.conflicts(&with_id);
        grouping.join_by_identifiers(&with_id);
        grouping.join_by_keys();
        grouping
    }

    /// The group of a spelling that somebody is called by.
    pub(super) fn group(&self, spelling: u32) -> u32 {
        self.group_of[self.node(spelling) as usize]
    }

    /// Is a group all spellings of one key, none of which has an identifier?
    pub(super) fn is_of_one_key(&self, group: u32) -> bool {
        (group as usize) < self.keys.len() && !self.groups.contains_key(&group)
    }

    /// The identifiers of a group.
    pub(super) fn ids(&self, group: u32) -> &[u32] {
        self.groups.get(&group).map_or_else(|| self.ids_of_node(group), |group| &group.ids)
    }

    fn ids_of_node(&self, node: u32) -> &'a [u32] {
        let spelling = node.checked_sub(self.keys.len() as u32);
        spelling.map_or(&[], |spelling| self.identities.of_spelling(spelling))
    }

    /// The nodes of a group.
    fn nodes(&self, group: u32) -> Vec<u32> {
        self.groups.get(&group).map_or_else(|| vec![group], |group| group.nodes.clone())
    }

    /// The spellings in use that have identifiers.
    fn identified(&self) -> Vec<u32> {
        let all = (0..self.key_of.len() as u32).filter(|&spelling| self.key_of[spelling as usize] != NONE);
        all.filter(|&spelling| !self.identities.of_spelling(spelling).is_empty()).collect()
    }

    fn node(&self, spelling: u32) -> u32 {
        if self.identities.of_spelling(spelling).is_empty() {
            self.key_of[spelling as usize]
        } else {
            self.keys.len() as u32 + spelling
        }
    }

    /// The text of a node with identifiers.
    fn text(&self, node: u32) -> &'a str {
        self.meant.text(node - self.keys.len() as u32)
    }

    /// What orders nodes with identifiers, whatever came first.
    fn order(&self, node: u32) -> (&'a str, Vec<&'a str>) {
        let ids = self.meant.ids(node - self.keys.len() as u32);
        (self.text(node), ids.collect())
    }

    fn conflicts(&self, with_id: &Rows) -> HashSet<(u32, u32)> {
        let mut conflicts = HashSet::new();
        let mut of_id: HashMap<u32, u32> = HashMap::new();
        for paper in self.papers_that_may_conflict(with_id) {
            of_id.clear();
            for &spelling in &*self.meant.byline(paper) {
                for &id in self.identities.of_spelling(spelling) {
                    let node = self.node(spelling);
                    let first = *of_id.entry(id).or_insert(node);
                    if first != node && !self.is_listed_twice(first, spelling) {
                        conflicts.insert((first.min(node), first.max(node)));
                    }
                }
            }
        }
        conflicts
    }

    /// The papers with two mentions or more of spellings that share an identifier with some other.
    fn papers_that_may_conflict(&self, with_id: &Rows) -> Vec<usize> {
        let mut is_shared = FixedBitSet::with_capacity(self.key_of.len());
        for spellings in with_id.iter().filter(|spellings| spellings.len() > 1) {
            spellings.iter().for_each(|&spelling| is_shared.insert(spelling as usize));
        }
        if is_shared.is_clear() {
            return Vec::new();
        }
        let may_conflict = |paper: &usize| {
            let byline = self.meant.byline(*paper);
            byline.iter().filter(|&&spelling| is_shared.contains(spelling as usize)).nth(1).is_some()
        };
        (0..self.corpus.papers()).into_par_iter().filter(may_conflict).collect()
    }

    /// Does the user give a node and a spelling to one person, as their names or another identifier do?
    fn is_listed_twice(&self, node: u32, spelling: u32) -> bool {
        let ids = self.identities.of_spelling(node - self.keys.len() as u32);
        let shared = || ids.iter().filter(|id| self.identities.of_spelling(spelling).contains(id));
        let is_of_user = |id: &u32| self.identities.trust(*id) == Trust::User;
        let is_one_name = || folded(self.text(node)) == folded(self.meant.text(spelling));
        shared().any(is_of_user) && (is_one_name() || shared().any(|id| !is_of_user(id)))
    }

    fn join_by_identifiers(&mut self, with_id: &Rows) {
        let is_used = |spelling: &&u32| self.key_of[**spelling as usize] != NONE;
        let shared = (0..with_id.len() as u32).filter(|&id| with_id.row_len(id as usize) > 1);
        for id in self.identities.in_order_of_trust(shared) {
            let spellings = with_id.row(id as usize).iter().filter(is_used);
            let mut nodes: Vec<u32> = spellings.map(|&spelling| self.node(spelling)).collect();
            nodes.sort_by_cached_key(|&node| self.order(node));
            let mut heads: Vec<u32> = Vec::new();
            for node in nodes {
                match heads.iter().find(|&&head| self.may_be_one(head, node, id)) {
                    Some(&head) => self.join(head, node),
                    None if heads.len() < MOST_UNLIKE => heads.push(node),
                    None => {}
                }
            }
        }
    }

    /// May two nodes be one person because both have this identifier?
    fn may_be_one(&self, one: u32, other: u32, id: u32) -> bool {
        let [group, other_group] = [one, other].map(|node| self.group_of[node as usize]);
        let trust = self.identities.trust(id);
        let is_trusted = |separating: Trust| separating > trust;
        let conflict = self.identities.conflict(self.ids(group), self.ids(other_group));
        conflict.is_none_or(is_trusted)
            && (trust <= Trust::Editors || are_alike(self.text(one), self.text(other)))
            && (self.conflicts.is_empty() || !self.conflict(group, other_group))
    }

    fn conflict(&self, one: u32, other: u32) -> bool {
        let others = self.nodes(other);
        let has_conflict = |a: u32| others.iter().any(|&b| self.conflicts.contains(&(a.min(b), a.max(b))));
        self.nodes(one).into_iter().any(has_conflict)
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.group_of[one as usize], self.group_of[other as usize]);
        if one == other {
            return;
        }
        let mut groups =
            [one, other].map(|group| self.groups.remove(&group).unwrap_or_else(|| self.of_node(group)));
        // The smaller is moved, so that no spelling moves more often than the logarithm of their number.
        groups.sort_by_key(|group| Reverse(group.nodes.len()));
        let [mut large, small] = groups;
        let kept = self.group_of[large.nodes[0] as usize];
        for &node in &small.nodes {
            self.group_of[node as usize] = kept;
        }
        large.nodes.extend(small.nodes);
        large.ids.extend(small.ids);
        large.ids.sort_unstable();
        large.ids.dedup();
        self.groups.insert(kept, large);
    }

    fn of_node(&self, node: u32) -> Group {
        Group { nodes: vec![node], ids: self.ids_of_node(node).to_vec() }
    }

    /// Spellings of one key are one person unless identifiers say otherwise. Where they do, mentions without any
    /// are of the person who has most of the others, and of an unknown person if no one has more than half of them.
    fn join_by_keys(&mut self) {
        let mut identified: Vec<(u32, u32)> =
            self.identified().into_iter().map(|s| (self.key(s), s)).collect();
        identified.sort_unstable();
        let is_bare = self.bare_keys();
        let of_keys = identified.chunk_by(|a, b| a.0 == b.0);
        let mut several: Vec<&[(u32, u32)]> =
            of_keys.filter(|same| same.len() > 1 || is_bare.contains(same[0].0 as usize)).collect();
        several.sort_unstable_by_key(|same| self.keys.get(same[0].0 as usize));
        let mentions = self.mentions();
        for same in several {
            let mut of_group: Vec<(u32, u64)> =
                same.iter().map(|&(_, s)| (self.group(s), mentions[s as usize].into())).collect();
            of_group.sort_unstable();
            let groups = of_group.chunk_by(|a, b| a.0 == b.0);
            let groups: Vec<(u64, u32)> =
                groups.map(|same| (same.iter().map(|(_, n)| n).sum(), same[0].0)).collect();
            let all: u64 = groups.iter().map(|(n, _)| n).sum();
            let key = same[0].0;
            if self.are_compatible(&groups) {
                groups.iter().for_each(|&(_, group)| self.join(key, group));
            } else if let Some(&(_, group)) = groups.iter().find(|(n, _)| 2 * n > all) {
                self.join(key, group);
            }
        }
    }

    fn key(&self, spelling: u32) -> u32 {
        self.key_of[spelling as usize]
    }

    /// The keys of spellings without identifiers.
    fn bare_keys(&self) -> FixedBitSet {
        let mut keys = FixedBitSet::with_capacity(self.keys.len());
        for (spelling, &key) in (0u32..).zip(self.key_of).filter(|(_, key)| **key != NONE) {
            keys.set(
                key as usize,
                keys.contains(key as usize) || self.identities.of_spelling(spelling).is_empty(),
            );
        }
        keys
    }

    /// How often each spelling is mentioned.
    fn mentions(&self) -> Vec<u32> {
        let mut mentions = vec![0; self.key_of.len()];
        self.meant.met().for_each(|spelling| mentions[spelling as usize] += 1);
        mentions
    }

    /// Does no identifier keep any two groups apart? None does if the user gives all to one person. Otherwise it is enough
    /// to look at what is met of each scheme so far.
    fn are_compatible(&self, groups: &[(u64, u32)]) -> bool {
        let first = groups.first().map_or(&[][..], |&(_, group)| self.ids(group));
        if groups.iter().all(|&(_, group)| self.identities.have_one_label(first, self.ids(group))) {
            return true;
        }
        let mut met: Vec<u32> = Vec::new();
        groups.iter().all(|&(_, group)| {
            let ids = self.ids(group);
            let fits = self.identities.conflict(&met, ids).is_none();
            met.extend(ids);
            fits
        })
    }
}

/// Could one person have written by both names, if an identifier says so? Names in different scripts cannot be
/// compared; others have a word in common or look alike.
fn are_alike(one: &str, other: &str) -> bool {
    const ALIKE: f64 = 0.8;
    let [one, other] = [one, other].map(folded);
    let words = |name: &'_ str| -> Vec<String> {
        let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (a, b) = (words(&one), words(&other));
    one.is_ascii() != other.is_ascii()
        || a.iter().any(|word| word.len() > 1 && b.contains(word))
        || strsim::jaro_winkler(&a.join(" "), &b.join(" ")) >= ALIKE
}

#[cfg(test)]
mod tests {
    use crate::names::{Aliases, Matching, resolve, resolve_with};
    use crate::reading::{ReadOptions, Source, read};
    use crate::records::{Chunk, Corpus, Format, Mention, Notices, Record, Sink, split_lines};

    /// A paper a line: mentions separated by slashes, each a name and, after a bar, its identifiers.
    static IDENTIFIED: Format = Format::new("identified", read_identified).split(split_lines);

    fn read_identified(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
        for line in chunk.text.lines() {
            let mention = |text| {
                let (name, ids) = str::split_once(text, '|').unwrap_or((text, ""));
                Mention { ids, ..Mention::named(name) }
            };
            let byline: Vec<_> = line.split('/').map(mention).collect();
            sink.record(&Record { byline: &byline, ..Record::default() });
        }
        chunk.text.len()
    }

    fn corpus(text: &str) -> Corpus {
        let source = Source::Text("x.txt".to_owned(), text.to_owned());
        let options = ReadOptions { from: Some(&IDENTIFIED), ..ReadOptions::default() };
        read(&[source], options, &mut Notices::default()).expect("mentions")
    }

    fn authors(text: &str) -> usize {
        resolve(&corpus(text), Matching::Folded).len()
    }

    #[test]
    fn identifiers_of_two_unlisted_schemes_do_not_separate_a_person() {
        assert_eq!(authors("Ann Lee|isni:1\nAnn Lee|viaf:2\n"), 1);
        assert_eq!(authors("Ann Lee|dimensions:1\nAnn Lee|viaf:2\n"), 1);
    }

    #[test]
    fn two_identifiers_of_one_unlisted_scheme_separate_homonyms() {
        assert_eq!(authors("Ann Lee|isni:1\nAnn Lee|isni:2\n"), 2);
        assert_eq!(authors("Ann Lee|isni:1 viaf:7\nAnn Lee|isni:2 viaf:8\nLee, Ann|viaf:8\n"), 2);
    }

    #[test]
    fn no_source_can_claim_the_trust_of_the_alias_file() {
        assert_eq!(authors("Ann Lee|alias:x orcid:1\nBo Dee|alias:x orcid:2\n"), 2);
    }

    #[test]
    fn a_spelling_that_the_user_assigns_is_one_person_though_twice_on_a_byline() {
        let corpus = corpus("Ann Lee|scopus:1/Ann Lee|orcid:2\nA. Lee|scopus:3\n");
        let aliases = Aliases::parse("Ann Lee → Ann Lee\nA. Lee → Ann Lee\n").expect("aliases");
        assert_eq!(resolve_with(&corpus, Matching::Exact, &aliases).len(), 1);
    }

    #[test]
    fn two_writings_of_a_name_on_a_byline_are_one_person_if_the_user_says_so() {
        let corpus = corpus("Jörg Wang|scopus:1/Jorg Wang\n");
        let aliases = Aliases::parse("Jörg Wang → Jorg Wang\n").expect("aliases");
        assert_eq!(resolve_with(&corpus, Matching::Exact, &aliases).len(), 1);
    }
}
