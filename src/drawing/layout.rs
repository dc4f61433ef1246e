//! Layout of one connected component, in units of the length of a tie.

use super::forces::by_forces;
use super::geometry::{Point, Rect, centroid, turn};
use super::grid::Grid;
use super::options::Effort;
use super::stress::{Graph, Pairs, relax};
use crate::random::Random;

/// Complete graphs of up to this many nodes are drawn as a ring.
const RING: usize = 36;
/// Up to this many nodes, the best of several stress layouts is used; beyond, a force-directed layout.
const FEW: usize = 64;
const STARTS: usize = 8;
const QUICK_STARTS: usize = 3;
/// A node closer than this to a tie seems to be on it.
const NEAR: f64 = 0.4;

/// A connected component: the distinct neighbors of each node, ascending.
pub(super) type Neighbors = [Vec<u32>];

/// Positions for the nodes of a connected component: two on a line, complete graphs on a regular polygon, others by
/// stress or, if there are many, by forces, with the long axis horizontal.
pub(super) fn lay_out(neighbors: &Neighbors, effort: Effort, seed: u64) -> Vec<Point> {
    if is_complete(neighbors) {
        return ring(neighbors.len());
    }
    let mut random = Random::new(seed);
    let mut points = if neighbors.len() > FEW {
        by_forces(neighbors, effort, &mut random)
    } else {
        best_by_stress(neighbors, effort, &mut random)
    };
    level(&mut points);
    points
}

/// Whether the graph is complete and small enough for a ring.
pub(super) fn is_complete(neighbors: &Neighbors) -> bool {
    neighbors.len() <= RING && neighbors.iter().all(|near| near.len() + 1 == neighbors.len())
}

/// The stress layout with the fewest blemishes of several; the first one if none is better.
fn best_by_stress(neighbors: &Neighbors, effort: Effort, random: &mut Random) -> Vec<Point> {
    let start = Start::of(neighbors);
    let mut best = start.by_stress(effort, random);
    let mut fewest = blemishes(neighbors, &best);
    let starts = if effort == Effort::Quick { QUICK_STARTS } else { STARTS };
    for _ in 1..starts {
        // No other has fewer than none.
        if fewest == 0.0 {
            break;
        }
        let points = start.by_stress(effort, random);
        let blemishes = blemishes(neighbors, &points);
        if blemishes < fewest {
            (best, fewest) = (points, blemishes);
        }
    }
    best
}

/// What all stress layouts of a graph start from.
struct Start<'a> {
    neighbors: &'a Neighbors,
    graph: Graph,
    pairs: Pairs,
}

impl<'a> Start<'a> {
    fn of(neighbors: &'a Neighbors) -> Self {
        let arcs =
            |near: &Vec<u32>| near.iter().map(|&b| (b, tie_length(near, &neighbors[b as usize]))).collect();
        let graph = Graph { arcs: neighbors.iter().map(arcs).collect() };
        Start { neighbors, pairs: Pairs::of(&graph), graph }
    }

    /// A stress layout from random places.
    ///
    /// Least stress puts some of a large clique inside the others, where their names cannot be read. So the
    /// cliques found are opened into rings: their ties are given the lengths that they have in a ring, and stress
    /// is made small again.
    fn by_stress(&self, effort: Effort, random: &mut Random) -> Vec<Point> {
        let side = (self.neighbors.len() as f64).sqrt();
        let anywhere = |_| Point::new(random.fraction() * side, random.fraction() * side);
        let mut points: Vec<Point> = self.neighbors.iter().map(anywhere).collect();
        relax(self.pairs.clone(), &mut points, 1.0, effort, random);
        let mut graph = self.graph.clone();
        if open_rings(&mut graph, self.neighbors, &points) {
            relax(Pairs::of(&graph), &mut points, 0.3, effort, random);
        }
        points
    }
}

/// Ties are longer where many meet, so that there is room for all (Gansner, Koren & North 2004 do so by the
/// neighbors that are not common; counting all keeps large cliques open as well).
fn tie_length(a: &[u32], b: &[u32]) -> f64 {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let common = few.iter().filter(|node| many.binary_search(node).is_ok()).count();
    1.0 + 0.3 * ((a.len() + b.len() - common - 2) as f64).sqrt()
}

/// What is hard to read in a small layout: nodes on or near ties that are not theirs. Complexity: nodes times
/// ties.
fn blemishes(neighbors: &Neighbors, points: &[Point]) -> f64 {
    let mut blemishes = 0.0;
    for (a, near) in neighbors.iter().enumerate() {
        for b in near.iter().map(|&b| b as usize).filter(|&b| b > a) {
            let (way, length) = (points[b].minus(points[a]).unit(), points[b].minus(points[a]).length());
            for p in (0..points.len()).filter(|&p| p != a && p != b).map(|p| points[p].minus(points[a])) {
                let along = (p.x * way.x + p.y * way.y).clamp(0.0, length);
                blemishes += (1.0 - p.minus(way.times(along)).length() / NEAR).max(0.0);
            }
        }
    }
    blemishes
}

/// A regular polygon of side 1 around the origin; an odd one has a corner at the top, an even one a side,
/// so that as many corners as can be look to the left or right, where a name has its place.
fn ring(n: usize) -> Vec<Point> {
    match n {
        0 => Vec::new(),
        1 => vec![Point::default()],
        2 => vec![Point::new(-0.5, 0.0), Point::new(0.5, 0.0)],
        _ => {
            let top = Point::new(0.0, -chord_radius(n));
            let first = if n.is_multiple_of(2) { top.turned(turn(1, 2 * n)) } else { top };
            std::iter::successors(Some(first), |spoke| Some(spoke.turned(turn(1, n)))).take(n).collect()
        }
    }
}

/// Radius of the circle around a regular polygon of side 1.
fn chord_radius(n: usize) -> f64 {
    0.5 / turn(1, 2 * n).y
}

/// Gives the ties of each clique the lengths they have in a ring, in the order in which the nodes lie around
/// their center. Says whether there is any such clique. Complexity: O(Σ k²) for cliques of k ≤ [`RING`]
/// nodes.
fn open_rings(graph: &mut Graph, neighbors: &Neighbors, points: &[Point]) -> bool {
    let mut any = false;
    for node in 0..neighbors.len() {
        let Some(mut clique) = clique_of(node, neighbors) else { continue };
        let center = centroid(&clique.iter().map(|&i| points[i]).collect::<Vec<_>>());
        let bearing = |i: usize| diamond_angle(points[i].minus(center));
        clique.sort_by(|&i, &j| bearing(i).total_cmp(&bearing(j)).then(i.cmp(&j)));
        let (k, diameter) = (clique.len(), 2.0 * chord_radius(clique.len()));
        for (p, &i) in clique.iter().enumerate() {
            for (q, &j) in clique.iter().enumerate().filter(|&(q, _)| q != p) {
                // Chords are sines of half the angle; at half a turn or less they are of one sign.
                let chord = diameter * turn(p.abs_diff(q), 2 * k).y;
                if let Ok(arc) = graph.arcs[i].binary_search_by_key(&(j as u32), |arc| arc.0) {
                    graph.arcs[i][arc].1 = chord;
                }
            }
        }
        any = true;
    }
    any
}

/// The node and its neighbors, if they all know each other, are four or more, and the node is the first of
/// them of which that can be said.
fn clique_of(node: usize, neighbors: &Neighbors) -> Option<Vec<usize>> {
    let near = &neighbors[node];
    let knows_all = |a: u32| near.iter().all(|&b| a == b || neighbors[a as usize].binary_search(&b).is_ok());
    let is_small = (3..RING).contains(&near.len());
    let first = near.iter().all(|&a| a as usize > node || neighbors[a as usize].len() > near.len());
    if !is_small || !first || !near.iter().all(|&a| knows_all(a)) {
        return None;
    }
    Some(near.iter().map(|&a| a as usize).chain([node]).collect())
}

/// Grows with the angle of a vector, from 0 to 4, without an arc tangent.
fn diamond_angle(v: Point) -> f64 {
    let size = v.x.abs() + v.y.abs();
    match (v.x >= 0.0, v.y >= 0.0) {
        _ if size == 0.0 => 0.0,
        (true, true) => v.y / size,
        (false, true) => 1.0 - v.x / size,
        (false, false) => 2.0 - v.y / size,
        (true, false) => 3.0 + v.x / size,
    }
}

/// Moves the center to the origin and turns the long axis (the first principal component) to the horizontal.
fn level(points: &mut [Point]) {
    let center = centroid(points);
    points.iter_mut().for_each(|p| *p = p.minus(center));
    let sum = |f: fn(&Point) -> f64| points.iter().map(f).sum::<f64>();
    let (half, cross) = ((sum(|p| p.x * p.x) - sum(|p| p.y * p.y)) / 2.0, sum(|p| p.x * p.y));
    let size = (half * half + cross * cross).sqrt();
    if size < 1e-9 {
        return;
    }
    // Half the angle of (half, cross), by the formulas for half angles.
    let cos = ((1.0 + half / size) / 2.0).max(0.0).sqrt();
    let sin = ((1.0 - half / size) / 2.0).max(0.0).sqrt();
    let back = Point::new(cos, if cross > 0.0 { -sin } else { sin });
    points.iter_mut().for_each(|p| *p = p.turned(back));
}

/// How many nodes are nearer than `gap` to another. Complexity: linear, unless many are in one place.
pub(super) fn crowded(points: &[Point], radii: &[f64], gap: f64) -> usize {
    let near = Near::of(points, radii, gap);
    let mut others = Vec::new();
    let is_crowded = |&i: &usize| {
        near.of_node(i, 0, &mut others);
        others.iter().any(|&other| other != i)
    };
    (0..points.len()).filter(is_crowded).count()
}

/// Pushes apart nodes that are nearer than `gap`, until there are none or it has tried 60 times; says how
/// many pairs are left. Complexity: linear in nodes for each try, unless many are in one place.
pub(super) fn separate(points: &mut [Point], radii: &[f64], gap: f64) -> usize {
    let (mut left, mut close) = (0, Vec::new());
    for _ in 0..60 {
        let near = Near::of(points, radii, gap);
        left = 0;
        for i in 0..points.len() {
            near.of_node(i, i + 1, &mut close);
            for &j in &close {
                let (apart, wanted) = (points[j].minus(points[i]), radii[i] + radii[j] + gap);
                let length = apart.length();
                if length < wanted - 0.05 {
                    let direction = if length < 1e-9 { turn(j % 12, 24) } else { apart.unit() };
                    let push = direction.times((wanted - length) / 2.0);
                    (points[i], points[j]) = (points[i].minus(push), points[j].plus(push));
                    left += 1;
                }
            }
        }
        if left == 0 {
            break;
        }
    }
    left
}

/// Boxes around nodes, in a grid if they are so many that looking at all of them would take longer.
struct Near {
    boxes: Vec<Rect>,
    grid: Option<Grid>,
}

impl Near {
    /// Boxes that overlap where nodes are nearer than `gap`.
    fn of(points: &[Point], radii: &[f64], gap: f64) -> Self {
        const MANY: usize = 200;
        Self::with(points, radii, gap, points.len() > MANY)
    }

    fn with(points: &[Point], radii: &[f64], gap: f64, is_in_grid: bool) -> Self {
        let boxes: Vec<Rect> =
            points.iter().zip(radii).map(|(&p, r)| Rect::around(p, r + gap / 2.0)).collect();
        let grid = is_in_grid.then(|| {
            let mut grid = Grid::new(Rect::hull(boxes.iter().copied()).unwrap_or_default());
            boxes.iter().enumerate().for_each(|(i, rect)| grid.add(i as u32, *rect));
            grid
        });
        Self { boxes, grid }
    }

    /// The nodes from `first` on whose boxes overlap that of a node, ascending.
    fn of_node(&self, node: usize, first: usize, found: &mut Vec<usize>) {
        found.clear();
        let own = &self.boxes[node];
        match &self.grid {
            None => found.extend((first..self.boxes.len()).filter(|&other| own.overlaps(&self.boxes[other]))),
            Some(grid) => {
                grid.overlapping(own, |other| {
                    found.extend(Some(other as usize).filter(|&other| other >= first))
                });
                found.sort_unstable();
                found.dedup();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn neighbors(n: usize, ties: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let mut near = vec![Vec::new(); n];
        for &(a, b) in ties {
            near[a as usize].push(b);
            near[b as usize].push(a);
        }
        near.iter_mut().for_each(|near| near.sort_unstable());
        near
    }

    fn clique(members: std::ops::Range<u32>) -> Vec<(u32, u32)> {
        members.clone().flat_map(|a| (a + 1..members.end).map(move |b| (a, b))).collect()
    }

    #[test]
    fn a_clique_is_a_regular_polygon() {
        for n in 3..=12 {
            let points = lay_out(&neighbors(n, &clique(0..n as u32)), Effort::Full, 1);
            for i in 0..n {
                assert!((points[i].length() - points[0].length()).abs() < 1e-9);
                assert!((points[i].minus(points[(i + 1) % n]).length() - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn two_cliques_with_a_common_node_are_two_rings() {
        let ties = [clique(0..7), clique(6..13)].concat();
        let points = lay_out(&neighbors(13, &ties), Effort::Full, 1);
        for ring in [0..7, 6..13] {
            let members: Vec<Point> = points[ring].to_vec();
            let center = centroid(&members);
            for p in &members {
                let radius = p.minus(center).length();
                assert!((radius / chord_radius(7) - 1.0).abs() < 0.15, "{radius}");
            }
        }
    }

    #[test]
    fn the_long_axis_is_horizontal() {
        let points = lay_out(&neighbors(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]), Effort::Full, 1);
        assert!(points.iter().all(|p| p.y.abs() < 0.1 * points[0].x.abs()), "{points:?}");
    }

    #[test]
    fn any_graph_has_finite_places() {
        let mut random = Random::new(3);
        for n in [3, 10, 40] {
            let mut ties: Vec<_> = (1..n).map(|b| (random.below(b as usize) as u32, b)).collect();
            ties.push((0, n - 1));
            ties.sort_unstable();
            ties.dedup();
            let points = lay_out(&neighbors(n as usize, &ties), Effort::Full, 9);
            assert!(points.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
        }
    }

    #[test]
    fn a_grid_finds_the_same_near_nodes_as_a_look_at_all() {
        let mut random = Random::new(6);
        for n in [2, 30, 150, 400] {
            let points: Vec<Point> = (0..n)
                .map(|_| Point::new(random.fraction() * 20.0 * (n as f64).sqrt(), random.fraction() * 90.0))
                .collect();
            let radii: Vec<f64> = (0..n).map(|_| 2.0 + 9.0 * random.fraction()).collect();
            let [with, without] =
                [true, false].map(|is_in_grid| Near::with(&points, &radii, 3.0, is_in_grid));
            let (mut a, mut b) = (Vec::new(), Vec::new());
            for node in 0..n {
                for first in [0, node + 1] {
                    with.of_node(node, first, &mut a);
                    without.of_node(node, first, &mut b);
                    assert_eq!(a, b);
                }
            }
        }
    }

    #[test]
    fn nodes_at_one_point_are_separated() {
        let mut points = vec![Point::default(); 30];
        assert_eq!(separate(&mut points, &[4.0; 30], 2.0), 0);
        for i in 0..30 {
            for j in 0..i {
                assert!(points[i].minus(points[j]).length() > 9.9);
            }
        }
    }
}
