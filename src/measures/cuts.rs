//! Whom and what a group hangs on: authors and ties without whom it would fall apart.

use super::Adjacency;

/// Authors and ties whose removal adds a component.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cuts {
    /// The authors, by number: articulation points.
    pub points: Vec<CutPoint>,
    /// The ties, by the numbers of their authors: bridges.
    pub bridges: Vec<Bridge>,
}

/// An author without whom a group would fall apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutPoint {
    /// Who.
    pub author: u32,
    /// How many authors each part would have, largest first.
    pub parts: Vec<u32>,
}

/// A tie without which a group would fall apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bridge {
    /// Both ends, the smaller number first.
    pub ends: [u32; 2],
    /// How many authors the part of each end would have.
    pub parts: [u32; 2],
}

/// Articulation points and bridges, each with the sizes of the parts that they hold together.
///
/// One depth-first search, linear in ties (Hopcroft & Tarjan 1973, doi 10.1145/362248.362272).
///
/// # Examples
/// ```
/// use coauth::measures::{Adjacency, cuts};
///
/// let cuts = cuts(&Adjacency::of(4, &[(0, 1), (1, 2), (0, 2), (2, 3)]));
/// assert_eq!((cuts.points[0].author, &cuts.points[0].parts[..]), (2, &[2, 1][..]));
/// assert_eq!((cuts.bridges[0].ends, cuts.bridges[0].parts), ([2, 3], [3, 1]));
/// ```
#[must_use]
pub fn cuts(ties: &Adjacency) -> Cuts {
    let mut search = Search::of(ties);
    for root in ties.authors() {
        if search.seen[root as usize].time == UNSEEN {
            search.component_of(root);
        }
    }
    search.found.points.sort_unstable_by_key(|point| point.author);
    search.found.bridges.sort_unstable();
    search.found
}

/// When somebody was seen in the search.
#[derive(Clone, Copy)]
struct Seen {
    time: u32,
    /// The earliest that can be reached from those below, by one tie past them.
    earliest: u32,
}

const UNSEEN: u32 = u32::MAX;

struct Search<'a> {
    ties: &'a Adjacency,
    seen: Vec<Seen>,
    time: u32,
    /// Who is being looked at: the author, which of their neighbors is next, and how early the search was there.
    open: Vec<(u32, u32)>,
    /// A part that would be cut off from the author above it: the author, and its size.
    parts: Vec<(u32, u32)>,
    found: Cuts,
}

impl<'a> Search<'a> {
    fn of(ties: &'a Adjacency) -> Self {
        let seen = vec![Seen { time: UNSEEN, earliest: UNSEEN }; ties.author_count()];
        Self { ties, seen, time: 0, open: Vec::new(), parts: Vec::new(), found: Cuts::default() }
    }

    fn enter(&mut self, author: u32) {
        self.seen[author as usize] = Seen { time: self.time, earliest: self.time };
        self.open.push((author, 0));
        self.time += 1;
    }

    /// Searches everybody who is connected with somebody.
    fn component_of(&mut self, root: u32) {
        let begin = self.time;
        let bridges = self.found.bridges.len();
        self.enter(root);
        while let Some((author, next)) = self.open.last_mut() {
            let author = *author;
            let Some(&other) = self.ties.neighbors(author).get(*next as usize) else {
                self.open.pop();
                self.leave(author);
                continue;
            };
            *next += 1;
            let time = self.seen[other as usize].time;
            if time == UNSEEN {
                self.enter(other);
            } else if self.open.len() < 2 || self.open[self.open.len() - 2].0 != other {
                let earliest = &mut self.seen[author as usize].earliest;
                *earliest = (*earliest).min(time);
            }
        }
        let size = self.time - begin;
        for bridge in &mut self.found.bridges[bridges..] {
            let [a, b] = &mut bridge.parts;
            (*a, *b) = if *a == 0 { (size - *b, *b) } else { (*a, size - *a) };
        }
        self.group_parts(root, size);
    }

    /// Everybody below an author was seen; tells the author above.
    fn leave(&mut self, author: u32) {
        let Some(&(above, _)) = self.open.last() else { return };
        let below = self.seen[author as usize];
        let Seen { time, earliest } = &mut self.seen[above as usize];
        *earliest = below.earliest.min(*earliest);
        let size = self.time - below.time;
        if below.earliest > *time {
            let (ends, parts) =
                if author < above { ([author, above], [size, 0]) } else { ([above, author], [0, size]) };
            self.found.bridges.push(Bridge { ends, parts });
        }
        if below.earliest >= *time {
            self.parts.push((above, size));
        }
    }

    /// Those whom parts of a component of this size hang on. For the root of the search each part is one; for
    /// everybody else there is also the part above.
    fn group_parts(&mut self, root: u32, size: u32) {
        self.parts.sort_unstable();
        for parts in self.parts.chunk_by(|a, b| a.0 == b.0) {
            let author = parts[0].0;
            let mut sizes: Vec<u32> = parts.iter().map(|part| part.1).collect();
            if author != root {
                sizes.push(size - 1 - sizes.iter().sum::<u32>());
            }
            if sizes.len() > 1 {
                sizes.sort_unstable_by(|a, b| b.cmp(a));
                self.found.points.push(CutPoint { author, parts: sizes });
            }
        }
        self.parts.clear();
    }
}
