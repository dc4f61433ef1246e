//! Articulation points and bridges: authors and ties whose removal would split a component.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, Person, Query, Report, limited};
use crate::error::Result;
use crate::measures::{Cuts, cuts};
use crate::network::{AuthorId, Network};
use crate::table::{Document, Section, Table, shown_count};

/// Articulation points and bridges, with the sizes of the components that their removal would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Brokers {
    /// Show at most N authors and N ties; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Brokers::default().limit))]
    pub limit: usize,
}

impl Default for Brokers {
    fn default() -> Self {
        Self { limit: 20 }
    }
}

/// Articulation points and bridges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BrokersReport {
    /// The articulation points, ordered by the number of authors cut off from the largest remaining component.
    pub authors: Vec<Broker>,
    /// The bridges, in the same order.
    pub ties: Vec<BrokerTie>,
    #[serde(skip)]
    total: [usize; 2],
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// An articulation point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broker {
    /// The author.
    #[serde(flatten)]
    pub person: Person,
    /// The sizes of the components that would remain, largest first.
    pub separates: Vec<u32>,
}

/// A bridge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BrokerTie {
    /// One author.
    pub a: String,
    /// The other.
    pub b: String,
    /// The id of the one.
    pub a_id: String,
    /// The id of the other.
    pub b_id: String,
    /// The sizes of the two components that would remain.
    pub separates: [u32; 2],
}

impl Query for Brokers {
    type Report = BrokersReport;

    const NAME: &'static str = "brokers";
    const ABOUT: &'static str =
        "Find articulation points and bridges: authors and ties that hold components together";
    const ORDERS: &'static [(&'static str, &'static str)] = &[
        ("authors", "number of authors cut off from the largest remaining component; name"),
        ("ties", "number of authors on the smaller side; names"),
    ];
    const EXAMPLES: &'static [&'static str] = &[r#"{"limit": 0}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth brokers refs/                     authors and ties that hold components together
  coauth brokers --limit 0 -f csv refs/    all of them, for a spreadsheet";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, _: &mut Context) -> Result<BrokersReport> {
        let Cuts { articulation_points: mut points, mut bridges } = cuts(&network.adjacency()?);
        let total = [points.len(), bridges.len()];
        let name = |author: u32| network.name_ranks()[author as usize];
        points.sort_by_cached_key(|point| (Reverse(point.parts[1..].iter().sum::<u32>()), name(point.node)));
        for bridge in &mut bridges {
            if name(bridge.ends[1]) < name(bridge.ends[0]) {
                bridge.ends.reverse();
                bridge.parts.reverse();
            }
        }
        bridges.sort_by_key(|bridge| (Reverse(bridge.parts[0].min(bridge.parts[1])), bridge.ends.map(name)));
        let person = |author: u32| Person::of(network, AuthorId(author));
        let authors: Vec<Broker> = limited(points, self.limit)
            .into_iter()
            .map(|point| Broker { person: person(point.node), separates: point.parts })
            .collect();
        let ties: Vec<BrokerTie> = limited(bridges, self.limit)
            .into_iter()
            .map(|bridge| {
                let [a, b] = bridge.ends.map(person);
                let (a_id, b_id) = (a.author_id, b.author_id);
                BrokerTie { a: a.author, b: b.author, a_id, b_id, separates: bridge.parts }
            })
            .collect();
        let excerpts = Excerpts::of_lists([
            Excerpt::of("authors", "articulation points", authors.len(), total[0]),
            Excerpt::of("ties", "bridges", ties.len(), total[1]),
        ]);
        Ok(BrokersReport { authors, ties, total, excerpts })
    }
}

/// Component sizes, for people.
fn sizes(parts: &[u32]) -> String {
    parts.iter().map(|&part| shown_count(part.into())).collect::<Vec<_>>().join(" | ")
}

impl Report for BrokersReport {
    fn document(&self) -> Document<'_> {
        let people = Table::of(["author", "component sizes without"], &self.authors, |broker| {
            [broker.person.author.as_str().into(), sizes(&broker.separates).into()]
        });
        let ties = Table::of(["author", "author", "component sizes without"], &self.ties, |tie| {
            [tie.a.as_str().into(), tie.b.as_str().into(), sizes(&tie.separates).into()]
        });
        let mut data = Table::with_columns(&["about", "a", "b", "a_id", "b_id", "separates"]);
        for Broker { person, separates } in &self.authors {
            let (name, id) = (person.author.as_str().into(), person.author_id.as_str().into());
            data.push([
                "author".into(),
                name,
                None::<&str>.into(),
                id,
                None::<&str>.into(),
                sizes(separates).into(),
            ]);
        }
        for BrokerTie { a, b, a_id, b_id, separates } in &self.ties {
            let [a, b, a_id, b_id] = [a, b, a_id, b_id].map(|text| text.as_str().into());
            data.push(["tie".into(), a, b, a_id, b_id, sizes(separates).into()]);
        }
        let shown = |what: &str, shown: usize, of: usize| {
            Section::Heading(format!("{} of {} {what}", shown_count(shown as u64), shown_count(of as u64)))
        };
        let mut sections = vec![shown("articulation points", self.authors.len(), self.total[0])];
        if !self.authors.is_empty() {
            sections.push(Section::Table(people));
        }
        sections.push(shown("bridges", self.ties.len(), self.total[1]));
        if !self.ties.is_empty() {
            sections.push(Section::Table(ties));
        }
        sections.extend(self.excerpts.section());
        Document { sections, data }
    }

    fn is_found(&self) -> bool {
        self.total != [0, 0]
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
