//! What is to be drawn, before anything has a place.

/// What a drawing is made from: nodes, edges and words.
///
/// [`Picture::sketch`](crate::export::Picture::sketch) makes one of a network, [`of_graph`](Self::of_graph) of any
/// graph. Numbers that are not finite and positive are drawn as the smallest that is.
#[derive(Debug, Clone, Default)]
pub struct Sketch {
    /// One line above the drawing.
    pub(crate) title: String,
    /// One quieter line below the title: counts, source, dates.
    pub(crate) caption: String,
    /// In the order in which writers list them.
    pub(crate) nodes: Vec<Node>,
    /// In the order in which writers list them. A tie of a node with itself, or with a node that is not
    /// there, is left out.
    pub(crate) ties: Vec<Tie>,
    /// Nodes by their positions in `nodes`: the way from each to the next stands out.
    pub(crate) path: Vec<usize>,
    /// The papers to which nodes and ties point by position; empty where none are known.
    pub(crate) papers: Vec<Paper>,
    /// What size, width and color mean.
    pub(crate) words: Words,
}

impl Sketch {
    /// A sketch of a plain graph, without labels: so many nodes, and edges between their positions.
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

/// A paper that nodes and ties of a drawing point to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Paper {
    /// Its title, or what stands for it.
    pub(crate) title: String,
    /// Its year, if known.
    pub(crate) year: Option<i16>,
    /// Its DOI without a resolver; empty if there is none.
    pub(crate) doi: String,
}

/// A node to be drawn: an author.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    /// Its name, in full; the drawing may shorten it.
    pub(crate) label: String,
    /// One line to show on hover below the name.
    pub(crate) note: String,
    /// Its papers, by their positions in [`Sketch::papers`].
    pub(crate) papers: Vec<u32>,
    /// What the area of the node says: the number of papers, or another measure.
    pub(crate) size: f64,
    /// What the color says.
    pub(crate) hue: Hue,
    /// Labels of greater importance are placed first; equal ones in the order of the nodes.
    pub(crate) importance: f64,
}

/// What the color of a node says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum Hue {
    /// Nothing: it is gray.
    #[default]
    Gray,
    /// Nodes of one group have one color, those without a tie are gray.
    Group(u32),
    /// Where the node is on a scale, from 0 to 1.
    Shade(f64),
}

/// A tie to be drawn, between two nodes given by their positions in [`Sketch::nodes`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Tie {
    /// One end.
    pub(crate) a: usize,
    /// The other end.
    pub(crate) b: usize,
    /// What the width of the line says.
    pub(crate) strength: f64,
    /// One line to show on hover below the names, if there is more to say than the papers do.
    pub(crate) note: String,
    /// The papers that prove it, by their positions in [`Sketch::papers`].
    pub(crate) papers: Vec<u32>,
}

/// The words of the legend. A part whose word is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// What the size of a node counts.
    pub(crate) size: String,
    /// What the width of a tie counts.
    pub(crate) width: String,
    /// What one color stands for.
    pub(crate) color: String,
    /// What both ends of a scale of shades stand for; without, colors are those of groups.
    pub(crate) ends: Option<[String; 2]>,
    /// What gray stands for.
    pub(crate) gray: String,
}

/// What the colors of the data are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// To distinguish groups.
    Groups,
    /// To show a position on a scale: the further, the more they stand out from the page.
    Scale,
}

impl Words {
    /// What the colors are for.
    pub(super) fn purpose(&self) -> Use {
        if self.ends.is_some() { Use::Scale } else { Use::Groups }
    }
}

impl Default for Words {
    fn default() -> Self {
        Words {
            size: "papers".into(),
            width: "papers together".into(),
            color: "one color, one connected group".into(),
            ends: None,
            gray: "no co-author".into(),
        }
    }
}
