//! The authors or papers of the input that are in a network.

use crate::columns::{Column, SectionReader, SectionWriter};
use crate::error::Result;

/// The items that a network keeps, numbered from 0 in the same order.
#[derive(Debug)]
pub(super) enum Kept {
    /// All of this many items, with the same numbers.
    All(usize),
    /// The items with these numbers, ascending.
    Some(Column<u32>),
}

/// Saved if no item is kept.
const NONE: u32 = u32::MAX;

impl Kept {
    /// The items with these numbers, ascending, of `among` items.
    pub(super) fn of(numbers: Vec<u32>, among: usize) -> Self {
        if numbers.len() == among { Self::All(among) } else { Self::Some(numbers.into()) }
    }

    /// The number of items kept.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(numbers) => numbers.len(),
        }
    }

    /// The original number of the item at an index.
    pub(super) fn get(&self, place: usize) -> usize {
        match self {
            Self::All(_) => place,
            Self::Some(numbers) => numbers.get(place) as usize,
        }
    }

    /// The index of the item with an original number, if it is kept.
    pub(super) fn place_of(&self, number: usize) -> Option<u32> {
        match self {
            Self::All(_) => Some(number as u32),
            Self::Some(numbers) => {
                numbers.all().binary_search(&(number as u32)).ok().map(|place| place as u32)
            }
        }
    }

    /// Saves the numbers of the items kept; an empty section means all, and [`NONE`] means none.
    pub(super) fn save<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        match self {
            Self::All(_) => writer.made::<u32>(name, &[]),
            Self::Some(numbers) if numbers.is_empty() => writer.made::<u32>(name, &[NONE]),
            Self::Some(numbers) => writer.column(name, numbers),
        }
    }

    /// Maps items that were [saved](Self::save) under a name, of `among` items.
    ///
    /// # Errors
    /// If the section is missing.
    pub(super) fn load(name: &str, reader: &SectionReader, among: usize) -> Result<Self> {
        let unbounded = reader.numbers(name, None, NONE as usize + 1)?;
        if unbounded.len() == 1 && unbounded.get(0) == NONE {
            return Ok(Self::Some(Vec::new().into()));
        }
        let numbers = reader.ascending(name, None, among)?;
        Ok(if numbers.is_empty() { Self::All(among) } else { Self::Some(numbers) })
    }
}
