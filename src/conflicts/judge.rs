//! Finds every conflict between a committee and submissions.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::census::Census;
use super::coauthors::{Authorship, Rules, Targets};
use super::directory::{Directory, Same};
use super::distance::SecondHop;
use super::homonyms::{Homonyms, author_homonyms, with_homonyms};
use super::identity::{Identity, Match};
use super::organization::{Organizations, Shared, shared};
use super::people::{Conference, Person};
use super::stated::last_affiliation;
use super::verdict::{ConflictKind, Finding, Verdict};
use crate::network::Network;

/// Everything that the findings follow from.
pub(super) struct Case<'a> {
    pub(super) conference: &'a Conference,
    pub(super) network: &'a Network,
    pub(super) rules: Rules,
    pub(super) census: Census,
    /// Who the members are in the network.
    pub(super) members: Vec<Identity>,
    /// The authors of all submissions.
    pub(super) authorships: Vec<Authorship>,
    /// Who they are in the network.
    pub(super) authors: Vec<Identity>,
    /// The first authorship of each submission, and the end of the last.
    first_of_submission: Vec<usize>,
}

impl<'a> Case<'a> {
    pub(super) fn of(conference: &'a Conference, network: &'a Network, rules: Rules) -> Self {
        let submissions = conference.submissions.values().enumerate();
        let authorships: Vec<Authorship> = submissions
            .flat_map(|(submission, listed)| {
                (0..listed.authors.len()).map(move |author| Authorship { submission, author })
            })
            .collect();
        let authors = || conference.submissions.values().flat_map(|submission| &submission.authors);
        let members = || conference.members.iter().map(|member| &member.person);
        let census = Census::of(network, members().chain(authors()));
        let identified = |people: Vec<&Person>| -> Vec<Identity> {
            people.par_iter().map(|person| Identity::of(person, network, &census)).collect()
        };
        let members = with_homonyms(identified(members().collect()), &conference.member_homonyms());
        let authors =
            with_homonyms(identified(authors().collect()), &author_homonyms(&authors().collect::<Vec<_>>()));
        let first_of_submission = first_of_submission(conference);
        Self { conference, network, rules, census, members, authorships, authors, first_of_submission }
    }

    /// The authorships of a submission.
    pub(super) fn authorships_of(&self, submission: usize) -> Range<usize> {
        self.first_of_submission[submission]..self.first_of_submission[submission + 1]
    }

    /// Who the authors of a submission are in the network.
    pub(super) fn authors_of(&self, submission: usize) -> &[Identity] {
        &self.authors[self.authorships_of(submission)]
    }

    pub(super) fn author(&self, at: usize) -> &'a Person {
        let Authorship { submission, author } = self.authorships[at];
        &self.conference.submissions[submission].authors[author]
    }

    /// The organizations of a person: those that the files list, else that of the last paper in the window.
    fn organizations(&self, person: &Person, identity: &Identity) -> Organizations {
        let listed = Organizations::of(person);
        if !listed.names.is_empty() {
            return listed;
        }
        let affiliation = last_affiliation(self.network, &self.rules.window, identity.certain());
        Organizations {
            names: Organizations::of(&Person { affiliation, ..Person::default() }).names,
            ..listed
        }
    }

    /// A certain finding about a member and an author.
    pub(super) fn certain(&self, member: usize, at: usize, kind: ConflictKind) -> Finding {
        let Authorship { submission, author } = self.authorships[at];
        Finding::certain(member, submission, Some(author), kind)
    }

    /// Every finding, by member, submission, kind and author.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let authors = self.conference.submissions.values().flat_map(|submission| &submission.authors);
        let directory = Directory::of(authors, &self.census);
        let targets = Targets::of(self.network, &self.authorships, &self.authors);
        let organizations = ByOrganization::of(self);
        let homonyms = self.conference.member_homonyms();
        let look = Look { case: self, directory, targets, organizations, homonyms };
        let second_hop =
            self.rules.second_hop.then(|| SecondHop::of(self.network, &self.rules, &look.targets));
        let of_member = |member: usize| {
            let mut findings = look.findings(member);
            if let Some(second_hop) = &second_hop {
                let known: HashSet<usize> = findings
                    .iter()
                    .filter(|finding| matches!(finding.verdict, Verdict::Conflict | Verdict::Ambiguous))
                    .map(|finding| finding.submission)
                    .collect();
                let further = second_hop.findings(member, &self.members[member]);
                findings.extend(further.into_iter().filter(|finding| !known.contains(&finding.submission)));
            }
            findings.sort_by_key(Finding::order);
            findings
        };
        let members: Vec<Vec<Finding>> = (0..self.members.len()).into_par_iter().map(of_member).collect();
        members.into_iter().flatten().collect()
    }
}

fn first_of_submission(conference: &Conference) -> Vec<usize> {
    let counts = conference.submissions.values().map(|submission| submission.authors.len());
    let mut first = vec![0];
    first.extend(counts.scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    }));
    first
}

/// What the members are compared with.
struct Look<'a> {
    case: &'a Case<'a>,
    directory: Directory<'a>,
    targets: Targets<'a>,
    organizations: ByOrganization,
    /// Of the members.
    homonyms: Vec<Homonyms>,
}

impl Look<'_> {
    fn findings(&self, member: usize) -> Vec<Finding> {
        let own = self.own(member);
        let mut findings = self.own_submissions(member, &own);
        let is_own: HashSet<usize> = findings
            .iter()
            .filter(|finding| finding.verdict == Verdict::Conflict)
            .map(|finding| finding.submission)
            .collect();
        // Whose own submission it is needs no further reason, and is no co-author of themselves.
        let own: HashSet<usize> = own.iter().filter(|same| !same.is_doubtful).map(|same| same.at).collect();
        let case = self.case;
        findings.extend(self.same_submissions(member, &own));
        findings.extend(case.rules.coauthors(case.network, member, &case.members[member], &self.targets));
        findings.extend(self.same_organizations(member));
        findings.retain(|finding| finding.kind == ConflictKind::Own || !is_own.contains(&finding.submission));
        findings
    }

    /// The authorships of a member: the same person in both files, or the same author of the network.
    fn own(&self, member: usize) -> Vec<Same> {
        let own = self.directory.same(&self.case.conference.members[member].person);
        let homonyms = self.homonyms[member];
        let mut own: Vec<Same> = own.into_iter().map(|same| same.among(homonyms)).collect();
        let identity = &self.case.members[member];
        for &author in identity.certain() {
            for &at in self.targets.of_author(author) {
                let other = &self.case.authors[at];
                if other.certain().contains(&author)
                    && let Some(by) = [identity.by, other.by].into_iter().flatten().max()
                    && !self.case.conference.members[member].person.contradicts(&self.case.author(at).ids)
                {
                    match own.iter_mut().find(|same| same.at == at) {
                        // Different organizations in the files still are a doubt.
                        Some(_) => {}
                        None => own.push(Same {
                            confidence: identity.certainty() * other.certainty(),
                            ..Same::for_sure(at, by)
                        }),
                    }
                }
            }
        }
        // Whether two orders of a name are one person is not known, unless the bibliography has both.
        for at in self.directory.in_other_order(&self.case.conference.members[member].person) {
            let is_known = identity.is_found() && self.case.authors[at].is_found();
            if !is_known && own.iter().all(|same| same.at != at) {
                own.push(Same::perhaps(at, Match::OtherOrder));
            }
        }
        own.sort_unstable_by_key(|same| same.at);
        own
    }

    fn own_submissions(&self, member: usize, own: &[Same]) -> Vec<Finding> {
        let finding = |same: &Same| {
            let Authorship { submission, author } = self.case.authorships[same.at];
            Finding {
                by: Some(same.by),
                verdict: if same.is_doubtful { Verdict::Ambiguous } else { Verdict::Conflict },
                confidence: same.confidence,
                ..Finding::certain(member, submission, Some(author), ConflictKind::Own)
            }
        };
        own.iter().map(finding).collect()
    }

    /// Other submissions of those who have submitted with the member.
    fn same_submissions(&self, member: usize, own: &HashSet<usize>) -> Vec<Finding> {
        let mut findings: HashMap<usize, Finding> = HashMap::new();
        let mut own: Vec<usize> = own.iter().copied().collect();
        own.sort_unstable();
        for at in own {
            let submission = self.case.authorships[at].submission;
            for coauthor in self.case.authorships_of(submission).filter(|&other| other != at) {
                for same in self.directory.same(self.case.author(coauthor)) {
                    let Authorship { submission: elsewhere, author } = self.case.authorships[same.at];
                    if elsewhere == submission {
                        continue;
                    }
                    let finding = Finding {
                        by: Some(same.by),
                        verdict: if same.is_doubtful { Verdict::Ambiguous } else { Verdict::Conflict },
                        confidence: same.confidence,
                        evidence: format!("submission {}", self.case.conference.submissions[submission].id),
                        ..Finding::certain(member, elsewhere, Some(author), ConflictKind::SameSubmission)
                    };
                    let known = findings.entry(same.at).or_insert_with(|| finding.clone());
                    if finding.verdict < known.verdict {
                        *known = finding;
                    }
                }
            }
        }
        findings.into_values().collect()
    }

    fn same_organizations(&self, member: usize) -> Vec<Finding> {
        let person = &self.case.conference.members[member].person;
        let organizations = self.case.organizations(person, &self.case.members[member]);
        let finding = |at: usize| {
            let Shared { evidence, is_sure } = shared(&organizations, &self.organizations.of[at])?;
            let certain = self.case.certain(member, at, ConflictKind::SameOrganization);
            Some(if is_sure { certain } else { certain.doubtful() }.with_evidence(evidence))
        };
        self.organizations.near(&organizations).into_iter().filter_map(finding).collect()
    }
}

/// Authorships by the organizations of the author.
struct ByOrganization {
    of: Vec<Organizations>,
    by: HashMap<String, Vec<usize>>,
}

impl ByOrganization {
    fn of(case: &Case<'_>) -> Self {
        let identities = case.authors.par_iter().enumerate();
        let of: Vec<Organizations> =
            identities.map(|(at, identity)| case.organizations(case.author(at), identity)).collect();
        let mut by: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, organizations) in of.iter().enumerate() {
            for token in organizations.tokens() {
                by.entry(token).or_default().push(at);
            }
        }
        Self { of, by }
    }

    /// The authorships of which an organization may be one of these.
    fn near(&self, organizations: &Organizations) -> Vec<usize> {
        let found = organizations.tokens().into_iter().filter_map(|token| self.by.get(token.as_str()));
        let mut found: Vec<usize> = found.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
