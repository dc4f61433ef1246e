//! MODS, as libraries, repositories and reference managers write it.
//!
//! ```text
//! <modsCollection><mods><titleInfo><title>Notes</title></titleInfo><name type="personal">
//!   <namePart type="family">Lovelace</namePart><namePart type="given">Ada</namePart>
//!   <role><roleTerm type="text">author</roleTerm></role></name><originInfo><dateIssued>1843</dateIssued></originInfo>
//! </mods></modsCollection>
//! ```

use super::affiliations::joined;
use super::dates::date_of;
use super::person::{Person, mentions};
use super::relators::Role;
use super::types::most_telling;
use super::xml::{self, Element};
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::text::is_suffix;
use crate::records::{Chunk, Fact, Format, Record, Sink};

pub(super) static FORMAT: Format = Format::new("mods", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    xml::read(chunk, RECORDS, sink, give)
})
.about("MODS, as libraries, repositories and reference managers write it")
.reads("names of authors and editors with ORCIDs and affiliations; identifier, title, dateIssued, DOI, host")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
.extensions(&["xml", "mods"])
.opening(b"<\xef")
.detect(|head| {
    let root = xml::first_tag(head);
    root.is_some_and(|tag| matches!(xml::local(tag.name().into_inner()), "mods" | "modsCollection"))
})
.split(|buffer| xml::split(buffer, RECORDS));

const RECORDS: &[&str] = &["mods", "mods:mods"];

fn give(item: &Element<'_>, sink: &mut dyn Sink) {
    let own = item.local("recordInfo").local("recordIdentifier").text();
    let key = if own.is_empty() { item.attribute("ID") } else { own };
    give_item(item, &key, item.at, sink);
}

/// Hands on an item, which may be in the answer of a repository that has the key.
pub(super) fn give_item(item: &Element<'_>, key: &str, at: usize, sink: &mut dyn Sink) {
    let host = item.locals("relatedItem").find(|related| related.attribute("type") == "host");
    let (mut authors, mut editors) = (Vec::new(), Vec::new());
    for name in item.locals("name").filter(|name| name.attribute("type") != "conference") {
        match role(name) {
            Role::Author => authors.push(person(name)),
            Role::Editor => editors.push(person(name)),
            Role::Other => {}
        }
    }
    let of_host = host.into_iter().flat_map(|host| host.locals("name"));
    editors.extend(of_host.filter(|name| role(name) == Role::Editor).map(person));
    let is_doi = |identifier: &&Element<'_>| identifier.attribute("type").eq_ignore_ascii_case("doi");
    let marked = item.locals("identifier").find(is_doi).map(Element::text).unwrap_or_default();
    let types: Vec<String> = item.locals("genre").map(Element::text).collect();
    let date = date_of(&dates(item, host).iter().map(String::as_str).collect::<Vec<_>>(), at, sink);
    sink.record(&Record {
        at,
        key,
        title: &title(item),
        date,
        paper_type: most_telling(types.iter().map(String::as_str)),
        doi: doi(&marked),
        venue: &host.map(title).unwrap_or_default(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// When the item was issued, or its host was.
fn dates(item: &Element<'_>, host: Option<&Element<'_>>) -> Vec<String> {
    let mut dates = Vec::new();
    for of in [Some(item), host].into_iter().flatten() {
        for origin in of.locals("originInfo") {
            dates
                .extend(["dateIssued", "copyrightDate", "dateCreated"].map(|name| origin.local(name).text()));
        }
        dates.push(of.local("part").local("date").text());
    }
    dates.retain(|date| !date.is_empty());
    dates
}

/// The title that is no translation or abbreviation, with the article before it and the part after it.
fn title(of: &Element<'_>) -> String {
    let Some(info) = of.locals("titleInfo").find(|info| info.attribute("type").is_empty()) else {
        return of.local("titleInfo").local("title").text();
    };
    let main = [info.local("nonSort").text(), info.local("title").text()].join(" ");
    let parts = [main.trim().to_owned(), info.local("subTitle").text()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

/// The role of a name; one without a role is an author.
fn role(name: &Element<'_>) -> Role {
    let terms = name.locals("role").flat_map(|role| role.locals("roleTerm")).map(Element::text);
    Role::of(&terms.collect::<Vec<_>>()).unwrap_or(Role::Author)
}

fn person(name: &Element<'_>) -> Person {
    let part = |of: &str| {
        let parts = name.locals("namePart").filter(|part| part.attribute("type") == of).map(Element::text);
        parts.collect::<Vec<_>>().join(" ")
    };
    // Other terms of address, such as "Dr.", are no part of a name.
    let suffix = Some(part("termsOfAddress")).filter(|terms| is_suffix(terms)).unwrap_or_default();
    let in_parts = name_of_parts("", &part("family"), &suffix, &part("given"));
    let whole = [in_parts, part(""), name.local("displayForm").text()];
    let mut person = Person {
        name: whole.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
        affiliation: joined(name.locals("affiliation").map(Element::text)),
        is_group: name.attribute("type") == "corporate",
        ..Person::default()
    };
    for id in name.locals("nameIdentifier").filter(|id| id.attribute("type").eq_ignore_ascii_case("orcid")) {
        person.ids.add("orcid", &id.text());
    }
    person
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/mods.xml");

    #[test]
    fn reading_is_chunk_invariant() {
        assert!(told_whatever_the_cut(FORMAT.read, FIXTURE).len() >= 2);
    }

    #[test]
    fn names_have_roles_and_hosts_are_venues() {
        let (corpus, bylines) = read_with_editors("a.xml", FIXTURE);
        assert_eq!(
            bylines[0],
            "Lovelace, Ada [orcid:0000-0002-1825-0097] | *Engine Study Group | Taylor, Richard"
        );
        assert_eq!(bylines[1], "Wolframová, Žofie");
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.venue(0)),
            ("lovelace43", "10.1000/sketch", "Scientific memoirs")
        );
        assert_eq!(
            (corpus.title(0), corpus.year(0), corpus.affiliation(0)),
            ("The sketch: of the engine", Some(1843), "London")
        );
    }

    #[test]
    fn terms_of_address_are_no_part_of_a_name_and_roles_may_be_addresses() {
        let text = "<mods><name><namePart type=\"family\">Lovelace</namePart><namePart type=\"given\">Ada</namePart>\
                    <namePart type=\"termsOfAddress\">Dr.</namePart><affiliation>London</affiliation>\
                    <affiliation>Turin</affiliation></name><name><namePart>Menabrea, Luigi</namePart><role>\
                    <roleTerm>http://id.loc.gov/vocabulary/relators/aut</roleTerm></role></name></mods>";
        let (corpus, bylines) = read_with_editors("a.xml", text);
        assert_eq!(bylines, ["Lovelace, Ada | Menabrea, Luigi"]);
        assert_eq!(corpus.affiliation(0), "London; Turin");
    }
}
