//! Connected components: groups of authors with a path between any two.

use super::ids::AuthorId;
use crate::columns::{Column, Rows, SectionReader, SectionWriter};
use crate::error::Result;

/// The connected components of a network, largest first, then by the name that comes first in each.
///
/// # Examples
/// ```
/// let network = coauth::Loader::sample().load()?.network;
/// let components = network.components();
/// let largest = components.get(0);
/// assert!(components.iter().all(|component| component.members.len() <= largest.members.len()));
/// assert_eq!(components.of_author(largest.members[0]).rank, 1);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct ComponentList {
    pub(super) component_of: Column<u32>,
    pub(super) members: Rows,
    pub(super) papers: Column<u32>,
    pub(super) ties: Column<u64>,
}

/// One connected component.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Component<'a> {
    /// Its rank among all by size, from 1.
    pub rank: usize,
    /// Its authors, ascending.
    pub members: &'a [AuthorId],
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
    pub fn get(&self, place: usize) -> Component<'_> {
        Component {
            rank: place + 1,
            members: AuthorId::slice(self.members.row(place)),
            papers: self.papers.get(place),
            ties: self.ties.get(place),
        }
    }

    /// The component of an author.
    #[must_use]
    pub fn of_author(&self, author: AuthorId) -> Component<'_> {
        self.get(self.component_of.get(author.index()) as usize)
    }

    /// All of them, largest first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Component<'_>> {
        (0..self.len()).map(|place| self.get(place))
    }

    /// The sections in which they are saved.
    pub(super) const SECTIONS: [&str; 5] =
        ["components", "components.ends", "components.authors", "components.papers", "components.ties"];

    pub(super) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        let [members, _, authors, papers, ties] = Self::SECTIONS;
        self.members.save(members, writer);
        writer.column(authors, &self.component_of);
        writer.column(papers, &self.papers);
        writer.column(ties, &self.ties);
    }

    pub(super) fn load(reader: &SectionReader, authors: usize) -> Result<Self> {
        let [members, _, of_authors, papers, ties] = Self::SECTIONS;
        let members = Rows::load(members, reader, None, authors)?;
        let count = members.len();
        Ok(Self {
            component_of: reader.numbers(of_authors, Some(authors), count)?,
            papers: reader.column_of(papers, count)?,
            ties: reader.column_of(ties, count)?,
            members,
        })
    }
}
