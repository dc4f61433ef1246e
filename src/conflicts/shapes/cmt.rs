//! Exports of Microsoft CMT: submissions, reviewers and users.

use super::super::headers::Field;
use super::super::people::{Conference, Member, Person};
use super::rows;
use super::shape::{Input, Role, Shape};

pub(super) static SUBMISSIONS: Shape = Shape {
    name: "cmt-submissions",
    role: Role::Submissions,
    detect: |input| input.has_header("Author Names") && input.has(&[Field::Submission, Field::AuthorEmails]),
    read: rows::submissions,
};

pub(super) static USERS: Shape = Shape {
    name: "cmt-users",
    role: Role::Committee,
    detect: |input| input.has(&[Field::Given, Field::Middle, Field::Family, Field::Email]),
    read: rows::members,
};

/// Without a header: given name, middle initial, family name, e-mail address, organization.
pub(super) static REVIEWERS: Shape = Shape {
    name: "cmt-reviewers",
    role: Role::Committee,
    detect: |input| {
        input.has_rows(|cells| cells.len() >= 4 && cells[3].contains('@') && !cells[0].contains('@'))
    },
    read: |input, conference| {
        read_reviewers(input, conference);
        Ok(())
    },
};

fn read_reviewers(input: &Input<'_>, conference: &mut Conference) {
    for row in input.rows() {
        let parts = [0, 1, 2].map(|at| row.cell(Some(at)));
        let name = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
        let mut person = Person { affiliation: row.cell(Some(4)).to_owned(), ..Person::named(&name) };
        person.add_emails(row.cell(Some(3)));
        conference.add_member(Member { person, place: input.place(row), ..Member::default() });
    }
}
