//! Answers of repositories that speak OAI-PMH: Dublin Core, and MARC, MODS or JATS where they offer these.
//!
//! ```text
//! <OAI-PMH><ListRecords><record><header><identifier>oai:example.org:1</identifier></header><metadata>
//!   <oai_dc:dc><dc:title>Notes</dc:title><dc:creator>Lovelace, Ada</dc:creator><dc:date>1843</dc:date></oai_dc:dc>
//! </metadata></record></ListRecords></OAI-PMH>
//! ```

use super::dates::{date, date_of};
use super::fields::add_authors;
use super::person::{Person, mentions};
use super::types::most_telling;
use super::xml::{self, Element};
use super::{jats, marc, mods};
use crate::records::identifiers::doi;
use crate::records::{Chunk, Fact, Format, Keys, Kind, Record, Sink};

pub(super) static FORMAT: Format = Format::new("oai", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    xml::read_holding(chunk, RECORDS, HOLDER, sink, give)
})
.about("answers of repositories to OAI-PMH: Dublin Core, MARC, MODS or JATS")
.reads("dc:creator; identifier, dc:title, the earliest dc:date, the DOI in dc:identifier, dc:source")
.states(&[Fact::Year, Fact::Month, Fact::Type])
.extensions(&["xml"])
.keys(Keys::Of("oai"))
.opening(b"<\xef")
.detect(|head| xml::first_tag(head).is_some_and(|tag| xml::local(tag.name().into_inner()) == "OAI-PMH"))
.split(|buffer| {
    let mut from = 0;
    loop {
        let at = from + xml::split(&buffer[from..], RECORDS)?;
        if !xml::is_first_in(&buffer[..at], HOLDER) {
            return Some(at);
        }
        from = at;
    }
});

const RECORDS: &[&str] = &["record", "oai:record"];

/// What a record has its metadata in, which in MARC are a record, too.
const HOLDER: &str = "metadata";

fn give(record: &Element<'_>, sink: &mut dyn Sink) {
    let header = record.local("header");
    // What was deleted has a header alone.
    if header.attribute("status") == "deleted" {
        return;
    }
    let key = header.local("identifier").text();
    let about = record.local("metadata");
    if let Some(core) = about.locals("dc").next() {
        give_core(core, &key, record.at, sink);
    } else if let Some(marc) = about.locals("record").next() {
        marc::give_item(marc, &key, record.at, sink);
    } else if let Some(item) = about.locals("mods").next() {
        mods::give_item(item, &key, record.at, sink);
    } else if let Some(article) = about.locals("article").next() {
        let kind = article.attribute("article-type");
        jats::give_front(article.local("front"), &kind, &key, record.at, sink);
    } else {
        sink.notice(
            record.at,
            Kind::Malformed,
            "its metadata are neither Dublin Core nor MARC, MODS or JATS",
        );
    }
}

fn give_core(core: &Element<'_>, key: &str, at: usize, sink: &mut dyn Sink) {
    let texts = |name: &'static str| core.locals(name).map(Element::text).filter(|text| !text.is_empty());
    let mut names = Vec::new();
    for creator in texts("creator") {
        add_authors(creator.into(), at, sink, &mut names);
    }
    let authors: Vec<Person> = names.iter().map(|name| Person::listed(name)).collect();
    // Repositories add when they got the record; it appeared before.
    let mut dates: Vec<String> = texts("date").collect();
    dates.sort_by_key(|text| date(text).map_or(i16::MAX, |date| date.year()));
    let types: Vec<String> = texts("type").collect();
    let source = texts("source").next().unwrap_or_default();
    let date = date_of(&dates.iter().map(String::as_str).collect::<Vec<_>>(), at, sink);
    sink.record(&Record {
        at,
        key,
        title: &texts("title").next().unwrap_or_default(),
        date,
        paper_type: most_telling(types.iter().map(|word| word.rsplit('/').next().unwrap_or_default())),
        doi: texts("identifier")
            .map(|text| doi(&text).to_owned())
            .find(|doi| !doi.is_empty())
            .as_deref()
            .unwrap_or_default(),
        venue: source.split(';').next().unwrap_or_default().trim(),
        byline: &mentions(&authors),
        editors: &[],
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/oai.xml");

    #[test]
    fn reading_is_chunk_invariant() {
        assert!(told_whatever_the_cut(FORMAT.read, FIXTURE).len() >= 2);
    }

    #[test]
    fn marc_in_an_answer_is_read_with_and_without_a_prefix() {
        let record = |id: &str, prefix: &str| {
            format!(
                "<record><header><identifier>oai:x:{id}</identifier></header><metadata>\n<{prefix}record xmlns=\"m\">\
                 <{prefix}datafield tag=\"100\"><{prefix}subfield code=\"a\">Lovelace, Ada</{prefix}subfield>\
                 </{prefix}datafield></{prefix}record></metadata></record>\n"
            )
        };
        let records = [record("1", ""), record("2", "marc:"), record("3", "")].concat();
        let text = format!("<OAI-PMH><ListRecords>{records}</ListRecords></OAI-PMH>");
        assert_eq!(told_whatever_the_cut(FORMAT.read, &text).len(), 3);
        let (corpus, bylines) = read_with_editors("a.xml", &text);
        assert_eq!(bylines, ["Lovelace, Ada"; 3]);
        assert_eq!(corpus.id(2).as_str(), "oai:x:3");
    }

    #[test]
    fn the_earliest_date_counts_and_what_was_deleted_is_no_paper() {
        let (corpus, bylines) = read_with_editors("a.xml", FIXTURE);
        assert_eq!(bylines, ["Lovelace, Ada | Menabrea, Luigi", "Wolframová, Žofie"]);
        assert_eq!((corpus.id(0).as_str(), corpus.doi(0)), ("oai:example.org:1843/1", "10.1000/sketch"));
        assert_eq!(
            (corpus.year(0), corpus.venue(0), corpus.title(1)),
            (Some(1843), "Scientific memoirs", "Räder & Wheels")
        );
    }
}
