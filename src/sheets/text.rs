//! A file as text, and the table in it.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::delimited::Sheet;
use super::excel_xml;
use crate::error::{Error, ErrorKind, Result};

/// Text in UTF-8, in UTF-16 with a byte order mark, or else in the encoding of Western Excel.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let text = encoding.decode_with_bom_removal(bytes).0;
    // Excel says in a first line which delimiter it uses.
    match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => rest.to_owned(),
        _ => text.into_owned(),
    }
}

/// The table of a text, which may be a spreadsheet of Excel 2003 as XML.
pub(crate) fn sheet_of(name: &str, text: &str) -> Result<Sheet> {
    if !excel_xml::is_spreadsheet(text) {
        return Sheet::parse(name, text);
    }
    let invalid = |why| Error::new(ErrorKind::Input, format!("not valid XML: {why}")).at(name, None);
    excel_xml::rows(text).map_err(invalid)
}
