//! The first page: the search, and the network in numbers.

use maud::{Markup, html};

use super::component;
use super::parts::{author_link, downloads};
use crate::analysis::{Query, Top};
use crate::table::{counted, shown_count};
use crate::web::call::Call;
use crate::web::charts::ByYear;
use crate::web::frame::page;
use crate::web::problem::Problem;
use crate::web::reply::Reply;

/// The lists on this page are beginnings.
const SHOWN: usize = 8;

pub(in crate::web) fn home(call: &Call) -> Result<Reply, Problem> {
    let network = call.network();
    let top = Top { limit: SHOWN, ..Top::default() };
    let top = top.run(network, &mut call.context()?).map_err(|error| Problem::of(&error))?;
    let by_year = || ByYear::of(network.paper_years());
    let years = call.edition.papers_by_year.get_or_init(by_year);
    let content = html! {
        h1 { "Explore co-authors" }
        form action="/search" role="search" {
            label for="q" { "Search for an author" }
            div.row {
                div.grow { input id="q" name="q" type="search" autofocus data-suggest="go" placeholder="A name or a part of one"; }
                button { "Search" }
            }
        }
        (figures(call))
        @if network.has_papers() { (years.chart("Papers per year", "paper")) }
        h2 { "Most co-authors" }
        div.scroll {
            table {
                thead { tr { th scope="col" { "Author" } th.number scope="col" { "Co-authors" } th.number scope="col" { "Papers" } } }
                tbody {
                    @for row in &top.authors {
                        tr {
                            td { (author_link(call, &row.person.author, &row.person.author_id)) }
                            td.number { (shown_count(row.coauthors.into())) }
                            td.number { @if let Some(papers) = row.papers { (shown_count(papers as u64)) } }
                        }
                    }
                }
            }
        }
        (downloads(call, "top", &[("limit", "100")]))
        p { a href="/jobs" { "By betweenness and other measures" } }
        h2 { "Largest components" }
        p.note { "Groups in which everyone is connected with everyone through co-authors." }
        (component::rows(call, 1, SHOWN))
        p { a href=(call.link("/component", &[])) { "All components" } }
        (downloads(call, "components", &[("limit", "100")]))
    };
    Ok(Reply::html(page(&call.site, "/", "Co-authorship network", &content)))
}

fn figures(call: &Call) -> Markup {
    let network = call.network();
    let largest = network.components().iter().next().map_or(0, |largest| largest.authors);
    html! {
        dl.figures {
            div { dt { "Authors" } dd { (shown_count(network.author_count() as u64)) } }
            @if network.has_papers() { div { dt { "Papers" } dd { (shown_count(network.paper_count() as u64)) } } }
            div { dt { "Ties" } dd { (shown_count(network.tie_count())) } }
            div { dt { "Components" } dd { (shown_count(network.components().len() as u64)) } }
            div { dt { "Largest component" } dd { (counted(largest as u64, "author")) } }
        }
    }
}
