//! Who is who: likely errors in how names were resolved, and why spellings are one person.

use hashbrown::HashSet;
use maud::{Markup, html};

use super::parts::{author_field, author_link, downloads};
use crate::analysis::{self, NamesReport, Query, Report, SuspectRow};
use crate::names::Aliases;
use crate::table::{counted, shown_count};
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::problem::Problem;
use crate::web::queries::{is_small, too_long};
use crate::web::reply::Reply;

/// The most suspects of a page.
const SHOWN: usize = 100;

pub(in crate::web) fn names(call: &Call) -> Result<Reply, Problem> {
    let explained = call.parameters.get("explain");
    let wants_suspects = explained.is_none() && is_small(call.network());
    let report = match explained {
        Some(name) => Some(asked(call, Some(name))?),
        None if wants_suspects => Some(asked(call, None)?),
        None => None,
    };
    let content = html! {
        h1 { "Who is who" }
        form action="/names" {
            (author_field("Why are these spellings one person?", "explain", explained.unwrap_or_default(), true))
            div.row { button { "Explain" } }
        }
        @match (&report, explained) {
            (Some(report), Some(_)) => { (explanation(call, report)) }
            (Some(report), None) => { (suspects(call, report)) }
            (None, _) => {
                h2 { "Likely errors" }
                p { a href=(call.link("/jobs", &[("query", "names"), ("suspects", "true")])) { "Find them here" } ", which takes long on a network of this size." }
                @let command = too_long(call, "names").command.clone().unwrap_or_default();
                p { "Or on the command line:" }
                pre { (command.replace("coauth names", "coauth names --suspects")) }
            }
        }
    };
    Ok(Reply::html(page(&call.site, "/names", "Who is who", &content)))
}

fn asked(call: &Call, explained: Option<&str>) -> Result<NamesReport, Problem> {
    let query = analysis::Names {
        suspects: explained.is_none(),
        explain: explained.map(str::to_owned),
        limit: SHOWN,
    };
    let mut context = call.context()?;
    query
        .run(call.network(), &mut context)
        .map_err(|error| Problem::of(&error).with_names(call.network(), &context, explained.into_iter()))
}

fn explanation(call: &Call, report: &NamesReport) -> Markup {
    html! {
        @for named in &report.authors {
            h2 { (author_link(call, &named.person.author, &named.person.author_id)) }
            ul { @for spelling in &named.spellings { li {
                bdi { (spelling.text) }
                span.note { " " (counted(spelling.mentions.into(), "mention"))
                    @for identifier in &spelling.identifiers { " · " (identifier) } }
            } } }
            @if named.joins.is_empty() { p { "This author has one spelling, so that nothing was merged." } }
            @else {
                h2 { "Merges" }
                ul { @for join in &named.joins { li { bdi { (join.a) } " = " bdi { (join.b) } span.note { " · " (join.reason.name()) } } } }
            }
        }
        @if let Some(rows) = report.verdicts.as_deref().filter(|rows| !rows.is_empty()) {
            h2 { "For and against, in bits" }
            ul { @for row in rows { li { bdi { (row.between()) } span.note { " · " (row.about()) } } } }
        }
        @let suspects = report.suspects.as_deref().unwrap_or_default();
        @if !suspects.is_empty() {
            h2 { "Likely errors" }
            ul { @for row in suspects { li {
                (author_link(call, &row.a, &row.a_id))
                @match &row.b {
                    Some(b) => { " and " (author_link(call, b, row.b_id.as_deref().unwrap_or_default())) " may be one person" }
                    None => { " may be several people" }
                }
                span.note { " · " (row.reason) }
            } } }
        }
        @if report.excerpts().line().is_some() {
            p.note { "Only " (shown_count(SHOWN as u64)) " of a list are shown." }
            (downloads(call, "names", &[("explain", call.parameters.get("explain").unwrap_or_default()), ("limit", "0")]))
        }
        p { "To change this, put a line into a file and pass it to " code { "--aliases" } ": "
            code { "spelling → person" } ", or " code { "spelling @ paper → person" } " for one paper." }
    }
}

/// The line that merges the two authors of each suspect; `None` where there is none, or where the lines of others leave none.
///
/// A spelling has one line: what is another spelling in one line is the person of the next. Lines may be a chain or a circle.
fn merging_lines(suspects: &[SuspectRow]) -> Vec<Option<String>> {
    let mut with_line: HashSet<&str> = HashSet::new();
    let mut lines = Vec::with_capacity(suspects.len());
    for SuspectRow { a, b, .. } in suspects {
        let mut both_ways = b.as_ref().map(|b| [(b, a), (a, b)]).into_iter().flatten();
        let free = both_ways.find(|(spelling, _)| with_line.insert(spelling));
        lines.push(free.map(|(spelling, person)| Aliases::line(spelling, person)));
    }
    lines
}

fn suspects(call: &Call, report: &NamesReport) -> Markup {
    let suspects = report.suspects.as_deref().unwrap_or_default();
    if suspects.is_empty() {
        return html! { h2 { "Likely errors" } p { "Nothing looks wrong: no two authors look like one person, and no author like several." } };
    }
    let is_cut = report.excerpts().line().is_some();
    html! {
        h2 { "Likely errors" }
        @if is_cut { p.note { "The likeliest " (shown_count(suspects.len() as u64)) "; the downloads below have all." } }
        p { "Check what is one person. The lines below go into a file for " code { "--aliases" } "; nothing is stored here." }
        form data-decisions {
            ul.plain { @for (row, line) in suspects.iter().zip(merging_lines(suspects)) { li { (suspect(call, row, line.as_deref())) } } }
            label for="lines" { "Lines for the file" }
            textarea id="lines" readonly {}
            div.row { a download="aliases.txt" hidden { "Save the file" } }
        }
        (downloads(call, "names", &[("suspects", "true"), ("limit", "0")]))
    }
}

fn suspect(call: &Call, row: &SuspectRow, line: Option<&str>) -> Markup {
    let Some(b) = &row.b else {
        return html! {
            (author_link(call, &row.a, &row.a_id)) " may be several people"
            span.note { " · " (row.reason) " · " code { (row.a) " @ paper → " (row.a) " (2)" } }
        };
    };
    let question = html! { bdi { (row.a) } " and " bdi { (b) } " are one person" };
    html! {
        @match line {
            Some(line) => { label { input type="checkbox" value=(line); " " (question) } }
            None => { (question) ": lines of the pairs above say so together" }
        }
        span.note { (row.reason) " · "
            (author_link(call, &row.a, &row.a_id)) " · " (author_link(call, b, row.b_id.as_deref().unwrap_or_default()))
            @if let Some(line) = line { " · " code { (line) } } }
    }
}
