//! The ties as columns, for tables and matrices.

use rayon::prelude::*;

use super::projection::check_size;
use super::{AuthorId, Buffers, Counting, Network, Normalization, TieWeight};
use crate::columns::{PlainRows, Visit};
use crate::error::Result;

/// The ties of a network as columns: an entry each per tie, by the smaller author number, then by the larger.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TieColumns {
    /// The author with the smaller number.
    pub a: Vec<u32>,
    /// The other.
    pub b: Vec<u32>,
    /// The number of papers in common; 0 for a tie without papers.
    pub papers: Vec<u32>,
    /// The strength under the counting method.
    pub strengths: Vec<f64>,
}

/// The number of authors whose ties a thread makes at a time.
const AT_A_TIME: usize = 1 << 10;
/// The number of authors whose ties are made before they are added to the columns.
const BLOCK: usize = 1 << 16;

impl Network {
    /// The ties as columns, 20 bytes per tie and no other copy of them.
    ///
    /// Takes as many steps as the sum of the squared lengths of bylines, on all cores.
    ///
    /// # Errors
    /// If the ties do not fit in memory, which is known before they are made.
    ///
    /// # Examples
    /// ```
    /// use coauth::network::Counting;
    ///
    /// let network = coauth::Loader::new().bylines("talks", [["Ann Lee", "Bob Roe"]]).load()?.network;
    /// let ties = network.tie_columns(Counting::Full)?;
    /// assert_eq!((ties.a, ties.b, ties.papers, ties.strengths), (vec![0], vec![1], vec![1], vec![1.0]));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn tie_columns(&self, tie_weight: impl Into<TieWeight>) -> Result<TieColumns> {
        let weight = tie_weight.into();
        let ties = self.tie_count();
        check_size(ties, TieColumns::BYTES_EACH)?;
        let mut columns = TieColumns::with_capacity(ties as usize);
        let rows = [self.works.plain(), self.bylines.plain()];
        let buffers = Buffers::made_by(|| Sums::of(self.author_count()));
        let authors: Vec<u32> = (0..self.author_count() as u32).collect();
        for block in authors.chunks(BLOCK) {
            let of_some = |authors: &[u32]| {
                buffers.with(|sums| {
                    let mut part = TieColumns::default();
                    authors.iter().for_each(|&author| {
                        self.add_ties_from(author, rows, weight.counting, sums, &mut part)
                    });
                    part
                })
            };
            let parts: Vec<TieColumns> = block.par_chunks(AT_A_TIME).map(of_some).collect();
            parts.iter().for_each(|part| columns.append(part));
        }
        if let Some(storage) = &self.storage
            && columns.a.len() as u64 != ties
        {
            return Err(storage.mismatch("network.bylines"));
        }
        self.normalize_columns(&mut columns, weight);
        Ok(columns)
    }

    /// Adds the ties of an author with authors of higher numbers.
    fn add_ties_from(
        &self,
        author: u32,
        [works, bylines]: [PlainRows<'_>; 2],
        counting: Counting,
        sums: &mut Sums,
        columns: &mut TieColumns,
    ) {
        for &work in works.at(works.place(author as usize)) {
            let byline = bylines.at(bylines.place(work as usize));
            let (papers, share) = match (work as usize).checked_sub(self.papers.len()) {
                None => (
                    1,
                    counting
                        .share(self.team_sizes.as_ref().map_or(byline.len() as u32, |n| n[work as usize])),
                ),
                Some(loose) => (0, self.loose_weights.get(loose)),
            };
            for &other in byline.iter().filter(|&&other| other > author) {
                let sum = &mut sums.of[other as usize];
                if sum.author != author + 1 {
                    *sum = Sum { author: author + 1, papers: 0, strength: 0.0 };
                    sums.met.push(other);
                }
                sum.papers += papers;
                sum.strength += share;
            }
        }
        sums.met.sort_unstable();
        for other in sums.met.drain(..) {
            let sum = sums.of[other as usize];
            columns.a.push(author);
            columns.b.push(other);
            columns.papers.push(sum.papers);
            columns.strengths.push(sum.strength);
        }
    }

    fn normalize_columns(&self, columns: &mut TieColumns, TieWeight { counting, normalization }: TieWeight) {
        if normalization == Normalization::None {
            return;
        }
        let of: Vec<f64> = self.authors().map(|author| self.strength(author, counting)).collect();
        let all = of.iter().sum::<f64>() / 2.0;
        let ends =
            columns.a.iter().zip(&columns.b).map(|(&a, &b)| [a, b].map(|end| of[AuthorId(end).index()]));
        for (strength, ends) in columns.strengths.iter_mut().zip(ends) {
            *strength = normalization.of(*strength, ends, all);
        }
    }
}

/// The buffers of a thread that adds up the ties of one author after another.
struct Sums {
    of: Vec<Sum>,
    met: Vec<u32>,
}

/// What the works of an author add to the tie with another. All zeros at first, which costs nothing until it is touched.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// One more than the author to whose tie the sums belong.
    author: u32,
    papers: u32,
    strength: f64,
}

impl Sums {
    fn of(authors: usize) -> Self {
        Self { of: vec![Sum::default(); authors], met: Vec::new() }
    }
}

impl TieColumns {
    const BYTES_EACH: u64 = (3 * size_of::<u32>() + size_of::<f64>()) as u64;

    fn with_capacity(ties: usize) -> Self {
        let numbers = || Vec::with_capacity(ties);
        Self { a: numbers(), b: numbers(), papers: numbers(), strengths: Vec::with_capacity(ties) }
    }

    fn append(&mut self, part: &Self) {
        self.a.extend_from_slice(&part.a);
        self.b.extend_from_slice(&part.b);
        self.papers.extend_from_slice(&part.papers);
        self.strengths.extend_from_slice(&part.strengths);
    }
}

#[cfg(test)]
mod tests {
    use petgraph::visit::EdgeRef;

    use super::*;

    #[test]
    fn columns_have_the_ties_of_the_projection() {
        let network = crate::Loader::sample().load().expect("the sample").network;
        for normalization in [Normalization::None, Normalization::Association] {
            let weight = TieWeight { counting: Counting::Fractional, normalization };
            let columns = network.tie_columns(weight).expect("ties");
            let projection = network.projection(weight).expect("ties");
            let expected: Vec<_> = projection
                .edge_references()
                .map(|edge| (edge.source().index() as u32, edge.target().index() as u32, *edge.weight()))
                .collect();
            assert_eq!(expected.len(), columns.a.len());
            for (place, (a, b, tie)) in expected.into_iter().enumerate() {
                let seen =
                    (columns.a[place], columns.b[place], columns.papers[place], columns.strengths[place]);
                assert_eq!(seen, (a, b, tie.papers, tie.strength));
            }
        }
    }
}
