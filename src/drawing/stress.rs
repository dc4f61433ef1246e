//! Stress: how far the distances in the plane are from the distances in the graph.
//!
//! The sum over pairs of w·(|x_i − x_j| − d)², with w = d⁻² (Kamada & Kawai 1989; Gansner, Koren & North 2004), but w
//! = 1 for ties of any ideal length, is minimized by stochastic gradient descent (Zheng, Pawar & Goodman 2019, doi
//! 10.1109/TVCG.2018.2859997): each pair in turn is moved towards its distance, at first all the way, then less and
//! less.

use super::geometry::Point;
use crate::random::Random;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Rounds over all terms are a power of two, so that the rate of cooling is so many square roots: more for
/// graphs so small that it does not matter.
const SMALL: (usize, u32) = (20_000, 7);
const HALVINGS: u32 = 5;
/// The final step size.
const LAST_STEP: f64 = 0.1;

/// A connected graph whose ties have ideal lengths.
pub(super) struct Graph {
    /// The distinct neighbors of each node, ascending, each with the ideal length of the tie.
    pub(super) arcs: Vec<Vec<(u32, f64)>>,
}

/// Two nodes with their ideal distance.
struct Term {
    a: u32,
    b: u32,
    distance: f32,
    weight: f32,
}

/// Moves the points to low stress. `heat` is the initial step size: 1 ignores the current positions, 0.01 refines them.
///
/// Complexity: time O(nm log n), memory O(n²): for small graphs.
pub(super) fn relax(graph: &Graph, points: &mut [Point], heat: f64, random: &mut Random) {
    let mut terms = all_pairs(graph);
    random.shuffle(&mut terms);
    let weights = || terms.iter().map(|term| f64::from(term.weight));
    let (lightest, heaviest) = (weights().fold(f64::INFINITY, f64::min), weights().fold(0.0, f64::max));
    let (mut step, last) = (heat / lightest, LAST_STEP / heaviest);
    let halvings = if terms.len() < SMALL.0 { SMALL.1 } else { HALVINGS };
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

fn all_pairs(graph: &Graph) -> Vec<Term> {
    let n = graph.arcs.len();
    let mut terms = Vec::with_capacity(n * (n - 1) / 2);
    for a in 0..n {
        let distances = distances(graph, a);
        for (b, &distance) in distances.iter().enumerate().take(a) {
            let tied = graph.arcs[a].binary_search_by_key(&(b as u32), |arc| arc.0).is_ok();
            let weight = if tied { 1.0 } else { (1.0 / (distance * distance)) as f32 };
            terms.push(Term { a: a as u32, b: b as u32, distance: distance as f32, weight });
        }
    }
    terms
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
        let mut points = scattered(20);
        relax(&path(20), &mut points, 1.0, &mut Random::new(7));
        let length = points[0].minus(points[19]).length();
        assert!((18.7..19.2).contains(&length), "{length}");
    }
}
