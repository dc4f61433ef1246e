//! Articulation points and bridges.

use super::Adjacency;

/// Articulation points and bridges: nodes and edges whose removal adds a component.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Cuts {
    /// Articulation points, by number.
    pub articulation_points: Vec<ArticulationPoint>,
    /// Bridges, by the numbers of their ends.
    pub bridges: Vec<Bridge>,
}

/// A node whose removal splits its component.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ArticulationPoint {
    /// The node.
    pub node: u32,
    /// Sizes of the parts without it, largest first.
    pub parts: Vec<u32>,
}

/// An edge whose removal splits its component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Bridge {
    /// Both ends, the smaller number first.
    pub ends: [u32; 2],
    /// Size of the part of each end without it.
    pub parts: [u32; 2],
}

/// Articulation points and bridges, each with the sizes of the parts that it connects.
///
/// One depth-first search, linear in edges (Hopcroft & Tarjan 1973, doi 10.1145/362248.362272).
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, cuts};
///
/// let cuts = cuts(&Adjacency::of(4, &[(0, 1), (1, 2), (0, 2), (2, 3)]));
/// assert_eq!((cuts.articulation_points[0].node, &cuts.articulation_points[0].parts[..]), (2, &[2, 1][..]));
/// assert_eq!((cuts.bridges[0].ends, cuts.bridges[0].parts), ([2, 3], [3, 1]));
/// ```
#[must_use]
pub fn cuts(graph: &Adjacency) -> Cuts {
    let mut search = Search::of(graph);
    for root in graph.nodes() {
        if search.seen[root as usize].time == UNSEEN {
            search.component_of(root);
        }
    }
    search.found.articulation_points.sort_unstable_by_key(|point| point.node);
    search.found.bridges.sort_unstable();
    search.found
}

/// When the search saw a node.
#[derive(Clone, Copy)]
struct Seen {
    time: u32,
    /// The earliest time reached by one edge from the node or those below it ("low point").
    earliest: u32,
}

const UNSEEN: u32 = u32::MAX;

struct Search<'a> {
    graph: &'a Adjacency,
    seen: Vec<Seen>,
    time: u32,
    /// The stack of the search: a node, and which of its neighbors is next.
    open: Vec<(u32, u32)>,
    /// Parts that the node above them cuts off: that node, and the size of the part.
    parts: Vec<(u32, u32)>,
    found: Cuts,
}

impl<'a> Search<'a> {
    fn of(graph: &'a Adjacency) -> Self {
        let seen = vec![Seen { time: UNSEEN, earliest: UNSEEN }; graph.node_count()];
        Self { graph, seen, time: 0, open: Vec::new(), parts: Vec::new(), found: Cuts::default() }
    }

    fn enter(&mut self, node: u32) {
        self.seen[node as usize] = Seen { time: self.time, earliest: self.time };
        self.open.push((node, 0));
        self.time += 1;
    }

    /// Searches the component of a node.
    fn component_of(&mut self, root: u32) {
        let begin = self.time;
        let bridges = self.found.bridges.len();
        self.enter(root);
        while let Some((node, next)) = self.open.last_mut() {
            let node = *node;
            let Some(&other) = self.graph.neighbors(node).get(*next as usize) else {
                self.open.pop();
                self.leave(node);
                continue;
            };
            *next += 1;
            let time = self.seen[other as usize].time;
            if time == UNSEEN {
                self.enter(other);
            } else if self.open.len() < 2 || self.open[self.open.len() - 2].0 != other {
                let earliest = &mut self.seen[node as usize].earliest;
                *earliest = (*earliest).min(time);
            }
        }
        let size = self.time - begin;
        for bridge in &mut self.found.bridges[bridges..] {
            let [a, b] = &mut bridge.parts;
            (*a, *b) = if *a == 0 { (size - *b, *b) } else { (*a, size - *a) };
        }
        self.group_parts(root, size);
    }

    /// Leaves a node whose descendants have all been seen, and updates its parent.
    fn leave(&mut self, node: u32) {
        let Some(&(above, _)) = self.open.last() else { return };
        let below = self.seen[node as usize];
        let Seen { time, earliest } = &mut self.seen[above as usize];
        *earliest = below.earliest.min(*earliest);
        let size = self.time - below.time;
        if below.earliest > *time {
            let (ends, parts) =
                if node < above { ([node, above], [size, 0]) } else { ([above, node], [0, size]) };
            self.found.bridges.push(Bridge { ends, parts });
        }
        if below.earliest >= *time {
            self.parts.push((above, size));
        }
    }

    /// Collects the articulation points of a component of this size. The parts of the root are those below it; all
    /// other nodes also have the part above.
    fn group_parts(&mut self, root: u32, size: u32) {
        self.parts.sort_unstable();
        for parts in self.parts.chunk_by(|a, b| a.0 == b.0) {
            let node = parts[0].0;
            let mut sizes: Vec<u32> = parts.iter().map(|part| part.1).collect();
            if node != root {
                sizes.push(size - 1 - sizes.iter().sum::<u32>());
            }
            if sizes.len() > 1 {
                sizes.sort_unstable_by(|a, b| b.cmp(a));
                self.found.articulation_points.push(ArticulationPoint { node, parts: sizes });
            }
        }
        self.parts.clear();
    }
}
