//! DOIs of DataCite: pages of its API, its public data files in JSON Lines, and its metadata as JSON.
//!
//! ```text
//! {"data":[{"id":"10.1000/1","type":"dois","attributes":{"doi":"10.1000/1","publicationYear":1843,
//!   "titles":[{"title":"Notes"}],"creators":[{"name":"Lovelace, Ada","nameType":"Personal","nameIdentifiers":[
//!     {"nameIdentifier":"https://orcid.org/0000-0002-1825-0097","nameIdentifierScheme":"ORCID"}]}]}}]}
//! ```

use super::contributors::{Contributor, WholeName, mentions};
use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::types::paper_type;
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Details, Fact, Format, Keys, Record, Sink};

pub(super) static FORMAT: Format = Format::new("datacite", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
.about("DOIs of DataCite: pages of its API, its data files and JSON metadata")
.reads("creators with identifiers and affiliations, contributors who edit; doi, titles, publicationYear, container")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation, Fact::Organization])
.extensions(&["json", "jsonl"])
.keys(Keys::Of("doi"))
.opening(b"{[")
.detect(|head| {
        let own = ["\"creators\"", "\"titles\""];
        own.iter().all(|key| json::has(head, key))
    })
.split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["data"], keys: &[], give };

fn give(work: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    // The answer for one DOI is the DOI in an envelope, and what is said about a DOI is in one too.
    let work = work.inside("data").inside("attributes");
    let creators = Contributor::all(&work["creators"], WholeName::OfAny);
    let is_editor = |contributor: &&Value| text(&contributor["contributorType"]) == "Editor";
    let editors = list(&work["contributors"]).iter().filter(is_editor);
    let editors: Vec<_> = editors.map(|value| Contributor::of(value, WholeName::OfAny)).collect();
    let [byline, editors] = [&creators, &editors].map(|people| mentions(people));
    let dated = |of: &str| {
        let found = list(&work["dates"]).iter().find(|date| text(&date["dateType"]) == of);
        found.map_or("", |date| text(&date["date"]))
    };
    let own = doi(text(&work["doi"]));
    let date =
        date_of(&[&json::year_text(&work["publicationYear"]), dated("Issued"), dated("Available")], at, sink);
    sink.record(&Record {
        at,
        key: own,
        title: text(&work["titles"][0]["title"]),
        date,
        paper_type: paper_type(text(&work["types"]["resourceTypeGeneral"])),
        doi: own,
        venue: text(&work["container"]["title"]),
        byline: &byline,
        editors: &editors,
    });
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    fn corpus(text: &str) -> Corpus {
        let source = Source::Text("x.json".to_owned(), text.to_owned());
        crate::reading::read(&[source], ReadOptions::with_details(), &mut Notices::default()).unwrap()
    }

    const WORK: &str = r#"{"doi":"10.1000/d1","creators":[
        {"name":"Lovelace, A.","givenName":"Ada","familyName":"Lovelace","affiliation":["London"],"nameIdentifiers":[
          {"nameIdentifier":"https://orcid.org/0000-0002-1825-0097","nameIdentifierScheme":"ORCID"},
          {"nameIdentifier":"https://ror.org/01abc","nameIdentifierScheme":"ROR"},
          {"nameIdentifier":"57190000000","nameIdentifierScheme":"Scopus Author ID"},
          {"nameIdentifier":"0000 0001 2345 6789","nameIdentifierScheme":"ISNI"}]},
        {"name":"Menabrea, Luigi","nameType":"Personal","affiliation":[{"name":"Torino"}],"nameIdentifiers":[]},
        {"name":"Engine","nameType":"Organizational"},{"name":"Weavers' Society"}],
        "titles":[{"title":"Cards"},{"title":"Other cards"}],"publicationYear":"1843","container":{"title":"Memoirs"},
        "contributors":[{"name":"Taylor, Richard","contributorType":"Editor"},{"name":"X","contributorType":"Other"}]}"#;

    #[test]
    fn creators_are_persons_and_organizations_in_pages_answers_and_lines() {
        for text in [
            WORK.to_owned(),
            format!("{{\"id\":\"10.1000/d1\",\"type\":\"dois\",\"attributes\":{WORK}}}"),
            format!("{{\"data\":{{\"type\":\"dois\",\"attributes\":{WORK}}}}}"),
            format!("{{\"data\":[{{\"attributes\":{WORK}}}],\"meta\":{{\"total\":1}}}}"),
        ] {
            let corpus = corpus(&text);
            let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
            assert_eq!(names, ["Lovelace, Ada", "Menabrea, Luigi", "Engine", "Weavers' Society"], "{text}");
            let groups: Vec<_> =
                corpus.byline(0).iter().map(|&name| corpus.spellings().is_group(name)).collect();
            assert_eq!(groups, [false, false, true, true]);
            let ids: Vec<_> = corpus.spellings().ids(corpus.byline(0)[0]).collect();
            assert_eq!(ids, ["orcid:0000-0002-1825-0097", "scopus:57190000000", "isni:0000000123456789"]);
            assert_eq!((corpus.affiliation(0), corpus.affiliation(1)), ("London", "Torino"));
            assert_eq!((corpus.title(0), corpus.year(0)), ("Cards", Some(1843)));
            assert_eq!(
                (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
                ("10.1000/d1", "10.1000/d1", "Memoirs")
            );
        }
    }

    #[test]
    fn only_editors_among_the_contributors_are_editors() {
        let source = Source::Text("x.json".to_owned(), WORK.to_owned());
        let reading = ReadOptions { editors: true, ..ReadOptions::with_details() };
        let corpus = crate::reading::read(&[source], reading, &mut Notices::default()).unwrap();
        let last = corpus.byline(0).last().map(|&name| corpus.spellings().get(name));
        assert_eq!((last, corpus.byline(0).len()), (Some("Taylor, Richard"), 5));
    }
}
