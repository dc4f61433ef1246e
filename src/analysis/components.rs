//! The connected components of a network.

use serde::{Deserialize, Serialize};

use super::{Context, Query, Report, Years};
use crate::error::Result;
use crate::network::{AuthorId, Network};
use crate::table::{Document, Section, Table};

/// The connected components, largest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Components {
    /// Drop components with fewer than N authors
    #[cfg_attr(feature = "cli", arg(long, default_value_t = Components::default().min, value_name = "N"))]
    pub min: usize,
    /// List all members
    #[cfg_attr(feature = "cli", arg(long))]
    pub members: bool,
}

impl Default for Components {
    fn default() -> Self {
        Self { min: 1, members: false }
    }
}

/// The connected components, largest first, then by the name that comes first in each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ComponentsReport {
    /// The components.
    pub components: Vec<ComponentRow>,
    #[serde(skip)]
    total: usize,
}

/// A component in a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComponentRow {
    /// Its rank by size, from 1.
    pub rank: usize,
    /// Number of authors.
    pub authors: usize,
    /// Number of papers.
    pub papers: Option<u32>,
    /// Number of ties.
    pub ties: u64,
    /// The first and last year of their papers.
    pub years: Option<Years>,
    /// All members, by name, if requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<String>>,
    /// Their ids, in the same order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_ids: Option<Vec<String>>,
}

/// The first and last year of the papers of each component, in one pass over the papers.
fn years(network: &Network) -> Vec<Option<Years>> {
    let mut years: Vec<Option<Years>> = vec![None; network.components().len()];
    for paper in network.papers() {
        let (Some(year), Some(&author)) = (network.year(paper), network.byline(paper).first()) else {
            continue;
        };
        let component = network.components().of_author(author).rank - 1;
        let so_far = years[component].unwrap_or(Years { first: year, last: year });
        years[component] = Some(Years { first: so_far.first.min(year), last: so_far.last.max(year) });
    }
    years
}

/// Sorts authors by name.
fn by_name(network: &Network, authors: &[AuthorId]) -> Vec<AuthorId> {
    let mut authors = authors.to_vec();
    authors.sort_by_key(|&author| network.name_rank(author));
    authors
}

impl Query for Components {
    type Report = ComponentsReport;

    const NAME: &'static str = "components";
    const ABOUT: &'static str = "List the connected components, largest first";
    const EXAMPLES: &'static [&'static str] = &[r#"{"members": true}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth components refs/                     all components, largest first
  coauth components --min 10 refs/            those with at least 10 authors
  coauth components --members -f csv refs/    every author with a component";

    fn run(&self, network: &Network, _: &mut Context) -> Result<ComponentsReport> {
        let all = network.components();
        let years = years(network);
        let components = all
            .iter()
            .take_while(|component| component.members.len() >= self.min)
            .map(|component| {
                let named = self.members.then(|| by_name(network, component.members));
                ComponentRow {
                    rank: component.rank,
                    authors: component.members.len(),
                    papers: network.has_papers().then_some(component.papers),
                    ties: component.ties,
                    years: years[component.rank - 1],
                    members: named
                        .as_ref()
                        .map(|all| all.iter().map(|&a| network.name(a).into_owned()).collect()),
                    member_ids: named.map(|all| all.into_iter().map(|a| network.author_key(a)).collect()),
                }
            })
            .collect();
        Ok(ComponentsReport { components, total: all.len() })
    }
}

impl Report for ComponentsReport {
    fn document(&self) -> Document<'_> {
        let mut data = Table::with_columns(&[
            "#rank",
            "#authors",
            "#papers",
            "#ties",
            "#first_year",
            "#last_year",
            "members",
            "member_ids",
        ]);
        let mut shown = Table::with_columns(&["#rank", "#authors", "#papers", "#ties"]);
        let mut lines = Vec::new();
        for row in &self.components {
            let list = |names: &Option<Vec<String>>| names.as_deref().unwrap_or_default().join("; ").into();
            data.push([
                row.rank.into(),
                row.authors.into(),
                row.papers.into(),
                row.ties.into(),
                row.years.map(|years| years.first).into(),
                row.years.map(|years| years.last).into(),
                list(&row.members),
                list(&row.member_ids),
            ]);
            shown.push([row.rank.into(), row.authors.into(), row.papers.into(), row.ties.into()]);
            if let Some(members) = &row.members {
                lines.push((0, format!("{}. {}", row.rank, members.join(" · "))));
            }
        }
        let mut sections = vec![Section::Table(shown)];
        if !lines.is_empty() {
            sections.push(Section::Lines(lines));
        }
        if self.components.len() < self.total {
            sections.push(Section::Text(format!(
                "{} of {} components shown",
                self.components.len(),
                self.total
            )));
        }
        Document { sections, data }
    }

    fn is_found(&self) -> bool {
        !self.components.is_empty()
    }
}
