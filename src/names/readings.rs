//! What a name may be whose capitals say more than one thing: in `Dan FOX` they mark the family name, and `Smith JAM` ends
//! in initials.

use super::person::{PersonalName, is_initials};
use crate::records::given::is_given;
use crate::records::text::is_suffix;

/// The words of a name in speaking order, and what else they may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Readings {
    /// The likeliest.
    pub(crate) words: String,
    /// Other ones, without that.
    pub(crate) others: Vec<String>,
    /// Are these others as likely?
    pub(crate) is_unsure: bool,
}

impl Readings {
    /// The readings of a name. One of them is what the same name without capitals would be.
    pub(crate) fn of(name: &str) -> Self {
        let parsed = PersonalName::parse(name);
        let words = parsed.words();
        if !name.split(is_gap).any(is_in_capitals) {
            return Self { words, others: Vec::new(), is_unsure: false };
        }
        let plain = without_capitals(name);
        let plain_words = PersonalName::parse(&plain).words();
        let (first, others, is_unsure) = match short_word(name, &parsed) {
            None => (words, vec![plain_words], false),
            Some(Short::Given(given)) => {
                (plain_words, vec![words], !is_in_capitals(parsed.family) && is_given(given))
            }
            Some(Short::Last { rest, word }) => {
                let with_initials = format!("{} {word}", without_capitals(rest));
                (plain_words, vec![PersonalName::parse(&with_initials).words()], !has_given(rest))
            }
            // Where all is in capitals, they mark no family name.
            Some(Short::First { word, .. }) if is_one_case(name) => {
                (plain_words, vec![words], !is_given(word))
            }
            Some(Short::First { word, rest }) if has_given(rest) => {
                (family_first(word, rest), vec![plain_words, words], false)
            }
            Some(Short::First { word, rest }) => (plain_words, vec![family_first(word, rest), words], true),
        };
        let mut readings = Self { words: first, others: Vec::new(), is_unsure };
        for other in others {
            if other != readings.words && !readings.others.contains(&other) {
                readings.others.push(other);
            }
        }
        readings.is_unsure &= !readings.others.is_empty();
        readings
    }
}

/// Where a word of three capitals is that may be a name as well as initials.
enum Short<'a> {
    /// Behind a comma: `FOX, DAN`.
    Given(&'a str),
    /// Before other words: `FOX Dan`.
    First { word: &'a str, rest: &'a str },
    /// Behind them: `Dan FOX`.
    Last { rest: &'a str, word: &'a str },
}

/// The word of a name that was read as initials and may be a name.
fn short_word<'a>(name: &'a str, parsed: &PersonalName<'a>) -> Option<Short<'a>> {
    if name.contains(',') {
        let is_name = may_be_name(parsed.given) && (is_given(parsed.given) || is_one_case(name));
        return is_name.then_some(Short::Given(parsed.given));
    }
    let bare = match name.trim().rsplit_once(' ') {
        Some((before, last)) if is_suffix(last) => before.trim_end(),
        _ => name.trim(),
    };
    let (first, behind) = bare.split_once(' ')?;
    let (before, last) = bare.rsplit_once(' ')?;
    if may_be_name(last) {
        return Some(Short::Last { rest: before, word: last });
    }
    may_be_name(first).then_some(Short::First { word: first, rest: behind.trim_start() })
}

/// Are these three capitals that can be spoken, and that are not known as a family name?
fn may_be_name(word: &str) -> bool {
    const VOWELS: &str = "AEIOUYÄÖÜÅØÆÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÃÕАЕЁИЙОУЫЭЮЯІЇЄΑΕΗΙΟΥΩ";
    word.chars().count() == 3
        && word.chars().all(char::is_alphabetic)
        && is_initials(word)
        && word.contains(|c| VOWELS.contains(c))
}

fn has_given(words: &str) -> bool {
    words.split(' ').any(is_given)
}

fn is_one_case(name: &str) -> bool {
    !name.contains(char::is_lowercase)
}

/// A name whose first word is that of the family.
fn family_first(family: &str, given: &str) -> String {
    PersonalName::parse(&without_capitals(&format!("{given} {family}"))).words()
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == ','
}

/// Is this a word of capitals, neither initials with full stops nor a suffix?
fn is_in_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some()
        && !word.contains('.')
        && !word.contains(char::is_lowercase)
        && !is_suffix(word)
}

/// A name with small letters for capitals that do not begin a word.
fn without_capitals(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for word in name.split_inclusive(is_gap) {
        if !is_in_capitals(word.trim_end_matches(is_gap)) {
            plain.push_str(word);
            continue;
        }
        let mut is_inside = false;
        for c in word.chars() {
            if is_inside {
                plain.extend(c.to_lowercase())
            } else {
                plain.push(c)
            }
            is_inside = c.is_alphabetic();
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::names::folded;

    fn readings(name: &str) -> (String, Vec<String>) {
        let Readings { words, others, is_unsure } = Readings::of(name);
        (if is_unsure { format!("{words}?") } else { words }, others)
    }

    #[test]
    fn capitals_mark_a_family_name_or_are_initials() {
        for (name, words, others) in [
            ("Dan Fox", "dan fox", &[][..]),
            ("Dan FOX", "dan fox", &["f o x dan"]),
            ("DAN FOX", "dan fox", &["f o x dan"]),
            ("FOX Dan", "dan fox", &["fox dan", "f o x dan"]),
            ("FOX, Dan", "dan fox", &[]),
            ("FOX, DAN", "dan fox", &["d a n fox"]),
            ("Fox, DAN", "dan fox?", &["d a n fox"]),
            ("Fox, JAM", "j a m fox", &["jam fox"]),
            ("Ann Marie FOX", "ann marie fox", &["f o x ann marie"]),
            ("ANNE ROE", "anne roe", &["r o e anne"]),
            ("Zoltan BON", "zoltan bon?", &["b o n zoltan"]),
            ("Smith JAM", "smith jam?", &["j a m smith"]),
            ("Smith JQ", "j q smith", &["smith jq"]),
            ("Smith J.Q.", "j q smith", &[]),
            ("LEE Ann", "ann lee", &["lee ann"]),
            ("ZHANG Wei", "wei zhang", &["zhang wei"]),
            ("Jean DUPONT", "jean dupont", &[]),
            ("Dan FOX III", "dan fox", &["f o x dan"]),
            ("ÉVA NAGY", "eva nagy", &["e v a nagy"]),
            ("ROE ANNE", "roe anne", &[]),
            ("МАРИЯ ИВАНОВА", "мария иванова", &[]),
            ("王伟", "伟 王", &[]),
            ("", "", &[]),
        ] {
            let others: Vec<String> = others.iter().map(|other| (*other).to_owned()).collect();
            assert_eq!(readings(name), (words.to_owned(), others), "{name}");
        }
    }

    proptest! {
        #[test]
        fn one_reading_is_that_of_the_name_without_capitals(
            name in "([A-Z][a-z]{1,5}|[A-Z]{1,5}|[ÉŐ][A-Z]{1,4}|[A-Z]\\.|van|DE)([ -]([A-Z][a-z]{1,5}|[A-Z]{1,5}|[A-Z]\\.)){0,3}(, [A-Z]{1,4})?"
        ) {
            let Readings { words, others, .. } = Readings::of(&name);
            let plain = PersonalName::parse(&without_capitals(&name)).words();
            prop_assert_eq!(folded(&without_capitals(&name)), folded(&name));
            prop_assert!(words == plain || others.contains(&plain), "{words} {others:?} {plain}");
            prop_assert!(!others.contains(&words));
        }
    }
}
