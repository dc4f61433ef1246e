//! Compressed sparse rows: a list of numbers for each row, one after the other.

use std::ops::{ControlFlow, Range};

use super::{Column, SectionReader, SectionWriter};
use crate::error::Result;

/// Rows of which some are looked at.
pub(crate) trait Visit {
    /// Where the numbers of a row are.
    fn place(&self, row: usize) -> Range<usize>;

    /// The numbers at a place.
    fn at(&self, place: Range<usize>) -> &[u32];

    /// Shows the numbers in some rows, one row after the other, until told to stop.
    ///
    /// In rows that lie far apart, what takes time is to wait for memory. So where they lie is looked up for several
    /// before the first is read, and the beginning of each is touched: a processor fetches at once what does not
    /// depend on each other.
    fn visit(&self, rows: &[u32], mut see: impl FnMut(&[u32]) -> ControlFlow<()>) -> ControlFlow<()> {
        const AT_ONCE: usize = 32;
        let mut ranges = [const { 0..0 }; AT_ONCE];
        let mut found = [&[][..]; AT_ONCE];
        for rows in rows.chunks(AT_ONCE) {
            for (range, &row) in ranges.iter_mut().zip(rows) {
                *range = self.place(row as usize);
            }
            let mut touched = 0;
            for (found, range) in found.iter_mut().zip(&ranges[..rows.len()]) {
                *found = self.at(range.clone());
                touched ^= found.first().copied().unwrap_or_default();
            }
            std::hint::black_box(touched);
            found[..rows.len()].iter().try_for_each(|row| see(row))?;
        }
        ControlFlow::Continue(())
    }
}

/// Rows in memory whose numbers are all checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlainRows<'a> {
    items: &'a [u32],
    ends: &'a [u32],
}

impl Visit for PlainRows<'_> {
    #[inline]
    fn place(&self, row: usize) -> Range<usize> {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends.get(row).map_or(start, |&end| end) as usize
    }

    #[inline]
    fn at(&self, place: Range<usize>) -> &[u32] {
        self.items.get(place).unwrap_or_default()
    }
}

impl Visit for &Rows {
    #[inline]
    fn place(&self, row: usize) -> Range<usize> {
        self.range(row)
    }

    #[inline]
    fn at(&self, place: Range<usize>) -> &[u32] {
        self.items.slice(place)
    }
}

/// Lists of numbers in one array, with where each list ends.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    items: Column<u32>,
    ends: Column<u32>,
}

impl Rows {
    /// How many rows there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The numbers in a row; none if there is no such row.
    #[must_use]
    #[inline]
    pub(crate) fn row(&self, row: usize) -> &[u32] {
        self.items.slice(self.range(row))
    }

    /// The numbers in several rows, one row after the other.
    #[must_use]
    pub(crate) fn rows(&self, rows: Range<usize>) -> &[u32] {
        if rows.is_empty() {
            return &[];
        }
        self.items.slice(self.range(rows.start).start..self.range(rows.end - 1).end)
    }

    /// The same rows with all of their numbers checked at once: worth it where most of them are read.
    #[must_use]
    pub(crate) fn plain(&self) -> PlainRows<'_> {
        PlainRows { items: self.items.all(), ends: self.ends.all() }
    }

    /// Every row.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        (0..self.len()).map(|row| self.row(row))
    }

    /// How many numbers a row has.
    #[must_use]
    pub(crate) fn row_len(&self, row: usize) -> usize {
        self.range(row).len()
    }

    /// How many numbers the rows of a range have together.
    #[must_use]
    pub(crate) fn items_of(&self, rows: Range<usize>) -> usize {
        if rows.is_empty() {
            return 0;
        }
        self.range(rows.end - 1).end.saturating_sub(self.range(rows.start).start)
    }

    /// All numbers, one row after the other.
    #[must_use]
    pub(crate) fn items(&self) -> &[u32] {
        self.items.all()
    }

    /// How many numbers there are in all.
    #[must_use]
    pub(crate) fn item_count(&self) -> usize {
        self.items.len()
    }

    /// Where the numbers of a row are among all.
    #[must_use]
    #[inline]
    pub(crate) fn range(&self, row: usize) -> Range<usize> {
        let Some(before) = row.checked_sub(1) else {
            return 0..self.ends.slice(0..1).first().map_or(0, |&end| end as usize);
        };
        match *self.ends.slice(before..row + 1) {
            [start, end] => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// Beyond 2³² numbers in all.
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        let items = self.items.to_mut();
        items.extend(row);
        self.ends.to_mut().push(u32::try_from(items.len()).expect("at most 2^32 numbers in rows"));
    }

    /// Adds all rows of another, each number as another one.
    ///
    /// # Panics
    /// Beyond 2³² numbers in all.
    pub(crate) fn append(&mut self, other: &Self, number: impl Fn(u32) -> u32) {
        let items = self.items.to_mut();
        let base = items.len() as u32;
        items.extend(other.items().iter().map(|&item| number(item)));
        u32::try_from(items.len()).expect("at most 2^32 numbers in rows");
        self.ends.to_mut().extend(other.ends.all().iter().map(|end| base + end));
    }

    /// The transpose: row i lists the rows that have i, ascending. Linear.
    ///
    /// # Panics
    /// If a number is not below `row_count`.
    #[must_use]
    pub(crate) fn transposed(&self, row_count: usize) -> Self {
        let mut ends = vec![0u32; row_count + 1];
        for &item in self.items() {
            ends[item as usize + 1] += 1;
        }
        for row in 0..row_count {
            ends[row + 1] += ends[row];
        }
        let mut items = vec![0; self.item_count()];
        for (number, row) in self.iter().enumerate() {
            for &item in row {
                let next = &mut ends[item as usize];
                items[*next as usize] = number as u32;
                *next += 1;
            }
        }
        // Each start has moved to its row's end, which is what is kept.
        ends.pop();
        Self { items: items.into(), ends: ends.into() }
    }

    /// Saves the columns as sections whose names begin with this one.
    pub(crate) fn save<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        writer.column(name, &self.items);
        writer.column(&format!("{name}.ends"), &self.ends);
    }

    /// Maps what was [saved](Self::save) under a name: rows, that many if `rows` is given, of numbers below a bound.
    ///
    /// # Errors
    /// If it is not there.
    pub(crate) fn load(
        name: &str,
        reader: &SectionReader,
        rows: Option<usize>,
        bound: usize,
    ) -> Result<Self> {
        let items = reader.numbers(name, None, bound)?;
        let ends = reader.numbers(&format!("{name}.ends"), rows, items.len() + 1)?;
        Ok(Self { items, ends })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transposing_twice_gives_the_rows_back_sorted() {
        let mut rows = Rows::default();
        for row in [vec![2, 0], vec![], vec![1, 2]] {
            rows.push(row);
        }
        let other = rows.transposed(3);
        assert_eq!(other.iter().collect::<Vec<_>>(), [&[0][..], &[2], &[0, 2]]);
        assert_eq!(other.transposed(3).iter().collect::<Vec<_>>(), [&[0, 2][..], &[], &[1, 2]]);
    }
}
