//! Records of Zenodo and other repositories of Invenio: pages of their API, and single records.
//!
//! ```text
//! {"hits":{"hits":[{"id":1843,"doi":"10.5281/zenodo.1843","metadata":{"title":"Notes","publication_date":"1843-09-01",
//!   "creators":[{"name":"Lovelace, Ada","orcid":"0000-0002-1825-0097","affiliation":"London"}]}}],"total":1}}
//! ```
//!
//! The later shape has `person_or_org` around the name.

use super::affiliations::joined;
use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::person::{Person, mentions};
use super::types::most_telling;
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Details, Fact, Format, Keys, Record, Sink};

pub(super) static FORMAT: Format = Format::new("zenodo", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    json::read(chunk, &LAYOUT, sink)
})
.about("records of Zenodo and other Invenio repositories: pages of the API and single records")
.reads(
    "creators with ORCIDs and affiliations, contributors who edit; id, title, publication_date, doi, journal",
)
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
.extensions(&["json", "jsonl"])
.keys(Keys::Of("doi"))
.opening(b"{[")
.detect(|head| {
    let has = |key: &str| json::has(head, key);
    has("\"creators\"") && (has("\"publication_date\"") || has("\"person_or_org\""))
})
.split(json::split);

static LAYOUT: RecordLayout =
    RecordLayout { lists: &["hits.hits"], keys: &["id", "doi", "metadata", "pids", "custom_fields"], give };

fn give(record: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let about = &record["metadata"];
    let creators: Vec<Person> = list(&about["creators"]).iter().map(person).collect();
    let is_editor = |contributor: &&Value| {
        let role = &contributor["role"];
        [text(&contributor["type"]), text(role), text(&role["id"])]
            .iter()
            .any(|word| word.eq_ignore_ascii_case("editor"))
    };
    let editors: Vec<Person> = list(&about["contributors"]).iter().filter(is_editor).map(person).collect();
    let kind = &about["resource_type"];
    let dois = [&record["doi"], &about["doi"], &record["pids"]["doi"]["identifier"]].map(text);
    let own = doi(dois.into_iter().find(|doi| !doi.is_empty()).unwrap_or_default());
    let venues = [&about["journal"], &record["custom_fields"]["journal:journal"], &about["meeting"]];
    let id = json::year_text(&record["id"]);
    let date = date_of(&[text(&about["publication_date"])], at, sink);
    sink.record(&Record {
        at,
        key: if own.is_empty() { &id } else { own },
        title: text(&about["title"]),
        date,
        paper_type: most_telling([
            text(&kind["subtype"]),
            text(&kind["type"]),
            text(&kind["id"]).rsplit('-').next().unwrap_or_default(),
        ]),
        doi: own,
        venue: venues
            .map(|venue| text(&venue["title"]))
            .into_iter()
            .find(|venue| !venue.is_empty())
            .unwrap_or_default(),
        byline: &mentions(&creators),
        editors: &mentions(&editors),
    });
}

fn person(creator: &Value) -> Person {
    let who = creator.inside("person_or_org");
    let in_parts = name_of_parts("", text(&who["family_name"]), "", text(&who["given_name"]));
    let name = if in_parts.is_empty() { text(&who["name"]).to_owned() } else { in_parts };
    let mut person = Person::listed(&name);
    person.is_group = match text(&who["type"]) {
        "organizational" => true,
        "personal" => false,
        _ => person.is_group,
    };
    let several = list(&creator["affiliations"]).iter().map(|unit| text(&unit["name"]));
    let affiliation = joined(several.chain([text(&creator["affiliation"])]));
    let identifiers = list(&who["identifiers"]).iter().filter(|id| text(&id["scheme"]) == "orcid");
    let orcids = identifiers.map(|id| text(&id["identifier"])).chain([text(&creator["orcid"])]);
    orcids.fold(person.at(&affiliation), |person, orcid| person.with_id("orcid", orcid))
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/zenodo.json");

    #[test]
    fn both_shapes_have_creators_with_orcids() {
        let (corpus, bylines) = read_with_editors("zenodo.json", FIXTURE);
        assert_eq!(
            bylines[0],
            "Lovelace, Ada [orcid:0000-0002-1825-0097] | Menabrea, Luigi | Taylor, Richard"
        );
        assert_eq!(bylines[1], "Wolframová, Žofie [orcid:0000-0001-5109-3700] | *Weavers");
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(1)),
            ("10.5281/zenodo.1843001", "10.5281/zenodo.1851002")
        );
        assert_eq!(
            (corpus.venue(0), corpus.affiliation(0), corpus.year(1)),
            ("Scientific memoirs", "London", Some(1851))
        );
    }
}
