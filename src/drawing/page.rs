//! The frame of a drawing: title and caption above, legend below, margins around.

use super::geometry::{Point, Rect, tenth};
use super::options::{DrawOptions, FONT_SIZE, Theme};
use super::scale::{HUB, Scale};
use super::scene::{Colors, Key, Node, Rgb, Role, Scene, Size, Text, Tie};
use super::sketch::Sketch;
use super::{metrics, palette};

/// Sizes of title, caption and legend on a page of usual size, and the margin around all.
const TITLE: f64 = 26.0;
const CAPTION: f64 = 13.0;
const LEGEND: f64 = 11.0;
const MARGIN: f64 = 36.0;
/// A page has at least this width, for its title and legend.
const NARROWEST: f64 = 480.0;

/// Puts nodes and ties on a page of their own.
pub(super) fn frame(
    sketch: &Sketch,
    options: &DrawOptions,
    mut nodes: Vec<Node>,
    ties: Vec<Tie>,
    (colors, palette): (Colors, Vec<Rgb>),
    scales: (&Scale, &Scale),
) -> Scene {
    let boxes = nodes.iter().flat_map(|node| {
        [Some(Rect::around(node.at, node.radius)), node.label.as_ref().map(|label| label.bounds)]
            .into_iter()
            .flatten()
    });
    let content = Rect::hull(boxes).unwrap_or_default();
    // Large drawings are looked at from further away: their words grow with them.
    let unit = ((content.width() * content.height()).sqrt() / 1_100.0).clamp(0.8, 6.0);
    let margin = MARGIN * unit;
    let width = content.width().max(NARROWEST);

    let mut texts = heading(sketch, unit, margin, width);
    let top = texts.last().map_or(margin, |last| last.at.y + 24.0 * unit);
    let legend_at = Point::new(margin, top + content.height() + 34.0 * unit);
    let legend = Legend { at: legend_at, unit, right: margin + width, keys: Vec::new(), texts: Vec::new() };
    let legend = legend.build(sketch, &nodes, &ties, &palette, scales);
    let bottom = if legend.texts.is_empty() { top + content.height() } else { legend.lowest() };
    texts.extend(legend.texts);

    let mut space = Size { width: (width + 2.0 * margin).ceil(), height: (bottom + margin).ceil() };
    let page = page_size(&mut space, options);
    let spare = Point::new(space.width - 2.0 * margin - content.width(), 0.0).times(0.5);
    let shift = Point::new(margin + spare.x - content.left, top - content.top);
    let shift = Point::new(tenth(shift.x), tenth(shift.y));
    for node in &mut nodes {
        node.at = node.at.plus(shift);
        if let Some(label) = &mut node.label {
            (label.at, label.bounds) = (label.at.plus(shift), label.bounds.moved(shift));
        }
    }
    Scene {
        page,
        space,
        scale: options.scale,
        title: metrics::one_line(&sketch.title, 1e4),
        description: describe(sketch, &nodes, &ties),
        colors,
        palette,
        in_the_dark: (options.theme == Theme::Auto)
            .then(|| palette::colors(Theme::Dark, sketch.words.purpose())),
        // Half of the ink for a drawing that can be taken in tie by tie, a tenth where they are tens of
        // thousands.
        tie_opacity: ((2_000.0 / ties.len().max(1) as f64).sqrt() * 0.5).clamp(0.08, 0.5),
        font_size: FONT_SIZE,
        ties,
        path: sketch.path.iter().copied().filter(|&node| node < nodes.len()).collect(),
        nodes,
        papers: sketch.papers.clone(),
        words: sketch.words.clone(),
        keys: legend.keys,
        texts,
    }
}

/// The size in which to show a space. Where both sides are given, the space grows to their proportions.
fn page_size(space: &mut Size, options: &DrawOptions) -> Size {
    match options.sides() {
        (None, None) => *space,
        (Some(width), None) => Size { width, height: tenth(width * space.height / space.width) },
        (None, Some(height)) => Size { width: tenth(height * space.width / space.height), height },
        (Some(width), Some(height)) => {
            space.width = space.width.max(tenth(space.height * width / height));
            space.height = space.height.max(tenth(space.width * height / width));
            Size { width, height }
        }
    }
}

/// Title and caption, as large as fits the width.
fn heading(sketch: &Sketch, unit: f64, margin: f64, width: f64) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut y = margin;
    let caption = if sketch.nodes.is_empty() && sketch.caption.is_empty() {
        "Nothing to draw."
    } else {
        &sketch.caption
    };
    for (text, size, role) in [(sketch.title.as_str(), TITLE, Role::Title), (caption, CAPTION, Role::Caption)]
    {
        let text = metrics::one_line(text, 2.0 * width / (size * unit));
        if text.is_empty() {
            continue;
        }
        // Bold letters are wider than the table says, by a tenth.
        let size = tenth((size * unit).min(width / (1.1 * metrics::width(&text))));
        y += if texts.is_empty() { 0.75 * size } else { 1.6 * size };
        texts.push(Text { text, at: Point::new(tenth(margin), tenth(y)), size, role });
    }
    texts
}

fn describe(sketch: &Sketch, nodes: &[Node], ties: &[Tie]) -> String {
    let count = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let hubs = nodes.iter().filter(|node| node.is_hub).count();
    let numbers = match hubs {
        0 => format!("{} and {}.", count(nodes.len(), "node"), count(ties.len(), "tie")),
        _ => format!("{} and {}.", count(nodes.len() - hubs, "node"), count(hubs, "hub")),
    };
    let caption = metrics::one_line(&sketch.caption, 1e4);
    if caption.is_empty() { numbers } else { format!("{caption}: {numbers}") }
}

/// The legend, built from left to right; it takes a new line where the page ends.
struct Legend {
    /// Where the next mark goes: left end, and the base line of its text.
    at: Point,
    unit: f64,
    right: f64,
    keys: Vec<Key>,
    texts: Vec<Text>,
}

impl Legend {
    fn build(
        mut self,
        sketch: &Sketch,
        nodes: &[Node],
        ties: &[Tie],
        palette: &[Rgb],
        (sizes, widths): (&Scale, &Scale),
    ) -> Self {
        let words = &sketch.words;
        self.part(&words.size, some_of(&sizes.values, |v| sizes.radius(v)), |value, at| {
            let radius = sizes.radius(value);
            (Key::Dot { at: Point::new(at.x + radius, at.y), radius, color: 0 }, 2.0 * radius)
        });
        self.part(&words.width, some_of(&widths.values, |v| widths.width(v)), |value, at| {
            let to = Point::new(at.x + 22.0, at.y);
            (Key::Line { from: at, to, width: widths.width(value) }, 22.0)
        });
        if nodes.iter().any(|node| node.is_hub) {
            self.hub(&words.hub);
        }
        let used = |color: usize| nodes.iter().any(|node| node.color == color && !node.is_hub);
        let colors: Vec<usize> = (1..palette.len()).filter(|&color| used(color)).collect();
        if let Some(ends) = &words.ends {
            self.bar(&words.color, ends, palette.len());
        } else if colors.len() > 1 {
            self.swatches(&words.color, &colors);
        }
        if used(0) && (!ties.is_empty() || words.ends.is_some()) {
            self.swatches(&words.gray, &[0]);
        }
        self
    }

    /// Marks with their numbers, then what they count.
    fn part(&mut self, word: &str, values: Vec<f64>, key: impl Fn(f64, Point) -> (Key, f64)) {
        if word.is_empty() || values.is_empty() {
            return;
        }
        let numbers: Vec<String> = values.iter().map(|&value| number(value)).collect();
        let marks: f64 = values.iter().map(|&value| key(value, self.at).1 + 14.0 * self.unit).sum();
        self.wrap(marks + numbers.iter().map(|text| self.width(text)).sum::<f64>() + self.width(word));
        for (&value, text) in values.iter().zip(&numbers) {
            let (mark, width) = key(value, self.middle());
            self.keys.push(mark);
            self.at.x += width + 4.0 * self.unit;
            self.text(text, 10.0);
        }
        self.at.x -= 5.0 * self.unit;
        self.text(word, 30.0);
    }

    /// All shades of a scale between what its ends stand for, then what it is of.
    fn bar(&mut self, word: &str, [from, to]: &[String; 2], colors: usize) {
        let (step, height) = (tenth(12.0 * self.unit), tenth(8.0 * self.unit));
        let gap = 4.0 * self.unit;
        self.wrap(
            step * colors as f64
                + 3.0 * gap
                + [from, to, word].map(|text| self.width(text)).iter().sum::<f64>(),
        );
        self.text(from, 4.0);
        // A scale without extent is one shade, which its end says enough of.
        let shades = if from == to { palette::shade(0.5, colors - 1)..colors / 2 + 1 } else { 1..colors };
        for color in shades {
            let Point { x: left, y: middle } = self.middle();
            let area =
                Rect { left, top: middle - height / 2.0, right: left + step, bottom: middle + height / 2.0 };
            self.keys.push(Key::Piece { area, color });
            self.at.x += step;
        }
        self.at.x += gap;
        if from != to {
            self.text(to, 10.0);
        }
        self.text(word, 30.0);
    }

    /// Dots of these colors, close together, then what they mean.
    fn swatches(&mut self, word: &str, colors: &[usize]) {
        if word.is_empty() {
            return;
        }
        let (radius, step) = (tenth(4.0 * self.unit), 10.0 * self.unit);
        self.wrap(step * colors.len() as f64 + 2.0 * self.unit + self.width(word));
        for &color in colors {
            let middle = self.middle();
            self.keys.push(Key::Dot { at: Point::new(tenth(middle.x + radius), middle.y), radius, color });
            self.at.x += step;
        }
        self.at.x += 2.0 * self.unit;
        self.text(word, 30.0);
    }

    /// The mark of a hub, then what it means.
    fn hub(&mut self, word: &str) {
        let radius = HUB * self.unit.min(1.5);
        self.wrap(2.0 * radius + 4.0 * self.unit + self.width(word));
        let middle = self.middle();
        self.keys
            .push(Key::Hub { at: Point::new(tenth(middle.x + radius), middle.y), radius: tenth(radius) });
        self.at.x += 2.0 * radius + 4.0 * self.unit;
        self.text(word, 30.0);
    }

    /// Begins a new line if what comes next is too wide for this one.
    fn wrap(&mut self, width: f64) {
        let left = MARGIN * self.unit;
        if self.at.x > left && self.at.x + width > self.right {
            // Below the largest node of the line above.
            let below = self.lowest().max(self.at.y + LEGEND * self.unit * 0.6) + LEGEND * self.unit * 1.4;
            self.at = Point::new(left, below);
        }
    }

    /// Where the lowest mark ends.
    fn lowest(&self) -> f64 {
        self.keys.iter().map(|key| key.bounds().bottom).fold(self.at.y, f64::max)
    }

    /// The middle of the line at the left end of the next mark.
    fn middle(&self) -> Point {
        Point::new(tenth(self.at.x), tenth(self.at.y - metrics::MIDDLE * LEGEND * self.unit))
    }

    fn width(&self, text: &str) -> f64 {
        metrics::width(text) * LEGEND * self.unit
    }

    fn text(&mut self, text: &str, space: f64) {
        let text = metrics::one_line(text, (self.right - self.at.x) / (LEGEND * self.unit));
        let at = Point::new(tenth(self.at.x), tenth(self.at.y));
        self.at.x += self.width(&text) + space * self.unit;
        self.texts.push(Text { text, at, size: tenth(LEGEND * self.unit), role: Role::Legend });
    }
}

/// At most four of the values, the first and the last among them, whose sizes are evenly spread.
fn some_of(values: &[f64], size: impl Fn(f64) -> f64) -> Vec<f64> {
    let (Some(&first), Some(&last)) = (values.first(), values.last()) else { return Vec::new() };
    if values.len() <= 4 {
        return values.to_vec();
    }
    let wanted = (0..4).map(|k| size(first) + (size(last) - size(first)) * f64::from(k) / 3.0);
    let off = |value: f64, wanted: f64| (size(value) - wanted).abs();
    let nearest =
        |wanted: f64| values.iter().copied().min_by(|&a, &b| off(a, wanted).total_cmp(&off(b, wanted)));
    let mut some: Vec<f64> = wanted.filter_map(nearest).collect();
    some[0] = first;
    some.dedup();
    some
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
    use super::*;

    #[test]
    fn a_legend_shows_at_most_four_values_and_both_ends() {
        let values: Vec<f64> = (1..=40).map(f64::from).collect();
        assert_eq!(some_of(&values, |v| v), [1.0, 14.0, 27.0, 40.0]);
        assert_eq!(some_of(&[1.0, 2.0], |v| v), [1.0, 2.0]);
        assert!(some_of(&[], |v| v).is_empty());
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([3.0, 0.25, 1.0 / 3.0, 2e9, 1e-5].map(number), ["3", "0.25", "0.33", "2.0e9", "1.0e-5"]);
    }
}
