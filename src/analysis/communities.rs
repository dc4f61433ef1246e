//! Communities by the Leiden algorithm.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, Query, Report, limited};
use crate::error::{Error, ErrorKind, Result};
use crate::measures::{LeidenOptions, leiden};
use crate::network::{AuthorId, Network, Normalization, TieWeight};
use crate::table::{Document, Section, Table, shown_count, shown_number};

/// Groups of authors with more ties among them than expected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Communities {
    /// Resolution: higher values give smaller communities
    #[cfg_attr(feature = "cli", arg(long, default_value_t = Communities::default().resolution, value_name = "R"))]
    pub resolution: f64,
    /// Normalization of tie strengths
    #[cfg_attr(feature = "cli", arg(long, value_enum, default_value_t, value_name = "HOW"))]
    pub normalize: Normalization,
    /// Random seed; another seed may find other communities of similar quality
    #[cfg_attr(feature = "cli", arg(long, default_value_t = Communities::default().seed, value_name = "N"))]
    pub seed: u64,
    /// Drop communities with fewer than N authors
    #[cfg_attr(feature = "cli", arg(long, default_value_t = Communities::default().min, value_name = "N"))]
    pub min: usize,
    /// Show at most N communities; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Communities::default().limit))]
    pub limit: usize,
    /// List all members
    #[cfg_attr(feature = "cli", arg(long))]
    pub members: bool,
}

impl Default for Communities {
    fn default() -> Self {
        Self { resolution: 1.0, normalize: Normalization::None, seed: 1, min: 1, limit: 20, members: false }
    }
}

/// A community of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Community {
    /// Its members, most co-authors first, then by name.
    pub members: Vec<AuthorId>,
    /// Number of ties inside.
    pub ties: u64,
}

/// The communities of a network, largest first, then by the name of the first member; and their modularity.
///
/// Found by [`leiden`] with tie strengths as weights. Every community is connected.
///
/// # Errors
/// If the ties do not fit in memory.
///
/// # Examples
/// ```
/// use coauth::analysis::communities;
/// use coauth::measures::LeidenOptions;
/// use coauth::network::Counting;
///
/// let network = coauth::Loader::sample().load()?.network;
/// let (communities, modularity) = communities(&network, Counting::Full, &LeidenOptions::default())?;
/// assert!(communities.len() >= network.components().len() && modularity > 0.9);
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn communities(
    network: &Network,
    tie_weight: impl Into<TieWeight>,
    options: &LeidenOptions,
) -> Result<(Vec<Community>, f64)> {
    let ties = network.adjacency()?;
    let found = leiden(&ties, &network.strengths(&ties, tie_weight), options);
    let mut communities = vec![Community { members: Vec::new(), ties: 0 }; found.count];
    for (author, &community) in network.authors().zip(&found.of) {
        communities[community as usize].members.push(author);
    }
    for (a, b) in ties.edges() {
        let community = found.of[a as usize];
        communities[community as usize].ties += u64::from(community == found.of[b as usize]);
    }
    let names = network.name_ranks();
    for Community { members, .. } in &mut communities {
        members.sort_unstable_by_key(|&author| (Reverse(network.degree(author)), names[author.index()]));
    }
    let order =
        |community: &Community| (Reverse(community.members.len()), names[community.members[0].index()]);
    communities.sort_unstable_by_key(order);
    Ok((communities, found.modularity))
}

/// The communities of a network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CommunitiesReport {
    /// The modularity: how much more strength lies inside communities than expected.
    pub modularity: f64,
    /// The communities, largest first.
    pub communities: Vec<CommunityRow>,
    #[serde(skip)]
    total: usize,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// A community in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommunityRow {
    /// Its rank by size, from 1.
    pub rank: usize,
    /// Number of authors.
    pub authors: usize,
    /// Number of ties among them.
    pub ties: u64,
    /// The members with the most co-authors.
    pub top: Vec<String>,
    /// Their ids.
    pub top_ids: Vec<String>,
    /// All members, if requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<String>>,
    /// Their ids, in the same order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_ids: Option<Vec<String>>,
}

/// Number of members shown for a community.
const TOP: usize = 3;

impl Query for Communities {
    type Report = CommunitiesReport;

    const NAME: &'static str = "communities";
    const ABOUT: &'static str =
        "Detect communities: groups of authors with more ties inside than expected (Leiden)";
    const ORDERS: &'static [(&'static str, &'static str)] = &[
        ("communities", "authors, most first; name of the first member"),
        ("top, members", "co-authors, most first; name"),
    ];
    const EXAMPLES: &'static [&'static str] =
        &[r#"{"limit": 0, "members": true}"#, r#"{"normalize": "association", "seed": 2}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth communities refs/                          the communities and their main authors
  coauth communities --resolution 2 refs/           smaller communities
  coauth communities --members -f csv refs/         every author with a community
  coauth render --color-by community > graph.svg    the communities as colors";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<CommunitiesReport> {
        let tie_weight = TieWeight { counting: context.counting, normalization: self.normalize };
        if !(self.resolution.is_finite() && self.resolution >= 0.0) {
            let what = format!("--resolution must be a non-negative number, not {}", self.resolution);
            return Err(Error::new(ErrorKind::Usage, what));
        }
        let options =
            LeidenOptions { resolution: self.resolution, seed: self.seed, ..LeidenOptions::default() };
        let (found, modularity) = communities(network, tie_weight, &options)?;
        let total = found.len();
        let names = |of: &[AuthorId]| of.iter().map(|&author| network.name(author).into_owned()).collect();
        let ids = |of: &[AuthorId]| of.iter().map(|&author| network.author_key(author)).collect();
        let large: Vec<_> =
            found.into_iter().filter(|community| community.members.len() >= self.min).collect();
        let large_enough = large.len();
        let communities: Vec<CommunityRow> = limited(large, self.limit)
            .into_iter()
            .zip(1..)
            .map(|(Community { members, ties }, rank)| CommunityRow {
                rank,
                authors: members.len(),
                ties,
                top: names(&members[..members.len().min(TOP)]),
                top_ids: ids(&members[..members.len().min(TOP)]),
                members: self.members.then(|| names(&members)),
                member_ids: self.members.then(|| ids(&members)),
            })
            .collect();
        let excerpts =
            Excerpts::of_list(Excerpt::of("communities", "communities", communities.len(), large_enough));
        Ok(CommunitiesReport { modularity, communities, total, excerpts })
    }
}

impl Report for CommunitiesReport {
    fn document(&self) -> Document<'_> {
        let mut shown = Table::with_columns(&["#rank", "#authors", "#ties", "most co-authors"]);
        let mut data =
            Table::with_columns(&["#rank", "#authors", "#ties", "top", "top_ids", "members", "member_ids"]);
        let mut lines = Vec::new();
        for row in &self.communities {
            let list = |names: &Option<Vec<String>>| names.as_deref().unwrap_or_default().join("; ").into();
            shown.push([row.rank.into(), row.authors.into(), row.ties.into(), row.top.join(" · ").into()]);
            data.push([
                row.rank.into(),
                row.authors.into(),
                row.ties.into(),
                row.top.join("; ").into(),
                row.top_ids.join("; ").into(),
                list(&row.members),
                list(&row.member_ids),
            ]);
            if let Some(members) = &row.members {
                lines.push((0, format!("{}. {}", row.rank, members.join(" · "))));
            }
        }
        let modularity = shown_number(self.modularity);
        let said = self.excerpts.line().map_or_else(
            || {
                let [shown, total] = [self.communities.len(), self.total].map(|n| shown_count(n as u64));
                format!("{shown} of {total} communities shown; modularity {modularity}")
            },
            |cut| format!("modularity {modularity}; {cut}"),
        );
        let mut sections = vec![Section::Table(shown)];
        if !lines.is_empty() {
            sections.push(Section::Lines(lines));
        }
        sections.push(Section::Text(said));
        Document { sections, data }
    }

    fn is_found(&self) -> bool {
        !self.communities.is_empty()
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
