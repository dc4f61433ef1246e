//! Breadth-first searches from many authors at once.

use super::Adjacency;

/// So many searches go side by side.
pub(super) const SIDE_BY_SIDE: usize = 64 * WORDS;

const WORDS: usize = 4;

/// A set of searches, by their place among those that go side by side.
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

    /// How many searches there are.
    #[inline]
    pub(super) fn count(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Their places.
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

/// What searches side by side need; made once for a network and used again and again.
pub(super) struct Wave {
    /// By whom each author was reached.
    seen: Vec<Lanes>,
    /// By whom each author was reached in the last step, and in this one.
    front: Vec<Lanes>,
    next: Vec<Lanes>,
}

impl Wave {
    pub(super) fn of(ties: &Adjacency) -> Self {
        let empty = || vec![Lanes::default(); ties.author_count()];
        Self { seen: empty(), front: empty(), next: empty() }
    }

    /// Searches from at most [`SIDE_BY_SIDE`] authors. Says at each distance from 1 who was reached there, by author,
    /// and by which of the searches.
    ///
    /// One look at a tie serves all searches that are at the same distance (Then et al. 2014, doi
    /// 10.14778/2735496.2735507). While few authors were reached last, these look for their neighbors; else each
    /// author looks whether a neighbor was, until nothing is left to find.
    pub(super) fn run(
        &mut self,
        ties: &Adjacency,
        sources: &[u32],
        mut reached: impl FnMut(u32, u32, Lanes),
    ) {
        let Self { seen, front, next } = self;
        for lanes in [&mut *seen, &mut *front, &mut *next] {
            lanes.fill(Lanes::default());
        }
        let everybody = Lanes::first(sources.len());
        let mut last = sources.to_vec();
        for (place, &source) in sources.iter().enumerate() {
            front[source as usize] = Lanes::one(place);
            seen[source as usize] = Lanes::one(place);
        }
        let mut distance = 0;
        while !last.is_empty() {
            distance += 1;
            let looks: usize = last.iter().map(|&author| ties.degree(author)).sum();
            if looks < ties.all_neighbors().len() / FEW {
                push(ties, &last, front, next);
            } else {
                pull(ties, everybody, seen, front, next);
            }
            last.clear();
            for (author, lanes) in next.iter_mut().enumerate().filter(|(_, lanes)| !lanes.is_empty()) {
                let known = &mut seen[author];
                *lanes = lanes.without(*known);
                if !lanes.is_empty() {
                    *known = known.or(*lanes);
                    last.push(author as u32);
                    reached(distance, author as u32, *lanes);
                }
            }
            std::mem::swap(front, next);
            next.fill(Lanes::default());
        }
    }
}

/// Where the authors reached last have less than this part of all neighbors, they look for them.
const FEW: usize = 4;

fn push(ties: &Adjacency, last: &[u32], front: &[Lanes], next: &mut [Lanes]) {
    for &author in last {
        for &other in ties.neighbors(author) {
            next[other as usize] = next[other as usize].or(front[author as usize]);
        }
    }
}

fn pull(ties: &Adjacency, everybody: Lanes, seen: &[Lanes], front: &[Lanes], next: &mut [Lanes]) {
    for author in ties.authors() {
        let mut by = seen[author as usize];
        if by == everybody {
            continue;
        }
        for &other in ties.neighbors(author) {
            by = by.or(front[other as usize]);
            if by == everybody {
                break;
            }
        }
        next[author as usize] = by;
    }
}
