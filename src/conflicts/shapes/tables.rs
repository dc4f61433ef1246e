//! Any table with a header, by what its columns are called; and lists of names.

use super::super::headers::{Columns, Field};
use super::super::name_lines::{People, is_heading, people_of};
use super::super::people::{Conference, Declaration, Member};
use super::hotcrp::{is_lifted, is_other_action};
use super::rows;
use super::shape::{Input, Role, Shape};
use crate::error::Result;
use crate::records::given::is_given;
use crate::sheets::SheetRow;

pub(super) static AUTHORS: Shape = Shape {
    name: "table-of-authors",
    role: Role::Submissions,
    detect: |input| has_id(input) && has_name(input) && !has_list(input),
    read: rows::authors,
};

pub(super) static SUBMISSIONS: Shape = Shape {
    name: "table-of-submissions",
    role: Role::Submissions,
    detect: |input| has_id(input) && has_list(input),
    read: rows::submissions,
};

/// Titles alone complete what another file lists.
pub(super) static TITLES: Shape = Shape {
    name: "table-of-titles",
    role: Role::Submissions,
    detect: |input| has_id(input) && input.has(&[Field::Title]),
    read: rows::submissions,
};

pub(super) static MEMBERS: Shape = Shape {
    name: "table-of-members",
    role: Role::Committee,
    detect: |input| {
        has_name(input)
            || input.has(&[Field::Member]) && !has_id(input)
            || [Field::Email, Field::OpenReview, Field::Orcid, Field::Dblp]
                .iter()
                .any(|field| input.has(&[*field]))
    },
    read: rows::members,
};

pub(super) static NAMES: Shape = Shape {
    name: "list-of-names",
    role: Role::Committee,
    detect: |input| input.columns().is_none() && !input.rows().is_empty(),
    read: read_names,
};

pub(super) static DECLARED: Shape = Shape {
    name: "table-of-conflicts",
    role: Role::Declared,
    detect: |input| {
        has_id(input) && (input.has(&[Field::Member]) || input.has(&[Field::Email]) || has_name(input))
    },
    read: read_declared,
};

fn has_id(input: &Input<'_>) -> bool {
    input.has(&[Field::Submission]) || input.has(&[Field::Number])
}

fn has_name(input: &Input<'_>) -> bool {
    input.has(&[Field::Name]) || input.has(&[Field::Family])
}

fn has_list(input: &Input<'_>) -> bool {
    [Field::Authors, Field::AuthorNames, Field::SomeAuthors].iter().any(|field| input.has(&[*field]))
}

/// A person a line, which may be numbered. Comments and headings are none.
fn read_names(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    warn_of_unknown_header(input, conference);
    if let Some(header) = input.rows().iter().skip(1).find(|row| is_header(row)) {
        return Err(input.error(header.line, "a header is below other lines; remove what is above it"));
    }
    let (mut lines, mut rows) = (Vec::new(), Vec::new());
    for row in input.rows() {
        let line = line_of(row, input);
        let line = without_numbering(&line);
        if is_heading(line) {
            conference.warn(input.place(row).as_ref(), format!("\"{line}\" is read as a heading"));
        } else if !line.starts_with('#') {
            lines.push(line.to_owned());
            rows.push(row);
        }
    }
    let People { people, doubts } = people_of(&lines);
    for (at, what) in doubts {
        conference.warn(input.place(rows[at]).as_ref(), what);
    }
    for (at, person) in people {
        conference.add_member(Member { person, place: input.place(rows[at]), ..Member::default() });
    }
    Ok(())
}

/// Whether a line names columns, as it does below a title.
fn is_header(row: &SheetRow) -> bool {
    let cells = match &row.cells[..] {
        [line] => line.split([',', ';', '\t', '|']).map(|cell| cell.trim().to_owned()).collect(),
        cells => cells.to_vec(),
    };
    cells.len() > 1 && Columns::of(&SheetRow { line: row.line, cells }).is_some()
}

/// A row as one line, without the number before it. A first cell that is a whole name has the affiliation beside it.
fn line_of(row: &SheetRow, input: &Input<'_>) -> String {
    let is_apart = |cell: &str| match input.sheet().and_then(|sheet| sheet.delimiter) {
        Some(b',') => cell.contains(", "),
        _ => cell.contains([' ', ',']),
    };
    let cells = match &row.cells[..] {
        [number, rest @ ..] if !rest.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        cells => cells,
    };
    let is_list = || {
        let cells = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.clone().all(|cell| cell.contains(' ') && cell.split(' ').next().is_some_and(is_given))
    };
    match cells {
        // A line of names is a list of them.
        [_, _, ..] if input.sheet().and_then(|sheet| sheet.delimiter) == Some(b';') && is_list() => {
            cells.join("; ")
        }
        [name, rest @ ..]
            if is_apart(name) && !rest.is_empty() && !cells.iter().any(|cell| cell.contains('@')) =>
        {
            let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            if rest.is_empty() { name.clone() } else { format!("{name} ({})", rest.join(", ")) }
        }
        cells => cells.join(", "),
    }
}

/// `1. Ann Lee`, `2) Bob Roe`, `- Cat Poe`
fn without_numbering(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len()) {
        Some(rest) => rest.trim_start(),
        None => line.trim_start_matches(['-', '*', '•', '–', '·', ' ']),
    }
}

/// A first row without an e-mail address, above rows that have one in the same column, names the columns.
fn warn_of_unknown_header(input: &Input<'_>, conference: &mut Conference) {
    let [first, rest @ ..] = input.rows() else { return };
    let is_header = |at: usize| rest.iter().all(|row| row.cell(Some(at)).contains('@'));
    if !rest.is_empty()
        && first.cells.len() > 1
        && !first.cells.iter().any(|cell| cell.contains('@'))
        && (0..first.cells.len()).any(is_header)
    {
        let what = format!(
            "\"{}\" is read as a person; if it is a header, rename its columns to name and email",
            first.cells.join(", ")
        );
        conference.warn(input.place(first).as_ref(), what);
    }
}

fn read_declared(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    let Some(columns) = input.columns() else { return Ok(()) };
    for row in input.rows() {
        let cell = |field| row.cell(columns.find(field));
        let names = [cell(Field::Email), cell(Field::Member), cell(Field::Name)];
        let named = names.into_iter().find(|name| !name.is_empty()).map(str::to_owned);
        let member = named.unwrap_or_else(|| rows::person(row, columns).name);
        let ids = [cell(Field::Submission), cell(Field::Number)];
        let submission = ids.into_iter().find(|id| !id.is_empty()).unwrap_or_default().to_owned();
        // Only these columns tell that there is no conflict: a reason may have the word "no" in it.
        if is_lifted(cell(Field::Conflict)) || is_other_action(cell(Field::Action)) {
            continue;
        }
        let kinds = [cell(Field::Conflict), cell(Field::Reason)];
        let kind = kinds.into_iter().find(|kind| !kind.is_empty()).unwrap_or("conflict").to_owned();
        if member.is_empty() || submission.is_empty() {
            conference.warn(
                input.place(row).as_ref(),
                "a declared conflict needs a submission and a member; the row is skipped",
            );
            continue;
        }
        conference.declarations.push(Declaration { submission, member, kind, place: input.place(row) });
    }
    Ok(())
}
