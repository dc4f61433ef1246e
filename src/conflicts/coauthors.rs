//! Papers in common of a member and the authors of submissions, found by walking the papers of the member.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;

use super::identity::{BY_INITIALS, Identity, Match};
use super::verdict::{ConflictKind, Finding, Verdict};
use super::window::{Dating, Window, possible_days};
use crate::network::{AuthorId, Network, PaperId};

/// Which papers make a conflict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rules {
    pub(super) window: Window,
    /// Papers with more authors make weak conflicts only.
    pub(super) weak_beyond: Option<u32>,
    /// Whether a co-author in common is a conflict.
    pub(super) second_hop: bool,
}

/// The author of a submission: places of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Authorship {
    pub(super) submission: usize,
    pub(super) author: usize,
}

/// The authors of submissions by who they may be in the network.
pub(super) struct Targets<'a> {
    pub(super) authorships: &'a [Authorship],
    pub(super) identities: &'a [Identity],
    is_target: FixedBitSet,
    of_author: HashMap<AuthorId, Vec<usize>>,
}

impl<'a> Targets<'a> {
    pub(super) fn of(network: &Network, authorships: &'a [Authorship], identities: &'a [Identity]) -> Self {
        let mut targets = Self {
            authorships,
            identities,
            is_target: FixedBitSet::with_capacity(network.author_count()),
            of_author: HashMap::new(),
        };
        for (at, identity) in identities.iter().enumerate() {
            for author in identity.everyone() {
                targets.is_target.insert(author.index());
                targets.of_author.entry(author).or_default().push(at);
            }
        }
        targets
    }

    /// The authorships of which an author of the network may be the author.
    pub(super) fn of_author(&self, author: AuthorId) -> &[usize] {
        if !self.is_target.contains(author.index()) {
            return &[];
        }
        self.of_author.get(&author).map_or(&[], Vec::as_slice)
    }
}

/// A paper of somebody who may be the member and somebody who may be the author.
type Shared = (AuthorId, AuthorId, PaperId);

/// How much a paper in common weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Nothing,
    Old,
    Weak,
    Full,
}

impl Rules {
    fn weight(&self, network: &Network, paper: PaperId, dating: Dating) -> Weight {
        if !self.window.has(possible_days(network, paper), dating) {
            Weight::Old
        } else if self.weak_beyond.is_some_and(|most| network.team_size(paper) > most) {
            Weight::Weak
        } else {
            Weight::Full
        }
    }

    /// The findings of papers in common of a member, in the order of authorships.
    pub(super) fn coauthors(
        &self,
        network: &Network,
        member: usize,
        identity: &Identity,
        targets: &Targets<'_>,
    ) -> Vec<Finding> {
        let everyone = identity.everyone();
        let mut shared: BTreeMap<usize, Vec<Shared>> = BTreeMap::new();
        for &one in &everyone {
            for &paper in network.papers_of(one) {
                for &other in network.byline(paper) {
                    if everyone.binary_search(&other).is_err() {
                        for &at in targets.of_author(other) {
                            shared.entry(at).or_default().push((one, other, paper));
                        }
                    }
                }
            }
        }
        let finding = |(at, shared): (usize, Vec<Shared>)| {
            let weighing = Weighing {
                network,
                rules: self,
                member: identity,
                author: &targets.identities[at],
                shared: &shared,
            };
            let Authorship { submission, author } = targets.authorships[at];
            weighing.finding(Finding::certain(member, submission, Some(author), ConflictKind::Coauthor))
        };
        shared.into_iter().filter_map(finding).collect()
    }
}

/// The papers in common of somebody who may be several authors and somebody else who may be.
struct Weighing<'a> {
    network: &'a Network,
    rules: &'a Rules,
    member: &'a Identity,
    author: &'a Identity,
    shared: &'a [Shared],
}

impl Weighing<'_> {
    /// The finding, if there is any, in place of a certain one.
    fn finding(&self, finding: Finding) -> Option<Finding> {
        let (verdict, weight) = self.verdict(self.rules.window.dating())?;
        let other = match self.rules.window.dating() {
            Dating::Latest => Dating::Earliest,
            Dating::Earliest => Dating::Latest,
        };
        let depends_on_date = self.verdict(other).map(|(verdict, _)| verdict) != Some(verdict);
        let is_certain = verdict != Verdict::Ambiguous;
        let of_member = self.identified(self.member, weight, |&(one, ..)| one);
        let of_author = self.identified(self.author, weight, |&(_, other, _)| other);
        let by = [of_member.0, of_author.0].into_iter().flatten().max();
        let possible_by = [self.member.possible_by, self.author.possible_by].into_iter().flatten().max();
        let possible_only = !is_certain
            && self.best(&self.worlds(self.member), &self.worlds(self.author), self.rules.window.dating())
                < weight;
        Some(Finding {
            verdict,
            by: if possible_only { possible_by.or(by) } else { by },
            confidence: of_member.1 * of_author.1,
            depends_on_date,
            papers: self.papers(weight),
            ..finding
        })
    }

    /// By what one of the two was identified on the papers that decide, and how sure that is: all of these may be by somebody
    /// whose name is abbreviated.
    fn identified(
        &self,
        identity: &Identity,
        least: Weight,
        author: impl Fn(&Shared) -> AuthorId,
    ) -> (Option<Match>, f64) {
        let dating = self.rules.window.dating();
        let decides = |&&(.., paper): &&Shared| self.rules.weight(self.network, paper, dating) >= least;
        let are_short =
            self.shared.iter().filter(decides).all(|shared| identity.short.contains(&author(shared)));
        if are_short && identity.by == Some(Match::ExactName) {
            (Some(Match::Initials), BY_INITIALS * identity.share())
        } else {
            (identity.by, identity.certainty())
        }
    }

    fn worlds(&self, identity: &Identity) -> Vec<AuthorId> {
        identity.alternatives.iter().flatten().copied().collect()
    }

    /// The verdict, and the weight that decides.
    fn verdict(&self, dating: Dating) -> Option<(Verdict, Weight)> {
        let is_open = self.member.is_open || self.author.is_open;
        let worlds = self
            .member
            .alternatives
            .iter()
            .flat_map(|one| self.author.alternatives.iter().map(move |other| (one, other)));
        let certain = worlds.map(|(one, other)| self.best(one, other, dating)).min().filter(|_| !is_open);
        let certain = certain.unwrap_or(Weight::Nothing);
        let possible =
            self.shared.iter().map(|&(.., paper)| self.rules.weight(self.network, paper, dating)).max()?;
        Some(match (certain, possible) {
            (Weight::Full, _) => (Verdict::Conflict, Weight::Full),
            (Weight::Weak, Weight::Weak) => (Verdict::Weak, Weight::Weak),
            (_, Weight::Full | Weight::Weak) => (Verdict::Ambiguous, possible),
            (_, Weight::Old | Weight::Nothing) => (Verdict::Old, Weight::Old),
        })
    }

    /// The greatest weight of a paper of one of these and one of those.
    fn best(&self, one: &[AuthorId], other: &[AuthorId], dating: Dating) -> Weight {
        let between = self.shared.iter().filter(|(a, b, _)| one.contains(a) && other.contains(b));
        let weights = between.map(|&(.., paper)| self.rules.weight(self.network, paper, dating));
        weights.max().unwrap_or(Weight::Nothing)
    }

    /// The papers of at least this weight, the latest first.
    fn papers(&self, least: Weight) -> Vec<PaperId> {
        let dating = self.rules.window.dating();
        let mut papers: Vec<PaperId> = self
            .shared
            .iter()
            .map(|&(.., paper)| paper)
            .filter(|&paper| self.rules.weight(self.network, paper, dating) >= least)
            .collect();
        papers.sort_unstable();
        papers.dedup();
        papers.sort_by_key(|&paper| {
            std::cmp::Reverse(possible_days(self.network, paper).map(|(_, last)| last))
        });
        papers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_that_of_the_name_or_of_the_alternatives() {
        let identity = |by, expected, alternatives: usize| Identity {
            by: Some(by),
            expected,
            alternatives: vec![Vec::new(); alternatives],
            ..Identity::default()
        };
        assert!((identity(Match::Id, 4.0, 1).certainty() - 1.0).abs() < 1e-9);
        assert!((identity(Match::ExactName, 4.0, 1).certainty() - 0.25).abs() < 1e-9);
        assert!((identity(Match::ExactName, 1.0, 2).certainty() - 0.5).abs() < 1e-9);
    }
}
