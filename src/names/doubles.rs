//! No one is on a byline twice: of two mentions there of one person, the later is another bearer of the name, unless one
//! identifier is beside both.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use rayon::prelude::*;

use super::identities::Identities;
use super::meant::Meant;
use crate::records::Corpus;

/// Mentions in which a name means not its main bearer but another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other {
    pub(super) name: u32,
    pub(super) mentions: Vec<u32>,
}

/// The mentions on bylines where their persons are mentioned before, by name and by how often before. `person` gives the
/// name of a spelling and the person of that name as far as known.
pub(super) fn doubles(
    corpus: &Corpus,
    meant: Meant<'_>,
    identities: &Identities,
    person: impl Fn(u32) -> (u32, u32) + Sync,
    is_group: impl Fn(u32) -> bool,
) -> Vec<Other> {
    let has_double = |&paper: &usize| {
        let byline = meant.byline(paper);
        let mut persons: Vec<u32> = byline.iter().map(|&spelling| person(spelling).1).collect();
        persons.sort_unstable();
        persons.windows(2).any(|two| two[0] == two[1])
    };
    let papers: Vec<usize> = (0..corpus.papers()).into_par_iter().filter(has_double).collect();
    let ids = |spelling: u32| -> &[u32] {
        if identities.is_empty() { &[] } else { identities.of_spelling(spelling) }
    };
    let mut doubles: BTreeMap<(u32, usize), Vec<u32>> = BTreeMap::new();
    let mut there: HashMap<u32, Vec<u32>> = HashMap::new();
    for paper in papers {
        there.clear();
        let mut mentions: Vec<(u32, u32)> =
            (corpus.mentions_of(paper).start as u32..).zip(meant.byline(paper).iter().copied()).collect();
        mentions.retain(|(_, spelling)| !is_group(*spelling));
        // Mentions with identifiers come first: they are the person of these.
        mentions.sort_by_key(|(_, spelling)| ids(*spelling).is_empty());
        for (mention, spelling) in mentions {
            let (name, person) = person(spelling);
            let bearers = there.entry(person).or_default();
            let is_one = |other: &u32| ids(spelling).iter().any(|id| ids(*other).contains(id));
            let bearer = bearers.iter().position(is_one).unwrap_or(bearers.len());
            if bearer > 0 {
                doubles.entry((name, bearer)).or_default().push(mention);
            }
            if bearer == bearers.len() {
                bearers.push(spelling);
            }
        }
    }
    doubles.into_iter().map(|((name, _), mentions)| Other { name, mentions }).collect()
}
