//! Long lists of numbers and texts: owned while a network is built, mapped when it is opened from a file.
//!
//! Whatever grows with a bibliography is kept in a few long arrays of plain numbers: a [`Column`], lists of
//! lists as [`Rows`], texts as an [`Arena`]. That costs the least memory, and such arrays are the same in a file as
//! in memory: a network that is opened from an index has the same columns as one that was read from its sources, only
//! that a [`Storage`] has them, and no query can tell the difference.

mod arena;
mod column;
mod repeated;
mod rows;
mod sections;
mod storage;

pub(crate) use arena::Arena;
pub(crate) use column::{Column, Number};
pub(crate) use repeated::keep_repeated;
pub(crate) use rows::{PlainRows, Rows, Visit};
pub(crate) use sections::{SectionReader, SectionWriter};
pub(crate) use storage::{Section, Storage};
