//! Gephi's two tables: edges with Source and Target, and nodes with Id and Label.

use std::io::Write;

use petgraph::visit::EdgeRef;

use super::author_columns::columns;
use super::csv_rows::{csv_result, csv_writer};
use super::{ExportOptions, ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::{Network, TieWeight};
use crate::table::harmless;

pub(super) static EDGES: Exporter = Exporter {
    name: "gephi-edges",
    about: "CSV of the ties for Gephi: Source,Target,Type,Weight,papers,first_year,last_year",
    extensions: &[],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Data(write_edges),
};

pub(super) static NODES: Exporter = Exporter {
    name: "gephi-nodes",
    about: "CSV of the authors for Gephi: Id,Label and the columns of nodes-csv",
    extensions: &[],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Columns(write_nodes),
};

fn write_edges(network: &Network, weight: TieWeight, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(weight)?;
    let mut rows = csv_writer(out);
    let header = ["Source", "Target", "Type", "Weight", "papers", "first_year", "last_year"];
    csv_result(rows.write_record(header))?;
    for edge in projection.edge_references() {
        let [a, b] = [edge.source(), edge.target()].map(|node| projection[node]);
        let years = network.years(network.papers_between(a, b));
        let papers = network.has_papers().then_some(edge.weight().papers);
        let year = |year: Option<&i16>| year.map_or_else(String::new, ToString::to_string);
        let row = [
            a.0.to_string(),
            b.0.to_string(),
            "Undirected".to_owned(),
            edge.weight().strength.to_string(),
            papers.map_or_else(String::new, |papers| papers.to_string()),
            year(years.as_ref().map(|years| years.start())),
            year(years.as_ref().map(|years| years.end())),
        ];
        csv_result(rows.write_record(row))?;
    }
    rows.flush().map_err(|error| Error::writing("the ties", &error))
}

fn write_nodes(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let columns = columns(network, options)?;
    let mut rows = csv_writer(out);
    let names = columns.iter().map(|column| harmless(&column.name).into_owned());
    csv_result(rows.write_record(["Id".to_owned(), "Label".to_owned()].into_iter().chain(names)))?;
    for author in network.authors() {
        let first = [author.0.to_string(), harmless(&network.name(author)).into_owned()];
        let others = columns.iter().map(|column| column.cell(author));
        csv_result(rows.write_record(first.into_iter().chain(others)))?;
    }
    rows.flush().map_err(|error| Error::writing("the authors", &error))
}
