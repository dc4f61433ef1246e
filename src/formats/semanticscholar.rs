//! Papers of Semantic Scholar: pages of its API, and JSON Lines, those of its datasets too.
//!
//! ```text
//! {"total":1,"data":[{"paperId":"7cbc2a","title":"Notes","year":1843,"externalIds":{"DOI":"10.1000/1"},
//!   "authors":[{"authorId":"1","name":"Ada Lovelace"}]}]}
//! {"corpusid":7,"externalids":{"DOI":"10.1000/1"},"title":"Notes","authors":[{"authorId":"1","name":"Ada Lovelace"}]}
//! ```

use super::affiliations::joined;
use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::types::most_telling;
use super::value::Value;
use crate::records::groups::is_group_of_list;
use crate::records::identifiers::{Ids, doi};
use crate::records::{Chunk, Details, Fact, Format, Keys, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format::new("semanticscholar", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
.about("papers of Semantic Scholar: pages of its API, JSON Lines and its datasets")
.reads("authors with their ids, ORCIDs and affiliations; paperId or corpusid, title, year, DOI, venue or journal")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
.extensions(&["json", "jsonl"])
.keys(Keys::Of("semanticscholar"))
.opening(b"{[")
.detect(|head| {
        let is_of_dataset = || ["\"corpusid\"", "\"authors\""].iter().all(|key| json::has(head, key));
        json::has(head, "\"paperId\"") || is_of_dataset()
    })
.split(json::split);

static LAYOUT: RecordLayout = RecordLayout {
    lists: &["data"],
    keys: &[
        "authors",
        "paperId",
        "corpusid",
        "title",
        "year",
        "externalIds",
        "externalids",
        "publicationDate",
        "publicationdate",
        "publicationTypes",
        "publicationtypes",
        "venue",
        "journal",
        "citingPaper",
        "citedPaper",
        "papers",
        "recommendedPapers",
    ],
    give,
};

/// A paper; in pages of citations there is an envelope around it, and an author or a recommendation has a list of them.
fn give(record: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let several = ["papers", "recommendedPapers"].map(|key| &record[key]);
    match several.into_iter().find(|papers| matches!(papers, Value::List(_))) {
        Some(papers) => list(papers).iter().for_each(|paper| give_paper(paper, at, sink)),
        None => give_paper(record.inside("citingPaper").inside("citedPaper"), at, sink),
    }
}

fn give_paper(paper: &Value, at: usize, sink: &mut dyn Sink) {
    let authors = list(&paper["authors"]);
    let ids: Vec<Ids> = authors.iter().map(ids_of).collect();
    let affiliations: Vec<String> =
        authors.iter().map(|author| joined(list(&author["affiliations"]).iter().map(text))).collect();
    let byline: Vec<Mention<'_>> = authors
        .iter()
        .zip(&ids)
        .zip(&affiliations)
        .map(|((author, ids), affiliation)| Mention {
            ids: ids.as_stated(),
            affiliation,
            is_group: is_group_of_list(text(&author["name"])),
            name: text(&author["name"]),
            ..Mention::default()
        })
        .collect();
    let venue = text(&paper["venue"]);
    let key = match &paper["corpusid"] {
        Value::Number(number) => format!("CorpusId:{number}"),
        _ => text(&paper["paperId"]).to_owned(),
    };
    let types = ["publicationTypes", "publicationtypes"].into_iter().flat_map(|key| list(&paper[key]));
    let external = ["externalIds", "externalids"].map(|key| text(&paper[key]["DOI"]));
    let date = date_of(
        &[&json::year_text(&paper["year"]), text(&paper["publicationDate"]), text(&paper["publicationdate"])],
        at,
        sink,
    );
    sink.record(&Record {
        at,
        key: &key,
        title: text(&paper["title"]),
        date,
        paper_type: most_telling(types.map(text)),
        doi: doi(external.into_iter().find(|doi| !doi.is_empty()).unwrap_or_default()),
        venue: if venue.is_empty() { text(&paper["journal"]["name"]) } else { venue },
        byline: &byline,
        editors: &[],
    });
}

fn ids_of(author: &Value) -> Ids {
    let mut ids = Ids::default();
    ids.add("semanticscholar", text(&author["authorId"]));
    ids.add("orcid", text(&author["externalIds"]["ORCID"]));
    ids
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::Notices;

    #[test]
    fn a_page_has_papers_with_authors_who_have_ids() {
        let page = r#"{"total":2,"token":null,"data":[{"paperId":"7c","title":"Notes","year":1843,"venue":"",
            "journal":{"name":"Memoirs"},"externalIds":{"DOI":"10.1000/7"},"authors":[{"authorId":"1","name":"Ada Lovelace",
            "affiliations":["London"]},{"authorId":null,"name":"Luigi Menabrea"},{"name":"Engine Society"}]},{"paperId":"8d"}]}"#;
        let source = Source::Text("page.json".to_owned(), page.to_owned());
        let corpus =
            crate::reading::read(&[source], ReadOptions::with_details(), &mut Notices::default()).unwrap();
        let [ada, luigi, society] = corpus.byline(0) else { panic!() };
        assert_eq!(
            [ada, luigi].map(|&name| corpus.spellings().get(name)),
            ["Ada Lovelace", "Luigi Menabrea"]
        );
        assert!(corpus.spellings().is_group(*society) && !corpus.spellings().is_group(*luigi));
        assert_eq!(corpus.spellings().ids(*ada).collect::<Vec<_>>(), ["semanticscholar:1"]);
        assert_eq!(
            (corpus.doi(0), corpus.venue(0), corpus.affiliation(0)),
            ("10.1000/7", "Memoirs", "London")
        );
        assert_eq!((corpus.papers(), corpus.inputs()[0].without_authors), (1, 1));
    }

    #[test]
    fn papers_are_found_in_a_dataset_and_in_pages_of_citations_authors_and_recommendations() {
        let authors = r#""title":"Notes","authors":[{"authorId":"1","name":"Ada Lovelace"}]"#;
        for (text, key) in [
            (format!(r#"{{"corpusid":7,"externalids":{{"DOI":"10.1000/7"}},{authors}}}"#), "CorpusId:7"),
            (
                format!(
                    r#"{{"data":[{{"isInfluential":true,"citingPaper":{{"paperId":"7c",{authors}}}}}]}}"#
                ),
                "7c",
            ),
            (format!(r#"{{"data":[{{"citedPaper":{{"paperId":"7c",{authors}}}}}]}}"#), "7c"),
            (format!(r#"{{"authorId":"1","name":"Ada","papers":[{{"paperId":"7c",{authors}}}]}}"#), "7c"),
            (format!(r#"{{"recommendedPapers":[{{"paperId":"7c",{authors}}}]}}"#), "7c"),
        ] {
            let source = Source::Text("x.json".to_owned(), text.clone());
            let corpus =
                crate::reading::read(&[source], ReadOptions::with_details(), &mut Notices::default())
                    .unwrap();
            assert_eq!((corpus.papers(), corpus.id(0).as_str()), (1, key), "{text}");
            assert_eq!(corpus.spellings().get(corpus.byline(0)[0]), "Ada Lovelace");
        }
    }
}
