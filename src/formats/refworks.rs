//! RefWorks' tagged format, which CNKI, ProQuest, EBSCO and others export too.
//!
//! ```text
//! RT Journal Article
//! ID 42
//! A1 Lovelace, Ada
//! T1 Notes on the Analytical Engine
//! JF Memoirs
//! YR 1843
//! DO 10.1000/1
//! ```
//!
//! A record lasts until the next `RT`. CNKI writes all names into one `A1`, separated by semicolons.

use std::borrow::Cow;

use super::dates::{date_of, joined};
use super::tagged::{self, BlankLine, Role, Tagged, Tags};
use super::types::paper_type;
use crate::records::groups::is_group_of_list;
use crate::records::identifiers::doi;
use crate::records::rest::is_rest;
use crate::records::text::trim;
use crate::records::{Chunk, Fact, Format, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("refworks", |chunk: Chunk<'_>, sink: &mut dyn Sink| tagged::read(chunk, &TAGS, sink, give))
        .about("RefWorks' tagged format, as RefWorks, CNKI and ProQuest export it")
        .reads("A1, A2 as editors; T1, YR or FD, DO, JF or JO or T2, and ID as key")
        .states(&[Fact::Year, Fact::Month, Fact::Type])
        .extensions(&["txt", "rwt", "rw"])
        .detect(|head| {
            let mut lines = head.lines().map(trim).filter(|line| !line.is_empty());
            let begins =
                lines.next().and_then(field).is_some_and(|(tag, text)| tag == "RT" && !trim(text).is_empty());
            begins && lines.filter_map(field).any(|(tag, _)| matches!(tag, "A1" | "T1" | "A2" | "YR"))
        })
        .split(|buffer| tagged::split_at(buffer, "RT "));

static TAGS: Tags = Tags {
    field,
    role: |tag| match tag {
        "RT" => Role::Start,
        "A1" => Role::Author,
        _ => Role::Other,
    },
    blank_line: BlankLine::Nothing,
};

/// A capital, a capital or digit, a blank: `A1 Lovelace, Ada`.
fn field(line: &str) -> Option<(&str, &str)> {
    let (tag, text) = line.split_at_checked(2)?;
    let [first, second] = *tag.as_bytes() else { return None };
    let is_tag = first.is_ascii_uppercase() && (second.is_ascii_uppercase() || second.is_ascii_digit());
    (is_tag && (trim(text).is_empty() || text.starts_with(char::is_whitespace))).then_some((tag, text))
}

/// The names in the fields with this tag, each of which may hold several.
fn names(record: &Tagged<'_>, wanted: &str) -> Vec<String> {
    let fields = record.fields().filter(|(tag, _)| *tag == wanted);
    let names = |text: Cow<'_, str>| {
        let names = text.split([';', '；']).map(trim).filter(|name| !name.is_empty());
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    fields.flat_map(|(_, text)| names(text)).collect()
}

fn mention(name: &str) -> Mention<'_> {
    Mention { is_group: is_group_of_list(name), ..Mention::named(name) }
}

fn give(record: &Tagged<'_>, sink: &mut dyn Sink) {
    let mut authors = names(record, "A1");
    authors.retain(|name| {
        let is_rest = is_rest(name);
        if is_rest {
            sink.notice(record.at, Kind::AndOthers, name);
        }
        !is_rest
    });
    let editors = names(record, "A2");
    let byline: Vec<Mention<'_>> = authors.iter().map(|name| mention(name)).collect();
    let editors: Vec<Mention<'_>> = editors.iter().map(|name| mention(name)).collect();
    let [year, day] = ["YR", "FD"].map(|tag| record.first(&[tag]));
    let date = date_of(&[&year, &day, &joined(&[&year, &day])], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &record.first(&["ID"]),
        title: &record.first(&["T1"]),
        date,
        paper_type: paper_type(&record.first(&["RT"])),
        doi: doi(&record.first(&["DO"])),
        venue: &record.first(&["JF", "JO", "T2"]),
        byline: &byline,
        editors: &editors,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;

    const FIXTURE: &str = include_str!("../../tests/fixtures/refworks.txt");

    fn told(text: &str) -> Vec<String> {
        told_whatever_the_cut(FORMAT.read, text)
    }

    #[test]
    fn a_record_lasts_until_the_next_type_and_an_author_field_may_hold_several_names() {
        let told = told(FIXTURE);
        let records: Vec<_> = told.iter().filter(|line| line.starts_with("Record")).collect();
        assert_eq!(records.len(), 3, "{told:#?}");
        for part in [
            "key: \"42\"",
            "date: Some(1843-10)",
            "doi: \"10.1000/1\"",
            "venue: \"Memoirs\"",
            "name: \"Lovelace, Ada\"",
        ] {
            assert!(records[0].contains(part), "{part} in {}", records[0]);
        }
        for name in ["王伟", "李娜", "Zhang San"] {
            assert!(records[1].contains(&format!("name: \"{name}\"")), "{}", records[1]);
        }
        assert!(
            records[2].contains("Engine Society") && records[2].contains("is_group: true"),
            "{}",
            records[2]
        );
        assert!(told.iter().any(|line| line == "AndOthers: et al."), "{told:#?}");
    }

    #[test]
    fn other_tags_are_no_records_of_it() {
        assert!((FORMAT.detect)(FIXTURE));
        for text in [
            "PT J\nAU Lee, A\nTI On nets\nER\n",
            "RT\nA1 Lee\n",
            "RT @ann nets\nhello\n",
            "A1 Lee, Ann\nRT Book\n",
        ] {
            assert!(!(FORMAT.detect)(text), "{text}");
        }
    }
}
