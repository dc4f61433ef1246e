//! The map of the whole network. Every step is a link; script only makes it smooth.

use maud::{Markup, html};

use super::parts::{author_link, saved_drawing};
use crate::table::{counted, shown_count};
use crate::web::call::Call;
use crate::web::frame::page;
use crate::web::map::{DEEPEST, SIZE, Shown, View, absent, shown};
use crate::web::map_names::{disc_name, dot_name, dot_radius, names};
use crate::web::problem::Problem;
use crate::web::reply::Reply;

/// The rows of each list below the map.
const LISTED: usize = 15;

pub(in crate::web) fn map(call: &Call) -> Result<Reply, Problem> {
    let Some((view, shown)) = shown(call)? else { return Ok(without(call)) };
    let content = html! {
        h1 { "Map" }
        section #map data-map data-deepest=(DEEPEST) data-x=(view.x) data-y=(view.y) data-zoom=(view.zoom) aria-label="Map" {
            (steps(call, view))
            p.note role="status" { (summary(&shown)) }
            (picture(call, &shown))
            p.downloads { "Save the view: " (saved_drawing(&drawn(call, view))) }
            (lists(call, &shown))
        }
        p { "A disc is a community: people with more ties among themselves than with others, as " code { "coauth communities" }
            " finds them. Its size is the number of its people, and communities that are tied are near each other. Within a disc, those with the most co-authors "
            "are in the middle. " a href="/component" { "Components" } " that are not connected with the largest lie around it." }
    };
    Ok(Reply::html(page(&call.site, "/map", "Map", &content)))
}

fn without(call: &Call) -> Reply {
    let command = absent(call).command.clone().unwrap_or_default();
    let content = html! {
        h1 { "Map" }
        p { "A map of a network of this size is made once, when its index is built:" }
        pre { (command) }
        p { "It takes little longer than " code { "coauth communities" } ". This page shows it as soon as the index is replaced." }
    };
    Reply::html(page(&call.site, "/map", "Map", &content))
}

/// The address of the view as a drawing, without the format.
fn drawn(call: &Call, view: View) -> String {
    address(call, view).replacen("/map?", "/drawing?of=map&", 1)
}

fn address(call: &Call, view: View) -> String {
    let parameters = view.parameters();
    let mut all: Vec<(&str, &str)> = parameters.iter().map(|(name, value)| (*name, &value[..])).collect();
    all.extend(call.parameters.get("author").map(|author| ("author", author)));
    call.link("/map", &all)
}

/// Links to the views around.
fn steps(call: &Call, view: View) -> Markup {
    let zoomed = |by: i8| View { zoom: view.zoom.saturating_add_signed(by).min(DEEPEST), ..view };
    let all = [
        ("in", "+", "Zoom in", zoomed(1)),
        ("out", "−", "Zoom out", zoomed(-1)),
        ("left", "←", "To the left", view.moved(-0.4, 0.0)),
        ("right", "→", "To the right", view.moved(0.4, 0.0)),
        ("up", "↑", "Up", view.moved(0.0, -0.4)),
        ("down", "↓", "Down", view.moved(0.0, 0.4)),
    ];
    html! {
        nav.steps aria-label="Move the map" {
            @for (step, sign, name, to) in all {
                a href=(address(call, to)) data-step=(step) aria-label=(name) title=(name) { (sign) }
            }
            a href=(address(call, View::WHOLE)) data-step="whole" { "Whole map" }
        }
    }
}

fn summary(shown: &Shown) -> String {
    let communities = match shown.communities_in_view {
        count if count > shown.communities.len() => {
            format!(
                "the largest {} of {} communities",
                shown_count(shown.communities.len() as u64),
                shown_count(count as u64)
            )
        }
        1 => "1 community".to_owned(),
        count => format!("{} communities", shown_count(count as u64)),
    };
    let people = match (shown.people.len(), shown.people_in_view) {
        (_, 0) => "zoom in for people".to_owned(),
        (some, all) if some < all => {
            format!(
                "{} of {} people, those with the most co-authors",
                shown_count(some as u64),
                shown_count(all as u64)
            )
        }
        (1, _) => "1 person".to_owned(),
        (all, _) => format!("{} people", shown_count(all as u64)),
    };
    format!("In view: {communities}; {people}.")
}

fn picture(call: &Call, shown: &Shown) -> Markup {
    let names = names(shown);
    html! {
        div.map {
            svg viewBox=(format!("0 0 {} {}", SIZE[0], SIZE[1])) role="group" aria-label="Map; what is on it is listed below" {
                @for disc in &shown.communities {
                    a href=(address(call, disc.closer)) tabindex="-1" {
                        circle.disc cx=(disc.x) cy=(disc.y) r=(disc.radius.max(1.0)) { title { (disc_name(disc)) } }
                    }
                }
                @for &[a, b] in &shown.ties {
                    @let (a, b) = (&shown.people[a], &shown.people[b]);
                    line x1=(a.x) y1=(a.y) x2=(b.x) y2=(b.y) {}
                }
                @for (place, dot) in shown.people.iter().enumerate() {
                    a href=(call.link_to(&dot.author_id)) tabindex="-1" {
                        circle.person.chosen[shown.chosen == Some(place)] cx=(dot.x) cy=(dot.y) r=(dot_radius(dot)) { title { (dot_name(dot)) } }
                    }
                }
                @for name in &names { text x=(name.at[0]) y=(name.at[1]) text-anchor=(if name.is_centered { "middle" } else { "start" }) { (name.text) } }
            }
        }
    }
}

/// What is on the map as lists, for the keyboard and for those who do not see it.
fn lists(call: &Call, shown: &Shown) -> Markup {
    html! {
        @if !shown.people.is_empty() {
            details open[shown.chosen.is_some()] {
                summary { "People in view" }
                ul.plain { @for dot in shown.people.iter().take(LISTED) { li {
                    (author_link(call, &dot.author, &dot.author_id)) span.note { " · " (counted(dot.coauthors.into(), "co-author")) }
                } } }
            }
        }
        details {
            summary { "Communities in view" }
            ul.plain { @for disc in shown.communities.iter().take(LISTED) { li {
                a href=(address(call, disc.closer)) { bdi { (disc.author) } @if disc.authors > 1 { " and others" } } span.note { " · " (counted(disc.authors as u64, "author")) " · " }
                (author_link(call, &disc.author, &disc.author_id))
            } } }
        }
    }
}
