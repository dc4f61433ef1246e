//! Every name, title or venue as written, once, with what the sources say beside a name.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::columns::{Arena, Loans, Shelf};
use crate::error::Result;

/// Distinct strings, numbered by first appearance.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    texts: Arena,
    numbers: Numbers,
}

/// What is known of the strings beside their texts.
#[derive(Debug, Clone)]
enum Numbers {
    /// Where to find the number of each.
    Table(HashTable<Known>),
    /// Only the hash of each: strings on their way to another collection, not told apart before they are there.
    Hashes(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Table(HashTable::new())
    }
}

/// The number of a string, with its hash: most strings that differ are told apart, and the table grows,
/// without a look at the texts.
#[derive(Debug, Clone, Copy)]
struct Known {
    hash: u32,
    number: u32,
}

impl Spellings {
    /// The number of this string, new or known.
    ///
    /// # Panics
    /// Beyond 2³² different strings.
    pub fn intern(&mut self, text: &str) -> u32 {
        self.intern_hashed(text.as_bytes(), hash(text.as_bytes()))
    }

    fn intern_hashed(&mut self, text: &[u8], hash: u32) -> u32 {
        if let Some(number) = self.find_hashed(text, hash) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).expect("at most 2^32 different strings");
        self.texts.push_bytes(text);
        match &mut self.numbers {
            Numbers::Table(table) => {
                table.insert_unique(spread(hash), Known { hash, number }, |known| spread(known.hash));
            }
            Numbers::Hashes(hashes) => hashes.push(hash),
        }
        number
    }

    /// Strings that are put into another collection soon: none is looked for here, so that each is looked for
    /// once, and those that repeat have several numbers.
    pub(crate) fn on_their_way() -> Self {
        Self { numbers: Numbers::Hashes(Vec::new()), ..Self::default() }
    }

    /// Interns all strings of another collection; returns their numbers here.
    pub(crate) fn intern_all(&mut self, other: &Self) -> Vec<u32> {
        let hashes = other.hashes();
        let mut numbers = Vec::with_capacity(hashes.len());
        for hashes in hashes.chunks(AT_ONCE) {
            self.intern_some(other, hashes, &mut numbers);
        }
        numbers
    }

    /// Interns the next strings of another collection.
    ///
    /// What takes time is to wait for memory. So hashes are looked up first, then where the texts alike lie, and
    /// the texts last: a processor fetches at once what does not depend on each other.
    fn intern_some(&mut self, other: &Self, hashes: &[u32], numbers: &mut Vec<u32>) {
        let mut alike = [NONE; AT_ONCE];
        let mut texts = [&[][..]; AT_ONCE];
        let mut are_same = [false; AT_ONCE];
        let first = numbers.len();
        for (alike, &hash) in alike.iter_mut().zip(hashes) {
            *alike = self.find_where(hash, |_| true).unwrap_or(NONE);
        }
        for (text, &alike) in texts.iter_mut().zip(&alike[..hashes.len()]) {
            *text = if alike == NONE { &[][..] } else { self.texts.bytes(alike as usize) };
        }
        for (number, (is_same, text)) in are_same.iter_mut().zip(&texts[..hashes.len()]).enumerate() {
            *is_same = !text.is_empty() && **text == *other.texts.bytes(first + number);
        }
        for (number, &hash) in hashes.iter().enumerate() {
            numbers.push(match are_same[number] {
                true => alike[number],
                false => self.intern_hashed(other.texts.bytes(first + number), hash),
            });
        }
    }

    /// The hash of each string.
    fn hashes(&self) -> Cow<'_, [u32]> {
        match &self.numbers {
            Numbers::Hashes(hashes) => Cow::Borrowed(hashes),
            Numbers::Table(table) => {
                let mut hashes = vec![0; self.len()];
                table.iter().for_each(|known| hashes[known.number as usize] = known.hash);
                Cow::Owned(hashes)
            }
        }
    }

    fn find_hashed(&self, text: &[u8], hash: u32) -> Option<u32> {
        self.find_where(hash, |number| self.texts.bytes(number as usize) == text)
    }

    /// The number of the first string with a hash that will do.
    fn find_where(&self, hash: u32, will_do: impl Fn(u32) -> bool) -> Option<u32> {
        let Numbers::Table(table) = &self.numbers else { return None };
        let is_it = |known: &Known| known.hash == hash && will_do(known.number);
        table.find(spread(hash), is_it).map(|known| known.number)
    }

    /// The string with this number: of a name, what is written.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        without_marks(self.texts.get(number as usize))
    }

    /// What the sources say beside a name: the identifiers of a person, as `orcid:0000-0002-1825-0097`.
    pub fn ids(&self, number: u32) -> impl Iterator<Item = &str> {
        self.marks(number).filter(|mark| *mark != GROUP && !mark.starts_with(BEARER))
    }

    /// Does anything stand beside a name?
    #[must_use]
    pub fn have_marks(&self) -> bool {
        self.texts.has_byte(MARKS as u8)
    }

    /// Do the sources say that this is a group rather than a person?
    #[must_use]
    pub fn is_group(&self, number: u32) -> bool {
        self.marks(number).any(|mark| mark == GROUP)
    }

    fn marks(&self, number: u32) -> impl Iterator<Item = &str> {
        let (_, marks) = self.texts.get(number as usize).split_once(MARKS).unwrap_or_default();
        marks.split(' ').filter(|mark| !mark.is_empty())
    }

    /// The number of a name with what stands beside it: a name with another identifier is another spelling.
    pub(crate) fn intern_mention(&mut self, mention: &super::Mention<'_>) -> u32 {
        let name = super::text::tidy_name(mention.name);
        if mention.ids.is_empty() && !mention.is_group {
            return self.intern(&name);
        }
        let group = if mention.is_group { GROUP } else { "" };
        self.intern(&format!("{name}{MARKS}{group} {}", mention.ids))
    }

    /// A new spelling with the text of this one, for another bearer of the name.
    pub(crate) fn of_another_bearer(&mut self, spelling: u32) -> Option<u32> {
        let text = self.texts.get(spelling as usize).to_owned();
        let mark = if text.contains(MARKS) { ' ' } else { MARKS };
        let known = self.len();
        let of_bearer = |bearer: u32| self.intern(&format!("{text}{mark}{BEARER}{bearer}"));
        (2..).map(of_bearer).find(|&marked| marked as usize == known)
    }

    /// How many different strings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// All strings, by number, as [`get`](Self::get) gives them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.texts.iter().map(without_marks)
    }

    /// The strings alone, by number.
    #[must_use]
    pub fn into_texts(self) -> Arena {
        self.texts
    }

    /// Puts the texts on a shelf.
    pub fn put<'a>(&'a self, shelf: &mut Shelf<'a>) {
        self.texts.put(shelf);
    }

    /// Borrows what [`put`](Self::put) put there. It is for reading: nothing more is interned.
    ///
    /// # Errors
    /// If it is not there.
    pub fn take(loans: &mut Loans) -> Result<Self> {
        Ok(Self { texts: Arena::take(loans)?, ..Self::default() })
    }
}

/// Stands between a name and what the sources say beside it. No tidy name has it.
const MARKS: char = '\0';

/// Stands beside a name in front of the number of its bearer.
const BEARER: char = '#';

/// Says beside a name that it is a group's.
const GROUP: &str = "group";

fn without_marks(text: &str) -> &str {
    text.split_once(MARKS).map_or(text, |(name, _)| name)
}

/// The hash of a string, the same in all collections of this process, so that one need not hash what another
/// has hashed.
fn hash(text: &[u8]) -> u32 {
    static HASHER: LazyLock<DefaultHashBuilder> = LazyLock::new(DefaultHashBuilder::default);
    let mut state = HASHER.build_hasher();
    state.write(text);
    let hash = state.finish();
    (hash ^ (hash >> 32)) as u32
}

/// How many strings are interned at once: enough to wait for memory together, and few enough for the stack.
const AT_ONCE: usize = 64;

/// Stands for no number.
const NONE: u32 = u32::MAX;

/// A hash as the table wants it, with entropy in its upper bits too.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
