//! The XML of the ACL Anthology: a file a collection, in which volumes have papers; and its older form, a file a
//! volume.
//!
//! ```text
//! <collection id="N19"><volume id="1">
//!   <meta><booktitle>Proceedings of …</booktitle><editor>…</editor><year>2019</year></meta>
//!   <paper id="1">
//!     <title>Notes on <fixed-case>E</fixed-case>ngines</title>
//!     <author id="ada-lovelace"><first>Ada</first><last>Lovelace</last></author>
//!   </paper>
//! </volume></collection>
//! ```
//!
//! The key of a paper is made of the ids of its collection and volume, so that reading goes from collection to collection.
//! Who edited a volume is not an author of its papers, nor an editor of each.

use super::dates::{date_of, joined, year};
use super::person::{Person, mentions};
use super::xml::{self, Element, Tag, Tags, first_text};
use crate::records::groups::names_a_group;
use crate::records::identifiers::doi;
use crate::records::parts::name_of_parts;
use crate::records::{Chunk, Date, Fact, Format, Keys, PaperType, Record, Sink};

pub(super) static FORMAT: Format = Format::new("acl", read)
.about("the XML of the ACL Anthology, as it was before 2019 and as it is since")
.reads("authors with ids, ORCIDs and affiliations; the id of the paper, title, year, DOI, journal or booktitle")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Affiliation])
.extensions(&["xml"])
.keys(Keys::Of("acl"))
.opening(b"<\xef")
.detect(|head| {
        let root = xml::first_tag(head);
        let is_named = root.is_some_and(|tag| {
            matches!(tag.name().into_inner(), "collection" | "volume")
                && !xml::attribute(&tag, "id").is_empty()
        });
        is_named && ["<paper ", "<meta>", "<frontmatter"].iter().any(|element| head.contains(element))
    })
.split(|buffer| xml::split(buffer, &["?xml", "collection"]));

/// The elements of a volume that are read. `<frontmatter>`, about the volume as a whole, is not a paper.
const PARTS: &[&str] = &["meta", "paper"];

/// Reads whole collections: each reaches to the next, or to the end of the input.
fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let is_old = xml::first_tag(chunk.head).is_some_and(|tag| tag.name().into_inner() == "volume");
    let roots: &[&str] = if is_old { &["volume"] } else { &["collection"] };
    let (starts, rest) = starts(chunk.text, 0, roots);
    let mut starts = starts.into_iter().peekable();
    while let Some(start) = starts.next() {
        match starts.peek() {
            Some((next, _)) => read_collection(&chunk.text[..*next], &start, sink),
            None if chunk.last => read_collection(chunk.text, &start, sink),
            None => return start.0,
        }
    }
    if chunk.last { chunk.text.len() } else { rest }
}

/// Where elements with an id start, after an offset, with their ids; and the offset from which that is unknown. An
/// element `<volume>` without an id is the number of a journal's volume.
fn starts(text: &str, from: usize, names: &'static [&'static str]) -> (Vec<(usize, String)>, usize) {
    let mut tags = Tags::new(text, from, names);
    let mut starts = Vec::new();
    loop {
        match tags.next() {
            Tag::Opens { at, tag, .. } => {
                let id = xml::first_tag(tag).map(|tag| xml::attribute(&tag, "id")).unwrap_or_default();
                if !id.is_empty() {
                    starts.push((at, id));
                }
            }
            Tag::Closes { .. } => {}
            Tag::Rest { at } => return (starts, at),
        }
    }
}

/// Reads the volumes of the collection that starts here and ends with the text.
fn read_collection(text: &str, (start, id): &(usize, String), sink: &mut dyn Sink) {
    let (volumes, _) = starts(text, *start, &["volume"]);
    let ends = volumes.iter().skip(1).map(|(next, _)| *next).chain([text.len()]);
    for ((at, volume), end) in volumes.iter().zip(ends) {
        // Of old, the volume was all there was, and had the collection's id.
        let is_old = at == start;
        let number = if is_old { None } else { Some(volume.as_str()) };
        let mut volume = Volume {
            collection: id,
            number,
            venue: String::new(),
            date: year_of(id).map(Date::of_year),
            is_journal: false,
        };
        let volume_text = &text[..end];
        let rest = xml::each(Tags::new(volume_text, *at, PARTS), sink, &mut |part, sink| match part.name() {
            "meta" => volume.learn(part, sink),
            _ => volume.read_paper(part, sink),
        });
        xml::tell_rest(volume_text, rest, sink);
    }
}

/// The date of a volume or of a paper that has one of its own.
fn date_in(of: &Element<'_>, sink: &mut dyn Sink) -> Option<Date> {
    date_of(&[&joined(&[&of["year"].text(), &of["month"].text()])], of.at, sink)
}

/// The year in the id of a collection: `N19`, `2020.acl`.
fn year_of(collection: &str) -> Option<i16> {
    let two_digits = collection.get(1..3).filter(|_| collection.len() == 3);
    match two_digits.and_then(|digits| digits.parse::<i16>().ok()) {
        Some(year) => Some(if year < 60 { 2000 + year } else { 1900 + year }),
        None => year(collection.get(..4)?),
    }
}

/// What the papers of a volume share.
struct Volume<'a> {
    collection: &'a str,
    /// Its id in the collection; in the older form, papers have it in theirs.
    number: Option<&'a str>,
    venue: String,
    date: Option<Date>,
    is_journal: bool,
}

impl Volume<'_> {
    fn learn(&mut self, meta: &Element<'_>, sink: &mut dyn Sink) {
        self.venue = first_text(&[&meta["journal-title"], &meta["booktitle"]]);
        self.date = date_in(meta, sink).or(self.date);
        self.is_journal = !meta["journal-title"].is_empty();
    }

    fn read_paper(&mut self, paper: &Element<'_>, sink: &mut dyn Sink) {
        let id = paper.attribute("id");
        if self.is_front_matter(&id) {
            self.venue = paper["title"].text();
            self.date = date_in(paper, sink).or(self.date);
            return;
        }
        let [authors, editors] =
            ["author", "editor"].map(|role| paper.all(role).map(person).collect::<Vec<_>>());
        let date = date_in(paper, sink).or(self.date);
        let own_venue = first_text(&[&paper["journal"], &paper["booktitle"]]);
        sink.record(&Record {
            at: paper.at,
            key: &self.key(&id),
            title: &paper["title"].text(),
            date,
            paper_type: if self.is_journal || !paper["journal"].is_empty() {
                PaperType::Article
            } else {
                PaperType::Proceedings
            },
            doi: doi(&paper["doi"].text()),
            venue: if own_venue.is_empty() { &self.venue } else { &own_venue },
            byline: &mentions(&authors),
            editors: &mentions(&editors),
        });
    }

    /// In the older form, the volume as a whole is the paper with number 0, of two digits in workshops and else
    /// of three: `<paper id="1000">`.
    fn is_front_matter(&self, id: &str) -> bool {
        let zeros = if self.collection.starts_with('W') { "00" } else { "000" };
        self.number.is_none() && id.ends_with(zeros)
    }

    /// The key as the Anthology writes it: `N19-1001`, `W19-0101`, `2020.acl-main.1`.
    fn key(&self, id: &str) -> String {
        let collection = self.collection;
        let Some(number) = self.number else { return format!("{collection}-{id}") };
        let (Ok(volume), Ok(paper), 3) = (number.parse::<u32>(), id.parse::<u32>(), collection.len()) else {
            return format!("{collection}-{number}.{id}");
        };
        let has_many_volumes =
            collection.starts_with('W') || collection == "C69" || (collection == "D19" && volume > 4);
        if has_many_volumes {
            format!("{collection}-{volume:02}{paper:02}")
        } else {
            format!("{collection}-{volume}{paper:03}")
        }
    }
}

fn person(author: &Element<'_>) -> Person {
    let [first, last] = ["first", "last"].map(|part| author[part].text());
    let mut person = Person { affiliation: author["affiliation"].text(), ..Person::default() };
    // What follows a slash says how sure the Anthology is of a person: `ada-lovelace/unverified` is only the name.
    let id = author.attribute("id");
    if !id.contains('/') {
        person.ids.add("acl", &id);
    }
    person.ids.add("orcid", &author.attribute("orcid"));
    person.is_group = first.is_empty() && names_a_group(&last);
    person.name = name_of_parts("", &last, "", &first);
    person
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Kind, Notices};

    const FIXTURE: &str = include_str!("../../tests/fixtures/acl.xml");

    fn corpus(text: &str) -> Corpus {
        let source = Source::Text("x.xml".to_owned(), text.to_owned());
        let reading = ReadOptions { editors: true, ..ReadOptions::with_details() };
        crate::reading::read(&[source], reading, &mut Notices::default()).unwrap()
    }

    fn byline(corpus: &Corpus, paper: usize) -> Vec<&str> {
        corpus.byline(paper).iter().map(|&name| corpus.spellings().get(name)).collect()
    }

    fn keys(corpus: &Corpus) -> Vec<String> {
        (0..corpus.papers()).map(|paper| corpus.id(paper)).collect()
    }

    #[test]
    fn reading_is_chunk_invariant() {
        assert_eq!(told_whatever_the_cut(FORMAT.read, FIXTURE).len(), 3);
        let two = FIXTURE.replace("2020.acl", "2021.acl") + FIXTURE;
        assert_eq!(told_whatever_the_cut(FORMAT.read, &two).len(), 6);
    }

    #[test]
    fn papers_have_their_own_fields_and_those_of_their_volume() {
        let corpus = corpus(FIXTURE);
        assert_eq!(keys(&corpus), ["2020.acl-main.1", "2020.acl-main.2", "2020.acl-demos.1"]);
        assert_eq!(corpus.title(0), "On Engines of Order n2");
        assert_eq!((corpus.doi(0), corpus.year(0)), ("10.1000/acl.1", Some(2020)));
        assert_eq!(
            (corpus.venue(1), corpus.venue(2)),
            ("Proceedings of the Meeting about Engines", "Demonstrations")
        );
        assert_eq!(byline(&corpus, 0), ["Lovelace, Ada", "Wolframová, Žofie"]);
        let ada = corpus.byline(0)[0];
        let ids: Vec<_> = corpus.spellings().ids(ada).collect();
        assert_eq!(ids, ["acl:ada-lovelace", "orcid:0000-0002-1825-0097"]);
        assert_eq!(corpus.affiliation(0), "Observatory");
    }

    #[test]
    fn a_range_of_years_and_an_uncertain_one_are_noticed_with_the_year_that_was_read() {
        for (written, kind) in [
            ("2011-2012", Some(Kind::DoubtfulYear)),
            ("c. 2011", Some(Kind::DoubtfulYear)),
            ("2011?", Some(Kind::DoubtfulYear)),
            ("2011", None),
            ("", None),
        ] {
            for [of_volume, of_paper] in [[written, ""], ["", written]] {
                let text = format!(
                    "<collection id='N11'><volume id='1'><meta><year>{of_volume}</year></meta>\
                     <paper id='1'><year>{of_paper}</year><author><last>Lee</last></author></paper></volume></collection>"
                );
                let source = Source::Text("x.xml".to_owned(), text);
                let mut notices = Notices::default();
                let corpus = crate::reading::read(&[source], ReadOptions::default(), &mut notices).unwrap();
                assert_eq!(corpus.year(0), Some(2011), "{written}");
                assert_eq!(notices.count(Kind::DoubtfulYear), u64::from(kind.is_some()), "{written}");
                assert_eq!(notices.count(Kind::InvalidYear), 0, "{written}");
            }
        }
    }

    #[test]
    fn an_id_that_is_not_verified_is_only_a_name() {
        let author = |id: &str| format!("<author id='{id}'><first>Ada</first><last>Lovelace</last></author>");
        let ids = |id: &str| {
            let paper = format!("<paper id='1'>{}</paper>", author(id));
            let corpus =
                corpus(&format!("<collection id='N99'><volume id='1'>{paper}</volume></collection>"));
            corpus.spellings().ids(corpus.byline(0)[0]).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(ids("ada-lovelace"), ["acl:ada-lovelace"]);
        assert!(ids("ada-lovelace/unverified").is_empty());
    }

    #[test]
    fn a_volume_that_was_all_has_its_front_matter_among_its_papers() {
        let corpus = corpus(
            "<volume id='W00'><paper id='0100'><title>First Workshop</title><editor><first>E</first><last>D</last></editor>\
             </paper><paper id='0101'><author><last>A</last></author><volume>7</volume></paper><paper id='0200'>\
             <title>Second</title><year>2001</year></paper><paper id='0201'><author><last>B</last></author></paper></volume>",
        );
        assert_eq!(keys(&corpus), ["W00-0101", "W00-0201"]);
        assert_eq!((corpus.venue(0), corpus.year(0)), ("First Workshop", Some(2000)));
        assert_eq!((corpus.venue(1), corpus.year(1)), ("Second", Some(2001)));
    }

    #[test]
    fn numbers_of_papers_have_as_many_digits_as_the_anthology_gives_them() {
        let key = |collection: &str, volume: &str| {
            let author = "<author><last>A</last></author>";
            let papers = format!("<paper id='7'>{author}</paper>");
            let text =
                format!("<collection id='{collection}'><volume id='{volume}'>{papers}</volume></collection>");
            corpus(&text).id(0)
        };
        assert_eq!([key("N19", "1"), key("W19", "12")], ["N19-1007", "W19-1207"]);
        assert_eq!(
            [key("C69", "1"), key("D19", "4"), key("D19", "50")],
            ["C69-0107", "D19-4007", "D19-5007"]
        );
        assert_eq!(key("2020.acl", "1"), "2020.acl-1.7");
    }

    #[test]
    fn a_broken_paper_costs_itself() {
        let text = "<collection id='N99'><volume id='1'><paper id='1'><title></paper><paper id='2'><author><last>A</last>\
                    </author></paper><paper id='3'></volume><volume id='2'><paper id='4'><author>";
        let said = told_whatever_the_cut(FORMAT.read, text);
        assert!(said[1].contains("N99-1002") && said[1].contains("1999"), "{said:?}");
        assert_eq!(said[2], "Malformed: there is no end of <paper id='3'></volume>");
        assert_eq!(said[3..], ["Malformed: there is no end of <paper id='4'><author>"]);
    }
}
