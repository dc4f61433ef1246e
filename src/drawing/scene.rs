//! All elements of a drawing with their positions, in a fixed order. Lengths are pixels (1/96 inch) in the
//! coordinates of the scene.

use super::geometry::{Point, Rect};
use super::options::Theme;
use super::sketch::{Coloring, Paper, Words};
use std::fmt;

/// Distance from a node to the ring around the person that the drawing is about, and width of the highlighted path, in
/// pixels.
pub(super) const RING: f64 = 2.5;
pub(super) const WAY: f64 = 3.0;

/// A finished drawing, ready for [`Exporter::draw`](crate::export::Exporter::draw).
///
/// Writers paint in this order: page, regions, ties, path, nodes, leaders, labels, keys, texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The display size of the drawing.
    pub(crate) page: Size,
    /// The size of the coordinate space, from (0, 0), which is scaled to the page.
    pub(crate) space: Size,
    /// Pixels of an image per pixel of the page.
    pub(crate) scale: f64,
    /// The title, for programs and screen readers; the visible title is among the texts.
    pub(crate) title: String,
    /// A description in one sentence.
    pub(crate) description: String,
    /// Colors of the page.
    pub(crate) colors: Colors,
    /// Colors of nodes and ties; the first is neutral.
    pub(crate) palette: Vec<Rgb>,
    /// The theme that was chosen.
    pub(crate) theme: Theme,
    /// The meanings that color may have, the first of which is drawn.
    pub(crate) colorings: Vec<Coloring>,
    /// Opacity of ties, from 0 to 1: lower if there are many.
    pub(crate) tie_opacity: f64,
    /// Size of the smallest letters of labels.
    pub(crate) font_size: f64,
    /// The number of labels that were wanted and found no room.
    pub(crate) unnamed: usize,
    /// Regions, which are below everything else, the lowest first.
    pub(crate) regions: Vec<Region>,
    /// The ties of the sketch that can be drawn, in its order.
    pub(crate) ties: Vec<Tie>,
    /// A highlighted path, by positions in `nodes`.
    pub(crate) path: Vec<usize>,
    /// The person that the drawing is about, by the position in `nodes`.
    pub(crate) subject: Option<usize>,
    /// The nodes of the sketch that are drawn, in its order.
    pub(crate) nodes: Vec<Node>,
    /// The papers of nodes and ties.
    pub(crate) papers: Vec<Paper>,
    /// The meaning of size, width and color.
    pub(crate) words: Words,
    /// The marks of the legend.
    pub(crate) keys: Vec<Key>,
    /// Title, caption and the words of the legend.
    pub(crate) texts: Vec<Text>,
}

impl Scene {
    /// The position of each drawn node, in the order of the sketch; x grows to the right, y downward.
    ///
    /// # Examples
    /// ```
    /// use coauth::drawing::{DrawOptions, Sketch, compose};
    ///
    /// let scene = compose(&Sketch::of_graph(2, &[(0, 1)]), &DrawOptions::default());
    /// let positions: Vec<_> = scene.positions().collect();
    /// assert_ne!(positions[0], positions[1]);
    /// ```
    pub fn positions(&self) -> impl ExactSizeIterator<Item = Point> {
        self.nodes.iter().map(|node| node.at)
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Size {
    /// From left to right.
    pub(crate) width: f64,
    /// From top to bottom.
    pub(crate) height: f64,
}

/// An sRGB color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rgb(
    /// Red.
    pub(crate) u8,
    /// Green.
    pub(crate) u8,
    /// Blue.
    pub(crate) u8,
);

impl fmt::Display for Rgb {
    /// As in CSS: `#0072b2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The colors of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colors {
    /// The page, and the halo of labels.
    pub(crate) paper: Rgb,
    /// Title and labels.
    pub(crate) ink: Rgb,
    /// Caption and legend.
    pub(crate) faint: Rgb,
}

/// A node with its position.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// Its name, in full.
    pub(crate) name: String,
    /// One line about it.
    pub(crate) note: String,
    /// What else is known of it, each with the name of a column.
    pub(crate) details: Vec<[String; 2]>,
    /// Its papers, by their positions in [`Scene::papers`].
    pub(crate) papers: Vec<u32>,
    /// The value that its area shows.
    pub(crate) size: f64,
    /// Center.
    pub(crate) at: Point,
    /// Radius.
    pub(crate) radius: f64,
    /// Position in [`Scene::palette`].
    pub(crate) color: usize,
    /// Is it a hub: a paper that represents the ties among all of its authors?
    pub(crate) is_hub: bool,
    /// Its label, if it has one.
    pub(crate) label: Option<Label>,
}

/// A disc with nodes in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Region {
    /// Its name.
    pub(crate) name: String,
    /// Center.
    pub(crate) at: Point,
    /// Radius.
    pub(crate) radius: f64,
    /// Its label, if it has one.
    pub(crate) label: Option<Label>,
}

/// A text next to a node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    /// The name, possibly shortened, without characters that would break a line of text.
    pub(crate) text: String,
    /// The point on the base line, at the end given by `anchor`.
    pub(crate) at: Point,
    /// The end of the text that is at the point.
    pub(crate) anchor: Anchor,
    /// Font size.
    pub(crate) size: f64,
    /// The line from its node, if it is far from it.
    pub(crate) leader: Option<(Point, Point)>,
    /// A box that holds the text in any common sans-serif font. No two boxes of a scene overlap.
    pub(crate) bounds: Rect,
}

/// Where a text is relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// The text begins at the point.
    Start,
    /// The middle of the text is at the point.
    Middle,
    /// The text ends at the point.
    End,
}

/// A tie with its position: a line between two nodes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tie {
    /// Position of one end in [`Scene::nodes`].
    pub(crate) a: usize,
    /// Position of the other end.
    pub(crate) b: usize,
    /// The value that its width shows.
    pub(crate) strength: f64,
    /// One line about it; may be empty.
    pub(crate) note: String,
    /// The papers that it rests on, by their positions in [`Scene::papers`].
    pub(crate) papers: Vec<u32>,
    /// Width of the line.
    pub(crate) width: f64,
    /// Position in [`Scene::palette`]: the color of its ends if they agree, otherwise the neutral one.
    pub(crate) color: usize,
}

/// A mark of the legend.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Key {
    /// A node of this size.
    Dot {
        /// Center.
        at: Point,
        /// Radius.
        radius: f64,
        /// Position in [`Scene::palette`].
        color: usize,
    },
    /// A hub.
    Hub {
        /// Center.
        at: Point,
        /// Radius.
        radius: f64,
    },
    /// The mark of the person that the drawing is about.
    Subject {
        /// Center.
        at: Point,
        /// Radius of the node inside it.
        radius: f64,
    },
    /// The highlighted path.
    Way {
        /// Left end.
        from: Point,
        /// Right end.
        to: Point,
    },
    /// A piece of a scale of shades.
    Piece {
        /// Its position.
        area: Rect,
        /// Position in [`Scene::palette`].
        color: usize,
    },
    /// A tie of this width.
    Line {
        /// Left end.
        from: Point,
        /// Right end.
        to: Point,
        /// Width of the line.
        width: f64,
    },
}

impl Key {
    /// The same mark elsewhere.
    pub(super) fn moved(self, by: Point) -> Self {
        match self {
            Key::Dot { at, radius, color } => Key::Dot { at: at.plus(by), radius, color },
            Key::Hub { at, radius } => Key::Hub { at: at.plus(by), radius },
            Key::Subject { at, radius } => Key::Subject { at: at.plus(by), radius },
            Key::Way { from, to } => Key::Way { from: from.plus(by), to: to.plus(by) },
            Key::Piece { area, color } => Key::Piece { area: area.moved(by), color },
            Key::Line { from, to, width } => Key::Line { from: from.plus(by), to: to.plus(by), width },
        }
    }

    /// The box around it.
    pub(super) fn bounds(&self) -> Rect {
        match *self {
            Key::Dot { at, radius, .. } | Key::Hub { at, radius } => Rect::around(at, radius),
            Key::Subject { at, radius } => Rect::around(at, radius + RING),
            Key::Way { from, to } => {
                Rect::hull([from, to].map(|p| Rect::around(p, WAY / 2.0))).unwrap_or_default()
            }
            Key::Piece { area, .. } => area,
            Key::Line { from, to, width } => {
                Rect { left: from.x, top: from.y - width / 2.0, right: to.x, bottom: to.y + width / 2.0 }
            }
        }
    }
}

/// A line of text that is not a label; it starts at its point.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    /// Its content.
    pub(crate) text: String,
    /// Start of the base line.
    pub(crate) at: Point,
    /// Font size.
    pub(crate) size: f64,
    /// Its role, which determines weight and color.
    pub(crate) role: Role,
}

/// The role of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The title: strong.
    Title,
    /// The line below the title: faint.
    Caption,
    /// A word or number of the legend: faint.
    Legend,
}
