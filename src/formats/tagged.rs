//! Records of fields with a tag in front, one field a line or several: what RIS, MEDLINE and Web of Science share.

use std::borrow::Cow;

use crate::records::text::{lines, trim};
use crate::records::{Chunk, Sink};

/// How a format marks its fields.
pub(super) struct Tags {
    /// The tag of a line and what stands behind it; `None` if the line has no tag and goes on with the field above.
    pub(super) field: fn(line: &str) -> Option<(&str, &str)>,
    /// The tag that a record starts with; empty where it starts with any.
    pub(super) start: &'static str,
    /// The tag that a record ends with; empty where it ends with a blank line.
    pub(super) end: &'static str,
}

/// Instead of the tag that a record ends with: it ends where the next one starts. No tag is like this.
pub(super) const NO_END: &str = "\n";

/// A record being read: its fields in order, each with its lines.
pub(super) struct Tagged<'a> {
    /// Where it starts in its chunk.
    pub(super) at: usize,
    /// Each tag, and where its lines begin among all.
    fields: Vec<(&'a str, usize)>,
    lines: Vec<&'a str>,
}

impl<'a> Tagged<'a> {
    fn at(at: usize) -> Self {
        Self { at, fields: Vec::new(), lines: Vec::new() }
    }

    /// The fields in order: tag, and the lines as one.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        self.parts().map(|(tag, lines)| (tag, as_one(lines)))
    }

    /// The lines of all fields with this tag, where each line is an entry.
    pub(super) fn lines(&self, tag: &str) -> impl Iterator<Item = &'a str> {
        let fields = self.parts().filter(move |(other, _)| *other == tag);
        fields.flat_map(|(_, lines)| lines).copied()
    }

    /// The first field that is not empty with the first of these tags that has one.
    pub(super) fn first(&self, tags: &[&str]) -> Cow<'a, str> {
        let text = |wanted: &&str| {
            let texts = self.parts().filter(|(tag, _)| tag == wanted).map(|(_, lines)| as_one(lines));
            texts.into_iter().find(|text| !text.is_empty())
        };
        tags.iter().find_map(text).unwrap_or_default()
    }

    fn parts(&self) -> impl Iterator<Item = (&'a str, &[&'a str])> {
        let ends = self.fields.iter().skip(1).map(|(_, start)| *start).chain([self.lines.len()]);
        self.fields.iter().zip(ends).map(|((tag, start), end)| (*tag, &self.lines[*start..end]))
    }
}

/// The lines of a field as one: most have a single line.
fn as_one<'a>(lines: &[&'a str]) -> Cow<'a, str> {
    match lines {
        [line] => Cow::Borrowed(line),
        _ => Cow::Owned(lines.join(" ")),
    }
}

/// Reads the records of a chunk and gives each to the function; what stands between records is passed over.
pub(super) fn read(
    chunk: Chunk<'_>,
    tags: &Tags,
    sink: &mut dyn Sink,
    give: fn(&Tagged<'_>, &mut dyn Sink),
) -> usize {
    let mut open: Option<Tagged<'_>> = None;
    for (at, line) in lines(chunk.text) {
        let is_whole = chunk.last || at + line.len() < chunk.text.len();
        if !is_whole {
            return open.map_or(at, |record| record.at);
        }
        let field = (tags.field)(line);
        let starts = |tag| if tags.start.is_empty() { open.is_none() } else { tag == tags.start };
        if field.is_some_and(|(tag, _)| starts(tag))
            && let Some(record) = open.replace(Tagged::at(at))
        {
            give(&record, sink);
        }
        let ends = match field {
            Some((tag, _)) => tag == tags.end,
            None => tags.end.is_empty() && trim(line).is_empty(),
        };
        if ends && let Some(record) = open.take() {
            give(&record, sink);
        }
        let Some(record) = &mut open else { continue };
        if let Some((tag, _)) = field {
            record.fields.push((tag, record.lines.len()));
        }
        let text = trim(field.map_or(line, |(_, text)| text));
        if !record.fields.is_empty() && !text.is_empty() {
            record.lines.push(text);
        }
    }
    match open {
        Some(record) if !chunk.last => record.at,
        Some(record) => {
            give(&record, sink);
            chunk.text.len()
        }
        None => chunk.text.len(),
    }
}

/// The offset above 0 of the first line that begins like this.
pub(super) fn split_at(buffer: &[u8], start: &str) -> Option<usize> {
    memchr::memmem::find_iter(buffer, start).find(|&at| at > 0 && buffer[at - 1] == b'\n')
}
