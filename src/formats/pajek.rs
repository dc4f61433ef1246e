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
//! What a line means depends on the section it stands in, which is remembered from chunk to chunk. Of a project with
//! several networks (`.paj`) the first is read.

use crate::records::markup::unescaped;
use crate::records::text::{lines, trim};
use crate::records::{Chunk, Format, Kind, Remembered, Sink};

// What a line means can only be said behind all lines before it.
pub(super) static FORMAT: Format = Format::new("pajek", read)
    .about("Pajek .net and .paj: vertices, edges, arcs, lists and matrices of them")
    .reads(
        "*Vertices with labels; *Edges, *Arcs, the lists of them and *Matrix with weights; the first network",
    )
    .extensions(&["net", "paj"])
    .detect(looks_like);

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

/// What the lines below a header are.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Section {
    /// Nothing yet.
    Start,
    /// A number and a label.
    Vertices,
    /// Two ends and perhaps a weight.
    Ties,
    /// One end, and all others that it has ties with.
    Lists,
    /// The weights of the ties of one vertex with each.
    Matrix,
    /// Nothing that makes a network: partitions, vectors and the like. They count vertices in a header of their own.
    Values,
    /// Another network than the first, and whatever is behind it.
    Another,
}

const SECTIONS: [Section; 7] = [
    Section::Start,
    Section::Vertices,
    Section::Ties,
    Section::Lists,
    Section::Matrix,
    Section::Values,
    Section::Another,
];

/// The state of reading a file.
#[derive(Clone, Copy)]
struct State {
    section: Section,
    /// Has the first network begun?
    is_begun: bool,
    /// How many vertices the first network has.
    vertices: usize,
    /// The vertices before those of the second kind, which are the columns of a matrix; 0 where there is one kind.
    first_kind: usize,
    /// Rows of a matrix, or lines of vertices, so far.
    rows: usize,
    /// The largest number of a vertex that has a line.
    largest: usize,
}

impl State {
    fn of(remembered: Remembered) -> Self {
        let [state, vertices, first_kind, rows, largest] = remembered;
        let section = SECTIONS.get(state / 2).copied().unwrap_or(Section::Start);
        Self { section, is_begun: state % 2 > 0, vertices, first_kind, rows, largest }
    }

    fn remembered(self) -> Remembered {
        let state = 2 * self.section as usize + usize::from(self.is_begun);
        [state, self.vertices, self.first_kind, self.rows, self.largest]
    }

    /// The state after a header, given without its star.
    fn below(self, header: &str) -> Self {
        let section = match (self.section, &*first_word(header)) {
            (Section::Another, _) => Section::Another,
            (Section::Values, "vertices") => Section::Values,
            (_, "vertices" | "network") if self.is_begun => Section::Another,
            (_, "network") => Section::Start,
            (_, "vertices") => return Self::at_first_network(header),
            (_, "edges" | "arcs") => Section::Ties,
            (_, "edgeslist" | "arcslist") => Section::Lists,
            (_, "matrix") => Section::Matrix,
            _ => Section::Values,
        };
        Self { section, rows: 0, ..self }
    }

    /// Below the header that counts all vertices, and behind them those of the first kind if there are two.
    fn at_first_network(header: &str) -> Self {
        let mut counts = words(header).skip(1).map(|count| count.parse().unwrap_or(0));
        let [vertices, first_kind] = [counts.next(), counts.next()].map(Option::unwrap_or_default);
        Self { section: Section::Vertices, is_begun: true, vertices, first_kind, rows: 0, largest: 0 }
    }

    /// Notices where lines of vertices end that are fewer than their header counts.
    fn end_vertices(self, at: usize, sink: &mut dyn Sink) {
        if self.section == Section::Vertices && self.rows < self.vertices {
            let (missing, all) = (self.vertices - self.rows, self.vertices);
            let detail =
                format!("{missing} of {all} vertices have no line; they are known by their numbers in ties");
            sink.notice(at, Kind::Malformed, &detail);
        }
    }

    /// Is this the number of a vertex, no greater than their count and the numbers that have lines?
    fn is_vertex(self, word: &str) -> bool {
        let most = self.vertices.max(self.largest);
        is_number(word) && (most == 0 || word.parse().is_ok_and(|number: usize| number <= most))
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a line. Words in quotes may have blanks in them, and quotes with a backslash.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let (word, behind) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let end = end_of_quoted(quoted);
                (&quoted[..end], quoted.get(end + 1..).unwrap_or_default())
            }
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        let is_end = rest.is_empty();
        rest = behind;
        (!is_end).then_some(word)
    })
}

/// Where the quote is that ends a word in quotes: the first that has no backslash before it.
fn end_of_quoted(text: &str) -> usize {
    let quotes = memchr::memchr_iter(b'"', text.as_bytes());
    quotes.into_iter().find(|&at| !text[..at].ends_with('\\')).unwrap_or(text.len())
}

/// The label in what follows the number of a vertex. Without quotes it should be one word, but some programs write names
/// of several, which end before coordinates, a shape, or what else is drawn.
fn label(rest: &str) -> String {
    const SHAPES: [&str; 7] = ["ellipse", "box", "diamond", "triangle", "cross", "empty", "house"];
    const DRAWN: [&str; 6] = ["ic", "bc", "bw", "lc", "x_fact", "y_fact"];
    let rest = rest.trim_start();
    if rest.starts_with('"') {
        // Pajek breaks lines in labels with `\n`.
        let quoted = words(rest).next().unwrap_or_default();
        return quoted.replace("\\n", " ").replace("\\\"", "\"");
    }
    // `Nan` and `Inf` are names.
    let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && word.parse::<f64>().is_ok();
    let is_label = |word: &&str| !is_number(word) && !SHAPES.contains(word) && !DRAWN.contains(word);
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or_default();
    let others = words.take_while(is_label);
    std::iter::once(first).chain(others).collect::<Vec<_>>().join(" ")
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let mut state = State::of(chunk.remembered);
    let mut used = chunk.text.len();
    for (at, line) in lines(chunk.text) {
        if !chunk.last && at + line.len() == chunk.text.len() {
            used = at;
            break;
        }
        if let Some(header) = trim(line).strip_prefix('*') {
            let before = state;
            state = state.below(header);
            before.end_vertices(at, sink);
            match state.section {
                Section::Vertices if state.first_kind > 0 => sink.notice(at, Kind::TwoModes, line),
                Section::Another if before.section != Section::Another => {
                    sink.notice(at, Kind::AnotherNetwork, line);
                }
                _ => {}
            }
        } else if let Some(line) = content(line) {
            state.rows += usize::from(state.section == Section::Matrix);
            if !give(state, line, at, sink) {
                sink.notice(at, Kind::Malformed, line);
            } else if state.section == Section::Vertices {
                state.rows += 1;
                let number = words(line).next().and_then(|word| word.parse().ok());
                state.largest = state.largest.max(number.unwrap_or(0));
            }
        }
    }
    if chunk.last {
        state.end_vertices(chunk.text.len(), sink);
    }
    sink.remember(state.remembered());
    used
}

/// Hands on what a line says; no if it is not what its section has.
fn give(state: State, line: &str, at: usize, sink: &mut dyn Sink) -> bool {
    let mut words = words(line);
    let first = words.next().unwrap_or_default();
    match state.section {
        Section::Values | Section::Another => {}
        Section::Matrix if state.rows > state.vertices => return false,
        Section::Matrix => give_row(state, line, at, sink),
        Section::Start => return false,
        Section::Vertices if !is_number(first) => return false,
        Section::Vertices => {
            let label = label(&line[first.len()..]);
            // Pajek writes characters that its code page has not as entities.
            let label = unescaped(&label);
            sink.node(first, if label.trim().is_empty() { first } else { &label });
        }
        _ if !state.is_vertex(first) => return false,
        Section::Lists => {
            let mut are_vertices = true;
            for other in words {
                match state.is_vertex(other) {
                    true => sink.tie(at, first, other, None),
                    false => are_vertices = false,
                }
            }
            return are_vertices;
        }
        Section::Ties => {
            let Some(other) = words.next().filter(|other| state.is_vertex(other)) else { return false };
            // Attributes of an edge may follow without a weight.
            let is_number =
                |word: &&str| word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
            let weight = words.next().filter(is_number).map(|weight| weight.parse().unwrap_or(f64::NAN));
            sink.tie(at, first, other, weight);
        }
    }
    true
}

/// The ties of one row of a matrix, which has no more columns than there are vertices. What is on the diagonal is no
/// tie.
fn give_row(state: State, line: &str, at: usize, sink: &mut dyn Sink) {
    for (other, word) in (state.first_kind + 1..=state.vertices).zip(words(line)) {
        let weight = word.parse::<f64>().ok();
        if weight != Some(0.0) && other != state.rows {
            sink.tie(at, &state.rows.to_string(), &other.to_string(), weight.or(Some(f64::NAN)));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::{told, told_in_two, told_whatever_the_cut};

    #[test]
    fn labels_may_be_quoted_bare_or_missing_and_numbers() {
        let vertices = "*Vertices 5\n1 \"Lovelace, Ada\" 0.1 0.2\n2 Gray 0 0 ellipse\n3\n 4 \"42\" ic Red\n5 42 0.0 0.0 box\n";
        assert_eq!(told(read, vertices), ["1 = Lovelace, Ada", "2 = Gray", "3 = 3", "4 = 42", "5 = 42"]);
        assert_eq!(told(read, "*vertices 1\r\n1 \"&#381;ofie\"\n"), ["1 = Žofie"]);
    }

    #[test]
    fn labels_without_quotes_may_have_several_words_and_those_in_quotes_quotes() {
        let vertices = "*Vertices 5\n1 Ann van Lee 0.1 0.2 ellipse\n2 Bob Nan box\n3 Cy Poe ic Red\n\
                        4 \"Eve \\\"E\\\" Joe\" 0.1\n5 \"Dan\\nDoe\"\n *edges\n1 2\n";
        assert_eq!(
            told_whatever_the_cut(read, vertices),
            ["1 = Ann van Lee", "2 = Bob Nan", "3 = Cy Poe", "4 = Eve \"E\" Joe", "5 = Dan Doe", "1 – 2: 1"]
        );
    }

    #[test]
    fn sections_say_what_numbers_mean() {
        let text = "1 2\n*Vertices 3\n1 7\n2 8\nx\n3 9\n*Arcs :1 \"knows\"\n1 2 0.5 c Blue\n% no\n2 1\n*Edgeslist\n3 1 2\n\
                    *Partition x\n*Vertices 3\n1\n2\n*Edges\n1 3 -1\nx 1\n";
        assert_eq!(
            told(read, text),
            [
                "Malformed: 1 2",
                "1 = 7",
                "2 = 8",
                "Malformed: x",
                "3 = 9",
                "1 – 2: 0.5",
                "2 – 1: 1",
                "3 – 1: 1",
                "3 – 2: 1",
                "1 – 3: -1",
                "Malformed: x 1"
            ]
        );
    }

    #[test]
    fn vertices_without_a_line_are_counted_in_one_notice() {
        let notice = |missing| {
            format!(
                "Malformed: {missing} of 3 vertices have no line; they are known by their numbers in ties"
            )
        };
        for rest in ["", "*Edges\n", "*Vector x\n"] {
            let text = format!("*Vertices 3\n1 Ann\n{rest}");
            assert_eq!(told_whatever_the_cut(read, &text), ["1 = Ann".to_owned(), notice(2)], "{text}");
        }
        let text = "*Vertices 3\n*Edges\n1 3\n";
        assert_eq!(told_whatever_the_cut(read, text), [notice(3), "1 – 3: 1".to_owned()]);
    }

    #[test]
    fn the_ends_of_ties_are_no_greater_than_the_count_of_vertices_or_their_numbers() {
        let text =
            "*Vertices 2\n1 Ann\n7 Bob\n*Edgeslist\n1 7 8\n9 1\n*Edges\n1 7\n1 8\n99999999999999999999 1\n";
        let ties = ["1 – 7: 1", "Malformed: 1 7 8", "Malformed: 9 1", "1 – 7: 1", "Malformed: 1 8"];
        assert_eq!(told_whatever_the_cut(read, text)[2..7], ties);
    }

    #[test]
    fn a_matrix_has_a_row_of_weights_for_every_vertex() {
        let text = "*Vertices 3\n*Matrix\n9 0.5 0\n0.5 0 x 7\n\n0 2 0\n1 1\n";
        let ties = ["1 – 2: 0.5", "2 – 1: 0.5", "2 – 3: NaN", "3 – 2: 2", "Malformed: 1 1"];
        assert_eq!(told(read, text)[1..], ties);
    }

    #[test]
    fn the_first_network_of_a_project_is_read() {
        let text = "*Network a\n*Vertices 2\n1 A\n2 B\n*Edges\n1 2\n*Vector v\n*Vertices 2\n0.5\n1\n\
                    *Network b\n*Vertices 2\n1 C\n2 D\n*Edges\n2 1 5\n*Network c\n";
        assert_eq!(told(read, text), ["1 = A", "2 = B", "1 – 2: 1", "AnotherNetwork: *Network b"]);
    }

    #[test]
    fn no_cut_changes_what_is_read() {
        for text in [
            "*Network x\n*Vertices 3\n1 7\n2 8\n3 \"A B\"\n*Arcs\n1 2 0.5\n2 1\n\n*arcslist\n3 1 2 4\n*Matrix\n1 0 1\n*Edges\n1 3 5\n",
            "*Vertices 3\n%\n1 \"7\"\n2 Ada 0.5 0.5\n3\n*Edges\n1 2\n2 3 7",
            "*Vertices 3 2\n1 7\n2 8\n3 9\n*Matrix\n0 1\n2 3\n*Vertices 1\n1 x\n",
        ] {
            told_whatever_the_cut(read, text);
        }
    }

    #[test]
    fn a_network_of_two_modes_says_so() {
        let text = "*Vertices 3 1\n1 a\n2 b\n3 c\n*Matrix\n7 8\n";
        assert_eq!(
            told(read, text),
            ["TwoModes: *Vertices 3 1", "1 = a", "2 = b", "3 = c", "1 – 2: 7", "1 – 3: 8"]
        );
    }

    const PARTS: [&str; 13] = [
        "*Network\n",
        "*Vector\n",
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
        fn nothing_makes_it_panic_or_matters_where_it_is_cut(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..12), cut in any::<prop::sample::Index>()) {
            let text = parts.concat();
            let mut cut = cut.index(text.len() + 1);
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            prop_assert_eq!(told_in_two(read, &text, cut), told(read, &text));
        }
    }
}
