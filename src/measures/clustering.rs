//! Triangles: how often the co-authors of an author are co-authors of each other.

use std::sync::atomic::{AtomicUsize, Ordering};

use fixedbitset::FixedBitSet;

use super::Adjacency;
use super::parts::by_degree;

/// How clustered a network is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clustering {
    /// Triples of authors tied with each other.
    pub triangles: u64,
    /// 3 × triangles over connected triples; `None` where there are none of these.
    pub transitivity: Option<f64>,
    /// The mean over all authors of the share of pairs of neighbors that are tied, which counts as 0 for those with
    /// fewer than two (Watts & Strogatz 1998, doi 10.1038/30918); `None` without authors.
    pub average: Option<f64>,
}

/// Triangles, transitivity and average clustering.
///
/// As many steps as [`triangles_of_each`].
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, clustering};
///
/// let clustering = clustering(&Adjacency::of(4, &[(0, 1), (1, 2), (0, 2), (2, 3)]));
/// assert_eq!((clustering.triangles, clustering.transitivity), (1, Some(0.6)));
/// assert_eq!(clustering.average, Some((1.0 + 1.0 + 1.0 / 3.0) / 4.0));
/// ```
#[must_use]
pub fn clustering(ties: &Adjacency) -> Clustering {
    let of_each = triangles_of_each(ties);
    let pairs_of = |author: u32| {
        let degree = ties.degree(author) as u64;
        degree * degree.saturating_sub(1) / 2
    };
    let corners: u64 = of_each.iter().sum();
    let triples: u64 = ties.authors().map(pairs_of).sum();
    let shares = ties.authors().zip(&of_each).map(|(author, &triangles)| match pairs_of(author) {
        0 => 0.0,
        pairs => triangles as f64 / pairs as f64,
    });
    let authors = ties.author_count();
    Clustering {
        triangles: corners / 3,
        transitivity: (triples > 0).then(|| corners as f64 / triples as f64),
        average: (authors > 0).then(|| shares.sum::<f64>() / authors as f64),
    }
}

/// How many triangles each author is in.
///
/// Each triangle is found once, from its corner with the fewest neighbors (the forward algorithm: Schank & Wagner
/// 2005, doi 10.1007/11427186_54): ties × √ties steps at most, on all cores.
#[must_use]
pub fn triangles_of_each(ties: &Adjacency) -> Vec<u64> {
    let upward = Upward::of(ties);
    let next = AtomicUsize::new(0);
    let counted = rayon::broadcast(|_| upward.count_from(&next));
    let mut triangles = vec![0; ties.author_count()];
    for (rank, &author) in upward.authors.iter().enumerate() {
        triangles[author as usize] = counted.iter().map(|counts| counts[rank]).sum();
    }
    triangles
}

/// About how many steps it takes to count the triangles.
#[must_use]
pub fn steps_for_triangles(ties: &Adjacency) -> u64 {
    let upward = Upward::of(ties);
    let steps = |rank: usize| {
        upward.row(rank).iter().map(|&above| upward.row(above as usize).len() as u64).sum::<u64>()
    };
    (0..ties.author_count()).map(steps).sum()
}

/// Ties from each author to those with more neighbors. All are numbered anew, most neighbors first, so that whom
/// many look at lie together.
struct Upward {
    /// Everybody, most neighbors first.
    authors: Vec<u32>,
    offsets: Vec<usize>,
    above: Vec<u32>,
}

/// So many authors are taken at a time by a thread that has nothing to do.
const AT_A_TIME: usize = 1 << 8;

impl Upward {
    fn of(ties: &Adjacency) -> Self {
        let authors = by_degree(ties);
        let mut rank_of = vec![0; authors.len()];
        for (&author, rank) in authors.iter().zip(0..) {
            rank_of[author as usize] = rank;
        }
        let mut offsets = Vec::with_capacity(authors.len() + 1);
        let mut above = Vec::with_capacity(ties.tie_count() as usize);
        offsets.push(0);
        for (&author, rank) in authors.iter().zip(0u32..) {
            let ranks = ties.neighbors(author).iter().map(|&other| rank_of[other as usize]);
            above.extend(ranks.filter(|&other| other < rank));
            offsets.push(above.len());
        }
        Self { authors, offsets, above }
    }

    fn row(&self, rank: usize) -> &[u32] {
        &self.above[self.offsets[rank]..self.offsets[rank + 1]]
    }

    /// Counts, by rank, the triangles that are found from the authors this thread gets hold of.
    fn count_from(&self, next: &AtomicUsize) -> Vec<u64> {
        let mut counts = vec![0; self.authors.len()];
        let mut marked = FixedBitSet::with_capacity(self.authors.len());
        loop {
            let begin = next.fetch_add(AT_A_TIME, Ordering::Relaxed);
            if begin >= self.authors.len() {
                return counts;
            }
            for rank in begin..(begin + AT_A_TIME).min(self.authors.len()) {
                self.count_at(rank, &mut marked, &mut counts);
            }
        }
    }

    /// Counts the triangles whose corner with the fewest neighbors is this one.
    fn count_at(&self, rank: usize, marked: &mut FixedBitSet, counts: &mut [u64]) {
        let row = self.row(rank);
        row.iter().for_each(|&above| marked.insert(above as usize));
        for &second in row {
            let mut found = 0;
            for &third in self.row(second as usize) {
                if marked.contains(third as usize) {
                    counts[third as usize] += 1;
                    found += 1;
                }
            }
            counts[second as usize] += found;
            counts[rank] += found;
        }
        row.iter().for_each(|&above| marked.set(above as usize, false));
    }
}
