//! Everyone that a person has written with in a window.

use std::collections::BTreeMap;

use super::calendar::Day;
use super::stated::affiliation;
use super::window::{Window, possible_days, written_date};
use crate::network::{AuthorId, Network, PaperId};

/// A co-author in a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Acquaintance {
    pub(super) author: AuthorId,
    /// The papers in the window, the latest first.
    pub(super) papers: Vec<PaperId>,
    /// The last day on which the last of them may have appeared; `None` if a date is missing.
    pub(super) last_day: Option<Day>,
    /// The date of the last paper as exactly as it is known.
    pub(super) last_date: Option<String>,
    /// Whether the first possible days would leave the person out.
    pub(super) depends_on_date: bool,
    /// The affiliation on the last paper that has one.
    pub(super) affiliation: String,
}

/// Everyone that a person, who may be several authors of the network, has written with in a window; by name.
pub(super) fn acquaintances(network: &Network, window: &Window, person: &[AuthorId]) -> Vec<Acquaintance> {
    let mut papers: Vec<PaperId> =
        person.iter().flat_map(|&author| network.papers_of(author)).copied().collect();
    papers.sort_unstable();
    papers.dedup();
    papers.retain(|&paper| window.has(possible_days(network, paper), window.dating()));
    let mut by_author: BTreeMap<AuthorId, Vec<PaperId>> = BTreeMap::new();
    for paper in papers {
        for &author in network.byline(paper).iter().filter(|author| !person.contains(author)) {
            by_author.entry(author).or_default().push(paper);
        }
    }
    let acquaintance = |(author, papers)| Acquaintance::of(network, window, author, papers);
    let mut found: Vec<Acquaintance> = by_author.into_iter().map(acquaintance).collect();
    found.sort_by_cached_key(|person| (network.name_rank(person.author), person.author));
    found
}

impl Acquaintance {
    fn of(network: &Network, window: &Window, author: AuthorId, mut papers: Vec<PaperId>) -> Self {
        let last = |paper: &PaperId| possible_days(network, *paper).map(|(_, last)| last);
        papers.sort_by_key(|paper| std::cmp::Reverse(last(paper)));
        let latest =
            papers.iter().filter_map(|&paper| possible_days(network, paper)).max_by_key(|&(_, last)| last);
        let counts = |dating| papers.iter().any(|&paper| window.has(possible_days(network, paper), dating));
        let [latest_counts, earliest_counts] = [super::Dating::Latest, super::Dating::Earliest].map(counts);
        Self {
            author,
            last_day: latest.map(|(_, last)| last),
            last_date: written_date(latest),
            depends_on_date: latest_counts != earliest_counts,
            affiliation: papers
                .iter()
                .map(|&paper| affiliation(network, author, paper))
                .find(|text| !text.is_empty())
                .unwrap_or_default(),
            papers,
        }
    }
}
