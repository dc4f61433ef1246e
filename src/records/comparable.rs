//! Texts of records folded so that they can be compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::markup::plain_title;

/// A title [folded](comparable), without its markup.
pub(super) fn comparable_title(title: &str) -> String {
    comparable(&plain_title(title))
}

/// Letters and digits in small letters without marks, single spaces between words.
pub(super) fn comparable(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut at_gap = false;
    let mut push = |c: char| {
        if c.is_alphanumeric() {
            if std::mem::take(&mut at_gap) && !folded.is_empty() {
                folded.push(' ');
            }
            folded.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !is_combining_mark(c) {
            at_gap = true;
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut push)
    } else {
        text.nfkd().for_each(&mut push)
    }
    folded
}
