//! Authors ranked by a measure.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::conditions::Condition;
use super::ranked::{Ranked, UNCERTAIN, mark_uncertain_ranks};
use super::{Context, Excerpt, Excerpts, JsonNumber, Person, Query, Report, limited};
use crate::error::{Error, ErrorKind, Result};
use crate::measures::{self, PageRankOptions, Sources, Subgraph, Values, max_betweenness};
use crate::network::{AuthorId, Counting, Network, PaperId};
use crate::table::{Document, Section, Table, shown_count};

/// Authors ranked by a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Top {
    /// Measure to rank by
    #[cfg_attr(feature = "cli", arg(long, value_enum, default_value_t, value_name = "MEASURE"))]
    pub by: Measure,
    /// Show at most N authors; 0 for all
    #[cfg_attr(feature = "cli", arg(skip = Top::default().limit))]
    pub limit: usize,
    /// Estimate betweenness, closeness or harmonic from a sample of N authors (at least 2) per component
    #[cfg_attr(feature = "cli", arg(long, value_name = "N"))]
    pub sample: Option<usize>,
    /// Only authors with such a value in a column of --attributes: COLUMN=VALUE, or with !=, <, <=, >, >=; repeatable
    #[cfg_attr(feature = "cli", arg(long = "where", value_name = "CONDITION"))]
    pub r#where: Vec<String>,
}

impl Default for Top {
    fn default() -> Self {
        Self { by: Measure::Degree, limit: 20, sample: None, r#where: Vec::new() }
    }
}

/// Measures that rank authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Measure {
    /// Number of distinct co-authors
    #[default]
    Degree,
    /// Number of papers
    Papers,
    /// Sum of tie strengths; see --counting
    Strength,
    /// Harmonic credit: each paper divides 1 among its authors in proportion to 1, 1/2, 1/3, … by byline position
    /// (Hagen 2008)
    Credit,
    /// Betweenness centrality: number of pairs whose shortest paths, in hops, pass through the author; not normalized
    /// (Freeman 1977)
    Betweenness,
    /// Closeness centrality: 1/mean distance to reachable authors, times the share of authors who are reachable
    /// (Wasserman & Faust 1994)
    Closeness,
    /// Harmonic closeness: mean of 1/distance over all other authors (Marchiori & Latora 2000)
    Harmonic,
    /// PageRank weighted by tie strength, damping factor 0.85 (Brin & Page 1998)
    Pagerank,
    /// Eigenvector centrality in the largest component, scaled to a maximum of 1 (Bonacich 1972)
    Eigenvector,
    /// Core number: the largest k such that the author is in the k-core (Seidman 1983)
    Core,
}

/// Searches that visit more ties than this take more than a few seconds.
const LONG: u64 = 5_000_000_000;

/// Random seed of a sample.
const SEED: u64 = 1;

impl Measure {
    /// All measures.
    pub(crate) const ALL: [Self; 10] = [
        Self::Degree,
        Self::Papers,
        Self::Strength,
        Self::Credit,
        Self::Betweenness,
        Self::Closeness,
        Self::Harmonic,
        Self::Pagerank,
        Self::Eigenvector,
        Self::Core,
    ];

    /// The value of every author, by number; exact.
    ///
    /// Degree, papers, strength and credit are linear in authorships; co-authors are counted once per network and
    /// cached. For the complexity of the others see [`measures`](crate::measures).
    ///
    /// # Errors
    /// If the measure needs all ties and these do not fit in memory, or needs papers and there are none.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::Measure;
    /// use coauth::network::Counting;
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let papers = Measure::Papers.values(&network, Counting::Full)?;
    /// assert_eq!(papers.len(), network.author_count());
    /// # Ok::<(), coauth::Error>(())
    /// ```
    pub fn values(self, network: &Network, counting: Counting) -> Result<Vec<f64>> {
        Ok(self.estimates(network, counting, Sources::All)?.values)
    }

    /// The same, estimated from some [`Sources`] for measures that are sums over searches; the others are exact.
    ///
    /// Values that differ by less than the rounding error are made equal, so that they share a rank.
    ///
    /// # Errors
    /// If the measure needs all ties and these do not fit in memory, or needs papers and there are none.
    pub fn estimates(self, network: &Network, counting: Counting, sources: Sources) -> Result<Values> {
        let each = |value: &(dyn Fn(AuthorId) -> f64 + Sync)| {
            (0..network.author_count() as u32).into_par_iter().map(|author| value(AuthorId(author))).collect()
        };
        if matches!(self, Self::Papers | Self::Credit) {
            network.demand_papers(&format!("cannot rank by {}; choose another measure", self.name()))?;
        }
        let values = match self {
            Self::Degree => network.degrees().iter().map(|&degree| f64::from(degree)).collect(),
            Self::Papers => each(&|author| network.papers_of(author).len() as f64),
            Self::Strength => each(&|author| network.strength(author, counting)),
            Self::Credit => credits(network),
            Self::Betweenness => {
                return Ok(significant(measures::betweenness(&network.adjacency()?, sources)));
            }
            Self::Closeness => return Ok(significant(measures::closeness(&network.adjacency()?, sources))),
            Self::Harmonic => {
                return Ok(significant(measures::harmonic_centrality(&network.adjacency()?, sources)));
            }
            Self::Pagerank => pageranks(network, counting)?,
            Self::Eigenvector => eigenvector(network)?,
            Self::Core => measures::core_numbers(&network.adjacency()?).into_iter().map(f64::from).collect(),
        };
        Ok(Values { values, standard_errors: None })
    }

    /// Whether it is a sum over searches, which a sample can estimate.
    fn can_be_sampled(self) -> bool {
        matches!(self, Self::Betweenness | Self::Closeness | Self::Harmonic)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::Papers => "papers",
            Self::Strength => "strength",
            Self::Credit => "credit",
            Self::Betweenness => "betweenness",
            Self::Closeness => "closeness",
            Self::Harmonic => "harmonic",
            Self::Pagerank => "pagerank",
            Self::Eigenvector => "eigenvector",
            Self::Core => "core",
        }
    }
}

/// Rounds sums to 12 significant digits, so that the order of summation does not matter.
fn significant(mut found: Values) -> Values {
    for value in &mut found.values {
        let digits = 11 - value.abs().max(f64::MIN_POSITIVE).log10().floor() as i32;
        if (0..=300).contains(&digits) {
            *value = rounded(*value, digits);
        }
    }
    found
}

fn rounded(value: f64, decimals: i32) -> f64 {
    // Parsing gives the float nearest to the decimal number.
    format!("{value:.*}", decimals as usize).parse().unwrap_or(value)
}

/// PageRank along ties by their strength, to 12 decimals.
fn pageranks(network: &Network, counting: Counting) -> Result<Vec<f64>> {
    let ties = network.adjacency()?;
    let strengths = network.strengths(&ties, counting);
    let values = measures::pagerank(&ties, &strengths, &PageRankOptions::default());
    Ok(values.into_iter().map(|value| rounded(value, 12)).collect())
}

/// Eigenvector centrality in the largest component, to 10 decimals; 0 elsewhere.
fn eigenvector(network: &Network) -> Result<Vec<f64>> {
    let mut values = vec![0.0; network.author_count()];
    let components = network.components();
    if let Some(largest) = components.iter().next().filter(|largest| largest.ties > 0) {
        let part = Subgraph::of(&network.adjacency()?, AuthorId::numbers(components.members(largest)));
        for (&author, value) in part.nodes.iter().zip(measures::eigenvector_centrality(&part)) {
            values[author as usize] = rounded(value, 10);
        }
    }
    Ok(values)
}

/// Harmonic credit: position r on a byline of n earns (1/r) / (1 + 1/2 + … + 1/n) (Hagen 2008,
/// doi 10.1371/journal.pone.0004021).
#[derive(Default)]
struct Harmonic {
    /// 1 + 1/2 + … + 1/n for each n, as far as needed.
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

/// The harmonic credit of one author, from the author's papers.
pub(crate) fn credit(network: &Network, author: AuthorId) -> f64 {
    let mut harmonic = Harmonic::default();
    let of_paper = |paper: PaperId| {
        let position = network.positions(paper).find(|(other, _)| *other == author);
        position.map_or(0.0, |(_, position)| harmonic.credit(position, network.team_size(paper)))
    };
    network.papers_of(author).iter().copied().map(of_paper).fold(0.0, |sum, part| sum + part)
}

/// The first `limit` authors by a measure, or all if it is 0, highest first. Equal values share a rank and are ordered
/// by name.
///
/// # Examples
/// ```
/// use coauth::analysis::{Measure, top};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let (rank, author, coauthors) = top(&network, &Measure::Degree.values(&network, Default::default())?, 1)[0];
/// assert_eq!((rank, &*network.name(author), coauthors), (1, "Leonidas Guibas", 11.0));
/// # Ok::<(), coauth::Error>(())
/// ```
#[must_use]
pub fn top(network: &Network, values: &[f64], limit: usize) -> Vec<(usize, AuthorId, f64)> {
    let value = |author: AuthorId| values[author.index()];
    let least = least_of_highest(values, limit);
    let is_among = |author: &AuthorId| least.is_none_or(|least| value(*author).total_cmp(&least).is_ge());
    let order: Vec<AuthorId> = network.authors().filter(is_among).collect();
    if order.len() == network.author_count() {
        // Name ranks, computed once, compare faster than names.
        let _ = network.name_ranks();
    }
    top_among(network, order, values, limit)
}

/// The same, of some authors.
fn top_among(network: &Network, mut order: Vec<AuthorId>, values: &[f64], limit: usize) -> Vec<RankedAuthor> {
    let value = |author: AuthorId| values[author.index()];
    order.par_sort_unstable_by(|&a, &b| {
        value(b).total_cmp(&value(a)).then_with(|| network.compare_names(a, b))
    });
    with_ranks(limited(order, limit).into_iter().map(|author| (author, value(author))))
}

/// A rank from 1, an author, and the value that ranks the author.
type RankedAuthor = (usize, AuthorId, f64);

/// Ranks authors who are in order: equal values share a rank.
fn with_ranks(order: impl Iterator<Item = (AuthorId, f64)>) -> Vec<RankedAuthor> {
    let mut ranked: Vec<RankedAuthor> = Vec::with_capacity(order.size_hint().0);
    for (place, (author, value)) in order.enumerate() {
        let rank = ranked.last().filter(|above| above.2 == value).map_or(place + 1, |above| above.0);
        ranked.push((rank, author, value));
    }
    ranked
}

/// The least of the `limit` highest values: authors below it are not shown. `None` if all are.
fn least_of_highest(values: &[f64], limit: usize) -> Option<f64> {
    if limit == 0 || limit >= values.len() {
        return None;
    }
    let mut highest: BinaryHeap<Reverse<Value>> =
        values[..limit].iter().map(|&v| Reverse(Value(v))).collect();
    for &value in &values[limit..] {
        // Most values are below the highest ones, so this check usually ends the iteration.
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
#[non_exhaustive]
pub struct TopReport {
    /// The measure.
    pub by: Measure,
    /// How values were estimated; `None` if they are exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_method: Option<String>,
    /// The conditions that the authors meet; they are ranked among those who do.
    #[serde(rename = "where", skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// The authors, highest value first.
    pub authors: Vec<Ranked>,
    #[serde(flatten)]
    excerpts: Excerpts,
}

impl Top {
    fn sources(&self) -> Result<Sources> {
        match self.sample {
            None => Ok(Sources::All),
            Some(0 | 1) => Err(Error::new(
                ErrorKind::Usage,
                "--sample needs at least 2 authors to estimate a standard error",
            )),
            Some(authors) if self.by.can_be_sampled() => Ok(Sources::Sample { nodes: authors, seed: SEED }),
            Some(_) => {
                let what = format!(
                    "--sample applies only to betweenness, closeness and harmonic; {} is always exact",
                    self.by.name()
                );
                Err(Error::new(ErrorKind::Usage, what))
            }
        }
    }

    /// The authors who are ranked; `None` for all.
    fn wanted(&self, network: &Network) -> Result<Option<Vec<AuthorId>>> {
        if self.r#where.is_empty() {
            return Ok(None);
        }
        let conditions = self.r#where.iter().map(|text| Condition::of(text, network));
        let conditions: Vec<Condition<'_>> = conditions.collect::<Result<_>>()?;
        let meets_all = |author: &AuthorId| conditions.iter().all(|condition| condition.is_met_by(*author));
        Ok(Some(network.authors().filter(meets_all).collect()))
    }

    /// The authors to show, and of estimates the one after them; and the standard errors of all values if they are
    /// estimated.
    fn ranked(
        &self,
        network: &Network,
        wanted: Option<&[AuthorId]>,
        counting: Counting,
    ) -> Result<(Vec<RankedAuthor>, Option<Vec<f64>>)> {
        let sources = self.sources()?;
        if self.by == Measure::Degree
            && wanted.is_none()
            && let Some(highest) = network.highest_degrees(self.limit)
        {
            let degrees = highest.iter().map(|&author| (author, f64::from(network.degree(author))));
            return Ok((with_ranks(degrees), None));
        }
        let found = self.by.estimates(network, counting, sources)?;
        let is_cut = self.limit > 0 && found.standard_errors.is_some();
        let limit = self.limit + usize::from(is_cut);
        let ranked = match wanted {
            None => top(network, &found.values, limit),
            Some(wanted) => top_among(network, wanted.to_vec(), &found.values, limit),
        };
        Ok((ranked, found.standard_errors))
    }
}

impl Query for Top {
    type Report = TopReport;

    const NAME: &'static str = "top";
    const ABOUT: &'static str =
        "Rank authors by co-authors, papers, betweenness, PageRank and other measures";
    const ORDERS: &'static [(&'static str, &'static str)] =
        &[("authors", "value, highest first; name. Equal values share a rank")];
    const EXAMPLES: &'static [&'static str] = &[
        r#"{"by": "degree", "limit": 0}"#,
        r#"{"by": "papers", "limit": 0}"#,
        r#"{"by": "strength", "limit": 0}"#,
        r#"{"by": "credit", "limit": 0}"#,
        r#"{"by": "betweenness", "limit": 0}"#,
        r#"{"by": "closeness", "limit": 0}"#,
        r#"{"by": "harmonic", "limit": 0}"#,
        r#"{"by": "pagerank", "limit": 0}"#,
        r#"{"by": "eigenvector", "limit": 0}"#,
        r#"{"by": "core", "limit": 0}"#,
        r#"{"by": "betweenness", "sample": 5, "limit": 0}"#,
    ];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth top refs/                                         authors with the most co-authors
  coauth top --by betweenness --limit 10 refs/             authors between many others
  coauth top --by closeness --sample 1000 dblp.coauth      estimates with standard errors
  coauth top --by strength --counting fractional refs/     large papers count less
  coauth top --by papers --limit 0 -o authors.csv refs/    all authors, for a spreadsheet
  coauth top --attributes people.csv --where country=DE    authors with this value, ranked among themselves";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<TopReport> {
        let wanted = self.wanted(network)?;
        let (ranked, standard_errors) = self.ranked(network, wanted.as_deref(), context.counting)?;
        let most = max_betweenness(network.author_count());
        let mut authors: Vec<Ranked> = ranked
            .into_par_iter()
            .map(|(rank, author, value)| Ranked {
                rank,
                person: Person::of(network, author),
                value: JsonNumber(value),
                standard_error: standard_errors.as_ref().map(|errors| errors[author.index()]),
                is_rank_uncertain: false,
                normalized: (self.by == Measure::Betweenness && most > 0.0).then(|| value / most),
                papers: network.has_papers().then(|| network.papers_of(author).len()),
                coauthors: network.degree(author),
            })
            .collect();
        mark_uncertain_ranks(&mut authors);
        let authors = limited(authors, self.limit);
        let value_method = self.sample.map(|sample| {
            format!("searches from {sample} authors, drawn with seed {SEED}, of each component that has more")
        });
        let all = wanted.map_or(network.author_count(), |wanted| wanted.len());
        let excerpts = Excerpts::of_list(Excerpt::of("authors", "authors", authors.len(), all));
        Ok(TopReport { by: self.by, value_method, conditions: self.r#where.clone(), authors, excerpts })
    }

    fn warning(&self, network: &Network) -> Option<String> {
        if !self.by.can_be_sampled() || self.sample.is_some() {
            return None;
        }
        let steps: u64 = network.components().iter().map(|group| group.authors as u64 * group.ties).sum();
        (steps > LONG).then(|| {
            format!(
                "{} needs a search from each of {} authors over up to {} ties and may take long; \
                 --sample 1000 estimates it, with standard errors",
                self.by.name(),
                shown_count(network.author_count() as u64),
                shown_count(network.tie_count())
            )
        })
    }
}

impl TopReport {
    fn shown(&self) -> Table<'_> {
        let measure = format!("#{}", self.by.name());
        if matches!(self.by, Measure::Degree | Measure::Papers) {
            // The value is one of the other columns.
            return Table::of(["#rank", "author", "#coauthors", "#papers"], &self.authors, |ranked| {
                [ranked.rank.into(), ranked.name(), ranked.coauthors.into(), ranked.papers.into()]
            });
        }
        if self.value_method.is_some() {
            let columns = ["#rank", "author", &measure, "#standard error", "#coauthors", "#papers"];
            return Table::of(columns, &self.authors, |ranked| {
                let [value, error] = ranked.shown_estimate();
                let Ranked { papers, coauthors, .. } = ranked;
                [ranked.shown_rank(), ranked.name(), value, error, (*coauthors).into(), (*papers).into()]
            });
        }
        let columns = ["#rank", "author", &measure, "#coauthors", "#papers"];
        Table::of(columns, &self.authors, |ranked| {
            let Ranked { rank, value, papers, coauthors, .. } = ranked;
            [(*rank).into(), ranked.name(), value.0.into(), (*coauthors).into(), (*papers).into()]
        })
    }
}

impl Report for TopReport {
    fn document(&self) -> Document<'_> {
        let columns = [
            "#rank",
            "author",
            "author_id",
            "%value",
            "#papers",
            "#coauthors",
            "%standard_error",
            "%normalised",
        ];
        let data = Table::of(columns, &self.authors, |ranked| {
            let Ranked { rank, person, value, standard_error, normalized, papers, coauthors, .. } = ranked;
            [
                (*rank).into(),
                ranked.name(),
                person.author_id.as_str().into(),
                value.0.into(),
                (*papers).into(),
                (*coauthors).into(),
                (*standard_error).into(),
                (*normalized).into(),
            ]
        });
        let mut document = Document { data, ..Document::of(self.shown()) };
        let is_uncertain = self.authors.iter().any(|ranked| ranked.is_rank_uncertain);
        let marked = format!("; the standard errors do not support ranks marked {UNCERTAIN}");
        document.sections.extend(self.value_method.as_ref().map(|method| {
            Section::Text(format!("estimated by {method}{}", if is_uncertain { &marked } else { "" }))
        }));
        document.sections.extend(self.excerpts.section());
        document
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }

    /// Whether any author meets the conditions.
    fn is_found(&self) -> bool {
        self.conditions.is_empty() || !self.authors.is_empty()
    }
}
