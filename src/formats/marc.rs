//! MARC 21 in XML, as library catalogs and repositories write it.
//!
//! ```text
//! <collection><record><controlfield tag="001">1843</controlfield>
//!   <datafield tag="100" ind1="1" ind2=" "><subfield code="a">Lovelace, Ada,</subfield><subfield code="e">author.</subfield></datafield>
//!   <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Notes /</subfield></datafield></record></collection>
//! ```

use super::dates::{date_of, year};
use super::person::{Person, mentions};
use super::relators::Role;
use super::xml::{self, Element};
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::text::is_suffix;
use crate::records::{Chunk, Fact, Format, PaperType, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("marc", |chunk: Chunk<'_>, sink: &mut dyn Sink| xml::read(chunk, RECORDS, sink, give))
        .about("MARC 21 in XML, as library catalogs and repositories write it")
        .reads("fields 100, 110, 700, 710 and 720 by their roles, with ORCIDs; 001, title (245), year (260, 264 or 008), DOI (024), host (773)")
        .states(&[Fact::Year, Fact::Type, Fact::Identifier])
        .extensions(&["xml", "marcxml"])
        .opening(b"<\xef")
        .detect(|head| {
            let root = xml::first_tag(head);
            let is_field = head.contains("datafield tag=") || head.contains("datafield ind1=");
            is_field && root.is_some_and(|tag| xml::local(tag.name().into_inner()) != "OAI-PMH")
        })
        .split(|buffer| xml::split(buffer, RECORDS));

const RECORDS: &[&str] = &["record", "marc:record"];

fn give(record: &Element<'_>, sink: &mut dyn Sink) {
    give_item(record, &control(record, "001"), record.at, sink);
}

/// Hands on an item, which may be in the answer of a repository that has the key.
pub(super) fn give_item(record: &Element<'_>, key: &str, at: usize, sink: &mut dyn Sink) {
    let (mut authors, mut editors) = (Vec::new(), Vec::new());
    for field in record.locals("datafield") {
        let is_group = match &*field.attribute("tag") {
            "100" | "700" => false,
            "110" | "710" => true,
            // Names that are not under the control of a catalog; the indicator tells other names from those of people.
            "720" => field.attribute("ind1") == "2",
            _ => continue,
        };
        match role(field) {
            Role::Author => authors.push(person(field, is_group)),
            Role::Editor => editors.push(person(field, is_group)),
            Role::Other => {}
        }
    }
    let [host, journal] = ["t", "p"].map(|code| first(record, &["773"], code));
    let title = [first(record, &["245"], "a"), first(record, &["245"], "b")];
    let title: Vec<&str> = title.iter().map(|part| bare(part)).filter(|part| !part.is_empty()).collect();
    let published = first(record, &["260", "264", "269"], "c");
    let date = date_of(
        &[published.trim_start_matches(['c', '©', '[']), &first(record, &["773"], "y"), &fixed_year(record)],
        at,
        sink,
    );
    sink.record(&Record {
        at,
        key,
        title: &title.join(": "),
        date,
        paper_type: if host.is_empty() { PaperType::Unknown } else { PaperType::Article },
        doi: &marked_doi(record),
        venue: bare(if host.is_empty() { &journal } else { &host }),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// The year in the field of fixed length, from its eighth character on.
fn fixed_year(record: &Element<'_>) -> String {
    let fixed = control(record, "008");
    let written: String = fixed.chars().skip(7).take(4).collect();
    year(&written).map(|year| year.to_string()).unwrap_or_default()
}

fn control(record: &Element<'_>, tag: &str) -> String {
    record
        .locals("controlfield")
        .find(|field| field.attribute("tag") == tag)
        .map(Element::text)
        .unwrap_or_default()
}

/// The first subfield of this code in fields of these tags.
fn first(record: &Element<'_>, tags: &[&str], code: &str) -> String {
    let fields = record.locals("datafield").filter(|field| tags.contains(&&*field.attribute("tag")));
    fields.flat_map(|field| subfields(field, code)).next().unwrap_or_default()
}

fn subfields(field: &Element<'_>, code: &str) -> Vec<String> {
    field.locals("subfield").filter(|part| part.attribute("code") == code).map(Element::text).collect()
}

/// A text without the punctuation that separates it from the next subfield. A period after an initial belongs to it.
fn bare(text: &str) -> &str {
    let text = text.trim().trim_end_matches([',', ';', ':', '/', '=', ' ']);
    let last = text.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or_default();
    if last.chars().count() > 3 { text.trim_end_matches('.') } else { text }
}

/// The role of a name. One without a role is an author, unless the field names another work of theirs.
fn role(field: &Element<'_>) -> Role {
    let terms = [subfields(field, "e"), subfields(field, "4")].concat();
    let unstated = || if subfields(field, "t").is_empty() { Role::Author } else { Role::Other };
    Role::of(&terms).unwrap_or_else(unstated)
}

fn person(field: &Element<'_>, is_group: bool) -> Person {
    let name = subfields(field, "a").into_iter().next().unwrap_or_default();
    let name = if is_group {
        let units = subfields(field, "b");
        let parts = std::iter::once(&name).chain(&units).map(|part| bare(part));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    } else {
        let [suffixes, numbers] = ["c", "b"].map(|code| subfields(field, code));
        let suffix =
            suffixes.iter().flat_map(|terms| terms.split(',')).map(bare).find(|term| is_suffix(term));
        with_suffix(bare(&name), suffix.or(numbers.first().map(|number| bare(number))).unwrap_or_default())
    };
    let mut person = Person { name, is_group, ..Person::default() };
    for id in [subfields(field, "0"), subfields(field, "1")].concat() {
        if id.contains("orcid") {
            person.ids.add("orcid", id.rsplit(')').next().unwrap_or_default());
        }
    }
    person.at(subfields(field, "u").first().map_or("", String::as_str))
}

/// A name with what tells its bearer from others of the same name: `Jr.` or the number of a monarch, `II`.
fn with_suffix(name: &str, suffix: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) => name_of_parts("", family, suffix, given),
        None => [name, suffix].join(" ").trim_end().to_owned(),
    }
}

/// The identifier of which field 024 tells that it is a DOI.
fn marked_doi(record: &Element<'_>) -> String {
    let fields = record.locals("datafield").filter(|field| field.attribute("tag") == "024");
    let is_doi =
        |field: &&Element<'_>| subfields(field, "2").iter().any(|scheme| scheme.eq_ignore_ascii_case("doi"));
    let marked = fields.filter(is_doi).flat_map(|field| subfields(field, "a")).next();
    marked.map(|text| doi(&text).to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/marc.xml");

    #[test]
    fn reading_is_chunk_invariant() {
        assert!(told_whatever_the_cut(FORMAT.read, FIXTURE).len() >= 2);
    }

    #[test]
    fn fields_have_roles_and_names_lose_the_punctuation_after_them() {
        let (corpus, bylines) = read_with_editors("a.xml", FIXTURE);
        assert_eq!(
            bylines[0],
            "Lovelace, Ada [orcid:0000-0002-1825-0097] | Menabrea, L. F. | *Engine Society, Section Berlin | Taylor, Richard"
        );
        assert_eq!(bylines[1], "Wolframová, Žofie");
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.title(0)),
            ("001843", "10.1000/sketch", "Sketch: of the engine")
        );
        assert_eq!((corpus.year(0), corpus.year(1), corpus.venue(1)), (Some(1843), Some(1851), "Wheels"));
    }

    #[test]
    fn what_tells_people_of_one_name_apart_is_kept_and_other_terms_are_left_out() {
        let name = |parts: &[(&str, &str)]| {
            let parts =
                parts.iter().map(|(code, text)| format!("<subfield code=\"{code}\">{text}</subfield>"));
            let field =
                format!("<datafield tag=\"100\" ind1=\"1\">{}</datafield>", parts.collect::<String>());
            read_with_editors("a.xml", &format!("<collection><record>{field}</record></collection>"))
                .1
                .concat()
        };
        assert_eq!(name(&[("a", "Gray, Tom,"), ("c", "Jr.,"), ("d", "1850-")]), "Gray, Jr., Tom");
        assert_eq!(name(&[("a", "Gray, Tom,"), ("c", "Sir, III")]), "Gray, III, Tom");
        assert_eq!(name(&[("a", "Gray, Tom,"), ("c", "Sir")]), "Gray, Tom");
        assert_eq!(name(&[("a", "Mary Ann"), ("b", "II,"), ("c", "Queen")]), "Mary Ann II");
        assert_ne!(name(&[("a", "Mary Ann"), ("b", "I,")]), name(&[("a", "Mary Ann"), ("b", "II,")]));
    }

    #[test]
    fn uncontrolled_names_and_roles_given_by_an_address_count() {
        let field = |tag: &str, name: &str, role: &str| {
            format!(
                "<datafield tag=\"{tag}\" ind1=\"1\"><subfield code=\"a\">{name}</subfield>\
                 <subfield code=\"4\">http://id.loc.gov/vocabulary/relators/{role}</subfield></datafield>"
            )
        };
        let fields =
            [("100", "Lovelace, Ada", "aut"), ("720", "Menabrea, Luigi", "aut"), ("700", "Doe, Dan", "ill")];
        let fields = fields.map(|(tag, name, role)| field(tag, name, role)).concat();
        let (_, bylines) =
            read_with_editors("a.xml", &format!("<collection><record>{fields}</record></collection>"));
        assert_eq!(bylines, ["Lovelace, Ada | Menabrea, Luigi"]);
    }
}
