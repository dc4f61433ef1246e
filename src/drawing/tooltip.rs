//! The tooltip of a node or tie, as lines of text.

use super::scene::{Node, Scene, Tie};
use super::sketch::Paper;
use std::fmt::Write;

/// More papers than this are counted, not listed.
const MOST_PAPERS: usize = 12;

/// Name, note and papers of a node; lines are separated by `\n`.
#[must_use]
pub(crate) fn of_node(scene: &Scene, node: &Node) -> String {
    lines(scene, node.name.clone(), &node.note, &node.papers)
}

/// Names, note and papers of a tie; lines are separated by `\n`.
#[must_use]
pub(crate) fn of_tie(scene: &Scene, tie: &Tie) -> String {
    let names = format!("{} – {}", scene.nodes[tie.a].name, scene.nodes[tie.b].name);
    lines(scene, names, &tie.note, &tie.papers)
}

fn lines(scene: &Scene, mut text: String, note: &str, papers: &[u32]) -> String {
    if !note.is_empty() {
        text.push('\n');
        text.push_str(note);
    }
    let known = papers.iter().filter_map(|&paper| scene.papers.get(paper as usize));
    known.take(MOST_PAPERS).for_each(|paper| paper_line(paper, &mut text));
    match papers.len().saturating_sub(MOST_PAPERS) {
        0 => {}
        1 => text.push_str("\n… and 1 more paper"),
        more => text.extend(["\n… and ", &more.to_string(), " more papers"]),
    }
    text
}

fn paper_line(Paper { title, year, doi }: &Paper, text: &mut String) {
    text.extend(["\n• ", title]);
    if let Some(year) = year {
        // Writing to a string does not fail.
        let _ = write!(text, " ({year})");
    }
    if !doi.is_empty() {
        text.extend([" doi:", doi]);
    }
}
