//! Tables for people and programs: a document of tables and lines, and one file for each output style.
//!
//! Knows nothing of networks.

mod csv;
mod json;
mod markdown;
mod text;

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::rc::Rc;

pub use csv::harmless;
pub use json::write as write_json;

/// Every output style, the default first.
pub static STYLES: &[&Style] = &[&text::STYLE, &markdown::STYLE, &csv::CSV, &csv::TSV, &json::STYLE];

/// An output style, as a value.
pub struct Style {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// Its file extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// How it is made.
    pub writes: Writes,
}

/// What a style is made of.
pub enum Writes {
    /// Made of a document.
    Document(fn(&Document<'_>, Look, &mut dyn io::Write) -> io::Result<()>),
    /// Made of the answer's own fields: see [`write_json`].
    Fields,
}

/// What the output device can show.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Width of the terminal; `None` for no limit.
    pub width: Option<usize>,
    /// Whether to use bold text.
    pub styled: bool,
}

/// A report as text and tables.
#[derive(Debug, Clone, Default)]
pub struct Document<'a> {
    /// Its parts, in order.
    pub sections: Vec<Section<'a>>,
    /// What CSV and TSV hold: one plain table.
    pub data: Table<'a>,
}

/// A part of a document.
#[derive(Debug, Clone)]
pub enum Section<'a> {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Lines, each with its indentation level.
    Lines(Vec<(usize, String)>),
    /// A table.
    Table(Table<'a>),
}

impl<'a> Document<'a> {
    /// A document of one table, which is also its data.
    #[must_use]
    pub fn of(table: Table<'a>) -> Self {
        Self { sections: vec![Section::Table(table.clone())], data: table }
    }
}

/// Columns and rows. Rows are either pushed, or a view of a list that makes each row when it is written.
#[derive(Debug, Clone, Default)]
pub struct Table<'a> {
    columns: Vec<Column>,
    rows: Rows<'a>,
}

#[derive(Clone)]
enum Rows<'a> {
    Pushed(Vec<Vec<Cell>>),
    Seen { count: usize, row: Rc<dyn Fn(usize) -> Vec<Cell> + 'a> },
}

impl Default for Rows<'_> {
    fn default() -> Self {
        Self::Pushed(Vec::new())
    }
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pushed(rows) => rows.fmt(formatter),
            Self::Seen { count, .. } => write!(formatter, "{count} rows of a list"),
        }
    }
}

/// A column: its name and alignment.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    name: String,
    is_number: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A number that is not whole by nature.
    Number(f64),
    /// A year: a number that is never grouped.
    Year(i16),
    /// No value: not computed, undefined or unknown.
    Nothing,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Nothing }
    }
}

impl From<i16> for Cell {
    fn from(year: i16) -> Self {
        Self::Year(year)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl<'a> Table<'a> {
    /// A table with these columns and no rows. A name that starts with `#` makes a right-aligned column of
    /// numbers; the `#` is not part of the name.
    #[must_use]
    pub fn with_columns(names: &[&str]) -> Self {
        let columns = names.iter().map(|name| Column {
            name: name.trim_start_matches('#').to_owned(),
            is_number: name.starts_with('#'),
        });
        Self { columns: columns.collect(), rows: Rows::default() }
    }

    /// A view of a list with one row per item, made when it is written, so that a table of a million rows takes
    /// no memory. Columns as in [`with_columns`](Self::with_columns).
    ///
    /// # Panics
    /// When it is written, if the number of cells in a row differs from the number of columns.
    #[must_use]
    pub fn of<T, const N: usize>(
        names: [&str; N],
        items: &'a [T],
        row: impl Fn(&'a T) -> [Cell; N] + 'a,
    ) -> Self {
        let rows = Rows::Seen { count: items.len(), row: Rc::new(move |place| row(&items[place]).into()) };
        Self { rows, ..Self::with_columns(&names) }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If the number of cells differs from the number of columns, or the table is a view of a list.
    pub fn push<const N: usize>(&mut self, cells: [Cell; N]) {
        assert_eq!(N, self.columns.len(), "a cell for each column");
        let Rows::Pushed(rows) = &mut self.rows else { panic!("a view of a list has the rows of the list") };
        rows.push(cells.into());
    }

    fn rows(&self) -> impl Iterator<Item = Cow<'_, [Cell]>> {
        (0..self.row_count()).map(|place| match &self.rows {
            Rows::Pushed(rows) => Cow::Borrowed(&*rows[place]),
            Rows::Seen { row, .. } => Cow::Owned(row(place)),
        })
    }

    fn row_count(&self) -> usize {
        match &self.rows {
            Rows::Pushed(rows) => rows.len(),
            Rows::Seen { count, .. } => *count,
        }
    }

    /// Whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row_count() == 0
    }
}

/// A number for people: four decimals, four significant digits below 1, no trailing zeros, commas between
/// thousands.
#[must_use]
pub fn shown_number(number: f64) -> String {
    let mut decimals = 4;
    let mut least = 0.1;
    while number != 0.0 && number.abs() < least && decimals < 12 {
        decimals += 1;
        least /= 10.0;
    }
    let fixed = format!("{number:.decimals$}");
    let (sign, fixed) = fixed.strip_prefix('-').map_or(("", fixed.as_str()), |rest| ("-", rest));
    let (whole, decimals) = fixed.split_once('.').unwrap_or((fixed, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), shown_count);
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

/// A count for people, with commas between thousands.
#[must_use]
pub fn shown_count(count: u64) -> String {
    let digits = count.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

impl Cell {
    /// The cell for people; an en dash stands for nothing.
    fn shown(&self) -> String {
        match self {
            Self::Text(text) => visible(text),
            Self::Count(count) => shown_count(*count),
            Self::Number(number) => shown_number(*number),
            Self::Year(year) => year.to_string(),
            Self::Nothing => "–".to_owned(),
        }
    }
}

/// Text in bold for a terminal, or as it is.
pub(crate) fn bold(text: &str, styled: bool) -> String {
    let style = if styled { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    format!("{style}{text}{style:#}")
}

/// Makes text safe for a terminal: control characters and directional marks are replaced by U+FFFD.
#[must_use]
pub fn visible(text: &str) -> String {
    let is_unsafe = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
    };
    if !text.contains(is_unsafe) {
        return text.to_owned();
    }
    text.chars().map(|c| if is_unsafe(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_extensions_of_styles_are_unique() {
        let mut names: Vec<_> = STYLES.iter().map(|style| style.name).collect();
        let mut extensions: Vec<_> = STYLES.iter().flat_map(|style| style.extensions).collect();
        names.sort_unstable();
        extensions.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(extensions.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn numbers_are_grouped_and_have_no_trailing_zeros() {
        let shown = [0.0, 2.0, 6.041_87, -0.25, 1_234_567.891_23, 0.001_173_91].map(shown_number);
        assert_eq!(shown, ["0", "2", "6.0419", "-0.25", "1,234,567.8912", "0.001174"]);
        assert_eq!([0, 999, 1000, 1_017_000].map(shown_count), ["0", "999", "1,000", "1,017,000"]);
    }

    #[test]
    fn nothing_in_a_cell_can_steer_a_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\nc\u{202e}d"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}d");
    }
}
