//! Deferred records: entries whose references resolve only at the end of the input.

use std::ops::Range;

use super::chunking::newlines;

/// Deferred records and the texts that they need.
#[derive(Default)]
pub(crate) struct Deferred {
    /// Texts that other records may need, each on lines of its own.
    kept: String,
    /// The deferred records, each at the start of a line.
    records: String,
    /// The start of each of these records: its offset among them, and its line in the input.
    begins: Vec<(usize, u64)>,
}

/// The size of a batch in bytes: all deferred records together may be much larger than a chunk.
const AT_ONCE: usize = 2 << 20;

impl Deferred {
    pub(crate) fn keep(&mut self, text: &str) {
        self.kept += text;
        self.kept.push('\n');
    }

    pub(crate) fn defer(&mut self, line: u64, record: &str) {
        self.begins.push((self.records.len(), line));
        self.records += record;
        self.records.push('\n');
    }

    /// Adds the deferred records of a chunk that starts at this line.
    pub(crate) fn append(&mut self, chunk: &Self, first_line: u64) {
        let before = self.records.len();
        self.kept += &chunk.kept;
        self.records += &chunk.records;
        self.begins.extend(chunk.begins.iter().map(|&(at, line)| (before + at, first_line + line)));
    }

    /// How many bytes of memory they take.
    pub(crate) fn size(&self) -> usize {
        self.kept.capacity() + self.records.capacity() + self.begins.capacity() * size_of::<(usize, u64)>()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.begins.is_empty()
    }

    /// The batch that begins with this record; `None` after the last one. No batch is much smaller than the kept texts,
    /// which are read for each batch.
    pub(crate) fn batch_from(&self, first: usize) -> Option<Batch<'_>> {
        let least = self.start(first) + AT_ONCE.max(self.kept.len());
        let end = self.begins.partition_point(|&(at, _)| at < least);
        (first < end).then_some(Batch { deferred: self, records: first..end })
    }

    /// All batches.
    pub(crate) fn batches(&self) -> impl Iterator<Item = Batch<'_>> {
        std::iter::successors(self.batch_from(0), |batch| self.batch_from(batch.records.end))
    }

    /// Where a record starts; the end of all for the number after the last.
    fn start(&self, record: usize) -> usize {
        self.begins.get(record).map_or(self.records.len(), |&(at, _)| at)
    }
}

/// A batch of deferred records.
pub(crate) struct Batch<'a> {
    deferred: &'a Deferred,
    pub(crate) records: Range<usize>,
}

impl<'a> Batch<'a> {
    pub(crate) fn text(&self) -> &'a str {
        let [start, end] = [self.records.start, self.records.end].map(|record| self.deferred.start(record));
        &self.deferred.records[start..end]
    }

    /// The texts that its records may need.
    pub(crate) fn kept(&self) -> &'a str {
        &self.deferred.kept
    }

    /// Turns lines of the batch, from 0, into lines of the input.
    pub(crate) fn find_in_input<'l>(&self, lines: impl Iterator<Item = &'l mut u64>) {
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            return;
        }
        let begins = &self.deferred.begins[self.records.clone()];
        let mut own = 0;
        let mut before = self.deferred.start(self.records.start);
        // The line at which each record starts: in this batch and in the input.
        let starts: Vec<(u64, u64)> = begins
            .iter()
            .map(|&(at, in_input)| {
                own += newlines(&self.deferred.records.as_bytes()[before..at]);
                before = at;
                (own, in_input)
            })
            .collect();
        for line in lines {
            let record = starts.partition_point(|&(own, _)| own <= *line).saturating_sub(1);
            let (own, in_input) = starts[record];
            *line = in_input + (*line - own);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records of several batches, in two chunks.
    fn several_batches() -> Deferred {
        let mut deferred = Deferred::default();
        for chunk in 0..2 {
            let mut of_chunk = Deferred::default();
            for number in 0..30 {
                of_chunk.defer(10 * number, &format!("{chunk} {number}\n{}", "x".repeat(AT_ONCE / 20)));
            }
            deferred.append(&of_chunk, 1000 * chunk);
        }
        deferred
    }

    #[test]
    fn batches_have_each_record_once_and_know_its_line_in_the_input() {
        let mut lines = Vec::new();
        let deferred = several_batches();
        for batch in deferred.batches() {
            let own = batch.text().lines().zip(0_u64..);
            for (line, number) in own.filter(|(line, _)| !line.starts_with('x')) {
                let mut two = [number, number + 1];
                batch.find_in_input(two.iter_mut());
                assert_eq!(two[1], two[0] + 1);
                lines.push((line.to_owned(), two[0]));
            }
        }
        let expected = (0..60).map(|n| (format!("{} {}", n / 30, n % 30), 1000 * (n / 30) + 10 * (n % 30)));
        assert_eq!(lines, expected.collect::<Vec<_>>());
    }

    #[test]
    fn batches_are_no_smaller_than_what_is_read_for_each_of_them() {
        let mut deferred = several_batches();
        assert_eq!(deferred.batches().count(), 3);
        deferred.keep(&"y".repeat(2 * AT_ONCE));
        assert_eq!(deferred.batches().count(), 2);
        assert_eq!(Deferred::default().batches().count(), 0);
    }
}
