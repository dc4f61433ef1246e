//! A table as text: which character separates its cells, and the line of each row.

use super::remarks::error_cells;
use crate::error::{Error, ErrorKind, Result};

/// A row with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetRow {
    pub(crate) line: Option<u64>,
    pub(crate) cells: Vec<String>,
}

impl SheetRow {
    /// A cell; empty if the row is shorter.
    pub(crate) fn cell(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }
}

/// A table without blank rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// The name of a sheet of a workbook; empty for other tables.
    pub(crate) name: String,
    pub(crate) rows: Vec<SheetRow>,
    pub(crate) delimiter: Option<u8>,
    /// How many cells have an error such as `#N/A` in place of a value. They are empty.
    pub(crate) errors: usize,
}

/// The characters that may separate cells, the likeliest first where several separate equally well.
const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];

impl Sheet {
    /// Reads text with any of the usual delimiters. Cells are trimmed, and a cell that says that nothing is known is empty.
    pub(crate) fn parse(name: &str, text: &str) -> Result<Self> {
        let delimiter = delimiter(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b'\t'))
            .quoting(delimiter.is_some())
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut sheet = Self { delimiter, ..Self::default() };
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
            let cell = |cell: &str| known(if delimiter.is_none() { unquoted(cell) } else { cell });
            sheet.push(line, row.iter().map(cell).collect());
        }
        match sheet.open_quote(text) {
            Some(line) => {
                let what = "a quote that opens here is not closed: the rows after it would be one cell";
                Err(Error::new(ErrorKind::Input, what).at(name, line))
            }
            None => Ok(sheet),
        }
    }

    /// The line of the last row, if a quote in it takes all lines to the end for one cell.
    fn open_quote(&self, text: &str) -> Option<Option<u64>> {
        let last = self.rows.last().filter(|_| self.delimiter.is_some())?;
        let is_open = text.matches('"').count() % 2 == 1 && last.cells.last()?.contains('\n');
        is_open.then_some(last.line)
    }

    /// What is said of its cells with errors.
    pub(crate) fn error_cells(&self) -> Option<String> {
        error_cells(self.errors, &self.name)
    }

    /// Adds a row, unless it is blank or a rule.
    pub(crate) fn push(&mut self, line: Option<u64>, cells: Vec<String>) {
        if cells.iter().any(|cell| !cell.is_empty()) && !is_rule(&cells) {
            self.rows.push(SheetRow { line, cells });
        }
    }
}

/// Are these cells only a rule, as between the header and the rows that Markdown and psql print: `|---|:-:|`?
fn is_rule(cells: &[String]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    filled.all(|cell| {
        cell.contains(['-', '=']) && cell.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'+' | b':' | b'|'))
    })
}

/// A cell without blanks around it; empty if it says that nothing is known.
pub(crate) fn known(cell: &str) -> String {
    // `Nan` and `Null` are names of people.
    const UNKNOWN: [&str; 7] = ["undefined", "null", "NULL", "n/a", "N/A", "nan", "NaN"];
    let cell = cell.trim();
    if UNKNOWN.contains(&cell) { String::new() } else { cell.to_owned() }
}

/// A line of one cell without the quotes around it, if they are around all of it.
fn unquoted(line: &str) -> &str {
    let inner = line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(line)
}

/// The delimiter of the first line that is not blank: a tab, or the most frequent; `None` if each line is one cell.
fn delimiter(text: &str) -> Option<u8> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    let counted = DELIMITERS.map(|delimiter| (delimiter, outside_quotes(first, delimiter)));
    let most = counted.iter().map(|(_, count)| *count).max().filter(|most| *most > 0)?;
    // The first of equals wins.
    let is_chosen = |(delimiter, count): &&(u8, usize)| *count > 0 && (*delimiter == b'\t' || *count == most);
    counted.iter().find(is_chosen).map(|(delimiter, _)| *delimiter)
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
pub(crate) fn folded_header(header: &str) -> String {
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
        assert_eq!(cells("first,last\nNan,Null\nNaN,N/A\n")[1..], [["Nan", "Null"]], "they are names");
    }

    #[test]
    fn a_quote_that_is_not_closed_is_an_error_and_one_in_a_name_is_not() {
        let error = Sheet::parse("x.csv", "a,b\n1,x\n\"2,y\n3,z\n").unwrap_err();
        assert_eq!(error.place().and_then(|place| place.line), Some(3));
        assert_eq!(cells("a,b\n1,x 5\" y\n2,z\n").len(), 3);
        assert_eq!(cells("a,b\n1,\"x\ny\"\n").len(), 2);
    }

    #[test]
    fn a_rule_below_the_header_is_no_row() {
        for rule in ["|---|---|", "| :--- | ---: |", "|-|:-:|", "----+-----", "+----+------+"] {
            let rows = cells(&format!("| id | authors |\n{rule}\n| 1 | Ann Lee |\n"));
            assert_eq!(rows.len(), 2, "{rule}");
            assert_eq!(rows[1], ["", "1", "Ann Lee", ""], "{rule}");
        }
        assert_eq!(cells("id,authors\n1,-\n").len(), 2, "a cell that is not known is no rule");
        assert_eq!(cells("name\n----\nAnn Lee\n"), [["name"], ["Ann Lee"]]);
    }

    #[test]
    fn a_list_of_lines_has_one_cell_each() {
        assert_eq!(cells("Ann Lee\n\"Bob\" Roe\n"), [["Ann Lee"], ["\"Bob\" Roe"]]);
        assert_eq!(cells("name\n\"Lee, Ann\"\n"), [["name"], ["Lee, Ann"]]);
    }
}
