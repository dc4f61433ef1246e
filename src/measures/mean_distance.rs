//! How far apart the authors of a component are on average.

use rayon::prelude::*;

use super::wave::{SIDE_BY_SIDE, Wave};
use super::{Part, Sources};

/// A mean that may be an estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// From how many authors it is an estimate, and its standard error; `None` if it is exact.
    pub estimated: Option<(usize, f64)>,
}

/// The mean distance between two authors of a component, in hops; `None` without a pair.
///
/// As many steps as [`closeness`](super::closeness()) takes. From a sample it is the mean over the authors drawn of the
/// mean distances to everybody else, and the spread of these gives the standard error.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, Sources, mean_distance, parts};
///
/// let path = &parts(&Adjacency::of(3, &[(0, 1), (1, 2)]))[0];
/// assert_eq!(mean_distance(path, Sources::All).unwrap().mean, 4.0 / 3.0);
/// ```
#[must_use]
pub fn mean_distance(part: &Part, sources: Sources) -> Option<Mean> {
    let others = part.authors.len().checked_sub(1).filter(|&others| others > 0)? as f64;
    let drawn = sources.of(part);
    let sums: Vec<u64> =
        drawn.par_chunks(SIDE_BY_SIDE).flat_map_iter(|sources| sums_of_distances(part, sources)).collect();
    let count = drawn.len() as f64;
    let mean = sums.iter().sum::<u64>() as f64 / others / count;
    let estimated = (drawn.len() < part.authors.len()).then(|| {
        let squares: f64 = sums.iter().map(|&sum| (sum as f64 / others - mean).powi(2)).sum();
        let unknown = 1.0 - count / part.authors.len() as f64;
        (drawn.len(), (squares / (count - 1.0) / count * unknown).sqrt())
    });
    Some(Mean { mean, estimated })
}

/// The sum of the distances from each of some authors to all others.
fn sums_of_distances(part: &Part, sources: &[u32]) -> Vec<u64> {
    let mut sums = vec![0; sources.len()];
    Wave::of(&part.ties).run(&part.ties, sources, |distance, _, lanes| {
        lanes.places().for_each(|place| sums[place] += u64::from(distance));
    });
    sums
}
