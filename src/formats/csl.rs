//! CSL-JSON, as Zotero, pandoc and citation managers exchange it.
//!
//! ```text
//! [{"id":"lovelace1843","type":"article-journal","title":"Notes","issued":{"date-parts":[[1843]]},
//!   "author":[{"family":"Neumann","given":"John","non-dropping-particle":"von"},{"literal":"Engine Study Group"}]}]
//! ```

use super::contributors::{Contributor, WholeName, mentions};
use super::dates::{doubted, first_date};
use super::json::{self, RecordLayout, text};
use super::types::paper_type;
use super::value::Value;
use crate::records::identifiers::doi;
use crate::records::{Chunk, Details, Fact, Format, Kind, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("csl", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("CSL-JSON, as Zotero, pandoc and citation managers exchange it")
        .reads("author and editor with ORCIDs and affiliations; id, title, issued, DOI, container-title")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
        .extensions(&["json", "csl"])
        .opening(b"{[")
        .detect(|head| {
            let has = |key: &str| json::has(head, key);
            (has("\"author\"") || has("\"editor\"")) && (has("\"family\"") || has("\"literal\""))
        })
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["items"], keys: &[], give };

/// Hands on an item, which may be of CSL-YAML.
pub(super) fn give(item: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let [authors, editors] = ["author", "editor"].map(|role| Contributor::all(&item[role], WholeName::OfAny));
    let [byline, editors] = [&authors, &editors].map(|people| mentions(people));
    let key = match &item["id"] {
        Value::Number(number) => number.to_string(),
        id => text(id).to_owned(),
    };
    let issued = &item["issued"];
    let texts = [&issued["literal"], &issued["raw"], issued].map(json::year_text);
    let in_words = || {
        let of_texts = first_date(&texts.each_ref().map(|text| &**text));
        of_texts.or_else(|| json::date_in_words(&issued[0])).or_else(|| json::date_in_words(issued))
    };
    let date = json::date_of_parts(issued).or_else(in_words);
    match (stated(issued), date) {
        (Some(stated), None) => sink.notice(at, Kind::InvalidYear, &stated),
        (Some(stated), Some(date)) => doubted(&stated, date, at, sink),
        _ => {}
    }
    sink.record(&Record {
        at,
        key: &key,
        title: text(&item["title"]),
        date,
        paper_type: paper_type(text(&item["type"])),
        doi: doi(text(&item["DOI"])),
        venue: text(&item["container-title"]),
        byline: &byline,
        editors: &editors,
    });
}

/// What a date says, with the year at the end of a range; `None` if there is no date.
pub(super) fn stated(issued: &Value) -> Option<String> {
    let of_year = [&issued["year"], &issued[0]["year"]];
    let stated = [&issued["literal"], &issued["raw"], issued, &issued["date-parts"][0][0]];
    let mut texts = stated.into_iter().chain(of_year).map(json::year_text);
    let own = texts.find(|text| !text.trim().is_empty())?;
    let end = json::year_text(&issued["date-parts"][1][0]);
    Some(if end.is_empty() { own.into_owned() } else { format!("{own}–{end}") })
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::Notices;

    #[test]
    fn an_orcid_is_read_however_its_field_is_called() {
        for field in [
            r#""ORCID":"https://orcid.org/0000-0002-1825-0097","authenticated-orcid":true"#,
            r#""orcid":"0000-0002-1825-0097""#,
            r#""_orcid":"ORCID:0000-0002-1825-0097""#,
        ] {
            let text = format!(r#"[{{"id":1,"title":"Notes","author":[{{"family":"Lovelace",{field}}}]}}]"#);
            let source = Source::Text("items.json".to_owned(), text);
            let corpus =
                crate::reading::read(&[source], ReadOptions::default(), &mut Notices::default()).unwrap();
            let ids: Vec<_> = corpus.spellings().ids(corpus.byline(0)[0]).collect();
            assert_eq!(ids, ["orcid:0000-0002-1825-0097"], "{field}");
        }
    }

    #[test]
    fn particles_belong_to_the_family_and_a_literal_may_be_a_person_or_a_group() {
        let items = r#"[{"id":"n47","DOI":"10.1000/7","title":"Engines","issued":{"raw":"circa 1947"},"container-title":"Memoirs",
            "author":[{"family":"Neumann","given":"John","non-dropping-particle":"von"},{"literal":"Plato"},
            {"literal":"Engine Study Group"}],"editor":[{"family":"Taylor"}]}]"#;
        let source = Source::Text("items.json".to_owned(), items.to_owned());
        let corpus =
            crate::reading::read(&[source], ReadOptions::default(), &mut Notices::default()).unwrap();
        let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
        assert_eq!(names, ["von Neumann, John", "Plato", "Engine Study Group"]);
        let groups: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().is_group(name)).collect();
        assert_eq!(groups, [false, false, true]);
        assert_eq!((corpus.id(0).as_str(), corpus.year(0), corpus.venue(0)), ("n47", Some(1947), "Memoirs"));
    }
}
