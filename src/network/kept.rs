//! Which of the authors or papers that were read are in a network.

use crate::columns::{Column, SectionReader, SectionWriter};
use crate::error::Result;

/// Those of many that are in a network, numbered from 0 in the same order.
#[derive(Debug)]
pub(super) enum Kept {
    /// All of this many, by the same numbers.
    All(usize),
    /// Those with these numbers, ascending.
    Some(Column<u32>),
}

/// Saved where none is kept.
const NONE: u32 = u32::MAX;

impl Kept {
    /// Those with these numbers, ascending, of `among`.
    pub(super) fn of(numbers: Vec<u32>, among: usize) -> Self {
        if numbers.len() == among { Self::All(among) } else { Self::Some(numbers.into()) }
    }

    /// How many they are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(numbers) => numbers.len(),
        }
    }

    /// The number of the one at a place among all.
    pub(super) fn get(&self, place: usize) -> usize {
        match self {
            Self::All(_) => place,
            Self::Some(numbers) => numbers.get(place) as usize,
        }
    }

    /// The place of the one with a number among all, if it is kept.
    pub(super) fn place_of(&self, number: usize) -> Option<u32> {
        match self {
            Self::All(_) => Some(number as u32),
            Self::Some(numbers) => {
                numbers.all().binary_search(&(number as u32)).ok().map(|place| place as u32)
            }
        }
    }

    /// Saves who is kept; no number stands for all, and [`NONE`] for no one.
    pub(super) fn save<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        match self {
            Self::All(_) => writer.made::<u32>(name, &[]),
            Self::Some(numbers) if numbers.is_empty() => writer.made::<u32>(name, &[NONE]),
            Self::Some(numbers) => writer.column(name, numbers),
        }
    }

    /// Maps what was [saved](Self::save) under a name, of `among`.
    ///
    /// # Errors
    /// If it is not there.
    pub(super) fn load(name: &str, reader: &SectionReader, among: usize) -> Result<Self> {
        let unbounded = reader.numbers(name, None, NONE as usize + 1)?;
        if unbounded.len() == 1 && unbounded.get(0) == NONE {
            return Ok(Self::Some(Vec::new().into()));
        }
        let numbers = reader.numbers(name, None, among)?;
        Ok(if numbers.is_empty() { Self::All(among) } else { Self::Some(numbers) })
    }
}
