//! Works of Crossref: answers of its API, lists, and JSON Lines.
//!
//! ```text
//! {"status":"ok","message":{"items":[{"DOI":"10.1000/1","title":["Notes"],"issued":{"date-parts":[[1843]]},
//!   "author":[{"given":"Ada","family":"Lovelace","ORCID":"https://orcid.org/0000-0002-1825-0097"}]}]}}
//! ```

use super::contributors::{Contributor, WholeName, mentions};
use super::json::{self, RecordLayout, text};
use super::types::paper_type;
use super::value::Value;
use crate::records::{Chunk, Date, Details, Fact, Format, Keys, Record, Sink};

pub(super) static FORMAT: Format = Format::new("crossref", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    json::read(chunk, &LAYOUT, sink)
})
.about("works of Crossref: answers of its API, lists and JSON Lines")
.reads("author and editor with ORCIDs and affiliations; DOI, title, issued or published, container-title")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation, Fact::Organization])
.extensions(&["json", "jsonl"])
.keys(Keys::Of("doi"))
.opening(b"{[")
.detect(|head| {
    let own =
        ["\"is-referenced-by-count\"", "\"reference-count\"", "\"message-type\"", "\"references-count\""];
    own.iter().any(|key| json::has(head, key))
})
.split(json::split);

static LAYOUT: RecordLayout = RecordLayout {
    lists: &["message.items"],
    keys: &[
        "message",
        "author",
        "editor",
        "DOI",
        "title",
        "container-title",
        "issued",
        "published",
        "published-print",
        "published-online",
        "created",
        "type",
    ],
    give,
};

fn give(work: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    // The answer for one work is the work in an envelope.
    let work = work.inside("message");
    let [authors, editors] =
        ["author", "editor"].map(|role| Contributor::all(&work[role], WholeName::OfGroup));
    let [byline, editors] = [&authors, &editors].map(|people| mentions(people));
    let dates = ["issued", "published", "published-print", "published-online"]
        .map(|date| json::date_of_parts(&work[date]));
    // That a work was registered then says no more than the year.
    let registered = json::date_of_parts(&work["created"]).map(|date| Date::of_year(date.year()));
    sink.record(&Record {
        at,
        key: text(&work["DOI"]),
        title: text(&work["title"]),
        date: dates.into_iter().flatten().reduce(Date::refined).or(registered),
        paper_type: paper_type(text(&work["type"])),
        doi: text(&work["DOI"]),
        venue: text(&work["container-title"]),
        byline: &byline,
        editors: &editors,
    });
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::Notices;

    #[test]
    fn a_work_has_its_authors_in_parts_and_groups_by_their_name() {
        let work = r#"{"DOI":"10.1000/7","reference-count":0,"title":["Notes"],"issued":{"date-parts":[[null]]},
            "published":{"date-parts":[[1843,10]]},"container-title":["Memoirs"],"author":[
            {"given":"Ada","family":"Lovelace","suffix":"II","ORCID":"http://orcid.org/0000-0002-1825-0097",
             "affiliation":[{"name":"London"}]},{"name":"Engine Group","affiliation":[]}],"editor":[{"family":"Taylor"}]}"#;
        let answers = [
            format!("{{\"status\":\"ok\",\"message-type\":\"work\",\"message\":{work}}}"),
            format!(
                "{{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{{\"items\":[{work}]}}}}"
            ),
            work.replace('\n', " "),
        ];
        for answer in answers {
            let source = Source::Text("works.json".to_owned(), answer);
            let corpus =
                crate::reading::read(&[source], ReadOptions::with_details(), &mut Notices::default())
                    .unwrap();
            let [ada, group] = corpus.byline(0) else { panic!() };
            let spellings = corpus.spellings();
            assert_eq!([ada, group].map(|&n| spellings.get(n)), ["Lovelace, II, Ada", "Engine Group"]);
            assert_eq!(spellings.ids(*ada).collect::<Vec<_>>(), ["orcid:0000-0002-1825-0097"]);
            assert!(spellings.is_group(*group));
            assert_eq!(
                (corpus.year(0), corpus.venue(0), corpus.doi(0)),
                (Some(1843), "Memoirs", "10.1000/7")
            );
            assert_eq!(corpus.affiliation(0), "London");
        }
    }
}
