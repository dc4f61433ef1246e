//! One byline a line: the simplest thing that a person types or pipes in.
//!
//! ```text
//! # anything behind a hash is a comment
//! Ada Lovelace; Charles Babbage
//! Lovelace, Ada | Somerville, Mary
//! ```

use crate::records::text::{is_name, lines, split_lines, trim};
use crate::records::{Chunk, Format, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format::new("authors", read)
    .about("one author list a line, names parted by ; or | or tab")
    .reads("the names of each line")
    .extensions(&["authors", "txt"])
    .fits_any_text()
    .detect(looks_like)
    .split(split_lines);

/// The separators, in the order in which a line is asked for them.
const SEPARATORS: [char; 5] = [';', '|', '\t', '·', '•'];

/// More words than this are a sentence, not a name.
const MOST_WORDS: usize = 10;

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

fn looks_like(head: &str) -> bool {
    let mut bylines = 0;
    let mut others = 0;
    for line in head.lines().filter_map(content) {
        let is_byline = separator(line).is_some_and(|separator| {
            line.split(separator).all(|name| name.split_whitespace().count() <= MOST_WORDS)
        });
        if is_byline && !ends_sentence(line) {
            bylines += 1;
        } else if !is_name(line) || line.split_whitespace().count() > MOST_WORDS || ends_sentence(line) {
            others += 1;
        }
    }
    bylines > others && !head.contains('\0') && !head.starts_with(['<', '{', '@'])
}

/// A full stop behind a whole word; names have it behind initials.
fn ends_sentence(line: &str) -> bool {
    let last = line.strip_suffix('.').and_then(|line| line.split_whitespace().next_back());
    last.is_some_and(|word| word.len() > 3 && word.starts_with(char::is_lowercase))
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
            None => {
                if may_be_several(line) {
                    sink.notice(at, Kind::NotParted, line);
                }
                byline.push(line);
            }
        }
        let byline: Vec<_> = byline.iter().map(|&name| Mention::named(name)).collect();
        sink.record(&Record { at, byline: &byline, ..Record::default() });
    }
    chunk.text.len()
}
