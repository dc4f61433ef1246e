//! Trees that connect some authors by their ties.

use std::cmp::Reverse;

use petgraph::unionfind::UnionFind;

use super::{AuthorId, Network, PaperId, Search, ShortestPaths};

/// A tree that connects some authors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConnectingTree {
    /// Its authors, by number.
    pub(crate) authors: Vec<AuthorId>,
    /// Its ties, one fewer than the authors; each begins with the smaller number.
    pub(crate) ties: Vec<TreeTie>,
}

/// A tie of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TreeTie {
    pub(crate) a: AuthorId,
    pub(crate) b: AuthorId,
    /// The year of the last paper in common.
    pub(crate) last_year: Option<i16>,
}

/// The number of authors that are tried in place of others.
const TRIED: usize = 64;

/// The number of times that the tree is improved at most.
const ROUNDS: usize = 16;

impl ConnectingTree {
    /// The year of the oldest tie; `None` if a tie has no year, or there is none.
    pub(crate) fn oldest(&self) -> Option<i16> {
        self.ties.iter().map(|tie| tie.last_year).min().flatten()
    }
}

impl Network {
    /// Trees with few additional authors that connect the given ones: one for each component that they are in, in the
    /// order of the first author given.
    ///
    /// A tree has at most twice as many ties as the smallest: shortest paths along a minimum spanning tree of the
    /// distances (Kou, Markowsky & Berman 1981, "A fast algorithm for Steiner trees"), then fewer authors where one can
    /// stand in for several. Between two authors it is a shortest path with the most recent oldest tie. Reads only what
    /// searches between the authors read.
    pub(crate) fn connecting_trees(&self, people: &[AuthorId]) -> Vec<ConnectingTree> {
        let mut groups: Vec<(usize, Vec<AuthorId>)> = Vec::new();
        for &author in people {
            let rank = self.components().of_author(author).rank;
            match groups.iter_mut().find(|(known, _)| *known == rank) {
                Some((_, group)) => group.push(author),
                None => groups.push((rank, vec![author])),
            }
        }
        let mut search = Search::of(self);
        groups.into_iter().map(|(_, group)| self.connecting_tree(group, &mut search)).collect()
    }

    /// A tree of authors of one component.
    fn connecting_tree(&self, mut people: Vec<AuthorId>, search: &mut Search<'_>) -> ConnectingTree {
        people.sort_unstable();
        people.dedup();
        let mut members = people.clone();
        for [a, b] in spanning_pairs(&people, search) {
            let paths = search.paths(a, b);
            members.extend(paths.map(|paths| most_recent(self, &paths)).unwrap_or_default());
        }
        let mut draft = Draft::of(self, &people, members);
        draft.prune();
        if people.len() > 2 {
            draft.improve(self);
        }
        ConnectingTree { authors: draft.members.clone(), ties: draft.tree() }
    }
}

/// The pairs of a minimum spanning tree of the distances between some authors.
fn spanning_pairs(people: &[AuthorId], search: &mut Search<'_>) -> Vec<[AuthorId; 2]> {
    let mut pairs = Vec::new();
    for (i, &a) in people.iter().enumerate() {
        for (j, &b) in people.iter().enumerate().skip(i + 1) {
            pairs.extend(search.distance(a, b).map(|distance| (distance, i, j)));
        }
    }
    pairs.sort_unstable();
    let mut sets: UnionFind<usize> = UnionFind::new(people.len());
    pairs.retain(|&(_, i, j)| sets.union(i, j));
    pairs.into_iter().map(|(_, i, j)| [people[i], people[j]]).collect()
}

/// The works that two authors have in common, ascending.
fn works_between(network: &Network, a: AuthorId, b: AuthorId) -> impl Iterator<Item = u32> {
    let (few, many) = (network.works_of(a.0), network.works_of(b.0));
    let (few, many) = if few.len() <= many.len() { (few, many) } else { (many, few) };
    few.iter().copied().filter(|work| many.binary_search(work).is_ok())
}

/// The year of a work; a tie without papers has none.
fn year(network: &Network, work: u32) -> Option<i16> {
    ((work as usize) < network.paper_count()).then(|| network.year(PaperId(work))).flatten()
}

/// The shortest path whose oldest tie is the most recent, then the smallest by author numbers.
fn most_recent(network: &Network, paths: &ShortestPaths) -> Vec<AuthorId> {
    let layers: Vec<&[AuthorId]> = paths.layers().collect();
    let last = layers.len() - 1;
    // For each author of a layer, the oldest tie on the best path from there to the end. Beyond the end there is none.
    let mut best: Vec<Vec<Option<i16>>> = vec![vec![Some(i16::MAX); layers[last].len()]];
    for layer in (0..last).rev() {
        let further = best.last().map_or(&[][..], Vec::as_slice);
        let of = |&author: &AuthorId| {
            let ties = ties_to(network, author, layers[layer + 1]);
            ties.into_iter().map(|(place, tie)| tie.min(further[place])).max().flatten()
        };
        best.push(layers[layer].iter().map(of).collect());
    }
    best.reverse();
    let oldest = best[0].first().copied().flatten();
    let mut path = vec![layers[0][0]];
    for layer in 1..=last {
        let ties = ties_to(network, path[layer - 1], layers[layer]);
        let next = ties.into_iter().find(|&(place, tie)| tie >= oldest && best[layer][place] >= oldest);
        path.extend(next.map(|(place, _)| layers[layer][place]));
    }
    path
}

/// The positions of the co-authors of an author in a layer, ascending, each with the last year of the tie.
fn ties_to(network: &Network, author: AuthorId, layer: &[AuthorId]) -> Vec<(usize, Option<i16>)> {
    let mut found: Vec<(usize, Reverse<Option<i16>>)> = Vec::new();
    for &work in network.works_of(author.0) {
        let year = year(network, work);
        let others = network.authors_of_work(work).iter();
        let places = others.filter_map(|&other| layer.binary_search(&AuthorId(other)).ok());
        found.extend(places.map(|place| (place, Reverse(year))));
    }
    found.sort_unstable();
    found.dedup_by_key(|(place, _)| *place);
    found.into_iter().map(|(place, Reverse(year))| (place, year)).collect()
}

/// Authors that a tree may have, with all ties between them.
#[derive(Clone)]
struct Draft {
    people: Vec<AuthorId>,
    /// Ascending.
    members: Vec<AuthorId>,
    ties: Vec<TreeTie>,
}

impl Draft {
    fn of(network: &Network, people: &[AuthorId], mut members: Vec<AuthorId>) -> Self {
        members.sort_unstable();
        members.dedup();
        let mut ties = Vec::new();
        for (place, &b) in members.iter().enumerate() {
            ties.extend(members[..place].iter().filter_map(|&a| tie(network, a, b)));
        }
        Self { people: people.to_vec(), members, ties }
    }

    /// The same authors and one more.
    fn with(&self, network: &Network, author: AuthorId) -> Self {
        let mut more = self.clone();
        more.ties.extend(self.members.iter().filter_map(|&other| tie(network, other, author)));
        more.members.push(author);
        more.members.sort_unstable();
        more
    }

    fn additional(&self) -> impl DoubleEndedIterator<Item = AuthorId> {
        self.members.iter().copied().filter(|author| self.people.binary_search(author).is_err())
    }

    /// Leaves out the additional authors that the others do not need to be connected, the largest numbers first.
    fn prune(&mut self) {
        for author in self.additional().rev().collect::<Vec<_>>() {
            let is_kept = |tie: &TreeTie| tie.a != author && tie.b != author;
            let kept = self.ties.iter().filter(|tie| is_kept(tie));
            if self.components(kept, author) == 1 {
                self.members.retain(|&member| member != author);
                self.ties.retain(is_kept);
            }
        }
    }

    /// The number of components without one author.
    fn components<'a>(&self, ties: impl Iterator<Item = &'a TreeTie>, without: AuthorId) -> usize {
        let mut sets: UnionFind<usize> = UnionFind::new(self.members.len());
        let others = self.members.len() - usize::from(self.place(without).is_some());
        let unions = ties.filter_map(|tie| self.place(tie.a).zip(self.place(tie.b)));
        others - unions.filter(|&(a, b)| sets.union(a, b)).count()
    }

    fn place(&self, author: AuthorId) -> Option<usize> {
        self.members.binary_search(&author).ok()
    }

    /// Fewer authors first, then a more recent oldest tie.
    fn rank(&self) -> (usize, Reverse<Option<i16>>) {
        let oldest = self.tree().iter().map(|tie| tie.last_year).min().flatten();
        (self.members.len(), Reverse(oldest))
    }

    /// Takes in an author with ties to several others, if that saves authors or makes the oldest tie more recent.
    fn improve(&mut self, network: &Network) {
        for _ in 0..ROUNDS {
            if self.additional().next().is_none() {
                return;
            }
            let tried = self.candidates(network).into_iter().map(|author| {
                let mut draft = self.with(network, author);
                draft.prune_around(author);
                draft
            });
            let Some(better) = tried.min_by_key(Self::rank).filter(|draft| draft.rank() < self.rank()) else {
                return;
            };
            *self = better;
        }
    }

    /// Prunes, the given author last.
    fn prune_around(&mut self, author: AuthorId) {
        let place = self.people.partition_point(|&person| person < author);
        self.people.insert(place, author);
        self.prune();
        self.people.remove(place);
        self.prune();
    }

    /// The authors with ties to most of the members, then by number.
    fn candidates(&self, network: &Network) -> Vec<AuthorId> {
        let mut met: Vec<u32> = Vec::new();
        for member in &self.members {
            let works = network.works_of(member.0).iter();
            let mut others: Vec<u32> =
                works.flat_map(|&work| network.authors_of_work(work)).copied().collect();
            others.sort_unstable();
            others.dedup();
            met.append(&mut others);
        }
        met.sort_unstable();
        let counted = met.chunk_by(|a, b| a == b).map(|same| (Reverse(same.len()), AuthorId(same[0])));
        let is_new =
            |&(Reverse(ties), author): &(Reverse<usize>, AuthorId)| ties > 1 && self.place(author).is_none();
        let mut counted: Vec<_> = counted.filter(is_new).collect();
        counted.sort_unstable();
        counted.into_iter().take(TRIED).map(|(_, author)| author).collect()
    }

    /// The ties of a tree whose oldest tie is the most recent, in the order of the numbers.
    fn tree(&self) -> Vec<TreeTie> {
        let mut ties = self.ties.clone();
        ties.sort_unstable_by_key(|tie| (Reverse(tie.last_year), tie.a, tie.b));
        let mut sets: UnionFind<usize> = UnionFind::new(self.members.len());
        let is_new =
            |tie: &TreeTie| self.place(tie.a).zip(self.place(tie.b)).is_some_and(|(a, b)| sets.union(a, b));
        ties.retain(is_new);
        ties.sort_unstable_by_key(|tie| (tie.a, tie.b));
        ties
    }
}

/// The tie of two authors, if they have one.
fn tie(network: &Network, a: AuthorId, b: AuthorId) -> Option<TreeTie> {
    let (a, b) = (a.min(b), a.max(b));
    let last_year = works_between(network, a, b).map(|work| year(network, work)).max()?;
    Some(TreeTie { a, b, last_year })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{Matching, resolve};
    use crate::network::Selection;
    use crate::reading::{ReadOptions, Source, read};
    use crate::records::Notices;

    /// The network of papers of two authors, each with a year.
    fn network(ties: &[(u8, u8, i16)]) -> Network {
        let letter = |n: u8| format!("{0}{0} Person", char::from(b'A' + n));
        let bib: String = ties
            .iter()
            .enumerate()
            .map(|(key, &(a, b, year))| {
                format!("@misc{{k{key}, author={{{} and {}}}, year={year}}}\n", letter(a), letter(b))
            })
            .collect();
        let mut notices = Notices::default();
        let source = Source::Text("t.bib".into(), bib);
        let corpus = read(&[source], ReadOptions::default(), &mut notices).expect("records");
        let roster = resolve(&corpus, Matching::Folded);
        Network::build(corpus, roster, Selection::default(), &mut notices)
    }

    fn people(network: &Network, numbers: &[u8]) -> Vec<AuthorId> {
        let name = |n: u8| format!("{0}{0} Person", char::from(b'A' + n));
        network.authors().filter(|&a| numbers.iter().any(|&n| network.name(a) == name(n))).collect()
    }

    /// The best tree by trying every set of additional authors: the number of authors and the oldest tie.
    fn best(network: &Network, people: &[AuthorId]) -> Option<(usize, Reverse<Option<i16>>)> {
        let others: Vec<AuthorId> = network.authors().filter(|author| !people.contains(author)).collect();
        let sets = 0u32..1 << others.len();
        sets.filter_map(|set| {
            let chosen = others.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
            let members = people.iter().copied().chain(chosen.map(|(_, &author)| author)).collect();
            let draft = Draft::of(network, people, members);
            (draft.tree().len() + 1 == draft.members.len()).then(|| draft.rank())
        })
        .min()
    }

    #[test]
    fn one_author_stands_in_for_several() {
        // Three people have a common co-author, and each two of them have another.
        let ties = [(0, 3, 1), (1, 3, 1), (1, 4, 1), (2, 4, 1), (0, 5, 1), (1, 5, 1), (2, 5, 1)];
        let network = network(&ties);
        let trees = network.connecting_trees(&people(&network, &[0, 1, 2]));
        assert_eq!((trees.len(), trees[0].authors.len(), trees[0].ties.len()), (1, 4, 3));
    }

    #[test]
    fn people_in_several_components_have_a_tree_in_each() {
        let network = network(&[(0, 1, 1), (2, 3, 1)]);
        let trees = network.connecting_trees(&people(&network, &[0, 1, 2]));
        assert_eq!(trees.iter().map(|tree| tree.authors.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(trees[1].oldest(), None);
    }

    #[test]
    fn the_same_people_in_any_order_have_the_same_tree() {
        let network = network(&[(0, 1, 5), (1, 2, 4), (2, 3, 3), (0, 4, 9), (4, 3, 9), (2, 4, 1)]);
        let mut asked = people(&network, &[0, 2, 3]);
        let one = network.connecting_trees(&asked);
        asked.reverse();
        assert_eq!(network.connecting_trees(&asked), one);
    }

    proptest::proptest! {
        #[test]
        fn a_tree_is_small_and_between_two_people_the_best(
            ties in proptest::collection::vec((0u8..9, 0u8..9, 1990i16..1994), 4..24),
            asked in proptest::collection::btree_set(0u8..9, 2..5),
        ) {
            let ties: Vec<_> = ties.into_iter().filter(|(a, b, _)| a != b).collect();
            let network = network(&ties);
            let people = people(&network, &asked.into_iter().collect::<Vec<_>>());
            let trees = network.connecting_trees(&people);
            for tree in &trees {
                proptest::prop_assert_eq!(tree.ties.len() + 1, tree.authors.len());
            }
            let mut covered: Vec<AuthorId> = trees.iter().flat_map(|tree| tree.authors.clone()).collect();
            covered.sort_unstable();
            proptest::prop_assert!(people.iter().all(|person| covered.binary_search(person).is_ok()));
            if let ([tree], Some((authors, Reverse(oldest)))) = (&trees[..], best(&network, &people)) {
                proptest::prop_assert!(tree.ties.len() <= 2 * (authors - 1));
                if people.len() == 2 {
                    proptest::prop_assert_eq!((tree.authors.len(), tree.oldest()), (authors, oldest));
                }
            }
        }
    }
}
