//! Co-authors in common: people two papers apart.

use fixedbitset::FixedBitSet;

use super::coauthors::{Authorship, Rules, Targets};
use super::identity::Identity;
use super::verdict::{ConflictKind, Finding};
use super::window::possible_days;
use crate::network::{AuthorId, Network, PaperId};

/// The co-authors of all authors of submissions who are certain, in the window.
pub(super) struct SecondHop<'a> {
    network: &'a Network,
    rules: &'a Rules,
    /// The authorships with the co-authors of the author, ascending.
    authorships: Vec<(Authorship, Vec<AuthorId>)>,
}

impl<'a> SecondHop<'a> {
    pub(super) fn of(network: &'a Network, rules: &'a Rules, targets: &Targets<'_>) -> Self {
        let of_one = |(authorship, identity): (&Authorship, &Identity)| {
            (*authorship, coauthors(network, rules, identity.certain()))
        };
        let authorships = targets.authorships.iter().zip(targets.identities).map(of_one);
        Self {
            network,
            rules,
            authorships: authorships.filter(|(_, coauthors)| !coauthors.is_empty()).collect(),
        }
    }

    /// One finding for each submission with an author who has a co-author of the member.
    pub(super) fn findings(&self, member: usize, identity: &Identity) -> Vec<Finding> {
        let mut is_coauthor = FixedBitSet::with_capacity(self.network.author_count());
        let own = identity.certain();
        coauthors(self.network, self.rules, own).iter().for_each(|author| is_coauthor.insert(author.index()));
        let mut findings: Vec<Finding> = Vec::new();
        for (Authorship { submission, author }, coauthors) in &self.authorships {
            let via = coauthors.iter().find(|via| is_coauthor.contains(via.index()) && !own.contains(via));
            let Some(&via) = via else { continue };
            if findings.last().is_some_and(|last| last.submission == *submission) {
                continue;
            }
            findings.push(Finding {
                by: identity.by,
                evidence: format!("via {}", self.network.name(via)),
                ..Finding::certain(member, *submission, Some(*author), ConflictKind::Distance2)
            });
        }
        findings
    }
}

/// The co-authors of a person in the window, ascending, by papers that are not weak.
fn coauthors(network: &Network, rules: &Rules, person: &[AuthorId]) -> Vec<AuthorId> {
    let counts = |paper: &PaperId| {
        let is_weak = rules.weak_beyond.is_some_and(|most| network.team_size(*paper) > most);
        !is_weak && rules.window.has(possible_days(network, *paper), rules.window.dating())
    };
    let papers = person.iter().flat_map(|&author| network.papers_of(author)).copied().filter(counts);
    let mut found: Vec<AuthorId> = papers
        .flat_map(|paper| network.byline(paper))
        .copied()
        .filter(|author| !person.contains(author))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
