//! Queries on a network, one per file: the options, the algorithm, the report and its text form.
//!
//! [`QUERIES`] lists them; the command line takes its subcommands from it. To run a query by type, see [`Query`]; by
//! name, see [`run`].

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
pub use names::{Named, Names, NamesReport, named};
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

use serde_json::Value;

use crate::error::{Error, ErrorKind, Result};
use crate::network::Network;

/// Every query.
pub static QUERIES: &[Row] = &[
    Row::of::<Stats>(),
    Row::of::<Top>(),
    Row::of::<Ties>(),
    Row::of::<Path>(),
    Row::of::<Pairs>(),
    Row::of::<Connect>(),
    Row::of::<Find>(),
    Row::of::<Author>(),
    Row::of::<Components>(),
    Row::of::<Communities>(),
    Row::of::<Brokers>(),
    Row::of::<Timeline>(),
    Row::of::<Compare>(),
    Row::of::<Distances>(),
    Row::of::<Names>(),
];

/// The query with a name and options: see [`Row::query`].
///
/// # Errors
/// If there is no query of that name, or its options are wrong.
///
/// # Examples
/// ```
/// use coauth::analysis;
///
/// let query = analysis::query("top", serde_json::json!({ "limit": 3 }))?;
/// assert_eq!(query.row().schema(), "coauth.top/1");
/// assert!(analysis::query("top", serde_json::json!({ "limits": 3 })).is_err());
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn query(name: &str, options: Value) -> Result<AnyQuery> {
    let Some(row) = QUERIES.iter().find(|row| row.name == name) else {
        let names: Vec<_> = QUERIES.iter().map(|row| row.name).collect();
        let what = format!("unknown query \"{name}\"; expected one of: {}", names.join(", "));
        return Err(Error::new(ErrorKind::Usage, what));
    };
    row.query(options)
}

/// Runs a query by its name.
///
/// # Errors
/// Those of [`query`] and of [`Query::run`].
///
/// # Examples
/// ```
/// use coauth::analysis::{self, Context};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let options = serde_json::json!({ "by": "papers", "limit": 3 });
/// let report = analysis::run("top", options, &network, &mut Context::default())?;
/// assert_eq!(serde_json::to_value(&report).unwrap()["authors"][2]["papers"], 2);
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn run(name: &str, options: Value, network: &Network, context: &mut Context) -> Result<Box<dyn Report>> {
    query(name, options)?.run(network, context)
}
