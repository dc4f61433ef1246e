//! Adjacency in compressed sparse rows (CSR): what every measure is computed on.

use std::fmt::{self, Debug, Formatter};
use std::ops::{Deref, Range};
use std::sync::Arc;

use petgraph::Undirected;
use petgraph::visit::{
    Data, GraphBase, GraphProp, IntoNeighbors, IntoNodeIdentifiers, NodeCompactIndexable, NodeCount,
    NodeIndexable, Visitable,
};

/// An undirected graph without loops and parallel edges, in compressed sparse rows (CSR): the neighbors of each node
/// in one array, ascending, and an offset per node.
///
/// Takes 8 bytes per edge and 4 per node; every edge is stored from both ends. Measures that use weights take them as
/// a slice parallel to [`Adjacency::entries`].
///
/// `&Adjacency` implements petgraph's traits, so that petgraph's algorithms work on it.
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
    /// Where the neighbors of each node begin; the last entry is their end.
    offsets: Vec<u32>,
    neighbors: Neighbors,
}

/// The neighbors of all nodes.
#[derive(Clone)]
enum Neighbors {
    Owned(Vec<u32>),
    /// Wherever somebody else keeps them.
    Kept(Arc<dyn AsRef<[u32]> + Send + Sync>),
}

impl Deref for Neighbors {
    type Target = [u32];

    #[inline]
    fn deref(&self) -> &[u32] {
        match self {
            Self::Owned(neighbors) => neighbors,
            Self::Kept(neighbors) => (**neighbors).as_ref(),
        }
    }
}

impl Debug for Neighbors {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl PartialEq for Neighbors {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Neighbors {}

impl Adjacency {
    /// From CSR arrays: where each row begins, and the neighbors of all rows, one row after another.
    ///
    /// # Panics
    /// If the last row does not end where the neighbors do.
    #[must_use]
    pub fn of_rows(offsets: Vec<u32>, neighbors: Vec<u32>) -> Self {
        Self::of_neighbors(offsets, Neighbors::Owned(neighbors))
    }

    /// The same where somebody else keeps the neighbors.
    ///
    /// # Panics
    /// If the last row does not end where the neighbors do.
    pub(crate) fn of_kept_rows(offsets: Vec<u32>, neighbors: Arc<dyn AsRef<[u32]> + Send + Sync>) -> Self {
        Self::of_neighbors(offsets, Neighbors::Kept(neighbors))
    }

    fn of_neighbors(offsets: Vec<u32>, neighbors: Neighbors) -> Self {
        assert_eq!(
            offsets.last().map(|&end| end as usize),
            Some(neighbors.len()),
            "rows end with their numbers"
        );
        debug_assert!(offsets.is_sorted());
        Self { offsets, neighbors }
    }

    /// From edges in any order; parallel edges are merged and loops dropped.
    #[must_use]
    pub fn of(nodes: usize, edges: &[(u32, u32)]) -> Self {
        let mut both: Vec<(u32, u32)> =
            edges.iter().filter(|(a, b)| a != b).flat_map(|&(a, b)| [(a, b), (b, a)]).collect();
        both.sort_unstable();
        both.dedup();
        let mut offsets = vec![0; nodes + 1];
        both.iter().for_each(|&(a, _)| offsets[a as usize + 1] += 1);
        for node in 0..nodes {
            offsets[node + 1] += offsets[node];
        }
        Self { offsets, neighbors: Neighbors::Owned(both.into_iter().map(|(_, b)| b).collect()) }
    }

    /// The number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.offsets.len() - 1
    }

    /// The number of edges.
    #[must_use]
    pub fn edge_count(&self) -> u64 {
        self.neighbors.len() as u64 / 2
    }

    /// All nodes, by number.
    #[must_use]
    pub fn nodes(&self) -> Range<u32> {
        0..self.node_count() as u32
    }

    /// The range of a node's neighbors in [`Adjacency::all_neighbors`], and of its edges in a slice of weights.
    #[must_use]
    #[inline]
    pub fn entries(&self, node: u32) -> Range<usize> {
        self.offsets[node as usize] as usize..self.offsets[node as usize + 1] as usize
    }

    /// The neighbors of a node, ascending.
    #[must_use]
    #[inline]
    pub fn neighbors(&self, node: u32) -> &[u32] {
        &self.neighbors[self.entries(node)]
    }

    /// The neighbors of all nodes, one row after another.
    #[must_use]
    pub fn all_neighbors(&self) -> &[u32] {
        &self.neighbors
    }

    /// Where each row begins in [`Adjacency::all_neighbors`]; the last entry is the end of the last row.
    #[must_use]
    pub fn offsets(&self) -> &[u32] {
        &self.offsets
    }

    /// The degree of a node: its number of neighbors.
    #[must_use]
    #[inline]
    pub fn degree(&self, node: u32) -> usize {
        self.entries(node).len()
    }

    /// Whether every edge is stored from both ends, and there is no loop.
    pub(crate) fn is_mutual(&self) -> bool {
        // Nodes are visited in the order in which every row must list them.
        let mut next = self.offsets.clone();
        self.nodes().all(|node| {
            self.neighbors(node).iter().all(|&other| {
                let place = &mut next[other as usize];
                let named =
                    (*place < self.offsets[other as usize + 1]).then(|| self.neighbors[*place as usize]);
                *place += 1;
                other != node && named == Some(node)
            })
        })
    }

    /// All edges, each once, the smaller number first.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32)> {
        self.nodes().flat_map(|a| {
            let above = self.neighbors(a).partition_point(|&b| b < a);
            self.neighbors(a)[above..].iter().map(move |&b| (a, b))
        })
    }

    /// The subgraph induced by some nodes, which are renumbered in the order given.
    #[must_use]
    pub fn among(&self, nodes: &[u32]) -> Self {
        const NONE: u32 = u32::MAX;
        let mut number_of = vec![NONE; self.node_count()];
        for (&node, number) in nodes.iter().zip(0..) {
            number_of[node as usize] = number;
        }
        let mut offsets = Vec::with_capacity(nodes.len() + 1);
        let mut neighbors = Vec::with_capacity(nodes.iter().map(|&node| self.degree(node)).sum());
        offsets.push(0);
        for &node in nodes {
            let begin = neighbors.len();
            let renumbered = self.neighbors(node).iter().map(|&other| number_of[other as usize]);
            neighbors.extend(renumbered.filter(|&number| number != NONE));
            neighbors[begin..].sort_unstable();
            offsets.push(neighbors.len() as u32);
        }
        Self { offsets, neighbors: Neighbors::Owned(neighbors) }
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
        self.node_count()
    }
}

impl NodeIndexable for Adjacency {
    fn node_bound(&self) -> usize {
        self.node_count()
    }

    fn to_index(&self, node: u32) -> usize {
        node as usize
    }

    fn from_index(&self, index: usize) -> u32 {
        index as u32
    }
}

impl NodeCompactIndexable for Adjacency {}

impl IntoNodeIdentifiers for &Adjacency {
    type NodeIdentifiers = Range<u32>;

    fn node_identifiers(self) -> Range<u32> {
        self.nodes()
    }
}

impl<'a> IntoNeighbors for &'a Adjacency {
    type Neighbors = std::iter::Copied<std::slice::Iter<'a, u32>>;

    fn neighbors(self, node: u32) -> Self::Neighbors {
        self.neighbors(node).iter().copied()
    }
}

impl Visitable for Adjacency {
    type Map = fixedbitset::FixedBitSet;

    fn visit_map(&self) -> Self::Map {
        Self::Map::with_capacity(self.node_count())
    }

    fn reset_map(&self, map: &mut Self::Map) {
        map.clear();
        map.grow(self.node_count());
    }
}
