//! The tables of the network as Apache Parquet.

use std::io::Write;

use super::rows::Rows;
use super::{ExportWriter, Exporter, authorships, nodes_csv, ties_csv};
use crate::error::{Error, Result};
use crate::table::{Kind, ParquetFile, Value};

pub(super) static TIES: Exporter = Exporter {
    name: "ties-parquet",
    about: "the table of ties-csv as Apache Parquet",
    extensions: &[],
    is_text: false,
    table_of: Some(&ties_csv::EXPORTER),
    writer: ExportWriter::Rows(|network, weight, out| {
        as_parquet(out, |rows| ties_csv::give(network, weight, rows))
    }),
};

pub(super) static NODES: Exporter = Exporter {
    name: "nodes-parquet",
    about: "the table of nodes-csv as Apache Parquet",
    extensions: &[],
    is_text: false,
    table_of: Some(&nodes_csv::EXPORTER),
    writer: ExportWriter::Columns(|network, options, out| {
        as_parquet(out, |rows| nodes_csv::give(network, options, rows))
    }),
};

pub(super) static AUTHORSHIPS: Exporter = Exporter {
    name: "authorships-parquet",
    about: "the table of authorships as Apache Parquet",
    extensions: &[],
    is_text: false,
    table_of: Some(&authorships::EXPORTER),
    writer: ExportWriter::Rows(|network, _, out| as_parquet(out, |rows| authorships::give(network, rows))),
};

fn as_parquet<T>(out: &mut dyn Write, give: impl FnOnce(&mut dyn Rows) -> Result<T>) -> Result<T> {
    let mut rows = Parquet::Waiting(Some(out));
    let given = give(&mut rows)?;
    if let Parquet::Begun(file) = rows {
        file.finish().map_err(|error| writing(&error))?;
    }
    Ok(given)
}

/// A file, which begins when its columns are known.
enum Parquet<'o> {
    Waiting(Option<&'o mut dyn Write>),
    Begun(Box<ParquetFile<'o>>),
}

impl Rows for Parquet<'_> {
    fn begin(&mut self, columns: &[(&str, Kind)]) -> Result<()> {
        if let Self::Waiting(out) = self
            && let Some(out) = out.take()
        {
            let file = ParquetFile::begin(columns, out).map_err(|error| writing(&error))?;
            *self = Self::Begun(Box::new(file));
        }
        Ok(())
    }

    fn row(&mut self, values: &[Value<'_>]) -> Result<()> {
        match self {
            Self::Begun(file) => file.row(values.iter().cloned()).map_err(|error| writing(&error)),
            Self::Waiting(_) => Ok(()),
        }
    }
}

fn writing(error: &std::io::Error) -> Error {
    Error::writing("the Parquet file", error)
}
