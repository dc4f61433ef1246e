//! Finds papers by words of their titles.

use std::cmp::Reverse;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Network, PaperId};
use crate::records::Date;
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

/// Papers that a thread looks at in one go.
const AT_A_TIME: u32 = 1024;

impl Network {
    /// The papers whose titles have, for each word of a text, a word that begins so, without regard to case and accents:
    /// the first `limit` of them, or all if it is 0, and the number of all. The best match first, then the newest, then in
    /// the order of reading.
    ///
    /// Reads every title once, on all cores.
    pub(crate) fn titles_matching(&self, text: &str, limit: usize) -> (Vec<PaperId>, usize) {
        let sought = Sought::of(text);
        if sought.words.is_empty() {
            return (Vec::new(), 0);
        }
        let (titles, date) = (self.corpus.plain_titles(), self.corpus.many_dates());
        let matched = |paper: u32| {
            let record = self.papers.get(paper as usize);
            let own = titles.bytes(record);
            // A duplicate of the record may have the title.
            let title = if own.is_empty() { self.title(PaperId(paper)).as_bytes() } else { own };
            Some((sought.matched(title)?, Reverse(date(record).map(Date::year)), PaperId(paper)))
        };
        let papers = self.papers.len() as u32;
        let chunks: Vec<u32> = (0..papers).step_by(AT_A_TIME as usize).collect();
        let found = chunks.into_par_iter().map(|first| {
            let last = papers.min(first + AT_A_TIME);
            let records = self.papers.get(first as usize)..self.papers.get(last as usize - 1) + 1;
            let run = titles.run(records.clone());
            // Where no title has the word, only those that are not ASCII need a look: none, in most chunks.
            let is_out = run.is_some_and(|run| sought.is_in_no_ascii_title(run));
            if is_out && run.is_some_and(<[u8]>::is_ascii) && !titles.has_empty(records) {
                return Vec::new();
            }
            let is_in = |paper: &u32| !is_out || !is_plain(titles.bytes(self.papers.get(*paper as usize)));
            (first..last).filter(is_in).filter_map(matched).collect::<Vec<_>>()
        });
        let mut found = found.collect::<Vec<_>>().concat();
        let all = found.len();
        if (1..all).contains(&limit) {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        found.sort_unstable();
        (found.into_iter().map(|(.., paper)| paper).collect(), all)
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
        let is_gap = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
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

/// Whether a title is ASCII and its own: a record without a title may have that of a duplicate.
fn is_plain(title: &[u8]) -> bool {
    !title.is_empty() && title.is_ascii()
}

/// The words of a title in lower case, without accents and punctuation, separated by single spaces.
fn folded_title(title: &str) -> String {
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
