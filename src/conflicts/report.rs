//! The report on conflicts, for people and for programs.

use std::fmt;

use indexmap::IndexMap;
use serde::Serialize;

use super::calendar::Day;
use super::identity::Match;
use super::outcome::{Outcome, Unknown};
use super::people::{FileRead, Warning};
use super::verdict::{ConflictKind, Finding, Verdict};
use super::window::{Window, possible_days, written_date};
use crate::analysis::{Paper, Report};
use crate::network::{Network, PaperId};
use crate::table::{Cell, Document, Section, Table, counted, shown_count};

/// Every conflict of a committee with the authors of submissions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ConflictsReport {
    /// The day to which the verdicts apply.
    pub as_of: Day,
    /// The papers that count.
    pub window: Window,
    /// Papers with more authors make weak conflicts only.
    pub weak_beyond: Option<u32>,
    /// Members of the committee.
    pub members: usize,
    /// Submissions.
    pub submissions: usize,
    /// Pairs of a member and a submission by verdict.
    pub pairs: PairCounts,
    /// Kinds of conflicts that could not be found, with the reason.
    pub not_judged: Vec<String>,
    /// Who is not in the bibliography, whose co-authors are not known; `None` without a bibliography.
    pub not_in_bibliography: Option<Unknown>,
    /// What was found, by member, submission, kind and author.
    pub conflicts: Vec<ConflictRow>,
    /// Declared conflicts against those found; `None` if none are declared.
    pub audit: Option<Audit>,
    /// What each file was read as.
    pub files: Vec<FileRead>,
    /// Problems of the files, with their lines.
    pub warnings: Vec<Warning>,
    #[serde(skip)]
    by_submission: bool,
    /// Findings of each list that text shows; 0 for all.
    #[serde(skip)]
    limit: usize,
}

/// Pairs of a member and a submission, each counted by its gravest verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PairCounts {
    /// With a conflict.
    pub conflict: usize,
    /// Of these, with a conflict that depends on a date that is not known exactly.
    pub depends_on_date: usize,
    /// With somebody, or an organization, that may be another.
    pub ambiguous: usize,
    /// With papers of very many authors only.
    pub weak: usize,
    /// With older papers only.
    pub old: usize,
    /// With a decision that lifts the conflict.
    pub dismissed: usize,
}

/// Something found between a member and an author.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ConflictRow {
    /// The submission.
    pub submission: String,
    /// Its title.
    pub title: Option<String>,
    /// The member.
    pub reviewer: String,
    /// What the system calls the member, or the place in the committee.
    pub reviewer_id: String,
    /// What follows.
    pub verdict: Verdict,
    /// The kind.
    pub kind: ConflictKind,
    /// The author of the submission.
    pub author: Option<String>,
    /// By what the two were identified, the weaker of both.
    pub r#match: Option<Match>,
    /// The chance that both are who they are assumed to be, as far as their names tell.
    pub confidence: f64,
    /// Whether the verdict depends on a date that is not known exactly.
    pub depends_on_date: bool,
    /// The last date of the papers, as exactly as it is known.
    pub last_date: Option<String>,
    /// The number of authors of the paper with the fewest.
    pub min_authors: Option<u32>,
    /// The papers, the latest first.
    pub papers: Vec<Paper>,
    /// Other evidence: an organization, a submission, a declaration.
    pub evidence: Option<String>,
}

/// Declared conflicts against those found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Audit {
    /// Conflicts that were not declared.
    pub missing: Vec<AuditedPair>,
    /// Declarations for which nothing was found.
    pub unsupported: Vec<AuditedPair>,
}

/// A member and a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditedPair {
    /// The submission.
    pub submission: String,
    /// The member.
    pub reviewer: String,
    /// What the system calls the member, or the place in the committee.
    pub reviewer_id: String,
    /// The kind found or declared.
    pub kind: String,
}

impl fmt::Display for ConflictKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Outcome<'_> {
    /// The report.
    #[must_use]
    pub fn report(&self) -> ConflictsReport {
        let conference = self.case.conference;
        let window = self.case.rules.window;
        ConflictsReport {
            as_of: window.as_of(),
            window,
            weak_beyond: self.case.rules.weak_beyond,
            members: conference.member_count(),
            submissions: conference.submission_count(),
            pairs: self.counts(),
            not_judged: self.not_judged(),
            not_in_bibliography: self.not_in_bibliography(),
            conflicts: self.findings.iter().map(|finding| self.row(finding)).collect(),
            audit: (!conference.declarations.is_empty()).then(|| self.audit()),
            files: conference.files.clone(),
            warnings: self.all_warnings(),
            by_submission: false,
            limit: 0,
        }
    }

    fn counts(&self) -> PairCounts {
        let mut counts = PairCounts::default();
        for pair in self.pairs() {
            *match pair.verdict() {
                Verdict::Conflict => &mut counts.conflict,
                Verdict::Ambiguous => &mut counts.ambiguous,
                Verdict::Weak => &mut counts.weak,
                Verdict::Old => &mut counts.old,
                Verdict::Dismissed => &mut counts.dismissed,
            } += 1;
            let is_conflict = |finding: &&Finding| finding.verdict == Verdict::Conflict;
            let mut conflicts = pair.findings.iter().filter(is_conflict).peekable();
            counts.depends_on_date +=
                usize::from(conflicts.peek().is_some() && conflicts.all(|finding| finding.depends_on_date));
        }
        counts
    }

    pub(super) fn row(&self, finding: &Finding) -> ConflictRow {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let network = self.case.network;
        let submission = &self.case.conference.submissions[finding.submission];
        let author = finding.author.and_then(|at| submission.authors.get(at));
        ConflictRow {
            submission: submission.id.clone(),
            title: some(&submission.title),
            reviewer: self.reviewer(finding.member),
            reviewer_id: self.member_id(finding.member),
            verdict: finding.verdict,
            kind: finding.kind,
            author: author.map(|author| {
                if author.name.is_empty() {
                    "an author without a name".to_owned()
                } else {
                    author.name.clone()
                }
            }),
            r#match: finding.by,
            confidence: (finding.confidence * 100.0).round() / 100.0,
            depends_on_date: finding.depends_on_date,
            last_date: last_date(network, &finding.papers),
            min_authors: finding.papers.iter().map(|&paper| network.team_size(paper)).min(),
            papers: finding.papers.iter().map(|&paper| Paper::of(network, paper)).collect(),
            evidence: some(&finding.evidence),
        }
    }

    /// The name of a member. E-mail addresses stay inside.
    pub(super) fn reviewer(&self, member: usize) -> String {
        let name = &self.case.conference.members[member].person.name;
        if name.is_empty() { self.member_id(member) } else { name.clone() }
    }

    fn audit(&self) -> Audit {
        let mut audit = Audit::default();
        for pair in self.pairs() {
            let audited = |kind: &str| AuditedPair {
                submission: self.case.conference.submissions[pair.submission].id.clone(),
                reviewer: self.reviewer(pair.member),
                reviewer_id: self.member_id(pair.member),
                kind: kind.to_owned(),
            };
            let others = || pair.findings.iter().filter(|finding| finding.kind != ConflictKind::Declared);
            match (pair.is_declared(), pair.gravest()) {
                (false, Some(gravest)) if gravest.verdict == Verdict::Conflict => {
                    audit.missing.push(audited(gravest.kind.name()));
                }
                (true, _) if others().next().is_none() => {
                    let declared = pair.findings.first().map_or("", |finding| finding.evidence.as_str());
                    audit.unsupported.push(audited(declared));
                }
                _ => {}
            }
        }
        audit
    }
}

/// The date of the paper that appeared last, as exactly as it is known.
fn last_date(network: &Network, papers: &[PaperId]) -> Option<String> {
    let days = papers.iter().filter_map(|&paper| possible_days(network, paper));
    written_date(days.max_by_key(|&(first, last)| (last, first)))
}

impl ConflictsReport {
    /// The same report, as text by submission instead of by member.
    #[cfg(feature = "cli")]
    #[must_use]
    pub(crate) fn by_submission(self, by_submission: bool) -> Self {
        Self { by_submission, ..self }
    }

    fn summary(&self) -> Table<'_> {
        let mut table = Table::with_columns(&["", "#"]);
        let PairCounts { conflict, depends_on_date, ambiguous, weak, old, dismissed } = self.pairs;
        let rows: [(&str, Cell); 8] = [
            ("members", self.members.into()),
            ("submissions", self.submissions.into()),
            ("pairs with a conflict", conflict.into()),
            ("of these, depending on a date", depends_on_date.into()),
            ("ambiguous pairs", ambiguous.into()),
            ("weak pairs", weak.into()),
            ("pairs with older papers only", old.into()),
            ("dismissed pairs", dismissed.into()),
        ];
        for (name, cell) in rows {
            table.push([name.into(), cell]);
        }
        table
    }

    /// The same report, as text with at most `limit` findings of each list; 0 for all.
    #[cfg(feature = "cli")]
    #[must_use]
    pub(crate) fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// The findings that a test accepts, by member or by submission.
    fn lines(&self, is_listed: impl Fn(&ConflictRow) -> bool) -> Vec<(usize, String)> {
        let mut rows: Vec<&ConflictRow> = self.conflicts.iter().filter(|row| is_listed(row)).collect();
        if self.by_submission {
            let mut groups: IndexMap<&str, Vec<&ConflictRow>> = IndexMap::new();
            rows.iter().for_each(|row| groups.entry(&row.submission).or_default().push(row));
            rows = groups.into_values().flatten().collect();
        }
        let cut = shortened(&mut rows, self.limit, "findings");
        let mut lines: Vec<(usize, String)> = Vec::new();
        let (mut group, mut item) = (String::new(), String::new());
        for row in rows {
            let submission = match &row.title {
                Some(title) => format!("submission {}: {title}", row.submission),
                None => format!("submission {}", row.submission),
            };
            let [outer, inner] = if self.by_submission {
                [submission, row.reviewer.clone()]
            } else {
                [row.reviewer.clone(), submission]
            };
            if outer != group {
                lines.push((0, outer.clone()));
                (group, item) = (outer, String::new());
            }
            if inner != item {
                lines.push((1, inner.clone()));
                item = inner;
            }
            lines.push((2, row.sentence()));
            lines.extend(row.papers.iter().take(SHOWN_PAPERS).map(|paper| (3, paper.line())));
            if row.papers.len() > SHOWN_PAPERS {
                lines.push((
                    3,
                    format!("and {}", counted((row.papers.len() - SHOWN_PAPERS) as u64, "older paper")),
                ));
            }
        }
        lines.extend(cut.map(|line| (0, line)));
        lines
    }

    fn data(&self) -> Table<'_> {
        let names = [
            "submission",
            "reviewer_id",
            "reviewer",
            "verdict",
            "kind",
            "author",
            "match",
            "%confidence",
            "depends_on_date",
            "#papers",
            "last_date",
            "#min_authors",
            "evidence",
        ];
        Table::of(names, &self.conflicts, |row| {
            let keys = row.papers.iter().map(|paper| paper.id.as_str()).chain(row.evidence.as_deref());
            [
                row.submission.as_str().into(),
                row.reviewer_id.as_str().into(),
                row.reviewer.as_str().into(),
                row.verdict.name().into(),
                row.kind.name().into(),
                row.author.as_deref().into(),
                row.r#match.map(Match::name).into(),
                row.confidence.into(),
                if row.depends_on_date { "true" } else { "false" }.into(),
                row.papers.len().into(),
                row.last_date.as_deref().into(),
                row.min_authors.into(),
                keys.collect::<Vec<_>>().join("; ").into(),
            ]
        })
    }
}

/// Cuts a list to a limit, and says so; 0 for no limit.
pub(super) fn shortened<T>(list: &mut Vec<T>, limit: usize, noun: &str) -> Option<String> {
    let total = list.len();
    if limit == 0 || total <= limit {
        return None;
    }
    list.truncate(limit);
    Some(format!("{limit} of {} {noun} shown; -n 0 shows all", shown_count(total as u64)))
}

/// Papers of a conflict that text lists.
const SHOWN_PAPERS: usize = 3;

impl ConflictRow {
    /// The finding in words.
    pub(crate) fn sentence(&self) -> String {
        let author = self.author.as_deref().unwrap_or("the submission");
        let evidence = self.evidence.as_deref().unwrap_or_default();
        let what = match self.kind {
            ConflictKind::Own => format!("is the author {author}"),
            ConflictKind::SameSubmission => format!("has {evidence} with {author}"),
            ConflictKind::Coauthor => {
                let papers = counted(self.papers.len() as u64, "paper");
                let last = self.last_date.as_deref().map_or(String::new(), |date| format!(", last {date}"));
                format!("co-author of {author}: {papers}{last}")
            }
            ConflictKind::SameOrganization if self.verdict == Verdict::Ambiguous => {
                format!("may be of the organization of {author}: {evidence}")
            }
            ConflictKind::SameOrganization => format!("same organization as {author}: {evidence}"),
            ConflictKind::Declared => format!("declared: {evidence}"),
            ConflictKind::Distance2 => format!("co-author in common with {author}, {evidence}"),
        };
        match self.r#match {
            None => what,
            Some(by) if self.confidence < 1.0 => {
                format!("{what} (by {}, confidence {})", by.name(), self.confidence)
            }
            Some(by) => format!("{what} (by {})", by.name()),
        }
    }
}

impl Report for ConflictsReport {
    fn document(&self) -> Document<'_> {
        let mut sections = vec![
            Section::Text(format!("Conflicts by {}", self.window.in_words())),
            Section::Table(self.summary()),
        ];
        let is = |verdict: Verdict| move |row: &ConflictRow| row.verdict == verdict && !row.depends_on_date;
        let depends = |row: &ConflictRow| {
            row.depends_on_date && matches!(row.verdict, Verdict::Conflict | Verdict::Weak)
        };
        let unsure = |row: &ConflictRow| row.verdict == Verdict::Ambiguous;
        let weak = |row: &ConflictRow| row.verdict == Verdict::Weak && !row.depends_on_date;
        let parts: [(&str, Vec<(usize, String)>); 4] = [
            ("Conflicts", self.lines(is(Verdict::Conflict))),
            ("Conflicts that depend on a date that is not known exactly", self.lines(depends)),
            ("Ambiguous: another person or organization may be meant", self.lines(unsure)),
            ("Weak: papers of very many authors", self.lines(weak)),
        ];
        for (heading, lines) in parts {
            if !lines.is_empty() {
                sections.push(Section::Heading(heading.to_owned()));
                sections.push(Section::Lines(lines));
            }
        }
        if let Some(audit) = &self.audit {
            sections.extend(audit.sections());
        }
        if !self.not_judged.is_empty() {
            sections.push(Section::Heading("Not judged".to_owned()));
            sections.push(Section::Lines(self.not_judged.iter().map(|reason| (1, reason.clone())).collect()));
        }
        Document { sections, data: self.data() }
    }
}

impl Audit {
    fn sections(&self) -> Vec<Section<'_>> {
        let lines = |pairs: &[AuditedPair]| {
            let line = |pair: &AuditedPair| {
                (1, format!("{}, submission {}: {}", pair.reviewer, pair.submission, pair.kind))
            };
            Section::Lines(pairs.iter().map(line).collect())
        };
        let parts =
            [("Missing declarations", &self.missing), ("Declarations without evidence", &self.unsupported)];
        let parts = parts.into_iter().filter(|(_, pairs)| !pairs.is_empty());
        parts.flat_map(|(heading, pairs)| [Section::Heading(heading.to_owned()), lines(pairs)]).collect()
    }
}
