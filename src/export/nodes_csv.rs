//! The authors as CSV.

use std::io::Write;

use super::csv_rows::{csv_result, csv_writer};
use super::{ExportWriter, Exporter};
use crate::error::Result;
use crate::network::{Network, TieWeight};
use crate::table::harmless;

pub(super) static EXPORTER: Exporter = Exporter {
    name: "nodes-csv",
    about: "CSV of the authors: author_id,author,papers,coauthors,strength,component",
    extensions: &[],
    writer: ExportWriter::Data(write),
};

fn write(network: &Network, tie_weight: TieWeight, out: &mut dyn Write) -> Result<()> {
    let mut rows = csv_writer(out);
    csv_result(rows.write_record(["author_id", "author", "papers", "coauthors", "strength", "component"]))?;
    for author in network.authors() {
        let (id, name) = (network.author_key(author), network.name(author));
        let papers =
            if network.has_papers() { network.papers_of(author).len().to_string() } else { String::new() };
        let row = [
            harmless(&id),
            harmless(&name),
            papers.into(),
            network.degree(author).to_string().into(),
            network.strength(author, tie_weight.counting).to_string().into(),
            network.components().of_author(author).rank.to_string().into(),
        ];
        csv_result(rows.write_record(row.iter().map(AsRef::<str>::as_ref)))?;
    }
    rows.flush().map_err(|error| crate::Error::writing("the authors", &error))
}
