//! Connected components: groups of authors with a path between any two.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use super::ids::AuthorId;
use crate::columns::{Column, Rows, Scratch, SectionReader, SectionWriter, spilled};
use crate::error::Result;

/// The connected components of a network, largest first, then by the name that comes first in each.
///
/// # Examples
/// ```
/// let network = coauth::Loader::sample().load()?.network;
/// let components = network.components();
/// let largest = components.get(0);
/// assert!(components.iter().all(|component| component.authors <= largest.authors));
/// assert_eq!(components.of_author(components.members(largest)[0]).rank, 1);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct ComponentList {
    /// The component of each author.
    pub(super) component_of: Column<u32>,
    /// The number of authors of each component.
    pub(super) sizes: Column<u32>,
    pub(super) papers: Column<u32>,
    pub(super) ties: Column<u64>,
    /// The first and the last year of each, one after the other: see [`NO_YEARS`].
    pub(super) years: Column<i16>,
    /// The authors of each, grouped when they are first needed.
    pub(super) members: OnceLock<Rows>,
}

/// The years of a component without papers of known years.
pub(super) const NO_YEARS: [i16; 2] = [i16::MAX, i16::MIN];

/// One connected component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Component {
    /// Its rank among all by size, from 1.
    pub rank: usize,
    /// The number of its authors.
    pub authors: usize,
    /// The number of papers of its authors.
    pub papers: u32,
    /// The number of ties among its authors.
    pub ties: u64,
}

impl ComponentList {
    /// The number of components.
    #[must_use]
    pub fn len(&self) -> usize {
        self.papers.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.papers.is_empty()
    }

    /// The component at an index, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Component {
        Component {
            rank: place + 1,
            authors: self.sizes.get(place) as usize,
            papers: self.papers.get(place),
            ties: self.ties.get(place),
        }
    }

    /// The component of an author.
    #[must_use]
    pub fn of_author(&self, author: AuthorId) -> Component {
        self.get(self.component_of.get(author.index()) as usize)
    }

    /// The authors of a component, ascending. The first call groups the authors of all components.
    #[must_use]
    pub fn members(&self, component: Component) -> &[AuthorId] {
        let members = self.members.get_or_init(|| Rows::grouped(self.component_of.all(), self.len()));
        AuthorId::slice(members.row(component.rank - 1))
    }

    /// The first and last year of the papers of a component; `None` if none is known.
    #[must_use]
    pub fn years(&self, component: Component) -> Option<RangeInclusive<i16>> {
        let place = 2 * (component.rank - 1);
        let [first, last] = [place, place + 1].map(|place| self.years.get(place));
        (first <= last).then_some(first..=last)
    }

    /// All of them, largest first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Component> {
        (0..self.len()).map(|place| self.get(place))
    }

    /// The same in temporary files.
    ///
    /// # Errors
    /// If they cannot be written.
    pub(super) fn spilled(self, scratch: &Scratch) -> Result<Self> {
        Ok(Self {
            component_of: spilled::column(self.component_of, scratch)?,
            sizes: spilled::column(self.sizes, scratch)?,
            papers: spilled::column(self.papers, scratch)?,
            ties: spilled::column(self.ties, scratch)?,
            years: spilled::column(self.years, scratch)?,
            members: self.members,
        })
    }

    /// The sections in which they are saved.
    pub(super) const SECTIONS: [&str; 5] = [
        "components.authors",
        "components.sizes",
        "components.papers",
        "components.ties",
        "components.years",
    ];

    pub(super) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        let [authors, sizes, papers, ties, years] = Self::SECTIONS;
        writer.column(authors, &self.component_of);
        writer.column(sizes, &self.sizes);
        writer.column(papers, &self.papers);
        writer.column(ties, &self.ties);
        writer.column(years, &self.years);
    }

    pub(super) fn load(reader: &SectionReader, authors: usize, works: usize) -> Result<Self> {
        let [of_authors, sizes, papers, ties, years] = Self::SECTIONS;
        let sizes = reader.numbers(sizes, None, authors + 1)?;
        let count = sizes.len();
        Ok(Self {
            component_of: reader.numbers(of_authors, Some(authors), count)?,
            papers: reader.numbers(papers, Some(count), works + 1)?,
            ties: reader.column_of(ties, count)?,
            years: reader.column_of(years, 2 * count)?,
            members: OnceLock::new(),
            sizes,
        })
    }
}
