//! The tables of a file.

use super::book::book;
use super::decoded::decoded;
use super::delimited::Sheet;
use super::excel_xml;
use super::page::Page;
use super::signatures::{COMPOUND, ZIP, refused};
use crate::error::{Error, ErrorKind, Result};

/// The tables of a file.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    pub(crate) shown: Vec<Sheet>,
    /// What the sheets of a workbook that are hidden are called where those that are not read are named.
    pub(crate) hidden: Vec<String>,
}

impl Sheets {
    fn one(sheet: Sheet) -> Self {
        Self { shown: vec![sheet], hidden: Vec::new() }
    }
}

/// The tables of a file: those of a spreadsheet that are not hidden, or the one of a text. All sheets of a spreadsheet of
/// Excel 2003 are one table.
pub(crate) fn sheets_of(name: &str, bytes: &[u8]) -> Result<Sheets> {
    let at = |what: String| Error::new(ErrorKind::Input, what).at(name, None);
    if let Some(why) = refused(bytes) {
        return Err(at(why.to_owned()));
    }
    if excel_xml::may_be_one(bytes) {
        return excel_xml::rows(&decoded(bytes)).map(Sheets::one).map_err(at);
    }
    match book(bytes).map_err(at)? {
        Some(book) => {
            let pages = book.pages.iter().filter(|page| !page.rows.is_empty());
            let (hidden, shown): (Vec<&Page>, Vec<&Page>) = pages.partition(|page| page.is_hidden);
            Ok(Sheets {
                shown: shown.into_iter().map(Page::as_sheet).collect(),
                hidden: hidden.into_iter().map(Page::not_read).collect(),
            })
        }
        None if bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND) => Err(at(NOT_READ.to_owned())),
        None => Sheet::parse(name, &decoded(bytes)).map(Sheets::one),
    }
}

#[cfg(feature = "sheets")]
const NOT_READ: &str = "this is an archive or an office document, not a table; save its sheet as CSV";
#[cfg(not(feature = "sheets"))]
const NOT_READ: &str =
    "workbooks are not read by this build: save the sheet as CSV, or use a build with the feature sheets";
