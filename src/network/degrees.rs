//! The number of distinct co-authors of each author, exactly and without building the ties.
//!
//! Reading all papers of every author takes as many steps as the sum of the squared lengths of bylines: billions for a
//! thousand papers of a collaboration of three thousand. But the members of such a collaboration sign the same papers.
//! So large bylines are merged as bit sets, once for all authors who are on the same ones.

use std::ops::ControlFlow;

use rayon::prelude::*;

use super::{AuthorId, Network};
use crate::columns::{Column, Rows, Visit};

/// Bylines longer than this are merged as bit sets; shorter ones are read.
const LARGE: usize = 64;

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

    pub(super) fn kept_degrees(&self) -> &Column<u32> {
        self.degrees.get_or_init(|| degrees(self).into())
    }
}

fn degrees(network: &Network) -> Vec<u32> {
    let authors = network.author_count();
    let mut degrees = vec![0; authors];
    let large = LargeBylines::of(network);
    let on_small_only = (0..authors as u32).into_par_iter().map_init(
        || Stamps::of(authors),
        |stamps, author| match network.works_of(author) {
            _ if large.is_on(author) => 0,
            [only] => network.authors_of_work(*only).len() as u32 - 1,
            _ => stamps.small_coauthors(network, author, |_| false),
        },
    );
    degrees.par_iter_mut().zip(on_small_only).for_each(|(degree, coauthors)| *degree = coauthors);
    for (author, degree) in large.degrees(network) {
        degrees[author as usize] = degree;
    }
    degrees
}

/// For each author, the last author as whose co-author they were counted.
struct Stamps(Vec<u32>);

impl Stamps {
    fn of(authors: usize) -> Self {
        Self(vec![u32::MAX; authors])
    }

    /// Counts the co-authors on the small bylines of an author, except those already known.
    fn small_coauthors(&mut self, network: &Network, author: u32, is_known: impl Fn(u32) -> bool) -> u32 {
        self.0[author as usize] = author;
        let mut count = 0;
        let _ = network.bylines().visit(network.works_of(author), |byline| {
            let is_small = byline.len() <= LARGE;
            for &other in byline.iter().filter(|_| is_small) {
                let is_new = std::mem::replace(&mut self.0[other as usize], author) != author;
                count += u32::from(is_new && !is_known(other));
            }
            ControlFlow::Continue(())
        });
        count
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
