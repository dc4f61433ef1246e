//! arXiv's metadata as it is on Kaggle: one paper a line, its authors cut into parts.
//!
//! ```text
//! {"id":"1843.00001","title":"Notes","doi":null,"journal-ref":"Memoirs 3 (1843)","versions":[{"version":"v1",
//!   "created":"Sun, 1 Oct 1843 12:00:00 GMT"}],"authors_parsed":[["Lovelace","Ada",""]]}
//! ```

use super::dates::date_of;
use super::json::{self, RecordLayout, list, text};
use super::value::Value;
use crate::records::groups::names_a_group;
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Details, Fact, Format, Keys, Mention, PaperType, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("arxiv-json", |chunk: Chunk<'_>, sink: &mut dyn Sink| json::read(chunk, &LAYOUT, sink))
        .about("arXiv's metadata in JSON Lines, as on Kaggle")
        .reads("authors_parsed; id without version, title, doi, journal-ref, the year of the first version")
        .states(&[Fact::Year, Fact::Month, Fact::Type])
        .extensions(&["json", "jsonl"])
        .keys(Keys::Of("arxiv"))
        .opening(b"{[")
        .detect(|head| json::has(head, "\"authors_parsed\""))
        .split(json::split);

static LAYOUT: RecordLayout = RecordLayout { lists: &[], keys: &[], give };

/// An author with its parts put together, and whether it is a group. `["Collaboration", "CDF", ""]` is one, cut like
/// the name of a person.
fn author(parts: &Value) -> (String, bool) {
    let [family, given, suffix] = [0, 1, 2].map(|place| text(&parts[place]));
    let plain = [given.trim(), family.trim()].join(" ");
    if names_a_group(&plain) { (plain, true) } else { (name_of_parts("", family, suffix, given), false) }
}

fn give(paper: &Value, at: usize, _: Details, sink: &mut dyn Sink) {
    let authors: Vec<(String, bool)> = list(&paper["authors_parsed"]).iter().map(author).collect();
    let byline: Vec<Mention<'_>> = authors
        .iter()
        .map(|(name, is_group)| Mention { is_group: *is_group, ..Mention::named(name) })
        .collect();
    let date = date_of(&[text(&paper["versions"][0]["created"]), text(&paper["update_date"])], at, sink);
    sink.record(&Record {
        at,
        key: text(&paper["id"]),
        title: text(&paper["title"]),
        date,
        paper_type: PaperType::Preprint,
        doi: doi(text(&paper["doi"])),
        venue: text(&paper["journal-ref"]),
        byline: &byline,
        editors: &[],
    });
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Kind, Notices};

    #[test]
    fn parts_are_put_together_and_collaborations_are_groups() {
        let line = r#"{"id":"1843.00001","title":"Notes on\n  the Engine","journal-ref":"Memoirs","doi":"10.1000/1",
            "versions":[{"version":"v1","created":"Sun, 1 Oct 1843 12:00:00 GMT"}],"update_date":"2009-11-13",
            "authors_parsed":[["Collaboration","Engine",""],["Lovelace","Ada",""],["Babbage","C.","Jr","London"],["et al.","",""]]}"#;
        let mut notices = Notices::default();
        let source = Source::Text("x.json".to_owned(), line.replace('\n', " "));
        let corpus = crate::reading::read(&[source], ReadOptions::default(), &mut notices).unwrap();
        let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
        assert_eq!(names, ["Engine Collaboration", "Lovelace, Ada", "Babbage, Jr, C."]);
        let groups: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().is_group(name)).collect();
        assert_eq!(groups, [true, false, false]);
        assert_eq!((corpus.title(0), corpus.year(0)), ("Notes on the Engine", Some(1843)));
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
            ("1843.00001", "10.1000/1", "Memoirs")
        );
        assert_eq!(notices.count(Kind::AndOthers), 1);
    }
}
