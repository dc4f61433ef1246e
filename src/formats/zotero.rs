//! Items of Zotero: answers of its API, and what Better BibTeX exports as its JSON.
//!
//! ```text
//! [{"key":"AB12CD34","version":7,"data":{"itemType":"journalArticle","title":"Notes","date":"1843","creators":[
//!   {"creatorType":"author","firstName":"Ada","lastName":"Lovelace"}]}}]
//! ```

use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::person::{Person, mentions};
use super::types::paper_type;
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Details, Fact, Format, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("zotero", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("items of Zotero: answers of its API, and the JSON of Better BibTeX")
        .reads("creators who are authors, and editors; key, title, date, DOI, publicationTitle and its like")
        .states(&[Fact::Year, Fact::Month, Fact::Type])
        .extensions(&["json", "jsonl"])
        .opening(b"{[")
        .detect(|head| {
            let has = |key: &str| json::has(head, key);
            has("\"itemType\"")
                && (has("\"creators\"") || has("\"creatorSummary\"") || has("\"creatorType\""))
        })
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["items"], keys: &[], give };

/// Who counts as an author: not those who are only translators, reviewed or thanked.
const AUTHORS: [&str; 10] = [
    "author",
    "artist",
    "programmer",
    "inventor",
    "presenter",
    "podcaster",
    "director",
    "cartographer",
    "composer",
    "performer",
];

fn give(item: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let about = item.inside("data");
    // Files, notes and highlights belong to the item that they are attached to.
    if matches!(text(&about["itemType"]), "attachment" | "note" | "annotation") {
        return;
    }
    let of_role = |is_role: &dyn Fn(&str) -> bool| -> Vec<Person> {
        let creators = list(&about["creators"]).iter();
        creators.filter(|creator| is_role(text(&creator["creatorType"]))).map(person).collect()
    };
    let authors = of_role(&|role| AUTHORS.contains(&role));
    let editors = of_role(&|role| matches!(role, "editor" | "seriesEditor"));
    let venues = ["publicationTitle", "proceedingsTitle", "bookTitle", "conferenceName", "repository"];
    let date = date_of(&[text(&item["meta"]["parsedDate"]), text(&about["date"])], at, sink);
    sink.record(&Record {
        at,
        key: [&item["key"], &about["key"], &about["citationKey"]]
            .map(text)
            .into_iter()
            .find(|key| !key.is_empty())
            .unwrap_or_default(),
        title: text(&about["title"]),
        date,
        paper_type: paper_type(text(&about["itemType"])),
        doi: doi(text(&about["DOI"])),
        venue: venues
            .map(|key| text(&about[key]))
            .into_iter()
            .find(|venue| !venue.is_empty())
            .unwrap_or_default(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

fn person(creator: &Value) -> Person {
    match text(&creator["name"]) {
        "" => Person::of_parts(text(&creator["lastName"]), text(&creator["firstName"])),
        name => Person::of_one_field(name),
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/zotero.json");

    #[test]
    fn creators_have_their_roles_and_attachments_are_no_papers() {
        let (corpus, bylines) = read_with_editors("zotero.json", FIXTURE);
        assert_eq!(bylines, ["Lovelace, Ada | *Engine Study Group | Taylor, Richard", "Wolframová, Žofie"]);
        assert_eq!(
            (corpus.doi(0), corpus.venue(0), corpus.year(0)),
            ("10.1000/sketch", "Scientific memoirs", Some(1843))
        );
        assert_eq!(corpus.papers(), 2);
    }
}
