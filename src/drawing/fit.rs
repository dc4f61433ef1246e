//! A drawing for a page of a given size. Letters keep their size, so that they can be read; the network is made smaller,
//! and names that then have no room are left out.

use super::components::components;
use super::figure::{Figure, figure};
use super::geometry::{Point, Rect, tenth};
use super::labels::{Lettering, Room, Site, Spot, place};
use super::layout::separate;
use super::leaders::add_leaders;
use super::pack::{Footprint, pack};
use super::page::{Look, heading};
use super::sheet::{Placed, Sheet, footprint};

use crate::interrupt::Interrupt;
use rayon::prelude::*;

/// Width by height of a page of which only one side is given, at first.
const ASPECT: f64 = 1.5;
/// A page of which only the width is given is at least and at most this high, as a share of its width.
const LOW: f64 = 0.35;
const HIGH: f64 = 1.25;
/// The legend has at most this share of the height.
const LEGEND: f64 = 0.4;
/// Components are enlarged at most so much to fill a page.
const LARGEST: f64 = 2.5;
/// Space between two nodes in pixels.
const GAP: f64 = 0.5;
/// At most this many labels are tried.
const MOST_NAMES: usize = 1_000;
/// If the labels that must be shown have no room, the network gets smaller by this factor, at most so often.
const SMALLER: f64 = 0.86;
const TRIES: usize = 8;
/// Room for labels at the left and right of the network, as a share of the width, and above and below in font sizes.
const BESIDE: f64 = 0.06;
const ABOVE: f64 = 1.2;

/// Lays out a sheet for the size of its page.
pub(super) fn fit(sheet: &Sheet) -> Placed {
    let letters = sheet.options.letters(0);
    let (page_width, page_height) = match sheet.options.sides() {
        (Some(width), height) => (width, height),
        (None, Some(height)) => (tenth(height * ASPECT), Some(height)),
        (None, None) => (1_000.0, None),
    };
    let look = Look::fitted(letters[0]);
    let width = (page_width - 2.0 * look.margin).max(letters[0]);
    let head = heading(sheet.sketch, &look, width);

    let (labels, order) = sheet.labels(letters, MOST_NAMES);
    let wanted: f64 = labels.iter().flatten().map(|label| label.width * label.size * 1.6).sum();
    let half = (&sheet.sizes.shrunk(0.5), &sheet.widths.shrunk(0.5));
    let free_height = page_height.map(|height| {
        let legend = sheet.legend(&look, width, height * LEGEND, half).height;
        (height - 2.0 * look.margin - head.height - legend - 2.0 * look.gap).max(height * 0.2)
    });
    // A page that may grow grows for its names.
    let aspect = width / free_height.unwrap_or((2.0 * wanted / width).clamp(width / ASPECT, width * HIGH));
    let content = Packed::of(sheet, aspect);
    let height = free_height.unwrap_or_else(|| {
        let largest = content.height * LARGEST + 6.0 * letters[0];
        let inside = width * (1.0 - 2.0 * BESIDE) * content.height / content.width.max(1e-9);
        (inside + 2.0 * ABOVE * letters[0]).clamp(width * LOW, width * HIGH).min(largest)
    });
    let area = Rect { left: 0.0, top: 0.0, right: width, bottom: tenth(height) };

    let mut fitted = content.fitted(sheet, &area, 1.0, (&labels, &order));
    for attempt in 1..TRIES {
        if fitted.homeless == 0 {
            break;
        }
        let next = content.fitted(sheet, &area, SMALLER.powi(attempt as i32), (&labels, &order));
        if next.homeless < fitted.homeless {
            fitted = next;
        }
    }
    let Fitted { points, spots, shrink, .. } = fitted;
    let (sizes, widths) = (sheet.sizes.shrunk(shrink), sheet.widths.shrunk(shrink));
    let legend_height = page_height.map_or(height, |height| height * LEGEND);
    let legend = sheet.legend(&look, width, legend_height, (&sizes, &widths));
    Placed { points, spots, area, look, head, legend, width, sizes, widths, letters: letters[0] }
}

/// The components, packed, in their usual size.
struct Packed {
    points: Vec<Point>,
    width: f64,
    height: f64,
    ties: Vec<(u32, u32)>,
}

/// Where nodes and labels are on a page.
struct Fitted {
    points: Vec<Point>,
    spots: Vec<Option<Spot>>,
    /// How much smaller than usual nodes and ties are.
    shrink: f64,
    /// The number of labels that must be shown and have no room.
    homeless: usize,
}

impl Packed {
    fn of(sheet: &Sheet, aspect: f64) -> Self {
        let radii = sheet.radii(&sheet.sizes);
        let interrupt = Interrupt::current();
        let figures: Vec<Figure> = components(sheet.sketch, &sheet.ties, &radii)
            .into_par_iter()
            .map(|component| interrupt.within(|| figure(component, &Room::default(), 0, sheet.options)))
            .collect();
        let shapes: Vec<Footprint> = figures.iter().map(|figure| footprint(figure, &radii)).collect();
        let shifts = pack(&shapes, aspect.clamp(0.1, 10.0));
        let mut points = vec![Point::default(); sheet.sketch.nodes.len()];
        for (figure, shift) in figures.iter().zip(shifts) {
            for (&member, point) in figure.members.iter().zip(&figure.points) {
                points[member] = point.plus(shift);
            }
        }
        let hull = hull(&points, &radii);
        let corner = Point::new(hull.left, hull.top);
        points.iter_mut().for_each(|p| *p = p.minus(corner));
        let ends = |&tie: &usize| (sheet.sketch.ties[tie].a as u32, sheet.sketch.ties[tie].b as u32);
        let ties = sheet.ties.iter().map(ends).collect();
        Packed { points, width: hull.width(), height: hull.height(), ties }
    }

    /// Everything within an area, of which the network takes a share, and the labels what they need.
    fn fitted(
        &self,
        sheet: &Sheet,
        area: &Rect,
        share: f64,
        (labels, order): (&[Option<Lettering>], &[usize]),
    ) -> Fitted {
        let letters = sheet.options.letters(0)[0];
        let beside = if order.is_empty() { 0.0 } else { BESIDE * area.width() };
        let above = if order.is_empty() { 0.0 } else { ABOVE * letters };
        let room = Point::new((area.width() - 2.0 * beside) * share, (area.height() - 2.0 * above) * share);
        let scale = (room.x / self.width.max(1e-9)).min(room.y / self.height.max(1e-9)).clamp(1e-6, LARGEST);
        // Nodes and ties shrink less than distances.
        let shrink = scale.min(1.0).sqrt() * scale.min(1.0).sqrt().sqrt();
        let radii = sheet.radii(&sheet.sizes.shrunk(shrink));
        let mut points: Vec<Point> = self.points.iter().map(|p| p.times(scale)).collect();
        separate(&mut points, &radii, GAP);
        into(&mut points, &radii, room, area);

        let site = |((&at, &radius), &label)| Site { at, radius, label };
        let sites: Vec<Site> = points.iter().zip(&radii).zip(labels).map(site).collect();
        let room = Room { air: 0.0, limits: Some(*area) };
        let mut placed = place(&sites, &self.ties, order, &room);
        add_leaders(&mut placed, &sites, order, &room);
        let is_homeless =
            |&&node: &&usize| labels[node].is_some_and(|label| label.must) && placed.spots[node].is_none();
        let homeless = order.iter().filter(is_homeless).count();
        Fitted { spots: placed.spots, points, shrink, homeless }
    }
}

/// Moves points to the middle of an area, closer together if they need more than their room.
fn into(points: &mut [Point], radii: &[f64], room: Point, area: &Rect) {
    let now = hull(points, radii);
    let fits = (room.x / now.width().max(1e-9)).min(room.y / now.height().max(1e-9)).min(1.0);
    let center = Point::new((now.left + now.right) / 2.0, (now.top + now.bottom) / 2.0);
    let middle = Point::new((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0);
    for p in points.iter_mut() {
        let moved = p.minus(center).times(fits).plus(middle);
        *p = Point::new(tenth(moved.x), tenth(moved.y));
    }
}

fn hull(points: &[Point], radii: &[f64]) -> Rect {
    Rect::hull(points.iter().zip(radii).map(|(&at, &radius)| Rect::around(at, radius))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_moved_into_the_middle_and_closer_if_they_must() {
        let area = Rect { left: 0.0, top: 0.0, right: 100.0, bottom: 50.0 };
        let mut points = vec![Point::new(0.0, 0.0), Point::new(400.0, 0.0)];
        into(&mut points, &[0.0, 0.0], Point::new(80.0, 40.0), &area);
        assert_eq!(points, [Point::new(10.0, 25.0), Point::new(90.0, 25.0)]);
        let mut points = vec![Point::new(0.0, 0.0), Point::new(40.0, 0.0)];
        into(&mut points, &[0.0, 0.0], Point::new(80.0, 40.0), &area);
        assert_eq!(points, [Point::new(30.0, 25.0), Point::new(70.0, 25.0)]);
    }
}
