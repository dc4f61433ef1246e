//! What is to be drawn, before anything has a place.

use super::palette::Use;

/// Nodes, ties and words. Numbers that are not finite and positive are drawn as the smallest that is.
#[derive(Debug, Clone, Default)]
pub struct Sketch {
    /// One line above the drawing.
    pub title: String,
    /// One quieter line below the title: counts, source, dates.
    pub caption: String,
    /// In the order in which writers list them.
    pub nodes: Vec<Node>,
    /// In the order in which writers list them. A tie of a node with itself, or with a node that is not
    /// there, is left out.
    pub ties: Vec<Tie>,
    /// Nodes by their positions in `nodes`: the way from each to the next stands out.
    pub path: Vec<usize>,
    /// The papers to which nodes and ties point by position; empty where none are known.
    pub papers: Vec<Paper>,
    /// What size, width and colour mean.
    pub words: Words,
}

/// A paper, as a reader of the drawing may ask for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its title, or what stands for it.
    pub title: String,
    /// Its year, if known.
    pub year: Option<i16>,
    /// Its DOI without a resolver; empty if there is none.
    pub doi: String,
}

/// A node to be drawn: an author.
#[derive(Debug, Clone, Default)]
pub struct Node {
    /// Its name, in full; the drawing may shorten it.
    pub label: String,
    /// One line to show on hover below the name.
    pub note: String,
    /// Its papers, by their positions in [`Sketch::papers`].
    pub papers: Vec<u32>,
    /// What the area of the node says: the number of papers, or another measure.
    pub size: f64,
    /// What the colour says.
    pub hue: Hue,
    /// Labels of greater importance are placed first; equal ones in the order of the nodes.
    pub importance: f64,
}

/// What the colour of a node says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Hue {
    /// Nothing: it is grey.
    #[default]
    Grey,
    /// Nodes of one group have one colour, those without a tie are grey.
    Group(u32),
    /// Where the node is on a scale, from 0 to 1.
    Shade(f64),
}

/// A tie to be drawn, between two nodes given by their positions in [`Sketch::nodes`].
#[derive(Debug, Clone, Default)]
pub struct Tie {
    /// One end.
    pub a: usize,
    /// The other end.
    pub b: usize,
    /// What the width of the line says.
    pub strength: f64,
    /// One line to show on hover below the names, if there is more to say than the papers do.
    pub note: String,
    /// The papers that prove it, by their positions in [`Sketch::papers`].
    pub papers: Vec<u32>,
}

/// The words of the legend. A part whose word is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What the size of a node counts.
    pub size: String,
    /// What the width of a tie counts.
    pub width: String,
    /// What one colour stands for.
    pub colour: String,
    /// What both ends of a scale of shades stand for; without, colours are those of groups.
    pub ends: Option<[String; 2]>,
    /// What grey stands for.
    pub grey: String,
}

impl Words {
    /// What the colours are for.
    pub(super) fn purpose(&self) -> Use {
        if self.ends.is_some() { Use::Scale } else { Use::Groups }
    }
}

impl Default for Words {
    fn default() -> Self {
        Words {
            size: "papers".into(),
            width: "papers together".into(),
            colour: "one colour, one connected group".into(),
            ends: None,
            grey: "no co-author".into(),
        }
    }
}
