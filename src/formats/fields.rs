//! The names in a field that should hold one.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::records::markup::unescaped;
use crate::records::several::{Names, names_in};
use crate::records::{Kind, Sink};

/// Adds the authors of a field, with a notice if it may hold several and cannot be split.
pub(super) fn add_authors<'a>(
    field: Cow<'a, str>,
    at: usize,
    sink: &mut dyn Sink,
    authors: &mut Vec<Cow<'a, str>>,
) {
    if add_names(field, authors) == Certainty::MayBeSeveral
        && let Some(name) = authors.last()
    {
        sink.notice(at, Kind::NotSeparated, name);
    }
}

/// What is known of the names of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    Certain,
    /// It was read as one name and may hold several.
    MayBeSeveral,
}

/// Adds the names of a field, from which references and markup are removed first.
pub(super) fn add_names<'a>(field: Cow<'a, str>, names: &mut Vec<Cow<'a, str>>) -> Certainty {
    if is_surely_one(&field) {
        names.push(field);
        return Certainty::Certain;
    }
    let text = unescaped(&field);
    let found = names_in(&text);
    let certainty = if found == Names::Unsure { Certainty::MayBeSeveral } else { Certainty::Certain };
    match found {
        Names::Several(found) => names.extend(found.into_iter().map(|name| Cow::Owned(name.into_owned()))),
        Names::One | Names::Unsure => names.push(Cow::Owned(text.into_owned())),
    }
    certainty
}

/// Is this one name that has nothing to decode? Most are `Family, Given` or have neither comma nor "and".
fn is_surely_one(field: &str) -> bool {
    let bytes = field.as_bytes();
    let (before, after) = bytes.split_at(memchr::memchr(b',', bytes).unwrap_or(bytes.len()));
    // 0xe3 and 0xef begin the separators of Chinese and Japanese.
    let is_special = |byte: u8| matches!(byte, b';' | b'&' | b'<' | 0xe3 | 0xef);
    let has_special = bytes.iter().fold(false, |found, &byte| found | is_special(byte));
    let is_family = after.is_empty() || !before.contains(&b' ');
    let has_second_comma = memchr::memchr_iter(b',', after).nth(1).is_some();
    let begins_and = |at: usize| bytes[at..].get(..5).is_some_and(|word| word.eq_ignore_ascii_case(b" and "));
    let has_and = || memchr::memchr_iter(b' ', bytes).any(begins_and);
    !has_special && is_family && !has_second_comma && !has_and()
}

/// A text whose lines are separated: each is a name if all of them look like `Family, Given`, else they are one.
pub(super) fn joined_lines<'a>(lines: &[&'a str]) -> Cow<'a, str> {
    let is_whole = |line: &&str| {
        line.split_once(',')
            .is_some_and(|(family, given)| !family.trim().is_empty() && !given.trim().is_empty())
            && !line.ends_with([',', ';', '-'])
    };
    match lines {
        [line] => Cow::Borrowed(line),
        _ if lines.iter().all(is_whole) => Cow::Owned(lines.join("; ")),
        _ => Cow::Owned(lines.join(" ")),
    }
}

/// Are these two spellings of one name that differ in case, accents, white space and punctuation at most?
pub(super) fn is_same_name(a: &str, b: &str) -> bool {
    a == b || letters(a).eq(letters(b))
}

/// Does a short form, `Muller J`, begin with the family name of `Müller, Jürgen`?
pub(super) fn is_short_for(short: &str, full: &str) -> bool {
    let family = full.split(',').next().unwrap_or(full);
    let mut short = letters(short);
    letters(family).all(|letter| short.next() == Some(letter))
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    let bare = name.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
    bare.flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(field: &str) -> (Vec<String>, Certainty) {
        let mut names = Vec::new();
        let certainty = add_names(field.into(), &mut names);
        (names.into_iter().map(Cow::into_owned).collect(), certainty)
    }

    #[test]
    fn references_are_decoded_before_names_are_split() {
        let (found, certainty) = names("M&uuml;ller, J&#252;rgen; <b>O&apos;Neil</b>, Ann");
        assert_eq!(found, ["Müller, Jürgen", "O'Neil, Ann"]);
        assert_eq!(certainty, Certainty::Certain);
    }

    #[test]
    fn several_names_of_the_form_family_given_are_split_at_every_separator() {
        for field in
            ["Lee, Ann; Roe, Bob", "Lee, Ann and Roe, Bob", "Lee, Ann & Roe, Bob", "Lee, Ann AND Roe, Bob"]
        {
            assert_eq!(
                names(field),
                (vec!["Lee, Ann".to_owned(), "Roe, Bob".to_owned()], Certainty::Certain),
                "{field}"
            );
        }
        assert_eq!(names("Lee, A. and Roe, B.").0, ["Lee, A.", "Roe, B."]);
        assert_eq!(names("Lee, Ann and Bob Roe").1, Certainty::MayBeSeveral);
    }

    #[test]
    fn what_is_surely_one_name_is_one_by_the_slow_rule() {
        for name in
            ["Lovelace, Ada", "Ada Lovelace", "Lovelace A", "Plato", "Lovelace, Ada King", "Müller,J", ""]
        {
            assert!(is_surely_one(name), "{name}");
            assert_eq!(names_in(name), Names::One, "{name}");
        }
        for name in ["A; B", "A & B", "A and B", "A, B, C", "A B, C", "<b>A</b>", "王、李"] {
            assert!(!is_surely_one(name), "{name}");
        }
    }

    #[test]
    fn spellings_that_differ_in_accents_and_punctuation_are_the_same() {
        assert!(is_same_name("Campina-López, Alejandro", "CAMPINA LOPEZ, Alejandro"));
        assert!(!is_same_name("Lee, Ann", "Lee, A"));
        assert!(is_short_for("Muller J", "Müller, Jürgen") && !is_short_for("Lee A", "Leeson, Ann"));
    }

    #[test]
    fn lines_are_names_only_if_all_of_them_are_whole() {
        assert_eq!(joined_lines(&["Lee, Ann", "Roe, Bob"]), "Lee, Ann; Roe, Bob");
        assert_eq!(joined_lines(&["Lovelace,", "Ada"]), "Lovelace, Ada");
        assert_eq!(joined_lines(&["Wheels,  Inc,", "Ada"]), "Wheels,  Inc, Ada");
    }
}
