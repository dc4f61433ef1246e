//! Who in a network a person of a file is, and how sure that is.

use std::cmp::Reverse;

use serde::Serialize;

use super::census::Census;
use super::people::Person;
use super::spoken::{Agreement, Spoken};
use crate::network::{AuthorId, Network};

/// By what a person was identified, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Match {
    /// An identifier such as an ORCID.
    Id,
    /// An e-mail address.
    Email,
    /// The same name.
    ExactName,
    /// A name that is abbreviated in one place.
    Initials,
    /// The same name in another form: `Mueller` for `Müller`, `Bill` for `William`, `Lee-Fox` for `Lee`.
    OtherForm,
    /// The same name, with a suffix such as `Jr.` in one place only.
    WithoutSuffix,
    /// The same name with the family name at the other end.
    OtherOrder,
}

impl Match {
    /// The name, as in the column `match`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Email => "email",
            Self::ExactName => "exact-name",
            Self::Initials => "initials",
            Self::OtherForm => "other-form",
            Self::WithoutSuffix => "without-suffix",
            Self::OtherOrder => "other-order",
        }
    }
}

/// A bare name that more people are expected to bear counts as several people.
pub(super) const SEVERAL: f64 = 1.5;

/// The chance that who is found by an initial is no other person whose given name begins with it.
pub(super) const BY_INITIALS: f64 = 0.8;

/// Who a person may be.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Identity {
    /// The person is all authors of one of these lists.
    pub(super) alternatives: Vec<Vec<AuthorId>>,
    /// Authors who may be the person, too: their names agree, but others may bear them.
    pub(super) possible: Vec<AuthorId>,
    /// By what these may be the person, the weakest.
    pub(super) possible_by: Option<Match>,
    /// Whether the person may be none of the alternatives.
    pub(super) is_open: bool,
    /// By what the person was identified; `None` if no author of the network is like them.
    pub(super) by: Option<Match>,
    /// How many people are expected to bear the name.
    pub(super) expected: f64,
    /// Those of the authors who are the person for sure whose names are abbreviated.
    pub(super) short: Vec<AuthorId>,
    /// How many more people of the name the files list, each with the same right to be the author.
    pub(super) homonyms: usize,
}

impl Identity {
    /// Identifies a person among the authors of a network.
    pub(super) fn of(person: &Person, network: &Network, census: &Census) -> Self {
        let mut with_id: Vec<AuthorId> =
            person.ids.iter().flat_map(|id| census.with_id(id)).copied().collect();
        with_id.sort_unstable();
        with_id.dedup();
        if !with_id.is_empty() {
            let by = Some(Match::Id);
            return Self { alternatives: vec![with_id], by, expected: 1.0, ..Self::default() };
        }
        let name = Spoken::in_all_spellings(&person.name);
        let with_email = with_email(person, &name, network, census);
        if !with_email.is_empty() {
            let by = Some(Match::Email);
            return Self { alternatives: vec![with_email], by, expected: 1.0, ..Self::default() };
        }
        if name.is_empty() {
            return Self { expected: 1.0, ..Self::default() };
        }
        let name = name.settled_by(census.alike(&name).map(|(other, _)| other));
        let Candidates { exact, short, doubtful } = Candidates::of(person, &name, network, census);
        let expected = census.expected_bearers(&name);
        let mut identity = Self {
            is_open: exact.len() == 1 && expected > SEVERAL,
            by: (!exact.is_empty()).then_some(Match::ExactName),
            alternatives: exact.into_iter().map(|author| vec![author]).collect(),
            expected,
            ..Self::default()
        };
        identity.add_short_forms(&name, &short, census);
        identity.add_doubtful(&doubtful);
        identity
    }

    /// Whether an author of the network has the name of the person, in full or abbreviated, or another mark.
    pub(super) fn is_found(&self) -> bool {
        self.by.is_some_and(|by| by != Match::OtherOrder)
    }

    /// Adds authors who may be somebody else as well as the person.
    fn add_doubtful(&mut self, doubtful: &[(Match, AuthorId)]) {
        let known = self.everyone();
        let mut new: Vec<(Match, AuthorId)> =
            doubtful.iter().filter(|(_, author)| known.binary_search(author).is_err()).copied().collect();
        // The bibliography has both orders of a name only if they are two people.
        new.retain(|(by, _)| *by != Match::OtherOrder || self.by != Some(Match::ExactName));
        let Some(by) = new.iter().map(|(by, _)| *by).max() else { return };
        if self.by.is_none() {
            self.by = Some(by);
            self.alternatives = new.iter().map(|&(_, author)| vec![author]).collect();
            self.is_open = true;
        } else {
            self.is_open |= self.alternatives.len() > 1;
            self.possible.extend(new.iter().map(|(_, author)| author));
            self.possible_by = self.possible_by.max(Some(by));
        }
    }

    /// Adds authors whose names are short for the person's, or the other way round.
    fn add_short_forms(&mut self, name: &Spoken, short: &[(&Spoken, AuthorId)], census: &Census) {
        let is_certain = |(other, author): &(&Spoken, AuthorId)| {
            let shorter = if name.words().count() < other.words().count() || name.is_abbreviated() {
                name
            } else {
                other
            };
            // Somebody else in the network may be meant by the shorter name.
            let others = census.alike(shorter).filter(|(third, bearer)| {
                bearer != author && shorter.agreement(third).is_some() && name.agreement(third).is_none()
                    || bearer != author
                        && third.agreement(other).is_none()
                        && shorter.agreement(third).is_some()
            });
            census.expected_bearers(shorter) <= SEVERAL && others.count() == 0
        };
        let (certain, mut doubtful): (Vec<_>, Vec<_>) =
            short.iter().partition(|candidate| is_certain(candidate));
        let mut certain: Vec<AuthorId> = certain.into_iter().map(|(_, author)| author).collect();
        certain.sort_unstable();
        certain.dedup();
        doubtful.retain(|(_, author)| !certain.contains(author));
        let mut doubtful: Vec<AuthorId> = doubtful.into_iter().map(|(_, author)| author).collect();
        doubtful.sort_unstable();
        doubtful.dedup();
        match (self.alternatives.is_empty(), certain.is_empty()) {
            (false, _) if self.alternatives.len() == 1 => {
                self.alternatives[0].extend(&certain);
                self.short = certain;
            }
            (false, _) => self.possible.extend(certain),
            (true, false) => {
                self.alternatives = vec![certain];
                self.by = Some(Match::Initials);
            }
            (true, true) => {
                // One of these, and which one is not known.
                self.is_open = doubtful.len() < 2;
                self.alternatives = doubtful.iter().map(|&author| vec![author]).collect();
                self.by = (!doubtful.is_empty()).then_some(Match::Initials);
                doubtful.clear();
            }
        }
        self.possible.extend(doubtful);
        self.possible_by = (!self.possible.is_empty()).then_some(Match::Initials);
    }

    /// The chance that a person is who they are assumed to be, as far as the name tells.
    pub(super) fn certainty(&self) -> f64 {
        match self.by {
            Some(Match::Id | Match::Email) => 1.0,
            // Whether they are the same at all is as likely as not.
            Some(Match::OtherForm | Match::WithoutSuffix | Match::OtherOrder) => {
                0.5 / (self.alternatives.len().max(1) + self.homonyms) as f64
            }
            Some(Match::Initials) => BY_INITIALS * self.share(),
            Some(Match::ExactName) | None => self.share(),
        }
    }

    /// The chance that one of all who bear the name is the person.
    pub(super) fn share(&self) -> f64 {
        1.0 / self.expected.max(self.alternatives.len() as f64).max(1.0 + self.homonyms as f64)
    }

    /// The same person, if some others of that name are listed who are not the same.
    pub(super) fn among_homonyms(mut self, homonyms: usize, are_told_apart: bool) -> Self {
        if self.by.is_some_and(|by| by >= Match::ExactName) {
            self.homonyms = homonyms;
            self.is_open |= are_told_apart;
        }
        self
    }

    /// Every author who may be the person, ascending.
    pub(super) fn everyone(&self) -> Vec<AuthorId> {
        let mut all: Vec<AuthorId> =
            self.alternatives.iter().flatten().chain(&self.possible).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The authors who are the person for sure.
    pub(super) fn certain(&self) -> &[AuthorId] {
        match &self.alternatives[..] {
            [only] if !self.is_open => only,
            _ => &[],
        }
    }
}

/// The authors on whose papers an address of a person is. Of several people, papers may have the address of one beside
/// another, so names must agree where both are known.
fn with_email(person: &Person, name: &Spoken, network: &Network, census: &Census) -> Vec<AuthorId> {
    let is_alike = |author: &AuthorId| {
        let other = Spoken::of(network.spelling(*author));
        name.is_empty() || name.agreement(&other).or_else(|| other.agreement(name)).is_some()
    };
    let found = person.emails.iter().flat_map(|email| census.with_email(email)).copied();
    let mut found: Vec<AuthorId> = found.filter(is_alike).collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|&author| person.ids.is_empty() || !person.contradicts(&ids_of(network, author)));
    found
}

/// The authors whose names are like that of a person, without those whose identifiers are others.
struct Candidates<'a> {
    /// Those with the name.
    exact: Vec<AuthorId>,
    /// Those with a short form of it.
    short: Vec<(&'a Spoken, AuthorId)>,
    /// Those who may be somebody else by their names already.
    doubtful: Vec<(Match, AuthorId)>,
}

impl<'a> Candidates<'a> {
    fn of(person: &Person, name: &Spoken, network: &Network, census: &'a Census) -> Self {
        let mut found = Self { exact: Vec::new(), short: Vec::new(), doubtful: Vec::new() };
        for (other, author) in census.alike(name) {
            match name.agreement(other) {
                Some(Agreement::Exact) => found.exact.push(*author),
                Some(Agreement::Abbreviated) => found.short.push((other, *author)),
                Some(Agreement::Unsure) => found.doubtful.push((Match::Initials, *author)),
                Some(Agreement::WithoutSuffix) => found.doubtful.push((Match::WithoutSuffix, *author)),
                None => {}
            }
        }
        let turned = census.turned(name).filter(|(other, _)| name.is_in_other_order(other));
        found.doubtful.extend(turned.map(|(_, author)| (Match::OtherOrder, *author)));
        let respelled = census
            .spelled_like(name)
            .filter(|(other, _)| name.agreement(other).is_none() && name.is_respelled(other));
        found.doubtful.extend(respelled.map(|(_, author)| (Match::OtherForm, *author)));
        found.exact.sort_unstable();
        found.exact.dedup();
        found.short.retain(|(_, author)| found.exact.binary_search(author).is_err());
        // Who has the name in the other order is no match by capitals that may be initials.
        found.doubtful.sort_unstable_by_key(|&(by, author)| (author, Reverse(by)));
        found.doubtful.dedup_by_key(|(_, author)| *author);
        if !person.ids.is_empty() {
            let is_other = |author: AuthorId| person.contradicts(&ids_of(network, author));
            found.exact.retain(|&author| !is_other(author));
            found.short.retain(|&(_, author)| !is_other(author));
            found.doubtful.retain(|&(_, author)| !is_other(author));
        }
        found
    }
}

fn ids_of(network: &Network, author: AuthorId) -> Vec<String> {
    let meant = network.meant();
    network
        .spelling_numbers(author)
        .iter()
        .flat_map(|&spelling| meant.ids(spelling))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(bylines: &[&[&str]], name: &str) -> (Network, Identity) {
        let bylines: Vec<Vec<String>> =
            bylines.iter().map(|byline| byline.iter().map(|&name| name.to_owned()).collect()).collect();
        let network = crate::Loader::new().bylines("x", bylines).load().unwrap().network;
        let person = Person::named(name);
        let census = Census::of(&network, std::iter::once(&person));
        let identity = Identity::of(&person, &network, &census);
        (network, identity)
    }

    fn certain(bylines: &[&[&str]], name: &str) -> Vec<String> {
        let (network, identity) = identity(bylines, name);
        identity.certain().iter().map(|&author| network.name(author).into_owned()).collect()
    }

    #[test]
    fn a_rare_name_and_its_short_forms_are_one_person() {
        assert_eq!(certain(&[&["Jane Doe"], &["J. Doe"]], "DOE, Jane"), ["Jane Doe", "J. Doe"]);
        assert_eq!(certain(&[&["J. Doe"]], "Jane Q. Doe"), ["J. Doe"]);
    }

    #[test]
    fn a_short_form_that_others_may_bear_is_possible_only() {
        let (network, identity) = identity(&[&["Jane Doe"], &["J. Doe"], &["John Doe"]], "Jane Doe");
        let names =
            |authors: &[AuthorId]| authors.iter().map(|&a| network.name(a).into_owned()).collect::<Vec<_>>();
        assert_eq!(names(identity.certain()), ["Jane Doe"]);
        assert_eq!(names(&identity.possible), ["J. Doe"]);
    }

    #[test]
    fn an_initial_that_means_two_people_has_alternatives() {
        let (_, identity) = identity(&[&["Jane Doe"], &["John Doe"]], "J. Doe");
        assert_eq!((identity.alternatives.len(), identity.is_open), (2, false));
        assert_eq!(identity.by, Some(Match::Initials));
        assert!(identity.certain().is_empty());
    }

    #[test]
    fn capitals_lead_to_the_author_on_either_side() {
        for (known, name) in [
            ("Dan Fox", "Dan FOX"),
            ("Dan FOX", "Dan Fox"),
            ("Lee Ann", "LEE Ann"),
            ("LEE Ann", "Lee Ann"),
            ("Zhang Wei", "ZHANG Wei"),
            ("Zoltan Bon", "Zoltan BON"),
        ] {
            assert_eq!(certain(&[&[known]], name), [known], "{name}");
        }
        let both = ["Zhang Wei", "Wei Zhang"].map(|name| vec![name]);
        let both: Vec<&[&str]> = both.iter().map(Vec::as_slice).collect();
        let (_, either) = identity(&both, "ZHANG Wei");
        assert_eq!((either.alternatives.len(), either.by), (2, Some(Match::ExactName)));
        assert_eq!(certain(&[&["Dan Fox"], &["Fox Dan"], &["F. Dan"]], "Dan FOX"), ["Dan Fox"]);
    }

    #[test]
    fn the_other_order_and_another_suffix_are_no_certainty() {
        for (known, name, by) in [
            ("Yuki Tanaka", "Tanaka Yuki", Match::OtherOrder),
            ("Tanaka Yuki", "Tanaka, Yuki", Match::OtherOrder),
            ("Fox Dan", "Dan FOX", Match::OtherOrder),
            ("Robert Smith Jr.", "Robert Smith", Match::WithoutSuffix),
            ("Robert Smith", "Smith, Robert, III", Match::WithoutSuffix),
            ("R. Smith Jr.", "Robert Smith", Match::WithoutSuffix),
        ] {
            let (_, identity) = identity(&[&[known]], name);
            assert_eq!((identity.by, identity.everyone().len()), (Some(by), 1), "{name}");
            assert!(identity.certain().is_empty(), "{name}");
        }
        assert_eq!(identity(&[&["Yuki, Tanaka"]], "Tanaka, Yuki").1.by, None, "commas tell");
        let (_, both) = identity(&[&["Yuki Tanaka"], &["Tanaka Yuki"]], "Tanaka Yuki");
        assert_eq!((both.certain().len(), both.possible.len()), (1, 0));
        let (_, both) = identity(&[&["Robert Smith"], &["Robert Smith Jr."]], "Robert Smith");
        assert_eq!((both.alternatives.len(), both.possible_by), (1, Some(Match::WithoutSuffix)));
    }

    #[test]
    fn who_is_not_in_the_network_is_not_made_up() {
        let (_, identity) = identity(&[&["Jane Doe"]], "Ann Lee");
        assert_eq!((identity.everyone().len(), identity.by), (0, None));
    }
}
