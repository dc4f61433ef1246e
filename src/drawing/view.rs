//! A scene of places that are given, such as those of a view of the map: nothing is laid out.

use super::geometry::{Point, Rect};
use super::metrics;
use super::options::DrawOptions;
use super::palette;
use super::scene::{Anchor, Label, Node, Region, Scene, Size, Tie};
use super::sketch::{Use, Words};

/// What is in a view, in its own units, which become pixels.
#[derive(Debug, Clone, Default)]
pub(crate) struct View {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) size: [f64; 2],
    /// Below everything else, the lowest first.
    pub(crate) regions: Vec<Mark>,
    pub(crate) marks: Vec<Mark>,
    /// Pairs of marks.
    pub(crate) ties: Vec<[usize; 2]>,
    /// The mark that the view is about.
    pub(crate) subject: Option<usize>,
}

/// A disc.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mark {
    pub(crate) at: [f64; 2],
    pub(crate) radius: f64,
    pub(crate) name: String,
    /// The name that is drawn, if it has room.
    pub(crate) label: Option<Name>,
}

/// A name on one line.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) text: String,
    /// On the base line: the start or, if it is centered, the middle.
    pub(crate) at: [f64; 2],
    pub(crate) is_centered: bool,
}

/// The size of names.
const LETTERS: f64 = 14.0;

/// The scene of a view.
pub(crate) fn scene(view: &View, options: &DrawOptions) -> Scene {
    let (colors, palette) = palette::colors(options.theme, Use::Groups);
    let page = Size { width: view.size[0], height: view.size[1] };
    Scene {
        page,
        space: page,
        scale: options.scale,
        title: metrics::one_line(&view.title, 1e4),
        description: view.description.clone(),
        colors,
        // Neutral for ties, and one color for all marks.
        palette: palette.into_iter().take(2).collect(),
        theme: options.theme,
        colorings: Vec::new(),
        tie_opacity: 0.55,
        font_size: LETTERS,
        unnamed: 0,
        regions: view.regions.iter().map(region).collect(),
        ties: view.ties.iter().map(|&[a, b]| tie(a, b)).collect(),
        path: Vec::new(),
        subject: view.subject,
        nodes: view.marks.iter().map(node).collect(),
        papers: Vec::new(),
        words: Words::default(),
        keys: Vec::new(),
        texts: Vec::new(),
    }
}

fn region(mark: &Mark) -> Region {
    let (at, label) = (point(mark.at), mark.label.as_ref().map(label));
    Region { name: mark.name.clone(), at, radius: mark.radius, label }
}

fn node(mark: &Mark) -> Node {
    let (note, details, papers) = (String::new(), Vec::new(), Vec::new());
    let (name, at, label) = (mark.name.clone(), point(mark.at), mark.label.as_ref().map(label));
    Node { name, note, details, papers, size: 1.0, at, radius: mark.radius, color: 1, is_hub: false, label }
}

fn tie(a: usize, b: usize) -> Tie {
    let (note, papers) = (String::new(), Vec::new());
    Tie { a, b, strength: 1.0, note, papers, width: 1.0, color: 0 }
}

fn label(name: &Name) -> Label {
    let text = metrics::one_line(&name.text, 1e4);
    let (at, width) = (point(name.at), metrics::width(&text) * LETTERS);
    let left = if name.is_centered { at.x - width / 2.0 } else { at.x };
    let (top, bottom) = (at.y - metrics::ASCENT * LETTERS, at.y + metrics::DESCENT * LETTERS);
    let anchor = if name.is_centered { Anchor::Middle } else { Anchor::Start };
    let bounds = Rect { left, top, right: left + width, bottom };
    Label { text, at, anchor, size: LETTERS, leader: None, bounds }
}

fn point([x, y]: [f64; 2]) -> Point {
    Point::new(x, y)
}
