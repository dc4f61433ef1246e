//! DOT, Graphviz's language, built with graphviz-rust's types.
//!
//! graphviz-rust prints ids as they are given, so every string goes through [`quoted`] here; nodes are `n0`,
//! `n1`, … and names are labels.

use std::io::{self, Write};

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::{ExportWriter, Exporter};
use crate::drawing::{Scene, scene, tooltip};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "dot",
    about: "Graphviz DOT with positions, for dot, neato -n, Gephi",
    extensions: &["dot", "gv"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Drawing(write),
};

fn write(scene: &Scene, out: &mut dyn Write) -> io::Result<()> {
    let text = graph(scene).print(&mut PrinterContext::default());
    writeln!(out, "{text}")
}

/// A string as a quoted id: quotation marks, backslashes and line ends escaped, so that it stays one id, and no
/// `\N` or `\G` in a name is replaced. NUL, which no DOT file can hold, is dropped, and so is what would change the direction of
/// the text around it.
fn quoted(text: &str) -> Id {
    let mut id = String::with_capacity(text.len() + 2);
    id.push('"');
    for c in text.chars() {
        match c {
            '"' => id.push_str("\\\""),
            '\\' => id.push_str("\\\\"),
            '\n' => id.push_str("\\n"),
            '\0' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{fffe}' | '\u{ffff}' => id.push('\u{fffd}'),
            c if c.is_control() => id.push(' '),
            c => id.push(c),
        }
    }
    id.push('"');
    Id::Escaped(id)
}

fn attribute(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), quoted(value))
}

/// The title and the line below it.
fn headings(scene: &Scene) -> String {
    let is_heading = |text: &&scene::Text| matches!(text.role, scene::Role::Title | scene::Role::Caption);
    let lines: Vec<_> = scene.texts.iter().filter(is_heading).map(|text| text.text.as_str()).collect();
    lines.join("\n")
}

/// Points, Graphviz's unit of positions and pen widths, to a CSS pixel.
const POINTS: f64 = 0.75;
/// Inches, its unit of node sizes, to a CSS pixel.
const INCHES: f64 = 1.0 / 96.0;

/// The scene as a DOT graph. Positions are those of the built-in layout, which `neato -n` keeps and other
/// engines replace.
pub(super) fn graph(scene: &Scene) -> Graph {
    let defaults = [
        GraphAttributes::Graph(vec![
            attribute("label", &headings(scene)),
            attribute("labelloc", "t"),
            attribute("overlap", "prism"),
            attribute("sep", "+12"),
            attribute("splines", "line"),
            attribute("forcelabels", "true"),
            attribute("outputorder", "edgesfirst"),
        ]),
        GraphAttributes::Node(vec![
            attribute("shape", "circle"),
            attribute("style", "filled"),
            attribute("fixedsize", "true"),
            attribute("penwidth", "0"),
            attribute("label", ""),
            attribute("fontname", "Helvetica"),
            attribute("fontsize", &format!("{:.1}", scene.font_size * POINTS)),
        ]),
    ];
    let nodes = scene.nodes.iter().enumerate().map(|(i, node)| Stmt::Node(self::node(i, node, scene)));
    let ties = scene.ties.iter().map(|tie| Stmt::Edge(edge(tie, scene)));
    let stmts = defaults.into_iter().map(Stmt::GAttribute).chain(nodes).chain(ties).collect();
    Graph::Graph { id: Id::Plain("coauth".to_owned()), strict: true, stmts }
}

fn node(number: usize, node: &scene::Node, scene: &Scene) -> Node {
    // Graphviz counts y upwards.
    let (x, y) = (node.at.x * POINTS, (scene.space.height - node.at.y) * POINTS);
    let diameter = format!("{:.3}", 2.0 * node.radius * INCHES);
    Node {
        id: node_id(number),
        attributes: node
            .is_hub
            .then(|| attribute("shape", "diamond"))
            .into_iter()
            .chain([
                attribute("xlabel", &node.name),
                attribute("tooltip", &tooltip::of_node(scene, node)),
                attribute("pos", &format!("{x:.2},{y:.2}")),
                attribute("width", &diameter),
                attribute("height", &diameter),
                attribute("fillcolor", &scene.palette[node.color].to_string()),
            ])
            .collect(),
    }
}

fn edge(tie: &scene::Tie, scene: &Scene) -> Edge {
    let [a, b] = [tie.a, tie.b].map(|node| Vertex::N(node_id(node)));
    Edge {
        ty: EdgeTy::Pair(a, b),
        attributes: vec![
            attribute("weight", &format!("{}", (tie.strength.round() as i64).max(1))),
            attribute("tooltip", &tooltip::of_tie(scene, tie)),
            attribute("penwidth", &format!("{:.2}", tie.width * POINTS)),
            attribute("color", &scene.palette[tie.color].to_string()),
        ],
    }
}

fn node_id(number: usize) -> NodeId {
    NodeId(Id::Plain(format!("n{number}")), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_string_is_one_id_whatever_is_in_it() {
        let text = "O'Neil \"Bob\"\\\nnode\0\u{1b}\u{202e}\u{ffff}";
        let Id::Escaped(id) = quoted(text) else { panic!("quoted") };
        assert_eq!(id, "\"O'Neil \\\"Bob\\\"\\\\\\nnode \u{fffd}\"");
    }
}
