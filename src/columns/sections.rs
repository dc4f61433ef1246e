//! Saves columns as named sections, and maps them again.

use std::borrow::Cow;
use std::sync::Arc;

use super::column::{Column, Mapped, Number};
use super::storage::{Bounds, Section, Storage};
use crate::error::{Error, Result};

/// Collects columns to save, each as a named section.
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

    /// Saves computed numbers.
    pub(crate) fn made<T: Number>(&mut self, name: &str, numbers: &[T]) {
        let bytes = Cow::Owned(bytemuck::cast_slice(numbers).to_vec());
        self.sections.push((name.to_owned(), size_of::<T>(), bytes));
    }

    /// The sections: name, bytes per number, and content.
    pub(crate) fn sections(&self) -> impl ExactSizeIterator<Item = (&str, usize, &[u8])> {
        self.sections.iter().map(|(name, width, bytes)| (name.as_str(), *width, bytes.as_ref()))
    }
}

/// Maps saved columns by the names of their sections. Unknown sections are ignored.
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

    /// Whether all of these sections exist. Use it for sections whose content can be computed if they are missing.
    #[must_use]
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.storage.find(name).is_some())
    }

    /// A column.
    ///
    /// # Errors
    /// If the section is missing or holds numbers of another size.
    pub(crate) fn column<T: Number>(&self, name: &str) -> Result<Column<T>> {
        self.mapped::<T>(name, Bounds::NONE).map(Column::mapped)
    }

    /// A column of `len` numbers.
    ///
    /// # Errors
    /// If the section is missing, holds numbers of another size, or has another length.
    pub(crate) fn column_of<T: Number>(&self, name: &str, len: usize) -> Result<Column<T>> {
        let column = self.column(name)?;
        if column.len() == len { Ok(column) } else { Err(self.mismatch(name)) }
    }

    /// A column of numbers below a bound. Checks the length if `len` is given.
    ///
    /// # Errors
    /// If the section is missing, holds numbers of another size, or has another length.
    pub(crate) fn numbers(&self, name: &str, len: Option<usize>, bound: usize) -> Result<Column<u32>> {
        self.bounded(name, len, bound, false)
    }

    /// A column of numbers below a bound, none smaller than the one before it. Checks the length if `len` is given.
    ///
    /// # Errors
    /// If the section is missing, holds numbers of another size, or has another length.
    pub(crate) fn ascending(&self, name: &str, len: Option<usize>, bound: usize) -> Result<Column<u32>> {
        self.bounded(name, len, bound, true)
    }

    fn bounded(&self, name: &str, len: Option<usize>, bound: usize, ascending: bool) -> Result<Column<u32>> {
        let most = u32::try_from(bound.saturating_sub(1)).unwrap_or(u32::MAX);
        let mapped = self.mapped::<u32>(name, Bounds { most, ascending })?;
        let fits = len.is_none_or(|len| len == mapped.len) && (bound > 0 || mapped.len == 0);
        if fits { Ok(Column::mapped(mapped)) } else { Err(self.mismatch(name)) }
    }

    /// The error for a section that is inconsistent with the others.
    #[must_use]
    pub(crate) fn mismatch(&self, name: &str) -> Error {
        self.storage.mismatch(name)
    }

    fn mapped<T: Number>(&self, name: &str, bounds: Bounds) -> Result<Mapped> {
        let fits = |section: &Section| {
            section.width == size_of::<T>() && section.bytes.is_multiple_of(section.width)
        };
        let section = self.storage.find(name).filter(fits).ok_or_else(|| self.mismatch(name))?;
        let storage = Arc::clone(&self.storage);
        Ok(Mapped { storage, section: section.number, len: section.bytes / section.width, bounds })
    }
}
