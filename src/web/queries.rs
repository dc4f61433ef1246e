//! Queries of the table as requests ask for them: which of them are quick, and the command lines of the others.

use serde_json::Value;

use super::call::Call;
use super::parameters::KEPT;
use super::problem::Problem;
use super::reply::Reply;
use crate::analysis::{AnyQuery, Context, Report, Row};
use crate::network::Network;
use crate::queries::QUERIES;
use crate::table::{Style, StyleWriter};

/// Where the interface for programs is.
pub(super) const ROOT: &str = "/api/v1/";

/// The query of a name.
pub(super) fn row_named(name: &str) -> Result<&'static Row, Problem> {
    let row = QUERIES.iter().find(|row| row.name == name);
    row.ok_or_else(|| Problem::new(404, "Not found", format!("no query {name}")))
}

/// Runs a query on the network of a call.
pub(super) fn answered(
    call: &Call,
    query: &AnyQuery,
    context: &mut Context,
) -> Result<Box<dyn Report>, Problem> {
    query.run(call.network(), context).map_err(|error| {
        let options = query.options();
        Problem::of(&error).with_names(call.network(), context, names(query.row(), &options).into_iter())
    })
}

/// The report of a query in a style: as JSON what the command line prints.
pub(super) fn styled(
    call: &Call,
    query: &AnyQuery,
    report: &dyn Report,
    style: &Style,
) -> Result<Reply, Problem> {
    let counting = call.parameters.counting()?;
    let reply = Reply::styled(style, report, || {
        (call.site.answering)(query.row().schema(), query.in_answer(), counting, report, call.network())
    })?;
    let is_data = matches!(style.writer, StyleWriter::Data(_));
    Ok(if is_data { reply.named(&format!("{}.{}", query.row().name, style.name)) } else { reply })
}

/// The names in the required options of a query.
fn names<'a>(row: &Row, options: &'a Value) -> Vec<&'a str> {
    let given = row.required.iter().filter_map(|option| options.get(*option));
    let texts = given.flat_map(|value| match value {
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect::<Vec<_>>(),
    });
    let avoided = options.get("avoid").and_then(Value::as_array).into_iter().flatten();
    texts.chain(avoided.filter_map(Value::as_str)).collect()
}

/// All queries are quick if searches from all authors visit at most this many ties.
const SMALL: u64 = 200_000_000;

/// The most pairs that are searched for one request.
const PAIRS: usize = 1000;

/// Whether every query is quick.
pub(super) fn is_small(network: &Network) -> bool {
    network.author_count() as u64 * network.tie_count() <= SMALL
}

/// The problem of a page that would take too long, with the command line of a query with the same parameters.
pub(super) fn too_long(call: &Call, name: &str) -> Problem {
    let row = QUERIES.iter().find(|row| row.name == name);
    let query = row.and_then(|row| row.query(call.parameters.options(row)).ok());
    let what = "this takes too long for a page on a network of this size";
    match query {
        Some(mut query) => long(call, &mut query, what),
        None => Problem::too_long(what, format!("coauth {name}")),
    }
}

/// The problem of a query that takes too long for a page: with its command line, and as a job if it can be one.
fn long(call: &Call, query: &mut AnyQuery, what: &str) -> Problem {
    let mut problem = Problem::too_long(what, command(call, query));
    problem.job = is_short(call.network(), query).then(|| format!("{ROOT}jobs?{}", of_job(call, query)));
    problem
}

/// Refuses a query that takes more than about a second on a large network.
pub(super) fn refuse_long(call: &Call, query: &mut AnyQuery) -> Result<(), Problem> {
    let network = call.network();
    if is_small(network) {
        return Ok(());
    }
    let options = query.options();
    let is = |option: &str, value: &str| options[option].as_str() == Some(value);
    let is_set = |option: &str| options[option].as_bool() == Some(true);
    let lists_all = query.limit().is_some_and(|limit| *limit == 0);
    let is_quick = match query.row().name {
        "stats" => !is_set("distances"),
        "author" => !is_set("measures"),
        "path" => is("by", "hops"),
        "pairs" => options["from"].as_array().is_some_and(|pairs| pairs.len() <= PAIRS),
        "connect" | "collaborators" => true,
        "top" => !lists_all && ["degree", "papers", "strength", "credit"].iter().any(|by| is("by", by)),
        "components" => !lists_all && !is_set("members"),
        "distances" | "find" => !lists_all,
        "names" => !options["explain"].is_null() && !is_set("suspects"),
        _ => false,
    };
    if is_quick {
        return Ok(());
    }
    let what =
        "this takes too long on a network of this size; run the command line, or ask for a smaller list";
    Err(long(call, query, what))
}

/// The options of a query that are not as they are by default, its required ones first.
pub(super) fn given(query: &AnyQuery) -> Vec<(String, Value)> {
    let (row, defaults) = (query.row(), query.row().defaults());
    let Value::Object(mut options) = query.options() else { return Vec::new() };
    let is_off = |value: &Value| matches!(value, Value::Bool(false) | Value::Null);
    let mut given: Vec<(String, Value)> =
        row.required.iter().filter_map(|name| Some(((*name).to_owned(), options.remove(*name)?))).collect();
    let changed = options.into_iter().filter(|(name, value)| defaults.get(name) != Some(value));
    given.extend(changed.filter(|(_, value)| !is_off(value)));
    given
}

/// The command line that gives the same answer.
pub(super) fn command(call: &Call, query: &AnyQuery) -> String {
    let row = query.row();
    let mut words = vec!["coauth".to_owned(), row.variant_of.unwrap_or(row.name).to_owned()];
    for (name, value) in given(query) {
        let option = format!("--{}", name.replace('_', "-"));
        let values = texts(&value).into_iter().map(|value| quoted(&value));
        match value {
            _ if row.required.contains(&name.as_str()) => words.extend(values),
            Value::Bool(_) => words.push(option),
            _ => values.for_each(|value| words.extend([option.clone(), value])),
        }
    }
    if call.parameters.flag("exact_name") {
        words.push("--exact-name".to_owned());
    }
    for name in KEPT {
        if let Some(value) = call.parameters.get(name) {
            words.extend([format!("--{}", name.replace('_', "-")), quoted(value)]);
        }
    }
    words.extend(call.site.inputs.iter().flat_map(|input| ["-i".to_owned(), quoted(input)]));
    words.join(" ")
}

/// A query as the parameters of a job. Requests that mean the same have the same.
pub(super) fn of_job(call: &Call, query: &AnyQuery) -> String {
    let mut written = form_urlencoded::Serializer::new(String::new());
    written.append_pair("query", query.row().name);
    for (name, value) in given(query) {
        for value in texts(&value) {
            written.append_pair(&name, &value);
        }
    }
    if call.parameters.flag("exact_name") {
        written.append_pair("exact_name", "true");
    }
    for name in KEPT {
        if let Some(value) = call.parameters.get(name) {
            written.append_pair(name, value);
        }
    }
    written.finish()
}

/// The most items of a list of a job, whose answer is kept in memory.
pub(super) const LISTED: usize = 10_000;

/// Whether the answer to a query has no list of everyone.
pub(super) fn is_short(network: &Network, query: &mut AnyQuery) -> bool {
    let lists_members = query.options()["members"].as_bool() == Some(true);
    // What is listed whole by default is short.
    let default = query.row().default_limit();
    let is_all = |limit: usize| limit > LISTED || (limit == 0 && default != Some(0));
    let lists_all = query.limit().is_some_and(|limit| is_all(*limit));
    is_small(network) || !(lists_members || lists_all)
}

/// The values of an option.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(several) => several.iter().map(text).collect(),
        one => vec![text(one)],
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A word for a shell.
pub(super) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
