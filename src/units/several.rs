//! Affiliations of which one text has several.

use super::institution::{begins_affiliation, names_university};
use super::location::{country_in, is_separator};

/// A text of more bytes is no list of addresses; only unmistakable separators divide it.
const LONGEST: usize = 4096;

/// The affiliations of a text: separated by semicolons, bars or line breaks, or one right after the country of the one before,
/// as Scopus (with a comma), PubMed (with a period) and authors (with `and` or a number) write them.
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
        let next = text[at + c.len_utf8()..].chars().next();
        match c {
            ' ' => {
                next.is_some_and(|next| next.is_ascii_digit() || matches!(next, '(' | '[' | '&' | 'a' | '/'))
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
            ends_in_country(before) || c == ' ' && are_two_universities(before, after, next)
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
    rest.strip_prefix("and ").map_or(rest, |rest| rest.trim_start_matches(is_between))
}

/// Does a text end in the name of a country? `Lebanon, NH, USA` and `Georgia, USA` are one, and a code may be a state.
fn ends_in_country(before: &str) -> bool {
    let last = before.rsplit(is_separator).next().unwrap_or_default().trim();
    (last.len() > 2 || last == "UK" || last == "US") && country_in(last).is_some()
}

/// `Loom University and University of Wheels`
fn are_two_universities(before: &str, after: &str, next: &str) -> bool {
    let part = |text: &str| text.split(is_separator).next().map(str::to_owned).unwrap_or_default();
    let last = before.rsplit(is_separator).next().unwrap_or_default();
    after.starts_with(" and ") && names_university(last) && names_university(&part(next))
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
