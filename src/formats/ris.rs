//! RIS, which nearly every reference manager and database writes, each in its own way.
//!
//! ```text
//! TY  - JOUR
//! AU  - Lovelace, Ada
//! TI  - Notes on the Analytical Engine
//! PY  - 1843
//! ER  -
//! ```

use std::borrow::Cow;

use super::dates::date_of;
use super::fields::{IdsByName, add_authors, add_names};
use super::tagged::{self, BlankLine, Role, Tagged, Tags, blanks, known_tag, may_begin_with, split_at};
use super::types::paper_type;
use crate::records::groups::is_group_of_list;
use crate::records::identifiers::{Ids, doi};
use crate::records::text::is_blank;
use crate::records::{Chunk, Fact, Format, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("ris", |chunk: Chunk<'_>, sink: &mut dyn Sink| tagged::read(chunk, &TAGS, sink, give))
        .about("RIS, as Scopus, Zotero, EndNote, Mendeley, Ovid, Cochrane and others write it")
        .reads("AU A1, AI, editors A2 A3 ED; ID AN U1, TI T1 CT BT, PY Y1 YR DA, DO DI M3 UR, T2 JO JF JA J2")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier])
        .extensions(&["ris"])
        .line_starts(STARTS)
        .detect(|head| {
            let mut lines = head.lines().filter(|line| may_begin_with(line, STARTS));
            lines.any(|line| field(line).is_some_and(|(tag, _)| tag == "TY"))
        })
        .split(|buffer| split_at(buffer, "TY "));

/// What records begin with.
const STARTS: &[&[u8; 2]] = &[b"ty"];

static TAGS: Tags = Tags {
    field,
    role: |tag| match tag {
        "TY" => Role::Start,
        "ER" => Role::End,
        "AU" | "A1" => Role::Author,
        _ => Role::Other,
    },
    blank_line: BlankLine::Nothing,
};

/// The tags of the specification and those that databases add.
const KNOWN: &[&str] = &[
    "TY", "ER", "A1", "A2", "A3", "A4", "AB", "AD", "AI", "AN", "AU", "AV", "BT", "C1", "C2", "C3", "C4",
    "C5", "C6", "C7", "C8", "CA", "CN", "CP", "CT", "CY", "DA", "DB", "DI", "DO", "DP", "ED", "EP", "ET",
    "ID", "IS", "J1", "J2", "JA", "JF", "JO", "KW", "L1", "L2", "L3", "L4", "LA", "LB", "LK", "M1", "M2",
    "M3", "N1", "N2", "NV", "OP", "PB", "PP", "PY", "RI", "RN", "RP", "SE", "SN", "SP", "ST", "T1", "T2",
    "T3", "TA", "TI", "TT", "U1", "U2", "U3", "U4", "U5", "UR", "VL", "VO", "Y1", "Y2", "YR",
];

/// Two characters, two spaces, a hyphen: `TY  - JOUR`.
fn field(line: &str) -> Option<(&str, &str)> {
    match line.as_bytes() {
        [first, second, b' ', b' ', b'-', ..] if is_tag(*first, *second) => Some((&line[..2], &line[5..])),
        _ => unusual_field(line),
    }
}

fn is_tag(first: u8, second: u8) -> bool {
    first.is_ascii_uppercase() && (second.is_ascii_uppercase() || second.is_ascii_digit())
}

/// The same with other white space than two spaces. A tag that is indented or in lower case could also be a word of a
/// text, so it is one of those that are known, with the white space that the specification wants.
fn unusual_field(line: &str) -> Option<(&str, &str)> {
    let inside = line.trim_start_matches(is_blank);
    let (tag, rest) = inside.split_at_checked(2)?;
    let text = rest.trim_start_matches(is_blank);
    if text.is_empty() && tag == "ER" {
        return Some((tag, text));
    }
    let text = text.strip_prefix(['-', '\u{2010}', '\u{2011}', '\u{2013}'])?;
    match tag.as_bytes() {
        [first, second] if is_tag(*first, *second) && inside.len() == line.len() => {
            (blanks(rest) > 0).then_some((tag, text))
        }
        _ if blanks(rest) > 1 => Some((known_tag(tag, KNOWN)?, text)),
        _ => None,
    }
}

fn mention(name: &str) -> Mention<'_> {
    Mention { is_group: is_group_of_list(name), ..Mention::named(name) }
}

/// Types whose second and third authors are no editors but sponsors, reporters, assignees, advisors or directors.
const WITHOUT_EDITORS: &[&str] =
    &["BILL", "CASE", "GOVDOC", "HEAR", "LEGAL", "MPCT", "PAT", "STAT", "THES", "UNBILL", "VIDEO"];

fn give(record: &Tagged<'_>, sink: &mut dyn Sink) {
    let kind = record.first(&["TY"]);
    let has_editors = !WITHOUT_EDITORS.contains(&&*kind);
    let (mut authors, mut editors, mut named) = (Vec::new(), Vec::new(), Vec::new());
    for (tag, field) in record.names(|tag| matches!(tag, "AU" | "A1" | "AI" | "A2" | "A3" | "ED")) {
        match tag {
            "AI" => named.push(field),
            "AU" | "A1" => add_authors(field, record.at, sink, &mut authors),
            _ if has_editors || tag == "ED" => _ = add_names(field, &mut editors),
            _ => {}
        }
    }
    // The authors of an edited book are its editors; who edits the series is further from it.
    if kind == "EDBOOK" && !authors.is_empty() {
        (authors, editors) = (Vec::new(), authors);
    }
    let ids = ids(&named, &authors, |unplaced| sink.notice(record.at, Kind::UnplacedIds, unplaced));
    let byline: Vec<Mention<'_>> = authors
        .iter()
        .enumerate()
        .map(|(place, name)| Mention { ids: ids.get(place).map_or("", Ids::as_stated), ..mention(name) })
        .collect();
    let editors: Vec<Mention<'_>> = editors.iter().map(|name| mention(name)).collect();
    let dates = ["PY", "Y1", "YR", "DA"].map(|tag| record.first(&[tag]));
    let date = date_of(&dates.each_ref().map(|text| &**text), record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &record.first(&["ID", "AN", "U1"]),
        title: &record.first(&["TI", "T1", "CT", "BT"]),
        date,
        paper_type: paper_type(&kind),
        doi: doi(&record.first(&["DO", "DI", "M3", "UR"])),
        venue: &record.first(&["T2", "JO", "JF", "JA", "J2", "BT"]),
        byline: &byline,
        editors: &editors,
    });
}

/// The identifiers of the authors, as Ovid gives them: `AI  - Lovelace, Ada; ORCID: https://orcid.org/0000-…`. Empty
/// where there are none.
/// Tells of those that no author is known to have.
fn ids(named: &[Cow<'_, str>], authors: &[Cow<'_, str>], mut unplaced: impl FnMut(&str)) -> Vec<Ids> {
    if named.is_empty() {
        return Vec::new();
    }
    let mut known = IdsByName::default();
    for (name, id) in named.iter().filter_map(|text| text.rsplit_once("ORCID:")) {
        known.add(name.trim_end_matches([';', ' ']), "orcid", id);
    }
    let ids = authors.iter().map(|author| known.of([&**author])).collect();
    known.unplaced().iter().for_each(|ids| unplaced(ids));
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_orcid_beside_a_name_is_read_with_blanks_in_it_and_told_of_if_it_is_none() {
        let read = |entry: &str| {
            let text = format!("TY  - JOUR\nAU  - Lovelace, Ada\nAI  - {entry}\nTI  - Notes\nER  - \n");
            let mut notices = crate::records::Notices::default();
            let source = crate::reading::Source::Text("x.ris".to_owned(), text);
            let corpus =
                crate::reading::read(&[source], crate::reading::ReadOptions::default(), &mut notices)
                    .unwrap();
            let ids: Vec<String> = corpus.spellings().ids(corpus.byline(0)[0]).map(str::to_owned).collect();
            (ids, [Kind::InvalidOrcid, Kind::UnplacedIds].map(|kind| notices.count(kind)))
        };
        let known = vec!["orcid:0000-0002-1825-0097".to_owned()];
        assert_eq!(read("Lovelace, Ada; ORCID: 0000-0002-1825 -0097"), (known.clone(), [0, 0]));
        assert_eq!(read("Lovelace, Ada; ORCID: 0000 0002‑1825‐0097"), (known, [0, 0]));
        assert_eq!(read("Lovelace, Ada; ORCID: 0000-0002-1825 -0098"), (vec![], [1, 0]));
        assert_eq!(read("Gray, Ann; ORCID: 0000-0002-1825-0097"), (vec![], [0, 1]));
    }
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::{ReadOptions, Source};
    use crate::records::Kind;
    use crate::records::{Corpus, Notices};

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::keeping(usize::MAX);
        let source = Source::Text("x.ris".to_owned(), text.to_owned());
        (crate::reading::read(&[source], ReadOptions::default(), &mut notices).unwrap(), notices)
    }

    fn byline(corpus: &Corpus, paper: usize) -> Vec<&str> {
        corpus.byline(paper).iter().map(|&name| corpus.spellings().get(name)).collect()
    }

    #[test]
    fn a_record_has_key_title_year_doi_venue_and_authors_without_editors() {
        let (corpus, notices) = corpus(
            "1.\nTY  - JOUR\nID  - 42\nA1  - Lovelace, Ada\nAU  - Menabrea, Luigi\nAU  - Engine Society\nED  - Taylor, Richard\n\
             T1  - Sketch of the\n   Engine\nY1  - 1843/10//\nDO  - https://doi.org/10.1000/1\nJO  - Memoirs\nER  - \n",
        );
        assert_eq!(byline(&corpus, 0), ["Lovelace, Ada", "Menabrea, Luigi", "Engine Society"]);
        let groups: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().is_group(name)).collect();
        assert_eq!(groups, [false, false, true]);
        assert_eq!((corpus.title(0), corpus.year(0)), ("Sketch of the Engine", Some(1843)));
        assert_eq!((corpus.doi(0), corpus.venue(0), corpus.id(0).as_str()), ("10.1000/1", "Memoirs", "42"));
        assert!(notices.by_kind().is_empty());
    }

    #[test]
    fn a_record_without_er_ends_where_the_next_begins() {
        let (corpus, _) = corpus("TY - BOOK\nAU - A, B\nTY - BOOK\nAU - C, D\nPY -\n");
        assert_eq!((byline(&corpus, 0), byline(&corpus, 1)), (vec!["A, B"], vec!["C, D"]));
        assert_eq!(corpus.year(1), None);
    }

    #[test]
    fn spaces_around_the_hyphen_may_be_more_or_fewer() {
        let written = [
            "AU  - X, Y",
            "AU - X, Y",
            "AU  -  X, Y",
            "AU  -X, Y",
            "AU -X, Y",
            "AU\t- X, Y",
            "au  - X, Y",
            "   AU  - X, Y",
            "\u{feff}AU  - X, Y",
            "AU\u{a0}\u{a0}-\u{a0}X, Y",
            "AU\u{a0}-\u{a0}X, Y",
            "AU \u{2003}– X, Y",
        ];
        for line in written {
            assert_eq!(
                field(line).map(|(tag, text)| (tag, text.trim_matches(is_blank))),
                Some(("AU", "X, Y")),
                "{line}"
            );
        }
        for line in
            ["AU- X", "au - x", " AU - X", "zz  - x", "A", "Ü  - x", "AUX - x", "A  - x", "ER then", ""]
        {
            assert_eq!(field(line), None, "{line}");
        }
    }

    #[test]
    fn a_record_without_ty_is_one_if_it_has_authors() {
        let (corpus, notices) = corpus(
            "DB  - Wheels\n\nTY  - JOUR\nAU  - A, B\nER  - \n\nAU  - C, D\nTI  - On\nER\nAU  - E, F\nTY  - BOOK\nTI  - Of\n",
        );
        assert_eq!((byline(&corpus, 0), byline(&corpus, 1)), (vec!["A, B"], vec!["C, D"]));
        assert_eq!((byline(&corpus, 2), corpus.title(2), corpus.papers()), (vec!["E, F"], "Of", 3));
        assert!(notices.by_kind().is_empty());
    }

    #[test]
    fn blank_lines_inside_a_record_do_not_end_it() {
        let (corpus, _) = corpus("TY  - JOUR\n\nAU  - A, B\n\nN2  - One.\n\nTwo.\n\nAU  - C, D\n\nER\n");
        assert_eq!((byline(&corpus, 0), corpus.papers()), (vec!["A, B", "C, D"], 1));
    }

    #[test]
    fn reading_is_chunk_invariant() {
        let text = "1.\nTY  - JOUR\nAU  - A, B\n\n\nER  - \nAU  - C, D\n\nTY - BOOK\n ed  - E, F\nER\nEF\nTY";
        assert_eq!(told_whatever_the_cut(FORMAT.read, text).len(), 3);
    }

    #[test]
    fn several_names_in_one_field_are_split_or_noticed_that_share_a_line() {
        let split = |field: &str| {
            let (corpus, notices) = corpus(&format!("TY  - JOUR\nAU  - {field}\nER  - \n"));
            let names: Vec<String> = byline(&corpus, 0).into_iter().map(str::to_owned).collect();
            (names.join("|"), notices.count(Kind::NotSeparated))
        };
        assert_eq!(
            split("Kat R. Lybar, Eri S. Beyr & Kay J. Farm"),
            ("Kat R. Lybar|Eri S. Beyr|Kay J. Farm".into(), 0)
        );
        assert_eq!(split("Lovelace, Ada\nGray, Mary"), ("Lovelace, Ada|Gray, Mary".into(), 0));
        assert_eq!(split("M&uuml;ller, J&#252;rgen; Gray, M"), ("Müller, Jürgen|Gray, M".into(), 0));
        assert_eq!(
            split("Lovelace, Ada; Gray, Mary;\nAU  - Marcet, Jane,"),
            ("Lovelace, Ada|Gray, Mary|Marcet, Jane".into(), 0)
        );
        assert_eq!(split("Ann Lee, Bob Roe").1, 1);
    }

    #[test]
    fn the_type_says_who_is_an_editor() {
        let (corpus, notices) =
            corpus("TY  - EDBOOK\nAU  - A, B\nA2  - C, D\nER  - \nTY  - BOOK\nAU  - A, B\nER\n");
        assert_eq!((corpus.papers(), notices.count(Kind::OnlyEditors)), (1, 1));
        let said = told_whatever_the_cut(FORMAT.read, "TY  - THES\nAU  - A, B\nA3  - C, D\nER  - \n");
        assert!(said[0].contains("A, B") && !said[0].contains("C, D"), "{said:?}");
    }

    #[test]
    fn identifiers_go_to_the_authors_that_they_name() {
        let (corpus, _) = corpus(
            "TY  - JOUR\nAI  - Müller, J.; ORCID: https://orcid.org/0000-0002-1825-0097\nAU  - Gray, M\nAU  - Muller, J\nER  - \n",
        );
        let ids = |place: usize| corpus.spellings().ids(corpus.byline(0)[place]).collect::<Vec<_>>();
        assert_eq!((ids(0), ids(1)), (vec![], vec!["orcid:0000-0002-1825-0097"]));
    }

    #[test]
    fn and_others_is_dropped_with_a_notice() {
        let (corpus, notices) = corpus("TY  - JOUR\nAU  - A, B\nAU  - et al.\nER  - \n");
        assert_eq!(byline(&corpus, 0), ["A, B"]);
        assert_eq!(notices.by_kind()[0].0, Kind::AndOthers);
    }
}
