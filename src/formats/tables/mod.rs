//! Tables, separated by commas, semicolons or tabs: a row a paper, and the authors of it in one cell.
//!
//! ```text
//! Authors,Title,Year,DOI
//! "Lovelace, Ada; Menabrea, Luigi",Notes on the Engine,1843,10.1000/1
//! ```
//!
//! Which column is what is seen from the header and the first rows, the same for all chunks: [`headers`]. How a
//! cell holds several names: [`bylines`]. Our own exports are tables too: mentions, of which those that follow each
//! other are the byline of a paper, and ties.
//!
//! [`headers`]: super::headers
//! [`bylines`]: super::bylines

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use super::dates::year_of;
use super::fields::IdsByName;
use crate::records::identifiers::{Ids, doi};
use crate::records::parts::name_of_parts;
use crate::records::text::{split_lines, tidy, trim};
use crate::records::{Chunk, Format, FormatOptions, Kind, Mention, Record, Sink};

pub(super) mod bylines;
pub(super) mod cells;
pub(super) mod headers;
mod layout;
mod matrix;
mod sample;
mod ties;

use bylines::{Byline, Name, Separator};
use cells::{Cells, Row, cell, is_rule, unarmed};
use headers::{Affiliations, said};
use layout::{Columns, Content, Layout, Mentions, Trouble};

pub(super) static FORMAT: Format = Format::new("csv", read)
.about("tables with a header, separated by , ; tab or |: Scopus, Lens, PubMed, OpenAlex, Zotero and others, edge tables, matrices of ties, or your own")
.reads("the columns of authors, their ids and affiliations, of editors; key, title, year, DOI, venue")
.extensions(&["csv", "tsv", "tab"])
.detect(|head| !head.contains('\0') && layout_of(head, "").is_ok())
.split(split_lines)
.options(FormatOptions::new(|columns| said(columns).map(drop)).fits(has_columns));

/// Is it a table with the columns that the user names?
fn has_columns(head: &str, columns: &str) -> bool {
    said(columns).is_ok_and(|said| !said.is_empty() && Layout::of(head, &said).is_ok())
}

/// What the head of an input says about its layout, and the options that the user set.
struct Seen {
    head: String,
    options: String,
    layout: Rc<Result<Layout, Trouble>>,
}

thread_local! {
    /// The layout of the last chunk, which all chunks of an input share: to see it may take longer than to read a chunk.
    static SEEN: RefCell<Option<Seen>> = const { RefCell::new(None) };
}

/// The layout of a text that begins like this.
fn layout_of(head: &str, options: &str) -> Rc<Result<Layout, Trouble>> {
    SEEN.with_borrow_mut(|seen| match seen {
        Some(seen) if seen.head == head && seen.options == options => Rc::clone(&seen.layout),
        _ => {
            let layout = Rc::new(Layout::of(head, &said(options).unwrap_or_default()));
            let (head, options) = (head.to_owned(), options.to_owned());
            Rc::clone(&seen.insert(Seen { head, options, layout }).layout)
        }
    })
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let layout = layout_of(chunk.head, chunk.options);
    let layout = match &*layout {
        Ok(layout) => layout,
        Err(trouble) => {
            if chunk.first && !chunk.text.is_empty() {
                let what = match trouble {
                    Trouble::NoAuthors => "no column of authors found",
                    Trouble::NoColumn(what) => what,
                };
                sink.notice(0, Kind::NoColumn, what);
            }
            return chunk.text.len();
        }
    };
    if !chunk.first {
        return rows(layout, chunk, 0, sink);
    }
    if chunk.text.len() < layout.start && !chunk.last {
        return 0;
    }
    if let Content::Matrix(matrix) = &layout.content {
        matrix.give_names(sink);
    }
    if !layout.guessed.is_empty() {
        sink.notice(0, Kind::GuessedColumns, &layout.guessed);
    }
    rows(layout, chunk, layout.start.min(chunk.text.len()), sink)
}

/// Reads the rows from an offset on, and returns how far they were read.
fn rows(layout: &Layout, chunk: Chunk<'_>, start: usize, sink: &mut dyn Sink) -> usize {
    let mut paper = Paper::default();
    let (mut at, mut cells) = (start, Vec::new());
    while at < chunk.text.len() {
        let Some(row) = layout.dialect.row(&chunk.text[at..], chunk.last, &mut cells) else { break };
        let Row { length, is_broken } = row;
        let text = &chunk.text[at..at + length];
        if is_rule(text) || is_furniture(text, &cells, layout.dialect.width) {
            at += length;
            continue;
        }
        if is_broken {
            paper.malformed(at, text, sink);
        } else if cells.iter().any(|cell| !trim(cell).is_empty()) && !layout.is_header(&cells) {
            match &layout.content {
                Content::Papers(columns) => match Fit::of(columns, layout.dialect.width, &cells) {
                    Fit::Shifted => sink.notice(at, Kind::Malformed, &cells.join(" ")),
                    fit => {
                        if fit == Fit::Unsure {
                            sink.notice(at, Kind::UnevenRow, &cells.join(" "));
                        }
                        give_paper(columns, at, &cells, sink);
                    }
                },
                Content::Authors(columns, same) => match Fit::of(columns, layout.dialect.width, &cells) {
                    Fit::Shifted => paper.malformed(at, &cells.join(" "), sink),
                    _ => paper.add_author(columns, *same, at, &cells, sink),
                },
                Content::Mentions(columns) => paper.add(columns, at, &cells, sink),
                Content::Ties(ties) => ties.give(at, &cells, sink),
                Content::Matrix(matrix) => matrix.give(at, &cells, sink),
            }
        }
        at += length;
    }
    // The byline of a paper ends where the next one begins.
    if !chunk.last
        && let Some(at) = paper.at
    {
        return at;
    }
    let columns = if let Content::Authors(columns, _) = &layout.content { Some(columns) } else { None };
    paper.give(columns, sink);
    at
}

/// Is this row no part of the table: a comment, or `(3 rows)` below what psql prints?
fn is_furniture(text: &str, cells: &Cells<'_>, width: usize) -> bool {
    let is_count = || trim(text).strip_suffix(" rows)").or_else(|| trim(text).strip_suffix(" row)"));
    let is_number = |count: &str| count[1..].bytes().all(|byte| byte.is_ascii_digit());
    match text.as_bytes().first() {
        Some(b'#') => cells.len() == 1 && width > 1,
        Some(b'(') => cells.len() == 1 && is_count().is_some_and(is_number),
        _ => false,
    }
}

/// Does a row have its cells below their headers?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    /// It has more or fewer cells than the header, and nothing confirms that those of interest are in place.
    Unsure,
    /// A cell holds what its column cannot.
    Shifted,
}

impl Fit {
    fn of(columns: &Columns, width: usize, cells: &Cells<'_>) -> Self {
        let has_more = cells.iter().skip(width).any(|cell| !trim(cell).is_empty());
        if cells.len() >= width && !has_more {
            return Self::Whole;
        }
        let get = |column| cell(cells, column);
        let [year, found_doi] = [get(columns.year), get(columns.doi)];
        let is_year = year.len() < 40 && year.bytes().any(|byte| byte.is_ascii_digit());
        let is_doi = !doi(found_doi).is_empty();
        let authors = get(Some(columns.authors.column));
        let are_no_names = !authors.is_empty() && !authors.chars().any(char::is_alphabetic);
        let lacks_authors = cells.len() <= columns.authors.column;
        if lacks_authors
            || are_no_names
            || (!year.is_empty() && !is_year)
            || (!found_doi.is_empty() && !is_doi)
        {
            return Self::Shifted;
        }
        let is_behind = |column: Option<usize>| column.is_some_and(|column| column > columns.authors.column);
        let are_several = columns.authors.style.separator.entries(authors).len() > 1;
        let is_confirmed =
            are_several || (is_year && is_behind(columns.year)) || (is_doi && is_behind(columns.doi));
        if has_more || !is_confirmed { Self::Unsure } else { Self::Whole }
    }
}

/// OpenAlex writes no more authors of a paper than this into a list.
const MOST_OF_OPENALEX: usize = 100;

fn give_paper(columns: &Columns, at: usize, cells: &Cells<'_>, sink: &mut dyn Sink) {
    let get = |column| cell(cells, column);
    let byline = columns.authors.style.byline(get(Some(columns.authors.column)));
    let is_of_openalex = columns.ids.iter().any(|(_, scheme)| *scheme == "openalex");
    if byline.is_cut || (is_of_openalex && byline.entries == MOST_OF_OPENALEX) {
        sink.notice(at, Kind::AndOthers, get(columns.title));
    }
    byline.doubtful.iter().for_each(|entry| sink.notice(at, Kind::NotSeparated, entry));
    let mut authors = authors(columns, byline, cells);
    let groups = Separator::Semicolons.entries(get(columns.groups));
    let group = |name: &Cow<'_, str>| Author { name: name.to_string(), is_group: true, ..Author::default() };
    authors.extend(groups.iter().map(group));
    give_record(columns, at, cells, &authors, sink);
}

/// Gives the paper that a row tells of, with these authors.
fn give_record(columns: &Columns, at: usize, cells: &Cells<'_>, authors: &[Author], sink: &mut dyn Sink) {
    let get = |column| cell(cells, column);
    let editors = columns.editors.map(|people| people.style.byline(get(Some(people.column))));
    let editors = editors.unwrap_or_default().names;
    let byline: Vec<Mention<'_>> = authors.iter().map(Author::mention).collect();
    let editors: Vec<Mention<'_>> = editors.iter().map(|name| Mention::named(&name.text)).collect();
    let year = year_of(&[get(columns.year)], at, sink);
    let (key, own_doi) = (get(columns.key), doi(get(columns.doi)));
    sink.record(&Record {
        at,
        key: without_address(key),
        title: &tidy(get(columns.title)),
        year,
        doi: if own_doi.is_empty() { doi_of_key(key) } else { own_doi },
        venue: &tidy(get(columns.venue)),
        byline: &byline,
        editors: &editors,
    });
}

/// The DOI in a column of keys: alone, or marked as one beside other identifiers, `doi:10.1000/1 omid:br/061`.
fn doi_of_key(key: &str) -> &str {
    let is_marked = |token: &&str| token.starts_with("10.") && token.contains('/');
    let mut marked = key.split([' ', ';']).filter_map(|token| {
        let prefix = token.get(..4).filter(|prefix| prefix.eq_ignore_ascii_case("doi:"));
        prefix.map(|_| &token[4..]).or_else(|| token.split_once("doi.org/").map(|(_, doi)| doi))
    });
    marked.rfind(is_marked).unwrap_or_else(|| doi(key))
}

/// `W2755950973` of `https://openalex.org/W2755950973`; a DOI is whole only with what precedes its slash.
fn without_address(key: &str) -> &str {
    let own_doi = doi_of_key(key);
    if !own_doi.is_empty() && !key.contains(' ') {
        return own_doi;
    }
    if key.starts_with("http") { key.rsplit('/').next().unwrap_or(key) } else { key }
}

/// An author of a row, with what other columns say of the same place in the list.
#[derive(Default)]
struct Author {
    name: String,
    ids: Ids,
    affiliation: String,
    is_group: bool,
}

impl Author {
    fn mention(&self) -> Mention<'_> {
        Mention {
            name: &self.name,
            ids: self.ids.as_str(),
            affiliation: &self.affiliation,
            is_group: self.is_group,
        }
    }
}

/// The authors of a row, with what its other columns say about them.
fn authors(columns: &Columns, byline: Byline, cells: &Cells<'_>) -> Vec<Author> {
    // Lists of other lengths do not say which entry is whose.
    let separator = columns.authors.style.separator;
    let first = if separator == Separator::Bars { Separator::Bars } else { Separator::Semicolons };
    let aligned = |column: usize, separator: Separator| {
        let mut entries = separator.all_entries(cell(cells, Some(column)));
        while entries.len() > byline.entries && entries.last().is_some_and(|entry| entry.is_empty()) {
            entries.pop();
        }
        (entries.len() == byline.entries).then_some(entries)
    };
    // Identifiers hold no commas and bars, which may separate them however names are separated.
    let ids_of = |column: usize| {
        let separators = [first, separator, Separator::Bars, Separator::Commas, Separator::Lines];
        separators.into_iter().find_map(|separator| aligned(column, separator))
    };
    let ids = columns.ids.iter().filter_map(|(column, scheme)| Some((*scheme, ids_of(*column)?)));
    let ids: Vec<_> = ids.collect();
    let mut named_ids = IdsByName::default();
    for (column, scheme) in &columns.named_ids {
        named_ids.add_entries(scheme, cell(cells, Some(*column)));
    }
    let affiliations = columns.affiliations.and_then(|(column, how)| Some((aligned(column, first)?, how)));
    let author = |name: Name| {
        let mut author_ids = named_ids.of([&*name.text]);
        ids.iter().for_each(|(scheme, entries)| author_ids.add(scheme, &entries[name.entry]));
        name.ids.split(' ').for_each(|id| author_ids.add_with_scheme(id));
        let is_number = name.aside.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && columns.has_scopus_ids && author_ids.as_str().is_empty() {
            author_ids.add("scopus", &name.aside);
        }
        let aside = if is_number { String::new() } else { name.aside };
        let affiliation = affiliations.as_ref().map(|(entries, how)| affiliation(&entries[name.entry], *how));
        Author {
            name: name.text,
            ids: author_ids,
            affiliation: affiliation.unwrap_or(aside),
            is_group: name.is_group,
        }
    };
    byline.names.into_iter().map(author).collect()
}

/// The affiliation in an entry that may repeat the name.
fn affiliation(entry: &str, how: Affiliations) -> String {
    let text = match how {
        Affiliations::Alone => Some(entry),
        Affiliations::BehindComma => entry.split_once(", ").map(|(_, affiliation)| affiliation),
        Affiliations::InParentheses => entry
            .strip_suffix(')')
            .and_then(|entry| entry.split_once('('))
            .map(|(_, affiliation)| affiliation),
    };
    // IEEE's word for what it does not know.
    text.filter(|text| *text != "NA").map(|text| tidy(text).into_owned()).unwrap_or_default()
}

/// A paper of which every row is an author.
#[derive(Default)]
struct Paper<'a> {
    /// Where its first row is; `None` before there is one.
    at: Option<usize>,
    /// What this row says of the paper, unless it is our own.
    row: Cells<'a>,
    key: String,
    /// Does it state a paper that stands in the file already?
    states_again: bool,
    position: u64,
    authors: Vec<Author>,
    /// What is odd in its rows and between them. It is told with the paper, which may be read again from its start.
    notices: Vec<(usize, Kind, String)>,
}

impl<'a> Paper<'a> {
    /// Adds the author of a row of others, whose paper is that of the row above if it has the same in this column.
    fn add_author(
        &mut self,
        columns: &Columns,
        same: usize,
        at: usize,
        cells: &Cells<'a>,
        sink: &mut dyn Sink,
    ) {
        let key = cell(cells, Some(same));
        if self.at.is_none() || key != self.key || key.is_empty() {
            std::mem::take(self).give(Some(columns), sink);
            (self.at, self.row, self.key) = (Some(at), cells.clone(), key.to_owned());
        }
        let name = cell(cells, Some(columns.authors.column));
        let byline = match columns.given {
            Some(given) => Byline::of_one(name_of_parts("", name, "", cell(cells, Some(given)))),
            None => columns.authors.style.byline(name),
        };
        if byline.is_cut {
            self.notices.push((at, Kind::AndOthers, key.to_owned()));
        }
        let doubtful = byline.doubtful.iter().map(|entry| (at, Kind::NotSeparated, entry.clone()));
        self.notices.extend(doubtful);
        self.authors.extend(authors(columns, byline, cells));
    }

    /// Adds the author of a row of our own.
    fn add(
        &mut self,
        Mentions { columns: [paper, position, mention, author_id], kind, states }: &Mentions,
        at: usize,
        cells: &Cells<'_>,
        sink: &mut dyn Sink,
    ) {
        let key = unarmed(cells, *paper);
        let name = unarmed(cells, *mention);
        let Ok(position) = cell(cells, Some(*position)).parse() else {
            self.malformed(at, &cells.join(","), sink);
            return;
        };
        if self.at.is_none() || key != self.key || position <= self.position {
            std::mem::take(self).give(None, sink);
            (self.at, self.key) = (Some(at), key.to_owned());
            self.states_again = !cell(cells, *states).is_empty();
        }
        self.position = position;
        let mut ids = Ids::default();
        ids.add_own(unarmed(cells, *author_id));
        let is_group = cell(cells, *kind) == "group";
        self.authors.push(Author { name: name.to_owned(), ids, is_group, ..Author::default() });
    }

    fn malformed(&mut self, at: usize, row: &str, sink: &mut dyn Sink) {
        match self.at {
            Some(_) => self.notices.push((at, Kind::Malformed, row.to_owned())),
            None => sink.notice(at, Kind::Malformed, row),
        }
    }

    /// Hands on what was gathered: with these columns, or as our own.
    fn give(self, columns: Option<&Columns>, sink: &mut dyn Sink) {
        let Some(at) = self.at else { return };
        self.notices.iter().for_each(|(at, kind, detail)| sink.notice(*at, *kind, detail));
        if self.states_again {
            sink.notice(at, Kind::RepeatedRecord, &self.key);
            return;
        }
        if let Some(columns) = columns {
            give_record(columns, at, &self.row, &self.authors, sink);
            return;
        }
        let byline: Vec<Mention<'_>> = self.authors.iter().map(Author::mention).collect();
        sink.record(&Record { at, key: &self.key, byline: &byline, ..Record::default() });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::{told, told_in_two, told_whatever_the_cut};
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    const FIXTURE: &str = include_str!("../../../tests/fixtures/csv.csv");

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::keeping(usize::MAX);
        let source = Source::Text("x.csv".to_owned(), text.to_owned());
        let corpus = crate::reading::read(&[source], ReadOptions::default(), &mut notices).expect("a corpus");
        assert_eq!(corpus.inputs()[0].format.name, "csv");
        (corpus, notices)
    }

    #[test]
    fn a_layout_that_was_seen_is_not_that_of_another_input_or_of_other_columns() {
        let [a, b] = ["Authors,Title\nAnn Lee,A\n", "Title,Authors\nB,Bob Roe\n"];
        let name = |text: &str| bylines(text).concat();
        assert_eq!([name(a), name(b), name(a)], ["Ann Lee", "Bob Roe", "Ann Lee"]);
        assert_ne!(layout_of(a, ""), layout_of(a, "authors=Title"));
    }

    /// The bylines of a table: `Lovelace, Ada <scopus:1> [London] + …`.
    fn bylines(text: &str) -> Vec<String> {
        let mut bylines = Vec::new();
        struct Bylines<'a>(&'a mut Vec<String>);
        impl Sink for Bylines<'_> {
            fn record(&mut self, record: &Record<'_>) {
                let shown = record.byline.iter().map(|mention| {
                    let mut shown = mention.name.to_owned();
                    for (open, text, close) in [(" <", mention.ids, ">"), (" [", mention.affiliation, "]")] {
                        if !text.is_empty() {
                            shown.extend([open, text, close]);
                        }
                    }
                    if mention.is_group { format!("{{{shown}}}") } else { shown }
                });
                self.0.push(shown.collect::<Vec<_>>().join(" + "));
            }
            fn node(&mut self, _: &str, _: &str) {}
            fn tie(&mut self, _: usize, _: &str, _: &str, _: Option<f64>) {}
            fn person(&mut self, _: &str, _: &[&str]) {}
            fn notice(&mut self, _: usize, kind: Kind, detail: &str) {
                self.0.push(format!("{kind:?}: {detail}"));
            }
        }
        let chunk = Chunk { text, head: text, first: true, last: true, ..Chunk::default() };
        assert!((FORMAT.detect)(text), "{text}");
        read(chunk, &mut Bylines(&mut bylines));
        bylines
    }

    #[test]
    fn a_row_has_key_title_year_doi_venue_and_editors() {
        let (corpus, notices) = corpus(FIXTURE);
        assert_eq!(
            (corpus.id(0), corpus.title(0)),
            ("2-s2.0-1843".to_owned(), "Sketch of the \"Analytical Engine\", with notes")
        );
        assert_eq!(
            (corpus.year(0), corpus.doi(0), corpus.venue(0)),
            (Some(1843), "10.1000/sketch", "Scientific Memoirs")
        );
        assert!(told(read, FIXTURE)[0].contains("editors: [Mention { name: \"Taylor, R.\""));
        assert_eq!(notices.count(Kind::NoAuthors), 1);
        assert_eq!(corpus.papers(), 2);
    }

    #[test]
    fn scopus_has_full_names_ids_and_affiliations() {
        let expected = [
            "Lovelace, Ada <scopus:57000000001> [Analytical Society, London] + Şahin, Özgür <scopus:57000000002> [Ankara]",
            "Wolframová, Žofie <scopus:57000000003> [Prague] + Lovelace, Ada <scopus:57000000001> [London]",
            "",
        ];
        assert_eq!(bylines(FIXTURE), expected);
    }

    #[test]
    fn older_scopus_parts_names_by_commas_and_ids_by_semicolons() {
        let text = "Authors,Author(s) ID,Title,Year,Source title,EID\n\
                    \"Lovelace A.A., Menabrea L.\",\"571;572;\",Notes,1843,Memoirs,2-s2.0-1\n\
                    [No author name available],[No author id available],Editorial,1844,Memoirs,2-s2.0-2\n";
        assert_eq!(bylines(text), ["Lovelace, A.A. <scopus:571> + Menabrea, L. <scopus:572>", ""]);
    }

    #[test]
    fn pubmed_has_groups_behind_semicolons_and_a_full_stop_at_the_end() {
        let text = "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year\n\
                    1,On looms,\"Gray M, Lovelace AA; Loom Study Group.\",Looms. 1843,Gray M,Looms,1843\n\
                    2,On wheels,Babbage CH.,Wheels. 1844,Babbage CH,Wheels,1844\n";
        assert_eq!(bylines(text), ["Gray, M + Lovelace, AA + {Loom Study Group}", "Babbage, CH"]);
    }

    #[test]
    fn openalex_has_orcids_beside_its_own_ids_and_no_more_than_a_hundred_authors() {
        let header = "id,display_name,publication_year,authorships.author.display_name,authorships.author.id,authorships.author.orcid\n";
        let row = "https://openalex.org/W1,Notes,1843,Ada Lovelace|Mary Gray,https://openalex.org/A1|https://openalex.org/A2,None|https://orcid.org/0000-0002-1825-0097\n";
        let text = format!("{header}{row}");
        assert_eq!(
            bylines(&text),
            ["Ada Lovelace <openalex:A1> + Mary Gray <openalex:A2 orcid:0000-0002-1825-0097>"]
        );
        assert_eq!(corpus(&text).0.id(0), "W1");
        let hundred = |word: &str| vec![word; 100].join("|");
        let many = format!("{header}W2,Crowd,1844,{},{},\n", hundred("Ada Lovelace"), hundred("A1"));
        assert_eq!(bylines(&many)[0], "AndOthers: Crowd");
    }

    #[test]
    fn identifiers_are_left_out_where_the_lists_are_not_of_one_length() {
        let text = "Authors,Author(s) ID,Title,EID\nLovelace A.; Gray M.,571,Notes,1\n";
        assert_eq!(bylines(text), ["Lovelace, A. + Gray, M."]);
    }

    #[test]
    fn web_of_science_has_ids_behind_names_and_groups_in_a_column() {
        let text = "PT\tAU\tAF\tCA\tTI\tSO\tOI\tPY\tUT\n\
                    J\tLovelace, A; Gray, M\tLovelace, Ada; Gray, Mary\tEngine Grp\tNotes\tMEMOIRS\t\
                    Gray, Mary/0000-0002-1825-0097\t1843\tWOS:1\n";
        assert_eq!(bylines(text), ["Lovelace, Ada + Gray, Mary <orcid:0000-0002-1825-0097> + {Engine Grp}"]);
    }

    #[test]
    fn dimensions_and_embase_have_lines_above_their_header() {
        let text = "\"About the data: Exported on Jan 1, 1850. Criteria: engines\"\n\
                    Rank,Publication ID,DOI,Title,Source title,PubYear,Authors,Authors Affiliations\n\
                    1,pub.1,10.1000/1,Notes,Memoirs,1843,\"Lovelace, Ada; Gray, Mary\",\"Lovelace, Ada (London); Gray, Mary (Paris; Lyon)\"\n";
        assert_eq!(bylines(text), ["Lovelace, Ada [London] + Gray, Mary [Paris; Lyon]"]);
        let text = "SEARCH QUERY;engine:ti;;\n-----;;;\n;;;\nTitle;Author Names;Publication Year;PUI\n\
                    Notes;Lovelace A.A., Gray M.;1843;L1\n";
        assert_eq!(bylines(text), ["Lovelace, A.A. + Gray, M."]);
    }

    #[test]
    fn a_row_may_be_an_author_and_rows_of_one_paper_follow_each_other() {
        let tables = [
            "paper_id,title,author\n1,Notes,Ada Lovelace\n1,Notes,Mary Gray\n2,Looms,Ada Lovelace\n",
            "paper,author\n1,Ada Lovelace\n1,Mary Gray\n2,Ada Lovelace\n",
            "paper\ttitle\tfirst\tlast\temail\n1\tNotes\tAda\tLovelace\t\n1\tNotes\tMary\tGray\t\n2\tLooms\tAda\tLovelace\t\n",
            "Submission #,First name,Last name,Country\n1,Ada,Lovelace,UK\n1,Mary,Gray,UK\n2,Ada,Lovelace,UK\n",
            "title,author\nNotes,Ada Lovelace\nNotes,Mary Gray\nLooms,Ada Lovelace\n",
        ];
        for table in tables {
            let bylines: Vec<_> =
                bylines(table).iter().map(|byline| byline.replace("Lovelace, Ada", "Ada Lovelace")).collect();
            assert_eq!(bylines[1..], [bylines[1].clone(), "Ada Lovelace".to_owned()], "{table}");
            assert!(
                ["Ada Lovelace + Mary Gray", "Ada Lovelace + Gray, Mary"].contains(&&*bylines[1]),
                "{table}"
            );
            let cut = told_whatever_the_cut(read, table);
            assert_eq!(cut, told(read, table));
        }
        let with_place =
            "paper,title,first,last,affiliation\n7,Notes,Ada,Lovelace,London\n7,Notes,Mary,Gray,\n";
        let (corpus, _) = corpus(with_place);
        assert_eq!((corpus.id(0).as_str(), corpus.title(0), corpus.affiliation(0)), ("7", "Notes", "London"));
    }

    #[test]
    fn rows_of_one_paper_that_stand_apart_are_to_be_sorted() {
        let (_, notices) = corpus("paper,first,last\n1,Ada,Lovelace\n2,Ada,Lovelace\n1,Mary,Gray\n");
        let guessed = &notices.by_kind()[0].2[0].detail;
        assert!(guessed.ends_with("sort the table by it"), "{guessed}");
    }

    #[test]
    fn papers_of_one_author_are_not_taken_for_one_paper() {
        let tables = [
            "key,title,author\na,Notes,Ada Lovelace\nb,Notes,Mary Gray\n",
            "title,author\nNotes,Ada Lovelace\nNotes,Ada Lovelace\n",
            "title,author\nNotes,Ada Lovelace; Mary Gray\nNotes,Jane Marcet\n",
            "id,title,author\n1,Notes,Ada Lovelace\n1,Looms,Mary Gray\n",
            "title,author\nNotes,Ada\nNotes,Mary\nA,Ada\nB,Ada\nC,Ada\nD,Ada\n",
        ];
        for table in tables {
            let rows = table.lines().count() - 1;
            assert_eq!(bylines(table).len(), rows, "{table}");
        }
    }

    #[test]
    fn other_databases_and_tools_are_known_by_their_headers() {
        let tables = [
            "Lens ID,Title,Publication Year,Source Title,Author/s\n0-1,Notes,1843,Memoirs,Ada Lovelace; Mary Gray\n",
            "Document Title,Authors,Author Affiliations,Publication Title,Publication_Year,DOI\nNotes,Ada Lovelace; Mary Gray,NA; NA,Memoirs,1843,\n",
            "Cites,Authors,Title,Year,Source\n9,\"Ada Lovelace, Mary Gray, ...\",Notes,1843,Memoirs\n",
            "key,title,year,journal,authors\nrayyan-1,Notes,1843,Memoirs,Ada Lovelace and Mary Gray\n",
            "(internal) id,title,journal,authors,tags\n1,Notes,Memoirs,\"Ada Lovelace\n and Mary Gray\n\",\n",
            "UID,title,authors,abstract\n7,Notes,Ada Lovelace|Mary Gray*,Long.\n",
            "paper,authors,title\n7,\"['Ada Lovelace', 'Mary Gray']\",Notes\n",
            "Reference Type\tReference Id\tAuthors, Primary\tTitle Primary\nJournal Article\t7\tAda Lovelace;Mary Gray\tNotes\n",
            "sep=;\nTitel;Autoren;Jahr\nNotes;Ada Lovelace, Mary Gray;1843\n",
            "Authors\nAda Lovelace; Mary Gray\n",
        ];
        for table in tables {
            let bylines = bylines(table);
            assert_eq!(bylines.last().map(String::as_str), Some("Ada Lovelace + Mary Gray"), "{table}");
            assert_eq!(bylines.len(), 1 + usize::from(table.contains("...")), "{table}");
        }
    }

    #[test]
    fn headers_of_ones_own_are_guessed_and_the_guess_is_shown() {
        let text = "Nr;Wer;Was;Wann\n1;Ada Lovelace, Luigi Menabrea;Notes on the engine;1843\n2;Mary Gray;On wheels and looms;1851\n";
        let expected = [
            "GuessedColumns: authors = Wer, separated by commas; title = Was; year = Wann",
            "Ada Lovelace + Luigi Menabrea",
            "Mary Gray",
        ];
        assert_eq!(bylines(text), expected);
    }

    #[test]
    fn what_is_no_table_of_papers_is_not_taken_for_one() {
        let others = [
            "author_id,author,papers,coauthors,strength,component\nann-a,Ann A,1,2,2,1\n",
            "rank,author,coauthors,papers\n1,Ann A,2,3\n",
            "Lovelace, Ada; Menabrea, Luigi\nGray, Mary; Babbage, Charles\nLoom, Bo; Wheel, Cy\n",
            "Ada Lovelace; Mary Gray\nBo Loom; Cy Wheel\n",
            "Notes on engines\n\nAda Lovelace, Mary Gray\n\n\nOn looms\n\nBo Loom, Cy Wheel\n",
            "1,2\n3,4\n",
            "1\t2\t0.5\n",
            "name,city,age\nAda Lovelace,London,36\nMary Gray,Paris,40\n",
            "",
            "\"",
        ];
        for other in others {
            assert!(!(FORMAT.detect)(other), "{other}");
        }
    }

    #[test]
    fn a_quote_left_open_does_not_swallow_the_rows_below() {
        let row = |n: usize| format!("Notes {n},Ada Lovelace; Mary Gray,1843\n");
        let rows: String = (0..9).map(row).collect();
        let text = format!(
            "title,authors,year\n{rows}\"Open, and more,Bo Loom; Cy Wheel,1844\n{rows}\"Last,Bo Loom,1845\n"
        );
        let bylines = bylines(&text);
        assert_eq!(bylines.iter().filter(|byline| *byline == "Ada Lovelace + Mary Gray").count(), 18);
        assert_eq!(bylines.iter().filter(|byline| byline.starts_with("Malformed")).count(), 1);
        assert_eq!(bylines.last().map(String::as_str), Some("Bo Loom"));
    }

    #[test]
    fn our_own_mentions_are_papers_again() {
        let text = "paper,position,mention,author_id,author\nk1,1,Ann A,ann-a,Ann A\nk1,2,'-Bob,bob,Bob\nk1,1,Cat C,orcid:0000-0002-1825-0097,Cat C\nk2,1,\"D, Dan\",dan d#orcid:0000-0002-1825-0097,Dan D\n";
        let expected = [
            "Ann A <coauth:ann-a> + -Bob <coauth:bob>",
            "Cat C <orcid:0000-0002-1825-0097>",
            "D, Dan <orcid:0000-0002-1825-0097 coauth:dan%20d#orcid:0000-0002-1825-0097>",
        ];
        assert_eq!(bylines(text), expected);
        let (corpus, _) = corpus(text);
        assert_eq!([corpus.id(0), corpus.id(1), corpus.id(2)], ["k1", "k1", "k2"]);
    }

    #[test]
    fn our_own_mentions_say_who_is_a_group_and_what_is_stated_again() {
        let text = "paper,position,mention,author_id,author,kind,states\n\
                    k1,1,Ann A,ann-a,Ann A,person,\nk1,2,The Loom,the-loom,The Loom,group,\n\
                    k2,1,A. A,ann-a,Ann A,person,k1\nk3,1,Bob,bob,Bob,person,\n";
        assert_eq!(
            bylines(text),
            ["Ann A <coauth:ann-a> + {The Loom <coauth:the-loom>}", "RepeatedRecord: k2", "Bob <coauth:bob>"]
        );
    }

    #[test]
    fn our_own_ties_are_ties_again() {
        let text = "a,b,a_id,b_id,papers,strength,first_year,last_year\nAnn A,'@B,ann-a,b,2,1.5,,\nAnn A,,ann-a,,,1,,\n";
        let expected = ["ann-a = Ann A", "b = @B", "ann-a – b: 1.5", "Malformed: Ann A,,ann-a,,,1,,"];
        assert_eq!(told(read, text), expected);
    }

    #[test]
    fn rows_with_more_or_fewer_cells_keep_their_columns_and_are_noticed_where_these_may_be_shifted() {
        let table = "Authors,Title,Year,EID\n\"Ada Gray, Bo Loom\",Notes,1843,e1\n\"Cy Wheel, Ada Gray\",\"On\nlooms\",1844,g,e3\n\
                     \"Bo Loom, Di Marcet\",Wheels\nAda Gray, Bo Loom,Notes on engines,1843,e4\n";
        let expected = [
            "Ada Gray + Bo Loom",
            "UnevenRow: Cy Wheel, Ada Gray On\nlooms 1844 g e3",
            "Cy Wheel + Ada Gray",
            "Bo Loom + Di Marcet",
            "Malformed: Ada Gray  Bo Loom Notes on engines 1843 e4",
        ];
        assert_eq!(bylines(table), expected);
        told_whatever_the_cut(read, table);
    }

    #[test]
    fn tables_of_psql_and_markdown_are_separated_by_bars() {
        let tables = [
            " title | authors | year\n-------+---------+------\n Notes | Ada Gray; Bo Loom | 1843\n(1 row)\n",
            "| Title | Authors |\n|---|---|\n| Notes | Ada Gray, Bo Loom |\n",
            "+-------+-------------------+\n| title | authors           |\n+-------+-------------------+\n| Notes | Ada Gray, Bo Loom |\n+-------+-------------------+\n",
            "Title|Authors\nNotes|Ada Gray; Bo Loom\n",
        ];
        for table in tables {
            assert_eq!(bylines(table), ["Ada Gray + Bo Loom"], "{table}");
        }
    }

    #[test]
    fn identifiers_after_names_and_dois_in_a_column_of_keys_are_read() {
        let table = "id,title,author\n\"doi:10.1/a omid:br/061\",Notes,\"Gray, Ada [orcid:0000-0002-1825-0097 omid:ra/061]; Loom, Bo [omid:ra/062]\"\n\
                     https://doi.org/10.1000/b,Looms,\"Gray, Ada (ORCID: 0000-0002-1825-0097); Loom, Bo (London)\"\n";
        assert_eq!(
            bylines(table),
            [
                "Gray, Ada <orcid:0000-0002-1825-0097> + Loom, Bo",
                "Gray, Ada <orcid:0000-0002-1825-0097> + Loom, Bo [London]"
            ]
        );
        let (corpus, _) = corpus(table);
        assert_eq!([corpus.doi(0), corpus.doi(1), &corpus.id(1)], ["10.1/a", "10.1000/b", "10.1000/b"]);
        let scopus = "Author full names,Title,EID\n\"Gray, Ada (571); Loom, Bo (572)\",Notes,e1\n";
        assert_eq!(bylines(scopus), ["Gray, Ada <scopus:571> + Loom, Bo <scopus:572>"]);
    }

    #[test]
    fn orcids_belong_to_authors_by_position_or_by_name() {
        for orcids in [
            "0000-0002-1825-0097;",
            "https://orcid.org/0000-0002-1825-0097; ",
            "Ada Gray/0000-0002-1825-0097",
        ] {
            let table = format!("Authors,ORCID iD(s),Title\nAda Gray; Bo Loom,{orcids},Notes\n");
            assert_eq!(bylines(&table), ["Ada Gray <orcid:0000-0002-1825-0097> + Bo Loom"], "{orcids}");
        }
    }

    #[test]
    fn a_column_named_paper_holds_titles_if_its_cells_are_several_words() {
        let (corpus, _) = corpus("Paper,Authors\nOn the nature of nets,Ada Gray; Bo Loom\n");
        assert_eq!((corpus.title(0), corpus.key(0)), ("On the nature of nets", ""));
        let rows =
            "paper,author\nOn the old nets,Ada Gray\nOn the old nets,Bo Loom\nOn the new nets,Cy Wheel\n";
        assert_eq!(bylines(rows)[1..], ["Ada Gray + Bo Loom", "Cy Wheel"]);
    }

    #[test]
    fn a_header_that_files_put_together_repeat_is_no_record() {
        let table = "# one, two\n\n\nTitle,Authors\nNotes,Ada Gray; Bo Loom\nTitle,Authors\nLooms,Cy Wheel\n";
        assert_eq!(bylines(table), ["Ada Gray + Bo Loom", "Cy Wheel"]);
    }

    #[test]
    fn an_entry_that_may_be_several_names_is_noticed() {
        let table =
            "Authors,Title\nAda Gray; Bo Loom,A\n\"Cy Wheel, Di Marcet\",B\nEd NoteFay Quill; Bo Loom,C\n";
        let expected = [
            "Ada Gray + Bo Loom",
            "NotSeparated: Cy Wheel, Di Marcet",
            "Cy Wheel, Di Marcet",
            "NotSeparated: Ed NoteFay Quill",
            "Ed NoteFay Quill + Bo Loom",
        ];
        assert_eq!(bylines(table), expected);
    }

    #[test]
    fn a_cut_at_any_byte_loses_nothing_and_doubles_nothing() {
        let mentions = "paper,position,mention,author_id,states\nk1,1,Ann A,a\nk1,x,Odd,o\nk1,2,\"B\nb\",b\nk2,1,Cat C,c,k1\nk2,2,Dan\nk3,1,E";
        let guessed = "Nr;Wer\n1;Ada Lovelace, Luigi Menabrea\n\"2;x\n3;Mary Gray, Özgür Loom\n";
        for text in [FIXTURE, mentions, guessed] {
            told_whatever_the_cut(read, text);
        }
    }

    fn any_table() -> impl Strategy<Value = String> {
        let shards = vec![
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            " ",
            "authors",
            "Authors",
            "title",
            "paper,position,mention,author_id\n",
            "a,b,a_id,b_id,strength\n",
            "Title,Authors,Year\n",
            "Ada Lovelace",
            "Gray M.",
            " and ",
            "|",
            "(",
            ")",
            "et al.",
            "['",
            "']",
            "Jr.",
            "1843",
            "é",
            "\u{301}",
            "'=",
            "*",
            "null",
            "and ",
            ".",
            "·",
        ];
        prop::collection::vec(prop::sample::select(shards), 0..50).prop_map(|shards| shards.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn any_text_is_survived_and_cuts_in_it_change_nothing(
            text in prop_oneof![any_table(), any_table().prop_map(|rows| format!("title;authors\n{rows}")), ".{0,200}"],
            cut in any::<prop::sample::Index>(),
        ) {
            let cut = text.floor_char_boundary(cut.index(text.len() + 1));
            prop_assert_eq!(told_in_two(read, &text, cut), told(read, &text));
            (FORMAT.detect)(&text);
        }
    }
}
