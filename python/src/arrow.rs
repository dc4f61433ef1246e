//! Columns as Arrow arrays.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Float64Array, Int64Array, LargeStringArray, PrimitiveArray, UInt32Array,
};
use arrow_buffer::{Buffer, OffsetBuffer, ScalarBuffer};
use coauth::table::{Cell, Table};
use rayon::prelude::*;

/// The number of texts that a thread copies at a time.
const AT_A_TIME: usize = 1 << 14;

/// Numbered texts, copied on all cores.
pub(crate) fn texts<'a>(count: usize, text: impl Fn(usize) -> Cow<'a, str> + Sync) -> LargeStringArray {
    let chunks: Vec<usize> = (0..count).step_by(AT_A_TIME).collect();
    let parts: Vec<(Vec<usize>, String)> = chunks
        .into_par_iter()
        .map(|first| {
            let (mut lengths, mut texts) = (Vec::with_capacity(AT_A_TIME), String::new());
            for number in first..count.min(first + AT_A_TIME) {
                let text = text(number);
                lengths.push(text.len());
                texts.push_str(&text);
            }
            (lengths, texts)
        })
        .collect();
    let mut all = Vec::with_capacity(parts.iter().map(|(_, texts)| texts.len()).sum());
    parts.iter().for_each(|(_, texts)| all.extend_from_slice(texts.as_bytes()));
    let offsets = OffsetBuffer::from_lengths(parts.iter().flat_map(|(lengths, _)| lengths.iter().copied()));
    LargeStringArray::new(offsets, Buffer::from_vec(all), None)
}

/// The same where an empty text is unknown.
pub(crate) fn known_texts<'a>(count: usize, text: impl Fn(usize) -> Cow<'a, str> + Sync) -> LargeStringArray {
    let (offsets, values, _) = texts(count, text).into_parts();
    let known = offsets.windows(2).map(|ends| ends[0] < ends[1]).collect();
    LargeStringArray::new(offsets, values, Some(known))
}

/// Numbers, without a copy.
pub(crate) fn numbers(numbers: Vec<u32>) -> ArrayRef {
    Arc::new(UInt32Array::new(ScalarBuffer::from(numbers), None))
}

/// A column that repeats texts, as numbers of the texts. Several columns can share the numbers, and the texts.
///
/// The numbers are signed, because pandas takes no others. A network has no author or paper beyond 2³¹.
pub(crate) fn repeated(numbers: &ScalarBuffer<u32>, texts: &ArrayRef) -> ArrayRef {
    let keys = ScalarBuffer::<i32>::from(numbers.inner().clone());
    // The numbers are those of the texts; checking each would read them all again.
    Arc::new(DictionaryArray::<Int32Type>::new(PrimitiveArray::new(keys, None), Arc::clone(texts)))
}

/// The columns of a table, each with its name.
pub(crate) fn columns(table: &Table<'_>) -> Vec<(String, ArrayRef)> {
    let names: Vec<_> = table.columns().collect();
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); names.len()];
    for row in table.rows() {
        cells.iter_mut().zip(row.iter()).for_each(|(column, cell)| column.push(cell.clone()));
    }
    let columns = names.iter().zip(&cells);
    let columns = columns.enumerate();
    let column = |at, is_number, cells: &[Cell]| column(cells, is_number, table.is_real(at));
    columns
        .map(|(at, ((name, is_number), cells))| ((*name).to_owned(), column(at, *is_number, cells)))
        .collect()
}

/// A column of cells: whole numbers, unless one is not; texts, if one is. The header says it of a column without values.
fn column(cells: &[Cell], is_number: bool, is_real: bool) -> ArrayRef {
    let has_text = cells.iter().any(|cell| matches!(cell, Cell::Text(_)));
    if has_text || !is_number {
        let text = |cell: &Cell| match cell {
            Cell::Text(text) => Some(text.clone()),
            Cell::Count(count) => Some(count.to_string()),
            Cell::Number(number) => Some(number.to_string()),
            Cell::Year(year) => Some(year.to_string()),
            _ => None,
        };
        return Arc::new(cells.iter().map(text).collect::<LargeStringArray>());
    }
    let has_whole = cells.iter().any(|cell| matches!(cell, Cell::Count(_) | Cell::Year(_)));
    if cells.iter().any(|cell| matches!(cell, Cell::Number(_))) || is_real && !has_whole {
        let number = |cell: &Cell| match cell {
            Cell::Count(count) => Some(*count as f64),
            Cell::Number(number) => Some(*number),
            Cell::Year(year) => Some(f64::from(*year)),
            _ => None,
        };
        return Arc::new(cells.iter().map(number).collect::<Float64Array>());
    }
    let whole = |cell: &Cell| match cell {
        Cell::Count(count) => i64::try_from(*count).ok(),
        Cell::Year(year) => Some(i64::from(*year)),
        _ => None,
    };
    Arc::new(cells.iter().map(whole).collect::<Int64Array>())
}

/// The bytes of a column of numbers, or of the numbers of a column that repeats texts.
pub(crate) fn bytes(column: &dyn Array) -> Option<Vec<u8>> {
    let data = column.to_data();
    let width = column.data_type().primitive_width().or(match column.data_type() {
        arrow_schema::DataType::Dictionary(keys, _) => keys.primitive_width(),
        _ => None,
    })?;
    (data.nulls().is_none()).then(|| data.buffers()[0].as_slice()[..width * column.len()].to_vec())
}
