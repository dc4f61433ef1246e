//! The ties of a network in compressed sparse rows (CSR), with their strengths in parallel arrays.

use std::ops::{AddAssign, Range};

use rayon::prelude::*;

use super::projection::{MOST_TIES, check_size};
use super::{AuthorId, Buffers, Network, Normalization, TieWeight};
use crate::columns::{ColumnFile, PlainRows, Scratch, Visit};
use crate::error::Result;
use crate::measures::Adjacency;

/// The number of authors whose rows a thread makes at a time.
const AT_A_TIME: usize = 1 << 12;

impl Network {
    /// The ties, for measures: half of what [`projection`](Self::projection) takes, and without what ties.
    ///
    /// Takes as many steps as the sum of the squared lengths of bylines, on all cores, and 8 bytes per tie.
    ///
    /// # Errors
    /// If the ties do not fit in memory, which is known before they are made: the message has their number and a
    /// remedy. If an index is inconsistent about the ties.
    pub fn adjacency(&self) -> Result<Adjacency> {
        let ties = self.tie_count();
        check_size(ties, 2 * size_of::<u32>() as u64)?;
        let mut offsets = Vec::with_capacity(self.author_count() + 1);
        offsets.push(0);
        for degree in self.degrees() {
            offsets.push(offsets[offsets.len() - 1] + degree);
        }
        let mut neighbors = vec![0; offsets[offsets.len() - 1] as usize];
        let (works, bylines) = (self.works.plain(), self.bylines.plain());
        let fill_block = |last: &mut Vec<u32>, (authors, mut rows): (Range<u32>, &mut [u32])| {
            authors.into_iter().fold(true, |fits, author| {
                let row;
                (row, rows) =
                    std::mem::take(&mut rows).split_at_mut(self.degrees()[author as usize] as usize);
                fits & fill(row, author, works, bylines, last)
            })
        };
        let buffers = Buffers::made_by(|| vec![0; self.author_count()]);
        let fits = blocks(&offsets, &mut neighbors)
            .into_par_iter()
            .map(|block| buffers.with(|last| fill_block(last, block)))
            .reduce(|| true, |a, b| a & b);
        let ties = Adjacency::of_rows(offsets, neighbors);
        match &self.storage {
            Some(storage) if !fits || (self.is_whole() && !ties.is_mutual()) => {
                Err(storage.mismatch("network.bylines"))
            }
            _ => Ok(ties),
        }
    }

    /// The same with the neighbors in a temporary file; `None` if there are more ties than are ever built.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn adjacency_on_disk(&self, scratch: &Scratch) -> Result<Option<Adjacency>> {
        let ties = self.tie_count();
        if ties >= MOST_TIES {
            return Ok(None);
        }
        scratch.demand_disk(2 * size_of::<u32>() as u64 * ties)?;
        let degrees = self.degrees();
        let mut offsets = Vec::with_capacity(self.author_count() + 1);
        offsets.push(0);
        degrees.iter().for_each(|degree| offsets.push(offsets[offsets.len() - 1] + degree));
        let (works, bylines) = (self.works.plain(), self.bylines.plain());
        let buffers = Buffers::made_by(|| vec![0; self.author_count()]);
        let mut neighbors = ColumnFile::new(scratch)?;
        let filled = |&first: &usize| {
            let authors = first..(first + AT_A_TIME).min(self.author_count());
            let mut rows = vec![0; (offsets[authors.end] - offsets[authors.start]) as usize];
            buffers.with(|last| {
                let mut rest = &mut rows[..];
                for author in authors {
                    let row;
                    (row, rest) = std::mem::take(&mut rest).split_at_mut(degrees[author] as usize);
                    fill(row, author as u32, works, bylines, last);
                }
            });
            rows
        };
        let blocks: Vec<usize> = (0..self.author_count()).step_by(AT_A_TIME).collect();
        for some in blocks.chunks(rayon::current_num_threads()) {
            let filled: Vec<Vec<u32>> = some.par_iter().map(filled).collect();
            filled.iter().try_for_each(|rows| neighbors.extend(rows))?;
        }
        Ok(Some(Adjacency::of_kept_rows(offsets, std::sync::Arc::new(neighbors.finish()?))))
    }

    /// The strengths of ties, one for each of [`Adjacency::entries`]; sums are taken in the order of papers, so that
    /// both ends of a tie have the same.
    ///
    /// Takes as many steps as the ties, and 16 bytes per tie.
    #[must_use]
    pub fn strengths(&self, ties: &Adjacency, tie_weight: impl Into<TieWeight>) -> Vec<f64> {
        let TieWeight { counting, normalization } = tie_weight.into();
        let mut strengths = self.summed(ties, |work| self.share(work, counting));
        if normalization != Normalization::None {
            let of: Vec<f64> =
                ties.nodes().map(|author| strengths[ties.entries(author)].iter().sum()).collect();
            let all = of.iter().sum::<f64>() / 2.0;
            for author in ties.nodes() {
                for (entry, &other) in ties.entries(author).zip(ties.neighbors(author)) {
                    let ends = [of[author as usize], of[other as usize]];
                    strengths[entry] = normalization.of(strengths[entry], ends, all);
                }
            }
        }
        strengths
    }

    /// How many of the works that are kept each tie rests on, one for each of [`Adjacency::entries`]; 0 where none.
    ///
    /// Takes as many steps as the ties, and 8 bytes per tie.
    #[must_use]
    pub(crate) fn works_in_common(&self, ties: &Adjacency, keep: impl Fn(u32) -> bool + Sync) -> Vec<u32> {
        self.summed(ties, |work| u32::from(keep(work)))
    }

    /// The sum over the works of each tie, in their order.
    fn summed<T: Copy + Default + Send + AddAssign>(
        &self,
        ties: &Adjacency,
        share: impl Fn(u32) -> T + Sync,
    ) -> Vec<T> {
        let mut all = vec![T::default(); ties.all_neighbors().len()];
        let (works, bylines) = (self.works.plain(), self.bylines.plain());
        blocks(ties.offsets(), &mut all).into_par_iter().for_each_init(
            || vec![T::default(); self.author_count()],
            |sums, (authors, mut rows)| {
                for author in authors {
                    for &work in works.at(works.place(author as usize)) {
                        let share = share(work);
                        let byline = bylines.at(bylines.place(work as usize));
                        byline.iter().for_each(|&other| sums[other as usize] += share);
                    }
                    sums[author as usize] = T::default();
                    let row;
                    (row, rows) = rows.split_at_mut(ties.degree(author));
                    for (sum, &other) in row.iter_mut().zip(ties.neighbors(author)) {
                        *sum = std::mem::take(&mut sums[other as usize]);
                    }
                }
            },
        );
        all
    }

    /// The year of the latest paper of each tie, one for each of [`Adjacency::entries`]; `None` if no paper has a year.
    ///
    /// Takes as many steps as the ties, and 8 bytes per tie.
    #[must_use]
    pub fn last_years(&self, ties: &Adjacency) -> Vec<Option<i16>> {
        let mut years = vec![None; ties.all_neighbors().len()];
        for author in self.authors() {
            let others = ties.neighbors(author.0);
            let row = &mut years[ties.entries(author.0)];
            for &paper in self.papers_of(author) {
                let year = self.year(paper);
                for other in AuthorId::numbers(self.byline(paper)) {
                    if let Ok(place) = others.binary_search(other) {
                        row[place] = row[place].max(year);
                    }
                }
            }
        }
        years
    }
}

/// Blocks of rows, each with the slices to fill.
fn blocks<'a, T>(offsets: &[u32], mut rest: &'a mut [T]) -> Vec<(Range<u32>, &'a mut [T])> {
    let authors = offsets.len() - 1;
    let mut blocks = Vec::with_capacity(authors.div_ceil(AT_A_TIME));
    for begin in (0..authors).step_by(AT_A_TIME) {
        let end = (begin + AT_A_TIME).min(authors);
        let rows;
        (rows, rest) = rest.split_at_mut((offsets[end] - offsets[begin]) as usize);
        blocks.push((begin as u32..end as u32, rows));
    }
    blocks
}

/// Fills in the neighbors of an author, ascending. `last` has for each author one more than the last for which they
/// were met. False if there are not as many as there is room for.
fn fill(
    row: &mut [u32],
    author: u32,
    works: PlainRows<'_>,
    bylines: PlainRows<'_>,
    last: &mut [u32],
) -> bool {
    let mut met = 0;
    last[author as usize] = author + 1;
    for &work in works.at(works.place(author as usize)) {
        for &other in bylines.at(bylines.place(work as usize)) {
            if std::mem::replace(&mut last[other as usize], author + 1) != author + 1 {
                let Some(place) = row.get_mut(met) else { return false };
                *place = other;
                met += 1;
            }
        }
    }
    row.sort_unstable();
    met == row.len()
}
