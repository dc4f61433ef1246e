//! An ORCID that is written with a name, in brackets or bare: `Lee, Ann (0000-0002-1825-0097)`.

use super::brackets::{self, closes, opens};
use super::identifiers::Ids;
use super::orcids::{DIGITS, is_check, is_digit, is_hyphen, is_written_as_orcid};
use super::text::{is_blank, is_name};

/// The last digit may be an X.
pub(super) const LEAST_DIGITS: usize = DIGITS - 1;

/// A name without the ORCIDs beside it, and these, right or wrong; `None` if there are none. The name is empty where an
/// ORCID stands in its place.
pub(crate) fn orcids_apart(text: &str) -> Option<(String, Ids)> {
    const MOST: usize = 4;
    if text.chars().filter(|&c| is_digit(c)).count() < LEAST_DIGITS {
        return None;
    }
    let mut ids = Ids::default();
    let mut name = text.to_owned();
    for _ in 0..MOST {
        let Some((start, end)) = orcid_in(&name) else { break };
        ids.add("orcid", &name[start..end]);
        name = without(&name, start, end);
    }
    (name.len() < text.len()).then(|| (if is_name(&name) { name } else { String::new() }, ids))
}

/// Where the first ORCID of a text begins and ends: its digits, which hyphens may separate.
fn orcid_in(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(found) = text[from..].find(is_digit) {
        let start = from + found;
        let is_part = |c: char| is_digit(c) || is_hyphen(c);
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |end| start + end);
        let digits = text[start..end].chars().filter(|&c| is_digit(c)).count();
        let check = text[end..].chars().next().filter(|&c| digits == LEAST_DIGITS && is_check(c));
        let end = end + check.map_or(0, char::len_utf8);
        let begins_word = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let ends_word = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        if is_written_as_orcid(&text[start..end]) && begins_word && ends_word {
            return Some((start, end));
        }
        from = end;
    }
    None
}

/// A text without this part, its address, the words before it and the brackets around it.
fn without(text: &str, start: usize, end: usize) -> String {
    let is_gap = |c: char| is_blank(c) || is_hyphen(c) || matches!(c, ',' | ';' | ':' | '：' | '|' | '=');
    let word = text[..start].char_indices().rev().take_while(|(_, c)| !is_blank(*c) && !is_bracket(*c));
    let word = word.last().map_or(start, |(at, _)| at);
    let is_address = text[word..start].contains("orcid") || text[word..start].contains("ORCID");
    let mut before = text[..if is_address { word } else { start }].trim_end_matches(is_gap);
    for label in ["iD", "id", "ID", "ORCID", "orcid", "Orcid", "ORCiD"] {
        let bare = before.strip_suffix(label).filter(|bare| !bare.ends_with(char::is_alphanumeric));
        before = bare.map_or(before, |bare| bare.trim_end_matches(is_gap));
    }
    let after = text[end..].trim_start_matches(|c| is_gap(c) || c == '/');
    let (before, after) = match (before.chars().next_back(), after.chars().next()) {
        (Some(open), Some(close)) if are_pair(open, close) => {
            let (before, after) = (&before[..before.len() - open.len_utf8()], &after[close.len_utf8()..]);
            (before.trim_end_matches(is_gap), after.trim_start_matches(is_blank))
        }
        _ => (before, after),
    };
    let is_joined = before.is_empty() || after.is_empty() || after.starts_with(|c| is_bracket(c) || c == ',');
    let gap = if is_joined || before.ends_with(opens) { "" } else { " " };
    format!("{before}{gap}{after}")
}

fn is_bracket(c: char) -> bool {
    opens(c) || closes(c) || matches!(c, '<' | '>' | '{' | '}')
}

fn are_pair(open: char, close: char) -> bool {
    let pair = (brackets::plain(open), brackets::plain(close));
    matches!(pair, ('(', ')') | ('[', ']') | ('<', '>') | ('{', '}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(text: &str) -> Option<(String, String)> {
        orcids_apart(text).map(|(name, ids)| (name, ids.as_stated().to_owned()))
    }

    #[test]
    fn an_orcid_beside_a_name_is_no_part_of_it() {
        for (text, wanted) in [
            ("Lee, Ann (0000-0002-1825-0097)", "Lee, Ann"),
            ("Lee, Ann [0000-0002-1825-0097]", "Lee, Ann"),
            ("Lee, Ann <https://orcid.org/0000-0002-1825-0097>", "Lee, Ann"),
            ("Lee, Ann (ORCID: 0000-0002-1825-0097)", "Lee, Ann"),
            ("Lee, Ann (ORCID iD: 0000-0002-1825-0097)", "Lee, Ann"),
            ("Lee, Ann (orcid:0000-0002-1825-0097)", "Lee, Ann"),
            ("Lee, Ann (https://orcid.org/0000-0002-1825-0097)", "Lee, Ann"),
            ("Lee, Ann, 0000-0002-1825-0097", "Lee, Ann"),
            ("Ann Lee 0000-0002-1825-0097", "Ann Lee"),
            ("Ann Lee, orcid.org/0000-0002-1825-0097/", "Ann Lee"),
            ("Ann Lee - ORCID 0000-0002-1825-0097", "Ann Lee"),
            ("Ann Lee 0000000218250097", "Ann Lee"),
            ("0000-0002-1825-0097 Ann Lee", "Ann Lee"),
            ("Ann Lee (0000—0002－1825‑0097)", "Ann Lee"),
            ("王伟（０００００００２１８２５００９７）", "王伟"),
            ("王伟（ORCID：0000-0002-1825-0097）", "王伟"),
            ("Lee (0000-0002-1825-0097), Ann", "Lee, Ann"),
            ("Ann Lee (Univ X, 0000-0002-1825-0097)", "Ann Lee (Univ X)"),
            ("Ann Lee (0000-0002-1825-0097; Univ X)", "Ann Lee (Univ X)"),
            ("https://orcid.org/0000-0002-1825-0097", ""),
            ("0000-0002-1825-0097", ""),
            ("ORCID: 0000-0002-1825-0097", ""),
        ] {
            assert_eq!(
                apart(text),
                Some((wanted.to_owned(), "orcid:0000-0002-1825-0097".to_owned())),
                "{text}"
            );
        }
        let with_check = apart("Ann Lee 0000-0002-1694-233X").expect("an ORCID");
        assert_eq!(with_check, ("Ann Lee".to_owned(), "orcid:0000-0002-1694-233X".to_owned()));
        let wrong = apart("Lee, Ann (0000-0002-1825-0098)").expect("an ORCID");
        assert_eq!(wrong, ("Lee, Ann".to_owned(), "!orcid:0000-0002-1825-0098".to_owned()));
    }

    #[test]
    fn other_numbers_are_no_orcids() {
        for text in
            ["Wei Wang 0001", "Ann Lee 1234567890123456", "Lee, Ann, 1815-1852", "Ann Lee", "1-2-3", ""]
        {
            assert_eq!(apart(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([ ,;:()\\[\\]<>/é‐-]|0000-0002-1825-0097|000000021825009|X|ORCID|iD|Ann|12){0,9}") {
            if let Some((name, _)) = orcids_apart(&text) {
                proptest::prop_assert!(name.is_empty() || is_name(&name), "{}", name);
            }
        }
    }
}
