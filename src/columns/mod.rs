//! Long arrays of numbers and texts: owned while a network is built, mapped when it is opened from an index.
//!
//! Data that grows with a bibliography is kept in a few long arrays of plain numbers: a [`Column`], lists of lists as
//! [`Rows`], texts as an [`Arena`]. These take the least memory and have the same layout in a file as in memory. A
//! network opened from an index has the same columns as one read from its sources, mapped from a [`Storage`], and
//! answers every query in the same way.
//!
//! What is built in bounded memory has the same columns, too, mapped from temporary files: see [`Scratch`].

mod arena;
mod column;
mod map;
mod repeated;
mod rows;
mod scratch;
mod sections;
mod storage;

pub(crate) use arena::{Arena, PlainTexts};
pub(crate) use column::{Column, Number};
pub(crate) use map::MappedFile;
pub(crate) use repeated::keep_repeated;
pub(crate) use rows::{PlainRows, Rows, Visit};
pub(crate) use scratch::{
    ArenaFile, ColumnFile, Distinct, Numbered, RowsFile, Scratch, Sorter, ordered_text, spilled, split_text,
};
pub(crate) use sections::{SectionReader, SectionWriter};
pub(crate) use storage::{Bounds, Section, Storage};
