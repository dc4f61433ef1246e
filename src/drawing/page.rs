//! The frame of a drawing: title and caption above, legend below, margins around.

use super::geometry::{Point, Rect, tenth};
use super::metrics;
use super::scene::{Key, Node, Role, Size, Text, Tie};
use super::sketch::Sketch;

/// Sizes of title, caption and legend on a page of usual size, and the margin around all.
const TITLE: f64 = 26.0;
const CAPTION: f64 = 13.0;
const LEGEND: f64 = 11.0;
const MARGIN: f64 = 36.0;
/// A page without a given size has at least this width, for its title and legend.
const NARROWEST: f64 = 480.0;
/// A title has at most this many lines, a caption too.
const MOST_LINES: usize = 3;

/// Sizes of the words around a drawing, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) title: f64,
    pub(super) caption: f64,
    pub(super) legend: f64,
    pub(super) margin: f64,
    /// Space between the heading, the drawing and the legend.
    pub(super) gap: f64,
    /// Whether a title may be smaller than usual to fit in one line.
    can_shrink: bool,
}

impl Look {
    /// For a drawing that takes the space that it needs. Large ones are looked at from further away: their words grow
    /// with them.
    pub(super) fn free(content: &Rect) -> Self {
        let unit = ((content.width() * content.height()).sqrt() / 1_100.0).clamp(0.8, 6.0);
        let [title, caption, legend, margin] =
            [TITLE, CAPTION, LEGEND, MARGIN].map(|size| tenth(size * unit));
        Look { title, caption, legend, margin, gap: tenth(22.0 * unit), can_shrink: true }
    }

    /// For a page of a given size, by the size of its smallest letters.
    pub(super) fn fitted(letters: f64) -> Self {
        let [title, gap] = [1.5, 0.9].map(|factor| tenth(factor * letters));
        Look { title, caption: letters, legend: letters, margin: letters, gap, can_shrink: false }
    }

    /// The width inside the margins of a page that takes the space that it needs.
    pub(super) fn width(content: &Rect) -> f64 {
        content.width().max(NARROWEST)
    }
}

/// Marks and words from (0, 0).
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) keys: Vec<Key>,
    pub(super) texts: Vec<Text>,
    pub(super) height: f64,
}

impl Block {
    pub(super) fn moved(self, by: Point) -> Self {
        let text =
            |text: Text| Text { at: Point::new(tenth(text.at.x + by.x), tenth(text.at.y + by.y)), ..text };
        Block {
            keys: self.keys.into_iter().map(|key| key.moved(by)).collect(),
            texts: self.texts.into_iter().map(text).collect(),
            height: self.height,
        }
    }
}

/// Title and caption.
pub(super) fn heading(sketch: &Sketch, look: &Look, width: f64) -> Block {
    let caption = if sketch.nodes.is_empty() && sketch.caption.is_empty() {
        "Nothing to draw."
    } else {
        &sketch.caption
    };
    let mut block = Block::default();
    let mut y = 0.0;
    for (text, size, role, separator) in
        [(sketch.title.as_str(), look.title, Role::Title, " "), (caption, look.caption, Role::Caption, " · ")]
    {
        // Bold letters are wider than the table says, by a tenth.
        let bold = if role == Role::Title { 1.1 } else { 1.0 };
        let text = metrics::one_line(text, 2.0 * MOST_LINES as f64 * width / size);
        let whole = bold * metrics::width(&text);
        let size =
            if look.can_shrink { tenth(size.min(width / whole.max(1e-9)).max(size * 0.6)) } else { size };
        for line in lines(&text, separator, width / (bold * size)) {
            y += if block.texts.is_empty() { metrics::ASCENT * size } else { 1.35 * size };
            block.texts.push(Text { text: line, at: Point::new(0.0, tenth(y)), size, role });
        }
    }
    block.height = block.texts.last().map_or(0.0, |last| tenth(last.at.y + metrics::DESCENT * last.size));
    block
}

/// A text in lines of at most `limit` font sizes, broken at separators where it can be.
fn lines(text: &str, separator: &str, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(separator).filter(|part| !part.is_empty()) {
        let longer = lines.last().map(|line| [line, separator, part].concat());
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) if metrics::width(&longer) <= limit => *line = longer,
            _ => lines.push(part.to_owned()),
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        lines[MOST_LINES - 1].push('…');
    }
    lines.iter().map(|line| metrics::one_line(line, limit)).collect()
}

/// What is put on a page, each from (0, 0) but for the drawing, which is where its area is.
pub(super) struct Parts {
    pub(super) head: Block,
    pub(super) nodes: Vec<Node>,
    pub(super) area: Rect,
    pub(super) legend: Block,
    /// The size of the page, where it is given.
    pub(super) size: (Option<f64>, Option<f64>),
}

/// A page with all of it.
pub(super) struct Page {
    pub(super) size: Size,
    pub(super) nodes: Vec<Node>,
    pub(super) keys: Vec<Key>,
    pub(super) texts: Vec<Text>,
}

/// Puts all parts on a page: the heading above, the legend below, and the drawing between them in the middle.
pub(super) fn page(parts: Parts, look: &Look, width: f64) -> Page {
    let Parts { head, mut nodes, area, legend, size } = parts;
    let above = if head.texts.is_empty() { 0.0 } else { head.height + look.gap };
    let below = if legend.texts.is_empty() { 0.0 } else { legend.height + look.gap };
    let needed = above + area.height() + below + 2.0 * look.margin;
    let size = Size {
        width: size.0.unwrap_or((width + 2.0 * look.margin).ceil()),
        height: size.1.unwrap_or(needed.ceil()),
    };
    let top = tenth(look.margin + above);
    let spare = (size.width - 2.0 * look.margin - area.width()) / 2.0;
    let shift = Point::new(tenth(look.margin + spare - area.left), tenth(top - area.top));
    for node in &mut nodes {
        node.at = rounded(node.at.plus(shift));
        if let Some(label) = &mut node.label {
            (label.at, label.bounds) = (rounded(label.at.plus(shift)), label.bounds.moved(shift));
            let leader = label.leader.map(|(from, to)| (rounded(from.plus(shift)), rounded(to.plus(shift))));
            label.leader = leader;
        }
    }
    let head = head.moved(Point::new(look.margin, look.margin));
    // On a page of a given height, the legend is at its bottom.
    let bottom = size.height - look.margin - legend.height;
    let legend = legend.moved(Point::new(look.margin, tenth(bottom.max(top + area.height() + look.gap))));
    let mut texts = head.texts;
    texts.extend(legend.texts);
    Page { size, nodes, keys: legend.keys, texts }
}

fn rounded(p: Point) -> Point {
    Point::new(tenth(p.x), tenth(p.y))
}

/// A description in one sentence.
pub(super) fn describe(sketch: &Sketch, nodes: &[Node], ties: &[Tie]) -> String {
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let hubs = nodes.iter().filter(|node| node.is_hub).count();
    let numbers = match hubs {
        0 => format!("{} and {}.", count(nodes.len(), "node"), count(ties.len(), "tie")),
        _ => format!("{} and {}.", count(nodes.len() - hubs, "node"), count(hubs, "hub")),
    };
    let caption = metrics::one_line(&sketch.caption, 1e4);
    if caption.is_empty() { numbers } else { format!("{caption}: {numbers}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_caption_takes_several_lines_and_no_letter_is_smaller() {
        let caption = "5,000 of 12,345 authors · 31,002 of 98,765 ties · 1998–2020";
        let sketch = Sketch { title: "A title".into(), caption: caption.into(), ..Sketch::default() };
        let block = heading(&sketch, &Look::fitted(8.0), 150.0);
        assert!(block.texts.len() >= 3 && block.texts.iter().all(|text| text.size >= 8.0));
        assert!(block.texts.iter().all(|text| metrics::width(&text.text) * text.size <= 150.0));
        assert_eq!(block.texts[1].text, "5,000 of 12,345 authors");
    }

    #[test]
    fn a_caption_without_end_is_cut() {
        assert_eq!(lines("aaaa bbbb cccc dddd", " ", 3.5), ["aaaa", "bbbb", "cccc…"]);
    }
}
