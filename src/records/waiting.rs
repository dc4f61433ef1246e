//! Records that hang on others of their input, wherever those stand: they wait until the input has ended.

use super::cutting::newlines;

/// The texts that wait, and those that they wait for.
#[derive(Default)]
pub(super) struct Waiting {
    /// What other records may need, one text a line or more.
    kept: String,
    /// The records that wait, each at the start of a line.
    records: String,
    /// Where each of these records begins: its line among them, from 0, and its line in the input.
    lines: Vec<(u64, u64)>,
    line: u64,
}

impl Waiting {
    pub(super) fn keep(&mut self, text: &str) {
        self.kept += text;
        self.kept.push('\n');
    }

    pub(super) fn put_off(&mut self, line: u64, record: &str) {
        self.lines.push((self.line, line));
        self.line += newlines(record.as_bytes()) + 1;
        self.records += record;
        self.records.push('\n');
    }

    /// Adds what waits in a piece that begins at this line.
    pub(super) fn append(&mut self, part: &Self, first_line: u64) {
        self.kept += &part.kept;
        self.records += &part.records;
        self.lines.extend(part.lines.iter().map(|&(own, line)| (self.line + own, first_line + line)));
        self.line += part.line;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn kept(&self) -> &str {
        &self.kept
    }

    pub(super) fn records(&self) -> &str {
        &self.records
    }

    /// The line in the input of what stands in this line of the records.
    pub(super) fn line_in_input(&self, line: u64) -> u64 {
        let place = self.lines.partition_point(|&(own, _)| own <= line).saturating_sub(1);
        self.lines.get(place).map_or(0, |&(own, in_input)| in_input + (line - own))
    }
}
