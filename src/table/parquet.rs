//! Apache Parquet: one plain table as columns with types, the same bytes every time.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::ByteArray;
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::Type;
use bytes::Bytes;

use super::document::Column as Header;
use super::value::{Kind, Value};
use super::{Cell, Style, StyleWriter, Table};

pub(super) static STYLE: Style = Style {
    name: "parquet",
    about: "Apache Parquet: columns with types, for DuckDB, polars, pandas and Spark",
    extensions: &["parquet"],
    is_text: false,
    writer: StyleWriter::Data(write),
};

fn write(data: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    let kinds = kinds(data);
    let fields: Vec<(&str, Kind)> =
        data.columns.iter().map(|column| column.name.as_str()).zip(kinds.iter().copied()).collect();
    let mut file = ParquetFile::begin(&fields, out)?;
    for row in data.rows() {
        file.row(row.iter().zip(&kinds).map(|(cell, &kind)| value(cell, kind)))?;
    }
    file.finish()
}

/// What the columns of a table hold. The header says it of a column without any value.
fn kinds(data: &Table<'_>) -> Vec<Kind> {
    let mut kinds: Vec<Option<Kind>> = vec![None; data.columns.len()];
    for row in data.rows() {
        for (kind, cell) in kinds.iter_mut().zip(&*row) {
            let of_cell = match cell {
                Cell::Text(_) => Kind::Text,
                Cell::Count(_) | Cell::Year(_) => Kind::Whole,
                Cell::Number(_) => Kind::Real,
                Cell::Nothing => continue,
            };
            *kind = Some(kind.map_or(of_cell, |before| before.or(of_cell)));
        }
    }
    let of_empty = |column: &Header| match (column.is_number, column.is_real) {
        (_, true) => Kind::Real,
        (true, _) => Kind::Whole,
        _ => Kind::Text,
    };
    kinds.iter().zip(&data.columns).map(|(kind, column)| kind.unwrap_or_else(|| of_empty(column))).collect()
}

fn value(cell: &Cell, kind: Kind) -> Value<'_> {
    match (kind, cell) {
        (_, Cell::Nothing) => Value::Nothing,
        (_, Cell::Text(text)) => Value::Text(Cow::Borrowed(text)),
        (Kind::Text, Cell::Count(count)) => Value::Text(count.to_string().into()),
        (Kind::Text, Cell::Number(number)) => Value::Text(number.to_string().into()),
        (Kind::Text, Cell::Year(year)) => Value::Text(year.to_string().into()),
        (Kind::Whole, Cell::Count(count)) => Value::Whole(i64::try_from(*count).unwrap_or(i64::MAX)),
        (_, Cell::Count(count)) => Value::Real(*count as f64),
        (Kind::Whole, Cell::Year(year)) => Value::Whole((*year).into()),
        (_, Cell::Year(year)) => Value::Real((*year).into()),
        (_, Cell::Number(number)) => Value::Real(*number),
    }
}

/// A Parquet file that is being written, row by row.
pub(crate) struct ParquetFile<'o> {
    out: &'o mut dyn Write,
    /// What the file has of its bytes, until they are passed on.
    ready: Ready,
    file: SerializedFileWriter<Ready>,
    columns: Vec<Column>,
    rows: usize,
    /// The bytes of text in these rows.
    length: usize,
}

/// A group has this many rows, or fewer where their texts are long: as much is kept in memory.
const ROWS: usize = 1 << 16;
const LONGEST: usize = 32 << 20;

impl<'o> ParquetFile<'o> {
    /// Begins a file of columns with these names.
    pub(crate) fn begin(fields: &[(&str, Kind)], out: &'o mut dyn Write) -> io::Result<Self> {
        let primitive = |&(name, kind): &(&str, Kind)| {
            let (physical, logical) = match kind {
                Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
                Kind::Whole => (Physical::INT64, None),
                Kind::Real => (Physical::DOUBLE, None),
            };
            let column = Type::primitive_type_builder(name, physical).with_logical_type(logical);
            column.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
        };
        let columns = fields.iter().map(primitive).collect::<Result<Vec<_>, _>>().map_err(error)?;
        let schema = Type::group_type_builder("table").with_fields(columns).build().map_err(error)?;
        // Every reader knows Snappy.
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("coauth version {}", env!("CARGO_PKG_VERSION")));
        let ready = Ready::default();
        let file = SerializedFileWriter::new(ready.clone(), Arc::new(schema), Arc::new(properties.build()));
        let columns = fields.iter().map(|&(_, kind)| Column::of(kind)).collect();
        Ok(Self { out, ready, file: file.map_err(error)?, columns, rows: 0, length: 0 })
    }

    /// Adds a row, a value for each column.
    pub(crate) fn row<'v>(&mut self, values: impl IntoIterator<Item = Value<'v>>) -> io::Result<()> {
        for (column, value) in self.columns.iter_mut().zip(values) {
            self.length += column.push(&value);
        }
        self.rows += 1;
        if self.rows == ROWS || self.length > LONGEST { self.end_group() } else { Ok(()) }
    }

    /// Ends the file.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.end_group()?;
        self.file.finish().map_err(error)?;
        self.pass_on()?;
        self.out.flush()
    }

    fn end_group(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group().map_err(error)?;
        for column in &mut self.columns {
            let Some(mut to) = group.next_column().map_err(error)? else { break };
            column.write(to.untyped()).and_then(|()| to.close()).map_err(error)?;
        }
        group.close().map_err(error)?;
        (self.rows, self.length) = (0, 0);
        self.pass_on()
    }

    fn pass_on(&mut self) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.ready.0.lock().unwrap_or_else(PoisonError::into_inner));
        self.out.write_all(&bytes)
    }
}

/// Bytes that the crate writes to and this file takes from: the crate wants to own what it writes to.
#[derive(Clone, Default)]
struct Ready(Arc<Mutex<Vec<u8>>>);

impl Write for Ready {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The values of a column in a group of rows, and which rows have one.
struct Column {
    has_value: Vec<i16>,
    values: Values,
}

enum Values {
    /// All texts, and where each ends.
    Texts(Vec<u8>, Vec<usize>),
    Whole(Vec<i64>),
    Real(Vec<f64>),
}

impl Column {
    fn of(kind: Kind) -> Self {
        let values = match kind {
            Kind::Text => Values::Texts(Vec::new(), Vec::new()),
            Kind::Whole => Values::Whole(Vec::new()),
            Kind::Real => Values::Real(Vec::new()),
        };
        Self { has_value: Vec::new(), values }
    }

    /// Adds a value; a value of another kind than the column is none. Returns the bytes of text.
    fn push(&mut self, value: &Value<'_>) -> usize {
        let (has_value, length) = match (&mut self.values, value) {
            (Values::Texts(texts, ends), Value::Text(text)) => {
                texts.extend_from_slice(text.as_bytes());
                ends.push(texts.len());
                (true, text.len())
            }
            (Values::Whole(numbers), Value::Whole(number)) => {
                numbers.push(*number);
                (true, 0)
            }
            (Values::Real(numbers), Value::Real(number)) => {
                numbers.push(*number);
                (true, 0)
            }
            (_, other) => {
                debug_assert!(matches!(other, Value::Nothing), "{other:?} in a column of another kind");
                (false, 0)
            }
        };
        self.has_value.push(has_value.into());
        length
    }

    /// Writes the values to a column of the file, and begins again.
    fn write(&mut self, to: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        let levels = std::mem::take(&mut self.has_value);
        let levels = Some(&levels[..]);
        match (&mut self.values, to) {
            (Values::Texts(texts, ends), ColumnWriter::ByteArrayColumnWriter(to)) => {
                let texts = Bytes::from(std::mem::take(texts));
                let starts = std::iter::once(0).chain(ends.iter().copied());
                let parts = starts.zip(&*ends).map(|(start, &end)| ByteArray::from(texts.slice(start..end)));
                to.write_batch(&parts.collect::<Vec<_>>(), levels, None)?;
                ends.clear();
            }
            (Values::Whole(numbers), ColumnWriter::Int64ColumnWriter(to)) => {
                to.write_batch(&std::mem::take(numbers), levels, None)?;
            }
            (Values::Real(numbers), ColumnWriter::DoubleColumnWriter(to)) => {
                to.write_batch(&std::mem::take(numbers), levels, None)?;
            }
            _ => return Err(ParquetError::General("a column of another type".to_owned())),
        }
        Ok(())
    }
}

fn error(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

#[cfg(test)]
mod tests {
    use ::parquet::file::reader::{FileReader, SerializedFileReader};

    use super::*;

    fn parquet_of(table: &Table<'_>) -> Vec<u8> {
        let mut file = Vec::new();
        write(table, &mut file).expect("writing to memory");
        file
    }

    /// The rows as the crate shows them.
    fn rows_of(file: Vec<u8>) -> Vec<String> {
        let reader = SerializedFileReader::new(Bytes::from(file)).expect("a file");
        let rows = reader.get_row_iter(None).expect("rows");
        rows.map(|row| row.expect("a row").to_string()).collect()
    }

    #[test]
    fn columns_have_the_types_of_their_cells_and_empty_cells_are_null() {
        let mut table = Table::with_columns(&["author", "#papers", "#score", "year", "#unknown", "note"]);
        table.push(["=Ann".into(), 3u32.into(), 0.5.into(), Cell::Year(1843), Cell::Nothing, 1u32.into()]);
        table.push(["Bo".into(), Cell::Nothing, 2u32.into(), Cell::Nothing, Cell::Nothing, "x".into()]);
        let file = parquet_of(&table);
        assert_eq!(file, parquet_of(&table));
        let rows = [
            r#"{author: "=Ann", papers: 3, score: 0.5, year: 1843, unknown: null, note: "1"}"#,
            r#"{author: "Bo", papers: null, score: 2.0, year: null, unknown: null, note: "x"}"#,
        ];
        assert_eq!(rows_of(file), rows);
    }

    #[test]
    fn a_column_without_values_has_the_type_that_it_has_with_values() {
        let mut table = Table::with_columns(&["%strength", "#first_year", "doi"]);
        table.push([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
        let reader = SerializedFileReader::new(Bytes::from(parquet_of(&table))).expect("a file");
        let schema = reader.metadata().file_metadata().schema_descr_ptr();
        let types: Vec<_> =
            schema.columns().iter().map(|column| (column.name(), column.physical_type())).collect();
        let expected =
            [("strength", Physical::DOUBLE), ("first_year", Physical::INT64), ("doi", Physical::BYTE_ARRAY)];
        assert_eq!(types, expected);
    }

    #[test]
    fn a_table_of_many_rows_is_written_in_groups_and_one_without_rows_has_its_columns() {
        let numbers: Vec<u32> = (0..ROWS as u32 + 5).collect();
        let file = parquet_of(&Table::of(["#n", "text"], &numbers, |n| [(*n).into(), n.to_string().into()]));
        let reader = SerializedFileReader::new(Bytes::from(file.clone())).expect("a file");
        assert_eq!(reader.num_row_groups(), 2);
        let rows = rows_of(file);
        assert_eq!(rows.len(), numbers.len());
        assert_eq!(rows[ROWS + 4], format!("{{n: {0}, text: \"{0}\"}}", ROWS + 4));
        let empty = SerializedFileReader::new(Bytes::from(parquet_of(&Table::with_columns(&["a", "#b"]))));
        let empty = empty.expect("a file");
        assert_eq!(empty.metadata().file_metadata().schema_descr().num_columns(), 2);
        assert_eq!(empty.metadata().file_metadata().num_rows(), 0);
    }
}
