//! How two people are connected, and by which papers.

use maud::{Markup, html};

use super::component;
use super::layers::layers;
use super::parts::{
    author_field, author_link, downloads, drawing, papers_of, selection_fields, selection_note,
};
use crate::analysis::{self, PathBy, PathReport};
use crate::table::shown_count;
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::problem::Problem;
use crate::web::queries::is_small;
use crate::web::reply::Reply;

/// The paths that are listed at most.
const PATHS: usize = 10;

/// The paths that are drawn at most.
const DRAWN: usize = 200;

pub(in crate::web) fn path(call: &Call) -> Result<Reply, Problem> {
    let value = |name: &str| call.parameters.get(name).unwrap_or_default().to_owned();
    let (from, to) = (value("from"), value("to"));
    let report = if from.is_empty() || to.is_empty() { None } else { Some(found(call, &from, &to)?) };
    let title = report.as_ref().map_or_else(
        || "How are two people connected?".to_owned(),
        |report| format!("{} to {}", report.from, report.to),
    );
    let swapped = call.link("/path", &[&[("from", &to[..]), ("to", &from)], &detour(call)[..]].concat());
    let content = html! {
        h1 { bdi { (title) } }
        @if let Some(report) = &report { (selection_note(call)) (answer(call, report)) }
        form action="/path" {
            div.fields { (author_field("From", "from", &from, true)) (author_field("To", "to", &to, true)) }
            details open[!value("by").is_empty() || !value("avoid").is_empty()] {
                summary { "More" }
                div.fields {
                    label { "Shortest by" select name="by" {
                        @for (by, words) in [("hops", "hops"), ("strength", "strength of ties"), ("recent", "recent ties")] {
                            option value=(by) selected[value("by") == by] { (words) }
                        }
                    } }
                    (author_field("Avoid", "avoid", &value("avoid"), false))
                }
            }
            (selection_fields(call))
            div.row {
                button { "Show the path" }
                @if report.is_some() { a href=(swapped) { "Swap" } }
            }
        }
        @if report.is_none() {
            p { "A path is a chain of co-authors. Each hop is proved by the papers that the two wrote together." }
        }
    };
    Ok(Reply::html(page(&call.site, "/path", &title, &content)))
}

/// The parameters of a path besides its ends.
fn detour(call: &Call) -> Vec<(&str, &str)> {
    let by = call.parameters.get("by").map(|by| ("by", by));
    by.into_iter().chain(call.parameters.all("avoid").map(|name| ("avoid", name))).collect()
}

fn found(call: &Call, from: &str, to: &str) -> Result<PathReport, Problem> {
    let by = match call.parameters.get("by") {
        None | Some("hops") => PathBy::Hops,
        Some("strength") => PathBy::Strength,
        Some("recent") => PathBy::Recent,
        Some(other) => {
            let what = format!("no length \"{other}\"; expected hops, strength or recent");
            return Err(Problem::refused(&what));
        }
    };
    if by != PathBy::Hops && !is_small(call.network()) {
        // The interface for programs refuses the same, with the command line.
        return Err(crate::web::queries::too_long(call, "path"));
    }
    let avoid = call.parameters.all("avoid").map(str::to_owned).collect();
    let mut query = analysis::Path::between(from, to);
    (query.by, query.all, query.limit, query.avoid) = (by, true, DRAWN, avoid);
    // The papers are shown of the first path only.
    let mut context = call.context()?;
    query.proved(call.network(), &mut context, 1).map_err(|error| {
        let names = [from, to].into_iter().chain(call.parameters.all("avoid"));
        Problem::of(&error).with_names(call.network(), &context, names)
    })
}

fn answer(call: &Call, report: &PathReport) -> Markup {
    let (from, to) = (format!("id:{}", report.from_id), format!("id:{}", report.to_id));
    let ends = [("from", &from[..]), ("to", &to)];
    let Some(first) = report.paths.first() else {
        let component = |name: &str| {
            let author = call.author(name, &mut call.context().ok()?).ok()?;
            Some(call.network().components().of_author(author).rank)
        };
        if call.parameters.all("avoid").next().is_some()
            && component(&from).is_some()
            && component(&from) == component(&to)
        {
            return html! {
                div.problem { p { (report.headline()) } }
                p { "Every chain of papers between them leads through someone who is avoided. "
                    a href=(call.link("/path", &ends)) { "The path without avoiding anyone" } }
            };
        }
        return html! {
            div.problem { p { (report.headline()) } }
            p { "Two people in different components are not connected by any chain of papers in this input. "
                "A selection with more years or larger papers may connect them." }
            ul { @for (name, id) in [(&report.from, &from), (&report.to, &to)] {
                @if let Some(rank) = component(id) { li { bdi { (name) } " is in " a href=(component::link(call, rank)) { "component " (rank) } } }
            } }
        };
    };
    let about = format!("The path from {} to {} and its neighborhood", report.from, report.to);
    let detour = detour(call);
    let ids: Vec<String> = first.author_ids.iter().map(|id| format!("id:{id}")).collect();
    // A drawing finds the path by hops by itself; any other is drawn around its authors.
    let drawn: Vec<(&str, &str)> = match &detour[..] {
        [] | [("by", "hops")] => ends.to_vec(),
        _ => ids.iter().map(|id| ("around", &id[..])).collect(),
    };
    html! {
        p { (report.headline()) }
        (ladder(call, first))
        @if report.paths.len() > 1 {
            h2 { "All shortest paths" }
            (layers(call, &report.paths))
            @if let Some(count) = report.count.filter(|count| *count > report.paths.len() as u64) {
                p.note { "The first " (report.paths.len()) " of " (shown_count(count)) " paths are drawn." }
            }
            details {
                summary { "Other paths of this length" }
                ol { @for path in report.paths.iter().take(PATHS).skip(1) { li {
                    @for (place, (name, id)) in path.authors.iter().zip(&path.author_ids).enumerate() {
                        @if place > 0 { " – " }
                        (author_link(call, name, id))
                    }
                } } }
                @let listed = report.paths.len().min(PATHS);
                @if let Some(count) = report.count.filter(|count| *count > listed as u64) {
                    p.note { (listed) " of " (shown_count(count)) " paths." }
                }
            }
        }
        (downloads(call, "path", &[&ends[..], &detour].concat()))
        @if report.distance.is_some_and(|hops| hops > 0) {
            h2 { "Neighborhood" }
            (drawing(call, &[&drawn[..], &[("depth", "1")]].concat(), &about))
        }
    }
}

fn ladder(call: &Call, path: &analysis::PathRow) -> Markup {
    html! {
        ol.ladder {
            @for (place, (name, id)) in path.authors.iter().zip(&path.author_ids).enumerate() {
                li.person { (author_link(call, name, id)) }
                @if let Some(hop) = path.hops.get(place) { li.hop { (papers_of(hop)) } }
            }
        }
    }
}
