//! CSL-JSON, as Zotero, pandoc and citation managers exchange it.
//!
//! ```text
//! [{"id":"lovelace1843","type":"article-journal","title":"Notes","issued":{"date-parts":[[1843]]},
//!   "author":[{"family":"Neumann","given":"John","non-dropping-particle":"von"},{"literal":"Engine Study Group"}]}]
//! ```

use super::attributes::is_called;
use super::json::{self, Shape, list, text};
use super::value::Value;
use crate::records::groups::names_a_group;
use crate::records::identifiers::{Ids, doi};
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Format, Mention, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("csl", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &SHAPE, sink))
        .about("CSL-JSON, as Zotero, pandoc and citation managers exchange it")
        .reads("author and editor with ORCIDs; id, title, issued, DOI, container-title")
        .extensions(&["json", "csl"])
        .detect(|head| {
            let has = |key: &str| head.contains(key);
            head.trim_start().starts_with(['{', '['])
                && (has("\"author\"") || has("\"editor\""))
                && (has("\"family\"") || has("\"literal\""))
        })
        .split(json::split);

static SHAPE: Shape = Shape { lists: &["items"], keys: &[], give };

/// A person or a group.
struct Contributor {
    name: String,
    ids: Ids,
    is_group: bool,
}

impl Contributor {
    fn of(value: &Value) -> Self {
        let name = name(value);
        let is_group = text(&value["family"]).is_empty() && names_a_group(&name);
        Self { name, ids: ids(value), is_group }
    }

    fn mention(&self) -> Mention<'_> {
        Mention { ids: self.ids.as_str(), is_group: self.is_group, ..Mention::named(&self.name) }
    }
}

/// The name of a person or a group: in parts, or literal.
fn name(value: &Value) -> String {
    let part = |key: &str| text(&value[key]);
    let particles = [part("dropping-particle"), part("non-dropping-particle")].join(" ");
    let name = name_of_parts(&particles, part("family"), part("suffix"), part("given"));
    // Crossref has "name" in its own, for groups.
    let whole = || [part("literal"), part("name")].into_iter().find(|name| !name.is_empty());
    if name.is_empty() { whole().unwrap_or_default().to_owned() } else { name }
}

/// The ORCID of a person. CSL has no field for it, so it is called `ORCID` as Crossref does, `orcid` or `_orcid`, and may
/// have its scheme before it.
fn ids(value: &Value) -> Ids {
    let mut ids = Ids::default();
    for (key, orcid) in value.fields() {
        if is_called(key, "orcid") || is_called(key, "orcidid") {
            ids.add("orcid", text(orcid).rsplit(':').next().unwrap_or_default());
        }
    }
    ids
}

fn give(item: &Value, at: usize, sink: &mut dyn Sink) {
    let [authors, editors] =
        ["author", "editor"].map(|role| list(&item[role]).iter().map(Contributor::of).collect::<Vec<_>>());
    let [byline, editors] = [&authors, &editors]
        .map(|people| people.iter().map(Contributor::mention).collect::<Vec<Mention<'_>>>());
    let key = match &item["id"] {
        Value::Number(number) => number.to_string(),
        id => text(id).to_owned(),
    };
    let issued = &item["issued"];
    let dates = [&issued["date-parts"][0][0], &issued["literal"], &issued["raw"], issued];
    sink.record(&Record {
        at,
        key: &key,
        title: text(&item["title"]),
        year: dates.into_iter().find_map(json::year),
        doi: doi(text(&item["DOI"])),
        venue: text(&item["container-title"]),
        byline: &byline,
        editors: &editors,
    });
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
