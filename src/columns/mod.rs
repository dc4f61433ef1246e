//! Long arrays of numbers and texts: owned while a network is built, mapped when it is opened from an index.
//!
//! Data that grows with a bibliography is kept in a few long arrays of plain numbers: a [`Column`], lists of lists as
//! [`Rows`], texts as an [`Arena`]. These take the least memory and have the same layout in a file as in memory. A
//! network opened from an index has the same columns as one read from its sources, mapped from a [`Storage`], and
//! answers every query in the same way.

mod arena;
mod column;
mod repeated;
mod rows;
mod sections;
mod storage;

pub(crate) use arena::{Arena, PlainTexts};
pub(crate) use column::{Column, Number};
pub(crate) use repeated::keep_repeated;
pub(crate) use rows::{PlainRows, Rows, Visit};
pub(crate) use sections::{SectionReader, SectionWriter};
pub(crate) use storage::{Bounds, Section, Storage};
