//! Rows of CSV, with the errors of this crate.

use std::io::Write;

use crate::error::{Error, ErrorKind, Result};

pub(super) fn csv_writer(out: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    csv::Writer::from_writer(out)
}

/// The result of writing a row of CSV.
pub(super) fn csv_result(result: csv::Result<()>) -> Result<()> {
    result.map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::writing("the CSV", &error),
        other => Error::new(ErrorKind::Output, format!("cannot write the CSV: {other:?}")),
    })
}
