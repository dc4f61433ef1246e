//! One byline a line: the simplest thing that a person types or pipes in.
//!
//! ```text
//! # anything behind a hash is a comment
//! Ada Lovelace; Charles Babbage
//! Lovelace, Ada | Somerville, Mary
//! ```

use super::text::{is_name, lines, split_lines, trim};
use super::{Chunk, Format, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format {
    name: "authors",
    about: "one author list a line, names parted by ; or | or tab",
    extensions: &["authors", "txt"],
    fits_any_text: true,
    looks_like,
    split: Some(split_lines),
    read,
};

/// The separators, in the order in which a line is asked for them.
const SEPARATORS: [char; 3] = [';', '|', '\t'];

/// More words than this are a sentence, not a name.
const MOST_WORDS: usize = 10;

fn separator(line: &str) -> Option<char> {
    SEPARATORS.into_iter().find(|&separator| line.contains(separator))
}

/// The line without its comment, which starts the line or stands behind a space; `None` if nothing is left.
fn content(line: &str) -> Option<&str> {
    let starts_comment =
        |&(at, _): &(usize, &str)| line[..at].chars().next_back().is_none_or(char::is_whitespace);
    let comment = line.match_indices('#').find(starts_comment);
    let content = trim(comment.map_or(line, |(at, _)| &line[..at]));
    (!content.is_empty()).then_some(content)
}

fn looks_like(head: &str) -> bool {
    let mut bylines = 0;
    let mut others = 0;
    for line in head.lines().filter_map(content) {
        let is_byline = separator(line).is_some_and(|separator| {
            line.split(separator).all(|name| name.split_whitespace().count() <= MOST_WORDS)
        });
        if is_byline {
            bylines += 1;
        } else if !is_name(line) || line.split_whitespace().count() > MOST_WORDS {
            others += 1;
        }
    }
    bylines > others && !head.contains('\0') && !head.starts_with(['<', '{', '@'])
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
        let byline: Vec<_> = byline.iter().map(|&name| Mention { name }).collect();
        sink.record(&Record { at, byline: &byline, ..Record::default() });
    }
    chunk.text.len()
}
