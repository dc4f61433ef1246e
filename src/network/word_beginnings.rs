//! Where the words of a text may begin in the words of a name: at their beginnings, and in names of Chinese, Japanese and
//! Korean, which are one word, also behind the family name.

use std::borrow::Cow;

use super::words::Words;
use crate::records::text::is_ideographic;

/// The most characters of a family name in front of a given name without a space: `長谷川太郎`.
const LONGEST_FAMILY: usize = 3;

/// Does a word of a name begin so, or a part of it that is a given name?
pub(super) fn begins_with(word: &str, beginning: &str) -> bool {
    word.starts_with(beginning) || is_of_given_names(beginning) && given_name_begins_with(word, beginning)
}

/// Is a text in a script in which given names follow family names without a space?
fn is_of_given_names(text: &str) -> bool {
    text.chars().next().is_some_and(is_ideographic)
}

/// Does a text follow the first, second or third character of a word in such a script?
fn given_name_begins_with(word: &str, beginning: &str) -> bool {
    is_of_given_names(word)
        && word.char_indices().skip(1).take(LONGEST_FAMILY).any(|(at, _)| word[at..].starts_with(beginning))
}

/// Candidates: a superset of the spellings that have, for each word of a folded text, a word in which it
/// [begins](begins_with).
pub(super) fn candidates<'a>(words: &'a Words, text: &str) -> Cow<'a, [u32]> {
    if !text.split(' ').any(is_of_given_names) {
        return words.beginning_like(text).into();
    }
    let of_each = text.split(' ').map(|sought| match is_of_given_names(sought) {
        true => words.in_script_of_given_names(|word| begins_with(word, sought)),
        false => words.beginning_like(sought).to_vec(),
    });
    of_each.min_by_key(Vec::len).unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_begin_behind_one_to_three_characters() {
        for (word, beginning, does) in [
            ("王小明", "王", true),
            ("王小明", "小明", true),
            ("王小明", "明", true),
            ("王小明", "小红", false),
            ("欧阳小明", "小明", true),
            ("長谷川太郎", "太郎", true),
            ("김철수", "철수", true),
            ("ann", "nn", false),
            ("anna", "ann", true),
        ] {
            assert_eq!(begins_with(word, beginning), does, "{beginning} in {word}");
        }
    }

    #[test]
    fn candidates_are_all_names_in_which_the_words_begin() {
        let folds = ["王小明", "小明", "ann 王小明", "ann lee", "김철수"].map(str::to_owned);
        let words = Words::of(&[0, 1, 2, 3, 4], &folds);
        for (text, expected) in
            [("小明", &[0, 1, 2][..]), ("an", &[2, 3]), ("철수", &[4]), ("ann 小明", &[2, 3]), ("红", &[])]
        {
            let mut found = candidates(&words, text).into_owned();
            found.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }
}
