//! Cytoscape's two formats: Cytoscape.js JSON (.cyjs), and CX2, which NDEx and Cytoscape 3.10 take.

use std::io::Write;

use petgraph::visit::EdgeRef;
use serde_json::{Map, Value, json};

use super::author_columns::{Column, Kind, columns};
use super::json_values::known;
use super::positions::positions;
use super::source::source;
use super::{ExportOptions, ExportWriter, Exporter};
use crate::drawing::Scene;
use crate::error::{Error, Result};
use crate::network::{AuthorId, Network, Projection, Tie};

pub(super) static CYJS: Exporter = Exporter {
    name: "cyjs",
    about: "Cytoscape.js JSON with positions up to 5000 authors (Cytoscape, Cytoscape.js, NetworkX)",
    extensions: &["cyjs"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Columns(write_cyjs),
};

pub(super) static CX2: Exporter = Exporter {
    name: "cx2",
    about: "CX2 with positions up to 5000 authors (Cytoscape, NDEx)",
    extensions: &["cx2"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Columns(write_cx2),
};

/// A network with what both formats have of it.
struct Graph<'n> {
    network: &'n Network,
    columns: Vec<Column<'n>>,
    projection: Projection,
    scene: Option<Scene>,
}

impl<'n> Graph<'n> {
    fn of(network: &'n Network, options: &ExportOptions) -> Result<Self> {
        let columns = columns(network, options)?;
        let projection = network.projection(options.tie_weight)?;
        Ok(Self { network, columns, projection, scene: positions(network, options.tie_weight)? })
    }

    /// The columns of an author. What is not known is left out.
    fn author(&self, author: AuthorId) -> Map<String, Value> {
        let name = ("name".to_owned(), self.network.name(author).into());
        let known = self.columns.iter().filter_map(|column| {
            column.get(author).map(|value| (column.name.clone().into_owned(), value.into()))
        });
        std::iter::once(name).chain(known).collect()
    }

    fn tie(&self, tie: &Tie) -> Map<String, Value> {
        known(json!({
            "interaction": "coauthor",
            "weight": tie.strength,
            "papers": self.network.has_papers().then_some(tie.papers),
        }))
    }

    /// The position of an author, y downward.
    fn position(&self, author: AuthorId) -> Option<[f64; 2]> {
        let node = &self.scene.as_ref()?.nodes[author.index()];
        Some([node.at.x, node.at.y].map(|length| (length * 100.0).round() / 100.0))
    }
}

fn write_cyjs(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let graph = Graph::of(network, options)?;
    let nodes = network.authors().map(|author| {
        let mut data = graph.author(author);
        let id = author.0.to_string();
        data.insert("id".to_owned(), json!(id));
        // What NetworkX takes for the node.
        data.insert("value".to_owned(), json!(id));
        match graph.position(author) {
            Some([x, y]) => json!({ "data": data, "position": { "x": x, "y": y } }),
            None => json!({ "data": data }),
        }
    });
    let edges = graph.projection.edge_references().enumerate().map(|(number, edge)| {
        let mut data = graph.tie(edge.weight());
        data.insert("id".to_owned(), json!(format!("e{number}")));
        data.insert("source".to_owned(), json!(edge.source().index().to_string()));
        data.insert("target".to_owned(), json!(edge.target().index().to_string()));
        json!({ "data": data })
    });
    let document = json!({
        "format_version": "1.0",
        "generated_by": concat!("coauth ", env!("CARGO_PKG_VERSION")),
        "target_cytoscapejs_version": "~3.2",
        "directed": false,
        "multigraph": false,
        "data": { "name": source(network) },
        "elements": { "nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>() },
    });
    crate::table::write_json(&document, out).map_err(|error| Error::writing("the Cytoscape file", &error))
}

fn write_cx2(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let graph = Graph::of(network, options)?;
    let nodes: Vec<Value> = network
        .authors()
        .map(|author| match graph.position(author) {
            Some([x, y]) => json!({ "id": author.0, "x": x, "y": y, "v": graph.author(author) }),
            None => json!({ "id": author.0, "v": graph.author(author) }),
        })
        .collect();
    let ties = graph.projection.edge_references().enumerate();
    let edges: Vec<Value> = ties
        .map(|(number, edge)| {
            let [source, target] = [edge.source(), edge.target()].map(|node| node.index());
            json!({ "id": number, "s": source, "t": target, "v": graph.tie(edge.weight()) })
        })
        .collect();
    let count = |name: &str, count: usize| json!({ "name": name, "elementCount": count });
    let document = json!([
        { "CXVersion": "2.0", "hasFragments": false },
        { "metaData": [
            count("attributeDeclarations", 1), count("networkAttributes", 1),
            count("nodes", nodes.len()), count("edges", edges.len()),
        ] },
        { "attributeDeclarations": [declarations(&graph.columns)] },
        { "networkAttributes": [{ "name": source(network) }] },
        { "nodes": nodes },
        { "edges": edges },
        { "status": [{ "error": "", "success": true }] },
    ]);
    crate::table::write_json(&document, out).map_err(|error| Error::writing("the Cytoscape file", &error))
}

/// The types of all attributes.
fn declarations(columns: &[Column<'_>]) -> Value {
    let kind = |kind: Kind| match kind {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Real => "double",
    };
    let mut of_nodes = Map::from_iter([("name".to_owned(), json!({ "d": "string" }))]);
    of_nodes.extend(
        columns.iter().map(|column| (column.name.clone().into_owned(), json!({ "d": kind(column.kind) }))),
    );
    json!({
        "networkAttributes": { "name": { "d": "string" } },
        "nodes": of_nodes,
        "edges": {
            "interaction": { "d": "string" },
            "weight": { "d": "double" },
            "papers": { "d": "integer" },
        },
    })
}
