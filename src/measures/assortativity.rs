//! Degree assortativity: whether nodes of high degree are adjacent to each other.

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
    let [mut squares, mut cubes, mut products] = [0; 3];
    for node in graph.nodes() {
        let own = degree(node);
        let of_neighbors: u64 = graph.neighbors(node).iter().map(|&other| graph.degree(other) as u64).sum();
        squares += own * own;
        cubes += own * own * own;
        products += own * i128::from(of_neighbors);
    }
    let variance = ends * cubes - squares * squares;
    (variance > 0).then(|| (ends * products - squares * squares) as f64 / variance as f64)
}
