//! Any table with a header, by what its columns are called; and lists of names.

use super::super::headers::Field;
use super::super::people::{Conference, Declaration, Member, Person, with_affiliation};
use super::hotcrp::is_lifted;
use super::rows;
use super::shape::{Input, Role, Shape};
use crate::error::Result;

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
    input.has(&[Field::Authors]) || input.has(&[Field::AuthorNames])
}

/// A person a line: `Ann Lee`, `Lee, Ann`, `Ann Lee <ann@example.org>`, `Ann Lee (Example University)`.
fn read_names(input: &Input<'_>, conference: &mut Conference) -> Result<()> {
    for row in input.rows() {
        let line = row.cells.join(", ");
        if line.starts_with('#') {
            continue;
        }
        let is_email = |word: &&str| word.contains('@');
        let separators = [' ', ',', ';', '<', '>', '(', ')', '"'];
        let person = match line.split(separators).find(is_email) {
            None => with_affiliation(&line),
            Some(email) => {
                let (before, after) = line.split_once(email).unwrap_or((&line, ""));
                let rest = |text: &str| text.trim_matches(separators).to_owned();
                let mut person = with_affiliation(before.trim_end_matches(['<', '(', ',', ';', ' ']));
                if person.affiliation.is_empty() {
                    person.affiliation = rest(after);
                }
                person.name = rest(&person.name);
                person.add_emails(email);
                person
            }
        };
        let person = Person { name: person.name.trim_matches('"').to_owned(), ..person };
        conference.add_member(Member { person, place: input.place(row), ..Member::default() });
    }
    Ok(())
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
        // Only this column says that there is no conflict: a reason may have the word "no" in it.
        if is_lifted(cell(Field::Conflict)) {
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
