//! How two names agree: whether one person could bear both, and what has to be explained if so.

use hashbrown::HashSet;

use super::{Join, nicknames};
use crate::columns::Rows;
use crate::records::Spellings;

/// Names as words, each different word seen once: how two words agree is asked millions of times.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Spellings,
    traits: Vec<Traits>,
    /// The words of each name in speaking order.
    names: Rows,
    /// Which words of each name a hyphen ties to the next, as a set of bits.
    hyphens: Vec<u8>,
    nicknames: HashSet<(u32, u32)>,
}

/// What is known of a word at once.
#[derive(Debug, Clone, Copy)]
struct Traits {
    /// The word as another keyboard or ear would have it, as a number of `words`; its own where that is the same.
    loose: u32,
    first: char,
    /// One letter, or a few without a vowel: `J`, `Ch`.
    is_initial: bool,
}

/// How two words agree, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    Same,
    Initial,
    Transliterated,
    Nickname,
    /// The beginning of the other: `Avi` and `Avirup`.
    Prefix,
    Slip,
}

/// How two names agree.
#[derive(Debug, Clone, Default)]
pub(super) struct Agreement {
    /// The family names: one of each name, the same word most often.
    pub(super) family: (u32, u32),
    /// Given names that correspond, and how.
    pub(super) pairs: Vec<(Closeness, u32, u32)>,
    /// Words that only one name has, without those that stand first.
    pub(super) missing_initials: u32,
    pub(super) missing_words: u32,
    /// Words in front that only one name has.
    pub(super) missing_in_front: u32,
    /// Has one of the names a second family name behind the one that both have?
    pub(super) has_second_family: bool,
    /// Is what is family in one given in the other?
    pub(super) is_swapped: bool,
    /// Whether they differ only in how they are split into words.
    pub(super) is_split_differently: bool,
}

/// More words than this are no name that could be compared.
const MOST_WORDS: usize = 8;

impl Vocabulary {
    /// Adds a name, as folded words in speaking order, of which some stay together: with a hyphen after them. Names are
    /// numbered as they come.
    pub(super) fn push(&mut self, name: &str) {
        let (mut words, mut hyphens) = (Vec::new(), 0);
        for word in name.split_inclusive([' ', '-']).filter(|word| !matches!(*word, " " | "-")) {
            if word.ends_with('-') && words.len() < MOST_WORDS {
                hyphens |= 1 << words.len();
            }
            words.push(self.word(word.trim_end_matches([' ', '-'])));
        }
        self.names.push(words);
        self.hyphens.push(hyphens);
    }

    /// Learns the nicknames, when all names are there.
    pub(super) fn learn_nicknames(&mut self) {
        for (name, nickname) in nicknames::pairs() {
            let pair = (self.word(name), self.word(nickname));
            self.nicknames.insert((pair.0.min(pair.1), pair.0.max(pair.1)));
        }
    }

    fn word(&mut self, word: &str) -> u32 {
        let number = self.words.intern(word);
        if number as usize == self.traits.len() {
            let first = word.chars().next().unwrap_or_default();
            self.traits.push(Traits { loose: number, first, is_initial: is_initial(word) });
            let loose = loose(word);
            if loose != word {
                // The loose form of a loose form is itself, or the next best; it is only compared.
                self.traits[number as usize].loose = self.word(&loose);
            }
        }
        number
    }

    /// The words of a name.
    pub(super) fn name(&self, name: usize) -> &[u32] {
        self.names.row(name)
    }

    /// How many names there are.
    pub(super) fn names(&self) -> usize {
        self.names.len()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn text(&self, word: u32) -> &str {
        self.words.get(word)
    }

    /// A word as another keyboard or ear would have it.
    pub(super) fn loose(&self, word: u32) -> u32 {
        self.traits[word as usize].loose
    }

    pub(super) fn first_letter(&self, word: u32) -> char {
        self.traits[word as usize].first
    }

    pub(super) fn is_initial(&self, word: u32) -> bool {
        self.traits[word as usize].is_initial
    }

    /// How two given names agree, if they do.
    fn closeness(&self, a: u32, b: u32) -> Option<Closeness> {
        if a == b {
            return Some(Closeness::Same);
        }
        let (one, other) = (self.traits[a as usize], self.traits[b as usize]);
        if one.is_initial || other.is_initial {
            let (a, b) = (self.text(a), self.text(b));
            return (a.starts_with(b) || b.starts_with(a)).then_some(Closeness::Initial);
        }
        if one.loose == other.loose {
            Some(Closeness::Transliterated)
        } else if self.nicknames.contains(&(a.min(b), a.max(b))) {
            Some(Closeness::Nickname)
        } else if is_prefix(self.text(a), self.text(b)) || is_prefix(self.text(b), self.text(a)) {
            Some(Closeness::Prefix)
        } else if one.first == other.first && is_slip(self.text(a), self.text(b)) {
            Some(Closeness::Slip)
        } else {
            None
        }
    }

    /// How two names agree, in every way in which they do.
    pub(super) fn agreements(&self, one: usize, other: usize) -> Vec<Agreement> {
        let (a, b) = (self.name(one), self.name(other));
        let mut all = Vec::new();
        if a.len().min(b.len()) == 0 || a.len().max(b.len()) > MOST_WORDS {
            return all;
        }
        let family = (a[a.len() - 1], b[b.len() - 1]);
        if a != b && a.len() != b.len() && self.is_split_differently(a, b) {
            let pairs = vec![(Closeness::Same, a[0], b[0])];
            all.push(Agreement { family, pairs, is_split_differently: true, ..Agreement::default() });
        }
        if a.len().min(b.len()) < 2 {
            return all;
        }
        if a != b && is_permuted(a, b) {
            let pairs = vec![(Closeness::Same, a[0], b[0])];
            all.push(Agreement { family, pairs, is_swapped: true, ..Agreement::default() });
        }
        let hyphens = [self.hyphens[one], self.hyphens[other]];
        all.extend(self.aligned(a, b, hyphens));
        for (a, b, hyphens) in [(a, b, hyphens), (b, a, [hyphens[1], hyphens[0]])] {
            if b.len() > 2 {
                let with_second = self.aligned(a, &b[..b.len() - 1], hyphens);
                all.extend(with_second.map(|found| Agreement { has_second_family: true, ..found }));
            }
        }
        all
    }

    /// Have two names the same words in another order?
    pub(super) fn are_permuted(&self, a: usize, b: usize) -> bool {
        self.name(a) != self.name(b) && is_permuted(self.name(a), self.name(b))
    }

    /// Could a name that begins with an initial be short for another of the same family? Initials and names follow each
    /// other in both, none of the shorter is left over.
    pub(super) fn could_abbreviate(&self, short: usize, long: usize) -> bool {
        let [short, long] = [short, long].map(|name| self.name(name));
        let (Some((_, short)), Some((_, long))) = (short.split_last(), long.split_last()) else {
            return false;
        };
        short.iter().zip(long).enumerate().all(|(at, (&one, &other))| {
            at == 0 && self.first_letter(one) == self.first_letter(other)
                || self.closeness(one, other).is_some()
        })
    }

    /// Could one person bear both names?
    pub(super) fn agree(&self, a: usize, b: usize) -> bool {
        !self.agreements(a, b).is_empty()
    }

    /// The best way in which the family names are the same and the given names follow each other in both, some of
    /// the longer list left out of the shorter.
    fn aligned(&self, a: &[u32], b: &[u32], hyphens: [u8; 2]) -> Option<Agreement> {
        let (family_a, given_a) = a.split_last()?;
        let (family_b, given_b) = b.split_last()?;
        if self.loose(*family_a) != self.loose(*family_b) || given_a.is_empty() || given_b.is_empty() {
            return None;
        }
        let (short, long, hyphens) = if given_a.len() <= given_b.len() {
            (given_a, given_b, hyphens[1])
        } else {
            (given_b, given_a, hyphens[0])
        };
        // Half of Tie-Jun is not left out.
        let halves = |out: u32| (out ^ out >> 1) & u32::from(hyphens) & ((1 << (long.len() - 1)) - 1);
        let left_out = long.len() - short.len();
        let mut best: Option<(Vec<Closeness>, Agreement)> = None;
        // Which words are left out, as a set of bits: names have few words.
        for out in
            (0u32..1 << long.len()).filter(|&out| out.count_ones() as usize == left_out && halves(out) == 0)
        {
            let rest = long.iter().enumerate().filter(|(at, _)| out >> at & 1 == 0).map(|(_, word)| *word);
            let pairs: Option<Vec<_>> =
                short.iter().zip(rest).map(|(&a, b)| Some((self.closeness(a, b)?, a, b))).collect();
            let Some(pairs) = pairs else { continue };
            let mut rank: Vec<Closeness> = pairs.iter().map(|pair| pair.0).collect();
            rank.sort_unstable_by(|a, b| b.cmp(a));
            if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                let family = (*family_a, *family_b);
                let found = Agreement { family, pairs, ..self.missing(long, out) };
                best = Some((rank, found));
            }
        }
        best.map(|(_, found)| found)
    }

    fn missing(&self, long: &[u32], out: u32) -> Agreement {
        let mut missing = Agreement { missing_in_front: out.trailing_ones(), ..Agreement::default() };
        for (at, &word) in long.iter().enumerate() {
            if out >> at & 1 == 1 {
                let count = if self.is_initial(word) {
                    &mut missing.missing_initials
                } else {
                    &mut missing.missing_words
                };
                *count += 1;
            }
        }
        missing
    }

    fn is_split_differently(&self, a: &[u32], b: &[u32]) -> bool {
        let letters = |name: &[u32]| name.iter().map(|&word| self.text(word).len()).sum::<usize>();
        let bytes =
            |name: &'_ [u32]| -> Vec<u8> { name.iter().flat_map(|&word| self.text(word).bytes()).collect() };
        letters(a) == letters(b) && bytes(a) == bytes(b)
    }
}

impl Agreement {
    /// The word for what has to be explained most about it.
    pub(super) fn reason(&self) -> Join {
        let loosest = self.pairs.iter().map(|pair| pair.0).max();
        match loosest {
            _ if self.is_split_differently => Join::Hyphenation,
            _ if self.is_swapped => Join::Order,
            Some(Closeness::Slip) => Join::Slip,
            Some(Closeness::Nickname | Closeness::Prefix) => Join::Nickname,
            _ if self.has_second_family => Join::SecondFamilyName,
            Some(Closeness::Transliterated) => Join::Transliteration,
            Some(Closeness::Initial) => Join::Initial,
            _ if self.missing_initials + self.missing_words > 0 => Join::MiddleName,
            _ if self.family.0 != self.family.1 => Join::Transliteration,
            _ => Join::Folded,
        }
    }
}

/// Are these the same words in another order? Names of the same words all alike are not asked about.
fn is_permuted(a: &[u32], b: &[u32]) -> bool {
    let sorted = |name: &[u32]| {
        let mut words = name.to_vec();
        words.sort_unstable();
        words
    };
    a.len() == b.len() && sorted(a) == sorted(b)
}

/// One letter, or two without a vowel, as in `Ch. Boitet`.
fn is_initial(word: &str) -> bool {
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
fn loose(word: &str) -> String {
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

/// Is a word a short form of another because it is its beginning, long enough and much shorter?
fn is_prefix(short: &str, long: &str) -> bool {
    const LEAST: usize = 3;
    const LESS: usize = 3;
    short.len() >= LEAST && short.len() + LESS <= long.len() && long.starts_with(short)
}

/// Does one letter differ, or is one missing, or are two neighbors exchanged, in words long enough for that to
/// be a slip?
fn is_slip(a: &str, b: &str) -> bool {
    const LEAST: usize = 5;
    a.len().min(b.len()) >= LEAST && a.len().abs_diff(b.len()) <= 1 && strsim::osa_distance(a, b) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(a: &str, b: &str) -> Option<Join> {
        let mut names = Vocabulary::default();
        names.push(a);
        names.push(b);
        names.learn_nicknames();
        names.agreements(0, 1).first().map(Agreement::reason)
    }

    #[test]
    fn names_that_one_person_may_bear_agree_for_a_reason() {
        for (a, b, wanted) in [
            ("paul erdos", "p erdos", Join::Initial),
            ("j erdos", "j q erdos", Join::MiddleName),
            ("christopher manning", "christopher d manning", Join::MiddleName),
            ("dan jurafsky", "daniel jurafsky", Join::Nickname),
            ("jun ichi tsujii", "junichi tsujii", Join::Hyphenation),
            ("hinrich schuetze", "hinrich schutze", Join::Transliteration),
            ("minh le nguyen", "nguyen minh le", Join::Order),
            ("diego molla aliod", "diego molla", Join::SecondFamilyName),
            ("gary geunbae lee", "geunbae lee", Join::MiddleName),
            ("philippe langlais", "phillippe langlais", Join::Transliteration),
            ("eiichro sumita", "eiichiro sumita", Join::Slip),
            ("ch boitet", "christian boitet", Join::Initial),
        ] {
            assert_eq!(reason(a, b), Some(wanted), "{a} and {b}");
            assert_eq!(reason(b, a), Some(wanted), "{b} and {a}");
        }
    }

    #[test]
    fn names_that_contradict_each_other_do_not_agree() {
        for (a, b) in [
            ("james f allen", "james r allen"),
            ("wei wang", "wen wang"),
            ("yu zhang", "yue zhang"),
            ("yan song", "yang song"),
            ("paul erdos", "paula erdos"),
            ("paul erdos", "peter erdos"),
            ("ada lovelace", "lovelace"),
            ("", ""),
        ] {
            assert_eq!(reason(a, b), None, "{a} and {b}");
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
