//! Articles in JATS, the XML of journals and of PubMed Central: what is in front of the text.
//!
//! ```text
//! <article><front><article-meta><title-group><article-title>Notes</article-title></title-group><contrib-group>
//!   <contrib contrib-type="author"><name><surname>Lovelace</surname><given-names>Ada</given-names></name></contrib>
//! </contrib-group><pub-date><year>1843</year></pub-date></article-meta></front></article>
//! ```

use super::affiliations;
use super::dates::{date_of, joined};
use super::person::{Person, mentions};
use super::types::most_telling;
use super::xml::{self, Element, Parents, Tags};
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Fact, Format, Record, Sink};

pub(super) static FORMAT: Format =
    Format::new("jats", read)
        .about("articles in JATS, the XML of journals and of PubMed Central")
        .reads("contrib of authors and editors with ORCIDs and affiliations, collab; DOI or id, title, pub-date, journal")
        .states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
        .extensions(&["xml", "nxml", "jats"])
        .opening(b"<\xef")
        .detect(|head| head.contains("<article-meta") && xml::first_tag(head).is_some())
        .split(|buffer| xml::split(buffer, &["article"]));

/// Records, and what they are in.
const NAMES: &[&str] = &["front", "article", "sub-article", "response", "body"];

const ARTICLES: Parents = Parents { names: &["article", "sub-article", "response"], contents: &["body"] };

/// Reads what is in front of articles. The start tag of an article, or of a part of it such as a reply, says what it is, and
/// is read with its front.
fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let text = chunk.text;
    let rest = xml::each_in(Tags::new(text, 0, NAMES), &ARTICLES, sink, &mut |front, article, sink| {
        let kind = xml::first_tag(article).map(|tag| xml::attribute(&tag, "article-type"));
        give_front(front, &kind.unwrap_or_default(), "", front.at, sink);
    });
    if !chunk.last {
        return rest.parent;
    }
    xml::tell_rest(text, rest.at, sink);
    text.len()
}

/// Hands on what is in front of an article of a kind, which may be in the answer of a repository that has the key.
pub(super) fn give_front(front: &Element<'_>, kind: &str, key: &str, at: usize, sink: &mut dyn Sink) {
    let [journal, article] = ["journal-meta", "article-meta"].map(|name| front.local(name));
    let id = |kind: &str| {
        let of_kind = article.locals("article-id").find(|id| id.attribute("pub-id-type") == kind);
        of_kind.map(Element::text).unwrap_or_default()
    };
    let (mut authors, mut editors) = (Vec::new(), Vec::new());
    for group in article.locals("contrib-group") {
        let of_group = group.attribute("content-type");
        for contrib in group.locals("contrib") {
            match role(contrib, &of_group) {
                "author" => authors.extend(person(contrib, group, article)),
                "editor" => editors.extend(person(contrib, group, article)),
                _ => {}
            }
        }
    }
    let subjects = article.local("article-categories").locals("subj-group");
    let headings: Vec<String> = subjects.map(|group| group.local("subject").text()).collect();
    let [own, other] = [id("doi"), xml::first_text(&article.locals("article-id").collect::<Vec<_>>())];
    let date = date_of(&dates(article).iter().map(String::as_str).collect::<Vec<_>>(), at, sink);
    sink.record(&Record {
        at,
        key: [key, &own, &other].into_iter().find(|key| !key.is_empty()).unwrap_or_default(),
        title: &article.local("title-group").local("article-title").text(),
        date,
        paper_type: most_telling(headings.iter().map(String::as_str).chain([kind])),
        doi: doi(&own),
        venue: &xml::first_text(&[
            journal.local("journal-title-group").local("journal-title"),
            journal.local("journal-title"),
        ]),
        byline: &mentions(&authors),
        editors: &mentions(&editors),
    });
}

/// The dates of publication: that of the issue or volume comes first, then that online, then any other, of which the
/// earliest year comes first.
fn dates(article: &Element<'_>) -> Vec<String> {
    let text = |date: &Element<'_>| {
        let parts = ["year", "month", "day"].map(|part| date.local(part).text());
        let whole = date.local("string-date").text();
        if parts[0].is_empty() { whole } else { joined(&parts.each_ref().map(String::as_str)) }
    };
    let mut dates: Vec<(u8, String)> = article
        .locals("pub-date")
        .map(|date| (rank(date), text(date)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    dates.sort();
    dates.into_iter().map(|(_, date)| date).collect()
}

/// How soon a date counts. Older files say what it is in `pub-type`, newer ones in `date-type` and `publication-format`.
fn rank(date: &Element<'_>) -> u8 {
    let [of_old, of_new, format] =
        ["pub-type", "date-type", "publication-format"].map(|name| date.attribute(name));
    match if of_old.is_empty() { &*of_new } else { &*of_old } {
        "ppub" | "epub-ppub" => 0,
        "pub" | "" if format == "print" => 0,
        "collection" => 1,
        "epub" | "pub" | "" => 2,
        _ => 3,
    }
}

/// What a contributor is: by itself, or as its group is.
fn role<'r>(contrib: &Element<'_>, of_group: &'r str) -> &'r str {
    let own = contrib.attribute("contrib-type");
    match if own.is_empty() { of_group } else { &own } {
        "" | "author" | "authors" | "collab" | "group" => "author",
        "editor" | "editors" => "editor",
        _ => "",
    }
}

/// Who a contributor is; `None` if it is anonymous.
fn person(contrib: &Element<'_>, group: &Element<'_>, article: &Element<'_>) -> Option<Person> {
    let alternative = contrib.local("name-alternatives").local("name");
    let name = contrib.locals("name").next().unwrap_or(alternative);
    let part = |of: &str| name.local(of).text();
    let in_parts = name_of_parts("", &part("surname"), &part("suffix"), &part("given-names"));
    let whole = contrib.local("string-name");
    let collaboration = contrib.local("collab").text_without("contrib-group");
    let mut person = match (in_parts.is_empty(), whole.is_empty(), collaboration.is_empty()) {
        (false, ..) => Person { name: in_parts, ..Person::default() },
        (_, false, _) => Person::listed(&whole.text()),
        (_, _, false) => Person::group(&collaboration),
        _ => return None,
    };
    for id in contrib.locals("contrib-id").filter(|id| id.attribute("contrib-id-type") == "orcid") {
        person.ids.add("orcid", &id.text());
    }
    person.affiliation = affiliation(contrib, group, article);
    Some(person)
}

/// The affiliations in it, or those that it refers to.
fn affiliation(contrib: &Element<'_>, group: &Element<'_>, article: &Element<'_>) -> String {
    let own = affiliations::joined(contrib.locals("aff").map(|aff| aff.text_without("label")));
    if !own.is_empty() {
        return own;
    }
    let references = contrib.locals("xref").filter(|xref| xref.attribute("ref-type") == "aff");
    let rids: Vec<String> = references.map(|xref| xref.attribute("rid")).collect();
    let of_id = |id: &str| {
        let mut known = [contrib, group, article].into_iter().flat_map(|of| of.locals("aff"));
        known.find(|aff| aff.attribute("id") == id).map(|aff| aff.text_without("label"))
    };
    affiliations::joined(rids.iter().flat_map(|rid| rid.split_ascii_whitespace()).filter_map(of_id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::shown::read_with_editors;
    use crate::records::PaperType;

    const FIXTURE: &str = include_str!("../../tests/fixtures/jats.xml");

    #[test]
    fn reading_is_chunk_invariant() {
        assert!(told_whatever_the_cut(FORMAT.read, FIXTURE).len() >= 2);
    }

    #[test]
    fn contributors_have_the_affiliations_that_they_refer_to() {
        let (corpus, bylines) = read_with_editors("a.xml", FIXTURE);
        assert_eq!(
            bylines[0],
            "Lovelace, Ada [orcid:0000-0002-1825-0097] | Menabrea, Jr, Luigi | *Engine Study Group | Taylor, Richard"
        );
        assert_eq!(bylines[1], "Wolframová, Žofie");
        assert_eq!(
            (corpus.doi(0), corpus.venue(0), corpus.affiliation(0)),
            ("10.1000/sketch", "Scientific memoirs", "Observatory, London")
        );
        assert_eq!(
            (corpus.title(0), corpus.date(0).map(|date| date.to_string())),
            ("Sketch of the engine", Some("1843-09-07".into()))
        );
    }

    /// An article with this start tag and these dates.
    fn article(tag: &str, dates: &str) -> String {
        format!(
            "<{tag}><front><article-meta><title-group><article-title>Knots</article-title></title-group><contrib-group>\
             <contrib><name><surname>Lovelace</surname></name></contrib></contrib-group>{dates}</article-meta></front>\
             <body><p>Knots.</p></body></article>\n"
        )
    }

    #[test]
    fn the_date_of_the_issue_comes_before_that_online_whatever_their_order() {
        let date = |kind: &str, year: u16, rest: &str| {
            format!("<pub-date {kind}>{rest}<year>{year}</year></pub-date>")
        };
        let online = date("pub-type=\"epub\"", 1842, "<day>3</day><month>12</month>");
        let new_online =
            date("date-type=\"pub\" publication-format=\"electronic\"", 1842, "<month>12</month>");
        let released = date("pub-type=\"pmc-release\"", 1840, "");
        for (kind, month, expected) in [
            ("pub-type=\"ppub\"", "<month>2</month>", "1843-02"),
            ("pub-type=\"collection\"", "", "1843"),
            ("date-type=\"pub\" publication-format=\"print\"", "<month>Feb</month>", "1843-02"),
            ("date-type=\"collection\" publication-format=\"electronic\"", "", "1843"),
        ] {
            let issue = date(kind, 1843, month);
            for dates in [
                [&*online, &issue, &released].concat(),
                [&*issue, &new_online].concat(),
                [&*released, &issue, &online].concat(),
            ] {
                let (corpus, _) = read_with_editors("a.xml", &article("article", &dates));
                assert_eq!(corpus.date(0).map(|date| date.to_string()).as_deref(), Some(expected), "{dates}");
            }
        }
        let (corpus, _) = read_with_editors("a.xml", &article("article", &[released, online].concat()));
        assert_eq!(corpus.date(0).map(|date| date.to_string()).as_deref(), Some("1842-12-03"));
    }

    #[test]
    fn the_start_tag_of_an_article_says_what_it_is() {
        let kinds = [
            ("article article-type=\"research-article\"", PaperType::Article),
            ("article xml:lang=\"en\" article-type='retraction'", PaperType::Retraction),
            ("article article-type=\"review-article\"", PaperType::Review),
            ("article", PaperType::Unknown),
            ("article article-type=\"correction\"", PaperType::Correction),
            ("article article-type=\"article-commentary\"", PaperType::Letter),
            ("article article-type=\"obituary\"", PaperType::Other),
        ];
        let text =
            kinds.map(|(tag, _)| article(tag, "")).concat().replace("><front>", "><!-- é -->\n<front>");
        assert_eq!(told_whatever_the_cut(FORMAT.read, &text).len(), kinds.len());
        let (corpus, _) = read_with_editors("a.xml", &text);
        let found: Vec<_> = (0..corpus.papers()).map(|paper| corpus.paper_type(paper)).collect();
        assert_eq!(found, kinds.map(|(_, kind)| kind));
        // What an instruction or a comment holds is no article.
        let hidden = article("article article-type=\"retraction\"", "");
        let kept = article("article article-type=\"review-article\"", "");
        let text = format!("<?xml {hidden}?><articles><!-- {hidden} -->{kept}</articles>");
        assert_eq!(told_whatever_the_cut(FORMAT.read, &text).len(), 1);
    }

    #[test]
    fn all_affiliations_that_a_contributor_refers_to_count() {
        let text = "<article><front><article-meta><contrib-group>\
                    <contrib><name><surname>Lovelace</surname></name><xref ref-type=\"aff\" rid=\"a b\"/></contrib>\
                    <contrib><name><surname>Menabrea</surname></name><xref ref-type=\"aff\" rid=\"b\"/>\
                    <xref ref-type=\"aff\" rid=\"a\"/></contrib>\
                    <aff id=\"a\">London</aff><aff id=\"b\"><label>2</label>Turin</aff></contrib-group></article-meta></front></article>";
        let (corpus, _) = read_with_editors("a.xml", text);
        assert_eq!([0, 1].map(|mention| corpus.affiliation(mention)), ["London; Turin", "Turin; London"]);
    }
}
