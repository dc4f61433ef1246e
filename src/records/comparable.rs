//! Texts of records folded so that they can be compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::markup::plain_title;

/// A title folded, without its markup: like [any text](comparable), but signs without which it would be another title
/// stay behind the word before them: `C++`, `C#`, `x > 0`.
pub(super) fn comparable_title(title: &str) -> String {
    folded_title(&plain_title(title))
}

/// The same for a title that has no markup.
pub(super) fn folded_title(title: &str) -> String {
    // Most titles have none of these, which costs one pass.
    let may_be_sign = |byte: u8| matches!(byte, b'+' | b'<' | b'>' | b'#' | b'&');
    let has_ascii = title.bytes().fold(false, |found, byte| found | may_be_sign(byte));
    if has_ascii || !title.is_ascii() && title.contains(FOREIGN) {
        fold::<true>(&with_telling_signs(title))
    } else {
        fold::<false>(title)
    }
}

/// Signs outside ASCII that tell titles apart, or become one of those that do.
const FOREIGN: [char; 9] = ['≤', '≥', '⩽', '⩾', '♯', '⁺', '₊', '＋', '＃'];

/// Is this one of the signs that [`with_telling_signs`] leaves in a title?
fn is_sign(c: char) -> bool {
    matches!(c, '+' | '#' | '<' | '>' | '≤' | '≥')
}

/// A title with only those signs that tell it from others, and with "and" in place of `&`: a plus behind a word or between
/// two, a number sign behind a word, and comparisons, whose sides are both apart or both close: `x > 0`, `x<0`. Arrows, tags
/// and brackets have none.
fn with_telling_signs(title: &str) -> String {
    let mut plain = String::with_capacity(title.len() + 4);
    let mut rest = title.chars();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let mut next = rest.clone().next().unwrap_or(' ');
        let mut sign = match c {
            '⩽' => '≤',
            '⩾' => '≥',
            '♯' | '＃' => '#',
            '⁺' | '₊' | '＋' => '+',
            c => c,
        };
        if matches!(sign, '<' | '>') && next == '=' {
            sign = if sign == '<' { '≤' } else { '≥' };
            next = rest.clone().nth(1).unwrap_or(' ');
        }
        let is_behind = before.is_alphanumeric() || before == sign;
        let is_between = before.is_whitespace() && next.is_whitespace();
        match sign {
            '&' if is_between => plain.push_str("and"),
            '+' if is_behind || is_between && rest.clone().any(char::is_alphanumeric) => plain.push(sign),
            '#' if is_behind => plain.push(sign),
            '<' | '>' | '≤' | '≥' if is_between || before.is_alphanumeric() && next.is_alphanumeric() => {
                plain.push(sign);
            }
            _ if is_sign(sign) => plain.push(' '),
            _ => plain.push(sign),
        }
        before = sign;
    }
    plain
}

/// Letters and digits in small letters without marks, single spaces between words.
pub(super) fn comparable(text: &str) -> String {
    fold::<false>(text)
}

fn fold<const HAS_SIGNS: bool>(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut at_gap = false;
    let mut push = |c: char| {
        if c.is_alphanumeric() {
            if std::mem::take(&mut at_gap) && !folded.is_empty() {
                folded.push(' ');
            }
            folded.extend(c.to_lowercase());
        } else if HAS_SIGNS && is_sign(c) {
            if !folded.is_empty() {
                folded.push(c);
            }
            at_gap = true;
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_without_which_a_title_would_be_another_stay() {
        for (one, other) in [
            ("Solutions for x > 0", "Solutions for x < 0"),
            ("Solutions for x>0", "Solutions for x<0"),
            ("Solutions for x > 0", "Solutions for x ≥ 0"),
            ("Solutions for x <= 0", "Solutions for x >= 0"),
            ("Solutions for x &gt; 0", "Solutions for x &lt; 0"),
            ("Lists in C++", "Lists in C"),
            ("Lists in C#", "Lists in C"),
            ("Lists in C#", "Lists in C++"),
            ("The grade A+", "The grade A-"),
            ("The ion Na+ in water", "The ion Na in water"),
            ("Sums x+y of primes", "Sums x-y of primes"),
        ] {
            assert_ne!(comparable_title(one), comparable_title(other), "{one} / {other}");
        }
    }

    #[test]
    fn a_title_written_in_two_ways_is_one() {
        for (one, other) in [
            ("Solutions for x > 0", "Solutions for $x>0$"),
            ("Solutions for x ≤ 0", "Solutions for x <= 0"),
            ("Solutions for x ⩽ 0", "solutions for x &lt;= 0"),
            ("Sums x + y of primes", "Sums x+y of primes"),
            ("Lists in C♯", "Lists in C#"),
            ("Knots & their names", "Knots and their names"),
            ("Knots &amp; their names", "Knots and their names"),
            ("Ca<sup>2+</sup> in cells", "Ca2+ in cells"),
            ("Ca²⁺ in cells", "Ca2+ in cells"),
            ("Knots*", "Knots"),
            ("Knots +", "Knots"),
            ("Knots -> names", "Knots → names"),
            ("Knots => names", "Knots — names"),
            ("The <GO> of knots", "The \"GO\" of knots"),
            ("<<Knots>> and names", "«Knots» and names"),
            ("#Knots and names", "Knots and names"),
            ("A–B and C-D", "A-B and C—D"),
        ] {
            assert_eq!(comparable_title(one), comparable_title(other), "{one} / {other}");
        }
        assert_eq!(comparable_title("R&D in C++"), "r d in c++");
    }

    proptest! {
        #[test]
        fn a_title_without_signs_is_folded_as_any_text(title in "([A-Za-z0-9é ,.:;'’*=~|/()-]|\\$){0,30}") {
            prop_assert_eq!(comparable_title(&title), comparable(&title));
        }

        #[test]
        fn signs_change_no_words(title in "([A-Ca-c0-9é ,'’*=<>+#≤⁺-]|&|lt;){0,30}") {
            let words = |folded: &str| folded.replace(is_sign, "");
            let without = folded_title(&title.replace('&', ","));
            prop_assert_eq!(words(&without), comparable(&title.replace(['&', '⁺'], ",")));
        }
    }
}
