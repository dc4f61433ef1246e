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

use std::borrow::Cow;

use super::dates::{date_of, joined};
use super::fields::{Certainty, add_names, bearer_of_marked, joined_lines};
use super::person::{Person, mentions};
use super::types::paper_type;
use super::xml::{self, Element, first_text};
use crate::records::groups::{Bearer, is_group_of_list};
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::text::{is_suffix, trim};
use crate::records::{Chunk, Fact, Format, Kind, PaperType, Record, Sink};

pub(super) static FORMAT: Format = Format::new("endnote", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    xml::read(chunk, RECORDS, sink, give)
})
.about("EndNote's XML, as EndNote, Zotero and others export it")
.reads(
    "authors and secondary authors; rec-number, title, year, DOI or its address, journal or secondary title",
)
.states(&[Fact::Year, Fact::Month, Fact::Type])
.extensions(&["xml"])
.opening(b"<\xef")
.detect(|head| {
    let root = xml::first_tag(head);
    let is = |name: &str, record: &str| {
        head.contains(record) && root.as_ref().is_some_and(|tag| tag.name().into_inner() == name)
    };
    is("xml", "<record") || is("XML", "<RECORD")
})
.split(|buffer| xml::split(buffer, RECORDS));

const RECORDS: &[&str] = &["record", "RECORD"];

/// The number of the type whose authors are editors.
const EDITED_BOOK: &str = "28";

fn give(record: &Element<'_>, sink: &mut dyn Sink) {
    if record.name() == "RECORD" {
        return give_in_capitals(record, sink);
    }
    let contributors = &record["contributors"];
    let mut authors = authors(&contributors["authors"], "author", record.at, sink);
    let mut editors = people(&contributors["secondary-authors"], "author", &mut |_, _| {});
    let kind = &record["ref-type"];
    if kind.attribute("name") == "Edited Book" || kind.text() == EDITED_BOOK {
        std::mem::swap(&mut authors, &mut editors);
    }
    let [titles, dates] = [&record["titles"], &record["dates"]];
    let venues =
        [&titles["secondary-title"], &record["periodical"]["full-title"], &record["periodical"]["abbr-1"]];
    let addresses = &record["urls"]["related-urls"]["url"];
    let [year, day] = [&dates["year"], &dates["pub-dates"]["date"]].map(Element::text);
    let date = date_of(&[&year, &day, &joined(&[&year, &day])], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &record["rec-number"].text(),
        title: &titles["title"].text(),
        date,
        paper_type: paper_type(&kind.attribute("name")),
        doi: doi(&first_text(&[&record["electronic-resource-num"], addresses])),
        venue: &first_text(&venues),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// A record of EndNote up to version 7.
fn give_in_capitals(record: &Element<'_>, sink: &mut dyn Sink) {
    let authors = authors(&record["AUTHORS"], "AUTHOR", record.at, sink);
    let editors = people(&record["SECONDARY_AUTHORS"], "SECONDARY_AUTHOR", &mut |_, _| {});
    let [year, day] = ["YEAR", "DATE"].map(|name| record[name].text());
    let date = date_of(&[&year, &day, &joined(&[&year, &day])], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &first_text(&[&record["REFNUM"], &record["ACCESSION_NUMBER"]]),
        title: &record["TITLE"].text(),
        date,
        paper_type: PaperType::Unknown,
        doi: doi(&first_text(&[&record["ELECTRONIC_RESOURCE_NUMBER"], &record["URL"]])),
        venue: &record["SECONDARY_TITLE"].text(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

fn authors(list: &Element<'_>, tag: &str, at: usize, sink: &mut dyn Sink) -> Vec<Person> {
    people(list, tag, &mut |kind, name| sink.notice(at, kind, name))
}

/// The people of a list; the function is told of each name of which it is not sure what it is.
fn people(list: &Element<'_>, tag: &str, unsure: &mut dyn FnMut(Kind, &str)) -> Vec<Person> {
    let mut people = Vec::new();
    for author in list.all(tag) {
        // EndNote writes line breaks as references, so that they are no layout of the file.
        for written in
            author.text_with_superscripts().split('\r').map(trim).filter(|written| !written.is_empty())
        {
            people.extend(people_of(written, unsure));
        }
        if author.is_empty() {
            people.extend(of_attributes(author));
        }
    }
    people
}

/// The people of an author's text. What is no person's name ends in a comma.
fn people_of(written: &str, unsure: &mut dyn FnMut(Kind, &str)) -> Vec<Person> {
    let lines: Vec<&str> = written.lines().map(trim).filter(|line| !line.is_empty()).collect();
    let text = joined_lines(&lines);
    let whole = text.trim_end_matches(',');
    if whole.len() < text.len() && !text.contains(';') {
        let bearer = bearer_of_marked(whole);
        if bearer == Bearer::Unsure {
            unsure(Kind::MaybeGroup, whole);
        }
        return vec![Person { is_group: bearer == Bearer::Group, ..person(whole) }];
    }
    let mut names = Vec::new();
    if add_names(Cow::Borrowed(&text), &mut names) == Certainty::MayBeSeveral {
        unsure(Kind::NotSeparated, &text);
    }
    names.iter().map(|name| person(name)).collect()
}

/// A person as `Family, Given` or `Family, Given, Suffix`.
fn person(written: &str) -> Person {
    let parts: Vec<&str> = written.split(',').map(str::trim).collect();
    let name = match parts[..] {
        [family, given, suffix] if is_suffix(suffix) => format!("{family}, {suffix}, {given}"),
        _ => written.to_owned(),
    };
    Person { is_group: is_group_of_list(written), name, ..Person::default() }
}

/// An author without text, whose names are attributes.
fn of_attributes(author: &Element<'_>) -> Option<Person> {
    let [corporation, family, suffix, first, middle] =
        ["corp-name", "last-name", "suffix", "first-name", "middle-initial"]
            .map(|part| author.attribute(part));
    let given = [first, middle].join(" ");
    let name = name_of_parts("", &family, &suffix, &given);
    let person = match name.is_empty() {
        true => Person { name: corporation, is_group: true, ..Person::default() },
        false => Person { name, ..Person::default() },
    };
    (!person.name.is_empty()).then_some(person)
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
    fn reading_is_chunk_invariant() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 3);
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
    fn several_names_in_one_author_are_split_or_noticed() {
        let split = |author: &str| {
            let (corpus, notices) = corpus(&format!(
                "<xml><records><record><contributors><authors>{author}</authors></contributors></record></records></xml>"
            ));
            (byline(&corpus, 0).join("|"), notices.count(Kind::NotSeparated))
        };
        for author in [
            "<author>Lee, A.; Roe, B.</author>",
            "<author>Lee, A.&#xD;Roe, B.</author>",
            "<author>\n Lee, A.\n Roe, B.\n</author>",
            "<author><style face='normal'>Lee, A.; </style><style face='bold'>Roe, B.</style></author>",
            "<author><![CDATA[Lee, A. &amp; Roe, B.]]></author>",
            "<author last-name='Lee' first-name='A.'/><author>Roe,\n B.</author>",
        ] {
            assert_eq!(split(author), ("Lee, A.|Roe, B.".to_owned(), 0), "{author}");
        }
        assert_eq!(split("<author>Ann Lee, Bob Roe</author>").1, 1);
        let marked = "<author><style face='normal'>M&amp;uuml;ller, J.</style><style face='superscript'>1</style></author>";
        assert_eq!(split(marked), ("Müller, J.".to_owned(), 0));
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
