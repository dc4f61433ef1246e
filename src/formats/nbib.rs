//! MEDLINE's tagged records, as PubMed exports them (`.nbib`).
//!
//! ```text
//! PMID- 1
//! TI  - Notes on the Analytical Engine
//! FAU - Lovelace, Ada
//! AU  - Lovelace A
//! AUID- ORCID: 0000-0002-1825-0097
//! DP  - 1843 Oct
//! ```

use std::borrow::Cow;

use super::dates::year_of;
use super::tagged::{self, Tagged, Tags, split_at};
use crate::records::identifiers::{Ids, doi};
use crate::records::{Chunk, Format, Keys, Mention, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("nbib", |chunk: Chunk<'_>, sink: &mut dyn Sink| tagged::read(chunk, &TAGS, sink, give))
        .about("MEDLINE's tagged records, as PubMed exports them")
        .reads(
            "FAU or AU, AUID, AD, CN, editors FED or ED; PMID, TI or BTI, DP or DEP, LID and AID, JT or TA",
        )
        .extensions(&["nbib", "medline", "txt"])
        .keys(Keys::Of("pubmed"))
        .detect(|head| {
            let tags = || head.lines().filter_map(field).map(|(tag, _)| tag);
            tags().any(|tag| tag == TAGS.start) && tags().any(|tag| matches!(tag, "TI" | "FAU" | "AU" | "DP"))
        })
        .split(|buffer| split_at(buffer, "PMID- "));

static TAGS: Tags = Tags { field, start: "PMID", end: "" };

/// A tag filled up with spaces to four characters, a hyphen, a space: `AU  - Lovelace A`.
fn field(line: &str) -> Option<(&str, &str)> {
    let (tag, text) = line.split_at_checked(4)?;
    let tag = tag.trim_end_matches(' ');
    let is_tag = tag.len() > 1 && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let text = text.strip_prefix('-').filter(|text| text.is_empty() || text.starts_with(' '))?;
    is_tag.then_some((tag, text))
}

/// An author while the fields go by.
#[derive(Default)]
struct Author<'a> {
    name: Cow<'a, str>,
    /// The full name was there; the short one that follows is the same person's.
    is_full: bool,
    is_group: bool,
    ids: Ids,
    affiliation: Cow<'a, str>,
}

fn authors<'a>(record: &Tagged<'a>) -> Vec<Author<'a>> {
    let mut authors: Vec<Author<'a>> = Vec::new();
    for (tag, text) in record.fields().filter(|(_, text)| !text.is_empty()) {
        match (tag, authors.last_mut()) {
            ("FAU", _) => authors.push(Author { name: text, is_full: true, ..Author::default() }),
            ("AU", Some(author)) if author.is_full => author.is_full = false,
            ("AU", _) => authors.push(Author { name: text, ..Author::default() }),
            ("CN", _) => authors.push(Author { name: text, is_group: true, ..Author::default() }),
            ("AUID", Some(author)) => {
                if let Some(id) = text.strip_prefix("ORCID:") {
                    author.ids.add("orcid", id);
                }
            }
            ("AD", Some(author)) if author.affiliation.is_empty() => author.affiliation = text,
            _ => {}
        }
    }
    authors
}

/// The identifier that is marked as the DOI: `10.1000/1 [doi]`.
fn marked_doi<'a>(record: &Tagged<'a>) -> Cow<'a, str> {
    let ids = record.fields().filter(|(tag, _)| matches!(*tag, "LID" | "AID"));
    ids.map(|(_, id)| id).find(|id| id.ends_with("[doi]")).unwrap_or_default()
}

fn give(record: &Tagged<'_>, sink: &mut dyn Sink) {
    let authors = authors(record);
    let byline: Vec<Mention<'_>> = authors
        .iter()
        .map(|author| Mention {
            name: &author.name,
            ids: author.ids.as_str(),
            affiliation: &author.affiliation,
            is_group: author.is_group,
        })
        .collect();
    let full: Vec<&str> = record.lines("FED").collect();
    let editors = if full.is_empty() { record.lines("ED").collect() } else { full };
    let editors: Vec<Mention<'_>> = editors.into_iter().map(Mention::named).collect();
    let year = year_of(&[&record.first(&["DP"]), &record.first(&["DEP"])], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &record.first(&["PMID"]),
        title: &record.first(&["TI", "BTI"]),
        year,
        doi: doi(&marked_doi(record)),
        venue: &record.first(&["JT", "TA", "BTI"]),
        byline: &byline,
        editors: &editors,
    });
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    fn corpus(text: &str) -> Corpus {
        let source = Source::Text("x.nbib".to_owned(), text.to_owned());
        crate::reading::read(&[source], ReadOptions::default(), &mut Notices::default()).unwrap()
    }

    #[test]
    fn the_full_name_stands_for_the_short_one_and_what_follows_is_its_own() {
        let corpus = corpus(
            "PMID- 7\nTI  - Notes on\n      the Engine\nLID - S1 [pii]\nLID - 10.1000/7 [doi]\nDP  - 1843 Oct\n\
             FAU - Lovelace, Ada\nAU  - Lovelace A\nAUID- ORCID: 0000-0002-1825-0097\nAD  - London.\n\
             AU  - Menabrea L\nCN  - Engine Group\nJT  - Memoirs\n",
        );
        let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
        assert_eq!(names, ["Lovelace, Ada", "Menabrea L", "Engine Group"]);
        let [ada, _, group] = corpus.byline(0) else { panic!() };
        assert_eq!(corpus.spellings().ids(*ada).collect::<Vec<_>>(), ["orcid:0000-0002-1825-0097"]);
        assert!(corpus.spellings().is_group(*group) && !corpus.spellings().is_group(*ada));
        assert_eq!((corpus.affiliation(0), corpus.affiliation(1)), ("London.", ""));
        assert_eq!((corpus.title(0), corpus.doi(0)), ("Notes on the Engine", "10.1000/7"));
        assert_eq!((corpus.year(0), corpus.venue(0), corpus.id(0).as_str()), (Some(1843), "Memoirs", "7"));
    }
}
