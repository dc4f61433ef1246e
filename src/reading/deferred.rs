//! Records that hang on others of their input, wherever those stand: they wait until the input has ended.

use super::chunking::newlines;

/// The texts that wait, and those that they wait for.
#[derive(Default)]
pub(crate) struct Waiting {
    /// What other records may need, one text a line or more.
    kept: String,
    /// The records that wait, each at the start of a line.
    records: String,
    /// Where each of these records begins: its place among them, and its line in the input.
    begins: Vec<(usize, u64)>,
}

/// Records that are read at once: all of those that wait may be much more than what was made of any piece.
const AT_ONCE: usize = 2 << 20;

impl Waiting {
    pub(crate) fn keep(&mut self, text: &str) {
        self.kept += text;
        self.kept.push('\n');
    }

    pub(crate) fn put_off(&mut self, line: u64, record: &str) {
        self.begins.push((self.records.len(), line));
        self.records += record;
        self.records.push('\n');
    }

    /// Adds what waits in a piece that begins at this line.
    pub(crate) fn append(&mut self, piece: &Self, first_line: u64) {
        let before = self.records.len();
        self.kept += &piece.kept;
        self.records += &piece.records;
        self.begins.extend(piece.begins.iter().map(|&(at, line)| (before + at, first_line + line)));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.begins.is_empty()
    }

    pub(crate) fn kept(&self) -> &str {
        &self.kept
    }

    /// The records that wait, in parts. None is much smaller than what was kept, which is read for each part.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let least = AT_ONCE.max(self.kept.len());
        let mut rest = &self.begins[..];
        std::iter::from_fn(move || {
            let &(start, _) = rest.first()?;
            let (begins, behind) = rest.split_at(rest.partition_point(|&(at, _)| at < start + least));
            rest = behind;
            let end = behind.first().map_or(self.records.len(), |&(at, _)| at);
            let text = &self.records[start..end];
            let mut before = (start, 0);
            let line = |&(at, in_input): &(usize, u64)| {
                let own = before.1 + newlines(&self.records.as_bytes()[before.0..at]);
                before = (at, own);
                (own, in_input)
            };
            Some(Part { text, lines: begins.iter().map(line).collect() })
        })
    }
}

/// Some of the records that wait.
pub(crate) struct Part<'a> {
    pub(crate) text: &'a str,
    /// The line where each of them begins: in this part, from 0, and in the input.
    lines: Vec<(u64, u64)>,
}

impl Part<'_> {
    /// The line in the input of what stands in this line of the part.
    pub(crate) fn line_in_input(&self, line: u64) -> u64 {
        let place = self.lines.partition_point(|&(own, _)| own <= line).saturating_sub(1);
        self.lines.get(place).map_or(0, |&(own, in_input)| in_input + (line - own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records that are so much that they make several parts, in two pieces.
    fn much() -> Waiting {
        let mut waiting = Waiting::default();
        for piece in 0..2 {
            let mut of_piece = Waiting::default();
            for number in 0..30 {
                of_piece.put_off(10 * number, &format!("{piece} {number}\n{}", "x".repeat(AT_ONCE / 20)));
            }
            waiting.append(&of_piece, 1000 * piece);
        }
        waiting
    }

    #[test]
    fn parts_have_each_record_once_and_know_its_line_in_the_input() {
        let waiting = much();
        let mut lines = Vec::new();
        for part in waiting.parts() {
            for (number, line) in part.text.lines().enumerate().filter(|(_, line)| !line.starts_with('x')) {
                assert_eq!(part.line_in_input(number as u64 + 1), part.line_in_input(number as u64) + 1);
                lines.push((line.to_owned(), part.line_in_input(number as u64)));
            }
        }
        let expected = (0..60).map(|n| (format!("{} {}", n / 30, n % 30), 1000 * (n / 30) + 10 * (n % 30)));
        assert_eq!(lines, expected.collect::<Vec<_>>());
    }

    #[test]
    fn parts_are_no_smaller_than_what_is_read_for_each_of_them() {
        let mut waiting = much();
        assert_eq!(waiting.parts().count(), 3);
        waiting.keep(&"y".repeat(2 * AT_ONCE));
        assert_eq!(waiting.parts().count(), 2);
    }
}
