//! How several people are connected.

use maud::{Markup, html};

use super::parts::{author_link, drawing, papers_of, selection_fields, selection_note};
use super::problem::told;
use crate::analysis::{self, ConnectReport, Query};
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::problem::Problem;
use crate::web::reply::Reply;

pub(in crate::web) fn connect(call: &Call) -> Result<Reply, Problem> {
    let names: Vec<&str> = listed(call, "people").collect();
    let (report, problem) = match (names.len() >= 2).then(|| found(call, &names)).transpose() {
        Ok(report) => (report, None),
        Err(problem) => (None, Some(problem)),
    };
    let content = html! {
        h1 { "Connect several people" }
        @if let Some(report) = &report { (selection_note(call)) (answer(call, report)) }
        @if let Some(problem) = &problem { (told(problem, "/connect", &call.parameters)) }
        form action="/connect" {
            label for="people" { "People " span.hint { "one per line, from two to a hundred" } }
            textarea id="people" name="people" required placeholder="Ada Lovelace\nCharles Babbage" { (names.join("\n")) }
            (selection_fields(call))
            div.row { button { "Connect" } }
        }
        @if report.is_none() && problem.is_none() {
            p { "The answer is a small network that joins them: as few additional people as can be found, with the papers of every tie." }
        }
    };
    let reply = Reply::html(page(&call.site, "/connect", "Connect several people", &content));
    Ok(match &problem {
        // The names stay in the form, where one is mended.
        Some(problem) => reply.about(problem),
        None => reply,
    })
}

/// The names of a field with one name a line.
pub(super) fn listed<'a>(call: &'a Call, field: &'a str) -> impl Iterator<Item = &'a str> {
    let lines = call.parameters.all(field).flat_map(str::lines);
    lines.map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn found(call: &Call, names: &[&str]) -> Result<ConnectReport, Problem> {
    let query = analysis::Connect::all(names.iter().copied());
    let mut context = call.context()?;
    query
        .run(call.network(), &mut context)
        .map_err(|error| Problem::of(&error).with_names(call.network(), &context, names.iter().copied()))
}

fn answer(call: &Call, report: &ConnectReport) -> Markup {
    html! {
        p { (report.headline()) "." }
        @for tree in &report.trees {
            @if !tree.additional.is_empty() {
                h2 { "Through" }
                ul { @for (name, id) in tree.additional.iter().zip(&tree.additional_ids) { li { (author_link(call, name, id)) } } }
            }
            ol.plain {
                @for hop in &tree.ties {
                    li {
                        strong { (author_link(call, &hop.from, &hop.from_id)) " – " (author_link(call, &hop.to, &hop.to_id)) }
                        (papers_of(hop))
                    }
                }
                @if tree.ties.is_empty() { @for (name, id) in tree.authors.iter().zip(&tree.author_ids) {
                    li { (author_link(call, name, id)) span.note { " is not connected with the others" } }
                } }
            }
        }
        @let ids: Vec<String> = report.trees.iter().flat_map(|tree| &tree.author_ids).map(|id| format!("id:{id}")).collect();
        @let top = ids.len().to_string();
        @let around: Vec<(&str, &str)> = ids.iter().map(|id| ("around", id.as_str())).chain([("depth", "0"), ("top", &top)]).collect();
        (drawing(call, &around, "The people and the ties among them"))
    }
}
