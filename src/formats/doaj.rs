//! Articles of the Directory of Open Access Journals: pages of its API, and its public data dump.
//!
//! ```text
//! {"total":1,"results":[{"id":"0a1b","bibjson":{"title":"Notes","year":"1843","author":[{"name":"Ada Lovelace",
//!   "orcid_id":"https://orcid.org/0000-0002-1825-0097"}],"identifier":[{"type":"doi","id":"10.1000/1"}]}}]}
//! ```

use super::dates::{date_of, joined};
use super::json::{self, RecordLayout, list, text};
use super::person::{Person, mentions};
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Details, Fact, Format, Keys, PaperType, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("doaj", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("articles of DOAJ: pages of its API and its public data dump")
        .reads("author with ORCIDs and affiliations; id, title, year and month, DOI, journal")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
        .extensions(&["json", "jsonl"])
        .keys(Keys::Of("doaj"))
        .opening(b"{[")
        .detect(|head| json::has(head, "\"bibjson\""))
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["results"], keys: &["id", "bibjson"], give };

fn give(article: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let about = &article["bibjson"];
    let person = |author: &Value| {
        Person::listed(text(&author["name"]))
            .at(text(&author["affiliation"]))
            .with_id("orcid", text(&author["orcid_id"]))
    };
    let authors: Vec<Person> = list(&about["author"]).iter().map(person).collect();
    let is_doi = |identifier: &&Value| text(&identifier["type"]).eq_ignore_ascii_case("doi");
    let marked = list(&about["identifier"]).iter().find(is_doi);
    let [year, month] = ["year", "month"].map(|key| json::year_text(&about[key]));
    let date = date_of(&[&joined(&[&year, &month]), &year], at, sink);
    sink.record(&Record {
        at,
        key: text(&article["id"]),
        title: text(&about["title"]),
        date,
        paper_type: PaperType::Article,
        doi: marked.map_or("", |identifier| doi(text(&identifier["id"]))),
        venue: text(&about["journal"]["title"]),
        byline: &mentions(&authors),
        editors: &[],
    });
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/doaj.json");

    #[test]
    fn an_article_has_its_own_doi_and_the_orcids_of_its_authors() {
        let (corpus, bylines) = read_with_editors("doaj.json", FIXTURE);
        assert_eq!(bylines[0], "Ada Lovelace [orcid:0000-0002-1825-0097] | Luigi Menabrea");
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
            ("0a1b2c", "10.1000/sketch", "Scientific memoirs")
        );
        assert_eq!((corpus.affiliation(0), corpus.year(0)), ("London", Some(1843)));
    }
}
