//! DOT, Graphviz's language, as Graphviz, NetworkX, igraph, Gephi and coauth itself write it.
//!
//! ```text
//! graph {
//!   a [label="Lovelace, Ada"]; b [label="Menabrea, Luigi"]
//!   a -- b [weight=2]
//! }
//! ```
//!
//! What a statement means depends on the defaults and blocks around it, so the whole graph is read at once. A block of
//! nodes in the place of an end stands for all of them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::iter::Peekable;

use indexmap::IndexMap;

use crate::records::text::{lines, tidy, trim};
use crate::records::{Chunk, Format, Kind, Sink};

pub(super) static FORMAT: Format = Format::new("dot", read)
    .about("DOT, the language of Graphviz")
    .reads("nodes with label or xlabel, edges with weight; the first graph of a file")
    .extensions(&["dot", "gv"])
    .detect(looks_like);

fn looks_like(head: &str) -> bool {
    opening(&mut Tokens { text: head, at: 0 }.peekable()).is_some()
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    /// A brace, bracket, sign of equality, colon, comma, semicolon or plus; or what is none of DOT's.
    Sign(char),
    /// `--` or `->`.
    EdgeOp,
    /// A name or number without quotes.
    Bare(&'a str),
    /// A text in quotes, with its escapes.
    Quoted(&'a str),
    /// HTML between angle brackets.
    Html(&'a str),
}

/// The tokens of a text with their offsets.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// How much of the text is white space or a comment.
    fn blank(&self) -> usize {
        let text = &self.text[self.at..];
        let end_of_line = || text.find('\n').unwrap_or(text.len());
        let is_at_line_start = self.at == 0 || self.text.as_bytes()[self.at - 1] == b'\n';
        match text.as_bytes() {
            [b'/', b'/', ..] => end_of_line(),
            [b'/', b'*', ..] => text.find("*/").map_or(text.len(), |end| end + 2),
            // A line of a preprocessor; it may be indented.
            [b'#', ..] if is_at_line_start || self.is_first_of_line() => end_of_line(),
            _ => text
                .chars()
                .next()
                .filter(|c| c.is_whitespace() || *c == '\u{feff}')
                .map_or(0, char::len_utf8),
        }
    }

    fn is_first_of_line(&self) -> bool {
        let line = self.text[..self.at].rsplit('\n').next().unwrap_or_default();
        line.bytes().all(|byte| byte.is_ascii_whitespace())
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.blank() {
                0 => break,
                blank => self.at += blank,
            }
        }
        let start = self.at;
        let text = &self.text[start..];
        let first = text.chars().next()?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii();
        let (length, token) = match first {
            '"' => {
                let end = end_of_quoted(&text[1..]);
                (end + 2, Token::Quoted(&text[1..=end]))
            }
            '<' => {
                let end = end_of_html(text);
                let inside = &text[1..end];
                (end, Token::Html(inside.strip_suffix('>').unwrap_or(inside)))
            }
            '-' if text.starts_with("--") || text.starts_with("->") => (2, Token::EdgeOp),
            c if is_name(c) || c == '-' || c == '.' => {
                let rest = &text[first.len_utf8()..];
                let end = rest.find(|c: char| !is_name(c) && c != '.').unwrap_or(rest.len());
                let length = first.len_utf8() + end;
                (length, Token::Bare(&text[..length]))
            }
            c => (c.len_utf8(), Token::Sign(c)),
        };
        self.at = (start + length).min(self.text.len());
        Some((start, token))
    }
}

/// Where the quotation mark is that ends a text; its end if there is none.
fn end_of_quoted(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    end.unwrap_or(text.len())
}

/// The end of what is between this angle bracket and that which closes it.
fn end_of_html(text: &str) -> usize {
    let mut depth = 0usize;
    let end = text.bytes().position(|byte| {
        match byte {
            b'<' => depth += 1,
            b'>' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.map_or(text.len(), |end| end + 1)
}

impl<'a> Token<'a> {
    /// The text as an id, where only quotation marks and line ends are escaped; `None` for signs.
    fn id(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Bare(text) | Self::Html(text) => Some(Cow::Borrowed(text)),
            Self::Quoted(text) if text.contains('\\') => {
                Some(Cow::Owned(text.replace("\\\n", "").replace("\\\"", "\"")))
            }
            Self::Quoted(text) => Some(Cow::Borrowed(text)),
            Self::Sign(_) | Self::EdgeOp => None,
        }
    }

    /// The text as a label, as it is drawn on one line.
    fn label(&self, id: &str) -> String {
        let text = match self {
            Self::Html(text) => without_tags(text),
            Self::Quoted(text) => unescaped(text, id),
            _ => self.id().unwrap_or_default().into_owned(),
        };
        let decoded = quick_xml::escape::unescape(&text).unwrap_or(Cow::Borrowed(&text));
        tidy(&decoded).into_owned()
    }

    /// Is it this keyword? Case does not matter, and quotes make it a name.
    fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Bare(word) if word.eq_ignore_ascii_case(keyword))
    }
}

/// `\n`, `\l` and `\r` end lines, `\N` is the id of the node, a backslash before anything else stands for that.
fn unescaped(text: &str, id: &str) -> String {
    let mut label = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, (c == '\\').then(|| chars.next()).flatten()) {
            ('\\', Some('n' | 'l' | 'r')) => label.push(' '),
            ('\\', Some('N')) => label.push_str(id),
            ('\\', Some('\n')) => {}
            ('\\', Some(escaped)) => label.push(escaped),
            _ => label.push(c),
        }
    }
    label
}

fn without_tags(html: &str) -> String {
    let mut depth = 0usize;
    let mut text = String::new();
    for c in html.chars() {
        match c {
            '<' => {
                depth += 1;
                text.push(' ');
            }
            '>' => depth = depth.saturating_sub(1),
            c if depth == 0 => text.push(c),
            _ => {}
        }
    }
    text
}

type Input<'a> = Peekable<Tokens<'a>>;

/// What a graph is, up to its brace: is it directed, is it strict? `None` if none begins here.
fn opening(tokens: &mut Input<'_>) -> Option<(bool, bool)> {
    let is_strict = tokens.next_if(|(_, token)| token.is("strict")).is_some();
    let (_, token) = tokens.next_if(|(_, token)| token.is("graph") || token.is("digraph"))?;
    tokens.next_if(|(_, token)| token.id().is_some());
    tokens.next_if(|(_, token)| *token == Token::Sign('{'))?;
    Some((token.is("digraph"), is_strict))
}

/// A graph as far as it is read.
#[derive(Default)]
struct Graph {
    is_directed: bool,
    /// Ends of edges by number, where an edge that is given again replaces the first.
    strict: Option<HashMap<(usize, usize), usize>>,
    /// Ids, and the labels of those that have one.
    nodes: IndexMap<String, Option<String>>,
    edges: Vec<Edge>,
    /// Where something is that is not understood.
    malformed: Vec<usize>,
}

struct Edge {
    at: usize,
    ends: (usize, usize),
    weight: Option<f64>,
}

/// The attributes of a node or edge that matter here.
#[derive(Default)]
struct Attributes<'a> {
    label: Option<Token<'a>>,
    /// Beside the node, where its label is often empty.
    outer_label: Option<Token<'a>>,
    weight: Option<f64>,
}

impl Graph {
    /// The number of a node, which is new if no statement has named it.
    fn node(&mut self, id: Cow<'_, str>) -> usize {
        match self.nodes.get_index_of(&*id) {
            Some(number) => number,
            None => self.nodes.insert_full(id.into_owned(), None).0,
        }
    }

    /// Reads statements up to the brace that closes their block, and returns the nodes that they name.
    fn block(&mut self, tokens: &mut Input<'_>, mut weight: Option<f64>, depth: usize) -> Vec<usize> {
        let mut named = Vec::new();
        while let Some((at, token)) = tokens.peek().cloned() {
            match token {
                Token::Sign('}') => {
                    tokens.next();
                    return named;
                }
                Token::Sign(';' | ',') => {
                    tokens.next();
                }
                _ if ["graph", "node", "edge"].iter().any(|keyword| token.is(keyword)) => {
                    tokens.next();
                    let of_all = attributes(tokens);
                    if token.is("edge") {
                        weight = of_all.weight.or(weight);
                    }
                }
                _ => {
                    if !self.statement(at, tokens, weight, depth, &mut named) {
                        self.malformed.push(at);
                        tokens.next_if(|(place, _)| *place == at);
                    }
                }
            }
        }
        named
    }

    /// Reads a node, a chain of edges or a setting; no if it is none of them.
    fn statement(
        &mut self,
        at: usize,
        tokens: &mut Input<'_>,
        weight: Option<f64>,
        depth: usize,
        named: &mut Vec<usize>,
    ) -> bool {
        let Some(mut ends) = self.operand(tokens, weight, depth) else { return false };
        if tokens.next_if(|(_, token)| *token == Token::Sign('=')).is_some() {
            // The setting of a graph: what looked like a node is not one.
            tokens.next();
            if let [number] = ends[..]
                && number + 1 == self.nodes.len()
                && !named.contains(&number)
            {
                self.nodes.pop();
            }
            return true;
        }
        let mut chain: Vec<Vec<usize>> = Vec::new();
        let mut is_whole = true;
        while tokens.next_if(|(_, token)| *token == Token::EdgeOp).is_some() {
            let Some(next) = self.operand(tokens, weight, depth) else {
                is_whole = false;
                break;
            };
            chain.push(std::mem::replace(&mut ends, next));
        }
        chain.push(ends);
        let given = attributes(tokens);
        if let [nodes] = &chain[..] {
            nodes.iter().for_each(|&node| self.set_label(node, &given));
        }
        for pair in chain.windows(2) {
            is_whole &= self.connect(at, &pair[0], &pair[1], given.weight.or(weight));
        }
        named.extend(chain.into_iter().flatten());
        is_whole
    }

    fn set_label(&mut self, node: usize, given: &Attributes<'_>) {
        let Some((id, label)) = self.nodes.get_index_mut(node) else { return };
        let labels = [&given.label, &given.outer_label].into_iter().flatten().map(|token| token.label(id));
        *label = labels.into_iter().find(|text| !text.is_empty()).or(label.take());
    }

    /// The nodes that an end of an edge stands for: one, or all of a block.
    fn operand(&mut self, tokens: &mut Input<'_>, weight: Option<f64>, depth: usize) -> Option<Vec<usize>> {
        const DEEPEST: usize = 64;
        let is_subgraph = tokens.next_if(|(_, token)| token.is("subgraph")).is_some();
        if is_subgraph {
            tokens.next_if(|(_, token)| token.id().is_some());
        }
        if depth < DEEPEST && tokens.next_if(|(_, token)| *token == Token::Sign('{')).is_some() {
            let mut nodes = self.block(tokens, weight, depth + 1);
            nodes.sort_unstable();
            nodes.dedup();
            return Some(nodes);
        }
        if is_subgraph {
            return Some(Vec::new());
        }
        let (_, token) = tokens.next_if(|(_, token)| token.id().is_some())?;
        let mut id = token.id()?;
        while tokens.next_if(|(_, token)| *token == Token::Sign('+')).is_some() {
            id.to_mut().push_str(&tokens.next()?.1.id()?);
        }
        // A port: `node:port:n`.
        while tokens.next_if(|(_, token)| *token == Token::Sign(':')).is_some() {
            tokens.next_if(|(_, token)| token.id().is_some());
        }
        Some(vec![self.node(id)])
    }

    /// Connects each of some nodes with each of others; no if these would be more edges than a person writes.
    fn connect(&mut self, at: usize, left: &[usize], right: &[usize], weight: Option<f64>) -> bool {
        const MOST_OF_BLOCKS: usize = 1_000_000;
        if left.len() > 1 && right.len() > 1 && left.len().saturating_mul(right.len()) > MOST_OF_BLOCKS {
            return false;
        }
        for (&a, &b) in left.iter().flat_map(|a| right.iter().map(move |b| (a, b))) {
            let edge = Edge { at, ends: (a, b), weight };
            let key = if self.is_directed { (a, b) } else { (a.min(b), a.max(b)) };
            let known = self.strict.as_mut().and_then(|strict| strict.insert(key, self.edges.len()));
            match known {
                Some(known) => {
                    self.edges[known].weight = edge.weight;
                    self.strict.as_mut().and_then(|strict| strict.insert(key, known));
                }
                None => self.edges.push(edge),
            }
        }
        true
    }
}

/// The attributes in the brackets that follow, if any do.
fn attributes<'a>(tokens: &mut Input<'a>) -> Attributes<'a> {
    let mut found = Attributes::default();
    while tokens.next_if(|(_, token)| *token == Token::Sign('[')).is_some() {
        while let Some((_, key)) = tokens.next_if(|(_, token)| !matches!(token, Token::Sign('{' | '}'))) {
            if key == Token::Sign(']') {
                break;
            }
            if tokens.next_if(|(_, token)| *token == Token::Sign('=')).is_none() {
                continue;
            }
            let Some((_, value)) = tokens.next_if(|(_, token)| token.id().is_some()) else { continue };
            match key.id().as_deref() {
                Some("label") => found.label = Some(value),
                Some("xlabel") => found.outer_label = Some(value),
                Some("weight") => {
                    let weight = value.id().filter(|weight| !trim(weight).is_empty());
                    found.weight = weight.map(|weight| trim(&weight).parse().unwrap_or(f64::NAN));
                }
                _ => {}
            }
        }
    }
    found
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    if !chunk.last {
        return 0;
    }
    let mut tokens = Tokens { text: chunk.text, at: 0 }.peekable();
    let Some((is_directed, is_strict)) = opening(&mut tokens) else {
        if let Some((at, _)) = tokens.peek() {
            sink.notice(*at, Kind::Malformed, first_line(chunk.text, *at));
        }
        return chunk.text.len();
    };
    let mut graph = Graph { is_directed, strict: is_strict.then(HashMap::new), ..Graph::default() };
    graph.block(&mut tokens, None, 0);
    for (id, label) in &graph.nodes {
        sink.node(id, label.as_ref().unwrap_or(id));
    }
    for Edge { at, ends: (a, b), weight } in &graph.edges {
        let id = |number: usize| graph.nodes.get_index(number).map_or("", |(id, _)| id.as_str());
        sink.tie(*at, id(*a), id(*b), *weight);
    }
    for at in graph.malformed {
        sink.notice(at, Kind::Malformed, first_line(chunk.text, at));
    }
    if let Some((at, _)) = tokens.peek() {
        sink.notice(*at, Kind::AnotherNetwork, first_line(chunk.text, *at));
    }
    chunk.text.len()
}

fn first_line(text: &str, at: usize) -> &str {
    lines(&text[at..]).next().map_or("", |(_, line)| trim(line))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::told_whatever_the_cut;

    fn told(text: &str) -> Vec<String> {
        told_whatever_the_cut(read, text)
    }

    #[test]
    fn every_form_of_nodes_and_edges_is_read() {
        let fixture = include_str!("../../tests/fixtures/dot.gv");
        assert!(looks_like(fixture));
        assert_eq!(
            told(fixture),
            [
                "a = Ada \"Countess\" Lovelace",
                "b = Luigi Menabrea",
                "c = Mary Somerville & Co",
                "Charles Babbage = Charles Babbage",
                "d = d",
                "e = e",
                "g = g",
                "a – b: 5",
                "b – c: 3",
                "a – d: 2",
                "a – e: 2",
                "e – Charles Babbage: 2",
                "Malformed: g -- ;"
            ]
        );
    }

    #[test]
    fn edges_given_again_are_parallel_unless_the_graph_is_strict() {
        assert_eq!(told("graph{a--b a--b}"), ["a = a", "b = b", "a – b: 1", "a – b: 1"]);
        assert_eq!(told("strict graph{a--b b--a}"), ["a = a", "b = b", "a – b: 1"]);
        assert_eq!(told("strict digraph{a->b b->a}"), ["a = a", "b = b", "a – b: 1", "b – a: 1"]);
    }

    #[test]
    fn labels_are_drawn_text() {
        for (label, expected) in [
            (r#""Ann\nLee""#, "Ann Lee"),
            (r#""Ann \"A.\" Lee\\""#, "Ann \"A.\" Lee\\"),
            (r#""J&ouml;rg &amp; Co""#, "J&ouml;rg &amp; Co"),
            (r#""Ann &#76;ee &amp; Co""#, "Ann Lee & Co"),
            (r#"<<i>Ann</i><br/>Lee>"#, "Ann Lee"),
            (r#""\N""#, "n1"),
            ("Ann", "Ann"),
            ("\"\"", "n1"),
        ] {
            assert_eq!(told(&format!("graph {{ n1 [label={label}] }}")), [format!("n1 = {expected}")]);
        }
    }

    #[test]
    fn blocks_stand_for_their_nodes_and_settings_for_none() {
        assert_eq!(
            told("digraph { rankdir=LR; {a b} -> {c} ; subgraph x { d } }"),
            ["a = a", "b = b", "c = c", "d = d", "a – c: 1", "b – c: 1"]
        );
        assert_eq!(
            told("graph { edge [weight=2] a -- b [weight=\"0.5\"] b -- -1.5 }")[3..],
            ["a – b: 0.5", "b – -1.5: 2"]
        );
    }

    #[test]
    fn a_second_graph_is_noticed() {
        assert_eq!(told("graph { a }\ngraph { b }\n"), ["a = a", "AnotherNetwork: graph { b }"]);
    }

    #[test]
    fn other_texts_with_braces_are_no_graphs() {
        for text in
            ["graph [ node [ id 1 ] ]", "graph", "graph paper; pens\n", "fn main() {", "graph of x {\n", ""]
        {
            assert!(!looks_like(text), "{text}");
        }
        assert!(looks_like("/* x */\n# y\nStrict DiGraph \"my graph\" {"));
    }

    #[test]
    fn hostile_graphs_end() {
        let deep = format!("graph {}", "{".repeat(100_000));
        let broad = format!(
            "graph {{ {{{0}}} -- {{{0}}} }}",
            (0..2000).map(|n| format!("a{n} ")).collect::<String>()
        );
        for text in [
            deep,
            broad,
            "graph { a -- ".to_owned(),
            "graph { a [label=\"x".to_owned(),
            "graph{<<>".to_owned(),
        ] {
            let mut lines = crate::formats::told::told(read, &text);
            lines.truncate(3);
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_is_chunk_invariant(text in "(strict )?(di)?graph \\{([a-cé<>\"\\[\\]{}=:;,+#\\\\ \n-]|--|->|label|weight|subgraph|/\\*|\\*/){0,30}") {
            told(&text);
        }
    }
}
