//! The roster: all authors of a corpus, and which spelling is whom.

use std::cmp::Reverse;
use std::collections::VecDeque;

use hashbrown::{HashMap, HashSet};
use petgraph::unionfind::UnionFind;

use super::identities::OWN;
use super::persons::Persons;
use super::{Aliases, Join, Matching};
use crate::columns::{Arena, Column, Loans, Rows, Shelf};
use crate::error::Result;
use crate::records::{Corpus, Spellings};

/// All authors of a corpus, numbered by first appearance, with every spelling met.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    matching: Matching,
    /// The key of each author.
    keys: Arena,
    /// The spelling by which each author is shown.
    displays: Column<u32>,
    /// The spellings of each author.
    spellings: Rows,
    /// The author of each spelling; of one that nobody is called by, an author like any other.
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
/// Under every policy, identifiers beside names join and part. Under [`Matching::Evidence`] a name may turn out to
/// have several bearers; then the corpus is told apart ([`Corpus::tell_apart`]). Linear in the spellings, and under
/// evidence near-linear in the ties; on all cores.
#[must_use]
pub fn resolve(corpus: &mut Corpus, matching: Matching) -> Roster {
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
/// let mut corpus = read(&[source], ReadOptions::default(), &mut Notices::default())?;
/// let aliases = Aliases::parse("Ada King → Ada Lovelace")?;
/// let roster = resolve_with(&mut corpus, Matching::Exact, &aliases);
/// assert_eq!(roster.len(), 3);
/// let [king, lovelace] = [0, 2].map(|mention| corpus.mentions()[mention]);
/// assert_eq!(roster.join(&corpus, king), (lovelace, Join::Alias));
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn resolve_with(corpus: &mut Corpus, matching: Matching, aliases: &Aliases) -> Roster {
    let persons = Persons::of(corpus, matching, aliases);
    Roster::of(corpus, matching, &persons)
}

/// The name of each author under a policy. Where others have the same, with an identifier behind it, or a number for
/// who has none.
fn keys(spellings: &Spellings, persons: &Persons, displays: &[u32]) -> Arena {
    let key_of = |display: u32| persons.keys.get(persons.key_of[display as usize] as usize);
    let mut keys = Arena::default();
    if !spellings.have_marks() {
        // Only where something stands beside names can two authors have the same.
        displays.iter().for_each(|&display| keys.push(key_of(display)));
        return keys;
    }
    let mut bearers = vec![0u32; persons.keys.len()];
    displays.iter().for_each(|&display| bearers[persons.key_of[display as usize] as usize] += 1);
    let mut taken: HashSet<String> = HashSet::new();
    for &display in displays {
        let key = key_of(display);
        if bearers[persons.key_of[display as usize] as usize] < 2 {
            keys.push(key);
            continue;
        }
        let by_id = spellings.ids(display).map(|id| with_id(key, id));
        let by_number =
            (1..).map(|number| if number == 1 { key.to_owned() } else { format!("{key}#{number}") });
        if let Some(free) = by_id.chain(by_number).find(|key| !taken.contains(key)) {
            keys.push(&free);
            taken.insert(free);
        }
    }
    keys
}

/// A key with an identifier behind it. An id of an export of ours says already what stood there.
fn with_id(key: &str, id: &str) -> String {
    match id.split_once(':') {
        Some((OWN, id)) => id.split_once('#').map_or(key.to_owned(), |(_, behind)| format!("{key}#{behind}")),
        _ => format!("{key}#{id}"),
    }
}

/// The place of a reason among all.
fn place(reason: Join) -> u32 {
    Join::ALL.iter().position(|known| *known == reason).unwrap_or_default() as u32
}

/// The spellings of each author, by first appearance.
fn grouped(numbers: &[u32], author_of: &[u32], authors: usize) -> Rows {
    let mut author_of_each = Rows::default();
    numbers.iter().for_each(|&spelling| author_of_each.push([author_of[spelling as usize]]));
    let places = author_of_each.transposed(authors);
    let mut spellings = Rows::default();
    spellings.append(&places, |place| numbers[place as usize]);
    spellings
}

/// How often each spelling is mentioned, and those that are, by first appearance.
fn mentions(corpus: &Corpus) -> (Vec<u32>, Vec<u32>) {
    let mut mentions = vec![0; corpus.spellings().len()];
    let mut numbers = Vec::new();
    for &spelling in corpus.mentions().iter().chain(corpus.nodes()) {
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
    corpus: &'a Corpus,
    mentions: &'a [u32],
    chosen: &'a HashSet<u32>,
}

impl Showing<'_> {
    /// An author is shown by the spelling that the user calls them, else that with the most mentions, mixed case
    /// before capitals or small letters only, then the smaller by code points.
    fn better(&self, one: u32, other: u32) -> u32 {
        let rank = |spelling: u32| {
            let text = self.corpus.spellings().get(spelling);
            let is_chosen = self.chosen.contains(&spelling);
            (!is_chosen, Reverse(self.mentions[spelling as usize]), is_one_case(text), text)
        };
        if one == other || rank(one) <= rank(other) { one } else { other }
    }
}

impl Roster {
    fn of(corpus: &Corpus, matching: Matching, persons: &Persons) -> Self {
        let spellings = corpus.spellings();
        let (mentions, mut numbers) = mentions(corpus);
        let mut same = UnionFind::new(persons.names);
        for join in &persons.joined {
            same.union(join.a, join.b);
        }
        let mut author_of_person = vec![u32::MAX; persons.names];
        let mut author_of = vec![0; spellings.len()];
        let showing = Showing { corpus, mentions: &mentions, chosen: &persons.chosen };
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
        let mut roster = Self {
            matching,
            keys: keys(spellings, persons, &displays),
            spellings: grouped(&numbers, &author_of, displays.len()),
            displays: displays.into(),
            author_of: author_of.into(),
            mentions: mentions.into(),
            ..Self::default()
        };
        roster.keep_reasons(corpus, persons);
        roster
    }

    /// Keeps with which other spelling each was joined, seen from the one by which the author is shown.
    fn keep_reasons(&mut self, corpus: &Corpus, persons: &Persons) {
        let mut neighbors: HashMap<u32, Vec<(u32, Join)>> = HashMap::new();
        for join in &persons.joined {
            neighbors.entry(join.a).or_default().push((join.b, join.reason));
            neighbors.entry(join.b).or_default().push((join.a, join.reason));
        }
        let showing = Showing { corpus, mentions: self.mentions.all(), chosen: &persons.chosen };
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
                        joined.insert(other, (shown[&name], reason));
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

    /// Whom a spelling means.
    #[must_use]
    pub fn author_of(&self, spelling: u32) -> usize {
        self.author_of.get(spelling as usize) as usize
    }

    /// The name of an author under the policy, with a number behind `#` where others have the same.
    #[must_use]
    pub fn key(&self, author: usize) -> &str {
        self.keys.get(author)
    }

    /// What identifies an author across runs and inputs: the key, made easy to type where the policy allows.
    #[must_use]
    pub fn id(&self, author: usize) -> String {
        match self.matching {
            Matching::Exact => self.key(author).to_owned(),
            Matching::Folded | Matching::Evidence => self.key(author).replace(' ', "-"),
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
        let [shown, text] = [display, spelling].map(|s| super::exact(corpus.spellings().get(s)));
        (display, if shown == text { Join::Exact } else { Join::Folded })
    }

    /// Why a spelling belongs to its author.
    #[must_use]
    pub fn reason(&self, corpus: &Corpus, spelling: u32) -> Join {
        self.join(corpus, spelling).1
    }

    /// Puts everything on a shelf.
    pub fn put<'a>(&'a self, shelf: &mut Shelf<'a>) {
        shelf.put_made(self.matching.name().as_bytes());
        self.keys.put(shelf);
        shelf.put(&self.displays);
        self.spellings.put(shelf);
        shelf.put(&self.author_of);
        shelf.put(&self.mentions);
        shelf.put(&self.joined);
        shelf.put(&self.joined_to);
        shelf.put(&self.reasons);
    }

    /// Borrows what [`put`](Self::put) put there, for a corpus.
    ///
    /// # Errors
    /// If it is not there.
    pub fn take(loans: &mut Loans, corpus: &Corpus) -> Result<Self> {
        let of_spellings = corpus.spellings().len();
        let name = loans.take::<u8>()?;
        let matching = Matching::ALL.into_iter().find(|matching| matching.name().as_bytes() == name.all());
        let keys = Arena::take(loans)?;
        let authors = keys.len();
        let displays = loans.numbers(Some(authors), of_spellings)?;
        let spellings = Rows::take(loans, Some(authors), of_spellings)?;
        let author_of = loans.numbers(Some(of_spellings), authors)?;
        let mentions = loans.take_some(of_spellings)?;
        let joined = loans.numbers(None, of_spellings)?;
        Ok(Self {
            matching: matching.ok_or_else(|| loans.misfit())?,
            keys,
            displays,
            spellings,
            author_of,
            mentions,
            joined_to: loans.numbers(Some(joined.len()), of_spellings)?,
            reasons: loans.numbers(Some(joined.len()), Join::ALL.len())?,
            joined,
        })
    }
}

fn is_one_case(text: &str) -> bool {
    !(text.contains(char::is_uppercase) && text.contains(char::is_lowercase))
        && text.contains(char::is_alphabetic)
}
