//! A drawing that takes the space that it needs.

use super::components::{components, label};
use super::figure::{Figure, figure};
use super::geometry::{Point, Rect, tenth};
use super::labels::{Room, Spot};
use super::options::MANY;
use super::pack::{Footprint, pack};
use super::page::{Look, heading};
use super::sheet::{Placed, Sheet, footprint};
use crate::interrupt::Interrupt;
use rayon::prelude::*;

/// The default aspect ratio: width by height.
const ASPECT: f64 = 1.5;
/// The share of the height for title and legend, by which the components are made wider.
const FRAME: f64 = 1.12;
/// In a component of more than a thousand nodes, so many labels are tried at most.
const MOST_NAMES: usize = 400;
/// The share of the height of a drawing that its legend may have.
const LEGEND: f64 = 0.6;

/// A drawing that takes the space that it needs: components grow until their labels fit, and are packed.
pub(super) fn free(sheet: &Sheet) -> Placed {
    let radii = sheet.radii(&sheet.sizes);
    let mut components = components(sheet.sketch, &sheet.ties, &radii);
    let largest = components.iter().map(|component| component.members.len()).max().unwrap_or(0);
    let letters = sheet.options.letters(largest);
    let most = if largest > MANY { MOST_NAMES } else { usize::MAX };
    let (labels, order) = sheet.labels(letters, most);
    label(&mut components, &labels, &order);
    let room = Room { air: if largest > MANY { 0.5 * letters[0] } else { 0.0 }, limits: None };
    let interrupt = Interrupt::current();
    let figures: Vec<Figure> = components
        .into_par_iter()
        .map(|component| {
            let patience = sheet.options.patience(component.members.len());
            interrupt.within(|| figure(component, &room, patience, sheet.options))
        })
        .collect();
    let shapes: Vec<Footprint> = figures.iter().map(|figure| footprint(figure, &radii)).collect();
    let shifts = pack(&shapes, ASPECT * FRAME);
    let nodes = sheet.sketch.nodes.len();
    let (mut points, mut spots) = (vec![Point::default(); nodes], vec![None; nodes]);
    for (figure, shift) in figures.iter().zip(shifts) {
        let shift = Point::new(tenth(shift.x), tenth(shift.y));
        for ((&member, point), spot) in figure.members.iter().zip(&figure.points).zip(&figure.spots) {
            points[member] = point.plus(shift);
            spots[member] = spot.map(|spot| spot.moved(shift));
        }
    }
    let nodes = points.iter().zip(&radii).map(|(&at, &radius)| Rect::around(at, radius));
    let area = Rect::hull(nodes.chain(spots.iter().flatten().map(|spot: &Spot| spot.bounds)));
    let area = area.unwrap_or_default();
    let (look, width) = (Look::free(&area), Look::width(&area));
    let head = heading(sheet.sketch, &look, width);
    let scales = (&sheet.sizes, &sheet.widths);
    let legend = sheet.legend(&look, width, area.height() * LEGEND, scales);
    let (sizes, widths) = (sheet.sizes.shrunk(1.0), sheet.widths.shrunk(1.0));
    Placed { points, spots, area, look, head, legend, width, sizes, widths, letters: letters[0] }
}
