//! Pairs on which the own rule of a system and the rule of coauth differ.

use serde::Serialize;

use super::calendar::Day;
use super::like::System;
use super::outcome::{Outcome, Pair};
use super::report::ConflictRow;
use super::verdict::Verdict;
use super::window::Window;
use crate::analysis::Report;
use crate::table::{Document, Section, Table, counted};

/// Pairs of a member and a submission that only one of two rules finds in conflict.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DifferencesReport {
    /// The day to which the verdicts apply.
    pub as_of: Day,
    /// The papers that count for coauth.
    pub window: Window,
    /// The system whose rule is compared.
    pub like: System,
    /// Pairs that both find.
    pub both: usize,
    /// What coauth finds in pairs that the system does not.
    pub only_coauth: Vec<ConflictRow>,
    /// What the system finds in pairs that coauth does not.
    pub only_system: Vec<ConflictRow>,
}

impl Outcome<'_> {
    /// The pairs in conflict by this rule of coauth, or by the rule of a system on the same conference, but not by both.
    ///
    /// # Examples
    /// ```
    /// use coauth::conflicts::{Conference, ConflictRule, Role, System, Window};
    ///
    /// let mut conference = Conference::default();
    /// conference.read("pc.csv", b"name\nJiajun Wu\n", Role::Committee)?;
    /// conference.read("subs.csv", b"id,authors\n7,Leonidas Guibas\n8,Jiajun Wu\n", Role::Submissions)?;
    /// let network = coauth::Loader::sample().load()?.network;
    /// let rule = ConflictRule::within(Window::before("2026-11-27".parse()?));
    /// let ours = rule.judge(&conference, &network);
    /// let theirs = rule.clone().like(System::HotCrp)?.judge(&conference, &network);
    /// let report = ours.differences(&theirs, System::HotCrp);
    /// assert_eq!((report.both, report.only_coauth[0].submission.as_str()), (1, "7"));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn differences(&self, system: &Outcome<'_>, like: System) -> DifferencesReport {
        let in_conflict = |outcome: &Outcome<'_>| -> Vec<(usize, usize)> {
            let pairs = outcome.pairs().filter(|pair| pair.verdict() == Verdict::Conflict);
            pairs.map(|pair| (pair.member, pair.submission)).collect()
        };
        let (ours, theirs) = (in_conflict(self), in_conflict(system));
        let both = ours.iter().filter(|pair| theirs.binary_search(pair).is_ok()).count();
        DifferencesReport {
            as_of: self.case.rules.window.as_of(),
            window: self.case.rules.window,
            like,
            both,
            only_coauth: rows(self, &theirs),
            only_system: rows(system, &ours),
        }
    }
}

/// What is found in pairs in conflict that are not among others: of each pair, what says most.
fn rows(outcome: &Outcome<'_>, others: &[(usize, usize)]) -> Vec<ConflictRow> {
    let is_alone = |pair: &Pair<'_>| {
        pair.verdict() == Verdict::Conflict && others.binary_search(&(pair.member, pair.submission)).is_err()
    };
    let gravest = outcome.pairs().filter(is_alone).filter_map(|pair| pair.gravest().cloned());
    gravest.map(|finding| outcome.row(&finding)).collect()
}

impl DifferencesReport {
    fn parts(&self) -> [(String, &[ConflictRow]); 2] {
        [("coauth".to_owned(), &self.only_coauth), (self.like.name().to_owned(), &self.only_system)]
    }
}

impl Report for DifferencesReport {
    fn document(&self) -> Document<'_> {
        let intro = format!(
            "Conflicts by the rule of {} and by {}: {} by both",
            self.like.name(),
            self.window.in_words(),
            counted(self.both as u64, "pair")
        );
        let mut sections = vec![Section::Text(intro)];
        let mut data = Table::with_columns(&[
            "only_by",
            "submission",
            "reviewer_id",
            "reviewer",
            "kind",
            "author",
            "last_date",
            "evidence",
        ]);
        for (by, rows) in self.parts() {
            if !rows.is_empty() {
                sections.push(Section::Heading(format!("Only by {by}")));
                let line = |row: &ConflictRow| {
                    (1, format!("{}, submission {}: {}", row.reviewer, row.submission, row.sentence()))
                };
                sections.push(Section::Lines(rows.iter().map(line).collect()));
            }
            for row in rows {
                let papers = row.papers.iter().map(|paper| paper.id.as_str()).chain(row.evidence.as_deref());
                data.push([
                    by.to_lowercase().into(),
                    row.submission.as_str().into(),
                    row.reviewer_id.as_str().into(),
                    row.reviewer.as_str().into(),
                    row.kind.to_string().into(),
                    row.author.as_deref().into(),
                    row.last_date.as_deref().into(),
                    papers.collect::<Vec<_>>().join("; ").into(),
                ]);
            }
        }
        Document { sections, data }
    }
}
