//! Commands that take more than the options of their query.

use clap::{ArgMatches, Command};

use super::lists;
use super::options::{Options, usage};
use super::output::{self, Console};
use crate::analysis::{AnyQuery, Row};
use crate::error::Result;

/// A command of a query that takes more than the options of the query.
pub(super) struct Extended {
    /// The name of the query.
    pub(super) name: &'static str,
    /// Adds the arguments.
    pub(super) augment: fn(Command) -> Command,
    /// Runs the command; the options include its trailing inputs.
    pub(super) run: fn(&'static Row, &ArgMatches, Options, &Console) -> Result<bool>,
}

/// The query that a command line specifies. How much of its lists is shown depends on the style of the output.
pub(super) fn matched(row: &'static Row, matches: &ArgMatches, options: &Options) -> Result<AnyQuery> {
    let query = row.matched(matches).map_err(|error| usage(error.to_string()))?;
    Ok(lists::limited(query, matches, output::style(options)?))
}
