//! Records of tagged fields, one field a line or several: what RIS, MEDLINE, Web of Science, Refer and Cochrane share.

use std::borrow::Cow;

use super::fields::joined_lines;
use crate::records::text::{is_blank, lines, trim};
use crate::records::{Chunk, Sink};

/// How a format marks its fields and its records.
pub(super) struct Tags {
    /// The tag of a line and the text after it; `None` if the line has no tag and continues the field above.
    pub(super) field: fn(line: &str) -> Option<(&str, &str)>,
    pub(super) role: fn(tag: &str) -> Role,
    pub(super) blank_line: BlankLine,
}

/// What a tag means for the records.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Role {
    /// Records begin with it. One that the record has already, or one after a blank line, begins the next record.
    Start,
    /// Records end with it.
    End,
    /// It belongs to no record.
    Outside,
    /// A record that lacks the tag to begin with is still one if it has an author.
    Author,
    Other,
}

/// What a blank line means.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum BlankLine {
    /// It ends the record.
    Ends,
    /// It ends the record if the tag after it is one that the record has already.
    EndsBeforeRepetition,
    Nothing,
}

/// A record being read: its fields in order, each with its lines.
pub(super) struct Tagged<'a> {
    /// Where it starts in its chunk.
    pub(super) at: usize,
    /// Each tag, and where its lines begin among all.
    fields: Vec<(&'a str, usize)>,
    lines: Vec<&'a str>,
    /// Was the last line a blank one?
    after_blank: bool,
}

impl<'a> Tagged<'a> {
    fn at(at: usize) -> Self {
        Self { at, fields: Vec::new(), lines: Vec::new(), after_blank: false }
    }

    /// The fields in order: tag, and the lines as one.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        self.parts().map(|(tag, lines)| (tag, as_one(lines)))
    }

    /// The fields whose tags hold names: lines that are whole names are separated by semicolons.
    pub(super) fn names(
        &self,
        holds_names: fn(&str) -> bool,
    ) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let fields = self.parts().filter(move |(tag, lines)| holds_names(tag) && !lines.is_empty());
        fields.map(|(tag, lines)| (tag, joined_lines(lines)))
    }

    /// The fields with these tags; the lines of those that hold names as [`names`](Self::names) has them, those of
    /// others as one.
    pub(super) fn names_and_more(
        &self,
        names: &'static [&'static str],
        more: &'static [&'static str],
    ) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        self.parts().filter(|(_, lines)| !lines.is_empty()).filter_map(|(tag, lines)| {
            if names.contains(&tag) {
                Some((tag, joined_lines(lines)))
            } else {
                more.contains(&tag).then(|| (tag, as_one(lines)))
            }
        })
    }

    /// The lines of all fields with this tag, where each line is an entry.
    pub(super) fn lines(&self, tag: &str) -> impl Iterator<Item = &'a str> {
        let fields = self.parts().filter(move |(other, _)| *other == tag);
        fields.flat_map(|(_, lines)| lines).copied()
    }

    /// The first field that is not empty with the first of these tags that has one.
    pub(super) fn first(&self, tags: &[&str]) -> Cow<'a, str> {
        for wanted in tags {
            for (place, (tag, _)) in self.fields.iter().enumerate() {
                if is_same_tag(tag, wanted) {
                    let text = as_one(self.lines_of(place));
                    if !text.is_empty() {
                        return text;
                    }
                }
            }
        }
        Cow::default()
    }

    fn parts(&self) -> impl Iterator<Item = (&'a str, &[&'a str])> {
        self.fields.iter().enumerate().map(|(place, (tag, _))| (*tag, self.lines_of(place)))
    }

    /// The lines of the field at this place.
    fn lines_of(&self, place: usize) -> &[&'a str] {
        let end = self.fields.get(place + 1).map_or(self.lines.len(), |(_, start)| *start);
        &self.lines[self.fields[place].1..end]
    }

    pub(super) fn has(&self, tag: &str) -> bool {
        self.fields.iter().any(|(own, _)| is_same_tag(own, tag))
    }

    /// Does a field with this tag begin the next record?
    fn ends_before(&self, tag: &str, role: Role, tags: &Tags) -> bool {
        match role {
            Role::Start => self.after_blank || self.has(tag),
            _ => self.after_blank && tags.blank_line == BlankLine::EndsBeforeRepetition && self.has(tag),
        }
    }

    fn add(&mut self, tag: Option<&'a str>, text: &'a str) {
        if let Some(tag) = tag {
            self.fields.push((tag, self.lines.len()));
        }
        self.after_blank = tag.is_none() && text.is_empty();
        if !text.is_empty() {
            self.lines.push(text);
        }
    }

    /// Is it a record rather than lines that precede or follow one?
    fn is_whole(&self, tags: &Tags) -> bool {
        self.fields.iter().any(|(tag, _)| matches!((tags.role)(tag), Role::Start | Role::Author))
    }
}

/// Are these the same tag? Tags are so short that comparing byte by byte takes less time than `==`.
fn is_same_tag(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().eq(other.bytes())
}

/// The lines of a field as one: most have a single line.
fn as_one<'a>(lines: &[&'a str]) -> Cow<'a, str> {
    match lines {
        [line] => Cow::Borrowed(line),
        _ => Cow::Owned(lines.join(" ")),
    }
}

/// Reads the records of a chunk and gives each to the function. Lines outside records are skipped.
pub(super) fn read(
    chunk: Chunk<'_>,
    tags: &Tags,
    sink: &mut dyn Sink,
    give: fn(&Tagged<'_>, &mut dyn Sink),
) -> usize {
    let mut give = |record: Tagged<'_>| {
        if record.is_whole(tags) {
            give(&record, sink);
        }
    };
    let mut open: Option<Tagged<'_>> = None;
    for (at, line) in lines(chunk.text) {
        let is_whole = chunk.last || at + line.len() < chunk.text.len();
        if !is_whole {
            return open.map_or(at, |record| record.at);
        }
        let Some((tag, text)) = (tags.field)(line) else {
            let text = trim(line);
            if tags.blank_line == BlankLine::Ends && text.is_empty() {
                open.take().into_iter().for_each(&mut give);
            }
            if let Some(record) = &mut open {
                record.add(None, text);
            }
            continue;
        };
        let role = (tags.role)(tag);
        match role {
            Role::End => {
                open.take().into_iter().for_each(&mut give);
                continue;
            }
            Role::Outside => continue,
            _ => {}
        }
        if let Some(record) = open.take_if(|record| record.ends_before(tag, role, tags)) {
            give(record);
        }
        open.get_or_insert_with(|| Tagged::at(at)).add(Some(tag), trim(text));
    }
    match open {
        Some(record) if !chunk.last => record.at,
        Some(record) => {
            give(record);
            chunk.text.len()
        }
        None => chunk.text.len(),
    }
}

/// A tag in capitals as the specification has it, whatever the case in which it is written; `None` if none of these
/// is meant.
pub(super) fn known_tag(tag: &str, known: &[&'static str]) -> Option<&'static str> {
    known.iter().find(|known| known.eq_ignore_ascii_case(tag)).copied()
}

/// Does a line begin with two of these letters, after white space and in any case? Takes less time than to find its tag.
pub(super) fn may_begin_with(line: &str, starts: &[&[u8; 2]]) -> bool {
    let inside = line.trim_start_matches(is_blank).as_bytes();
    let letters = inside.first_chunk::<2>();
    letters.is_some_and(|letters| starts.iter().any(|start| letters.eq_ignore_ascii_case(*start)))
}

/// The length of the white space that a text begins with, in characters.
pub(super) fn blanks(text: &str) -> usize {
    text.chars().take_while(|&c| is_blank(c)).count()
}

/// The offset above 0 of the first line that begins like this.
pub(super) fn split_at(buffer: &[u8], start: &str) -> Option<usize> {
    memchr::memmem::find_iter(buffer, start).find(|&at| at > 0 && buffer[at - 1] == b'\n')
}
