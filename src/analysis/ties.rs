//! The strongest ties.

use std::cmp::Reverse;

use petgraph::visit::EdgeRef;
use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, JsonNumber, Query, Report, Years};
use crate::error::Result;
use crate::network::{AuthorId, Counting, Network, Tie};
use crate::table::{Document, Table};

/// The strongest ties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Ties {
    /// Show at most N ties; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Ties::default().limit))]
    pub limit: usize,
}

impl Default for Ties {
    fn default() -> Self {
        Self { limit: 20 }
    }
}

/// All ties, strongest first, then by number of papers, then by names. The two authors of a tie are in name order.
fn all(network: &Network, counting: Counting) -> Result<Vec<(AuthorId, AuthorId, Tie)>> {
    let names = network.name_ranks();
    let projection = network.projection(counting)?;
    let mut ties: Vec<_> = projection
        .edge_references()
        .map(|edge| {
            let (a, b) = (AuthorId(edge.source().index() as u32), AuthorId(edge.target().index() as u32));
            let (a, b) = if names[a.index()] < names[b.index()] { (a, b) } else { (b, a) };
            (a, b, *edge.weight())
        })
        .collect();
    ties.sort_unstable_by(|(a, b, tie), (c, d, other)| {
        let order =
            other.strength.total_cmp(&tie.strength).then(Reverse(tie.papers).cmp(&Reverse(other.papers)));
        order.then_with(|| (names[a.index()], names[b.index()]).cmp(&(names[c.index()], names[d.index()])))
    });
    Ok(ties)
}

/// The strongest ties.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TiesReport {
    /// The ties, strongest first.
    pub ties: Vec<TieRow>,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// A tie in a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TieRow {
    /// One author.
    pub a: String,
    /// The other.
    pub b: String,
    /// The id of the one.
    pub a_id: String,
    /// The id of the other.
    pub b_id: String,
    /// Papers in common; `None` for a tie without papers.
    pub papers: Option<u32>,
    /// The strength under the counting method.
    pub strength: JsonNumber,
    /// The year of the first paper in common.
    pub first_year: Option<i16>,
    /// The year of the last.
    pub last_year: Option<i16>,
}

impl Query for Ties {
    type Report = TiesReport;

    const NAME: &'static str = "ties";
    const ABOUT: &'static str =
        "List the strongest ties: the pairs of authors with the most papers in common";
    const ORDERS: &'static [(&'static str, &'static str)] =
        &[("ties", "strength, strongest first; papers; names")];
    const EXAMPLES: &'static [&'static str] = &[r#"{"limit": 0}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth ties refs/                          the strongest ties
  coauth ties --counting fractional refs/    large papers count less
  coauth ties --limit 0 -f csv refs/         all ties, for a spreadsheet";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<TiesReport> {
        let ties = match self.limit {
            0 => all(network, context.counting)?,
            limit => network.strongest_ties(context.counting, limit)?,
        };
        let ties: Vec<TieRow> = ties
            .into_iter()
            .map(|(a, b, tie)| {
                let years = Years::of(network, network.papers_between(a, b));
                TieRow {
                    a: network.name(a).into_owned(),
                    b: network.name(b).into_owned(),
                    a_id: network.author_key(a),
                    b_id: network.author_key(b),
                    papers: network.has_papers().then_some(tie.papers),
                    strength: JsonNumber(tie.strength),
                    first_year: years.map(|years| years.first),
                    last_year: years.map(|years| years.last),
                }
            })
            .collect();
        let all = if self.limit == 0 { ties.len() } else { network.tie_count() as usize };
        Ok(TiesReport { excerpts: Excerpts::of_list(Excerpt::of("ties", "ties", ties.len(), all)), ties })
    }
}

impl Report for TiesReport {
    fn document(&self) -> Document<'_> {
        let mut shown = Table::with_columns(&["author", "author", "#papers", "#strength", "#years"]);
        let mut data = Table::with_columns(&[
            "a",
            "b",
            "a_id",
            "b_id",
            "#papers",
            "%strength",
            "#first_year",
            "#last_year",
        ]);
        for tie in &self.ties {
            let years = tie.first_year.zip(tie.last_year).map(|(first, last)| Years { first, last }.shown());
            let (a, b) = (tie.a.as_str(), tie.b.as_str());
            shown.push([a.into(), b.into(), tie.papers.into(), tie.strength.0.into(), years.into()]);
            data.push([
                a.into(),
                b.into(),
                tie.a_id.as_str().into(),
                tie.b_id.as_str().into(),
                tie.papers.into(),
                tie.strength.0.into(),
                tie.first_year.into(),
                tie.last_year.into(),
            ]);
        }
        let mut document = Document { data, ..Document::of(shown) };
        document.sections.extend(self.excerpts.section());
        document
    }

    fn is_found(&self) -> bool {
        !self.ties.is_empty()
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
