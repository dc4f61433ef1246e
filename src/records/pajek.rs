//! Pajek's networks (`.net`), as Pajek, VOSviewer, igraph, NetworkX and others write them.
//!
//! ```text
//! *Vertices 2
//! 1 "Lovelace, Ada" 0.1 0.2
//! 2 "Menabrea, Luigi" 0.3 0.4
//! *Edges
//! 1 2 2.5
//! ```
//!
//! What a line means depends on the section it stands in, but no reader remembers where a chunk begins. Most lines
//! speak for themselves: two numbers are a tie, a number and a text are a vertex. Sections whose lines do not are
//! read as a whole.

use memchr::memmem;

use super::text::{lines, trim};
use super::{Chunk, Format, Keys, Kind, Sink};

pub(super) static FORMAT: Format = Format {
    name: "pajek",
    about: "Pajek .net: vertices, edges, arcs and lists of them",
    reads: "*Vertices with labels; *Edges, *Arcs and the lists of them with weights",
    extensions: &["net"],
    fits_any_text: false,
    keys: Keys::OfInput,
    looks_like,
    // Sections that are read as a whole must not be cut in the middle.
    split: None,
    read,
};

fn looks_like(head: &str) -> bool {
    let header = head.lines().find_map(content).and_then(|line| line.strip_prefix('*'));
    header.is_some_and(|header| matches!(&*first_word(header), "vertices" | "network"))
}

/// The line without white space; `None` for comments and blank lines.
fn content(line: &str) -> Option<&str> {
    Some(trim(line)).filter(|line| !line.is_empty() && !line.starts_with('%'))
}

/// The first word of a header, in small letters: `edges` of `*Edges :1 "knows"`.
fn first_word(header: &str) -> String {
    let end = header.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(header.len());
    header[..end].to_ascii_lowercase()
}

/// Sections of vertices up to this size are read as a whole.
const MOST_AT_ONCE: usize = 32 << 20;

/// What the lines below a header are.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    /// Two ends and perhaps a weight, or what a chunk begins with: lines that speak for themselves.
    Plain,
    Vertices,
    /// One end, and all others that it has ties with.
    Lists,
    /// Nothing that makes a network: matrices, partitions and the like.
    Other,
}

impl Section {
    fn of(header: &str) -> Self {
        match &*first_word(header) {
            "vertices" => Self::Vertices,
            "edges" | "arcs" | "network" => Self::Plain,
            "edgeslist" | "arcslist" => Self::Lists,
            _ => Self::Other,
        }
    }

    /// Would its lines be taken for something else if the header were not seen? The labels of vertices may be
    /// numbers; where there are too many to wait for the last, the first vertex tells.
    fn must_be_whole(self, below: &str) -> bool {
        match self {
            Self::Plain => false,
            Self::Lists | Self::Other => true,
            Self::Vertices if below.len() < MOST_AT_ONCE => true,
            Self::Vertices => {
                let whole = &below[..below.rfind('\n').unwrap_or(0)];
                whole.lines().find_map(content).is_none_or(is_tie)
            }
        }
    }
}

/// The words of a line. Words in quotes may have blanks in them.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if let Some(quoted) = rest.strip_prefix('"') {
            let (word, behind) = quoted.split_once('"').unwrap_or((quoted, ""));
            rest = behind;
            return Some(word);
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let word = &rest[..end];
        rest = &rest[end..];
        (!word.is_empty()).then_some(word)
    })
}

/// Is this two numbers of vertices, and perhaps a weight, and no label with coordinates behind it?
fn is_tie(line: &str) -> bool {
    let is_number = |word: &str| word.parse::<f64>().is_ok();
    let is_vertex = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let has_label = line.trim_start_matches(|c: char| !c.is_whitespace()).trim_start().starts_with('"');
    let mut words = words(line);
    let ends = [words.next(), words.next()];
    ends.iter().all(|end| end.is_some_and(is_vertex))
        && !has_label
        && words.next().is_none_or(is_number)
        && !words.next().is_some_and(is_number)
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let mut section = Section::Plain;
    for (at, line) in lines(chunk.text) {
        let below = &chunk.text[at + line.len()..];
        if !chunk.last && below.is_empty() {
            return at;
        }
        if let Some(header) = line.strip_prefix('*') {
            section = Section::of(header);
            let is_whole = chunk.last || memmem::find(below.as_bytes(), b"\n*").is_some();
            if !is_whole && section.must_be_whole(below) {
                return at;
            }
            if section == Section::Vertices && words(header).count() > 2 {
                sink.notice(at, Kind::TwoModes, line);
            }
        } else if let Some(line) = content(line) {
            give(section, line, at, sink);
        }
    }
    chunk.text.len()
}

fn give(section: Section, line: &str, at: usize, sink: &mut dyn Sink) {
    let mut words = words(line);
    let first = words.next().unwrap_or_default();
    match section {
        Section::Other => {}
        Section::Lists => words.for_each(|other| sink.tie(at, first, other, None)),
        Section::Plain if is_tie(line) => {
            let other = words.next().unwrap_or_default();
            sink.tie(at, first, other, words.next().and_then(|weight| weight.parse().ok()));
        }
        Section::Plain | Section::Vertices if first.bytes().all(|byte| byte.is_ascii_digit()) => {
            let label = words.next().filter(|label| !label.is_empty()).unwrap_or(first);
            // Pajek writes characters that its code page has not as entities.
            sink.node(first, &quick_xml::escape::unescape(label).unwrap_or(label.into()));
        }
        Section::Plain | Section::Vertices => sink.notice(at, Kind::Malformed, line),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::records::Record;

    #[derive(Default, Debug, PartialEq)]
    struct Said(Vec<String>);

    impl Sink for Said {
        fn record(&mut self, _: &Record<'_>) {}

        fn node(&mut self, id: &str, label: &str) {
            self.0.push(format!("{id} = {label}"));
        }

        fn tie(&mut self, _: usize, a: &str, b: &str, weight: Option<f64>) {
            self.0.push(format!("{a} – {b}: {}", weight.unwrap_or(1.0)));
        }

        fn person(&mut self, _: &str, _: &[&str]) {}

        fn notice(&mut self, _: usize, kind: Kind, detail: &str) {
            self.0.push(format!("{kind:?} {detail}"));
        }
    }

    fn said(text: &str, cut: usize) -> Vec<String> {
        let mut said = Said::default();
        let chunk = Chunk {
            text: &text[..cut],
            head: text,
            first: true,
            last: cut == text.len(),
            ..Chunk::default()
        };
        let used = read(chunk, &mut said);
        if cut < text.len() {
            read(Chunk { text: &text[used..], first: used == 0, last: true, ..chunk }, &mut said);
        }
        said.0
    }

    #[test]
    fn labels_may_be_quoted_bare_or_missing_and_numbers() {
        let vertices = "*Vertices 5\n1 \"Lovelace, Ada\" 0.1 0.2\n2 Grey 0 0 ellipse\n3\n 4 \"42\" ic Red\n5 42 0.0 0.0 box\n";
        assert_eq!(
            said(vertices, vertices.len()),
            ["1 = Lovelace, Ada", "2 = Grey", "3 = 3", "4 = 42", "5 = 42"]
        );
        assert_eq!(said("*vertices 1\r\n1 \"&#381;ofie\"\n", 28), ["1 = Žofie"]);
    }

    #[test]
    fn sections_say_what_numbers_mean() {
        let text = "*Vertices 3\n1 7\n2 8\n3 9\n*Arcs :1 \"knows\"\n1 2 0.5 c Blue\n% no\n2 1\n*Edgeslist\n3 1 2\n\
                    *Partition x\n1\n2\n*Edges\n1 3 -1\nx 1\n";
        assert_eq!(
            said(text, text.len()),
            [
                "1 = 7",
                "2 = 8",
                "3 = 9",
                "1 – 2: 0.5",
                "2 – 1: 1",
                "3 – 1: 1",
                "3 – 2: 1",
                "1 – 3: -1",
                "Malformed x 1"
            ]
        );
    }

    #[test]
    fn no_cut_changes_what_is_read() {
        for text in [
            "*Network x\n*Vertices 3\n1 7\n2 8\n3 \"A B\"\n*Arcs\n1 2 0.5\n2 1\n\n*arcslist\n3 1 2 4\n*Matrix\n1 0 1\n*Edges\n1 3 5\n",
            "*Vertices 3\n%\n1 \"7\"\n2 Ada 0.5 0.5\n3\n*Edges\n1 2\n2 3 7",
        ] {
            let whole = said(text, text.len());
            for cut in 0..text.len() {
                assert_eq!(said(text, cut), whole, "{text} cut at {cut}");
            }
        }
    }

    #[test]
    fn a_network_of_two_modes_says_so() {
        assert_eq!(said("*Vertices 5 2\n1 a\n", 18), ["TwoModes *Vertices 5 2", "1 = a"]);
    }

    const PARTS: [&str; 11] = [
        "*Vertices 2\n",
        "*Edges\n",
        "*arcslist\n",
        "*Matrix\n",
        "1 \"é",
        "\"\n",
        "1 2 0.5\n",
        "%\n",
        "\n",
        " ",
        "2 1 ",
    ];

    proptest! {
        #[test]
        fn nothing_makes_it_panic(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..12), cut in any::<prop::sample::Index>()) {
            let text = parts.concat();
            let mut cut = cut.index(text.len() + 1);
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            said(&text, cut);
        }
    }
}
