//! The Cochrane Library's citations as plain text.
//!
//! ```text
//! Record #1 of 10
//! ID: CN-00000001
//! AU: Lovelace A
//! AU: Menabrea L
//! TI: Notes on the Analytical Engine
//! SO: Memoirs
//! YR: 1843
//! ```

use super::dates::date_of;
use super::fields::add_authors;
use super::tagged::{self, BlankLine, Role, Tagged, Tags, split_at};
use super::types::paper_type;
use crate::records::groups::is_group_of_list;
use crate::records::identifiers::doi;
use crate::records::text::is_blank;
use crate::records::{Chunk, Fact, Format, Keys, Mention, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("cochrane", |chunk: Chunk<'_>, sink: &mut dyn Sink| tagged::read(chunk, &TAGS, sink, give))
        .about("the Cochrane Library's citations as plain text")
        .reads("AU; ID, TI, YR, DOI, SO")
        .states(&[Fact::Year, Fact::Type])
        .extensions(&["txt"])
        .keys(Keys::Of("cochrane"))
        .line_starts(&[b"re"])
        .detect(|head| {
            let tags = || head.lines().filter_map(field).map(|(tag, _)| tag);
            tags().next() == Some(START) && tags().any(|tag| tag == "ID") && tags().any(|tag| tag == "TI")
        })
        .split(|buffer| split_at(buffer, START));

/// What the first line of a record begins with: `Record #1 of 10`.
const START: &str = "Record #";

static TAGS: Tags = Tags {
    field,
    role: |tag| match tag {
        START => Role::Start,
        "AU" => Role::Author,
        _ => Role::Other,
    },
    blank_line: BlankLine::Nothing,
};

/// Two or three capital letters and a colon: `AU: Lovelace A`.
fn field(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(is_blank);
    if let Some(number) = line.strip_prefix(START) {
        return Some((START, number));
    }
    let (tag, text) = line.split_once(':')?;
    let tag = tag.trim_end_matches(is_blank);
    let is_tag = matches!(tag.len(), 2 | 3) && tag.bytes().all(|byte| byte.is_ascii_uppercase());
    is_tag.then_some((tag, text))
}

fn give(record: &Tagged<'_>, sink: &mut dyn Sink) {
    let mut authors = Vec::new();
    record.names(|tag| tag == "AU").for_each(|(_, field)| add_authors(field, record.at, sink, &mut authors));
    let byline: Vec<Mention<'_>> = authors
        .iter()
        .map(|name| Mention { is_group: is_group_of_list(name), ..Mention::named(name) })
        .collect();
    let date = date_of(&[&record.first(&["YR"])], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &record.first(&["ID"]),
        title: &record.first(&["TI"]),
        date,
        paper_type: paper_type(&record.first(&["PT"])),
        doi: doi(&record.first(&["DOI"])),
        venue: &record.first(&["SO"]),
        byline: &byline,
        editors: &[],
    });
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::Notices;

    #[test]
    fn a_record_lasts_until_the_next_number() {
        let text = "Record #1 of 2\nID: CN-1\nAU: Lovelace A\nAU: Engine Study Group\nTI: Notes on\n the Engine\nSO: Memoirs\n\
                    YR: 1843\nAB: A\n\nB: c\nDOI: 10.1000/1\n\n\nRecord #2 of 2\nID: CN-2\nAU: Menabrea, L\nTI: On\n";
        let source = Source::Text("x.txt".to_owned(), text.replace('\n', "\r"));
        let corpus =
            crate::reading::read(&[source], ReadOptions::default(), &mut Notices::default()).unwrap();
        let names: Vec<_> = corpus.mentions().iter().map(|&name| corpus.spellings().get(name)).collect();
        assert_eq!(names, ["Lovelace A", "Engine Study Group", "Menabrea, L"]);
        assert!(corpus.spellings().is_group(corpus.byline(0)[1]));
        assert_eq!((corpus.title(0), corpus.year(0)), ("Notes on the Engine", Some(1843)));
        assert_eq!((corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)), ("CN-1", "10.1000/1", "Memoirs"));
    }
}
