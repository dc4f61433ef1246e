//! Shortest paths between authors.

use std::collections::HashMap;
use std::ops::ControlFlow;

use fixedbitset::FixedBitSet;

use super::{AuthorId, Network};
use crate::columns::{PlainRows, Visit};

/// All shortest paths between two authors, without listing them.
///
/// # Examples
/// ```
/// use coauth::analysis::{Context, who};
/// use coauth::network::Search;
///
/// let network = coauth::Loader::sample().load()?.network;
/// let context = &mut Context::default();
/// let (from, to) = (who(&network, "Ruihai Wu", context)?, who(&network, "Jiajun Wu", context)?);
/// let paths = Search::of(&network).paths(from, to).expect("a path");
/// assert_eq!((paths.hops(), paths.first(&network).len()), (2, 3));
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortestPaths {
    /// Layer i has the authors at distance i, by number. The first layer has only the start, the last only the end.
    layers: Vec<Vec<u32>>,
}

/// Finds shortest paths in a network. Its buffers are reused from search to search.
///
/// # Examples
/// ```
/// use coauth::network::{Found, Search};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let who = |name| match network.find(name) { Ok(Found::ByName(author)) => author, _ => panic!() };
/// let paths = Search::of(&network).paths(who("Ruihai Wu"), who("Jiajun Wu")).unwrap();
/// assert_eq!(paths.hops(), 2);
/// assert_eq!(paths.first(&network)[1], who("Leonidas Guibas"));
/// # Ok::<(), coauth::Error>(())
/// ```
pub struct Search<'a> {
    network: &'a Network,
    plain: Option<Ground<PlainRows<'a>>>,
    sides: [Side; 2],
}

/// The structure that is searched: the works of each author, and the authors of each work.
#[derive(Clone, Copy)]
struct Ground<R> {
    works: R,
    bylines: R,
}

/// One side of a bidirectional search.
///
/// It uses bit sets, because they fit in the caches of a processor where a number per author would not, and memory
/// latency dominates a search.
struct Side {
    /// The authors reached, and from the start those to avoid, so that they are never reached.
    reached: FixedBitSet,
    seen_works: FixedBitSet,
    /// The authors reached, by distance.
    layers: Vec<Vec<u32>>,
    /// The works of each layer that no earlier layer has.
    works: Vec<Vec<u32>>,
}

impl Side {
    fn of(network: &Network) -> Self {
        Self {
            reached: FixedBitSet::with_capacity(network.author_count()),
            seen_works: FixedBitSet::with_capacity(network.work_count()),
            layers: Vec::new(),
            works: Vec::new(),
        }
    }

    /// Starts at an author and reads their works.
    fn start(&mut self, author: u32, ground: &Ground<impl Visit>, other: &Self, meeting: &mut Meeting) {
        self.reached.insert(author as usize);
        let mut works = Vec::new();
        let _ = look(&[author], ground, &mut self.seen_works, &mut works, other, meeting);
        self.layers.push(vec![author]);
        self.works.push(works);
    }

    /// Clears the last search, in as many steps as it took.
    fn clear(&mut self) {
        for author in self.layers.drain(..).flatten() {
            self.reached.set(author as usize, false);
        }
        for work in self.works.drain(..).flatten() {
            self.seen_works.set(work as usize, false);
        }
    }

    /// The cost of the next step.
    fn width(&self) -> usize {
        self.works.last().map_or(0, Vec::len)
    }

    /// Reaches the authors of the works read last, and reads their works: a few authors at a time, because a meeting
    /// among the first saves reading the rest. Returns false if no author is new.
    fn advance(&mut self, ground: &Ground<impl Visit>, other: &Self, meeting: &mut Meeting) -> bool {
        let (mut authors, mut works) = (Vec::new(), Vec::new());
        let reached = &mut self.reached;
        let layer = self.works.last().map_or(&[][..], Vec::as_slice);
        ground.bylines.fetch(if meeting.wanted == Wanted::All { layer } else { &[] });
        for some in layer.chunks(meeting.wanted.at_once(layer.len())) {
            let known = authors.len();
            let _ = ground.bylines.visit(some, |row| {
                authors.extend(row.iter().copied().filter(|&author| !reached.put(author as usize)));
                ControlFlow::Continue(())
            });
            let new = &authors[known..];
            if look(new, ground, &mut self.seen_works, &mut works, other, meeting).is_break() {
                break;
            }
        }
        let is_further = !authors.is_empty();
        self.layers.push(authors);
        self.works.push(works);
        is_further
    }

    /// The layers from the start to the outermost authors of some works, without authors who are not on such a path.
    fn pruned(&mut self, network: &Network, mut works: Vec<u32>) -> Vec<Vec<u32>> {
        let mut kept: Vec<Vec<u32>> = Vec::with_capacity(self.layers.len());
        for reached in self.layers.iter_mut().rev() {
            reached.sort_unstable();
            let authors = works.iter().flat_map(|&work| network.authors_of_work(work)).copied();
            let mut layer: Vec<u32> =
                authors.filter(|author| reached.binary_search(author).is_ok()).collect();
            sort_distinct(&mut layer);
            works = layer.iter().flat_map(|&author| network.works_of(author)).copied().collect();
            sort_distinct(&mut works);
            kept.push(layer);
        }
        kept.reverse();
        kept
    }
}

/// Reads the works of some authors; works that the other side has seen are meeting points.
fn look(
    authors: &[u32],
    ground: &Ground<impl Visit>,
    seen_works: &mut FixedBitSet,
    works: &mut Vec<u32>,
    other: &Side,
    meeting: &mut Meeting,
) -> ControlFlow<()> {
    ground.works.fetch(if meeting.wanted == Wanted::All { authors } else { &[] });
    ground.works.visit(authors, |row| {
        for &work in row {
            if seen_works.put(work as usize) {
                continue;
            }
            works.push(work);
            if other.seen_works.contains(work as usize) {
                meeting.works.push(work);
                if meeting.wanted == Wanted::One {
                    return ControlFlow::Break(());
                }
            }
        }
        ControlFlow::Continue(())
    })
}

/// The works in the middle of shortest paths, where the two sides meet.
struct Meeting {
    works: Vec<u32>,
    wanted: Wanted,
}

/// Which of the works in the middle of shortest paths are needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    One,
    All,
}

impl Wanted {
    /// The number of works whose authors are reached before the works of these are read.
    fn at_once(self, all: usize) -> usize {
        match self {
            Self::One => 32,
            Self::All => all.max(1),
        }
    }
}

fn sort_distinct(numbers: &mut Vec<u32>) {
    numbers.sort_unstable();
    numbers.dedup();
}

impl<'a> Search<'a> {
    /// A search in this network.
    #[must_use]
    pub fn of(network: &'a Network) -> Self {
        Self { network, plain: None, sides: [Side::of(network), Side::of(network)] }
    }

    /// The same search, optimized for hundreds of pairs: it checks the whole of an index once, and no range again.
    #[must_use]
    pub fn for_many(mut self) -> Self {
        let network = self.network;
        let (works, bylines) = rayon::join(|| network.works().plain(), || network.bylines().plain());
        self.plain = Some(Ground { works, bylines });
        self
    }

    /// A search of the same kind for another thread, without excluded authors.
    #[must_use]
    pub fn another(&self) -> Self {
        Self { plain: self.plain, ..Self::of(self.network) }
    }

    /// The same search, excluding paths through these authors.
    #[must_use]
    pub fn avoiding(mut self, authors: &[AuthorId]) -> Self {
        for side in &mut self.sides {
            authors.iter().for_each(|author| side.reached.insert(author.index()));
        }
        self
    }

    /// The distance between two authors in hops, or `None` if there is no path. Reads less than
    /// [`paths`](Self::paths).
    pub fn distance(&mut self, from: AuthorId, to: AuthorId) -> Option<usize> {
        if from == to {
            return (!self.is_avoided(from)).then_some(0);
        }
        let is_met = !self.meet(from, to, Wanted::One).is_empty();
        let hops = self.hops();
        self.clear();
        is_met.then_some(hops)
    }

    /// All shortest paths between two authors, or `None` if there is no path.
    ///
    /// Bidirectional breadth-first search, which advances the side with the lower cost and reads each work once from
    /// each end: linear in the authorships around the two authors, at worst in all.
    pub fn paths(&mut self, from: AuthorId, to: AuthorId) -> Option<ShortestPaths> {
        if from == to {
            let layers = vec![vec![from.0]];
            return (!self.is_avoided(from)).then_some(ShortestPaths { layers });
        }
        let meeting = self.meet(from, to, Wanted::All);
        let found = (!meeting.is_empty()).then(|| {
            let [mut layers, back] =
                self.sides.each_mut().map(|side| side.pruned(self.network, meeting.clone()));
            layers.extend(back.into_iter().rev());
            ShortestPaths { layers }
        });
        self.clear();
        found
    }

    /// The works in the middle of shortest paths between two authors: all of them, or one.
    ///
    /// The sides meet in works, half a hop before they would meet in authors, which saves each the last and by far the
    /// widest layer. When one side has read the works of its first a layers and the other of its first b, every path of
    /// up to a + b − 1 hops has a work that both have seen. So the first such works are those of the shortest paths,
    /// and they connect the outermost layers.
    fn meet(&mut self, from: AuthorId, to: AuthorId, wanted: Wanted) -> Vec<u32> {
        if self.is_avoided(from) || self.is_avoided(to) {
            return Vec::new();
        }
        let network = self.network;
        match &self.plain {
            Some(ground) => meet(&mut self.sides, [from, to], ground, wanted),
            None => {
                let ground = Ground { works: network.works(), bylines: network.bylines() };
                meet(&mut self.sides, [from, to], &ground, wanted)
            }
        }
    }

    /// Between two searches, only the excluded authors are marked as reached.
    fn is_avoided(&self, author: AuthorId) -> bool {
        self.sides[0].reached.contains(author.index())
    }

    /// The length of the paths on which the sides have met.
    fn hops(&self) -> usize {
        (self.sides.iter().map(|side| side.layers.len()).sum::<usize>()).saturating_sub(1)
    }

    fn clear(&mut self) {
        self.sides.iter_mut().for_each(Side::clear);
    }
}

fn meet(
    [a, b]: &mut [Side; 2],
    [from, to]: [AuthorId; 2],
    ground: &Ground<impl Visit>,
    wanted: Wanted,
) -> Vec<u32> {
    let mut meeting = Meeting { works: Vec::new(), wanted };
    a.start(from.0, ground, b, &mut meeting);
    b.start(to.0, ground, a, &mut meeting);
    while meeting.works.is_empty() {
        let (near, far) = if a.width() <= b.width() { (&mut *a, &*b) } else { (&mut *b, &*a) };
        if !near.advance(ground, far, &mut meeting) {
            break;
        }
    }
    meeting.works
}

impl ShortestPaths {
    /// The authors on a shortest path, by distance from the start: layer 0 has only the start, the last layer only the
    /// end.
    pub fn layers(&self) -> impl DoubleEndedIterator<Item = &[AuthorId]> + ExactSizeIterator {
        self.layers.iter().map(|layer| AuthorId::slice(layer))
    }

    /// The length of these paths.
    #[must_use]
    pub fn hops(&self) -> usize {
        self.layers.len() - 1
    }

    /// The co-authors of an author in the next layer, by number.
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
        self.list(network, 1).pop().unwrap_or_default()
    }

    /// The first paths, by the numbers of their authors; all if `limit` is 0.
    #[must_use]
    pub fn list(&self, network: &Network, limit: usize) -> Vec<Vec<AuthorId>> {
        let mut paths = Vec::new();
        // Many paths share their ends: who follows an author is looked up once.
        let mut known: HashMap<(usize, u32), Vec<u32>> = HashMap::new();
        // The authors left to try at each depth, the next one last.
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
                let layer = path.len() - 1;
                let next = known.entry((layer, author)).or_insert_with(|| {
                    let mut next = self.next(network, author, layer);
                    next.reverse();
                    next
                });
                open.push(next.clone());
            }
        }
        paths
    }

    /// The number of paths, as sequences of authors; `None` beyond 2⁵³.
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
        counts.first().copied().flatten()
    }
}
