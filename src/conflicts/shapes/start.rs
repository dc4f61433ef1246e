//! Tables of Softconf START: submissions, and profiles of the committee.

use super::super::headers::Field;
use super::rows;
use super::shape::{Role, Shape};

pub(super) static SUBMISSIONS: Shape = Shape {
    name: "start-submissions",
    role: Role::Submissions,
    detect: |input| input.has_header("All Author Emails") && input.has(&[Field::Submission, Field::Authors]),
    read: rows::submissions,
};

pub(super) static PROFILES: Shape = Shape {
    name: "start-profiles",
    role: Role::Committee,
    detect: |input| input.has(&[Field::Username, Field::Email, Field::Given, Field::Family]),
    read: rows::members,
};
