//! CSL-YAML, the bibliographies of pandoc: a list of items, mostly under `references:`.
//!
//! ```text
//! references:
//! - id: lovelace1843
//!   type: article-journal
//!   author:
//!   - family: Lovelace
//!     given: Ada
//!   issued: {date-parts: [[1843]]}
//! ```

use super::json::list;
use super::value::Value;
use super::{csl, yaml};
use crate::records::{Chunk, Details, Fact, Format, Sink};

pub(super) static FORMAT: Format = Format::new("csl-yaml", read)
    .about("CSL-YAML, the bibliographies of pandoc")
    .reads("author and editor with ORCIDs; id, title, issued, DOI, container-title")
    .states(&[Fact::Year, Fact::Month, Fact::Type])
    .extensions(&["yaml", "yml"])
    .line_starts(&[b"au", b"ed"])
    .detect(|head| {
        let has = |before: &[char], keys: [&str; 2]| {
            let is_key = |line: &str| keys.iter().any(|key| line.starts_with(key));
            head.lines().any(|line| is_key(line.trim_start_matches(before)))
        };
        let has_people = || has(&[' ', '-', '{'], ["family:", "literal:"]) || head.contains("[{family:");
        indent(head).is_some() && has(&[' '], ["author:", "editor:"]) && has_people()
    });

/// The white space before the first item of the list; `None` if there is none.
fn indent(head: &str) -> Option<&str> {
    let is_item = |line: &&str| line.trim_start_matches(' ').starts_with("- ");
    let line = head.lines().find(is_item)?;
    Some(&line[..line.len() - line.trim_start_matches(' ').len()])
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let indent = indent(chunk.head).unwrap_or_default();
    let begins = |line: &str| {
        line.strip_prefix(indent).is_some_and(|rest| rest.starts_with("- ") || rest == "-")
            || line.starts_with(|c: char| c.is_alphabetic() || c == '.')
    };
    yaml::read(chunk, &begins, sink, give)
}

/// Hands on an item: the only one of a list. What is beside the list is none.
fn give(entry: &Value<'_>, at: usize, sink: &mut dyn Sink) {
    list(entry)
        .iter()
        .filter(|item| item.is_object())
        .for_each(|item| csl::give(item, at, Details::NONE, sink));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/csl-yaml.yaml");

    #[test]
    fn reading_is_chunk_invariant() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 3);
    }

    #[test]
    fn items_are_those_of_csl() {
        let (corpus, bylines) = read_with_editors("a.yaml", FIXTURE);
        assert_eq!(
            bylines,
            [
                "Lovelace, Ada | *Engine Study Group | Taylor, Richard",
                "von Wolframová, Žofie",
                "Null, Christopher"
            ]
        );
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
            ("lovelace1843", "10.1000/sketch", "Scientific memoirs")
        );
        assert_eq!([0, 1, 2].map(|paper| corpus.year(paper)), [Some(1843), Some(1851), Some(2015)]);
    }

    #[test]
    fn a_date_is_read_in_every_form_that_pandoc_takes() {
        for (issued, expected) in [
            ("{year: 2011}", "2011"),
            ("{year: 2011, month: 12}", "2011-12"),
            ("{year: 2011, month: 3, day: 7}", "2011-03-07"),
            ("{year: 2011, day: 7}", "2011"),
            ("[{year: 2011, month: 3}]", "2011-03"),
            ("\n    year: '2011'", "2011"),
            ("2011-03", "2011-03"),
            ("{date-parts: [[2011, 12]]}", "2011-12"),
        ] {
            let item =
                format!("- id: a\n  title: Knots\n  author: [{{family: Lovelace}}]\n  issued: {issued}\n");
            let (corpus, _) = read_with_editors("a.yaml", &format!("references:\n{item}"));
            assert_eq!(corpus.date(0).map(|date| date.to_string()).as_deref(), Some(expected), "{issued}");
        }
    }

    #[test]
    fn a_broken_item_costs_itself() {
        let text = "references:\n- id: a\n  author: [{family: A}\n- id: b\n  author: [{family: B}]\n";
        let (corpus, _) = read_with_editors("a.yaml", &format!("{text}  editor:\n  - family: C\n"));
        assert_eq!((corpus.papers(), corpus.id(0).as_str()), (1, "b"));
    }
}
