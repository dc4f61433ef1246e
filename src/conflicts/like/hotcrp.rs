//! HotCRP's rule: the name or affiliation of a member, or a line of collaborators, matches.
//!
//! A member is compared with each author by name and affiliation, the member's collaborators with each author, and the
//! member with the collaborators of the submission. E-mail addresses are not compared, but an author's account is theirs.

use rayon::prelude::*;

use super::super::identity::Match;
use super::super::judge::Case;
use super::super::verdict::{ConflictKind, Finding};
use super::authors::{Author, MatchedBy};

/// A line of collaborators, and who it is about.
type Line<'a> = (&'a str, Author);

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let authors: Vec<Author> = (0..case.authorships.len()).map(|at| Author::of(case.author(at))).collect();
    let submissions = case.conference.submissions.values();
    let collaborators: Vec<Vec<Line<'_>>> =
        submissions.map(|submission| lines(&submission.collaborators)).collect();
    let of_member = |member: usize| {
        let listed = &case.conference.members[member];
        let look = Look {
            case,
            member,
            own: Author::of(&listed.person),
            collaborators: lines(&listed.collaborators),
        };
        (0..case.conference.submission_count())
            .flat_map(|submission| look.findings(submission, &authors, &collaborators[submission]))
            .collect::<Vec<Finding>>()
    };
    let members: Vec<Vec<Finding>> = (0..case.members.len()).into_par_iter().map(of_member).collect();
    members.into_iter().flatten().collect()
}

fn lines(text: &str) -> Vec<Line<'_>> {
    text.lines().filter_map(|line| Some((line.trim(), Author::of_line(line)?))).collect()
}

/// A member, compared with submissions.
struct Look<'a> {
    case: &'a Case<'a>,
    member: usize,
    own: Author,
    collaborators: Vec<Line<'a>>,
}

impl Look<'_> {
    fn findings(&self, submission: usize, authors: &[Author], listed: &[Line<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut is_same_institution = false;
        for at in self.case.authorships_of(submission) {
            let author = &authors[at];
            let by = self.own.test(author, true);
            is_same_institution |= by == Some(MatchedBy::Affiliation);
            if self.has_account_of(at) {
                findings.push(Finding { by: Some(Match::Email), ..self.found(at, ConflictKind::Own) });
            } else if let Some(by) = by {
                findings.push(self.matched(at, by));
            }
            let line = self.collaborators.iter().find(|(_, line)| line.test(author, false).is_some());
            findings.extend(line.map(|(text, _)| Finding {
                evidence: format!("collaborators of the member: {text}"),
                ..self.found(at, ConflictKind::Declared)
            }));
        }
        let mut of_submission = listed.iter().filter(|(_, line)| {
            (line.has_family() || !is_same_institution) && self.own.test(line, false).is_some()
        });
        findings.extend(of_submission.next().map(|(text, _)| Finding {
            evidence: format!("collaborators of the authors: {text}"),
            ..Finding::certain(self.member, submission, None, ConflictKind::Declared)
        }));
        findings
    }

    fn has_account_of(&self, at: usize) -> bool {
        let own = &self.case.conference.members[self.member].person.emails;
        self.case.author(at).emails.iter().any(|email| own.contains(email))
    }

    fn matched(&self, at: usize, by: MatchedBy) -> Finding {
        match by {
            MatchedBy::Name => Finding { by: Some(Match::ExactName), ..self.found(at, ConflictKind::Own) },
            MatchedBy::Affiliation => Finding {
                evidence: self.case.author(at).affiliation.clone(),
                ..self.found(at, ConflictKind::SameOrganization)
            },
        }
    }

    fn found(&self, at: usize, kind: ConflictKind) -> Finding {
        self.case.certain(self.member, at, kind)
    }
}
