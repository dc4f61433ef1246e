//! An ORCID that is written with a name, in brackets or bare: `Lee, Ann (0000-0002-1825-0097)`.

use super::identifiers::Ids;
use super::text::{is_blank, is_name};

/// Digits of an ORCID.
const DIGITS: usize = 16;

/// The last of them may be an X.
pub(super) const LEAST_DIGITS: usize = DIGITS - 1;

/// A name without the ORCIDs beside it, and these, right or wrong; `None` if there are none. The name is empty where an
/// ORCID stands in its place.
pub(crate) fn orcids_apart(text: &str) -> Option<(String, Ids)> {
    const MOST: usize = 4;
    if text.bytes().filter(u8::is_ascii_digit).count() < LEAST_DIGITS {
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
    let is_hyphen = |c: char| matches!(c, '-' | '‐' | '‑' | '–' | '−');
    let is_check = |c: char| matches!(c, 'x' | 'X');
    let mut from = 0;
    while let Some(found) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + found;
        let is_part = |c: char| c.is_ascii_digit() || is_hyphen(c);
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |end| start + end);
        let digits = text[start..end].bytes().filter(u8::is_ascii_digit).count();
        let has_check = digits == LEAST_DIGITS && text[end..].starts_with(is_check);
        let end = end + usize::from(has_check);
        let begins_word = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let ends_word = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        // Without hyphens, other numbers may be as long.
        let is_certain = text[start..end].contains(is_hyphen) || text[start..].starts_with("0000");
        if digits + usize::from(has_check) == DIGITS && begins_word && ends_word && is_certain {
            return Some((start, end));
        }
        from = end.max(start + 1);
    }
    None
}

/// A text without this part, its address, the words before it and the brackets around it.
fn without(text: &str, start: usize, end: usize) -> String {
    let is_gap = |c: char| is_blank(c) || matches!(c, ',' | ';' | ':' | '|' | '-' | '–' | '=');
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
        (Some('('), Some(')')) | (Some('['), Some(']')) | (Some('<'), Some('>')) | (Some('{'), Some('}')) => {
            (before[..before.len() - 1].trim_end_matches(is_gap), after[1..].trim_start_matches(is_blank))
        }
        _ => (before, after),
    };
    let is_joined = before.is_empty() || after.is_empty() || after.starts_with(|c| is_bracket(c) || c == ',');
    let gap = if is_joined || before.ends_with(['(', '[']) { "" } else { " " };
    format!("{before}{gap}{after}")
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '{' | '}')
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
