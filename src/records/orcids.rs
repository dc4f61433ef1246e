//! What an ORCID looks like: sixteen digits with a check digit, however they are separated.

/// How many digits an ORCID has; the last may be an X.
pub(super) const DIGITS: usize = 16;

/// A digit, an X or a hyphen as an ORCID usually has it, for those of other scripts and for longer hyphens.
pub(super) fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
        'Ｘ' | 'ｘ' => 'X',
        '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        c => c,
    }
}

pub(super) fn is_digit(c: char) -> bool {
    plain(c).is_ascii_digit()
}

pub(super) fn is_hyphen(c: char) -> bool {
    plain(c) == '-'
}

/// Is this the last digit in place of 10?
pub(super) fn is_check(c: char) -> bool {
    matches!(plain(c), 'x' | 'X')
}

/// Are these the digits of an ORCID, right or wrong, and nothing else? Without hyphens, other numbers may be as long.
pub(crate) fn is_written_as_orcid(text: &str) -> bool {
    let digits = text.chars().filter(|&c| is_digit(c) || is_check(c)).count();
    digits == DIGITS
        && (text.contains(is_hyphen) || text.chars().map(plain).take(4).eq("0000".chars()))
        && text.chars().all(|c| is_digit(c) || is_hyphen(c) || is_check(c))
        && !text.trim_end_matches(is_check).contains(is_check)
}

/// The identifier of a text that is a bare ORCID, its address, or one with its scheme: `https://orcid.org/0000-0002-1825-0097`.
/// A wrong check digit makes it no less an identifier, but no author has it.
pub(crate) fn orcid_in(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('/');
    let lower = text.to_ascii_lowercase();
    let number = match lower.rsplit_once('/') {
        Some((address, number)) if address.ends_with("orcid.org") => number,
        Some(_) => return None,
        None => lower.strip_prefix("orcid:").unwrap_or(&lower).trim(),
    };
    let number: String = number.chars().map(plain).collect();
    let has_hyphens = || number.len() == 19 && [4, 9, 14].iter().all(|&at| number.as_bytes()[at] == b'-');
    let has_form = || is_written_as_orcid(&number) && has_hyphens();
    let number = orcid(&number).or_else(|| has_form().then(|| number.to_ascii_uppercase()))?;
    Some(format!("orcid:{number}"))
}

/// The digits of a text that may be an ORCID, with or without words before them and whatever separates them.
fn digits_of_orcid(text: &str) -> Vec<u8> {
    let text = text.trim_start_matches(|c: char| !is_digit(c));
    let text = text.split(['?', '#']).next().unwrap_or_default();
    let digits = text.chars().map(plain).filter(|c| c.is_alphanumeric());
    digits.map(|c| if c.is_ascii() { c as u8 } else { b'?' }).collect()
}

/// The ORCIDs of a list that commas, semicolons, blanks or "and" separate. Blanks may also be inside of one:
/// `0000 0002 1825 0097`, `0000-0002-1825 -0097`.
pub(crate) fn listed_orcids(text: &str) -> Vec<String> {
    let is_part = |word: &str| word.chars().all(|c| is_digit(c) || is_hyphen(c) || is_check(c));
    let mut ids: Vec<String> = Vec::new();
    for entry in text.split([',', ';', '，', '；', '、']) {
        let mut begun: Option<String> = None;
        for word in entry.split_whitespace() {
            let is_end = word.eq_ignore_ascii_case("and");
            let goes_on = |id: &String| {
                is_part(word) && digits_of_orcid(id).len() + digits_of_orcid(word).len() <= DIGITS
            };
            match &mut begun {
                Some(id) if !is_end && goes_on(id) => id.push_str(word),
                _ => {
                    ids.extend(begun.take());
                    begun = (!is_end).then(|| word.to_owned());
                }
            }
        }
        ids.extend(begun);
    }
    ids
}

/// Is a text meant as an ORCID, right or wrong: sixteen digits, or one more or less, or the beginning of one?
pub(super) fn is_meant_as_orcid(text: &str) -> bool {
    let digits = digits_of_orcid(text);
    let Some((last, first)) = digits.split_last() else { return false };
    let are_digits =
        first.iter().all(u8::is_ascii_digit) && (last.is_ascii_digit() || matches!(last, b'x' | b'X'));
    are_digits && ((15..=17).contains(&digits.len()) || digits.len() > 8 && digits.starts_with(b"000"))
}

/// An ORCID in its usual form, if its check digit is right (ISO 7064, mod 11-2).
pub(super) fn orcid(text: &str) -> Option<String> {
    let digits = digits_of_orcid(text);
    let (last, first) = digits.split_last().filter(|(_, first)| first.len() == DIGITS - 1)?;
    let mut total = 0;
    for digit in first {
        total = (total + u32::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?)) * 2;
    }
    let check = match (12 - total % 11) % 11 {
        10 => b'X',
        digit => b'0' + digit as u8,
    };
    let text = String::from_utf8(digits.to_ascii_uppercase()).ok()?;
    let parts = [&text[..4], &text[4..8], &text[8..12], &text[12..]];
    (last.to_ascii_uppercase() == check).then(|| parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_and_digits_of_every_script_make_an_orcid() {
        for text in [
            "0000-0002-1825-0097",
            "0000‐0002‑1825–0097",
            "0000—0002−1825－0097",
            "００００－０００２－１８２５－００９７",
            "0000000218250097",
        ] {
            assert!(is_written_as_orcid(text), "{text}");
            assert_eq!(orcid(text).as_deref(), Some("0000-0002-1825-0097"), "{text}");
            assert_eq!(orcid_in(text).as_deref(), Some("orcid:0000-0002-1825-0097"), "{text}");
        }
        assert!(is_written_as_orcid("0000-0002-1694-233Ｘ"));
        for text in [
            "0000-0002-1825-009",
            "0000-0X02-1825-0097",
            "57190000000",
            "0000 0002 1825 0097",
            "1234567890123456",
            "",
        ] {
            assert!(!is_written_as_orcid(text), "{text}");
        }
        assert_eq!(orcid_in("0000-0002-1825-0098").as_deref(), Some("orcid:0000-0002-1825-0098"));
        assert_eq!(orcid_in("0000000218250098"), None, "a number, with no check digit to tell");
    }

    #[test]
    fn blanks_in_an_orcid_of_a_list_do_not_end_it() {
        for (text, expected) in [
            ("0000-0002-1825-0097, 0000-0002-1694-233X", 2),
            ("0000-0002-1825-0097 0000-0002-1694-233X", 2),
            ("0000 0002 1825 0097 and 0000‐0002‐1694‐233X", 2),
            ("0000-0002-1825 -0097; 0000‑0002 ‑1694‑ 233X", 2),
            ("0000 0002 1825 0097 0000 0002 1694 233X", 2),
            ("https://orcid.org/0000-0002-1825 -0097", 1),
            ("0000-0002-1825-0097", 1),
        ] {
            let listed = listed_orcids(text);
            let found: Vec<String> = listed.iter().filter_map(|id| orcid(id)).collect();
            let known = ["0000-0002-1825-0097", "0000-0002-1694-233X"];
            assert_eq!(found, known[..expected], "{text}");
        }
        assert_eq!(listed_orcids("0000-0002-1825 0000-0002-1694-233X").len(), 2, "one of them is cut short");
        assert!(listed_orcids(" , and ;").is_empty());
    }
}
