//! What is known of some mentions of one name, and how two such sets are alike.

use std::cmp::Ordering;

use super::affinity::Affinity;
use super::topics::{Topic, Topics};

/// Papers of one name, and what they say of its bearer.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// Ascending.
    pub(super) papers: Vec<u32>,
    /// The co-authors, as persons, ascending.
    coauthors: Vec<u32>,
    /// The words of titles, by word.
    words: Topical,
    /// The series of venues, by series.
    series: Topical,
    /// The first and the last year.
    years: Option<(i16, i16)>,
    /// What orders profiles, whatever came first in the input.
    pub(super) label: u64,
}

/// Topics, ascending, and the length of their vector.
#[derive(Debug, Clone, Default)]
struct Topical {
    topics: Vec<Topic>,
    length: f64,
}

impl Profile {
    /// What is known of a paper on which a name has such co-authors.
    pub(super) fn of_paper(
        paper: u32,
        coauthors: Vec<u32>,
        year: Option<i16>,
        topics: &Topics<'_>,
        label: u64,
    ) -> Self {
        Self {
            papers: vec![paper],
            coauthors,
            words: Topical::of(topics.words(paper)),
            series: Topical::of(topics.series(paper).into_iter().collect()),
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
        // The stable sort merges two ascending lists in linear time.
        self.papers.extend(&other.papers);
        self.papers.sort();
        self.coauthors.extend(&other.coauthors);
        self.coauthors.sort();
        self.coauthors.dedup();
        self.words.add(&other.words);
        self.series.add(&other.series);
        self.years = match (self.years, other.years) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (known, None) | (None, known) => known,
        };
        self.label = self.label.min(other.label);
    }

    pub(super) fn coauthors(&self) -> &[u32] {
        &self.coauthors
    }

    /// The words of titles.
    pub(super) fn words(&self) -> &[Topic] {
        &self.words.topics
    }

    /// The series of venues.
    pub(super) fn series(&self) -> &[Topic] {
        &self.series.topics
    }
}

impl Topical {
    fn of(topics: Vec<Topic>) -> Self {
        // In whole numbers, whose sums are the same in any order.
        let squares: u64 = topics.iter().map(|&topic| weight(topic).pow(2)).sum();
        Self { topics, length: (squares as f64).sqrt() }
    }

    fn add(&mut self, other: &Self) {
        let mut topics = std::mem::take(&mut self.topics);
        topics.extend(&other.topics);
        topics.sort();
        topics.dedup_by(|other, kept| {
            let is_same = other.mark == kept.mark;
            if is_same {
                kept.papers += other.papers;
            }
            is_same
        });
        *self = Self::of(topics);
    }

    /// The cosine between two vectors, in percent; `None` if one is empty.
    fn alike(&self, other: &Self) -> Option<u64> {
        if self.length <= 0.0 || other.length <= 0.0 {
            return None;
        }
        let mut product = 0;
        in_common(
            &self.topics,
            &other.topics,
            |a, b| a.mark.cmp(&b.mark),
            |&a, &b| {
                product += weight(a) * weight(b);
            },
        );
        Some((100.0 * product as f64 / (self.length * other.length)) as u64 + u64::from(product > 0))
    }
}

/// What a topic weighs in a vector: on ten times as many papers it is not ten times the topic.
fn weight(topic: Topic) -> u64 {
    u64::from(topic.rarity) * u64::from(8 * topic.papers.ilog2() + 8)
}

/// How two profiles are alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    pub(super) sizes: Sizes,
    /// The bin of each respect; [`UNKNOWN`] if one of the two says nothing.
    pub(super) bins: [usize; RESPECTS],
}

/// The classes of sizes of two profiles: a single paper that has nothing in common with another one says little, with
/// a hundred it says much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) smaller: usize,
    pub(super) larger: usize,
}

pub(super) const COAUTHORS: usize = 0;
pub(super) const TITLES: usize = 1;
pub(super) const VENUES: usize = 2;
pub(super) const YEARS: usize = 3;
pub(super) const RESPECTS: usize = 4;

/// How many bins each respect has.
pub(super) const BINS: [usize; RESPECTS] = [16, 8, 12, 4];

/// How many classes of sizes there are.
pub(super) const CLASSES: usize = 5;

/// The bin of a respect of which nothing is known.
pub(super) const UNKNOWN: usize = usize::MAX;

/// How rare co-authors are.
#[derive(Debug)]
pub(super) struct Comparison {
    /// How rare each person is as a co-author, in sixteenths of a bit.
    pub(super) rarity: Vec<u16>,
    /// How rare a person with one paper would be.
    pub(super) rarest: u64,
    /// Which series go together.
    pub(super) affinity: Affinity,
}

impl Comparison {
    /// How two profiles are alike.
    pub(super) fn likeness(&self, one: &Profile, other: &Profile) -> Likeness {
        let bins = std::array::from_fn(|respect| self.in_respect(respect, one, other));
        Likeness { sizes: Sizes::of(one, other), bins }
    }

    /// How two profiles are alike in one respect.
    pub(super) fn in_respect(&self, respect: usize, one: &Profile, other: &Profile) -> usize {
        match respect {
            COAUTHORS => self.of_coauthors(one, other),
            TITLES => of_titles(one, other),
            VENUES => self.of_venues(one, other),
            _ => of_years(one, other),
        }
    }

    fn of_coauthors(&self, one: &Profile, other: &Profile) -> usize {
        let mut shared = 0;
        in_common(&one.coauthors, &other.coauthors, Ord::cmp, |&person, _| {
            shared += u64::from(self.rarity[person as usize]);
        });
        if shared == 0 {
            return bin(one.coauthors.len().min(other.coauthors.len()) as u64, &[0, 2, 5, 11, 24, 49, 99]);
        }
        // In percent of the rarest.
        8 + bin(100 * shared / self.rarest.max(1), &[15, 25, 40, 55, 70, 85, 120])
    }

    fn of_venues(&self, one: &Profile, other: &Profile) -> usize {
        match one.series.alike(&other.series) {
            None => UNKNOWN,
            // By whole bits, from a quarter of what chance would have to more than four times that.
            Some(0) => bin(self.affinity.between(one.series(), other.series()), &[-32, -16, 0, 16, 32]),
            Some(percent) => 6 + bin(percent, &[2, 7, 15, 30, 60]),
        }
    }
}

impl Sizes {
    /// How many pairs of classes there are.
    pub(super) const COUNT: usize = CLASSES * (CLASSES + 1) / 2;

    pub(super) fn of(one: &Profile, other: &Profile) -> Self {
        let [one, other] = [one, other].map(|profile| class(profile.papers.len()));
        Self { smaller: one.min(other), larger: one.max(other) }
    }

    /// All pairs of classes, by number.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..CLASSES).flat_map(|larger| (0..=larger).map(move |smaller| Self { smaller, larger }))
    }

    pub(super) fn number(self) -> usize {
        self.larger * (self.larger + 1) / 2 + self.smaller
    }
}

fn of_titles(one: &Profile, other: &Profile) -> usize {
    one.words.alike(&other.words).map_or(UNKNOWN, |percent| bin(percent, &[0, 2, 5, 9, 14, 21, 30]))
}

fn of_years(one: &Profile, other: &Profile) -> usize {
    let (Some(one), Some(other)) = (one.years, other.years) else { return UNKNOWN };
    let gap = i32::from(one.0.max(other.0)) - i32::from(one.1.min(other.1));
    bin(gap.max(0) as u64, &[1, 4, 9])
}

/// A class of sizes: 1, to 3, to 9, to 29, more.
fn class(papers: usize) -> usize {
    bin(papers as u64, &[1, 3, 9, 29])
}

/// The first bin whose largest value is not exceeded.
fn bin<T: PartialOrd>(value: T, largest: &[T]) -> usize {
    largest.partition_point(|largest| *largest < value)
}

/// Visits what two ascending lists have in common; which of the two equal items comes first is left open.
fn in_common<T>(one: &[T], other: &[T], order: impl Fn(&T, &T) -> Ordering, mut see: impl FnMut(&T, &T)) {
    /// A list so many times longer than the other is searched, not walked.
    const MUCH_LONGER: usize = 16;
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_searched = many.len() > MUCH_LONGER * few.len();
    let mut rest = many;
    for item in few {
        let before = if is_searched {
            rest.partition_point(|next| order(next, item).is_lt())
        } else {
            rest.iter().position(|next| order(next, item).is_ge()).unwrap_or(rest.len())
        };
        rest = &rest[before..];
        match rest.first() {
            Some(next) if order(next, item).is_eq() => see(item, next),
            Some(_) => {}
            None => break,
        }
    }
}
