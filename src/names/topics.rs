//! What papers are about and where they appeared: the words of their titles, and the series of their venues.

use std::sync::atomic::{AtomicU32, Ordering};

use hashbrown::HashMap;
use rayon::prelude::*;

use super::commonness::bits;
use super::folding::folded;
use crate::records::Corpus;

/// Titles and venues of a corpus.
pub(super) struct Topics<'a> {
    corpus: &'a Corpus,
    /// How rare each word is, in sixteenths of a bit, by the lower part of its hash: where two words have the same, they
    /// seem more frequent than they are, and that is all.
    rarity_of_words: Vec<u16>,
    /// The series of each paper's venue, by their texts; 0 for none.
    series: Vec<u32>,
    rarity_of_series: Vec<u16>,
}

/// A word of titles, or a series, on some papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Topic {
    /// The hash of the word, or the number of the series.
    pub(super) mark: u32,
    /// How many of the papers have it.
    pub(super) papers: u32,
    /// How rare it is in the corpus, in sixteenths of a bit.
    pub(super) rarity: u32,
}

/// The series of an unknown venue.
const UNKNOWN: u32 = 0;

impl<'a> Topics<'a> {
    /// Counts words and venues.
    pub(super) fn of(corpus: &'a Corpus) -> Self {
        const MOST_PLACES: usize = 1 << 22;
        const WORDS_OF_A_TITLE: usize = 32;
        const AT_ONCE: usize = 1 << 10;
        let places = (WORDS_OF_A_TITLE * corpus.papers()).next_power_of_two().min(MOST_PLACES);
        let counts: Vec<AtomicU32> = (0..places).map(|_| AtomicU32::new(0)).collect();
        let count = |words: &mut Vec<u32>, paper: usize| {
            words.clear();
            add_words(corpus.title(paper), words);
            // Sums are the same in any order.
            for &word in &*words {
                counts[word as usize & (places - 1)].fetch_add(1, Ordering::Relaxed);
            }
        };
        (0..corpus.papers()).into_par_iter().with_min_len(AT_ONCE).for_each_init(Vec::new, count);
        let series = series(corpus);
        let mut of_series = vec![0; series.iter().max().map_or(0, |last| *last as usize) + 1];
        series.iter().for_each(|&series| of_series[series as usize] += 1);
        Self {
            corpus,
            rarity_of_words: rarity(counts.into_iter().map(AtomicU32::into_inner), corpus.papers()),
            rarity_of_series: rarity(of_series.into_iter(), corpus.papers()),
            series,
        }
    }

    /// The different words of a title, ascending.
    pub(super) fn words(&self, paper: u32) -> Vec<Topic> {
        let mut words = Vec::new();
        add_words(self.corpus.title(paper as usize), &mut words);
        let places = self.rarity_of_words.len();
        let topic = |mark: u32| {
            let rarity = self.rarity_of_words[mark as usize & (places - 1)];
            Topic { mark, papers: 1, rarity: rarity.into() }
        };
        words.into_iter().map(topic).collect()
    }

    /// The series in which a paper appeared, if that is known.
    pub(super) fn series(&self, paper: u32) -> Option<Topic> {
        let mark = Some(self.series[paper as usize]).filter(|&series| series != UNKNOWN)?;
        Some(Topic { mark, papers: 1, rarity: self.rarity_of_series[mark as usize].into() })
    }
}

/// How rare things are that are on so many of the papers each.
fn rarity(counts: impl Iterator<Item = u32>, papers: usize) -> Vec<u16> {
    counts.map(|count| bits(papers.max(1) as f64 / f64::from(count.max(1))).max(0) as u16).collect()
}

/// Adds the different words of a title to an empty list, ascending, each as a hash, without the mark of the plural.
fn add_words(title: &str, words: &mut Vec<u32>) {
    const SHORTEST: usize = 3;
    /// FNV-1a.
    fn hash(letters: impl Iterator<Item = u32>) -> u32 {
        letters.fold(0x811c_9dc5, |hash, letter| (hash ^ letter).wrapping_mul(0x0100_0193))
    }
    let of_chars = |word: &str| hash(word.chars().flat_map(char::to_lowercase).map(u32::from));
    let of_bytes = |word: &str| hash(word.bytes().map(|byte| byte.to_ascii_lowercase().into()));
    let long = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST);
    let singular =
        long.map(|word| if word.len() > SHORTEST + 1 { word.trim_end_matches(['s', 'S']) } else { word });
    words.extend(singular.map(|word| if word.is_ascii() { of_bytes(word) } else { of_chars(word) }));
    words.sort_unstable();
    words.dedup();
}

/// The series of each paper's venue, numbered by their texts, so that no number depends on what came first.
fn series(corpus: &Corpus) -> Vec<u32> {
    let mut of_venue: HashMap<&str, u32> = HashMap::from([("", UNKNOWN)]);
    let mut numbers: HashMap<String, u32> = HashMap::from([(String::new(), UNKNOWN)]);
    let mut last = ("", UNKNOWN);
    let number = |paper: usize| {
        let venue = corpus.venue(paper);
        // Papers of one venue are often next to each other.
        if venue != last.0 {
            let of_venue = of_venue.entry(venue).or_insert_with(|| {
                let next = numbers.len() as u32;
                *numbers.entry(without_numbers(venue)).or_insert(next)
            });
            last = (venue, *of_venue);
        }
        last.1
    };
    let first: Vec<u32> = (0..corpus.papers()).map(number).collect();
    let mut texts: Vec<(String, u32)> = numbers.into_iter().collect();
    // The empty text of the unknown venue stays the first.
    texts.sort_unstable();
    let mut places = vec![UNKNOWN; texts.len()];
    for (place, (_, number)) in (0..).zip(texts) {
        places[number as usize] = place;
    }
    first.into_iter().map(|number| places[number as usize]).collect()
}

/// A venue without what changes from year to year: words with digits in them.
fn without_numbers(venue: &str) -> String {
    let folded = folded(&venue.replace(',', " "));
    let words = folded.split(' ').filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_title_are_different_and_without_plural() {
        let words = |title| {
            let mut words = Vec::new();
            add_words(title, &mut words);
            words
        };
        assert_eq!(words("Graphs of graphs: a GRAPH"), words("graph"));
        assert!(words("a of ü -").is_empty(), "short words are no topic");
    }

    #[test]
    fn volumes_of_a_venue_are_one_series() {
        assert_eq!(without_numbers("Proc. ICX 2015, Part 2"), without_numbers("Proc. ICX 2016, Part 3"));
    }
}
