//! When a paper appeared, in the forms in which sources write it.

use crate::records::text::trim;
use crate::records::{Kind, Sink};

/// The first year in any of these texts; a notice if there is text and none of it is a year.
pub(super) fn year_of(texts: &[&str], at: usize, sink: &mut dyn Sink) -> Option<i16> {
    let found = texts.iter().find_map(|text| year(text));
    if let Some(text) = texts.iter().find(|text| found.is_none() && !trim(text).is_empty()) {
        sink.notice(at, Kind::InvalidYear, text);
    }
    found
}

/// The first year in a date: four digits on their own.
pub(super) fn year(text: &str) -> Option<i16> {
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_the_first_four_digits_on_their_own() {
        for (text, expected) in [
            ("1843", Some(1843)),
            ("2001/02", Some(2001)),
            ("c. 1999", Some(1999)),
            ("2001-03/2002", Some(2001)),
            ("2023-09-24T13:27:44+00:00", Some(2023)),
            ("1999a", Some(1999)),
            ("in press", None),
            ("12345", None),
            ("199X", None),
            ("", None),
        ] {
            assert_eq!(year(text), expected, "{text}");
        }
    }
}
