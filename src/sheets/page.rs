//! The sheets of a spreadsheet, within limits.

use std::fmt::Write;

use super::delimited::{Sheet, known};

/// A spreadsheet.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) pages: Vec<Page>,
}

/// A sheet of a spreadsheet, of which rows and columns without cells are empty.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    pub(crate) rows: Vec<Vec<String>>,
    /// How many cells have an error such as `#N/A` in place of a value. They are empty.
    pub(crate) errors: usize,
}

/// What is wrong with a spreadsheet, in words.
pub(crate) type Flaw = String;

/// Files with more bytes are no spreadsheets that are read.
pub(crate) const LARGEST: u64 = 256 << 20;

/// All cells of a spreadsheet, with the empty ones between them, are no more than these.
pub(super) const MOST_CELLS: usize = 20_000_000;

/// All texts of a spreadsheet have no more bytes than these.
pub(super) const MOST_TEXT: usize = 512 << 20;

/// What is said of a spreadsheet that is beyond the limits.
pub(super) fn too_large() -> Flaw {
    let (cells, text) = (MOST_CELLS / 1_000_000, MOST_TEXT >> 20);
    format!("it has more than {cells} million cells or {text} MiB of text; save its sheet as CSV")
}

impl Page {
    /// The name of a sheet that is not read.
    pub(crate) fn not_read(&self) -> String {
        if self.is_hidden { format!("{} (hidden)", self.name) } else { self.name.clone() }
    }

    /// The sheet as CSV, a line a row; cells may have line ends in them.
    pub(crate) fn as_csv(&self) -> String {
        let mut text = String::new();
        for row in &self.rows {
            for (at, cell) in row.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                // Writing to a string does not fail.
                let _ = match cell.contains([',', '"', '\n', '\r', ' ', '\t', ';', '|']) {
                    true => write!(text, "{comma}\"{}\"", cell.replace('"', "\"\"").replace('\r', "")),
                    false => write!(text, "{comma}{cell}"),
                };
            }
            text.push('\n');
        }
        text
    }

    /// The sheet as a table without blank rows. Lines are the numbers of rows.
    pub(crate) fn as_sheet(&self) -> Sheet {
        let mut sheet = Sheet { name: self.name.clone(), errors: self.errors, ..Sheet::default() };
        for (row, line) in self.rows.iter().zip(1..) {
            sheet.push(Some(line), row.iter().map(|cell| known(cell)).collect());
        }
        sheet
    }
}
