//! Who a member and the authors of a submission are, and everything found between them.

use maud::{Markup, html};

use super::super::parts::author_link;
use super::verdicts::evidence;
use crate::conflicts::{Explained, Explanation, Outcome, Verdict};
use crate::table::shown_number;
use crate::web::call::Call;
use crate::web::problem::Problem;

/// The explanation that a button of a row, or the fields of any pair, ask for.
pub(super) fn asked(call: &Call, outcome: &Outcome<'_>) -> Result<Option<Explanation>, Problem> {
    let fields = &call.parameters;
    let pair = match fields.get("explain") {
        Some("") | None => return Ok(None),
        Some("fields") => fields
            .get("reviewer")
            .zip(fields.get("submission"))
            .map(|(reviewer, submission)| [reviewer.to_owned(), submission.to_owned()]),
        Some(pair) => serde_json::from_str::<[String; 2]>(pair).ok(),
    };
    let missing = || Problem::refused("to explain a pair, name a member and a submission");
    let [reviewer, submission] = pair.ok_or_else(missing)?;
    outcome.explain(&reviewer, &submission).map(Some).map_err(|error| Problem::of(&error))
}

/// The fields that name any pair, also one without a conflict.
pub(super) fn field(call: &Call) -> Markup {
    let value = |name: &str| call.parameters.get(name).unwrap_or_default().to_owned();
    html! {
        details open[!value("reviewer").is_empty()] {
            summary { "Explain any pair, also one without a conflict" }
            div.fields {
                label { "Member " span.hint { "name, address or id" } input name="reviewer" value=(value("reviewer")) autocomplete="off"; }
                label { "Submission " span.hint { "id or number" } input name="submission" value=(value("submission")) autocomplete="off"; }
            }
            div.row { button name="explain" value="fields" { "Explain" } }
        }
    }
}

pub(super) fn shown(call: &Call, explanation: &Explanation) -> Markup {
    html! {
        section.explanation aria-labelledby="explanation" {
            h2 id="explanation" { bdi { (explanation.reviewer.name) } " and submission " bdi { (explanation.submission) }
                @if let Some(title) = &explanation.title { ": " bdi { (title) } } }
            p { "Verdict: " strong { (explanation.verdict.map_or("no conflict", Verdict::name)) } }
            ul {
                li { "Member " (person(call, &explanation.reviewer)) }
                @for author in &explanation.authors { li { "Author " (person(call, author)) } }
            }
            @if explanation.findings.is_empty() { p { "Nothing was found between them." } }
            @else { h3 { "Evidence" } ul { @for finding in &explanation.findings { li { (finding.verdict.name()) ": " (evidence(finding)) } } } }
        }
    }
}

fn person(call: &Call, person: &Explained) -> Markup {
    html! {
        strong { bdi { (person.name) } } ": " (person.how()) "; " (shown_number(person.expected_bearers)) " expected to bear the name"
        @for (words, authors) in [(" · is ", &person.authors), (" · may be ", &person.possible)] {
            @for (place, author) in authors.iter().enumerate() {
                @if place == 0 { (words) } @else { ", " }
                (author_link(call, &author.author, &author.author_id)) " " code { "id:" (author.author_id) }
            }
        }
    }
}
