//! Notes of OpenReview: answers of both versions of its API, lists, and JSON Lines.
//!
//! ```text
//! {"notes":[{"id":"x1","forum":"x1","content":{"title":{"value":"Notes"},"venue":{"value":"ICLR 1843"},
//!   "authors":{"value":["Ada Lovelace"]},"authorids":{"value":["~Ada_Lovelace1"]}}}],"count":1}
//! ```
//!
//! In the first version of the API the fields stand there without their `value`.

use super::dates::year;
use super::json::{self, RecordLayout, list, text};
use super::value::Value;
use crate::records::identifiers::{Ids, doi};
use crate::records::{Chunk, Date, Details, Fact, Format, Keys, Mention, PaperType, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("openreview", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("notes of OpenReview: answers of its API, lists and JSON Lines")
        .reads("authors and authorids; id, title, DOI, venue, and the year in the venue or in its groups")
        .states(&[Fact::Year, Fact::Month, Fact::Identifier, Fact::Email])
        .extensions(&["json", "jsonl"])
        .keys(Keys::Of("openreview"))
        .opening(b"{[")
        .detect(|head| {
            let own = ["\"content\"", "\"authorids\""];
            own.iter().all(|key| json::has(head, key))
        })
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &["notes"], keys: &[], give };

/// A field of a note, in either version of the API.
fn field<'a, 't>(note: &'a Value<'t>, name: &str) -> &'a Value<'t> {
    let field = &note["content"][name];
    if field["value"] == Value::Null { field } else { &field["value"] }
}

fn give(note: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let (id, forum) = (text(&note["id"]), text(&note["forum"]));
    // Reviews, comments and decisions are notes in the forum of the paper.
    if !forum.is_empty() && forum != id {
        return;
    }
    let profiles = list(field(note, "authorids"));
    let ids: Vec<Ids> = profiles.iter().map(|profile| ids_of(text(profile))).collect();
    let names = list(field(note, "authors")).iter().enumerate();
    let byline: Vec<Mention<'_>> = names
        .map(|(place, name)| Mention {
            ids: ids.get(place).map_or("", Ids::as_str),
            // Who has no profile is known by an address.
            email: profiles
                .get(place)
                .map(text)
                .filter(|profile| !profile.starts_with('~'))
                .unwrap_or_default(),
            ..Mention::named(text(name))
        })
        .collect();
    // The venue of a paper under review has no year, but the names of its groups have.
    let groups = [field(note, "venueid"), &note["invitation"], &note["invitations"]];
    let venue = text(field(note, "venue"));
    let year = year(venue).or_else(|| groups.iter().find_map(|group| year(text(group))));
    sink.record(&Record {
        at,
        key: id,
        title: text(field(note, "title")),
        date: when(year, &note["pdate"]),
        paper_type: PaperType::Unknown,
        doi: doi(text(&note["externalId"])),
        venue,
        byline: &byline,
        editors: &[],
    });
}

/// The day of publication, in milliseconds since 1970, where it is in the year of the venue or there is no such year.
fn when(year: Option<i16>, published: &Value) -> Option<Date> {
    let published = published.as_i64().and_then(Date::of_milliseconds);
    year.map(Date::of_year).into_iter().chain(published).reduce(Date::refined)
}

/// Profiles have a tilde in front; authors without one are known by an address, which is no identifier.
fn ids_of(profile: &str) -> Ids {
    let mut ids = Ids::default();
    if profile.starts_with('~') {
        ids.add("openreview", profile);
    }
    ids
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("x.json".to_owned(), text.to_owned());
        (crate::reading::read(&[source], ReadOptions::with_details(), &mut notices).unwrap(), notices)
    }

    const FIRST: &str = r#"{"id":"n1","forum":"n1","invitation":"Engines.cc/1843/Conference/-/Blind_Submission",
        "content":{"title":"Notes","authors":["Ada Lovelace","Luigi Menabrea"],"authorids":["~Ada_Lovelace1","l@example.org"]}}"#;
    const SECOND: &str = r#"{"id":"n2","forum":"n2","content":{"title":{"value":"Cards"},"venue":{"value":"Engines 1851 poster"},
        "authors":{"value":["Žofie Wolframová"]},"authorids":{"value":["~Žofie_Wolframová2"]}}}"#;
    const REVIEW: &str = r#"{"id":"n3","forum":"n2","content":{"review":{"value":"Weak."}}}"#;

    #[test]
    fn papers_of_both_versions_have_authors_with_profiles_and_reviews_are_none() {
        let (corpus, notices) = corpus(&format!("{{\"notes\":[{FIRST},{SECOND},{REVIEW}],\"count\":3}}"));
        assert_eq!((corpus.papers(), notices.by_kind().len()), (2, 0));
        let [ada, luigi] = corpus.byline(0) else { panic!() };
        let [žofie] = corpus.byline(1) else { panic!() };
        let spellings = corpus.spellings();
        let ids = |name: &u32| spellings.ids(*name).collect::<Vec<_>>();
        assert_eq!(
            [ada, luigi, žofie].map(|&name| spellings.get(name)),
            ["Ada Lovelace", "Luigi Menabrea", "Žofie Wolframová"]
        );
        assert_eq!((ids(ada), ids(luigi)), (vec!["openreview:~Ada_Lovelace1"], vec![]));
        assert_eq!(ids(žofie), ["openreview:~Žofie_Wolframová2"]);
        assert_eq!((corpus.id(1).as_str(), corpus.title(1)), ("n2", "Cards"));
        assert_eq!((corpus.year(0), corpus.year(1)), (Some(1843), Some(1851)));
        assert_eq!((corpus.venue(0), corpus.venue(1)), ("", "Engines 1851 poster"));
    }
}
