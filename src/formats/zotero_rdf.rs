//! Zotero's RDF, which it exports with its collections.
//!
//! ```text
//! <rdf:RDF><bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dc:title>Notes</dc:title><bib:authors><rdf:Seq>
//!   <rdf:li><foaf:Person><foaf:surname>Lovelace</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li>
//! </rdf:Seq></bib:authors><dc:date>1843</dc:date></bib:Article></rdf:RDF>
//! ```

use std::collections::HashMap;

use super::dates::date_of;
use super::person::{Person, mentions};
use super::types::paper_type;
use super::xml::{self, Element};
use crate::records::identifiers::doi;
use crate::records::{Chunk, Fact, Format, Record, Sink};

pub(super) static FORMAT: Format = Format::new("zotero-rdf", read)
.about("Zotero's RDF")
.reads(
    "bib:authors and bib:editors; dc:title, dc:date, the DOI in dc:identifier, the title of dcterms:isPartOf",
)
.states(&[Fact::Year, Fact::Month, Fact::Type])
.extensions(&["rdf", "xml"])
.opening(b"<\xef")
.detect(|head| {
    let is_rdf = xml::first_tag(head).is_some_and(|tag| tag.name().into_inner() == "rdf:RDF");
    is_rdf && head.contains("zotero.org/namespaces")
});

/// The elements that Zotero writes for its types of items, and for what several items are in.
const ITEMS: &[&str] = &[
    "bib:Article",
    "bib:Book",
    "bib:BookSection",
    "bib:Thesis",
    "bib:Report",
    "bib:Manuscript",
    "bib:Document",
    "bib:Data",
    "bib:Legislation",
    "bib:Patent",
    "bib:Recording",
    "bib:Software",
    "bib:Memo",
    "bib:Letter",
    "bib:Image",
    "bib:Interview",
    "bib:Illustration",
    "bib:MotionPicture",
    "rdf:Description",
    "z:Attachment",
    "bib:Journal",
    "bib:Newspaper",
    "bib:Periodical",
];

/// Reads the items of a chunk. What several items are in is written once, before or after them, and they refer to it.
fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let Some(kept) = chunk.kept else {
        return xml::read_outermost(chunk, ITEMS, sink, &mut |item, text, sink| {
            if item.attribute("rdf:about").starts_with("urn:") {
                sink.keep(text);
            }
            match &*item["z:itemType"].text() {
                // Notes and files belong to an item, and what has no type is a journal or a collection.
                "" | "attachment" | "note" | "annotation" => {}
                _ if reference(item).is_empty() => give(item, None, sink),
                _ => sink.defer(item.at, text),
            }
        });
    };
    let hosts = xml::elements(kept, ITEMS);
    let hosts: HashMap<String, &Element<'_>> =
        hosts.iter().map(|host| (host.attribute("rdf:about"), host)).collect();
    xml::read_outermost(chunk, ITEMS, sink, &mut |item, _, sink| {
        give(item, hosts.get(&reference(item)).copied(), sink);
    })
}

/// The address of what an item is in, if that is elsewhere; else empty.
fn reference(item: &Element<'_>) -> String {
    item["dcterms:isPartOf"].attribute("rdf:resource")
}

/// Hands on an item, which may be in what is elsewhere.
fn give(item: &Element<'_>, elsewhere: Option<&Element<'_>>, sink: &mut dyn Sink) {
    let kind = item["z:itemType"].text();
    let inside = &item["dcterms:isPartOf"];
    let host = elsewhere.or_else(|| inside.elements().next());
    let [authors, editors] = ["bib:authors", "bib:editors"].map(|role| people(&item[role]));
    let ids = [item].into_iter().chain(host).flat_map(|of| of.all("dc:identifier"));
    let own = ids.map(Element::text).find(|id| id.starts_with("DOI ")).unwrap_or_default();
    let date = date_of(&[&item["dc:date"].text()], item.at, sink);
    sink.record(&Record {
        at: item.at,
        key: item.attribute("rdf:about").trim_start_matches('#'),
        title: &item["dc:title"].text(),
        date,
        paper_type: paper_type(&kind),
        doi: doi(&own),
        venue: &host.map(|host| host["dc:title"].text()).unwrap_or_default(),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// The people of a role, in their order.
fn people(role: &Element<'_>) -> Vec<Person> {
    role["rdf:Seq"].all("rdf:li").map(|entry| person(&entry["foaf:Person"])).collect()
}

fn person(who: &Element<'_>) -> Person {
    let [family, given] = ["foaf:surname", "foaf:givenName"].map(|part| who[part].text());
    let given = if given.is_empty() { who["foaf:givenname"].text() } else { given };
    if given.is_empty() { Person::of_one_field(&family) } else { Person::of_parts(&family, &given) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::shown::read_with_editors;

    const FIXTURE: &str = include_str!("../../tests/fixtures/zotero-rdf.rdf");

    #[test]
    fn reading_is_chunk_invariant() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 2);
    }

    #[test]
    fn a_section_has_the_book_that_it_is_in_and_attachments_are_no_papers() {
        let (corpus, bylines) = read_with_editors("a.rdf", FIXTURE);
        assert_eq!(bylines, ["Lovelace, Ada | *Engine Study Group", "Wolframová, Žofie | Taylor, Richard"]);
        assert_eq!(
            (corpus.doi(0), corpus.venue(0), corpus.year(0)),
            ("10.1000/sketch", "Scientific memoirs", Some(1843))
        );
        assert_eq!((corpus.venue(1), corpus.title(1)), ("The book of wheels", "Räder"));
    }

    #[test]
    fn several_items_refer_to_the_journal_that_they_are_in() {
        let item = |title: &str| {
            format!(
                "<bib:Article rdf:about=\"#{title}\"><z:itemType>journalArticle</z:itemType>\
                 <dcterms:isPartOf rdf:resource=\"urn:issn:1843-1851\"/><bib:authors><rdf:Seq><rdf:li><foaf:Person>\
                 <foaf:surname>Lovelace</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>\
                 <dc:title>{title}</dc:title></bib:Article>\n"
            )
        };
        let journal =
            "<bib:Journal rdf:about=\"urn:issn:1843-1851\"><dc:title>Memoirs</dc:title></bib:Journal>\n";
        let root = "<rdf:RDF xmlns:z=\"http://www.zotero.org/namespaces/export#\">\n";
        let text = [root, &item("a"), journal, &item("b"), "</rdf:RDF>\n"].concat();
        assert_eq!(told_whatever_the_cut(FORMAT.read, &text).len(), 3);
        let (corpus, _) = read_with_editors("a.rdf", &text);
        assert_eq!((corpus.papers(), corpus.venue(0), corpus.venue(1)), (2, "Memoirs", "Memoirs"));
    }

    #[test]
    fn an_item_that_does_not_end_is_a_notice() {
        let text = "<rdf:RDF><bib:Article><z:itemType>journalArticle</z:itemType><bib:Book></bib:Book>";
        assert_eq!(told_whatever_the_cut(FORMAT.read, text).len(), 1);
    }
}
