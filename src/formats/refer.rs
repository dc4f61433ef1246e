//! Refer's and BibIX's tags, which EndNote calls its own (`.enw`), and Google Scholar, ACM and others export.
//!
//! ```text
//! %0 Journal Article
//! %A Lovelace, Ada
//! %T Notes on the Analytical Engine
//! %J Memoirs
//! %D 1843
//! %R 10.1000/1
//! ```
//!
//! The records of EndNote begin with `%0` and may have blank lines in them; those of refer, which have no `%0`, end
//! with a blank line.

use super::dates::{date_of, joined};
use super::fields::{add_authors, add_names, bearer_of_marked};
use super::tagged::{self, BlankLine, Role, Tagged, Tags};
use super::types::paper_type;
use crate::records::groups::{Bearer, is_group_of_list};
use crate::records::identifiers::doi;
use crate::records::text::is_blank;
use crate::records::{Chunk, Fact, Format, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format::new("refer", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    let first = chunk.head.lines().find_map(field);
    let tags = if first.is_some_and(|(tag, _)| tag == "0") { &ENDNOTE } else { &REFER };
    tagged::read(chunk, tags, sink, give)
})
.about("EndNote's tags (.enw), also known as Refer and BibIX")
.reads("%A, %E, %Q where it is no title; %T, %D, %R or %U, %J or %B, and %L, %F or %M as key")
.states(&[Fact::Year, Fact::Month, Fact::Type])
.extensions(&["enw", "refer", "txt"])
.detect(|head| {
    let begins = head.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| field(line).is_some());
    let tags = || head.lines().filter_map(field).map(|(tag, _)| tag);
    begins && tags().any(|tag| tag == "T") && tags().any(|tag| matches!(tag, "0" | "A" | "D" | "E" | "J"))
})
.split(split);

static ENDNOTE: Tags = Tags {
    field,
    role: |tag| match tag {
        "0" => Role::Start,
        "A" | "E" | "Q" => Role::Author,
        _ => Role::Other,
    },
    blank_line: BlankLine::Nothing,
};

/// Records of refer begin with any tag.
static REFER: Tags = Tags { field, role: |_| Role::Author, blank_line: BlankLine::Ends };

/// A percent sign, one character, a space: `%A Lovelace, Ada`.
fn field(line: &str) -> Option<(&str, &str)> {
    let tagged = line.trim_start_matches(is_blank).strip_prefix('%')?;
    let (tag, text) = tagged.split_at_checked(1)?;
    let is_tag = tag.bytes().all(|byte| byte.is_ascii_graphic());
    (is_tag && (text.is_empty() || text.starts_with(is_blank))).then_some((tag, text))
}

/// A line with `%0`, or one with another tag after a blank line.
fn split(buffer: &[u8]) -> Option<usize> {
    let after_blank = memchr::memmem::find(buffer, b"\n\n%").map(|at| at + 2);
    [tagged::split_at(buffer, "%0 "), after_blank].into_iter().flatten().min()
}

/// EndNote marks the name of a group by a comma after it.
fn is_marked(field: &str) -> bool {
    field.ends_with(',') && !field.contains(';')
}

fn mention(name: &str) -> Mention<'_> {
    let whole = name.trim_end_matches(',');
    let is_marked = whole.len() < name.len();
    let is_group = is_marked && bearer_of_marked(whole) == Bearer::Group || is_group_of_list(name);
    Mention { is_group, ..Mention::named(whole) }
}

fn give(record: &Tagged<'_>, sink: &mut dyn Sink) {
    // In EndNote %Q is a translated title, and %L a call number.
    let is_of_refer = record.first(&["0"]).is_empty();
    let (mut authors, mut editors, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for (tag, field) in record.names(|tag| matches!(tag, "A" | "E" | "Q")) {
        match tag {
            "A" if is_marked(&field) => {
                if bearer_of_marked(field.trim_end_matches(',')) == Bearer::Unsure {
                    sink.notice(record.at, Kind::MaybeGroup, &field);
                }
                authors.push(field);
            }
            "A" => add_authors(field, record.at, sink, &mut authors),
            "E" if is_marked(&field) => editors.push(field),
            "E" => _ = add_names(field, &mut editors),
            _ if is_of_refer => groups.push(field),
            _ => {}
        }
    }
    let mut byline: Vec<Mention<'_>> = authors.iter().map(|name| mention(name)).collect();
    byline.extend(groups.iter().map(|name| Mention { is_group: true, ..Mention::named(name) }));
    let editors: Vec<Mention<'_>> = editors.iter().map(|name| mention(name)).collect();
    let keys: &[&str] = if is_of_refer { &["L", "F"] } else { &["F", "M"] };
    let [year, day] = ["D", "8"].map(|tag| record.first(&[tag]));
    let date = date_of(&[&year, &day, &joined(&[&year, &day])], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &record.first(keys),
        title: &record.first(&["T"]),
        date,
        paper_type: paper_type(&record.first(&["0"])),
        doi: Some(doi(&record.first(&["R"])))
            .filter(|doi| !doi.is_empty())
            .unwrap_or(doi(&record.first(&["U"]))),
        venue: &record.first(&["J", "B"]),
        byline: &byline,
        editors: &editors,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::keeping(usize::MAX);
        let source = Source::Text("x.enw".to_owned(), text.to_owned());
        (crate::reading::read(&[source], ReadOptions::default(), &mut notices).unwrap(), notices)
    }

    fn byline(corpus: &Corpus, paper: usize) -> Vec<(&str, bool)> {
        let name = |&name: &u32| (corpus.spellings().get(name), corpus.spellings().is_group(name));
        corpus.byline(paper).iter().map(name).collect()
    }

    #[test]
    fn a_record_of_endnote_lasts_until_the_next_type() {
        let (corpus, notices) = corpus(
            "%0 Journal Article\n%A Lovelace, Ada\n%A Engine Society,\n%A et al.\n%T Notes on\nthe Engine\n%Q Anm.\n\
             %X A\n\nB\n%J Memoirs\n%D 1843\n%R 10.1000/1\n%F 42\n%0 Book\n%A Luigi Menabrea\n%E Taylor, R.\n%T On\n\
             %8 October 1, 1844\n%U https://doi.org/10.1000/2\n%B Wheels\n%M 7\n",
        );
        assert_eq!(byline(&corpus, 0), [("Lovelace, Ada", false), ("Engine Society", true)]);
        assert_eq!(byline(&corpus, 1), [("Luigi Menabrea", false)]);
        assert_eq!((corpus.title(0), corpus.year(0)), ("Notes on the Engine", Some(1843)));
        assert_eq!((corpus.doi(0), corpus.venue(0), corpus.id(0).as_str()), ("10.1000/1", "Memoirs", "42"));
        assert_eq!((corpus.doi(1), corpus.venue(1), corpus.id(1).as_str()), ("10.1000/2", "Wheels", "7"));
        assert_eq!(corpus.year(1), Some(1844));
        assert_eq!(notices.by_kind().iter().map(|(kind, ..)| *kind).collect::<Vec<_>>(), [Kind::AndOthers]);
    }

    #[test]
    fn a_record_of_refer_ends_with_a_blank_line() {
        let (corpus, _) =
            corpus("\n%T Notes\n%A Ada Lovelace\n%L lov43\n\n\n%A Luigi Menabrea\n%Q Engine Co\n%T On\n");
        assert_eq!(byline(&corpus, 0), [("Ada Lovelace", false)]);
        assert_eq!(byline(&corpus, 1), [("Luigi Menabrea", false), ("Engine Co", true)]);
        assert_eq!((corpus.title(1), corpus.id(0).as_str()), ("On", "lov43"));
    }

    #[test]
    fn several_names_in_one_field_are_split_or_noticed() {
        let split = |field: &str| {
            let (corpus, notices) = corpus(&format!("%0 Book\n%A {field}\n%T On\n"));
            let names: Vec<_> = byline(&corpus, 0).into_iter().map(|(name, _)| name.to_owned()).collect();
            (names.join("|"), notices.count(Kind::NotSeparated))
        };
        for field in ["Lee, A. and Roe, B.", "Lee, A.; Roe, B.", "Lee, A.\nRoe, B."] {
            assert_eq!(split(field), ("Lee, A.|Roe, B.".to_owned(), 0), "{field}");
        }
        assert_eq!(split("A Lee; B Roe").0, "A Lee|B Roe");
        assert_eq!(
            split("Wheels, Cards and Engines, Inc,"),
            ("Wheels, Cards and Engines, Inc".to_owned(), 0)
        );
        assert_eq!(split("Ann Lee, Bob Roe").1, 1);
    }

    #[test]
    fn a_comma_after_a_given_name_makes_no_group() {
        let (corpus, notices) =
            corpus("%0 Book\n%A Lovelace, Ada,\n%A Gray, M.,\n%A Quux, Xiadani,\n%A Wheels, Inc,\n%T On\n");
        assert_eq!(
            byline(&corpus, 0),
            [("Lovelace, Ada", false), ("Gray, M.", false), ("Quux, Xiadani", false), ("Wheels, Inc", true)]
        );
        assert_eq!(notices.count(Kind::MaybeGroup), 1);
    }

    #[test]
    fn blanks_of_any_kind_separate_tags_from_text() {
        let (corpus, _) = corpus("  %0 Book\n%A\u{a0}Lee, Ann\n\t%A\tRoe, Bob\n%T On\n");
        assert_eq!(byline(&corpus, 0), [("Lee, Ann", false), ("Roe, Bob", false)]);
    }

    #[test]
    fn comments_with_percent_signs_are_no_records() {
        for text in ["% A comment\n1 2\n", "%!PS\n%%Title\n", "%A\n%B\n", "x\n%A a\n%T b\n"] {
            assert!(!(FORMAT.detect)(text), "{text}");
        }
    }
}
