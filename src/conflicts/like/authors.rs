//! People as HotCRP compares them: family name, given names and affiliation, without case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::people::Person;
use super::initials::{GivenNames, words};
use super::institutions::Institution;
use crate::names::PersonalName;

/// A person to compare.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Author {
    given: String,
    family: String,
    institution: Institution,
    has_affiliation: bool,
}

/// By what two people match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MatchedBy {
    Name,
    Affiliation,
}

impl Author {
    fn new(given: &str, family: &str, affiliation: &str) -> Self {
        Self {
            given: plain(given),
            family: plain(family),
            institution: Institution::of(&plain(affiliation)),
            has_affiliation: !affiliation.trim().is_empty(),
        }
    }

    pub(super) fn of(person: &Person) -> Self {
        Self::named(&person.name, &person.affiliation)
    }

    fn named(name: &str, affiliation: &str) -> Self {
        let name = PersonalName::parse(name);
        Self::new(name.given, &format!("{} {}", name.particle, name.family), affiliation)
    }

    /// The person of a line of collaborators: `Ann Lee (Example University) - coauthor`, `All (Example University)`.
    /// `None` for a comment or `None`.
    pub(super) fn of_line(line: &str) -> Option<Self> {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() || line.eq_ignore_ascii_case("none") {
            return None;
        }
        let (name, rest) = line.split_once('(').unwrap_or((line, ""));
        let affiliation = rest[..closing(rest)].trim();
        let name = name.trim();
        let is_everybody =
            ["all", "any", "none", "institution"].iter().any(|all| name.eq_ignore_ascii_case(all));
        let affiliation = if affiliation.eq_ignore_ascii_case("unknown") { "" } else { affiliation };
        Some(Self::named(if is_everybody { "" } else { name }, affiliation))
    }

    pub(super) fn has_family(&self) -> bool {
        !self.family.is_empty()
    }

    /// Compares this person with another: by name, else by affiliation. Of two people with family names the affiliation
    /// counts only if `affiliation_counts`.
    pub(super) fn test(&self, other: &Self, affiliation_counts: bool) -> Option<MatchedBy> {
        if self.is_same_family(other)
            && (other.given.is_empty() || GivenNames::of(&self.given).matches(&other.given))
        {
            return Some(MatchedBy::Name);
        }
        let counts = affiliation_counts || !self.has_family() || !other.has_family();
        let both_known = self.has_affiliation && other.has_affiliation;
        (counts && both_known && self.institution.matches(&other.institution))
            .then_some(MatchedBy::Affiliation)
    }

    /// All words of the family name; a name of one word is the whole of the other.
    fn is_same_family(&self, other: &Self) -> bool {
        let own: Vec<&str> = words(&self.family).collect();
        match own[..] {
            [] => false,
            [only] if only == self.family => only == other.family,
            _ => own.iter().all(|word| words(&other.family).any(|other| other == *word)),
        }
    }
}

/// Where the parentheses end that are open at the beginning.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Small letters without accents; signs stay.
fn plain(text: &str) -> String {
    let letters = text.trim().nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    letters.fold(String::with_capacity(text.len()), |mut plain, c| {
        match c {
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            c => plain.push(c),
        }
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_collaborators_match_as_in_hotcrp() {
        let line = |text: &str| Author::of_line(text).unwrap();
        let test = |line_of: &str, other: &str, counts| line(line_of).test(&line(other), counts);
        assert_eq!(test("D. Thin (Captain)", "Daniel X. Thin (Lieutenant)", false), Some(MatchedBy::Name));
        assert_eq!(test("D. Thin (Captain)", "Daniel Think (Lieutenant)", false), None);
        assert_eq!(test("D. Thin (Captain)", "Someone Else (Captain)", true), Some(MatchedBy::Affiliation));
        assert_eq!(test("D. Thin (Captain)", "Someone Else (Captain)", false), None);
        assert_eq!(
            test("All (UMass)", "Bobby Roe (University of Massachusetts)", false),
            Some(MatchedBy::Affiliation)
        );
        assert_eq!(test("Stephen J. Pink", "All (IBM T. J. Watson)", false), None);
        assert_eq!(test("Müller, Jörg (X)", "J. Muller", false), Some(MatchedBy::Name));
        assert_eq!(test("Ann Lee (unknown) - coauthor", "All (unknown)", false), None);
        assert_eq!(
            (Author::of_line("None"), Author::of_line("# Ann Lee"), Author::of_line(" ")),
            (None, None, None)
        );
    }

    #[test]
    fn all_words_of_a_family_name_must_be_there() {
        let named = |name: &str| Author::named(name, "");
        assert_eq!(
            named("van Beethoven, L.").test(&named("Ludwig van Beethoven"), false),
            Some(MatchedBy::Name)
        );
        assert_eq!(named("García Márquez, G.").test(&named("Gabriel García"), false), None);
        assert_eq!(named("García, G.").test(&named("García Márquez, Gabriel"), false), None);
    }
}
