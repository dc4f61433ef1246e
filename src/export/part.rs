//! Which authors of a network are drawn.

use std::cmp::Reverse;

use crate::error::{Error, ErrorKind, Result};
use crate::network::{AuthorId, Network, Search};
use crate::table::shown_count;

/// Which part of a network is drawn.
#[derive(Debug, Clone, Default)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// The component of this rank.
    Component(usize),
    /// These authors, and those within so many hops of one of them.
    Near(Vec<AuthorId>, u32),
    /// A path, each author of which wrote with the next, and those within so many hops of it.
    Path(Vec<AuthorId>, u32),
}

/// More authors than this are not drawn unless asked for. So many are laid out in half a second, fill a poster, and
/// are what viewers of SVG show without delay; beyond, a part says more.
const MOST_AUTHORS: usize = 5000;

impl Part {
    /// A shortest path between two authors, the one that is shown when asked for a path, and those within so many
    /// hops of it; `None` if no path joins the two.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Context, who};
    /// use coauth::export::{Part, Picture};
    /// use coauth::network::Counting;
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let context = &mut Context::default();
    /// let (from, to) = (who(&network, "Ruihai Wu", context)?, who(&network, "Jiajun Wu", context)?);
    /// let path = Part::between(&network, from, to, 0).expect("a path");
    /// let (sketch, _) = Picture::default().part(path).sketch(&network, Counting::Full)?;
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn between(network: &Network, from: AuthorId, to: AuthorId, depth: u32) -> Option<Self> {
        let paths = Search::of(network).paths(from, to)?;
        Some(Self::Path(paths.first(network), depth))
    }

    /// Those who were named, who are the last to be left out and the first to get a label.
    pub(super) fn named(&self) -> &[AuthorId] {
        match self {
            Self::Near(named, _) | Self::Path(named, _) => named,
            Self::Whole | Self::Component(_) => &[],
        }
    }

    /// The path that is drawn, if it is one.
    pub(super) fn path(&self) -> &[AuthorId] {
        match self {
            Self::Path(path, _) => path,
            Self::Whole | Self::Component(_) | Self::Near(..) => &[],
        }
    }

    /// The one person that the drawing is about, if there is one.
    pub(super) fn subject(&self) -> Option<AuthorId> {
        match self {
            Self::Near(named, _) if named.len() == 1 => named.first().copied(),
            _ => None,
        }
    }

    /// The authors to draw, by number, and a remark if those are not all that were asked for.
    ///
    /// With `top`, so many of those with the most co-authors, and no remark.
    pub(super) fn authors(
        &self,
        network: &Network,
        top: Option<usize>,
    ) -> Result<(Vec<AuthorId>, Option<String>)> {
        let mut authors = self.all_authors(network)?;
        let (all, most) = (authors.len(), top.unwrap_or(MOST_AUTHORS));
        if all > most {
            let order = |&author: &AuthorId| {
                let is_named = self.named().contains(&author);
                (!is_named, Reverse(network.degree(author)), network.name_rank(author))
            };
            // No two authors have the same name rank, so that it does not matter in which order the others are.
            authors.select_nth_unstable_by_key(most, order);
            authors.truncate(most);
        }
        authors.sort_unstable();
        let remark = (all > most && top.is_none()).then(|| self.remark(most, all));
        Ok((authors, remark))
    }

    fn all_authors(&self, network: &Network) -> Result<Vec<AuthorId>> {
        match self {
            Self::Whole => Ok(network.authors().collect()),
            Self::Component(rank) => {
                let components = network.components();
                if (1..=components.len()).contains(rank) {
                    return Ok(components.members(components.get(rank - 1)).to_vec());
                }
                let what = format!("no component {rank}; components are numbered 1 to {}", components.len());
                Err(Error::new(ErrorKind::Absent, what))
            }
            Self::Near(named, depth) | Self::Path(named, depth) => Ok(within(network, named, *depth)),
        }
    }

    fn remark(&self, most: usize, all: usize) -> String {
        let smaller = match self {
            Self::Whole => "--component 1 the largest component, --around NAME one neighborhood",
            Self::Component(_) => "--around NAME one neighborhood",
            Self::Near(..) | Self::Path(..) => "a smaller --depth fewer",
        };
        format!(
            "drawing the {} authors with the most co-authors out of {}; --top {all} draws all of them, {smaller}",
            shown_count(most as u64),
            shown_count(all as u64),
        )
    }
}

/// Those within some hops of one of these authors, by number.
///
/// Lists in order, not marks for everybody: what it costs depends on the neighborhood, not on the network.
fn within(network: &Network, start: &[AuthorId], depth: u32) -> Vec<AuthorId> {
    let mut reached = in_order(start.iter().map(|author| author.0));
    let mut frontier = reached.clone();
    for _ in 0..depth {
        let works = in_order(frontier.iter().flat_map(|&author| network.works_of(author)).copied());
        let met = in_order(works.iter().flat_map(|&work| network.authors_of_work(work)).copied());
        frontier = met.into_iter().filter(|author| reached.binary_search(author).is_err()).collect();
        if frontier.is_empty() {
            break;
        }
        reached = in_order(reached.into_iter().chain(frontier.iter().copied()));
    }
    reached.into_iter().map(AuthorId).collect()
}

/// Numbers in ascending order, each once.
fn in_order(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
