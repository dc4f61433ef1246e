//! No one is on a byline twice: of two mentions there of one person, the later is another bearer of the name, unless one
//! identifier is beside both.

use hashbrown::HashMap;

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
/// name of a spelling and the person of that name as far as known, nothing for a group.
pub(super) fn doubles(
    corpus: &Corpus,
    meant: Meant<'_>,
    identities: &Identities,
    person: impl Fn(u32) -> Option<(u32, u32)>,
) -> Vec<Other> {
    let mut doubles: indexmap::IndexMap<(u32, usize), Vec<u32>> = indexmap::IndexMap::new();
    let mut there: HashMap<u32, Vec<u32>> = HashMap::new();
    for paper in 0..corpus.papers() {
        let byline = meant.byline(paper);
        there.clear();
        // Mentions with identifiers come first: they are the person of these.
        let first = corpus.mentions_of(paper).start as u32;
        let has_ids =
            |spelling: &u32| !identities.is_empty() && !identities.of_spelling(*spelling).is_empty();
        let mentions = || (first..).zip(byline.iter().copied());
        let with = mentions().filter(|(_, spelling)| has_ids(spelling));
        let without = mentions().filter(|(_, spelling)| !has_ids(spelling));
        for (mention, spelling) in with.chain(without) {
            let Some((name, person)) = person(spelling) else { continue };
            let bearers = there.entry(person).or_default();
            let is_one = |other: &u32| {
                has_ids(&spelling)
                    && identities
                        .of_spelling(spelling)
                        .iter()
                        .any(|id| identities.of_spelling(*other).contains(id))
            };
            let bearer = bearers.iter().position(is_one).unwrap_or(bearers.len());
            if bearer > 0 {
                doubles.entry((name, bearer)).or_default().push(mention);
            }
            if bearer == bearers.len() {
                bearers.push(spelling);
            }
        }
    }
    let mut doubles: Vec<_> = doubles.into_iter().collect();
    doubles.sort_by_key(|(place, _)| *place);
    doubles.into_iter().map(|((name, _), mentions)| Other { name, mentions }).collect()
}
