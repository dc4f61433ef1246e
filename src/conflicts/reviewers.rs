//! Who can still be asked: the members of a committee without conflict, ranked for each submission.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::calendar::Day;
use super::hops::Hops;
use super::outcome::{Outcome, Unknown};
use super::people::{FileRead, Warning};
use super::title_words::TitleWords;
use super::verdict::Verdict;
use super::window::Window;
use crate::analysis::Report;
use crate::table::{Cell, Document, Section, Table, counted};

/// What members are ranked by first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReviewerOrder {
    /// The nearest to an author first, then by words in common
    #[default]
    Distance,
    /// Most words in common first, rare ones counting more, then the nearest
    Words,
}

/// The members of a committee without conflict, ranked for each submission.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ReviewersReport {
    /// The day to which the verdicts apply.
    pub as_of: Day,
    /// The papers that count.
    pub window: Window,
    /// What members are ranked by first.
    pub by: ReviewerOrder,
    /// Members of the committee.
    pub members: usize,
    /// Each submission with its ranking.
    pub submissions: Vec<Ranking>,
    /// Kinds of conflicts that could not be found, with the reason.
    pub not_judged: Vec<String>,
    /// Who is not in the bibliography, whose co-authors are not known; `None` without a bibliography.
    pub not_in_bibliography: Option<Unknown>,
    /// What each file was read as.
    pub files: Vec<FileRead>,
    /// Problems of the files, with their lines.
    pub warnings: Vec<Warning>,
}

/// The members without conflict of a submission, best first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Ranking {
    /// The submission.
    pub submission: String,
    /// Its title.
    pub title: Option<String>,
    /// Members in conflict.
    pub in_conflict: usize,
    /// Members who may be in conflict: who one of the two is, is not certain.
    pub ambiguous: usize,
    /// Members without conflict.
    pub without_conflict: usize,
    /// The first of these.
    pub reviewers: Vec<Reviewer>,
}

/// A member without conflict.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reviewer {
    /// The place in the ranking, from 1.
    pub rank: usize,
    /// The member.
    pub reviewer: Arc<str>,
    /// What the system calls the member, or the place in the committee.
    pub reviewer_id: Arc<str>,
    /// Hops to the nearest author of the submission, by papers of all years; `None` if there is no path, or it is not
    /// certain who they are.
    pub distance: Option<u32>,
    /// Words that the title has in common with titles of the member's papers.
    pub words: Vec<Arc<str>>,
    /// How rare these words are in the bibliography: the sum of their bits.
    pub rarity: f64,
    /// What was found that is no conflict: `old`, `weak` or `dismissed`.
    pub verdict: Option<Verdict>,
    /// Whether it is certain who the member is in the bibliography.
    pub is_identified: bool,
}

/// A member before the ranking: distance, rarity of words in common, place in the committee.
type Candidate = (Option<u32>, u32, usize);

impl Outcome<'_> {
    /// Ranks the members without conflict for each submission, and keeps the first `limit`; 0 for all.
    ///
    /// # Examples
    /// ```
    /// use coauth::conflicts::{Conference, ConflictRule, ReviewerOrder, Role, Window};
    ///
    /// let mut conference = Conference::default();
    /// conference.read("pc.csv", b"name\nJiajun Wu\nAda Lovelace\n", Role::Committee)?;
    /// conference.read("subs.csv", b"id,authors\n7,Leonidas Guibas\n", Role::Submissions)?;
    /// let network = coauth::Loader::sample().load()?.network;
    /// let rule = ConflictRule::within(Window::before("2026-11-27".parse()?));
    /// let report = rule.judge(&conference, &network).reviewers(ReviewerOrder::Distance, 0);
    /// assert_eq!(report.submissions[0].in_conflict, 1);
    /// assert_eq!(&*report.submissions[0].reviewers[0].reviewer, "Ada Lovelace");
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn reviewers(&self, by: ReviewerOrder, limit: usize) -> ReviewersReport {
        let case = &self.case;
        let conference = case.conference;
        let verdicts: BTreeMap<(usize, usize), Verdict> =
            self.pairs().map(|pair| ((pair.submission, pair.member), pair.verdict())).collect();
        let titles = conference.submissions.values().map(|submission| submission.title.as_str());
        let called =
            |member| Called { name: self.reviewer(member).into(), id: self.member_id(member).into() };
        let ranker = Ranker {
            outcome: self,
            called: (0..case.members.len()).map(called).collect(),
            verdicts,
            hops: Hops::between(case.network, &case.members, &case.authors),
            words: TitleWords::of(case.network, titles, &case.members),
        };
        let mut not_judged = self.not_judged();
        if conference.submissions.values().all(|submission| submission.title.is_empty()) {
            not_judged.push("words in common: the submissions have no titles".to_owned());
        }
        ReviewersReport {
            as_of: case.rules.window.as_of(),
            window: case.rules.window,
            by,
            members: conference.member_count(),
            submissions: (0..conference.submission_count())
                .into_par_iter()
                .map(|at| ranker.ranking(at, by, limit))
                .collect(),
            not_judged,
            not_in_bibliography: self.not_in_bibliography(),
            files: conference.files.clone(),
            warnings: self.all_warnings(),
        }
    }
}

/// What the rankings follow from.
struct Ranker<'a> {
    outcome: &'a Outcome<'a>,
    /// What the members are called: all rankings share it.
    called: Vec<Called>,
    verdicts: BTreeMap<(usize, usize), Verdict>,
    hops: Hops,
    words: TitleWords,
}

struct Called {
    name: Arc<str>,
    id: Arc<str>,
}

impl Ranker<'_> {
    fn ranking(&self, submission: usize, by: ReviewerOrder, limit: usize) -> Ranking {
        let members = self.outcome.case.members.len();
        let found =
            || self.verdicts.range((submission, 0)..(submission, members)).map(|(_, verdict)| *verdict);
        let count = |wanted: Verdict| found().filter(|verdict| *verdict == wanted).count();
        let mut candidates: Vec<Candidate> = (0..members)
            .filter(|&member| {
                let verdict = self.verdicts.get(&(submission, member));
                !matches!(verdict, Some(Verdict::Conflict | Verdict::Ambiguous))
            })
            .map(|member| (self.distance(submission, member), self.words.rarity(submission, member), member))
            .collect();
        candidates.sort_unstable_by_key(|&(distance, rarity, member)| {
            let distance = u64::from(distance.unwrap_or(u32::MAX));
            let fewer_words = u64::from(u32::MAX - rarity);
            match by {
                ReviewerOrder::Distance => (distance, fewer_words, member),
                ReviewerOrder::Words => (fewer_words, distance, member),
            }
        });
        let without_conflict = candidates.len();
        let shown = if limit == 0 { without_conflict } else { limit };
        let reviewer = |(rank, candidate)| self.reviewer(submission, rank, candidate);
        let listed = &self.outcome.case.conference.submissions[submission];
        Ranking {
            submission: listed.id.clone(),
            title: Some(listed.title.clone()).filter(|title| !title.is_empty()),
            in_conflict: count(Verdict::Conflict),
            ambiguous: count(Verdict::Ambiguous),
            without_conflict,
            reviewers: (1..).zip(candidates.into_iter().take(shown)).map(reviewer).collect(),
        }
    }

    /// The distance to the nearest author.
    fn distance(&self, submission: usize, member: usize) -> Option<u32> {
        let authors = self.outcome.case.authors_of(submission).iter();
        authors.filter_map(|author| self.hops.of(member, author)).min()
    }

    fn reviewer(&self, submission: usize, rank: usize, (distance, rarity, member): Candidate) -> Reviewer {
        Reviewer {
            rank,
            reviewer: Arc::clone(&self.called[member].name),
            reviewer_id: Arc::clone(&self.called[member].id),
            distance,
            words: self.words.in_common(submission, member).cloned().collect(),
            rarity: f64::from(rarity) / 100.0,
            verdict: self.verdicts.get(&(submission, member)).copied(),
            is_identified: !self.outcome.case.members[member].certain().is_empty(),
        }
    }
}

impl Ranking {
    /// The counts in words: `3 of 7 members without conflict; 2 in conflict, 1 ambiguous`.
    fn counts(&self) -> String {
        let Self { in_conflict, ambiguous, without_conflict, reviewers, .. } = self;
        let members = counted(*without_conflict as u64, "member");
        let shown = if reviewers.len() < *without_conflict {
            format!("{} of ", reviewers.len())
        } else {
            String::new()
        };
        format!("{shown}{members} without conflict; {in_conflict} in conflict, {ambiguous} ambiguous")
    }

    fn table(&self) -> Table<'_> {
        let mut table = Table::with_columns(&["reviewer", "#distance", "words in common", "remark"]);
        for reviewer in &self.reviewers {
            table.push([
                Cell::from(&*reviewer.reviewer),
                reviewer.distance.into(),
                reviewer.words.join(" ").into(),
                reviewer.remark().into(),
            ]);
        }
        table
    }
}

impl Reviewer {
    fn row(&self, submission: &str) -> [Cell; 8] {
        [
            submission.into(),
            self.rank.into(),
            Cell::from(&*self.reviewer_id),
            Cell::from(&*self.reviewer),
            self.distance.into(),
            self.rarity.into(),
            self.words.join(" ").into(),
            self.verdict.map_or(Cell::Nothing, |verdict| verdict.name().into()),
        ]
    }

    fn remark(&self) -> &'static str {
        match self.verdict {
            Some(Verdict::Old) => "older papers in common",
            Some(Verdict::Weak) => "papers of very many authors in common",
            Some(Verdict::Dismissed) => "conflict dismissed",
            _ if !self.is_identified => "not identified in the bibliography",
            _ => "",
        }
    }
}

impl Report for ReviewersReport {
    fn document(&self) -> Document<'_> {
        let order = match self.by {
            ReviewerOrder::Distance => "nearest first, then by words in common",
            ReviewerOrder::Words => "by words in common, then nearest first",
        };
        let intro = format!("Members without conflict by {}: {order}", self.window.in_words());
        let mut sections = vec![Section::Text(intro)];
        for ranking in &self.submissions {
            let title = ranking.title.as_deref().map_or(String::new(), |title| format!(": {title}"));
            sections.push(Section::Heading(format!("submission {}{title}", ranking.submission)));
            sections.push(Section::Text(ranking.counts()));
            if !ranking.reviewers.is_empty() {
                sections.push(Section::Table(ranking.table()));
            }
        }
        if !self.not_judged.is_empty() {
            sections.push(Section::Heading("Not judged".to_owned()));
            sections.push(Section::Lines(self.not_judged.iter().map(|reason| (1, reason.clone())).collect()));
        }
        Document { sections, data: self.data() }
    }

    /// Whether each submission has a member left.
    fn is_found(&self) -> bool {
        self.submissions.iter().all(|ranking| !ranking.reviewers.is_empty())
    }
}

impl ReviewersReport {
    /// A row for each reviewer of each submission, made when it is written: all members of many submissions are millions.
    fn data(&self) -> Table<'_> {
        let names =
            ["submission", "#rank", "reviewer_id", "reviewer", "#distance", "%rarity", "words", "verdict"];
        let ends: Vec<usize> = self
            .submissions
            .iter()
            .scan(0, |end, ranking| {
                *end += ranking.reviewers.len();
                Some(*end)
            })
            .collect();
        let count = ends.last().copied().unwrap_or_default();
        Table::made(names, count, move |row| {
            let at = ends.partition_point(|&end| end <= row);
            let first = at.checked_sub(1).map_or(0, |before| ends[before]);
            let ranking = &self.submissions[at];
            ranking.reviewers[row - first].row(&ranking.submission)
        })
    }
}
