//! The fields of the form.

use maud::{Markup, html};

use super::asked::name;
use crate::conflicts::{Day, POLICIES};
use crate::web::call::Call;

/// The form before anything was asked, with what it is for.
pub(super) fn first(call: &Call) -> Markup {
    html! {
        p { "Paste who reviews and what was submitted, to see who may not review what, and by which papers. "
            "Exports of HotCRP, OpenReview, EasyChair, CMT and START work as they are, and so does any table with a header." }
        (fields(call))
    }
}

pub(super) fn fields(call: &Call) -> Markup {
    let value = |name: &str| call.parameters.get(name).unwrap_or_default().to_owned();
    html! {
        div.fields {
            (file(call, "committee", "Committee", "a name a line, or a table", "Ann Lee\nBob Roe"))
            (file(call, "submissions", "Submissions", "id and authors, or a row for each author", "id,title,authors\n1,On ferns,Cy Poe; Di Quux"))
        }
        div.fields {
            label { "Policy" select name="policy" {
                option value="" { "none: use the window" }
                @for policy in &POLICIES {
                    option value=(policy.name) selected[value("policy") == policy.name] { (policy.name) " – " (policy.span.months) " months" }
                }
            } }
            label { "Window " span.hint { "3y or 48m; empty for all papers" } input name="window" value=(value("window")) pattern="[0-9]+[my]" autocomplete="off"; }
            label { "As of " span.hint { "empty for today" } input name="as_of" type="date" value=(value("as_of")) max=[latest(&value("as_of"))]; }
        }
        details open[["weak_beyond", "hops", "declared", "ignore"].iter().any(|name| !value(name).is_empty() && value(name) != "1")] {
            summary { "More" }
            div.fields {
                label { "Weak beyond " span.hint { "papers with more authors are weak conflicts" }
                    input name="weak_beyond" value=(value("weak_beyond")) inputmode="numeric" pattern="[0-9]*" autocomplete="off"; }
                label { "A co-author in common" select name="hops" {
                    option value="1" { "is no conflict" }
                    option value="2" selected[value("hops") == "2"] { "is a conflict" }
                } }
            }
            div.fields {
                (file(call, "declared", "Declared conflicts", "to see which were not declared", ""))
                (file(call, "ignore", "Earlier decisions", "submission, reviewer, author, reason, until", ""))
            }
        }
        div.row { button { "Find conflicts" } }
    }
}

/// Days after this one are asked for only if they were before.
fn latest(given: &str) -> Option<String> {
    given.is_empty().then(|| format!("{}-12-31", Day::today().year().saturating_add(5)))
}

/// A field for the text of a file, which script fills from a file.
fn file(call: &Call, field: &str, label: &str, hint: &str, example: &str) -> Markup {
    let file = format!("{field}_file");
    let is_required = !example.is_empty();
    html! {
        div {
            label for=(field) { (label) " " span.hint { (hint) } }
            textarea id=(field) name=(field) required[is_required] placeholder=(example) spellcheck="false" { "\n" (call.parameters.text(field)) }
            input type="hidden" id=(file) name=(file) value=(if name(call, field) == field { "" } else { name(call, field) });
            label.upload hidden { "or read a file" input type="file" data-into=(field) data-name=(file); }
        }
    }
}
