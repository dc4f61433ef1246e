//! Collaboration distances from one author, like Erdős numbers.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, Person, Query, Report, limited, who};
use crate::error::Result;
use crate::network::{AuthorId, Network, UNREACHED};
use crate::table::{Document, Section, Table, shown_count, shown_number};

/// Collaboration distances from one author to all others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Distances {
    /// Author to start from
    #[cfg_attr(feature = "cli", arg(value_name = "NAME"))]
    pub name: String,
    /// List at most N authors, nearest first; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Distances::default().limit))]
    pub limit: usize,
}

impl Default for Distances {
    fn default() -> Self {
        Self { name: String::new(), limit: 20 }
    }
}

impl Distances {
    /// The distances from the author of this name.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Context, Distances, Query};
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let report = Distances::of("Leonidas Guibas").run(&network, &mut Context::default())?;
    /// assert_eq!(report.histogram[0].authors, 1);
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn of(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// The distance of every author from one author, in hops; `None` for those who cannot be reached.
///
/// Complexity: one breadth-first search, linear in authorships.
///
/// # Examples
/// ```
/// let network = coauth::Loader::sample().load()?.network;
/// let Ok(coauth::network::Found::ByName(author)) = network.find("Leonidas Guibas") else { panic!() };
/// let distances = coauth::analysis::distances(&network, author);
/// assert_eq!(distances.iter().filter(|&&distance| distance == Some(1)).count(), 11);
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn distances(network: &Network, from: AuthorId) -> Vec<Option<u32>> {
    let hops = network.hops_from(from);
    hops.into_iter().map(|hops| (hops != UNREACHED).then_some(hops)).collect()
}

/// The distances from one author.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DistancesReport {
    /// The author to start from.
    pub from: String,
    /// The author's id.
    pub from_id: String,
    /// Number of authors at each distance, including the start.
    pub histogram: Vec<Bar>,
    /// Number of authors who cannot be reached.
    pub unreachable: usize,
    /// Authors with their distances, nearest first, then most papers, then by name.
    pub authors: Vec<Distant>,
    #[serde(flatten)]
    excerpts: Excerpts,
}

/// A bar of the histogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// In hops.
    pub distance: u32,
    /// Number of authors at that distance.
    pub authors: usize,
}

/// An author with a distance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Distant {
    /// The author.
    #[serde(flatten)]
    pub person: Person,
    /// In hops.
    pub distance: u32,
    /// The author's papers; `None` in a network without papers.
    pub papers: Option<usize>,
}

impl Query for Distances {
    type Report = DistancesReport;

    const NAME: &'static str = "distances";
    const ABOUT: &'static str = "Show the distances from one author to all others (Erdős numbers)";
    const REQUIRED: &'static [&'static str] = &["name"];
    const ORDERS: &'static [(&'static str, &'static str)] =
        &[("authors", "distance, nearest first; papers, most first; name")];
    const EXAMPLES: &'static [&'static str] = &[r#"{"name": "Tao Qin", "limit": 0}"#];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth distances \"Ruihai Wu\"                              the sample, from one author
  coauth distances \"Paul Erdős\" -i dblp.coauth              Erdős numbers
  coauth distances id:ada-lovelace --limit 0 -i refs.bib    all authors within reach";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<DistancesReport> {
        let from = who(network, &self.name, context)?;
        let hops = network.hops_from(from);
        let mut authors_at: Vec<usize> = Vec::new();
        for &hops in hops.iter().filter(|&&hops| hops != UNREACHED) {
            authors_at.resize(authors_at.len().max(hops as usize + 1), 0);
            authors_at[hops as usize] += 1;
        }
        let reached: usize = authors_at.iter().sum();
        let person = Person::of(network, from);
        let nearest = nearest(network, &hops, &authors_at, self.limit);
        let excerpts = Excerpts::of_list(Excerpt::of("authors", "authors", nearest.len(), reached - 1));
        Ok(DistancesReport {
            from: person.author,
            from_id: person.author_id,
            histogram: (0..).zip(&authors_at).map(|(distance, &authors)| Bar { distance, authors }).collect(),
            unreachable: network.author_count() - reached,
            authors: nearest
                .into_iter()
                .map(|(distance, author)| Distant {
                    person: Person::of(network, author),
                    distance,
                    papers: network.has_papers().then(|| network.papers_of(author).len()),
                })
                .collect(),
            excerpts,
        })
    }
}

/// The nearest other authors, at most `limit` of them or all if it is 0: by distance, then most papers, then by name.
fn nearest(network: &Network, hops: &[u32], authors_at: &[usize], limit: usize) -> Vec<(u32, AuthorId)> {
    let mut among = 0;
    // Those who are farther away are not shown, so their names do not matter.
    let farthest = authors_at.iter().skip(1).position(|&authors| {
        among += authors;
        limit > 0 && among >= limit
    });
    let farthest = farthest.unwrap_or(authors_at.len()) as u32 + 1;
    let distances = network.authors().map(|author| (hops[author.index()], author));
    let mut nearest: Vec<(u32, AuthorId)> =
        distances.filter(|&(hops, _)| hops > 0 && hops <= farthest && hops != UNREACHED).collect();
    nearest.sort_by_cached_key(|&(hops, author)| {
        (hops, Reverse(network.papers_of(author).len()), network.name_rank(author))
    });
    limited(nearest, limit)
}

impl Report for DistancesReport {
    fn document(&self) -> Document<'_> {
        let mut bars = Table::with_columns(&["#hops", "#authors"]);
        for bar in &self.histogram {
            bars.push([bar.distance.into(), bar.authors.into()]);
        }
        let data = Table::of(["author", "author_id", "#distance", "#papers"], &self.authors, |distant| {
            let Distant { person, distance, papers } = distant;
            let (name, id) = (person.author.as_str().into(), person.author_id.as_str().into());
            [name, id, (*distance).into(), (*papers).into()]
        });
        let list = Table::of(["author", "#hops", "#papers"], &self.authors, |distant| {
            [distant.person.author.as_str().into(), distant.distance.into(), distant.papers.into()]
        });
        let reached: usize = self.histogram.iter().map(|bar| bar.authors).sum::<usize>() - 1;
        let sum: u64 = self.histogram.iter().map(|bar| u64::from(bar.distance) * bar.authors as u64).sum();
        let mean = if reached > 0 {
            format!(", at a mean distance of {}", shown_number(sum as f64 / reached as f64))
        } else {
            String::new()
        };
        let mut sections = vec![
            Section::Heading(format!("Distances from {}", self.from)),
            Section::Table(bars),
            Section::Text(format!(
                "{} other authors can be reached{mean}; {} cannot",
                shown_count(reached as u64),
                shown_count(self.unreachable as u64)
            )),
        ];
        if !list.is_empty() {
            sections.push(Section::Table(list));
        }
        sections.extend(self.excerpts.section());
        Document { sections, data }
    }

    fn is_found(&self) -> bool {
        !self.authors.is_empty()
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
