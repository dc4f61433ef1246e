//! Initials of authors in an affiliation that several share, as journals of medicine print them.

use std::borrow::Cow;

use super::country::{Country, folded};

/// A text without the initials in parentheses that say which authors an affiliation is of: `Loom University, Ulm (A.B.,
/// C.-D.E.)`. They would be read as codes of states and countries.
pub(super) fn without_initials(text: &str) -> Cow<'_, str> {
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
