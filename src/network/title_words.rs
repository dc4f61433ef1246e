//! The words of titles.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a byte is between the words of an ASCII title.
pub(super) fn is_gap(byte: &u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

/// The words of a title in lower case, without accents and punctuation, separated by single spaces.
pub(super) fn folded_title(title: &str) -> String {
    let mut folded = String::with_capacity(title.len());
    let mut at_gap = false;
    for c in title.nfkd().filter(|c| !is_combining_mark(*c)) {
        if !c.is_alphanumeric() {
            at_gap = true;
            continue;
        }
        if std::mem::take(&mut at_gap) && !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(c.to_lowercase());
    }
    folded
}
