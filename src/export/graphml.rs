//! GraphML, for Gephi, yEd, igraph, NetworkX and others.

use std::io::{self, Write};

use petgraph::visit::EdgeRef;

use super::author_columns::{Column, columns};
use super::graphml_writer::GraphmlWriter;
use super::xml_text::xml_text;
use super::{ExportOptions, ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::{Network, Projection};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "graphml",
    about: "GraphML with labels, papers, years, strengths, components and communities (Gephi, yEd, igraph, NetworkX)",
    extensions: &["graphml"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Columns(write),
};

fn write(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(options.tie_weight)?;
    let columns = columns(network, options)?;
    write_xml(network, &projection, &columns, out).map_err(|error| Error::writing("the GraphML", &error))
}

fn write_xml(
    network: &Network,
    projection: &Projection,
    columns: &[Column<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let ids: Vec<String> = columns.iter().map(|column| xml_text(&column.name).into_owned()).collect();
    let of_authors = columns.iter().zip(&ids).map(|(column, id)| [id, "node", id, column.kind.in_graphml()]);
    let label = ["label", "node", "label", "string"];
    let of_ties = [["tie_papers", "edge", "papers", "int"], ["weight", "edge", "weight", "double"]];
    let mut graphml = GraphmlWriter::begun(out, [label].into_iter().chain(of_authors).chain(of_ties))?;
    for author in network.authors() {
        let known = columns
            .iter()
            .zip(&ids)
            .filter_map(|(column, id)| column.get(author).map(|value| (id.as_str(), value.to_string())));
        let label = ("label", network.name(author).into_owned());
        let values: Vec<(&str, String)> = [label].into_iter().chain(known).collect();
        graphml.node(&format!("n{}", author.0), &values)?;
    }
    for edge in projection.edge_references() {
        let [source, target] = [edge.source(), edge.target()].map(|node| format!("n{}", node.index()));
        let papers = network.has_papers().then(|| ("tie_papers", edge.weight().papers.to_string()));
        let weight = ("weight", edge.weight().strength.to_string());
        let values: Vec<(&str, String)> = papers.into_iter().chain([weight]).collect();
        graphml.edge([&source, &target], &values)?;
    }
    graphml.end()
}
