//! What lists and programs write before a name: its number, `1. Ann Lee`, or a word for authors, `By Ann Lee`, `Authors: Ann
//! Lee`.

use super::text::{is_blank, is_name};

/// Words before a colon.
const BEFORE_COLON: [&str; 34] = [
    "author",
    "author(s)",
    "authors",
    "auteur",
    "auteur(s)",
    "auteurs",
    "autor",
    "autor(es)",
    "autore",
    "autoren",
    "autores",
    "autori",
    "by",
    "chair",
    "contributor",
    "contributors",
    "corresponding author",
    "ed",
    "edited by",
    "editor",
    "editors",
    "eds",
    "first author",
    "invited speaker",
    "keynote speaker",
    "name",
    "presented by",
    "presenter",
    "presenters",
    "presenting author",
    "speaker",
    "speakers",
    "verfasser",
    "written by",
];

/// Words that need no colon before a whole name.
const BEFORE_NAME: [&str; 5] = ["by", "edited by", "presented by", "written by", "and"];

/// Might a number or such a word be before a name? Costs a few instructions.
#[inline]
pub(super) fn may_have_label_before(text: &[u8]) -> bool {
    matches!(
        text,
        [b'0'..=b'9', ..]
            | [b'B' | b'b', b'y', b' ', ..]
            | [b'a', b'n', b'd', b' ', ..]
            | [b'E' | b'e', b'd', b'i', b't', b'e', b'd', b' ', ..]
            | [b'P' | b'p', b'r', b'e', b's', b'e', b'n', b't', b'e', b'd', b' ', ..]
            | [b'W' | b'w', b'r', b'i', b't', b't', b'e', b'n', b' ', ..]
    )
}

/// A name without what is before it.
pub(super) fn without_label_before(name: &str) -> &str {
    const MOST: usize = 3;
    let mut bare = name.trim_start_matches(is_blank);
    for _ in 0..MOST {
        let Some(behind) = behind_number(bare).or_else(|| behind_word(bare)).filter(|name| is_name(name))
        else {
            break;
        };
        bare = behind;
    }
    bare
}

/// The name behind the number of a list: `1. Ann Lee`, `(1) Ann Lee`, `[1] Ann Lee`.
fn behind_number(name: &str) -> Option<&str> {
    const MOST_DIGITS: usize = 3;
    let inside = name.trim_start_matches(['(', '[']);
    let behind = inside.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inside.len() - behind.len();
    let rest = behind.strip_prefix(['.', ')', ']', ':'])?;
    let is_number = (1..=MOST_DIGITS).contains(&digits) && name.len() - inside.len() < 2;
    let rest = rest.trim_start_matches(is_blank);
    (is_number && rest.starts_with(char::is_alphabetic)).then_some(rest)
}

/// The name behind a word: `Speaker: Ann Lee`, `edited by Ann Lee`, `and Lee, Ann`.
fn behind_word(name: &str) -> Option<&str> {
    if let Some((word, rest)) = name.split_once([':', '：']) {
        let word = word.trim_end().trim_end_matches('.');
        let is_known = BEFORE_COLON.iter().any(|known| known.eq_ignore_ascii_case(word));
        return is_known.then(|| rest.trim_start_matches(is_blank));
    }
    BEFORE_NAME.iter().find_map(|word| {
        let (start, rest) = name.split_at_checked(word.len())?;
        let is_written = if *word == "and" { start == *word } else { start.eq_ignore_ascii_case(word) };
        let name = rest.trim_start_matches(is_blank);
        let is_whole = name.contains(is_blank) && !name.starts_with(char::is_lowercase);
        (is_written && name.len() < rest.len() && is_whole).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_for_authors_before_a_name_are_no_part_of_it() {
        for text in [
            "1. Ann Lee",
            "12) Ann Lee",
            "(1) Ann Lee",
            "[3] Ann Lee",
            "1.Ann Lee",
            "By Ann Lee",
            "by Ann Lee",
            "By: Ann Lee",
            "Author: Ann Lee",
            "Authors: Ann Lee",
            "AUTHOR(S): Ann Lee",
            "Author(s) : Ann Lee",
            "Speaker: Ann Lee",
            "Presenter: Ann Lee",
            "edited by Ann Lee",
            "Presented by Ann Lee",
            "and Ann Lee",
            "1. Speaker: Ann Lee",
        ] {
            assert_eq!(without_label_before(text), "Ann Lee", "{text}");
            assert!(may_have_label_before(text.as_bytes()) || text.contains([':', '[', '(']), "{text}");
        }
        assert_eq!(without_label_before("and Lee, Ann"), "Lee, Ann");
        assert_eq!(without_label_before("1. Lee, Ann"), "Lee, Ann");
    }

    #[test]
    fn names_that_begin_like_such_words_are_names() {
        for name in [
            "By, Ann",
            "By Ann",
            "Byron Lee",
            "Andrew Lee",
            "And Eve Kim",
            "50 Cent",
            "2Pac Shakur",
            "1. ",
            "Ann: Lee",
        ] {
            assert_eq!(without_label_before(name), name);
        }
    }
}
