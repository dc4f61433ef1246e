//! How a network grew, year by year.

use std::ops::RangeInclusive;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, Query, Report};
use crate::error::Result;
use crate::network::{Buffers, LocalNumbers, Network, PaperId, SizesWithin};
use crate::table::{Document, Section, Table, shown_count};

/// The network year by year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Timeline {
    /// Sliding window of N years, ending with the year shown
    #[cfg_attr(feature = "cli", arg(long, default_value_t = Timeline::default().window, value_name = "N",
        value_parser = clap::value_parser!(u16).range(1..)))]
    pub window: u16,
    /// Include all earlier years in each row
    #[cfg_attr(feature = "cli", arg(long, conflicts_with = "window"))]
    pub cumulative: bool,
    /// Show at most N years, the latest; 0 for all
    #[cfg_attr(feature = "cli", arg(skip))]
    // Left out where it is 0, so that answers keep the bytes they had before there was this option.
    #[serde(skip_serializing_if = "is_unlimited")]
    pub limit: usize,
}

fn is_unlimited(limit: &usize) -> bool {
    *limit == 0
}

impl Default for Timeline {
    fn default() -> Self {
        Self { window: 1, cumulative: false, limit: 0 }
    }
}

/// The network year by year.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TimelineReport {
    /// The years from the first to the last, ascending; with a limit, the latest.
    pub years: Vec<YearRow>,
    /// Number of papers without a year.
    pub papers_without_year: usize,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// The network of a year, or of the window that ends with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearRow {
    /// The year.
    pub year: i16,
    /// Number of papers.
    pub papers: usize,
    /// Number of authors.
    pub authors: usize,
    /// Number of authors whose first paper is from this year.
    pub new_authors: usize,
    /// Pairs of authors with a paper in common.
    pub ties: u64,
    /// The share of authors in the largest component; `None` without authors.
    pub largest_component_share: Option<f64>,
    /// The mean number of authors per paper, including those filtered out; `None` without papers.
    pub authors_per_paper: Option<f64>,
}

/// The papers of a network by year, from the first year to the last.
struct ByYear {
    first: i16,
    papers: Vec<Vec<PaperId>>,
    /// Number of authors whose first paper is from each year.
    new_authors: Vec<usize>,
}

impl ByYear {
    /// `None` if no paper has a year.
    fn of(network: &Network) -> Option<Self> {
        let years: Vec<Option<i16>> = network.paper_years().collect();
        let known = years.iter().flatten().copied();
        let (first, last) = (known.clone().min()?, known.max()?);
        let place = |year: i16| (i32::from(year) - i32::from(first)) as usize;
        let mut papers = vec![Vec::new(); place(last) + 1];
        for (paper, year) in network.papers().zip(&years) {
            if let Some(year) = *year {
                papers[place(year)].push(paper);
            }
        }
        let mut new_authors = vec![0; papers.len()];
        for year in network.first_years(&years).into_iter().flatten() {
            new_authors[place(year)] += 1;
        }
        Some(Self { first, papers, new_authors })
    }

    /// The row of some years, counted from the first year.
    fn row(&self, network: &Network, numbers: &mut LocalNumbers, years: RangeInclusive<usize>) -> YearRow {
        let last = *years.end();
        let papers: Vec<PaperId> = self.papers[years].concat();
        let sizes: u64 = papers.iter().map(|&paper| u64::from(network.team_size(paper))).sum();
        let SizesWithin { authors, ties, largest } = network.sizes_within(&papers, numbers);
        YearRow {
            year: self.first + last as i16,
            papers: papers.len(),
            authors,
            new_authors: self.new_authors[last],
            ties,
            largest_component_share: (authors > 0).then(|| largest as f64 / authors as f64),
            authors_per_paper: (!papers.is_empty()).then(|| sizes as f64 / papers.len() as f64),
        }
    }
}

impl Query for Timeline {
    type Report = TimelineReport;

    const NAME: &'static str = "timeline";
    const ABOUT: &'static str = "Show how the network grew, year by year";
    const ORDERS: &'static [(&'static str, &'static str)] =
        &[("years", "year, ascending; with a limit, the latest years")];
    const EXAMPLES: &'static [&'static str] = &[r#"{"window": 2}"#, r#"{"cumulative": true}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth timeline refs.bib                        papers, authors and ties of each year
  coauth timeline --window 5 refs.bib             the last five years, in each year
  coauth timeline --cumulative -f csv refs.bib    the network so far, for a plot";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, _: &mut Context) -> Result<TimelineReport> {
        network.demand_papers("no years for a timeline")?;
        let Some(by_year) = ByYear::of(network) else {
            let papers_without_year = network.paper_count();
            let (years, excerpts) = (Vec::new(), Excerpts::default());
            return Ok(TimelineReport { years, papers_without_year, excerpts });
        };
        let first =
            |year: usize| if self.cumulative { 0 } else { (year + 1).saturating_sub(self.window.into()) };
        let all = by_year.papers.len();
        let years = if self.limit == 0 { 0 } else { all.saturating_sub(self.limit) }..all;
        let numbers = Buffers::made_by(|| LocalNumbers::of(network));
        let years: Vec<YearRow> = years
            .into_par_iter()
            .with_max_len(1)
            .map(|year| numbers.with(|numbers| by_year.row(network, numbers, first(year)..=year)))
            .collect();
        let with_year: usize = by_year.papers.iter().map(Vec::len).sum();
        let excerpts = Excerpts::of_list(Excerpt::of("years", "years", years.len(), all));
        Ok(TimelineReport { years, papers_without_year: network.paper_count() - with_year, excerpts })
    }
}

impl Report for TimelineReport {
    fn document(&self) -> Document<'_> {
        let columns = [
            "#year",
            "#papers",
            "#authors",
            "#new_authors",
            "#ties",
            "#largest_component_share",
            "#authors_per_paper",
        ];
        let cells = |row: &YearRow| {
            [
                row.year.into(),
                row.papers.into(),
                row.authors.into(),
                row.new_authors.into(),
                row.ties.into(),
                row.largest_component_share.into(),
                row.authors_per_paper.into(),
            ]
        };
        let shown = ["#year", "#papers", "#authors", "#new", "#ties", "#largest share", "#authors per paper"];
        let mut sections = vec![Section::Table(Table::of(shown, &self.years, cells))];
        if self.papers_without_year > 0 {
            let papers = shown_count(self.papers_without_year as u64);
            sections.push(Section::Text(format!("{papers} papers without a year are not shown")));
        }
        sections.extend(self.excerpts.section());
        Document { sections, data: Table::of(columns, &self.years, cells) }
    }

    fn is_found(&self) -> bool {
        !self.years.is_empty()
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
