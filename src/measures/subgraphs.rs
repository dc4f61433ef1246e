//! Connected components as graphs of their own.

use super::Adjacency;

/// A connected component as a graph of its own, with its nodes renumbered.
///
/// Nodes are in the order of a breadth-first search from the node of highest degree, so that nodes close in the graph
/// are close in memory.
#[derive(Debug, Clone)]
pub struct Subgraph {
    /// The number of each node in the whole graph.
    pub nodes: Vec<u32>,
    /// The edges among them.
    pub graph: Adjacency,
}

impl Subgraph {
    /// The subgraph of one component, given all its nodes.
    ///
    /// # Examples
    /// ```
    /// use coauth::measures::{Adjacency, Subgraph};
    ///
    /// let part = Subgraph::of(&Adjacency::of(5, &[(0, 1), (2, 3), (3, 4)]), &[2, 3, 4]);
    /// assert_eq!(part.nodes, [3, 2, 4]);
    /// assert!(part.graph.edges().eq([(0, 1), (0, 2)]));
    /// ```
    #[must_use]
    pub fn of(graph: &Adjacency, members: &[u32]) -> Self {
        let first = members.iter().copied().max_by_key(|&node| (graph.degree(node), std::cmp::Reverse(node)));
        let mut number_of = vec![NONE; graph.node_count()];
        let nodes = first.map_or_else(Vec::new, |first| connected_with(first, graph, &mut number_of));
        let graph = renumbered(graph, &nodes, &number_of);
        Self { nodes, graph }
    }
}

/// The connected components of two or more nodes, by descending degree of their first nodes.
///
/// Linear in edges.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, component_subgraphs};
///
/// let parts = component_subgraphs(&Adjacency::of(6, &[(0, 1), (4, 5), (3, 4)]));
/// assert_eq!(parts.iter().map(|part| &part.nodes[..]).collect::<Vec<_>>(), [&[4, 3, 5][..], &[0, 1]]);
/// ```
#[must_use]
pub fn component_subgraphs(graph: &Adjacency) -> Vec<Subgraph> {
    let mut number_of = vec![NONE; graph.node_count()];
    let mut parts = Vec::new();
    for first in by_degree(graph) {
        if number_of[first as usize] == NONE && graph.degree(first) > 0 {
            let nodes = connected_with(first, graph, &mut number_of);
            let graph = renumbered(graph, &nodes, &number_of);
            parts.push(Subgraph { nodes, graph });
        }
    }
    parts
}

const NONE: u32 = u32::MAX;

/// All nodes, by descending degree.
pub(super) fn by_degree(graph: &Adjacency) -> Vec<u32> {
    let mut nodes: Vec<u32> = graph.nodes().collect();
    nodes.sort_by_key(|&node| std::cmp::Reverse(graph.degree(node)));
    nodes
}

/// The component of a node, nearest first; numbers its nodes.
fn connected_with(first: u32, graph: &Adjacency, number_of: &mut [u32]) -> Vec<u32> {
    let mut nodes = vec![first];
    number_of[first as usize] = 0;
    let mut place = 0;
    while let Some(&node) = nodes.get(place) {
        for &other in graph.neighbors(node) {
            if number_of[other as usize] == NONE {
                number_of[other as usize] = nodes.len() as u32;
                nodes.push(other);
            }
        }
        place += 1;
    }
    nodes
}

fn renumbered(graph: &Adjacency, nodes: &[u32], number_of: &[u32]) -> Adjacency {
    let mut offsets = Vec::with_capacity(nodes.len() + 1);
    let mut neighbors = Vec::with_capacity(nodes.iter().map(|&node| graph.degree(node)).sum());
    offsets.push(0);
    for &node in nodes {
        let begin = neighbors.len();
        neighbors.extend(graph.neighbors(node).iter().map(|&other| number_of[other as usize]));
        neighbors[begin..].sort_unstable();
        offsets.push(neighbors.len() as u32);
    }
    Adjacency::of_rows(offsets, neighbors)
}
