//! Authors ranked by a measure.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use rayon::prelude::*;
use serde::Serialize;

use super::{Answer, Asking, Person, Question, Strength, limited};
use crate::error::Result;
use crate::network::{AuthorId, Counting, Network, PaperId};
use crate::table::{Cell, Report, Table};

/// The most central authors.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct Top {
    /// What to rank by
    #[cfg_attr(feature = "cli", arg(long, value_enum, default_value_t, value_name = "MEASURE"))]
    pub by: Measure,
    /// Show this many authors; 0 for all
    #[cfg_attr(feature = "cli", arg(long, default_value_t = 20, value_name = "N"))]
    pub limit: usize,
}

/// What authors can be ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Measure {
    /// Distinct co-authors
    #[default]
    Degree,
    /// Papers
    Papers,
    /// Sum of the strengths of all ties, as --counting says
    Strength,
    /// Harmonic credit: each paper shares 1 among its authors in proportion to 1, 1/2, 1/3, … by byline position
    /// (Hagen 2008)
    Credit,
}

impl Measure {
    /// The value of every author, by number.
    ///
    /// Linear in authorships; co-authors are counted once for a network and kept.
    #[must_use]
    pub fn values(self, network: &Network, counting: Counting) -> Vec<f64> {
        let each = |value: &(dyn Fn(AuthorId) -> f64 + Sync)| {
            (0..network.author_count() as u32).into_par_iter().map(|author| value(AuthorId(author))).collect()
        };
        match self {
            Self::Degree => network.degrees().iter().map(|&degree| f64::from(degree)).collect(),
            Self::Papers => each(&|author| network.papers_of(author).len() as f64),
            Self::Strength => each(&|author| network.strength(author, counting)),
            Self::Credit => credits(network),
        }
    }

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::Papers => "papers",
            Self::Strength => "strength",
            Self::Credit => "credit",
        }
    }
}

/// Harmonic credit: position r on a byline of n earns (1/r) / (1 + 1/2 + … + 1/n) (Hagen 2008,
/// doi 10.1371/journal.pone.0004021).
#[derive(Default)]
struct Harmonic {
    /// 1 + 1/2 + … + 1/n for each n, as far as they were asked for.
    sums: Vec<f64>,
}

impl Harmonic {
    fn credit(&mut self, position: u32, authors: u32) -> f64 {
        while self.sums.len() <= authors as usize {
            let last = self.sums.last().map_or(0.0, |sum| sum + 1.0 / self.sums.len() as f64);
            self.sums.push(last);
        }
        1.0 / f64::from(position) / self.sums[authors as usize]
    }
}

/// The harmonic credit of all authors.
fn credits(network: &Network) -> Vec<f64> {
    let mut credits = vec![0.0; network.author_count()];
    let mut harmonic = Harmonic::default();
    for paper in network.papers() {
        let authors = network.team_size(paper);
        for (author, position) in network.positions(paper) {
            credits[author.index()] += harmonic.credit(position, authors);
        }
    }
    credits
}

/// The harmonic credit of one author: the same sum, of the author's own papers.
pub(super) fn credit(network: &Network, author: AuthorId) -> f64 {
    let mut harmonic = Harmonic::default();
    let of_paper = |paper: PaperId| {
        let position = network.positions(paper).find(|(other, _)| *other == author);
        position.map_or(0.0, |(_, position)| harmonic.credit(position, network.team_size(paper)))
    };
    network
        .papers_of(author)
        .iter()
        .map(|&paper| PaperId(paper))
        .map(of_paper)
        .fold(0.0, |sum, part| sum + part)
}

/// The first `limit` authors by a measure, all if it is 0: the highest first; equal values share a rank and are in
/// the order of names.
///
/// # Examples
/// ```
/// # use coauth::{names, network, records};
/// # let mut notices = records::Notices::default();
/// # let corpus = records::read(&[records::Source::Sample], records::Reading::default(), &mut notices)?;
/// # let roster = names::resolve(&corpus, names::Matching::Folded);
/// # let network = network::Network::build(corpus, roster, network::Selection::default(), &mut notices);
/// use coauth::analysis::{Measure, top};
///
/// let (rank, author, coauthors) = top(&network, &Measure::Degree.values(&network, Default::default()), 1)[0];
/// assert_eq!((rank, network.name(author), coauthors), (1, "Leonidas Guibas", 11.0));
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn top(network: &Network, values: &[f64], limit: usize) -> Vec<(usize, AuthorId, f64)> {
    let value = |author: AuthorId| values[author.index()];
    let by_value = |a: &AuthorId, b: &AuthorId| {
        let by_name = || network.name_rank(*a).cmp(&network.name_rank(*b));
        value(*b).total_cmp(&value(*a)).then_with(by_name)
    };
    let mut order: Vec<AuthorId> = match least_of_highest(values, limit) {
        None => network.authors().collect(),
        Some(least) => network.authors().filter(|&author| value(author).total_cmp(&least).is_ge()).collect(),
    };
    order.par_sort_unstable_by(by_value);
    let mut ranked: Vec<(usize, AuthorId, f64)> = Vec::with_capacity(order.len());
    for (place, author) in limited(order, limit).into_iter().enumerate() {
        let rank = ranked.last().filter(|above| above.2 == value(author)).map_or(place + 1, |above| above.0);
        ranked.push((rank, author, value(author)));
    }
    ranked
}

/// The least of the `limit` highest values: whoever is below it is not among the first. `None` if all are.
fn least_of_highest(values: &[f64], limit: usize) -> Option<f64> {
    if limit == 0 || limit >= values.len() {
        return None;
    }
    let mut highest: BinaryHeap<Reverse<Value>> =
        values[..limit].iter().map(|&v| Reverse(Value(v))).collect();
    for &value in &values[limit..] {
        // Most values are none of the highest, so that most often this is all there is to do.
        if highest.peek().is_some_and(|least| Value(value) > least.0) {
            highest.pop();
            highest.push(Reverse(Value(value)));
        }
    }
    highest.peek().map(|least| least.0.0)
}

/// A value in the total order of floating-point numbers.
#[derive(Clone, Copy)]
struct Value(f64);

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Value {}

/// Authors by a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopAnswer {
    /// The measure.
    pub by: Measure,
    /// The authors, the highest value first.
    pub authors: Vec<Ranked>,
}

/// An author with a rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranked {
    /// From 1; equal values share a rank.
    pub rank: usize,
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// The value of the measure.
    pub value: Strength,
    /// Papers; `None` in a network without.
    pub papers: Option<usize>,
    /// Distinct co-authors.
    pub coauthors: u32,
}

impl Ranked {
    fn name(&self) -> Cell {
        self.person.author.as_str().into()
    }
}

impl Question for Top {
    fn name(&self) -> &'static str {
        "top"
    }

    fn ask(&self, network: &Network, asking: &mut Asking) -> Result<Box<dyn Answer>> {
        let values = self.by.values(network, asking.counting);
        let authors = top(network, &values, self.limit)
            .into_par_iter()
            .map(|(rank, author, value)| Ranked {
                rank,
                person: Person::of(network, author),
                value: Strength(value),
                papers: network.has_papers().then(|| network.papers_of(author).len()),
                coauthors: network.degree(author),
            })
            .collect();
        Ok(Box::new(TopAnswer { by: self.by, authors }))
    }
}

impl Answer for TopAnswer {
    fn report(&self) -> Report<'_> {
        let measure = format!("#{}", self.by.name());
        let shown = match self.by {
            // The value is a column that is shown anyway.
            Measure::Degree | Measure::Papers => {
                Table::of(["#rank", "author", "#coauthors", "#papers"], &self.authors, |ranked| {
                    [ranked.rank.into(), ranked.name(), ranked.coauthors.into(), ranked.papers.into()]
                })
            }
            _ => {
                let columns = ["#rank", "author", &measure, "#coauthors", "#papers"];
                Table::of(columns, &self.authors, |ranked| {
                    let Ranked { rank, value, papers, coauthors, .. } = ranked;
                    [(*rank).into(), ranked.name(), value.0.into(), (*coauthors).into(), (*papers).into()]
                })
            }
        };
        let columns = ["#rank", "author", "author_id", "#value", "#papers", "#coauthors"];
        let data = Table::of(columns, &self.authors, |ranked| {
            let Ranked { rank, person, value, papers, coauthors } = ranked;
            let id = person.author_id.as_str().into();
            [(*rank).into(), ranked.name(), id, value.0.into(), (*papers).into(), (*coauthors).into()]
        });
        Report { data, ..Report::of(shown) }
    }
}
