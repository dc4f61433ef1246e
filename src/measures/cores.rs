//! Cores: groups in which everybody has at least k neighbors in the group.

use super::Adjacency;

/// The core number of each author: the largest k such that the author is in a group each of whom is tied with at
/// least k of the group.
///
/// Who has the fewest neighbors left goes first, kept in buckets: linear in ties (Batagelj & Zaveršnik 2003,
/// arXiv cs/0310049).
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, cores};
///
/// assert_eq!(cores(&Adjacency::of(4, &[(0, 1), (1, 2), (0, 2), (2, 3)])), [2, 2, 2, 1]);
/// ```
#[must_use]
pub fn cores(ties: &Adjacency) -> Vec<u32> {
    let mut left: Vec<u32> = ties.authors().map(|author| ties.degree(author) as u32).collect();
    let mut order = Buckets::of(&left);
    for place in 0..left.len() {
        let author = order.authors[place];
        let core = left[author as usize];
        for &other in ties.neighbors(author) {
            if left[other as usize] > core {
                order.lower(other, left[other as usize]);
                left[other as usize] -= 1;
            }
        }
    }
    left
}

/// Authors in the order of how many neighbors they have left.
struct Buckets {
    authors: Vec<u32>,
    place_of: Vec<u32>,
    /// Where the authors with so many neighbors begin.
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
        let mut authors = vec![0; degrees.len()];
        let mut place_of = vec![0; degrees.len()];
        let mut next = begins.clone();
        for (author, &degree) in degrees.iter().enumerate() {
            let place = &mut next[degree as usize];
            (authors[*place as usize], place_of[author]) = (author as u32, *place);
            *place += 1;
        }
        Self { authors, place_of, begins }
    }

    /// Moves an author with so many neighbors left to those with one less: to the end of theirs, in exchange for
    /// whoever is first among the present ones.
    #[inline]
    fn lower(&mut self, author: u32, left: u32) {
        let first_place = self.begins[left as usize];
        let first = self.authors[first_place as usize];
        let place = std::mem::replace(&mut self.place_of[author as usize], first_place);
        (self.authors[first_place as usize], self.authors[place as usize]) = (author, first);
        if first != author {
            self.place_of[first as usize] = place;
        }
        self.begins[left as usize] += 1;
    }
}
