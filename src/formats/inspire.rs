//! Literature of INSPIRE: pages of its API, and single records.
//!
//! ```text
//! {"hits":{"hits":[{"id":"1843","metadata":{"control_number":1843,"titles":[{"title":"Notes"}],"authors":[
//!   {"full_name":"Lovelace, Ada","ids":[{"schema":"INSPIRE BAI","value":"A.Lovelace.1"}]}]}}],"total":1}}
//! ```

use super::affiliations::joined;
use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::person::{Person, mentions};
use super::types::most_telling;
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Details, Fact, Format, Keys, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("inspire", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("literature of INSPIRE: pages of its API and single records")
        .reads("authors with INSPIRE ids, ORCIDs and affiliations, collaborations, editors; titles, dates, dois, journal")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
        .extensions(&["json", "jsonl"])
        .keys(Keys::Of("inspire"))
        .opening(b"{[")
        .detect(|head| {
            let has = |key: &str| json::has(head, key);
            has("\"full_name\"") && (has("\"control_number\"") || has("\"metadata\"") && has("\"titles\""))
        })
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["hits.hits"], keys: &["id", "metadata", "hits"], give };

fn give(record: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let work = &record["metadata"];
    let has_role = |author: &&Value, wanted: &str| {
        list(&author["inspire_roles"]).iter().any(|role| text(role) == wanted)
    };
    // The supervisors of a thesis are among its authors.
    let people = list(&work["authors"]).iter().filter(|author| !has_role(author, "supervisor"));
    let (editors, authors): (Vec<_>, Vec<_>) = people.partition(|author| has_role(author, "editor"));
    let [mut authors, editors] =
        [authors, editors].map(|people| people.into_iter().map(person).collect::<Vec<_>>());
    authors.extend(list(&work["corporate_author"]).iter().map(|group| Person::group(text(group))));
    authors.extend(list(&work["collaborations"]).iter().map(|group| Person::group(&collaboration(group))));
    let published = &work["publication_info"][0];
    let venue = ["journal_title", "pubinfo_freetext"].map(|key| text(&published[key]));
    let dates = [
        json::year_text(&published["year"]),
        text(&work["imprints"][0]["date"]).into(),
        text(&work["earliest_date"]).into(),
        text(&work["preprint_date"]).into(),
    ];
    let date = date_of(&dates.each_ref().map(|date| &**date), at, sink);
    sink.record(&Record {
        at,
        key: &key(record, work),
        title: text(&work["titles"][0]["title"]),
        date,
        paper_type: most_telling(list(&work["document_type"]).iter().map(text)),
        doi: doi(text(&work["dois"][0]["value"])),
        venue: venue.into_iter().find(|venue| !venue.is_empty()).unwrap_or_default(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

fn key(record: &Value, work: &Value) -> String {
    match (&work["control_number"], &record["id"]) {
        (Value::Number(number), _) | (_, Value::Number(number)) => number.to_string(),
        (_, id) => text(id).to_owned(),
    }
}

/// The name of a collaboration, which the source writes without that word.
fn collaboration(value: &Value) -> String {
    let name = text(&value["value"]);
    if name.to_lowercase().contains("collaboration") {
        name.to_owned()
    } else {
        format!("{name} Collaboration")
    }
}

fn person(author: &Value) -> Person {
    let mut person = Person::listed(text(&author["full_name"]))
        .at(&joined(list(&author["affiliations"]).iter().map(|unit| text(&unit["value"]))));
    for id in list(&author["ids"]) {
        let value = text(&id["value"]);
        match text(&id["schema"]) {
            "ORCID" => person.ids.add("orcid", value),
            "INSPIRE BAI" => person.ids.add_unlisted("inspire", value),
            _ => {}
        }
    }
    person
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/inspire.json");

    #[test]
    fn authors_have_their_ids_and_collaborations_and_editors_are_neither() {
        let (corpus, bylines) = read_with_editors("inspire.json", FIXTURE);
        assert_eq!(
            bylines,
            [
                "Lovelace, Ada [orcid:0000-0002-1825-0097 inspire:A.Lovelace.1] | Menabrea, Luigi F. | *Engine Collaboration",
                "Wolframová, Žofie | *Society of Weavers | Taylor, Richard"
            ]
        );
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
            ("1843001", "10.1000/sketch", "Sci.Mem.")
        );
        assert_eq!(
            (corpus.title(0), corpus.year(0), corpus.affiliation(0)),
            ("Sketch of the engine", Some(1843), "London U.")
        );
        assert_eq!((corpus.title(1), corpus.year(1)), ("Wheels", Some(1851)));
    }

    #[test]
    fn supervisors_are_no_authors_and_all_affiliations_count() {
        let text = r#"{"id":"1","metadata":{"control_number":1,"titles":[{"title":"Wheels"}],"authors":[
            {"full_name":"Lovelace, Ada","affiliations":[{"value":"London U."},{"value":"Turin U."}]},
            {"full_name":"Babbage, Charles","inspire_roles":["supervisor"]}]}}"#;
        let (corpus, bylines) = read_with_editors("a.json", text);
        assert_eq!(bylines, ["Lovelace, Ada"]);
        assert_eq!(corpus.affiliation(0), "London U.; Turin U.");
    }
}
