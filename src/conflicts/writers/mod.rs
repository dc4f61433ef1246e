//! Files that the systems of conferences take: one file a system, one row a format.

mod easychair;
mod hotcrp;
mod lists;
mod nsf;
#[cfg(feature = "cli")]
mod nsf_workbook;
mod openreview;
mod pairs;
#[cfg(feature = "cli")]
mod spreadsheet;
mod users;
#[cfg(feature = "cli")]
mod workbook;
mod writer;

pub use lists::CollaboratorsWriter;
#[cfg(feature = "cli")]
pub(crate) use nsf_workbook::fill_nsf_template;
#[cfg(feature = "serve")]
pub(crate) use writer::INCLUDE_AMBIGUOUS;
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
