//! Stress: how far the distances in the plane are from the distances in the graph.
//!
//! The sum over pairs of w·(|x_i − x_j| − d)², with w = d⁻² (Kamada & Kawai 1989; Gansner, Koren & North
//! 2004) but 1 for ties, however long they are meant to be, made small by stochastic gradient descent (Zheng,
//! Pawar & Goodman 2019, doi 10.1109/TVCG.2018.2859997): each pair in turn is moved towards its distance, at
//! first all the way, then less and less. Large graphs take the sparse stress of Ortmann, Klimenta & Brandes
//! 2017 (doi 10.7155/jgaa.00440): ties, and every node against a few pivots that stand for the nodes around
//! them.

use super::geometry::Point;
use crate::random::Random;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Up to this many nodes all pairs count: at most half a million terms.
const ALL_PAIRS: usize = 1_000;
/// And only if Dijkstra's algorithm from every node looks at no more arcs than this.
const ALL_STEPS: usize = 50_000_000;
/// Beyond, about this many terms besides the ties, 20 bytes each.
const SPARSE_TERMS: usize = 2_000_000;
const PIVOTS: std::ops::RangeInclusive<usize> = 32..=200;
/// Rounds over all terms are a power of two, so that the rate of cooling is so many square roots: more for
/// graphs so small that it does not matter.
const SMALL: (usize, u32) = (20_000, 7);
const HALVINGS: u32 = 5;
/// How far the last moves go.
const LAST_STEP: f64 = 0.1;

/// A connected graph whose ties have ideal lengths.
pub(super) struct Graph {
    /// For each node its neighbours, in ascending order, each once, and the ideal length to it.
    pub(super) arcs: Vec<Vec<(u32, f64)>>,
}

/// A wish of two nodes to be `distance` apart.
struct Term {
    a: u32,
    b: u32,
    distance: f32,
    /// How much `a` wants it, and how much `b` does: not the same where one is a pivot.
    weights: (f32, f32),
}

/// Moves the points to low stress. `heat` says how far the first moves go: 1 forgets where the points are,
/// 0.01 improves upon it.
///
/// Complexity: time O(n² log n + nm) up to [`ALL_PAIRS`] nodes, else O(p(m log n)) for p pivots; memory O(m)
/// plus 50 MB at most.
pub(super) fn relax(graph: &Graph, points: &mut [Point], heat: f64, random: &mut Random) {
    let arcs: usize = graph.arcs.iter().map(Vec::len).sum();
    let few = points.len() <= ALL_PAIRS && points.len() * arcs <= ALL_STEPS;
    let mut terms = if few { all_pairs(graph) } else { sparse(graph) };
    random.shuffle(&mut terms);
    let weights =
        || terms.iter().flat_map(|t| [t.weights.0, t.weights.1]).filter(|&w| w > 0.0).map(f64::from);
    let (lightest, heaviest) = (weights().fold(f64::INFINITY, f64::min), weights().fold(0.0, f64::max));
    if heaviest == 0.0 {
        return;
    }
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
    // Nodes in one place part to the right and left: any direction will do, as long as it is always the same.
    let direction = if length < 1e-9 { Point::new(1.0, 0.0) } else { gap.times(1.0 / length) };
    let pull = direction.times((length - f64::from(term.distance)) / 2.0);
    points[a] = points[a].minus(pull.times((f64::from(term.weights.0) * step).min(1.0)));
    points[b] = points[b].plus(pull.times((f64::from(term.weights.1) * step).min(1.0)));
}

fn all_pairs(graph: &Graph) -> Vec<Term> {
    let n = graph.arcs.len();
    let mut terms = Vec::with_capacity(n * (n - 1) / 2);
    for a in 0..n {
        let distances = distances(graph, a);
        for (b, &distance) in distances.iter().enumerate().take(a) {
            let tied = graph.arcs[a].binary_search_by_key(&(b as u32), |arc| arc.0).is_ok();
            let weight = if tied { 1.0 } else { (1.0 / (distance * distance)) as f32 };
            terms.push(Term {
                a: a as u32,
                b: b as u32,
                distance: distance as f32,
                weights: (weight, weight),
            });
        }
    }
    terms
}

fn sparse(graph: &Graph) -> Vec<Term> {
    let n = graph.arcs.len();
    let (pivots, from_pivots) = pivots(graph, (SPARSE_TERMS / n).clamp(*PIVOTS.start(), *PIVOTS.end()));
    let mut terms = Vec::with_capacity(n * pivots.len());
    for (a, arcs) in graph.arcs.iter().enumerate() {
        for &(b, length) in arcs.iter().filter(|&&(b, _)| (b as usize) < a) {
            terms.push(Term { a: a as u32, b, distance: length as f32, weights: (1.0, 1.0) });
        }
    }
    let regions = regions(&from_pivots, n);
    for ((&pivot, distances), region) in pivots.iter().zip(&from_pivots).zip(&regions) {
        for (node, &distance) in distances.iter().enumerate() {
            if node == pivot || graph.arcs[node].binary_search_by_key(&(pivot as u32), |arc| arc.0).is_ok() {
                continue;
            }
            // The pivot speaks for the nodes of its region that are nearer to it than half way.
            let spoken_for = region.partition_point(|&d| d <= distance / 2.0) as f32;
            let weight = spoken_for / (distance * distance);
            terms.push(Term { a: node as u32, b: pivot as u32, distance, weights: (weight, 0.0) });
        }
    }
    terms
}

/// The distances from each pivot to the nodes it stands for: those that are nearer to no other.
fn regions(from_pivots: &[Vec<f32>], nodes: usize) -> Vec<Vec<f32>> {
    let mut regions = vec![Vec::new(); from_pivots.len()];
    for node in 0..nodes {
        let distances = from_pivots.iter().map(|distances| distances[node]).enumerate();
        if let Some((nearest, distance)) = distances.min_by(|a, b| a.1.total_cmp(&b.1)) {
            regions[nearest].push(distance);
        }
    }
    for region in &mut regions {
        region.sort_by(f32::total_cmp);
    }
    regions
}

/// Up to `count` nodes, each as far as can be from those before it, and their distances to all nodes.
fn pivots(graph: &Graph, count: usize) -> (Vec<usize>, Vec<Vec<f32>>) {
    let mut nearest = vec![f64::INFINITY; graph.arcs.len()];
    let (mut pivots, mut from_pivots) = (Vec::new(), Vec::new());
    let mut next = 0;
    while pivots.len() < count && nearest[next] > 0.0 {
        let distances = distances(graph, next);
        for (near, &distance) in nearest.iter_mut().zip(&distances) {
            *near = near.min(distance);
        }
        pivots.push(next);
        from_pivots.push(distances.into_iter().map(|d| d as f32).collect());
        next =
            (0..nearest.len()).fold(0, |best, node| if nearest[node] > nearest[best] { node } else { best });
    }
    (pivots, from_pivots)
}

/// Distances from one node to all, by Dijkstra's algorithm.
fn distances(graph: &Graph, source: usize) -> Vec<f64> {
    let mut distances = vec![f64::INFINITY; graph.arcs.len()];
    distances[source] = 0.0;
    // The bits of floats that are not negative are in the order of the floats.
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
    use super::super::geometry::centroid;
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

    #[test]
    fn a_long_path_is_unfolded_by_its_pivots() {
        let n = ALL_PAIRS + 50;
        let mut points = scattered(n);
        relax(&path(n as u32), &mut points, 1.0, &mut Random::new(7));
        assert!(points[0].minus(points[n - 1]).length() > 0.9 * n as f64);
        assert!(centroid(&points).length().is_finite());
    }
}
