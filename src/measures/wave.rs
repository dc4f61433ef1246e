//! Breadth-first searches from many nodes side by side.

use super::Adjacency;

/// The number of searches that run side by side.
pub(super) const SIDE_BY_SIDE: usize = 64 * WORDS;

const WORDS: usize = 4;

/// A set of searches, by position among those that run side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Lanes([u64; WORDS]);

impl Lanes {
    fn one(place: usize) -> Self {
        let mut lanes = Self::default();
        lanes.0[place / 64] = 1 << (place % 64);
        lanes
    }

    fn first(count: usize) -> Self {
        (0..count).map(Self::one).fold(Self::default(), Self::or)
    }

    #[inline]
    fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    #[inline]
    fn without(self, other: Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    #[inline]
    pub(super) fn is_empty(self) -> bool {
        self.0.iter().fold(0, |any, word| any | word) == 0
    }

    /// The number of searches.
    #[inline]
    pub(super) fn count(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Their positions.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(word, mut bits)| {
            std::iter::from_fn(move || {
                let place = (bits != 0).then(|| word * 64 + bits.trailing_zeros() as usize);
                bits &= bits.wrapping_sub(1);
                place
            })
        })
    }
}

/// Buffers of searches side by side, reused from run to run.
pub(super) struct Wave {
    /// The searches that have reached each node.
    seen: Vec<Lanes>,
    /// The searches that reached each node in the last step, and in this one.
    front: Vec<Lanes>,
    next: Vec<Lanes>,
}

impl Wave {
    pub(super) fn of(graph: &Adjacency) -> Self {
        let empty = || vec![Lanes::default(); graph.node_count()];
        Self { seen: empty(), front: empty(), next: empty() }
    }

    /// Searches from at most [`SIDE_BY_SIDE`] nodes. Calls `reached` at each distance from 1, for each node in order,
    /// with the searches that reach it there.
    ///
    /// Multi-source BFS (Then et al. 2014, doi 10.14778/2735496.2735507): one look at an edge serves all searches at the
    /// same distance. While the frontier is small it pushes to its neighbors; otherwise each node pulls from its
    /// neighbors until no search is left to find.
    pub(super) fn run(
        &mut self,
        graph: &Adjacency,
        sources: &[u32],
        mut reached: impl FnMut(u32, u32, Lanes),
    ) {
        let Self { seen, front, next } = self;
        for lanes in [&mut *seen, &mut *front, &mut *next] {
            lanes.fill(Lanes::default());
        }
        let all = Lanes::first(sources.len());
        let mut last = sources.to_vec();
        for (place, &source) in sources.iter().enumerate() {
            front[source as usize] = Lanes::one(place);
            seen[source as usize] = Lanes::one(place);
        }
        let mut distance = 0;
        while !last.is_empty() {
            distance += 1;
            let looks: usize = last.iter().map(|&node| graph.degree(node)).sum();
            if looks < graph.all_neighbors().len() / FEW {
                push(graph, &last, front, next);
            } else {
                pull(graph, all, seen, front, next);
            }
            last.clear();
            for (node, lanes) in next.iter_mut().enumerate().filter(|(_, lanes)| !lanes.is_empty()) {
                let known = &mut seen[node];
                *lanes = lanes.without(*known);
                if !lanes.is_empty() {
                    *known = known.or(*lanes);
                    last.push(node as u32);
                    reached(distance, node as u32, *lanes);
                }
            }
            std::mem::swap(front, next);
            next.fill(Lanes::default());
        }
    }
}

/// A frontier with less than one in this many of all entries pushes.
const FEW: usize = 4;

fn push(graph: &Adjacency, last: &[u32], front: &[Lanes], next: &mut [Lanes]) {
    for &node in last {
        for &other in graph.neighbors(node) {
            next[other as usize] = next[other as usize].or(front[node as usize]);
        }
    }
}

fn pull(graph: &Adjacency, all: Lanes, seen: &[Lanes], front: &[Lanes], next: &mut [Lanes]) {
    for node in graph.nodes() {
        let mut by = seen[node as usize];
        if by == all {
            continue;
        }
        for &other in graph.neighbors(node) {
            by = by.or(front[other as usize]);
            if by == all {
                break;
            }
        }
        next[node as usize] = by;
    }
}
