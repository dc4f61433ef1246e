//! JSON in the node-link shape of D3 and NetworkX.

use std::io::Write;

use petgraph::visit::EdgeRef;
use serde_json::{Value, json};

use super::author_columns::{Column, of_attributes};
use super::{ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::{Network, TieWeight};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "json",
    about: "JSON nodes and links (D3; NetworkX with node_link_graph(…, edges=\"links\"))",
    extensions: &["json"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Data(write),
};

fn write(network: &Network, tie_weight: TieWeight, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(tie_weight)?;
    let attributes: Vec<Column<'_>> = of_attributes(network).collect();
    let nodes: Vec<Value> = network
        .authors()
        .map(|author| {
            let mut node = json!({
                "id": author.0,
                "author": network.name(author),
                "author_id": network.author_key(author),
                "papers": network.has_papers().then(|| network.papers_of(author).len()),
                "coauthors": network.degree(author),
                "component": network.components().of_author(author).rank,
            });
            for column in &attributes {
                node[&*column.name] = column.get(author).map_or(Value::Null, Value::from);
            }
            node
        })
        .collect();
    let links: Vec<Value> = projection
        .edge_references()
        .map(|edge| {
            let (a, b) = (projection[edge.source()], projection[edge.target()]);
            let papers: Vec<_> =
                network.papers_between(a, b).iter().map(|&paper| network.paper_key(paper)).collect();
            json!({
                "source": a.0,
                "target": b.0,
                "weight": edge.weight().strength,
                "papers": network.has_papers().then_some(papers),
            })
        })
        .collect();
    let graph = json!({
        "directed": false,
        "multigraph": false,
        "graph": { "counting": tie_weight.counting.name(), "normalization": tie_weight.normalization, "coauth": env!("CARGO_PKG_VERSION") },
        "nodes": nodes,
        "links": links,
    });
    crate::table::write_json(&graph, out).map_err(|error| Error::writing("the JSON", &error))
}
