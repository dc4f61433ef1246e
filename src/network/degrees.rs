//! How many distinct co-authors each author has, without making the ties.

use rayon::prelude::*;

use super::Network;

/// The number of distinct co-authors of each author.
///
/// Each author's works are read through and co-authors stamped: as many steps as the bylines' lengths squared.
pub(super) fn degrees(network: &Network) -> Vec<u32> {
    let authors = network.author_count();
    (0..authors as u32)
        .into_par_iter()
        .map_init(
            || vec![u32::MAX; authors],
            |stamps, author| {
                stamps[author as usize] = author;
                let mut degree = 0;
                for &work in network.works.row(author as usize) {
                    for &other in network.bylines.row(work as usize) {
                        if std::mem::replace(&mut stamps[other as usize], author) != author {
                            degree += 1;
                        }
                    }
                }
                degree
            },
        )
        .collect()
}
