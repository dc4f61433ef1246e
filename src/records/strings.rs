//! Names, venues or affiliations as written, one after the other, with what the sources say beside a name.
//!
//! Text, identifiers and the mark of a group are columns of their own; the latter two have no entries after the last
//! string that needs one, so that they cost nothing where no source has any.

use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

use hashbrown::DefaultHashBuilder;

use crate::columns::{Arena, Column, Scratch, SectionReader, SectionWriter, spilled};
use crate::error::Result;

/// Strings, numbered in their order. They may repeat.
#[derive(Debug, Clone, Default)]
pub(super) struct Strings {
    pub(super) texts: Arena,
    /// The identifiers beside each, separated by spaces.
    pub(super) ids: Arena,
    /// Is each that of a group? A bit each.
    groups: Column<u64>,
}

/// A string with what the source says beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spelled<'a> {
    pub(super) text: &'a [u8],
    pub(super) ids: &'a [u8],
    pub(super) is_group: bool,
}

impl<'a> Spelled<'a> {
    /// A string that has nothing beside it.
    #[inline]
    pub(super) fn plain(text: &'a str) -> Self {
        Self { text: text.as_bytes(), ids: &[], is_group: false }
    }

    /// A mention, with its name as it is kept.
    #[inline]
    pub(super) fn mention(mention: &super::Mention<'a>, name: &'a str) -> Self {
        Self { text: name.as_bytes(), ids: mention.ids.as_bytes(), is_group: mention.is_group }
    }

    #[inline]
    fn is_plain(&self) -> bool {
        self.ids.is_empty() && !self.is_group
    }

    /// Its hash, the same everywhere in this process, so that one need not hash what another has hashed.
    #[inline]
    pub(super) fn hash(&self) -> u32 {
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

impl Strings {
    /// Strings whose columns are there.
    pub(super) fn of_columns(texts: Arena, ids: Arena, groups: Column<u64>) -> Self {
        Self { texts, ids, groups }
    }

    /// The same in temporary files.
    ///
    /// # Errors
    /// If they cannot be written.
    pub(super) fn spilled(self, scratch: &Scratch) -> Result<Self> {
        let (texts, ids) = (spilled::arena(self.texts, scratch)?, spilled::arena(self.ids, scratch)?);
        Ok(Self { texts, ids, groups: self.groups })
    }

    /// Adds all that the string with this number is, so that no other string adds the same.
    pub(super) fn key(&self, number: usize, key: &mut Vec<u8>) {
        let Spelled { text, ids, is_group } = self.get(number);
        key.extend((text.len() as u32).to_ne_bytes());
        key.extend_from_slice(text);
        key.extend_from_slice(ids);
        key.push(u8::from(is_group));
    }

    /// How many bytes of memory they take.
    pub(super) fn size(&self) -> usize {
        self.texts.size() + self.ids.size() + self.groups.size()
    }

    /// Texts that have nothing beside them.
    pub(super) fn of_texts(texts: Arena) -> Self {
        Self { texts, ..Self::default() }
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Adds a string.
    #[inline]
    pub(super) fn push(&mut self, spelled: Spelled<'_>) {
        self.texts.push_bytes(spelled.text);
        if !spelled.is_plain() {
            self.push_beside(spelled);
        }
    }

    /// Keeps identifiers and mark of the last string.
    #[cold]
    fn push_beside(&mut self, spelled: Spelled<'_>) {
        let number = self.len() - 1;
        if !spelled.ids.is_empty() {
            (self.ids.len()..number).for_each(|_| self.ids.push(""));
            self.ids.push_bytes(spelled.ids);
        }
        if spelled.is_group {
            self.mark_group(number);
        }
    }

    fn mark_group(&mut self, number: usize) {
        let groups = self.groups.to_mut();
        groups.resize(groups.len().max(number / 64 + 1), 0);
        groups[number / 64] |= 1 << (number % 64);
    }

    /// Adds all strings of another collection.
    pub(super) fn append(&mut self, other: &Self) {
        let first = self.len();
        self.texts.append(&other.texts);
        if !other.ids.is_empty() {
            (self.ids.len()..first).for_each(|_| self.ids.push(""));
            self.ids.append(&other.ids);
        }
        let marked = (0..64 * other.groups.len()).filter(|&number| other.is_group(number));
        marked.for_each(|number| self.mark_group(first + number));
    }

    /// The string with this number.
    #[inline]
    pub(super) fn get(&self, number: usize) -> Spelled<'_> {
        let text = self.texts.bytes(number);
        if self.are_plain() {
            return Spelled { text, ids: &[], is_group: false };
        }
        Spelled { text, ids: self.ids.bytes(number), is_group: self.is_group(number) }
    }

    /// Are these identifiers and this mark those of the string with this number?
    #[inline]
    pub(super) fn is_beside(&self, number: usize, spelled: Spelled<'_>) -> bool {
        if self.are_plain() {
            return spelled.is_plain();
        }
        self.ids.bytes(number) == spelled.ids && self.is_group(number) == spelled.is_group
    }

    /// Has none of the strings anything beside it?
    #[inline]
    pub(super) fn are_plain(&self) -> bool {
        self.ids.is_empty() && self.groups.is_empty()
    }

    /// Is the string with this number marked as that of a group?
    #[inline]
    pub(super) fn is_group(&self, number: usize) -> bool {
        let word = self.groups.slice(number / 64..number / 64 + 1);
        word.first().is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Saves the strings, as sections whose names begin with this one.
    pub(super) fn save<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        self.texts.save(name, writer);
        self.ids.save(&format!("{name}.ids"), writer);
        writer.column(&format!("{name}.groups"), &self.groups);
    }

    /// Maps what was [saved](Self::save) under a name.
    ///
    /// # Errors
    /// If it is not there.
    pub(super) fn load(name: &str, reader: &SectionReader) -> Result<Self> {
        Ok(Self {
            texts: Arena::load(name, reader)?,
            ids: Arena::load(&format!("{name}.ids"), reader)?,
            groups: reader.column(&format!("{name}.groups"))?,
        })
    }
}
