//! One byline a line: the simplest thing that a person types or pipes in.
//!
//! ```text
//! # anything behind a hash is a comment
//! Ada Lovelace; Charles Babbage
//! Lovelace, Ada | Somerville, Mary
//! ```

use super::likely_names::{ends_sentence, is_header_word, looks_like_name};
use super::resemblance;
use crate::records::rest::is_rest;
use crate::records::several::{Names, names_in};
use crate::records::text::{is_name, lines, split_lines, trim};
use crate::records::{Chunk, Fact, Format, HEAD, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format::new("authors", read)
    .about("one author list a line, names separated by ; or | or tab")
    .reads("the names of each line")
    .states(&[Fact::Email])
    .extensions(&["authors", "txt"])
    .fits_any_text()
    .last_resort()
    .detect(looks_like)
    .split(split_lines);

/// The separators, in the order in which a line is asked for them.
const SEPARATORS: [char; 5] = [';', '|', '\t', '·', '•'];

fn separator(line: &str) -> Option<char> {
    SEPARATORS.into_iter().find(|&separator| line.contains(separator))
}

/// Several names by the look of it: "A B and C D", "A B, C D". One with a comma is "Last, First".
fn may_be_several(line: &str) -> bool {
    let parts: Vec<&str> = line.split(',').map(trim).collect();
    line.contains(" and ")
        || parts.len() > 3
        || (parts.len() > 1 && parts.iter().all(|part| part.contains(' ')))
}

/// The line without its comment, which starts the line or stands behind a space; `None` if nothing is left.
fn content(line: &str) -> Option<&str> {
    let starts_comment =
        |&(at, _): &(usize, &str)| line[..at].chars().next_back().is_none_or(char::is_whitespace);
    let comment = line.match_indices('#').find(starts_comment);
    let content = trim(comment.map_or(line, |(at, _)| &line[..at]));
    (!content.is_empty()).then_some(content)
}

const MOST_BYTES_OF_CHARACTER: usize = 4;

/// Sure only where nearly all parts of the lines look like names, whatever the file is called.
fn looks_like(head: &str) -> bool {
    let head = resemblance::beginning(head);
    if head.contains('\0') || resemblance::has_header(head) {
        return false;
    }
    // A line that the head does not hold whole says nothing.
    let is_cut = head.len() + MOST_BYTES_OF_CHARACTER > HEAD;
    let head = head.rfind('\n').filter(|_| is_cut).map_or(head, |end| &head[..end]);
    let (mut bylines, mut others) = (0, 0);
    let (mut parts, mut names) = (0, 0);
    for line in head.lines().filter_map(content) {
        if let Some(separator) = separator(line) {
            bylines += 1;
            for part in line.split(separator).map(trim).filter(|part| is_name(part)) {
                parts += 1;
                names += usize::from(looks_like_name(part) || is_rest(part));
            }
        } else if !looks_like_name(line) {
            others += 1;
        }
    }
    bylines > 4 * others && parts > 0 && 10 * names >= 9 * parts
}

/// Does this look like a field, code or a sentence rather than a name?
fn is_suspicious(name: &str) -> bool {
    const MOST_WORDS: usize = 10;
    name.contains(['{', '}', '=', '<', '>', '[', ']', '\\', ':', '"', '%'])
        || is_header_word(name)
        || ends_sentence(name)
        || name.split_whitespace().count() > MOST_WORDS
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let mut byline = Vec::new();
    for (at, line) in lines(chunk.text) {
        if !chunk.last && at + line.len() == chunk.text.len() {
            return at;
        }
        let Some(line) = content(line) else { continue };
        byline.clear();
        match separator(line) {
            Some(separator) => byline.extend(line.split(separator).map(trim).filter(|name| !name.is_empty())),
            None => byline.push(line),
        }
        let is_only_name = byline.len() == 1;
        for name in
            byline.iter().filter(|name| names_in(name) != Names::One || is_only_name && may_be_several(name))
        {
            sink.notice(at, Kind::NotSeparated, name);
        }
        if let Some(rest) = byline.pop_if(|name| is_rest(name)) {
            sink.notice(at, Kind::AndOthers, rest);
        }
        for name in byline.iter().filter(|name| is_suspicious(name)) {
            sink.notice(at, Kind::UnlikelyName, name);
        }
        let byline: Vec<_> = byline.iter().map(|&name| Mention::named(name)).collect();
        sink.record(&Record { at, byline: &byline, ..Record::default() });
    }
    chunk.text.len()
}
