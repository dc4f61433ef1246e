//! Papers of NASA's Astrophysics Data System: answers of its API.
//!
//! ```text
//! {"response":{"numFound":1,"docs":[{"bibcode":"1843SciMe...3..666L","title":["Notes"],"author":["Lovelace, Ada"],
//!   "orcid_pub":["0000-0002-1825-0097"],"aff":["London"],"year":"1843","pub":"Scientific Memoirs"}]}}
//! ```
//!
//! Lists about authors have `-` where nothing is known.

use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::person::{Person, mentions};
use super::types::paper_type;
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Details, Fact, Format, Keys, Record, Sink};

pub(super) static FORMAT: Format = Format::new("ads", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    json::read(chunk, &LAYOUT, sink)
})
.about("papers of NASA ADS: answers of its API")
.reads("author with orcid_pub, orcid_user, orcid_other and aff, editor; bibcode, title, pubdate, doi, pub")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
.extensions(&["json", "jsonl"])
.keys(Keys::Of("ads"))
.opening(b"{[")
.detect(|head| json::has(head, "\"bibcode\""))
.split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["response.docs"], keys: &[], give };

fn give(paper: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let names = list(&paper["author"]).iter().enumerate();
    let authors: Vec<Person> = names.map(|(place, name)| author(paper, place, text(name))).collect();
    let editors: Vec<Person> = list(&paper["editor"]).iter().map(|name| Person::listed(text(name))).collect();
    let date = date_of(&[&json::year_text(&paper["year"]), text(&paper["pubdate"])], at, sink);
    sink.record(&Record {
        at,
        key: text(&paper["bibcode"]),
        title: text(&paper["title"]),
        date,
        paper_type: paper_type(text(&paper["doctype"])),
        doi: doi(text(&paper["doi"])),
        venue: text(&paper["pub"]),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

fn author(paper: &Value, place: usize, name: &str) -> Person {
    let known = |key: &str| Some(text(&paper[key][place])).filter(|value| *value != "-").unwrap_or_default();
    // What the publisher has comes before what the author claims, and that before what others found.
    let orcids = ["orcid_pub", "orcid_user", "orcid_other"].map(known);
    let orcid = orcids.into_iter().find(|orcid| !orcid.is_empty()).unwrap_or_default();
    Person::listed(name).at(known("aff")).with_id("orcid", orcid)
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/ads.json");

    #[test]
    fn authors_have_the_orcid_and_the_affiliation_at_their_place() {
        let (corpus, bylines) = read_with_editors("ads.json", FIXTURE);
        assert_eq!(
            bylines[0],
            "Lovelace, Ada | Menabrea, L. F. [orcid:0000-0002-1825-0097] | *Engine Collaboration"
        );
        assert_eq!(bylines[1], "Wolframová, Žofie | Taylor, R.");
        assert_eq!((corpus.id(0).as_str(), corpus.doi(0)), ("1843SciMe...3..666L", "10.1000/sketch"));
        assert_eq!((corpus.affiliation(0), corpus.affiliation(1)), ("London", ""));
        assert_eq!(
            (corpus.venue(0), corpus.date(0).map(|date| date.to_string())),
            ("Scientific Memoirs", Some("1843-09".into()))
        );
    }
}
