//! Questions to a network, one a file: a plain function that answers, its options, and how the answer reads.

mod author;
mod brokers;
mod communities;
mod compare;
mod components;
mod distances;
mod names;
mod pairs;
mod path;
mod people;
mod search;
mod stats;
mod ties;
mod timeline;
mod top;
mod ways;

pub use author::{Author, AuthorAnswer, author};
pub use brokers::{Brokers, BrokersAnswer};
pub use communities::{Communities, CommunitiesAnswer, Community, communities};
pub use compare::{Compare, CompareAnswer, Compared, ComparedTie, Group, Side, Total};
pub use components::{Components, ComponentsAnswer};
pub use distances::{Distances, DistancesAnswer, distances};
pub use names::{Named, Names, NamesAnswer, named};
pub use pairs::{Pairs, PairsAnswer};
pub use path::{Path, PathAnswer, PathBy, PathOptions};
pub use people::{Paper, Person, Strength, Years, who};
pub use search::{Search, ShortestPaths};
pub use stats::{Stats, StatsAnswer, stats};
pub use ties::{Ties, TiesAnswer};
pub use timeline::{Timeline, TimelineAnswer};
pub(crate) use top::credit;
pub use top::{Measure, Top, TopAnswer, top};
pub use ways::Ways;

use crate::error::Result;
use crate::network::{Counting, Network};
use crate::table::Report;

/// A question with its options.
pub trait Question: erased_serde::Serialize {
    /// The word for it on the command line, and in the schema of its JSON.
    fn name(&self) -> &'static str;

    /// The answer.
    ///
    /// # Errors
    /// If an author named in the question is not to be found, or the answer would not fit in memory.
    fn ask(&self, network: &Network, asking: &mut Asking) -> Result<Box<dyn Answer>>;

    /// What to know before the answer is sought: that it takes long, and how it would take less.
    fn warning(&self, _network: &Network) -> Option<String> {
        None
    }
}

/// What goes with every question.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// How papers add up to the strength of a tie.
    pub counting: Counting,
    /// Take no part of a name for an author.
    pub exact_name: bool,
    /// Said while answering: whom a part of a name was taken for.
    pub remarks: Vec<String>,
}

/// An answer: its fields are the JSON, its report is for people.
pub trait Answer: erased_serde::Serialize {
    /// The answer as people read it.
    fn report(&self) -> Report<'_>;

    /// Was there something to answer? A list of nothing is no answer; a sentence is one, as is a number.
    fn is_found(&self) -> bool {
        true
    }
}

erased_serde::serialize_trait_object!(Question);
erased_serde::serialize_trait_object!(Answer);

/// The first `limit` of a list; 0 means all.
fn limited<T>(mut list: Vec<T>, limit: usize) -> Vec<T> {
    if limit > 0 {
        list.truncate(limit);
    }
    list
}
