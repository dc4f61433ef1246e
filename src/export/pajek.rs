//! Pajek's .net format.

use std::io::{self, Write};

use petgraph::visit::EdgeRef;

use super::{ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::{Network, Projection, TieWeight};
use crate::table::visible;

pub(super) static EXPORTER: Exporter = Exporter {
    name: "pajek",
    about: "Pajek .net with strengths",
    extensions: &["net"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Data(write),
};

fn write(network: &Network, tie_weight: TieWeight, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(tie_weight)?;
    write_lines(network, &projection, out).map_err(|error| Error::writing("the Pajek file", &error))
}

fn write_lines(network: &Network, projection: &Projection, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "*Vertices {}", network.author_count())?;
    for author in network.authors() {
        // Programs disagree about backslashes and quotation marks in labels.
        let label = visible(&network.name(author)).replace('\\', "/").replace('"', "'");
        writeln!(out, "{} \"{label}\"", author.0 + 1)?;
    }
    writeln!(out, "*Edges")?;
    for edge in projection.edge_references() {
        let (a, b) = (edge.source().index() + 1, edge.target().index() + 1);
        writeln!(out, "{a} {b} {}", edge.weight().strength)?;
    }
    Ok(())
}
