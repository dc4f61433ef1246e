//! Stress: how far the distances in the plane are from the distances in the graph.
//!
//! The sum over pairs of w·(|x_i − x_j| − d)², with w = d⁻² (Kamada & Kawai 1989; Gansner, Koren & North 2004), but w
//! = 1 for ties of any ideal length, is minimized by stochastic gradient descent (Zheng, Pawar & Goodman 2019, doi
//! 10.1109/TVCG.2018.2859997): each pair in turn is moved towards its distance, at first all the way, then less and
//! less.

use super::geometry::Point;
use super::options::Effort;
use crate::random::Random;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Rounds over all terms are a power of two, so that the rate of cooling is so many square roots: more for
/// graphs so small that it does not matter.
const SMALL: (usize, u32) = (20_000, 7);
const HALVINGS: u32 = 5;
/// So many, and one more for graphs of few pairs, are nearly as good (Zheng, Pawar & Goodman 2019 take fifteen rounds).
const QUICK: (usize, u32) = (2_100, 4);
/// The final step size.
const LAST_STEP: f64 = 0.1;

/// A connected graph whose ties have ideal lengths.
#[derive(Clone)]
pub(super) struct Graph {
    /// The distinct neighbors of each node, ascending, each with the ideal length of the tie.
    pub(super) arcs: Vec<Vec<(u32, f64)>>,
}

/// All pairs of nodes of a graph.
#[derive(Clone)]
pub(super) struct Pairs(Vec<Term>);

/// Two nodes with their ideal distance.
#[derive(Clone)]
struct Term {
    a: u32,
    b: u32,
    distance: f32,
    weight: f32,
}

/// Moves the points to low stress. `heat` is the initial step size: 1 ignores the current positions, 0.01 refines them.
///
/// Complexity: O(n²) for each round: for small graphs.
pub(super) fn relax(
    Pairs(mut terms): Pairs,
    points: &mut [Point],
    heat: f64,
    effort: Effort,
    random: &mut Random,
) {
    random.shuffle(&mut terms);
    let weights = || terms.iter().map(|term| f64::from(term.weight));
    let (lightest, heaviest) = (weights().fold(f64::INFINITY, f64::min), weights().fold(0.0, f64::max));
    let (mut step, last) = (heat / lightest, LAST_STEP / heaviest);
    let halvings = match effort {
        Effort::Quick => QUICK.1 + u32::from(terms.len() < QUICK.0),
        Effort::Full if terms.len() < SMALL.0 => SMALL.1,
        Effort::Full => HALVINGS,
    };
    let cooling = (0..halvings).fold((last / step).min(1.0), |ratio, _| ratio.sqrt());
    for _ in 0..=(1 << halvings) {
        for term in &terms {
            apply(term, points, step);
        }
        step *= cooling;
    }
}

fn apply(term: &Term, points: &mut [Point], step: f64) {
    let (a, b) = (term.a as usize, term.b as usize);
    let gap = points[a].minus(points[b]);
    let length = gap.length();
    // Nodes at one point are moved apart horizontally; any fixed direction works.
    let direction = if length < 1e-9 { Point::new(1.0, 0.0) } else { gap.times(1.0 / length) };
    let apart = (length - f64::from(term.distance)) / 2.0;
    let pull = direction.times(apart * (f64::from(term.weight) * step).min(1.0));
    points[a] = points[a].minus(pull);
    points[b] = points[b].plus(pull);
}

impl Pairs {
    /// Complexity: time O(nm log n), and O(nm) if all ties have length 1; memory O(n²).
    pub(super) fn of(graph: &Graph) -> Self {
        let n = graph.arcs.len();
        let is_plain = graph.arcs.iter().flatten().all(|&(_, length)| length == 1.0);
        let mut terms = Vec::with_capacity(n * n.saturating_sub(1) / 2);
        // The last node whose ties were looked at and have this node at their other end.
        let mut tied_to = vec![0; n];
        for a in 0..n {
            graph.arcs[a].iter().for_each(|arc| tied_to[arc.0 as usize] = a);
            let distances = if is_plain { hops(graph, a) } else { distances(graph, a) };
            for (b, &distance) in distances.iter().enumerate().take(a) {
                let weight = if tied_to[b] == a { 1.0 } else { (1.0 / (distance * distance)) as f32 };
                terms.push(Term { a: a as u32, b: b as u32, distance: distance as f32, weight });
            }
        }
        Pairs(terms)
    }
}

/// Distances from one node to all where ties have length 1, by breadth.
fn hops(graph: &Graph, source: usize) -> Vec<f64> {
    let mut hops = vec![f64::INFINITY; graph.arcs.len()];
    hops[source] = 0.0;
    let mut reached = vec![source as u32];
    let mut next = 0;
    while let Some(&node) = reached.get(next) {
        next += 1;
        let hop = hops[node as usize] + 1.0;
        for &(other, _) in &graph.arcs[node as usize] {
            if hops[other as usize] == f64::INFINITY {
                hops[other as usize] = hop;
                reached.push(other);
            }
        }
    }
    hops
}

/// Distances from one node to all, by Dijkstra's algorithm.
fn distances(graph: &Graph, source: usize) -> Vec<f64> {
    let mut distances = vec![f64::INFINITY; graph.arcs.len()];
    distances[source] = 0.0;
    // The bits of nonnegative floats are in the order of the floats.
    let mut queue = BinaryHeap::from([Reverse((0u64, source as u32))]);
    while let Some(Reverse((bits, node))) = queue.pop() {
        let distance = f64::from_bits(bits);
        if distance > distances[node as usize] {
            continue;
        }
        for &(next, length) in &graph.arcs[node as usize] {
            if distance + length < distances[next as usize] {
                distances[next as usize] = distance + length;
                queue.push(Reverse(((distance + length).to_bits(), next)));
            }
        }
    }
    distances
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(n: u32) -> Graph {
        let arcs = |i: u32| {
            [i.checked_sub(1), Some(i + 1).filter(|&j| j < n)].into_iter().flatten().map(|j| (j, 1.0))
        };
        Graph { arcs: (0..n).map(|i| arcs(i).collect()).collect() }
    }

    fn scattered(n: usize) -> Vec<Point> {
        let mut random = Random::new(1);
        (0..n).map(|_| Point::new(random.fraction(), random.fraction())).collect()
    }

    #[test]
    fn a_path_becomes_nearly_straight() {
        let pairs = Pairs::of(&path(20));
        for (effort, shortest) in [(Effort::Full, 18.7), (Effort::Quick, 18.6)] {
            let mut points = scattered(20);
            relax(pairs.clone(), &mut points, 1.0, effort, &mut Random::new(7));
            let length = points[0].minus(points[19]).length();
            assert!((shortest..19.2).contains(&length), "{length}");
        }
    }

    #[test]
    fn hops_are_the_distances_over_ties_of_length_one() {
        let mut random = Random::new(4);
        for n in [2, 9, 60] {
            let mut arcs = vec![Vec::new(); n as usize];
            for (a, b) in (1..n).map(|b| (random.below(b as usize) as u32, b)) {
                arcs[a as usize].push((b, 1.0));
                arcs[b as usize].push((a, 1.0));
            }
            arcs.iter_mut().for_each(|arcs| arcs.sort_unstable_by_key(|arc: &(u32, f64)| arc.0));
            let graph = Graph { arcs };
            (0..n as usize).for_each(|node| assert_eq!(hops(&graph, node), distances(&graph, node)));
        }
    }
}
