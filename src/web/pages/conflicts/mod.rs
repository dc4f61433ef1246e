//! Conflicts of interest between a committee and submissions, which are pasted and never stored.

mod asked;
mod explanation;
mod files;
mod form;
mod verdicts;

use maud::{Markup, html};

use asked::Asked;

use crate::conflicts::{ConflictsReport, Outcome, Warning};
use crate::table::shown_count;
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::problem::Problem;
use crate::web::reply::Reply;

pub(in crate::web) fn conflicts(call: &Call) -> Result<Reply, Problem> {
    let asked = Asked::of(call)?;
    let outcome = asked.as_ref().map(|asked| asked.rule.judge(&asked.conference, call.network()));
    let judged = asked.as_ref().zip(outcome.as_ref());
    if let (Some((asked, outcome)), Some(format)) = (judged, call.parameters.get("format")) {
        return files::file(call, asked, outcome, format);
    }
    let report = outcome.as_ref().map(Outcome::report);
    let explained = match judged {
        Some((_, outcome)) => explanation::asked(call, outcome)?,
        None => None,
    };
    let content = html! {
        h1 { "Conflicts of interest" }
        form id="conflicts" action="/conflicts" method="post" {
            @match judged.zip(report.as_ref()) {
                None => { (form::first(call)) }
                Some(((asked, outcome), report)) => {
                    (figures(report))
                    details { summary { "Committee, submissions and rule" } (form::fields(call)) }
                    @if let Some(explained) = &explained { (explanation::shown(call, explained)) }
                    (verdicts::verdicts(asked, outcome))
                    (audit(report))
                    (explanation::field(call))
                    (files::files(call, asked, outcome)?)
                    (notices(call, asked, outcome))
                }
            }
        }
        p.note { "What you paste is used for this answer only: the server neither stores nor logs it." }
    };
    Ok(Reply::html(page(&call.site, "/conflicts", "Conflicts of interest", &content)))
}

fn figures(report: &ConflictsReport) -> Markup {
    let pairs = report.pairs;
    let rows = [
        ("Members", report.members),
        ("Submissions", report.submissions),
        ("Pairs in conflict", pairs.conflict),
        ("Ambiguous", pairs.ambiguous),
        ("Weak", pairs.weak),
        ("Dismissed", pairs.dismissed),
    ];
    html! {
        p { "By " (report.window.in_words()) "."
            @if pairs.depends_on_date > 0 {
                " " (shown_count(pairs.depends_on_date as u64)) " of the conflicts depend on a date that is not known exactly."
            }
        }
        dl.figures { @for (name, count) in rows { div { dt { (name) } dd { (shown_count(count as u64)) } } } }
    }
}

/// Conflicts that were not declared, and declarations for which nothing was found.
fn audit(report: &ConflictsReport) -> Markup {
    let Some(audit) = &report.audit else { return html! {} };
    let lists =
        [("Found, but not declared", &audit.missing), ("Declared, but not found", &audit.unsupported)];
    html! {
        h2 { "Declared conflicts" }
        @for (heading, pairs) in lists {
            h3 { (heading) }
            @if pairs.is_empty() { p { "None." } } @else { ul { @for pair in pairs { li { bdi { (pair.reviewer) } ", submission " bdi { (pair.submission) } ": " (pair.kind) } } } }
        }
    }
}

/// The most warnings that are listed.
const WARNINGS: usize = 50;

/// What the files were read as, what is wrong in them, and what could not be judged.
fn notices(call: &Call, asked: &Asked, outcome: &Outcome<'_>) -> Markup {
    let warnings = outcome.all_warnings();
    html! {
        h2 { "What was read" }
        ul {
            @for file in asked.conference.files() { li { bdi { (file.in_words()) } } }
            @for remark in asked.remarks(call) { li { (remark) } }
            @for reason in outcome.not_judged() { li { "not judged: " (reason) } }
        }
        @if !warnings.is_empty() {
            h2 { "Warnings" }
            ul { @for line in warnings.iter().take(WARNINGS).map(Warning::line) { li { bdi { (line) } } } }
            @if warnings.len() > WARNINGS {
                p.note { (WARNINGS) " of " (shown_count(warnings.len() as u64)) ". The JSON file has all of them." }
            }
        }
    }
}
