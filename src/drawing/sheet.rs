//! A sketch on its way to the page: what follows from it before anything has a place, and where everything is then.

use super::components::drawable_ties;
use super::figure::Figure;
use super::geometry::{Point, Rect, tenth};
use super::labels::{Lettering, Spot};
use super::options::{DrawOptions, Labels};
use super::pack::Footprint;
use super::page::{Block, Look};
use super::scale::{HUB, Scale};
use super::sketch::{self, Hue, Naming, Sketch};
use super::{legend, metrics, palette};

/// Labels are shortened to this many font sizes: about 40 letters.
const LONGEST_LABEL: f64 = 24.0;
/// Free room around each component, in pixels.
const MARGIN: f64 = 6.0;
/// The labels of some sizes, by steps, look better than of all sizes.
const STEPS: f64 = 3.0;

/// A sketch with what follows from it before anything has a place.
pub(super) struct Sheet<'a> {
    pub(super) sketch: &'a Sketch,
    pub(super) options: &'a DrawOptions,
    /// The ties that can be drawn.
    pub(super) ties: Vec<usize>,
    pub(super) sizes: Scale,
    pub(super) widths: Scale,
    /// What is left out.
    pub(super) notes: Vec<String>,
    /// The labels as drawn.
    pub(super) names: Vec<String>,
    /// The color of each node.
    pub(super) colors: Vec<usize>,
}

/// Where everything is on the page.
pub(super) struct Placed {
    pub(super) points: Vec<Point>,
    pub(super) spots: Vec<Option<Spot>>,
    pub(super) area: Rect,
    pub(super) look: Look,
    pub(super) head: Block,
    pub(super) legend: Block,
    /// Width inside the margins.
    pub(super) width: f64,
    pub(super) sizes: Scale,
    pub(super) widths: Scale,
    /// Size of the smallest letters.
    pub(super) letters: f64,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(sketch: &'a Sketch, options: &'a DrawOptions, notes: Vec<String>) -> Self {
        let ties = drawable_ties(sketch);
        let colors = palette::colors(options.theme, purpose(sketch)).1.len() - 1;
        let coloring = sketch.colorings.first();
        let hue = |node| coloring.map_or(Hue::Gray, |coloring| coloring.hue(node));
        Sheet {
            sizes: Scale::of(sketch.nodes.iter().filter(|node| !node.is_hub).map(|node| node.size)),
            widths: Scale::of(ties.iter().map(|&tie| sketch.ties[tie].strength)),
            names: sketch.nodes.iter().map(|node| metrics::one_line(&node.label, LONGEST_LABEL)).collect(),
            colors: (0..sketch.nodes.len()).map(|node| palette::color(hue(node), colors)).collect(),
            ties,
            notes,
            sketch,
            options,
        }
    }

    /// The radius of each node on such a scale.
    pub(super) fn radii(&self, sizes: &Scale) -> Vec<f64> {
        let hub = tenth(HUB * sizes.shrink().max(0.4));
        self.sketch.nodes.iter().map(|node| if node.is_hub { hub } else { sizes.radius(node.size) }).collect()
    }

    /// The nodes that may have a label, the most wanted first.
    pub(super) fn nameable(&self) -> Vec<usize> {
        let (nodes, labels) = (&self.sketch.nodes, self.options.labels);
        let has_name = |&node: &usize| {
            !self.names[node].is_empty() && (nodes[node].naming != Naming::Never || labels == Labels::All)
        };
        let mut order: Vec<usize> = (0..nodes.len()).filter(has_name).collect();
        order.sort_by(|&a, &b| {
            let naming = nodes[a].naming.cmp(&nodes[b].naming);
            naming.then(nodes[b].importance.total_cmp(&nodes[a].importance))
        });
        order.truncate(match labels {
            Labels::Auto | Labels::All => usize::MAX,
            Labels::None => 0,
            Labels::Top(count) => count,
        });
        order
    }

    /// The labels to place, at most so many unless all are wanted, and their order. Letters grow with the size of the node
    /// from the first to the second of these sizes.
    pub(super) fn labels(
        &self,
        [least, most]: [f64; 2],
        at_most: usize,
    ) -> (Vec<Option<Lettering>>, Vec<usize>) {
        let mut order = self.nameable();
        if self.options.labels == Labels::Auto {
            order.truncate(at_most);
        }
        let mut labels = vec![None; self.sketch.nodes.len()];
        for &node in &order {
            let drawn = &self.sketch.nodes[node];
            let rank = if drawn.is_hub { 0.0 } else { (self.sizes.rank(drawn.size) * STEPS).round() / STEPS };
            let size = tenth(least + (most - least) * rank);
            let must = drawn.naming == Naming::Must || matches!(self.options.labels, Labels::Top(_));
            labels[node] = Some(Lettering { width: metrics::width(&self.names[node]) * size, size, must });
        }
        (labels, order)
    }

    /// The legend for a page of this width, at most about so high.
    pub(super) fn legend(
        &self,
        look: &Look,
        width: f64,
        height: f64,
        (sizes, widths): (&Scale, &Scale),
    ) -> Block {
        let palette = palette::colors(self.options.theme, purpose(self.sketch)).1.len();
        let (sketch, notes, colors) = (self.sketch, self.notes.as_slice(), self.colors.as_slice());
        legend::Content { sketch, notes, sizes, widths, colors, palette }.build(look, width, height)
    }
}

/// What the colors of a sketch are for.
pub(super) fn purpose(sketch: &Sketch) -> sketch::Use {
    sketch.colorings.first().map_or(sketch::Use::Groups, sketch::Coloring::purpose)
}

/// The footprint of a figure, in its own coordinates.
pub(super) fn footprint(figure: &Figure, radii: &[f64]) -> Footprint {
    let nodes =
        figure.members.iter().zip(&figure.points).map(|(&member, &at)| Rect::around(at, radii[member]));
    let labels = figure.spots.iter().flatten().map(|spot| spot.bounds);
    let line = |&(a, b): &(u32, u32)| (figure.points[a as usize], figure.points[b as usize]);
    Footprint {
        boxes: nodes.chain(labels).map(|rect| rect.grown(MARGIN)).collect(),
        lines: figure.ties.iter().map(line).collect(),
    }
}
