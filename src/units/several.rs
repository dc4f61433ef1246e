//! Affiliations of which one text has several.

use super::country::country_in;
use super::institution::begins_affiliation;

/// The affiliations of a text: separated by semicolons, or, as Scopus writes them, one right after the country of the one
/// before.
pub(super) fn affiliations(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').flat_map(|text| {
        let mut rest = Some(text);
        std::iter::from_fn(move || {
            let text = rest?;
            let end = text
                .match_indices(',')
                .map(|(at, _)| at)
                .find(|&at| is_between(&text[..at], &text[at + 1..]));
            rest = end.map(|end| &text[end + 1..]);
            Some(end.map_or(text, |end| &text[..end]))
        })
    })
}

/// Does one affiliation end and another begin here? `Lebanon, NH, USA` and `Georgia, USA` are one.
fn is_between(before: &str, after: &str) -> bool {
    let last = before.rsplit(',').next().unwrap_or_default();
    let is_country = !last.trim().is_empty() && last.trim().len() > 2 && country_in(last).is_some();
    is_country && begins_affiliation(after) && country_in(after).is_some()
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
                &["Loom Univ, Wuhan, China", " Dept of Cloth, Wheel Univ, 266042, China"],
            ),
            ("Loom Univ, Lebanon, NH, USA", &["Loom Univ, Lebanon, NH, USA"]),
            ("Loom Univ, Atlanta, Georgia, USA", &["Loom Univ, Atlanta, Georgia, USA"]),
            ("Univ Jordan, Jordan, Wheel Univ", &["Univ Jordan, Jordan, Wheel Univ"]),
            ("", &[""]),
        ] {
            assert_eq!(affiliations(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
