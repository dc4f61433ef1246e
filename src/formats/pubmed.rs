//! PubMed's XML, as its pages, its E-utilities and the yearly baseline give it: articles, and books of its Bookshelf.
//!
//! ```text
//! <PubmedArticle><MedlineCitation><PMID>1</PMID><Article>
//!   <Journal><JournalIssue><PubDate><Year>1843</Year></PubDate></JournalIssue><Title>Memoirs</Title></Journal>
//!   <ArticleTitle>Notes on <i>Engines</i>.</ArticleTitle>
//!   <AuthorList CompleteYN="Y"><Author><LastName>Lovelace</LastName><ForeName>Ada</ForeName></Author></AuthorList>
//! </Article></MedlineCitation></PubmedArticle>
//! ```

use super::affiliations;
use super::dates::{date_of, joined};
use super::person::{Person, mentions};
use super::types::most_telling;
use super::xml::{self, Element, first_text};
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::text::trim;
use crate::records::{Chunk, Date, Fact, Format, Keys, Kind, PaperType, Record, Sink};

pub(super) static FORMAT: Format = Format::new("pubmed", |chunk: Chunk<'_>, sink: &mut dyn Sink| xml::read(chunk, RECORDS, sink, give))
.about("PubMed's XML: articles and books")
.reads("authors with identifiers and affiliations, collective names, editors of books; PMID, title, date, DOI, journal")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Email, Fact::Affiliation])
.extensions(&["xml"])
.keys(Keys::Of("pubmed"))
.opening(b"<\xef")
.detect(|head| {
        let root = xml::first_tag(head);
        root.is_some_and(|tag| RECORDS.contains(&tag.name().into_inner().trim_end_matches("Set")))
    })
.split(|buffer| xml::split(buffer, RECORDS));

const RECORDS: &[&str] = &["PubmedArticle", "PubmedBookArticle"];

fn give(record: &Element<'_>, sink: &mut dyn Sink) {
    match record.name() {
        "PubmedBookArticle" => give_book(record, sink),
        _ => give_article(record, sink),
    }
}

fn give_article(record: &Element<'_>, sink: &mut dyn Sink) {
    let citation = &record["MedlineCitation"];
    let article = &citation["Article"];
    let journal = &article["Journal"];
    let types: Vec<String> =
        article["PublicationTypeList"].all("PublicationType").map(Element::text).collect();
    let venues =
        [&journal["Title"], &journal["ISOAbbreviation"], &citation["MedlineJournalInfo"]["MedlineTA"]];
    // What has no English title has one of its own.
    let title = article["ArticleTitle"].text();
    let is_known = !title.is_empty() && !title.starts_with("[Not Available]");
    let people = [authors(article, record.at, sink), editors(article)];
    let date = date(&[&journal["JournalIssue"]["PubDate"], &article["ArticleDate"]], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &citation["PMID"].text(),
        title: &if is_known { title } else { article["VernacularTitle"].text() },
        date,
        paper_type: most_telling(types.iter().map(String::as_str)),
        doi: doi(&marked_doi(&record["PubmedData"], article)),
        venue: &first_text(&venues),
        byline: &mentions(&people[0]),
        editors: &mentions(&people[1]),
    });
}

/// The first of some dates, each in parts or in words; months in words of which one may mean two are left out.
fn date(elements: &[&Element<'_>], at: usize, sink: &mut dyn Sink) -> Option<Date> {
    let text = |of: &&Element<'_>| {
        let parts = ["Year", "MedlineDate", "Month", "Day"].map(|part| of[part].text());
        joined(&parts.each_ref().map(String::as_str))
    };
    let texts: Vec<String> = elements.iter().map(text).collect();
    date_of(&texts.iter().map(String::as_str).collect::<Vec<_>>(), at, sink)
}

/// A book, or a chapter of one, which may have authors of its own.
fn give_book(record: &Element<'_>, sink: &mut dyn Sink) {
    let document = &record["BookDocument"];
    let book = &document["Book"];
    let is_chapter = !document["ArticleTitle"].is_empty();
    let mut byline = authors(document, record.at, sink);
    if byline.is_empty() {
        byline = authors(book, record.at, sink);
    }
    let editors: Vec<Person> = [document, book].into_iter().flat_map(editors).collect();
    let date = date(&[&book["PubDate"]], record.at, sink);
    sink.record(&Record {
        at: record.at,
        key: &document["PMID"].text(),
        title: &first_text(&[&document["ArticleTitle"], &book["BookTitle"]]),
        date,
        paper_type: if is_chapter { PaperType::Chapter } else { PaperType::Book },
        doi: doi(&marked_doi(&record["PubmedBookData"], document)),
        venue: &if is_chapter { book["BookTitle"].text() } else { String::new() },
        byline: &mentions(&byline),
        editors: &mentions(&editors),
    });
}

fn is_of_editors(list: &Element<'_>) -> bool {
    list.attribute("Type") == "editors"
}

/// The authors of an article, document or book.
fn authors(of: &Element<'_>, at: usize, sink: &mut dyn Sink) -> Vec<Person> {
    let lists = || of.all("AuthorList").filter(|list| !is_of_editors(list));
    if lists().any(|list| list.attribute("CompleteYN") == "N") {
        sink.notice(at, Kind::AndOthers, &of["ArticleTitle"].text());
    }
    lists().flat_map(people).collect()
}

fn editors(of: &Element<'_>) -> Vec<Person> {
    of.all("AuthorList").filter(|list| is_of_editors(list)).flat_map(people).collect()
}

/// The people of a list, without those who are only there because their names were misprinted.
fn people(list: &Element<'_>) -> Vec<Person> {
    list.all("Author").filter(|author| author.attribute("ValidYN") != "N").flat_map(people_of).collect()
}

/// A person, or the groups that share a name.
fn people_of(author: &Element<'_>) -> Vec<Person> {
    let person = person(author);
    if !person.name.is_empty() {
        return vec![person];
    }
    let names = author["CollectiveName"].text();
    let names = names.split(';').map(trim).filter(|name| !name.is_empty());
    let affiliation = &person.affiliation;
    let group = |name: &str| Person {
        name: name.to_owned(),
        affiliation: affiliation.clone(),
        is_group: true,
        ..Person::default()
    };
    names.map(group).collect()
}

/// The affiliations, which until 2013 were one.
fn joined_affiliations(author: &Element<'_>) -> String {
    let several = author.all("AffiliationInfo").map(|info| info["Affiliation"].text());
    affiliations::joined(several.chain([author["Affiliation"].text()]))
}

fn person(author: &Element<'_>) -> Person {
    let mut person = Person { affiliation: joined_affiliations(author), ..Person::default() };
    for id in author.all("Identifier").filter(|id| id.attribute("Source") == "ORCID") {
        person.ids.add("orcid", &id.text());
    }
    let given = first_text(&[&author["ForeName"], &author["Initials"]]);
    person.name = name_of_parts("", &author["LastName"].text(), &author["Suffix"].text(), &given);
    person
}

/// The identifier that is marked as the DOI, in the article's own list rather than in what the publisher gave.
fn marked_doi(data: &Element<'_>, article: &Element<'_>) -> String {
    let own = [data, article].into_iter().flat_map(|of| of["ArticleIdList"].all("ArticleId"));
    let own = own.filter(|id| id.attribute("IdType") == "doi");
    let given = article.all("ELocationID").filter(|id| id.attribute("EIdType") == "doi");
    own.chain(given).map(Element::text).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    const FIXTURE: &str = include_str!("../../tests/fixtures/pubmed.xml");

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("x.xml".to_owned(), text.to_owned());
        let reading = ReadOptions { editors: true, ..ReadOptions::with_details() };
        (crate::reading::read(&[source], reading, &mut notices).unwrap(), notices)
    }

    fn byline(corpus: &Corpus, paper: usize) -> Vec<&str> {
        corpus.byline(paper).iter().map(|&name| corpus.spellings().get(name)).collect()
    }

    fn article(authors: &str, rest: &str) -> String {
        format!(
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article>\
             <AuthorList>{authors}</AuthorList>{rest}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
        )
    }

    #[test]
    fn reading_is_chunk_invariant() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 5);
    }

    #[test]
    fn an_article_has_its_own_identifiers_and_not_those_of_what_it_cites() {
        let (corpus, _) = corpus(FIXTURE);
        assert_eq!(
            (corpus.id(0).as_str(), corpus.doi(0), corpus.year(0)),
            ("1843001", "10.1000/sketch", Some(1843))
        );
        assert_eq!(corpus.title(0), "Sketch of the H2O engine & its uses.");
        assert_eq!(
            (corpus.venue(0), corpus.affiliation(0)),
            ("Scientific memoirs", "Observatory, London.; Society of Wheels, Turin.")
        );
        let ada = corpus.byline(0)[0];
        assert_eq!(corpus.spellings().ids(ada).collect::<Vec<_>>(), ["orcid:0000-0002-1825-0097"]);
    }

    #[test]
    fn full_names_count_and_misprinted_ones_do_not() {
        let (corpus, _) = corpus(FIXTURE);
        assert_eq!(byline(&corpus, 0), ["Lovelace, Ada", "Müller, Jr, J", "Engine Study Group"]);
        assert!(corpus.spellings().is_group(corpus.byline(0)[2]));
    }

    #[test]
    fn a_list_that_is_not_complete_is_a_notice() {
        let (corpus, notices) = corpus(FIXTURE);
        assert_eq!((corpus.year(1), corpus.title(1)), (Some(1851), "Räder"));
        assert_eq!(notices.count(Kind::AndOthers), 1);
    }

    #[test]
    fn a_chapter_has_its_authors_and_the_editors_of_its_book() {
        let (corpus, _) = corpus(FIXTURE);
        assert_eq!(byline(&corpus, 2), ["Wolframová, Žofie", "Taylor, Richard"]);
        assert_eq!((corpus.title(2), corpus.venue(2)), ("Wheels", "The book of wheels"));
        assert_eq!((corpus.doi(2), corpus.year(2)), ("10.1000/wheels.1", Some(1852)));
    }

    #[test]
    fn identifiers_are_those_of_people_and_groups_may_share_a_name() {
        let (corpus, _) = corpus(&article(
            "<Author><LastName>Gray</LastName><ForeName>Wil F</ForeName><Suffix>Jr</Suffix>\
             <Identifier Source='ORCID'>http://orcid.org/0000-0002-1825-0097</Identifier><AffiliationInfo><Affiliation>London\
             </Affiliation><Identifier Source='ISNI'>0000 0002 1694 233X</Identifier></AffiliationInfo></Author>\
             <Author><CollectiveName>Engine Group; Wheel Group</CollectiveName></Author>",
            "",
        ));
        assert_eq!(byline(&corpus, 0), ["Gray, Jr, Wil F", "Engine Group", "Wheel Group"]);
        assert_eq!(
            corpus.spellings().ids(corpus.byline(0)[0]).collect::<Vec<_>>(),
            ["orcid:0000-0002-1825-0097"]
        );
    }

    #[test]
    fn older_files_have_affiliations_beside_names_and_dois_beside_titles() {
        let (corpus, _) = corpus(&article(
            "<Author><LastName>Plato</LastName><Affiliation>Academy</Affiliation></Author>",
            "<ELocationID EIdType='pii'>S1</ELocationID><ELocationID EIdType='doi'>10.1000/7</ELocationID>",
        ));
        assert_eq!((byline(&corpus, 0), corpus.affiliation(0)), (vec!["Plato"], "Academy"));
        assert_eq!(corpus.doi(0), "10.1000/7");
    }
}
