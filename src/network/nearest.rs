//! Suggests the closest names for one that is not found.

use std::cmp::Reverse;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::likeness::SoughtName;
use super::{AuthorId, Network};

/// The number of close names that are suggested.
const NEAREST: usize = 5;

/// The number of candidates that a thread compares at a time.
const AT_A_TIME: usize = 1024;

/// How alike a name is, in millionths: integers, so that the order is total and the same on every machine. The rank in
/// the order of names breaks ties.
type Candidate = (Reverse<u64>, u32, AuthorId);

impl Network {
    /// The authors whose names are closest to a folded name (Jaro–Winkler, words in any order): among those with a
    /// similar word, otherwise among all.
    pub(super) fn nearest(&self, key: &str) -> Vec<AuthorId> {
        let mut candidates = self.authors_of(self.words().much_like(key).into_iter());
        if candidates.is_empty() {
            candidates = self.authors().collect();
        }
        if candidates.len() > AT_A_TIME {
            self.roster.expect_many_keys();
        }
        let sought = SoughtName::of(key);
        let least = AtomicU64::new(0);
        let among = candidates.par_chunks(AT_A_TIME).map(|some| self.nearest_among(some, &sought, &least));
        let mut nearest = among.collect::<Vec<_>>().concat();
        nearest.sort_unstable();
        nearest.into_iter().take(NEAREST).map(|(.., author)| author).collect()
    }

    /// The nearest among some authors, without those who are less alike than `least`: the likeness of the last one that
    /// is suggested, as far as it is known.
    fn nearest_among(&self, authors: &[AuthorId], sought: &SoughtName, least: &AtomicU64) -> Vec<Candidate> {
        let mut nearest: Vec<Candidate> = Vec::with_capacity(NEAREST + 1);
        for &author in authors {
            if let Some((last, ..)) = nearest.get(NEAREST - 1) {
                least.fetch_max(last.0, Ordering::Relaxed);
            }
            let least = least.load(Ordering::Relaxed);
            let name = self.folded_name(author.index());
            if let Some(likeness) = sought.likeness(&name, least) {
                let candidate = (Reverse(likeness), self.name_rank(author), author);
                let place = nearest.partition_point(|nearer| *nearer < candidate);
                nearest.insert(place, candidate);
                nearest.truncate(NEAREST);
            }
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{Matching, resolve};
    use crate::network::Selection;
    use crate::reading::{ReadOptions, Source, read};
    use crate::records::Notices;

    #[test]
    fn the_nearest_names_are_those_of_a_full_comparison() {
        let mut notices = Notices::default();
        let corpus = read(&[Source::Sample], ReadOptions::default(), &mut notices).expect("the sample");
        let roster = resolve(&corpus, Matching::Folded);
        let network = Network::build(corpus, roster, Selection::default(), &mut notices);
        for name in ["leonidas gibas", "wei wangg", "jiajun", "qqq", "xu tann", "li"] {
            let mut candidates = network.authors_of(network.words().much_like(name).into_iter());
            if candidates.is_empty() {
                candidates = network.authors().collect();
            }
            let sought = SoughtName::of(name);
            candidates.sort_by_key(|&author| {
                let likeness = sought.likeness(&network.folded_name(author.index()), 0);
                (Reverse(likeness), network.name_rank(author))
            });
            candidates.truncate(NEAREST);
            assert_eq!(network.nearest(name), candidates, "{name}");
        }
    }
}
