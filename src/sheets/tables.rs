//! The tables of a file.

use super::book::book;
use super::decoded::decoded;
use super::delimited::Sheet;
use super::excel_xml;
use super::page::Page;
use crate::error::{Error, ErrorKind, Result};

/// The tables of a file: those of a spreadsheet that are not hidden, or the one of a text. All sheets of a spreadsheet of
/// Excel 2003 are one table.
pub(crate) fn sheets_of(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>> {
    let at = |what: String| Error::new(ErrorKind::Input, what).at(name, None);
    if excel_xml::may_be_one(bytes) {
        return Ok(vec![excel_xml::rows(&decoded(bytes)).map_err(at)?]);
    }
    match book(bytes).map_err(at)? {
        Some(book) => {
            let shown = book.pages.iter().filter(|page| !page.is_hidden && !page.rows.is_empty());
            Ok(shown.map(Page::as_sheet).collect())
        }
        None if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) => {
            Err(at(NOT_READ.to_owned()))
        }
        None => Ok(vec![Sheet::parse(name, &decoded(bytes))?]),
    }
}

#[cfg(feature = "sheets")]
const NOT_READ: &str = "this is an archive or an office document, not a table; save its sheet as CSV";
#[cfg(not(feature = "sheets"))]
const NOT_READ: &str =
    "workbooks are not read by this build: save the sheet as CSV, or use a build with the feature sheets";
