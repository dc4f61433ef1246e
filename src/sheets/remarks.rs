//! What is said of spreadsheets that are read.

/// What is said of a spreadsheet of which some sheets are not read.
pub(crate) fn read_and_not(read: &[&str], not_read: &[String]) -> Option<String> {
    (!not_read.is_empty()).then(|| format!("read: {}; not read: {}", read.join(", "), not_read.join(", ")))
}

/// What is said of the cells of a sheet that have errors. Sheets of Excel's XML, which are one table, have no name.
pub(crate) fn error_cells(count: usize, name: &str) -> Option<String> {
    let cells = if count == 1 { "cell" } else { "cells" };
    let of = if name.is_empty() { String::new() } else { format!(" of sheet {name}") };
    (count > 0).then(|| format!("{count} {cells}{of}"))
}
