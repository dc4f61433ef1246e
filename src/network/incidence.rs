//! The two-mode network as a petgraph graph.

use fixedbitset::FixedBitSet;
use petgraph::visit::{
    Data, EdgeCount, GraphBase, GraphProp, GraphRef, IntoEdgeReferences, IntoEdges, IntoNeighbors,
    IntoNeighborsDirected, IntoNodeIdentifiers, NodeCompactIndexable, NodeCount, NodeIndexable, Visitable,
};
use petgraph::{Direction, Undirected};

use super::{AuthorId, Network};

/// The bipartite (two-mode) network as an undirected petgraph graph: nodes are the authors, and after them the works.
///
/// Algorithms that are linear in edges are linear in authorships here. A walk between two authors has two steps per
/// hop. Algorithms that need co-authors as neighbors need [`projection`](Network::projection) instead: here neighbors
/// of neighbors repeat, and papers can be articulation points.
///
/// # Examples
/// ```
/// use petgraph::algo::connected_components;
/// use petgraph::visit::NodeCount;
///
/// let network = coauth::Loader::sample().load()?.network;
/// assert_eq!(network.incidence().node_count(), 421 + 91);
/// assert_eq!(connected_components(network.incidence()), network.components().len());
/// # Ok::<(), coauth::Error>(())
/// ```
#[doc(alias = "bipartite")]
#[doc(alias = "two-mode")]
#[derive(Debug, Clone, Copy)]
pub struct Incidence<'a> {
    network: &'a Network,
}

impl Network {
    /// The network as a petgraph graph whose nodes are the authors and then the works.
    #[must_use]
    pub fn incidence(&self) -> Incidence<'_> {
        Incidence { network: self }
    }
}

impl<'a> Incidence<'a> {
    /// The node of an author.
    #[must_use]
    pub fn author(self, author: AuthorId) -> u32 {
        author.0
    }

    /// The author of a node, if it is not a work.
    #[must_use]
    pub fn as_author(self, node: u32) -> Option<AuthorId> {
        ((node as usize) < self.network.author_count()).then_some(AuthorId(node))
    }
}

impl GraphBase for Incidence<'_> {
    type NodeId = u32;
    type EdgeId = (u32, u32);
}

impl GraphRef for Incidence<'_> {}

impl Data for Incidence<'_> {
    type NodeWeight = ();
    type EdgeWeight = ();
}

impl GraphProp for Incidence<'_> {
    type EdgeType = Undirected;
}

impl NodeCount for Incidence<'_> {
    fn node_count(&self) -> usize {
        self.network.author_count() + self.network.bylines.len()
    }
}

impl EdgeCount for Incidence<'_> {
    fn edge_count(&self) -> usize {
        self.network.bylines.item_count()
    }
}

impl NodeIndexable for Incidence<'_> {
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

impl NodeCompactIndexable for Incidence<'_> {}

impl IntoNodeIdentifiers for Incidence<'_> {
    type NodeIdentifiers = std::ops::Range<u32>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        0..self.node_count() as u32
    }
}

/// The neighbors of a node of an [`Incidence`].
#[derive(Debug, Clone)]
pub struct Neighbors<'a> {
    row: std::slice::Iter<'a, u32>,
    offset: u32,
}

impl Iterator for Neighbors<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.row.next().map(|&item| item + self.offset)
    }
}

impl<'a> IntoNeighbors for Incidence<'a> {
    type Neighbors = Neighbors<'a>;

    fn neighbors(self, node: u32) -> Neighbors<'a> {
        let authors = self.network.author_count();
        match (node as usize).checked_sub(authors) {
            None => Neighbors { row: self.network.works.row(node as usize).iter(), offset: authors as u32 },
            Some(work) => Neighbors { row: self.network.bylines.row(work).iter(), offset: 0 },
        }
    }
}

impl<'a> IntoNeighborsDirected for Incidence<'a> {
    type NeighborsDirected = Neighbors<'a>;

    fn neighbors_directed(self, node: u32, _: Direction) -> Neighbors<'a> {
        self.neighbors(node)
    }
}

/// An authorship as an edge: its two nodes, and no weight.
type Edge<'a> = (u32, u32, &'a ());

/// The edges of an [`Incidence`], work by work, each from its work to an author.
#[derive(Debug, Clone)]
pub struct Edges<'a> {
    graph: Incidence<'a>,
    work: u32,
    row: std::slice::Iter<'a, u32>,
}

impl<'a> Iterator for Edges<'a> {
    type Item = Edge<'a>;

    fn next(&mut self) -> Option<Edge<'a>> {
        loop {
            if let Some(&author) = self.row.next() {
                let node = self.graph.network.author_count() as u32 + self.work - 1;
                return Some((node, author, &()));
            }
            if self.work as usize == self.graph.network.work_count() {
                return None;
            }
            self.row = self.graph.network.authors_of_work(self.work).iter();
            self.work += 1;
        }
    }
}

impl<'a> IntoEdgeReferences for Incidence<'a> {
    type EdgeRef = Edge<'a>;
    type EdgeReferences = Edges<'a>;

    fn edge_references(self) -> Edges<'a> {
        Edges { graph: self, work: 0, row: [].iter() }
    }
}

/// The edges of one node of an [`Incidence`].
#[derive(Debug, Clone)]
pub struct EdgesOf<'a> {
    node: u32,
    neighbors: Neighbors<'a>,
}

impl<'a> Iterator for EdgesOf<'a> {
    type Item = Edge<'a>;

    fn next(&mut self) -> Option<Edge<'a>> {
        self.neighbors.next().map(|neighbor| (self.node, neighbor, &()))
    }
}

impl<'a> IntoEdges for Incidence<'a> {
    type Edges = EdgesOf<'a>;

    fn edges(self, node: u32) -> EdgesOf<'a> {
        EdgesOf { node, neighbors: self.neighbors(node) }
    }
}

impl Visitable for Incidence<'_> {
    type Map = FixedBitSet;

    fn visit_map(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.node_count())
    }

    fn reset_map(&self, map: &mut FixedBitSet) {
        map.clear();
        map.grow(self.node_count());
    }
}
