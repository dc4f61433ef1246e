//! Files that the systems of conferences take: one file a system, one row a format.

mod easychair;
mod hotcrp;
mod lists;
mod nsf;
mod openreview;
mod pairs;
mod users;
mod writer;

pub use lists::CollaboratorsWriter;
pub use writer::{ConflictWriter, WriteOptions};

/// Every format of a system.
pub static CONFLICT_WRITERS: &[&ConflictWriter] = &[
    &hotcrp::WRITER,
    &users::WRITER,
    &openreview::EDGES,
    &openreview::TABLE,
    &easychair::WRITER,
    &pairs::WRITER,
];

/// Every format of a list of collaborators.
pub static COLLABORATORS_WRITERS: &[&CollaboratorsWriter] = &[&nsf::WRITER, &lists::HOTCRP];
