//! `-n` and `--all`: how much of its lists a command shows. The same for every query that has a list.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::analysis::{AnyQuery, Row};
use crate::table::{Style, StyleWriter};

/// What people see of a list, unless they pass a number. Programs get what the query has by default.
const FOR_PEOPLE: usize = 20;

/// Whether `--all` has a meaning of its own for a query, such as all shortest paths.
fn has_own_all(row: &Row) -> bool {
    row.defaults().get("all").is_some()
}

/// Adds `-n` and, unless the query has its own, `--all`.
pub(super) fn augment(row: &Row, command: Command) -> Command {
    let Some(default) = row.default_limit() else { return command };
    let own = has_own_all(row);
    let help = match (own, default) {
        (true, _) => format!("With --all, list at most N; 0 for all [default: {default}]"),
        (false, 0) => {
            format!(
                "Show at most N of each list; 0 for all [default: {FOR_PEOPLE}; all in JSON, CSV and TSV]"
            )
        }
        (false, default) if default == FOR_PEOPLE => {
            format!("Show at most N of each list; 0 for all [default: {FOR_PEOPLE}]")
        }
        (false, default) => {
            format!(
                "Show at most N of each list; 0 for all [default: {FOR_PEOPLE}; {default} in JSON, CSV and TSV]"
            )
        }
    };
    let limit = Arg::new("limit").short('n').long("limit").value_name("N").help(help);
    let command = command.arg(limit.value_parser(value_parser!(usize)));
    if own {
        return command;
    }
    let all = Arg::new("all").long("all").action(ArgAction::SetTrue).conflicts_with("limit");
    command.arg(all.help("Show all of each list; same as -n 0"))
}

/// The query with the limit of a command line, or with that for people if the answer is for them.
pub(super) fn limited(mut query: AnyQuery, matches: &ArgMatches, style: &Style) -> AnyQuery {
    let own = has_own_all(query.row());
    if let Some(limit) = query.limit() {
        *limit = match (matches.get_one::<usize>("limit"), &style.writer) {
            (Some(&given), _) => given,
            (None, _) if own => *limit,
            (None, _) if matches.get_flag("all") => 0,
            (None, StyleWriter::Document(_)) => FOR_PEOPLE,
            (None, _) => *limit,
        };
    }
    query
}
