//! Rows of delimited text and their cells, borrowed where no quote has to be undone.
//!
//! A cell whose content is in quotes may hold delimiters, line ends and doubled quotes (RFC 4180). Quotes inside a cell
//! that are not doubled are kept where they cannot close it. A quote that was left open would swallow the rows below:
//! then the row is its first line.

use std::borrow::Cow;

use crate::records::text::trim;

/// A cell longer than this has an open quote. Scopus writes references of a million characters into one.
const LONGEST_CELL: usize = 4 << 20;

/// A cell longer than this, in which quotes are not doubled, has an open quote.
const LONGEST_MENDED: usize = 64 << 10;

/// How a cell in quotes holds quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// As two of them.
    Doubled,
    /// Also as one, where no delimiter follows.
    Single,
}

/// How the rows of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Dialect {
    /// What stands between cells.
    pub(in crate::formats) delimiter: u8,
    /// As many cells as the header has.
    pub(in crate::formats) width: usize,
}

/// A row of the table that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Row {
    /// Its bytes, with the line end.
    pub(in crate::formats) length: usize,
    /// Could its cells not be told apart?
    pub(in crate::formats) is_broken: bool,
}

/// Why a cell has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Halt {
    /// The text ends before it does.
    Incomplete,
    /// Its quotes do not fit together.
    Broken,
}

impl Dialect {
    /// Reads the row at the start of a text into cells; `None` if the text may end before the row does.
    pub(in crate::formats) fn row<'a>(
        self,
        text: &'a str,
        last: bool,
        cells: &mut Vec<Cow<'a, str>>,
    ) -> Option<Row> {
        match self.cells_in_quotes(text, last, Quotes::Doubled, cells) {
            Ok(length) if self.fits(cells) => Some(Row { length, is_broken: false }),
            Err(Halt::Incomplete) => None,
            Ok(length) => {
                // Commas that no quotes protect, or quotes that are not doubled.
                if text[..length].trim_end_matches('\n').contains('\n') || !self.first_line(text, cells) {
                    let _ = self.cells_in_quotes(text, last, Quotes::Doubled, cells);
                }
                Some(Row { length, is_broken: false })
            }
            Err(Halt::Broken) => self.mended(text, last, cells),
        }
    }

    /// A row whose quotes are not doubled or do not fit together. The next row never begins inside a cell that has an end.
    fn mended<'a>(self, text: &'a str, last: bool, cells: &mut Vec<Cow<'a, str>>) -> Option<Row> {
        let whole = match self.cells_in_quotes(text, last, Quotes::Single, cells) {
            Err(Halt::Incomplete) => return None,
            Err(Halt::Broken) => None,
            Ok(length) if cells.len() == self.width => return Some(Row { length, is_broken: false }),
            Ok(length) => Some(length),
        };
        let line = memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |end| end + 1);
        if !last && !text[..line].ends_with('\n') {
            return None;
        }
        if self.first_line(text, cells) {
            return Some(Row { length: line, is_broken: false });
        }
        Some(Row { length: whole.unwrap_or(line), is_broken: true })
    }

    /// Not too many cells: what stands behind the last column must be empty. Rows may end early.
    fn fits(self, cells: &[Cow<'_, str>]) -> bool {
        cells.iter().skip(self.width).all(|cell| cell.trim().is_empty())
    }

    /// The cells of a row by the rules, and its length.
    fn cells_in_quotes<'a>(
        self,
        text: &'a str,
        last: bool,
        quotes: Quotes,
        cells: &mut Vec<Cow<'a, str>>,
    ) -> Result<usize, Halt> {
        cells.clear();
        let mut at = 0;
        loop {
            if self.delimiter == b' ' {
                at = behind_spaces(text, at);
            }
            let (cell, end) = match behind_spaces(text, at) {
                quote if text.as_bytes().get(quote) == Some(&b'"') => {
                    self.quoted(text, quote + 1, last, quotes)?
                }
                _ => self.plain(text, at, last)?,
            };
            cells.push(cell);
            match text.as_bytes().get(end) {
                Some(b'\n') => return Ok(end + 1),
                Some(_) => at = end + 1,
                None => return Ok(end),
            }
        }
    }

    fn plain(self, text: &str, at: usize, last: bool) -> Result<(Cow<'_, str>, usize), Halt> {
        match memchr::memchr2(self.delimiter, b'\n', &text.as_bytes()[at..]) {
            Some(length) => Ok((text[at..at + length].into(), at + length)),
            None if last => Ok((text[at..].into(), text.len())),
            None => Err(Halt::Incomplete),
        }
    }

    /// A cell from behind its opening quote to the delimiter or line end behind its closing one.
    fn quoted(
        self,
        text: &str,
        start: usize,
        last: bool,
        quotes: Quotes,
    ) -> Result<(Cow<'_, str>, usize), Halt> {
        let longest = if quotes == Quotes::Single { LONGEST_MENDED } else { LONGEST_CELL };
        let bytes = text.as_bytes();
        let at_end = if last { Halt::Broken } else { Halt::Incomplete };
        let mut has_escapes = false;
        let mut at = start;
        loop {
            let quote = memchr::memchr(b'"', &bytes[at..]).map_or(bytes.len(), |found| at + found);
            if quote - start > longest {
                return Err(Halt::Broken);
            }
            if quote == bytes.len() {
                return Err(at_end);
            }
            if bytes.get(quote + 1) == Some(&b'"') {
                has_escapes = true;
                at = quote + 2;
                continue;
            }
            // Only for the cell that is returned: the loop may come here at every quote of a long text.
            let cell = || -> Cow<'_, str> {
                let content = &text[start..quote];
                if has_escapes { content.replace("\"\"", "\"").into() } else { content.into() }
            };
            let end = if self.delimiter == b' ' { quote + 1 } else { behind_spaces(text, quote + 1) };
            return match bytes.get(end) {
                Some(&byte) if byte == self.delimiter || byte == b'\n' => Ok((cell(), end)),
                // A quote where a cell begins opens it: the one before was left open.
                Some(_) if quotes == Quotes::Single && !self.opens(bytes, quote) => {
                    at = quote + 1;
                    continue;
                }
                Some(_) => Err(Halt::Broken),
                None if last => Ok((cell(), end)),
                None => Err(Halt::Incomplete),
            };
        }
    }

    /// Is this quote where a cell begins?
    fn opens(self, bytes: &[u8], quote: usize) -> bool {
        bytes[..quote].last().is_none_or(|&before| before == self.delimiter || before == b'\n')
    }

    /// The cells of the first line of a text, if quotes taken less strictly, or not at all, make the right number of
    /// cells of it.
    fn first_line<'a>(self, text: &'a str, cells: &mut Vec<Cow<'a, str>>) -> bool {
        let line = memchr::memchr(b'\n', text.as_bytes()).map_or(text, |end| &text[..end]);
        [Self::split_loosely, Self::split_plainly].iter().any(|split| {
            cells.clear();
            split(self, line, cells);
            cells.len() == self.width
        })
    }

    /// Only a quote with a delimiter behind it closes a cell, `"He said "no" to it",`; without one it opens none.
    fn split_loosely<'a>(self, line: &'a str, cells: &mut Vec<Cow<'a, str>>) {
        let delimiter = char::from(self.delimiter);
        let closing = format!("\"{delimiter}");
        let mut rest = Some(line);
        while let Some(line) = rest {
            let inside = line.trim_start_matches(' ').strip_prefix('"');
            let closed = inside.and_then(|inside| match inside.split_once(&closing) {
                Some((cell, rest)) => Some((cell, Some(rest))),
                None => inside.trim_end().strip_suffix('"').map(|cell| (cell, None)),
            });
            let (cell, behind) = closed.unwrap_or_else(|| match line.split_once(delimiter) {
                Some((cell, rest)) => (without_open_quote(cell), Some(rest)),
                None => (without_open_quote(line), None),
            });
            cells.push(cell.into());
            rest = behind;
        }
    }

    /// Quotes are characters like others, as in some tables separated by tabs.
    fn split_plainly<'a>(self, line: &'a str, cells: &mut Vec<Cow<'a, str>>) {
        cells.extend(line.split(char::from(self.delimiter)).map(|cell| without_open_quote(cell).into()));
    }
}

/// A cell without the one quote in it, if that stands at an end.
fn without_open_quote(cell: &str) -> &str {
    if cell.matches('"').count() == 1 { cell.trim_matches('"') } else { cell }
}

/// Is this line only a rule, as between the header and the rows that psql, MySQL and Markdown print?
pub(in crate::formats) fn is_rule(line: &str) -> bool {
    let is_drawn = |byte: u8| matches!(byte, b'-' | b'=' | b'+' | b'|' | b':' | b' ' | b'\t' | b'\n');
    // Markdown needs one dash a cell: `|-|:-:|`.
    let has_dashes = || line.contains("--") || line.starts_with('|') && line.contains('-');
    line.starts_with(['-', '=', '+', '|', ':', ' ']) && has_dashes() && line.bytes().all(is_drawn)
}

fn behind_spaces(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    at + bytes.iter().position(|byte| *byte != b' ').unwrap_or(bytes.len())
}

/// The cells of a row.
pub(super) type Cells<'a> = Vec<Cow<'a, str>>;

/// The cell of a column; empty where there is none.
pub(super) fn cell<'a>(cells: &'a Cells<'_>, column: Option<usize>) -> &'a str {
    column.and_then(|column| cells.get(column)).map_or("", |cell| trim(cell))
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
pub(super) fn unarmed<'a>(cells: &'a Cells<'_>, column: usize) -> &'a str {
    let text = cell(cells, Some(column));
    text.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@'])).unwrap_or(text)
}

/// A number with a decimal point or comma. A comma before three digits could also separate thousands: it is decimal
/// where commas do not separate cells, and not understood elsewhere.
pub(super) fn number(text: &str, has_decimal_commas: bool) -> Option<f64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (whole, decimals) = text.split_once(',')?;
    let may_be_thousands = decimals.len() == 3 && !has_decimal_commas;
    let is_number = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || may_be_thousands || whole.contains('.') {
        None
    } else {
        format!("{whole}.{decimals}").parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMA: Dialect = Dialect { delimiter: b',', width: 3 };

    /// All rows of a text, a broken one as `None`.
    fn rows(dialect: Dialect, text: &str) -> Vec<Option<Vec<String>>> {
        let (mut at, mut all, mut cells) = (0, Vec::new(), Vec::new());
        while at < text.len() {
            let row = dialect.row(&text[at..], true, &mut cells).expect("the last row is whole");
            all.push((!row.is_broken).then(|| cells.iter().map(|cell| cell.to_string()).collect()));
            at += row.length;
        }
        all
    }

    fn cells(row: &[&str]) -> Option<Vec<String>> {
        Some(row.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        let text = "a,\"b, \"\"c\"\"\nd\",e\n1,2,3";
        assert_eq!(rows(COMMA, text), [cells(&["a", "b, \"c\"\nd", "e"]), cells(&["1", "2", "3"])]);
        let spaced = "1, \"a, b\" ,c\n";
        assert_eq!(rows(COMMA, spaced), [cells(&["1", "a, b", "c"])]);
    }

    #[test]
    fn a_quote_left_open_costs_one_row_at_most() {
        let text = "a,\"b, b,c\nd,\"e\",f\n1,2,3\n";
        assert_eq!(rows(COMMA, text), [None, cells(&["d", "e", "f"]), cells(&["1", "2", "3"])]);
        let never_closed = "a,b,\"c\n1,2,3\n4,5,6\n";
        let expected = [cells(&["a", "b", "c"]), cells(&["1", "2", "3"]), cells(&["4", "5", "6"])];
        assert_eq!(rows(COMMA, never_closed), expected);
    }

    #[test]
    fn a_quote_left_open_does_not_reach_over_the_longest_cell() {
        let rest = "1,2,3\n".repeat(LONGEST_CELL / 6 + 2);
        let text = format!("a,\"b, b,c\n{rest}4,5\",6\n");
        let mut found = Vec::new();
        let row = COMMA.row(&text, false, &mut found).expect("a row");
        assert_eq!(row, Row { length: "a,\"b, b,c\n".len(), is_broken: true });
    }

    #[test]
    fn unescaped_quotes_inside_a_cell_are_kept() {
        let text = "1,\"He said \"no\" twice, or so\",x\n2,b \"c\" d,y\n";
        assert_eq!(
            rows(COMMA, text),
            [cells(&["1", "He said \"no\" twice, or so", "x"]), cells(&["2", "b \"c\" d", "y"])]
        );
        let tabs = Dialect { delimiter: b'\t', width: 2 };
        assert_eq!(rows(tabs, "1\t\"Quoted\" words\n"), [cells(&["1", "\"Quoted\" words"])]);
    }

    #[test]
    fn a_row_with_more_or_fewer_cells_keeps_those_it_has() {
        let text = "a,b,c,d\na,b,c,,\na,b\n\"a,b\",\"c\nd\",e,f\n1,2,3\n";
        let expected = [
            cells(&["a", "b", "c", "d"]),
            cells(&["a", "b", "c", "", ""]),
            cells(&["a", "b"]),
            cells(&["a,b", "c\nd", "e", "f"]),
            cells(&["1", "2", "3"]),
        ];
        assert_eq!(rows(COMMA, text), expected);
    }

    #[test]
    fn the_row_after_a_broken_one_does_not_begin_inside_a_quoted_cell() {
        let text = "\"He said \"no\" to it\nand more, twice\",x,y\n1,2,3\n";
        assert_eq!(
            rows(COMMA, text),
            [cells(&["He said \"no\" to it\nand more, twice", "x", "y"]), cells(&["1", "2", "3"])]
        );
        let too_many = "\"He said \"no\" to it\nand, a, b\",x,y,z\n1,2,3\n";
        assert_eq!(rows(COMMA, too_many), [None, cells(&["1", "2", "3"])]);
    }

    fn any_rows() -> impl Strategy<Value = Vec<Vec<String>>> {
        let row = prop::collection::vec("[a-zä,;\"\n\t ]{0,6}", 3);
        prop::collection::vec(row, 1..8)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_the_csv_crate_writes_is_read_back(table in any_rows(), delimiter in prop::sample::select(vec![b',', b';', b'\t'])) {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            for row in &table {
                // Cells with a space in front of their quotes mean something else to the crate.
                writer.write_record(row.iter().map(|cell| cell.trim_start())).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let expected: Vec<_> = table.iter().map(|row| Some(row.iter().map(|cell| cell.trim_start().to_owned()).collect())).collect();
            prop_assert_eq!(rows(Dialect { delimiter, width: 3 }, &text), expected);
        }

        #[test]
        fn a_row_is_the_same_however_much_follows(text in "[a,\"\n ]{0,40}", cut in any::<prop::sample::Index>()) {
            let (mut some, mut all) = (Vec::new(), Vec::new());
            let part = &text[..cut.index(text.len() + 1)];
            if let Some(row) = COMMA.row(part, false, &mut some) {
                prop_assert_eq!(Some(row), COMMA.row(&text, true, &mut all));
                prop_assert_eq!(some, all);
            }
        }
    }
}
