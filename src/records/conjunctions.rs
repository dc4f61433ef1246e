//! Words for "and" between the names of a list.

use super::text::{is_full, trim};
use super::whole::is_whole;

/// What a word for "and" joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joins {
    /// Names: no person's name has the word inside.
    Names,
    /// Names, or the parts of one: `Ortega y Gasset`, `Costa e Silva`, `Puig i Cadafalch`.
    NamesOrParts,
}

#[rustfmt::skip]
const OF_NAMES: [&str; 25] = [
    "and", "AND", "And", "und", "UND", "et", "och", "og", "oraz", "és", "ve", "dan", "và", "και", "ΚΑΙ", "și", "şi", "ir", "ja",
    "и", "И", "та", "و", "with", "ו",
];

const OF_NAMES_OR_PARTS: [&str; 6] = ["y", "e", "i", "en", "a", "і"];

/// The word "and" between blanks, as it separates names in every format.
pub(crate) const ANDS: [&str; 3] = [" and ", " AND ", " And "];

/// Is there an "and" between blanks?
pub(crate) fn has_and(text: &str) -> bool {
    ANDS.iter().any(|and| memchr::memmem::find(text.as_bytes(), and.as_bytes()).is_some())
}

/// Does this word of a list join the names around it, whatever they are? In small letters, `dan` and `ja` may begin a name.
pub(crate) fn joins_names(word: &str, next: &str) -> bool {
    let is_of_name = || matches!(word, "dan" | "ja") && next.starts_with(char::is_lowercase);
    joins(word) == Some(Joins::Names) && !is_of_name()
}

/// What a word joins; `None` if it is no word for "and".
pub(crate) fn joins(word: &str) -> Option<Joins> {
    const LONGEST: usize = 6;
    // Nearly every word of a name begins with a capital or is longer.
    let may_be =
        word.bytes().next().is_some_and(|first| !first.is_ascii_uppercase() || matches!(first, b'A' | b'U'));
    if !may_be || word.len() > LONGEST {
        None
    } else if OF_NAMES.contains(&word) {
        Some(Joins::Names)
    } else {
        OF_NAMES_OR_PARTS.contains(&word).then_some(Joins::NamesOrParts)
    }
}

/// The same for bytes, which may be no text.
pub(crate) fn is_word_for_and(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(|word| joins(word).is_some())
}

/// A word for "and" with what is before it and behind it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cut<'a> {
    pub(crate) before: &'a str,
    pub(crate) behind: &'a str,
    word: &'a str,
    joins: Joins,
}

impl Cut<'_> {
    /// Are these two names, or more, for certain? In small letters, `dan` and `ja` are also parts of names.
    pub(crate) fn is_certain(self) -> bool {
        let Self { before, behind, joins, .. } = self;
        self.may_be_names()
            && (joins == Joins::Names || is_name_of_person(before) && is_name_of_person(behind))
    }

    /// Is the word "and"?
    pub(crate) fn is_by_and(self) -> bool {
        self.word.eq_ignore_ascii_case("and")
    }

    /// May these be two names?
    pub(crate) fn may_be_names(self) -> bool {
        let is_capitalized = |side: &str| !side.starts_with(char::is_lowercase);
        [self.before, self.behind].iter().all(|side| is_full(side) && is_capitalized(side))
    }
}

fn is_name_of_person(side: &str) -> bool {
    side.contains(',') || is_whole(side)
}

/// The words for "and" in a text, outside parentheses, that have something on both sides.
pub(crate) fn cuts(text: &str) -> Vec<Cut<'_>> {
    let (mut found, mut at, mut depth) = (Vec::new(), 0, 0_usize);
    for word in text.split(' ') {
        let end = at + word.len();
        if depth == 0
            && let Some(joins) = joins(word)
        {
            let before = trim(&text[..at]).trim_end_matches([',', '，']);
            let behind = trim(&text[end..]);
            if !before.is_empty() && !behind.is_empty() {
                found.push(Cut { before, behind, word, joins });
            }
        }
        if word.contains(['(', ')', '[', ']']) {
            depth += word.matches(['(', '[']).count();
            depth = depth.saturating_sub(word.matches([')', ']']).count());
        }
        at = end + 1;
    }
    found
}

/// The names of a text at words that join names for certain; the whole text if there are none.
pub(crate) fn names_between(text: &str) -> Vec<&str> {
    let (mut names, mut rest) = (Vec::new(), text);
    while let Some(cut) = cuts(rest).into_iter().find(|cut| cut.is_certain()) {
        names.push(cut.before);
        rest = cut.behind;
    }
    names.push(rest);
    names
}

/// A name without a word for "and" before it: `et Marthe Petit`.
pub(crate) fn without_word_before(name: &str) -> &str {
    let Some((word, rest)) = name.split_once(' ') else { return name };
    let rest = trim(rest);
    let is_odd = || rest.starts_with(char::is_lowercase) || (matches!(word, "a" | "i") && !is_full(rest));
    match joins(word) {
        Some(_) if word.eq_ignore_ascii_case("and") || !is_odd() => rest,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_and_separate_whole_names_in_many_languages() {
        for word in
            ["and", "AND", "And", "und", "et", "och", "oraz", "és", "ve", "dan", "và", "και", "и", "with"]
        {
            let text = format!("Lea Dupont {word} Marthe Petit");
            assert_eq!(names_between(&text), ["Lea Dupont", "Marthe Petit"]);
        }
        assert_eq!(names_between("Ann Lee et Bob Roe et Cat Poe"), ["Ann Lee", "Bob Roe", "Cat Poe"]);
        assert_eq!(names_between("Lee, Ann y Roe, Bob"), ["Lee, Ann", "Roe, Bob"]);
        assert_eq!(names_between("Juan Roe y Maria Poe"), ["Juan Roe", "Maria Poe"]);
    }

    #[test]
    fn a_word_inside_a_name_separates_nothing() {
        for name in [
            "José Ortega y Gasset",
            "Luis da Costa e Silva",
            "Josep Puig i Cadafalch",
            "dan fox",
            "ann lee dan fox",
            "Ann Lee (Ministry of Health and Roads)",
            "Maria da Silva e Souza Lima",
        ] {
            assert_eq!(names_between(name), [name]);
        }
    }

    #[test]
    fn a_word_before_a_name_is_no_part_of_it() {
        for (name, bare) in [
            ("et Marthe Petit", "Marthe Petit"),
            ("y Marta", "Marta"),
            ("And Eve Kim", "Eve Kim"),
            ("and lee", "lee"),
            ("dan fox", "dan fox"),
            ("Dan Fox", "Dan Fox"),
            ("a Lovelace", "a Lovelace"),
        ] {
            assert_eq!(without_word_before(name), bare);
        }
    }
}
