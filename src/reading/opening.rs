//! Opening a source: its beginning, and its format by that.

use std::io;
use std::sync::Arc;

use super::chunking::{Chunker, Opened};
use super::guess::Decision;
use super::{ReadOptions, Source, foreign};
use crate::error::{Error, ErrorKind};
use crate::formats::{Detection, resemblance};
use crate::records::{Format, Kind, Why};

/// A source to open.
#[derive(Clone, Copy)]
pub(super) struct Plan<'a> {
    pub(super) source: &'a Source,
    /// Its format; `None` to detect it.
    format: Option<(&'static Format, Why)>,
}

/// Why a source is not read.
pub(super) enum Obstacle {
    /// There is nothing to read, of which there is a notice.
    Harmless(Kind, String),
    Fatal(Error),
}

impl<'a> Plan<'a> {
    pub(super) fn of(source: &'a Source, reading: &ReadOptions) -> Self {
        Self { source, format: reading.from.map(|format| (format, Why::Specified)) }
    }

    /// Is this a file of a folder whose format is to be detected?
    pub(super) fn is_to_detect(&self) -> bool {
        self.format.is_none() && matches!(self.source, Source::Found(_))
    }

    /// The same, now that its format has been detected.
    pub(super) fn detected(self, input: &Opened) -> Self {
        Self { format: Some((input.format, input.why)), ..self }
    }

    /// Opens the source, reads its beginning and determines its format.
    pub(super) fn open(self, reading: &ReadOptions, kept_notices: usize) -> Result<Chunker<'a>, Obstacle> {
        let name = self.source.name();
        let is_found = matches!(self.source, Source::Found(_));
        let refused = |what| Obstacle::Fatal(Error::new(ErrorKind::Input, what).at(name.clone(), None));
        let mut begun = begin(self.source, reading).map_err(|error| match error.kind() {
            _ if is_found => Obstacle::Harmless(Kind::Unreadable, error.to_string()),
            io::ErrorKind::NotFound => refused("there is no such file or folder".to_owned()),
            _ => refused(format!("cannot be read: {error}")),
        })?;
        let is_empty = begun.buffer.iter().all(u8::is_ascii_whitespace);
        if is_empty && !self.is_to_detect() {
            return Err(Obstacle::Harmless(Kind::Empty, String::new()));
        }
        let extension = self.source.extension();
        let beginning = Beginning::of(&mut begun, self.format, extension.as_deref(), &reading.format_options);
        let Beginning { head, format } = beginning.map_err(|what| match is_found {
            true => Obstacle::Harmless(Kind::UnknownFormat, what),
            false => refused(what),
        })?;
        let Some((format, why)) = format else {
            return Err(match is_found {
                true => Obstacle::Harmless(Kind::UnknownFormat, String::new()),
                false if head.contains('\0') => refused(foreign::BINARY.to_owned()),
                false => refused(resemblance::refusal(&head)),
            });
        };
        if is_empty {
            return Err(Obstacle::Harmless(Kind::Empty, String::new()));
        }
        begun.input = Some(Arc::new(Opened {
            name,
            format,
            why,
            head,
            options: reading.format_options.clone(),
            blank_lines: begun.blank_lines,
            editors: reading.editors,
            details: reading.details,
            kept_notices,
        }));
        begun.reading = reading.clone();
        Ok(begun)
    }
}

/// Opens a source and reads its beginning.
fn begin<'a>(source: &'a Source, reading: &ReadOptions) -> io::Result<Chunker<'a>> {
    let (stream, remarks) = source.open(reading)?;
    let mut begun = Chunker { stream, remarks, ..Chunker::default() };
    match begun.begin() {
        // A stream that ends early is read up to its end.
        Err(error) if !begun.buffer.is_empty() => begun.damage = Some(error.to_string()),
        filled => filled?,
    }
    Ok(begun)
}

/// The beginning of an input, and its format.
struct Beginning {
    head: String,
    format: Option<(&'static Format, Why)>,
}

impl Beginning {
    /// Inspects an input with this format, or detects its format; the error half is why it cannot be read.
    fn of(
        begun: &mut Chunker<'_>,
        format: Option<(&'static Format, Why)>,
        extension: Option<&str>,
        options: &str,
    ) -> Result<Self, String> {
        if let Some(what) = foreign::recognized(&begun.buffer) {
            return Err(what);
        }
        let length = begun.head().len();
        let head = head_text(&begun.buffer[..length], begun.stream.decision());
        let mut detection = Detection::new(extension, options);
        let format = format.or_else(|| detection.format_of(&head));
        if format.is_some() || begun.buffer.len() <= head.len() && begun.ended {
            return Ok(Self { head, format });
        }
        let length = begun.long_head().len();
        let head = head_text(&begun.buffer[..length], begun.stream.decision());
        let format = detection.format_of(&head);
        Ok(Self { head, format })
    }
}

/// The text of a head, without an incomplete last character.
fn head_text(head: &[u8], decision: Decision) -> String {
    let end = head.iter().rposition(u8::is_ascii).map_or(0, |last| last + 1);
    decision.decode(&head[..end], |_| ()).into_owned()
}
