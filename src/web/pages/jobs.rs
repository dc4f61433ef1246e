//! Queries that take long: what can be computed, how far it is, and the answer.

use form_urlencoded::Serializer;
use maud::{Markup, PreEscaped, html};

use super::parts::selection_fields;
use crate::analysis::Measure;
use crate::table::STYLES;
use crate::web::api_jobs::job_of;
use crate::web::call::Call;
use crate::web::frame::{page, reloading};
use crate::web::jobs::{Answer, Job, Outcome};
use crate::web::long::Asked;
use crate::web::parameters::{KEPT, Parameters};
use crate::web::problem::Problem;
use crate::web::queries::row_named;
use crate::web::reply::Reply;

/// What the form offers: a name, words for people, and the parameters.
const OFFERED: [(&str, &str, &str); 8] = [
    ("top", "Who is central, by a measure", "query=top"),
    ("communities", "Communities", "query=communities"),
    ("brokers", "Who and what holds components together", "query=brokers"),
    ("stats", "The network in numbers, with diameter and mean distance", "query=stats&distances=true"),
    ("ties", "The strongest ties", "query=ties"),
    ("components", "The largest components", "query=components"),
    ("timeline", "How the network grew", "query=timeline"),
    ("names", "Likely errors in who is who", "query=names&suspects=true"),
];

const TITLE: &str = "Compute";

/// How often a page without script looks how far the job is, in seconds.
const RELOAD: u32 = 2;

/// What can be computed, or the query of the address, and the last jobs.
pub(in crate::web) fn jobs(call: &Call) -> Result<Reply, Problem> {
    let content = match call.parameters.get("query") {
        Some(_) => confirmation(&Asked::of(call, &call.parameters)?),
        None => form(call),
    };
    Ok(Reply::html(page(&call.site, "/jobs", TITLE, &html! { h1 { (TITLE) } (content) (last(call)) })))
}

/// Starts the job of a form.
pub(in crate::web) fn start_job(call: &Call) -> Result<Reply, Problem> {
    let started = Asked::of(call, &wanted(call)?).and_then(Asked::start);
    let address = |job: &Job| format!("/jobs/{}", job.number);
    match started {
        Ok(job) => Ok(Reply::moved(address(&job))),
        Err(problem) if problem.status == 409 => {
            let content =
                html! { h1 { (problem.title) } div.problem { p { bdi { (problem.detail) } } } (last(call)) };
            Ok(Reply::html(page(&call.site, "/jobs", problem.title, &content)).about(&problem))
        }
        Err(problem) => Err(problem),
    }
}

/// Cancels a job.
pub(in crate::web) fn cancel_job(call: &Call) -> Result<Reply, Problem> {
    let job = job_of(call)?;
    job.cancel();
    Ok(Reply::moved(format!("/jobs/{}", job.number)))
}

/// How far a job is, or its answer.
pub(in crate::web) fn job(call: &Call) -> Result<Reply, Problem> {
    let job = job_of(call)?;
    let is_current = job.task.tag == call.edition.tag;
    let content = html! {
        h1 { bdi { (job.task.title) } }
        @match job.outcome() {
            None => { (running(&job)) }
            Some(Outcome::Done(answer)) => { (done(&job, answer)) }
            Some(Outcome::Failed(problem)) => { div.problem { p { (problem.detail) } } }
            Some(Outcome::Cancelled) => { p { "This job was cancelled." } }
        }
        @if !is_current { p.note { "The index was replaced after this job began: it is about the old one." } }
        @if job.outcome().is_some() && !(is_current && matches!(job.outcome(), Some(Outcome::Done(_)))) {
            (again(&job.task.parameters))
        }
        h2 { "On the command line" }
        p { "The same answer:" }
        pre { (job.task.command) }
        p { a href="/jobs" { "Compute something else" } }
    };
    let title = &job.task.title;
    Ok(Reply::html(match job.outcome() {
        None => reloading(&call.site, "/jobs", title, RELOAD, &content),
        Some(_) => page(&call.site, "/jobs", title, &content),
    }))
}

/// The parameters of a form: what is offered with its options, or a query as it is.
fn wanted(call: &Call) -> Result<Parameters, Problem> {
    let Some(what) = call.parameters.get("what") else { return Ok(call.parameters.clone()) };
    let offered = OFFERED.iter().find(|(name, ..)| *name == what);
    let unknown = || Problem::refused(&format!("nothing is called \"{what}\"; choose from the list"));
    let (name, _, parameters) = offered.ok_or_else(unknown)?;
    let mut written = Serializer::new((*parameters).to_owned());
    let is_list = row_named(name)?.default_limit().is_some();
    let kept = KEPT.into_iter();
    // The form has these for all that it offers.
    let kept =
        kept.chain(is_list.then_some("limit")).chain(["by", "sample"].into_iter().filter(|_| *name == "top"));
    for name in kept {
        if let Some(value) = call.parameters.get(name) {
            written.append_pair(name, value);
        }
    }
    Ok(Parameters::parse(&written.finish()))
}

fn form(call: &Call) -> Markup {
    let value = |name: &str| call.parameters.get(name).unwrap_or_default().to_owned();
    let by = call.parameters.get("by").unwrap_or("betweenness");
    html! {
        p { "What takes long is computed here, one job at a time, while you go on reading. The last two jobs are kept with their answers until the server ends." }
        form action="/jobs" method="post" {
            div.fields {
                label { "What"
                    select name="what" { @for (name, words, _) in OFFERED { option value=(name) selected[value("what") == name] { (words) } } }
                }
                label { "Measure " span.hint { "of people" }
                    select name="by" { @for measure in Measure::ALL { option selected[measure.name() == by] { (measure.name()) } } }
                }
                label { "Rows " span.hint { "20 if empty" } input name="limit" value=(value("limit")) inputmode="numeric" pattern="[0-9]*"; }
                label { "Sample " span.hint { "estimate from so many authors" }
                    input name="sample" value=(value("sample")) inputmode="numeric" pattern="[0-9]*" placeholder="1000 is quick";
                }
            }
            p.note { "Betweenness, closeness and harmonic closeness need a search from everyone, which takes hours on millions of people. A sample takes minutes and has standard errors." }
            (selection_fields(call))
            div.row { button { "Compute" } }
        }
    }
}

/// A query that another page has asked for, with a button that starts it.
fn confirmation(asked: &Asked) -> Markup {
    html! {
        p { "This takes long on a network of this size: " strong { bdi { (asked.task.title) } } "." }
        (again(&asked.task.parameters))
        p { "Or on the command line:" }
        pre { (asked.task.command) }
    }
}

/// A button that starts a query.
fn again(parameters: &str) -> Markup {
    html! {
        form action="/jobs" method="post" {
            @for (name, value) in form_urlencoded::parse(parameters.as_bytes()) { input type="hidden" name=(name) value=(value); }
            div.row { button { "Compute it here" } }
        }
    }
}

fn running(job: &Job) -> Markup {
    html! {
        div data-job=(job.number) {
            progress max="1" value=[job.progress().share] aria-label="Share done" {}
            p data-words { (job.words()) }
        }
        p { "The job goes on if you leave this page." }
        form action=(format!("/jobs/{}/cancel", job.number)) method="post" { button.second { "Cancel the job" } }
    }
}

fn done(job: &Job, answer: &Answer) -> Markup {
    let address = |format: &str| format!("/jobs/{}/answer?format={format}", job.number);
    html! {
        p.note { (job.words()) }
        @if !answer.remarks.is_empty() { ul { @for remark in &answer.remarks { li { bdi { (remark) } } } } }
        (PreEscaped(&answer.page))
        p.downloads { "Save the answer: "
            @for style in STYLES.iter().filter(|style| style.name != "text") { a href=(address(style.name)) { (style.name) } " " }
        }
    }
}

/// The running job and the last ones.
fn last(call: &Call) -> Markup {
    let jobs = call.site.jobs.all();
    html! {
        @if !jobs.is_empty() {
            h2 { "Last jobs" }
            ul.plain { @for job in &jobs { li {
                a href=(format!("/jobs/{}", job.number)) { bdi { (job.task.title) } }
                span.note { " · " (job.words()) @if job.task.tag != call.edition.tag { " · about the index before" } }
                @if job.outcome().is_none() {
                    form action=(format!("/jobs/{}/cancel", job.number)) method="post" { button.link { "Cancel" } }
                }
            } } }
        }
    }
}
