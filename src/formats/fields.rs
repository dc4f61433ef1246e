//! The names in a field that should hold one.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::records::groups::{Bearer, is_legal_form, is_of_organizations, names_a_group};
use crate::records::identifiers::Ids;
use crate::records::markup::unescaped;
use crate::records::several::{Names, is_given_part, names_in};
use crate::records::text::is_suffix;
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
    // With the others begin the commas of Arabic, and the characters and separators of Chinese, Japanese and Korean.
    let is_special = |byte: u8| matches!(byte, b';' | b'&' | b'<' | 0xd8 | 0xe3..=0xed | 0xef);
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

/// Identifiers by the names that a record gives them to. Spellings of one name may differ in case, accents, white
/// space and punctuation.
#[derive(Default)]
pub(super) struct IdsByName<'a> {
    ids: Vec<(&'static str, &'a str)>,
    /// The identifiers of a name by their indices.
    by_letters: HashMap<String, Vec<usize>>,
    /// Those that an author was found to have.
    placed: RefCell<Vec<usize>>,
}

impl<'a> IdsByName<'a> {
    pub(super) fn add(&mut self, name: &str, scheme: &'static str, id: &'a str) {
        self.by_letters.entry(letters(name).collect()).or_default().push(self.ids.len());
        self.ids.push((scheme, id));
    }

    /// Adds what Web of Science writes: `Lovelace, Ada/0000-0002-1825-0097; …`.
    pub(super) fn add_entries(&mut self, scheme: &'static str, entries: &'a str) {
        for entry in entries.split(';').filter(|entry| entry.contains(char::is_alphanumeric)) {
            // An entry without a name is of no one.
            let (name, id) = entry.split_once('/').unwrap_or(("", entry));
            self.add(name, scheme, id);
        }
    }

    /// The identifiers of an author with these names, in the order in which the record has them.
    pub(super) fn of<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Ids {
        let mut ids = Ids::default();
        if self.ids.is_empty() {
            return ids;
        }
        let found = |name| self.by_letters.get(&letters(name).collect::<String>());
        let mut indices: Vec<usize> = names.into_iter().filter_map(found).flatten().copied().collect();
        indices.sort_unstable();
        self.placed.borrow_mut().extend(&indices);
        indices.iter().map(|&index| self.ids[index]).for_each(|(scheme, id)| ids.add(scheme, id));
        ids
    }
}

impl<'a> IdsByName<'a> {
    /// The identifiers that no author was found to have, as one text; `None` if there are none.
    pub(super) fn unplaced(&self) -> Option<String> {
        let placed = self.placed.borrow();
        let unplaced = self.ids.iter().enumerate().filter(|(index, _)| !placed.contains(index));
        let unplaced: Vec<&str> = unplaced.map(|(_, (_, id))| *id).collect();
        (!unplaced.is_empty()).then(|| unplaced.join("; "))
    }
}

/// Who bears a name that EndNote marks as a group's by a comma after it? Such a comma also follows the name of a person
/// now and then: `Lovelace, Ada,`.
pub(super) fn bearer_of_marked(name: &str) -> Bearer {
    let is_of_group = |word: &str| is_of_organizations(word) || is_legal_form(word);
    let Some((_, given)) = name.split_once(',') else { return Bearer::Group };
    if is_given_part(given) || is_suffix(given) {
        Bearer::Person
    } else if names_a_group(name) || name.split_whitespace().any(is_of_group) {
        Bearer::Group
    } else {
        Bearer::Unsure
    }
}

/// The letters with which a short form, `Muller J` of `Müller, Jürgen`, begins.
pub(super) fn letters_of_family(full: &str) -> String {
    letters(full.split(',').next().unwrap_or(full)).collect()
}

/// The letters of a name, small and without accents.
pub(super) fn letters(name: &str) -> impl Iterator<Item = char> {
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
    fn life_dates_and_roles_of_catalogs_separate_no_names() {
        for field in ["Fox, Dan, 1950-, author.", "Fox, Dan, 1950-", "Fox, Dan, author"] {
            assert_eq!(names(field), (vec![field.to_owned()], Certainty::Certain), "{field}");
        }
        assert_eq!(names("Fox, Dan, 1950-; Roe, Bob, author.").0.len(), 2);
    }

    #[test]
    fn what_is_surely_one_name_is_one_by_the_slow_rule() {
        for name in
            ["Lovelace, Ada", "Ada Lovelace", "Lovelace A", "Plato", "Lovelace, Ada King", "Müller,J", ""]
        {
            assert!(is_surely_one(name), "{name}");
            assert_eq!(names_in(name), Names::One, "{name}");
        }
        for name in [
            "A; B",
            "A & B",
            "A and B",
            "A, B, C",
            "A B, C",
            "<b>A</b>",
            "王、李",
            "李娜, 王伟",
            "김민준, 박서연",
        ] {
            assert!(!is_surely_one(name), "{name}");
        }
    }

    #[test]
    fn identifiers_are_found_by_spellings_that_differ_in_accents_and_punctuation() {
        let mut known = IdsByName::default();
        known.add_entries("researcherid", "CAMPINA LOPEZ, Alejandro/A-1-2000; Lee, A/B-2-2000; no name");
        known.add("Campina-López, Alejandro", "orcid", "0000-0002-1825-0097");
        let of = |names: &[&str]| known.of(names.iter().copied()).as_str().to_owned();
        assert_eq!(of(&["Campina-López, Alejandro"]), "researcherid:A-1-2000 orcid:0000-0002-1825-0097");
        assert_eq!(of(&["Lee, Ann", "Lee, A"]), "researcherid:B-2-2000");
        assert_eq!(of(&["Lee, Ann"]), "");
    }

    #[test]
    fn a_short_form_begins_with_the_family_name() {
        assert!(letters("Muller J").collect::<String>().starts_with(&letters_of_family("Müller, Jürgen")));
    }

    #[test]
    fn a_comma_after_a_name_marks_a_group_unless_a_given_name_precedes_it() {
        for (name, bearer) in [
            ("Lovelace, Ada", Bearer::Person),
            ("Gray, M.", Bearer::Person),
            ("Quux, Xiadani", Bearer::Unsure),
            ("Engine Society", Bearer::Group),
            ("Society of Wheels, Turin", Bearer::Group),
            ("Wheels, Inc.", Bearer::Group),
        ] {
            assert_eq!(bearer_of_marked(name), bearer, "{name}");
        }
    }

    #[test]
    fn lines_are_names_only_if_all_of_them_are_whole() {
        assert_eq!(joined_lines(&["Lee, Ann", "Roe, Bob"]), "Lee, Ann; Roe, Bob");
        assert_eq!(joined_lines(&["Lovelace,", "Ada"]), "Lovelace, Ada");
        assert_eq!(joined_lines(&["Wheels,  Inc,", "Ada"]), "Wheels,  Inc, Ada");
    }
}
