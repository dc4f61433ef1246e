//! The verdicts with their evidence, each to be dismissed and restored.

use std::collections::HashSet;

use maud::{Markup, html};

use super::super::parts::paper;
use super::asked::{Asked, value};
use crate::conflicts::{ConflictRow, JudgedPair, Outcome, Verdict};
use crate::table::{counted, shown_count};

/// The most pairs of a page.
const SHOWN: usize = 500;

/// The papers of a finding that are shown at once.
const PAPERS: usize = 3;

pub(super) fn verdicts(asked: &Asked, outcome: &Outcome<'_>) -> Markup {
    let pairs = outcome.judged_pairs();
    let checked: HashSet<String> = asked.dismissed.iter().map(value).collect();
    let (shown, rest) = pairs.split_at(pairs.len().min(SHOWN));
    let listed: HashSet<String> = shown.iter().filter_map(|pair| pair.decision.as_ref().map(value)).collect();
    html! {
        h2 { "Verdicts" }
        @if pairs.is_empty() {
            p { "Nothing was found between the committee and the submissions. What was read is below: check that everyone was found in the input." }
        } @else {
            div.scroll { table.verdicts data-filter {
                thead { tr { th scope="col" { "Member and submission" } th scope="col" { "Verdict and evidence" } th scope="col" { "Decision" } } }
                tbody { @for pair in shown { (row(pair, &checked)) } }
            } }
            @if !rest.is_empty() {
                p.note { (shown_count(SHOWN as u64)) " of " (counted(pairs.len() as u64, "pair")) ", the gravest first. The files below have all of them." }
            }
            div.row {
                button { "Apply the decisions" }
                span.note data-decided role="status" {}
            }
        }
        // What was decided about pairs that are not listed stays decided.
        @for decision in asked.dismissed.iter().map(value).filter(|decision| !listed.contains(decision)) {
            input type="hidden" name="dismiss" value=(decision);
        }
    }
}

fn row(pair: &JudgedPair, checked: &HashSet<String>) -> Markup {
    let Some(first) = pair.findings.first() else { return html! {} };
    let decision = pair.decision.as_ref().map(value);
    let is_checked = decision.as_ref().is_some_and(|decision| checked.contains(decision));
    let asked = serde_json::json!([first.reviewer_id, first.submission]).to_string();
    let who = format!("{}, submission {}", first.reviewer, first.submission);
    html! {
        tr.dismissed[pair.verdict == Verdict::Dismissed] {
            td {
                strong { bdi { (first.reviewer) } }
                div { "submission " bdi { (first.submission) } @if let Some(title) = &first.title { ": " bdi { (title) } } }
            }
            td {
                strong { (words(pair)) }
                ul { @for finding in &pair.findings { li { (verdict_beside(finding, pair.verdict)) (evidence(finding)) } } }
                button.link name="explain" value=(asked) { "Who and why" span.hidden { ": " (who) } }
            }
            td {
                @match &decision {
                    Some(decision) => {
                        label.check { input type="checkbox" name="dismiss" value=(decision) checked[is_checked]; " dismiss" span.hidden { ": " (who) } }
                        @if pair.verdict == Verdict::Dismissed && !is_checked { span.note { "by your earlier decisions" } }
                    }
                    None if pair.verdict == Verdict::Old => {}
                    None => { span.note { "cannot be dismissed" } }
                }
            }
        }
    }
}

/// The verdict of a finding that is not that of its pair: of a pair with a conflict, another finding may be ambiguous.
fn verdict_beside(finding: &ConflictRow, of_pair: Verdict) -> Markup {
    html! { @if finding.verdict != of_pair { strong { (finding.verdict.name()) } ": " } }
}

fn words(pair: &JudgedPair) -> &'static str {
    match pair.verdict {
        Verdict::Conflict if pair.depends_on_date => "Conflict, depending on a date",
        Verdict::Conflict => "Conflict",
        Verdict::Ambiguous => "Ambiguous: another person or organization may be meant",
        Verdict::Weak => "Weak: papers of very many authors",
        Verdict::Dismissed => "Dismissed",
        Verdict::Old => "None: older papers only",
    }
}

/// A finding in words, with its papers.
pub(super) fn evidence(finding: &ConflictRow) -> Markup {
    let (first, more) = finding.papers.split_at(finding.papers.len().min(PAPERS));
    html! {
        bdi { (finding.sentence()) }
        @if !first.is_empty() { ul { @for one in first { li { (paper(one)) } } } }
        @if !more.is_empty() {
            details { summary { (counted(more.len() as u64, "older paper")) } ul { @for one in more { li { (paper(one)) } } } }
        }
    }
}
