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

use super::addresses::Addresses;
use super::dates::{self, date_of, in_parts};
use super::fields::IdsByName;
use super::resemblance::is_of_references;
use super::types::most_telling;
use crate::records::identifiers::{Ids, doi};
use crate::records::parts::name_of_parts;
use crate::records::text::{split_lines, tidy, trim};
use crate::records::{Chunk, Fact, Format, FormatOptions, Kind, Mention, Record, Sink};

mod bylines;
pub(super) mod cells;
mod guesses;
pub(super) mod headers;
mod layout;
mod matrix;
mod sample;
pub(super) mod separators;
mod ties;

use bylines::{Byline, Name};
use cells::{Cells, Row, cell, is_rule, unarmed};
use headers::{Affiliations, said};
use layout::{Columns, Content, Layout, Mentions, People, Same, Trouble};
use separators::Separator;

pub(super) static FORMAT: Format = Format::new("csv", read)
.about("tables with a header, separated by , ; tab or |, or in a spreadsheet: Scopus, Lens, PubMed, OpenAlex, Zotero and others, edge tables, matrices of ties, or your own")
.reads("the columns of authors, their ids and affiliations, of editors; key, title, year, DOI, venue")
.states(&[Fact::Year, Fact::Month, Fact::Type, Fact::Identifier, Fact::Email, Fact::Affiliation])
.extensions(EXTENSIONS)
.detect(looks_like)
.split(split_lines)
.options(FormatOptions::new(|columns| said(columns).map(drop)).fits(has_columns));

/// Is a text that begins like this a table, with the columns that the user names, if any?
pub(crate) fn is_table(head: &str, columns: &str) -> bool {
    said(columns).is_ok_and(|said| Layout::of(head, &said).is_ok())
}

/// Is it a table with the columns that the user names?
fn has_columns(head: &str, columns: &str) -> bool {
    said(columns).is_ok_and(|said| !said.is_empty() && Layout::of(head, &said).is_ok())
}

#[cfg(feature = "sheets")]
const EXTENSIONS: &[&str] = &["csv", "tsv", "tab", "xlsx", "xls", "ods"];
/// Of spreadsheets only those of Excel 2003 as XML.
#[cfg(not(feature = "sheets"))]
const EXTENSIONS: &[&str] = &["csv", "tsv", "tab", "xls"];

fn looks_like(head: &str) -> bool {
    if memchr::memchr(0, head.as_bytes()).is_some() || is_of_references(head) {
        return false;
    }
    let layout = Layout::of(head, &[]);
    // Its reader needs the layout again.
    layout.is_ok() && {
        SEEN.set(Some(Seen::of(head, "", layout)));
        true
    }
}

/// What the head of an input says about its layout, and the options that the user set.
struct Seen {
    head: String,
    options: String,
    layout: Rc<Result<Layout, Trouble>>,
}

impl Seen {
    fn of(head: &str, options: &str, layout: Result<Layout, Trouble>) -> Self {
        Self { head: head.to_owned(), options: options.to_owned(), layout: Rc::new(layout) }
    }
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
            let layout = Layout::of(head, &said(options).unwrap_or_default());
            Rc::clone(&seen.insert(Seen::of(head, options, layout)).layout)
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
                Content::Papers(_) | Content::Authors(..) if is_heading(&cells) => {
                    paper.malformed(at, &cells.join(" "), sink);
                }
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

/// Is this a heading of the rows below: a year or another number on its own?
fn is_heading(cells: &Cells<'_>) -> bool {
    let mut filled = cells.iter().map(|cell| trim(cell)).filter(|cell| !cell.is_empty());
    let is_number = |cell: &str| cell.bytes().all(|byte| byte.is_ascii_digit());
    cells.len() > 1 && filled.next().is_some_and(is_number) && filled.next().is_none()
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
    let byline = byline_of(columns, at, cells, sink);
    let is_of_openalex = columns.ids.iter().any(|(_, scheme)| *scheme == "openalex");
    if byline.is_cut || (is_of_openalex && byline.entries == MOST_OF_OPENALEX) {
        sink.notice(at, Kind::AndOthers, get(columns.title));
    }
    byline.doubtful.iter().for_each(|entry| sink.notice(at, Kind::NotSeparated, entry));
    byline.unlikely.iter().for_each(|entry| sink.notice(at, Kind::UnlikelyName, entry));
    let mut authors = authors(columns, byline, cells, &mut |ids| sink.notice(at, Kind::UnplacedIds, ids));
    let groups = get(columns.groups);
    let groups = Separator::Semicolons.or_list(groups).entries(groups);
    let group = |name: &Cow<'_, str>| Author { name: name.to_string(), is_group: true, ..Author::default() };
    authors.extend(groups.iter().map(group));
    give_record(columns, at, cells, &authors, sink);
}

/// The authors of a row, in all columns that have some.
fn byline_of(columns: &Columns, at: usize, cells: &Cells<'_>, sink: &mut dyn Sink) -> Byline {
    let names_in = |people: &People| people.style.byline(cell(cells, Some(people.column)));
    let mut byline = names_in(&columns.authors);
    if let Some(otherwise) = &columns.otherwise {
        let written = cell(cells, Some(otherwise.column));
        if otherwise.style.separator.entries(written).len() > byline.entries {
            if byline.entries > 0 {
                sink.notice(at, Kind::ListsDiffer, written);
            }
            byline = names_in(otherwise);
        }
    }
    columns.further.iter().for_each(|people| byline.extend(names_in(people)));
    let of_book = columns.of_book.as_ref().filter(|_| byline.entries == 0);
    of_book.map_or(byline, names_in)
}

/// Gives the paper that a row tells of, with these authors.
fn give_record(columns: &Columns, at: usize, cells: &Cells<'_>, authors: &[Author], sink: &mut dyn Sink) {
    let get = |column| cell(cells, column);
    let other = [
        columns.title,
        columns.year,
        columns.date,
        columns.early,
        columns.month,
        columns.day,
        columns.paper_type,
        columns.key,
        columns.doi,
        columns.venue,
    ];
    let other = other.map(|column| without_list(get(column)));
    let [title, year, date, early, month, day, paper_type, key, own_doi, venue] =
        other.each_ref().map(AsRef::as_ref);
    let editors = columns.editors.map(|people| people.style.byline(get(Some(people.column))));
    let editors = editors.unwrap_or_default().names;
    let byline: Vec<Mention<'_>> = authors.iter().map(Author::mention).collect();
    let editors: Vec<Mention<'_>> = editors.iter().map(|name| Mention::named(&name.text)).collect();
    // Web of Science writes no year with its dates: `2019` and `MAR 15`.
    let lacks_year = |text: &str| !text.is_empty() && !year.is_empty() && dates::year(text).is_none();
    let with_year = if lacks_year(date) { dates::joined(&[year, date]) } else { String::new() };
    let is_year_alone = dates::date(year).is_some_and(|date| date.month().is_none());
    let by_parts =
        if is_year_alone && lacks_year(month) { in_parts(year, month, day) } else { String::new() };
    let date = date_of(&[year, date, &with_year, &by_parts, early], at, sink);
    let own_doi = doi(own_doi);
    sink.record(&Record {
        at,
        key: without_address(key),
        title: &tidy(title),
        date,
        paper_type: most_telling(paper_type.split([';', '|'])),
        doi: if own_doi.is_empty() { doi_of_key(key) } else { own_doi },
        venue: &tidy(venue),
        byline: &byline,
        editors: &editors,
    });
}

/// A cell whose texts, if it is a list as programs print it, are separated by semicolons.
fn without_list(cell: &str) -> Cow<'_, str> {
    if !Separator::List.is_seen_in(cell) {
        return cell.into();
    }
    Separator::List.entries(cell).join("; ").into()
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
            ids: self.ids.as_stated(),
            affiliation: &self.affiliation,
            is_group: self.is_group,
            ..Mention::default()
        }
    }
}

/// The authors of a row, with what its other columns say about them.
fn authors(
    columns: &Columns,
    byline: Byline,
    cells: &Cells<'_>,
    unplaced: &mut dyn FnMut(&str),
) -> Vec<Author> {
    // Lists of other lengths do not say which entry is whose.
    let separator = columns.authors.style.separator;
    let first = if separator == Separator::Bars { Separator::Bars } else { Separator::Semicolons };
    let aligned = |column: usize, separator: Separator| {
        let cell = cell(cells, Some(column));
        let mut entries = separator.or_list(cell).all_entries(cell);
        while entries.len() > byline.entries && entries.last().is_some_and(|entry| entry.is_empty()) {
            entries.pop();
        }
        (entries.len() == byline.entries).then_some(entries)
    };
    // Identifiers hold no separators of lists, which may separate them however names are separated.
    let are_whole = |ids: &Vec<Cow<'_, str>>| !ids.iter().any(|id| id.contains([';', ',', '|', '\n']));
    let ids_of = |column: usize| {
        let separators = [first, separator, Separator::Bars, Separator::Commas, Separator::Lines];
        separators.into_iter().find_map(|separator| aligned(column, separator).filter(are_whole))
    };
    let mut ids = Vec::new();
    for (column, scheme) in &columns.ids {
        match ids_of(*column) {
            Some(entries) => ids.push((*scheme, entries)),
            None if byline.entries > 0 && has_ids(cell(cells, Some(*column))) => {
                unplaced(cell(cells, Some(*column)));
            }
            None => {}
        }
    }
    let mut named_ids = IdsByName::default();
    for (column, scheme) in &columns.named_ids {
        named_ids.add_entries(scheme, cell(cells, Some(*column)));
    }
    let affiliations = columns.affiliations.filter(|(_, how)| *how != Affiliations::BehindNames);
    let affiliations = affiliations.and_then(|(column, how)| Some((aligned(column, first)?, how)));
    let addresses = columns.affiliations.filter(|(_, how)| *how == Affiliations::BehindNames);
    let addresses =
        addresses.map(|(column, _)| Addresses::of_cell(cell(cells, Some(column)), byline.entries));
    let author = |name: Name| {
        let mut author_ids = named_ids.of([&*name.text]);
        ids.iter().for_each(|(scheme, entries)| author_ids.add(scheme, &entries[name.entry]));
        name.ids.split(' ').for_each(|id| author_ids.add_with_scheme(id));
        let is_number = name.aside.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && columns.has_scopus_ids && author_ids.as_str().is_empty() {
            author_ids.add("scopus", &name.aside);
        }
        let aside = if is_number { String::new() } else { name.aside };
        let of_name = || Some(addresses.as_ref()?.of_author([&*name.text].into_iter()));
        let affiliation = affiliations.as_ref().map(|(entries, how)| affiliation(&entries[name.entry], *how));
        let affiliation = affiliation.or_else(of_name);
        Author {
            name: name.text,
            ids: author_ids,
            affiliation: affiliation.unwrap_or(aside),
            is_group: name.is_group,
        }
    };
    let authors = byline.names.into_iter().map(author).collect();
    named_ids.unplaced().iter().for_each(|ids| unplaced(ids));
    authors
}

/// Does a cell have more than separators and empty entries?
fn has_ids(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
}

/// The affiliation in an entry that may repeat the name.
fn affiliation(entry: &str, how: Affiliations) -> String {
    let text = match how {
        Affiliations::Alone | Affiliations::BehindNames => Some(entry),
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
    /// Adds the author of a row of others, whose paper may be that of the row above.
    fn add_author(
        &mut self,
        columns: &Columns,
        same: Same,
        at: usize,
        cells: &Cells<'a>,
        sink: &mut dyn Sink,
    ) {
        let (key, goes_on) = match same {
            Same::Repeated(column) => {
                let key = cell(cells, Some(column));
                (key, key == self.key && !key.is_empty())
            }
            Same::Blank => {
                let goes_on = columns.of_paper().all(|column| cell(cells, Some(column)).is_empty());
                (cell(cells, columns.title.or(columns.key)), goes_on)
            }
        };
        if self.at.is_none() || !goes_on {
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
        self.notices.extend(byline.unlikely.iter().map(|entry| (at, Kind::UnlikelyName, entry.clone())));
        let notices = &mut self.notices;
        let mut unplaced = |ids: &str| notices.push((at, Kind::UnplacedIds, ids.to_owned()));
        self.authors.extend(authors(columns, byline, cells, &mut unplaced));
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
mod tests;
