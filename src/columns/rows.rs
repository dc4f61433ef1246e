//! Compressed sparse rows (CSR): one list of numbers per row.

use std::ops::{ControlFlow, Range};

use rayon::prelude::*;

use super::{Column, SectionReader, SectionWriter};
use crate::error::Result;

/// Rows that can be visited.
pub(crate) trait Visit {
    /// Where the numbers of a row are.
    fn place(&self, row: usize) -> Range<usize>;

    /// The numbers of a range.
    fn at(&self, place: Range<usize>) -> &[u32];

    /// Fetches some rows of a file from all threads, if they are many and few of the file were read so far.
    fn fetch(&self, _rows: &[u32]) {}

    /// Visits the numbers of some rows, row by row, until the visitor stops.
    ///
    /// For rows that are far apart, memory latency dominates. So the ranges of several rows are looked up before the
    /// first row is read, and the beginning of each is touched: the processor fetches independent addresses in
    /// parallel.
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

/// Rows in memory, with all numbers checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlainRows<'a> {
    items: &'a [u32],
    ends: &'a [u32],
}

impl PlainRows<'_> {
    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
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
    fn fetch(&self, rows: &[u32]) {
        const AT_A_TIME: usize = 64;
        if self.items.is_mapped() && rows.len() > AT_A_TIME {
            rows.par_chunks(AT_A_TIME).for_each(|rows| {
                rows.iter().for_each(|&row| _ = std::hint::black_box(self.row(row as usize)));
            });
        }
    }

    #[inline]
    fn place(&self, row: usize) -> Range<usize> {
        self.range(row)
    }

    #[inline]
    fn at(&self, place: Range<usize>) -> &[u32] {
        self.items.slice(place)
    }
}

/// Lists of numbers in one array, with the end offset of each list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    items: Column<u32>,
    ends: Column<u32>,
}

impl Rows {
    /// Rows whose columns are there: the numbers, and where each row ends.
    pub(crate) fn of_columns(items: Column<u32>, ends: Column<u32>) -> Self {
        Self { items, ends }
    }

    /// Their columns.
    pub(crate) fn into_columns(self) -> (Column<u32>, Column<u32>) {
        (self.items, self.ends)
    }

    /// How many bytes of memory they take.
    pub(crate) fn size(&self) -> usize {
        self.items.size() + self.ends.size()
    }

    /// The number of rows.
    #[must_use]
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Announces that many rows will be read.
    pub(crate) fn expect_many(&self) {
        self.items.expect_many();
        self.ends.expect_many();
    }

    /// The numbers of a row; empty if there is no such row.
    #[must_use]
    #[inline]
    pub(crate) fn row(&self, row: usize) -> &[u32] {
        self.items.slice(self.range(row))
    }

    /// The numbers of several rows, concatenated.
    #[must_use]
    pub(crate) fn rows(&self, rows: Range<usize>) -> &[u32] {
        if rows.is_empty() {
            return &[];
        }
        self.items.slice(self.range(rows.start).start..self.range(rows.end - 1).end)
    }

    /// The same rows with all numbers checked at once, which is faster if most of them are read.
    #[must_use]
    pub(crate) fn plain(&self) -> PlainRows<'_> {
        PlainRows { items: self.items.all(), ends: self.ends.all() }
    }

    /// Every row.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        (0..self.len()).map(|row| self.row(row))
    }

    /// The length of a row.
    #[must_use]
    pub(crate) fn row_len(&self, row: usize) -> usize {
        self.range(row).len()
    }

    /// The total length of a range of rows.
    #[must_use]
    pub(crate) fn items_of(&self, rows: Range<usize>) -> usize {
        if rows.is_empty() {
            return 0;
        }
        self.range(rows.end - 1).end.saturating_sub(self.range(rows.start).start)
    }

    /// The numbers of all rows, concatenated.
    #[must_use]
    pub(crate) fn items(&self) -> &[u32] {
        self.items.all()
    }

    /// The total length of all rows.
    #[must_use]
    pub(crate) fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The range of a row in the concatenated numbers.
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
    /// If there are more than 2³² numbers in total.
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        let items = self.items.to_mut();
        items.extend(row);
        self.ends.to_mut().push(u32::try_from(items.len()).expect("at most 2^32 numbers in rows"));
    }

    /// Adds all rows of another, with each number mapped.
    ///
    /// # Panics
    /// If there are more than 2³² numbers in total.
    pub(crate) fn append(&mut self, other: &Self, number: impl Fn(u32) -> u32) {
        let items = self.items.to_mut();
        let base = items.len() as u32;
        items.extend(other.items().iter().map(|&item| number(item)));
        u32::try_from(items.len()).expect("at most 2^32 numbers in rows");
        self.ends.to_mut().extend(other.ends.all().iter().map(|end| base + end));
    }

    /// Replaces each number, in place.
    pub(crate) fn renumber(&mut self, number: impl Fn(u32) -> u32) {
        self.items.to_mut().iter_mut().for_each(|item| *item = number(*item));
    }

    /// Rows that are made on all cores. `make` adds the numbers of a row to a list that has those of other rows before.
    ///
    /// # Panics
    /// If there are more than 2³² numbers in total.
    pub(crate) fn made(count: usize, make: impl Fn(usize, &mut Vec<u32>) + Sync) -> Self {
        const AT_ONCE: usize = 1 << 12;
        let starts: Vec<usize> = (0..count).step_by(AT_ONCE).collect();
        let of_chunk = |&start: &usize| {
            let (mut items, mut ends) = (Vec::new(), Vec::with_capacity(AT_ONCE));
            for row in start..count.min(start + AT_ONCE) {
                make(row, &mut items);
                ends.push(items.len());
            }
            (items, ends)
        };
        let chunks: Vec<(Vec<u32>, Vec<usize>)> = starts.par_iter().map(of_chunk).collect();
        let total = chunks.iter().map(|(items, _)| items.len()).sum();
        u32::try_from(total).expect("at most 2^32 numbers in rows");
        let (mut items, mut ends) = (Vec::with_capacity(total), Vec::with_capacity(count));
        for (of_chunk, ends_of_chunk) in chunks {
            ends.extend(ends_of_chunk.into_iter().map(|end| (items.len() + end) as u32));
            items.extend(of_chunk);
        }
        Self { items: items.into(), ends: ends.into() }
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
        let all = self.items();
        let mut start = 0;
        for (number, &end) in (0u32..).zip(self.ends.all()) {
            for &item in all.get(start..end as usize).unwrap_or_default() {
                let next = &mut ends[item as usize];
                items[*next as usize] = number;
                *next += 1;
            }
            start = end as usize;
        }
        // Each start has moved to the end of its row, which is what is kept.
        ends.pop();
        Self { items: items.into(), ends: ends.into() }
    }

    /// The numbers of each row, in their order, given each with its row. Linear.
    ///
    /// # Panics
    /// If a row is not below `row_count`, or there are more than 2³² numbers.
    #[must_use]
    pub(crate) fn in_buckets(
        numbers: impl ExactSizeIterator<Item = (u32, u32)> + Clone,
        row_count: usize,
    ) -> Self {
        u32::try_from(numbers.len()).expect("at most 2^32 numbers in rows");
        let mut next = vec![0u32; row_count + 1];
        numbers.clone().for_each(|(row, _)| next[row as usize + 1] += 1);
        for row in 0..row_count {
            next[row + 1] += next[row];
        }
        let mut items = vec![0; numbers.len()];
        for (row, number) in numbers {
            let next = &mut next[row as usize];
            items[*next as usize] = number;
            *next += 1;
        }
        // Each start has moved to the end of its row, which is what is kept.
        next.pop();
        Self { items: items.into(), ends: next.into() }
    }

    /// The positions of each value of a list, ascending: row i lists where `i` is. Linear.
    ///
    /// # Panics
    /// If a value is not below `row_count`, or there are more than 2³² values.
    #[must_use]
    pub(crate) fn grouped(values: &[u32], row_count: usize) -> Self {
        let count = u32::try_from(values.len()).expect("at most 2^32 numbers in rows");
        Self::in_buckets(values.iter().zip(0..count).map(|(&value, position)| (value, position)), row_count)
    }

    /// Saves the columns as sections whose names start with `name`.
    pub(crate) fn save<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        writer.column(name, &self.items);
        writer.column(&format!("{name}.ends"), &self.ends);
    }

    /// Maps rows that were [saved](Self::save) under a name, with numbers below a bound. Checks the number of rows if
    /// `rows` is given, and that the last row ends where the numbers do.
    ///
    /// # Errors
    /// If a section is missing or does not fit.
    pub(crate) fn load(
        name: &str,
        reader: &SectionReader,
        rows: Option<usize>,
        bound: usize,
    ) -> Result<Self> {
        let items = reader.numbers(name, None, bound)?;
        let of_ends = format!("{name}.ends");
        let ends = reader.ascending(&of_ends, rows, items.len() + 1)?;
        let rows = Self { items, ends };
        let end = rows.len().checked_sub(1).map_or(0, |last| rows.range(last).end);
        if end == rows.item_count() { Ok(rows) } else { Err(reader.mismatch(&of_ends)) }
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

    #[test]
    fn rows_made_on_all_cores_are_in_order() {
        let rows =
            Rows::made(10_000, |row, items| items.extend((0..row as u32 % 3).map(|item| item + row as u32)));
        assert_eq!(rows.len(), 10_000);
        assert!((0..10_000).all(|row| rows.row_len(row) == row % 3
            && rows.row(row).first().is_none_or(|&first| first == row as u32)));
        assert_eq!(Rows::made(0, |_, _| {}).len(), 0);
    }

    #[test]
    fn positions_are_grouped_by_value() {
        let rows = Rows::grouped(&[2, 0, 2, 3], 5);
        assert_eq!(rows.iter().collect::<Vec<_>>(), [&[1][..], &[], &[0, 2], &[3], &[]]);
        assert_eq!(Rows::grouped(&[], 0).len(), 0);
    }
}
