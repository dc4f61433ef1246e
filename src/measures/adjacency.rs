//! Who is tied with whom, as short as it can be said: what every measure is computed on.

use std::ops::Range;

use petgraph::Undirected;
use petgraph::visit::{
    Data, GraphBase, GraphProp, IntoNeighbors, IntoNodeIdentifiers, NodeCompactIndexable, NodeCount,
    NodeIndexable, Visitable,
};

/// The ties of a network in compressed sparse rows: behind each other the neighbors of each author, ascending.
///
/// 8 bytes a tie and 4 an author. Every tie is there twice, once from each end; no author is tied with themself.
/// Strengths, where a measure wants them, are a list beside it: one for each of [`Adjacency::entries`].
///
/// A reference to it is a petgraph graph, for the algorithms that petgraph has.
///
/// # Examples
/// ```
/// use coauth::measures::Adjacency;
///
/// let triangle_with_a_tail = Adjacency::of(4, &[(0, 1), (1, 2), (0, 2), (2, 3)]);
/// assert_eq!(triangle_with_a_tail.neighbors(2), [0, 1, 3]);
/// let mut search = petgraph::visit::Bfs::new(&triangle_with_a_tail, 0);
/// assert_eq!(std::iter::from_fn(|| search.next(&triangle_with_a_tail)).count(), 4);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjacency {
    /// Where the neighbors of each author begin, and at last where they end.
    offsets: Vec<u32>,
    neighbors: Vec<u32>,
}

impl Adjacency {
    /// Of rows that are there already: where each begins, and behind each other the neighbors.
    ///
    /// # Panics
    /// If the last row does not end where the neighbors do.
    #[must_use]
    pub fn of_rows(offsets: Vec<u32>, neighbors: Vec<u32>) -> Self {
        assert_eq!(
            offsets.last().map(|&end| end as usize),
            Some(neighbors.len()),
            "rows end with their numbers"
        );
        debug_assert!(offsets.is_sorted());
        Self { offsets, neighbors }
    }

    /// Of ties in any order; repeated ones are one, and nobody is tied with themself.
    #[must_use]
    pub fn of(authors: usize, ties: &[(u32, u32)]) -> Self {
        let mut both: Vec<(u32, u32)> =
            ties.iter().filter(|(a, b)| a != b).flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
        both.sort_unstable();
        both.dedup();
        let mut offsets = vec![0; authors + 1];
        both.iter().for_each(|&(a, _)| offsets[a as usize + 1] += 1);
        for author in 0..authors {
            offsets[author + 1] += offsets[author];
        }
        Self { offsets, neighbors: both.into_iter().map(|(_, b)| b).collect() }
    }

    /// How many authors there are.
    #[must_use]
    pub fn author_count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// How many ties there are.
    #[must_use]
    pub fn tie_count(&self) -> u64 {
        self.neighbors.len() as u64 / 2
    }

    /// All authors, by number.
    #[must_use]
    pub fn authors(&self) -> Range<u32> {
        0..self.author_count() as u32
    }

    /// Where the neighbors of an author stand among all of them, and their strengths among all strengths.
    #[must_use]
    #[inline]
    pub fn entries(&self, author: u32) -> Range<usize> {
        self.offsets[author as usize] as usize..self.offsets[author as usize + 1] as usize
    }

    /// Those with whom an author is tied, ascending.
    #[must_use]
    #[inline]
    pub fn neighbors(&self, author: u32) -> &[u32] {
        &self.neighbors[self.entries(author)]
    }

    /// The neighbors of all authors, behind each other.
    #[must_use]
    pub fn all_neighbors(&self) -> &[u32] {
        &self.neighbors
    }

    /// Where the neighbors of each author begin among all of them, and at last where they end.
    #[must_use]
    pub fn offsets(&self) -> &[u32] {
        &self.offsets
    }

    /// With how many an author is tied.
    #[must_use]
    #[inline]
    pub fn degree(&self, author: u32) -> usize {
        self.entries(author).len()
    }

    /// Is everybody's neighbor also the neighbor's neighbor, and nobody their own?
    pub(crate) fn is_mutual(&self) -> bool {
        // Those who name somebody come in the order in which that row must have them.
        let mut next = self.offsets.clone();
        self.authors().all(|author| {
            self.neighbors(author).iter().all(|&other| {
                let place = &mut next[other as usize];
                let named =
                    (*place < self.offsets[other as usize + 1]).then(|| self.neighbors[*place as usize]);
                *place += 1;
                other != author && named == Some(author)
            })
        })
    }

    /// All ties, each once, the author with the smaller number first.
    pub fn ties(&self) -> impl Iterator<Item = (u32, u32)> {
        self.authors().flat_map(|a| {
            let above = self.neighbors(a).partition_point(|&b| b < a);
            self.neighbors(a)[above..].iter().map(move |&b| (a, b))
        })
    }

    /// The ties among some authors, who are numbered anew in the order given: as if there were nobody else.
    #[must_use]
    pub fn among(&self, authors: &[u32]) -> Self {
        const NOBODY: u32 = u32::MAX;
        let mut number_of = vec![NOBODY; self.author_count()];
        for (&author, number) in authors.iter().zip(0..) {
            number_of[author as usize] = number;
        }
        let mut offsets = Vec::with_capacity(authors.len() + 1);
        let mut neighbors = Vec::with_capacity(authors.iter().map(|&author| self.degree(author)).sum());
        offsets.push(0);
        for &author in authors {
            let begin = neighbors.len();
            let renumbered = self.neighbors(author).iter().map(|&other| number_of[other as usize]);
            neighbors.extend(renumbered.filter(|&number| number != NOBODY));
            neighbors[begin..].sort_unstable();
            offsets.push(neighbors.len() as u32);
        }
        Self { offsets, neighbors }
    }
}

impl GraphBase for Adjacency {
    type NodeId = u32;
    type EdgeId = (u32, u32);
}

impl Data for Adjacency {
    type NodeWeight = ();
    type EdgeWeight = ();
}

impl GraphProp for Adjacency {
    type EdgeType = Undirected;
}

impl NodeCount for Adjacency {
    fn node_count(&self) -> usize {
        self.author_count()
    }
}

impl NodeIndexable for Adjacency {
    fn node_bound(&self) -> usize {
        self.author_count()
    }

    fn to_index(&self, author: u32) -> usize {
        author as usize
    }

    fn from_index(&self, index: usize) -> u32 {
        index as u32
    }
}

impl NodeCompactIndexable for Adjacency {}

impl IntoNodeIdentifiers for &Adjacency {
    type NodeIdentifiers = Range<u32>;

    fn node_identifiers(self) -> Range<u32> {
        self.authors()
    }
}

impl<'a> IntoNeighbors for &'a Adjacency {
    type Neighbors = std::iter::Copied<std::slice::Iter<'a, u32>>;

    fn neighbors(self, author: u32) -> Self::Neighbors {
        self.neighbors(author).iter().copied()
    }
}

impl Visitable for Adjacency {
    type Map = fixedbitset::FixedBitSet;

    fn visit_map(&self) -> Self::Map {
        Self::Map::with_capacity(self.author_count())
    }

    fn reset_map(&self, map: &mut Self::Map) {
        map.clear();
        map.grow(self.author_count());
    }
}
