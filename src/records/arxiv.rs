//! Atom feeds, as the API of arXiv answers.
//!
//! ```text
//! <feed xmlns="http://www.w3.org/2005/Atom"><entry>
//!   <id>http://arxiv.org/abs/1843.00001v2</id>
//!   <title>Notes on Engines</title><published>1843-10-01T00:00:00Z</published>
//!   <author><name>Ada Lovelace</name><arxiv:affiliation>London</arxiv:affiliation></author>
//!   <arxiv:doi>10.1000/1</arxiv:doi>
//! </entry></feed>
//! ```

use super::identifiers::doi;
use super::tagged::year;
use super::text::{is_rest, names_a_group};
use super::xml::{self, Element, Person, mentions};
use super::{Chunk, Format, Keys, Kind, Record, Sink};

pub(super) static FORMAT: Format = Format {
    name: "arxiv",
    about: "Atom feeds of arXiv's API",
    reads: "authors with affiliations; id without version, title, published, DOI, journal_ref",
    extensions: &["xml", "atom"],
    fits_any_text: false,
    keys: Keys::Of("arxiv"),
    looks_like: |head| {
        let root = xml::first_tag(head);
        root.is_some_and(|tag| tag.name().into_inner() == "feed") && head.contains("arxiv.org/")
    },
    split: Some(|buffer| xml::split(buffer, RECORDS)),
    read: |chunk: Chunk<'_>, sink: &mut dyn Sink| xml::read(chunk, RECORDS, sink, give),
};

const RECORDS: &[&str] = &["entry"];

fn give(entry: &Element<'_>, sink: &mut dyn Sink) {
    let id = entry["id"].text();
    // What went wrong with a question is answered in an entry of its own.
    let Some((_, id)) = id.split_once("/abs/") else {
        sink.notice(entry.at, Kind::Malformed, &format!("{id}: {}", entry["summary"].text()));
        return;
    };
    let mut authors: Vec<Person> = entry.all("author").map(person).collect();
    if let Some(rest) = authors.pop_if(|last| is_rest(&last.name)) {
        sink.notice(entry.at, Kind::AndOthers, &rest.name);
    }
    sink.record(&Record {
        at: entry.at,
        key: without_version(id),
        title: &entry["title"].text(),
        year: year(&entry["published"].text()),
        doi: doi(&entry["arxiv:doi"].text()),
        venue: &entry["arxiv:journal_ref"].text(),
        byline: &mentions(&authors),
        editors: &[],
    });
}

fn person(author: &Element<'_>) -> Person {
    let name = author["name"].text();
    Person {
        is_group: names_a_group(&name),
        name,
        affiliation: author["arxiv:affiliation"].text(),
        ..Person::default()
    }
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
    use crate::records::{Corpus, Notices, Reading, Source};

    const FIXTURE: &str = include_str!("../../tests/fixtures/arxiv.xml");

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("x.atom".to_owned(), text.to_owned());
        (crate::records::read(&[source], Reading::default(), &mut notices).unwrap(), notices)
    }

    #[test]
    fn no_cut_changes_what_is_read() {
        assert_eq!(xml::tests::said_whatever_the_cut(&FORMAT, FIXTURE).len(), 3);
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
    fn an_answer_that_tells_of_a_fault_has_no_paper() {
        let fault = "<entry><id>http://arxiv.org/api/errors#bad_id</id><title>Error</title><summary>bad id</summary>\
                     <author><name>arXiv api core</name></author></entry>";
        let said = xml::tests::said_whatever_the_cut(&FORMAT, fault);
        assert_eq!(said, ["Malformed: http://arxiv.org/api/errors#bad_id: bad id"]);
    }
}
