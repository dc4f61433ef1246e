//! Records of fields with a tag in front, one field a line or several: what RIS, MEDLINE and Web of Science share.

use super::text::{lines, trim};
use super::{Chunk, Sink};

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
    fields: Vec<(&'a str, Vec<&'a str>)>,
}

impl<'a> Tagged<'a> {
    /// The fields in order: tag, and the lines as one.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'a str, String)> {
        self.fields.iter().map(|(tag, lines)| (*tag, lines.join(" ")))
    }

    /// The lines of all fields with this tag, where each line is an entry.
    pub(super) fn lines(&self, tag: &str) -> impl Iterator<Item = &'a str> {
        let fields = self.fields.iter().filter(move |(other, _)| *other == tag);
        fields.flat_map(|(_, lines)| lines).copied().filter(|line| !line.is_empty())
    }

    /// The first field that is not empty with the first of these tags that has one.
    pub(super) fn first(&self, tags: &[&str]) -> String {
        let text = |wanted: &&str| {
            let texts = self.fields().filter(|(tag, _)| tag == wanted).map(|(_, text)| text);
            texts.into_iter().find(|text| !text.is_empty())
        };
        tags.iter().find_map(text).unwrap_or_default()
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
            && let Some(record) = open.replace(Tagged { at, fields: Vec::new() })
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
        match (field, record.fields.last_mut()) {
            (Some((tag, text)), _) => record.fields.push((tag, vec![trim(text)])),
            (None, Some((_, lines))) => lines.push(trim(line)),
            (None, None) => {}
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

/// The first year in a date: four digits that stand alone.
pub(super) fn year(text: &str) -> Option<i16> {
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4)?.parse().ok()
}
