//! From a sketch to a scene: components are laid out, packed, coloured and framed.

use super::figure::{Component, Figure, figure};
use super::geometry::{Point, Rect, tenth};
use super::pack::{Shape, pack};
use super::scene::{self, Scene};
use super::sketch::Sketch;
use super::{metrics, page, palette};
use std::collections::{BTreeMap, BTreeSet};

/// Size of the labels in pixels; all else follows from it.
pub(super) const FONT_SIZE: f64 = 10.0;
/// Labels are shortened to this many font sizes: about 40 letters.
const LONGEST_LABEL: f64 = 24.0;
/// Width by height of a drawing that is not told its size.
const ASPECT: f64 = 1.5;
/// Title and legend take some of the height, which the components make up for.
const FRAME: f64 = 1.12;
/// Free room around each component.
const MARGIN: f64 = 6.0;
/// A dot, and the largest and smallest one.
const RADIUS: (f64, f64, f64) = (3.4, 16.0, 1.2);
/// Where there are this many nodes, the largest is half as large, but never less than a third.
const MANY: f64 = 4_000.0;
/// A line, and the widest and thinnest one.
const WIDTH: (f64, f64, f64) = (0.8, 5.0, 0.35);
/// How often a component of at most this many nodes, and a larger one, may grow for its labels; and where all are wanted.
const PATIENCE: (usize, usize, usize, usize) = (64, 20, 8, 60);

/// How to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width of the page in pixels; by default what the drawing needs.
    pub width: Option<f64>,
    /// Height of the page in pixels; by default what the drawing needs.
    pub height: Option<f64>,
    /// Which names are shown.
    pub labels: Labels,
    /// Where the layout begins: another seed, another drawing of the same network.
    pub seed: u64,
    /// Colours for white or for black.
    pub theme: Theme,
}

impl Default for Drawing {
    fn default() -> Self {
        Drawing { width: None, height: None, labels: Labels::Auto, seed: 1, theme: Theme::Light }
    }
}

/// Which names are shown. None ever covers another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// All in small components, which grow for them; in large ones the most important that find a place.
    Auto,
    /// All: the drawing grows until they fit.
    All,
    /// None.
    None,
    /// At most this many, the most important.
    Top(usize),
}

/// Colours for white or for black.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white, for paper.
    Light,
    /// Bright on black, for screens.
    Dark,
}

/// Places everything that the sketch names. The same sketch and options give the same scene, to the bit.
///
/// Complexity: that of stress (see the table in the guide of `render`): seconds for ten thousand nodes in one component.
pub fn compose(sketch: &Sketch, drawing: &Drawing) -> Scene {
    let ties = drawable_ties(sketch);
    let sizes = Scale::of(sketch.nodes.iter().map(|node| node.size));
    let widths = Scale::of(ties.iter().map(|&tie| sketch.ties[tie].strength));
    let radii: Vec<f64> = sketch.nodes.iter().map(|node| sizes.radius(node.size)).collect();
    let names: Vec<String> =
        sketch.nodes.iter().map(|node| metrics::one_line(&node.label, LONGEST_LABEL)).collect();

    let components = components(sketch, &ties, &radii, &names, drawing.labels);
    let figures: Vec<Figure> = components
        .into_iter()
        .map(|component| {
            let patience = patience(component.members.len(), drawing.labels);
            figure(component, FONT_SIZE, patience, drawing.seed)
        })
        .collect();
    let aspect = match (drawing.width, drawing.height) {
        (Some(width), Some(height)) if width > 0.0 && height > 0.0 => (width / height).clamp(0.1, 10.0),
        _ => ASPECT,
    };
    let aspect = aspect * FRAME;
    let shapes: Vec<Shape> = figures.iter().map(|figure| shape(figure, &radii)).collect();
    let shifts: Vec<Point> =
        pack(&shapes, aspect).into_iter().map(|p| Point::new(tenth(p.x), tenth(p.y))).collect();

    let mut nodes: Vec<scene::Node> =
        sketch.nodes.iter().zip(&radii).map(|(node, &radius)| unplaced(node, radius)).collect();
    for (figure, &shift) in figures.iter().zip(&shifts) {
        for ((&member, point), spot) in figure.members.iter().zip(&figure.points).zip(&figure.spots) {
            nodes[member].at = point.plus(shift);
            nodes[member].label = spot.map(|spot| scene::Label {
                text: names[member].clone(),
                at: spot.at.plus(shift),
                anchor: spot.anchor,
                bounds: spot.bounds.moved(shift),
            });
        }
    }
    let (colours, palette) = palette::colours(drawing.theme);
    colour_nodes(&mut nodes, &shapes, &shifts, &figures, sketch, &ties, palette.len() - 1);
    let ties = ties.into_iter().map(|tie| placed_tie(&sketch.ties[tie], &nodes, &widths)).collect();
    page::frame(sketch, drawing, nodes, ties, (colours, palette), (&sizes, &widths))
}

/// Positions of the ties that join two nodes that are there.
fn drawable_ties(sketch: &Sketch) -> Vec<usize> {
    let n = sketch.nodes.len();
    (0..sketch.ties.len())
        .filter(|&i| sketch.ties[i].a != sketch.ties[i].b && sketch.ties[i].a.max(sketch.ties[i].b) < n)
        .collect()
}

/// Connected components in the order of their first nodes. Complexity: linear.
fn components(
    sketch: &Sketch,
    ties: &[usize],
    radii: &[f64],
    names: &[String],
    labels: Labels,
) -> Vec<Component> {
    let n = sketch.nodes.len();
    let mut parent: Vec<usize> = (0..n).collect();
    fn root(parent: &mut [usize], mut node: usize) -> usize {
        while parent[node] != node {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        node
    }
    for &tie in ties {
        let (a, b) = (root(&mut parent, sketch.ties[tie].a), root(&mut parent, sketch.ties[tie].b));
        parent[a.max(b)] = a.min(b);
    }
    let mut components: Vec<Component> = Vec::new();
    // For each node its component and its position there; the root of a component is its first node.
    let mut places = vec![(0, 0u32); n];
    for node in 0..n {
        let first = root(&mut parent, node);
        if first == node {
            places[node].0 = components.len();
            components.push(Component::default());
        }
        let component = &mut components[places[first].0];
        places[node] = (places[first].0, component.members.len() as u32);
        component.members.push(node);
        component.radii.push(radii[node]);
        component.widths.push(None);
    }
    for &tie in ties {
        let ((component, a), (_, b)) = (places[sketch.ties[tie].a], places[sketch.ties[tie].b]);
        components[component].ties.push((a.min(b), a.max(b)));
    }
    for node in labelled(sketch, labels) {
        let (component, member) = places[node];
        components[component].order.push(member as usize);
        components[component].widths[member as usize] = Some(metrics::width(&names[node]));
    }
    components
}

/// The nodes that want a label, the most important first.
fn labelled(sketch: &Sketch, labels: Labels) -> Vec<usize> {
    let mut nodes: Vec<usize> =
        (0..sketch.nodes.len()).filter(|&i| !sketch.nodes[i].label.trim().is_empty()).collect();
    nodes.sort_by(|&i, &j| sketch.nodes[j].importance.total_cmp(&sketch.nodes[i].importance));
    nodes.truncate(match labels {
        Labels::Auto | Labels::All => usize::MAX,
        Labels::None => 0,
        Labels::Top(count) => count,
    });
    nodes
}

fn patience(members: usize, labels: Labels) -> usize {
    let (small, for_small, for_large, for_all) = PATIENCE;
    match labels {
        Labels::All => for_all,
        _ if members <= small => for_small,
        _ if members > 1000 => 0,
        _ => for_large,
    }
}

/// What a figure covers, in its own space.
fn shape(figure: &Figure, radii: &[f64]) -> Shape {
    let nodes =
        figure.members.iter().zip(&figure.points).map(|(&member, &at)| Rect::around(at, radii[member]));
    let labels = figure.spots.iter().flatten().map(|spot| spot.bounds);
    let line = |&(a, b): &(u32, u32)| (figure.points[a as usize], figure.points[b as usize]);
    Shape {
        boxes: nodes.chain(labels).map(|rect| rect.grown(MARGIN)).collect(),
        lines: figure.ties.iter().map(line).collect(),
    }
}

fn unplaced(node: &super::sketch::Node, radius: f64) -> scene::Node {
    scene::Node {
        name: node.label.clone(),
        tooltip: node.tooltip.clone(),
        size: node.size,
        group: node.group,
        at: Point::default(),
        radius,
        colour: 0,
        label: None,
    }
}

/// Colours groups so that those that are tied, or stand beside each other, differ.
fn colour_nodes(
    nodes: &mut [scene::Node],
    shapes: &[Shape],
    shifts: &[Point],
    figures: &[Figure],
    sketch: &Sketch,
    ties: &[usize],
    count: usize,
) {
    let mut tied = vec![false; nodes.len()];
    let ends = |tie: &usize| (sketch.ties[*tie].a, sketch.ties[*tie].b);
    ties.iter().map(ends).for_each(|(a, b)| (tied[a], tied[b]) = (true, true));
    let group = |node: usize| nodes[node].group.filter(|_| tied[node]);
    let mut boxes = Vec::new();
    for ((figure, shape), &shift) in figures.iter().zip(shapes).zip(shifts) {
        let groups: BTreeSet<u32> = figure.members.iter().filter_map(|&member| group(member)).collect();
        let hull = Rect::hull(shape.boxes.iter().copied()).unwrap_or_default().moved(shift).grown(MARGIN);
        // The groups within a component need not all differ; those that touch do, by their ties.
        boxes.extend(groups.first().filter(|_| groups.len() == 1).map(|&group| (hull, group)));
    }
    let between = ties.iter().map(ends).filter_map(|(a, b)| Some((group(a)?, group(b)?)));
    let rivals = palette::rivals(&boxes, between);
    let groups: BTreeSet<u32> = (0..nodes.len()).filter_map(group).collect();
    let colours: BTreeMap<u32, usize> =
        palette::assign(&groups.into_iter().collect::<Vec<_>>(), &rivals, count);
    let of_nodes: Vec<usize> =
        (0..nodes.len()).map(|i| group(i).and_then(|g| colours.get(&g).copied()).unwrap_or(0)).collect();
    nodes.iter_mut().zip(of_nodes).for_each(|(node, colour)| node.colour = colour);
}

fn placed_tie(tie: &super::sketch::Tie, nodes: &[scene::Node], widths: &Scale) -> scene::Tie {
    let (a, b) = (nodes[tie.a].colour, nodes[tie.b].colour);
    scene::Tie {
        a: tie.a,
        b: tie.b,
        strength: tie.strength,
        tooltip: tie.tooltip.clone(),
        width: widths.width(tie.strength),
        colour: if a == b { a } else { 0 },
    }
}

/// How a measure becomes a size: the smallest value has the usual one, unless the largest would then be too large.
pub(super) struct Scale {
    least: f64,
    most: f64,
    /// How many values there are, equal ones counted.
    count: f64,
    /// The values that occur, in ascending order.
    pub(super) values: Vec<f64>,
}

impl Scale {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.filter(|v| v.is_finite() && *v > 0.0).collect();
        values.sort_by(f64::total_cmp);
        let count = values.len() as f64;
        values.dedup();
        Scale {
            count,
            least: values.first().copied().unwrap_or(1.0),
            most: values.last().copied().unwrap_or(1.0),
            values,
        }
    }

    fn sane(&self, value: f64) -> f64 {
        if value.is_nan() { self.least } else { value.clamp(self.least, self.most) }
    }

    /// The radius of a node: its area is proportional to the value.
    pub(super) fn radius(&self, value: f64) -> f64 {
        let (usual, largest, smallest) = RADIUS;
        let largest = (largest * MANY / (MANY + self.count)).max(largest / 3.0);
        let of_most = (usual * (self.most / self.least).sqrt()).min(largest);
        tenth((of_most * (self.sane(value) / self.most).sqrt()).max(smallest))
    }

    /// The width of a tie: proportional to the value.
    pub(super) fn width(&self, value: f64) -> f64 {
        let (usual, widest, thinnest) = WIDTH;
        let of_most = (usual * (self.most / self.least)).min(widest);
        ((of_most * self.sane(value) / self.most).max(thinnest) * 100.0).round() / 100.0
    }
}
