//! People of files by address, identifier and name: which of them is a person of another file.

use hashbrown::HashMap;

use super::census::Census;
use super::homonyms::Homonyms;
use super::identity::{BY_INITIALS, Match, SEVERAL};
use super::organization::{Organizations, shared};
use super::people::Person;
use super::spoken::{Agreement, Block, Spoken};

/// The chance that two spellings of a name in one organization are of one person.
const BY_SPELLING: f64 = 0.9;

/// People in order, found by what they share with another person.
pub(super) struct Directory<'a> {
    people: Vec<(&'a Person, Spoken, Organizations)>,
    by_email: HashMap<&'a str, Vec<usize>>,
    by_id: HashMap<&'a str, Vec<usize>>,
    by_name: HashMap<Block, Vec<usize>>,
    /// By the words of the whole name, whatever its capitals mean.
    by_words: HashMap<String, Vec<usize>>,
    /// By where other spellings of the name are.
    by_spelling: HashMap<Block, Vec<usize>>,
    census: &'a Census,
}

/// A person of the directory who is the one that is looked up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Same {
    /// The place in the directory.
    pub(super) at: usize,
    pub(super) by: Match,
    /// Whether it may as well be another person of that name.
    pub(super) is_doubtful: bool,
    /// The chance that it is the same person, as far as the names tell.
    pub(super) confidence: f64,
    /// Whether both are of one organization.
    pub(super) is_same_place: bool,
}

impl Same {
    pub(super) fn for_sure(at: usize, by: Match) -> Self {
        Self { at, by, is_doubtful: false, confidence: 1.0, is_same_place: false }
    }

    pub(super) fn perhaps(at: usize, by: Match) -> Self {
        Self { at, by, is_doubtful: true, confidence: 0.5, is_same_place: false }
    }

    /// The same person, if one of several members of that name may be meant.
    pub(super) fn among(self, homonyms: Homonyms) -> Self {
        if homonyms.count == 0 || self.by < Match::ExactName {
            return self;
        }
        let share = 1.0 / (1 + homonyms.count) as f64;
        // An organization in common tells which one it is.
        let is_one_of_them = homonyms.are_others && !self.is_same_place;
        Self {
            is_doubtful: self.is_doubtful || is_one_of_them,
            confidence: if self.is_same_place { self.confidence } else { self.confidence.min(share) },
            ..self
        }
    }
}

impl<'a> Directory<'a> {
    pub(super) fn of(people: impl Iterator<Item = &'a Person>, census: &'a Census) -> Self {
        let mut directory = Self {
            people: people
                .map(|person| (person, Spoken::in_all_spellings(&person.name), Organizations::of(person)))
                .collect(),
            by_email: HashMap::new(),
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            by_words: HashMap::new(),
            by_spelling: HashMap::new(),
            census,
        };
        for (at, (person, name, _)) in directory.people.iter().enumerate() {
            person.emails.iter().for_each(|email| directory.by_email.entry(email).or_default().push(at));
            person.ids.iter().for_each(|id| directory.by_id.entry(id).or_default().push(at));
            if !name.is_empty() {
                name.blocks()
                    .into_iter()
                    .for_each(|block| directory.by_name.entry(block).or_default().push(at));
                for block in name.blocks_of_spellings() {
                    directory.by_spelling.entry(block).or_default().push(at);
                }
                name.readings().for_each(|words| directory.by_words.entry_ref(words).or_default().push(at));
            }
        }
        directory
    }

    /// Everyone who is this person, in order.
    pub(super) fn same(&self, person: &Person) -> Vec<Same> {
        let mut found: Vec<Same> = Vec::new();
        let with = |places: Option<&Vec<usize>>, by: Match| -> Vec<Same> {
            places.into_iter().flatten().map(|&at| Same::for_sure(at, by)).collect()
        };
        person.ids.iter().for_each(|id| found.extend(with(self.by_id.get(id.as_str()), Match::Id)));
        person
            .emails
            .iter()
            .for_each(|email| found.extend(with(self.by_email.get(email.as_str()), Match::Email)));
        let name = Spoken::in_all_spellings(&person.name);
        if !name.is_empty() {
            let organizations = Organizations::of(person);
            let of_spellings = name.blocks_of_spellings();
            let respelled = of_spellings.iter().filter_map(|block| self.by_spelling.get(block)).flatten();
            found.extend(
                respelled.filter_map(|&at| self.same_in_other_spelling(at, person, &name, &organizations)),
            );
            let blocks = name.blocks();
            let alike = blocks.iter().filter_map(|block| self.by_name.get(block)).flatten();
            let name = name.settled_by(alike.clone().map(|&at| &self.people[at].1));
            found.extend(alike.filter_map(|&at| self.same_name(at, person, &name, &organizations)));
        }
        // The strongest match of each comes first and stays.
        found.sort_unstable_by_key(|same| (same.at, same.by));
        found.dedup_by_key(|same| same.at);
        found
    }

    /// Everyone who has the name of this person with the family name at the other end. Two names with a comma say which
    /// is which.
    pub(super) fn in_other_order(&self, person: &Person) -> Vec<usize> {
        let name = Spoken::of(&person.name);
        let orders = name.in_other_order();
        let found = orders.iter().filter_map(|order| self.by_words.get(order)).flatten().copied();
        let is_like = |&at: &usize| {
            let (other, other_name, _) = &self.people[at];
            name.is_in_other_order(other_name) && !person.contradicts(&other.ids)
        };
        let mut found: Vec<usize> = found.filter(is_like).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn same_name(
        &self,
        at: usize,
        person: &Person,
        name: &Spoken,
        organizations: &Organizations,
    ) -> Option<Same> {
        let (other, other_name, other_organizations) = &self.people[at];
        let agreement = name.agreement(other_name).or_else(|| other_name.agreement(name))?;
        if person.contradicts(&other.ids) {
            return None;
        }
        let shorter = if name.is_abbreviated() || name.words().count() < other_name.words().count() {
            name
        } else {
            other_name
        };
        let expected = self.census.expected_bearers(shorter).max(1.0);
        let is_common = expected > SEVERAL;
        let is_same_place = shared(organizations, other_organizations).is_some_and(|shared| shared.is_sure);
        let is_elsewhere = organizations.differ_from(other_organizations);
        let (by, is_doubtful, confidence) = match agreement {
            Agreement::Exact => (Match::ExactName, is_common && !is_same_place, 1.0 / expected),
            Agreement::Abbreviated => (Match::Initials, is_common, BY_INITIALS / expected),
            Agreement::Unsure => (Match::Initials, true, 0.5),
            Agreement::WithoutSuffix => (Match::WithoutSuffix, !is_same_place, 0.5),
        };
        let is_doubtful = is_doubtful || is_elsewhere;
        let confidence = if is_doubtful { f64::min(confidence, 0.5) } else { confidence };
        Some(Same { at, by, is_doubtful, confidence, is_same_place })
    }

    /// The person at a place if the names are two spellings of one. In one organization this is hardly by chance.
    fn same_in_other_spelling(
        &self,
        at: usize,
        person: &Person,
        name: &Spoken,
        organizations: &Organizations,
    ) -> Option<Same> {
        let (other, other_name, other_organizations) = &self.people[at];
        let is_like = name.agreement(other_name).or_else(|| other_name.agreement(name)).is_none()
            && name.is_respelled(other_name)
            && !person.contradicts(&other.ids);
        let is_same_place = shared(organizations, other_organizations).is_some_and(|shared| shared.is_sure);
        let found = Same::perhaps(at, Match::OtherForm);
        is_like.then_some(if is_same_place {
            Same { is_doubtful: false, confidence: BY_SPELLING, is_same_place, ..found }
        } else {
            found
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, email: &str, affiliation: &str) -> Person {
        let mut person = Person { affiliation: affiliation.to_owned(), ..Person::named(name) };
        person.add_emails(email);
        person
    }

    #[test]
    fn a_person_is_found_by_address_then_by_name() {
        let people = [
            person("Ann Lee", "ann@x.org", "X University"),
            person("A. Lee", "", ""),
            person("Ann Lee", "ann@y.org", "Y University"),
            person("Bob Roe", "ANN@x.org", ""),
        ];
        let census = Census::default();
        let directory = Directory::of(people.iter(), &census);
        let same = directory.same(&person("Lee, Ann", "Ann@X.org", "X University"));
        let found: Vec<_> = same.iter().map(|same| (same.at, same.by, same.is_doubtful)).collect();
        assert_eq!(
            found,
            [
                (0, Match::Email, false),
                (1, Match::Initials, false),
                (2, Match::ExactName, true),
                (3, Match::Email, false)
            ]
        );
    }

    #[test]
    fn different_orcids_are_different_people() {
        let with_orcid = |orcid| {
            let mut person = Person::named("Ann Lee");
            person.add_id("orcid", orcid);
            person
        };
        let people = [with_orcid("0000-0002-1825-0097")];
        let census = Census::default();
        let directory = Directory::of(people.iter(), &census);
        assert!(directory.same(&with_orcid("0000-0001-5109-3700")).is_empty());
        assert_eq!(directory.same(&with_orcid("https://orcid.org/0000-0002-1825-0097")).len(), 1);
    }
}
