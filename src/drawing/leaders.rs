//! Labels that must be shown and have no room next to their node: each goes to the nearest free place, and a line leads
//! to it.

use super::geometry::{Point, Rect, tenth, turn};
use super::grid::Grid;
use super::labels::{Lettering, Placed, Room, Site, Spot, spot_at};
use super::metrics;
use super::scene::Anchor;

/// Directions of half a turn in which a place is looked for, and the distance between two tries in font sizes.
const WAYS: usize = 32;
const STEP: f64 = 0.75;
/// How many distances are tried: to the far side of any page.
const TRIES: usize = 400;
/// Once a place is found, at most so many more distances are tried for one with a better line.
const MORE: usize = 40;
/// The penalties of a line that crosses labels, and of each node that it crosses, which would seem to have that name: in font
/// sizes of distance.
const CROSSES: f64 = 60.0;
const OVER_NODE: f64 = 8.0;
/// Space between the end of the line and the letters, in pixels.
const GAP: f64 = 1.5;

/// Finds a place for each label that must be shown and has none. Usual labels give way to it.
///
/// Complexity: the labels without a place times the distance to a free one.
pub(super) fn add_leaders(placed: &mut Placed, sites: &[Site], order: &[usize], room: &Room) {
    let must = |&i: &usize| sites[i].label.is_some_and(|label| label.must);
    let homeless: Vec<usize> =
        order.iter().copied().filter(must).filter(|&i| placed.spots[i].is_none()).collect();
    if homeless.is_empty() {
        return;
    }
    let nodes = || sites.iter().map(|site| Rect::around(site.at, site.radius));
    let taken = Grid::new(Rect::hull(nodes()).unwrap_or_default());
    let mut page = Page { taken, nodes: sites.len() as u32, room: *room };
    nodes().enumerate().for_each(|(i, node)| page.taken.add(i as u32, node));
    for &i in order.iter().filter(|i| must(i)) {
        if let Some(spot) = placed.spots[i] {
            page.taken.add((sites.len() + i) as u32, spot.bounds);
        }
    }
    for i in homeless {
        let Some(spot) = page.spot(i, &sites[i]) else { continue };
        page.taken.add((sites.len() + i) as u32, spot.bounds);
        placed.spots[i] = Some(spot);
        placed.missing -= 1;
    }
    give_way(placed, sites, order);
}

/// Drops the usual labels that cover one that must be shown, or the line to it.
fn give_way(placed: &mut Placed, sites: &[Site], order: &[usize]) {
    let boxes = || placed.spots.iter().flatten().map(|spot| spot.bounds);
    let mut letters = Grid::new(Rect::hull(boxes()).unwrap_or_default());
    for &i in order {
        if let Some(spot) = placed.spots[i] {
            letters.add(i as u32, spot.bounds);
        }
    }
    let mut covered = Vec::new();
    for &i in order {
        let Some(spot) = placed.spots[i] else { continue };
        if sites[i].label.is_some_and(|label| label.must) {
            letters.overlapping(&spot.bounds, |other| covered.push(other as usize));
            if let Some(line) = spot.leader {
                along(line, |piece| letters.overlapping(piece, |other| covered.push(other as usize)));
            }
        }
    }
    for i in covered {
        let is_usual = sites[i].label.is_some_and(|label| !label.must);
        if is_usual && placed.spots[i].take().is_some() {
            placed.missing += 1;
        }
    }
}

/// What is on the page: nodes, numbered as the sites, and labels that must be shown, numbered after them.
struct Page {
    taken: Grid,
    nodes: u32,
    room: Room,
}

impl Page {
    /// The nearest free place for a label, preferring lines that cross no other label and few nodes.
    fn spot(&self, own: usize, site: &Site) -> Option<Spot> {
        let label = site.label?;
        let (mut best, mut least, mut tries) = (None, f64::INFINITY, 0);
        for distance in (2..TRIES).map(|step| step as f64 * STEP) {
            for way in 0..2 * WAYS {
                let way = turn_of(way);
                let spot = beside(site, label, way, distance * label.size);
                if !self.room.has(&spot.bounds) || !self.is_free(&spot.bounds) {
                    continue;
                }
                let cost = distance + self.penalty(spot.leader.unwrap_or_default(), own);
                if cost < least {
                    (best, least) = (Some(spot), cost);
                }
            }
            tries += usize::from(best.is_some());
            // Whatever is further away costs more than its distance.
            if least <= distance + STEP || tries > MORE {
                break;
            }
        }
        best
    }

    /// The penalty of what a line from a node crosses.
    fn penalty(&self, line: (Point, Point), own: usize) -> f64 {
        let mut crossed = Vec::new();
        along(line, |piece| self.taken.overlapping(piece, |id| crossed.push(id)));
        crossed.sort_unstable();
        crossed.dedup();
        let is_over_letters = crossed.iter().any(|&id| id >= self.nodes);
        let over = crossed.iter().filter(|&&id| id < self.nodes && id as usize != own).count();
        OVER_NODE * over as f64 + if is_over_letters { CROSSES } else { 0.0 }
    }

    fn is_free(&self, rect: &Rect) -> bool {
        let mut free = true;
        self.taken.overlapping(&rect.grown(1.0), |_| free = false);
        free
    }
}

/// A direction; the first are to the sides, where a name is read best.
fn turn_of(way: usize) -> Point {
    let (half, k) = (way % 2, way / 2);
    let angle = if k % 2 == 0 { k / 2 } else { WAYS - 1 - k / 2 };
    let way = turn(angle % WAYS, 2 * WAYS);
    if half == 0 { way } else { way.times(-1.0) }
}

/// The label at a distance from its node in a direction, with the line to it.
fn beside(site: &Site, label: Lettering, way: Point, distance: f64) -> Spot {
    let end = site.at.plus(way.times(site.radius + distance));
    let end = Point::new(tenth(end.x), tenth(end.y));
    let half = metrics::MIDDLE * label.size;
    let (anchor, at) = if way.x > 0.35 {
        (Anchor::Start, Point::new(end.x + GAP, end.y + half))
    } else if way.x < -0.35 {
        (Anchor::End, Point::new(end.x - GAP, end.y + half))
    } else if way.y > 0.0 {
        (Anchor::Middle, Point::new(end.x, end.y + GAP + metrics::ASCENT * label.size))
    } else {
        (Anchor::Middle, Point::new(end.x, end.y - GAP - metrics::DESCENT * label.size))
    };
    let start = site.at.plus(way.times(site.radius));
    let start = Point::new(tenth(start.x), tenth(start.y));
    let spot = spot_at(at, anchor, label.width, label.size);
    Spot { leader: Some((start, end)), ..spot }
}

/// Calls with small boxes along a line.
fn along((from, to): (Point, Point), mut found: impl FnMut(&Rect)) {
    let way = to.minus(from);
    let steps = (way.length() / 4.0) as usize + 1;
    for step in 0..=steps {
        found(&Rect::around(from.plus(way.times(step as f64 / steps as f64)), 0.5));
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::place;
    use super::*;

    #[test]
    fn a_label_in_a_crowd_goes_outside_and_a_line_leads_to_it() {
        let mut sites: Vec<Site> = (0..400)
            .map(|i| Site {
                at: Point::new(f64::from(i % 20) * 9.0, f64::from(i / 20) * 9.0),
                radius: 4.0,
                label: None,
            })
            .collect();
        for i in [210, 190, 0] {
            sites[i].label = Some(Lettering { width: 60.0, size: 10.0, must: true });
        }
        let order = [210, 190, 0];
        let mut placed = place(&sites, &[], &order, &Room::default());
        assert_eq!(placed.missing, 2);
        add_leaders(&mut placed, &sites, &order, &Room::default());
        assert_eq!(placed.missing, 0);
        let spots: Vec<Spot> = placed.spots.iter().flatten().copied().collect();
        assert_eq!(spots.iter().filter(|spot| spot.leader.is_some()).count(), 2);
        for (i, spot) in spots.iter().enumerate() {
            assert!(spots[..i].iter().all(|other| !other.bounds.overlaps(&spot.bounds)));
            let covers = |site: &Site| spot.bounds.overlaps(&Rect::around(site.at, site.radius));
            assert!(!sites.iter().any(covers));
        }
    }

    #[test]
    fn a_line_goes_around_another_node_if_it_can() {
        // The label has no room at its node, and to the right, where it would be read best, there is another node.
        let label = Some(Lettering { width: 60.0, size: 10.0, must: true });
        let wall = (0..144).map(|i| turn(i % 48, 48).times(9.0 + f64::from(i as u32 / 48) * 5.0));
        let far = [0.0, 5.0, -5.0].map(|y| Point::new(26.0, y));
        let other = |at| Site { at, radius: 1.0, label: None };
        let mut sites = vec![Site { at: Point::default(), radius: 4.0, label }];
        sites.extend(wall.filter(|at| at.x < 0.0 || at.y.abs() > 4.0).chain(far).map(other));
        let mut placed = place(&sites, &[], &[0], &Room::default());
        add_leaders(&mut placed, &sites, &[0], &Room::default());
        let line = placed.spots[0].and_then(|spot| spot.leader).expect("a line");
        for site in &sites[1..] {
            let node = Rect::around(site.at, site.radius);
            along(line, |piece| assert!(!piece.overlaps(&node), "{line:?} crosses {site:?}"));
        }
    }

    #[test]
    fn a_label_stays_within_the_limits_or_is_left_out() {
        let label = Some(Lettering { width: 60.0, size: 10.0, must: true });
        let sites = [Site { at: Point::new(50.0, 50.0), radius: 4.0, label }];
        for (right, missing) in [(140.0, 0), (90.0, 1)] {
            let limits = Some(Rect { left: 40.0, top: 40.0, right, bottom: 200.0 });
            let room = Room { air: 0.0, limits };
            let mut placed = place(&sites, &[], &[0], &room);
            add_leaders(&mut placed, &sites, &[0], &room);
            assert_eq!(placed.missing, missing);
            assert!(placed.spots.iter().flatten().all(|spot| room.has(&spot.bounds)));
        }
    }
}
