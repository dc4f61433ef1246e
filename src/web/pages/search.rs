//! Search for an author.

use maud::html;

use super::parts::author_link;
use crate::table::counted;
use crate::web::api::{Hit, MOST_FOUND, found};
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::problem::Problem;
use crate::web::reply::Reply;

/// The authors that are listed, unless the address has a number.
const SHOWN: usize = 25;

pub(in crate::web) fn search(call: &Call) -> Result<Reply, Problem> {
    let text = call.parameters.get("q").unwrap_or_default();
    let limit = call.parameters.number("limit")?.unwrap_or(SHOWN).clamp(1, MOST_FOUND);
    // One more than is shown says whether there are more.
    let mut hits = found(call.network(), &call.edition.lookup, text, limit + 1);
    let has_more = hits.len() > limit;
    hits.truncate(limit);
    let is_near = hits.first().is_some_and(|hit| hit.by == "near");
    let content = html! {
        h1 { "Search" }
        form action="/search" role="search" {
            label for="q" { "Name, part of a name, or identifier" }
            div.row { div.grow { input id="q" name="q" type="search" value=(text) data-suggest="go" autofocus[text.is_empty()]; } button { "Search" } }
        }
        @if text.is_empty() {
            p { "Any part of a name finds an author: " code { "guib leo" } " finds Leonidas Guibas. An identifier such as "
                code { "orcid:0000-0002-1825-0097" } " finds whoever has it." }
        } @else if hits.is_empty() {
            p { "No author has this name, a name that begins with it, or a similar one. Try fewer letters of one part of the name." }
        } @else if is_near {
            p { "No author has exactly this name. Similar names:" }
        }
        ol.plain { @for hit in &hits { li { (row(call, hit)) } } }
        @if has_more && limit < MOST_FOUND {
            p { a href=(call.link("/search", &[("q", text), ("limit", "200")])) { "Show more" } }
        } @else if has_more {
            p.faint { "More authors match; add letters to find the one you mean." }
        }
    };
    let title = if text.is_empty() { "Search".to_owned() } else { format!("{text} · Search") };
    Ok(Reply::html(page(&call.site, "/search", &title, &content)))
}

fn row(call: &Call, hit: &Hit) -> maud::Markup {
    html! {
        (author_link(call, &hit.person.author, &hit.person.author_id))
        div.note {
            @if let Some(papers) = hit.papers { (counted(papers as u64, "paper")) }
            @if let Some(years) = hit.years { ", " (years.shown()) }
            @for (place, name) in hit.coauthors.iter().enumerate() {
                @if place == 0 { " · with " } @else { ", " }
                bdi { (name) }
            }
            @for identifier in hit.identifiers.iter().take(2) { " · " (identifier) }
        }
    }
}
