//! A report as headings, paragraphs and tables.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use super::shown::{shown_count, shown_number, visible};

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
    ///
    /// # Examples
    /// ```
    /// use coauth::table::{Document, Table};
    ///
    /// let mut table = Table::with_columns(&["author", "#papers"]);
    /// table.push(["Ann Lee".into(), 3u32.into()]);
    /// assert_eq!(Document::of(table).sections.len(), 1);
    /// ```
    #[must_use]
    pub fn of(table: Table<'a>) -> Self {
        Self { sections: vec![Section::Table(table.clone())], data: table }
    }
}

#[cfg(feature = "cli")]
impl Document<'_> {
    /// Calls authors by another singular and plural, in the headers of columns and in the labels of tables without headers.
    /// The data for programs stay as they are.
    #[must_use]
    pub(crate) fn calling_authors(mut self, words: [&str; 2]) -> Self {
        for section in &mut self.sections {
            if let Section::Table(table) = section {
                table.call_authors(words);
            }
        }
        self
    }
}

/// A text with other words for "author" and "authors".
#[cfg(feature = "cli")]
fn calling_authors(text: &str, [one, many]: [&str; 2]) -> String {
    let word = |word| match word {
        "author" => one,
        "authors" => many,
        other => other,
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Columns and rows. Rows are either pushed, or a view of a list that makes each row when it is written.
#[derive(Debug, Clone, Default)]
pub struct Table<'a> {
    pub(super) columns: Vec<Column>,
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
pub(super) struct Column {
    pub(super) name: String,
    pub(super) is_number: bool,
    /// Whether its numbers are not whole by nature.
    pub(super) is_real: bool,
    /// Whether its numbers are drawn as bars, where there is room for them.
    pub(super) is_bar: bool,
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
    /// A table with these columns and no rows. A name that starts with `#` makes a right-aligned column of whole
    /// numbers, one that starts with `%` of others, and one that starts with `~` a column of bars, which only a terminal
    /// shows; this sign is not part of the name. A cell may hold another number all the same: what is said here
    /// counts where a format has types and no cell has a value.
    #[must_use]
    pub fn with_columns(names: &[&str]) -> Self {
        let columns = names.iter().map(|name| {
            let (is_real, is_bar) = (name.starts_with('%'), name.starts_with('~'));
            // Only one sign: what follows may be from the user.
            let text = name.strip_prefix(['#', '%', '~']).unwrap_or(name);
            Column { name: text.to_owned(), is_number: is_real || name.starts_with('#'), is_real, is_bar }
        });
        Self { columns: columns.collect(), rows: Rows::default() }
    }

    /// A view of a list with one row per item, made when it is written, so that a table of a million rows takes
    /// no memory. Columns as in [`with_columns`](Self::with_columns).
    ///
    /// # Panics
    /// When it is written, if the number of cells in a row differs from the number of columns.
    ///
    /// # Examples
    /// ```
    /// use coauth::table::Table;
    ///
    /// let squares = [1u32, 2, 3];
    /// let table = Table::of(["#n", "#n²"], &squares, |n| [(*n).into(), (n * n).into()]);
    /// assert!(!table.is_empty());
    /// ```
    #[must_use]
    pub fn of<T, const N: usize>(
        names: [&str; N],
        items: &'a [T],
        row: impl Fn(&'a T) -> [Cell; N] + 'a,
    ) -> Self {
        Self::made(names, items.len(), move |index| row(&items[index]))
    }

    /// A number of rows, each made from its index when it is written. Columns as in [`with_columns`](Self::with_columns).
    pub(crate) fn made<const N: usize>(
        names: [&str; N],
        count: usize,
        row: impl Fn(usize) -> [Cell; N] + 'a,
    ) -> Self {
        let rows = Rows::Seen { count, row: Rc::new(move |index| row(index).into()) };
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

    #[cfg(feature = "cli")]
    fn call_authors(&mut self, words: [&str; 2]) {
        let has_labels = self.columns.first().is_some_and(|column| column.name.is_empty());
        for column in &mut self.columns {
            column.name = calling_authors(&column.name, words);
        }
        if let Rows::Pushed(rows) = &mut self.rows
            && has_labels
        {
            for label in rows.iter_mut().filter_map(|row| row.first_mut()) {
                if let Cell::Text(text) = label {
                    *text = calling_authors(text, words);
                }
            }
        }
    }

    /// The names of the columns, each with whether it holds numbers.
    ///
    /// # Examples
    /// ```
    /// use coauth::table::Table;
    ///
    /// let table = Table::with_columns(&["author", "#papers"]);
    /// assert_eq!(table.columns().collect::<Vec<_>>(), [("author", false), ("papers", true)]);
    /// assert_eq!(table.rows().count(), 0);
    /// ```
    pub fn columns(&self) -> impl ExactSizeIterator<Item = (&str, bool)> {
        self.columns.iter().map(|column| (column.name.as_str(), column.is_number))
    }

    /// Whether a column is one of numbers that are not whole by nature.
    ///
    /// # Examples
    /// ```
    /// let table = coauth::table::Table::with_columns(&["#papers", "%strength"]);
    /// assert!(table.is_real(1) && !table.is_real(0));
    /// ```
    #[must_use]
    pub fn is_real(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.is_real)
    }

    /// The rows, a cell for each column.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Cow<'_, [Cell]>> {
        (0..self.row_count()).map(|index| match &self.rows {
            Rows::Pushed(rows) => Cow::Borrowed(&*rows[index]),
            Rows::Seen { row, .. } => Cow::Owned(row(index)),
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

impl Cell {
    /// The cell for people; an en dash stands for nothing.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Text(text) => visible(text),
            Self::Count(count) => shown_count(*count),
            Self::Number(number) => shown_number(*number),
            Self::Year(year) => year.to_string(),
            Self::Nothing => "–".to_owned(),
        }
    }
}
