//! A table as text: which character separates its cells, and the line of each row.

use crate::error::{Error, ErrorKind, Result};

/// A row with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetRow {
    pub(super) line: Option<u64>,
    pub(super) cells: Vec<String>,
}

impl SheetRow {
    /// A cell; empty if the row is shorter.
    pub(super) fn cell(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }
}

/// A table without blank rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) rows: Vec<SheetRow>,
    pub(super) delimiter: Option<u8>,
}

/// The characters that may separate cells, the likeliest first where several separate equally well.
const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];

impl Sheet {
    /// Reads text with any of the usual delimiters. Cells are trimmed, and a cell that says that nothing is known is empty.
    pub(super) fn parse(name: &str, text: &str) -> Result<Self> {
        let delimiter = delimiter(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b'\t'))
            .quoting(delimiter.is_some())
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut sheet = Self { rows: Vec::new(), delimiter };
        for row in reader.records() {
            let row = row.map_err(|error| {
                let line = error.position().map(csv::Position::line);
                Error::new(ErrorKind::Input, "not a valid row of a table").at(name, line)
            })?;
            let line = row.position().map(|position| {
                // A row may begin after blank lines, which are skipped.
                let rest = text.as_bytes().get(position.byte() as usize..).unwrap_or_default();
                let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
                position.line() + blank.filter(|byte| **byte == b'\n').count() as u64
            });
            sheet.push(line, row.iter().map(known).collect());
        }
        Ok(sheet)
    }

    /// Adds a row, unless it is blank.
    pub(super) fn push(&mut self, line: Option<u64>, cells: Vec<String>) {
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(SheetRow { line, cells });
        }
    }
}

/// A cell without blanks around it; empty if it says that nothing is known.
pub(super) fn known(cell: &str) -> String {
    const UNKNOWN: [&str; 4] = ["undefined", "null", "n/a", "nan"];
    let cell = cell.trim();
    if UNKNOWN.iter().any(|unknown| cell.eq_ignore_ascii_case(unknown)) {
        String::new()
    } else {
        cell.to_owned()
    }
}

/// The delimiter that most first lines have, and as often as possible; `None` if each line is one cell.
fn delimiter(text: &str) -> Option<u8> {
    const LINES: usize = 50;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LINES).collect();
    let first = lines.first()?;
    let counts = |delimiter: u8| -> (usize, usize) {
        let with = lines.iter().filter(|line| outside_quotes(line, delimiter) > 0).count();
        (with, outside_quotes(first, delimiter))
    };
    let counted = DELIMITERS.iter().map(|&delimiter| (delimiter, counts(delimiter)));
    let in_header: Vec<_> = counted.filter(|(_, (_, in_first))| *in_first > 0).collect();
    // The first of equals wins.
    let most = in_header.iter().map(|(_, counts)| counts.1).max()?;
    in_header
        .iter()
        .find(|(delimiter, counts)| *delimiter == b'\t' || counts.1 == most)
        .map(|(delimiter, _)| *delimiter)
}

fn outside_quotes(line: &str, delimiter: u8) -> usize {
    let (mut count, mut is_quoted) = (0, false);
    for byte in line.bytes() {
        is_quoted ^= byte == b'"';
        count += usize::from(byte == delimiter && !is_quoted);
    }
    count
}

/// A header in small letters, without signs, with single blanks between words.
pub(super) fn folded_header(header: &str) -> String {
    let plain: String = header
        .chars()
        .map(|c| if matches!(c, '_' | '-' | '#' | '?' | '.' | ':' | '(' | ')') { ' ' } else { c })
        .collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        Sheet::parse("x.csv", text).unwrap().rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn any_usual_delimiter_is_seen() {
        for delimiter in [",", ";", "\t", "|"] {
            let text = format!("id{delimiter}authors\r\n1{delimiter}\"Ann Lee{delimiter} Bob Roe\"\r\n\r\n");
            let second = ["1".to_owned(), format!("Ann Lee{delimiter} Bob Roe")];
            assert_eq!(cells(&text), [vec!["id".to_owned(), "authors".to_owned()], second.to_vec()]);
        }
    }

    #[test]
    fn a_delimiter_in_cells_is_not_that_of_the_table() {
        assert_eq!(cells("id\tauthors\n1\tLee, Ann; Roe, Bob")[1], ["1", "Lee, Ann; Roe, Bob"]);
        assert_eq!(cells("id,authors,title\n1,Ann; Bob; Cy; Di,T")[1], ["1", "Ann; Bob; Cy; Di", "T"]);
    }

    #[test]
    fn rows_know_their_lines_and_unknown_cells_are_empty() {
        let sheet = Sheet::parse("x.csv", "a,b\n\n\"two\nlines\",undefined\n3,x\n").unwrap();
        let lines: Vec<_> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [Some(1), Some(3), Some(5)]);
        assert_eq!(sheet.rows[1].cells, ["two\nlines", ""]);
    }

    #[test]
    fn a_list_of_lines_has_one_cell_each() {
        assert_eq!(cells("Ann Lee\n\"Bob\" Roe\n"), [["Ann Lee"], ["\"Bob\" Roe"]]);
    }
}
