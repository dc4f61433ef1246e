//! How two names agree: whether one person could bear both, and what has to be explained if so.

use hashbrown::HashSet;

use super::words::{Shape, is_initial, is_prefix, is_slip, loose};
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
    /// Which of the people of a name each means by its suffix, `Jr.`, `III`.
    generations: Vec<Option<u8>>,
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
    /// Is it a nickname, or a name that has one?
    has_nickname: bool,
    shape: Shape,
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
    /// Adds a name without a suffix.
    #[cfg(test)]
    pub(super) fn push(&mut self, name: &str) {
        self.push_of(name, None);
    }

    /// Adds a name, as folded words in speaking order, of which some stay together: with a hyphen after them. The generation
    /// is what the suffix tells. Names are numbered as they come.
    pub(super) fn push_of(&mut self, name: &str, generation: Option<u8>) {
        let (mut words, mut hyphens) = (Vec::new(), 0);
        for word in name.split_inclusive([' ', '-']).filter(|word| !matches!(*word, " " | "-")) {
            if word.ends_with('-') && words.len() < MOST_WORDS {
                hyphens |= 1 << words.len();
            }
            words.push(self.word(word.trim_end_matches([' ', '-'])));
        }
        self.names.push(words);
        self.hyphens.push(hyphens);
        self.generations.push(generation);
    }

    /// Adds a name that is written like an earlier one.
    pub(super) fn repeat(&mut self, name: usize) {
        let words = self.names.row(name).to_vec();
        self.names.push(words);
        self.hyphens.push(self.hyphens[name]);
        self.generations.push(self.generations[name]);
    }

    /// Learns the nicknames, when all words are there.
    pub(super) fn learn_nicknames(&mut self) {
        for (name, nickname) in nicknames::pairs() {
            let pair = (self.word(name), self.word(nickname));
            [pair.0, pair.1].into_iter().for_each(|word| self.traits[word as usize].has_nickname = true);
            self.nicknames.insert((pair.0.min(pair.1), pair.0.max(pair.1)));
        }
    }

    fn word(&mut self, word: &str) -> u32 {
        let number = self.words.intern(word);
        if number as usize == self.traits.len() {
            let first = word.chars().next().unwrap_or_default();
            self.traits.push(Traits {
                loose: number,
                first,
                is_initial: is_initial(word),
                has_nickname: false,
                shape: Shape::of(word),
            });
            let loose = loose(word);
            if loose != word {
                // The loose form of a loose form is itself, or the next best; it is only compared.
                self.traits[number as usize].loose = self.word(&loose);
            }
        }
        number
    }

    /// The words of a name.
    #[inline]
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
    #[inline]
    pub(super) fn loose(&self, word: u32) -> u32 {
        self.traits[word as usize].loose
    }

    #[inline]
    pub(super) fn first_letter(&self, word: u32) -> char {
        self.traits[word as usize].first
    }

    #[inline]
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
            return Some(Closeness::Transliterated);
        }
        if one.has_nickname && other.has_nickname && self.nicknames.contains(&(a.min(b), a.max(b))) {
            return Some(Closeness::Nickname);
        }
        if one.first != other.first || !one.shape.may_be_near(other.shape) {
            return None;
        }
        let (a, b) = (self.text(a), self.text(b));
        if is_prefix(a, b) || is_prefix(b, a) {
            Some(Closeness::Prefix)
        } else if is_slip(a, b) {
            Some(Closeness::Slip)
        } else {
            None
        }
    }

    /// How two names agree, in every way in which they do.
    pub(super) fn agreements(&self, one: usize, other: usize) -> Vec<Agreement> {
        let (a, b) = (self.name(one), self.name(other));
        let mut all = Vec::new();
        let is_comparable = a.len().min(b.len()) > 0 && a.len().max(b.len()) <= MOST_WORDS;
        if !is_comparable || self.are_generations(one, other) {
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
        if self.generations[one] != self.generations[other] {
            all.iter_mut().for_each(|found| found.missing_words += 1);
        }
        all
    }

    /// Do two names say that they are a father and a son: `Jr.` and `Sr.`?
    fn are_generations(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|name| self.generations[name]);
        one.is_some() && other.is_some() && one != other
    }

    /// Could a name that begins with an initial be short for another of the same family? Initials and names follow each
    /// other in both, none of the shorter is left over.
    pub(super) fn could_abbreviate(&self, short: usize, long: usize) -> bool {
        if self.are_generations(short, long) {
            return false;
        }
        let [short, long] = [short, long].map(|name| self.name(name));
        let (Some((_, short)), Some((_, long))) = (short.split_last(), long.split_last()) else {
            return false;
        };
        short.iter().zip(long).enumerate().all(|(at, (&one, &other))| {
            at == 0 && self.first_letter(one) == self.first_letter(other)
                || self.closeness(one, other).is_some()
        })
    }

    /// Do two names of one family agree, with or without a second family name? As [`agreements`](Self::agreements) has it,
    /// but fast.
    pub(super) fn are_aligned(&self, one: usize, other: usize) -> bool {
        let (a, b) = (self.name(one), self.name(other));
        let is_comparable = a.len().min(b.len()) >= 2 && a.len().max(b.len()) <= MOST_WORDS;
        if !is_comparable || self.are_generations(one, other) {
            return false;
        }
        let hyphens = [self.hyphens[one], self.hyphens[other]];
        self.alignments(a, b, hyphens).next().is_some()
            || b.len() > 2 && self.alignments(a, &b[..b.len() - 1], hyphens).next().is_some()
            || a.len() > 2 && self.alignments(&a[..a.len() - 1], b, hyphens).next().is_some()
    }

    /// Could one person bear both names?
    pub(super) fn agree(&self, a: usize, b: usize) -> bool {
        !self.agreements(a, b).is_empty()
    }

    /// The best way in which the family names are the same and the given names follow each other in both, some of
    /// the longer list left out of the shorter.
    fn aligned(&self, a: &[u32], b: &[u32], hyphens: [u8; 2]) -> Option<Agreement> {
        let family = (*a.last()?, *b.last()?);
        let mut best: Option<(Vec<Closeness>, Agreement)> = None;
        for (short, long, out) in self.alignments(a, b, hyphens) {
            let pairs: Vec<_> = left_in(long, out)
                .zip(short)
                .filter_map(|(b, &a)| Some((self.closeness(a, b)?, a, b)))
                .collect();
            let mut rank: Vec<Closeness> = pairs.iter().map(|pair| pair.0).collect();
            rank.sort_unstable_by(|a, b| b.cmp(a));
            if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                let found = Agreement { family, pairs, ..self.missing(long, out) };
                best = Some((rank, found));
            }
        }
        best.map(|(_, found)| found)
    }

    /// The ways in which two names of one family agree: the given names of the shorter, those of the longer, and which of
    /// these are left out, as a set of bits: names have few words.
    fn alignments<'a>(
        &'a self,
        a: &'a [u32],
        b: &'a [u32],
        hyphens: [u8; 2],
    ) -> impl Iterator<Item = (&'a [u32], &'a [u32], u32)> {
        let (given_a, given_b) = (&a[..a.len() - 1], &b[..b.len() - 1]);
        let (short, long, hyphens) = if given_a.len() <= given_b.len() {
            (given_a, given_b, hyphens[1])
        } else {
            (given_b, given_a, hyphens[0])
        };
        let families = [a, b].map(|name| name.last().map(|&family| self.loose(family)));
        let sets = if families[0] == families[1] && !short.is_empty() { 1 << long.len() } else { 0 };
        let left_out = long.len() - short.len();
        // Half of Tie-Jun is not left out.
        let halves = move |out: u32| (out ^ out >> 1) & u32::from(hyphens) & ((1 << (long.len() - 1)) - 1);
        let agree =
            move |out: u32| left_in(long, out).zip(short).all(|(b, &a)| self.closeness(a, b).is_some());
        (0u32..sets)
            .filter(move |&out| out.count_ones() as usize == left_out && halves(out) == 0 && agree(out))
            .map(move |out| (short, long, out))
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

/// The words that are not left out.
fn left_in(long: &[u32], out: u32) -> impl Iterator<Item = u32> {
    long.iter().enumerate().filter(move |(at, _)| out >> at & 1 == 0).map(|(_, word)| *word)
}

/// Are these the same words in another order? Names of the same words all alike are not asked about.
fn is_permuted(a: &[u32], b: &[u32]) -> bool {
    let count = |name: &[u32], word: u32| name.iter().filter(|&&other| other == word).count();
    a.len() == b.len() && a.iter().all(|&word| count(a, word) == count(b, word))
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
    fn names_of_a_father_and_a_son_never_agree_and_a_missing_suffix_is_a_reason() {
        let reason = |a: (&str, Option<u8>), b: (&str, Option<u8>)| {
            let mut names = Vocabulary::default();
            names.push_of(a.0, a.1);
            names.push_of(b.0, b.1);
            assert_eq!(names.agree(0, 1), names.are_aligned(0, 1));
            names.agreements(0, 1).first().map(Agreement::reason)
        };
        assert_eq!(reason(("ann lee", Some(1)), ("ann lee", Some(2))), None);
        assert_eq!(reason(("ann lee", Some(1)), ("a lee", Some(2))), None);
        assert_eq!(reason(("ann lee", Some(1)), ("ann lee", None)), Some(Join::MiddleName));
        assert_eq!(reason(("ann lee", Some(1)), ("ann lee", Some(1))), Some(Join::Folded));
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
}
