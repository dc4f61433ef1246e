//! How two authors are connected, and by which papers.

use serde::Serialize;

use super::{Answer, Asking, Paper, Question, Search, ShortestPaths, limited, who};
use crate::error::Result;
use crate::network::{AuthorId, Network};
use crate::table::{Report, Section, Table, shown_count, visible};

/// How two authors are connected, by which papers.
#[derive(Debug, Clone, Serialize)]
pub struct Path {
    /// One author: a name, a unique part of it, or id:…
    pub from: String,
    /// The other.
    pub to: String,
    /// Which paths.
    #[serde(flatten)]
    pub options: PathOptions,
}

/// Which paths between two authors.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct PathOptions {
    /// What makes a path short
    #[cfg_attr(feature = "cli", arg(long, value_enum, default_value_t))]
    pub by: PathBy,
    /// Show all shortest paths, not only one
    #[cfg_attr(feature = "cli", arg(long))]
    pub all: bool,
    /// With --all, list at most this many; 0 for all of them
    #[cfg_attr(feature = "cli", arg(long, default_value_t = 100, value_name = "N"))]
    pub limit: usize,
    /// Find a way round this author; repeatable
    #[cfg_attr(feature = "cli", arg(long, value_name = "NAME"))]
    pub avoid: Vec<String>,
}

/// What makes a path short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum PathBy {
    /// Few hops
    #[default]
    Hops,
}

/// How two authors are connected.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PathAnswer {
    /// One author.
    pub from: String,
    /// The id of the one.
    pub from_id: String,
    /// The other.
    pub to: String,
    /// The id of the other.
    pub to_id: String,
    /// Hops from one to the other; `None` if no path joins them.
    pub distance: Option<usize>,
    /// What the path costs by the measure asked for: hops.
    pub cost: Option<usize>,
    /// How many shortest paths there are, as sequences of authors; `None` beyond 2⁵³.
    pub count: Option<u64>,
    /// Says why there is no count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count_method: Option<&'static str>,
    /// The paths, smallest by author numbers first: one, or with `--all` as many as were asked for.
    pub paths: Vec<PathRow>,
    #[serde(skip)]
    why_not: String,
}

/// One path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathRow {
    /// Everybody on it, both ends included.
    pub authors: Vec<String>,
    /// Their ids.
    pub author_ids: Vec<String>,
    /// Its hops.
    pub hops: Vec<Hop>,
}

/// A hop of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hop {
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// The papers that tie the two; empty for a tie stated without papers.
    pub papers: Vec<Paper>,
}

impl PathRow {
    pub(super) fn of(network: &Network, path: &[AuthorId]) -> Self {
        let name = |author: &AuthorId| network.name(*author).to_owned();
        Self {
            authors: path.iter().map(name).collect(),
            author_ids: path.iter().map(|&author| network.author_key(author)).collect(),
            hops: path
                .windows(2)
                .map(|pair| Hop {
                    from: name(&pair[0]),
                    to: name(&pair[1]),
                    papers: network
                        .papers_between(pair[0], pair[1])
                        .into_iter()
                        .map(|paper| Paper::of(network, paper))
                        .collect(),
                })
                .collect(),
        }
    }
}

impl Question for Path {
    fn name(&self) -> &'static str {
        "path"
    }

    fn ask(&self, network: &Network, asking: &mut Asking) -> Result<Box<dyn Answer>> {
        let [from, to] = [who(network, &self.from, asking)?, who(network, &self.to, asking)?];
        let avoided =
            self.options.avoid.iter().map(|name| who(network, name, asking)).collect::<Result<Vec<_>>>()?;
        let found = Search::of(network).avoiding(&avoided).paths(from, to);
        let limit = if self.options.all { self.options.limit } else { 1 };
        let paths = found.as_ref().map_or_else(Vec::new, |found| found.list(network, limit));
        let count = found.as_ref().map_or(Some(0), |found| found.count(network));
        let distance = found.as_ref().map(ShortestPaths::hops);
        let why_not = if found.is_some() { String::new() } else { why_not(network, from, to) };
        Ok(Box::new(PathAnswer {
            from: network.name(from).to_owned(),
            from_id: network.author_key(from),
            to: network.name(to).to_owned(),
            to_id: network.author_key(to),
            distance,
            cost: distance,
            count,
            count_method: count.is_none().then_some("more than 2^53"),
            paths: limited(paths, limit).iter().map(|path| PathRow::of(network, path)).collect(),
            why_not,
        }))
    }
}

/// Why no path joins two authors.
fn why_not(network: &Network, from: AuthorId, to: AuthorId) -> String {
    let [a, b] = [from, to].map(|author| network.components().of_author(author));
    let [from, to] = [from, to].map(|author| network.name(author));
    if a.rank == b.rank {
        return format!("no path joins {from} and {to} without the authors to avoid");
    }
    format!(
        "no path joins {from} (component {}, {} authors) and {to} (component {}, {} authors): \
         they are in different components",
        a.rank,
        a.members.len(),
        b.rank,
        b.members.len()
    )
}

impl PathAnswer {
    fn headline(&self) -> String {
        let hops = match self.distance {
            None => return self.why_not.clone(),
            Some(0) => return format!("{} is one person: 0 hops", self.from),
            Some(1) => "1 hop".to_owned(),
            Some(hops) => format!("{hops} hops"),
        };
        let of = match (self.count, self.paths.len()) {
            (Some(1), _) => ", the only shortest path".to_owned(),
            (Some(count), shown) => format!(", {shown} of {} shortest paths", shown_count(count)),
            (None, shown) => format!(", {shown} of more than 2^53 shortest paths"),
        };
        format!("{hops} from {} to {}{of}", self.from, self.to)
    }

    fn lines(path: &PathRow) -> Vec<(usize, String)> {
        let mut lines: Vec<(usize, String)> =
            path.authors.iter().take(1).map(|name| (1, name.clone())).collect();
        for hop in &path.hops {
            if hop.papers.is_empty() {
                lines.push((2, "│ tied in the input, without papers".to_owned()));
            }
            lines.extend(hop.papers.iter().map(|paper| (2, format!("│ {}", visible(&paper.line())))));
            lines.push((1, hop.to.clone()));
        }
        lines
    }
}

impl Answer for PathAnswer {
    fn report(&self) -> Report<'_> {
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
                    ]);
                }
            }
        }
        Report { sections, data }
    }

    fn is_found(&self) -> bool {
        self.distance.is_some()
    }
}
