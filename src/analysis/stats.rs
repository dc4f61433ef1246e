//! The size and shape of the network in one table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Context, Query, Report, Years};
use crate::error::{Error, ErrorKind, Result};
use crate::measures::{Sources, Subgraph, diameter, mean_distance};
use crate::names::Join;
use crate::network::{AuthorId, Network, Spread};
use crate::table::{Cell, Document, Section, Table, shown_count, shown_estimate, shown_number};

/// The size and shape of the network, in one table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Stats {
    /// Also compute the diameter and the mean distance, which takes longer
    #[cfg_attr(feature = "cli", arg(long))]
    // Left out when off, so that answers keep the bytes they had before there was this option.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub distances: bool,
    /// With --distances, estimate the mean from a sample of N authors (at least 2), without the diameter
    #[cfg_attr(feature = "cli", arg(long, value_name = "N"))]
    // Left out for the same reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<usize>,
}

/// The figures of a network. A figure that is undefined or was not computed is `None`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StatsReport {
    /// Papers with at least one author; `None` for a network read from ties.
    pub papers: Option<usize>,
    /// Authors.
    pub authors: usize,
    /// Distinct pairs of a paper and one of its authors.
    pub authorships: Option<usize>,
    /// Pairs of authors with a paper in common, or tied in the input.
    pub ties: u64,
    /// Connected components, isolated authors included.
    pub components: usize,
    /// Authors without a co-author.
    pub isolated_authors: usize,
    /// Papers of one author.
    pub single_author_papers: Option<usize>,
    /// The component with the most authors.
    pub largest_component: Option<LargestComponent>,
    /// Authors per paper.
    pub authors_per_paper: Option<Spread>,
    /// Papers per author.
    pub papers_per_author: Option<Spread>,
    /// Co-authors per author.
    pub coauthors_per_author: Option<Spread>,
    /// 1 − the mean over papers of 1/n (Ajiferuke, Burell & Tague 1988).
    pub collaboration_coefficient: Option<f64>,
    /// Ties over possible ties, 2m/(n(n−1)).
    pub density: Option<f64>,
    /// 3 × triangles over connected triples.
    pub transitivity: Option<f64>,
    /// Mean of local clustering.
    pub average_clustering: Option<f64>,
    /// Triples of authors tied with each other.
    pub triangles: Option<u64>,
    /// Correlation of degrees over ties.
    pub degree_assortativity: Option<f64>,
    /// The largest k with a k-core.
    pub max_core: Option<u64>,
    /// Authors whose removal adds a component.
    pub articulation_points: Option<u64>,
    /// Ties whose removal adds a component.
    pub bridges: Option<u64>,
    /// The longest of the shortest paths in the largest component, in hops.
    pub diameter: Option<u32>,
    /// The mean length of the shortest paths in the largest component, in hops.
    pub mean_distance: Option<f64>,
    /// How the mean was estimated; `None` if it is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_distance_method: Option<String>,
    /// The standard error of an estimated mean.
    #[serde(skip)]
    mean_distance_error: Option<f64>,
    /// First and last year of the papers.
    pub years: Option<Years>,
    /// Counts of records as read.
    pub records: Records,
    /// Number of merged spellings, by reason.
    pub joins: BTreeMap<&'static str, usize>,
    /// The inputs.
    pub inputs: Vec<InputRead>,
}

/// The component with the most authors.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LargestComponent {
    /// Its authors.
    pub authors: usize,
    /// Papers of its authors.
    pub papers: Option<u32>,
    /// Ties among its authors.
    pub ties: u64,
}

/// Counts of records as read, before any selection.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Records {
    /// All records.
    pub read: u64,
    /// Records without authors.
    pub without_authors: u64,
    /// Duplicate records of a paper.
    pub duplicates: u64,
}

/// An input.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InputRead {
    /// The path, as passed by the user or found in a folder.
    pub path: String,
    /// The name of its format.
    pub format: String,
    /// Number of records.
    pub records: u64,
    /// The SHA-256 of the file in hexadecimal, if it was requested and is known.
    pub sha256: Option<String>,
}

/// The figures of a network, except distances, which only [`Stats::distances`] adds.
///
/// The first call visits all ties, and counting triangles dominates. If there are too many triangles to count in
/// reasonable time, or too many ties for memory, the figures that need them are `None`.
///
/// # Examples
/// ```
/// let network = coauth::Loader::sample().load()?.network;
/// let stats = coauth::analysis::stats(&network);
/// assert_eq!((stats.components, stats.coauthors_per_author.unwrap().max), (82, 11));
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn stats(network: &Network) -> StatsReport {
    let with_papers = |count: usize| network.has_papers().then_some(count);
    // Both need the degrees.
    let _ = network.degrees();
    let (figures, components) = rayon::join(|| network.figures(), || network.components());
    let shape = figures.shape.as_ref();
    let inputs = network.corpus().inputs();
    let authors = network.author_count();
    StatsReport {
        papers: with_papers(network.paper_count()),
        authors,
        authorships: with_papers(network.authorship_count()),
        ties: figures.ties,
        components: components.len(),
        isolated_authors: figures.isolated_authors as usize,
        single_author_papers: with_papers(figures.single_author_papers as usize),
        largest_component: components.iter().next().map(|largest| LargestComponent {
            authors: largest.authors,
            papers: network.has_papers().then_some(largest.papers),
            ties: largest.ties,
        }),
        authors_per_paper: figures.authors_per_paper,
        papers_per_author: figures.papers_per_author,
        coauthors_per_author: figures.coauthors_per_author,
        collaboration_coefficient: figures.collaboration_coefficient,
        density: (authors > 1).then(|| 2.0 * figures.ties as f64 / (authors as f64 * (authors as f64 - 1.0))),
        transitivity: shape.and_then(|shape| shape.transitivity),
        average_clustering: shape.and_then(|shape| shape.average_clustering),
        triangles: shape.map(|shape| shape.triangles),
        degree_assortativity: shape.and_then(|shape| shape.degree_assortativity),
        max_core: shape.map(|shape| shape.max_core),
        articulation_points: shape.map(|shape| shape.articulation_points),
        bridges: shape.map(|shape| shape.bridges),
        diameter: None,
        mean_distance: None,
        mean_distance_method: None,
        mean_distance_error: None,
        years: figures.years.clone().map(Years::from),
        records: Records {
            read: inputs.iter().fold(0, |sum, input| input.records.saturating_add(sum)),
            without_authors: inputs.iter().fold(0, |sum, input| input.without_authors.saturating_add(sum)),
            duplicates: network.corpus().duplicate_count() as u64,
        },
        joins: Join::ALL
            .iter()
            .zip(figures.joins)
            .filter(|(_, count)| *count > 0)
            .map(|(join, count)| (join.name(), count as usize))
            .collect(),
        inputs: inputs
            .iter()
            .map(|input| InputRead {
                path: input.path.clone(),
                format: input.format.name.clone(),
                records: input.records,
                sha256: None,
            })
            .collect(),
    }
}

impl Query for Stats {
    type Report = StatsReport;

    const NAME: &'static str = "stats";
    const ABOUT: &'static str = "Summarize the network: papers, authors, ties, components, means";
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth stats                               the built-in sample
  coauth stats refs/ more.ris                files and folders
  coauth stats --distances refs/             with the diameter and the mean distance
  coauth stats --distances --sample 1000 dblp.coauth   the mean only, from 1,000 authors
  coauth stats --since 2010 -f json refs/    recent papers, as JSON";
    const EXAMPLES: &'static [&'static str] =
        &[r#"{}"#, r#"{"distances": true}"#, r#"{"distances": true, "sample": 20}"#];

    fn run(&self, network: &Network, context: &mut Context) -> Result<StatsReport> {
        let sources = self.sources()?;
        let mut answer = stats(network);
        if network.figures().shape.is_none() {
            context.remarks.push(format!(
                "skipped clustering, assortativity, cores, articulation points and bridges: {} ties form too many \
                 triangles to count; drop large papers with --max-authors, or use top --by core and brokers",
                shown_count(answer.ties)
            ));
        }
        if context.checksums {
            for (shown, input) in answer.inputs.iter_mut().zip(network.corpus().inputs()) {
                shown.sha256.clone_from(&input.sha256);
            }
        }
        if self.distances {
            answer.measure_distances(network, sources)?;
        }
        if self.sample.is_some() {
            context.remarks.push("left out the diameter, which a sample cannot tell".to_owned());
        }
        Ok(answer)
    }

    fn warning(&self, network: &Network) -> Option<String> {
        if !self.distances || self.sample.is_some() {
            return None;
        }
        let largest = network.components().iter().next()?;
        let searches = (largest.authors as u64).min(USUAL);
        (searches.saturating_mul(largest.ties) > LONG).then(|| {
            format!(
                "the diameter and the mean distance need about {} searches over up to {} ties and may take long; \
                 --sample 100 estimates the mean, without the diameter",
                shown_count(searches),
                shown_count(largest.ties)
            )
        })
    }
}

impl Stats {
    /// Where searches for the mean distance start, if that was chosen.
    fn sources(&self) -> Result<Option<Sources>> {
        let usage = |what: &str| Err(Error::new(ErrorKind::Usage, what));
        match self.sample {
            Some(_) if !self.distances => usage("--sample is about distances; pass --distances as well"),
            Some(0 | 1) => usage("--sample needs at least 2 authors to estimate a standard error"),
            sample => Ok(sample.map(|nodes| Sources::Sample { nodes, seed: SEED })),
        }
    }
}

/// The mean distance is exact up to this many authors × ties, about ten seconds.
const EXACT: u64 = 1 << 35;

/// Above that it is estimated from a sample of so many authors.
const DRAWN: usize = 1024;

/// The seed of a sample.
const SEED: u64 = 1;

/// The searches that distances usually need in a large component: for the mean, and a few hundred for the diameter.
const USUAL: u64 = DRAWN as u64 + 400;

/// Searches × ties that take about ten seconds, as many are made side by side.
const LONG: u64 = 20_000_000_000;

impl StatsReport {
    fn measure_distances(&mut self, network: &Network, chosen: Option<Sources>) -> Result<()> {
        let components = network.components();
        let Some(largest) = components.iter().next() else { return Ok(()) };
        let part = Subgraph::of(&network.adjacency()?, AuthorId::numbers(components.members(largest)));
        let steps = part.nodes.len() as u64 * part.graph.edge_count();
        let usual = if steps <= EXACT { Sources::All } else { Sources::Sample { nodes: DRAWN, seed: SEED } };
        let sources = chosen.unwrap_or(usual);
        if chosen.is_none() {
            self.diameter = Some(diameter(&part));
        }
        let mean = mean_distance(&part, sources);
        self.mean_distance = mean.map(|mean| mean.mean);
        let estimated = mean.and_then(|mean| mean.estimated);
        self.mean_distance_error = estimated.map(|(_, error)| error);
        self.mean_distance_method = estimated.map(|(authors, error)| {
            format!(
                "mean from {} authors, standard error {}",
                shown_count(authors as u64),
                shown_number(error)
            )
        });
        Ok(())
    }

    /// Every figure with its JSON name; `.` separates an object from its field.
    fn rows(&self) -> Vec<(&'static str, Cell)> {
        let largest = self.largest_component.as_ref();
        let (per_paper, per_author, coauthors) =
            (self.authors_per_paper, self.papers_per_author, self.coauthors_per_author);
        vec![
            ("papers", self.papers.into()),
            ("authors", self.authors.into()),
            ("authorships", self.authorships.into()),
            ("ties", self.ties.into()),
            ("components", self.components.into()),
            ("isolated_authors", self.isolated_authors.into()),
            ("single_author_papers", self.single_author_papers.into()),
            ("largest_component.authors", largest.map(|largest| largest.authors).into()),
            ("largest_component.papers", largest.and_then(|largest| largest.papers).into()),
            ("largest_component.ties", largest.map(|largest| largest.ties).into()),
            ("authors_per_paper.mean", per_paper.map(|spread| spread.mean).into()),
            ("authors_per_paper.median", per_paper.and_then(|spread| spread.median).into()),
            ("authors_per_paper.max", per_paper.map(|spread| spread.max).into()),
            ("papers_per_author.mean", per_author.map(|spread| spread.mean).into()),
            ("papers_per_author.max", per_author.map(|spread| spread.max).into()),
            ("coauthors_per_author.mean", coauthors.map(|spread| spread.mean).into()),
            ("coauthors_per_author.max", coauthors.map(|spread| spread.max).into()),
            ("collaboration_coefficient", self.collaboration_coefficient.into()),
            ("density", self.density.into()),
            ("transitivity", self.transitivity.into()),
            ("average_clustering", self.average_clustering.into()),
            ("triangles", self.triangles.into()),
            ("degree_assortativity", self.degree_assortativity.into()),
            ("max_core", self.max_core.into()),
            ("articulation_points", self.articulation_points.into()),
            ("bridges", self.bridges.into()),
            ("diameter", self.diameter.into()),
            ("mean_distance", self.mean_distance.into()),
            ("mean_distance_method", self.mean_distance_method.clone().map_or(Cell::Nothing, Cell::from)),
            ("years.first", self.years.map(|years| years.first).into()),
            ("years.last", self.years.map(|years| years.last).into()),
            ("records.read", self.records.read.into()),
            ("records.without_authors", self.records.without_authors.into()),
            ("records.duplicates", self.records.duplicates.into()),
        ]
    }
}

impl Report for StatsReport {
    fn document(&self) -> Document<'_> {
        let mut data = Table::with_columns(&["measure", "%value"]);
        let mut shown = Table::with_columns(&["", "#"]);
        for (name, cell) in self.rows() {
            let is_about_records = name.starts_with("records.");
            if cell != Cell::Nothing && (self.papers.is_some() || !is_about_records) {
                let value = match (name, self.mean_distance.zip(self.mean_distance_error)) {
                    ("mean_distance", Some((mean, error))) => shown_estimate(mean, error).0.into(),
                    _ => cell.clone(),
                };
                shown.push([name.replace(['_', '.'], " ").into(), value]);
            }
            data.push([name.into(), cell]);
        }
        for (reason, count) in &self.joins {
            shown.push([format!("spellings merged ({reason})").into(), (*count).into()]);
            data.push([format!("joins.{reason}").into(), (*count).into()]);
        }
        Document { sections: vec![Section::Table(shown)], data }
    }
}
