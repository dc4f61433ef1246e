//! The one-mode network: ties as the edges of a petgraph graph.

use petgraph::graph::UnGraph;
use rayon::prelude::*;

use super::{AuthorId, Counting, Network};
use crate::error::{Error, ErrorKind, Result};

/// The ties of a network as a petgraph graph: the node with index i is the author with number i.
pub type Projection = UnGraph<AuthorId, Tie, u32>;

/// What ties two authors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    /// How many papers they have in common; 0 for a tie stated without papers.
    pub papers: u32,
    /// The sum of what each of these papers adds under the counting method, and of the weight of a tie that was
    /// stated without papers.
    pub strength: f64,
}

impl Network {
    /// Makes the ties. Edges are in the order of their authors' numbers; sums are taken in the order of papers,
    /// so they do not depend on the number of threads.
    ///
    /// As many steps as the bylines' lengths squared; 40 bytes a tie.
    ///
    /// # Errors
    /// If there are more ties than petgraph can number (2³²): the number and what helps are in the message.
    pub fn projection(&self, counting: Counting) -> Result<Projection> {
        let ties = self.tie_count();
        if ties >= u64::from(u32::MAX) {
            let what =
                format!("{ties} ties are more than fit in memory; leave out large papers with --max-authors");
            return Err(Error::new(ErrorKind::Size, what));
        }
        let rows: Vec<Vec<(u32, Tie)>> = (0..self.author_count() as u32)
            .into_par_iter()
            .map_init(
                || Stamps::of(self.author_count()),
                |stamps, author| self.ties_from(author, author + 1, counting, stamps),
            )
            .collect();
        let mut graph = Projection::with_capacity(self.author_count(), ties as usize);
        for author in self.authors() {
            graph.add_node(author);
        }
        for (author, row) in rows.into_iter().enumerate() {
            for (other, tie) in row {
                graph.add_edge((author as u32).into(), other.into(), tie);
            }
        }
        Ok(graph)
    }

    /// The ties of one author, by the number of the other.
    #[must_use]
    pub fn ties_of(&self, author: AuthorId, counting: Counting) -> Vec<(AuthorId, Tie)> {
        let ties = self.ties_from(author.0, 0, counting, &mut Stamps::of(self.author_count()));
        ties.into_iter().map(|(other, tie)| (AuthorId(other), tie)).collect()
    }

    /// The sum of the strengths of an author's ties, without making them.
    #[must_use]
    pub fn strength(&self, author: AuthorId, counting: Counting) -> f64 {
        let of_paper = |paper: u32| {
            let others = self.bylines.row(paper as usize).len() - 1;
            others as f64 * counting.share(self.team_sizes[paper as usize])
        };
        let works = self.works.row(author.index());
        let (papers, loose) = works.split_at(self.papers_of(author).len());
        let weights = loose.iter().map(|&work| self.loose_weights[work as usize - self.paper_count()]);
        papers.iter().map(|&paper| of_paper(paper)).chain(weights).sum()
    }

    /// The ties of an author with those of at least this number, by that number.
    fn ties_from(&self, author: u32, least: u32, counting: Counting, stamps: &mut Stamps) -> Vec<(u32, Tie)> {
        stamps.met.clear();
        for &work in self.works.row(author as usize) {
            let (papers, share) = match (work as usize).checked_sub(self.paper_count()) {
                None => (1, counting.share(self.team_sizes[work as usize])),
                Some(loose) => (0, self.loose_weights[loose]),
            };
            let others =
                self.bylines.row(work as usize).iter().filter(|&&other| other >= least && other != author);
            for &other in others {
                let tie = &mut stamps.ties[other as usize];
                if std::mem::replace(&mut stamps.last[other as usize], author) != author {
                    *tie = Tie { papers: 0, strength: 0.0 };
                    stamps.met.push(other);
                }
                tie.papers += papers;
                tie.strength += share;
            }
        }
        stamps.met.sort_unstable();
        stamps.met.iter().map(|&other| (other, stamps.ties[other as usize])).collect()
    }
}

/// What one thread needs to add up the ties of one author after the other.
struct Stamps {
    /// The last author for whom this one was met.
    last: Vec<u32>,
    ties: Vec<Tie>,
    met: Vec<u32>,
}

impl Stamps {
    fn of(authors: usize) -> Self {
        Self {
            last: vec![u32::MAX; authors],
            ties: vec![Tie { papers: 0, strength: 0.0 }; authors],
            met: Vec::new(),
        }
    }
}
