//! Tables of cells, as spreadsheets and other systems export them: delimited text, Excel's XML of 2003, workbooks.

mod book;
#[cfg(feature = "sheets")]
mod compound;
mod decoded;
mod delimited;
mod excel_xml;
#[cfg(feature = "sheets")]
mod old_excel;
mod page;
mod remarks;
mod signatures;
mod tables;
#[cfg(feature = "sheets")]
mod workbook;
mod xml;

pub(crate) use book::{book, may_be_book};
pub(crate) use decoded::decoded;
pub(crate) use delimited::{Sheet, SheetRow, folded_header};
pub(crate) use page::{Book, LARGEST, Page};
pub(crate) use remarks::{error_cells, read_and_not};
pub(crate) use tables::{Sheets, sheets_of};
#[cfg(feature = "cli")]
pub(crate) use xml::{attribute, character};
