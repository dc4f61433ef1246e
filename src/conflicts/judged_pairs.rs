//! Pairs of a member and a submission as a page shows them: with all findings, and what lifts them.

use super::outcome::{Outcome, Pair};
use super::report::ConflictRow;
use super::verdict::{ConflictKind, Verdict};

/// All that was found between a member and a submission.
#[derive(Debug)]
pub(crate) struct JudgedPair {
    pub(crate) verdict: Verdict,
    /// Whether the conflict depends on a date that is not known exactly.
    pub(crate) depends_on_date: bool,
    /// The findings, at least one.
    pub(crate) findings: Vec<ConflictRow>,
    /// The submission and the member in the words of a decision about them; `None` where a decision has no effect.
    pub(crate) decision: Option<(String, String)>,
}

impl Outcome<'_> {
    /// The pairs with something found, the gravest verdict first, then by member and submission.
    pub(crate) fn judged_pairs(&self) -> Vec<JudgedPair> {
        let judged = |pair: Pair<'_>| {
            let mut conflicts =
                pair.findings.iter().filter(|finding| finding.verdict == Verdict::Conflict).peekable();
            JudgedPair {
                verdict: pair.verdict(),
                depends_on_date: conflicts.peek().is_some()
                    && conflicts.all(|finding| finding.depends_on_date),
                findings: pair.findings.iter().map(|finding| self.row(finding)).collect(),
                decision: self.decision_on(&pair),
            }
        };
        let mut pairs: Vec<JudgedPair> = self.pairs().map(judged).collect();
        pairs.sort_by_key(|pair| (pair.verdict, pair.depends_on_date));
        pairs
    }

    /// How a decision names the pair. A submission of one's own stays a conflict, and older papers are none.
    fn decision_on(&self, pair: &Pair<'_>) -> Option<(String, String)> {
        let is_own = |kind, verdict| kind == ConflictKind::Own && verdict == Verdict::Conflict;
        let is_lifted = pair.verdict() != Verdict::Old
            && !pair.findings.iter().any(|finding| is_own(finding.kind, finding.verdict));
        let conference = self.case.conference;
        let submission = &conference.submissions[pair.submission].id;
        let is_unique = conference.submission(submission) == Some(pair.submission) && submission != "*";
        // Members may share a name; a decision is about one of them.
        let member = &conference.members[pair.member];
        let names = [&member.person.name, &member.key].into_iter();
        let names = names.chain(&member.person.ids).chain(&member.person.emails);
        let name = names
            .filter(|_| is_lifted && is_unique)
            .find(|name| conference.members_called(name) == [pair.member]);
        name.map(|name| (submission.clone(), name.clone()))
    }
}
