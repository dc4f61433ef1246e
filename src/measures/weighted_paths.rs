//! Shortest paths where edges have lengths.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Adjacency;

/// All shortest paths between two nodes, by the lengths of edges, without listing them.
#[derive(Debug, Clone)]
pub struct WeightedPaths<'a> {
    graph: &'a Adjacency,
    lengths: &'a [f64],
    from: u32,
    to: u32,
    /// The distance of each node to the end; infinite for those farther from it than the start.
    left: Vec<f64>,
}

/// Lengths that differ by a smaller share are equal: they are sums of rounded numbers.
const SAME: f64 = 1e-12;

/// A node that was reached by a path of some length.
struct Reached {
    length: f64,
    node: u32,
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
        other.length.total_cmp(&self.length).then(other.node.cmp(&self.node))
    }
}

impl<'a> WeightedPaths<'a> {
    /// The shortest paths between two nodes, or `None` if there is none. An edge of infinite length is no edge.
    ///
    /// `lengths` has one for each of [`Adjacency::entries`], all above 0. Dijkstra's algorithm (1959, doi
    /// 10.1007/BF01386390): edges × log nodes steps at most.
    ///
    /// # Examples
    /// ```
    /// use coauth::measures::{Adjacency, WeightedPaths};
    ///
    /// let triangle = Adjacency::of(3, &[(0, 1), (0, 2), (1, 2)]);
    /// let lengths = [1.0, 5.0, 1.0, 2.0, 5.0, 2.0];
    /// let paths = WeightedPaths::between(0, 2, &triangle, &lengths).unwrap();
    /// assert_eq!((paths.length(), paths.list(0)), (3.0, vec![vec![0, 1, 2]]));
    /// ```
    #[must_use]
    pub fn between(from: u32, to: u32, graph: &'a Adjacency, lengths: &'a [f64]) -> Option<Self> {
        let mut left = vec![f64::INFINITY; graph.node_count()];
        left[to as usize] = 0.0;
        let mut open = BinaryHeap::from([Reached { length: 0.0, node: to }]);
        while let Some(Reached { length, node }) = open.pop() {
            if length > left[from as usize] * (1.0 + SAME) {
                break;
            }
            if length > left[node as usize] {
                continue;
            }
            for (&other, &more) in graph.neighbors(node).iter().zip(&lengths[graph.entries(node)]) {
                let length = length + more;
                if length < left[other as usize] {
                    left[other as usize] = length;
                    open.push(Reached { length, node: other });
                }
            }
        }
        left[from as usize].is_finite().then_some(Self { graph, lengths, from, to, left })
    }

    /// Their length.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.left[self.from as usize]
    }

    /// The next nodes on shortest paths from a node, by number.
    fn next(&self, node: u32) -> impl DoubleEndedIterator<Item = u32> {
        let here = self.left[node as usize];
        let edges = self.graph.neighbors(node).iter().zip(&self.lengths[self.graph.entries(node)]);
        edges
            .filter(move |&(&other, &length)| {
                let there = self.left[other as usize];
                there < here && there + length <= here + self.length() * SAME
            })
            .map(|(&other, _)| other)
    }

    /// The first `limit` paths, in the order of their node numbers; all if `limit` is 0.
    #[must_use]
    pub fn list(&self, limit: usize) -> Vec<Vec<u32>> {
        let mut paths = Vec::new();
        // The nodes left to try at each depth, the next one last.
        let mut open = vec![vec![self.from]];
        let mut path: Vec<u32> = Vec::new();
        while let Some(choices) = open.last_mut() {
            let Some(node) = choices.pop() else {
                open.pop();
                path.pop();
                continue;
            };
            path.push(node);
            if node == self.to {
                paths.push(path.clone());
                if paths.len() == limit {
                    break;
                }
                path.pop();
            } else {
                open.push(self.next(node).rev().collect());
            }
        }
        paths
    }

    /// The number of paths, as sequences of nodes; `None` beyond 2⁵³.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        const MOST: u64 = 1 << 53;
        let mut counts = vec![Some(0u64); self.left.len()];
        let mut on_a_path = vec![self.from];
        counts[self.from as usize] = None;
        let mut place = 0;
        while let Some(&node) = on_a_path.get(place) {
            for next in self.next(node) {
                if counts[next as usize].take().is_some() {
                    on_a_path.push(next);
                }
            }
            place += 1;
        }
        on_a_path.sort_unstable_by(|&a, &b| self.left[a as usize].total_cmp(&self.left[b as usize]));
        for &node in &on_a_path {
            counts[node as usize] = if node == self.to {
                Some(1)
            } else {
                let sum =
                    |sum: u64, next: u32| sum.checked_add(counts[next as usize]?).filter(|&sum| sum <= MOST);
                self.next(node).try_fold(0, sum)
            };
        }
        counts[self.from as usize]
    }
}
