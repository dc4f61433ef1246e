//! Works of Crossref: answers of its API, lists, and JSON Lines.
//!
//! ```text
//! {"status":"ok","message":{"items":[{"DOI":"10.1000/1","title":["Notes"],"issued":{"date-parts":[[1843]]},
//!   "author":[{"given":"Ada","family":"Lovelace","ORCID":"https://orcid.org/0000-0002-1825-0097"}]}]}}
//! ```

use super::contributors::{Contributor, WholeName, mentions};
use super::csl;
use super::dates::{doubted, first_date};
use super::json::{self, RecordLayout, text};
use super::types::paper_type;
use super::value::Value;
use crate::records::{Chunk, Date, Details, Fact, Format, Keys, Kind, Record, Sink};

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
    let date = date(work, at, sink);
    sink.record(&Record {
        at,
        key: text(&work["DOI"]),
        title: text(&work["title"]),
        date,
        paper_type: paper_type(text(&work["type"])),
        doi: text(&work["DOI"]),
        venue: text(&work["container-title"]),
        byline: &byline,
        editors: &editors,
    });
}

/// The date of the issue, or else the first that is known; a notice if it may be another year, or is none.
fn date(work: &Value, at: usize, sink: &mut dyn Sink) -> Option<Date> {
    let dates = ["issued", "published", "published-print", "published-online"].map(|date| &work[date]);
    let mut told: Option<(String, Option<Date>)> = None;
    let mut known: Option<Date> = None;
    for stated in dates {
        let Some(text) = csl::stated(stated) else { continue };
        let date = json::date_of_parts(stated).or_else(|| first_date(&[&text]));
        if known.is_none() && (date.is_some() || told.is_none()) {
            told = Some((text, date));
        }
        known = known.map_or(date, |known| Some(date.map_or(known, |date| known.refined(date))));
    }
    match told {
        Some((text, None)) => sink.notice(at, Kind::InvalidYear, &text),
        Some((text, Some(date))) => doubted(&text, date, at, sink),
        None => {}
    }
    // That a work was registered then says no more than the year.
    known.or_else(|| json::date_of_parts(&work["created"]).map(|date| Date::of_year(date.year())))
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Kind, Notices};

    #[test]
    fn a_range_of_years_and_an_uncertain_one_are_noticed_with_the_year_that_was_read() {
        for (issued, year, kind) in [
            ("[[2011],[2012]]", Some(2011), Some(Kind::DoubtfulYear)),
            (r#"[["2011-2012"]]"#, Some(2011), Some(Kind::DoubtfulYear)),
            (r#"[["c. 2011"]]"#, Some(2011), Some(Kind::DoubtfulYear)),
            (r#"[["2011?"]]"#, Some(2011), Some(Kind::DoubtfulYear)),
            (r#"[["in press"]]"#, Some(2010), Some(Kind::InvalidYear)),
            ("[[2011,3],[2011,5]]", Some(2011), None),
            ("[[2011,3,15]]", Some(2011), None),
            ("[[null]]", Some(2010), None),
        ] {
            let work = format!(
                r#"{{"DOI":"10.1000/7","reference-count":0,"issued":{{"date-parts":{issued}}},"created":{{"date-parts":[[2010,1,1]]}},"author":[{{"family":"Lovelace"}}]}}"#
            );
            let source = Source::Text("works.json".to_owned(), work);
            let mut notices = Notices::default();
            let corpus = crate::reading::read(&[source], ReadOptions::default(), &mut notices).unwrap();
            assert_eq!(corpus.year(0), year, "{issued}");
            for known in [Kind::DoubtfulYear, Kind::InvalidYear] {
                assert_eq!(notices.count(known), u64::from(kind == Some(known)), "{issued} {known:?}");
            }
        }
    }

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
