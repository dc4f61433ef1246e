//! Compressed sparse rows: a list of numbers for each row, one behind the other.

use std::ops::Range;

/// Lists of numbers in one array, with where each list ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    items: Vec<u32>,
    ends: Vec<u32>,
}

impl Rows {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The numbers in a row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[u32] {
        &self.items[self.start(row)..self.ends[row] as usize]
    }

    /// Every row.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        (0..self.len()).map(|row| self.row(row))
    }

    /// How many numbers the rows of a range have together.
    #[must_use]
    pub fn items_of(&self, rows: Range<usize>) -> usize {
        if rows.is_empty() { 0 } else { self.ends[rows.end - 1] as usize - self.start(rows.start) }
    }

    /// How many numbers there are in all.
    #[must_use]
    pub fn item_count(&self) -> usize {
        self.items.len()
    }

    fn start(&self, row: usize) -> usize {
        if row == 0 { 0 } else { self.ends[row - 1] as usize }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// Beyond 2³² numbers in all.
    pub fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.items.extend(row);
        self.ends.push(u32::try_from(self.items.len()).expect("at most 2^32 numbers in rows"));
    }

    /// The same pairs seen from the other side: row i lists the rows that have i, ascending. Linear.
    #[must_use]
    pub fn transposed(&self, row_count: usize) -> Self {
        let mut ends = vec![0u32; row_count + 1];
        for &item in &self.items {
            ends[item as usize + 1] += 1;
        }
        for row in 0..row_count {
            ends[row + 1] += ends[row];
        }
        let mut items = vec![0; self.items.len()];
        for (number, row) in self.iter().enumerate() {
            for &item in row {
                let next = &mut ends[item as usize];
                items[*next as usize] = number as u32;
                *next += 1;
            }
        }
        // Each start has moved to its row's end, which is what is kept.
        ends.pop();
        Self { items, ends }
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
