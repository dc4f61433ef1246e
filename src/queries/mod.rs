//! The table of queries: one row each, from which the command line, the server and the Python package take them.
//!
//! A query is a file of its own in [`analysis`](crate::analysis), or where what it is about is.

use serde_json::Value;

use crate::analysis::{
    AnyQuery, Author, Brokers, Communities, Compare, Components, Connect, Context, Distances, Find, Names,
    Pairs, Path, Report, Row, Stats, Ties, Timeline, Top,
};
use crate::conflicts::Collaborators;
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
    Row::of::<Collaborators>(),
];

/// The query with a name and options: see [`Row::query`].
///
/// # Errors
/// If there is no query of that name, or its options are wrong.
///
/// # Examples
/// ```
/// use coauth::queries;
///
/// let query = queries::query("top", serde_json::json!({ "limit": 3 }))?;
/// assert_eq!(query.row().schema(), "coauth.top/1");
/// assert!(queries::query("top", serde_json::json!({ "limits": 3 })).is_err());
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
/// Those of [`query`] and of [`Query::run`](crate::analysis::Query::run).
///
/// # Examples
/// ```
/// use coauth::analysis::Context;
/// use coauth::queries;
///
/// let network = coauth::Loader::sample().load()?.network;
/// let options = serde_json::json!({ "by": "papers", "limit": 3 });
/// let report = queries::run("top", options, &network, &mut Context::default())?;
/// assert_eq!(serde_json::to_value(&report).unwrap()["authors"][2]["papers"], 2);
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn run(name: &str, options: Value, network: &Network, context: &mut Context) -> Result<Box<dyn Report>> {
    query(name, options)?.run(network, context)
}
