//! How columns are saved as named sections, and mapped again.

use std::borrow::Cow;
use std::fmt::Debug;
use std::ops::Range;
use std::sync::Arc;

use super::column::Mapped;
use super::{Column, Number};
use crate::error::{Error, Result};

/// Where sections were saved. It vouches for what it gives.
pub(crate) trait Storage: Debug + Send + Sync {
    /// The section of a name, if there is one.
    fn find(&self, name: &str) -> Option<Section>;

    /// Some bytes of a section, which starts at a multiple of 8 in memory. If `most` is not `u32::MAX`, they are
    /// numbers of four bytes and none is larger.
    ///
    /// What is damaged reads as zeros, and from then on [`intact`](Self::intact) is an error. So the caller can go on
    /// without looking at errors, meets no number that it must not meet, and learns at the end that the result is
    /// worth nothing.
    fn bytes(&self, section: usize, bytes: Range<usize>, most: u32) -> &[u8];

    /// Was everything that was read as it had been written?
    ///
    /// # Errors
    /// If not, with the place.
    fn intact(&self) -> Result<()>;

    /// Is everything as it was written? Looks at all of it.
    ///
    /// # Errors
    /// If not, with the place.
    fn verify(&self) -> Result<()>;

    /// The error for a section that is missing, or does not fit the others.
    fn mismatch(&self, section: &str) -> Error;
}

/// A section of a storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Section {
    /// Its number in the storage.
    pub(crate) number: usize,
    /// Bytes in all.
    pub(crate) bytes: usize,
    /// Bytes a number.
    pub(crate) width: usize,
}

/// Collects columns to be saved, each as a section with a name.
#[derive(Debug, Default)]
pub(crate) struct SectionWriter<'a> {
    sections: Vec<(String, usize, Cow<'a, [u8]>)>,
}

impl<'a> SectionWriter<'a> {
    /// Saves a column.
    pub(crate) fn column<T: Number>(&mut self, name: &str, column: &'a Column<T>) {
        let bytes = Cow::Borrowed(bytemuck::cast_slice(column.all()));
        self.sections.push((name.to_owned(), size_of::<T>(), bytes));
    }

    /// Saves numbers that are made for the purpose.
    pub(crate) fn made<T: Number>(&mut self, name: &str, numbers: &[T]) {
        let bytes = Cow::Owned(bytemuck::cast_slice(numbers).to_vec());
        self.sections.push((name.to_owned(), size_of::<T>(), bytes));
    }

    /// The sections: name, bytes a number, and the bytes.
    pub(crate) fn sections(&self) -> impl ExactSizeIterator<Item = (&str, usize, &[u8])> {
        self.sections.iter().map(|(name, width, bytes)| (name.as_str(), *width, bytes.as_ref()))
    }
}

/// Maps columns that were saved, each by the name of its section. Sections that nothing asks for are ignored.
#[derive(Debug)]
pub(crate) struct SectionReader {
    storage: Arc<dyn Storage>,
}

impl SectionReader {
    /// A reader of a storage.
    #[must_use]
    pub(crate) fn of(storage: Arc<dyn Storage>) -> Self {
        Self { storage }
    }

    /// Are all of these sections there? For those that an answer can do without, at the cost of time.
    #[must_use]
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.storage.find(name).is_some())
    }

    /// A column.
    ///
    /// # Errors
    /// If there is no section of such numbers.
    pub(crate) fn column<T: Number>(&self, name: &str) -> Result<Column<T>> {
        self.mapped::<T>(name, u32::MAX).map(Column::mapped)
    }

    /// A column of that many numbers.
    ///
    /// # Errors
    /// If there is no section of such numbers, or it has another length.
    pub(crate) fn column_of<T: Number>(&self, name: &str, len: usize) -> Result<Column<T>> {
        let column = self.column(name)?;
        if column.len() == len { Ok(column) } else { Err(self.mismatch(name)) }
    }

    /// A column of numbers below a bound; that many if `len` is given.
    ///
    /// # Errors
    /// If there is no section of such numbers, or it has another length.
    pub(crate) fn numbers(&self, name: &str, len: Option<usize>, bound: usize) -> Result<Column<u32>> {
        let most = u32::try_from(bound.saturating_sub(1)).unwrap_or(u32::MAX);
        let mapped = self.mapped::<u32>(name, most)?;
        let fits = len.is_none_or(|len| len == mapped.len) && (bound > 0 || mapped.len == 0);
        if fits { Ok(Column::mapped(mapped)) } else { Err(self.mismatch(name)) }
    }

    /// The error for a section that does not fit the others.
    #[must_use]
    pub(crate) fn mismatch(&self, name: &str) -> Error {
        self.storage.mismatch(name)
    }

    fn mapped<T: Number>(&self, name: &str, most: u32) -> Result<Mapped> {
        let fits = |section: &Section| {
            section.width == size_of::<T>() && section.bytes.is_multiple_of(section.width)
        };
        let section = self.storage.find(name).filter(fits).ok_or_else(|| self.mismatch(name))?;
        let storage = Arc::clone(&self.storage);
        Ok(Mapped { storage, section: section.number, len: section.bytes / section.width, most })
    }
}
