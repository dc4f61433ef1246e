//! A laid-out connected component: positions in pixels, labels, and bounding box.

use super::components::Component;
use super::geometry::{Point, Rect, tenth, turn};
use super::labels::{Placed, Plan, Room, Site, Spot};
use super::layout::{crowded, is_complete, lay_out, separate};
use super::leaders::add_leaders;
use super::options::{DrawOptions, Effort};
use crate::interrupt::Interrupt;
use rayon::prelude::*;

/// Default length of a tie in pixels.
const TIE: f64 = 28.0;
/// Minimum side of the square per node of a large component, on average.
const ROOM: f64 = 28.0;
/// One in this many nodes may overlap another before all are pushed apart.
const CROWDED: usize = 4;
/// Space between two nodes.
const GAP: f64 = 3.0;
/// The factors by which small and large figures grow at a time if their labels do not fit, and the maximum number of
/// nodes of a small figure, which is also rotated.
const GROWTH: f64 = 1.12;
const LARGE_GROWTH: f64 = 1.25;
const TURNED: usize = 64;
const TURNS: usize = 12;
/// The number of larger sizes that are tried for every small figure.
const AT_LEAST: usize = 5;
/// A quick drawing is tried in every one of so many rotations.
const QUICK_TURNS: usize = 3;
const CROSSING: f64 = 300.0;
/// To place the label of a node takes about as long as so many rounds of the layout take for it.
const STEPS: u64 = 4;
/// The maximum number of times that ties are lengthened if nodes are crowded: to 90 times the default length.
const CROWD_TRIES: usize = 40;

/// A laid-out component; all lists are by member.
#[derive(Default)]
pub(super) struct Figure {
    /// Positions of the members in the sketch, in ascending order.
    pub(super) members: Vec<usize>,
    pub(super) points: Vec<Point>,
    pub(super) spots: Vec<Option<Spot>>,
    /// Ties by positions in `members`.
    pub(super) ties: Vec<(u32, u32)>,
}

/// Lays out a component as small as its nodes allow, and enlarges it until its labels fit, at most `patience` times.
///
/// Small components that are not a ring are also rotated and tried at larger sizes, if fewer ties then cross labels.
pub(super) fn figure(component: Component, room: &Room, patience: usize, options: &DrawOptions) -> Figure {
    let neighbors = neighbors(&component);
    let unit = lay_out(&neighbors, options.effort, options.seed);
    let plain = unit.len() > TURNED || is_complete(&neighbors) || component.order.is_empty();
    let growth = if unit.len() > TURNED { LARGE_GROWTH } else { GROWTH };
    let least = least_scale(&unit, &component.radii);
    let scales =
        std::iter::successors(Some(least), |scale| Some(scale * growth)).take(patience + 1).collect();
    let sizes =
        Sizes { component: &component, unit: &unit, room, scales, turns: if plain { 1 } else { TURNS } };
    let best = match options.effort {
        Effort::Full => sizes.by_growth(),
        Effort::Quick => sizes.by_halves(),
    };
    let Some(Try { points, mut placed, .. }) = best else { return Figure::default() };
    add_leaders(&mut placed, &sites(&component, &points), &component.order, room);
    Figure { members: component.members, points, spots: placed.spots, ties: component.ties }
}

/// The sizes and rotations in which a component may be drawn.
struct Sizes<'a> {
    component: &'a Component,
    unit: &'a [Point],
    room: &'a Room,
    /// Ascending.
    scales: Vec<f64>,
    /// 1 if it is not rotated.
    turns: usize,
}

impl Sizes<'_> {
    /// The best try of all sizes up to the first that has room for all labels, and of some more.
    fn by_growth(&self) -> Option<Try> {
        let (n, plain) = (self.unit.len(), self.turns == 1);
        // Large components rarely fit at once, so two sizes are tried in parallel.
        let at_once = if n > TURNED { 2 } else { 1 };
        let (interrupt, of_scale) = (Interrupt::current(), (self.turns * n) as u64 * STEPS);
        let mut left = of_scale * self.scales.len() as u64;
        interrupt.expect(left);
        let mut best: Option<Try> = None;
        'growing: for (batch, scales) in self.scales.chunks(at_once).enumerate() {
            let known = best.as_ref().map(Try::cost);
            let better = |&scale: &f64| self.better(known, scale, 0..self.turns);
            let tries: Vec<Option<Try>> = match scales {
                [scale] => vec![better(scale)],
                _ => scales.par_iter().map(better).collect(),
            };
            interrupt.advance(of_scale * scales.len() as u64);
            left -= of_scale * scales.len() as u64;
            for (place, tries) in tries.into_iter().enumerate() {
                best = best
                    .into_iter()
                    .chain(tries)
                    .reduce(|best, next| if next.cost() < best.cost() { next } else { best });
                let fits = best.as_ref().is_some_and(|best| best.placed.missing == 0);
                if fits && (plain || batch * at_once + place >= AT_LEAST) {
                    break 'growing;
                }
            }
        }
        // The sizes that need not be tried are done, too.
        interrupt.advance(left);
        best
    }

    /// The best try of few: the least size that has room for all labels is looked for by halves, each size in every third
    /// rotation only, from another one on.
    fn by_halves(&self) -> Option<Try> {
        let (mut first, mut last, mut round) = (0, self.scales.len(), 0);
        let mut best: Option<Try> = None;
        while first < last {
            let middle = usize::midpoint(first, last);
            let turns = (round % QUICK_TURNS % self.turns..self.turns).step_by(QUICK_TURNS);
            let better = self.better(best.as_ref().map(Try::cost), self.scales[middle], turns);
            // Where all labels have room already, a smaller size must also be better.
            if better.as_ref().is_some_and(|better| better.placed.missing == 0) {
                last = middle;
            } else {
                first = middle + 1;
            }
            best = better.or(best);
            round += 1;
        }
        best
    }

    /// The best try of a size that is better than what is known, if there is any.
    fn better(
        &self,
        known: Option<(usize, f64)>,
        scale: f64,
        turns: impl Iterator<Item = usize>,
    ) -> Option<Try> {
        turns.fold(None, |best: Option<Try>, turn| {
            let known = best.as_ref().map(Try::cost).or(known);
            Try::better(known, self, scale, turn).or(best)
        })
    }
}

/// The scale at which ties have their default length, or nodes their default room if that is smaller, and few nodes
/// overlap.
fn least_scale(unit: &[Point], radii: &[f64]) -> f64 {
    let bounds = Rect::hull(unit.iter().map(|&p| Rect::around(p, 0.0))).unwrap_or_default();
    let area = (bounds.width() * bounds.height()).max(1e-9);
    let mut scale = TIE.min(ROOM * (unit.len() as f64 / area).sqrt());
    for _ in 0..CROWD_TRIES {
        let points: Vec<Point> = unit.iter().map(|p| p.times(scale)).collect();
        if crowded(&points, radii, GAP) <= unit.len() / CROWDED {
            break;
        }
        scale *= GROWTH;
    }
    scale
}

/// A candidate drawing of a component.
struct Try {
    points: Vec<Point>,
    placed: Placed,
    room: f64,
}

impl Try {
    /// A try that is better than what is known, if it is.
    fn better(known: Option<(usize, f64)>, sizes: &Sizes, scale: f64, by: usize) -> Option<Self> {
        let &Sizes { component, unit, room, .. } = sizes;
        let is_better = |cost: (usize, f64)| known.is_none_or(|known| cost < known);
        let by = turn(by, 2 * TURNS);
        let mut points: Vec<Point> = unit.iter().map(|p| p.turned(by).times(scale)).collect();
        separate(&mut points, &component.radii, GAP);
        points.iter_mut().for_each(|p| *p = Point::new(tenth(p.x), tenth(p.y)));
        // What follows takes long. Labels need room, too.
        let least_area = area(&bounds(&points, &component.radii, &[]));
        if !is_better((0, least_area)) {
            return None;
        }
        let sites = sites(component, &points);
        let plan = Plan::of(&sites, &component.ties, &component.order, room);
        if !is_better((0, plan.least_cost() * CROSSING + least_area)) {
            return None;
        }
        let placed = plan.place();
        let room = area(&bounds(&points, &component.radii, &placed.spots));
        Some(Try { points, placed, room }).filter(|found| is_better(found.cost()))
    }

    /// Labels without a position count first. Then a piece of a tie under a label is as bad as a number of square
    /// pixels.
    fn cost(&self) -> (usize, f64) {
        (self.placed.missing, self.placed.cost * CROSSING + self.room)
    }
}

fn sites(component: &Component, points: &[Point]) -> Vec<Site> {
    let site = |((&at, &radius), &label)| Site { at, radius, label };
    points.iter().zip(&component.radii).zip(&component.labels).map(site).collect()
}

/// The box around nodes and labels.
fn bounds(points: &[Point], radii: &[f64], spots: &[Option<Spot>]) -> Rect {
    let nodes = points.iter().zip(radii).map(|(&p, &radius)| Rect::around(p, radius));
    Rect::hull(nodes.chain(spots.iter().flatten().map(|spot| spot.bounds))).unwrap_or_default()
}

fn area(rect: &Rect) -> f64 {
    rect.width() * rect.height()
}

fn neighbors(component: &Component) -> Vec<Vec<u32>> {
    let mut neighbors = vec![Vec::new(); component.members.len()];
    for &(a, b) in &component.ties {
        neighbors[a as usize].push(b);
        neighbors[b as usize].push(a);
    }
    for near in &mut neighbors {
        near.sort_unstable();
        near.dedup();
    }
    neighbors
}
