//! A whole name in braces, which has no parts: this is how institutions are written, and people by some programs.
//!
//! It is a person's by one word with only its first letter large (`{Aristotle}`, but not `{NASA}`), by an initial or a
//! known given name (`{Ada K. Lovelace}`), or by a comma between a family name and given names (`{Lovelace, Ada}`); a
//! group's by words of organizations and acronyms. Where it shows neither or both, it is kept as a person, with a
//! notice.

use crate::records::given::is_given;
use crate::records::groups::{
    self, Bearer, is_acronym, is_legal_form, is_of_organizations, is_sure_acronym, names_a_group,
};
use crate::records::text::{is_full, is_suffix};

/// What the braces hold, if one pair of them is around everything.
pub(super) fn in_braces(text: &str) -> Option<&str> {
    let content = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut depth = 0_usize;
    for byte in content.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    (depth == 0).then(|| content.trim_ascii())
}

/// Collaborations by their short names: `LIGO Scientific, Virgo`. In `LOVELACE, Ada` the capitals are a family name.
pub(super) fn acronyms(name: &str) -> Option<Vec<&str>> {
    const MOST_WORDS: usize = 3;
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    let is_short = |part: &&str| {
        let mut words = part.split_whitespace();
        (1..=MOST_WORDS).contains(&words.clone().count())
            && !part.contains('.')
            && !words.clone().next().is_some_and(is_given)
            && !words.any(|word| is_legal_form(word) || matches!(word, "of" | "for"))
    };
    let is_sure = |part: &&str| {
        let mut words = part.split_whitespace();
        words.clone().any(is_acronym) && words.any(|word| is_sure_acronym(word) || is_of_organizations(word))
    };
    let are_groups = parts.len() > 1 && parts.iter().all(is_short) && parts.iter().any(is_sure);
    are_groups.then_some(parts)
}

/// Is this one person by the form `Family, Given`?
pub(super) fn is_turned_round(name: &str) -> bool {
    const MOST_WORDS: usize = 3;
    const OF_GROUPS: [&str; 5] = ["of", "for", "the", "and", "&"];
    if name.split_whitespace().any(|word| OF_GROUPS.contains(&word) || is_legal_form(word)) {
        return false;
    }
    let mut parts = name.split(',').map(str::trim);
    let mut is_part = || {
        let words = parts.next().map_or(0, |part| part.split_whitespace().count());
        (1..=MOST_WORDS).contains(&words)
    };
    is_part() && is_part() && parts.next().is_none_or(is_suffix) && !names_a_group(name)
}

/// Who bears a name without parts?
pub(super) fn bearer(name: &str) -> Bearer {
    if names_a_group(name) {
        return Bearer::Group;
    }
    if is_turned_round(name) {
        return Bearer::Person;
    }
    if !is_full(name) {
        return bearer_of_word(name);
    }
    let words = || name.split_whitespace().map(|word| word.trim_end_matches(','));
    let is_given_part = |part: &str| part.split_whitespace().next().is_some_and(is_given);
    let has_given = words().any(is_initial) || name.split(',').any(is_given_part);
    let is_of_group = words().any(|word| is_of_organizations(word) || is_legal_form(word))
        || !has_given && words().any(is_sure_acronym);
    match (has_given, is_of_group) {
        (true, false) => Bearer::Person,
        (false, true) => Bearer::Group,
        _ => Bearer::Unsure,
    }
}

/// Is this the only place that gives a notice about a name that a person or a group may bear? The sink of records
/// gives one for names that it recognizes by their words.
pub(super) fn is_noticed_here(name: &str) -> bool {
    name.contains(',') || !groups::may_be_group(name.as_bytes()) || groups::bearer(name) != Bearer::Unsure
}

fn bearer_of_word(word: &str) -> Bearer {
    const LONGEST_ACRONYM: usize = 4;
    let letters = word.chars().count();
    let are_capitals = !word.contains(char::is_lowercase);
    if is_given(word) || is_initial(word) {
        Bearer::Person
    } else if is_acronym(word) && (!are_capitals || letters <= LONGEST_ACRONYM || is_sure_acronym(word)) {
        Bearer::Group
    } else if word.chars().skip(1).any(char::is_uppercase) && !has_prefix(word) {
        Bearer::Unsure
    } else {
        Bearer::Person
    }
}

/// `A.`
fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.as_str() == "."
}

/// `McRoe`, `DeVito`, `O'Neil`, `Jean-Luc`: a second capital is a name's.
fn has_prefix(word: &str) -> bool {
    const PREFIXES: [&str; 10] = ["Mc", "Mac", "De", "Del", "Di", "La", "Le", "Van", "Fitz", "Ben"];
    let Some(second) = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()) else { return false };
    let before = &word[..second.0];
    PREFIXES.contains(&before) || before.ends_with(['\'', '’', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_in_capitals_is_no_acronym() {
        for name in [
            "LOVELACE, Ada",
            "NGUYEN, Minh",
            "NGUYEN, MINH",
            "NGUYEN Van, Minh",
            "SMITH, JOHN",
            "DUPONT, Jr., Jean",
        ] {
            assert_eq!(acronyms(name), None, "{name}");
            assert_eq!(bearer(name), Bearer::Person, "{name}");
        }
        for name in ["LIGO Scientific, Virgo", "ATLAS, CMS", "ATLAS, CMS, LHCb", "NASA, ESA"] {
            assert!(acronyms(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_given_name_outweighs_words_of_organizations() {
        for person in [
            "JOHN SMITH",
            "Jean DUPONT",
            "Kai On Lee",
            "Ada K. Lovelace",
            "García Márquez de la Torre, Juan",
            "McRoe",
            "O'Neil",
            "Aristotle",
            "MARIA",
        ] {
            assert_eq!(bearer(person), Bearer::Person, "{person}");
        }
        for unsure in ["Robert French", "Minh NGUYEN", "Zorb Quux", "ARISTOTLE", "DeepMind"] {
            assert_eq!(bearer(unsure), Bearer::Unsure, "{unsure}");
        }
        for group in [
            "NASA",
            "UNESCO",
            "OpenAI",
            "World Bank",
            "Barnes and Noble",
            "Health, Dept. of",
            "Wheels, Inc.",
            "CERN Library",
            "Uk10k",
        ] {
            assert_eq!(bearer(group), Bearer::Group, "{group}");
        }
    }
}
