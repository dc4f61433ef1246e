//! The authors as CSV.

use super::author_columns::columns;
use super::rows::{Rows, as_csv};
use super::{ExportOptions, ExportWriter, Exporter};
use crate::error::Result;
use crate::network::Network;
use crate::table::{Kind, Value};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "nodes-csv",
    about: "CSV of the authors: author_id,author,papers,coauthors,strength,component,community,first_year,last_year",
    extensions: &[],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Columns(|network, options, out| as_csv(out, |rows| give(network, options, rows))),
};

pub(super) fn give(network: &Network, options: &ExportOptions, rows: &mut dyn Rows) -> Result<()> {
    let columns = columns(network, options)?;
    let mut header: Vec<(&str, Kind)> =
        columns.iter().map(|column| (&*column.name, column.kind.into())).collect();
    header.insert(NAME, ("author", Kind::Text));
    rows.begin(&header)?;
    for author in network.authors() {
        let name = network.name(author);
        let mut row: Vec<Value<'_>> = columns.iter().map(|column| column.get(author).into()).collect();
        row.insert(NAME, Value::from(&*name));
        rows.row(&row)?;
    }
    Ok(())
}

/// The place of the name: after the id.
const NAME: usize = 1;
