//! Parts that several pages have.

use maud::{Markup, html};

use crate::analysis::{Hop, Paper};
use crate::network::Network;
use crate::table::{counted, shown_count};
use crate::web::call::Call;
use crate::web::parameters::KEPT;

/// A link to an author.
pub(super) fn author_link(call: &Call, name: &str, id: &str) -> Markup {
    html! { a href=(call.link_to(id)) { bdi { (name) } } }
}

/// A field for the name of an author, with suggestions where there is script.
pub(super) fn author_field(label: &str, name: &str, value: &str, is_required: bool) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) }
            input id=(name) name=(name) value=(value) required[is_required] data-suggest="fill" autocomplete="off"
                placeholder="Name, part of a name, or id:…";
        }
    }
}

/// The fields that select papers.
pub(super) fn selection_fields(call: &Call) -> Markup {
    let value = |name: &str| call.parameters.get(name).unwrap_or_default().to_owned();
    let is_set = ["since", "until", "max_authors"].iter().any(|name| call.parameters.get(name).is_some());
    html! {
        details open[is_set] {
            summary { "Select papers" }
            div.fields {
                label { "Since " span.hint { "year or month" } input name="since" value=(value("since")) placeholder="2015 or 2015-06"; }
                label { "Until " span.hint { "year or month" } input name="until" value=(value("until")) placeholder="2015 or 2015-06"; }
                label {
                    "At most authors " span.hint { "leave out papers with more" }
                    input name="max_authors" value=(value("max_authors")) inputmode="numeric" pattern="[0-9]*";
                }
            }
        }
    }
}

/// A sentence about the selection, if there is one.
pub(super) fn selection_note(call: &Call) -> Markup {
    let of = |name: &str, words: &str| call.parameters.get(name).map(|value| format!("{words} {value}"));
    let parts: Vec<String> = [
        of("since", "since"),
        of("until", "until"),
        of("max_authors", "authors per paper at most"),
        of("min_papers", "papers per author at least"),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        @if !parts.is_empty() {
            p.note {
                "Only papers: " (parts.join(", ")) ". Everything on this page is about these."
                @for left_out in &call.edition.left_out { " " (left_out) "." }
            }
        }
    }
}

/// A paper: title, year, length of the byline, and a link to its DOI.
pub(super) fn paper(paper: &Paper) -> Markup {
    html! {
        bdi { @match &paper.title { Some(title) => (title), None => { "[" (paper.id) "]" } } }
        @if let Some(year) = paper.year { " (" (year) ")" }
        @if paper.byline_length > 2 { span.note { " · " (counted(paper.byline_length.into(), "author")) } }
        @if let Some(doi) = &paper.doi {
            " " a href=(doi_address(doi)) rel="noreferrer" { "doi" span.hidden { " of " (paper.title.as_deref().unwrap_or(&paper.id)) } }
        }
    }
}

/// The address of a DOI, with what has a meaning in addresses escaped.
fn doi_address(doi: &str) -> String {
    let escape = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' | '~' | '/' | '(' | ')' | ';' | ':' => {
            c.to_string()
        }
        _ => c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect(),
    };
    format!("https://doi.org/{}", doi.chars().map(escape).collect::<String>())
}

/// The heading of what ties are compared by: papers, or strength in a network without papers.
pub(super) fn weight_name(network: &Network) -> &'static str {
    if network.has_papers() { "Papers" } else { "Strength" }
}

/// The most papers of a hop that are shown at once.
const SHOWN: usize = 5;

/// The papers of a hop.
pub(super) fn papers_of(hop: &Hop) -> Markup {
    let (first, more) = hop.papers.split_at(hop.papers.len().min(SHOWN));
    html! {
        @if hop.papers.is_empty() { p.faint { "A tie without papers" } }
        ul { @for one in first { li { (paper(one)) } } }
        @if !more.is_empty() {
            details {
                summary { (shown_count(more.len() as u64)) " more" }
                ul { @for one in more { li { (paper(one)) } } }
            }
        }
    }
}

/// A drawing in the colors of the page, with links to save it.
pub(super) fn drawing(call: &Call, parameters: &[(&str, &str)], about: &str) -> Markup {
    let address = |more: &[(&str, &str)]| {
        // Several authors have a parameter each.
        let mut written = form_urlencoded::Serializer::new(String::new());
        let kept = KEPT.iter().filter_map(|name| Some((*name, call.parameters.get(name)?)));
        for (name, value) in parameters.iter().copied().chain(more.iter().copied()).chain(kept) {
            written.append_pair(name, value);
        }
        format!("/drawing?{}", written.finish())
    };
    html! {
        figure.drawing {
            picture {
                source media="(prefers-color-scheme: dark)" srcset=(address(&[("theme", "dark")]));
                img src=(address(&[])) alt=(about) loading="lazy";
            }
            figcaption.downloads {
                "Save the drawing: " (saved_drawing(&address(&[])))
            }
        }
    }
}

/// Links that save a drawing of an address in each format.
pub(super) fn saved_drawing(address: &str) -> Markup {
    html! {
        @for format in ["svg", "png", "pdf"] {
            a href=(format!("{address}&format={format}&download=1")) { (format.to_uppercase()) } " "
        }
    }
}

/// Links to the answer of a query for programs.
pub(super) fn downloads(call: &Call, query: &str, parameters: &[(&str, &str)]) -> Markup {
    let address = |format: &str| {
        let mut all = parameters.to_vec();
        all.push(("format", format));
        call.link(&format!("/api/v1/{query}"), &all)
    };
    html! {
        p.downloads {
            "Save the table: " a href=(address("csv")) { "CSV" } " " a href=(address("json")) { "JSON" }
        }
    }
}
