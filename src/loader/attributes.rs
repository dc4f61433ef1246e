//! A table about authors: which author each row is about, and what its columns say.

use std::collections::BTreeMap;
use std::path::PathBuf;

use indexmap::IndexSet;
use rayon::prelude::*;

use crate::error::{Error, ErrorKind, Place, Result};
use crate::network::{Attribute, AuthorId, Network};
use crate::reading::short_file;
use crate::records::author_headers::{FAMILY, GIVEN, MIDDLE, NAMES, WHOLE_NAMES};
use crate::records::identifiers::{Ids, SCHEMES};
use crate::records::{Kind, Notices};
use crate::sheets::{Sheet, SheetRow, Sheets, folded_header, read_and_not, sheets_of};

/// A file with such a table, or its bytes with the name of the file.
#[derive(Debug, Clone)]
pub(super) enum AttributesOf {
    File(PathBuf),
    Bytes(String, Vec<u8>),
}

/// A table about authors.
pub(crate) struct AuthorTable {
    name: String,
    keys: Keys,
    /// The columns that say something, with their headers.
    columns: Vec<(usize, String)>,
    rows: Vec<SheetRow>,
    has_decimal_commas: bool,
    /// What is said of the table as a whole.
    remarks: Vec<(Kind, String)>,
}

/// The columns that say who a row is about.
#[derive(Debug, Default)]
struct Keys {
    /// Ids as our answers and exports have them.
    own_ids: Vec<usize>,
    /// Identifiers of a scheme.
    ids: Vec<(usize, &'static str)>,
    names: Vec<usize>,
    /// Given names, middle names and family names.
    parts: [Option<usize>; 3],
}

/// The value of each author in a column, with the row that has it.
type Values<'t> = BTreeMap<AuthorId, (usize, &'t str)>;

/// Some systems write a title or an empty line above the header.
const PREAMBLE: usize = 10;

/// So many authors are named where a name fits several.
const CANDIDATES: usize = 3;

impl AttributesOf {
    pub(super) fn parsed(&self) -> Result<AuthorTable> {
        match self {
            Self::Bytes(name, bytes) => AuthorTable::parse(name, bytes),
            Self::File(path) => {
                let name = path.display().to_string();
                let unreadable = |error| Error::new(ErrorKind::Input, format!("cannot be read: {error}"));
                let bytes = short_file(path).map_err(|error| unreadable(error).at(name.clone(), None))?;
                AuthorTable::parse(&name, &bytes)
            }
        }
    }
}

impl AuthorTable {
    fn parse(name: &str, bytes: &[u8]) -> Result<Self> {
        let error = |what: String, line| Err(Error::new(ErrorKind::Input, what).at(name, line));
        let keys_in = |sheet: &Sheet| {
            let headers = sheet.rows.iter().take(PREAMBLE).map(|row| Keys::of(&row.cells));
            headers.enumerate().find(|(_, keys)| keys.are_any())
        };
        let Sheets { mut shown, hidden } = sheets_of(name, bytes)?;
        shown.retain(|sheet| !sheet.rows.is_empty());
        let first = shown.first().and_then(|sheet| sheet.rows.first()).cloned();
        let Some(first) = first else { return error("the file is empty".to_owned(), None) };
        let found = shown.iter().enumerate().find_map(|(place, sheet)| Some((place, keys_in(sheet)?)));
        let Some((place, (at, keys))) = found else {
            let what = "a table about authors needs a column of names or ids, such as author, orcid or author_id; \
                        its columns are";
            return error(format!("{what} {}", first.cells.join(", ")), first.line);
        };
        let sheet = shown.remove(place);
        let not_read: Vec<String> = shown.into_iter().map(|sheet| sheet.name).chain(hidden).collect();
        let others = read_and_not(&[&sheet.name], &not_read).map(|others| (Kind::OtherSheets, others));
        let errors = sheet.error_cells().map(|cells| (Kind::ErrorCells, cells));
        let Sheet { mut rows, delimiter, .. } = sheet;
        let header = rows[at].clone();
        let columns = keys.others(&header.cells);
        let mut names: Vec<&str> = columns.iter().map(|(_, name)| name.as_str()).collect();
        names.sort_unstable();
        if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return error(format!("two columns are called {}", twice[0]), header.line);
        }
        if columns.is_empty() {
            let what = "there is no column besides those of names and ids";
            return error(what.to_owned(), header.line);
        }
        let rows = rows.split_off(at + 1);
        let has_decimal_commas = delimiter.is_some_and(|delimiter| delimiter != b',');
        let remarks = others.into_iter().chain(errors).collect();
        Ok(Self { name: name.to_owned(), keys, columns, rows, has_decimal_commas, remarks })
    }

    /// The columns with the values of authors of a network. Rows without a single author are reported as notices, and so
    /// are rows about one author that differ.
    pub(crate) fn joined(&self, network: &Network, notices: &mut Notices) -> Vec<Attribute> {
        for (kind, remark) in &self.remarks {
            notices.push(*kind, Some(Place { path: self.name.clone(), line: None }), remark);
        }
        let own = self.by_own_id(network);
        for (row, _) in self.rows.iter().zip(&own).filter(|(_, own)| own.is_none()) {
            if !self.keys.invalid_ids(row).is_empty() {
                notices.push(Kind::InvalidId, self.place(row), &self.keys.shown(row));
            }
        }
        let meant: Vec<Vec<AuthorId>> = self
            .rows
            .par_iter()
            .zip(own)
            .map(|(row, own)| own.map_or_else(|| self.keys.meant(row, network), |author| vec![author]))
            .collect();
        let mut values: Vec<Values<'_>> = vec![BTreeMap::new(); self.columns.len()];
        for (at, (row, meant)) in self.rows.iter().zip(meant).enumerate() {
            match meant[..] {
                [author] => self.take(at, author, network, &mut values, notices),
                [] => notices.push(Kind::UnknownAuthor, self.place(row), &self.keys.shown(row)),
                _ => {
                    let what = fits_several(&self.keys.shown(row), &meant, network);
                    notices.push(Kind::SeveralAuthors, self.place(row), &what);
                }
            }
        }
        let column = |((_, name), values): (&(usize, String), Values<'_>)| {
            let values = values.into_iter().map(|(author, (_, text))| (author, text.to_owned())).collect();
            Attribute::of(name.clone(), values, self.has_decimal_commas)
        };
        self.columns.iter().zip(values).map(column).collect()
    }

    /// The author whose id each row has in a column for ids of ours.
    fn by_own_id(&self, network: &Network) -> Vec<Option<AuthorId>> {
        let mut found = vec![None; self.rows.len()];
        for &column in &self.keys.own_ids {
            let id = |row: &SheetRow| row.cell(Some(column)).trim_start_matches("id:").to_owned();
            let ids: IndexSet<String> = self.rows.iter().map(id).filter(|id| !id.is_empty()).collect();
            let each: Vec<&str> = ids.iter().map(String::as_str).collect();
            let authors = network.each_identified(&each);
            for (row, found) in self.rows.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
                *found = ids.get_index_of(&id(row)).and_then(|place| authors[place]);
            }
        }
        found
    }

    /// Takes the values of a row for an author. Where an earlier row has another value, that counts.
    fn take<'t>(
        &'t self,
        at: usize,
        author: AuthorId,
        network: &Network,
        values: &mut [Values<'t>],
        notices: &mut Notices,
    ) {
        let row = &self.rows[at];
        if row.cells.iter().skip(self.width()).any(|cell| !cell.is_empty()) {
            notices.push(Kind::UnevenRow, self.place(row), &row.cells.join(" "));
        }
        for ((column, name), values) in self.columns.iter().zip(values) {
            let value = row.cell(Some(*column));
            if value.is_empty() {
                continue;
            }
            let &mut (first, known) = values.entry(author).or_insert((at, value));
            if known != value {
                let line = self.rows[first].line.map(|line| format!(" on line {line}")).unwrap_or_default();
                let what = format!("{}: {name} is {known}{line}, and {value} here", network.name(author));
                notices.push(Kind::AttributesDiffer, self.place(row), &what);
            }
        }
    }

    fn place(&self, row: &SheetRow) -> Option<Place> {
        Some(Place { path: self.name.clone(), line: row.line })
    }

    /// The number of columns that the header names.
    fn width(&self) -> usize {
        let keys = self.keys.all();
        self.columns.iter().map(|(column, _)| *column).chain(keys).max().map_or(0, |last| last + 1)
    }
}

/// What is said of a row whose name or id several authors have.
fn fits_several(shown: &str, authors: &[AuthorId], network: &Network) -> String {
    let ids = authors.iter().take(CANDIDATES).map(|&author| format!("id:{}", network.author_key(author)));
    let more = if authors.len() > CANDIDATES { ", …" } else { "" };
    format!("\"{shown}\" fits {} authors: {}{more}", authors.len(), ids.collect::<Vec<_>>().join(", "))
}

impl Keys {
    /// The columns of a header that say who a row is about.
    fn of(header: &[String]) -> Self {
        let (mut keys, mut bare) = (Self::default(), Vec::new());
        for (at, cell) in header.iter().enumerate() {
            let header = folded_header(cell);
            let part = [GIVEN, MIDDLE, FAMILY].iter().position(|part| part.contains(&header.as_str()));
            if let Some(scheme) = scheme_of(&header) {
                keys.ids.push((at, scheme));
            } else if matches!(header.as_str(), "author id" | "authorid" | "id") {
                keys.own_ids.push(at);
            } else if WHOLE_NAMES.contains(&header.as_str()) {
                keys.names.push(at);
            } else if NAMES.contains(&header.as_str()) {
                bare.push(at);
            } else if let Some(part) = part {
                keys.parts[part].get_or_insert(at);
            }
        }
        keys.add_bare_names(&bare, header);
        keys
    }

    /// Adds columns such as `name`: beside one part of names, it is the other. In other languages the word may mean something
    /// else where whole names have a column.
    fn add_bare_names(&mut self, bare: &[usize], header: &[String]) {
        match (self.parts, bare) {
            ([Some(_), _, None], [other]) => self.parts[2] = Some(*other),
            ([None, _, Some(_)], [other]) => self.parts[0] = Some(*other),
            _ => {
                let has_whole = !self.names.is_empty();
                let is_name = |at: &&usize| !has_whole || folded_header(&header[**at]) == "name";
                self.names.extend(bare.iter().filter(is_name));
                self.names.sort_unstable();
            }
        }
    }

    fn are_any(&self) -> bool {
        let has_parts = self.parts[2].is_some();
        has_parts || !(self.own_ids.is_empty() && self.ids.is_empty() && self.names.is_empty())
    }

    fn all(&self) -> impl Iterator<Item = usize> {
        let ids = self.ids.iter().map(|(column, _)| *column);
        let parts = self.parts.iter().flatten().copied();
        self.own_ids.iter().copied().chain(ids).chain(self.names.iter().copied()).chain(parts)
    }

    /// The other columns with their headers; those without one are called by their numbers.
    fn others(&self, header: &[String]) -> Vec<(usize, String)> {
        let others = header.iter().enumerate().filter(|(at, _)| !self.all().any(|key| key == *at));
        others
            .map(|(at, name)| (at, if name.is_empty() { format!("column {}", at + 1) } else { name.clone() }))
            .collect()
    }

    /// The authors that a row may be about: by the first of its identifiers that an author has, or else by its name.
    fn meant(&self, row: &SheetRow, network: &Network) -> Vec<AuthorId> {
        let ids = self.ids_of(row);
        let by_id = ids.iter().map(|id| network.meant_by(id)).find(|found| !found.is_empty());
        by_id.unwrap_or_else(|| {
            let mut found = network.meant_by(&self.name_of(row));
            // Someone of the same name with an ORCID of their own is another person.
            if ids.iter().any(|id| id.starts_with("orcid:")) {
                found.retain(|&author| !network.has_other_orcid(author, &ids));
            }
            found
        })
    }

    /// The identifiers of a row with their schemes.
    fn ids_of(&self, row: &SheetRow) -> Vec<String> {
        let mut all = Ids::default();
        self.ids.iter().for_each(|(column, scheme)| all.add(scheme, row.cell(Some(*column))));
        self.own_ids.iter().for_each(|column| all.add_with_scheme(row.cell(Some(*column))));
        all.as_str().split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect()
    }

    /// The cells for identifiers that have none.
    fn invalid_ids(&self, row: &SheetRow) -> Vec<String> {
        let invalid = |(column, scheme): &(usize, &'static str)| {
            let (cell, mut id) = (row.cell(Some(*column)), Ids::default());
            id.add(scheme, cell);
            (!cell.is_empty() && id.as_str().is_empty()).then(|| format!("{scheme}: {cell}"))
        };
        self.ids.iter().filter_map(invalid).collect()
    }

    /// The name in a row; empty if it has none.
    fn name_of(&self, row: &SheetRow) -> String {
        let mut names = self.names.iter().map(|column| row.cell(Some(*column)));
        match names.find(|name| !name.is_empty()) {
            Some(name) => name.to_owned(),
            None => spoken(self.parts.map(|part| row.cell(part))),
        }
    }

    /// Who a row is about, for a notice.
    fn shown(&self, row: &SheetRow) -> String {
        let (mut shown, ids) = (self.name_of(row), self.ids_of(row).join(" "));
        let own = self.own_ids.iter().map(|column| row.cell(Some(*column)));
        let invalid = self.invalid_ids(row);
        for text in own
            .chain([ids.as_str()])
            .chain(invalid.iter().map(String::as_str))
            .filter(|text| !text.is_empty())
        {
            if shown.is_empty() { shown = text.to_owned() } else { shown = format!("{shown} ({text})") }
        }
        shown
    }
}

/// The name of these parts. Below a bare `name` may be all of it: `Ann Lee` beside `Ann`.
fn spoken(parts: [&str; 3]) -> String {
    let [given, _, family] = parts;
    let holds = |name: &str, part: &str| name.contains(' ') && !part.is_empty() && name.contains(part);
    match (holds(family, given), holds(given, family)) {
        (true, _) => family.to_owned(),
        (_, true) => given.to_owned(),
        _ => parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" "),
    }
}

/// The scheme that a header such as `scopus author id` names.
fn scheme_of(header: &str) -> Option<&'static str> {
    let ends = [" author id", " pid", " id", " ids"];
    let bare = ends.iter().find_map(|end| header.strip_suffix(end)).unwrap_or(header).replace(' ', "");
    let bare = if bare == "researcher" && header != "researcher" { "researcherid" } else { &bare };
    SCHEMES.iter().map(|(scheme, _)| *scheme).find(|scheme| *scheme == bare)
}
