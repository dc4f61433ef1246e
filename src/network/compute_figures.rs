//! Computes the figures of a network.

use std::ops::RangeInclusive;

use hashbrown::HashSet;

use super::Network;
use super::figures::{Figures, Shape, Spread};
use crate::columns::Scratch;
use crate::error::Result;
use crate::measures::{
    Clustering, Cuts, clustering, core_numbers, cuts, degree_assortativity, triangle_cost,
};
use crate::names::Join;

/// Triangles are not counted by default if that takes more steps than this, about ten seconds.
const MOST_STEPS: u64 = 1 << 33;

impl Network {
    /// Figures that depend on the whole network.
    #[must_use]
    pub fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| Figures { shape: shape(self), ..self.counts() })
    }

    /// Computes the figures in bounded memory.
    ///
    /// # Errors
    /// If temporary files cannot be written.
    pub(super) fn compute_figures_on_disk(&self, scratch: &Scratch) -> Result<()> {
        let shape = shape_on_disk(self, scratch)?;
        self.figures.get_or_init(|| Figures { shape, ..self.counts() });
        Ok(())
    }

    /// The figures that are found without building the ties.
    pub(super) fn counts(&self) -> Figures {
        counts(self)
    }
}

fn counts(network: &Network) -> Figures {
    let team_sizes = network.papers().map(|paper| network.team_size(paper));
    let papers_each = network.authors().map(|author| network.papers_of(author).len() as u32);
    let degrees = network.degrees().iter().copied();
    Figures {
        ties: network.tie_count(),
        isolated_authors: degrees.clone().filter(|&degree| degree == 0).count() as u64,
        single_author_papers: team_sizes.clone().filter(|&size| size == 1).count() as u64,
        authors_per_paper: Spread::of(team_sizes.clone())
            .map(|spread| spread.with_median(team_sizes.clone())),
        papers_per_author: Spread::of(papers_each).filter(|_| network.has_papers()),
        coauthors_per_author: Spread::of(degrees),
        collaboration_coefficient: collaboration_coefficient(team_sizes),
        years: first_and_last(network.paper_years().flatten()),
        joins: network.whole.as_ref().and_then(|whole| whole.joins).unwrap_or_else(|| joins(network)),
        shape: None,
    }
}

fn first_and_last(years: impl Iterator<Item = i16>) -> Option<RangeInclusive<i16>> {
    let (first, last) =
        years.fold((i16::MAX, i16::MIN), |(first, last), year| (first.min(year), last.max(year)));
    (first <= last).then_some(first..=last)
}

/// `None` if the ties do not fit in memory or counting their triangles would take too long.
fn shape(network: &Network) -> Option<Shape> {
    let ties = network.adjacency().ok()?;
    if triangle_cost(&ties) > MOST_STEPS {
        return None;
    }
    // Cuts and cores are found by one thread each, the rest by all.
    let ((cuts, core_numbers), (clustering, degree_assortativity)) = rayon::join(
        || rayon::join(|| cuts(&ties), || core_numbers(&ties)),
        || (clustering(&ties), degree_assortativity(&ties)),
    );
    Some(shape_of(&cuts, &core_numbers, clustering, degree_assortativity))
}

/// The same where memory is bounded: the ties are in a temporary file, and one figure is found after the other.
fn shape_on_disk(network: &Network, scratch: &Scratch) -> Result<Option<Shape>> {
    let Some(ties) = network.adjacency_on_disk(scratch)? else { return Ok(None) };
    if triangle_cost(&ties) > MOST_STEPS {
        return Ok(None);
    }
    demand_for_triangles(network, scratch)?;
    let clustering = clustering(&ties);
    let degree_assortativity = degree_assortativity(&ties);
    let core_numbers = core_numbers(&ties);
    Ok(Some(shape_of(&cuts(&ties), &core_numbers, clustering, degree_assortativity)))
}

/// Refuses to count triangles where each tie once, and of each author a place, a rank and counts by each thread, do not
/// fit into memory.
fn demand_for_triangles(network: &Network, scratch: &Scratch) -> Result<()> {
    let (ties, authors) = (network.tie_count(), network.author_count() as u64);
    let for_an_author = 28 + 8 * rayon::current_num_threads() as u64;
    let bytes = 4 * ties + for_an_author * authors + FOR_ALL_ELSE;
    scratch.demand_memory(bytes, &format!("counting the triangles of {ties} ties"))
}

/// What a process takes in any case.
const FOR_ALL_ELSE: u64 = 64 << 20;

fn shape_of(
    cuts: &Cuts,
    core_numbers: &[u32],
    clustering: Clustering,
    degree_assortativity: Option<f64>,
) -> Shape {
    Shape {
        triangles: clustering.triangles,
        transitivity: clustering.transitivity,
        average_clustering: clustering.average,
        degree_assortativity,
        max_core: core_numbers.iter().max().copied().unwrap_or(0).into(),
        articulation_points: cuts.articulation_points.len() as u64,
        bridges: cuts.bridges.len() as u64,
    }
}

fn collaboration_coefficient(team_sizes: impl ExactSizeIterator<Item = u32>) -> Option<f64> {
    let papers = team_sizes.len();
    let shares: f64 = team_sizes.map(|size| 1.0 / f64::from(size)).sum();
    (papers > 0).then(|| 1.0 - shares / papers as f64)
}

fn joins(network: &Network) -> [u64; Join::ALL.len()] {
    let mut joins = [0; Join::ALL.len()];
    let (roster, corpus) = (network.roster(), network.corpus());
    for author in 0..roster.len() {
        let spellings = roster.spellings(author);
        if spellings.len() < 2 {
            continue;
        }
        // The same text with another identifier is the same spelling.
        let text = |spelling: u32| network.meant().text(spelling);
        let mut seen: HashSet<&str> = HashSet::from([text(roster.display(author))]);
        for &spelling in spellings.iter().filter(|&&spelling| seen.insert(text(spelling))) {
            let reason = roster.reason(corpus, spelling);
            let place = Join::ALL.iter().position(|join| *join == reason);
            joins[place.unwrap_or_default()] += 1;
        }
    }
    joins
}
