//! The interface for programs: each query of the table, and search while a name is typed.

use serde::Serialize;

use super::call::Call;
use super::problem::Problem;
use super::queries::{ROOT, answered, refuse_long, row_named, styled};
use super::reply::{Reply, style};
use crate::analysis::{Person, Years};
use crate::network::{AuthorId, Lookup, Match, Network};
use crate::table;

/// Answers a query of the table: as JSON what the command line prints, or a table in another format.
pub(super) fn query(call: &Call) -> Result<Reply, Problem> {
    let name = call.path.strip_prefix(ROOT).unwrap_or_default();
    let row = row_named(name)?;
    let of = |error| Problem::of(&error);
    call.parameters.refuse_repeated(row)?;
    let mut query = row.query(call.parameters.options(row)).map_err(of)?;
    refuse_long(call, &mut query)?;
    let mut context = call.context()?;
    let report = answered(call, &query, &mut context)?;
    let style = style(call.parameters.get("format").unwrap_or("json"), std::iter::empty())?;
    Ok(styled(call, &query, report.as_ref(), style)?.with_remarks(&context.remarks))
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
    call.parameters.refuse_others(&["q", "limit"])?;
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
