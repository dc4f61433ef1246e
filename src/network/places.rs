//! Where everyone is on a map: people in communities, communities in components.
//!
//! The map is made elsewhere, of the communities and the ties among them. Here it is kept, saved and checked.

use std::ops::Range;

use super::AuthorId;
use crate::columns::{Column, SectionReader, SectionWriter};
use crate::error::Result;

/// All authors by community, and where each community is.
///
/// The unit of places is that of whoever made them. A place is saved as a multiple of 1/[`FINE`], so that every number
/// that a file may have is one.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    seed: Column<u64>,
    /// The authors: community by community, the most important first.
    pub(super) order: Column<u32>,
    /// Where the authors of each community end.
    pub(super) ends: Column<u32>,
    /// The center of each community: x and y, one after the other.
    centers: Column<u32>,
}

/// A community on the map.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// Its members in the order of all authors.
    pub(crate) members: Range<usize>,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// Steps of a place in one unit.
const FINE: f64 = 16.0;

/// The number that is saved for 0.
const MIDDLE: f64 = (1u32 << 31) as f64;

impl Places {
    /// A map made with a seed: the authors by community, where each community ends, and its center.
    #[cfg(feature = "cli")]
    pub(crate) fn made(seed: u64, order: Vec<u32>, ends: Vec<u32>, centers: &[[f64; 2]]) -> Self {
        // A cast saturates.
        let fine = |at: &f64| (at * FINE + MIDDLE).round() as u32;
        let centers: Vec<u32> = centers.iter().flatten().map(fine).collect();
        Self { seed: vec![seed].into(), order: order.into(), ends: ends.into(), centers: centers.into() }
    }

    /// The seed that it was made with.
    #[cfg(feature = "cli")]
    pub(crate) fn seed(&self) -> u64 {
        self.seed.get(0)
    }

    /// All communities, those of the largest component first.
    pub(crate) fn communities(&self) -> impl Iterator<Item = Placed> {
        let place = |number: u32| (f64::from(number) - MIDDLE) / FINE;
        let mut start = 0;
        let ends = self.ends.all().iter().zip(self.centers.all().chunks_exact(2));
        ends.map(move |(&end, center)| {
            let members = start..(end as usize).max(start);
            start = members.end;
            Placed { members, x: place(center[0]), y: place(center[1]) }
        })
    }

    /// Some of the authors in their order.
    pub(crate) fn authors(&self, members: Range<usize>) -> &[AuthorId] {
        AuthorId::slice(self.order.all().get(members).unwrap_or_default())
    }

    /// The place of an author in the order of all.
    #[cfg(feature = "serve")]
    pub(crate) fn rank_of(&self, author: AuthorId) -> Option<usize> {
        self.order.all().iter().position(|&other| other == author.0)
    }

    pub(super) const SECTIONS: [&str; 4] = ["map.seed", "map.order", "map.ends", "map.centers"];

    pub(super) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        let [seed, order, ends, centers] = Self::SECTIONS;
        writer.column(seed, &self.seed);
        writer.column(order, &self.order);
        writer.column(ends, &self.ends);
        writer.column(centers, &self.centers);
    }

    /// Maps places that were [saved](Self::save), of so many authors.
    ///
    /// # Errors
    /// If a section has another length.
    pub(super) fn load(reader: &SectionReader, authors: usize) -> Result<Self> {
        let [seed, order, ends, centers] = Self::SECTIONS;
        let ends = reader.ascending(ends, None, authors + 1)?;
        Ok(Self {
            seed: reader.column_of(seed, 1)?,
            order: reader.numbers(order, Some(authors), authors)?,
            centers: reader.column_of(centers, 2 * ends.len())?,
            ends,
        })
    }
}

impl PartialEq for Places {
    fn eq(&self, other: &Self) -> bool {
        self.seed.all() == other.seed.all()
            && self.order.all() == other.order.all()
            && self.ends.all() == other.ends.all()
            && self.centers.all() == other.centers.all()
    }
}
