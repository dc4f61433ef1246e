//! JSON: one object, made of the answer's own fields.

use std::io::{self, Write};

use serde::Serialize;

use super::{Style, StyleWriter};

pub(super) static STYLE: Style = Style {
    name: "json",
    about: "one JSON object with a schema name, for programs",
    extensions: &["json"],
    writer: StyleWriter::Fields,
};

/// Writes a value as indented JSON with a line end. Infinite and undefined numbers are `null`.
///
/// # Errors
/// If `out` cannot be written to.
///
/// # Examples
/// ```
/// use coauth::table::write_json;
///
/// let mut out = Vec::new();
/// write_json(&[1, 2], &mut out).unwrap();
/// assert_eq!(serde_json::from_slice::<Vec<u8>>(&out).unwrap(), [1, 2]);
/// ```
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
