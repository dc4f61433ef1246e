//! What papers are about and where they appeared: the words of their titles, and the series of their venues.

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;
use rayon::prelude::*;

use super::commonness::bits;
use super::folding::folded;
use crate::columns::Rows;
use crate::records::Corpus;

/// Titles and venues of some papers of a corpus.
pub(super) struct Topics {
    /// The different words of each title, each as its hash; nothing for papers that were not asked about.
    words: Rows,
    /// How rare each word is, in sixteenths of a bit, by the lower part of its hash: where two words have the same, they
    /// seem more frequent than they are, and that is all.
    rarity_of_words: Vec<u16>,
    /// The series of each paper's venue, by first appearance; 0 for none.
    series: Vec<u32>,
    rarity_of_series: Vec<u16>,
}

/// The series of an unknown venue.
pub(super) const UNKNOWN: u32 = 0;

impl Topics {
    /// What is to be known of some papers.
    pub(super) fn of(corpus: &Corpus, papers: &FixedBitSet) -> Self {
        const AT_ONCE: usize = 1 << 13;
        let starts: Vec<usize> = (0..corpus.papers()).step_by(AT_ONCE).collect();
        let parts: Vec<Rows> = starts
            .into_par_iter()
            .map(|start| {
                let mut rows = Rows::default();
                for paper in start..corpus.papers().min(start + AT_ONCE) {
                    let title = if papers.contains(paper) { corpus.title(paper) } else { "" };
                    rows.push(words(title));
                }
                rows
            })
            .collect();
        let mut all = Rows::default();
        parts.iter().for_each(|part| all.append(part, |word| word));
        let series = series(corpus);
        let different = series.iter().max().map_or(0, |last| *last as usize) + 1;
        const MOST_PLACES: usize = 1 << 22;
        let places = (4 * all.item_count()).next_power_of_two().min(MOST_PLACES);
        let parts_of_hashes = all.items().iter().map(|&word| word & (places - 1) as u32);
        Self {
            rarity_of_words: rarity(parts_of_hashes, places, all.len()),
            words: all,
            rarity_of_series: rarity(series.iter().copied(), different, series.len()),
            series,
        }
    }

    /// The different words of a title, ascending.
    pub(super) fn words(&self, paper: u32) -> &[u32] {
        self.words.row(paper as usize)
    }

    /// The series in which a paper appeared, if that is known.
    pub(super) fn series(&self, paper: u32) -> Option<u32> {
        Some(self.series[paper as usize]).filter(|&series| series != UNKNOWN)
    }

    /// How rare a word is, in sixteenths of a bit.
    pub(super) fn rarity_of_word(&self, word: u32) -> u64 {
        self.rarity_of_words[word as usize & (self.rarity_of_words.len() - 1)].into()
    }

    /// How rare a series is, in sixteenths of a bit.
    pub(super) fn rarity_of_series(&self, series: u32) -> u64 {
        self.rarity_of_series[series as usize].into()
    }
}

/// How rare each of some things is among so many papers.
fn rarity(found: impl Iterator<Item = u32>, different: usize, papers: usize) -> Vec<u16> {
    let mut counts = vec![0u32; different];
    found.for_each(|one| counts[one as usize] += 1);
    let rarity = |count: u32| bits(papers.max(1) as f64 / f64::from(count.max(1))).max(0) as u16;
    counts.into_iter().map(rarity).collect()
}

/// The different words of a title, each as a hash, without the mark of the plural.
fn words(title: &str) -> Vec<u32> {
    const SHORTEST: usize = 3;
    let hash = |word: &str| {
        let letters = word.chars().flat_map(char::to_lowercase);
        letters.fold(0x811c_9dc5_u32, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
    };
    let long = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST);
    let singular =
        long.map(|word| if word.len() > SHORTEST + 1 { word.trim_end_matches(['s', 'S']) } else { word });
    let mut words: Vec<u32> = singular.map(hash).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The series of each paper's venue, numbered.
fn series(corpus: &Corpus) -> Vec<u32> {
    let mut of_venue: HashMap<&str, u32> = HashMap::from([("", UNKNOWN)]);
    let mut numbers: HashMap<String, u32> = HashMap::from([(String::new(), UNKNOWN)]);
    let number = |paper: usize| {
        let venue = corpus.venue(paper);
        *of_venue.entry(venue).or_insert_with(|| {
            let next = numbers.len() as u32;
            *numbers.entry(without_numbers(venue)).or_insert(next)
        })
    };
    (0..corpus.papers()).map(number).collect()
}

/// A venue without what changes from year to year: words with digits in them.
fn without_numbers(venue: &str) -> String {
    let folded = folded(&venue.replace(',', " "));
    let words = folded.split(' ').filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}
