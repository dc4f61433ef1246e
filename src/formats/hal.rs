//! Documents of HAL: answers of its API.
//!
//! ```text
//! {"response":{"numFound":1,"docs":[{"halId_s":"hal-01843","title_s":["Notes"],"authFullName_s":["Ada Lovelace"],
//!   "authFullNameIdHal_fs":["Ada Lovelace_FacetSep_ada-lovelace"],"producedDate_s":"1843-09"}]}}
//! ```
//!
//! A list about authors leaves out those without a value, so it is used only where it is as long as that of the names.

use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::person::{Person, mentions};
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Details, Fact, Format, Keys, PaperType, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("hal", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("documents of HAL: answers of its API")
        .reads("authFullName_s or names in parts, with idHal and ORCIDs; halId_s, title_s, dates, doiId_s, journalTitle_s")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier])
        .extensions(&["json", "jsonl"])
        .keys(Keys::Of("hal"))
        .opening(b"{[")
        .detect(|head| {
            let has = |key: &str| json::has(head, key);
            ["\"halId_s\"", "\"authFullName_s\"", "\"authIdHal_s\""].into_iter().any(has)
        })
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["response.docs"], keys: &[], give };

/// What comes between the values of a facet.
const SEPARATOR: &str = "_FacetSep_";

fn give(document: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let authors = people(document);
    let editors: Vec<Person> =
        list(&document["scientificEditor_s"]).iter().map(|name| Person::listed(text(name))).collect();
    let venues = ["journalTitle_s", "bookTitle_s", "conferenceTitle_s"].map(|key| text(&document[key]));
    let dates = ["publicationDate_s", "producedDate_s", "publicationDateY_i", "producedDateY_i"]
        .map(|key| json::year_text(&document[key]));
    let date = date_of(&dates.each_ref().map(|date| &**date), at, sink);
    sink.record(&Record {
        at,
        key: text(&document["halId_s"]),
        title: text(&document["title_s"]),
        date,
        paper_type: kind(text(&document["docType_s"])),
        doi: doi(text(&document["doiId_s"])),
        venue: venues.into_iter().find(|venue| !venue.is_empty()).unwrap_or_default(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// The authors, by their full names or, where these are missing, by those in parts.
fn people(document: &Value) -> Vec<Person> {
    let [full, family, given] =
        ["authFullName_s", "authLastName_s", "authFirstName_s"].map(|key| list(&document[key]));
    let [orcids, ids] = ["authORCIDIdExt_s", "authIdHal_s"].map(|key| list(&document[key]));
    let facets = list(&document["authFullNameIdHal_fs"]);
    let count = full.len().max(family.len()).max(facets.len());
    let at = |list: &[Value], place: usize| {
        list.get(place).filter(|_| list.len() == count).map(text).unwrap_or_default().to_owned()
    };
    let person = |place: usize| {
        let facet = at(facets, place);
        let (of_facet, id_of_facet) = facet.split_once(SEPARATOR).unwrap_or_default();
        let in_parts = name_of_parts("", &at(family, place), "", &at(given, place));
        let has_parts = family.len() == count && given.len() == count;
        let names =
            [if has_parts { in_parts } else { at(full, place) }, of_facet.to_owned(), at(full, place)];
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let mut person = Person::listed(&name).with_id("orcid", &at(orcids, place));
        let id = if id_of_facet.is_empty() { at(ids, place) } else { id_of_facet.to_owned() };
        person.ids.add_unlisted("idhal", &id);
        person
    };
    (0..count).map(person).collect()
}

/// A type of paper from HAL's word for it.
fn kind(word: &str) -> PaperType {
    match word {
        "ART" => PaperType::Article,
        "COMM" => PaperType::Proceedings,
        "COUV" => PaperType::Chapter,
        "OUV" | "DOUV" | "PROCEEDINGS" => PaperType::Book,
        "THESE" | "HDR" | "MEM" => PaperType::Thesis,
        "REPORT" => PaperType::Report,
        "UNDEFINED" | "PREPRINT" => PaperType::Preprint,
        "SOFTWARE" => PaperType::Software,
        "" => PaperType::Unknown,
        _ => PaperType::Other,
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/hal.json");

    #[test]
    fn an_id_belongs_to_the_author_of_its_facet() {
        let (corpus, bylines) = read_with_editors("hal.json", FIXTURE);
        assert_eq!(bylines[0], "Ada Lovelace | Luigi Menabrea [idhal:luigi-menabrea]");
        assert_eq!(bylines[1], "Wolframová, Žofie [orcid:0000-0002-1825-0097]");
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
            ("hal-01843001", "10.1000/sketch", "Scientific memoirs")
        );
        assert_eq!(
            (corpus.title(0), corpus.year(0), corpus.year(1)),
            ("Sketch of the engine", Some(1843), Some(1851))
        );
    }
}
