//! The values of a column in a group of rows, some rows at a time.

use std::io;
use std::sync::Arc;

use ::parquet::column::reader::{ColumnReader, get_column_reader};
use ::parquet::data_type::{ByteArray, FixedLenByteArray, Int96};
use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::metadata::RowGroupMetaData;
use ::parquet::file::serialized_reader::SerializedPageReader;

use super::file::ParquetBytes;
use super::pages::Pages;
use super::refusal::{damaged, refused};
use super::shape::Leaf;
use super::value::{Meaning, Value, whole_of};

/// A column that is read from its first row on.
pub(super) struct Column {
    leaf: Leaf,
    reader: ColumnReader,
    /// The levels of each value or gap; none where all are there, or where none repeats.
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
    values: Values,
    /// How many values and gaps there are, and which are next.
    count: usize,
    next: usize,
    next_value: usize,
    /// The level at which a value is there.
    full: i16,
}

enum Values {
    Bools(Vec<bool>),
    Ints(Vec<i32>),
    Longs(Vec<i64>),
    OldMoments(Vec<Int96>),
    Floats(Vec<f32>),
    Doubles(Vec<f64>),
    Texts(Vec<ByteArray>),
    /// Whole numbers, the highest byte first.
    Bytes(Vec<FixedLenByteArray>),
}

impl Column {
    /// The column of a group.
    pub(super) fn of(leaf: &Leaf, group: &RowGroupMetaData, file: &Arc<ParquetBytes>) -> io::Result<Self> {
        let about = group.columns().get(leaf.place).ok_or_else(|| damaged("a column is missing"))?;
        let start = about.dictionary_page_offset().unwrap_or_else(|| about.data_page_offset());
        if start < 0 || about.data_page_offset() < 0 || about.compressed_size() < 0 {
            return Err(damaged("a column is before its start"));
        }
        let described = about.column_descr_ptr();
        let rows = usize::try_from(group.num_rows()).map_err(damaged)?;
        let pages = SerializedPageReader::new(Arc::clone(file), about, rows, None).map_err(damaged)?;
        let pages = Box::new(Pages::of(pages, &described));
        let full = described.max_def_level();
        let reader = get_column_reader(described, pages);
        let values = match &reader {
            ColumnReader::BoolColumnReader(_) => Values::Bools(Vec::new()),
            ColumnReader::Int32ColumnReader(_) => Values::Ints(Vec::new()),
            ColumnReader::Int64ColumnReader(_) => Values::Longs(Vec::new()),
            ColumnReader::Int96ColumnReader(_) => Values::OldMoments(Vec::new()),
            ColumnReader::FloatColumnReader(_) => Values::Floats(Vec::new()),
            ColumnReader::DoubleColumnReader(_) => Values::Doubles(Vec::new()),
            ColumnReader::ByteArrayColumnReader(_) => Values::Texts(Vec::new()),
            ColumnReader::FixedLenByteArrayColumnReader(_) => Values::Bytes(Vec::new()),
        };
        let leaf = leaf.clone();
        let (definitions, repetitions) = (Vec::new(), Vec::new());
        Ok(Self { leaf, reader, definitions, repetitions, values, count: 0, next: 0, next_value: 0, full })
    }

    /// Reads what the next rows have, after what was read has been used.
    pub(super) fn fill(&mut self, rows: usize) -> io::Result<()> {
        self.definitions.clear();
        self.repetitions.clear();
        (self.count, self.next, self.next_value) = (0, 0, 0);
        let mut read = 0;
        while read < rows {
            let (records, levels) = self.read(rows - read).map_err(|error| self.broken(&error))?;
            if records == 0 && levels == 0 {
                return Err(self.broken(&"it has fewer rows than the others"));
            }
            read += records;
            self.count += levels;
        }
        Ok(())
    }

    /// Reads rows; how many, and how many values and gaps.
    fn read(&mut self, rows: usize) -> Result<(usize, usize)> {
        let definitions = Some(&mut self.definitions);
        let repetitions = Some(&mut self.repetitions);
        macro_rules! read {
            ($reader:ident, $values:ident) => {{
                // What was read before in this turn is kept.
                if self.count == 0 {
                    $values.clear();
                }
                let (records, _, levels) = $reader.read_records(rows, definitions, repetitions, $values)?;
                Ok((records, levels))
            }};
        }
        match (&mut self.reader, &mut self.values) {
            (ColumnReader::BoolColumnReader(reader), Values::Bools(values)) => read!(reader, values),
            (ColumnReader::Int32ColumnReader(reader), Values::Ints(values)) => read!(reader, values),
            (ColumnReader::Int64ColumnReader(reader), Values::Longs(values)) => read!(reader, values),
            (ColumnReader::Int96ColumnReader(reader), Values::OldMoments(values)) => read!(reader, values),
            (ColumnReader::FloatColumnReader(reader), Values::Floats(values)) => read!(reader, values),
            (ColumnReader::DoubleColumnReader(reader), Values::Doubles(values)) => read!(reader, values),
            (ColumnReader::ByteArrayColumnReader(reader), Values::Texts(values)) => read!(reader, values),
            (ColumnReader::FixedLenByteArrayColumnReader(reader), Values::Bytes(values)) => {
                read!(reader, values)
            }
            _ => Err(ParquetError::General("a column of another type".to_owned())),
        }
    }

    fn broken(&self, why: &dyn std::fmt::Display) -> io::Error {
        refused(format!("the Parquet file is damaged in the column {}: {why}", self.leaf.path))
    }

    /// What the column holds.
    pub(super) fn meaning(&self) -> Meaning {
        self.leaf.meaning
    }

    /// The level up to which the next value is there.
    pub(super) fn definition(&self) -> io::Result<i16> {
        if self.next >= self.count {
            return Err(self.broken(&"it has fewer values than the others"));
        }
        Ok(if self.full == 0 { 0 } else { self.definitions.get(self.next).copied().unwrap_or(0) })
    }

    /// The level at which the next value repeats; 0 where a row begins, and at the end.
    pub(super) fn repetition(&self) -> i16 {
        self.repetitions.get(self.next).copied().unwrap_or(0)
    }

    /// Passes over a gap.
    pub(super) fn skip(&mut self) -> io::Result<()> {
        if self.definition()? == self.full {
            self.next_value += 1;
        }
        self.next += 1;
        Ok(())
    }

    /// Takes the next value; `None` for a gap.
    pub(super) fn take(&mut self) -> io::Result<Option<Value<'_>>> {
        if self.definition()? < self.full {
            self.next += 1;
            return Ok(None);
        }
        let at = self.next_value;
        self.next += 1;
        self.next_value += 1;
        let is_unsigned = matches!(self.leaf.meaning, Meaning::Number { is_unsigned: true, .. });
        let value = match &self.values {
            Values::Bools(values) => values.get(at).map(|value| Value::Bool(*value)),
            Values::Ints(values) if is_unsigned => {
                values.get(at).map(|value| Value::Whole(value.cast_unsigned().into()))
            }
            Values::Ints(values) => values.get(at).map(|value| Value::Whole((*value).into())),
            Values::Longs(values) => values.get(at).map(|value| Value::Whole(*value)),
            Values::OldMoments(values) => values.get(at).map(Value::OldMoment),
            Values::Floats(values) => values.get(at).map(|value| Value::Real((*value).into())),
            Values::Doubles(values) => values.get(at).map(|value| Value::Real(*value)),
            Values::Texts(values) if matches!(self.leaf.meaning, Meaning::Number { .. }) => {
                values.get(at).and_then(|bytes| whole_of(bytes.data())).map(Value::Wide)
            }
            Values::Texts(values) => values.get(at).map(Value::Text),
            Values::Bytes(values) => values.get(at).and_then(|bytes| whole_of(bytes.data())).map(Value::Wide),
        };
        value.map(Some).ok_or_else(|| damaged("a value is missing or too large"))
    }

    /// Has everything that was read been taken?
    pub(super) fn is_used_up(&self) -> bool {
        self.next == self.count
    }
}
