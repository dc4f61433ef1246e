//! Queries on a network, one per file: the options, the algorithm, the report and its text form.
//!
//! [`QUERIES`](crate::queries::QUERIES) lists them. To run a query by type, see [`Query`]; by name, see
//! [`run`](crate::queries::run).

mod author;
mod brokers;
mod communities;
mod compare;
mod components;
mod conditions;
mod connect;
mod distances;
mod excerpts;
#[cfg(feature = "serve")]
mod fields;
mod find;
mod names;
mod pairs;
mod path;
mod people;
mod query;
mod ranked;
mod stats;
mod ties;
mod timeline;
mod top;
mod unmatched;

pub use author::{Author, AuthorReport, author};
pub use brokers::{Brokers, BrokersReport};
pub use communities::{Communities, CommunitiesReport, Community, communities};
pub use compare::{Compare, CompareReport, Compared, ComparedTie, Group, Side, Total};
pub use components::{Components, ComponentsReport};
pub use connect::{Connect, ConnectReport};
pub use distances::{Distances, DistancesReport, distances};
pub use excerpts::Excerpts;
use excerpts::{Excerpt, limited};
pub use find::{Find, FindReport, FoundPaper, FoundPerson};
pub use names::{Named, Names, NamesReport, SuspectRow, named};
pub use pairs::{PairRow, PairStatus, Pairs, PairsReport};
#[cfg(feature = "serve")]
pub(crate) use path::{Hop, PathRow};
pub use path::{Path, PathBy, PathReport};
pub use people::{JsonNumber, Paper, Person, Years, who};
use people::{Unmatched, newest_first, sought};
pub use query::{AnyQuery, Context, Query, Report, Row};
pub use stats::{Stats, StatsReport, stats};
pub use ties::{Ties, TiesReport};
pub use timeline::{Timeline, TimelineReport};
pub(crate) use top::credit;
pub use top::{Measure, Top, TopReport, top};
use unmatched::UnmatchedNames;
#[cfg(feature = "cli")]
pub(crate) use unmatched::listed;
