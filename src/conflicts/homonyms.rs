//! People of one name in the files: who is found by that name may be each of them.

use hashbrown::HashMap;

use super::identity::Identity;
use super::organization::Organizations;
use super::people::{Conference, Person};
use crate::names::folded;

/// Other people of the name of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Homonyms {
    pub(super) count: usize,
    /// Whether they are told apart from the person by more than an affiliation, which may have changed.
    pub(super) are_others: bool,
}

/// The same identities, where several people of a name may be one author of the network.
pub(super) fn with_homonyms(identities: Vec<Identity>, homonyms: &[Homonyms]) -> Vec<Identity> {
    let pairs = identities.into_iter().zip(homonyms);
    pairs.map(|(identity, homonyms)| identity.among_homonyms(homonyms.count, homonyms.are_others)).collect()
}

/// The homonyms of each author of all submissions. A person may use another address on each of them.
pub(super) fn author_homonyms(authors: &[&Person]) -> Vec<Homonyms> {
    let keys: Vec<String> = authors.iter().map(|author| folded(&author.name)).collect();
    let mut people: HashMap<&str, Vec<&Person>> = HashMap::new();
    for (author, key) in authors.iter().zip(&keys).filter(|(_, key)| !key.is_empty()) {
        let known = people.entry(key).or_default();
        if known.iter().all(|known| are_told_apart(known, author)) {
            known.push(author);
        }
    }
    let others = |key: &String| people.get(key.as_str()).map_or(0, |people| people.len() - 1);
    keys.iter().map(|key| Homonyms { count: others(key), are_others: false }).collect()
}

impl Conference {
    /// The homonyms of each member.
    pub(super) fn member_homonyms(&self) -> Vec<Homonyms> {
        let mut of_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, member) in self.members.iter().enumerate().filter(|(_, member)| !member.name_key.is_empty())
        {
            of_name.entry(&member.name_key).or_default().push(at);
        }
        let homonyms = |at: usize| {
            let member = &self.members[at];
            let all = of_name.get(member.name_key.as_str()).map_or(&[][..], Vec::as_slice);
            let mut others = all.iter().filter(|other| **other != at);
            Homonyms {
                count: all.len().saturating_sub(1),
                are_others: others.any(|&other| !member.has_name_of(&self.members[other])),
            }
        };
        (0..self.members.len()).map(homonyms).collect()
    }
}

/// Whether two people of one name have different identifiers, or neither an address nor an organization in common.
pub(super) fn are_told_apart(one: &Person, other: &Person) -> bool {
    let have_other_addresses = !one.emails.is_empty()
        && !other.emails.is_empty()
        && !one.emails.iter().any(|email| other.emails.contains(email));
    one.contradicts(&other.ids)
        || have_other_addresses && Organizations::of(one).differ_from(&Organizations::of(other))
}
