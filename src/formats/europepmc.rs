//! Articles of Europe PMC: answers of its API, with its core fields or the few of a lite answer.
//!
//! ```text
//! {"hitCount":1,"resultList":{"result":[{"id":"1843","source":"MED","title":"Notes.","authorString":"Lovelace A.",
//!   "authorList":{"author":[{"fullName":"Lovelace A","firstName":"Ada","lastName":"Lovelace"}]},"pubYear":"1843"}]}}
//! ```

use super::affiliations::joined;
use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::person::{Person, mentions};
use super::types::most_telling;
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Details, Fact, Format, Keys, Kind, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("europepmc", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("articles of Europe PMC: answers of its API, core or lite")
        .reads("authorList with ORCIDs and affiliations, or authorString; id, title, dates, doi, journal")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
        .extensions(&["json", "jsonl"])
        .keys(Keys::Of("europepmc"))
        .opening(b"{[")
        .detect(|head| {
            let has = |key: &str| json::has(head, key);
            has("\"authorString\"") || has("\"resultList\"") && has("\"hitCount\"")
        })
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["resultList.result"], keys: &[], give };

fn give(article: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let article = article.inside("result");
    let mut authors: Vec<Person> = list(&article["authorList"]["author"]).iter().map(person).collect();
    if authors.is_empty() {
        authors = in_words(text(&article["authorString"]), at, sink);
    }
    let editors: Vec<Person> =
        list(&article["bookOrReportDetails"]["editorList"]["editor"]).iter().map(person).collect();
    let journal = &article["journalInfo"];
    let venues = [text(&journal["journal"]["title"]), text(&article["journalTitle"])];
    let (source, id) = (text(&article["source"]), text(&article["id"]));
    let date = date_of(
        &[
            &json::year_text(&article["pubYear"]),
            text(&journal["dateOfPublication"]),
            text(&article["firstPublicationDate"]),
        ],
        at,
        sink,
    );
    sink.record(&Record {
        at,
        key: &if source.is_empty() { id.to_owned() } else { format!("{source}:{id}") },
        title: text(&article["title"]),
        date,
        paper_type: most_telling(types(article)),
        doi: doi(text(&article["doi"])),
        venue: venues.into_iter().find(|venue| !venue.is_empty()).unwrap_or_default(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// The types: a list, or one text in lite answers.
fn types<'a>(article: &'a Value<'_>) -> impl Iterator<Item = &'a str> {
    let one = text(&article["pubType"]).split(';').map(str::trim);
    list(&article["pubTypeList"]["pubType"]).iter().map(text).chain(one)
}

fn person(author: &Value) -> Person {
    let group = text(&author["collectiveName"]);
    if !group.is_empty() {
        return Person::group(group);
    }
    let part = |key: &str| text(&author[key]);
    let given = if part("firstName").is_empty() { part("initials") } else { part("firstName") };
    let in_parts = name_of_parts("", part("lastName"), part("suffix"), given);
    let name = if in_parts.is_empty() { part("fullName").to_owned() } else { in_parts };
    let details = list(&author["authorAffiliationDetailsList"]["authorAffiliation"]).iter();
    let several = joined(details.map(|unit| text(&unit["affiliation"])));
    let affiliation = if several.is_empty() { text(&author["affiliation"]) } else { &several };
    let person = Person { name, ..Person::default() }.at(affiliation);
    match text(&author["authorId"]["type"]) {
        "ORCID" => person.with_id("orcid", text(&author["authorId"]["value"])),
        _ => person,
    }
}

/// The authors of a lite answer: `Lovelace A, Menabrea LF.`
fn in_words(names: &str, at: usize, sink: &mut dyn Sink) -> Vec<Person> {
    let mut names: Vec<&str> =
        names.trim_end_matches('.').split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.last().is_some_and(|last| last.eq_ignore_ascii_case("et al")) {
        names.pop();
        sink.notice(at, Kind::AndOthers, &names.join(", "));
    }
    names.into_iter().map(Person::listed).collect()
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/europepmc.json");

    #[test]
    fn core_answers_have_authors_in_parts_and_lite_ones_in_words() {
        let (corpus, bylines) = read_with_editors("europepmc.json", FIXTURE);
        assert_eq!(
            bylines[0],
            "Lovelace, Ada [orcid:0000-0002-1825-0097] | Menabrea, LF | *Engine Study Group"
        );
        assert_eq!(bylines[1], "Wolframová Ž | Müller J");
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.year(0)),
            ("MED:1843001", "10.1000/sketch", Some(1843))
        );
        assert_eq!(
            (corpus.venue(0), corpus.affiliation(0), corpus.venue(1)),
            ("Scientific memoirs", "Observatory, London.", "Wheels")
        );
    }
}
