//! What a page says if there is no answer, and what to do then.

use maud::{Markup, html};

use crate::table::counted;
use crate::web::frame::page;
use crate::web::parameters::Parameters;
use crate::web::problem::{Candidate, Problem};
use crate::web::site::Site;

/// The page about a problem.
pub(in crate::web) fn problem(site: &Site, problem: &Problem, path: &str, parameters: &Parameters) -> Markup {
    let content = html! {
        h1 { (problem.title) }
        (told(problem, path, parameters))
        form action="/search" role="search" {
            label for="q" { "Search for an author" }
            div.row { div.grow { input id="q" name="q" data-suggest="go"; } button { "Search" } }
        }
    };
    page(site, path, problem.title, &content)
}

/// What a problem says. Where a name may mean several authors, each is a link to the same page about that author.
pub(super) fn told(problem: &Problem, path: &str, parameters: &Parameters) -> Markup {
    let chosen = |candidate: &Candidate| {
        let name = problem.name.as_deref().unwrap_or_default();
        format!("{path}?{}", parameters.renaming(name, &format!("id:{}", candidate.author_id)))
    };
    let list = |candidates: &[Candidate]| {
        html! {
            ul.plain {
                @for candidate in candidates {
                    li {
                        a href=(chosen(candidate)) { bdi { (candidate.author) } }
                        span.note { @if let Some(papers) = candidate.papers { " " (counted(papers as u64, "paper")) } " · id:" (candidate.author_id) }
                    }
                }
            }
        }
    };
    html! {
        @if problem.retry_after.is_some() && problem.title == "Not ready yet" {
            p { bdi { (problem.detail) } ". This takes a few seconds once; then its pages are as quick as the others." }
            p { a href=(format!("{path}?{}", parameters.with(&[]))) { "Try again" } }
        } @else {
            div.problem { p { (problem.detail) } }
        }
        @if !problem.candidates.is_empty() {
            h2 { "Who is meant?" }
            (list(&problem.candidates))
        }
        @if !problem.nearest.is_empty() {
            h2 { "Did you mean …" }
            (list(&problem.nearest))
        }
        @if let Some(command) = &problem.command {
            @if let Some(job) = problem.job.as_deref().and_then(|job| job.split_once('?')) {
                p { a href=(format!("/jobs?{}", job.1)) { "Compute it here" } ", which goes on while you read other pages." }
            }
            p { "On the command line:" }
            pre { (command) }
        }
    }
}
