//! Numbers one after the other.

use std::ops::Range;
use std::sync::Arc;

use super::Storage;

/// A number as it lies in a column: of fixed size, any bytes of that size being one.
pub(crate) trait Number: bytemuck::Pod + Default + std::fmt::Debug + Send + Sync {}

impl Number for u8 {}
impl Number for i16 {}
impl Number for u32 {}
impl Number for u64 {}
impl Number for f64 {}

/// Numbers one after the other: owned, or mapped from a file.
///
/// An owned column is a `Vec` and can grow. A mapped one is read through its [`Storage`], which vouches for each range
/// that is read: every number is the one that was written, or the storage says afterwards that it was not. So read
/// single numbers and ranges where possible, since [`all`](Self::all) checks the whole column.
#[derive(Debug, Clone)]
pub(crate) struct Column<T: Number>(Held<T>);

#[derive(Debug, Clone)]
enum Held<T: Number> {
    Owned(Vec<T>),
    Mapped(Mapped),
}

/// A section of a storage, as numbers.
#[derive(Debug, Clone)]
pub(super) struct Mapped {
    pub(super) storage: Arc<dyn Storage>,
    pub(super) section: usize,
    /// How many numbers there are.
    pub(super) len: usize,
    /// No number is larger. Only for columns of `u32`: theirs are numbers of something.
    pub(super) most: u32,
}

impl Mapped {
    fn slice<T: Number>(&self, range: Range<usize>) -> &[T] {
        let size = size_of::<T>();
        // Sections start at multiples of 8, so that every number is aligned.
        bytemuck::cast_slice(self.storage.bytes(
            self.section,
            range.start * size..range.end * size,
            self.most,
        ))
    }
}

impl<T: Number> Column<T> {
    pub(super) fn mapped(mapped: Mapped) -> Self {
        Self(Held::Mapped(mapped))
    }

    /// How many numbers there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        match &self.0 {
            Held::Owned(numbers) => numbers.len(),
            Held::Mapped(mapped) => mapped.len,
        }
    }

    /// Is there none?
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place. Where there is none, a mapped column has zero: what another program wrote into a file
    /// must not stop this one.
    ///
    /// # Panics
    /// If there is none and the column is owned.
    #[must_use]
    #[inline]
    pub(crate) fn get(&self, place: usize) -> T {
        match &self.0 {
            Held::Owned(numbers) => numbers[place],
            Held::Mapped(_) => self.slice(place..place + 1).first().copied().unwrap_or_default(),
        }
    }

    /// The numbers of a range; none if the column does not have the whole of it.
    #[must_use]
    #[inline]
    pub(crate) fn slice(&self, range: Range<usize>) -> &[T] {
        match &self.0 {
            Held::Owned(numbers) => numbers.get(range).unwrap_or_default(),
            Held::Mapped(mapped) if range.start < range.end && range.end <= mapped.len => mapped.slice(range),
            Held::Mapped(_) => &[],
        }
    }

    /// All numbers.
    #[must_use]
    pub(crate) fn all(&self) -> &[T] {
        self.slice(0..self.len())
    }

    /// The numbers, to change them; a mapped column is copied.
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
