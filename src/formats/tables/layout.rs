//! What a table is: what its rows are, and which column holds what, by known headers, by what the user specified, or by
//! a guess from the cells.

use std::borrow::Cow;
use std::collections::HashMap;

use super::bylines::Style;
use super::cells::{Cells, Dialect, cell};
use super::guesses::{further_beside, guessed_title, guessed_year, unread_names};
use super::headers::{Affiliations, Field, HEADERS, Header, SOURCES, known};
use super::matrix::{self, Matrix};
use super::sample::Sample;
use super::separators::Separator;
use super::ties::{self, Ties};
use crate::formats::listing::is_surely_name;
use crate::records::author_headers::folded_header;
use crate::records::identifiers::doi;
use crate::records::text::trim;

/// A table of which the head was understood.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::formats) struct Layout {
    pub(in crate::formats) dialect: Dialect,
    /// Where the rows begin, behind the header.
    pub(in crate::formats) start: usize,
    pub(in crate::formats) content: Content,
    /// The headers, which files put together repeat.
    headers: Vec<String>,
    /// What was guessed, for people; empty where the headers are known.
    pub(in crate::formats) guessed: String,
}

/// What a row of a table is.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::formats) enum Content {
    /// A paper.
    Papers(Columns),
    /// An author of a paper, which goes on in the rows below as far as these say so.
    Authors(Columns, Same),
    /// An author of a paper, as we write it.
    Mentions(Mentions),
    /// A tie.
    Ties(Ties),
    /// An author, with a tie in each column.
    Matrix(Matrix),
}

/// How rows of authors say that they are of the same paper as the row above.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::formats) enum Same {
    /// This column says the same.
    Repeated(usize),
    /// Nothing is said of a paper.
    Blank,
}

/// The columns of our own mentions, by number.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::formats) struct Mentions {
    /// `paper,position,mention,author_id`.
    pub(in crate::formats) columns: [usize; 4],
    /// Whether it is a `person` or a `group`.
    pub(in crate::formats) kind: Option<usize>,
    /// The paper that a record states once more.
    pub(in crate::formats) states: Option<usize>,
}

/// The columns of a table of papers, by number.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::formats) struct Columns {
    pub(in crate::formats) authors: People,
    /// The same authors in another column, which counts where it has more: old exports have no full names.
    pub(in crate::formats) otherwise: Option<People>,
    /// Further authors, in the order of the columns: `author, co-authors`; `author 1, author 2`.
    pub(in crate::formats) further: Vec<People>,
    /// Given names, where the names in the column of authors are those of families.
    pub(in crate::formats) given: Option<usize>,
    pub(in crate::formats) editors: Option<People>,
    pub(in crate::formats) groups: Option<usize>,
    /// Those who count where a row has no other authors.
    pub(in crate::formats) of_book: Option<People>,
    pub(in crate::formats) title: Option<usize>,
    pub(in crate::formats) year: Option<usize>,
    pub(in crate::formats) date: Option<usize>,
    /// The date on which a paper was online before its issue, which counts where no other is known.
    pub(in crate::formats) early: Option<usize>,
    pub(in crate::formats) month: Option<usize>,
    pub(in crate::formats) day: Option<usize>,
    pub(in crate::formats) paper_type: Option<usize>,
    pub(in crate::formats) key: Option<usize>,
    pub(in crate::formats) doi: Option<usize>,
    pub(in crate::formats) venue: Option<usize>,
    pub(in crate::formats) ids: Vec<(usize, &'static str)>,
    /// Are numbers in parentheses after names Scopus author ids?
    pub(in crate::formats) has_scopus_ids: bool,
    pub(in crate::formats) named_ids: Vec<(usize, &'static str)>,
    pub(in crate::formats) affiliations: Option<(usize, Affiliations)>,
}

/// A column of names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::formats) struct People {
    pub(in crate::formats) column: usize,
    pub(in crate::formats) style: Style,
}

/// Why a table cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::formats) enum Trouble {
    /// No column of authors is to be seen.
    NoAuthors,
    /// The user named a column that is not there; the message says which.
    NoColumn(String),
}

/// A cell without a byte order mark, which the first of a file put behind another may have.
fn without_mark(cell: &str) -> &str {
    trim(cell).trim_start_matches(['\u{feff}', '"']).trim_end_matches('"')
}

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

impl Layout {
    /// Is this row the header once more, as in files put together?
    pub(in crate::formats) fn is_header(&self, cells: &Cells<'_>) -> bool {
        let is_same = |(cell, header): (&Cow<'_, str>, &String)| without_mark(cell) == without_mark(header);
        cells.len() == self.headers.len() && cells.iter().zip(&self.headers).all(is_same)
            || self.is_header_in_other_language(cells)
    }

    fn is_header_in_other_language(&self, cells: &Cells<'_>) -> bool {
        const LONGEST: usize = 40;
        let (Content::Papers(columns) | Content::Authors(columns, _)) = &self.content else { return false };
        let is = |field: Field, column: Option<usize>| {
            let cell = cell(cells, column);
            cell.len() < LONGEST
                && !cell.contains([',', ';', '.'])
                && known(field).contains(&&*folded_header(cell))
        };
        is(Field::Authors, Some(columns.authors.column)) && is(Field::Title, columns.title)
    }

    /// The layout of a text that begins like this.
    ///
    /// # Errors
    /// If it is no table, or not one of papers, mentions or ties.
    pub(in crate::formats) fn of(head: &str, said: &[(Field, &str)]) -> std::result::Result<Self, Trouble> {
        let samples = DELIMITERS.map(|delimiter| Sample::of(head, delimiter));
        if said.is_empty()
            && let Some(layout) = samples.iter().find_map(of_network)
        {
            return Ok(layout);
        }
        let missing = missing(&samples, said);
        if !missing.is_empty() {
            return Err(Trouble::NoColumn(missing));
        }
        let mut best: Option<(usize, Self)> = None;
        for sample in &samples {
            if let Some((fields, layout)) = by_headers(sample, said)
                && best.as_ref().is_none_or(|(most, _)| fields > *most)
            {
                best = Some((fields, layout));
            }
        }
        best.map(|(_, layout)| layout)
            .or_else(|| samples.iter().find_map(|sample| by_cells(sample, said)))
            .or_else(|| {
                let sample = Sample::of(head, b' ');
                let network = || of_network(&sample);
                (said.is_empty() && is_by_blanks(head, &sample)).then(network).flatten()
            })
            .ok_or(Trouble::NoAuthors)
    }
}

/// Do blanks separate the cells of these rows, and not the words of titles and names? Nothing else may separate outside
/// quotes, and all rows have as many cells as the header, or one more, the number that R puts before them.
fn is_by_blanks(head: &str, sample: &Sample<'_>) -> bool {
    const MOST_ROWS: usize = 100;
    let outside_quotes =
        |line: &str| line.split('"').step_by(2).any(|part| part.contains([';', '|', ',', '\t']));
    let [(_, header), (_, first), ..] = &sample.rows[..] else { return false };
    let is_quoted = head.starts_with('"');
    (is_quoted || header.len() <= MOST_WORDS)
        && (first.len() == header.len() || first.len() == header.len() + 1)
        && sample.rows[1..].iter().all(|(_, row)| row.len() == first.len())
        && !head.lines().take(MOST_ROWS).any(outside_quotes)
}

/// A line of more words than two ends and a weight is a title rather than a header.
const MOST_WORDS: usize = 3;

/// A table of mentions, as coauth writes them, or of ties.
fn of_network(sample: &Sample<'_>) -> Option<Layout> {
    mentions(sample).or_else(|| ties(sample)).or_else(|| matrix(sample))
}

fn ties(sample: &Sample<'_>) -> Option<Layout> {
    let found = ties::by_headers(sample)?;
    Some(Layout { guessed: found.guessed, ..layout(sample, found.header, Content::Ties(found.ties)) })
}

fn matrix(sample: &Sample<'_>) -> Option<Layout> {
    let (header, matrix) = matrix::by_names(sample)?;
    Some(layout(sample, header, Content::Matrix(matrix)))
}

/// The layout of a sample with this header.
fn layout(sample: &Sample<'_>, header: usize, content: Content) -> Layout {
    let (start, cells) = &sample.rows[header];
    let dialect = Dialect { delimiter: sample.delimiter, width: cells.len() };
    let headers = cells.iter().map(|cell| trim(cell).to_owned()).collect();
    Layout { dialect, start: *start, content, headers, guessed: String::new() }
}

fn mentions(sample: &Sample<'_>) -> Option<Layout> {
    let header = Header::of(&sample.rows.first()?.1);
    let one = |name| header.own([name]).map(|[column]| column);
    let columns = header.own(["paper", "position", "mention", "author_id"])?;
    let mentions = Mentions { columns, kind: one("kind"), states: one("states") };
    Some(layout(sample, 0, Content::Mentions(mentions)))
}

/// What to say if a header that the user named is in none of the first rows, whatever separates the cells.
fn missing(samples: &[Sample<'_>], said: &[(Field, &str)]) -> String {
    let lacking = |row: &[Cow<'_, str>]| {
        let header = Header::of(row);
        said.iter().find(|(field, _)| header.column(*field, said).is_none()).map(|(_, name)| *name)
    };
    let mut rows = samples.iter().flat_map(Sample::headers);
    if said.is_empty() || rows.any(|(_, row)| lacking(row).is_none()) {
        return String::new();
    }
    let widest = samples.iter().filter_map(|sample| sample.rows.first()).max_by_key(|(_, row)| row.len());
    widest.map_or_else(String::new, |(_, row)| {
        let headers: Vec<&str> = row.iter().map(|cell| trim(cell)).filter(|cell| !cell.is_empty()).collect();
        format!("no column {}; there are: {}", lacking(row).unwrap_or_default(), headers.join(", "))
    })
}

/// What rows of one paper have in common, if a row is an author.
struct Repeated {
    same: Same,
    /// The column that tells papers apart.
    column: usize,
    /// Do they follow one another, as they are read?
    are_together: bool,
}

/// A table of papers whose headers are known or were named, and how many of them.
fn by_headers(sample: &Sample<'_>, said: &[(Field, &str)]) -> Option<(usize, Layout)> {
    sample.headers().find_map(|(place, row)| {
        let header = Header::of(row);
        let whole = header.authors(said);
        let authors = whole.or_else(|| header.column(Field::Family, said))?;
        // Cut at tabs, which it does not have, any text is one column.
        let may_be_header = row.len() > 1 || (place == 0 && sample.delimiter == b'\t');
        if !may_be_header || !sample.fits(place, authors) {
            return None;
        }
        let mut columns = columns(sample, place, &header, authors, said);
        if whole.is_none() {
            columns.given = header.given(said);
        }
        if let Some(repeated) = repeated(sample, place, &columns) {
            columns.affiliations = columns.affiliations.or_else(|| {
                let alone = header.place("affiliation").or_else(|| header.place("institution"));
                alone.map(|column| (column, Affiliations::Alone))
            });
            let [name, paper] = [authors, repeated.column].map(|column| &header.cells[column]);
            let guessed = match repeated {
                Repeated { same: Same::Blank, .. } => {
                    format!("a row is an author, {name}; rows without {paper} go on with the paper above")
                }
                Repeated { are_together: true, .. } => {
                    format!("a row is an author, {name}; rows of the same {paper} are a paper")
                }
                _ => format!(
                    "a row is an author, {name}, but rows of the same {paper} are not consecutive: sort the table by it"
                ),
            };
            let layout =
                Layout { guessed, ..layout(sample, place, Content::Authors(columns, repeated.same)) };
            return Some((header.known_fields(said), layout));
        }
        let is_of_papers = [columns.title, columns.doi, columns.venue].iter().any(Option::is_some)
            || said.iter().any(|(field, _)| *field == Field::Authors)
            || holds_several(&columns.authors, &sample.column(place, authors))
            || columns.further.iter().any(|further| has_words(&sample.column(place, further.column)));
        // Where the user named columns, no others are guessed.
        let guessed = if said.is_empty() {
            add_unknown(sample, place, &header, &mut columns)
        } else {
            String::new()
        };
        let layout = Layout { guessed, ..layout(sample, place, Content::Papers(columns)) };
        (whole.is_some() && is_of_papers).then(|| (header.known_fields(said), layout))
    })
}

/// Has this column more than numbers, such as those of co-authors?
fn has_words(cells: &[&str]) -> bool {
    cells.iter().any(|cell| cell.contains(char::is_alphabetic))
}

/// Takes titles and years from columns with headers that are not known, and says so.
fn add_unknown(sample: &Sample<'_>, place: usize, header: &Header, columns: &mut Columns) -> String {
    let mut said: Vec<String> = Vec::new();
    let name = |column: usize| &header.cells[column];
    if columns.title.is_none() {
        columns.title = guessed_title(sample, place, &columns.used()).filter(|&c| !header.is_about_people(c));
        said.extend(columns.title.map(|column| format!("title = {}", name(column))));
    }
    if columns.year.is_none() && columns.date.is_none() {
        columns.year = guessed_year(sample, place, &columns.used());
        said.extend(columns.year.map(|column| format!("year = {}", name(column))));
    }
    // One author of several is read, unless the list of all has them.
    for column in
        unread_names(sample, place, header, &columns.used()).filter(|&column| !header.is_of_one_place(column))
    {
        said.push(format!("{} has names, too, which are not read", name(column)));
    }
    said.join("; ")
}

/// The column that says the same in several rows with different authors, where no row has more than one: there a row is
/// an author and not a paper. One such pair is enough if the column is that of keys; titles and DOIs may be those of
/// duplicates.
fn repeated(sample: &Sample<'_>, header: usize, columns: &Columns) -> Option<Repeated> {
    let names = sample.column(header, columns.authors.column);
    let holds_several = |cell: &&str| columns.authors.style.separator.entries(cell).len() > 1;
    let several = names.iter().filter(|cell| holds_several(cell)).count();
    // A few rows may have all authors of a paper.
    if 2 * several > names.len() {
        return None;
    }
    let column = columns.key.or(columns.doi).or(columns.title)?;
    if is_continued(sample, header, columns) {
        return Some(Repeated { same: Same::Blank, column, are_together: true });
    }
    let (mut last, mut shared, mut are_together) = (HashMap::new(), 0, true);
    for (place, (_, row)) in sample.rows[header + 1..].iter().enumerate() {
        let cell = |column: usize| row.get(column).map_or("", |cell| trim(cell));
        let paper = [Some(column), columns.title].map(|column| column.map(cell));
        let name = [Some(columns.authors.column), columns.given].map(|column| column.map(cell));
        if !cell(column).is_empty()
            && !holds_several(&cell(columns.authors.column))
            && let Some((before, another)) = last.insert(paper, (place, name))
            && another != name
        {
            shared += 1;
            are_together &= before + 1 == place;
        }
    }
    let is_paper = columns.title.is_some_and(|title| {
        sample.rows[header].1.get(title).is_some_and(|name| folded_header(name) == "paper")
    });
    let is_enough = (several == 0 && (columns.key.is_some() || is_paper)) || 4 * shared >= names.len();
    (shared > 0 && is_enough && (several == 0 || are_together)).then_some(Repeated {
        same: Same::Repeated(column),
        column,
        are_together,
    })
}

/// Does the first row tell of a paper, and one below it of an author and no paper at all?
fn is_continued(sample: &Sample<'_>, header: usize, columns: &Columns) -> bool {
    let mut rows = sample.rows[header + 1..].iter().map(|(_, row)| row);
    let tells_of_paper =
        |row: &Vec<Cow<'_, str>>| columns.of_paper().any(|column| !cell(row, Some(column)).is_empty());
    // A year on its own is a heading.
    let has_author =
        |row: &Vec<Cow<'_, str>>| cell(row, Some(columns.authors.column)).contains(char::is_alphabetic);
    rows.next().is_some_and(tells_of_paper) && rows.any(|row| has_author(row) && !tells_of_paper(row))
}

impl Columns {
    /// The columns that say which paper a row is of.
    pub(in crate::formats) fn of_paper(&self) -> impl Iterator<Item = usize> {
        [self.title, self.key, self.doi, self.year, self.venue].into_iter().flatten()
    }

    /// All columns that are read.
    fn used(&self) -> Vec<usize> {
        let of_people =
            [Some(&self.authors), self.otherwise.as_ref(), self.editors.as_ref(), self.of_book.as_ref()];
        let people = of_people.into_iter().flatten().chain(&self.further).map(|people| people.column);
        let of_ids = self.ids.iter().chain(&self.named_ids).map(|(column, _)| *column);
        let others = [self.date, self.month, self.day, self.given, self.groups, self.paper_type];
        let others = others.into_iter().chain([self.affiliations.map(|(column, _)| column)]).flatten();
        self.of_paper().chain(people).chain(of_ids).chain(others).collect()
    }
}

fn holds_several(people: &People, cells: &[&str]) -> bool {
    cells.iter().any(|cell| people.style.separator.entries(cell).len() > 1)
}

/// Are the authors of a column, one a row, in the lists of another: the last authors, beside all of them?
fn is_listed(sample: &Sample<'_>, row: usize, all: &People, column: usize) -> bool {
    let is_in = |list: &str, name: &str| {
        let words = name.split(|c: char| !c.is_alphanumeric());
        words.max_by_key(|word| word.chars().count()).is_some_and(|longest| list.contains(longest))
    };
    let cells =
        sample.rows[row + 1..].iter().map(|(_, row)| (cell(row, Some(all.column)), cell(row, Some(column))));
    let mut named = cells.filter(|(_, name)| !name.is_empty()).peekable();
    holds_several(all, &sample.column(row, all.column))
        && named.peek().is_some()
        && named.all(|(list, name)| is_in(list, name))
}

fn columns(
    sample: &Sample<'_>,
    row: usize,
    header: &Header,
    authors: usize,
    said: &[(Field, &str)],
) -> Columns {
    let people = |column: usize| {
        let mut style = Style::of(&sample.column(row, column));
        let source = SOURCES.iter().find(|(name, _)| header.place(name).is_some());
        if let Some((_, separator)) =
            source.filter(|_| matches!(&*header.folded[column], "authors" | "author names"))
        {
            let is_inverted = *separator != Some(Separator::Capitals);
            style = Style { separator: separator.unwrap_or(style.separator), is_inverted, ..style };
        }
        People { column, style }
    };
    let column = |field| header.column(field, said).filter(|column| *column != authors);
    let (mut ids, mut named_ids, mut affiliations) = (Vec::new(), Vec::new(), None);
    let (key, title) = key_and_title(sample, row, header, column(Field::Key), column(Field::Title));
    for (field, place) in HEADERS.iter().filter_map(|(field, _)| Some((*field, column(*field)?))) {
        match field {
            Field::Ids(scheme) | Field::NamedIds(scheme) => {
                if sample.column(row, place).iter().any(|cell| is_of_names(cell)) {
                    named_ids.push((place, scheme));
                } else {
                    ids.push((place, scheme));
                }
            }
            Field::Affiliations(how) => affiliations = affiliations.or(Some((place, how))),
            _ => {}
        }
    }
    let further = if said.iter().any(|(field, _)| *field == Field::Authors) {
        Vec::new()
    } else {
        let mut further = header.further_authors(authors);
        further.retain(|&column| {
            !header.is_of_one_place(column) || !is_listed(sample, row, &people(authors), column)
        });
        further.extend(further_beside(sample, row, header, further.last().copied().unwrap_or(authors)));
        further
    };
    let (year, date) = header.year_and_date(said);
    let otherwise = header.authors_otherwise(authors).filter(|column| !further.contains(column));
    Columns {
        authors: people(authors),
        otherwise: otherwise.map(people),
        further: further.into_iter().map(people).collect(),
        given: None,
        editors: column(Field::Editors).map(people),
        groups: column(Field::Groups),
        of_book: column(Field::BookAuthors).map(people),
        title,
        year,
        date,
        early: header.early_access(),
        month: column(Field::Month),
        day: column(Field::Day),
        paper_type: column(Field::Type),
        key,
        doi: column(Field::Doi),
        venue: column(Field::Venue),
        ids,
        has_scopus_ids: header.folded[authors] == "author full names",
        named_ids,
        affiliations,
    }
}

/// The columns of keys and titles. One called "Paper" may be either: titles are several words.
fn key_and_title(
    sample: &Sample<'_>,
    row: usize,
    header: &Header,
    key: Option<usize>,
    title: Option<usize>,
) -> (Option<usize>, Option<usize>) {
    let are_titles = |column: &usize| {
        let cells = sample.column(row, *column);
        let is_title = |cell: &&&str| cell.split_whitespace().count() > 2 && doi(cell).is_empty();
        matches!(&*header.folded[*column], "paper" | "submission" | "id" | "key" | "uid")
            && 2 * cells.iter().filter(is_title).count() > cells.len()
    };
    match key.filter(are_titles) {
        Some(column) => {
            let others = known(Field::Key).iter().filter_map(|name| header.place(name));
            (others.filter(|other| *other != column).find(|other| !are_titles(other)), title.or(Some(column)))
        }
        None => (key, title),
    }
}

/// Does a cell of identifiers have each after its name: `Lovelace, Ada/0000-0002-1825-0097`?
fn is_of_names(cell: &str) -> bool {
    cell.split(';').filter_map(|entry| entry.split_once('/')).any(|(name, id)| {
        !name.contains(':')
            && name.chars().any(char::is_alphabetic)
            && !id.starts_with('/')
            && !name.contains(".org")
    })
}

/// A table with headers of its own: the column whose cells look most like lists of names holds the authors.
fn by_cells(sample: &Sample<'_>, said: &[(Field, &str)]) -> Option<Layout> {
    let place = sample.first_row()?;
    let (_, row) = &sample.rows[place];
    let width = row.len();
    let all = sample.rows.len() - place;
    let alike = sample.rows[place..].iter().filter(|(_, row)| row.len() == width).count();
    if width < 2 || all < 2 || 5 * alike < 4 * all {
        return None;
    }
    let header = Header::of(row);
    let (authors, style) = (0..width)
        .filter_map(|column| {
            let cells = sample.column(place, column);
            let style = Style::of(&cells);
            let likeness = likeness(style, &header.folded[column], &cells);
            let is_header =
                style.separator.entries(&row[column]).len() == 1 && !header.folded[column].is_empty();
            (is_header && likeness > 0.0).then_some((likeness, column, style))
        })
        .fold(None, |best: Option<(f64, usize, Style)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, column, style)| (column, style))?;
    let mut columns = columns(sample, place, &header, authors, said);
    columns.authors.style = style;
    columns.title = columns.title.or_else(|| guessed_title(sample, place, &[authors]));
    columns.year = columns.year.or_else(|| guessed_year(sample, place, &[authors]));
    let shown = |what: &str, column: Option<usize>| {
        column.map(|column| format!("; {what} = {}", header.cells[column])).unwrap_or_default()
    };
    let guessed = format!(
        "authors = {}, {}{}{}{}",
        header.cells[authors],
        style.separator.shown(),
        shown("title", columns.title),
        shown("year", columns.year),
        shown("id", columns.key),
    );
    Some(Layout { guessed, ..layout(sample, place, Content::Papers(columns)) })
}

/// How much a column looks like one of author lists: 0 where it does not.
fn likeness(style: Style, header: &str, cells: &[&str]) -> f64 {
    const HINTS: [&str; 10] =
        ["author", "autor", "auteur", "verfass", "writer", "creator", "presenter", "speaker", "作者", "著者"];
    let (mut bylines, mut lists) = (0, 0);
    for cell in cells {
        let byline = style.byline(cell);
        let is_name = |text: &str| is_surely_name(&text.replace(',', ""));
        if !byline.names.is_empty() && byline.names.iter().all(|name| is_name(&name.text)) {
            bylines += 1;
            lists += usize::from(byline.names.len() > 1);
        }
    }
    let [bylines, lists] = [bylines, lists].map(|count| count as f64 / cells.len().max(1) as f64);
    let least = if HINTS.iter().any(|hint| header.contains(hint)) { f64::MIN_POSITIVE } else { 0.3 };
    if bylines >= 0.6 && lists >= least { bylines + lists } else { 0.0 }
}
