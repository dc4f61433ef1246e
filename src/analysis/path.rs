//! How two authors are connected, and by which papers.

use serde::{Deserialize, Serialize};

use super::{Context, Excerpt, Excerpts, JsonNumber, Paper, Query, Report, newest_first, who};
use crate::error::Result;
use crate::measures::{Adjacency, WeightedPaths};
use crate::network::{AuthorId, Counting, Network, Search, ShortestPaths};
use crate::table::{Document, Section, Table, counted, shown_count, shown_number, visible};

/// The shortest paths between two authors, with the papers along them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
#[non_exhaustive]
pub struct Path {
    /// First author: a name, an unambiguous part of it, or id:…
    #[cfg_attr(feature = "cli", arg(id = "A"))]
    pub from: String,
    /// Second author
    #[cfg_attr(feature = "cli", arg(id = "B"))]
    pub to: String,
    /// How to measure the length of a path
    #[cfg_attr(feature = "cli", arg(long, value_enum, default_value_t, value_name = "LENGTH"))]
    pub by: PathBy,
    /// List all shortest paths, not only one
    #[cfg_attr(feature = "cli", arg(long))]
    pub all: bool,
    /// With --all, list at most N paths; 0 for no limit
    #[cfg_attr(feature = "cli", arg(skip = Path::default().limit))]
    pub limit: usize,
    /// Avoid paths through this author; repeatable
    #[cfg_attr(feature = "cli", arg(long, value_name = "NAME"))]
    pub avoid: Vec<String>,
}

impl Default for Path {
    fn default() -> Self {
        let (from, to, avoid) = (String::new(), String::new(), Vec::new());
        Self { from, to, by: PathBy::Hops, all: false, limit: 100, avoid }
    }
}

impl Path {
    /// One shortest path between two authors.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Context, Path, Query};
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let report = Path::between("Ruihai Wu", "Jiajun Wu").run(&network, &mut Context::default())?;
    /// assert_eq!(report.paths[0].authors, ["Ruihai Wu", "Leonidas Guibas", "Jiajun Wu"]);
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn between(from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { from: from.into(), to: to.into(), ..Self::default() }
    }
}

/// How the length of a path is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum PathBy {
    /// Fewest hops
    #[default]
    Hops,
    /// Strongest ties: the length of a tie is 1/strength (Newman 2001)
    Strength,
    /// Most recent ties: maximize the last year of the oldest tie on the path, then fewest hops
    Recent,
}

/// The paths between two authors.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PathReport {
    /// One author.
    pub from: String,
    /// The id of the one.
    pub from_id: String,
    /// The other.
    pub to: String,
    /// The id of the other.
    pub to_id: String,
    /// Hops from one to the other; `None` if no path connects them.
    pub distance: Option<usize>,
    /// The cost of the path: hops, the sum of 1/strength, or the year of the oldest tie; `None` also if that tie has no
    /// year.
    pub cost: Option<JsonNumber>,
    /// Number of shortest paths, as sequences of authors; `None` beyond 2⁵³.
    pub count: Option<u64>,
    /// Why there is no count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count_method: Option<&'static str>,
    /// The paths, ordered by author numbers: one, or with `--all` up to the limit.
    pub paths: Vec<PathRow>,
    #[serde(flatten)]
    excerpts: Excerpts,
    #[serde(skip)]
    by: PathBy,
    #[serde(skip)]
    why_not: String,
}

/// One path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathRow {
    /// The authors on it, both ends included.
    pub authors: Vec<String>,
    /// Their ids.
    pub author_ids: Vec<String>,
    /// Its hops.
    pub hops: Vec<Hop>,
}

/// A hop of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hop {
    /// One author.
    pub from: String,
    /// The id of the one.
    pub from_id: String,
    /// The other.
    pub to: String,
    /// The id of the other.
    pub to_id: String,
    /// The papers of the tie; empty for a tie without papers.
    pub papers: Vec<Paper>,
}

impl PathRow {
    pub(super) fn of(network: &Network, path: &[AuthorId]) -> Self {
        let hops = path.windows(2).map(|pair| Hop::of(network, pair[0], pair[1])).collect();
        Self { hops, ..Self::without_hops(network, path) }
    }

    fn without_hops(network: &Network, path: &[AuthorId]) -> Self {
        let name = |author: &AuthorId| network.name(*author).into_owned();
        Self {
            authors: path.iter().map(name).collect(),
            author_ids: path.iter().map(|&author| network.author_key(author)).collect(),
            hops: Vec::new(),
        }
    }
}

impl Hop {
    pub(super) fn of(network: &Network, from: AuthorId, to: AuthorId) -> Self {
        let papers = newest_first(network, network.papers_between(from, to)).into_iter();
        Self {
            from: network.name(from).into_owned(),
            from_id: network.author_key(from),
            to: network.name(to).into_owned(),
            to_id: network.author_key(to),
            papers: papers.map(|paper| Paper::of(network, paper)).collect(),
        }
    }
}

impl Query for Path {
    type Report = PathReport;

    const NAME: &'static str = "path";
    const ABOUT: &'static str = "Show how two authors are connected, and by which papers";
    const REQUIRED: &'static [&'static str] = &["from", "to"];
    const ORDERS: &'static [(&'static str, &'static str)] = &[
        ("paths", "author numbers, by first appearance in the input"),
        ("papers", "year, newest first; order of reading"),
    ];
    const EXAMPLES: &'static [&'static str] = &[
        r#"{"from": "Ruihai Wu", "to": "Jiajun Wu", "all": true}"#,
        r#"{"from": "Ruihai Wu", "to": "Jiajun Wu", "by": "strength", "avoid": ["Tao Qin"]}"#,
        r#"{"from": "Ruihai Wu", "to": "Jiajun Wu", "by": "recent"}"#,
    ];
    const COMMAND_LINES: &'static str = "\
Examples:
  coauth path \"Ruihai Wu\" \"Jiajun Wu\"                       one shortest path, with its papers
  coauth path guibas \"jiajun wu\" --all -f json              all shortest paths as JSON
  coauth path \"Tao Qin\" \"Xu Tan\" --avoid \"Tie-Yan Liu\"      a path that avoids a third author
  coauth path --pairs pairs.csv --papers -f csv             many pairs from a file";

    fn limit(&mut self) -> Option<&mut usize> {
        Some(&mut self.limit)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<PathReport> {
        self.proved(network, context, usize::MAX)
    }
}

impl Path {
    /// The report, in which so many paths have hops: these list papers, and only those of the first may be wanted.
    pub(crate) fn proved(&self, network: &Network, context: &mut Context, most: usize) -> Result<PathReport> {
        let [from, to] = [who(network, &self.from, context)?, who(network, &self.to, context)?];
        let avoided =
            self.avoid.iter().map(|name| who(network, name, context)).collect::<Result<Vec<_>>>()?;
        let limit = if self.all { self.limit } else { 1 };
        let found = match self.by {
            PathBy::Hops => Shortest::by_hops(network, [from, to], &avoided, limit),
            PathBy::Strength => {
                Shortest::by_strength(network, [from, to], &avoided, limit, context.counting)?
            }
            PathBy::Recent => Shortest::by_years(network, [from, to], &avoided, limit)?,
        };
        let distance = found.paths.first().map(|path| path.len() - 1);
        let excerpt = Excerpt { list: "paths", noun: "paths", shown: found.paths.len(), total: found.count };
        let why_not = if distance.is_some() { String::new() } else { why_not(network, from, to) };
        let row = |(place, path): (usize, &Vec<AuthorId>)| {
            if place < most { PathRow::of(network, path) } else { PathRow::without_hops(network, path) }
        };
        Ok(PathReport {
            from: network.name(from).into_owned(),
            from_id: network.author_key(from),
            to: network.name(to).into_owned(),
            to_id: network.author_key(to),
            distance,
            cost: found.cost.map(JsonNumber),
            count: found.count,
            count_method: found.count.is_none().then_some("more than 2^53"),
            paths: found.paths.iter().enumerate().map(row).collect(),
            // Without `--all` one path is the answer, not a part of it.
            excerpts: if self.all { Excerpts::of_list(excerpt) } else { Excerpts::default() },
            by: self.by,
            why_not,
        })
    }
}

/// The shortest paths by one measure of length.
struct Shortest {
    /// The paths listed, ordered by author numbers.
    paths: Vec<Vec<AuthorId>>,
    count: Option<u64>,
    cost: Option<f64>,
}

impl Shortest {
    fn by_hops(network: &Network, [from, to]: [AuthorId; 2], avoided: &[AuthorId], limit: usize) -> Self {
        match Search::of(network).avoiding(avoided).paths(from, to) {
            None => Self { paths: Vec::new(), count: Some(0), cost: None },
            Some(found) => Self {
                paths: found.list(network, limit),
                count: found.count(network),
                cost: Some(ShortestPaths::hops(&found) as f64),
            },
        }
    }

    fn by_strength(
        network: &Network,
        ends: [AuthorId; 2],
        avoided: &[AuthorId],
        limit: usize,
        counting: Counting,
    ) -> Result<Self> {
        let ties = network.adjacency()?;
        let mut lengths = network.strengths(&ties, counting);
        lengths
            .iter_mut()
            .for_each(|length| *length = if *length > 0.0 { 1.0 / *length } else { f64::INFINITY });
        Ok(Self::by_lengths(&ties, lengths, ends, avoided, limit))
    }

    /// The year of the oldest tie is the latest year such that ties from that year on still connect the two authors. All
    /// ties from then on have equal length.
    fn by_years(network: &Network, ends: [AuthorId; 2], avoided: &[AuthorId], limit: usize) -> Result<Self> {
        let ties = network.adjacency()?;
        let years = network.last_years(&ties);
        let mut all = years.clone();
        all.sort_unstable();
        all.dedup();
        let since = |year: Option<i16>| {
            let lengths = years.iter().map(|&of_tie| if of_tie >= year { 1.0 } else { f64::INFINITY });
            Self::by_lengths(&ties, lengths.collect(), ends, avoided, limit)
        };
        let connecting = all.partition_point(|&year| !since(year).paths.is_empty());
        let Some(&year) = connecting.checked_sub(1).and_then(|last| all.get(last)) else {
            return Ok(Self { paths: Vec::new(), count: Some(0), cost: None });
        };
        Ok(Self { cost: year.map(f64::from), ..since(year) })
    }

    fn by_lengths(
        ties: &Adjacency,
        mut lengths: Vec<f64>,
        [from, to]: [AuthorId; 2],
        avoided: &[AuthorId],
        limit: usize,
    ) -> Self {
        for author in avoided {
            lengths[ties.entries(author.0)].fill(f64::INFINITY);
        }
        let is_avoided = avoided.contains(&from) || avoided.contains(&to);
        match WeightedPaths::between(from.0, to.0, ties, &lengths).filter(|_| !is_avoided) {
            None => Self { paths: Vec::new(), count: Some(0), cost: None },
            Some(ways) => {
                Self { paths: authors(ways.list(limit)), count: ways.count(), cost: Some(ways.length()) }
            }
        }
    }
}

/// Paths of nodes as paths of authors.
fn authors(paths: Vec<Vec<u32>>) -> Vec<Vec<AuthorId>> {
    paths.into_iter().map(|path| path.into_iter().map(AuthorId).collect()).collect()
}

/// Why no path connects two authors.
fn why_not(network: &Network, from: AuthorId, to: AuthorId) -> String {
    let [a, b] = [from, to].map(|author| network.components().of_author(author));
    let [from, to] = [from, to].map(|author| network.name(author));
    if a.rank == b.rank {
        return format!("no path connects {from} and {to} without the avoided authors");
    }
    format!(
        "no path connects {from} (component {}, {}) and {to} (component {}, {}): they are in different components",
        a.rank,
        counted(a.authors as u64, "author"),
        b.rank,
        counted(b.authors as u64, "author")
    )
}

impl PathReport {
    /// A sentence about the paths.
    pub(crate) fn headline(&self) -> String {
        let hops = match self.distance {
            None => return self.why_not.clone(),
            Some(0) => return format!("both names match {}: 0 hops", self.from),
            Some(1) => "1 hop".to_owned(),
            Some(hops) => format!("{hops} hops"),
        };
        let kind = match self.by {
            PathBy::Hops => "shortest",
            PathBy::Strength => "strongest",
            PathBy::Recent => "most recent",
        };
        let of = match (self.count, self.paths.len()) {
            (Some(1), _) => format!(", the only {kind} path"),
            (Some(count), shown) => format!(", {shown} of {} {kind} paths", shown_count(count)),
            (None, shown) => format!(", {shown} of more than 2^53 {kind} paths"),
        };
        let cost = match (self.by, self.cost) {
            (PathBy::Strength, Some(JsonNumber(length))) => format!("; length {}", shown_number(length)),
            (PathBy::Recent, Some(JsonNumber(year))) => format!("; oldest tie from {year}"),
            (PathBy::Recent, None) => "; includes a tie without a year".to_owned(),
            _ => String::new(),
        };
        format!("{hops} from {} to {}{of}{cost}", self.from, self.to)
    }

    fn lines(path: &PathRow) -> Vec<(usize, String)> {
        let mut lines: Vec<(usize, String)> =
            path.authors.iter().take(1).map(|name| (1, name.clone())).collect();
        for hop in &path.hops {
            if hop.papers.is_empty() {
                lines.push((2, "│ (tie without papers)".to_owned()));
            }
            lines.extend(hop.papers.iter().map(|paper| (2, format!("│ {}", visible(&paper.line())))));
            lines.push((1, hop.to.clone()));
        }
        lines
    }
}

impl Report for PathReport {
    fn document(&self) -> Document<'_> {
        let mut sections = vec![Section::Text(self.headline())];
        if self.distance.is_some_and(|hops| hops > 0) {
            sections.extend(self.paths.iter().map(|path| Section::Lines(Self::lines(path))));
        }
        let mut data = Table::with_columns(&[
            "#path",
            "#hop",
            "from",
            "to",
            "paper",
            "title",
            "#year",
            "doi",
            "#byline_length",
            "from_id",
            "to_id",
        ]);
        for (number, path) in self.paths.iter().enumerate() {
            for (place, hop) in path.hops.iter().enumerate() {
                let none = [const { None }];
                let papers: Vec<Option<&Paper>> =
                    if hop.papers.is_empty() { none.into() } else { hop.papers.iter().map(Some).collect() };
                for paper in papers {
                    data.push([
                        (number + 1).into(),
                        (place + 1).into(),
                        hop.from.as_str().into(),
                        hop.to.as_str().into(),
                        paper.map(|paper| paper.id.as_str()).into(),
                        paper.and_then(|paper| paper.title.as_deref()).into(),
                        paper.and_then(|paper| paper.year).into(),
                        paper.and_then(|paper| paper.doi.as_deref()).into(),
                        paper.map(|paper| paper.byline_length).into(),
                        hop.from_id.as_str().into(),
                        hop.to_id.as_str().into(),
                    ]);
                }
            }
        }
        Document { sections, data }
    }

    fn is_found(&self) -> bool {
        self.distance.is_some()
    }

    fn excerpts(&self) -> &Excerpts {
        &self.excerpts
    }
}
