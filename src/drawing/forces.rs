//! Force-directed layout of large components: ties attract, and all nodes repel each other.
//!
//! The first phase arranges the whole: it lays out coarse levels of the graph, each about twice as fine as the one
//! before, with attraction that grows with the square of the distance and repulsion that falls with the distance
//! (Fruchterman & Reingold 1991; multilevel with a Barnes–Hut tree after Hu 2005, as in Graphviz's sfdp). The second
//! phase arranges the details: short-range forces move related nodes closer and open gaps between groups. These are
//! the forces of t-distributed stochastic neighbor embedding, with ties as neighbors (Kruiger et al. 2017, doi
//! 10.1111/cgf.13187; its tree: van der Maaten 2014).
//!
//! In each round, a node moves most of the way to where it would be at rest if all others were fixed, but no further
//! than the round allows. All nodes move at the same time, so the result does not depend on threads.

use super::coarse::{Groups, Level};
use super::geometry::Point;
use super::options::Effort;
use super::stress::{Graph, Pairs, relax};
use super::tree::Tree;
use crate::interrupt::Interrupt;
use crate::random::Random;
use rayon::prelude::*;

/// The maximum number of nodes of the coarsest level, which is laid out by stress.
const COARSEST: usize = 200;
/// Room per node in that layout, in lengths of a tie.
const ROOM: f64 = 0.7;
/// The initial distance of nodes that were one node at the coarser level.
const BESIDE: f64 = 0.5;
/// Repulsion of two nodes at distance 1, where the attraction of a tie is 1.
const PUSH: f64 = 0.2;
/// The factor of short-range repulsion over the gradient of the divergence: larger is rounder.
const NEAR_PUSH: f64 = 2.0;
/// The same at distance 0: it separates nodes that ties would move to one point.
const TOUCH: f64 = 0.3;
/// Mean length of a tie at the start of the second phase, whose forces have a range of 1.
const REACH: f64 = 2.0;
/// Mean length of a tie at the end.
const TIE: f64 = 2.0;
/// The opening criterion of the tree: a cell closer than this multiple of its width is opened.
const OPEN: f64 = 1.2;
/// Added to squared distances in denominators.
const TOUCHING: f64 = 1e-4;
/// The share of the way to rest that a node moves.
const STEP: f64 = 0.7;
/// Nodes moved by one task.
const TASK: usize = 256;

/// A schedule: the number of rounds, the initial maximum step, and the factor by which it shrinks.
struct Rounds {
    count: usize,
    first: f64,
    cooling: f64,
}

const COARSE: Rounds = Rounds { count: 30, first: 3.0, cooling: 0.95 };
const FINEST: Rounds = Rounds { count: 20, first: 3.0, cooling: 0.95 };
const NEAR: Rounds = Rounds { count: 60, first: 1.0, cooling: 0.97 };

/// Positions for the nodes of a connected graph of two nodes or more, in units of about half the mean length of a tie.
///
/// Complexity: O(n log n + m) for each of about a hundred rounds; memory O(n + m).
pub(super) fn by_forces(neighbors: &[Vec<u32>], effort: Effort, random: &mut Random) -> Vec<Point> {
    let (mut level, mut finer) = (Level::of(neighbors), Vec::new());
    while level.len() > COARSEST {
        let groups = level.groups(random);
        let coarser = level.coarser(&groups);
        finer.push((std::mem::replace(&mut level, coarser), groups));
    }
    let interrupt = Interrupt::current();
    let coarse = finer.iter().skip(1).map(|(level, _)| level.len()).sum::<usize>() + level.len();
    let finest = if finer.is_empty() { 0 } else { neighbors.len() };
    let steps = coarse * COARSE.count + finest * FINEST.count + neighbors.len() * NEAR.count;
    interrupt.expect(steps as u64);
    let mut points = start(&level, neighbors.len(), effort, random);
    settle(&level, &mut points, &COARSE, &interrupt);
    while let Some((next, groups)) = finer.pop() {
        points = separated(&groups, &points, random);
        settle(&next, &mut points, if finer.is_empty() { &FINEST } else { &COARSE }, &interrupt);
        level = next;
    }
    scale(&level, &mut points, REACH);
    gather(&level, &mut points, &interrupt);
    scale(&level, &mut points, TIE);
    points
}

/// A stress layout with ties of equal length.
fn start(level: &Level, nodes: usize, effort: Effort, random: &mut Random) -> Vec<Point> {
    let arcs = |node| {
        let mut arcs: Vec<(u32, f64)> = level.arcs(node).iter().map(|arc| (arc.0, 1.0)).collect();
        arcs.sort_unstable_by_key(|arc| arc.0);
        arcs
    };
    let graph = Graph { arcs: (0..level.len()).map(arcs).collect() };
    let mut points: Vec<Point> =
        (0..level.len()).map(|_| Point::new(random.fraction(), random.fraction())).collect();
    relax(Pairs::of(&graph), &mut points, 1.0, effort, random);
    let room = ROOM * (nodes as f64 / level.len() as f64).sqrt();
    points.into_iter().map(|p| p.times(room)).collect()
}

/// The nodes of the finer level, near the positions of their groups.
fn separated(groups: &Groups, points: &[Point], random: &mut Random) -> Vec<Point> {
    let mut off = || (random.fraction() - 0.5) * BESIDE;
    groups.of.iter().map(|&group| points[group as usize].plus(Point::new(off(), off()))).collect()
}

/// The first phase: a tie attracts with the square of its length, masses repel with the reciprocal of their distance.
fn settle(level: &Level, points: &mut [Point], rounds: &Rounds, interrupt: &Interrupt) {
    let mut reach = rounds.first;
    for _ in 0..rounds.count {
        let tree = Tree::new(points, &level.masses);
        let step = |i: usize| {
            let mut push = Point::default();
            tree.masses(points[i], OPEN, |way, square, mass| {
                push = push.plus(way.times(mass / (square + TOUCHING)));
            });
            let pull = Pull::of(level, points, i, |square, ties, _| ties * (square + TOUCHING).sqrt());
            pull.step(push.times(PUSH * level.masses[i]), reach)
        };
        for (i, step) in for_all(&tree, step) {
            points[i] = points[i].plus(step);
        }
        reach *= rounds.cooling;
        interrupt.advance(level.len() as u64);
    }
}

/// The second phase: with p = (1/degree + 1/other degree)/2n for two adjacent nodes, q = 1/(1 + distance²) and
/// Z = Σq over all pairs, a tie attracts with p·q and two nodes repel with q²/Z, times their distance. An additional
/// repulsion of q/Z over the distance keeps nodes with the same neighbors from coinciding.
fn gather(level: &Level, points: &mut [Point], interrupt: &Interrupt) {
    let masses = vec![1.0; points.len()];
    let share = |node: usize| 1.0 / (2 * level.arcs(node).len() * points.len()) as f64;
    let shares: Vec<f64> = (0..points.len()).map(share).collect();
    let mut reach = NEAR.first;
    for _ in 0..NEAR.count {
        let tree = Tree::new(points, &masses);
        let pushes = for_all(&tree, |i| {
            // The tree contains the node itself, at distance 0.
            let (mut push, mut sum) = (Point::default(), -1.0);
            tree.masses(points[i], OPEN, |way, square, mass| {
                let near = 1.0 / (1.0 + square);
                sum += mass * near;
                push = push.plus(way.times(mass * near * (near + TOUCH / (square + TOUCHING))));
            });
            (push, sum)
        });
        let sum: f64 = pushes.iter().map(|(_, (_, sum))| sum).sum();
        let step = |&(i, (push, _)): &(usize, (Point, f64))| {
            let pull = Pull::of(level, points, i, |square, _, j| (shares[i] + shares[j]) / (1.0 + square));
            (i, pull.step(push.times(NEAR_PUSH / sum), reach))
        };
        let steps: Vec<(usize, Point)> = if pushes.len() <= TASK {
            pushes.iter().map(step).collect()
        } else {
            pushes.par_iter().with_min_len(TASK).map(step).collect()
        };
        for (i, step) in steps {
            points[i] = points[i].plus(step);
        }
        reach *= NEAR.cooling;
        interrupt.advance(level.len() as u64);
    }
}

/// The attraction of a node: the sum of strength times displacement over its ties, and the sum of strengths.
struct Pull {
    force: Point,
    strength: f64,
}

impl Pull {
    /// `strength` gets the squared length, the number of ties, and the other end.
    fn of(level: &Level, points: &[Point], node: usize, strength: impl Fn(f64, f64, usize) -> f64) -> Self {
        let mut pull = Pull { force: Point::default(), strength: 0.0 };
        for &(other, ties) in level.arcs(node) {
            let way = points[other as usize].minus(points[node]);
            let strength = strength(way.square(), f64::from(ties), other as usize);
            pull.force = pull.force.plus(way.times(strength));
            pull.strength += strength;
        }
        pull
    }

    /// The move of a node: most of the way to rest, at most the maximum step.
    fn step(&self, push: Point, reach: f64) -> Point {
        if self.strength == 0.0 {
            // The only node of a level.
            return Point::default();
        }
        let step = self.force.plus(push).times(STEP / self.strength);
        let length = step.length();
        if length > reach { step.times(reach / length) } else { step }
    }
}

/// A result per node, computed in the order of the tree, because close nodes read the same cells.
fn for_all<T: Send>(tree: &Tree, find: impl Fn(usize) -> T + Sync) -> Vec<(usize, T)> {
    let find = |&node: &u32| (node as usize, find(node as usize));
    // One task is done sooner by this thread than by another.
    if tree.order.len() <= TASK {
        return tree.order.iter().map(find).collect();
    }
    tree.order.par_iter().with_min_len(TASK).map(find).collect()
}

/// Scales the points so that ties have this mean length.
fn scale(level: &Level, points: &mut [Point], mean: f64) {
    let lengths = |a: usize| level.arcs(a).iter().map(move |arc| (a, arc.0 as usize));
    let (sum, count) = (0..level.len())
        .flat_map(lengths)
        .fold((0.0, 0.0), |(sum, count), (a, b)| (sum + points[a].minus(points[b]).length(), count + 1.0));
    points.iter_mut().for_each(|p| *p = p.times(mean * count / sum));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rings of ten who all know each other, in a circle: one of each ring knows one of the next.
    fn circle_of_cliques(cliques: u32) -> Vec<Vec<u32>> {
        let mut near: Vec<Vec<u32>> = (0..10 * cliques)
            .map(|i| (i / 10 * 10..i / 10 * 10 + 10).filter(|&j| j != i).collect())
            .collect();
        for clique in 0..cliques {
            let (a, b) = (10 * clique, (10 * clique + 15) % (10 * cliques));
            near[a as usize].push(b);
            near[b as usize].push(a);
        }
        near
    }

    #[test]
    fn tied_nodes_are_close() {
        let near = circle_of_cliques(60);
        let points = by_forces(&near, Effort::Full, &mut Random::new(1));
        let length = |a: usize, b: usize| points[a].minus(points[b]).length();
        let mean = |of: &dyn Fn(usize) -> f64| (0..600).map(of).sum::<f64>() / 600.0;
        let within = mean(&|i| length(i, i / 10 * 10));
        let across = mean(&|i| length(i, (i + 300) % 600));
        assert!(across > 8.0 * within, "{across} {within}");
    }

    #[test]
    fn any_number_of_threads_gives_the_same_places() {
        let near = circle_of_cliques(90);
        let places = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| by_forces(&near, Effort::Full, &mut Random::new(1)))
        };
        assert_eq!(places(1), places(3));
    }

    #[test]
    fn a_star_has_finite_places() {
        let mut near = vec![vec![0]; 3_000];
        near[0] = (1..3_000).collect();
        let points = by_forces(&near, Effort::Full, &mut Random::new(1));
        assert!(points.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
    }
}
