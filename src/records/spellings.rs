//! Interners: every name, venue or affiliation as written, once.
//!
//! A name with other identifiers is another spelling.

use std::sync::OnceLock;

use hashbrown::HashTable;

use super::strings::{Spelled, Strings};
use crate::columns::{Arena, SectionReader, SectionWriter};
use crate::error::Result;

/// Distinct strings, numbered by first appearance.
///
/// # Examples
/// ```
/// let bylines = [["Ann Lee", "Bob Roe"], ["Ann Lee", "Cy Poe"]];
/// let network = coauth::Loader::new().bylines("program", bylines).load()?.network;
/// let spellings = network.corpus().spellings();
/// assert!(spellings.iter().eq(["Ann Lee", "Bob Roe", "Cy Poe"]));
/// assert_eq!(spellings.find("Bob Roe"), Some(1));
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    strings: Strings,
    /// Where to find the number of each; made when the first is looked for.
    numbers: OnceLock<HashTable<Known>>,
}

/// The number of a string, with its hash: most strings that differ are distinguished, and the table grows,
/// without a look at the texts.
#[derive(Debug, Clone, Copy)]
struct Known {
    hash: u32,
    number: u32,
}

impl Spellings {
    /// Strings no two of which are the same.
    pub(super) fn of(strings: Strings) -> Self {
        Self { strings, numbers: OnceLock::new() }
    }

    pub(super) fn strings(&self) -> &Strings {
        &self.strings
    }

    pub(super) fn into_strings(self) -> Strings {
        self.strings
    }

    /// How many bytes of memory the strings take, with the table in which they are found.
    pub(crate) fn size(&self) -> usize {
        let table = self.numbers.get().map_or(0, |table| table.capacity() * (size_of::<Known>() + 2));
        self.strings.size() + table
    }

    /// The number of this string, new or known.
    ///
    /// # Panics
    /// Beyond 2³² different strings.
    pub(crate) fn intern(&mut self, text: &str) -> u32 {
        let spelled = Spelled::plain(text);
        self.intern_hashed(spelled, spelled.hash())
    }

    /// The number of a string with this hash, new or known.
    fn intern_hashed(&mut self, spelled: Spelled<'_>, hash: u32) -> u32 {
        if let Some(number) = self.find_hashed(spelled, hash) {
            return number;
        }
        let number = u32::try_from(self.len()).expect("at most 2^32 different strings");
        self.strings.push(spelled);
        if let Some(table) = self.numbers.get_mut() {
            table.insert_unique(spread(hash), Known { hash, number }, |known| spread(known.hash));
        }
        number
    }

    /// The number of this string, if it is known.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        let spelled = Spelled::plain(text);
        self.find_hashed(spelled, spelled.hash())
    }

    /// Where to find the number of each string.
    #[inline]
    fn table(&self) -> &HashTable<Known> {
        self.numbers.get_or_init(|| {
            let mut table = HashTable::with_capacity(self.len());
            for number in 0..self.len() as u32 {
                let hash = self.strings.get(number as usize).hash();
                table.insert_unique(spread(hash), Known { hash, number }, |known| spread(known.hash));
            }
            table
        })
    }

    fn find_hashed(&self, spelled: Spelled<'_>, hash: u32) -> Option<u32> {
        self.find_where(hash, |number| {
            self.strings.texts.bytes(number as usize) == spelled.text
                && self.strings.is_beside(number as usize, spelled)
        })
    }

    /// The number of the first string with a hash that will do.
    fn find_where(&self, hash: u32, will_do: impl Fn(u32) -> bool) -> Option<u32> {
        let is_it = |known: &Known| known.hash == hash && will_do(known.number);
        self.table().find(spread(hash), is_it).map(|known| known.number)
    }

    /// The string with this number: of a name, what is written.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        self.strings.texts.get(number as usize)
    }

    /// The identifiers beside a name, as `orcid:0000-0002-1825-0097`.
    pub fn ids(&self, number: u32) -> impl Iterator<Item = &str> {
        self.strings.ids.get(number as usize).split(' ').filter(|id| !id.is_empty())
    }

    /// Announces that many strings will be read, with what is beside them.
    pub(crate) fn expect_many(&self) {
        self.strings.texts.expect_many();
        self.strings.ids.expect_many();
    }

    /// Has any name identifiers beside it?
    #[must_use]
    pub(crate) fn have_ids(&self) -> bool {
        !self.strings.ids.is_empty()
    }

    /// Do the sources mark this as a group rather than a person?
    #[must_use]
    #[inline]
    pub fn is_group(&self, number: u32) -> bool {
        self.strings.is_group(number as usize)
    }

    /// How many different strings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.strings.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All strings, by number, as [`get`](Self::get) gives them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.strings.texts.iter()
    }

    /// The strings alone, by number.
    #[must_use]
    pub(crate) fn into_texts(self) -> Arena {
        self.strings.texts
    }

    /// Whether all strings are valid UTF-8.
    pub(super) fn are_texts(&self) -> bool {
        self.strings.texts.is_text() && self.strings.ids.is_text()
    }

    /// Saves strings that have nothing beside them, as sections whose names begin with this one.
    pub(crate) fn save_texts<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        self.strings.texts.save(name, writer);
    }

    /// Maps what was [saved](Self::save_texts) under a name.
    ///
    /// # Errors
    /// If it is not there.
    pub(crate) fn load_texts(name: &str, reader: &SectionReader) -> Result<Self> {
        Ok(Self::of(Strings::of_texts(Arena::load(name, reader)?)))
    }

    /// Saves strings with their columns.
    pub(crate) fn save<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        self.strings.save(name, writer);
    }

    /// Maps what was [saved](Self::save) under a name.
    ///
    /// # Errors
    /// If it is not there.
    pub(crate) fn load(name: &str, reader: &SectionReader) -> Result<Self> {
        Strings::load(name, reader).map(Self::of)
    }
}

/// A hash as the table wants it, with entropy in its upper bits too.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
