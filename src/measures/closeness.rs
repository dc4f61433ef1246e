//! Closeness: how few hops it is to everybody else.

use super::sources::{Estimate, Sum, estimates};
use super::wave::{SIDE_BY_SIDE, Wave};
use super::{Adjacency, Sources, Values};

/// The closeness of each author: one over the mean distance to those who can be reached, times the share of all
/// others who can (Wasserman & Faust 1994, p. 201; Freeman 1978, doi 10.1016/0378-8733(78)90021-7); in hops.
///
/// 0 for an author without a tie. Searches from many authors go side by side: at worst sources × ties / 256 × the
/// diameter steps, on all cores. From a sample, the mean distance is that to the authors drawn, with its standard
/// error (Eppstein & Wang 2004, doi 10.7155/jgaa.00081).
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, closeness};
///
/// let path_of_three_and_one_alone = Adjacency::of(4, &[(0, 1), (1, 2)]);
/// let values = closeness(&path_of_three_and_one_alone, Sources::All).values;
/// assert_eq!(values, [4.0 / 9.0, 2.0 / 3.0, 4.0 / 9.0, 0.0]);
/// ```
#[must_use]
pub fn closeness(ties: &Adjacency, sources: Sources) -> Values {
    let others = ties.author_count() as f64 - 1.0;
    let estimates = estimates(ties, sources, SIDE_BY_SIDE, |part, sources| summed(part, sources, f64::from));
    sources.values(&estimates, |&Estimate { authors, total, standard_error }| {
        let reached = authors as f64 - 1.0;
        let closeness = if total > 0.0 { reached / others * reached / total } else { 0.0 };
        (closeness, if total > 0.0 { closeness * standard_error / total } else { 0.0 })
    })
}

/// The harmonic closeness of each author: the mean over all others of one over the distance, which is 0 for those who
/// cannot be reached (Marchiori & Latora 2000, doi 10.1016/S0378-4371(00)00311-3); in hops.
///
/// As many steps as [`closeness`] takes.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, harmonic};
///
/// let values = harmonic(&Adjacency::of(4, &[(0, 1), (1, 2)]), Sources::All).values;
/// assert_eq!(values, [0.5, 2.0 / 3.0, 0.5, 0.0]);
/// ```
#[must_use]
pub fn harmonic(ties: &Adjacency, sources: Sources) -> Values {
    let others = ties.author_count() as f64 - 1.0;
    let estimates = estimates(ties, sources, SIDE_BY_SIDE, |part, sources| {
        summed(part, sources, |distance| 1.0 / f64::from(distance))
    });
    sources.values(&estimates, |estimate| (estimate.total / others, estimate.standard_error / others))
}

/// Adds up for each author what the distance from each source is worth.
fn summed(ties: &Adjacency, sources: &[u32], worth: fn(u32) -> f64) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); ties.author_count()];
    let mut wave = Wave::of(ties);
    for sources in sources.chunks(SIDE_BY_SIDE) {
        wave.run(ties, sources, |distance, author, lanes| {
            sums[author as usize].add(worth(distance), f64::from(lanes.count()));
        });
    }
    sums
}
