//! Connected components.

use super::Adjacency;

/// The connected component of each node; components are numbered by their first nodes, from 0.
///
/// Linear in nodes and edges; 8 bytes per node.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, components};
///
/// assert_eq!(components(&Adjacency::of(5, &[(0, 3), (1, 4)])), [0, 1, 2, 0, 1]);
/// ```
#[must_use]
pub fn components(graph: &Adjacency) -> Vec<u32> {
    const NONE: u32 = u32::MAX;
    let mut component_of = vec![NONE; graph.node_count()];
    let mut count = 0;
    let mut open: Vec<u32> = Vec::new();
    for first in graph.nodes() {
        if component_of[first as usize] != NONE {
            continue;
        }
        component_of[first as usize] = count;
        open.push(first);
        while let Some(node) = open.pop() {
            for &other in graph.neighbors(node) {
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
