//! One author: names, papers, co-authors, place in the network.

use maud::{Markup, html};

use super::component;
use super::parts::{author_field, author_link, downloads, drawing, paper, selection_note, weight_name};
use crate::analysis::{self, AuthorReport, Distances, Query, Years};
use crate::conflicts::AGENCIES;
use crate::table::{counted, shown_count, shown_number};
use crate::web::call::Call;
use crate::web::charts::{self, ByYear};
use crate::web::frame::page;
use crate::web::problem::Problem;
use crate::web::reply::Reply;

/// The rows of a table, unless all are asked for.
const SHOWN: usize = 100;

pub(in crate::web) fn author(call: &Call) -> Result<Reply, Problem> {
    let Some(name) = call.parameters.get("name") else {
        return super::search(call);
    };
    let mut context = call.context()?;
    let network = call.network();
    let author = call.author(name, &mut context)?;
    let report = analysis::author(network, author, context.counting);
    let id = format!("id:{}", report.person.author_id);
    let years = Years::of(network, network.papers_of(author).iter().copied());
    let neighborhood = format!("The co-authors of {} and the ties among them", report.person.author);
    let content = html! {
        h1 { bdi { (report.person.author) } }
        p.faint {
            @if let Some(years) = years { (years.shown()) " · " }
            a href=(component::link(call, report.component.rank)) { "component " (report.component.rank) } " with " (counted(report.component.authors as u64, "author"))
            " · " code { (id) }
        }
        (selection_note(call))
        @if !call.is_selection() { p { a href=(call.link("/map", &[("author", &id)])) { "On the map" } } }
        (figures(&report))
        (spellings(call, &report))
        form action="/path" {
            input type="hidden" name="from" value=(id);
            (author_field("How is this author connected with …", "to", "", true))
            div.row { button { "Show the path" } }
        }
        h2 { "Neighborhood" }
        (drawing(call, &[("around", &id), ("depth", "1")], &neighborhood))
        (ByYear::of(report.papers.iter().map(|paper| paper.year)).chart("Papers per year", "paper"))
        (ByYear::of(first_years(&report).map(Some)).chart("New co-authors per year", "co-author"))
        (distances(call, &id)?)
        h2 { "Co-authors" }
        (coauthors(call, &report))
        (downloads(call, "author", &[("name", &id)]))
        (collaborators(call, &id))
        @if !report.papers.is_empty() {
            h2 { "Papers" }
            (papers(call, &report))
        }
    };
    Ok(Reply::html(page(&call.site, "/author", &report.person.author, &content)))
}

/// The years in which co-authors had their first paper with the author.
fn first_years(report: &AuthorReport) -> impl Iterator<Item = i16> {
    report.coauthors.iter().filter_map(|coauthor| Some(coauthor.years?.first))
}

/// How far everyone is from the author, which takes a search of the whole network, so that it is only made on request.
fn distances(call: &Call, id: &str) -> Result<Markup, Problem> {
    if !call.parameters.flag("distances") {
        let address = format!("/author?{}", call.parameters.with(&[("distances", "1")]));
        return Ok(html! { p { a href=(address) { "How far is everyone else?" } } });
    }
    let query = Distances { limit: 1, ..Distances::of(id) };
    let report = query.run(call.network(), &mut call.context()?).map_err(|error| Problem::of(&error))?;
    let bars = report.histogram.iter().filter(|bar| bar.distance > 0);
    let bars: Vec<(String, u64)> = bars.map(|bar| (bar.distance.to_string(), bar.authors as u64)).collect();
    Ok(html! {
        (charts::bars("People by distance", "people", &bars))
        @if report.unreachable > 0 { p.note { (counted(report.unreachable as u64, "author")) " cannot be reached by any chain of papers." } }
        (downloads(call, "distances", &[("name", id)]))
    })
}

fn figures(report: &AuthorReport) -> Markup {
    html! {
        dl.figures {
            @if let Some(papers) = report.measures.papers { div { dt { "Papers" } dd { (shown_count(papers as u64)) } } }
            div { dt { "Co-authors" } dd { (shown_count(report.measures.degree.into())) } }
            div { dt { "Strength of all ties" } dd { (shown_number(report.measures.strength.0)) } }
            @if let Some(credit) = report.measures.credit { div { dt { "Harmonic credit" } dd { (shown_number(credit)) } } }
        }
    }
}

fn spellings(call: &Call, report: &AuthorReport) -> Markup {
    let id = format!("id:{}", report.person.author_id);
    html! {
        @if report.spellings.len() > 1 {
            details {
                summary { (counted(report.spellings.len() as u64, "spelling")) }
                ul { @for spelling in &report.spellings {
                    li { bdi { (spelling.text) } span.note { " " (counted(spelling.mentions.into(), "mention")) " · " (spelling.reason.name()) } }
                } }
                p { a href=(call.link("/names", &[("explain", &id)])) { "Why these are one person" } }
            }
        }
    }
}

/// The number of rows to show, and a link to all if there are more.
fn shown(call: &Call, total: usize) -> (usize, Markup) {
    let is_all = call.parameters.flag("all") || total <= SHOWN;
    let link = html! {
        @if !is_all {
            p { (shown_count(SHOWN as u64)) " of " (shown_count(total as u64)) ". "
                a href=(format!("/author?{}", call.parameters.with(&[("all", "1")]))) { "Show all" } }
        }
    };
    (if is_all { total } else { SHOWN }, link)
}

fn coauthors(call: &Call, report: &AuthorReport) -> Markup {
    if report.coauthors.is_empty() {
        return html! { p { "No co-authors." } };
    }
    let (rows, more) = shown(call, report.coauthors.len());
    let id = format!("id:{}", report.person.author_id);
    html! {
        div.scroll {
            table data-filter {
                thead { tr { th scope="col" { "Co-author" } th.number scope="col" { (weight_name(call.network())) } th scope="col" { "Years" } th scope="col" { span.hidden { "Papers in common" } } } }
                tbody { @for coauthor in &report.coauthors[..rows] {
                    tr {
                        td { (author_link(call, &coauthor.person.author, &coauthor.person.author_id)) }
                        td.number { @match coauthor.papers { Some(papers) => (shown_count(papers.into())), None => (shown_number(coauthor.strength.0)) } }
                        td.short { @if let Some(years) = coauthor.years { (years.shown()) } }
                        td.short {
                            @let other = format!("id:{}", coauthor.person.author_id);
                            a href=(call.link("/path", &[("from", &id), ("to", &other)])) { "which" span.hidden { " papers with " (coauthor.person.author) } }
                        }
                    }
                } }
            }
        }
        (more)
    }
}

/// Who must be listed in an application: the co-authors by the rule of each funder, with their last dates and affiliations.
fn collaborators(call: &Call, id: &str) -> Markup {
    html! {
        p.downloads {
            "Collaborators to list in an application, by the rule of "
            @for rule in &AGENCIES {
                @let address = |format: &str| call.link("/api/v1/collaborators", &[("name", id), ("rule", rule.name), ("format", format)]);
                (rule.name.to_uppercase()) " (papers of " (rule.span.months) " months): "
                a href=(address("csv")) { "CSV" span.hidden { " by the rule of " (rule.name.to_uppercase()) } } " "
                a href=(address("json")) { "JSON" span.hidden { " by the rule of " (rule.name.to_uppercase()) } } " "
            }
        }
    }
}

fn papers(call: &Call, report: &AuthorReport) -> Markup {
    let (rows, more) = shown(call, report.papers.len());
    html! {
        div.scroll {
            table data-filter {
                thead { tr { th scope="col" { "Paper, newest first" } } }
                tbody { @for one in &report.papers[..rows] { tr { td { (paper(one)) } } } }
            }
        }
        (more)
    }
}
