//! The ties as CSV.

use std::io::Write;

use petgraph::visit::EdgeRef;

use super::csv_rows::{csv_result, csv_writer};
use super::{ExportWriter, Exporter, LeftOut};
use crate::error::Result;
use crate::network::{Network, TieWeight};
use crate::table::harmless;

pub(super) static EXPORTER: Exporter = Exporter {
    name: "ties-csv",
    about: "CSV of the ties: a,b,a_id,b_id,papers,strength,first_year,last_year",
    extensions: &[],
    writer: ExportWriter::Rows(write),
};

fn write(network: &Network, tie_weight: TieWeight, out: &mut dyn Write) -> Result<LeftOut> {
    let mut rows = csv_writer(out);
    let columns = ["a", "b", "a_id", "b_id", "papers", "strength", "first_year", "last_year"];
    csv_result(rows.write_record(columns))?;
    let projection = network.projection(tie_weight)?;
    for edge in projection.edge_references() {
        let (a, b) = (projection[edge.source()], projection[edge.target()]);
        let years = network.years(network.papers_between(a, b));
        let year = |year: Option<i16>| year.map_or_else(String::new, |year| year.to_string());
        let papers = if network.has_papers() { edge.weight().papers.to_string() } else { String::new() };
        let [a_name, b_name] = [a, b].map(|author| network.name(author));
        let [a_id, b_id] = [a, b].map(|author| network.author_key(author));
        let row = [
            harmless(&a_name),
            harmless(&b_name),
            harmless(&a_id),
            harmless(&b_id),
            papers.into(),
            edge.weight().strength.to_string().into(),
            year(years.as_ref().map(|years| *years.start())).into(),
            year(years.as_ref().map(|years| *years.end())).into(),
        ];
        csv_result(rows.write_record(row.iter().map(AsRef::<str>::as_ref)))?;
    }
    rows.flush().map_err(|error| crate::Error::writing("the ties", &error))?;
    let without_ties = network.authors().filter(|&author| network.degree(author) == 0);
    Ok(LeftOut { authors: without_ties.count() as u64, ties: 0 })
}
