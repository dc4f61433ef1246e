//! Affiliations of which one text has several.

use super::institution::{
    begins_affiliation, is_in_one_language, is_place_of_university, names_other, names_university,
};
use super::location::{country_in, is_separator};

/// A text of more bytes is no list of addresses; only unmistakable separators divide it.
const LONGEST: usize = 4096;

/// Words between two organizations, each with the blank after it.
const AND: [&str; 5] = ["and ", "et ", "und ", "y ", "e "];

/// The affiliations of a text: separated by semicolons, bars or line breaks, or one right after the country of the one before,
/// as Scopus (with a comma), PubMed (with a period) and authors (with `and` or a number) write them, or two organizations with
/// `and` between them.
pub(super) fn affiliations(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；', '|', '\n']).flat_map(|text| {
        let mut rest = Some(text);
        std::iter::from_fn(move || {
            let text = rest?;
            let Some((end, start)) = end_of_first(text) else {
                rest = None;
                return Some(text);
            };
            rest = Some(&text[start..]);
            Some(&text[..end])
        })
    })
}

/// Where the first affiliation of a text ends and the next one begins, if there are several.
fn end_of_first(text: &str) -> Option<(usize, usize)> {
    if text.len() > LONGEST {
        return None;
    }
    let may_end = |&(at, c): &(usize, char)| {
        let after = &text[at + c.len_utf8()..];
        let next = after.chars().next();
        match c {
            ' ' => {
                next.is_some_and(|next| next.is_ascii_digit() || matches!(next, '(' | '['))
                    || begins_with_and(after)
            }
            '.' => next == Some(' '),
            '/' => true,
            c => is_separator(c),
        }
    };
    text.char_indices().filter(may_end).find_map(|(end, c)| {
        let (before, after) = (&text[..end], &text[end..]);
        let start = end + after.len() - without_separators(after).len();
        let next = &text[start..];
        let is_end = if is_separator(c) {
            ends_in_country(before) && country_in(next).is_some()
        } else {
            ends_in_country(before) && is_address(before)
                || begins_with_and(after) && are_two(before, after, next)
        };
        (is_end && begins_affiliation(next)).then_some((end, start))
    })
}

/// What follows commas, numbers and `and`.
fn without_separators(text: &str) -> &str {
    let is_between = |c: char| {
        c.is_whitespace()
            || c.is_ascii_digit()
            || is_separator(c)
            || matches!(c, '.' | '/' | '&' | '(' | ')' | '[' | ']' | '*')
    };
    let rest = text.trim_start_matches(is_between);
    let after_and = AND.iter().find_map(|and| rest.strip_prefix(and));
    after_and.map_or(rest, |rest| rest.trim_start_matches(is_between))
}

/// `and Wheel University`, `& Wheel University`, `/Wheel University`
fn begins_with_and(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['&', '/']) || AND.iter().any(|and| text.starts_with(and))
}

/// Is a text more than the name of a country or state? `Washington and Lee University` is one.
fn is_address(text: &str) -> bool {
    text.contains(is_separator) || begins_affiliation(text)
}

/// Does a text end in the name of a country? `Lebanon, NH, USA` and `Georgia, USA` are one, and a code may be a state.
fn ends_in_country(before: &str) -> bool {
    let last = before.rsplit(is_separator).next().unwrap_or_default().trim();
    (last.len() > 2 || last == "UK" || last == "US") && country_in(last).is_some()
}

/// `Loom University and University of Wheels`, `University of California, Davis and Loom University`, `Loom University and Wheel
/// Institute`; but `University of Arts and Crafts` is one, and so are `Universidad del Telar/University of the Loom`.
fn are_two(before: &str, after: &str, next: &str) -> bool {
    let last = before.rsplit(is_separator).next().unwrap_or_default();
    let first = next.split(is_separator).next().unwrap_or_default();
    if after.trim_start().starts_with('/') && !is_in_one_language(last, first) {
        false
    } else if names_university(first) {
        names_university(last) || is_place_of_university(before)
    } else {
        names_university(last) && names_other(last, first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_ends_an_affiliation_if_another_one_follows() {
        for (text, expected) in [
            (
                "Loom Univ, Ulm, Germany; Wheel Inst, Japan",
                &["Loom Univ, Ulm, Germany", " Wheel Inst, Japan"][..],
            ),
            (
                "Loom Univ, Wuhan, China, Dept of Cloth, Wheel Univ, 266042, China",
                &["Loom Univ, Wuhan, China", "Dept of Cloth, Wheel Univ, 266042, China"],
            ),
            (
                "Dept of Cloth, Loom University, Bath, UK. Wheel Institute, Kyoto, Japan.",
                &["Dept of Cloth, Loom University, Bath, UK", "Wheel Institute, Kyoto, Japan."],
            ),
            (
                "(1) Loom University, Bath, UK (2) Wheel Institute, Kyoto",
                &["(1) Loom University, Bath, UK", "Wheel Institute, Kyoto"],
            ),
            (
                "[1] Loom University, Bath, UK [2] Wheel Institute, Kyoto",
                &["[1] Loom University, Bath, UK", "Wheel Institute, Kyoto"],
            ),
            (
                "1 Loom University, Bath, UK 2 Wheel Institute, Kyoto",
                &["1 Loom University, Bath, UK", "Wheel Institute, Kyoto"],
            ),
            (
                "Loom University, UK and Wheel Institute, Japan / Cloth University",
                &["Loom University, UK", "Wheel Institute, Japan", "Cloth University"],
            ),
            ("Loom University and University of Wheels", &["Loom University", "University of Wheels"]),
            (
                "University of California, Davis and Loom University",
                &["University of California, Davis", "Loom University"],
            ),
            ("MIT and Harvard", &["MIT", "Harvard"]),
            ("Loom University & Wheel University", &["Loom University", "Wheel University"]),
            ("Loom University/MIT", &["Loom University", "MIT"]),
            ("Université du Tissu et CNRS", &["Université du Tissu", "CNRS"]),
            ("Universität Ulm und EPFL", &["Universität Ulm", "EPFL"]),
            ("University of Looms and the Wheel Institute", &["University of Looms", "the Wheel Institute"]),
            ("Loom University / Wheel University", &["Loom University", "Wheel University"]),
            ("Universidad del Telar/Loom University", &["Universidad del Telar/Loom University"]),
            ("Washington and Lee University", &["Washington and Lee University"]),
            ("University of Arts and Crafts Institute", &["University of Arts and Crafts Institute"]),
            ("Loom University and Hospital", &["Loom University and Hospital"]),
            ("Cloth A&M University", &["Cloth A&M University"]),
            ("Ward 3 and University Hospital, Bath", &["Ward 3 and University Hospital, Bath"]),
            (
                "University of Science and Technology, Bath, UK",
                &["University of Science and Technology, Bath, UK"],
            ),
            ("Loom Univ, Lebanon, NH, USA", &["Loom Univ, Lebanon, NH, USA"]),
            ("Loom Univ, Atlanta, Georgia, USA", &["Loom Univ, Atlanta, Georgia, USA"]),
            ("Univ Jordan, Jordan, Wheel Univ", &["Univ Jordan, Jordan, Wheel Univ"]),
            ("St. Loom University, Singapore 117417", &["St. Loom University, Singapore 117417"]),
            ("", &[""]),
        ] {
            assert_eq!(affiliations(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
