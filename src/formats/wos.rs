//! Web of Science's plain text and `.ciw`.
//!
//! ```text
//! PT J
//! AU Lovelace, A
//!    Menabrea, L
//! AF Lovelace, Ada
//!    Menabrea, Luigi
//! TI Notes on the Analytical
//!    Engine
//! UT WOS:000000000000001
//! ER
//! ```

use std::borrow::Cow;

use super::addresses::Addresses;
use super::dates::{date_of, joined};
use super::fields::{IdsByName, add_authors, add_names};
use super::tagged::{self, BlankLine, Role, Tagged, Tags, split_at};
use super::types::most_telling;
use crate::records::identifiers::{Ids, doi};
use crate::records::text::is_blank;
use crate::records::{Chunk, Fact, Format, Keys, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("wos", |chunk: Chunk<'_>, sink: &mut dyn Sink| tagged::read(chunk, &TAGS, sink, give))
        .about("Web of Science's plain text and .ciw")
        .reads("AF or AU, else BF or BA; OI, RI, C1, CA, editors BE ED; UT, TI, PY, DI, SO")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
        .extensions(&["ciw", "txt"])
        .keys(Keys::Of("wos"))
        .line_starts(&[b"pt"])
        .detect(|head| {
            let tags = || head.lines().filter_map(field).map(|(tag, _)| tag);
            tags().take(4).any(|tag| tag == "PT") && tags().any(|tag| tag == "AU")
        })
        .split(|buffer| split_at(buffer, "PT "));

/// The file begins with `FN` and `VR` and ends with `EF`.
static TAGS: Tags = Tags {
    field,
    role: |tag| match tag {
        "PT" => Role::Start,
        "ER" => Role::End,
        "FN" | "VR" | "EF" => Role::Outside,
        "AU" | "AF" => Role::Author,
        _ => Role::Other,
    },
    blank_line: BlankLine::Nothing,
};

/// Two characters and a space: `AU Lovelace, A`. Lines that continue a field begin with spaces. A tab separates the
/// cells of a table, which is another format.
fn field(line: &str) -> Option<(&str, &str)> {
    let (tag, text) = line.split_at_checked(2)?;
    let is_tag = tag.starts_with(|c: char| c.is_ascii_uppercase())
        && tag.ends_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
    let is_apart = text.is_empty() || text.starts_with(|c| c != '\t' && is_blank(c));
    (is_tag && is_apart).then_some((tag, text))
}

fn give(record: &Tagged<'_>, sink: &mut dyn Sink) {
    // Where nothing else is said, the authors of a book are those of what is in it.
    let [of_full, of_short] = if record.has("AU") || record.has("AF") { ["AF", "AU"] } else { ["BF", "BA"] };
    let mut full = authors(record, of_full, sink);
    let short = if full.is_empty() { authors(record, of_short, sink) } else { names(record, of_short) };
    if !full.is_empty() && full.len() < short.len() {
        sink.notice(record.at, Kind::ListsDiffer, &record.first(&["TI"]));
        full.clear();
    }
    let written = if full.is_empty() { &short } else { &full };
    let known = [("OI", "orcid"), ("RI", "researcherid")].map(|(tag, scheme)| (scheme, record.first(&[tag])));
    let mut known_ids = IdsByName::default();
    known.iter().for_each(|(scheme, entries)| known_ids.add_entries(scheme, entries));
    let names_of =
        |index: usize| [full.get(index), short.get(index)].into_iter().flatten().map(|name| &**name);
    let addresses = Addresses::of(record.lines("C1"), written.len());
    let affiliations: Vec<String> =
        (0..written.len()).map(|index| addresses.of_author(names_of(index))).collect();
    let ids: Vec<Ids> = (0..written.len()).map(|index| known_ids.of(names_of(index))).collect();
    known_ids.unplaced().iter().for_each(|ids| sink.notice(record.at, Kind::UnplacedIds, ids));
    let mut byline: Vec<Mention<'_>> = written
        .iter()
        .zip(&ids)
        .zip(&affiliations)
        .map(|((name, ids), affiliation)| Mention {
            ids: ids.as_stated(),
            affiliation,
            ..Mention::named(name)
        })
        .collect();
    let groups = names(record, "CA");
    byline.extend(groups.iter().map(|name| Mention { is_group: true, ..Mention::named(name) }));
    let editors = [names(record, "BE"), names(record, "ED")].concat();
    let editors: Vec<Mention<'_>> = editors.iter().map(|name| Mention::named(name)).collect();
    let [year, day, early] = ["PY", "PD", "EA"].map(|tag| record.first(&[tag]));
    let date = date_of(&[&year, &joined(&[&year, &day]), &early], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &record.first(&["UT"]),
        title: &record.first(&["TI"]),
        date,
        paper_type: most_telling(record.first(&["DT"]).split(';')),
        doi: doi(&record.first(&["DI"])),
        venue: &record.first(&["SO"]),
        byline: &byline,
        editors: &editors,
    });
}

fn authors<'a>(record: &Tagged<'a>, tag: &str, sink: &mut dyn Sink) -> Vec<Cow<'a, str>> {
    let mut names = Vec::new();
    record.lines(tag).for_each(|line| add_authors(line.into(), record.at, sink, &mut names));
    names
}

/// The names of a field, which has one a line and sometimes several.
fn names<'a>(record: &Tagged<'a>, tag: &str) -> Vec<Cow<'a, str>> {
    let mut names = Vec::new();
    record.lines(tag).for_each(|line| _ = add_names(line.into(), &mut names));
    names
}

#[cfg(test)]
mod tests {
    use super::FORMAT;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    fn corpus(text: &str) -> Corpus {
        let source = Source::Text("x.ciw".to_owned(), text.to_owned());
        crate::reading::read(&[source], ReadOptions::with_details(), &mut Notices::default()).unwrap()
    }

    #[test]
    fn neither_header_nor_type_nor_end_is_needed() {
        let text = "AU Lovelace, A\nTI One\nPT J\nAU\u{a0}Menabrea, L\n\u{a0}\u{a0}\u{a0}Taylor, R\nTI Two\n\nPT B\nBE Gray, A\nER\nAF Marcet, Jane\nEF\n";
        assert_eq!(told_whatever_the_cut(FORMAT.read, text).len(), 3);
        let corpus = corpus(&text.replace("AU Lovelace, A\nTI One\n", ""));
        assert_eq!((corpus.byline(0).len(), corpus.byline(1).len(), corpus.papers()), (2, 1, 2));
    }

    #[test]
    fn a_paper_without_an_issue_has_the_date_on_which_it_was_online() {
        let date = |fields: &str| {
            corpus(&format!("PT J\nAU Gray, A\n{fields}ER\n")).date(0).map(|date| date.to_string())
        };
        assert_eq!(date("PY\nEA JAN 2024\n").as_deref(), Some("2024-01"));
        assert_eq!(date("EA JAN 2024\n").as_deref(), Some("2024-01"));
        assert_eq!(date("PY 2023\nPD MAR 15\nEA JAN 2022\n").as_deref(), Some("2023-03-15"));
    }

    #[test]
    fn the_authors_of_a_book_are_read_where_a_record_has_no_others() {
        let names = |fields: &str| {
            let corpus = corpus(&format!("PT B\n{fields}\nTI One\nER\n\nPT J\nAU Gray, A\nER\n"));
            let names = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name));
            names.collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(
            names("BA Lovelace, A\n   Gray, M\nBF Lovelace, Ada\n   Gray, Mary"),
            "Lovelace, Ada | Gray, Mary"
        );
        assert_eq!(names("BA Lovelace, A"), "Lovelace, A");
        assert_eq!(names("AU Gray, M\nBA Lovelace, A"), "Gray, M");
    }

    #[test]
    fn several_names_in_a_line_are_split_and_identifiers_match_whatever_the_accents() {
        let corpus = corpus(
            "PT J\nAU Joff, H; Hall, JE\nAF Joff, Hadi; M&uuml;ller-Hall, Jan E\nTI One\n\
             OI Muller Hall, Jan E/0000-0002-1825-0097; JOFF, H /0000-0002-1694-233X\nER\n",
        );
        let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
        assert_eq!(names, ["Joff, Hadi", "Müller-Hall, Jan E"]);
        let ids = |place: usize| corpus.spellings().ids(corpus.byline(0)[place]).collect::<Vec<_>>();
        assert_eq!((ids(0), ids(1)), (vec!["orcid:0000-0002-1694-233X"], vec!["orcid:0000-0002-1825-0097"]));
    }

    #[test]
    fn full_names_replace_short_ones_and_have_their_identifiers() {
        let corpus = corpus(
            "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Lovelace, A\n   Menabrea, L\nAF Lovelace, Ada\n   \
             Menabrea, Luigi\nCA Engine Grp\nTI Notes on the\n   Engine\nSO MEMOIRS\nRI Menabrea, L/A-1-2000\n\
             OI Nobody, N/0000-0002-1694-233X; Lovelace, Ada/0000-0002-1825-0097\nDI 10.1000/9\nPY 1843\nUT WOS:9\n\
             ER\n\nPT J\nAU Gray, A\nER\n\nEF\n",
        );
        let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
        assert_eq!(names, ["Lovelace, Ada", "Menabrea, Luigi", "Engine Grp"]);
        let ids = |place: usize| corpus.spellings().ids(corpus.byline(0)[place]).collect::<Vec<_>>();
        assert_eq!((ids(0), ids(1)), (vec!["orcid:0000-0002-1825-0097"], vec!["researcherid:A-1-2000"]));
        assert!(corpus.spellings().is_group(corpus.byline(0)[2]));
        assert_eq!((corpus.title(0), corpus.doi(0)), ("Notes on the Engine", "10.1000/9"));
        assert_eq!(
            (corpus.year(0), corpus.venue(0), corpus.id(0).as_str()),
            (Some(1843), "MEMOIRS", "WOS:9")
        );
        assert_eq!(corpus.byline(1).len(), 1);
    }
}
