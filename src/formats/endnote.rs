//! EndNote's XML, as EndNote, Zotero and others export it.
//!
//! ```text
//! <xml><records><record>
//!   <rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
//!   <contributors><authors><author><style face="normal">Lovelace, Ada</style></author></authors></contributors>
//!   <titles><title>Notes</title><secondary-title>Memoirs</secondary-title></titles>
//!   <dates><year>1843</year></dates>
//! </record></records></xml>
//! ```
//!
//! EndNote up to version 7 wrote `<XML><RECORDS><RECORD>` and tags of its own, all in capitals.

use super::dates::year_of;
use super::xml::{self, Element, Person, first_text, mentions};
use crate::records::identifiers::doi;
use crate::records::text::{is_rest, is_suffix, names_a_group};
use crate::records::{Chunk, Format, Kind, Record, Sink};

pub(super) static FORMAT: Format = Format::new("endnote", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    xml::read(chunk, RECORDS, sink, give)
})
.about("EndNote's XML, as EndNote, Zotero and others export it")
.reads(
    "authors and secondary authors; rec-number, title, year, DOI or its address, journal or secondary title",
)
.extensions(&["xml"])
.detect(|head| {
    let root = xml::first_tag(head);
    let is = |name: &str, record: &str| {
        head.contains(record) && root.as_ref().is_some_and(|tag| tag.name().into_inner() == name)
    };
    is("xml", "<record") || is("XML", "<RECORD")
})
.split(|buffer| xml::split(buffer, RECORDS));

const RECORDS: &[&str] = &["record", "RECORD"];

fn give(record: &Element<'_>, sink: &mut dyn Sink) {
    if record.name() == "RECORD" {
        return give_in_capitals(record, sink);
    }
    let contributors = &record["contributors"];
    let [mut authors, mut editors] =
        ["authors", "secondary-authors"].map(|role| people(&contributors[role], "author"));
    if record["ref-type"].attribute("name") == "Edited Book" {
        std::mem::swap(&mut authors, &mut editors);
    }
    drop_rest(&mut authors, record.at, sink);
    let [titles, dates] = [&record["titles"], &record["dates"]];
    let venues =
        [&titles["secondary-title"], &record["periodical"]["full-title"], &record["periodical"]["abbr-1"]];
    let addresses = &record["urls"]["related-urls"]["url"];
    let year = year_of(&[&dates["year"].text(), &dates["pub-dates"]["date"].text()], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &record["rec-number"].text(),
        title: &titles["title"].text(),
        year,
        doi: doi(&first_text(&[&record["electronic-resource-num"], addresses])),
        venue: &first_text(&venues),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// A record of EndNote up to version 7.
fn give_in_capitals(record: &Element<'_>, sink: &mut dyn Sink) {
    let mut authors = people(&record["AUTHORS"], "AUTHOR");
    drop_rest(&mut authors, record.at, sink);
    let editors = people(&record["SECONDARY_AUTHORS"], "SECONDARY_AUTHOR");
    let year = year_of(&[&record["YEAR"].text(), &record["DATE"].text()], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &first_text(&[&record["REFNUM"], &record["ACCESSION_NUMBER"]]),
        title: &record["TITLE"].text(),
        year,
        doi: doi(&first_text(&[&record["ELECTRONIC_RESOURCE_NUMBER"], &record["URL"]])),
        venue: &record["SECONDARY_TITLE"].text(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// Takes "et al." from the end of a list, with a notice.
fn drop_rest(authors: &mut Vec<Person>, at: usize, sink: &mut dyn Sink) {
    if let Some(rest) = authors.pop_if(|last| is_rest(&last.name)) {
        sink.notice(at, Kind::AndOthers, &rest.name);
    }
}

fn people(list: &Element<'_>, tag: &str) -> Vec<Person> {
    list.all(tag).map(|author| person(&author.text())).collect()
}

/// A person as `Family, Given` or `Family, Given, Suffix`. What is no person's name ends in a comma.
fn person(written: &str) -> Person {
    let name = written.trim_end_matches(',');
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    let is_group = name.len() < written.len() || parts.len() == 1 && names_a_group(name);
    let name = match parts[..] {
        [family, given, suffix] if is_suffix(suffix) => format!("{family}, {suffix}, {given}"),
        _ => name.to_owned(),
    };
    Person { name, is_group, ..Person::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    const FIXTURE: &str = include_str!("../../tests/fixtures/endnote.xml");

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("x.xml".to_owned(), text.to_owned());
        (crate::reading::read(&[source], ReadOptions::default(), &mut notices).unwrap(), notices)
    }

    fn byline(corpus: &Corpus, paper: usize) -> Vec<&str> {
        corpus.byline(paper).iter().map(|&name| corpus.spellings().get(name)).collect()
    }

    #[test]
    fn no_cut_changes_what_is_read() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 4);
    }

    #[test]
    fn what_has_several_styles_is_one_text() {
        let (corpus, _) = corpus(FIXTURE);
        assert_eq!((corpus.id(0).as_str(), corpus.title(0)), ("12", "Sketch of the Analytical Engine"));
        assert_eq!(
            (corpus.venue(0), corpus.doi(0), corpus.year(0)),
            ("Scientific Memoirs", "10.1000/sketch", Some(1843))
        );
        assert_eq!(byline(&corpus, 0), ["Lovelace, Ada", "Müller, Jr., Jürgen", "Society of Wheels, Turin"]);
        assert_eq!(corpus.byline(0).iter().filter(|&&name| corpus.spellings().is_group(name)).count(), 1);
    }

    #[test]
    fn missing_authors_are_a_notice_and_addresses_have_dois() {
        let (corpus, notices) = corpus(FIXTURE);
        assert_eq!(byline(&corpus, 1), ["Wolframová, Žofie", "Lovelace, A."]);
        assert_eq!(
            (corpus.doi(1), corpus.venue(1), corpus.year(1)),
            ("10.1000/wheels", "Wheels", Some(1851))
        );
        assert_eq!(notices.count(Kind::AndOthers), 1);
    }

    #[test]
    fn an_edited_book_has_editors_and_no_authors() {
        let (corpus, notices) = corpus(FIXTURE);
        assert_eq!((corpus.papers(), notices.count(Kind::OnlyEditors)), (2, 1));
    }

    #[test]
    fn old_versions_write_tags_in_capitals() {
        let text = "<?xml version='1.0'?><XML><RECORDS><RECORD><REFERENCE_TYPE>0</REFERENCE_TYPE><REFNUM>7</REFNUM>\
                    <AUTHORS><AUTHOR>Lovelace, Ada</AUTHOR><AUTHOR>Müller, J., Jr.</AUTHOR><AUTHOR>et al.</AUTHOR></AUTHORS>\
                    <YEAR>1843</YEAR><TITLE>Sketch</TITLE><SECONDARY_TITLE>Memoirs</SECONDARY_TITLE>\
                    <SECONDARY_AUTHORS><SECONDARY_AUTHOR>Taylor, R.</SECONDARY_AUTHOR></SECONDARY_AUTHORS>\
                    <URL>https://doi.org/10.1000/sketch</URL></RECORD></RECORDS></XML>";
        let (corpus, notices) = corpus(text);
        assert_eq!((corpus.inputs()[0].format.name.as_str(), notices.count(Kind::AndOthers)), ("endnote", 1));
        assert_eq!(byline(&corpus, 0), ["Lovelace, Ada", "Müller, Jr., J."]);
        assert_eq!((corpus.id(0).as_str(), corpus.title(0), corpus.year(0)), ("7", "Sketch", Some(1843)));
        assert_eq!((corpus.venue(0), corpus.doi(0)), ("Memoirs", "10.1000/sketch"));
    }
}
