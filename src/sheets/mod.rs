//! Tables of cells, as spreadsheets and other systems export them: delimited text, and Excel's XML of 2003.

mod delimited;
mod excel_xml;
mod text;
mod xml;

pub(crate) use delimited::{Sheet, SheetRow, folded_header};
pub(crate) use text::{decoded, sheet_of};
#[cfg(feature = "cli")]
pub(crate) use xml::{attribute, character};
