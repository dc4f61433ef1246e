//! The name of an organization, and whether another name may mean the same one.

use super::organization_words::{Weight, begins_unit, meanings, plain_words, weight};
use crate::units::{country_named, is_known_organization};

/// The name of an organization in words that other spellings of it share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OrganizationName {
    /// As it is written.
    pub(super) text: String,
    /// By their meanings, without small ones.
    words: Vec<String>,
    /// Which of these words are after `of` or the like.
    after_of: Vec<bool>,
    /// The first letters of the words as they are written.
    initials: String,
    /// Whether it is one word of which others are often left out: an acronym, or a known organization.
    is_short: bool,
    /// Whether it may be a place as well.
    is_guess: bool,
    /// The code of the country, if it is listed.
    country: Option<&'static str>,
}

/// How sure it is that two names mean one organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    May,
    Same,
}

/// Places that have a `University of …` and another `… University`.
const OF_TWO: [&str; 8] =
    ["lincoln", "miami", "newcastle", "pacific", "suffolk", "victoria", "washington", "york"];

/// Acronyms have at least so many letters.
const SHORTEST_ACRONYM: usize = 3;

impl OrganizationName {
    pub(super) fn of(text: &str) -> Self {
        let plain = plain_words(text);
        let initials = plain.iter().filter_map(|plain| plain.word.chars().next()).collect();
        let meant = without_units(meanings(&plain));
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        let is_in_capitals = letters().count() >= SHORTEST_ACRONYM && letters().all(char::is_uppercase);
        let (words, after_of) = meant.into_iter().unzip();
        Self {
            text: text.trim().to_owned(),
            words,
            after_of,
            initials,
            is_short: plain.len() == 1 && (is_in_capitals || is_known_organization(text)),
            is_guess: false,
            country: None,
        }
    }

    /// The words, without blanks where there are none.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|own| own == word)
    }

    pub(super) fn begins_with(&self, word: &str) -> bool {
        self.words.first().is_some_and(|first| first == word)
    }

    pub(super) fn ends_with(&self, word: &str) -> bool {
        self.words.last().is_some_and(|last| last == word)
    }

    /// Whether it has only words that many organizations have.
    pub(super) fn is_of_kinds(&self) -> bool {
        self.of_weight(Weight::Own).next().is_none() && self.words.iter().any(|word| word.len() > 1)
    }

    /// The same name, which may be that of a place.
    pub(super) fn guessed(self) -> Self {
        Self { is_guess: true, ..self }
    }

    fn of_weight(&self, wanted: Weight) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str).filter(move |word| weight(word) == wanted)
    }

    /// What other names of the organization may have as well: its own words, or an acronym.
    pub(super) fn tokens(&self) -> Vec<String> {
        let mut tokens: Vec<String> = self.of_weight(Weight::Own).map(str::to_owned).collect();
        tokens.push(format!("={}", self.key()));
        if self.is_short {
            tokens.push(format!("~{}", self.written()));
        }
        if self.initials.chars().count() >= SHORTEST_ACRONYM {
            tokens.push(format!("~{}", self.initials));
        }
        tokens
    }

    /// The letters of a name of one word, small.
    fn written(&self) -> String {
        self.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }

    /// How sure it is that this name and another mean one organization; `None` if they do not.
    pub(super) fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.words == other.words {
            let are_abroad = self.country.zip(other.country).is_some_and(|(one, two)| one != two);
            let is_local = self.has("university") || self.has("college") || self.has("hospital");
            let is_doubtful = are_abroad && is_local || self.is_guess || other.is_guess;
            return Some(if is_doubtful { Likeness::May } else { Likeness::Same });
        }
        let (shorter, longer) =
            if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let may_be = shorter.is_beginning_of(longer)
            || shorter.differs_in_kind(longer)
            || self.is_acronym_of(other)
            || other.is_acronym_of(self);
        may_be.then_some(Likeness::May)
    }

    /// Whether the longer name goes on where this one ends: `Imperial College` and `Imperial College London`, but not
    /// `Loom University` and `Loom University of Technology`.
    fn is_beginning_of(&self, longer: &Self) -> bool {
        let [.., last] = &self.words[..] else { return false };
        let goes_on_with_field = longer.after_of.get(self.words.len()) == Some(&true)
            && ["university", "college", "academy"].contains(&last.as_str());
        let has_kind = self.of_weight(Weight::Kind).next().is_some();
        longer.words.starts_with(&self.words)
            && self.of_weight(Weight::Own).next().is_some()
            && (has_kind || self.is_short)
            && !goes_on_with_field
    }

    /// Whether the names differ only in words for kinds of organizations, which one leaves out, or in their place:
    /// `Loom` and `Loom University`, `University of Loom`.
    fn differs_in_kind(&self, other: &Self) -> bool {
        let names = |name: &Self| -> Vec<String> {
            name.words.iter().filter(|word| weight(word) != Weight::Kind).cloned().collect()
        };
        let own = names(self);
        let has_name = self.of_weight(Weight::Own).next().is_some();
        let are_kinds_of = |one: &Self, other: &Self| one.of_weight(Weight::Kind).all(|kind| other.has(kind));
        let are_two = || {
            OF_TWO.iter().any(|place| own.iter().any(|word| word == place))
                && self.has("university")
                && other.has("university")
        };
        has_name
            && own == names(other)
            && (are_kinds_of(self, other) || are_kinds_of(other, self))
            && !are_two()
    }

    fn is_acronym_of(&self, other: &Self) -> bool {
        self.is_short
            && other.initials.chars().count() >= SHORTEST_ACRONYM
            && self.written() == other.initials
    }

    /// The same name with the country that is listed beside it.
    pub(super) fn in_country(mut self, parts: &[&str]) -> Self {
        self.country = parts.iter().rev().find_map(|part| country_named(part));
        self
    }
}

/// The words of an organization without those of a part of it, before or after its name: `Department of Physics Loom
/// University`, `Loom University School of Medicine`.
fn without_units(mut words: Vec<(String, bool)>) -> Vec<(String, bool)> {
    let is_whole = |word: &str| matches!(word, "university" | "academy" | "college");
    let is_own = |word: &str| weight(word) == Weight::Own;
    if words.first().is_some_and(|(first, _)| begins_unit(first) || first == "institute") {
        let later = words.iter().enumerate().skip(1);
        let mut starts = later.filter(|(_, (word, _))| is_own(word) || is_whole(word)).map(|(at, _)| at);
        let start = starts.next();
        let is_named = |rest: &[(String, bool)]| {
            rest.iter().any(|(word, _)| is_whole(word)) && rest.iter().any(|(word, _)| is_own(word))
        };
        if let Some(start) = start.filter(|&start| is_named(&words[start..])) {
            words.drain(..start);
        }
    }
    let whole = words.iter().position(|(word, _)| is_whole(word));
    let unit = whole.and_then(|whole| {
        let units = words.iter().enumerate().skip(whole + 1);
        units.filter(|(_, (word, _))| begins_unit(word)).map(|(at, _)| at).next()
    });
    if let Some(unit) = unit.filter(|&unit| words[..unit].iter().any(|(word, _)| is_own(word))) {
        words.truncate(unit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> Option<Likeness> {
        let [one, other] = [one, other].map(OrganizationName::of);
        assert_eq!(one.likeness(&other), other.likeness(&one), "{one:?} {other:?}");
        let found = one.likeness(&other);
        let shares = one.tokens().iter().any(|token| other.tokens().contains(token));
        assert!(found.is_none() || shares, "{one:?} {other:?}");
        found
    }

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for (one, other) in [
            ("Univ. of Foo", "University of Foo"),
            ("Foo Univ.", "The Foo University"),
            ("Univ. Foo", "University of Foo"),
            ("Universität Zürich", "University of Zurich"),
            ("Université de Genève", "University of Geneva"),
            ("Universidad de Sevilla", "Univ. Sevilla"),
            ("Natl. Inst. of Looms", "National Institute of Looms"),
            ("Wheel Lab", "Wheel Laboratories"),
            ("MIT", "Massachusetts Inst. of Tech."),
            ("TU Munich", "Technische Universität München"),
            ("UC Davis", "University of California Davis"),
            ("ETHZ", "ETH Zürich"),
            ("Acme, Inc.", "ACME"),
            ("Acme GmbH", "Acme Corp."),
            ("Department of Physics Loom University", "Loom University"),
            ("Dept. of Computer Science, Univ. of Loom", "University of Loom"),
            ("Loom University School of Medicine", "Loom University"),
            ("Georgia Tech", "Georgia Institute of Technology"),
        ] {
            assert_eq!(likeness(one, other), Some(Likeness::Same), "{one} and {other}");
        }
    }

    #[test]
    fn names_that_leave_something_out_may_mean_the_same() {
        for (one, other) in [
            ("Stanford", "Stanford University"),
            ("Oxford", "University of Oxford"),
            ("Oslo University", "University of Oslo"),
            ("Imperial College", "Imperial College London"),
            ("Washington University", "Washington University in St. Louis"),
            ("University of California", "University of California, Davis"),
            ("Google", "Google Research"),
            ("IBM", "IBM T. J. Watson Research Center"),
            ("KTH", "KTH Royal Institute of Technology"),
            ("QMUL", "Queen Mary University of London"),
            ("UCL", "University College London"),
            ("Max Planck Institute", "Max Planck Institute for Looms"),
        ] {
            assert_eq!(likeness(one, other), Some(Likeness::May), "{one} and {other}");
        }
    }

    #[test]
    fn two_universities_are_never_one() {
        for (one, other) in [
            ("University of Washington", "Washington University"),
            ("University of York", "York University"),
            ("University of California, Berkeley", "University of California, Davis"),
            ("Michigan State University", "University of Michigan"),
            ("Technical University of Munich", "University of Munich"),
            ("Tokyo Institute of Technology", "University of Tokyo"),
            ("Tokyo University", "Tokyo University of Science"),
            ("Nanjing University", "Nanjing University of Science and Technology"),
            ("Boston University", "Boston College"),
            ("University of Massachusetts", "MIT"),
            ("Indian Institute of Technology Delhi", "Indian Institute of Technology Bombay"),
            ("Indian Institute of Science", "Indian Institute of Technology"),
            ("University of South Florida", "University of Florida"),
            ("University of Turin", "Politecnico di Torino"),
            ("Chinese Academy of Sciences", "Chinese Academy of Engineering"),
            ("University of Pennsylvania", "Penn State"),
            ("New York University", "State University of New York"),
            ("University of Science and Technology", "University of Science and Technology of China"),
        ] {
            assert_eq!(likeness(one, other), None, "{one} and {other}");
        }
    }
}
