//! What is served, how it was made, and the interface for programs.

use maud::html;

use crate::table::{counted, shown_count};
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::problem::Problem;
use crate::web::queries::ROOT;
use crate::web::reply::Reply;

/// The inputs that are listed.
const SHOWN: usize = 50;

pub(in crate::web) fn about(call: &Call) -> Result<Reply, Problem> {
    let network = call.network();
    let inputs = network.corpus().inputs();
    let content = html! {
        h1 { "About this network" }
        p { "Made by coauth " (env!("CARGO_PKG_VERSION")) " from " (counted(inputs.len() as u64, "input"))
            ", with names matched by the policy " code { (network.roster().matching().name()) } "; "
            (counted(network.corpus().duplicate_count() as u64, "duplicate record")) " merged." }
        @if !network.made_with().is_empty() { p { "Options of the index: " code { (network.made_with()) } } }
        ul { @for input in inputs.iter().take(SHOWN) { li { bdi { (input.path) } span.note { " · " (input.format.name) } } } }
        @if inputs.len() > SHOWN { p.note { (shown_count(SHOWN as u64)) " of " (shown_count(inputs.len() as u64)) " inputs." } }
        h2 { "For programs" }
        p { "Each query is at " code { (ROOT) "…" } " and answers with the JSON that the command line prints, for example "
            a href="/api/v1/top?limit=5" { "/api/v1/top?limit=5" } ". "
            a href="/api/v1/openapi.json" { "OpenAPI description" } "." }
        h2 { "Keys" }
        p { "In a list of suggestions the arrow keys move, Enter chooses, and Escape closes. Everything else is links and forms." }
        h2 { "Privacy" }
        p { "Pages load nothing from elsewhere, and the server writes no file and no log. Links to papers lead to doi.org." }
    };
    Ok(Reply::html(page(&call.site, "/about", "About", &content)))
}
