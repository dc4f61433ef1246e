//! Spreadsheets: the sheet that is read, as CSV.

use std::io::{self, Cursor, Read};

use super::ReadOptions;
use super::remarks::Remarks;
use crate::formats::is_table;
use crate::records::{HEAD, Kind};
use crate::sheets::{Book, LARGEST, Page, book, error_cells, read_and_not};

/// What there is to read of a file that may be a spreadsheet.
pub(super) struct Leaf<'a> {
    pub(super) text: Box<dyn Read + Send + 'a>,
    /// What is said of it as a whole.
    pub(super) remarks: Remarks,
}

impl<'a> Leaf<'a> {
    /// A file that is no spreadsheet.
    pub(super) fn plain(text: Box<dyn Read + Send + 'a>) -> Self {
        Self { text, remarks: Remarks::default() }
    }
}

/// Reads a file that may be a spreadsheet. One that is none is returned as it is.
///
/// # Errors
/// If it is a spreadsheet that cannot be read, or without the sheet that is wanted.
pub(super) fn leaf<'a>(mut file: impl Read + Send + 'a, reading: &ReadOptions) -> io::Result<Leaf<'a>> {
    let mut bytes = Vec::new();
    file.by_ref().take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        // No spreadsheet is so large: what it is instead is told by its beginning.
        return Ok(Leaf::plain(Box::new(Cursor::new(bytes).chain(file))));
    }
    match book(&bytes).map_err(io::Error::other)? {
        Some(book) => chosen(book, reading),
        None => Ok(Leaf::plain(Box::new(Cursor::new(bytes)))),
    }
}

/// The sheet that the user names, or else the first that is a table of papers, or else the first.
fn chosen<'a>(book: Book, reading: &ReadOptions) -> io::Result<Leaf<'a>> {
    let pages = book.pages;
    let place = match &reading.sheet {
        Some(name) => {
            let same = |page: &Page| page.name.trim().eq_ignore_ascii_case(name.trim());
            let names = || pages.iter().map(|page| page.name.as_str()).collect::<Vec<_>>().join(", ");
            let missing = || io::Error::other(format!("it has no sheet {name}; its sheets are {}", names()));
            let exact = pages.iter().position(|page| page.name == *name);
            Some(exact.or_else(|| pages.iter().position(same)).ok_or_else(missing)?)
        }
        None => {
            let shown =
                || pages.iter().enumerate().filter(|(_, page)| !page.is_hidden && !page.rows.is_empty());
            let table =
                shown().find(|(_, page)| is_table_of_papers(page, reading)).or_else(|| shown().next());
            table.map(|(place, _)| place)
        }
    };
    let Some(place) = place else {
        return Err(io::Error::other("the spreadsheet has no sheet with cells that is not hidden"));
    };
    let others: Vec<String> = pages
        .iter()
        .enumerate()
        .filter(|(other, page)| *other != place && !page.rows.is_empty())
        .map(|(_, page)| page.not_read())
        .collect();
    let page = &pages[place];
    let others = read_and_not(&[&page.name], &others).map(|others| (Kind::OtherSheets, others));
    let errors = error_cells(page.errors, &page.name).map(|errors| (Kind::ErrorCells, errors));
    let notices = others.into_iter().chain(errors).collect();
    Ok(Leaf {
        text: Box::new(Cursor::new(page.as_csv().into_bytes())),
        remarks: Remarks { is_spreadsheet: true, notices },
    })
}

/// Whether a sheet has a header of a table that is read.
fn is_table_of_papers(page: &Page, reading: &ReadOptions) -> bool {
    const ROWS: usize = 200;
    let first = Page { rows: page.rows.iter().take(ROWS).cloned().collect(), ..Page::default() };
    let mut head = first.as_csv();
    let end = (0..=HEAD.min(head.len())).rev().find(|end| head.is_char_boundary(*end));
    head.truncate(end.unwrap_or(0));
    is_table(&head, &reading.format_options)
}
