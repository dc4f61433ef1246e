//! Output styles as values, and what the output device can show.

use std::io;

use super::document::{Document, Table};

/// An output style, as a value.
pub struct Style {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// Its file extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether it is text, which a terminal can show.
    pub is_text: bool,
    /// How it is written.
    pub writer: StyleWriter,
}

/// How a style is written: from which form of a report.
pub enum StyleWriter {
    /// From the sections of its document, for people.
    Document(fn(&Document<'_>, Look, &mut dyn io::Write) -> io::Result<()>),
    /// From the data of its document, for programs.
    Data(fn(&Table<'_>, &mut dyn io::Write) -> io::Result<()>),
    /// From its own fields: see [`write_json`](super::write_json).
    Fields,
}

/// What the output device can show.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Width of the terminal; `None` for no limit.
    pub width: Option<usize>,
    /// Whether to use bold text.
    pub styled: bool,
}
