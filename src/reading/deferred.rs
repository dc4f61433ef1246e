//! Deferred records: entries whose references resolve only at the end of the input.

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

    pub(crate) fn is_empty(&self) -> bool {
        self.begins.is_empty()
    }

    pub(crate) fn kept(&self) -> &str {
        &self.kept
    }

    /// The deferred records in batches. No batch is much smaller than the kept texts, which are read for each batch.
    pub(crate) fn batches(&self) -> impl Iterator<Item = Batch<'_>> {
        let least = AT_ONCE.max(self.kept.len());
        let mut rest = &self.begins[..];
        std::iter::from_fn(move || {
            let &(start, _) = rest.first()?;
            let (begins, after) = rest.split_at(rest.partition_point(|&(at, _)| at < start + least));
            rest = after;
            let end = after.first().map_or(self.records.len(), |&(at, _)| at);
            let text = &self.records[start..end];
            let mut before = (start, 0);
            let line = |&(at, in_input): &(usize, u64)| {
                let own = before.1 + newlines(&self.records.as_bytes()[before.0..at]);
                before = (at, own);
                (own, in_input)
            };
            Some(Batch { text, lines: begins.iter().map(line).collect() })
        })
    }
}

/// A batch of deferred records.
pub(crate) struct Batch<'a> {
    pub(crate) text: &'a str,
    /// The line at which each of them starts: in this batch, from 0, and in the input.
    lines: Vec<(u64, u64)>,
}

impl Batch<'_> {
    /// The line in the input of a line of the batch.
    pub(crate) fn line_in_input(&self, line: u64) -> u64 {
        let index = self.lines.partition_point(|&(own, _)| own <= line).saturating_sub(1);
        self.lines.get(index).map_or(0, |&(own, in_input)| in_input + (line - own))
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
        let deferred = several_batches();
        let mut lines = Vec::new();
        for batch in deferred.batches() {
            for (number, line) in batch.text.lines().enumerate().filter(|(_, line)| !line.starts_with('x')) {
                assert_eq!(batch.line_in_input(number as u64 + 1), batch.line_in_input(number as u64) + 1);
                lines.push((line.to_owned(), batch.line_in_input(number as u64)));
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
    }
}
