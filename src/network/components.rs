//! Connected components: groups of authors with a path between any two.

use petgraph::unionfind::UnionFind;
use rayon::prelude::*;

use super::{AuthorId, Network};
use crate::columns::{Column, Rows, SectionReader, SectionWriter};
use crate::error::Result;

/// The connected components of a network, largest first, then by the name that comes first in each.
#[derive(Debug, Clone, Default)]
pub struct ComponentList {
    component_of: Column<u32>,
    members: Rows,
    papers: Column<u32>,
    ties: Column<u64>,
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

/// The same number for authors of one component: petgraph's union-find, n−1 unions for a paper of n authors.
fn labels(network: &Network) -> Vec<u32> {
    let mut sets: UnionFind<u32> = UnionFind::new(network.author_count());
    for byline in network.bylines.iter() {
        for pair in byline.windows(2) {
            sets.union(pair[0], pair[1]);
        }
    }
    sets.into_labeling()
}

/// The author whose name comes first in each component, by label; of those components that are as large as another.
fn first_names(network: &Network, label_of: &[u32], sizes: &[u32]) -> Vec<AuthorId> {
    let mut of_size = vec![0u32; label_of.len() + 1];
    sizes.iter().for_each(|&size| of_size[size as usize] += 1);
    let mut first_of: Vec<AuthorId> = (0..label_of.len() as u32).map(AuthorId).collect();
    for (author, &label) in network.authors().zip(label_of) {
        let first = &mut first_of[label as usize];
        if of_size[sizes[label as usize] as usize] > 1 && network.compare_names(author, *first).is_lt() {
            *first = author;
        }
    }
    first_of
}

impl ComponentList {
    /// Finds them. Linear in authorships, but for the order of names of those that are as large.
    pub(super) fn of(network: &Network) -> Self {
        let (label_of, degrees) = rayon::join(|| labels(network), || network.degrees());
        let mut sizes = vec![0u32; label_of.len()];
        label_of.iter().for_each(|&label| sizes[label as usize] += 1);
        let first_of = first_names(network, &label_of, &sizes);
        let mut labels: Vec<u32> = (0..label_of.len() as u32).filter(|&l| sizes[l as usize] > 0).collect();
        labels.par_sort_unstable_by(|&a, &b| {
            let by_size = sizes[b as usize].cmp(&sizes[a as usize]);
            by_size.then_with(|| network.compare_names(first_of[a as usize], first_of[b as usize]))
        });
        let mut place_of = vec![0u32; label_of.len()];
        for (place, &label) in labels.iter().enumerate() {
            place_of[label as usize] = place as u32;
        }
        let component_of = label_of.iter().map(|&label| place_of[label as usize]).collect();
        Self::tallied(network, component_of, labels.len(), degrees)
    }

    fn tallied(network: &Network, component_of: Vec<u32>, count: usize, degrees: &[u32]) -> Self {
        let mut papers = vec![0; count];
        for paper in network.papers() {
            if let Some(&first) = network.byline(paper).first() {
                papers[component_of[first.index()] as usize] += 1;
            }
        }
        let mut degree_sums = vec![0u64; count];
        let mut groups = Rows::default();
        for (&component, &degree) in component_of.iter().zip(degrees) {
            degree_sums[component as usize] += u64::from(degree);
            groups.push([component]);
        }
        let ties = degree_sums.into_iter().map(|sum| sum / 2).collect();
        let members = groups.transposed(count);
        Self { component_of: component_of.into(), members, papers: papers.into(), ties }
    }

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

    /// The component at a place, from 0.
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
