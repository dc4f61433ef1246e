//! The search for shortest paths where ties have lengths.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::measures::Adjacency;
use crate::network::AuthorId;

/// All shortest paths between two authors, by the lengths of ties, without listing them.
#[derive(Debug, Clone)]
pub struct Ways<'a> {
    ties: &'a Adjacency,
    lengths: &'a [f64],
    from: u32,
    to: u32,
    /// How far each author is from the end; infinite for those who are farther from it than the start.
    left: Vec<f64>,
}

/// Lengths that differ by less than this part are the same: they are sums of rounded numbers.
const SAME: f64 = 1e-12;

/// Who was reached by a way of some length.
struct Reached {
    length: f64,
    author: u32,
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Reached {}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Reached {
    /// The nearest is the greatest, since a heap gives that first.
    fn cmp(&self, other: &Self) -> Ordering {
        other.length.total_cmp(&self.length).then(other.author.cmp(&self.author))
    }
}

impl<'a> Ways<'a> {
    /// The shortest paths between two authors, or `None` if there is none. Ties whose length is infinite are none.
    ///
    /// `lengths` has one for each of [`Adjacency::entries`], all above 0. Dijkstra's search (1959, doi
    /// 10.1007/BF01386390): ties × log authors steps at most.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::Ways;
    /// use coauth::measures::Adjacency;
    /// use coauth::network::AuthorId;
    ///
    /// let triangle = Adjacency::of(3, &[(0, 1), (0, 2), (1, 2)]);
    /// let lengths = [1.0, 5.0, 1.0, 2.0, 5.0, 2.0];
    /// let ways = Ways::between(AuthorId(0), AuthorId(2), &triangle, &lengths).unwrap();
    /// assert_eq!((ways.length(), ways.list(0)), (3.0, vec![[0, 1, 2].map(AuthorId).to_vec()]));
    /// ```
    #[must_use]
    pub fn between(from: AuthorId, to: AuthorId, ties: &'a Adjacency, lengths: &'a [f64]) -> Option<Self> {
        let mut left = vec![f64::INFINITY; ties.author_count()];
        left[to.index()] = 0.0;
        let mut open = BinaryHeap::from([Reached { length: 0.0, author: to.0 }]);
        while let Some(Reached { length, author }) = open.pop() {
            if length > left[from.index()] * (1.0 + SAME) {
                break;
            }
            if length > left[author as usize] {
                continue;
            }
            for (&other, &more) in ties.neighbours(author).iter().zip(&lengths[ties.entries(author)]) {
                let length = length + more;
                if length < left[other as usize] {
                    left[other as usize] = length;
                    open.push(Reached { length, author: other });
                }
            }
        }
        left[from.index()].is_finite().then_some(Self { ties, lengths, from: from.0, to: to.0, left })
    }

    /// How long they are.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.left[self.from as usize]
    }

    /// The next ones on shortest paths that have come to an author, by number.
    fn next(&self, author: u32) -> impl DoubleEndedIterator<Item = u32> {
        let here = self.left[author as usize];
        let ties = self.ties.neighbours(author).iter().zip(&self.lengths[self.ties.entries(author)]);
        ties.filter(move |&(&other, &length)| {
            let there = self.left[other as usize];
            there < here && there + length <= here + self.length() * SAME
        })
        .map(|(&other, _)| other)
    }

    /// The first paths, by the numbers of their authors; all if `limit` is 0.
    #[must_use]
    pub fn list(&self, limit: usize) -> Vec<Vec<AuthorId>> {
        let mut paths = Vec::new();
        // Each entry: what is left to try at that depth, the next last.
        let mut open = vec![vec![self.from]];
        let mut path: Vec<AuthorId> = Vec::new();
        while let Some(choices) = open.last_mut() {
            let Some(author) = choices.pop() else {
                open.pop();
                path.pop();
                continue;
            };
            path.push(AuthorId(author));
            if author == self.to {
                paths.push(path.clone());
                if paths.len() == limit {
                    break;
                }
                path.pop();
            } else {
                open.push(self.next(author).rev().collect());
            }
        }
        paths
    }

    /// How many paths there are, as sequences of authors; `None` beyond 2⁵³.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        const MOST: u64 = 1 << 53;
        let mut counts = vec![Some(0u64); self.left.len()];
        let mut on_a_path = vec![self.from];
        counts[self.from as usize] = None;
        let mut place = 0;
        while let Some(&author) = on_a_path.get(place) {
            for next in self.next(author) {
                if counts[next as usize].take().is_some() {
                    on_a_path.push(next);
                }
            }
            place += 1;
        }
        on_a_path.sort_unstable_by(|&a, &b| self.left[a as usize].total_cmp(&self.left[b as usize]));
        for &author in &on_a_path {
            counts[author as usize] = if author == self.to {
                Some(1)
            } else {
                let sum =
                    |sum: u64, next: u32| sum.checked_add(counts[next as usize]?).filter(|&sum| sum <= MOST);
                self.next(author).try_fold(0, sum)
            };
        }
        counts[self.from as usize]
    }
}
