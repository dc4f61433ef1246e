//! JSON: one object, made of the answer's own fields.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use super::shown::{is_direction, is_noncharacter};
use super::{Style, StyleWriter};

pub(super) static STYLE: Style = Style {
    name: "json",
    about: "one JSON object with a schema name, for programs",
    extensions: &["json"],
    is_text: true,
    writer: StyleWriter::Fields,
};

/// Writes a value as indented JSON with a line end. Infinite and undefined numbers are `null`; characters that change the
/// direction of text and noncharacters are escaped, so that what is displayed is what is there.
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
    value.serialize(&mut Serializer::with_formatter(&mut *out, Visible(PrettyFormatter::new())))?;
    writeln!(out)
}

/// Indented, and without invisible signs of direction.
struct Visible<'a>(PrettyFormatter<'a>);

impl Formatter for Visible<'_> {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        if text.is_ascii() {
            return out.write_all(text.as_bytes());
        }
        let mut rest = text;
        while let Some(place) = rest.find(|c| is_direction(c) || is_noncharacter(c)) {
            let (plain, from) = rest.split_at(place);
            let mut characters = from.chars();
            write!(out, "{plain}\\u{:04x}", characters.next().map_or(0, u32::from))?;
            rest = characters.as_str();
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, is_first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, is_first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_direction_are_escaped_and_read_back() {
        let mut out = Vec::new();
        write(&serde_json::json!({ "a\u{202e}": ["é\u{2066}b\u{ffff}", 1], "b": {} }), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "{\n  \"a\\u202e\": [\n    \"é\\u2066b\\uffff\",\n    1\n  ],\n  \"b\": {}\n}\n");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["a\u{202e}"][0], "é\u{2066}b\u{ffff}");
    }
}
