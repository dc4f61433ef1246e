//! Downloads of EasyChair: authors, submissions and reviewers.

use super::super::headers::Field;
use super::super::people::{Conference, Member, Person};
use super::rows;
use super::shape::{Input, Role, Shape};
use crate::error::Result;

pub(super) static AUTHORS: Shape = Shape {
    name: "easychair-authors",
    role: Role::Submissions,
    detect: |input| input.has(&[Field::Submission, Field::Given, Field::Family, Field::PersonNumber]),
    read: rows::authors,
};

pub(super) static SUBMISSIONS: Shape = Shape {
    name: "easychair-submissions",
    role: Role::Submissions,
    detect: |input| input.has_header("#") && input.has(&[Field::Title, Field::Authors]),
    read: rows::submissions,
};

pub(super) static COMMITTEE: Shape = Shape {
    name: "easychair-committee",
    role: Role::Committee,
    detect: |input| input.has(&[Field::PersonNumber, Field::Given, Field::Family, Field::Email]),
    read: rows::members,
};

/// Without a header: number, name, e-mail address, role.
pub(super) static REVIEWERS: Shape = Shape {
    name: "easychair-reviewers",
    role: Role::Committee,
    detect: |input| {
        input.has_rows(|cells| cells.len() >= 3 && is_number(&cells[0]) && cells[2].contains('@'))
    },
    read: |input, conference| {
        read_reviewers(input, conference);
        Ok(())
    },
};

/// Without a header: number of a member, number of a submission.
pub(super) static ASSIGNMENTS: Shape = Shape {
    name: "easychair-assignments",
    role: Role::Submissions,
    detect: |input| input.has_rows(|cells| cells.len() == 2 && cells.iter().all(|cell| is_number(cell))),
    read: |input, _| -> Result<()> {
        Err(input.error(None, "lists assignments without authors; pass author.csv or submission.csv"))
    },
};

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
}

fn read_reviewers(input: &Input<'_>, conference: &mut Conference) {
    for row in input.rows() {
        let mut person = Person::named(row.cell(Some(1)));
        person.add_emails(row.cell(Some(2)));
        conference.add_member(Member {
            person,
            key: row.cell(Some(0)).to_owned(),
            place: input.place(row),
            ..Member::default()
        });
    }
}
