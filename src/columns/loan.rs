//! How columns are put away and lent again.

use std::borrow::Cow;
use std::fmt::Debug;
use std::ops::Range;
use std::sync::Arc;

use super::column::Loan;
use super::{Column, Number};
use crate::error::{Error, Result};

/// Lends the sections of something that was written before, and answers for them.
pub trait Lender: Debug + Send + Sync {
    /// The sizes of a section: bytes in all, and bytes a number. `None` if there is no such section.
    fn size(&self, section: usize) -> Option<(usize, usize)>;

    /// Some bytes of a section, which starts at a multiple of 8 in memory. If `most` is not `u32::MAX`, they are
    /// numbers of four bytes and none is larger.
    ///
    /// What is damaged reads as zeros, and from then on [`intact`](Self::intact) is an error. So whoever asks can
    /// go on without looking at errors, meets no number that it must not meet, and is told at the end that what
    /// came out is worth nothing.
    fn lend(&self, section: usize, bytes: Range<usize>, most: u32) -> &[u8];

    /// Was everything that was lent as it had been written?
    ///
    /// # Errors
    /// If not, with the place.
    fn intact(&self) -> Result<()>;

    /// Is everything that it can lend as it was written? Looks at all of it.
    ///
    /// # Errors
    /// If not, with the place.
    fn verify(&self) -> Result<()>;

    /// Why something else than expected is there.
    fn misfit(&self) -> Error;
}

/// Columns to be put away, in the order in which they will be borrowed again.
#[derive(Debug, Default)]
pub struct Shelf<'a> {
    sections: Vec<(usize, Cow<'a, [u8]>)>,
}

impl<'a> Shelf<'a> {
    /// Puts a column.
    pub fn put<T: Number>(&mut self, column: &'a Column<T>) {
        self.sections.push((size_of::<T>(), Cow::Borrowed(bytemuck::cast_slice(column.all()))));
    }

    /// Puts numbers that are made for the purpose.
    pub fn put_made<T: Number>(&mut self, numbers: &[T]) {
        self.sections.push((size_of::<T>(), Cow::Owned(bytemuck::cast_slice(numbers).to_vec())));
    }

    /// The sections: bytes a number, and the bytes.
    pub fn sections(&self) -> impl ExactSizeIterator<Item = (usize, &[u8])> {
        self.sections.iter().map(|(width, bytes)| (*width, bytes.as_ref()))
    }
}

/// Columns to be borrowed, in the order in which they were put.
#[derive(Debug)]
pub struct Loans {
    lender: Arc<dyn Lender>,
    next: usize,
}

impl Loans {
    /// From the first column on.
    #[must_use]
    pub fn of(lender: Arc<dyn Lender>) -> Self {
        Self { lender, next: 0 }
    }

    /// The next column.
    ///
    /// # Errors
    /// If there is none of such numbers.
    pub fn take<T: Number>(&mut self) -> Result<Column<T>> {
        self.loan::<T>(u32::MAX).map(Column::lent)
    }

    /// The next column, of so many numbers.
    ///
    /// # Errors
    /// If there is none of such numbers, or of another length.
    pub fn take_some<T: Number>(&mut self, len: usize) -> Result<Column<T>> {
        self.take().and_then(|column| if column.len() == len { Ok(column) } else { Err(self.misfit()) })
    }

    /// The next column, of numbers below a bound; so many if that is known.
    ///
    /// # Errors
    /// If there is none of such numbers, or of another length.
    pub fn numbers(&mut self, len: Option<usize>, bound: usize) -> Result<Column<u32>> {
        let most = u32::try_from(bound.saturating_sub(1)).unwrap_or(u32::MAX);
        let loan = self.loan::<u32>(most)?;
        let fits = len.is_none_or(|len| len == loan.len) && (bound > 0 || loan.len == 0);
        if fits { Ok(Column::lent(loan)) } else { Err(self.misfit()) }
    }

    /// The error for columns that do not go together.
    #[must_use]
    pub fn misfit(&self) -> Error {
        self.lender.misfit()
    }

    fn loan<T: Number>(&mut self, most: u32) -> Result<Loan> {
        let section = self.next;
        self.next += 1;
        match self.lender.size(section) {
            Some((bytes, width)) if width == size_of::<T>() && bytes % width == 0 => {
                Ok(Loan { lender: Arc::clone(&self.lender), section, len: bytes / width, most })
            }
            _ => Err(self.misfit()),
        }
    }
}
