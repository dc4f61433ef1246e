//! Words of names: which are initials, how another keyboard or ear would have them, and which are near each other.

/// One letter, or two without a vowel, as in `Ch. Boitet`.
pub(super) fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(_), None, _) => word.is_ascii() || word.chars().all(|c| c.is_lowercase()),
        (Some(_), Some(_), None) => {
            word.is_ascii() && !word.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !IS_A_NAME.contains(&word)
        }
        _ => false,
    }
}

/// Two letters without a vowel that are names: in Pinyin typed without ü, in Cantonese.
const IS_A_NAME: [&str; 4] = ["lv", "nv", "ng", "md"];

/// A folded word as another keyboard or ear would have it: `mueller` and `muller`, `oonishi` and `onishi`,
/// `sergey` and `sergei`, `philippe` and `phillipe` become one.
pub(super) fn loose(word: &str) -> String {
    if !word.is_ascii() {
        return word.to_owned();
    }
    match word {
        "lv" => return "lu".to_owned(),
        "nv" => return "nu".to_owned(),
        // Of short words every letter counts: Yu is not Yue.
        _ if word.len() < 5 => return word.to_owned(),
        _ => {}
    }
    let is_vowel = |c: Option<&u8>| c.is_some_and(|c| b"aeiouy".contains(c));
    let letters = word.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let (before, this, next, after) = (out.last(), letters[at], letters.get(at + 1), letters.get(at + 2));
        let is_umlaut = matches!((this, next), (b'a' | b'o' | b'u', Some(b'e')))
            && before.is_some()
            && !is_vowel(before)
            && before != Some(&b'q')
            && !is_vowel(after);
        let is_long = matches!((this, next), (b'o', Some(b'u' | b'o')) | (b'u', Some(b'u')));
        let letter = if this == b'y' { b'i' } else { this };
        if out.last() != Some(&letter) {
            out.push(letter);
        }
        at += if is_umlaut || is_long { 2 } else { 1 };
    }
    out.into_iter().map(char::from).collect()
}

/// What shows at once that two words are not near each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// In bytes.
    length: usize,
    /// Which letters a word in ASCII has, as a set of bits; none of another.
    letters: u32,
}

impl Shape {
    pub(super) fn of(word: &str) -> Self {
        let letters = word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31));
        Self { length: word.len(), letters: if word.is_ascii() { letters } else { 0 } }
    }

    /// Might one of two words be the [beginning](is_prefix) of the other, or a [slip](is_slip)? A beginning has no letter of
    /// its own, a slip at most one.
    pub(super) fn may_be_near(self, other: Self) -> bool {
        let (shorter, longer) = (self.length.min(other.length), self.length.max(other.length));
        let own = [self.letters & !other.letters, other.letters & !self.letters];
        shorter >= LEAST_OF_SLIP && longer - shorter <= 1 && own.iter().all(|own| own.count_ones() <= 1)
            || longer - shorter >= LESS_OF_PREFIX && own.contains(&0)
    }
}

/// A short form that is the beginning of a name has at least so many letters less.
const LESS_OF_PREFIX: usize = 3;

/// In shorter words every letter counts.
const LEAST_OF_SLIP: usize = 5;

/// Is a word a short form of another because it is its beginning, long enough and much shorter?
pub(super) fn is_prefix(short: &str, long: &str) -> bool {
    const LEAST: usize = 3;
    short.len() >= LEAST && short.len() + LESS_OF_PREFIX <= long.len() && long.starts_with(short)
}

/// Does one letter differ, or is one missing, or are two neighbors exchanged, in words long enough for that to
/// be a slip?
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= LEAST_OF_SLIP && a.len().abs_diff(b.len()) <= 1 && is_one_edit(a, b)
}

/// Is the distance of two texts 1, where neighbors that are exchanged count as one edit? What both begin and end with
/// aside, one letter is left of either or of both, or the same two crosswise.
fn is_one_edit(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    while a.clone().next().is_some_and(|letter| b.clone().next() == Some(letter)) {
        a.next();
        b.next();
    }
    while a.clone().next_back().is_some_and(|letter| b.clone().next_back() == Some(letter)) {
        a.next_back();
        b.next_back();
    }
    match ([a.next(), a.next(), a.next()], [b.next(), b.next(), b.next()]) {
        ([one, None, None], [other, None, None]) => one.is_some() || other.is_some(),
        ([Some(one), Some(next), None], [other, after, None]) => other == Some(next) && after == Some(one),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn one_edit_is_a_distance_of_one(a in "[abcé]{0,6}", b in "[abcé]{0,6}") {
            proptest::prop_assert_eq!(is_one_edit(&a, &b), strsim::osa_distance(&a, &b) == 1);
        }

        #[test]
        fn words_that_are_near_have_shapes_that_may_be(a in "[abcdé]{0,9}", b in "[abcdé]{0,9}") {
            let is_near = is_slip(&a, &b) || is_prefix(&a, &b) || is_prefix(&b, &a);
            proptest::prop_assert!(!is_near || Shape::of(&a).may_be_near(Shape::of(&b)));
        }
    }

    #[test]
    fn the_loose_form_keeps_short_words_as_they_are() {
        for (word, wanted) in
            [("mueller", "muler"), ("muller", "muler"), ("yue", "yue"), ("oonishi", "onishi")]
        {
            assert_eq!(loose(word), wanted);
        }
    }
}
