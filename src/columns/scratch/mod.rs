//! What does not fit into memory: columns in temporary files, sorting and numbering by them.
//!
//! A build in bounded memory writes each long array to a temporary file, from its beginning to its end, and maps it when it
//! is whole. Two tools are enough for what needs another order: a [`Sorter`] of records of bytes, and [`Distinct`], which
//! numbers texts by first appearance as an interner in memory does.

mod column_file;
mod distinct;
mod folder;
mod releasing;
mod sorter;
pub(crate) mod spilled;
mod text_file;

pub(crate) use column_file::ColumnFile;
pub(crate) use distinct::{Distinct, Numbered};
pub(crate) use folder::Scratch;
pub(crate) use sorter::{Sorter, ordered_text, split_text};
pub(crate) use text_file::{ArenaFile, RowsFile};
