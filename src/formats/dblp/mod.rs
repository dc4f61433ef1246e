//! dblp's XML: the whole bibliography (`dblp.xml`, some gigabytes) and the files of single persons.
//!
//! ```text
//! <article mdate="1843-10-01" key="journals/notes/Lovelace43">
//!   <author orcid="0000-0000-0000-0001">Ada Lovelace 0001</author>
//!   <title>Notes on H<sub>2</sub>O &uuml;ber <i>Engines</i>.</title>
//!   <year>1843</year>
//!   <ee>https://doi.org/10.1000/1</ee>
//! </article>
//! ```
//!
//! The scanner goes over the bytes once, looks closely only at what it keeps, and borrows every text that
//! needs no decoding. It holds no stack, so that no nesting can exhaust one, and it expands nothing but single
//! characters: a DTD inside the file is skipped.

mod draft;
mod references;
mod scanner;

use crate::records::{Chunk, Fact, Format, Keys, Kind, Sink};
use draft::Draft;
use scanner::{Entry, Halt, Markup, Scanner, kind_of};

pub(super) static FORMAT: Format = Format::new("dblp", read)
.about("dblp's XML: all of dblp.xml, or the file of one person")
.reads("authors and editors with ORCIDs; key, title, year, DOI among ee, journal or booktitle; of persons pid and names")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier])
.extensions(&["xml"])
.keys(Keys::Of("dblp"))
.opening(b"<")
.detect(looks_like)
.split(split);

/// Is the root element dblp's?
fn looks_like(head: &str) -> bool {
    if !head.trim_start().starts_with('<') {
        return false;
    }
    let mut scanner = Scanner::new(head);
    while let Ok(at) = scanner.angle() {
        match scanner.markup() {
            Ok(Markup::Open(name)) => return matches!(name, b"dblp" | b"dblpperson"),
            Ok(_) => {}
            Err(Halt::Incomplete) => return false,
            Err(Halt::Broken) if head[at..].starts_with("<!DOCTYPE") => {
                scanner.at = at;
                if scanner.doctype().is_err() {
                    return false;
                }
            }
            Err(Halt::Broken) => return false,
        }
    }
    false
}

/// A `<` before the name of a record, wherever in a line it is.
fn split(buffer: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'<', buffer).find(|&at| at > 0 && starts_record(&buffer[at + 1..]))
}

fn starts_record(rest: &[u8]) -> bool {
    const LONGEST: usize = "inproceedings".len();
    let window = &rest[..rest.len().min(LONGEST + 1)];
    let end = window.iter().position(|byte| !byte.is_ascii_lowercase());
    end.is_some_and(|end| window[end].is_ascii_whitespace() && kind_of(&window[..end]).is_some())
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let mut scanner = Scanner::new(chunk.text);
    let mut draft = Draft::default();
    let mut byline = Vec::new();
    while let Ok(at) = scanner.angle() {
        let result = match scanner.markup() {
            Ok(Markup::Open(name)) if kind_of(name).is_some() => {
                draft.clear();
                let result = scanner.record(name, &mut draft);
                if result.is_ok() && kind_of(name) == Some(Entry::Page) {
                    draft.give_person(chunk.text, sink);
                } else if result.is_ok() {
                    byline = draft.give(at, chunk.text, byline, sink);
                } else if result == Err(Halt::Broken) {
                    let key = chunk.text.get(at..scanner.at).unwrap_or_default();
                    sink.notice(at, Kind::Malformed, key.lines().next().unwrap_or_default());
                }
                result
            }
            Err(Halt::Broken) if chunk.text[at..].starts_with("<!DOCTYPE") => {
                scanner.at = at;
                scanner.doctype()
            }
            Err(Halt::Incomplete) => Err(Halt::Incomplete),
            Ok(_) | Err(Halt::Broken) => Ok(()),
        };
        if result == Err(Halt::Incomplete) {
            if !chunk.last {
                return at;
            }
            sink.notice(at, Kind::Malformed, chunk.text[at..].lines().next().unwrap_or_default());
            break;
        }
    }
    chunk.text.len()
}

#[cfg(test)]
mod tests;
