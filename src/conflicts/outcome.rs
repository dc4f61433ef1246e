//! The outcome: findings of a committee and submissions under a rule, with what they follow from.

use indexmap::IndexSet;
use serde::Serialize;

use super::coauthors::Rules;
use super::decisions::Decisions;
use super::identity::Identity;
use super::judge::Case;
use super::like::System;
use super::people::{Conference, Warning};
use super::verdict::{ConflictKind, Finding, Verdict};
use super::window::Window;
use crate::error::Result;
use crate::network::Network;
use crate::records::{Corpus, Details};
use crate::table::counted;

/// The rule by which conflicts are found.
///
/// # Examples
/// ```
/// use coauth::conflicts::{Conference, ConflictRule, Role, Window};
///
/// let mut conference = Conference::default();
/// conference.read("pc.csv", b"name\nJiajun Wu\n", Role::Committee)?;
/// conference.read("subs.csv", b"id,authors\n7,Leonidas Guibas\n", Role::Submissions)?;
/// let network = coauth::Loader::sample().load()?.network;
/// let rule = ConflictRule::within(Window::before("2026-11-27".parse()?));
/// let report = rule.judge(&conference, &network).report();
/// assert_eq!(report.conflicts[0].kind.to_string(), "coauthor");
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictRule {
    rules: Rules,
    system: Option<System>,
    decisions: Decisions,
}

impl ConflictRule {
    /// Papers in this window make conflicts.
    #[must_use]
    pub fn within(window: Window) -> Self {
        let rules = Rules { window, weak_beyond: None, second_hop: false };
        Self { rules, system: None, decisions: Decisions::default() }
    }

    /// Papers with more authors make weak conflicts, which are reported as such.
    #[must_use]
    pub fn weak_beyond(mut self, authors: Option<u32>) -> Self {
        self.rules.weak_beyond = authors;
        self
    }

    /// Whether a co-author in common is a conflict.
    #[must_use]
    pub fn second_hop(mut self, is_conflict: bool) -> Self {
        self.rules.second_hop = is_conflict;
        self
    }

    /// The same rule with decisions that dismiss conflicts.
    #[must_use]
    pub fn decisions(mut self, decisions: Decisions) -> Self {
        self.decisions = decisions;
        self
    }

    /// Follows the own rule of a system instead, as far as files and bibliography tell.
    ///
    /// # Errors
    /// If the system cannot count the window.
    pub fn like(mut self, system: System) -> Result<Self> {
        self.rules =
            Rules { window: system.window(self.rules.window)?, weak_beyond: None, second_hop: false };
        self.system = Some(system);
        Ok(self)
    }

    /// Finds the conflicts of a conference.
    #[must_use]
    pub fn judge<'a>(&self, conference: &'a Conference, network: &'a Network) -> Outcome<'a> {
        let case = Case::of(conference, network, self.rules);
        let mut findings = self.system.map_or_else(|| case.findings(), |system| system.findings(&case));
        let (declared, mut warnings) = declared(conference);
        warnings.extend(conference.without_authors());
        findings.extend(declared);
        findings.sort_by_key(Finding::order);
        warnings.extend(self.decisions.apply(conference, &mut findings, self.rules.window.as_of()));
        Outcome { case, findings, warnings }
    }
}

/// The declared conflicts as findings, and warnings about those of unknown members.
fn declared(conference: &Conference) -> (Vec<Finding>, Vec<Warning>) {
    let (mut findings, mut warnings) = (Vec::new(), Vec::new());
    for declaration in &conference.declarations {
        let place = declaration.place.as_ref();
        let Some(submission) = conference.submission(&declaration.submission) else {
            if conference.left_out.contains(&declaration.submission) {
                continue;
            }
            let what = format!(
                "a conflict is declared with submission {}, which is not listed",
                declaration.submission
            );
            warnings.push(Warning::at(place, what));
            continue;
        };
        let members = conference.members_called(&declaration.member);
        if members.len() != 1 {
            let what = match members.len() {
                0 => {
                    format!("a conflict is declared for {}, who is not on the committee", declaration.member)
                }
                count => format!("{} may be {count} members; pass an e-mail address", declaration.member),
            };
            warnings.push(Warning::at(place, what));
        }
        findings.extend(members.into_iter().map(|member| Finding {
            evidence: declaration.kind.clone(),
            ..Finding::certain(member, submission, None, ConflictKind::Declared)
        }));
    }
    findings.sort_by_key(Finding::order);
    findings.dedup_by_key(|finding| (finding.member, finding.submission));
    (findings, warnings)
}

/// Everything found between the members of a committee and submissions.
///
/// # Examples
/// ```
/// use coauth::conflicts::{Conference, ConflictRule, Role, Window};
///
/// let mut conference = Conference::default();
/// conference.read("pc.csv", b"name\nJiajun Wu\n", Role::Committee)?;
/// conference.read("subs.csv", b"id,authors\n7,Leonidas Guibas\n", Role::Submissions)?;
/// let network = coauth::Loader::sample().load()?.network;
/// let outcome = ConflictRule::within(Window::before("2026-11-27".parse()?)).judge(&conference, &network);
/// assert!(outcome.has_conflicts());
/// assert_eq!(outcome.explain("Jiajun Wu", "7")?.findings.len(), 1);
/// # Ok::<(), coauth::Error>(())
/// ```
pub struct Outcome<'a> {
    pub(super) case: Case<'a>,
    pub(super) findings: Vec<Finding>,
    pub(super) warnings: Vec<Warning>,
}

/// All that was found between a member and a submission.
pub(super) struct Pair<'a> {
    pub(super) member: usize,
    pub(super) submission: usize,
    pub(super) findings: &'a [Finding],
}

impl Pair<'_> {
    /// The gravest verdict.
    pub(super) fn verdict(&self) -> Verdict {
        self.findings.iter().map(|finding| finding.verdict).min().unwrap_or(Verdict::Dismissed)
    }

    pub(super) fn is_declared(&self) -> bool {
        self.findings.iter().any(|finding| finding.kind == ConflictKind::Declared)
    }

    /// The finding that says most: of the gravest verdict, the first kind.
    pub(super) fn gravest(&self) -> Option<&Finding> {
        self.findings.iter().min_by_key(|finding| (finding.verdict, finding.depends_on_date, finding.kind))
    }
}

impl Outcome<'_> {
    /// Pairs of members and submissions with something found, by member.
    pub(super) fn pairs(&self) -> impl Iterator<Item = Pair<'_>> {
        let groups = self.findings.chunk_by(|a, b| (a.member, a.submission) == (b.member, b.submission));
        groups.filter_map(|findings| {
            let first = findings.first()?;
            Some(Pair { member: first.member, submission: first.submission, findings })
        })
    }

    /// Whether there is a conflict.
    #[must_use]
    pub fn has_conflicts(&self) -> bool {
        self.findings.iter().any(|finding| finding.verdict == Verdict::Conflict)
    }

    /// What a member is called in an answer: the id that the system knows, else the place in the committee.
    pub(super) fn member_id(&self, member: usize) -> String {
        let listed = &self.case.conference.members[member];
        let profile = listed.person.id("openreview").map(str::to_owned);
        // A user name that is an e-mail address stays inside.
        let key = Some(listed.key.clone()).filter(|key| !key.is_empty() && !key.contains('@'));
        profile.or(key).unwrap_or_else(|| format!("member-{}", member + 1))
    }

    /// Problems of the files and of what was decided, with their lines.
    pub(crate) fn all_warnings(&self) -> Vec<Warning> {
        self.case.conference.warnings.iter().chain(&self.warnings).cloned().collect()
    }

    /// Who is not in the bibliography; `None` if there is none.
    pub(super) fn not_in_bibliography(&self) -> Option<Unknown> {
        (self.case.network.paper_count() > 0).then(|| self.unknown())
    }

    fn unknown(&self) -> Unknown {
        let Case { members, authors, .. } = &self.case;
        let unknown = |identities: &[Identity]| -> Vec<usize> {
            (0..identities.len()).filter(|&at| !identities[at].is_found()).collect()
        };
        let author = |at: usize| {
            let name = &self.case.author(at).name;
            let submission = self.case.authorships[at].submission;
            let id = || &self.case.conference.submissions[submission].id;
            if name.is_empty() {
                format!("an author of submission {} without a name", id())
            } else {
                name.clone()
            }
        };
        // Whoever has several submissions is named once.
        let authors: IndexSet<String> = unknown(authors).into_iter().map(author).collect();
        Unknown {
            members: unknown(members).into_iter().map(|member| self.reviewer(member)).collect(),
            authors: authors.into_iter().collect(),
        }
    }

    /// Why some kinds of conflicts could not be found.
    pub(crate) fn not_judged(&self) -> Vec<String> {
        let Case { conference, network, .. } = &self.case;
        let mut reasons = Vec::new();
        let authors = || conference.submissions.values().flat_map(|submission| &submission.authors);
        let members = || conference.members.iter().map(|member| &member.person);
        if network.paper_count() == 0 {
            reasons.push("coauthor: no bibliography was given; pass one with -i".to_owned());
        }
        if network.paper_count() > 0 {
            let Unknown { members, authors } = self.unknown();
            let lists = [(members, "member"), (authors, "author")];
            reasons.extend(lists.iter().filter(|(names, _)| !names.is_empty()).map(|(names, noun)| {
                let count = counted(names.len() as u64, noun);
                format!("coauthor: {count} not in the bibliography: {}", beginning(names))
            }));
        }
        let can_compare = |has: fn(&super::people::Person) -> bool| members().any(has) && authors().any(has);
        let has_domain =
            |person: &super::people::Person| !person.emails.is_empty() || !person.domains.is_empty();
        let has_affiliations = || any_mention(network, |kept| kept.affiliations, Corpus::affiliation);
        if !can_compare(|person| !person.affiliation.is_empty())
            && !can_compare(has_domain)
            && !has_affiliations()
        {
            reasons.push(
                "same-organization: the files have neither affiliations nor e-mail addresses of both sides, and the papers no affiliations"
                    .to_owned(),
            );
        }
        if network.paper_count() > 0 && !any_mention(network, |kept| kept.emails, Corpus::email) {
            reasons.push(
                "identity by e-mail address in the bibliography: papers have no addresses; identifiers and names are compared".to_owned(),
            );
        }
        reasons
    }
}

/// People of the files who are not in the bibliography, so that their co-authors are not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unknown {
    /// Members of the committee.
    pub members: Vec<String>,
    /// Authors of submissions, each once.
    pub authors: Vec<String>,
}

/// The names that a sentence lists.
const NAMED: usize = 5;

/// The first names of a list, and how many more there are.
fn beginning(names: &[String]) -> String {
    let mut parts: Vec<String> = names.iter().take(NAMED).cloned().collect();
    if names.len() > NAMED {
        parts.push(format!("and {}", counted((names.len() - NAMED) as u64, "other")));
    }
    // A name may have a comma.
    parts.join("; ")
}

/// Whether any author of a paper has a detail. If the bibliography keeps none, its mentions are not read.
fn any_mention(network: &Network, is_kept: fn(Details) -> bool, detail: fn(&Corpus, usize) -> &str) -> bool {
    let corpus = network.corpus();
    let records = || network.papers().flat_map(|paper| network.records_of(paper));
    is_kept(corpus.kept_details())
        && records()
            .flat_map(|record| corpus.mentions_of(record))
            .any(|mention| !detail(corpus, mention).is_empty())
}

impl std::fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} findings", self.findings.len())
    }
}
