//! Marks of the authors who share an affiliation: names before it in Web of Science, initials after it in journals of medicine.

use std::borrow::Cow;

use super::country::{Country, folded};

/// A text without the authors that it says an affiliation is of.
pub(super) fn without_authors(text: &str) -> Cow<'_, str> {
    match without_names(text) {
        Cow::Borrowed(text) => without_initials(text),
        Cow::Owned(text) => Cow::Owned(without_initials(&text).into_owned()),
    }
}

/// A text with a semicolon in place of names in brackets: `[Lee, Ann; Roe, Bob] Loom Univ, Ulm`.
fn without_names(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((open, close)) = first_names(rest) {
        kept.push_str(&rest[..open]);
        kept.push(';');
        rest = &rest[close..];
    }
    if kept.is_empty() {
        return Cow::Borrowed(text);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Where the first names in brackets begin and end, with their brackets: each has a comma, and all are before an affiliation.
fn first_names(text: &str) -> Option<(usize, usize)> {
    let brackets = text.match_indices('[').filter_map(|(open, _)| {
        let close = open + text[open..].find(']')?;
        Some((open, close + 1))
    });
    let are_names = |&(open, end): &(usize, usize)| {
        let names = &text[open + 1..end - 1];
        let has_comma =
            |name: &str| name.split_once(',').is_some_and(|(family, _)| !family.trim().is_empty());
        names.split(';').all(has_comma)
            && names.chars().all(|c| !c.is_ascii_digit())
            && text[end..].trim_start().starts_with(char::is_alphabetic)
    };
    brackets.into_iter().find(are_names)
}

/// A text without the initials in parentheses that say which authors an affiliation is of: `Loom University, Ulm (A.B.,
/// C.-D.E.)`. They would be read as codes of states and countries.
fn without_initials(text: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(text);
    while let Some((start, end)) = first_initials(&kept) {
        kept = Cow::Owned([kept[..start].trim_end(), &kept[end..]].concat());
    }
    kept
}

/// Where the first initials begin and end, with their parentheses.
fn first_initials(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('(').map(|at| from + at) {
        let close = open + text[open..].find(')')?;
        if are_initials(&text[open + 1..close]) {
            return Some((open, close + 1));
        }
        from = open + 1;
    }
    None
}

/// `A.B.`, and several of them; but `U.K.` is a country.
fn are_initials(text: &str) -> bool {
    let is_of_one = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let has_marks_only = word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'));
        letters >= 2 && has_marks_only && word.contains('.')
    };
    let mut words = text.split([',', ';', ' ']).filter(|word| !word.is_empty() && *word != "and").peekable();
    words.peek().is_some() && words.all(is_of_one) && Country::of_name(&folded(text)).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_brackets_are_no_part_of_an_affiliation() {
        for (text, expected) in [
            (
                "[Lee, A] Loom Univ, Ulm; [Roe, B; Poe, C] Wheel Inst, Pisa",
                "; Loom Univ, Ulm; ; Wheel Inst, Pisa",
            ),
            ("[1] Loom Univ [2] Wheel Inst", "[1] Loom Univ [2] Wheel Inst"),
            ("Loom Univ [LU, Ulm]", "Loom Univ [LU, Ulm]"),
            ("[Lee, A", "[Lee, A"),
            ("", ""),
        ] {
            assert_eq!(without_authors(text), expected, "{text}");
        }
    }

    #[test]
    fn initials_are_left_out_and_countries_and_abbreviations_stay() {
        for (text, expected) in [
            ("Loom University, Ulm, Germany (A.B.)", "Loom University, Ulm, Germany"),
            ("Medicine (A.B., C.-D.E. and F.G.), Ulm (H.I.)", "Medicine, Ulm"),
            ("Medicine (Cloth) (A.B.), Ulm", "Medicine (Cloth), Ulm"),
            ("Loom University (U.K.)", "Loom University (U.K.)"),
            ("Loom University (U.S.A.)", "Loom University (U.S.A.)"),
            ("Loom Institute (LI), Pisa (PI)", "Loom Institute (LI), Pisa (PI)"),
            ("Loom (A.B.", "Loom (A.B."),
            ("(A.B.)", ""),
            ("", ""),
        ] {
            assert_eq!(without_initials(text), expected, "{text}");
        }
    }
}
