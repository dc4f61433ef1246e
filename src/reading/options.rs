//! Options and progress of reading.

use encoding_rs::Encoding;

use super::guess;
use crate::error::Result;
use crate::formats::FORMATS;
use crate::records::{Details, Format, FormatOptions};

/// Options of reading.
///
/// # Examples
/// ```
/// use coauth::reading::ReadOptions;
///
/// let options = ReadOptions::new().editors(true).format_options("authors=Names,year=Jahr");
/// assert_eq!(options.from.map(|format| format.name), None);
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReadOptions {
    /// The format of all inputs; `None` to detect it for each.
    pub from: Option<&'static Format>,
    /// The approximate size of chunks in bytes. The result does not depend on it.
    pub chunk_size: usize,
    /// Records of up to twice this many bytes are read. Longer ones are skipped with a notice, so that memory is
    /// bounded for any input.
    pub longest_record: usize,
    /// Add editors to bylines, after the authors.
    pub editors: bool,
    /// Keep duplicate records instead of merging them.
    pub keep_duplicates: bool,
    /// The details of mentions that are kept; none by default.
    pub details: Details,
    /// The encoding of lines that are not UTF-8, by its label; `None` to detect it for each input.
    pub encoding: Option<String>,
    /// The sheet of spreadsheets that is read; `None` for the first that is a table of papers.
    pub sheet: Option<String>,
    /// Options for the formats that take [options](Format::options); empty for none. Tables take the headers of their
    /// columns: `authors=…,title=…,year=…,id=…`.
    pub format_options: String,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl ReadOptions {
    /// Detects formats, merges duplicates and leaves editors out.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            from: None,
            chunk_size: 2 << 20,
            longest_record: 16 << 20,
            editors: false,
            keep_duplicates: false,
            details: Details::NONE,
            encoding: None,
            sheet: None,
            format_options: String::new(),
        }
    }

    /// Sets the format of all inputs.
    #[must_use]
    pub const fn from(mut self, format: &'static Format) -> Self {
        self.from = Some(format);
        self
    }

    /// Sets the approximate size of chunks in bytes.
    #[must_use]
    pub const fn chunk_size(mut self, bytes: usize) -> Self {
        self.chunk_size = bytes;
        self
    }

    /// Sets the approximate maximum size of a record in bytes.
    #[must_use]
    pub const fn longest_record(mut self, bytes: usize) -> Self {
        self.longest_record = bytes;
        self
    }

    /// Sets whether editors are added to bylines.
    #[must_use]
    pub const fn editors(mut self, editors: bool) -> Self {
        self.editors = editors;
        self
    }

    /// Sets whether duplicate records are kept.
    #[must_use]
    pub const fn keep_duplicates(mut self, keep_duplicates: bool) -> Self {
        self.keep_duplicates = keep_duplicates;
        self
    }

    /// Sets the details of mentions that are kept.
    #[must_use]
    pub const fn details(mut self, details: Details) -> Self {
        self.details = details;
        self
    }

    /// Sets the encoding of lines that are not UTF-8, by its label.
    #[must_use]
    pub fn encoding(mut self, label: impl Into<String>) -> Self {
        self.encoding = Some(label.into());
        self
    }

    /// Sets the sheet of spreadsheets that is read.
    #[must_use]
    pub fn sheet(mut self, name: impl Into<String>) -> Self {
        self.sheet = Some(name.into());
        self
    }

    /// The encoding that was set. Its label [is checked](Self::check) before.
    pub(super) fn specified_encoding(&self) -> Option<&'static Encoding> {
        self.encoding.as_deref().and_then(|label| guess::labeled(label).ok())
    }

    /// Sets the options for the formats that take some.
    #[must_use]
    pub fn format_options(mut self, options: impl Into<String>) -> Self {
        self.format_options = options.into();
        self
    }

    /// Checks that there is such an encoding, and that the format accepts the options, or, if formats are detected, that any
    /// format does.
    pub(super) fn check(&self) -> Result<()> {
        self.encoding.as_deref().map(guess::labeled).transpose()?;
        let check = |taken: FormatOptions| taken.check(&self.format_options);
        if let Some(taken) = self.from.and_then(|format| format.options) {
            return check(taken);
        }
        let mut checks = FORMATS.iter().filter_map(|format| format.options).map(check);
        let first = checks.next().unwrap_or(Ok(()));
        first.or_else(|error| checks.find(Result::is_ok).unwrap_or(Err(error)))
    }
}

/// The progress of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Bytes read, after decompression.
    pub bytes: u64,
    /// Records read.
    pub records: u64,
}

#[cfg(test)]
impl ReadOptions {
    /// Keeps everything that is stated of authors.
    pub(crate) fn with_details() -> Self {
        Self::new().details(Details::ALL)
    }
}
