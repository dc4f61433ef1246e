//! Hayagriva's YAML, the bibliographies of Typst: an entry a key.
//!
//! ```text
//! lovelace1843:
//!     type: Article
//!     title: Notes
//!     author: ["Lovelace, Ada", "Menabrea, Luigi"]
//!     date: 1843-09
//!     parent: {type: Periodical, title: Memoirs}
//! ```

use super::dates::date_of;
use super::json::text;
use super::person::{Person, mentions};
use super::value::Value;
use super::yaml;
use crate::records::groups::names_a_group;
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Fact, Format, PaperType, Record, Sink};

pub(super) static FORMAT: Format = Format::new("hayagriva", read)
    .about("Hayagriva's YAML, the bibliographies of Typst")
    .reads("author and editor; key, title, date, serial-number.doi, the title of the parent")
    .states(&[Fact::Year, Fact::Month, Fact::Type])
    .extensions(&["yaml", "yml"])
    .line_starts(&[b"ty"])
    .detect(|head| {
        let lines: Vec<&str> = head.lines().filter(|line| is_content(line)).collect();
        lines.windows(2).any(|pair| begins(pair[0]) && is_type(pair[1]))
    });

/// Is there anything on the line but white space, a comment or the mark of a document?
fn is_content(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#') && line != "---"
}

/// Does an entry begin here? A key is not indented.
fn begins(line: &str) -> bool {
    let is_key = line.trim_end().strip_suffix(':').is_some_and(|key| !key.contains(": "));
    is_key && !line.starts_with([' ', '\t', '#', '-'])
}

/// Is this the type of an entry, in the words of Hayagriva?
fn is_type(line: &str) -> bool {
    let word = line.strip_prefix([' ', '\t']).and_then(|line| line.trim().strip_prefix("type:"));
    word.is_some_and(|word| kind(word.trim().trim_matches(['"', '\''])).is_some())
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    yaml::read(chunk, &|line| begins(line), sink, give)
}

fn give(entry: &Value<'_>, at: usize, sink: &mut dyn Sink) {
    for (key, about) in entry.fields() {
        give_entry(key, about, at, sink);
    }
}

fn give_entry(key: &str, about: &Value<'_>, at: usize, sink: &mut dyn Sink) {
    let parent = if let Value::List(parents) = &about["parent"] {
        parents.first().unwrap_or(&Value::Null)
    } else {
        &about["parent"]
    };
    let [authors, editors] = ["author", "editor"].map(|role| people(&about[role]));
    let of_parent = if editors.is_empty() { people(&parent["editor"]) } else { editors };
    let number = &about["serial-number"];
    let dois = [text(&number["doi"]), text(&about["doi"]), text(&about["url"]["value"]), text(&about["url"])];
    let date = date_of(&[text(&about["date"]), text(&parent["date"])], at, sink);
    sink.record(&Record {
        at,
        key,
        title: title(about),
        date,
        paper_type: paper_type(text(&about["type"]), text(&parent["type"])),
        doi: dois.map(doi).into_iter().find(|doi| !doi.is_empty()).unwrap_or_default(),
        venue: title(parent),
        byline: &mentions(&authors),
        editors: &mentions(&of_parent),
    });
}

/// A title: text, or an object that tells how to write it.
fn title<'a>(of: &'a Value<'_>) -> &'a str {
    let title = &of["title"];
    if title.is_object() { text(&title["value"]) } else { text(title) }
}

/// A list of people, or one of them.
fn people(value: &Value<'_>) -> Vec<Person> {
    let all = if let Value::List(list) = value { &list[..] } else { std::slice::from_ref(value) };
    all.iter().map(person).filter(|person| !person.name.is_empty()).collect()
}

fn person(value: &Value<'_>) -> Person {
    let part = |key: &str| text(&value[key]);
    if value.is_object() {
        let name = name_of_parts(part("prefix"), part("name"), part("suffix"), part("given-name"));
        let is_group = part("given-name").is_empty() && names_a_group(&name);
        Person { name, is_group, ..Person::default() }
    } else {
        Person::of_one_field(text(value))
    }
}

/// A type of paper, by the word of the entry and that of what it is in.
fn paper_type(own: &str, parent: &str) -> PaperType {
    match (kind(own), kind(parent)) {
        (Some(PaperType::Article), Some(PaperType::Book)) => PaperType::Proceedings,
        (own, _) => own.unwrap_or_default(),
    }
}

/// A type of paper from Hayagriva's word for it; `None` for other words.
fn kind(word: &str) -> Option<PaperType> {
    Some(match word.to_ascii_lowercase().as_str() {
        "article" | "newspaper" => PaperType::Article,
        "book" | "proceedings" | "anthology" | "reference" | "conference" => PaperType::Book,
        "chapter" | "entry" | "anthos" => PaperType::Chapter,
        "thesis" => PaperType::Thesis,
        "report" => PaperType::Report,
        "manuscript" => PaperType::Preprint,
        "repository" => PaperType::Software,
        "misc" => PaperType::Unknown,
        "web" | "scene" | "artwork" | "patent" | "case" | "legislation" | "original" | "post"
        | "performance" | "periodical" | "blog" | "thread" | "video" | "audio" | "exhibition" => {
            PaperType::Other
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/hayagriva.yml");

    #[test]
    fn reading_is_chunk_invariant() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 3);
    }

    #[test]
    fn entries_have_people_in_text_or_in_parts_and_the_title_of_their_parent() {
        let (corpus, bylines) = read_with_editors("a.yml", FIXTURE);
        assert_eq!(
            bylines,
            [
                "Lovelace, Ada | Menabrea, Luigi",
                "von Wolframová, Žofie | Taylor, Richard",
                "*Engine Study Group"
            ]
        );
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
            ("lovelace1843", "10.1000/sketch", "Scientific memoirs")
        );
        assert_eq!([0, 1].map(|paper| corpus.year(paper)), [Some(1843), Some(1851)]);
        assert_eq!(corpus.title(2), "Wheels: a survey");
    }

    #[test]
    fn other_yaml_is_not_taken_for_it() {
        for text in [
            "services:\n  web:\n    type: object\n",
            "a:\n  title: x\n  author: y\n",
            "openapi: 3.0\nPet:\n  type: object\n",
        ] {
            assert!(!(FORMAT.detect)(text), "{text}");
        }
    }
}
