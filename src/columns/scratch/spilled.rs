//! Moves columns that are in memory to temporary files.

use super::super::arena::Arena;
use super::super::column::{Column, Number};
use super::super::rows::Rows;
use super::column_file::ColumnFile;
use super::folder::Scratch;
use crate::error::Result;

/// A column, mapped. One that is mapped already stays as it is.
///
/// # Errors
/// If it cannot be written.
pub(crate) fn column<T: Number>(column: Column<T>, scratch: &Scratch) -> Result<Column<T>> {
    if column.is_mapped() {
        return Ok(column);
    }
    let mut file = ColumnFile::new(scratch)?;
    file.extend(column.all())?;
    drop(column);
    file.finish()
}

/// Texts, mapped.
///
/// # Errors
/// If they cannot be written.
pub(crate) fn arena(arena: Arena, scratch: &Scratch) -> Result<Arena> {
    let (text, ends, wraps) = arena.into_columns();
    Ok(Arena::of_columns(column(text, scratch)?, column(ends, scratch)?, wraps))
}

/// Rows, mapped.
///
/// # Errors
/// If they cannot be written.
pub(crate) fn rows(rows: Rows, scratch: &Scratch) -> Result<Rows> {
    let (items, ends) = rows.into_columns();
    Ok(Rows::of_columns(column(items, scratch)?, column(ends, scratch)?))
}
