//! What is known of some mentions of one name, and how two such sets are alike.

use super::topics::Topics;

/// Papers of one name, and what they say of its bearer.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// Ascending.
    pub(super) papers: Vec<u32>,
    /// The co-authors, as persons, ascending.
    coauthors: Vec<u32>,
    /// The words of titles and how many titles have each, by word.
    words: Vec<(u32, u32)>,
    /// The series of venues and how many papers each has, by series.
    series: Vec<(u32, u32)>,
    /// The first and the last year.
    years: Option<(i16, i16)>,
    /// What orders profiles, whatever came first in the input.
    pub(super) label: u64,
}

impl Profile {
    /// What is known of a paper on which a name has such co-authors.
    pub(super) fn of_paper(
        paper: u32,
        coauthors: Vec<u32>,
        year: Option<i16>,
        topics: &Topics,
        label: u64,
    ) -> Self {
        Self {
            papers: vec![paper],
            coauthors,
            words: topics.words(paper).iter().map(|&word| (word, 1)).collect(),
            series: topics.series(paper).map(|series| (series, 1)).into_iter().collect(),
            years: year.map(|year| (year, year)),
            label,
        }
    }

    /// What is known of all of some profiles.
    pub(super) fn of_all<'a>(profiles: impl Iterator<Item = &'a Self>) -> Self {
        let mut all = Self { label: u64::MAX, ..Self::default() };
        profiles.for_each(|profile| all.add(profile));
        all
    }

    /// Adds what another one knows.
    pub(super) fn add(&mut self, other: &Self) {
        self.papers.extend(&other.papers);
        self.papers.sort_unstable();
        self.coauthors.extend(&other.coauthors);
        self.coauthors.sort_unstable();
        self.coauthors.dedup();
        add_counts(&mut self.words, &other.words);
        add_counts(&mut self.series, &other.series);
        self.years = match (self.years, other.years) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (known, None) | (None, known) => known,
        };
        self.label = self.label.min(other.label);
    }

    pub(super) fn coauthors(&self) -> &[u32] {
        &self.coauthors
    }

    /// Words and how many titles have them.
    pub(super) fn words(&self) -> &[(u32, u32)] {
        &self.words
    }

    pub(super) fn series(&self) -> &[(u32, u32)] {
        &self.series
    }
}

fn add_counts(counts: &mut Vec<(u32, u32)>, others: &[(u32, u32)]) {
    counts.extend(others);
    counts.sort_unstable();
    counts.dedup_by(|other, kept| {
        let is_same = other.0 == kept.0;
        if is_same {
            kept.1 += other.1;
        }
        is_same
    });
}

/// How two profiles are alike in one respect each: the number of a bin.
pub(super) type Likeness = [u16; RESPECTS];

/// Co-authors, titles, venues, years.
pub(super) const RESPECTS: usize = 4;

/// How many bins each respect has.
pub(super) const BINS: [usize; RESPECTS] = [16, 41, 36, 21];

/// How rare co-authors are, and what else is to be known for comparing profiles.
pub(super) struct Comparison<'a> {
    pub(super) topics: &'a Topics,
    /// How rare each person is as a co-author, in sixteenths of a bit.
    pub(super) rarity: &'a [u16],
    /// How rare a person with one paper would be.
    pub(super) rarest: u64,
}

impl Comparison<'_> {
    /// How two profiles are alike.
    pub(super) fn likeness(&self, one: &Profile, other: &Profile) -> Likeness {
        let size = size(one.papers.len().min(other.papers.len()));
        [
            self.of_coauthors(one, other),
            self.of_titles(one, other, size),
            self.of_venues(one, other, size),
            of_years(one, other, size),
        ]
    }

    fn of_coauthors(&self, one: &Profile, other: &Profile) -> u16 {
        let shared: u64 = in_common(&one.coauthors, &other.coauthors, |a, b| a.cmp(b))
            .map(|(&person, _)| u64::from(self.rarity[person as usize]))
            .sum();
        if shared == 0 {
            return bin(one.coauthors.len().min(other.coauthors.len()) as u64, &[0, 2, 5, 11, 24, 49, 99]);
        }
        // In percent of the rarest.
        8 + bin(100 * shared / self.rarest, &[15, 25, 40, 55, 70, 85, 120])
    }

    fn of_titles(&self, one: &Profile, other: &Profile, size: u16) -> u16 {
        match alike(one.words(), other.words(), |word| self.topics.rarity_of_word(word)) {
            None => 40,
            Some(percent) => 8 * size + bin(percent, &[0, 2, 5, 9, 14, 21, 30]),
        }
    }

    fn of_venues(&self, one: &Profile, other: &Profile, size: u16) -> u16 {
        match alike(one.series(), other.series(), |series| self.topics.rarity_of_series(series)) {
            None => 35,
            Some(percent) => 7 * size + bin(percent, &[0, 2, 7, 15, 30, 60]),
        }
    }
}

fn of_years(one: &Profile, other: &Profile, size: u16) -> u16 {
    let (Some(one), Some(other)) = (one.years, other.years) else { return 20 };
    let gap = i32::from(one.0.max(other.0)) - i32::from(one.1.min(other.1));
    4 * size + bin(gap.max(0) as u64, &[1, 4, 9])
}

/// A class of sizes: 1, to 3, to 9, to 29, more.
fn size(papers: usize) -> u16 {
    bin(papers as u64, &[1, 3, 9, 29])
}

/// The first bin whose largest value is not exceeded.
fn bin(value: u64, largest: &[u64]) -> u16 {
    largest.partition_point(|largest| *largest < value) as u16
}

/// The cosine between two lists of counts weighted by rarity, in percent; `None` if one is empty. In whole numbers,
/// whose sums are the same in any order.
fn alike(one: &[(u32, u32)], other: &[(u32, u32)], rarity: impl Fn(u32) -> u64) -> Option<u64> {
    // A thing ten times on papers is not ten times the topic.
    let weight = |&(thing, count): &(u32, u32)| rarity(thing) * u64::from(8 * count.ilog2() + 8);
    let length =
        |all: &[(u32, u32)]| (all.iter().map(|thing| weight(thing).pow(2)).sum::<u64>() as f64).sqrt();
    let (a, b) = (length(one), length(other));
    let product: u64 = in_common(one, other, |a, b| a.0.cmp(&b.0)).map(|(a, b)| weight(a) * weight(b)).sum();
    (a > 0.0 && b > 0.0).then(|| (100.0 * product as f64 / (a * b)) as u64 + u64::from(product > 0))
}

/// What two ascending lists have in common.
fn in_common<'a, T>(
    one: &'a [T],
    other: &'a [T],
    order: impl Fn(&T, &T) -> std::cmp::Ordering,
) -> impl Iterator<Item = (&'a T, &'a T)> {
    let is_swapped = one.len() > other.len();
    let (few, many) = if is_swapped { (other, one) } else { (one, other) };
    let mut rest = many;
    few.iter().filter_map(move |item| {
        rest = &rest[rest.partition_point(|next| order(next, item).is_lt())..];
        let found = rest.first().filter(|next| order(next, item).is_eq())?;
        Some(if is_swapped { (found, item) } else { (item, found) })
    })
}
