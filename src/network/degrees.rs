//! The number of distinct co-authors of each author, exactly and without building the ties.
//!
//! Reading all papers of every author takes as many steps as the sum of the squared lengths of bylines: billions for a
//! thousand papers of a collaboration of three thousand. But the members of such a collaboration sign the same papers.
//! So large bylines are merged as bit sets, once for all authors who are on the same ones.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use rayon::prelude::*;

use super::{AuthorId, Buffers, Network};
use crate::columns::{Column, Rows, Visit};

/// Bylines longer than this are merged as bit sets; shorter ones are read.
const LARGE: usize = 64;

/// The number of authors whose degrees a thread computes at a time.
const AT_A_TIME: usize = 1 << 12;

impl Network {
    /// The number of distinct co-authors of each author.
    #[must_use]
    pub fn degrees(&self) -> &[u32] {
        self.kept_degrees().all()
    }

    /// The degree of an author: the number of distinct co-authors.
    #[must_use]
    pub fn degree(&self, author: AuthorId) -> u32 {
        self.kept_degrees().get(author.index())
    }

    /// The authors with the highest degrees, then by name: this many, if an index has so many of them.
    pub(crate) fn highest_degrees(&self, count: usize) -> Option<&[AuthorId]> {
        let saved = self.highest_degrees.get().filter(|saved| (1..=saved.len()).contains(&count))?;
        Some(AuthorId::slice(saved.slice(0..count)))
    }

    pub(super) fn kept_degrees(&self) -> &Column<u32> {
        self.degrees.get_or_init(|| degrees(self).into())
    }

    /// The authors with the highest degrees that an index has.
    pub(super) fn kept_highest_degrees(&self) -> &Column<u32> {
        self.highest_degrees.get_or_init(|| highest(self.degrees(), self.name_ranks()).into())
    }
}

/// The number of authors with the highest degrees that are saved.
const HIGHEST: usize = 1000;

/// The [`HIGHEST`] authors by degree, then by name.
fn highest(degrees: &[u32], name_ranks: &[u32]) -> Vec<u32> {
    let mut of_degree = vec![0usize; degrees.iter().max().map_or(0, |&most| most as usize + 1)];
    degrees.iter().for_each(|&degree| of_degree[degree as usize] += 1);
    let mut count = 0;
    // All authors of the least degree are candidates, because names decide among them.
    let least = (0..of_degree.len()).rev().find(|&degree| {
        count += of_degree[degree];
        count >= HIGHEST
    });
    let is_candidate = |&author: &u32| degrees[author as usize] as usize >= least.unwrap_or(0);
    let mut order: Vec<u32> = (0..degrees.len() as u32).filter(is_candidate).collect();
    order.sort_unstable_by_key(|&author| (Reverse(degrees[author as usize]), name_ranks[author as usize]));
    order.truncate(HIGHEST);
    order
}

fn degrees(network: &Network) -> Vec<u32> {
    let authors = network.author_count();
    let mut degrees = vec![0; authors];
    let large = LargeBylines::of(network);
    let buffers = Buffers::made_by(|| Stamps::of(authors));
    let on_small_only = |author: u32, stamps: &mut Stamps| match network.works_of(author) {
        _ if large.is_on(author) => 0,
        [only] => network.authors_of_work(*only).len().saturating_sub(1) as u32,
        _ => stamps.small_coauthors(network, author, |_| false),
    };
    degrees.par_chunks_mut(AT_A_TIME).enumerate().for_each(|(block, degrees)| {
        let first = (block * AT_A_TIME) as u32;
        buffers.with(|stamps| {
            (first..).zip(degrees).for_each(|(author, degree)| *degree = on_small_only(author, stamps));
        });
    });
    for (author, degree) in large.degrees(network) {
        degrees[author as usize] = degree;
    }
    degrees
}

/// Counts the distinct co-authors of one author after the other.
struct Stamps {
    /// For each author, the last author as whose co-author they were counted.
    last: Vec<u32>,
    few: Few,
}

impl Stamps {
    fn of(authors: usize) -> Self {
        Self { last: vec![u32::MAX; authors], few: Few::default() }
    }

    /// Counts the co-authors on the small bylines of an author, except those already known.
    fn small_coauthors(&mut self, network: &Network, author: u32, is_known: impl Fn(u32) -> bool) -> u32 {
        let few = count_small(network, author, &is_known, |other| self.few.add(other, author));
        few.unwrap_or_else(|| {
            let last = &mut self.last;
            let add = |other| Some(std::mem::replace(&mut last[other as usize], author) != author);
            count_small(network, author, &is_known, add).unwrap_or_default()
        })
    }
}

/// Counts the co-authors on the small bylines of an author who are new when they are added, and not known. None if one
/// of them cannot be added.
fn count_small(
    network: &Network,
    author: u32,
    is_known: &impl Fn(u32) -> bool,
    mut add: impl FnMut(u32) -> Option<bool>,
) -> Option<u32> {
    add(author)?;
    let mut count = 0;
    let flow = network.bylines().visit(network.works_of(author), |byline| {
        if byline.len() > LARGE {
            return ControlFlow::Continue(());
        }
        for &other in byline {
            let Some(is_new) = add(other) else { return ControlFlow::Break(()) };
            count += u32::from(is_new && !is_known(other));
        }
        ControlFlow::Continue(())
    });
    flow.is_continue().then_some(count)
}

/// The co-authors of one author while they are few, as those of most are: a table that stays in the nearest memory.
struct Few {
    /// The author who is counted, and a co-author. What is of another author is free.
    slots: [(u32, u32); Self::SLOTS],
    author: u32,
    len: usize,
}

impl Default for Few {
    fn default() -> Self {
        Self { slots: [(NONE, NONE); Self::SLOTS], author: NONE, len: 0 }
    }
}

impl Few {
    const SLOTS: usize = 256;

    /// Adds a co-author of an author, whose others were added right before. Is it new? None if there is no room left.
    #[inline]
    fn add(&mut self, other: u32, author: u32) -> Option<bool> {
        if author != self.author {
            (self.author, self.len) = (author, 0);
        }
        let mut place = (other.wrapping_mul(0x9e37_79b1) >> 24) as usize;
        loop {
            match &mut self.slots[place % Self::SLOTS] {
                (of, known) if *of == author && *known == other => return Some(false),
                (of, _) if *of == author => place += 1,
                _ if self.len > Self::SLOTS / 2 => return None,
                free => {
                    *free = (author, other);
                    self.len += 1;
                    return Some(true);
                }
            }
        }
    }
}

/// The authors on large bylines, numbered among themselves, and these bylines as bit sets.
struct LargeBylines {
    /// The number of each author among those on large bylines, by first appearance: authors who sign together have
    /// close numbers and share words.
    number_of: Vec<u32>,
    authors: Vec<u32>,
    /// Each large byline as the nonzero words of a bit set.
    sets: Vec<Vec<(u32, u64)>>,
    /// The sets that each of these authors is in, ascending: the author's signature.
    signatures: Rows,
}

/// Marks an author who is on no large byline.
const NONE: u32 = u32::MAX;

impl LargeBylines {
    fn of(network: &Network) -> Self {
        let mut number_of = vec![NONE; network.author_count()];
        let mut authors = Vec::new();
        let mut members = Rows::default();
        let works = 0..network.work_count() as u32;
        for byline in works.map(|work| network.authors_of_work(work)).filter(|byline| byline.len() > LARGE) {
            members.push(byline.iter().map(|&author| {
                let number = &mut number_of[author as usize];
                if *number == NONE {
                    *number = authors.len() as u32;
                    authors.push(author);
                }
                *number
            }));
        }
        let sets = members.iter().map(as_words).collect();
        let signatures = members.transposed(authors.len());
        Self { number_of, authors, sets, signatures }
    }

    fn is_on(&self, author: u32) -> bool {
        self.number_of[author as usize] != NONE
    }

    /// The degrees of the authors on large bylines. The bylines of a signature are merged once for all its authors.
    fn degrees(&self, network: &Network) -> Vec<(u32, u32)> {
        let signature = |number: u32| self.signatures.row(number as usize);
        let mut by_signature: Vec<u32> = (0..self.authors.len() as u32).collect();
        by_signature.par_sort_unstable_by(|&a, &b| signature(a).cmp(signature(b)).then(a.cmp(&b)));
        let groups: Vec<&[u32]> = by_signature.chunk_by(|&a, &b| signature(a) == signature(b)).collect();
        let words = self.authors.len().div_ceil(64);
        groups
            .into_par_iter()
            .map_init(
                || (vec![0u64; words], Stamps::of(network.author_count())),
                |(union, stamps), group| self.degrees_of_group(group, network, union, stamps),
            )
            .flatten_iter()
            .collect()
    }

    fn degrees_of_group(
        &self,
        group: &[u32],
        network: &Network,
        union: &mut [u64],
        stamps: &mut Stamps,
    ) -> Vec<(u32, u32)> {
        let sets = self.signatures.row(group[0] as usize);
        let touched = || sets.iter().flat_map(|&set| &self.sets[set as usize]);
        let mut together: u32 = 0;
        // Either count and clear all words at the end, or only the touched words each time.
        let are_many = sets.iter().map(|&set| self.sets[set as usize].len()).sum::<usize>() > union.len();
        for &(word, bits) in touched() {
            let known = &mut union[word as usize];
            if !are_many {
                together += (bits & !*known).count_ones();
            }
            *known |= bits;
        }
        if are_many {
            together = union.iter().map(|bits| bits.count_ones()).sum();
        }
        let is_in_union = |author: u32| match self.number_of[author as usize] {
            NONE => false,
            number => union[number as usize / 64] & (1 << (number % 64)) != 0,
        };
        let degree = |&number: &u32| {
            let author = self.authors[number as usize];
            // Every author is in the union of their own bylines.
            (author, together - 1 + stamps.small_coauthors(network, author, is_in_union))
        };
        let degrees = group.iter().map(degree).collect();
        if are_many {
            union.fill(0);
        } else {
            touched().for_each(|&(word, _)| union[word as usize] = 0);
        }
        degrees
    }
}

/// The nonzero words of a bit set, by position.
fn as_words(numbers: &[u32]) -> Vec<(u32, u64)> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let mut words: Vec<(u32, u64)> = Vec::new();
    for number in sorted {
        let (word, bit) = (number / 64, 1 << (number % 64));
        match words.last_mut() {
            Some((last, bits)) if *last == word => *bits |= bit,
            _ => words.push((word, bit)),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn co_authors_are_counted_alike_whether_they_are_few_or_many(
            added in prop::collection::vec((0_u32..3, 0_u32..400), 0..900),
        ) {
            let mut of_each: Vec<Vec<u32>> = vec![Vec::new(); 3];
            added.iter().for_each(|&(author, other)| of_each[author as usize].push(other));
            let mut few = Few::default();
            for (author, others) in (0..).zip(of_each) {
                let mut known = BTreeSet::new();
                for other in others {
                    match few.add(other, author) {
                        Some(is_new) => prop_assert_eq!(is_new, known.insert(other)),
                        None => {
                            prop_assert!(known.len() > Few::SLOTS / 2);
                            break;
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn an_author_of_many_small_bylines_has_as_many_co_authors_as_there_are_names() {
        let bylines = (0..300).map(|n| ["Hub".to_owned(), format!("A {n}"), format!("B {}", n % 7)]);
        let network = crate::Loader::new().bylines("many", bylines).load().expect("bylines").network;
        let most = network.degrees().iter().max();
        assert_eq!(most, Some(&307));
    }

    #[test]
    fn the_highest_degrees_are_those_of_a_full_sort() {
        for authors in [0u32, 3, 999, 1000, 1001, 5000] {
            let degrees: Vec<u32> = (0..authors).map(|author| author * 7919 % 101 / 25).collect();
            let name_ranks: Vec<u32> = (0..authors).rev().collect();
            let mut order: Vec<u32> = (0..authors).collect();
            order.sort_by_key(|&a| (Reverse(degrees[a as usize]), name_ranks[a as usize]));
            order.truncate(HIGHEST);
            assert_eq!(highest(&degrees, &name_ranks), order, "{authors} authors");
        }
    }
}
