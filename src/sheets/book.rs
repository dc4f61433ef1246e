//! A spreadsheet, whatever it is stored in.

use super::decoded::decoded;
use super::excel_xml;
use super::page::{Book, Flaw};
#[cfg(feature = "sheets")]
use super::workbook;

/// Whether a file with this beginning may be a spreadsheet that this build reads.
pub(crate) fn may_be_book(head: &[u8]) -> bool {
    #[cfg(feature = "sheets")]
    if workbook::may_be_one(head) {
        return true;
    }
    excel_xml::may_be_one(head)
}

/// A spreadsheet; `None` if it is none.
///
/// # Errors
/// If it is protected by a password, damaged or too large.
pub(crate) fn book(bytes: &[u8]) -> Result<Option<Book>, Flaw> {
    #[cfg(feature = "sheets")]
    if workbook::may_be_one(bytes) {
        return workbook::read(bytes);
    }
    if excel_xml::may_be_one(bytes) {
        return excel_xml::pages(&decoded(bytes)).map(|pages| Some(Book { pages }));
    }
    Ok(None)
}
