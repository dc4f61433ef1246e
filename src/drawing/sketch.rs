//! What is to be drawn, before anything has a place.

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
    /// What size, width and colour mean.
    pub words: Words,
}

/// A node to be drawn: an author.
#[derive(Debug, Clone, Default)]
pub struct Node {
    /// Its name, in full; the drawing may shorten it.
    pub label: String,
    /// What to show on hover; lines are parted by `\n`.
    pub tooltip: String,
    /// What the area of the node says: the number of papers, or another measure.
    pub size: f64,
    /// What the colour says: nodes of one group have one colour. A node without a group, or without a tie, is
    /// grey.
    pub group: Option<u32>,
    /// Labels of greater importance are placed first; equal ones in the order of the nodes.
    pub importance: f64,
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
    /// What to show on hover; lines are parted by `\n`.
    pub tooltip: String,
}

/// The words of the legend. A part whose word is empty is left out.
#[derive(Debug, Clone)]
pub struct Words {
    /// What the size of a node counts.
    pub size: String,
    /// What the width of a tie counts.
    pub width: String,
    /// What one colour stands for.
    pub colour: String,
    /// What grey stands for.
    pub grey: String,
}

impl Default for Words {
    fn default() -> Self {
        Words {
            size: "papers".into(),
            width: "papers together".into(),
            colour: "one colour, one connected group".into(),
            grey: "no co-author".into(),
        }
    }
}
