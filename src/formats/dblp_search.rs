//! Publications that dblp's search API answers with, in JSON.
//!
//! ```text
//! {"result":{"hits":{"@total":"1","hit":[{"@score":"1","info":{"key":"journals/x/Lovelace43","title":"Notes.","year":"1843",
//!   "authors":{"author":[{"@pid":"l/AdaLovelace","text":"Ada Lovelace"}]}}}]}}}
//! ```

use super::dates::date_of;
use super::json::{self, RecordLayout, text};
use super::person::{Person, mentions};
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Details, Fact, Format, Keys, PaperType, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("dblp-search", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("publications that dblp's search API answers with, in JSON")
        .reads("authors with their dblp ids; key, title, year, doi, venue")
        .states(&[Fact::Year, Fact::Type, Fact::Identifier])
        .extensions(&["json", "jsonl"])
        .keys(Keys::Of("dblp"))
        .opening(b"{[")
        .detect(|head| {
            let has = |key: &str| json::has(head, key);
            has("\"info\"") && (has("\"@pid\"") || has("\"@score\"") && has("\"hit\""))
        })
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["result.hits.hit"], keys: &["info"], give };

fn give(hit: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let about = &hit["info"];
    let authors = people(&about["authors"]["author"]);
    let byline = mentions(&authors);
    let is_edited = text(&about["type"]) == "Editorship";
    let date = date_of(&[&json::year_text(&about["year"])], at, sink);
    sink.record(&Record {
        at,
        key: text(&about["key"]),
        title: text(&about["title"]),
        date,
        paper_type: kind(text(&about["type"])),
        doi: doi(text(&about["doi"])),
        venue: text(&about["venue"]),
        byline: if is_edited { &[] } else { &byline },
        editors: if is_edited { &byline } else { &[] },
    });
}

/// The authors: a list, or one alone; by their ids and names, or by their names alone.
fn people(authors: &Value) -> Vec<Person> {
    let all = if let Value::List(list) = authors { &list[..] } else { std::slice::from_ref(authors) };
    let person = |author: &Value| match text(&author["text"]) {
        "" => Person::listed(text(author)),
        name => Person::listed(name).with_id("dblp", text(&author["@pid"])),
    };
    all.iter().map(person).filter(|person| !person.name.is_empty()).collect()
}

fn kind(word: &str) -> PaperType {
    match word {
        "Journal Articles" => PaperType::Article,
        "Conference and Workshop Papers" => PaperType::Proceedings,
        "Parts in Books or Collections" => PaperType::Chapter,
        "Editorship" | "Reference Works" => PaperType::Book,
        "Data and Artifacts" => PaperType::Dataset,
        // Books are not distinguished from theses, nor preprints from other informal works.
        "Books and Theses" | "Informal and Other Publications" | "" => PaperType::Unknown,
        _ => PaperType::Other,
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/dblp-search.json");

    #[test]
    fn authors_have_their_ids_whether_there_are_several_or_one() {
        let (corpus, bylines) = read_with_editors("dblp-search.json", FIXTURE);
        assert_eq!(bylines[0], "Ada Lovelace [dblp:l/AdaLovelace] | Wei Wang 0001 [dblp:w/WeiWang1]");
        assert_eq!(bylines[1], "Žofie Wolframová [dblp:12/345]");
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
            ("journals/scim/Lovelace43", "10.1000/sketch", "Sci. Mem.")
        );
        assert_eq!(corpus.year(1), Some(1851));
    }
}
