//! The words of all spellings: found by prefix, or by a similar word.

use std::ops::Range;

use rayon::prelude::*;

use super::sorting::first_not;
use crate::columns::{Arena, Rows, SectionReader, SectionWriter};
use crate::error::Result;
use crate::records::Spellings;

/// The words of folded spellings, sorted, and the spellings that have each of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    texts: Arena,
    spellings: Rows,
}

impl Words {
    /// Words whose columns are there: sorted, with the spellings that have each.
    pub(super) fn of_columns(texts: Arena, spellings: Rows) -> Self {
        Self { texts, spellings }
    }

    /// The words of folded spellings.
    pub(super) fn of(spellings: &[u32], folds: &[String]) -> Self {
        let mut words = Spellings::default();
        let mut words_of = Rows::default();
        let mut of_one: Vec<u32> = Vec::new();
        for fold in folds {
            of_one.clear();
            of_one.extend(fold.split(' ').map(|word| words.intern(word)));
            of_one.sort_unstable();
            of_one.dedup();
            words_of.push(of_one.iter().copied());
        }
        let places_of = words_of.transposed(words.len());
        let mut sorted: Vec<u32> = (0..words.len() as u32).collect();
        sorted.par_sort_unstable_by(|&a, &b| words.get(a).cmp(words.get(b)));
        let mut found = Self::default();
        for word in sorted {
            found.texts.push(words.get(word));
            found.spellings.push(places_of.row(word as usize).iter().map(|&place| spellings[place as usize]));
        }
        found
    }

    /// Candidates: a superset of the spellings that have, for each word of a folded text, a word that starts with it.
    pub(super) fn beginning_like(&self, text: &str) -> &[u32] {
        let ranges = text.split(' ').map(|beginning| self.beginning_with(beginning));
        let rarest = ranges.min_by_key(|range| self.spellings.items_of(range.clone()));
        self.spellings.rows(rarest.unwrap_or_default())
    }

    /// The spellings with a word that fits and is not in an alphabet that is sorted before all ideographs, ascending. Reads
    /// all such words.
    pub(super) fn in_script_of_given_names(&self, fits: impl Fn(&str) -> bool) -> Vec<u32> {
        const FIRST: &str = "\u{1100}";
        let start = first_not(0..self.texts.len(), |place| self.texts.get(place) < FIRST);
        let fitting = (start..self.texts.len()).filter(|&place| fits(self.texts.get(place)));
        let mut spellings: Vec<u32> = fitting.flat_map(|place| self.spellings.row(place)).copied().collect();
        spellings.sort_unstable();
        spellings.dedup();
        spellings
    }

    /// The words that start with a text.
    pub(super) fn beginning_with(&self, beginning: &str) -> Range<usize> {
        let place = |is_before: &dyn Fn(&str) -> bool| {
            first_not(0..self.texts.len(), |place| is_before(self.texts.get(place)))
        };
        place(&|word| word < beginning)..place(&|word| word < beginning || word.starts_with(beginning))
    }

    /// The words similar to one of a folded text, ascending.
    ///
    /// Reads every word, of which there are far fewer than names, and rejects most of them at once.
    pub(super) fn like(&self, text: &str) -> Vec<u32> {
        let meant: Vec<SoughtWord<'_>> = text.split(' ').map(SoughtWord::of).collect();
        let texts = self.texts.plain(0..self.texts.len());
        let is_alike = |&word: &u32| meant.iter().any(|meant| meant.is_like(texts.bytes(word as usize)));
        (0..self.texts.len() as u32).into_par_iter().filter(is_alike).collect()
    }

    /// The set of letters of each word, as bits.
    #[cfg(feature = "serve")]
    pub(super) fn letter_sets(&self) -> Vec<u64> {
        let texts = self.texts.plain(0..self.texts.len());
        (0..self.texts.len()).map(|word| letters(texts.bytes(word)).0).collect()
    }

    /// The words similar to one, ascending: what [`like`](Self::like) finds, where the sets of letters are at hand.
    #[cfg(feature = "serve")]
    pub(super) fn like_with(&self, letter_sets: &[u64], word: &str) -> Vec<u32> {
        let texts = self.texts.plain(0..self.texts.len());
        let meant = SoughtWord::of(word);
        let may_be = (0u32..).zip(letter_sets).filter(|&(_, &letters)| meant.has_letters_like(letters));
        may_be.map(|(word, _)| word).filter(|&word| meant.is_like(texts.bytes(word as usize))).collect()
    }

    /// The spellings of all words, concatenated.
    #[cfg(feature = "serve")]
    pub(super) fn all_spellings(&self) -> &[u32] {
        self.spellings.items()
    }

    /// Where the spellings of some words are among those of all.
    #[cfg(feature = "serve")]
    pub(super) fn places(&self, words: Range<usize>) -> Range<usize> {
        if words.is_empty() {
            return 0..0;
        }
        self.spellings.range(words.start).start..self.spellings.range(words.end - 1).end
    }

    /// The words of each spelling, ascending.
    #[cfg(feature = "serve")]
    pub(super) fn of_spellings(&self, spellings: usize) -> Rows {
        self.spellings.transposed(spellings)
    }

    /// The spellings with a word similar to one of a folded text.
    pub(super) fn much_like(&self, text: &str) -> Vec<u32> {
        let words = self.like(text);
        let mut spellings: Vec<u32> =
            words.into_iter().flat_map(|word| self.spellings.row(word as usize)).copied().collect();
        spellings.sort_unstable();
        spellings.dedup();
        spellings
    }

    /// The sections that hold them.
    pub(super) const SECTIONS: [&str; 5] = [
        "directory.words",
        "directory.words.ends",
        "directory.words.wraps",
        "directory.names",
        "directory.names.ends",
    ];

    pub(super) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        let [texts, _, _, spellings, _] = Self::SECTIONS;
        self.texts.save(texts, writer);
        self.spellings.save(spellings, writer);
    }

    pub(super) fn load(reader: &SectionReader, of_spellings: usize) -> Result<Self> {
        let [texts, _, _, spellings, _] = Self::SECTIONS;
        let texts = Arena::load(texts, reader)?;
        let spellings = Rows::load(spellings, reader, Some(texts.len()), of_spellings)?;
        Ok(Self { texts, spellings })
    }
}

/// A word of a query.
struct SoughtWord<'a> {
    word: &'a str,
    length: usize,
    letters: u64,
    /// The number of letters that may be wrong, missing, extra or transposed.
    slips: usize,
}

impl<'a> SoughtWord<'a> {
    fn of(word: &'a str) -> Self {
        let (letters, length) = letters(word.as_bytes());
        let slips = match length {
            0 | 1 => 0,
            2..=4 => 1,
            _ => 2,
        };
        Self { word, length, letters, slips }
    }

    fn is_like(&self, word: &[u8]) -> bool {
        // Most words have too many bytes or too few, whatever the letters: a letter has one to four.
        if word.len() + self.slips < self.length || word.len() > 4 * (self.length + self.slips) {
            return false;
        }
        let (others, length) = letters(word);
        self.has_letters_like(others)
            && self.length.abs_diff(length) <= self.slips
            && self.distance(word) <= self.slips
    }

    /// Whether few letters are in this word only, and few in a word of these letters only.
    fn has_letters_like(&self, others: u64) -> bool {
        // A set without its lowest bit, as often as there may be slips: processors without an instruction that counts bits
        // do that several times as fast.
        let are_few = |mut letters: u64| {
            for _ in 0..self.slips {
                letters &= letters.wrapping_sub(1);
            }
            letters == 0
        };
        are_few(self.letters & !others) && are_few(others & !self.letters)
    }

    /// The number of letters that are wrong, missing, extra or transposed.
    fn distance(&self, word: &[u8]) -> usize {
        if self.word.is_ascii() && word.is_ascii() && self.length <= 64 {
            return distance_of_ascii(self.word.as_bytes(), word);
        }
        strsim::osa_distance(self.word, std::str::from_utf8(word).unwrap_or_default())
    }
}

/// The optimal string alignment distance of an ASCII word of up to 64 letters and another: a column of the table of
/// distances is a few bits per letter, in one step (Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and
/// Damerau edit distances").
fn distance_of_ascii(word: &[u8], other: &[u8]) -> usize {
    let Some(last) = word.len().checked_sub(1) else { return other.len() };
    let places = |letter: u8| {
        word.iter()
            .zip(0..)
            .fold(0u64, |places, (&known, place)| places | u64::from(known == letter) << place)
    };
    let (mut larger, mut smaller, mut diagonal, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
    let mut distance = word.len();
    for &letter in other {
        let same = places(letter);
        let transposed = ((!diagonal & same) << 1) & before;
        diagonal = ((same & larger).wrapping_add(larger) ^ larger) | same | smaller | transposed;
        let (up, down) = (smaller | !(diagonal | larger), diagonal & larger);
        distance = distance + (up >> last & 1) as usize - (down >> last & 1) as usize;
        let (up, down) = (up << 1 | 1, down << 1);
        (larger, smaller) = (down | !(diagonal | up), up & diagonal);
        before = same;
    }
    distance
}

/// The set of letters of a word as 64 bits, some letters sharing a bit, and their number: a typo changes one or two of
/// them. Bytes that are not UTF-8 count as no letters.
fn letters(word: &[u8]) -> (u64, usize) {
    if word.is_ascii() {
        return (word.iter().fold(0, |letters, byte| letters | 1 << (byte % 64)), word.len());
    }
    let word = std::str::from_utf8(word).unwrap_or_default();
    (word.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 64)), word.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_or_two_make_a_word_much_like_another() {
        for (meant, word) in
            [("guibas", "giubas"), ("guibas", "gibbas"), ("thoelke", "tholke"), ("wei", "wie")]
        {
            assert!(SoughtWord::of(meant).is_like(word.as_bytes()), "{meant} and {word}");
        }
        for (meant, word) in [("guibas", "gauss"), ("wei", "wang"), ("a", "b")] {
            assert!(!SoughtWord::of(meant).is_like(word.as_bytes()), "{meant} and {word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn distances_are_those_of_a_table(word in "[a-c]{0,64}", other in "[a-c]{0,70}") {
            let distance = distance_of_ascii(word.as_bytes(), other.as_bytes());
            proptest::prop_assert_eq!(distance, strsim::osa_distance(&word, &other));
        }
    }

    #[test]
    fn what_begins_like_a_text_is_found_by_its_rarest_word() {
        let folds = ["ada lovelace", "ada byron", "charles babbage"].map(str::to_owned);
        let words = Words::of(&[7, 8, 9], &folds);
        assert_eq!(words.beginning_like("ada lov"), [7]);
        assert_eq!(words.beginning_like("b"), [9, 8]);
        assert_eq!(words.beginning_like("z"), [0; 0]);
        assert_eq!(words.much_like("adda babage"), [7, 8, 9]);
    }

    #[cfg(feature = "serve")]
    proptest::proptest! {
        #[test]
        fn sets_of_letters_lose_no_similar_word(
            folds in proptest::collection::vec("[a-cé王]{1,7}", 1..40),
            word in "[a-cé王]{1,7}",
        ) {
            let words = Words::of(&(0..folds.len() as u32).collect::<Vec<_>>(), &folds);
            proptest::prop_assert_eq!(words.like_with(&words.letter_sets(), &word), words.like(&word));
        }
    }
}
