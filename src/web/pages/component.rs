//! Components: the largest ones, and who is in one of them.

use maud::{Markup, html};

use super::parts::{author_link, downloads, drawing, selection_fields, selection_note};
use crate::network::{AuthorId, Component};
use crate::table::{counted, shown_count};
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::leaders;
use crate::web::problem::Problem;
use crate::web::reply::Reply;

/// The rows of a page.
const SHOWN: usize = leaders::KEPT;

/// The most people of a drawing.
const DRAWN: usize = 120;

/// The largest components, or the one of the parameter `rank`.
pub(in crate::web) fn component(call: &Call) -> Result<Reply, Problem> {
    match call.parameters.number::<usize>("rank")? {
        Some(rank) => one(call, rank),
        None => all(call),
    }
}

/// The address of a component.
pub(super) fn link(call: &Call, rank: usize) -> String {
    call.link("/component", &[("rank", &rank.to_string())])
}

/// The members with the most co-authors, the most first.
fn first(call: &Call, component: Component, most: usize) -> Vec<AuthorId> {
    call.edition.leaders.of(call.network(), component, most)
}

fn one(call: &Call, rank: usize) -> Result<Reply, Problem> {
    let network = call.network();
    let components = network.components();
    if !(1..=components.len()).contains(&rank) {
        let what = format!("no component {rank}; components are numbered 1 to {}", components.len());
        return Err(Problem::new(404, "Not found", what));
    }
    let component = components.get(rank - 1);
    let members = first(call, component, SHOWN);
    let title = format!("Component {}", shown_count(rank as u64));
    let about = format!("The people of component {rank} and the ties among them");
    let number = rank.to_string();
    let map = members.first().map(|&author| format!("id:{}", network.author_key(author)));
    let content = html! {
        h1 { (title) }
        (selection_note(call))
        p { "Everyone here is connected with everyone through co-authors, and with no one else." }
        (figures(call, component))
        @if let Some(author) = map.filter(|_| !call.is_selection()) { p { a href=(call.link("/map", &[("author", &author)])) { "On the map" } } }
        @if component.authors > 1 {
            h2 { "Drawing" }
            @if component.authors > DRAWN { p.note { "The " (DRAWN) " people with the most co-authors, and the ties among them." } }
            (drawing(call, &[("component", &number), ("top", &DRAWN.to_string())], &about))
        }
        h2 { "People" }
        div.scroll { table data-filter {
            thead { tr { th scope="col" { "Author" } th.number scope="col" { "Co-authors" } @if network.has_papers() { th.number scope="col" { "Papers" } } } }
            tbody { @for &author in &members { tr {
                td { (author_link(call, &network.name(author), &network.author_key(author))) }
                td.number { (shown_count(network.degree(author).into())) }
                @if network.has_papers() { td.number { (shown_count(network.papers_of(author).len() as u64)) } }
            } } }
        } }
        @if members.len() < component.authors {
            p.note { "Those with the most co-authors: " (shown_count(members.len() as u64)) " of " (counted(component.authors as u64, "author")) ". "
                "Everyone is found by the search, and listed by " code { "coauth components --members" } "." }
        }
        nav.row aria-label="Components" {
            @if rank > 1 { a href=(link(call, rank - 1)) rel="prev" { "Larger: component " (rank - 1) } }
            @if rank < components.len() { a href=(link(call, rank + 1)) rel="next" { "Smaller: component " (rank + 1) } }
            a href=(call.link("/component", &[])) { "All components" }
        }
    };
    Ok(Reply::html(page(&call.site, "/component", &title, &content)))
}

fn figures(call: &Call, component: Component) -> Markup {
    let years = call.network().components().years(component);
    html! {
        dl.figures {
            div { dt { "Authors" } dd { (shown_count(component.authors as u64)) } }
            @if call.network().has_papers() { div { dt { "Papers" } dd { (shown_count(component.papers.into())) } } }
            div { dt { "Ties" } dd { (shown_count(component.ties)) } }
            @if let Some(years) = years { div { dt { "Years" } dd { (years.start()) "–" (years.end()) } } }
        }
    }
}

/// The largest components from the rank of the parameter `from` on.
fn all(call: &Call) -> Result<Reply, Problem> {
    let network = call.network();
    let components = network.components();
    let from = call.parameters.number::<usize>("from")?.unwrap_or(1);
    if from == 0 || from > components.len().max(1) {
        let what = format!("no component {from}; components are numbered 1 to {}", components.len());
        return Err(Problem::new(404, "Not found", what));
    }
    let next = from + SHOWN;
    let content = html! {
        h1 { "Components" }
        (selection_note(call))
        p { "Groups in which everyone is connected with everyone through co-authors: " (shown_count(components.len() as u64)) ", largest first." }
        (rows(call, from, SHOWN))
        nav.row aria-label="Components" {
            @if from > 1 { a href=(call.link("/component", &[("from", &from.saturating_sub(SHOWN).max(1).to_string())])) rel="prev" { "Larger" } }
            @if next <= components.len() { a href=(call.link("/component", &[("from", &next.to_string())])) rel="next" { "Smaller" } }
        }
        (downloads(call, "components", &[("limit", "1000")]))
        form action="/component" { (selection_fields(call)) div.row { button.second { "Select" } } }
    };
    Ok(Reply::html(page(&call.site, "/component", "Components", &content)))
}

/// A table of components from a rank on.
pub(super) fn rows(call: &Call, from: usize, most: usize) -> Markup {
    let network = call.network();
    let components = network.components();
    html! {
        div.scroll { table {
            thead { tr { th scope="col" { "Component" } th.number scope="col" { "Authors" } th scope="col" { "Most co-authors" } } }
            tbody { @for component in components.iter().skip(from - 1).take(most) { tr {
                td { a href=(link(call, component.rank)) { (component.rank) span.hidden { ": everyone in it" } } }
                td.number { (shown_count(component.authors as u64)) }
                td { @for author in first(call, component, 1) { (author_link(call, &network.name(author), &network.author_key(author))) } }
            } } }
        } }
    }
}
