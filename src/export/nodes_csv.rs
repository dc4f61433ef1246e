//! The authors as CSV.

use std::io::Write;

use super::author_columns::columns;
use super::csv_rows::{csv_result, csv_writer};
use super::{ExportOptions, ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::Network;
use crate::table::harmless;

pub(super) static EXPORTER: Exporter = Exporter {
    name: "nodes-csv",
    about: "CSV of the authors: author_id,author,papers,coauthors,strength,component,community,first_year,last_year",
    extensions: &[],
    writer: ExportWriter::Columns(write),
};

fn write(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let columns = columns(network, options)?;
    let mut rows = csv_writer(out);
    let mut header: Vec<String> = columns.iter().map(|column| harmless(&column.name).into_owned()).collect();
    header.insert(NAME, "author".to_owned());
    csv_result(rows.write_record(header))?;
    for author in network.authors() {
        let mut row: Vec<String> = columns.iter().map(|column| column.cell(author)).collect();
        row.insert(NAME, harmless(&network.name(author)).into_owned());
        csv_result(rows.write_record(row))?;
    }
    rows.flush().map_err(|error| Error::writing("the authors", &error))
}

/// The place of the name: after the id.
const NAME: usize = 1;
