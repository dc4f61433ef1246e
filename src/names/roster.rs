//! The roster: all authors of a corpus, and which spelling is whom.

use rayon::prelude::*;

use super::Matching;
use crate::columns::{Arena, Column, Loans, Rows, Shelf};
use crate::error::Result;
use crate::records::{Corpus, Spellings};

/// Why a spelling belongs to an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Join {
    /// It is how the author is shown, or differs from it in white space and Unicode form only.
    Exact,
    /// It folds to the same name.
    Folded,
}

impl Join {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::Exact, Self::Folded];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
        }
    }
}

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
}

/// So many keys are made by one thread before the next look for work.
const KEYS_AT_ONCE: usize = 1 << 14;

/// Finds out who is who in a corpus. Authors are numbered by the first appearance of one of their spellings.
///
/// Linear in the spellings; keys are made on all cores.
#[must_use]
pub fn resolve(corpus: &Corpus, matching: Matching) -> Roster {
    let spellings = corpus.spellings();
    let mut mentions = vec![0; spellings.len()];
    for &spelling in corpus.mentions().iter().chain(corpus.nodes()) {
        mentions[spelling as usize] += 1;
    }
    let numbers: Vec<u32> = (0..spellings.len() as u32).filter(|&s| mentions[s as usize] > 0).collect();
    let made: Vec<Arena> = numbers
        .par_chunks(KEYS_AT_ONCE)
        .map(|numbers| {
            let mut keys = Arena::default();
            numbers.iter().for_each(|&spelling| keys.push(&matching.key(spellings.get(spelling))));
            keys
        })
        .collect();

    let mut keys = Spellings::default();
    // The best spelling of each author so far, by which to show them.
    let mut displays: Vec<u32> = Vec::new();
    let mut author_of = vec![0; spellings.len()];
    for (&spelling, key) in numbers.iter().zip(made.iter().flat_map(Arena::iter)) {
        let author = keys.intern(key);
        author_of[spelling as usize] = author;
        match displays.get_mut(author as usize) {
            Some(shown) => *shown = better_display(*shown, spelling, corpus, &mentions),
            None => displays.push(spelling),
        }
    }
    let spellings = grouped(&numbers, &author_of, displays.len());
    Roster {
        matching,
        keys: keys.into_texts(),
        displays: displays.into(),
        spellings,
        author_of: author_of.into(),
        mentions: mentions.into(),
    }
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

/// An author is shown by the spelling with the most mentions, mixed case before capitals or small letters only,
/// then the smaller by code points.
fn better_display(one: u32, other: u32, corpus: &Corpus, mentions: &[u32]) -> u32 {
    let rank = |spelling: u32| {
        let text = corpus.spellings().get(spelling);
        (std::cmp::Reverse(mentions[spelling as usize]), is_one_case(text), text)
    };
    if one == other || rank(one) <= rank(other) { one } else { other }
}

impl Roster {
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

    /// What the spellings of an author have in common.
    #[must_use]
    pub fn key(&self, author: usize) -> &str {
        self.keys.get(author)
    }

    /// What identifies an author across runs and inputs: the key, made easy to type where the policy allows.
    #[must_use]
    pub fn id(&self, author: usize) -> String {
        match self.matching {
            Matching::Exact => self.key(author).to_owned(),
            Matching::Folded => self.key(author).replace(' ', "-"),
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

    /// Why a spelling belongs to its author.
    #[must_use]
    pub fn reason(&self, corpus: &Corpus, spelling: u32) -> Join {
        let display = self.display(self.author_of(spelling));
        let [display, spelling] = [display, spelling].map(|s| super::exact(corpus.spellings().get(s)));
        if display == spelling { Join::Exact } else { Join::Folded }
    }

    /// Puts everything on a shelf.
    pub fn put<'a>(&'a self, shelf: &mut Shelf<'a>) {
        shelf.put_made(self.matching.name().as_bytes());
        self.keys.put(shelf);
        shelf.put(&self.displays);
        self.spellings.put(shelf);
        shelf.put(&self.author_of);
        shelf.put(&self.mentions);
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
        Ok(Self {
            matching: matching.ok_or_else(|| loans.misfit())?,
            keys,
            displays: loans.numbers(Some(authors), of_spellings)?,
            spellings: Rows::take(loans, Some(authors), of_spellings)?,
            author_of: loans.numbers(Some(of_spellings), authors)?,
            mentions: loans.take_some(of_spellings)?,
        })
    }
}

fn is_one_case(text: &str) -> bool {
    !(text.contains(char::is_uppercase) && text.contains(char::is_lowercase))
        && text.contains(char::is_alphabetic)
}
