//! The sizes of the network of some papers, such as those of a year.

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;

use super::{Network, PaperId};
use crate::columns::{Rows, Visit};

/// Numbers authors among those of some papers, by first appearance, so that a year costs nothing for the authors of
/// other years. Reused by a thread from year to year.
pub(crate) struct LocalNumbers {
    /// One more than the number of each author of the network, or 0. Memory that is all zeros costs nothing until it is
    /// touched.
    number_of: Vec<u32>,
    /// The authors that have a number.
    authors: Vec<u32>,
}

impl LocalNumbers {
    /// No author has a number yet.
    pub(crate) fn of(network: &Network) -> Self {
        Self { number_of: vec![0; network.author_count()], authors: Vec::new() }
    }

    fn number(&mut self, author: u32) -> u32 {
        let number = &mut self.number_of[author as usize];
        if *number == 0 {
            self.authors.push(author);
            *number = self.authors.len() as u32;
        }
        *number - 1
    }

    fn clear(&mut self) {
        self.authors.drain(..).for_each(|author| self.number_of[author as usize] = 0);
    }
}

/// The sizes of the network of some papers.
pub(crate) struct SizesWithin {
    pub(crate) authors: usize,
    pub(crate) ties: u64,
    /// The authors of the largest component.
    pub(crate) largest: usize,
}

impl Network {
    /// The year or month of the first paper of each author, given that of each paper as a number.
    pub(crate) fn first_periods(&self, periods: &[Option<i32>]) -> Vec<Option<i32>> {
        let works = self.works.plain();
        let first = |author: u32| {
            let works = works.at(works.place(author as usize)).iter();
            works.filter_map(|&work| periods.get(work as usize).copied().flatten()).min()
        };
        (0..self.author_count() as u32).into_par_iter().map(first).collect()
    }

    /// The sizes of the network of some papers. Takes as many steps as the sum of the squared lengths of their bylines.
    pub(crate) fn sizes_within(&self, papers: &[PaperId], numbers: &mut LocalNumbers) -> SizesWithin {
        let all = self.bylines.plain();
        let mut bylines = Rows::default();
        for &paper in papers {
            let byline = all.at(all.place(paper.index()));
            bylines.push(byline.iter().map(|&author| numbers.number(author)));
        }
        let authors = numbers.authors.len();
        numbers.clear();
        let mut sets: UnionFind<u32> = UnionFind::new(authors);
        let plain = bylines.plain();
        for byline in bylines.iter() {
            byline.windows(2).for_each(|pair| _ = sets.union(pair[0], pair[1]));
        }
        let mut sizes = vec![0; authors];
        sets.into_labeling().into_iter().for_each(|label| sizes[label as usize] += 1);
        let mut last_met = vec![u32::MAX; authors];
        let mut ends = 0;
        for (author, works) in (0..).zip(bylines.transposed(authors).iter()) {
            last_met[author as usize] = author;
            for &other in works.iter().flat_map(|&work| plain.at(plain.place(work as usize))) {
                ends += u64::from(std::mem::replace(&mut last_met[other as usize], author) != author);
            }
        }
        SizesWithin { authors, ties: ends / 2, largest: sizes.into_iter().max().unwrap_or(0) }
    }
}
