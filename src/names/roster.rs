//! The roster: all authors of a corpus, and the author of each spelling.

use std::cmp::Reverse;
use std::collections::VecDeque;

use hashbrown::{HashMap, HashSet};
use petgraph::unionfind::UnionFind;

use super::keeping::{InMemory, Keeping, OnDisk};
use super::meant::{Additions, Meant};
use super::person::is_one_case;
use super::resolution::Persons;
use super::{Aliases, Join, Matching};
use crate::columns::{Arena, Column, Rows, Scratch, SectionReader, SectionWriter, spilled};
use crate::error::Result;
use crate::records::Corpus;
use crate::records::identifiers::OWN;

/// All authors of a corpus, numbered by first appearance, with every spelling met.
///
/// # Examples
/// ```
/// let loaded = coauth::Loader::new().bylines("program", [["Paul Erdős"], ["ERDŐS, Paul"]]).load()?;
/// let roster = loaded.network.roster();
/// assert_eq!((roster.len(), roster.key(0)), (1, "paul erdos"));
/// assert_eq!(roster.spellings(0).len(), 2);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Roster {
    matching: Matching,
    /// The spellings that it adds to those of the corpus.
    additions: Additions,
    /// The key of each author: the name under the policy.
    keys: Arena,
    /// What distinguishes authors of one key, an identifier or a number; empty for most, and without entries after the
    /// last author who has one.
    qualifiers: Arena,
    /// The spelling by which each author is shown.
    displays: Column<u32>,
    /// The spellings of each author.
    spellings: Rows,
    /// The author of each spelling; an unused spelling has an author like any other.
    author_of: Column<u32>,
    /// How often each spelling is mentioned.
    mentions: Column<u32>,
    /// The spellings, ascending, that belong to their authors for more than the look of them.
    joined: Column<u32>,
    /// The other spelling of the author with which each of these was joined.
    joined_to: Column<u32>,
    /// The reason of each, as its place among all.
    reasons: Column<u32>,
}

/// Finds out who is who in a corpus. Authors are numbered by the first appearance of one of their spellings.
///
/// Under every policy, identifiers beside names merge and separate. Under [`Matching::Evidence`] a name may turn out
/// to have several bearers; the corpus stays as it is written, and [`Roster::meant`] gives the bylines as they are
/// meant. Linear in the spellings, and under evidence near-linear in the ties; on all cores.
///
/// # Examples
/// ```
/// use coauth::names::{Matching, resolve};
/// use coauth::reading::{ReadOptions, Source, read};
/// use coauth::records::Notices;
///
/// let bylines = Source::Text("bylines.txt".into(), "Paul Erdős; Ann Lee\nErdos, Paul; Bob Roe\n".into());
/// let corpus = read(&[bylines], ReadOptions::default(), &mut Notices::default())?;
/// assert_eq!(resolve(&corpus, Matching::Folded).len(), 3);
/// assert_eq!(resolve(&corpus, Matching::Exact).len(), 4);
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn resolve(corpus: &Corpus, matching: Matching) -> Roster {
    resolve_with(corpus, matching, &Aliases::default())
}

/// Finds out who is who in a corpus, by a policy and by what the user says, which wins.
///
/// # Examples
/// ```
/// use coauth::names::{Aliases, Join, Matching, resolve_with};
/// use coauth::reading::{ReadOptions, Source, read};
/// use coauth::records::Notices;
///
/// let source = Source::Text("x.txt".to_owned(), "Ada King; Luigi Menabrea\nAda Lovelace; Mary Somerville\n".to_owned());
/// let corpus = read(&[source], ReadOptions::default(), &mut Notices::default())?;
/// let aliases = Aliases::parse("Ada King → Ada Lovelace")?;
/// let roster = resolve_with(&corpus, Matching::Exact, &aliases);
/// assert_eq!(roster.len(), 3);
/// let [king, lovelace] = [0, 2].map(|mention| corpus.mentions()[mention]);
/// assert_eq!(roster.join(&corpus, king), (lovelace, Join::Alias));
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn resolve_with(corpus: &Corpus, matching: Matching, aliases: &Aliases) -> Roster {
    let Ok(roster) = Roster::of(corpus, matching, aliases, &InMemory);
    roster
}

/// The same with texts in temporary files. In memory, a spelling takes about 50 bytes, or 320 with identifiers.
///
/// # Errors
/// If they cannot be written.
pub(crate) fn resolve_on_disk(
    corpus: &Corpus,
    matching: Matching,
    aliases: &Aliases,
    scratch: &Scratch,
) -> Result<Roster> {
    Roster::of(corpus, matching, aliases, &OnDisk(scratch))?.spilled(scratch)
}

/// The key of each author, and the qualifier of those whose key is not theirs alone: an identifier, or a number for
/// those who have none.
fn keys<K: Keeping>(
    corpus: &Corpus,
    persons: &Persons,
    displays: &[u32],
    keeping: &K,
) -> std::result::Result<(Arena, Arena), K::Failure> {
    let key_of = |display: u32| persons.keys.get(persons.key_of[display as usize] as usize);
    let keys = keeping.texts(displays.iter().map(|&display| key_of(display)))?;
    let mut qualifiers = Arena::default();
    if persons.names == persons.keys.len() {
        // Each key is one name, and so at most one author's.
        return Ok((keys, qualifiers));
    }
    let mut bearers = vec![0u32; persons.keys.len()];
    displays.iter().for_each(|&display| bearers[persons.key_of[display as usize] as usize] += 1);
    let mut taken: HashSet<(u32, String)> = HashSet::new();
    for (author, &display) in displays.iter().enumerate() {
        let key = persons.key_of[display as usize];
        if bearers[key as usize] < 2 {
            continue;
        }
        let by_id = persons.additions.on(corpus).ids(display).map(|id| (key, qualifier(id).to_owned()));
        let by_number =
            (1..).map(|number| (key, if number == 1 { String::new() } else { number.to_string() }));
        if let Some(free) = by_id.chain(by_number).find(|free| !taken.contains(free)) {
            if !free.1.is_empty() {
                (qualifiers.len()..author).for_each(|_| qualifiers.push(""));
                qualifiers.push(&free.1);
            }
            taken.insert(free);
        }
    }
    Ok((keys, qualifiers))
}

/// What an identifier adds to a key. An id of an export of ours has it already, or is the key alone.
fn qualifier(id: &str) -> &str {
    match id.split_once(':') {
        Some((OWN, id)) => id.split_once('#').map_or("", |(_, qualifier)| qualifier),
        _ => id,
    }
}

/// The place of a reason among all.
fn place(reason: Join) -> u32 {
    Join::ALL.iter().position(|known| *known == reason).unwrap_or_default() as u32
}

/// The spellings of each author, by first appearance.
fn grouped(numbers: &[u32], author_of: &[u32], authors: usize) -> Rows {
    Rows::in_buckets(numbers.iter().map(|&spelling| (author_of[spelling as usize], spelling)), authors)
}

/// How often each spelling is mentioned, and those that are, by first appearance.
fn mentions(meant: Meant<'_>) -> (Vec<u32>, Vec<u32>) {
    let mut mentions = vec![0; meant.spellings()];
    let mut numbers = Vec::new();
    for spelling in meant.met() {
        let count = &mut mentions[spelling as usize];
        *count += 1;
        if *count == 1 {
            numbers.push(spelling);
        }
    }
    (mentions, numbers)
}

/// What decides by which spelling an author is shown.
struct Showing<'a> {
    meant: Meant<'a>,
    mentions: &'a [u32],
    chosen: &'a HashSet<u32>,
}

impl Showing<'_> {
    /// An author is shown by the spelling that the user calls them, else that with the most mentions, mixed case
    /// before capitals or small letters only, then the smaller by code points.
    fn better(&self, one: u32, other: u32) -> u32 {
        let rank = |spelling: u32| {
            let text = self.meant.text(spelling);
            let is_chosen = self.chosen.contains(&spelling);
            (!is_chosen, Reverse(self.mentions[spelling as usize]), is_one_case(text), text)
        };
        if one == other || rank(one) <= rank(other) { one } else { other }
    }
}

impl Roster {
    fn of<K: Keeping>(
        corpus: &Corpus,
        matching: Matching,
        aliases: &Aliases,
        keeping: &K,
    ) -> std::result::Result<Self, K::Failure> {
        let persons = Persons::of(corpus, matching, aliases, keeping)?;
        let meant = persons.additions.on(corpus);
        let (mentions, mut numbers) = mentions(meant);
        let mut same = UnionFind::new(persons.names);
        for join in &persons.joined {
            same.union(join.a, join.b);
        }
        let mut author_of_person = vec![u32::MAX; persons.names];
        let mut author_of = vec![0; meant.spellings()];
        let showing = Showing { meant, mentions: &mentions, chosen: &persons.chosen };
        // The best spelling of each author so far, by which to show them.
        let mut displays: Vec<u32> = Vec::new();
        for &spelling in &numbers {
            let author = &mut author_of_person[same.find_mut(persons.name_of[spelling as usize]) as usize];
            if *author == u32::MAX {
                *author = displays.len() as u32;
                displays.push(spelling);
            }
            author_of[spelling as usize] = *author;
            let shown = &mut displays[*author as usize];
            *shown = showing.better(*shown, spelling);
        }
        for &spelling in &persons.called {
            let author = author_of_person[same.find_mut(persons.name_of[spelling as usize]) as usize];
            if author != u32::MAX {
                numbers.push(spelling);
                author_of[spelling as usize] = author;
                displays[author as usize] = spelling;
            }
        }
        let (keys, qualifiers) = keys(corpus, &persons, &displays, keeping)?;
        let mut roster = Self {
            matching,
            keys,
            qualifiers,
            spellings: grouped(&numbers, &author_of, displays.len()),
            displays: displays.into(),
            author_of: author_of.into(),
            mentions: mentions.into(),
            ..Self::default()
        };
        roster.keep_reasons(corpus, &persons);
        Ok(Self { additions: persons.additions, ..roster })
    }

    /// The same roster, with what grows with spellings and authors in temporary files.
    fn spilled(self, scratch: &Scratch) -> Result<Self> {
        Ok(Self {
            keys: spilled::arena(self.keys, scratch)?,
            qualifiers: spilled::arena(self.qualifiers, scratch)?,
            displays: spilled::column(self.displays, scratch)?,
            spellings: spilled::rows(self.spellings, scratch)?,
            author_of: spilled::column(self.author_of, scratch)?,
            mentions: spilled::column(self.mentions, scratch)?,
            joined: spilled::column(self.joined, scratch)?,
            joined_to: spilled::column(self.joined_to, scratch)?,
            reasons: spilled::column(self.reasons, scratch)?,
            ..self
        })
    }

    /// Keeps with which other spelling each was joined, seen from the one by which the author is shown.
    fn keep_reasons(&mut self, corpus: &Corpus, persons: &Persons) {
        let mut neighbors: HashMap<u32, Vec<(u32, Join)>> = HashMap::new();
        for join in &persons.joined {
            neighbors.entry(join.a).or_default().push((join.b, join.reason));
            neighbors.entry(join.b).or_default().push((join.a, join.reason));
        }
        let meant = persons.additions.on(corpus);
        let showing = Showing { meant, mentions: self.mentions.all(), chosen: &persons.chosen };
        let mut found: Vec<(u32, u32, u32)> = Vec::new();
        for author in 0..if neighbors.is_empty() { 0 } else { self.len() } {
            let display = self.display(author);
            let mut shown: HashMap<u32, u32> = HashMap::new();
            for &spelling in self.spellings.row(author) {
                let best = shown.entry(persons.name_of[spelling as usize]).or_insert(spelling);
                *best = showing.better(*best, spelling);
            }
            let root = persons.name_of[display as usize];
            let mut joined: HashMap<u32, (u32, Join)> = HashMap::from([(root, (display, Join::Exact))]);
            let mut next = VecDeque::from([root]);
            while let Some(name) = next.pop_front() {
                for &(other, reason) in neighbors.get(&name).into_iter().flatten() {
                    if !joined.contains_key(&other) {
                        // All mentions of a name that joins others may be another bearer's.
                        let with = shown.get(&name).copied().unwrap_or(display);
                        joined.insert(other, (with, reason));
                        next.push_back(other);
                    }
                }
            }
            for &spelling in self.spellings.row(author) {
                let name = persons.name_of[spelling as usize];
                let (to, reason) = joined[&name];
                if name != root {
                    found.push((spelling, to, place(reason)));
                }
            }
        }
        found.sort_unstable();
        self.joined = found.iter().map(|join| join.0).collect();
        self.joined_to = found.iter().map(|join| join.1).collect();
        self.reasons = found.iter().map(|join| join.2).collect();
    }

    /// How many authors there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.displays.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.displays.is_empty()
    }

    /// The policy by which spellings became authors.
    #[must_use]
    pub fn matching(&self) -> Matching {
        self.matching
    }

    /// The corpus as it is meant: which spelling of the roster each mention is.
    #[must_use]
    pub fn meant<'a>(&'a self, corpus: &'a Corpus) -> Meant<'a> {
        self.additions.on(corpus)
    }

    /// The author that a spelling means.
    #[must_use]
    pub fn author_of(&self, spelling: u32) -> usize {
        self.author_of.get(spelling as usize) as usize
    }

    /// The name of an author under the policy, which several may share.
    #[must_use]
    pub fn key(&self, author: usize) -> &str {
        self.keys.get(author)
    }

    /// The same as bytes, whose order is that of the texts: comparing needs no check that they are UTF-8.
    pub(crate) fn key_bytes(&self, author: usize) -> &[u8] {
        self.keys.bytes(author)
    }

    /// Announces that the keys of many authors will be read.
    pub(crate) fn expect_many_keys(&self) {
        self.keys.expect_many();
    }

    /// Announces that the spellings of many authors will be read.
    pub(crate) fn expect_many_spellings(&self) {
        self.displays.expect_many();
        self.spellings.expect_many();
    }

    /// What distinguishes an author from others of the same [key](Self::key): an identifier or a number. `None` for
    /// the first of them, and for authors who have their key alone.
    #[must_use]
    pub fn qualifier(&self, author: usize) -> Option<&str> {
        Some(self.qualifiers.get(author)).filter(|qualifier| !qualifier.is_empty())
    }

    /// What identifies an author across runs and inputs: the key, made easy to type where the policy allows, and the
    /// qualifier: `ann-lee#orcid:0000-0002-1825-0097`.
    #[must_use]
    pub fn id(&self, author: usize) -> String {
        let key = self.key(author);
        let id = match self.qualifier(author) {
            None => key.to_owned(),
            Some(qualifier) => format!("{key}#{qualifier}"),
        };
        match self.matching {
            Matching::Exact => id,
            Matching::Folded | Matching::Evidence => id.replace(' ', "-"),
        }
    }

    /// The spelling by which an author is shown.
    #[must_use]
    pub fn display(&self, author: usize) -> u32 {
        self.displays.get(author)
    }

    /// The spellings of an author, by first appearance.
    #[must_use]
    pub fn spellings(&self, author: usize) -> &[u32] {
        self.spellings.row(author)
    }

    /// The spellings of all authors, those of one behind those of the other.
    #[must_use]
    pub fn all_spellings(&self) -> &[u32] {
        self.spellings.items()
    }

    /// How often a spelling is mentioned.
    #[must_use]
    pub fn mentions(&self, spelling: u32) -> u32 {
        self.mentions.get(spelling as usize)
    }

    /// Why a spelling belongs to its author, and the other spelling of theirs with which it was joined.
    #[must_use]
    pub fn join(&self, corpus: &Corpus, spelling: u32) -> (u32, Join) {
        if let Ok(place) = self.joined.all().binary_search(&spelling) {
            let reason = Join::ALL.get(self.reasons.get(place) as usize);
            return (self.joined_to.get(place), *reason.unwrap_or(&Join::Exact));
        }
        let display = self.display(self.author_of(spelling));
        let [shown, text] = [display, spelling].map(|s| super::exact(self.meant(corpus).text(s)));
        (display, if shown == text { Join::Exact } else { Join::Folded })
    }

    /// Why a spelling belongs to its author.
    #[must_use]
    pub fn reason(&self, corpus: &Corpus, spelling: u32) -> Join {
        self.join(corpus, spelling).1
    }

    /// A section that does not match the records or the others.
    pub(crate) fn mismatch(&self, corpus: &Corpus) -> Option<&'static str> {
        let mut listed = fixedbitset::FixedBitSet::with_capacity(self.author_of.len());
        for author in 0..self.len() {
            let spellings = self.spellings(author);
            let are_theirs =
                spellings.iter().all(|&s| self.author_of(s) == author && !listed.put(s as usize));
            if !are_theirs {
                return Some("roster.spellings");
            }
            if !spellings.contains(&self.display(author)) {
                return Some("roster.shown");
            }
        }
        let (counts, mentioned) = mentions(self.meant(corpus));
        if counts != self.mentions.all() {
            return Some("roster.counts");
        }
        let is_listed = |&spelling: &u32| listed.contains(spelling as usize);
        (!mentioned.iter().all(is_listed)).then_some("roster.spellings")
    }

    /// Saves everything as sections.
    pub(crate) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        writer.made("roster.matching", self.matching.name().as_bytes());
        self.additions.save(writer);
        self.keys.save("roster.keys", writer);
        self.qualifiers.save("roster.qualifiers", writer);
        writer.column("roster.shown", &self.displays);
        self.spellings.save("roster.spellings", writer);
        writer.column("roster.authors", &self.author_of);
        writer.column("roster.counts", &self.mentions);
        writer.column("roster.merged", &self.joined);
        writer.column("roster.merged_with", &self.joined_to);
        writer.column("roster.reasons", &self.reasons);
    }

    /// Maps what was [saved](Self::save), for a corpus.
    ///
    /// # Errors
    /// If a section is missing or does not fit the others.
    pub(crate) fn load(reader: &SectionReader, corpus: &Corpus) -> Result<Self> {
        let name = reader.column::<u8>("roster.matching")?;
        let matching = Matching::ALL.into_iter().find(|matching| matching.name().as_bytes() == name.all());
        let additions = Additions::load(reader, corpus)?;
        let of_spellings = additions.on(corpus).spellings();
        let keys = Arena::load("roster.keys", reader)?;
        let authors = keys.len();
        let joined = reader.ascending("roster.merged", None, of_spellings)?;
        Ok(Self {
            matching: matching.ok_or_else(|| reader.mismatch("roster.matching"))?,
            additions,
            keys,
            qualifiers: Arena::load("roster.qualifiers", reader)?,
            displays: reader.numbers("roster.shown", Some(authors), of_spellings)?,
            spellings: Rows::load("roster.spellings", reader, Some(authors), of_spellings)?,
            author_of: reader.numbers("roster.authors", Some(of_spellings), authors)?,
            mentions: reader.column_of("roster.counts", of_spellings)?,
            joined_to: reader.numbers("roster.merged_with", Some(joined.len()), of_spellings)?,
            reasons: reader.numbers("roster.reasons", Some(joined.len()), Join::ALL.len())?,
            joined,
        })
    }
}
