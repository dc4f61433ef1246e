//! Texts and rows that are written to temporary files.

use super::super::arena::Arena;
use super::super::rows::Rows;
use super::column_file::ColumnFile;
use super::folder::Scratch;
use crate::error::{Error, ErrorKind, Result};

/// Texts while they are written, one after the other.
#[derive(Debug)]
pub(crate) struct ArenaFile {
    text: ColumnFile<u8>,
    ends: ColumnFile<u32>,
    wraps: Vec<u64>,
}

impl ArenaFile {
    /// No texts.
    ///
    /// # Errors
    /// If there can be no temporary file.
    pub(crate) fn new(scratch: &Scratch) -> Result<Self> {
        Ok(Self { text: ColumnFile::new(scratch)?, ends: ColumnFile::new(scratch)?, wraps: Vec::new() })
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a text.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn push(&mut self, text: &[u8]) -> Result<()> {
        self.text.extend(text)?;
        let end = self.text.len() as u64;
        while end >> 32 > self.wraps.len() as u64 {
            self.wraps.push(self.ends.len() as u64);
        }
        self.ends.push(end as u32)
    }

    /// Adds empty texts until there are so many.
    ///
    /// # Errors
    /// If they cannot be written.
    pub(crate) fn pad(&mut self, len: usize) -> Result<()> {
        (self.len()..len).try_for_each(|_| self.push(&[]))
    }

    /// Adds all texts of an arena.
    ///
    /// # Errors
    /// If they cannot be written.
    pub(crate) fn append(&mut self, texts: &Arena) -> Result<()> {
        (0..texts.len()).try_for_each(|number| self.push(texts.bytes(number)))
    }

    /// The texts, mapped.
    ///
    /// # Errors
    /// If they cannot be written or mapped.
    pub(crate) fn finish(self) -> Result<Arena> {
        Ok(Arena::of_columns(self.text.finish()?, self.ends.finish()?, self.wraps.into()))
    }
}

/// Rows while they are written, one after the other.
#[derive(Debug)]
pub(crate) struct RowsFile {
    items: ColumnFile<u32>,
    ends: ColumnFile<u32>,
}

impl RowsFile {
    /// No rows.
    ///
    /// # Errors
    /// If there can be no temporary file.
    pub(crate) fn new(scratch: &Scratch) -> Result<Self> {
        Ok(Self { items: ColumnFile::new(scratch)?, ends: ColumnFile::new(scratch)? })
    }

    /// Adds a number to the row that is written.
    ///
    /// # Errors
    /// If it cannot be written.
    #[inline]
    pub(crate) fn push(&mut self, item: u32) -> Result<()> {
        self.items.push(item)
    }

    /// Ends the row.
    ///
    /// # Errors
    /// If it cannot be written, or there are more than 2³² numbers in all.
    #[inline]
    pub(crate) fn end(&mut self) -> Result<()> {
        let end = u32::try_from(self.items.len());
        self.ends.push(end.map_err(|_| too_many())?)
    }

    /// Adds all rows of another, with each number mapped.
    ///
    /// # Errors
    /// If they cannot be written, or there are more than 2³² numbers in all.
    pub(crate) fn append(&mut self, rows: &Rows, number: impl Fn(u32) -> u32) -> Result<()> {
        for row in rows.iter() {
            row.iter().try_for_each(|&item| self.push(number(item)))?;
            self.end()?;
        }
        Ok(())
    }

    /// The rows, mapped.
    ///
    /// # Errors
    /// If they cannot be written or mapped.
    pub(crate) fn finish(self) -> Result<Rows> {
        Ok(Rows::of_columns(self.items.finish()?, self.ends.finish()?))
    }
}

fn too_many() -> Error {
    Error::new(ErrorKind::Size, "an index holds at most 2³² mentions")
}
