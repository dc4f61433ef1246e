//! MEDLINE's tagged records, as PubMed exports them (`.nbib`).
//!
//! ```text
//! PMID- 1
//! TI  - Notes on the Analytical Engine
//! FAU - Lovelace, Ada
//! AU  - Lovelace A
//! AUID- ORCID: 0000-0002-1825-0097
//! DP  - 1843 Oct
//! ```

use std::borrow::Cow;

use super::affiliations;
use super::dates::date_of;
use super::fields::{add_authors, add_names, letters, letters_of_family};
use super::tagged::{self, BlankLine, Role, Tagged, Tags, blanks, known_tag, may_begin_with, split_at};
use super::types::most_telling;
use crate::records::identifiers::{Ids, doi};
use crate::records::markup::unescaped;
use crate::records::text::{is_blank, trim};
use crate::records::{Chunk, Fact, Format, Keys, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format::new("nbib", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    tagged::read(chunk, &TAGS, sink, give)
})
.about("MEDLINE's tagged records, as PubMed, ERIC and Ovid export them")
.reads("FAU or AU, AUID, AD, CN, editors FED or ED; PMID or OID, TI or BTI, DP or DEP, LID and AID, JT or TA")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Email, Fact::Affiliation])
.extensions(&["nbib", "medline", "txt"])
.keys(Keys::Of("pubmed"))
.line_starts(STARTS)
.detect(|head| {
    let is_first = |line: &&str| may_begin_with(line, STARTS) || may_begin_with(line, &[b"ty"]);
    let tags = || head.lines().filter_map(field).map(|(tag, _)| tag);
    // RIS has tags of two characters in the same columns.
    let begins = |tag: &&str| *tag == "TY" || (TAGS.role)(tag) == Role::Start;
    let mut first = head.lines().filter(is_first).filter_map(field).map(|(tag, _)| tag);
    first.find(begins).is_some_and(|tag| tag != "TY")
        && tags().any(|tag| matches!(tag, "TI" | "FAU" | "AU" | "DP"))
})
.split(|buffer| split_at(buffer, "PMID- "));

/// What the tags begin with that records begin with.
const STARTS: &[&[u8; 2]] = &[b"pm", b"ow", b"st", b"ui"];

/// Records of PubMed begin with `PMID`, those of ERIC with `OWN`, those of Ovid with `UI`, and others with `STAT`.
static TAGS: Tags = Tags {
    field,
    role: |tag| match tag {
        "PMID" | "OWN" | "STAT" | "UI" => Role::Start,
        "FAU" | "AU" | "CN" => Role::Author,
        _ => Role::Other,
    },
    blank_line: BlankLine::EndsBeforeRepetition,
};

const KNOWN: &[&str] = &[
    "PMID", "OWN", "STAT", "UI", "AB", "AD", "AID", "AU", "AUID", "BTI", "CI", "CIN", "CN", "COIS", "CON",
    "CP", "CRDT", "CRF", "CRI", "CTDT", "CTI", "DA", "DCOM", "DEP", "DP", "DRDT", "ED", "EDAT", "EFR", "EIN",
    "EN", "FAU", "FED", "FIR", "FPS", "GN", "GR", "GS", "IP", "IR", "IRAD", "IS", "ISBN", "JID", "JT", "LA",
    "LID", "LR", "MH", "MHDA", "MID", "NM", "OAB", "OABL", "OCI", "OID", "ORI", "OT", "OTO", "PB", "PG",
    "PHST", "PL", "PMC", "PMCR", "PRIN", "PROF", "PS", "PST", "PT", "PUBM", "RF", "RIN", "RN", "ROF", "RPF",
    "RPI", "SB", "SFM", "SI", "SO", "SPIN", "TA", "TI", "TT", "UIN", "UOF", "VI", "VTI", "YR",
];

/// A tag padded with spaces to four characters, a hyphen, a space: `AU  - Lovelace A`.
fn field(line: &str) -> Option<(&str, &str)> {
    let padded = line.split_at_checked(4).and_then(|(tag, text)| {
        let text = text.strip_prefix('-').filter(|text| text.is_empty() || text.starts_with(' '))?;
        let tag = tag.trim_end_matches(' ');
        let is_tag =
            tag.len() > 1 && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        is_tag.then_some((tag, text))
    });
    padded.or_else(|| unusual_field(line))
}

/// The same with other white space, or in lower case. As it could also be a word of a text, the tag is one of those
/// that are known.
fn unusual_field(line: &str) -> Option<(&str, &str)> {
    let inside = line.trim_start_matches(is_blank);
    let end = inside.bytes().take(5).take_while(u8::is_ascii_alphanumeric).count();
    let (written, rest) = inside.split_at(end);
    let tag = known_tag(written, KNOWN)?;
    let text = rest.trim_start_matches(is_blank).strip_prefix('-')?;
    let is_padded = written.len() + blanks(rest) == 4;
    let is_separated = is_padded || blanks(rest) > 0 && (text.is_empty() || text.starts_with(is_blank));
    (if tag == written { is_separated } else { is_padded }).then_some((tag, text))
}

/// An author while the fields go by.
#[derive(Default)]
struct Author<'a> {
    name: Cow<'a, str>,
    /// The full name was there; the short one that follows is the same person's.
    is_full: bool,
    /// The letters of the family name, where there is a full name.
    family: String,
    is_group: bool,
    ids: Ids,
    affiliation: Cow<'a, str>,
}

fn authors<'a>(record: &Tagged<'a>, sink: &mut dyn Sink) -> Vec<Author<'a>> {
    let mut authors: Vec<Author<'a>> = Vec::new();
    // All before this one have their short names.
    let mut first_full = 0;
    let mut early = EarlyNames::default();
    for (tag, text) in record.names_and_more(&["FAU", "AU", "CN"], &["AUID", "AD"]) {
        match tag {
            "FAU" => {
                for author in people(text, record.at, sink) {
                    let family = letters_of_family(&author.name);
                    match early.take(&author.name, &family) {
                        Some(at) => authors[at].name = author.name,
                        None => authors.push(Author { is_full: true, family, ..author }),
                    }
                }
            }
            "AU" => match short_for(&text, &mut authors, &mut first_full) {
                Some(author) => author.is_full = false,
                None => {
                    let first = authors.len();
                    authors.extend(people(text, record.at, sink));
                    early.extend(first, &authors[first..]);
                }
            },
            "CN" => {
                authors.extend(groups(&text));
                early.last_full = None;
            }
            _ => {
                let last = authors.len().saturating_sub(1);
                let Some(author) = authors.get_mut(early.last_full.unwrap_or(last)) else { continue };
                match tag {
                    "AUID" => add_id(&mut author.ids, &text),
                    _ if author.affiliation.is_empty() => author.affiliation = text,
                    _ => author.affiliation = affiliations::joined([&*author.affiliation, &*text]).into(),
                }
            }
        }
    }
    authors
}

/// Short names for which no full one was there yet: some programs write them first.
#[derive(Default)]
struct EarlyNames {
    /// Their letters, and the index of their author.
    letters: Vec<(String, usize)>,
    /// The author of the last field, if that was the full name of an early one.
    last_full: Option<usize>,
}

impl EarlyNames {
    /// Adds authors of short names, the first of which has this index.
    fn extend(&mut self, first: usize, authors: &[Author<'_>]) {
        let short = authors.iter().map(|author| letters(&author.name).collect());
        self.letters.extend(short.zip(first..));
        self.last_full = None;
    }

    /// The author whose full name this is: the short one has its family name and its first initial.
    fn take(&mut self, full: &str, family: &str) -> Option<usize> {
        let initial = full.split_once(',').and_then(|(_, given)| letters(given).next());
        let is_short = |(short, _): &(String, usize)| {
            short.strip_prefix(family).is_some_and(|initials| initials.chars().next() == initial)
        };
        let found = self.letters.iter().position(is_short).filter(|_| !family.is_empty());
        self.last_full = found.map(|found| self.letters.remove(found).1);
        self.last_full
    }
}

fn people<'a>(field: Cow<'a, str>, at: usize, sink: &mut dyn Sink) -> impl Iterator<Item = Author<'a>> {
    let mut names = Vec::new();
    add_authors(field, at, sink, &mut names);
    names.into_iter().map(|name| Author { name, ..Author::default() })
}

fn groups<'a>(field: &str) -> impl Iterator<Item = Author<'a>> {
    let names: Vec<String> = unescaped(field).split(';').map(|name| trim(name).to_owned()).collect();
    let names = names.into_iter().filter(|name| !name.is_empty());
    names.map(|name| Author { name: name.into(), is_group: true, ..Author::default() })
}

/// The author whose full name was given already: the one of this family name, else the last.
fn short_for<'s, 'a>(
    short: &str,
    authors: &'s mut [Author<'a>],
    first_full: &mut usize,
) -> Option<&'s mut Author<'a>> {
    let last = authors.len().checked_sub(1)?;
    let is_before = |at: &usize| authors.get(*at).is_some_and(|author| !author.is_full);
    while is_before(first_full) {
        *first_full += 1;
    }
    let short: String = letters(short).collect();
    let later = &authors[(*first_full).min(authors.len())..];
    let found = later.iter().position(|author| author.is_full && short.starts_with(&author.family));
    authors.get_mut(found.map_or(last, |at| *first_full + at)).filter(|author| author.is_full)
}

/// Adds what `AUID` has: `ORCID: 0000-…`, or the address of one. Other schemes look the same without their names.
fn add_id(ids: &mut Ids, text: &str) {
    match text.split_once(':') {
        Some((scheme, id)) if trim(scheme).eq_ignore_ascii_case("orcid") => ids.add("orcid", id),
        _ if text.contains("orcid.org/") => ids.add("orcid", text),
        _ => {}
    }
}

/// The identifier that is marked as the DOI, `10.1000/1 [doi]`, or is its address.
fn marked_doi<'a>(record: &Tagged<'a>) -> Cow<'a, str> {
    let ids = record.fields().filter(|(tag, _)| matches!(*tag, "LID" | "AID"));
    ids.map(|(_, id)| id).find(|id| id.ends_with("[doi]") || id.contains("doi.org/")).unwrap_or_default()
}

fn give(record: &Tagged<'_>, sink: &mut dyn Sink) {
    let authors = authors(record, sink);
    let byline: Vec<Mention<'_>> = authors
        .iter()
        .map(|author| Mention {
            name: &author.name,
            ids: author.ids.as_stated(),
            affiliation: &author.affiliation,
            is_group: author.is_group,
            ..Mention::default()
        })
        .collect();
    let is_editor: fn(&str) -> bool = if record.has("FED") { |tag| tag == "FED" } else { |tag| tag == "ED" };
    let mut editors = Vec::new();
    record.names(is_editor).for_each(|(_, field)| _ = add_names(field, &mut editors));
    let editors: Vec<Mention<'_>> = editors.iter().map(|name| Mention::named(name)).collect();
    let date = date_of(&[&record.first(&["DP"]), &record.first(&["DEP"])], record.at, sink);
    let types: Vec<_> = record.fields().filter(|(tag, _)| *tag == "PT").map(|(_, text)| text).collect();
    sink.record(&Record {
        at: record.at,
        key: &record.first(&["PMID", "OID"]),
        title: &record.first(&["TI", "BTI"]),
        date,
        paper_type: most_telling(types.iter().map(|text| &**text)),
        doi: doi(&marked_doi(record)),
        venue: &record.first(&["JT", "TA", "BTI"]),
        byline: &byline,
        editors: &editors,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    fn corpus(text: &str) -> Corpus {
        let source = Source::Text("x.nbib".to_owned(), text.to_owned());
        crate::reading::read(&[source], ReadOptions::with_details(), &mut Notices::default()).unwrap()
    }

    fn keys(text: &str) -> Vec<String> {
        assert!((FORMAT.detect)(text), "{text}");
        told_whatever_the_cut(FORMAT.read, text);
        let corpus = corpus(text);
        (0..corpus.papers()).map(|paper| format!("{} {}", corpus.id(paper), corpus.title(paper))).collect()
    }

    #[test]
    fn records_of_eric_begin_with_own_and_have_ids_of_its_own() {
        let text = "OWN - ERIC\nTI  - One\nAU  - Lovelace, Ada\nAID - http://dx.doi.org/10.1000/7\nOID - EJ1\n\n\
                    OWN - ERIC\nTI  - Two\nAU  - Taylor, R.\nOID - ED2\n";
        assert_eq!(keys(text), ["EJ1 One", "ED2 Two"]);
        assert_eq!(keys(&text.replace("\n\n", "\n")), ["EJ1 One", "ED2 Two"]);
        assert_eq!(corpus(text).doi(0), "10.1000/7");
    }

    #[test]
    fn a_record_begins_with_whatever_the_one_before_it_began_with() {
        let both = "STAT- MEDLINE\nPMID- 1\nTI  - One\nAU  - Lovelace A\nSTAT- MEDLINE\nPMID- 2\nTI  - Two\nAU  - Taylor R\n";
        assert_eq!(keys(both), ["1 One", "2 Two"]);
        let ovid = "<1>\nUI  - 95000001\nTI  - One\nAU  - Lovelace A\n<2>\nUI  - 95000002\nTI  - Two\nAU  - Taylor R\n";
        assert_eq!(keys(ovid).len(), 2);
        let mixed = "PMID- 1\nOWN - NLM\nTI  - One\nAU  - Lovelace A\nOWN - ERIC\nTI  - Two\nAU  - Taylor, R.\n\
                     OID - ED2\n\nTI  - Three\nAU  - Lovelace A\n";
        assert_eq!(keys(mixed), ["1 One", "ED2 Two", "x.nbib#3 Three"]);
    }

    #[test]
    fn a_blank_line_inside_a_record_loses_no_author() {
        let text = "PMID- 1\nTI  - One\nAB  - A.\n\n      B.\n\nFAU - Lovelace, Ada\n\nDP  - 1843\n";
        assert_eq!(keys(text), ["1 One"]);
        assert_eq!((corpus(text).byline(0).len(), corpus(text).year(0)), (1, Some(1843)));
    }

    #[test]
    fn other_white_space_is_white_space_and_tags_may_be_in_lower_case() {
        for line in [
            "AU  - X Y",
            "AU - X Y",
            "AU  -X Y",
            "AU\t- X Y",
            "au  - X Y",
            "  AU  - X Y",
            "AU\u{a0}\u{a0}-\u{a0}X Y",
        ] {
            assert_eq!(field(line).map(|(tag, text)| (tag, text.trim())), Some(("AU", "X Y")), "{line}");
        }
        assert_eq!(field("PMID-7"), Some(("PMID", "7")));
        for line in ["SARS-CoV", "      SARS- x", "au - x", "of  - x", "AU-x", "", "é  - x"] {
            assert_eq!(field(line), None, "{line}");
        }
    }

    #[test]
    fn several_names_in_one_field_are_split_and_short_ones_belong_to_full_ones() {
        let names = |fields: &str| {
            let corpus = corpus(&format!("PMID- 1\nTI  - One\n{fields}"));
            let names = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name));
            names.collect::<Vec<_>>().join("|")
        };
        assert_eq!(
            names("AU  - Lovelace A; Taylor R\nCN  - A Group; B Group\n"),
            "Lovelace A|Taylor R|A Group|B Group"
        );
        assert_eq!(
            names("FAU - Lovelace, Ada; Taylor, Rob\nAU  - Lovelace A; Taylor R\n"),
            "Lovelace, Ada|Taylor, Rob"
        );
        let grouped = "FAU - Müller, Ada\nFAU - Taylor, Rob\nAU  - Muller A\nAU  - Taylor R\nAU  - Gray M\n";
        assert_eq!(names(grouped), "Müller, Ada|Taylor, Rob|Gray M");
        assert_eq!(names("FAU - Lovelace, Ada\nAU  - Byron A\nAU  - Gray M\n"), "Lovelace, Ada|Gray M");
    }

    #[test]
    fn short_names_before_the_full_ones_are_the_same_people() {
        let found = |fields: &str| {
            let corpus = corpus(&format!("PMID- 1\nTI  - One\n{fields}"));
            let names = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name));
            let names = names.collect::<Vec<_>>().join("|");
            let places = corpus.mentions_of(0).map(|mention| corpus.affiliation(mention)).collect::<Vec<_>>();
            (names, places.join("|"))
        };
        for fields in [
            "AU  - Lee A\nAU  - Müller B\nFAU - Lee, Ann\nAD  - Oslo\nFAU - Müller, Bob\nAD  - Rome\n",
            "AU  - Lee A\nAU  - Muller B\nFAU - Müller, Bob\nAD  - Rome\nFAU - Lee, Ann\nAD  - Oslo\n",
        ] {
            assert_eq!(
                found(fields),
                ("Lee, Ann|Müller, Bob".to_owned(), "Oslo|Rome".to_owned()),
                "{fields}"
            );
        }
        let by_turns = "AU  - Lee A\nFAU - Lee, Ann\nAD  - Oslo\nAU  - Roe B\nFAU - Roe, Bob\nAD  - Rome\n";
        assert_eq!(found(by_turns), ("Lee, Ann|Roe, Bob".to_owned(), "Oslo|Rome".to_owned()));
        let two = "AU  - Lee A\nFAU - Lee, Bob\nAD  - Oslo\n";
        assert_eq!(found(two), ("Lee A|Lee, Bob".to_owned(), "|Oslo".to_owned()), "other initials");
    }

    #[test]
    fn many_full_names_before_many_short_ones_take_no_more_time_than_other_text() {
        let full: String = (0..2_000).map(|n| format!("FAU - Lee{n:04}, Ann\n")).collect();
        let short: String = (0..2_000).rev().map(|n| format!("AU  - Roe{n:04} B\n")).collect();
        assert_eq!(corpus(&format!("PMID- 1\n{full}{short}")).byline(0).len(), 3_999);
    }

    #[test]
    fn the_lines_of_an_affiliation_are_one_text_and_each_affiliation_counts() {
        let corpus = corpus(
            "PMID- 1\nFAU - Lovelace, Ada\nAD  - Engine House, London,\n      Ada Street, London, UK.\n",
        );
        assert_eq!(corpus.affiliation(0), "Engine House, London, Ada Street, London, UK.");
        let several = self::corpus(
            "PMID- 1\nFAU - Lovelace, Ada\nAU  - Lovelace A\nAD  - London.\nAD  - Turin.\nFAU - Gray, Mary\nAD  - Oslo.\n",
        );
        assert_eq!([0, 1].map(|mention| several.affiliation(mention)), ["London.; Turin.", "Oslo."]);
        let wrapped = self::corpus("PMID- 1\nFAU - Lovelace, Ada\nAD  - House, London\n      Street, UK\n");
        assert_eq!(wrapped.affiliation(0), "House, London Street, UK");
    }

    #[test]
    fn identifiers_are_orcids_with_their_scheme_or_address() {
        let ids = |auid: &str| {
            let corpus = corpus(&format!("PMID- 1\nFAU - Lovelace, Ada\nAUID- {auid}\n"));
            corpus.spellings().ids(corpus.byline(0)[0]).map(str::to_owned).collect::<Vec<_>>()
        };
        for auid in [
            "ORCID: 0000-0002-1825-0097",
            "ORCID:0000000218250097",
            "orcid: http://orcid.org/0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097",
        ] {
            assert_eq!(ids(auid), ["orcid:0000-0002-1825-0097"], "{auid}");
        }
        assert!(ids("ISNI: 0000000218250097").is_empty());
    }

    #[test]
    fn the_full_name_replaces_the_short_one_and_owns_the_fields_after_it() {
        let corpus = corpus(
            "PMID- 7\nTI  - Notes on\n      the Engine\nLID - S1 [pii]\nLID - 10.1000/7 [doi]\nDP  - 1843 Oct\n\
             FAU - Lovelace, Ada\nAU  - Lovelace A\nAUID- ORCID: 0000-0002-1825-0097\nAD  - London.\n\
             AU  - Menabrea L\nCN  - Engine Group\nJT  - Memoirs\n",
        );
        let names: Vec<_> = corpus.byline(0).iter().map(|&name| corpus.spellings().get(name)).collect();
        assert_eq!(names, ["Lovelace, Ada", "Menabrea L", "Engine Group"]);
        let [ada, _, group] = corpus.byline(0) else { panic!() };
        assert_eq!(corpus.spellings().ids(*ada).collect::<Vec<_>>(), ["orcid:0000-0002-1825-0097"]);
        assert!(corpus.spellings().is_group(*group) && !corpus.spellings().is_group(*ada));
        assert_eq!((corpus.affiliation(0), corpus.affiliation(1)), ("London.", ""));
        assert_eq!((corpus.title(0), corpus.doi(0)), ("Notes on the Engine", "10.1000/7"));
        assert_eq!((corpus.year(0), corpus.venue(0), corpus.id(0).as_str()), (Some(1843), "Memoirs", "7"));
    }
}
