//! The connected components of a network.

use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, Query, Report, Years, limited};
use crate::error::Result;
use crate::network::{AuthorId, Component, Network};
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
    /// Show at most N components; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Components::default().limit))]
    // Omitted if 0, so that reports without it are the same as before there was this option.
    #[serde(skip_serializing_if = "is_unlimited")]
    pub limit: usize,
    /// List all members
    #[cfg_attr(feature = "cli", arg(long))]
    pub members: bool,
}

impl Default for Components {
    fn default() -> Self {
        Self { min: 1, limit: 0, members: false }
    }
}

fn is_unlimited(limit: &usize) -> bool {
    *limit == 0
}

/// The connected components, largest first, then by the name that comes first in each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ComponentsReport {
    /// The components.
    pub components: Vec<ComponentRow>,
    #[serde(skip)]
    total: usize,
    #[serde(flatten)]
    excerpts: Excerpts,
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
    const ORDERS: &'static [(&'static str, &'static str)] =
        &[("components", "authors, most first; first of the names"), ("members", "name")];
    const EXAMPLES: &'static [&'static str] = &[r#"{"members": true}"#, r#"{"limit": 2}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth components refs/                     all components, largest first
  coauth components --min 10 refs/            those with at least 10 authors
  coauth components --limit 5 refs/           the five largest
  coauth components --members -f csv refs/    every author with a component";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, _: &mut Context) -> Result<ComponentsReport> {
        let all = network.components();
        let largest: Vec<_> = all.iter().take_while(|component| component.authors >= self.min).collect();
        let large_enough = largest.len();
        let components: Vec<_> =
            limited(largest, self.limit).into_iter().map(|component| self.row(network, component)).collect();
        let excerpts =
            Excerpts::of_list(Excerpt::of("components", "components", components.len(), large_enough));
        Ok(ComponentsReport { components, total: all.len(), excerpts })
    }
}

impl Components {
    fn row(&self, network: &Network, component: Component) -> ComponentRow {
        let all = network.components();
        let named = self.members.then(|| by_name(network, all.members(component)));
        ComponentRow {
            rank: component.rank,
            authors: component.authors,
            papers: network.has_papers().then_some(component.papers),
            ties: component.ties,
            years: all.years(component).map(Years::from),
            members: named.as_ref().map(|all| all.iter().map(|&a| network.name(a).into_owned()).collect()),
            member_ids: named.map(|all| all.into_iter().map(|a| network.author_key(a)).collect()),
        }
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
        let is_cut = self.excerpts.line().is_some();
        sections.extend(self.excerpts.section());
        if !is_cut && self.components.len() < self.total {
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

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
