//! Core numbers.

use super::Adjacency;

/// The core number of each node: the largest k such that the node is in the k-core, the largest subgraph in which every
/// node has degree k or more.
///
/// Removes nodes by ascending remaining degree, kept in buckets: linear in edges (Batagelj & Zaveršnik 2003, arXiv
/// cs/0310049).
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, core_numbers};
///
/// assert_eq!(core_numbers(&Adjacency::of(4, &[(0, 1), (1, 2), (0, 2), (2, 3)])), [2, 2, 2, 1]);
/// ```
#[must_use]
pub fn core_numbers(graph: &Adjacency) -> Vec<u32> {
    let mut left: Vec<u32> = graph.nodes().map(|node| graph.degree(node) as u32).collect();
    let mut order = Buckets::of(&left);
    for place in 0..left.len() {
        let node = order.nodes[place];
        let core = left[node as usize];
        for &other in graph.neighbors(node) {
            if left[other as usize] > core {
                order.lower(other, left[other as usize]);
                left[other as usize] -= 1;
            }
        }
    }
    left
}

/// Nodes by ascending remaining degree.
struct Buckets {
    nodes: Vec<u32>,
    place_of: Vec<u32>,
    /// Where the nodes of each remaining degree begin.
    begins: Vec<u32>,
}

impl Buckets {
    fn of(degrees: &[u32]) -> Self {
        let most = degrees.iter().copied().max().unwrap_or(0) as usize;
        let mut begins = vec![0; most + 2];
        degrees.iter().for_each(|&degree| begins[degree as usize + 1] += 1);
        for degree in 0..=most {
            begins[degree + 1] += begins[degree];
        }
        let mut nodes = vec![0; degrees.len()];
        let mut place_of = vec![0; degrees.len()];
        let mut next = begins.clone();
        for (node, &degree) in degrees.iter().enumerate() {
            let place = &mut next[degree as usize];
            (nodes[*place as usize], place_of[node]) = (node as u32, *place);
            *place += 1;
        }
        Self { nodes, place_of, begins }
    }

    /// Lowers the remaining degree of a node by one: it swaps places with the first node of its bucket, and the bucket
    /// below grows by one.
    #[inline]
    fn lower(&mut self, node: u32, left: u32) {
        let first_place = self.begins[left as usize];
        let first = self.nodes[first_place as usize];
        let place = std::mem::replace(&mut self.place_of[node as usize], first_place);
        (self.nodes[first_place as usize], self.nodes[place as usize]) = (node, first);
        if first != node {
            self.place_of[first as usize] = place;
        }
        self.begins[left as usize] += 1;
    }
}
