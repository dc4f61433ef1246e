//! Label placement.
//!
//! Every label has 28 candidate positions. Each label in turn, the most important first, takes the position where it
//! covers least, given the others; after a few rounds no label moves. Labels that still cover another label or a node
//! are left out, the least important first. (Candidates and local search: Christensen, Marks & Shieber 1995, doi
//! 10.1145/212332.212334.)

use super::geometry::{Point, Rect};
use super::grid::Grid;
use super::metrics;
use super::scene::Anchor;

/// Between a node and its label, in pixels.
const GAP: f64 = 2.0;
const ROUNDS: usize = 8;

/// A direction from the node, the extra distance in font sizes, and the penalty.
#[rustfmt::skip]
const WAYS: [(f64, f64, f64, f64); 28] = [
    (1.0, 0.0, 0.0, 0.0), (-1.0, 0.0, 0.0, 0.01), (0.0, -1.0, 0.0, 0.8), (0.0, 1.0, 0.0, 0.8),
    (1.0, -0.5, 0.0, 0.4), (1.0, 0.5, 0.0, 0.4), (-1.0, -0.5, 0.0, 0.41), (-1.0, 0.5, 0.0, 0.41),
    (1.0, -1.0, 0.0, 0.6), (1.0, 1.0, 0.0, 0.6), (-1.0, -1.0, 0.0, 0.61), (-1.0, 1.0, 0.0, 0.61),
    (0.5, -1.0, 0.0, 0.7), (0.5, 1.0, 0.0, 0.7), (-0.5, -1.0, 0.0, 0.71), (-0.5, 1.0, 0.0, 0.71),
    (1.0, 0.0, 0.6, 2.0), (-1.0, 0.0, 0.6, 2.01), (0.0, -1.0, 0.6, 2.8), (0.0, 1.0, 0.6, 2.8),
    (1.0, -1.0, 0.6, 2.6), (1.0, 1.0, 0.6, 2.6), (-1.0, -1.0, 0.6, 2.61), (-1.0, 1.0, 0.6, 2.61),
    (0.5, -1.0, 0.6, 2.7), (0.5, 1.0, 0.6, 2.7), (-0.5, -1.0, 0.6, 2.71), (-0.5, 1.0, 0.6, 2.71),
];

/// The penalties of a label that covers a label or a node, one more piece of a tie, and that points in the wrong
/// direction.
const COVERS: f64 = 100.0;
const CROSSES: f64 = 2.0;
const INWARD: f64 = 1.0;

/// Where labels may go.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Room {
    /// Margin around each label in pixels.
    pub(super) air: f64,
    /// The box that all labels are in, if it is limited.
    pub(super) limits: Option<Rect>,
}

impl Room {
    pub(super) fn has(&self, rect: &Rect) -> bool {
        self.limits.is_none_or(|limits| {
            rect.left >= limits.left
                && rect.right <= limits.right
                && rect.top >= limits.top
                && rect.bottom <= limits.bottom
        })
    }
}

/// The size of a label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lettering {
    /// Width in pixels.
    pub(super) width: f64,
    /// Font size in pixels.
    pub(super) size: f64,
    /// Whether a line may lead to it where there is no room next to its node.
    pub(super) must: bool,
}

/// A node that may have a label.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) at: Point,
    pub(super) radius: f64,
    /// Its label, if it should have one.
    pub(super) label: Option<Lettering>,
}

/// A position of a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) anchor: Anchor,
    pub(super) at: Point,
    pub(super) size: f64,
    pub(super) bounds: Rect,
    /// The line to it from its node.
    pub(super) leader: Option<(Point, Point)>,
}

impl Spot {
    pub(super) fn moved(&self, by: Point) -> Self {
        Spot {
            at: self.at.plus(by),
            bounds: self.bounds.moved(by),
            leader: self.leader.map(|(from, to)| (from.plus(by), to.plus(by))),
            ..*self
        }
    }
}

/// Positions for the labels of all sites, and their quality.
pub(super) struct Placed {
    pub(super) spots: Vec<Option<Spot>>,
    /// The number of labels without a position.
    pub(super) missing: usize,
    /// The penalty: smaller is better.
    pub(super) cost: f64,
}

/// Places labels. `order` lists the sites that should have one, the most important first.
///
/// Complexity: linear in labels and the length of the ties, unless labels crowd.
pub(super) fn place(sites: &[Site], ties: &[(u32, u32)], order: &[usize], room: &Room) -> Placed {
    Plan::of(sites, ties, order, room).place()
}

/// What each label may choose from.
pub(super) struct Plan<'a> {
    sites: &'a [Site],
    order: &'a [usize],
    room: &'a Room,
    ink: Ink,
    /// By their order.
    choices: Vec<Choices>,
}

impl<'a> Plan<'a> {
    pub(super) fn of(sites: &'a [Site], ties: &[(u32, u32)], order: &'a [usize], room: &'a Room) -> Self {
        let (ink, outward) = (Ink::new(bounds(sites), sites, ties), outward(sites, ties));
        let away = WAYS.map(|(dx, dy, ..)| Point::new(dx, dy).unit());
        let choices = |&i: &usize| Choices::of(&sites[i], outward[i], &ink, room, &away);
        Plan { choices: order.iter().map(choices).collect(), sites, order, room, ink }
    }

    /// No places for all labels have less penalty than this.
    pub(super) fn least_cost(&self) -> f64 {
        self.choices.iter().map(|choices| choices.least_ink).sum()
    }

    pub(super) fn place(&self) -> Placed {
        let Plan { sites, order, room, ink, .. } = self;
        let mut crowd = Crowd::of(sites, ink.bounds, room.air);
        let mut spots: Vec<Option<Spot>> = vec![None; sites.len()];
        let (mut last, mut moves) = (vec![Last::default(); order.len()], Vec::new());
        let (mut covered, mut is_settled) = (0, false);
        for _ in 0..ROUNDS {
            let mut moved = false;
            covered = 0;
            for ((&i, choices), last) in order.iter().zip(&self.choices).zip(&mut last) {
                if last.is_still_best(&choices.reach, &moves) {
                    covered += last.covers;
                    continue;
                }
                let (best, covers) = best_spot(i, &sites[i], choices, &crowd);
                covered += covers;
                if spots[i] != best {
                    let boxes = [spots[i], best].into_iter().flatten();
                    moves.extend(boxes.map(|spot| spot.bounds.grown(room.air)));
                    crowd.replace(i, spots[i], best);
                    spots[i] = best;
                    moved = true;
                }
                *last = Last { covers, moves: Some(moves.len()) };
            }
            if !moved {
                is_settled = true;
                break;
            }
        }
        if is_settled && covered == 0 {
            let placed = order.iter().filter_map(|&i| spots[i]);
            let (count, cost) =
                placed.fold((0, 0.0), |(n, sum), spot| (n + 1, sum + ink.under(&spot.bounds)));
            return Placed { spots, missing: order.len() - count, cost };
        }
        keep_clear(sites, order, spots, ink, room)
    }
}

/// When the best position of a label was last looked for.
#[derive(Clone, Default)]
struct Last {
    /// How much it covered.
    covers: usize,
    /// How many boxes had been left or taken by labels.
    moves: Option<usize>,
}

impl Last {
    /// Whether no label has moved within reach since. After many moves, it is as quick to look again.
    fn is_still_best(&self, reach: &Rect, moves: &[Rect]) -> bool {
        const MANY: usize = 300;
        let since = self.moves.map(|seen| &moves[seen..]);
        since.is_some_and(|since| since.len() <= MANY && since.iter().all(|moved| !moved.overlaps(reach)))
    }
}

/// The box that has all nodes and any label next to its node.
fn bounds(sites: &[Site]) -> Rect {
    let reach = |label: &Lettering| label.width + 2.0 * label.size;
    let longest = sites.iter().filter_map(|site| site.label.as_ref()).map(reach).fold(0.0, f64::max);
    let nodes = sites.iter().map(|site| Rect::around(site.at, site.radius));
    Rect::hull(nodes).unwrap_or_default().grown(longest)
}

/// A position that a label may have: what it costs whatever the other labels do, and the number of its way.
#[derive(Clone, Copy)]
struct Choice {
    cost: f64,
    way: usize,
}

/// The choices of a site that are in the room.
#[derive(Default)]
struct Choices {
    /// The cheapest first.
    all: Vec<Choice>,
    /// The box around all of them.
    reach: Rect,
    /// The least pieces of ties under any of them; 0 if there are none.
    least_ink: f64,
}

impl Choices {
    fn of(site: &Site, outward: Point, ink: &Ink, room: &Room, away: &[Point; WAYS.len()]) -> Self {
        let Some(label) = site.label else { return Choices::default() };
        let mut all = Vec::with_capacity(WAYS.len());
        let (mut reach, mut least_ink) = (None, f64::INFINITY);
        for (way, (&(dx, dy, off, dislike), away)) in WAYS.iter().zip(away).enumerate() {
            let bounds = spot(site, label, (dx, dy, off)).bounds;
            if room.has(&bounds) {
                let looks_in = 1.0 - (away.x * outward.x + away.y * outward.y);
                let under = ink.under(&bounds);
                all.push(Choice { cost: dislike + INWARD * looks_in + CROSSES * under, way });
                reach = Rect::hull(reach.into_iter().chain([bounds]));
                least_ink = least_ink.min(under);
            }
        }
        all.sort_unstable_by(|a, b| a.cost.total_cmp(&b.cost).then(a.way.cmp(&b.way)));
        Choices {
            reach: reach.unwrap_or_default(),
            least_ink: if all.is_empty() { 0.0 } else { least_ink },
            all,
        }
    }
}

/// The position of a label with the lowest penalty, and how much it covers there.
///
/// Counting what is covered is expensive and can only raise the penalty, so the cheapest choice that covers nothing ends the
/// search.
fn best_spot(i: usize, site: &Site, choices: &Choices, crowd: &Crowd) -> (Option<Spot>, usize) {
    let Some(label) = site.label else { return (None, 0) };
    let (mut best, mut least, mut covers) = (None, (f64::INFINITY, WAYS.len()), 0);
    for &Choice { cost, way } in &choices.all {
        if cost > least.0 {
            break;
        }
        let (dx, dy, off, _) = WAYS[way];
        let spot = spot(site, label, (dx, dy, off));
        // With more than so many it is worse than the best; one more makes up for rounding.
        let most = ((least.0 - cost) / COVERS) as usize;
        let covered = crowd.covered(&spot.bounds, i, most.saturating_add(1));
        let cost = (cost + COVERS * covered as f64, way);
        if cost < least {
            (best, least, covers) = (Some(spot), cost, covered);
        }
    }
    (best, covers)
}

/// The label next to its node in a direction: to the right or left, or centered above or below.
fn spot(site: &Site, Lettering { width, size, .. }: Lettering, (dx, dy, off): (f64, f64, f64)) -> Spot {
    let reach = site.radius + GAP + off * size;
    let is_beside = dx.abs() == 1.0;
    let slant = if is_beside && dy.abs() == 1.0 { 0.7 } else { 1.0 };
    // Above and below, a label may be off center.
    let x = site.at.x + dx * if is_beside { reach * slant } else { width / 2.0 };
    let base = match dy {
        1.0 => site.at.y + reach * slant + metrics::MIDDLE * size * 2.1,
        -1.0 => site.at.y - reach * slant,
        _ => site.at.y + metrics::MIDDLE * size + dy * size * 0.8,
    };
    let anchor = match dx {
        1.0 => Anchor::Start,
        -1.0 => Anchor::End,
        _ => Anchor::Middle,
    };
    spot_at(Point::new(x, base), anchor, width, size)
}

/// A label at a point of its base line.
pub(super) fn spot_at(at: Point, anchor: Anchor, width: f64, size: f64) -> Spot {
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::End => at.x - width,
        Anchor::Middle => at.x - width / 2.0,
    };
    let (top, bottom) = (at.y - metrics::ASCENT * size, at.y + metrics::DESCENT * size);
    Spot { anchor, at, size, bounds: Rect { left, top, right: left + width, bottom }, leader: None }
}

/// Drops labels that cover a node or a more important label.
fn keep_clear(
    sites: &[Site],
    order: &[usize],
    mut spots: Vec<Option<Spot>>,
    ink: &Ink,
    room: &Room,
) -> Placed {
    let mut crowd = Crowd::of(sites, ink.bounds, room.air);
    let (mut missing, mut cost) = (0, 0.0);
    for &i in order {
        let Some(spot) = spots[i].filter(|spot| crowd.covered(&spot.bounds, i, 0) == 0) else {
            spots[i] = None;
            missing += 1;
            continue;
        };
        crowd.replace(i, None, Some(spot));
        cost += ink.under(&spot.bounds);
    }
    Placed { spots, missing, cost }
}

/// The nodes, numbered as the sites, and the labels, numbered after them.
struct Crowd {
    grid: Grid,
    sites: usize,
    /// Margin around each label.
    air: f64,
}

impl Crowd {
    /// The nodes without labels.
    fn of(sites: &[Site], bounds: Rect, air: f64) -> Self {
        let mut grid = Grid::new(bounds);
        for (i, site) in sites.iter().enumerate() {
            grid.add(i as u32, Rect::around(site.at, site.radius));
        }
        Crowd { grid, sites: sites.len(), air }
    }

    /// Moves the label of a site.
    fn replace(&mut self, site: usize, old: Option<Spot>, new: Option<Spot>) {
        let id = (self.sites + site) as u32;
        if let Some(old) = old {
            self.grid.remove(id, old.bounds.grown(self.air));
        }
        if let Some(new) = new {
            self.grid.add(id, new.bounds.grown(self.air));
        }
    }

    /// How many labels and nodes the box covers, but for its own, which it may touch where it is close; counted to more
    /// than `most`.
    fn covered(&self, bounds: &Rect, own: usize, most: usize) -> usize {
        self.grid.count(bounds, [own as u32, (self.sites + own) as u32], most)
    }
}

/// The direction away from the neighbors of each site.
fn outward(sites: &[Site], ties: &[(u32, u32)]) -> Vec<Point> {
    let mut outward = vec![Point::default(); sites.len()];
    for &(a, b) in ties {
        let (a, b) = (a as usize, b as usize);
        let way = sites[a].at.minus(sites[b].at).unit();
        outward[a] = outward[a].plus(way);
        outward[b] = outward[b].minus(way);
    }
    outward.into_iter().map(Point::unit).collect()
}

/// The length of ties under a box: a summed-area table of their pixels (Crow 1984), coarse if the drawing is large.
/// Sums may wrap around, but differences are correct. Cells are numbered from the corner of the bounds, but only those
/// around the ties are in the table, in which there is nothing beyond.
struct Ink {
    bounds: Rect,
    cell: f64,
    /// The first and the last column and row of the table.
    columns: [usize; 2],
    rows: [usize; 2],
    /// Columns of the table, with one of zeros before the first.
    width: usize,
    sums: Vec<u32>,
}

impl Ink {
    fn new(bounds: Rect, sites: &[Site], ties: &[(u32, u32)]) -> Self {
        let way = |&(a, b): &(u32, u32)| sites[b as usize].at.minus(sites[a as usize].at);
        let total: f64 = ties.iter().map(|tie| way(tie).length()).sum();
        let finest = (total / 1e6).max((bounds.width() * bounds.height() / 2e6).sqrt());
        let cell = finest.max(bounds.width().max(bounds.height()) / 1e5).max(3.0);
        let mut ink = Ink { bounds, cell, columns: [0, 0], rows: [0, 0], width: 0, sums: Vec::new() };
        let ends = ties.iter().flat_map(|&(a, b)| [a, b]).map(|i| Rect::around(sites[i as usize].at, 0.0));
        let inked = Rect::hull(ends).unwrap_or_default();
        let (first, last) = (ink.cell(inked.left, inked.top), ink.cell(inked.right, inked.bottom));
        // Rounding may move the pieces of a tie beyond its ends.
        ink.columns = [first.0.saturating_sub(1), last.0 + 1];
        ink.rows = [first.1.saturating_sub(1), last.1 + 1];
        ink.width = ink.columns[1] - ink.columns[0] + 2;
        ink.sums = vec![0; ink.width * (ink.rows[1] - ink.rows[0] + 2)];
        for tie in ties {
            ink.draw(sites[tie.0 as usize].at, way(tie));
        }
        ink.add_up();
        ink
    }

    /// Counts the pieces of a tie in their cells.
    fn draw(&mut self, from: Point, way: Point) {
        let ([left, right], [top, bottom]) = (self.columns, self.rows);
        let steps = (way.length() / self.cell) as usize + 1;
        for step in 0..=steps {
            let at = from.plus(way.times(step as f64 / steps as f64));
            let (column, row) = self.cell(at.x, at.y);
            let (column, row) = (column.clamp(left, right) - left, row.clamp(top, bottom) - top);
            let cell = &mut self.sums[(row + 1) * self.width + column + 1];
            *cell = cell.wrapping_add(1);
        }
    }

    /// Makes each cell the sum of those up to it.
    fn add_up(&mut self) {
        let width = self.width;
        for row in 1..self.sums.len() / width {
            let (above, below) = self.sums.split_at_mut(row * width);
            let mut sum = 0u32;
            for (cell, above) in below.iter_mut().zip(&above[(row - 1) * width..]).take(width) {
                sum = sum.wrapping_add(*cell);
                *cell = sum.wrapping_add(*above);
            }
        }
    }

    /// Column and row of a point; the first if it is before them.
    fn cell(&self, x: f64, y: f64) -> (usize, usize) {
        // There are never as many as a `u32` can count, to which a float is converted sooner.
        let number = |offset: f64| (offset / self.cell) as u32 as usize;
        (number(x - self.bounds.left), number(y - self.bounds.top))
    }

    /// The number of pieces of ties, each as long as a cell, that the box covers.
    fn under(&self, rect: &Rect) -> f64 {
        let (left, top) = self.cell(rect.left, rect.top);
        let (right, bottom) = self.cell(rect.right, rect.bottom);
        let sum = |column: usize, row: usize| {
            let column = column.clamp(self.columns[0], self.columns[1] + 1) - self.columns[0];
            let row = row.clamp(self.rows[0], self.rows[1] + 1) - self.rows[0];
            self.sums[row * self.width + column]
        };
        let below = sum(right + 1, bottom + 1).wrapping_sub(sum(left, bottom + 1));
        f64::from(below.wrapping_sub(sum(right + 1, top).wrapping_sub(sum(left, top))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    const PLAIN: Room = Room { air: 0.0, limits: None };

    fn lettering(ems: f64) -> Option<Lettering> {
        Some(Lettering { width: ems * 10.0, size: 10.0, must: false })
    }

    #[test]
    fn no_label_covers_another_or_a_node() {
        let mut random = Random::new(5);
        let at = |random: &mut Random| Point::new(random.fraction() * 500.0, random.fraction() * 300.0);
        let sites: Vec<Site> =
            (0..150).map(|_| Site { at: at(&mut random), radius: 4.0, label: lettering(6.0) }).collect();
        let ties: Vec<(u32, u32)> = (1..150).map(|b| (b - 1, b)).collect();
        let placed = place(&sites, &ties, &(0..150).collect::<Vec<_>>(), &PLAIN);
        let boxes: Vec<(usize, Rect)> =
            placed.spots.iter().enumerate().filter_map(|(i, s)| Some((i, (*s)?.bounds))).collect();
        assert!(boxes.len() > 40 && boxes.len() + placed.missing == 150);
        for (i, rect) in &boxes {
            assert!(boxes.iter().all(|(j, other)| i == j || !rect.overlaps(other)));
            assert!(
                sites
                    .iter()
                    .enumerate()
                    .all(|(j, s)| *i == j || !rect.overlaps(&Rect::around(s.at, s.radius)))
            );
        }
    }

    /// The same by a look at every position of every label in every round.
    fn placed_slowly(sites: &[Site], ties: &[(u32, u32)], order: &[usize], room: &Room) -> Placed {
        let bounds = bounds(sites);
        let (ink, outward) = (Ink::new(bounds, sites, ties), outward(sites, ties));
        let mut crowd = Crowd::of(sites, bounds, room.air);
        let mut spots: Vec<Option<Spot>> = vec![None; sites.len()];
        for _ in 0..ROUNDS {
            let before = spots.clone();
            for &i in order {
                crowd.replace(i, spots[i].take(), None);
                let mut least = f64::INFINITY;
                for (dx, dy, off, dislike) in WAYS {
                    let Some(label) = sites[i].label else { continue };
                    let (spot, way) = (spot(&sites[i], label, (dx, dy, off)), Point::new(dx, dy).unit());
                    let looks_in = 1.0 - (way.x * outward[i].x + way.y * outward[i].y);
                    let cost = dislike + INWARD * looks_in + CROSSES * ink.under(&spot.bounds);
                    let cost = cost + COVERS * crowd.covered(&spot.bounds, i, usize::MAX) as f64;
                    if room.has(&spot.bounds) && cost < least {
                        (spots[i], least) = (Some(spot), cost);
                    }
                }
                crowd.replace(i, None, spots[i]);
            }
            if spots == before {
                break;
            }
        }
        keep_clear(sites, order, spots, &ink, room)
    }

    #[test]
    fn every_label_is_where_a_look_at_all_positions_puts_it() {
        let mut random = Random::new(9);
        for (n, side) in [(2, 50.0), (12, 90.0), (30, 260.0), (60, 300.0), (60, 1_500.0), (150, 700.0)] {
            let at = |random: &mut Random| Point::new(random.fraction() * side, random.fraction() * side);
            let site = |random: &mut Random| {
                let label = lettering(2.0 + 8.0 * random.fraction()).filter(|_| random.below(9) > 0);
                Site { at: at(random), radius: 2.0 + random.fraction() * 6.0, label }
            };
            let sites: Vec<Site> = (0..n).map(|_| site(&mut random)).collect();
            let ties: Vec<(u32, u32)> =
                (0..2 * n).map(|i| (i as u32 % n as u32, random.below(n) as u32)).collect();
            let order: Vec<usize> = (0..n).rev().collect();
            let limits = Rect { left: -20.0, top: -20.0, right: side + 20.0, bottom: side };
            for room in [PLAIN, Room { air: 5.0, limits: None }, Room { air: 0.0, limits: Some(limits) }] {
                let (fast, slow) =
                    (place(&sites, &ties, &order, &room), placed_slowly(&sites, &ties, &order, &room));
                assert_eq!(fast.spots, slow.spots, "{n} in {side}, {room:?}");
                assert_eq!((fast.missing, fast.cost), (slow.missing, slow.cost));
            }
        }
    }

    #[test]
    fn labels_look_away_from_the_neighbors() {
        let site = |x: f64| Site { at: Point::new(x, 0.0), radius: 4.0, label: lettering(5.0) };
        let placed = place(&[site(0.0), site(40.0)], &[(0, 1)], &[0, 1], &PLAIN);
        let anchors: Vec<_> = placed.spots.iter().flatten().map(|spot| spot.anchor).collect();
        assert_eq!(anchors, [Anchor::End, Anchor::Start]);
    }

    #[test]
    fn no_tie_runs_through_a_label_that_has_another_place() {
        let at = |x: f64, y: f64| Site { at: Point::new(x, y), radius: 4.0, label: None };
        // Ties to all sides but down to the left.
        let mut sites = vec![at(0.0, 0.0)];
        sites.extend(
            [(90.0, 0.0), (80.0, 60.0), (0.0, -80.0), (-80.0, -60.0), (90.0, -50.0), (30.0, 90.0)]
                .map(|(x, y)| at(x, y)),
        );
        sites[0].label = lettering(5.0);
        let ties: Vec<(u32, u32)> = (1..7).map(|b| (0, b)).collect();
        let placed = place(&sites, &ties, &[0], &PLAIN);
        assert!(placed.missing == 0 && placed.cost == 0.0, "{:?}", placed.spots[0]);
    }
}
