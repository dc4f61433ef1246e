//! The one-mode network: ties as the edges of a petgraph graph.

use petgraph::graph::UnGraph;
use rayon::prelude::*;

use super::{AuthorId, Counting, Network, Normalization, PaperId, TieWeight};
use crate::error::{Error, ErrorKind, Result};

/// The ties of a network as a petgraph graph: the node with index i is the author with number i.
pub type Projection = UnGraph<AuthorId, Tie, u32>;

/// A tie between two authors.
#[doc(alias = "edge")]
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Tie {
    /// The number of papers in common; 0 for a tie without papers.
    pub papers: u32,
    /// The sum over these papers under the counting method, plus the weight of a tie without papers.
    #[doc(alias = "weight")]
    pub strength: f64,
}

impl Network {
    /// Builds the ties. Edges are in the order of their authors' numbers. Sums are taken in the order of papers, so
    /// they do not depend on the number of threads.
    ///
    /// Takes as many steps as the sum of the squared lengths of bylines, on all cores, and 32 bytes per tie.
    ///
    /// # Errors
    /// If the ties do not fit in 32-bit indexes or in the available memory, which is known before they are built: the
    /// message has their number and a remedy.
    pub fn projection(&self, tie_weight: impl Into<TieWeight>) -> Result<Projection> {
        let TieWeight { counting, normalization } = tie_weight.into();
        let ties = self.tie_count();
        check_size(ties, size_of::<petgraph::graph::Edge<Tie, u32>>() as u64)?;
        let mut graph = Projection::with_capacity(self.author_count(), ties as usize);
        for author in self.authors() {
            graph.add_node(author);
        }
        // Block by block, so that the rows of all authors are never in memory at the same time as the graph.
        let authors: Vec<u32> = (0..self.author_count() as u32).collect();
        for block in authors.chunks(BLOCK) {
            let rows: Vec<Vec<(u32, Tie)>> = block
                .par_iter()
                .map_init(
                    || self.stamps(),
                    |stamps, &author| self.ties_from(author, author + 1, counting, stamps),
                )
                .collect();
            for (&author, row) in block.iter().zip(rows) {
                for (other, tie) in row {
                    graph.add_edge(author.into(), other.into(), tie);
                }
            }
        }
        if normalization != Normalization::None {
            self.normalize(&mut graph, TieWeight { counting, normalization });
        }
        Ok(graph)
    }

    fn normalize(&self, graph: &mut Projection, TieWeight { counting, normalization }: TieWeight) {
        let strengths: Vec<f64> = self.authors().map(|author| self.strength(author, counting)).collect();
        let all = strengths.iter().sum::<f64>() / 2.0;
        for edge in graph.edge_indices() {
            let ends = graph.edge_endpoints(edge).map(|(a, b)| [strengths[a.index()], strengths[b.index()]]);
            if let (Some(ends), Some(tie)) = (ends, graph.edge_weight_mut(edge)) {
                tie.strength = normalization.of(tie.strength, ends, all);
            }
        }
    }

    /// The ties of one author, by the number of the other.
    #[must_use]
    pub fn ties_of(&self, author: AuthorId, counting: Counting) -> Vec<(AuthorId, Tie)> {
        let works = self.works.row(author.index());
        let ties = self.ties_of_one(works, author.0, 0, counting, &mut None);
        ties.into_iter().map(|(other, tie)| (AuthorId(other), tie)).collect()
    }

    /// The ties among some authors, given in the order of their numbers: by the smaller number, then by the larger.
    /// Takes as many steps as the bylines of these authors have members, whatever the size of the network.
    ///
    /// # Errors
    /// If the ties of these authors would not fit in memory.
    pub fn ties_among(
        &self,
        authors: &[AuthorId],
        counting: Counting,
    ) -> Result<Vec<(AuthorId, AuthorId, Tie)>> {
        let ends: u64 = authors.iter().map(|&author| u64::from(self.degree(author))).sum();
        check_size(ends / 2, size_of::<(AuthorId, AuthorId, Tie)>() as u64)?;
        let rows: Vec<Vec<(AuthorId, AuthorId, Tie)>> = authors
            .par_iter()
            .map_init(
                || None,
                |stamps, &author| {
                    let works = self.works.row(author.index());
                    let ties = self.ties_of_one(works, author.0, author.0 + 1, counting, stamps);
                    let ties = ties.into_iter().map(|(other, tie)| (author, AuthorId(other), tie));
                    ties.filter(|(_, other, _)| authors.binary_search(other).is_ok()).collect()
                },
            )
            .collect();
        Ok(rows.concat())
    }

    /// The sum of the strengths of an author's ties, without building them.
    #[doc(alias = "weighted degree")]
    #[must_use]
    pub fn strength(&self, author: AuthorId, counting: Counting) -> f64 {
        let of_paper = |paper: PaperId| {
            let others = self.bylines.row_len(paper.index()).saturating_sub(1);
            others as f64 * counting.share(self.team_size(paper))
        };
        let works = self.works.row(author.index());
        let (papers, loose) = works.split_at(self.papers_of(author).len());
        let weights = loose.iter().map(|&work| self.loose_weights.get(work as usize - self.paper_count()));
        papers
            .iter()
            .map(|&paper| of_paper(PaperId(paper)))
            .chain(weights)
            .fold(0.0, |sum, share| sum + share)
    }

    /// The buffers of a thread that calls [`ties_from`](Self::ties_from).
    pub(super) fn stamps(&self) -> Stamps {
        Stamps::of(self.author_count())
    }

    /// What a work adds to the tie of two of its authors.
    pub(super) fn share(&self, work: u32, counting: Counting) -> f64 {
        match (work as usize).checked_sub(self.paper_count()) {
            None => counting.share(self.team_size(PaperId(work))),
            Some(loose) => self.loose_weights.get(loose),
        }
    }

    /// The ties of an author with authors of at least this number, by number.
    pub(super) fn ties_from(
        &self,
        author: u32,
        least: u32,
        counting: Counting,
        stamps: &mut Stamps,
    ) -> Vec<(u32, Tie)> {
        self.ties_by(self.works.row(author as usize).iter().copied(), author, least, counting, stamps)
    }

    /// The same by some of the author's works, with buffers only if they pay off: an author seldom has as many mentions
    /// of co-authors as the network has authors, and then sorting these takes less time and memory.
    pub(super) fn ties_of_one(
        &self,
        works: &[u32],
        author: u32,
        least: u32,
        counting: Counting,
        stamps: &mut Option<Stamps>,
    ) -> Vec<(u32, Tie)> {
        const FEW: usize = 16;
        let mentions: usize = works.iter().map(|&work| self.bylines.row_len(work as usize)).sum();
        if mentions > self.author_count() / FEW {
            let stamps = stamps.get_or_insert_with(|| self.stamps());
            return self.ties_by(works.iter().copied(), author, least, counting, stamps);
        }
        let mut met: Vec<(u32, Tie)> = Vec::with_capacity(mentions);
        for &work in works {
            let tie = Tie {
                papers: u32::from((work as usize) < self.paper_count()),
                strength: self.share(work, counting),
            };
            let others = self.bylines.row(work as usize).iter().copied();
            met.extend(others.filter(|&other| other >= least && other != author).map(|other| (other, tie)));
        }
        // Stable, so that shares are added in the order of the works.
        met.sort_by_key(|&(other, _)| other);
        met.dedup_by(|(other, more), (known, tie)| {
            let is_same = other == known;
            if is_same {
                tie.papers += more.papers;
                tie.strength += more.strength;
            }
            is_same
        });
        met
    }

    /// The ties by some of the author's works.
    pub(super) fn ties_by(
        &self,
        works: impl Iterator<Item = u32>,
        author: u32,
        least: u32,
        counting: Counting,
        stamps: &mut Stamps,
    ) -> Vec<(u32, Tie)> {
        stamps.met.clear();
        for work in works {
            let papers = u32::from((work as usize) < self.paper_count());
            let share = self.share(work, counting);
            let others =
                self.bylines.row(work as usize).iter().filter(|&&other| other >= least && other != author);
            for &other in others {
                let place = other as usize;
                if std::mem::replace(&mut stamps.last[place], author + 1) != author + 1 {
                    (stamps.papers[place], stamps.strengths[place]) = (0, 0.0);
                    stamps.met.push(other);
                }
                stamps.papers[place] += papers;
                stamps.strengths[place] += share;
            }
        }
        stamps.met.sort_unstable();
        let tie = |other: usize| Tie { papers: stamps.papers[other], strength: stamps.strengths[other] };
        stamps.met.iter().map(|&other| (other, tie(other as usize))).collect()
    }
}

/// The number of authors whose rows are built before they are added to the graph.
const BLOCK: usize = 1 << 16;

/// So many ties are too many for 32-bit indexes.
pub(super) const MOST_TIES: u64 = u32::MAX as u64 / 2;

/// Refuses ties that would not fit in memory, given the bytes per tie.
pub(super) fn check_size(ties: u64, bytes_each: u64) -> Result<()> {
    let bytes = ties * bytes_each;
    let room = available_memory();
    if ties < MOST_TIES && room.is_none_or(|room| bytes < room) {
        return Ok(());
    }
    let room = room.map_or(String::new(), |room| format!(", and {} MB are available", room >> 20));
    let what = format!(
        "{ties} ties are more than fit in memory: they need {} MB{room}; drop large papers with --max-authors, or select \
         part of the network with --since, --until or --min-papers",
        bytes >> 20
    );
    Err(Error::new(ErrorKind::Size, what))
}

/// The bytes available without swapping, as the system reports; `None` if it does not.
fn available_memory() -> Option<u64> {
    let said = std::fs::read_to_string("/proc/meminfo").ok()?;
    let kilobytes =
        said.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?.trim().trim_end_matches(" kB");
    kilobytes.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

/// The buffers of a thread that adds up the ties of one author after another.
///
/// Initially all zeros: such memory costs nothing until it is touched, so the ties of one author among millions are
/// cheap.
pub(super) struct Stamps {
    /// One more than the last author as whose co-author this one was found.
    last: Vec<u32>,
    papers: Vec<u32>,
    strengths: Vec<f64>,
    met: Vec<u32>,
}

impl Stamps {
    pub(super) fn of(authors: usize) -> Self {
        let (last, papers, strengths) = (vec![0; authors], vec![0; authors], vec![0.0; authors]);
        Self { last, papers, strengths, met: Vec::new() }
    }
}
