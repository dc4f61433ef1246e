//! Comma- and tab-separated values: one plain table, numbers in full, safe to open in a spreadsheet.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Cell, Style, StyleWriter, Table, visible};

pub(super) static CSV: Style = Style {
    name: "csv",
    about: "comma-separated values (RFC 4180), numbers in full",
    extensions: &["csv"],
    is_text: true,
    writer: StyleWriter::Data(|data, out| write(data, b',', out)),
};

pub(super) static TSV: Style = Style {
    name: "tsv",
    about: "tab-separated values, numbers in full",
    extensions: &["tsv", "tab"],
    is_text: true,
    writer: StyleWriter::Data(|data, out| write(data, b'\t', out)),
};

fn write(data: &Table<'_>, delimiter: u8, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    rows.write_record(data.columns.iter().map(|column| column.name.as_str()))?;
    for row in data.rows() {
        for cell in &*row {
            rows.write_field(value(cell).as_bytes())?;
        }
        rows.write_record(None::<&[u8]>)?;
    }
    rows.flush()
}

fn value(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Count(count) => count.to_string().into(),
        Cell::Number(number) => number.to_string().into(),
        Cell::Year(year) => year.to_string().into(),
        Cell::Nothing => "".into(),
    }
}

/// Escapes text that a spreadsheet would read as a formula with a leading apostrophe, as OWASP advises. Control
/// characters are made [`visible`].
#[must_use]
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let is_plain = !text.contains(|c: char| c.is_control() || !c.is_ascii());
    let text = if is_plain { Cow::Borrowed(text) } else { Cow::Owned(visible(text)) };
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}").into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv_of(cell: impl Into<Cell>) -> String {
        let mut table = Table::with_columns(&["x"]);
        table.push([cell.into()]);
        let mut out = Vec::new();
        write(&table, b',', &mut out).expect("writing to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_name_that_looks_like_a_formula_stays_text_and_a_number_a_number() {
        assert_eq!(csv_of("=HYPERLINK(\"x\")"), "x\n\"'=HYPERLINK(\"\"x\"\")\"\n");
        assert_eq!(csv_of(-1.5), "x\n-1.5\n");
        assert_eq!(csv_of("a\u{1b}b,c"), "x\n\"a\u{fffd}b,c\"\n");
    }
}
