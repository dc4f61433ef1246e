//! Tables of the network, row by row, for formats that have types and for those that have not.

use std::io::Write;

use super::csv_rows::{csv_result, csv_writer};
use crate::error::{Error, Result};
use crate::table::{Kind, Value, harmless};

/// What takes the rows of a table.
pub(super) trait Rows {
    /// Begins a table of columns with these names and kinds.
    fn begin(&mut self, columns: &[(&str, Kind)]) -> Result<()>;

    /// Adds a row, a value for each column.
    fn row(&mut self, values: &[Value<'_>]) -> Result<()>;
}

/// Writes a table as CSV.
pub(super) fn as_csv<T>(out: &mut dyn Write, give: impl FnOnce(&mut dyn Rows) -> Result<T>) -> Result<T> {
    let mut rows = Csv(csv_writer(out));
    let given = give(&mut rows)?;
    rows.0.flush().map_err(|error| Error::writing("the CSV", &error))?;
    Ok(given)
}

struct Csv<'o>(csv::Writer<&'o mut dyn Write>);

impl Rows for Csv<'_> {
    fn begin(&mut self, columns: &[(&str, Kind)]) -> Result<()> {
        csv_result(self.0.write_record(columns.iter().map(|(name, _)| harmless(name).into_owned())))
    }

    fn row(&mut self, values: &[Value<'_>]) -> Result<()> {
        for value in values {
            csv_result(match value {
                Value::Text(text) => self.0.write_field(harmless(text).as_bytes()),
                Value::Whole(number) => self.0.write_field(number.to_string()),
                Value::Real(number) => self.0.write_field(number.to_string()),
                Value::Nothing => self.0.write_field(""),
            })?;
        }
        csv_result(self.0.write_record(None::<&[u8]>))
    }
}
