//! Conflicts of interest between a committee and the authors of submissions, and lists of collaborators.
//!
//! A [`Conference`] reads what the systems of conferences export. A [`ConflictRule`] judges it on a network: each finding
//! has its evidence, and says how sure the identity of both people is. The query [`Collaborators`] lists everyone that a
//! person wrote with.

mod acquaintances;
mod calendar;
mod census;
mod coauthors;
mod collaborator_lines;
mod collaborators;
mod collaborators_report;
mod decisions;
mod differences;
mod directory;
mod distance;
mod explanation;
mod headers;
#[cfg(feature = "cli")]
mod hidden;
mod homonyms;
mod hops;
mod identity;
mod judge;
#[cfg(feature = "serve")]
mod judged_pairs;
mod like;
mod name_lines;
mod name_lists;
mod organization;
mod organization_name;
mod organization_words;
mod other_forms;
mod outcome;
mod parsed;
mod people;
mod policy;
mod report;
mod reviewers;
mod shapes;
mod spoken;
mod stated;
mod title_words;
mod verdict;
mod window;
mod writers;

pub use calendar::Day;
pub use collaborators::Collaborators;
pub use collaborators_report::{Collaborator, CollaboratorsReport, PersonCollaborators};
pub use decisions::Decisions;
pub use differences::DifferencesReport;
pub use explanation::{Explained, Explanation};
#[cfg(feature = "cli")]
pub(crate) use hidden::hidden_by;
pub use identity::Match;
#[cfg(feature = "serve")]
pub(crate) use judged_pairs::JudgedPair;
pub use like::System;
pub use outcome::{ConflictRule, Outcome, Unknown};
pub use people::{Conference, FileRead, Warning};
pub use policy::{AGENCIES, POLICIES, Policy};
pub use report::{Audit, AuditedPair, ConflictRow, ConflictsReport, PairCounts};
pub use reviewers::{Ranking, Reviewer, ReviewerOrder, ReviewersReport};
pub use shapes::Role;
pub use verdict::{ConflictKind, Verdict};
pub use window::{Dating, Span, Window};
#[cfg(feature = "serve")]
pub(crate) use writers::INCLUDE_AMBIGUOUS;
#[cfg(feature = "cli")]
pub(crate) use writers::fill_nsf_template;
pub use writers::{
    COLLABORATORS_WRITERS, CONFLICT_WRITERS, CollaboratorsWriter, ConflictWriter, WriteOptions,
};
