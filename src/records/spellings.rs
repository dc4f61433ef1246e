//! Interners: every name, venue or affiliation as written, once, with what the sources say beside a name.
//!
//! A name with other identifiers is another spelling. Text, identifiers and the mark of a group are columns of their
//! own; the latter two have no entries after the last spelling that needs one, so that they cost nothing where no
//! source has any.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::columns::{Arena, Column, SectionReader, SectionWriter};
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
    texts: Arena,
    /// The identifiers beside each, separated by spaces.
    ids: Arena,
    /// Is each that of a group? A bit each.
    groups: Column<u64>,
    numbers: Numbers,
}

/// A string to be interned, with what the source says beside it.
#[derive(Debug, Clone, Copy)]
struct Spelled<'a> {
    text: &'a [u8],
    ids: &'a [u8],
    is_group: bool,
}

impl<'a> Spelled<'a> {
    /// A string that has nothing beside it.
    fn plain(text: &'a [u8]) -> Self {
        Self { text, ids: &[], is_group: false }
    }

    fn is_plain(&self) -> bool {
        self.ids.is_empty() && !self.is_group
    }

    /// Its hash, the same in all collections of this process, so that one need not hash what another has hashed.
    fn hash(&self) -> u32 {
        static HASHER: LazyLock<DefaultHashBuilder> = LazyLock::new(DefaultHashBuilder::default);
        let mut state = HASHER.build_hasher();
        state.write(self.text);
        if !self.is_plain() {
            state.write_u8(u8::from(self.is_group));
            state.write(self.ids);
        }
        let hash = state.finish();
        (hash ^ (hash >> 32)) as u32
    }
}

/// How the number of a string is found.
#[derive(Debug, Clone)]
enum Numbers {
    /// Where to find the number of each.
    Table(HashTable<Known>),
    /// Only the hash of each: strings on their way to another collection, not deduplicated before they are there.
    Hashes(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Table(HashTable::new())
    }
}

/// The number of a string, with its hash: most strings that differ are distinguished, and the table grows,
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
    pub(crate) fn intern(&mut self, text: &str) -> u32 {
        let written = Spelled::plain(text.as_bytes());
        self.intern_hashed(written, written.hash())
    }

    fn intern_hashed(&mut self, written: Spelled<'_>, hash: u32) -> u32 {
        if let Some(number) = self.find_hashed(written, hash) {
            return number;
        }
        let number = u32::try_from(self.texts.len()).expect("at most 2^32 different strings");
        self.texts.push_bytes(written.text);
        if !written.is_plain() {
            self.push_beside(number as usize, written);
        }
        match &mut self.numbers {
            Numbers::Table(table) => {
                table.insert_unique(spread(hash), Known { hash, number }, |known| spread(known.hash));
            }
            Numbers::Hashes(hashes) => hashes.push(hash),
        }
        number
    }

    /// The number of this string, if it is known.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        let written = Spelled::plain(text.as_bytes());
        self.find_hashed(written, written.hash())
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
        let are_plain = self.are_plain() && other.are_plain();
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
        if !are_plain {
            for (number, (is_same, &alike)) in are_same.iter_mut().zip(&alike).enumerate() {
                *is_same = *is_same && self.is_beside(alike, other.written(first + number));
            }
        }
        for (number, &hash) in hashes.iter().enumerate() {
            numbers.push(match are_same[number] {
                true => alike[number],
                false => self.intern_hashed(other.written(first + number), hash),
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

    fn find_hashed(&self, written: Spelled<'_>, hash: u32) -> Option<u32> {
        self.find_where(hash, |number| {
            self.texts.bytes(number as usize) == written.text && self.is_beside(number, written)
        })
    }

    /// Are identifiers and mark of a string the same as these?
    #[inline]
    fn is_beside(&self, number: u32, written: Spelled<'_>) -> bool {
        if self.are_plain() {
            return written.is_plain();
        }
        self.ids.bytes(number as usize) == written.ids && self.is_group(number) == written.is_group
    }

    /// Has none of the strings anything beside it?
    #[inline]
    fn are_plain(&self) -> bool {
        self.ids.is_empty() && self.groups.is_empty()
    }

    fn written(&self, number: usize) -> Spelled<'_> {
        let (text, ids) = (self.texts.bytes(number), self.ids.bytes(number));
        Spelled { text, ids, is_group: self.is_group(number as u32) }
    }

    /// Keeps identifiers and mark of the string with this number, the last one.
    fn push_beside(&mut self, number: usize, written: Spelled<'_>) {
        if !written.ids.is_empty() {
            (self.ids.len()..number).for_each(|_| self.ids.push(""));
            self.ids.push_bytes(written.ids);
        }
        if written.is_group {
            let groups = self.groups.to_mut();
            groups.resize(groups.len().max(number / 64 + 1), 0);
            groups[number / 64] |= 1 << (number % 64);
        }
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
        self.texts.get(number as usize)
    }

    /// The identifiers beside a name, as `orcid:0000-0002-1825-0097`.
    pub fn ids(&self, number: u32) -> impl Iterator<Item = &str> {
        self.ids.get(number as usize).split(' ').filter(|id| !id.is_empty())
    }

    /// Has any name identifiers beside it?
    #[must_use]
    pub(crate) fn have_ids(&self) -> bool {
        !self.ids.is_empty()
    }

    /// Do the sources mark this as a group rather than a person?
    #[must_use]
    #[inline]
    pub fn is_group(&self, number: u32) -> bool {
        let word = self.groups.slice(number as usize / 64..number as usize / 64 + 1);
        word.first().is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// The number of a name with what the source says beside it.
    pub(crate) fn intern_mention(&mut self, mention: &super::Mention<'_>) -> u32 {
        let name = super::text::tidy_name(mention.name);
        let written =
            Spelled { text: name.as_bytes(), ids: mention.ids.as_bytes(), is_group: mention.is_group };
        self.intern_hashed(written, written.hash())
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
        self.texts.iter()
    }

    /// The strings alone, by number.
    #[must_use]
    pub(crate) fn into_texts(self) -> Arena {
        self.texts
    }

    /// Saves strings that have nothing beside them, as sections whose names begin with this one.
    pub(crate) fn save_texts<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        self.texts.save(name, writer);
    }

    /// Maps what was [saved](Self::save_texts) under a name. It is for reading: nothing more is interned.
    ///
    /// # Errors
    /// If it is not there.
    pub(crate) fn load_texts(name: &str, reader: &SectionReader) -> Result<Self> {
        Ok(Self { texts: Arena::load(name, reader)?, ..Self::default() })
    }

    /// Saves strings with their columns.
    pub(crate) fn save<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        self.save_texts(name, writer);
        self.ids.save(&format!("{name}.ids"), writer);
        writer.column(&format!("{name}.groups"), &self.groups);
    }

    /// Maps what was [saved](Self::save) under a name.
    ///
    /// # Errors
    /// If it is not there.
    pub(crate) fn load(name: &str, reader: &SectionReader) -> Result<Self> {
        Ok(Self {
            ids: Arena::load(&format!("{name}.ids"), reader)?,
            groups: reader.column(&format!("{name}.groups"))?,
            ..Self::load_texts(name, reader)?
        })
    }
}

/// How many strings are interned at once: enough to wait for memory together, and few enough for the stack.
const AT_ONCE: usize = 64;

/// Stands for no number.
const NONE: u32 = u32::MAX;

/// A hash as the table wants it, with entropy in its upper bits too.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
