//! Connected components: who can be reached from whom.

use super::Adjacency;

/// The connected component of each author; components are numbered by their first authors, from 0.
///
/// One walk: linear in ties, 8 bytes an author.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, components};
///
/// assert_eq!(components(&Adjacency::of(5, &[(0, 3), (1, 4)])), [0, 1, 2, 0, 1]);
/// ```
#[must_use]
pub fn components(ties: &Adjacency) -> Vec<u32> {
    const NONE: u32 = u32::MAX;
    let mut component_of = vec![NONE; ties.author_count()];
    let mut count = 0;
    let mut open: Vec<u32> = Vec::new();
    for first in ties.authors() {
        if component_of[first as usize] != NONE {
            continue;
        }
        component_of[first as usize] = count;
        open.push(first);
        while let Some(author) = open.pop() {
            for &other in ties.neighbors(author) {
                let component = &mut component_of[other as usize];
                if *component == NONE {
                    *component = count;
                    open.push(other);
                }
            }
        }
        count += 1;
    }
    component_of
}
