//! Do those with many co-authors write with each other?

use super::Adjacency;

/// The correlation of the degrees at the two ends of a tie (Pearson's; Newman 2002, doi 10.1103/PhysRevLett.89.208701):
/// positive where those with many co-authors write with each other. `None` where all degrees at ends are equal, or
/// there is no tie.
///
/// Linear in ties; exact up to the last division.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, degree_assortativity};
///
/// assert_eq!(degree_assortativity(&Adjacency::of(3, &[(0, 1), (0, 2)])), Some(-1.0));
/// assert_eq!(degree_assortativity(&Adjacency::of(3, &[(0, 1), (0, 2), (1, 2)])), None);
/// ```
#[must_use]
pub fn degree_assortativity(ties: &Adjacency) -> Option<f64> {
    let degree = |author: u32| ties.degree(author) as i128;
    let ends = ties.all_neighbors().len() as i128;
    let [mut squares, mut cubes, mut products] = [0; 3];
    for author in ties.authors() {
        let own = degree(author);
        let of_neighbors: u64 = ties.neighbors(author).iter().map(|&other| ties.degree(other) as u64).sum();
        squares += own * own;
        cubes += own * own * own;
        products += own * i128::from(of_neighbors);
    }
    let variance = ends * cubes - squares * squares;
    (variance > 0).then(|| (ends * products - squares * squares) as f64 / variance as f64)
}
