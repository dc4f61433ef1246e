//! All shortest paths as a layered drawing: a row for each distance, and the ties that the paths take.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::analysis::PathRow;
use crate::table::counted;
use crate::web::call::Call;
use crate::web::shortened::shortened;

/// The most people of a row; the rest is counted.
const MOST: usize = 6;

/// The most letters of a name.
const LETTERS: usize = 20;

/// The width of the drawing, the height of a row, and the room above the first.
const WIDTH: f64 = 900.0;
const ROW: f64 = 74.0;
const TOP: f64 = 22.0;

/// A person on some of the paths.
struct Node<'a> {
    name: &'a str,
    id: &'a str,
    paths: usize,
}

/// A drawing of paths of equal length; nothing for a single path, or for paths of different lengths.
pub(super) fn layers(call: &Call, paths: &[PathRow]) -> Markup {
    let Some(length) = paths.first().map(|path| path.author_ids.len()) else { return html! {} };
    if paths.len() < 2 || paths.iter().any(|path| path.author_ids.len() != length) {
        return html! {};
    }
    let rows: Vec<(Vec<Node<'_>>, usize)> = (0..length).map(|place| row(paths, place)).collect();
    let lines = lines(paths, &rows);
    let height = ROW * (length - 1) as f64 + TOP + 30.0;
    let about = format!(
        "{}, with a row of people for each hop; the paths follow as a list",
        counted(paths.len() as u64, "path")
    );
    html! {
        figure.layers {
            div.scroll { svg viewBox=(format!("0 0 {WIDTH} {height}")) role="group" aria-label=(about) {
                @for [x1, y1, x2, y2] in &lines { line x1=(x1) y1=(y1) x2=(x2) y2=(y2) {} }
                @for (place, (nodes, more)) in rows.iter().enumerate() {
                    @for (number, node) in nodes.iter().enumerate() {
                        @let [x, y] = position(place, number, nodes.len(), *more);
                        a href=(call.link_to(node.id)) tabindex="-1" {
                            circle cx=(x) cy=(y) r="6" { title { (node.name) ": on " (counted(node.paths as u64, "path")) } }
                            text x=(x) y=(y + 22.0) text-anchor="middle" { (shortened(node.name, LETTERS)) }
                        }
                    }
                    @if *more > 0 {
                        @let [x, y] = position(place, nodes.len(), nodes.len(), *more);
                        text.more x=(x) y=(y + 4.0) text-anchor="middle" { "and " (more) " more" }
                    }
                }
            } }
        }
    }
}

/// The people at a place of the paths, those on most paths first, and how many are left out.
fn row(paths: &[PathRow], place: usize) -> (Vec<Node<'_>>, usize) {
    let mut nodes: Vec<Node<'_>> = Vec::new();
    for path in paths {
        let (name, id) = (&path.authors[place], &path.author_ids[place]);
        match nodes.iter_mut().find(|node| node.id == id) {
            Some(node) => node.paths += 1,
            None => nodes.push(Node { name, id, paths: 1 }),
        }
    }
    nodes.sort_by_key(|node| std::cmp::Reverse(node.paths));
    let more = nodes.len().saturating_sub(MOST);
    nodes.truncate(MOST);
    (nodes, more)
}

/// The ties of the paths, once each, between people who are shown.
fn lines(paths: &[PathRow], rows: &[(Vec<Node<'_>>, usize)]) -> Vec<[f64; 4]> {
    let find = |place: usize, path: &PathRow| {
        let (nodes, _) = &rows[place];
        nodes.iter().position(|node| node.id == path.author_ids[place])
    };
    let hops = |path| {
        (1..rows.len()).filter_map(move |place| Some((place, find(place - 1, path)?, find(place, path)?)))
    };
    let distinct: BTreeSet<(usize, usize, usize)> = paths.iter().flat_map(hops).collect();
    let line = |(place, above, below): (usize, usize, usize)| {
        let at = |place: usize, number| {
            let (nodes, more) = &rows[place];
            position(place, number, nodes.len(), *more)
        };
        let [x1, y1] = at(place - 1, above);
        let [x2, y2] = at(place, below);
        [x1, y1, x2, y2]
    };
    distinct.into_iter().map(line).collect()
}

/// The place of a person in a row, of which the count of the rest takes one.
fn position(place: usize, number: usize, shown: usize, more: usize) -> [f64; 2] {
    let count = shown + usize::from(more > 0);
    let x = WIDTH * (number as f64 + 0.5) / count as f64;
    [x.round(), TOP + ROW * place as f64]
}
