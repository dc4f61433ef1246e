//! A quadtree of points, in which distant points count as one (Barnes & Hut 1986, doi 10.1038/324446a0).

use super::geometry::{Point, Rect};
use rayon::prelude::*;

/// The maximum number of points in a leaf, unless it cannot be divided.
const LEAF: usize = 8;
/// Cells of the finest grid along each axis, as a power of 2.
const DEPTH: u32 = 24;
/// So few points are sorted sooner by this thread than by several.
const FEW: usize = 256;

/// Masses at points, in recursively divided cells. The same points give the same tree on any number of threads.
pub(super) struct Tree {
    /// Each cell is followed by the cells in it.
    cells: Vec<Cell>,
    /// Numbers of the points, those of a cell together.
    pub(super) order: Vec<u32>,
    /// Points and masses in that order.
    bodies: Vec<(Point, f64)>,
}

struct Cell {
    center: Point,
    mass: f64,
    side: f64,
    /// The next cell that is not in this one.
    after: u32,
    /// Its points if it is a leaf, otherwise none.
    bodies: (u32, u32),
}

impl Tree {
    /// Complexity: O(n log n).
    pub(super) fn new(points: &[Point], masses: &[f64]) -> Self {
        let bounds = Rect::hull(points.iter().map(|&p| Rect::around(p, 0.0))).unwrap_or_default();
        let side = bounds.width().max(bounds.height()).max(1e-9);
        let scale = f64::from(1u32 << DEPTH) * (1.0 - 1e-9) / side;
        let code = |p: Point| {
            spread(((p.x - bounds.left) * scale) as u64) | spread(((p.y - bounds.top) * scale) as u64) << 1
        };
        let mut codes: Vec<(u64, u32)>;
        if points.len() <= FEW {
            codes = points.iter().enumerate().map(|(i, &p)| (code(p), i as u32)).collect();
            codes.sort_unstable();
        } else {
            codes = points.par_iter().enumerate().map(|(i, &p)| (code(p), i as u32)).collect();
            codes.par_sort_unstable();
        }
        let order: Vec<u32> = codes.iter().map(|&(_, i)| i).collect();
        let bodies = order.iter().map(|&i| (points[i as usize], masses[i as usize])).collect();
        let mut tree = Tree { cells: Vec::new(), order, bodies };
        if !codes.is_empty() {
            tree.cut(&codes, 0, side, DEPTH);
        }
        tree
    }

    /// Adds a cell for the points with these codes, the first of which is at `first`, and all cells in it.
    fn cut(&mut self, codes: &[(u64, u32)], first: usize, side: f64, depth: u32) {
        let place = self.cells.len();
        let bodies = &self.bodies[first..first + codes.len()];
        let mass: f64 = bodies.iter().map(|body| body.1).sum();
        let sum = bodies.iter().fold(Point::default(), |sum, body| sum.plus(body.0.times(body.1)));
        let center = sum.times(1.0 / mass);
        let is_leaf = codes.len() <= LEAF || depth == 0;
        let last = if is_leaf { first + codes.len() } else { first };
        let bodies = (first as u32, last as u32);
        self.cells.push(Cell { center, mass, side, after: 0, bodies });
        if !is_leaf {
            let mut begin = 0;
            for quarter in 0..4 {
                let in_quarter = |&(code, _): &(u64, u32)| code >> (2 * (depth - 1)) & 3 <= quarter;
                let end = begin + codes[begin..].partition_point(in_quarter);
                if begin < end {
                    self.cut(&codes[begin..end], first + begin, side / 2.0, depth - 1);
                }
                begin = end;
            }
        }
        self.cells[place].after = self.cells.len() as u32;
    }

    /// Calls `with` for the ways from masses to `to`, their squares, and the masses. A cell that is less than
    /// `open` times as wide as it is far counts as one mass in its center.
    pub(super) fn masses(&self, to: Point, open: f64, mut with: impl FnMut(Point, f64, f64)) {
        let mut next = 0;
        while let Some(cell) = self.cells.get(next) {
            let way = to.minus(cell.center);
            if cell.side * cell.side < open * open * way.square() {
                with(way, way.square(), cell.mass);
                next = cell.after as usize;
                continue;
            }
            let (first, last) = cell.bodies;
            for &(at, mass) in &self.bodies[first as usize..last as usize] {
                let way = to.minus(at);
                with(way, way.square(), mass);
            }
            next += 1;
        }
    }
}

/// The lowest 32 bits, each followed by a zero.
fn spread(bits: u64) -> u64 {
    let mut spread = bits & 0xffff_ffff;
    for (shift, mask) in [
        (16, 0x0000_ffff_0000_ffff),
        (8, 0x00ff_00ff_00ff_00ff),
        (4, 0x0f0f_0f0f_0f0f_0f0f),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ] {
        spread = (spread | spread << shift) & mask;
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn all_masses_are_met_once_and_those_near_by_one_by_one() {
        let mut random = Random::new(8);
        let mut points: Vec<Point> =
            (0..500).map(|_| Point::new(random.fraction(), 3.0 * random.fraction())).collect();
        // Points at one position, which cells cannot separate.
        points.extend([Point::new(0.5, 0.5); 40]);
        let tree = Tree::new(&points, &vec![2.0; 540]);
        for open in [0.0, 1.0] {
            let (mut calls, mut sum) = (0, 0.0);
            tree.masses(points[7], open, |_, _, mass| (calls, sum) = (calls + 1, sum + mass));
            assert_eq!(sum, 1080.0);
            assert_eq!(calls == 540, open == 0.0, "{calls}");
        }
    }

    #[test]
    fn what_is_far_pushes_as_if_it_were_one() {
        let mut random = Random::new(8);
        let points: Vec<Point> = (0..900).map(|_| Point::new(random.fraction(), random.fraction())).collect();
        let tree = Tree::new(&points, &vec![1.0; 900]);
        let push = |open| {
            let mut push = Point::default();
            tree.masses(Point::new(0.2, 1.4), open, |way, square, mass| {
                push = push.plus(way.times(mass / square))
            });
            push
        };
        assert!(push(1.0).minus(push(0.0)).length() < 0.01 * push(0.0).length());
    }
}
