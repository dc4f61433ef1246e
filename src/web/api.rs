//! The interface for programs: each query of the table, and search while a name is typed.

use serde::Serialize;
use serde_json::Value;

use super::call::Call;
use super::problem::Problem;
use super::reply::{Reply, style};
use crate::analysis::{AnyQuery, Person, QUERIES, Row, Years};
use crate::network::{AuthorId, Lookup, Match, Network};
use crate::table::{self, StyleWriter};

/// Where the interface is.
pub(super) const ROOT: &str = "/api/v1/";

/// Answers a query of the table: as JSON what the command line prints, or a table in another format.
pub(super) fn query(call: &Call) -> Result<Reply, Problem> {
    let name = call.path.strip_prefix(ROOT).unwrap_or_default();
    let row = QUERIES.iter().find(|row| row.name == name);
    let row = row.ok_or_else(|| Problem::new(404, "Not found", format!("no query {name}")))?;
    let of = |error| Problem::of(&error);
    let mut query = row.query(call.parameters.options(row)).map_err(of)?;
    refuse_long(call, &mut query)?;
    let mut context = call.context()?;
    let report = query.run(call.network(), &mut context).map_err(|error| {
        let options = query.options();
        Problem::of(&error).with_names(call.network(), names(row, &options).into_iter())
    })?;
    let format = call.parameters.get("format").unwrap_or("json");
    let style = style(format, std::iter::empty())?;
    let reply = Reply::styled(style, report.as_ref(), || {
        let (schema, options) = (query.row().schema(), query.options());
        (call.site.answering)(schema, options, report.as_ref(), call.network())
    })?;
    let is_data = matches!(style.writer, StyleWriter::Data(_));
    let reply = if is_data { reply.named(&format!("{name}.{format}")) } else { reply };
    Ok(reply.with_remarks(&context.remarks))
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
    let command = query.map_or_else(|| format!("coauth {name}"), |query| command(call, &query));
    Problem::too_long("this takes too long for a page on a network of this size", command)
}

/// Refuses a query that takes more than about a second on a large network.
fn refuse_long(call: &Call, query: &mut AnyQuery) -> Result<(), Problem> {
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
        "connect" => true,
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
    Err(Problem::too_long(what, command(call, query)))
}

/// The command line that gives the same answer.
fn command(call: &Call, query: &AnyQuery) -> String {
    let row = query.row();
    let (options, defaults) = (query.options(), row.defaults());
    let mut words = vec!["coauth".to_owned(), row.variant_of.unwrap_or(row.name).to_owned()];
    let texts = |value: &Value| match value {
        Value::Array(several) => several.iter().map(text).collect(),
        one => vec![text(one)],
    };
    for required in row.required {
        words.extend(options.get(*required).map(texts).into_iter().flatten());
    }
    let given = options.as_object().into_iter().flatten();
    for (name, value) in given.filter(|(name, value)| {
        !row.required.contains(&name.as_str()) && defaults.get(name.as_str()) != Some(*value)
    }) {
        let option = format!("--{}", name.replace('_', "-"));
        match value {
            Value::Bool(true) => words.push(option),
            Value::Bool(false) | Value::Null => {}
            value => texts(value).into_iter().for_each(|value| words.extend([option.clone(), value])),
        }
    }
    for name in ["since", "until", "max_authors", "min_papers", "counting"] {
        if let Some(value) = call.parameters.get(name) {
            words.extend([format!("--{}", name.replace('_', "-")), quoted(value)]);
        }
    }
    words.extend(["-i".to_owned(), quoted(&call.site.input)]);
    words.join(" ")
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), quoted)
}

/// A word for a shell.
pub(super) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// An author found by a search, with what distinguishes them from others of that name.
#[derive(Debug, Serialize)]
pub(super) struct Hit {
    #[serde(flatten)]
    pub(super) person: Person,
    /// How the text matches: `exact`, `beginning`, `words` or `near`.
    #[serde(rename = "match")]
    pub(super) by: &'static str,
    /// `None` if the network has no papers.
    pub(super) papers: Option<usize>,
    pub(super) years: Option<Years>,
    /// The co-authors with the most papers in common.
    pub(super) coauthors: Vec<String>,
    pub(super) identifiers: Vec<String>,
}

/// The authors that a text may mean.
#[derive(Debug, Serialize)]
struct Found<'a> {
    schema: &'static str,
    query: &'a str,
    authors: Vec<Hit>,
}

/// Co-authors of papers with more authors distinguish no author.
const FEW_AUTHORS: usize = 50;

/// The most papers that are looked at for what distinguishes an author.
const FEW_PAPERS: usize = 200;

impl Hit {
    fn of(network: &Network, author: AuthorId, by: Match) -> Self {
        let papers = network.papers_of(author);
        let mut met: Vec<AuthorId> = Vec::new();
        for &paper in papers.iter().take(FEW_PAPERS) {
            let byline = network.byline(paper);
            let others = byline.iter().copied().filter(|&other| other != author);
            met.extend(others.filter(|_| byline.len() <= FEW_AUTHORS));
        }
        met.sort_unstable();
        let mut counted: Vec<(usize, AuthorId)> =
            met.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
        counted.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let spellings = network.spelling_numbers(author).iter();
        let mut identifiers: Vec<String> =
            spellings.flat_map(|&spelling| network.meant().ids(spelling)).map(str::to_owned).collect();
        identifiers.sort_unstable();
        identifiers.dedup();
        Self {
            person: Person::of(network, author),
            by: by.name(),
            papers: network.has_papers().then_some(papers.len()),
            years: Years::of(network, papers.iter().copied()),
            coauthors: counted.iter().take(2).map(|&(_, other)| network.name(other).into_owned()).collect(),
            identifiers,
        }
    }
}

/// The authors that a text may mean.
pub(super) fn found(network: &Network, lookup: &Lookup, text: &str, limit: usize) -> Vec<Hit> {
    let found = lookup.find(network, text, limit);
    found.into_iter().map(|(author, by)| Hit::of(network, author, by)).collect()
}

/// The most authors that a search lists.
pub(super) const MOST_FOUND: usize = 200;

/// Searches while a name is typed.
pub(super) fn search(call: &Call) -> Result<Reply, Problem> {
    let Some(text) = call.parameters.get("q") else {
        return Err(Problem::refused("q is required: the text to search for"));
    };
    let limit = call.parameters.number("limit")?.unwrap_or(10).min(MOST_FOUND);
    let authors = found(call.network(), &call.edition.lookup, text, limit);
    let mut json = Vec::new();
    let written = table::write_json(&Found { schema: "coauth.search/1", query: text, authors }, &mut json);
    written.map_err(Problem::unwritten)?;
    Ok(Reply::json(json))
}
