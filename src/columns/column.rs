//! A column: an array of numbers, owned or mapped.

use std::ops::Range;
use std::sync::Arc;

use super::{Bounds, Storage};

/// A number in a column: it has a fixed size, and any bytes of that size are valid.
pub(crate) trait Number: bytemuck::Pod + Default + std::fmt::Debug + Send + Sync {}

impl Number for u8 {}
impl Number for i16 {}
impl Number for u32 {}
impl Number for u64 {}
impl Number for f64 {}

/// An array of numbers: owned, or mapped from a file.
///
/// An owned column is a `Vec` and can grow. A mapped column is read through its [`Storage`], which checks each range
/// that is read. If a number is not the one that was written, [`Storage::intact`] is an error afterwards. Prefer single
/// numbers and ranges, because [`all`](Self::all) checks the whole column.
#[derive(Debug, Clone)]
pub(crate) struct Column<T: Number>(Held<T>);

#[derive(Debug, Clone)]
enum Held<T: Number> {
    Owned(Vec<T>),
    Mapped(Mapped),
}

/// A section of a storage as numbers.
#[derive(Debug, Clone)]
pub(super) struct Mapped {
    pub(super) storage: Arc<dyn Storage>,
    pub(super) section: usize,
    /// The number of numbers.
    pub(super) len: usize,
    /// What holds of the numbers of a column of `u32`.
    pub(super) bounds: Bounds,
}

impl Mapped {
    fn slice<T: Number>(&self, range: Range<usize>) -> &[T] {
        let size = size_of::<T>();
        // Sections start at multiples of 8, so every number is aligned.
        bytemuck::cast_slice(self.storage.bytes(
            self.section,
            range.start * size..range.end * size,
            self.bounds,
        ))
    }
}

impl<T: Number> Column<T> {
    pub(super) fn mapped(mapped: Mapped) -> Self {
        Self(Held::Mapped(mapped))
    }

    /// The length of the column.
    #[must_use]
    #[inline]
    pub(crate) fn len(&self) -> usize {
        match &self.0 {
            Held::Owned(numbers) => numbers.len(),
            Held::Mapped(mapped) => mapped.len,
        }
    }

    /// Whether the column is empty.
    #[must_use]
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at an index. Out of bounds, a mapped column returns zero, because a damaged file must not cause a
    /// panic.
    ///
    /// # Panics
    /// If the index is out of bounds and the column is owned.
    #[must_use]
    #[inline]
    pub(crate) fn get(&self, place: usize) -> T {
        match &self.0 {
            Held::Owned(numbers) => numbers[place],
            Held::Mapped(_) => self.slice(place..place + 1).first().copied().unwrap_or_default(),
        }
    }

    /// The numbers of a range; empty if the range is out of bounds.
    #[must_use]
    #[inline]
    pub(crate) fn slice(&self, range: Range<usize>) -> &[T] {
        match &self.0 {
            Held::Owned(numbers) => numbers.get(range).unwrap_or_default(),
            Held::Mapped(mapped) if range.start < range.end && range.end <= mapped.len => mapped.slice(range),
            Held::Mapped(_) => &[],
        }
    }

    /// Whether the column is mapped from a file.
    pub(crate) fn is_mapped(&self) -> bool {
        matches!(self.0, Held::Mapped(_))
    }

    /// How many bytes of memory it takes.
    pub(crate) fn size(&self) -> usize {
        match &self.0 {
            Held::Owned(numbers) => numbers.capacity() * size_of::<T>(),
            Held::Mapped(_) => 0,
        }
    }

    /// Announces that many single numbers or short ranges will be read.
    pub(crate) fn expect_many(&self) {
        if let Held::Mapped(mapped) = &self.0 {
            mapped.storage.expect_many(mapped.section);
        }
    }

    /// All numbers.
    #[must_use]
    #[inline]
    pub(crate) fn all(&self) -> &[T] {
        self.slice(0..self.len())
    }

    /// The numbers for changing them. A mapped column is copied first.
    #[inline]
    pub(crate) fn to_mut(&mut self) -> &mut Vec<T> {
        if let Held::Mapped(_) = self.0 {
            self.copy();
        }
        match &mut self.0 {
            Held::Owned(numbers) => numbers,
            Held::Mapped(_) => unreachable!("it was copied above"),
        }
    }

    #[cold]
    fn copy(&mut self) {
        self.0 = Held::Owned(self.all().to_vec());
    }
}

impl<T: Number> AsRef<[T]> for Column<T> {
    fn as_ref(&self) -> &[T] {
        self.all()
    }
}

impl<T: Number> Default for Column<T> {
    fn default() -> Self {
        Self(Held::Owned(Vec::new()))
    }
}

impl<T: Number> From<Vec<T>> for Column<T> {
    fn from(numbers: Vec<T>) -> Self {
        Self(Held::Owned(numbers))
    }
}

impl<T: Number> FromIterator<T> for Column<T> {
    fn from_iter<I: IntoIterator<Item = T>>(numbers: I) -> Self {
        Self::from(numbers.into_iter().collect::<Vec<_>>())
    }
}
