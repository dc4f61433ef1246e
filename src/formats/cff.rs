//! Citation files (CITATION.cff) of software and data, and the paper that they ask to cite.
//!
//! ```text
//! cff-version: 1.2.0
//! title: Engine
//! authors:
//!   - family-names: Lovelace
//!     given-names: Ada
//!     orcid: https://orcid.org/0000-0002-1825-0097
//! date-released: 1843-09-01
//! ```

use super::dates::{date_of, joined};
use super::json::{list, text};
use super::person::{Person, mentions};
use super::types::paper_type;
use super::value::Value;
use super::yaml;
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Fact, Format, Kind, PaperType, Record, Sink};

pub(super) static FORMAT: Format = Format::new("cff", read)
    .about("citation files of software and data (CITATION.cff)")
    .reads("authors with ORCIDs and affiliations; title, date-released, doi, and the preferred citation")
    .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
    .extensions(&["cff"])
    .line_starts(&[b"cf"])
    .detect(|head| head.lines().any(|line| line.starts_with("cff-version:")));

/// Reads a file, which is one value, when all of it is there.
fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    if !chunk.last {
        return 0;
    }
    match yaml::value(chunk.text) {
        Ok(file) => {
            give(&file, sink);
            give(&file["preferred-citation"], sink);
        }
        Err(error) => sink.notice(0, Kind::Malformed, &error),
    }
    chunk.text.len()
}

fn give(work: &Value<'_>, sink: &mut dyn Sink) {
    if !work.is_object() {
        return;
    }
    let authors: Vec<Person> = list(&work["authors"]).iter().map(person).collect();
    let editors: Vec<Person> = list(&work["editors"]).iter().map(person).collect();
    let published = joined(&["year", "month"].map(|part| text(&work[part])));
    let identifiers = list(&work["identifiers"]).iter().filter(|id| text(&id["type"]) == "doi");
    let marked = identifiers.map(|id| text(&id["value"])).next().unwrap_or_default();
    let own = if text(&work["doi"]).is_empty() { marked } else { text(&work["doi"]) };
    let venues = [text(&work["journal"]), text(&work["collection-title"]), text(&work["conference"]["name"])];
    let kind = text(&work["type"]);
    let date = date_of(&[&published, text(&work["date-published"]), text(&work["date-released"])], 0, sink);
    sink.record(&Record {
        at: 0,
        key: "",
        title: text(&work["title"]),
        date,
        // A file is about software unless it says otherwise.
        paper_type: if kind.is_empty() { PaperType::Software } else { paper_type(kind) },
        doi: doi(own),
        venue: venues.into_iter().find(|venue| !venue.is_empty()).unwrap_or_default(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// A person in parts, or an entity with a name.
fn person(value: &Value<'_>) -> Person {
    let part = |key: &str| text(&value[key]);
    let in_parts =
        name_of_parts(part("name-particle"), part("family-names"), part("name-suffix"), part("given-names"));
    let person = match (in_parts.is_empty(), part("name").is_empty()) {
        (false, _) => Person { name: in_parts, ..Person::default() },
        (true, false) => Person::group(part("name")),
        (true, true) => Person::listed(part("alias")),
    };
    person.at(part("affiliation")).with_id("orcid", part("orcid"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/cff.cff");

    #[test]
    fn reading_is_chunk_invariant() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 2);
    }

    #[test]
    fn software_and_the_paper_to_cite_are_two_papers() {
        let (corpus, bylines) = read_with_editors("CITATION.cff", FIXTURE);
        assert_eq!(
            bylines,
            ["Lovelace, Ada [orcid:0000-0002-1825-0097] | *Engine Study Group", "von Wolframová, Žofie"]
        );
        assert_eq!(
            (corpus.title(0), corpus.doi(0), corpus.affiliation(0)),
            ("Engine", "10.5281/zenodo.1843", "London")
        );
        assert_eq!(
            (corpus.venue(1), corpus.year(1), corpus.doi(1)),
            ("Wheels", Some(1851), "10.1000/wheels")
        );
    }
}
