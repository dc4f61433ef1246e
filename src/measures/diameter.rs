//! Diameter: the longest shortest path.

use rayon::prelude::*;

use super::sources::steps;
use super::wave::{SIDE_BY_SIDE, Wave};
use super::{Adjacency, Subgraph};
use crate::interrupt::Interrupt;

/// The diameter of a component, in hops: the largest distance between two nodes. Exact.
///
/// A search from one node bounds the eccentricities of all others. Searches from the middle rule out nearly all nodes,
/// searches from the rim find long distances (Takes & Kosters 2011, doi 10.1145/2063576.2063748); after some of both,
/// the remaining candidates are searched side by side. At worst one search per node, seldom more than a few hundred.
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, diameter, component_subgraphs};
///
/// let ring_with_a_tail = Adjacency::of(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (4, 5)]);
/// assert_eq!(diameter(&component_subgraphs(&ring_with_a_tail)[0]), 3);
/// ```
#[must_use]
pub fn diameter(subgraph: &Subgraph) -> u32 {
    let interrupt = Interrupt::current();
    let searches = |count: usize| steps(&subgraph.graph, count);
    interrupt.expect(searches(SWEEPS));
    let mut bounds = Bounds::of(&subgraph.graph);
    // The first node of a component has the highest degree.
    let mut source = subgraph.graph.nodes().next();
    for sweep in 0..SWEEPS {
        let Some(node) = source.filter(|_| !interrupt.is_set()) else {
            interrupt.advance(searches(SWEEPS - sweep));
            return bounds.longest;
        };
        bounds.sweep(&subgraph.graph, node);
        interrupt.advance(searches(1));
        source = if sweep % 2 == 0 { bounds.farthest() } else { bounds.middle() };
    }
    let mut left = bounds.left();
    interrupt.expect(searches(left.len()));
    while !left.is_empty() && !interrupt.is_set() {
        let before = left.len();
        let rest = left.split_off(left.len().min(AT_A_TIME));
        let longest =
            left.par_chunks(SIDE_BY_SIDE).map(|sources| longest_from(&subgraph.graph, sources)).max();
        bounds.longest = bounds.longest.max(longest.unwrap_or(0));
        left = rest.into_iter().filter(|&node| bounds.may_be_longer(node)).collect();
        // Candidates that are ruled out are done, too.
        interrupt.advance(searches(before - left.len()));
    }
    bounds.longest
}

/// Searches made one by one.
const SWEEPS: usize = 24;

/// Searches made side by side before candidates are ruled out again.
const AT_A_TIME: usize = 8 * SIDE_BY_SIDE;

/// The longest distance from any of some nodes.
fn longest_from(graph: &Adjacency, sources: &[u32]) -> u32 {
    let mut longest = 0;
    Wave::of(graph).run(graph, sources, |distance, _, _| longest = longest.max(distance));
    longest
}

/// Bounds on the eccentricity of each node.
struct Bounds {
    /// The longest distance found.
    longest: u32,
    at_least: Vec<u32>,
    at_most: Vec<u32>,
    /// Sums of the distances from all sources so far: small in the middle.
    far: Vec<u32>,
}

impl Bounds {
    fn of(graph: &Adjacency) -> Self {
        let nodes = graph.node_count();
        Self { longest: 0, at_least: vec![0; nodes], at_most: vec![u32::MAX; nodes], far: vec![0; nodes] }
    }

    /// Searches from a node and updates the bounds of all.
    fn sweep(&mut self, graph: &Adjacency, source: u32) {
        let distances = distances(graph, source);
        let longest = distances.iter().copied().max().unwrap_or(0);
        self.longest = self.longest.max(longest);
        for (node, distance) in distances.into_iter().enumerate() {
            let (least, most) = (&mut self.at_least[node], &mut self.at_most[node]);
            *least = (*least).max(distance).max(longest - distance);
            *most = (*most).min(longest + distance);
            self.far[node] += distance;
        }
        self.at_most[source as usize] = longest;
    }

    fn may_be_longer(&self, node: u32) -> bool {
        self.at_most[node as usize] > self.longest
    }

    /// The candidate of the highest upper bound; of several, the farthest from all sources so far.
    fn farthest(&self) -> Option<u32> {
        let key = |&node: &u32| (self.at_most[node as usize], self.far[node as usize]);
        self.candidates().max_by_key(key)
    }

    /// The most central node that has not been searched from.
    fn middle(&self) -> Option<u32> {
        let key = |&node: &u32| (self.at_least[node as usize], self.far[node as usize]);
        self.candidates().next()?;
        let was_searched = |node: u32| self.at_least[node as usize] == self.at_most[node as usize];
        (0..self.far.len() as u32).filter(|&node| !was_searched(node)).min_by_key(key)
    }

    fn candidates(&self) -> impl Iterator<Item = u32> {
        (0..self.at_most.len() as u32).filter(|&node| self.may_be_longer(node))
    }

    /// Nodes whose eccentricity may exceed the longest distance found, the most promising first.
    fn left(&self) -> Vec<u32> {
        let mut left: Vec<u32> = self.candidates().collect();
        left.sort_by_key(|&node| std::cmp::Reverse(self.at_most[node as usize]));
        left
    }
}

/// The distances from a node, in a connected graph.
fn distances(graph: &Adjacency, source: u32) -> Vec<u32> {
    let mut distances = vec![u32::MAX; graph.node_count()];
    let mut order = Vec::with_capacity(graph.node_count());
    distances[source as usize] = 0;
    order.push(source);
    let mut place = 0;
    while let Some(&node) = order.get(place) {
        for &other in graph.neighbors(node) {
            if distances[other as usize] == u32::MAX {
                distances[other as usize] = distances[node as usize] + 1;
                order.push(other);
            }
        }
        place += 1;
    }
    distances
}
