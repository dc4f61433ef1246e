//! Ties among some authors without the pairs of papers with very many of them.
//!
//! A paper of n authors implies n(n−1)/2 ties: half a million lines for a thousand authors, too many to read. Such a paper
//! is a hub instead: one mark that is joined to each of its authors.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::projection::{Stamps, check_size};
use super::{AuthorId, Counting, Network, PaperId, Tie};
use crate::error::Result;

/// A paper with so many of some authors that it represents the ties among them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hub {
    pub(crate) paper: PaperId,
    /// Those of the authors who wrote it, by number.
    pub(crate) members: Vec<AuthorId>,
    /// What it adds to the strength of each tie.
    pub(crate) share: f64,
}

/// The ties among some authors.
#[derive(Debug, Default)]
pub(crate) struct TiesAndHubs {
    /// Pairs with a paper in common that is no hub, by number; papers and strength count those that are hubs, too.
    pub(crate) ties: Vec<(AuthorId, AuthorId, Tie)>,
    /// By paper.
    pub(crate) hubs: Vec<Hub>,
}

impl Network {
    /// The ties among some authors, given in the order of their numbers. Papers with more than `most` of them are hubs.
    ///
    /// Takes as many steps as the bylines of these authors have members, except those of hubs.
    ///
    /// # Errors
    /// If the pairs that are no hubs' would not fit in memory, which is known before any is made.
    pub(crate) fn ties_and_hubs(
        &self,
        authors: &[AuthorId],
        counting: Counting,
        most: usize,
    ) -> Result<TiesAndHubs> {
        let mut mentions: Vec<(u32, AuthorId)> = authors
            .par_iter()
            .flat_map_iter(|&author| self.works_of(author.0).iter().map(move |&work| (work, author)))
            .collect();
        mentions.par_sort_unstable();
        let teams = || mentions.chunk_by(|(work, _), (other, _)| work == other);
        let pairs = teams().filter(|team| team.len() <= most).map(|team| team.len() as u64);
        let pairs = pairs.map(|team| team * team.saturating_sub(1) / 2).sum();
        check_size(pairs, size_of::<(AuthorId, AuthorId, Tie)>() as u64)?;

        let hub = |team: &[(u32, AuthorId)]| Hub {
            paper: PaperId(team[0].0),
            members: team.iter().map(|&(_, author)| author).collect(),
            share: self.share(team[0].0, counting),
        };
        let hubs: Vec<Hub> = teams().filter(|team| team.len() > most).map(hub).collect();
        let mut hubs_of: HashMap<AuthorId, Vec<u32>> = HashMap::new();
        for Hub { paper, members, .. } in &hubs {
            members.iter().for_each(|&member| hubs_of.entry(member).or_default().push(paper.0));
        }
        let works_of_hubs: Vec<u32> = hubs.iter().map(|hub| hub.paper.0).collect();
        let is_hub = |work: u32| works_of_hubs.binary_search(&work).is_ok();
        let have_hub_in_common = |a: AuthorId, b: AuthorId| {
            let [a, b] = [a, b].map(|author| hubs_of.get(&author).map_or(&[][..], Vec::as_slice));
            a.iter().any(|hub| b.binary_search(hub).is_ok())
        };
        let ties_from = |stamps: &mut Option<Stamps>, &author: &AuthorId| {
            let works = self.works_of(author.0).iter().copied().filter(|&work| !is_hub(work));
            let works: Vec<u32> = works.collect();
            let ties = self.ties_of_one(&works, author.0, author.0 + 1, counting, stamps);
            let ties = ties.into_iter().map(|(other, tie)| (author, AuthorId(other), tie));
            let drawn = ties.filter(|(_, other, _)| authors.binary_search(other).is_ok());
            let whole = |(a, b, tie)| match have_hub_in_common(a, b) {
                true => (a, b, self.tie_between(a, b, counting)),
                false => (a, b, tie),
            };
            drawn.map(whole).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<_>> = authors.par_iter().map_init(|| None, ties_from).collect();
        Ok(TiesAndHubs { ties: rows.concat(), hubs })
    }

    /// The tie of two authors, by all that they wrote together. Sums are taken in the order of papers.
    fn tie_between(&self, a: AuthorId, b: AuthorId, counting: Counting) -> Tie {
        let others = self.works_of(b.0);
        let shared = self.works_of(a.0).iter().filter(|work| others.binary_search(work).is_ok());
        let none = Tie { papers: 0, strength: 0.0 };
        shared.fold(none, |Tie { papers, strength }, &work| Tie {
            papers: papers + u32::from((work as usize) < self.paper_count()),
            strength: strength + self.share(work, counting),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Loader;
    use crate::random::Random;

    /// Papers of very different sizes among a few dozen authors.
    fn network(seed: u64) -> Network {
        let mut random = Random::new(seed);
        let bylines: Vec<Vec<String>> = (0..40)
            .map(|_| {
                let most = [2, 3, 5, 30][random.below(4)];
                (0..1 + random.below(most)).map(|_| format!("Given F{}", random.below(40))).collect()
            })
            .collect();
        Loader::new().bylines("x", bylines).load().expect("a network").network
    }

    #[test]
    fn ties_and_hubs_together_are_the_ties() {
        for (seed, counting) in (0..60).zip([Counting::Full, Counting::Fractional].into_iter().cycle()) {
            let network = network(seed);
            let authors: Vec<AuthorId> = network.authors().filter(|author| author.0 % 5 != 3).collect();
            let all = network.ties_among(&authors, counting).expect("they fit");
            let TiesAndHubs { ties, hubs } = network.ties_and_hubs(&authors, counting, 6).expect("they fit");
            assert!(hubs.iter().all(|hub| hub.members.len() > 6));
            for tie in &ties {
                assert!(all.contains(tie), "{tie:?} is no tie, or has another strength");
            }
            for (a, b, _) in &all {
                let is_in_hub = hubs.iter().any(|hub| hub.members.contains(a) && hub.members.contains(b));
                let is_tie = ties.iter().any(|(c, d, _)| (a, b) == (c, d));
                assert!(is_in_hub || is_tie, "{a:?} and {b:?} are not joined");
            }
        }
    }

    #[test]
    fn without_large_papers_there_are_no_hubs() {
        let network = network(1);
        let authors: Vec<AuthorId> = network.authors().collect();
        let found = network.ties_and_hubs(&authors, Counting::Full, 100).expect("they fit");
        assert_eq!((found.hubs, found.ties), (vec![], network.ties_among(&authors, Counting::Full).unwrap()));
    }
}
