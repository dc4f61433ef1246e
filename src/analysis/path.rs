//! How two authors are connected, and by which papers.

use petgraph::visit::VisitMap;
use serde::Serialize;

use super::{Answer, Asking, Paper, Question, limited, who};
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

/// All shortest paths between two authors, without listing them: those who are on one, by their distance from
/// the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortestPaths {
    /// Layer i has those at distance i, by number; the first is the start alone and the last the end alone.
    pub layers: Vec<Vec<u32>>,
}

/// Finds shortest paths in one network, as many as are asked for; what it needs is made once.
///
/// # Examples
/// ```
/// # use coauth::{names, network, records};
/// # let mut notices = records::Notices::default();
/// # let corpus = records::read(&[records::Source::Sample], records::Reading::default(), &mut notices)?;
/// # let roster = names::resolve(&corpus, names::Matching::Folded);
/// # let network = network::Network::build(corpus, roster, network::Selection::default(), &mut notices);
/// use coauth::analysis::Search;
/// use coauth::network::Found;
///
/// let who = |name| match network.find(name) { Ok(Found::ByName(author)) => author, _ => panic!() };
/// let paths = Search::of(&network).paths(who("Ruihai Wu"), who("Jiajun Wu")).unwrap();
/// assert_eq!(paths.hops(), 2);
/// assert_eq!(paths.first(&network)[1], who("Leonidas Guibas"));
/// # Ok::<(), coauth::Error>(())
/// ```
pub struct Search<'a> {
    network: &'a Network,
    avoided: fixedbitset::FixedBitSet,
    sides: [Side; 2],
}

/// One of the two fronts that search for each other.
struct Side {
    /// One more than the distance of each author who was reached, else [`FAR`].
    reached: Vec<u32>,
    seen_works: fixedbitset::FixedBitSet,
    layers: Vec<Vec<u32>>,
    touched_works: Vec<u32>,
}

/// Stands for an author who was not reached. Zero, because memory that is all zeros costs nothing until it is
/// touched: most searches touch little of the network.
const FAR: u32 = 0;

impl Side {
    fn of(network: &Network) -> Self {
        Self {
            reached: vec![FAR; network.author_count()],
            seen_works: fixedbitset::FixedBitSet::with_capacity(network.work_count()),
            layers: Vec::new(),
            touched_works: Vec::new(),
        }
    }

    fn start(&mut self, author: u32) {
        self.reached[author as usize] = 1;
        self.layers.push(vec![author]);
    }

    /// Forgets the last search, in as many steps as it took.
    fn clear(&mut self) {
        for author in self.layers.drain(..).flatten() {
            self.reached[author as usize] = FAR;
        }
        for work in self.touched_works.drain(..) {
            self.seen_works.set(work as usize, false);
        }
    }

    fn front(&self) -> &[u32] {
        self.layers.last().map_or(&[], Vec::as_slice)
    }

    /// Goes one hop further; each work is looked at once.
    fn advance(&mut self, network: &Network, avoided: &fixedbitset::FixedBitSet) {
        let distance = self.layers.len() as u32;
        let mut next = Vec::new();
        let front = self.layers.last().map_or(&[][..], Vec::as_slice);
        for &work in front.iter().flat_map(|&author| network.works_of(author)) {
            if !self.seen_works.visit(work as usize) {
                continue;
            }
            self.touched_works.push(work);
            for &author in network.authors_of_work(work) {
                if self.reached[author as usize] == FAR && !avoided.contains(author as usize) {
                    self.reached[author as usize] = distance + 1;
                    next.push(author);
                }
            }
        }
        self.layers.push(next);
    }

    /// The layers from the start to some authors of the last one, without those who are not on a way there.
    fn pruned(&self, network: &Network, meeting: Vec<u32>) -> Vec<Vec<u32>> {
        let mut kept = vec![meeting];
        for distance in (0..self.layers.len() as u32 - 1).rev() {
            let mut layer = Vec::new();
            let mut works: Vec<u32> =
                kept[kept.len() - 1].iter().flat_map(|&author| network.works_of(author)).copied().collect();
            works.sort_unstable();
            works.dedup();
            for &author in works.iter().flat_map(|&work| network.authors_of_work(work)) {
                if self.reached[author as usize] == distance + 1 {
                    layer.push(author);
                }
            }
            layer.sort_unstable();
            layer.dedup();
            kept.push(layer);
        }
        kept.reverse();
        kept
    }
}

impl<'a> Search<'a> {
    /// A search in this network.
    #[must_use]
    pub fn of(network: &'a Network) -> Self {
        let avoided = fixedbitset::FixedBitSet::with_capacity(network.author_count());
        Self { network, avoided, sides: [Side::of(network), Side::of(network)] }
    }

    /// The same search, with paths through these authors left out.
    #[must_use]
    pub fn avoiding(mut self, authors: &[AuthorId]) -> Self {
        for author in authors {
            self.avoided.insert(author.index());
        }
        self
    }

    /// All shortest paths between two authors, or `None` if there is no path.
    ///
    /// Breadth-first from both ends, the smaller front first, each work looked at once from each end: linear in
    /// the authorships around the two, and at worst in all.
    pub fn paths(&mut self, from: AuthorId, to: AuthorId) -> Option<ShortestPaths> {
        if self.avoided.contains(from.index()) || self.avoided.contains(to.index()) {
            return None;
        }
        if from == to {
            return Some(ShortestPaths { layers: vec![vec![from.0]] });
        }
        let [a, b] = &mut self.sides;
        a.start(from.0);
        b.start(to.0);
        let mut meeting = Vec::new();
        while !a.front().is_empty() && !b.front().is_empty() && meeting.is_empty() {
            let (near, far) =
                if a.front().len() <= b.front().len() { (&mut *a, &*b) } else { (&mut *b, &*a) };
            near.advance(self.network, &self.avoided);
            meeting.extend(near.front().iter().filter(|&&author| far.reached[author as usize] != FAR));
        }
        meeting.sort_unstable();
        let found = (!meeting.is_empty()).then(|| {
            let mut layers = a.pruned(self.network, meeting.clone());
            let back = b.pruned(self.network, meeting);
            layers.extend(back.into_iter().rev().skip(1));
            ShortestPaths { layers }
        });
        a.clear();
        b.clear();
        found
    }
}

impl ShortestPaths {
    /// The length of these paths.
    #[must_use]
    pub fn hops(&self) -> usize {
        self.layers.len() - 1
    }

    /// Those of the next layer with whom an author of a layer is tied, by number.
    fn next(&self, network: &Network, author: u32, layer: usize) -> Vec<u32> {
        let next = &self.layers[layer + 1];
        let mut found: Vec<u32> = network
            .works_of(author)
            .iter()
            .flat_map(|&work| network.authors_of_work(work))
            .copied()
            .filter(|other| next.binary_search(other).is_ok())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The path that is smallest by the numbers of its authors.
    #[must_use]
    pub fn first(&self, network: &Network) -> Vec<AuthorId> {
        self.list(network, 1).swap_remove(0)
    }

    /// The first paths, by the numbers of their authors; all if `limit` is 0.
    #[must_use]
    pub fn list(&self, network: &Network, limit: usize) -> Vec<Vec<AuthorId>> {
        let mut paths = Vec::new();
        // Each entry: what is left to try at that depth, the next last.
        let mut open = vec![self.layers[0].clone()];
        let mut path: Vec<u32> = Vec::new();
        while let Some(choices) = open.last_mut() {
            let Some(author) = choices.pop() else {
                open.pop();
                path.pop();
                continue;
            };
            path.push(author);
            if path.len() == self.layers.len() {
                paths.push(path.iter().map(|&author| AuthorId(author)).collect());
                if paths.len() == limit {
                    break;
                }
                path.pop();
            } else {
                let mut next = self.next(network, author, path.len() - 1);
                next.reverse();
                open.push(next);
            }
        }
        paths
    }

    /// How many paths there are, as sequences of authors; `None` beyond 2⁵³.
    #[must_use]
    pub fn count(&self, network: &Network) -> Option<u64> {
        const MOST: u64 = 1 << 53;
        let mut counts = vec![Some(1u64); 1];
        for layer in (0..self.hops()).rev() {
            counts = self.layers[layer]
                .iter()
                .map(|&author| {
                    self.next(network, author, layer).into_iter().try_fold(0u64, |sum, next| {
                        let at = self.layers[layer + 1].binary_search(&next).ok()?;
                        sum.checked_add(counts[at]?).filter(|&sum| sum <= MOST)
                    })
                })
                .collect();
        }
        counts[0]
    }
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
    fn report(&self) -> Report {
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
