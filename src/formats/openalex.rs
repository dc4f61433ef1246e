//! Works of OpenAlex: the files of its snapshot, lists, and the pages of its API.
//!
//! ```text
//! {"id":"https://openalex.org/W1","title":"Notes","publication_year":1843,"authorships":[
//!   {"author":{"id":"https://openalex.org/A1","display_name":"Ada Lovelace"},"raw_author_name":"A. Lovelace"}]}
//! ```

use std::borrow::Cow;

use super::affiliations::joined;
use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::types::most_telling;
use super::value::Value;
use crate::records::groups::is_group_of_list;
use crate::records::identifiers::{Ids, doi};
use crate::records::{Chunk, Details, Fact, Format, Keys, Kind, Mention, Organization, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("openalex", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("works of OpenAlex: JSON Lines, lists and pages of its API")
        .reads(
            "authorships with author ids, ORCIDs and affiliations; id, title, publication_year, doi, source",
        )
        .states(&[
            Fact::Year,
            Fact::Month,
            Fact::Type,
            Fact::Identifier,
            Fact::Affiliation,
            Fact::Organization,
            Fact::Country,
        ])
        .extensions(&["jsonl", "json"])
        .keys(Keys::Of("openalex"))
        .opening(b"{[")
        .detect(|head| json::has(head, "\"authorships\""))
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout {
    lists: &["results"],
    keys: &[
        "authorships",
        "id",
        "title",
        "display_name",
        "publication_year",
        "publication_date",
        "type",
        "type_crossref",
        "doi",
        "primary_location",
        "is_authors_truncated",
    ],
    give,
};

/// Where works are in columns, those that are of use: fields of these fields, where the keys above have any.
#[cfg(feature = "parquet")]
pub(super) static COLUMNS: &[&str] = &[
    "authorships",
    "authorships.author.display_name",
    "authorships.author.id",
    "authorships.author.orcid",
    "authorships.countries",
    "authorships.institutions.country_code",
    "authorships.institutions.display_name",
    "authorships.institutions.id",
    "authorships.institutions.ror",
    "authorships.raw_affiliation_strings",
    "authorships.raw_author_name",
    "display_name",
    "doi",
    "id",
    "is_authors_truncated",
    "primary_location",
    "primary_location.source.display_name",
    "publication_date",
    "publication_year",
    "title",
    "type",
    "type_crossref",
];

/// The API's lists name no more authors of a work than this.
const MOST_IN_A_LIST: usize = 100;

fn give(work: &Value, at: usize, details: Details, sink: &mut dyn Sink) {
    let authorships = list(&work["authorships"]);
    let ids: Vec<Ids> = authorships.iter().map(|authorship| ids_of(&authorship["author"])).collect();
    let abouts: Vec<About<'_>> =
        authorships.iter().map(|authorship| About::of(authorship, details)).collect();
    let byline: Vec<Mention<'_>> = authorships
        .iter()
        .zip(&ids)
        .zip(&abouts)
        .map(|((authorship, ids), about)| {
            let name = name(authorship);
            let is_group = is_group_of_list(name);
            Mention {
                name,
                ids: ids.as_stated(),
                affiliation: &about.affiliation,
                organizations: &about.organizations,
                is_group,
                ..Mention::default()
            }
        })
        .collect();
    let is_truncated = match &work["is_authors_truncated"] {
        Value::Bool(is_truncated) => *is_truncated,
        _ => byline.len() == MOST_IN_A_LIST,
    };
    if is_truncated {
        sink.notice(at, Kind::AndOthers, text(&work["id"]));
    }
    let title = Some(text(&work["title"])).filter(|title| !title.is_empty());
    let date =
        date_of(&[&json::year_text(&work["publication_year"]), text(&work["publication_date"])], at, sink);
    sink.record(&Record {
        at,
        key: text(&work["id"]).trim_start_matches("https://openalex.org/"),
        title: title.unwrap_or_else(|| text(&work["display_name"])),
        date,
        paper_type: most_telling([text(&work["type"]), text(&work["type_crossref"])]),
        doi: doi(text(&work["doi"])),
        venue: text(&work["primary_location"]["source"]["display_name"]),
        byline: &byline,
        editors: &[],
    });
}

/// The name as on the paper, or that of the author where it is not kept.
fn name<'a>(authorship: &'a Value<'_>) -> &'a str {
    let raw = text(&authorship["raw_author_name"]);
    if raw.is_empty() { text(&authorship["author"]["display_name"]) } else { raw }
}

fn ids_of(author: &Value) -> Ids {
    let mut ids = Ids::default();
    ids.add("openalex", text(&author["id"]));
    ids.add("orcid", text(&author["orcid"]));
    ids
}

/// Where the author of an authorship is: what is kept, and of what is not, enough to show that it is there.
#[derive(Default)]
struct About<'a> {
    affiliation: Cow<'a, str>,
    organizations: Vec<Organization<'a>>,
}

impl<'a> About<'a> {
    fn of(authorship: &'a Value<'_>, details: Details) -> Self {
        let institutions = list(&authorship["institutions"]);
        let written = list(&authorship["raw_affiliation_strings"]).iter().map(text);
        let names = institutions.iter().map(|institution| text(&institution["display_name"]));
        let affiliation = if details.affiliations || details.emails {
            let written = joined(written);
            if written.is_empty() { joined(names) } else { written }.into()
        } else {
            let any = written.clone().find(|text| text.contains('@')).or_else(|| written.chain(names).next());
            any.unwrap_or_default().into()
        };
        let in_country =
            |country: &'a Value<'_>| Organization { country: text(country), ..Organization::default() };
        let countries = if institutions.is_empty() { list(&authorship["countries"]) } else { &[] };
        let organizations = institutions.iter().map(organization).chain(countries.iter().map(in_country));
        let most = if details.organizations { usize::MAX } else { 1 };
        Self { affiliation, organizations: organizations.take(most).collect() }
    }
}

fn organization<'a>(institution: &'a Value<'_>) -> Organization<'a> {
    let [ror, own] = [text(&institution["ror"]), text(&institution["id"])];
    let id = if ror.is_empty() { own } else { ror };
    Organization { name: text(&institution["display_name"]), id, country: text(&institution["country_code"]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{ReadOptions, Source};
    use crate::records::Notices;

    #[cfg(feature = "parquet")]
    #[test]
    fn every_key_has_its_columns() {
        let mut of_columns: Vec<&str> = COLUMNS.iter().filter_map(|path| path.split('.').next()).collect();
        of_columns.dedup();
        let mut keys = LAYOUT.keys.to_vec();
        keys.sort_unstable();
        assert_eq!(of_columns, keys);
    }

    #[test]
    fn a_work_has_names_as_on_the_paper_and_who_is_meant() {
        let work = r#"{"id":"https://openalex.org/W7","doi":"https://doi.org/10.1000/7","title":"Notes","publication_year":1843,
            "primary_location":{"source":{"display_name":"Memoirs"}},"is_authors_truncated":true,"authorships":[
            {"author":{"id":"https://openalex.org/A1","display_name":"Ada Lovelace","orcid":null},"raw_author_name":"A. Lovelace",
             "raw_affiliation_strings":["London"]},{"author":{"id":null,"display_name":"Luigi Menabrea"}},
            {"author":{},"raw_author_name":"Engine Society"}]}"#;
        let mut notices = Notices::default();
        let source = Source::Text("works.json".to_owned(), format!("{{\"meta\":{{}},\"results\":[{work}]}}"));
        let corpus = crate::reading::read(&[source], ReadOptions::with_details(), &mut notices).unwrap();
        let [ada, luigi, society] = corpus.byline(0) else { panic!() };
        assert_eq!([ada, luigi].map(|&name| corpus.spellings().get(name)), ["A. Lovelace", "Luigi Menabrea"]);
        assert!(corpus.spellings().is_group(*society) && !corpus.spellings().is_group(*luigi));
        assert_eq!(corpus.spellings().ids(*ada).collect::<Vec<_>>(), ["openalex:A1"]);
        assert_eq!((corpus.id(0).as_str(), corpus.doi(0), corpus.year(0)), ("W7", "10.1000/7", Some(1843)));
        assert_eq!(
            (corpus.venue(0), corpus.affiliation(0), corpus.affiliation(1)),
            ("Memoirs", "London", "")
        );
        assert_eq!(notices.by_kind()[0].0, Kind::AndOthers);
    }
}
