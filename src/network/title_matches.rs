//! Finds papers by words of their titles.

use std::cmp::Reverse;
use std::ops::Range;

use rayon::prelude::*;

use super::title_beginnings::{BLOCK, TitleBeginnings};
use super::title_words::{folded_title, is_gap};
use super::{Network, PaperId};
use crate::columns::PlainTexts;
use crate::records::text::is_ideographic;

/// How well a title matches a text, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TitleMatch {
    /// The whole title.
    Whole,
    /// All words, one after the other.
    Phrase,
    /// All words, anywhere.
    Words,
    /// Words that begin like those of the text.
    Beginnings,
}

impl Network {
    /// The papers whose titles have, for each word of a text, a word that begins so, without regard to case and accents:
    /// the first `limit` of them, or all if it is 0, and the number of all. The best match first, then the newest, then in
    /// the order of reading.
    ///
    /// Reads, on all cores, the titles that may have such words: all, unless the network comes from an index.
    pub(crate) fn titles_matching(&self, text: &str, limit: usize) -> (Vec<PaperId>, usize) {
        let sought = Sought::of(text);
        if sought.words.is_empty() {
            return (Vec::new(), 0);
        }
        let rows: Vec<usize> = sought.words.iter().filter_map(|word| TitleBeginnings::row_of(word)).collect();
        let beginnings = self.title_beginnings.get();
        let may_have = |block: &usize| beginnings.is_none_or(|known| known.may_have(*block, &rows));
        let blocks: Vec<usize> = (0..self.papers.len().div_ceil(BLOCK)).filter(may_have).collect();
        let mut found: Vec<_> =
            blocks.into_par_iter().flat_map_iter(|block| self.matches(block, &sought)).collect();
        let all = found.len();
        if (1..all).contains(&limit) {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        found.sort_unstable();
        (found.into_iter().map(|(.., paper)| paper).collect(), all)
    }

    /// The papers of a block that match.
    fn matches(&self, block: usize, sought: &Sought) -> Vec<(TitleMatch, Reverse<Option<i16>>, PaperId)> {
        let first = block * BLOCK;
        let titles = self.titles_of(first..self.papers.len().min(first + BLOCK));
        let run = titles.run();
        // Where no title has the word, only those that are not ASCII need a look: none, in most blocks.
        let is_out = run.is_some_and(|run| sought.is_in_no_ascii_title(run));
        if is_out && run.is_some_and(<[u8]>::is_ascii) {
            return Vec::new();
        }
        let found = titles.into_iter().enumerate().filter(|(_, title)| !is_out || !title.is_ascii());
        let found = found.filter_map(|(place, title)| {
            let (how, paper) = (sought.matched(title)?, first + place);
            Some((how, Reverse(self.corpus.year(self.papers.get(paper))), PaperId(paper as u32)))
        });
        found.collect()
    }

    /// The titles of some papers in a row.
    pub(super) fn titles_of(&self, papers: Range<usize>) -> TitlesOf<'_> {
        let records = match papers.end.checked_sub(1) {
            Some(last) if papers.start <= last => self.papers.get(papers.start)..self.papers.get(last) + 1,
            _ => 0..0,
        };
        TitlesOf { network: self, plain: self.corpus.plain_titles(records), papers }
    }
}

/// The titles of some papers in a row.
pub(super) struct TitlesOf<'a> {
    network: &'a Network,
    /// Those of the records of these papers, and of records between them that the network leaves out.
    plain: PlainTexts<'a>,
    papers: Range<usize>,
}

impl<'a> TitlesOf<'a> {
    /// All of them, without gaps; `None` if they are not all at hand.
    fn run(&self) -> Option<&'a [u8]> {
        self.plain.run().filter(|_| !self.plain.has_empty())
    }

    /// The title of each paper: its own, or that of a duplicate of the record.
    pub(super) fn into_iter(self) -> impl Iterator<Item = &'a [u8]> {
        let Self { network, plain, papers } = self;
        papers.map(move |paper| match plain.bytes(network.papers.get(paper)) {
            [] => network.title(PaperId(paper as u32)).as_bytes(),
            own => own,
        })
    }
}

/// What is sought in titles.
struct Sought {
    /// The folded words.
    words: Vec<String>,
    /// The same words, the longest first, which is likely to be the rarest; empty unless all are ASCII.
    anchors: Vec<Anchor>,
}

impl Sought {
    fn of(text: &str) -> Self {
        let words: Vec<String> =
            folded_title(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let mut anchors = Vec::new();
        if words.iter().all(|word| word.is_ascii()) {
            anchors = words.iter().map(|word| Anchor::of(word)).collect();
            anchors.sort_by_key(|anchor: &Anchor| std::cmp::Reverse(anchor.word.len()));
        }
        Self { words, anchors }
    }

    /// Whether no ASCII title can match among those that are in a text without gaps between them.
    fn is_in_no_ascii_title(&self, titles: &[u8]) -> bool {
        self.anchors.first().is_none_or(|rarest| !rarest.is_anywhere_in(titles))
    }

    /// How a title matches, if it does.
    fn matched(&self, title: &[u8]) -> Option<TitleMatch> {
        if title.is_ascii() {
            // Most titles end here, and none is folded: a word that is not ASCII is in no title that is.
            let may_match = !self.anchors.is_empty() && self.anchors.iter().all(|anchor| anchor.is_in(title));
            return may_match.then(|| self.matched_words(title)).flatten();
        }
        self.matched_words(folded_title(std::str::from_utf8(title).unwrap_or_default()).as_bytes())
    }

    /// The same for a title that is ASCII or folded.
    fn matched_words(&self, title: &[u8]) -> Option<TitleMatch> {
        let words: Vec<&[u8]> = title.split(is_gap).filter(|word| !word.is_empty()).collect();
        let same = |known: &&[u8], word: &String| known.eq_ignore_ascii_case(word.as_bytes());
        if words.len() >= self.words.len() {
            let mut windows = words.windows(self.words.len());
            if windows.any(|some| some.iter().zip(&self.words).all(|(known, word)| same(known, word))) {
                let is_whole = words.len() == self.words.len();
                return Some(if is_whole { TitleMatch::Whole } else { TitleMatch::Phrase });
            }
        }
        let mut how = TitleMatch::Words;
        for word in &self.words {
            if words.iter().any(|known| same(known, word)) {
                continue;
            }
            if !words.iter().any(|known| begins(known, word)) {
                return None;
            }
            how = TitleMatch::Beginnings;
        }
        Some(how)
    }
}

/// Whether a word begins so. In a script without gaps between words it may be anywhere.
fn begins(known: &[u8], word: &str) -> bool {
    if word.starts_with(is_ideographic) {
        return memchr::memmem::find(known, word.as_bytes()).is_some();
    }
    known.get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word.as_bytes()))
}

/// A lower-case ASCII word, found by its rarest letter.
struct Anchor {
    word: Vec<u8>,
    /// The place of the letter.
    place: usize,
}

/// The letters from rare to frequent in English.
const RARE_FIRST: &[u8] = b"0123456789zqxjkvbpygfwmucldrhsnioate";

impl Anchor {
    fn of(word: &str) -> Self {
        let rarity = |byte: u8| RARE_FIRST.iter().position(|known| *known == byte);
        let place =
            word.bytes().enumerate().min_by_key(|(_, byte)| rarity(*byte)).map_or(0, |(place, _)| place);
        Self { word: word.as_bytes().to_vec(), place }
    }

    /// Whether its letters are anywhere in a text.
    fn is_anywhere_in(&self, text: &[u8]) -> bool {
        self.places_in(text).next().is_some()
    }

    /// Whether a word of an ASCII text begins so.
    fn is_in(&self, text: &[u8]) -> bool {
        let is_start =
            |start: usize| start.checked_sub(1).is_none_or(|before| !text[before].is_ascii_alphanumeric());
        self.places_in(text).any(is_start)
    }

    /// The places of its letters in a text, without regard to case.
    fn places_in<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
        let letter = self.word[self.place];
        let starts = memchr::memchr2_iter(letter, letter.to_ascii_uppercase(), text)
            .filter_map(|at| at.checked_sub(self.place));
        starts.filter(|&start| {
            let here = text.get(start..start + self.word.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(&self.word))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matched(title: &str, text: &str) -> Option<TitleMatch> {
        Sought::of(text).matched(title.as_bytes())
    }

    #[test]
    fn a_title_matches_by_words_without_case_and_accents() {
        for (title, text, how) in [
            ("Deep Learning", "deep learning!", Some(TitleMatch::Whole)),
            ("On Deep Learning of Graphs", "deep learning", Some(TitleMatch::Phrase)),
            ("Learning Deep Graphs", "deep learning", Some(TitleMatch::Words)),
            ("Deeper Learning", "deep learn", Some(TitleMatch::Beginnings)),
            ("Undeep", "deep", None),
            ("Étude de l’Évaluation", "evaluation etude", Some(TitleMatch::Words)),
            ("Etude", "étude", Some(TitleMatch::Whole)),
            ("基于深度学习的方法", "深度学习", Some(TitleMatch::Beginnings)),
            ("", "deep", None),
            ("GPT-4: a report", "gpt 4", Some(TitleMatch::Phrase)),
        ] {
            assert_eq!(matched(title, text), how, "{text} in {title}");
        }
    }

    proptest! {
        #[test]
        fn an_ascii_title_matches_like_its_folded_words(title in "[aAbB .-]{0,12}", word in "[ab]{1,3}") {
            let slow = folded_title(&title).split(' ').any(|known| known.starts_with(&word));
            prop_assert_eq!(matched(&title, &word).is_some(), slow);
        }
    }
}
