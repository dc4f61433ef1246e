//! A column that is written to a temporary file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::Arc;

use super::super::column::{Column, Mapped, Number};
use super::super::map::MappedScratch;
use super::super::storage::{Bounds, Section, Storage};
use super::folder::Scratch;
use crate::error::{Error, ErrorKind, Result};

/// A column while it is written, number after number.
#[derive(Debug)]
pub(crate) struct ColumnFile<T: Number> {
    scratch: Scratch,
    out: BufWriter<File>,
    len: usize,
    _of: PhantomData<T>,
}

/// So many bytes are written at once.
const AT_ONCE: usize = 1 << 18;

impl<T: Number> ColumnFile<T> {
    /// An empty column.
    ///
    /// # Errors
    /// If there can be no temporary file.
    pub(crate) fn new(scratch: &Scratch) -> Result<Self> {
        let out = BufWriter::with_capacity(AT_ONCE, scratch.file()?);
        Ok(Self { scratch: scratch.clone(), out, len: 0, _of: PhantomData })
    }

    /// Adds a number.
    ///
    /// # Errors
    /// If it cannot be written.
    #[inline]
    pub(crate) fn push(&mut self, number: T) -> Result<()> {
        self.extend(&[number])
    }

    /// Adds some numbers.
    ///
    /// # Errors
    /// If they cannot be written.
    #[inline]
    pub(crate) fn extend(&mut self, numbers: &[T]) -> Result<()> {
        self.len += numbers.len();
        let written = self.out.write_all(bytemuck::cast_slice(numbers));
        written.map_err(|error| self.scratch.failed(&error))
    }

    /// How many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The whole column, mapped.
    ///
    /// # Errors
    /// If it cannot be written or mapped.
    pub(crate) fn finish(self) -> Result<Column<T>> {
        let Self { scratch, out, len, .. } = self;
        let file = out.into_inner().map_err(|error| scratch.failed(error.error()))?;
        if len == 0 {
            return Ok(Column::default());
        }
        let storage: Arc<dyn Storage> = Arc::new(ScratchSection(scratch.map(&file)?));
        Ok(Column::mapped(Mapped { storage, section: 0, len, bounds: Bounds::NONE }))
    }
}

/// A temporary file as the only section of a storage. This process has written it, so that nothing is checked.
#[derive(Debug)]
struct ScratchSection(Arc<MappedScratch>);

impl Storage for ScratchSection {
    fn find(&self, _: &str) -> Option<Section> {
        None
    }

    #[inline]
    fn bytes(&self, _: usize, bytes: Range<usize>, _: Bounds) -> &[u8] {
        &self.0.bytes()[bytes]
    }

    fn expect_many(&self, _: usize) {}

    fn intact(&self) -> Result<()> {
        Ok(())
    }

    fn verify(&self) -> Result<()> {
        Ok(())
    }

    fn mismatch(&self, section: &str) -> Error {
        Error::new(ErrorKind::Input, format!("the temporary file has no section {section}"))
    }
}
