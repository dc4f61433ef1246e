//! Records of ORCID, as its API and its public data give them in JSON, and its works one by one.
//!
//! ```text
//! {"orcid-identifier":{"path":"0000-0002-1825-0097"},"person":{"name":{"given-names":{"value":"Ada"}}},
//!  "activities-summary":{"works":{"group":[{"work-summary":[{"title":{"title":{"value":"Notes"}}}]}]}}}
//! ```
//!
//! A record lists the works of its owner without their other authors, of which there is a notice. Works that are asked for one by one
//! have contributors.

use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::person::{Person, mentions};
use super::types::paper_type;
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Details, Fact, Format, Kind, Record, Sink};

pub(super) static FORMAT: Format = Format::new("orcid", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    json::read(chunk, &LAYOUT, sink)
})
.about("records of ORCID in JSON: the works of a person, or works with their contributors")
.reads(
    "contributors with ORCIDs, or the owner of the record alone; title, publication-date, DOI, journal-title",
)
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier])
.extensions(&["json", "jsonl"])
.opening(b"{[")
.detect(|head| {
    let has = |key: &str| json::has(head, key);
    has("\"orcid-identifier\"") || has("\"put-code\"")
})
.split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["bulk"], keys: &[], give };

fn give(record: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let owner = owner(record);
    let works = &record.inside("activities-summary")["works"];
    let groups = if works.is_object() { &works["group"] } else { &record["group"] };
    if let Value::List(groups) = groups {
        // The sources of a work come in the order of the owner's preference.
        let preferred = groups.iter().map(|group| &group["work-summary"][0]);
        preferred.for_each(|work| give_work(work, owner.as_ref(), at, sink));
    } else if !record["orcid-identifier"].is_object() {
        give_work(record.inside("work"), None, at, sink);
    }
}

/// Who the record is about, by the name for publications or the parts of the name.
fn owner(record: &Value) -> Option<Person> {
    let name = &record["person"]["name"];
    let value = |key: &str| text(&name[key]["value"]);
    let person = match (value("family-name"), value("credit-name")) {
        ("", "") => Person::of_parts("", value("given-names")),
        ("", credit) => Person::listed(credit),
        (family, _) => Person::of_parts(family, value("given-names")),
    };
    let person = person.with_id("orcid", text(&record["orcid-identifier"]["path"]));
    (!person.name.is_empty()).then_some(person)
}

fn give_work(work: &Value, owner: Option<&Person>, at: usize, sink: &mut dyn Sink) {
    let title = text(&work["title"]["title"]["value"]);
    let (editors, authors): (Vec<_>, Vec<_>) =
        list(&work["contributors"]["contributor"]).iter().partition(|contributor| is_editor(contributor));
    let [mut authors, editors] = [authors, editors].map(|people| {
        people.into_iter().map(contributor).filter(|person| !person.name.is_empty()).collect::<Vec<_>>()
    });
    if authors.is_empty()
        && let Some(owner) = owner
    {
        authors.push(
            Person::listed(&owner.name).with_id("orcid", owner.ids.as_stated().trim_start_matches("orcid:")),
        );
        sink.notice(at, Kind::AndOthers, title);
    }
    let ids = list(&work["external-ids"]["external-id"]).iter();
    let is_own_doi = |id: &&Value| {
        text(&id["external-id-type"]).eq_ignore_ascii_case("doi")
            && text(&id["external-id-relationship"]) != "part-of"
    };
    let own = ids.clone().find(is_own_doi).map_or("", |id| text(&id["external-id-value"]));
    let date = ["year", "month", "day"].map(|part| text(&work["publication-date"][part]["value"]));
    let known: Vec<&str> = date.into_iter().take_while(|part| !part.is_empty()).collect();
    let date = date_of(&[&known.join("-"), date[0]], at, sink);
    sink.record(&Record {
        at,
        key: "",
        title,
        date,
        paper_type: paper_type(text(&work["type"])),
        doi: doi(own),
        venue: text(&work["journal-title"]["value"]),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

fn is_editor(contributor: &Value) -> bool {
    text(&contributor["contributor-attributes"]["contributor-role"]).eq_ignore_ascii_case("editor")
}

fn contributor(value: &Value) -> Person {
    Person::listed(text(&value["credit-name"]["value"]))
        .with_id("orcid", text(&value["contributor-orcid"]["path"]))
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/orcid.json");

    #[test]
    fn a_record_has_its_owner_and_tells_that_others_are_missing() {
        let (corpus, bylines) = read_with_editors("orcid.json", FIXTURE);
        assert_eq!(bylines, ["Lovelace, Ada [orcid:0000-0002-1825-0097]"; 2]);
        assert_eq!(
            (corpus.title(0), corpus.doi(0), corpus.venue(0)),
            ("Sketch of the engine", "10.1000/sketch", "Scientific memoirs")
        );
        assert_eq!(
            (corpus.date(0).map(|date| date.to_string()), corpus.year(1)),
            (Some("1843-09".into()), Some(1842))
        );
    }

    #[test]
    fn works_that_are_asked_for_one_by_one_have_contributors() {
        let work = r#"{"put-code":7,"title":{"title":{"value":"Wheels"}},"type":"book","contributors":{"contributor":[
            {"contributor-orcid":{"path":"0000-0002-1825-0097"},"credit-name":{"value":"Ada Lovelace"},
             "contributor-attributes":{"contributor-role":"author"}},{"credit-name":{"value":"Luigi Menabrea"}},{"credit-name":null}]}}"#;
        for text in [format!("{{\"bulk\":[{{\"work\":{work}}}]}}"), work.to_owned()] {
            let (_, bylines) = read_with_editors("w.json", &text);
            assert_eq!(bylines, ["Ada Lovelace [orcid:0000-0002-1825-0097] | Luigi Menabrea"]);
        }
    }
}
