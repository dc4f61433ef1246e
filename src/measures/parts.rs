//! A network in pieces: its connected components, each with ties of its own.

use super::Adjacency;

/// A connected component, its authors numbered anew.
///
/// They are in the order of a breadth-first search from the one with the most neighbors, so that those who are
/// close to each other in the network are so in memory, too.
#[derive(Debug, Clone)]
pub struct Part {
    /// The number that each of its authors has in the whole network.
    pub authors: Vec<u32>,
    /// Their ties.
    pub ties: Adjacency,
}

impl Part {
    /// The component of these authors, who are all of it.
    #[must_use]
    pub fn of(ties: &Adjacency, members: &[u32]) -> Self {
        let first =
            members.iter().copied().max_by_key(|&author| (ties.degree(author), std::cmp::Reverse(author)));
        let mut number_of = vec![NONE; ties.author_count()];
        let authors = first.map_or_else(Vec::new, |first| connected_with(first, ties, &mut number_of));
        let ties = renumbered(ties, &authors, &number_of);
        Self { authors, ties }
    }
}

/// The connected components of two authors and more, in the order of their authors with the most neighbors.
///
/// Linear in ties.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, parts};
///
/// let parts = parts(&Adjacency::of(6, &[(0, 1), (4, 5), (3, 4)]));
/// assert_eq!(parts.iter().map(|part| &part.authors[..]).collect::<Vec<_>>(), [&[4, 3, 5][..], &[0, 1]]);
/// ```
#[must_use]
pub fn parts(ties: &Adjacency) -> Vec<Part> {
    let mut number_of = vec![NONE; ties.author_count()];
    let mut parts = Vec::new();
    for first in by_degree(ties) {
        if number_of[first as usize] == NONE && ties.degree(first) > 0 {
            let authors = connected_with(first, ties, &mut number_of);
            let ties = renumbered(ties, &authors, &number_of);
            parts.push(Part { authors, ties });
        }
    }
    parts
}

const NONE: u32 = u32::MAX;

/// All authors, most neighbors first.
pub(super) fn by_degree(ties: &Adjacency) -> Vec<u32> {
    let mut authors: Vec<u32> = ties.authors().collect();
    authors.sort_by_key(|&author| std::cmp::Reverse(ties.degree(author)));
    authors
}

/// Everybody who is connected with an author, the nearest first; numbers them.
fn connected_with(first: u32, ties: &Adjacency, number_of: &mut [u32]) -> Vec<u32> {
    let mut authors = vec![first];
    number_of[first as usize] = 0;
    let mut place = 0;
    while let Some(&author) = authors.get(place) {
        for &other in ties.neighbors(author) {
            if number_of[other as usize] == NONE {
                number_of[other as usize] = authors.len() as u32;
                authors.push(other);
            }
        }
        place += 1;
    }
    authors
}

fn renumbered(ties: &Adjacency, authors: &[u32], number_of: &[u32]) -> Adjacency {
    let mut offsets = Vec::with_capacity(authors.len() + 1);
    let mut neighbors = Vec::with_capacity(authors.iter().map(|&author| ties.degree(author)).sum());
    offsets.push(0);
    for &author in authors {
        let begin = neighbors.len();
        neighbors.extend(ties.neighbors(author).iter().map(|&other| number_of[other as usize]));
        neighbors[begin..].sort_unstable();
        offsets.push(neighbors.len() as u32);
    }
    Adjacency::of_rows(offsets, neighbors)
}
