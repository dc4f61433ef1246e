//! What a reader tells about a text, for tests: a line for each call of the sink, however the text is cut.

use crate::records::{Chunk, Kind, Record, Remembered, Sink};

#[derive(Default)]
struct Told {
    lines: Vec<String>,
    remembered: Remembered,
}

impl Sink for Told {
    fn record(&mut self, record: &Record<'_>) {
        // Where it starts depends upon the cuts.
        self.lines.push(format!("{:?}", Record { at: 0, ..*record }));
    }

    fn node(&mut self, id: &str, label: &str) {
        self.lines.push(format!("{id} = {label}"));
    }

    fn tie(&mut self, _: usize, a: &str, b: &str, weight: Option<f64>) {
        self.lines.push(format!("{a} – {b}: {}", weight.unwrap_or(1.0)));
    }

    fn person(&mut self, id: &str, names: &[&str]) {
        self.lines.push(format!("{id} is {}", names.join(" and ")));
    }

    fn notice(&mut self, _: usize, kind: Kind, detail: &str) {
        self.lines.push(format!("{kind:?}: {detail}"));
    }

    fn keep(&mut self, text: &str) {
        self.lines.push(format!("kept: {text}"));
    }

    fn defer(&mut self, _: usize, text: &str) {
        self.lines.push(format!("put off: {text}"));
    }

    fn remember(&mut self, remembered: Remembered) {
        self.remembered = remembered;
    }
}

/// What a reader tells about a text in one piece.
pub(super) fn told(read: impl Fn(Chunk<'_>, &mut dyn Sink) -> usize, text: &str) -> Vec<String> {
    let mut told = Told::default();
    read(Chunk { text, head: text, first: true, last: true, ..Chunk::default() }, &mut told);
    told.lines
}

/// What it tells about a text that is cut in two: what it leaves of the first piece comes again.
pub(super) fn told_in_two(
    read: impl Fn(Chunk<'_>, &mut dyn Sink) -> usize,
    text: &str,
    cut: usize,
) -> Vec<String> {
    let mut told = Told::default();
    let chunk = Chunk { text: &text[..cut], head: text, first: true, ..Chunk::default() };
    let used = read(chunk, &mut told);
    assert!(used <= cut, "{used} of {cut} bytes were used");
    let remembered = told.remembered;
    read(Chunk { text: &text[used..], first: used == 0, last: true, remembered, ..chunk }, &mut told);
    told.lines
}

/// What a reader tells about a text, after it was seen that no cut changes it.
pub(super) fn told_whatever_the_cut(
    read: impl Fn(Chunk<'_>, &mut dyn Sink) -> usize,
    text: &str,
) -> Vec<String> {
    let whole = told(&read, text);
    for cut in (0..=text.len()).filter(|&cut| text.is_char_boundary(cut)) {
        assert_eq!(told_in_two(&read, text, cut), whole, "{text} cut at {cut}");
    }
    whole
}
