//! The legend: what size, width and color mean, who has which color, and what is left out.

use super::geometry::{Point, Rect, tenth};
use super::page::{Block, Look};
use super::scale::{HUB, Scale};
use super::scene::{Key, RING, Role, Text};
use super::sketch::{Coloring, Sketch};
use super::{metrics, palette};

/// Line height in font sizes.
const LINE: f64 = 1.45;

/// What a legend is of.
pub(super) struct Content<'a> {
    pub(super) sketch: &'a Sketch,
    /// What is left out, a line each.
    pub(super) notes: &'a [String],
    pub(super) sizes: &'a Scale,
    pub(super) widths: &'a Scale,
    /// The color of each node.
    pub(super) colors: &'a [usize],
    /// The number of colors, with the neutral one.
    pub(super) palette: usize,
}

impl Content<'_> {
    /// The legend for a page of this width, from (0, 0). Groups are left out if it would be higher than `height`.
    pub(super) fn build(&self, look: &Look, width: f64, height: f64) -> Block {
        let at = Point::new(0.0, look.legend);
        let mut flow = Flow { at, size: look.legend, right: width, block: Block::default() };
        let words = &self.sketch.words;
        flow.part(&words.size, &self.sizes.steps(), |value, at| {
            let radius = self.sizes.radius(value);
            (Key::Dot { at: Point::new(tenth(at.x + radius), at.y), radius, color: 0 }, 2.0 * radius)
        });
        let length = tenth(2.0 * look.legend);
        let has_ties = !self.sketch.ties.is_empty();
        flow.part(if has_ties { &words.width } else { "" }, &self.widths.steps(), |value, at| {
            let to = Point::new(tenth(at.x + length), at.y);
            (Key::Line { from: at, to, width: self.widths.width(value) }, length)
        });
        if self.sketch.nodes.iter().any(|node| node.is_hub) {
            let radius = tenth(HUB * (look.legend / 11.0).min(1.5));
            flow.mark(&words.hub, 2.0 * radius, |at| Key::Hub {
                at: Point::new(tenth(at.x + radius), at.y),
                radius,
            });
        }
        if let Some(subject) = self.sketch.subject.and_then(|node| self.sketch.nodes.get(node)) {
            let radius = tenth(look.legend * 0.3);
            let reach = radius + RING;
            let mark = |at: Point| Key::Subject { at: Point::new(tenth(at.x + reach), at.y), radius };
            flow.mark(&metrics::one_line(&subject.label, 24.0), 2.0 * reach, mark);
        }
        if self.sketch.path.len() > 1 {
            let mark = |at: Point| Key::Way { from: at, to: Point::new(tenth(at.x + length), at.y) };
            flow.mark(&words.path, length, mark);
        }
        if let Some(coloring) = self.sketch.colorings.first() {
            self.colors(coloring, &mut flow, height);
        }
        for note in self.notes {
            flow.line();
            flow.text(note, 0.0);
        }
        flow.done()
    }

    fn colors(&self, coloring: &Coloring, flow: &mut Flow, height: f64) {
        let used = |color: usize| {
            self.colors.iter().zip(&self.sketch.nodes).any(|(&other, node)| other == color && !node.is_hub)
        };
        let colors: Vec<usize> = (1..self.palette).filter(|&color| used(color)).collect();
        if let Some(ends) = &coloring.ends {
            flow.bar(&coloring.word, ends, self.palette);
        } else if colors.len() > 1 {
            let name = |&color: &usize| coloring.groups.get(color - 1).map_or("", String::as_str);
            let named: Vec<(usize, &str)> = colors.iter().map(|color| (*color, name(color))).collect();
            if named.iter().all(|(_, name)| name.is_empty()) {
                flow.swatches(&coloring.word, &colors);
            } else {
                flow.groups(&coloring.word, &named, height);
            }
        }
        if used(0) && (!self.sketch.ties.is_empty() || coloring.ends.is_some()) {
            flow.swatches(&coloring.gray, &[0]);
        }
    }
}

/// A legend that is built from left to right; it takes a new line where the page ends.
struct Flow {
    /// Where the next mark goes: left end, and the base line of its text.
    at: Point,
    /// Font size.
    size: f64,
    right: f64,
    block: Block,
}

impl Flow {
    /// Marks with their numbers, then what they count.
    fn part(&mut self, word: &str, values: &[f64], key: impl Fn(f64, Point) -> (Key, f64)) {
        if word.is_empty() || values.is_empty() {
            return;
        }
        let numbers: Vec<String> = values.iter().map(|&value| number(value)).collect();
        let marks: f64 = values.iter().map(|&value| key(value, self.at).1 + 1.3 * self.size).sum();
        self.wrap(marks + numbers.iter().map(|text| self.width(text)).sum::<f64>() + self.width(word));
        for (&value, text) in values.iter().zip(&numbers) {
            let (mark, width) = key(value, self.middle());
            self.block.keys.push(mark);
            self.at.x += width + 0.4 * self.size;
            self.text(text, 0.9);
        }
        self.at.x -= 0.4 * self.size;
        self.text(word, 2.5);
    }

    /// All shades of a scale between what its ends stand for, then what it is of.
    fn bar(&mut self, word: &str, [from, to]: &[String; 2], colors: usize) {
        let (step, height) = (tenth(1.1 * self.size), tenth(0.75 * self.size));
        let gap = 0.4 * self.size;
        let words = [from, to, word].map(|text| self.width(text)).iter().sum::<f64>();
        self.wrap(step * colors as f64 + 3.0 * gap + words);
        self.text(from, 0.4);
        // A scale without extent is one shade, which its end says enough of.
        let shades = if from == to { palette::shade(0.5, colors - 1)..colors / 2 + 1 } else { 1..colors };
        for color in shades {
            let Point { x: left, y: middle } = self.middle();
            let area =
                Rect { left, top: middle - height / 2.0, right: left + step, bottom: middle + height / 2.0 };
            self.block.keys.push(Key::Piece { area, color });
            self.at.x += step;
        }
        self.at.x += gap;
        if from != to {
            self.text(to, 0.9);
        }
        self.text(word, 2.5);
    }

    /// Dots of these colors, close together, then what they mean.
    fn swatches(&mut self, word: &str, colors: &[usize]) {
        if word.is_empty() {
            return;
        }
        let step = 0.9 * self.size;
        self.wrap(step * colors.len() as f64 + 0.2 * self.size + self.width(word));
        for &color in colors {
            self.dot(color);
            self.at.x += step;
        }
        self.at.x += 0.2 * self.size;
        self.text(word, 2.5);
    }

    /// What colors mean, then a dot for each group with its name, in columns.
    fn groups(&mut self, word: &str, groups: &[(usize, &str)], height: f64) {
        if self.at.x > 0.0 {
            self.line();
        }
        self.text(word, 0.0);
        let indent = 1.1 * self.size;
        let widest = groups.iter().map(|(_, name)| self.width(name)).fold(0.0, f64::max);
        let columns =
            (((self.right + self.size) / (indent + widest + self.size)) as usize).clamp(1, groups.len());
        let lines = ((height - self.lowest()) / (LINE * self.size)) as usize;
        let shown = groups.len().min((lines * columns).max(2));
        let column = (self.right / columns as f64).min(indent + widest + 2.0 * self.size);
        for (place, &(color, name)) in groups[..shown].iter().enumerate() {
            if place % columns == 0 {
                self.line();
            }
            self.at.x = (place % columns) as f64 * column;
            self.dot(color);
            self.at.x += indent;
            let limit = (column - indent) / self.size;
            self.text(&metrics::one_line(name, limit), 0.0);
        }
        if shown < groups.len() {
            self.line();
            self.text(&format!("… and {} more", groups.len() - shown), 0.0);
        }
        self.at.x = self.right;
    }

    fn dot(&mut self, color: usize) {
        let (radius, middle) = (tenth(0.36 * self.size), self.middle());
        self.block.keys.push(Key::Dot { at: Point::new(tenth(middle.x + radius), middle.y), radius, color });
    }

    /// One mark, then what it means.
    fn mark(&mut self, word: &str, width: f64, key: impl Fn(Point) -> Key) {
        if word.is_empty() {
            return;
        }
        self.wrap(width + 0.4 * self.size + self.width(word));
        self.block.keys.push(key(self.middle()));
        self.at.x += width + 0.4 * self.size;
        self.text(word, 2.5);
    }

    /// Begins a new line if what comes next is too wide for this one.
    fn wrap(&mut self, width: f64) {
        if self.at.x > 0.0 && self.at.x + width > self.right {
            self.line();
        }
    }

    /// Begins a new line, below the largest mark of the one above.
    fn line(&mut self) {
        if self.block.keys.is_empty() && self.block.texts.is_empty() {
            return;
        }
        self.at = Point::new(0.0, (self.lowest() + self.size).max(self.at.y + LINE * self.size));
    }

    /// Where the lowest mark ends.
    fn lowest(&self) -> f64 {
        self.block.keys.iter().map(|key| key.bounds().bottom).fold(self.at.y, f64::max)
    }

    /// The middle of the line at the left end of the next mark.
    fn middle(&self) -> Point {
        Point::new(tenth(self.at.x), tenth(self.at.y - metrics::MIDDLE * self.size))
    }

    fn width(&self, text: &str) -> f64 {
        metrics::width(text) * self.size
    }

    /// A text, then so many font sizes of space.
    fn text(&mut self, text: &str, space: f64) {
        let text = metrics::one_line(text, (self.right - self.at.x) / self.size);
        let at = Point::new(tenth(self.at.x), tenth(self.at.y));
        self.at.x += self.width(&text) + space * self.size;
        self.block.texts.push(Text { text, at, size: self.size, role: Role::Legend });
    }

    /// The legend, with the largest mark of the first line below its top.
    fn done(mut self) -> Block {
        if self.block.texts.is_empty() {
            return self.block;
        }
        let top = self.block.keys.iter().map(|key| key.bounds().top).fold(0.0, f64::min);
        self.block.height = self.lowest() + metrics::DESCENT * self.size - top;
        let block = self.block.moved(Point::new(0.0, tenth(-top)));
        Block { height: tenth(block.height), ..block }
    }
}

/// A number of the legend: whole or with up to two decimals, the very large and the very small as 1.5e9.
fn number(value: f64) -> String {
    if !(0.01..1e7).contains(&value) {
        return format!("{value:.1e}");
    }
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{Hue, Node, Tie};
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([3.0, 0.25, 1.0 / 3.0, 2e9, 1e-5].map(number), ["3", "0.25", "0.33", "2.0e9", "1.0e-5"]);
    }

    fn texts(width: f64, height: f64) -> Vec<String> {
        let groups: Vec<String> = (1..=12).map(|i| format!("Abel, Bär and {i} others")).collect();
        let coloring = Coloring {
            word: "one color, one community".into(),
            hues: (0..12).map(Hue::Group).collect(),
            groups,
            ..Coloring::default()
        };
        let sketch = Sketch {
            nodes: vec![Node { size: 1.0, ..Node::default() }; 12],
            ties: vec![Tie { a: 0, b: 1, strength: 1.0, ..Tie::default() }],
            colorings: vec![coloring],
            ..Sketch::default()
        };
        let scale = Scale::of([1.0].into_iter());
        let colors: Vec<usize> = (1..=12).collect();
        let content = Content {
            sketch: &sketch,
            notes: &[],
            sizes: &scale,
            widths: &scale,
            colors: &colors,
            palette: 13,
        };
        let block = content.build(&Look::fitted(8.0), width, height);
        for text in &block.texts {
            let right = text.at.x + metrics::width(&text.text) * text.size;
            assert!(right <= width + 0.1, "{}", text.text);
        }
        block.texts.into_iter().map(|text| text.text).collect()
    }

    #[test]
    fn each_group_with_a_color_is_named() {
        let texts = texts(500.0, 400.0);
        assert!((1..=12).all(|i| texts.contains(&format!("Abel, Bär and {i} others"))));
    }

    #[test]
    fn a_legend_is_no_higher_than_it_may_be() {
        let texts = texts(120.0, 60.0);
        assert!(texts.iter().any(|text| text.starts_with("… and ")));
    }
}
