//! What is found between a member and a submission.

use serde::Serialize;

use super::identity::Match;
use crate::network::PaperId;

/// The kind of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ConflictKind {
    /// The member is an author.
    #[serde(rename = "self")]
    Own,
    /// The member and an author are authors of another submission.
    SameSubmission,
    /// The member and an author have papers in common.
    Coauthor,
    /// The member and an author are of one organization.
    SameOrganization,
    /// Somebody has declared it.
    Declared,
    /// The member and an author have a co-author in common.
    Distance2,
}

impl ConflictKind {
    /// The name, as in the column `kind`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::SameSubmission => "same-submission",
            Self::Coauthor => "coauthor",
            Self::SameOrganization => "same-organization",
            Self::Declared => "declared",
            Self::Distance2 => "distance2",
        }
    }
}

/// What follows from what was found, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Verdict {
    /// A conflict.
    Conflict,
    /// One of the people, or an organization, may be another, which would be no conflict.
    Ambiguous,
    /// All papers in common have very many authors.
    Weak,
    /// A decision of the chairs lifts the conflict.
    Dismissed,
    /// All papers in common are older than the window.
    Old,
}

impl Verdict {
    /// The name, as in the column `verdict`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Ambiguous => "ambiguous",
            Self::Weak => "weak",
            Self::Old => "old",
            Self::Dismissed => "dismissed",
        }
    }
}

/// Something found between a member and an author of a submission.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Finding {
    pub(super) member: usize,
    pub(super) submission: usize,
    /// The place of the author on the submission; `None` if it is about the submission as a whole.
    pub(super) author: Option<usize>,
    pub(super) kind: ConflictKind,
    pub(super) verdict: Verdict,
    /// The weaker of the identifications of the two people.
    pub(super) by: Option<Match>,
    /// The chance that both people are who they are assumed to be, as far as their names tell.
    pub(super) confidence: f64,
    /// Whether the first possible days of papers would change the verdict.
    pub(super) depends_on_date: bool,
    /// The papers that decide, the latest first.
    pub(super) papers: Vec<PaperId>,
    /// Other evidence: an organization, a submission, a declaration.
    pub(super) evidence: String,
}

impl Finding {
    /// A finding about people who are certain.
    pub(super) fn certain(
        member: usize,
        submission: usize,
        author: Option<usize>,
        kind: ConflictKind,
    ) -> Self {
        Self {
            member,
            submission,
            author,
            kind,
            verdict: Verdict::Conflict,
            by: None,
            confidence: 1.0,
            depends_on_date: false,
            papers: Vec::new(),
            evidence: String::new(),
        }
    }

    /// The same finding if it is as likely as not about other people or organizations.
    pub(super) fn doubtful(self) -> Self {
        Self { verdict: Verdict::Ambiguous, confidence: 0.5, ..self }
    }

    pub(super) fn with_evidence(self, evidence: String) -> Self {
        Self { evidence, ..self }
    }

    /// The order of findings: by member, submission, kind and author.
    pub(super) fn order(&self) -> (usize, usize, ConflictKind, Option<usize>) {
        (self.member, self.submission, self.kind, self.author)
    }
}
