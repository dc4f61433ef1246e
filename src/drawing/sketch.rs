//! The content of a drawing, before layout.

use std::borrow::Cow;

/// The content of a drawing: nodes, edges and words.
///
/// [`Picture::sketch`](crate::export::Picture::sketch) makes one from a network, [`of_graph`](Self::of_graph) from any
/// graph. Numbers that are not finite and positive are drawn as the smallest that is.
#[derive(Debug, Clone, Default)]
pub struct Sketch {
    /// One line above the drawing.
    pub(crate) title: String,
    /// One line below the title: counts, source, dates.
    pub(crate) caption: String,
    /// In the order in which export formats list them.
    pub(crate) nodes: Vec<Node>,
    /// In the order in which export formats list them. Loops, and ties with a node that does not exist, are left out.
    pub(crate) ties: Vec<Tie>,
    /// A highlighted path, by positions in `nodes`.
    pub(crate) path: Vec<usize>,
    /// The person that the drawing is about, by the position in `nodes`.
    pub(crate) subject: Option<usize>,
    /// The papers of nodes and ties, which refer to them by position; empty if none are known.
    pub(crate) papers: Vec<Paper>,
    /// The meanings that color may have: the first is drawn, and a page to explore offers all.
    pub(crate) colorings: Vec<Coloring>,
    /// The meaning of size and width, and of marks.
    pub(crate) words: Words,
}

impl Sketch {
    /// A sketch of a plain graph without labels: the number of nodes, and edges between their positions.
    ///
    /// # Examples
    /// ```
    /// use coauth::drawing::{DrawOptions, Sketch, compose};
    ///
    /// let triangle = Sketch::of_graph(3, &[(0, 1), (1, 2), (0, 2)]);
    /// let scene = compose(&triangle, &DrawOptions::default());
    /// assert_eq!(scene.positions().count(), 3);
    /// ```
    #[must_use]
    pub fn of_graph(nodes: usize, edges: &[(usize, usize)]) -> Self {
        let edge = |&(a, b): &(usize, usize)| Tie { a, b, strength: 1.0, ..Tie::default() };
        Self {
            nodes: vec![Node { size: 1.0, ..Node::default() }; nodes],
            ties: edges.iter().map(edge).collect(),
            ..Self::default()
        }
    }
}

/// A paper of nodes and ties of a drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Paper {
    /// Its title, or a substitute.
    pub(crate) title: String,
    /// Its year, if known.
    pub(crate) year: Option<i16>,
    /// Its DOI without a resolver; empty if there is none.
    pub(crate) doi: String,
}

/// A node to draw: an author.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    /// Its name, in full; the drawing may shorten it.
    pub(crate) label: String,
    /// One line to show on hover below the name.
    pub(crate) note: String,
    /// What else is known of it, each with the name of a column; for the card of a page.
    pub(crate) details: Vec<[String; 2]>,
    /// Its papers, by their positions in [`Sketch::papers`].
    pub(crate) papers: Vec<u32>,
    /// The value of its area: the number of papers, or another measure.
    pub(crate) size: f64,
    /// Is it a hub: not an author, but a paper with very many, which represents the ties among all of them?
    pub(crate) is_hub: bool,
    /// How much its label is wanted.
    pub(crate) naming: Naming,
    /// Among equally wanted labels, more important ones are placed first; equal ones in the order of the nodes.
    pub(crate) importance: f64,
}

/// How much a label is wanted; the most wanted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Naming {
    /// It has a place even if a line must lead to it.
    Must,
    /// It is placed before the usual ones.
    First,
    /// It is placed where there is room.
    #[default]
    Usual,
    /// It says nothing to a reader, such as a number, and is placed only if all labels are.
    Never,
}

/// The meaning of the color of a node.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum Hue {
    /// None: the node is gray.
    #[default]
    Gray,
    /// A group, by its rank among the groups by size, from 0: the largest groups have a color of their own.
    Group(u32),
    /// A position on a scale from 0 to 1.
    Shade(f64),
}

/// A tie to draw, between two nodes given by their positions in [`Sketch::nodes`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Tie {
    /// One end.
    pub(crate) a: usize,
    /// The other end.
    pub(crate) b: usize,
    /// The value of the width of the line.
    pub(crate) strength: f64,
    /// One line to show on hover below the names, for what the papers do not show.
    pub(crate) note: String,
    /// The papers that it rests on, by their positions in [`Sketch::papers`].
    pub(crate) papers: Vec<u32>,
}

/// One meaning of colors: what it is, and of each node its hue.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Coloring {
    /// Its name as an option: `community`.
    pub(crate) name: Cow<'static, str>,
    /// The meaning of a color, for the legend.
    pub(crate) word: String,
    /// The hue of each node; nodes beyond its end are gray.
    pub(crate) hues: Vec<Hue>,
    /// What the legend says of each group that has a color, the largest first.
    pub(crate) groups: Vec<String>,
    /// The meaning of both ends of a scale of shades; if `None`, colors are those of groups.
    pub(crate) ends: Option<[String; 2]>,
    /// The meaning of gray.
    pub(crate) gray: String,
}

impl Coloring {
    /// The purpose of the colors.
    pub(super) fn purpose(&self) -> Use {
        if self.ends.is_some() { Use::Scale } else { Use::Groups }
    }

    /// The hue of a node.
    pub(super) fn hue(&self, node: usize) -> Hue {
        self.hues.get(node).copied().unwrap_or_default()
    }
}

/// The words of a drawing. A part of the legend whose word is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// What a node is: singular and plural.
    pub(crate) node: [&'static str; 2],
    /// What nodes with a tie to another are to it: singular and plural.
    pub(crate) neighbor: [&'static str; 2],
    /// The measure that the size of a node shows.
    pub(crate) size: String,
    /// The measure that the width of a tie shows.
    pub(crate) width: String,
    /// The meaning of a hub.
    pub(crate) hub: String,
    /// The meaning of the highlighted path.
    pub(crate) path: String,
}

/// The purpose of the colors of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// To distinguish groups.
    Groups,
    /// To show a position on a scale: higher positions have more contrast with the page.
    Scale,
}

impl Default for Words {
    fn default() -> Self {
        Words {
            node: ["author", "authors"],
            neighbor: ["co-author", "co-authors"],
            size: "papers".into(),
            width: "papers together".into(),
            hub: String::new(),
            path: "shortest path".into(),
        }
    }
}
