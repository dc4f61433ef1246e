//! How committees, submissions and declared conflicts come: one file a system, one row a shape.

mod cmt;
mod easychair;
mod hotcrp;
mod openreview;
mod organizations;
mod rows;
mod shape;
mod start;
mod tables;

pub use shape::Role;

use shape::{Data, Input, Shape};

use serde_json::Value;

use super::headers::Columns;
use super::people::{Conference, FileRead};
use crate::error::{Error, ErrorKind, Result};
use crate::sheets::{Sheet, Sheets, decoded, read_and_not, sheets_of};
use crate::table::counted;

/// Every shape; of those that fit, the first is read.
static SHAPES: &[&Shape] = &[
    &hotcrp::PC_CONFLICTS,
    &hotcrp::AUTHORS,
    &hotcrp::PC_INFO,
    &hotcrp::USERS,
    &hotcrp::DATA,
    &hotcrp::DATA_CONFLICTS,
    &openreview::REVIEWERS,
    &openreview::NOTES,
    &start::SUBMISSIONS,
    &start::PROFILES,
    &cmt::SUBMISSIONS,
    &cmt::USERS,
    &easychair::AUTHORS,
    &easychair::SUBMISSIONS,
    &easychair::COMMITTEE,
    &easychair::REVIEWERS,
    &easychair::ASSIGNMENTS,
    &cmt::REVIEWERS,
    &tables::SUBMISSIONS,
    &tables::AUTHORS,
    &tables::TITLES,
    &tables::DECLARED,
    &tables::MEMBERS,
    &tables::NAMES,
];

impl Conference {
    /// Reads a file of members, submissions or declared conflicts; several files of one kind add up.
    ///
    /// # Errors
    /// If the file is of no known shape, or lists something else.
    pub fn read(&mut self, name: &str, bytes: &[u8], role: Role) -> Result<()> {
        let (inputs, hidden) = inputs(name, bytes)?;
        let Some((first, shape)) = best(&inputs, |shape| shape.role == role) else {
            return Err(Error::new(ErrorKind::Input, unknown(&inputs[0], role)).at(name, None));
        };
        // Chairs and members may have a sheet each. A sheet of authors has names, too, and is no list of members.
        let kind = first_shape(first);
        let (read, others): (Vec<_>, Vec<_>) =
            inputs.iter().partition(|&input| (shape.detect)(input) && first_shape(input) == kind);
        if read.iter().all(|input| input.header().is_some() && input.rows().is_empty()) {
            let what = format!("the file has a header and no rows: it lists no {}", role.in_words());
            self.warn(first.whole().as_ref(), what);
        }
        let before = (self.members.len(), self.submissions.len(), self.declarations.len());
        let left_out = self.left_out.len();
        for input in &read {
            (shape.read)(input, self)?;
        }
        self.warn_of_sheets(&read, &others, hidden);
        if self.left_out.len() > left_out {
            let count = counted((self.left_out.len() - left_out) as u64, "submission");
            let ids = self.left_out.iter().skip(left_out).map(String::as_str).collect::<Vec<_>>().join(", ");
            self.warn(first.whole().as_ref(), format!("{count} left out as deleted or withdrawn: {ids}"));
        }
        self.files.push(FileRead {
            file: name.to_owned(),
            shape: shape.name,
            members: self.members.len() - before.0,
            // An earlier file may list some that this one calls deleted.
            submissions: self.submissions.len().saturating_sub(before.1),
            declarations: self.declarations.len() - before.2,
        });
        Ok(())
    }

    /// Warns of the sheets of a workbook that are not read, and of cells with errors in those that are.
    fn warn_of_sheets(&mut self, read: &[&Input<'_>], others: &[&Input<'_>], hidden: Vec<String>) {
        let named = |inputs: &[&Input<'_>]| {
            inputs
                .iter()
                .filter_map(|input| input.sheet())
                .map(|sheet| sheet.name.clone())
                .collect::<Vec<_>>()
        };
        let not_read: Vec<String> = named(others).into_iter().chain(hidden).collect();
        let names = named(read);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let place = read.first().and_then(|input| input.whole());
        if let Some(which) = read_and_not(&names, &not_read) {
            self.warn(place.as_ref(), format!("the workbook has sheets that are not read ({which})"));
        }
        for cells in read.iter().filter_map(|input| input.sheet()?.error_cells()) {
            let what = format!("cells with errors in place of values are read as empty ({cells})");
            self.warn(place.as_ref(), what);
        }
    }

    /// What a single file lists, and how it has to be passed; `None` if it is no file of a conference. A list of names may be
    /// any text.
    #[cfg(feature = "cli")]
    pub(crate) fn of_file(name: &str, bytes: &[u8]) -> Option<(Role, Self)> {
        let (inputs, _) = inputs(name, bytes).ok()?;
        let (_, shape) = best(&inputs, |_| true)?;
        let mut conference = Self::default();
        conference.read(name, bytes, shape.role).ok()?;
        (shape.name != tables::NAMES.name).then_some((shape.role, conference))
    }
}

/// The first of some shapes that any table of a file has: a sheet of notes may look like a list of names.
fn best<'i>(
    inputs: &'i [Input<'i>],
    is_wanted: impl Fn(&Shape) -> bool,
) -> Option<(&'i Input<'i>, &'static Shape)> {
    let wanted = SHAPES.iter().copied().filter(|shape| is_wanted(shape));
    let of_shape =
        |shape: &'static Shape| inputs.iter().find(|input| (shape.detect)(input)).map(|input| (input, shape));
    wanted.into_iter().find_map(of_shape)
}

/// The name of the first shape that a table has.
fn first_shape(input: &Input<'_>) -> Option<&'static str> {
    SHAPES.iter().find(|shape| (shape.detect)(input)).map(|shape| shape.name)
}

/// A file as JSON, as a table, or as the tables of a workbook; at least one. Sheets that are hidden are only named.
fn inputs<'a>(name: &'a str, bytes: &[u8]) -> Result<(Vec<Input<'a>>, Vec<String>)> {
    let error = |what: &str| Err(Error::new(ErrorKind::Input, what).at(name, None));
    if let Some(json) = json(name, bytes)? {
        return Ok((vec![Input { name, data: Data::Json(json) }], Vec::new()));
    }
    let Sheets { shown, hidden } = sheets_of(name, bytes)?;
    let inputs: Vec<Input<'a>> = shown.into_iter().map(|sheet| Input { name, data: data(sheet) }).collect();
    let is_empty =
        |input: &Input<'_>| matches!(&input.data, Data::Table { sheet, .. } if sheet.rows.is_empty());
    if inputs.iter().all(is_empty) { error("the file is empty") } else { Ok((inputs, hidden)) }
}

/// A file of JSON; `None` for others.
fn json(name: &str, bytes: &[u8]) -> Result<Option<Value>> {
    let is_begun =
        |text: &[u8]| text.trim_ascii_start().starts_with(b"{") || text.trim_ascii_start().starts_with(b"[");
    let is_marked = bytes.starts_with(b"\xef\xbb\xbf")
        || bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff");
    if !is_begun(bytes) && !is_marked {
        return Ok(None);
    }
    let text = decoded(bytes);
    if !is_begun(text.as_bytes()) {
        return Ok(None);
    }
    let invalid = |why: serde_json::Error| {
        let line = u64::try_from(why.line()).ok().filter(|line| *line > 0);
        Error::new(ErrorKind::Input, "not valid JSON").at(name, line)
    };
    serde_json::from_str(&text).map(Some).map_err(invalid)
}

fn data(sheet: Sheet) -> Data {
    let columns = sheet.rows.first().and_then(Columns::of);
    Data::Table { sheet, columns }
}

/// Why no shape of a role fits, and what would.
fn unknown(input: &Input<'_>, role: Role) -> String {
    if let Some(other) = SHAPES.iter().find(|shape| shape.role != role && (shape.detect)(input)) {
        let lists = format!("it lists {}, as {} does", other.role.in_words(), other.name);
        return format!("expected {}, but {lists}", role.in_words());
    }
    let needed = match role {
        Role::Committee => "a table with a column name or email, or one name a line",
        Role::Submissions => {
            "a table with the columns id and authors, or id, name and email with a row for each author"
        }
        Role::Declared => "a table with the columns paper and email",
    };
    match input.header() {
        Some(header) => {
            format!("expected {}: {needed}; its columns are {}", role.in_words(), header.cells.join(", "))
        }
        None => format!("expected {}: {needed}", role.in_words()),
    }
}
