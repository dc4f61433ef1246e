//! Numbers one behind the other.

use std::ops::Range;
use std::sync::Arc;

use super::Lender;

/// A number as it lies in a column: of fixed size, any bytes of that size being one.
pub trait Number: bytemuck::Pod + Default + std::fmt::Debug + Send + Sync {}

impl Number for u8 {}
impl Number for i16 {}
impl Number for u32 {}
impl Number for u64 {}
impl Number for f64 {}

/// Numbers one behind the other: our own, or lent by a file.
///
/// A column of our own is a `Vec` and can grow. A lent one is looked at in pieces, and each look goes through
/// its [`Lender`], which answers for what it lends: every number is the one that was written, or the lender
/// says afterwards that it was not. So a question asks for single numbers and ranges where it can, since
/// [`all`](Self::all) is answered for in full.
///
/// # Examples
/// ```
/// use coauth::columns::Column;
///
/// let years = Column::from(vec![1959_i16, 1960]);
/// assert_eq!((years.get(1), years.slice(0..2), years.len()), (1960, &[1959, 1960][..], 2));
/// ```
#[derive(Debug, Clone)]
pub struct Column<T: Number>(Held<T>);

#[derive(Debug, Clone)]
enum Held<T: Number> {
    Owned(Vec<T>),
    Lent(Loan),
}

/// A section of a file, as numbers.
#[derive(Debug, Clone)]
pub(super) struct Loan {
    pub(super) lender: Arc<dyn Lender>,
    pub(super) section: usize,
    /// How many numbers there are.
    pub(super) len: usize,
    /// No number is larger. Only for columns of `u32`: theirs are numbers of something.
    pub(super) most: u32,
}

impl Loan {
    fn slice<T: Number>(&self, range: Range<usize>) -> &[T] {
        let size = size_of::<T>();
        // Lenders lend sections that start at multiples of 8, so that any number lies where it may.
        bytemuck::cast_slice(self.lender.lend(self.section, range.start * size..range.end * size, self.most))
    }
}

impl<T: Number> Column<T> {
    pub(super) fn lent(loan: Loan) -> Self {
        Self(Held::Lent(loan))
    }

    /// How many numbers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Held::Owned(numbers) => numbers.len(),
            Held::Lent(loan) => loan.len,
        }
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place. Where there is none, a lent column has zero: what somebody else wrote into a file
    /// must not stop the program.
    ///
    /// # Panics
    /// If there is none and the column is our own.
    #[must_use]
    #[inline]
    pub fn get(&self, place: usize) -> T {
        match &self.0 {
            Held::Owned(numbers) => numbers[place],
            Held::Lent(_) => self.slice(place..place + 1).first().copied().unwrap_or_default(),
        }
    }

    /// The numbers of a range; none if the column does not have the whole of it.
    #[must_use]
    #[inline]
    pub fn slice(&self, range: Range<usize>) -> &[T] {
        match &self.0 {
            Held::Owned(numbers) => numbers.get(range).unwrap_or_default(),
            Held::Lent(loan) if range.start < range.end && range.end <= loan.len => loan.slice(range),
            Held::Lent(_) => &[],
        }
    }

    /// All numbers.
    #[must_use]
    pub fn all(&self) -> &[T] {
        self.slice(0..self.len())
    }

    /// The numbers as our own, to change them; a lent column is copied.
    #[inline]
    pub fn to_mut(&mut self) -> &mut Vec<T> {
        if let Held::Lent(_) = self.0 {
            self.copy();
        }
        match &mut self.0 {
            Held::Owned(numbers) => numbers,
            Held::Lent(_) => unreachable!("it was made our own above"),
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
