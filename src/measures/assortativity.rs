//! Degree assortativity: whether nodes of high degree are adjacent to each other.

use rayon::prelude::*;

use super::Adjacency;

/// Degree assortativity (Newman 2002, doi 10.1103/PhysRevLett.89.208701): Pearson's correlation of the degrees at the two
/// ends of an edge. `None` if all these degrees are equal, or there is no edge.
///
/// Linear in edges; exact up to the last division.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, degree_assortativity};
///
/// assert_eq!(degree_assortativity(&Adjacency::of(3, &[(0, 1), (0, 2)])), Some(-1.0));
/// assert_eq!(degree_assortativity(&Adjacency::of(3, &[(0, 1), (0, 2), (1, 2)])), None);
/// ```
#[must_use]
pub fn degree_assortativity(graph: &Adjacency) -> Option<f64> {
    let degree = |node: u32| graph.degree(node) as i128;
    let ends = graph.all_neighbors().len() as i128;
    let of_node = |node: u32| {
        let own = degree(node);
        let of_neighbors: u64 = graph.neighbors(node).iter().map(|&other| graph.degree(other) as u64).sum();
        [own * own, own * own * own, own * i128::from(of_neighbors)]
    };
    let add = |a: [i128; 3], b: [i128; 3]| [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
    let [squares, cubes, products] = graph.nodes().into_par_iter().map(of_node).reduce(|| [0; 3], add);
    let variance = ends * cubes - squares * squares;
    (variance > 0).then(|| (ends * products - squares * squares) as f64 / variance as f64)
}
