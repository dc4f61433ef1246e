//! Small questions about written names and lines that several readers ask.

use std::borrow::Cow;

use super::placeholders::is_placeholder;

/// Text without white space at its ends, where no-break and zero-width spaces are white space too.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// White space, and the invisible characters that web pages put in its place.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Can this stand for a person or a group? Anything with a letter or digit of any script can, unless it says that
/// no author is known.
pub(crate) fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && !is_placeholder(text)
}

/// A name as it is kept: tidy, and without the commas and semicolons that lists leave at its end.
pub(crate) fn tidy_name(name: &str) -> Cow<'_, str> {
    let bare = |name: &str| name.trim_end_matches([',', ';', ' ']).len();
    match tidy(name) {
        Cow::Borrowed(name) => Cow::Borrowed(&name[..bare(name)]),
        Cow::Owned(mut name) => {
            name.truncate(bare(&name));
            Cow::Owned(name)
        }
    }
}

/// Is this the suffix of a name: `Jr.`, `III`?
pub(crate) fn is_suffix(part: &str) -> bool {
    const SUFFIXES: [&str; 11] = ["jr", "jnr", "sr", "snr", "ii", "iii", "iv", "2nd", "3rd", "4th", "5th"];
    let part = part.trim().trim_end_matches('.');
    // A numeral has capitals only, or none: `Iv.` is a given name cut short.
    let is_cut_short = part.starts_with('I') && part.ends_with(char::is_lowercase);
    part.len() <= 3 && !is_cut_short && SUFFIXES.iter().any(|suffix| part.eq_ignore_ascii_case(suffix))
}

/// Which of the people of a name a suffix means: `Jr.`, `2nd`. Numerals and ordinals are the same.
pub(crate) fn generation(suffix: &str) -> Option<u8> {
    if !is_suffix(suffix) {
        return None;
    }
    let suffix = suffix.trim().trim_end_matches('.').to_ascii_lowercase();
    Some(match &*suffix {
        "jr" | "jnr" => 1,
        "sr" | "snr" => 2,
        "ii" | "2nd" => 3,
        "iii" | "3rd" => 4,
        "iv" | "4th" => 5,
        _ => 6,
    })
}

/// Has it more than one part: words, or the characters of a script that writes names without spaces?
pub(crate) fn is_full(name: &str) -> bool {
    name.contains(' ') || name.chars().filter(|&c| is_ideographic(c)).count() > 1
}

/// A character of Chinese, Japanese or Korean, which need no spaces between words.
pub(crate) fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The same without the syllables of Japanese, in which a dot separates the words of a foreign name: `アダ・ラブレス`.
pub(crate) fn is_han_or_hangul(c: char) -> bool {
    is_ideographic(c) && !matches!(c, '\u{3041}'..='\u{30ff}')
}

/// Marks next to a name that refer to a footnote.
pub(crate) const FOOTNOTE_MARKS: [char; 8] = ['*', '†', '‡', '§', '¶', '∗', '⋆', '◊'];

/// Each line of the text with its byte offset, without its line end.
///
/// # Examples
/// ```
/// use coauth::records::lines;
///
/// assert!(lines("Ann\nBob").eq([(0, "Ann"), (4, "Bob")]));
/// ```
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.strip_suffix('\n').unwrap_or(line))
    })
}

/// The offset after the first `\n` that is not the last byte: where a line, and for formats of one record a
/// line a record, may start.
///
/// # Examples
/// ```
/// use coauth::records::split_lines;
///
/// assert_eq!(split_lines(b"Ann\nBob"), Some(4));
/// assert_eq!(split_lines(b"Ann\n"), None);
/// ```
#[must_use]
pub fn split_lines(buffer: &[u8]) -> Option<usize> {
    memchr::memchr(b'\n', buffer).map(|end| end + 1).filter(|&start| start < buffer.len())
}

/// A name or title with single spaces between its words. Control characters part words too.
pub(crate) fn tidy(text: &str) -> Cow<'_, str> {
    if is_surely_tidy(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let name = trim(text);
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    let is_tidy = !name.contains("  ") && name.chars().all(|c| c == ' ' || !is_gap(c));
    if is_tidy {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// What most names are: printable characters with single spaces between words. It looks at eight bytes at once and may say
/// no too often; characters outside ASCII pass by their first byte, as blanks and control characters begin with a few.
fn is_surely_tidy(text: &[u8]) -> bool {
    let ([first, ..], [.., last]) = (text, text) else { return true };
    if *first == b' ' || *last == b' ' {
        return false;
    }
    let (words, rest) = text.as_chunks::<8>();
    let mut look = TidyLook::default();
    words.iter().for_each(|word| look.at(*word));
    let mut end = [b'a'; 8];
    end[..rest.len()].copy_from_slice(rest);
    look.at(end);
    look.odd == 0
}

/// Looks at a text, eight bytes after the other.
#[derive(Default)]
struct TidyLook {
    /// A bit for each odd byte; after one that is, those behind it may have one too.
    odd: u64,
    /// The bits of the spaces in the bytes before.
    spaces: u64,
}

impl TidyLook {
    #[inline]
    fn at(&mut self, word: [u8; 8]) {
        const UPPER: u64 = u64::from_le_bytes([0x80; 8]);
        const ONES: u64 = u64::from_le_bytes([1; 8]);
        let word = u64::from_le_bytes(word);
        // The upper bits of bytes that are this one, and sometimes of bytes behind them.
        let are = |byte: u8| {
            let other = word ^ (ONES * u64::from(byte));
            other.wrapping_sub(ONES) & !other & UPPER
        };
        let controls = word.wrapping_sub(ONES * u64::from(b' ')) & !word & UPPER;
        let spaces = are(b' ');
        self.odd |= controls | are(0x7f) | spaces & (spaces << 8 | self.spaces >> 56);
        if word & UPPER != 0 {
            self.odd |= are(0xc2) | are(0xe1) | are(0xe2) | are(0xe3) | are(0xef);
        }
        self.spaces = spaces;
    }
}

/// May this be a control character, or be of one or of a blank outside ASCII?
#[inline]
pub(super) const fn is_untidy(byte: u8) -> bool {
    // 0xe1 and 0xe3 differ in one bit.
    (byte < b' ') | (byte == 0x7f) | (byte == 0xc2) | (byte | 2 == 0xe3) | (byte == 0xe2) | (byte == 0xef)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn invisible_characters_are_tidied_away() {
        assert_eq!(tidy("Ada Lovelace"), "Ada Lovelace");
        assert_eq!(tidy(" José  \u{a0}Müller\n"), "José Müller");
        assert_eq!(tidy("\u{feff}王\u{3000}伟\u{200b}"), "王 伟");
        assert_eq!(tidy("a\u{85}b\u{2028}c"), "a b c");
    }

    #[test]
    fn a_name_ends_without_what_lists_leave_at_its_end() {
        assert_eq!(tidy_name("Lovelace, Ada,"), "Lovelace, Ada");
        assert_eq!(tidy_name(" Lovelace,  Ada ;\u{a0}"), "Lovelace, Ada");
        assert_eq!(tidy_name("Lovelace, A. A."), "Lovelace, A. A.");
    }

    #[test]
    fn placeholders_are_not_names() {
        for placeholder in [
            "Anonymous",
            "[ANONYMOUS]",
            "Anon.",
            "[No author name available]",
            "(No authors listed)",
            "--",
            "",
        ] {
            assert!(!is_name(placeholder), "{placeholder}");
        }
    }

    proptest! {
        #[test]
        fn what_is_surely_tidy_is_tidy_by_the_slow_rule(text in "[a é\u{7f}\u{a0}\u{85}\u{1680}\u{2003}\u{3000}\u{feff}\u{205f}王ж\t]{0,6}") {
            let parts = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty());
            let slow = parts.collect::<Vec<_>>().join(" ");
            if is_surely_tidy(text.as_bytes()) {
                prop_assert_eq!(&slow, &text);
                prop_assert_eq!(trim(&text), &text);
            }
        }

        #[test]
        fn long_texts_are_looked_at_as_short_ones(text in "[aé! \u{85}\t]{0,4}", before in "[bß]{0,40}", after in "[bß]{0,40}") {
            let text = format!("{before}{text}{after}");
            let is_odd = |pair: &[u8]| is_untidy(pair[0]) || is_untidy(pair[1]) || pair == b"  ";
            let ends = text.starts_with(' ') || text.ends_with(' ');
            let single = text.len() == 1 && is_untidy(text.as_bytes()[0]);
            let slow = !ends && !single && !text.as_bytes().windows(2).any(is_odd);
            prop_assert!(slow || !is_surely_tidy(text.as_bytes()));
            prop_assert!(!slow || text.contains('!') || is_surely_tidy(text.as_bytes()));
        }
    }

    #[test]
    fn a_numeral_after_a_name_has_capitals_only() {
        assert!(is_suffix("IV") && is_suffix("iv") && is_suffix("Jr."));
        assert!(!is_suffix("Iv."), "Kiril Iv. Simov is an Ivanov");
    }
}
