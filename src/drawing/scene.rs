//! Everything a drawing may show, with its place, in a fixed order. Lengths are pixels (1/96 inch) of the
//! scene's own space.

use super::geometry::{Point, Rect};
use super::sketch::{Paper, Words};
use std::fmt;

/// A finished drawing. Paint in this order: page, ties, path, nodes, labels, keys, texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The size in which the drawing is to be shown.
    pub page: Size,
    /// The size of the space in which everything below lies, from (0, 0); it is scaled to the page.
    pub space: Size,
    /// How many pixels of an image there are to one of the page.
    pub scale: f64,
    /// What the drawing is, for programs and screen readers; as a visible line it is among the texts.
    pub title: String,
    /// What it shows, in one sentence.
    pub description: String,
    /// Colours of the page.
    pub colours: Colours,
    /// Colours of nodes and ties; the first is the quiet one.
    pub palette: Vec<Rgb>,
    /// Both again for readers who prefer the dark, unless the theme was chosen for them.
    pub in_the_dark: Option<(Colours, Vec<Rgb>)>,
    /// How much of a tie's colour covers what is behind it, from 0 to 1: less where ties are many.
    pub tie_opacity: f64,
    /// Size of the labels, and their line height.
    pub font_size: f64,
    /// The ties of the sketch, in its order, without those that cannot be drawn.
    pub ties: Vec<Tie>,
    /// A path that stands out, by positions in `nodes`.
    pub path: Vec<usize>,
    /// The nodes of the sketch, in its order.
    pub nodes: Vec<Node>,
    /// The papers to which nodes and ties point.
    pub papers: Vec<Paper>,
    /// What size, width and colour mean.
    pub words: Words,
    /// The marks of the legend.
    pub keys: Vec<Key>,
    /// Title, caption and the words of the legend.
    pub texts: Vec<Text>,
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(
    /// Red.
    pub u8,
    /// Green.
    pub u8,
    /// Blue.
    pub u8,
);

impl fmt::Display for Rgb {
    /// As in CSS: `#0072b2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The colours that are not data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// The page, and the halo of labels.
    pub paper: Rgb,
    /// Title and labels.
    pub ink: Rgb,
    /// Caption and legend.
    pub faint: Rgb,
}

/// A node in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its name, in full.
    pub name: String,
    /// One line about it.
    pub note: String,
    /// Its papers, by their positions in [`Scene::papers`].
    pub papers: Vec<u32>,
    /// The number that its area shows.
    pub size: f64,
    /// Centre.
    pub at: Point,
    /// Radius.
    pub radius: f64,
    /// Position in [`Scene::palette`].
    pub colour: usize,
    /// Its name as drawn, if it is.
    pub label: Option<Label>,
}

/// A text beside a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The name, perhaps shortened, without characters that would break a line of text.
    pub text: String,
    /// The point on the base line that `anchor` names.
    pub at: Point,
    /// Which end of the text is at the point.
    pub anchor: Anchor,
    /// A box that holds the text in any common sans-serif font. No two boxes of a scene overlap.
    pub bounds: Rect,
}

/// Where a text is relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at the point.
    Start,
    /// The middle of the text is at the point.
    Middle,
    /// The text ends at the point.
    End,
}

/// A tie in its place: a line between two nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// Position of one end in [`Scene::nodes`].
    pub a: usize,
    /// Position of the other end.
    pub b: usize,
    /// The number that its width shows.
    pub strength: f64,
    /// One line about it; may be empty.
    pub note: String,
    /// The papers that prove it, by their positions in [`Scene::papers`].
    pub papers: Vec<u32>,
    /// Width of the line.
    pub width: f64,
    /// Position in [`Scene::palette`]: the colour of its ends if they agree, else the quiet one.
    pub colour: usize,
}

/// A mark of the legend.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// A node of this size.
    Dot {
        /// Centre.
        at: Point,
        /// Radius.
        radius: f64,
        /// Position in [`Scene::palette`].
        colour: usize,
    },
    /// A piece of a scale of shades.
    Piece {
        /// Where it is.
        area: Rect,
        /// Position in [`Scene::palette`].
        colour: usize,
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
    /// The box around it.
    pub(super) fn bounds(&self) -> Rect {
        match *self {
            Key::Dot { at, radius, .. } => Rect::around(at, radius),
            Key::Piece { area, .. } => area,
            Key::Line { from, to, width } => {
                Rect { left: from.x, top: from.y - width / 2.0, right: to.x, bottom: to.y + width / 2.0 }
            }
        }
    }
}

/// A line of text that is no label; it begins at its point.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Start of the base line.
    pub at: Point,
    /// Font size.
    pub size: f64,
    /// What it is, which decides weight and colour.
    pub role: Role,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title: strong.
    Title,
    /// The line below the title: faint.
    Caption,
    /// A word or number of the legend: faint.
    Legend,
}
