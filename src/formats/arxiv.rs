//! Atom feeds, as the API of arXiv returns them.
//!
//! ```text
//! <feed xmlns="http://www.w3.org/2005/Atom"><entry>
//!   <id>http://arxiv.org/abs/1843.00001v2</id>
//!   <title>Notes on Engines</title><published>1843-10-01T00:00:00Z</published>
//!   <author><name>Ada Lovelace</name><arxiv:affiliation>London</arxiv:affiliation></author>
//!   <arxiv:doi>10.1000/1</arxiv:doi>
//! </entry></feed>
//! ```
//!
//! Its daily feeds, Atom or RSS, have all authors in one `dc:creator`, separated by commas.

use std::borrow::Cow;

use super::dates::date_of;
use super::fields::add_authors;
use super::person::{Person, mentions};
use super::tables::separators::Separator;
use super::xml::{self, Element, first_text};
use crate::records::groups::names_a_group;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Fact, Format, Keys, Kind, PaperType, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("arxiv", |chunk: Chunk<'_>, sink: &mut dyn Sink| xml::read(chunk, RECORDS, sink, give))
        .about("feeds of arXiv, Atom and RSS: answers of its API and the news of a day")
        .reads("authors with affiliations; id without version, title, published, DOI, journal_ref")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Affiliation])
        .extensions(&["xml", "atom", "rss"])
        .keys(Keys::Of("arxiv"))
        .opening(b"<\xef")
        .detect(|head| {
            let root = xml::first_tag(head);
            let is_feed = root.is_some_and(|tag| matches!(tag.name().into_inner(), "feed" | "rss"));
            is_feed && head.contains("arxiv.org/")
        })
        .split(|buffer| xml::split(buffer, RECORDS));

const RECORDS: &[&str] = &["entry", "item"];

fn give(entry: &Element<'_>, sink: &mut dyn Sink) {
    let id = first_text(&[&entry["id"], &entry["guid"], &entry["link"]]);
    // An error is an entry of its own.
    let Some((_, id)) = id.split_once("/abs/").or_else(|| id.split_once("oai:arXiv.org:")) else {
        sink.notice(entry.at, Kind::Malformed, &format!("{id}: {}", entry["summary"].text()));
        return;
    };
    let mut authors: Vec<Person> = Vec::new();
    for author in entry.all("author") {
        let mut names = Vec::new();
        add_authors(author["name"].text().into(), entry.at, sink, &mut names);
        let affiliation = author["arxiv:affiliation"].text();
        authors
            .extend(names.into_iter().map(|name| Person { affiliation: affiliation.clone(), ..named(name) }));
    }
    for creator in entry.all("dc:creator") {
        authors.extend(Separator::Commas.entries(&creator.text()).into_iter().map(named));
    }
    let date = date_of(&[&first_text(&[&entry["published"], &entry["pubDate"]])], entry.at, sink);
    sink.record(&Record {
        at: entry.at,
        key: without_version(id),
        title: &entry["title"].text(),
        date,
        paper_type: PaperType::Preprint,
        doi: doi(&first_text(&[&entry["arxiv:doi"], &entry["arxiv:DOI"]])),
        venue: &first_text(&[&entry["arxiv:journal_ref"], &entry["arxiv:journal_reference"]]),
        byline: &mentions(&authors),
        editors: &[],
    });
}

fn named(name: Cow<'_, str>) -> Person {
    Person { is_group: names_a_group(&name), name: name.into_owned(), ..Person::default() }
}

/// All versions of a paper are one paper: `1843.00001` for `1843.00001v2`.
fn without_version(id: &str) -> &str {
    match id.rsplit_once('v') {
        Some((paper, version)) if version.bytes().all(|byte| byte.is_ascii_digit()) => paper,
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    const FIXTURE: &str = include_str!("../../tests/fixtures/arxiv.xml");

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("x.atom".to_owned(), text.to_owned());
        (crate::reading::read(&[source], ReadOptions::with_details(), &mut notices).unwrap(), notices)
    }

    #[test]
    fn reading_is_chunk_invariant() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 2);
    }

    #[test]
    fn an_entry_has_the_year_of_its_first_version_and_a_key_without_version() {
        let (corpus, _) = corpus(FIXTURE);
        assert_eq!((corpus.id(0).as_str(), corpus.year(0)), ("2001.00001", Some(2020)));
        assert_eq!((corpus.id(1).as_str(), corpus.title(1)), ("math/0001001", "Wheels & Räder"));
        assert_eq!((corpus.doi(0), corpus.venue(0)), ("10.1000/sketch", "Scientific Memoirs 3 (2020) 1-10"));
    }

    #[test]
    fn people_have_affiliations_and_collaborations_are_groups() {
        let (corpus, notices) = corpus(FIXTURE);
        let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
        assert_eq!(names, ["Ada Lovelace", "Jürgen Müller", "Engine Collaboration"]);
        assert_eq!((corpus.affiliation(0), corpus.affiliation(1)), ("Observatory, London", ""));
        assert!(corpus.spellings().is_group(corpus.byline(0)[2]));
        assert_eq!(notices.count(Kind::AndOthers), 1);
    }

    #[test]
    fn an_error_response_has_no_paper() {
        let fault = "<entry><id>http://arxiv.org/api/errors#bad_id</id><title>Error</title><summary>bad id</summary>\
                     <author><name>arXiv api core</name></author></entry>";
        let said = told_whatever_the_cut(FORMAT.read, fault);
        assert_eq!(said, ["Malformed: http://arxiv.org/api/errors#bad_id: bad id"]);
    }

    #[test]
    fn the_news_of_a_day_has_all_authors_in_one_text() {
        let (rss, _) = corpus(
            "<?xml version='1.0'?><rss xmlns:arxiv='http://arxiv.org/schemas/atom' version='2.0'><channel>\
             <title>cs.GL updates on arXiv.org</title><item><title>Sketch</title>\
             <link>https://arxiv.org/abs/2501.00001</link><guid isPermaLink='false'>oai:arXiv.org:2501.00001v1</guid>\
             <pubDate>Thu, 02 Jan 2025 00:00:00 -0500</pubDate><arxiv:DOI>10.1000/sketch</arxiv:DOI>\
             <dc:creator>Ada Lovelace, J\u{fc}rgen M\u{fc}ller, Engine Collaboration</dc:creator></item></channel></rss>",
        );
        let (atom, _) = corpus(
            "<feed xmlns:arxiv='http://arxiv.org/schemas/atom'><entry><id>oai:arXiv.org:2501.00001v1</id>\
             <title>Sketch</title><published>2025-01-02T00:00:00-05:00</published>\
             <dc:creator>Ada Lovelace, J\u{fc}rgen M\u{fc}ller, Engine Collaboration</dc:creator></entry></feed>",
        );
        for corpus in [rss, atom] {
            assert_eq!((corpus.id(0).as_str(), corpus.year(0)), ("2501.00001", Some(2025)));
            let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
            assert_eq!(names, ["Ada Lovelace", "Jürgen Müller", "Engine Collaboration"]);
        }
    }
}
