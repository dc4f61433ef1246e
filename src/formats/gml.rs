//! Graph Modelling Language: networks by Newman and others (Himsolt 1997).
//!
//! ```text
//! graph [
//!   node [ id 0 label "LOVELACE, A" ]
//!   node [ id 1 label "BABBAGE, C" ]
//!   edge [ source 1 target 0 value 2.5 ]
//! ]
//! ```

use memchr::memmem;

use super::attributes::{DRAWN, Label, Weight, is_called, label_rank, weight_rank};
use crate::records::markup::unescaped;
use crate::records::{Chunk, Format, Kind, Sink};

pub(super) static FORMAT: Format = Format::new("gml", read)
    .about("Graph Modelling Language, as in Newman's network collection")
    .reads("nodes with id, label or name; edges with weight or value")
    .extensions(&["gml"])
    .detect(looks_like)
    .split(split);

fn looks_like(head: &str) -> bool {
    may_have_graph(head.as_bytes()) && has_graph(head)
}

/// Is there the word for a graph before a bracket or a comment? This takes less time than to find all words.
fn may_have_graph(head: &[u8]) -> bool {
    const GRAPH: &[u8] = b"graph";
    let after = memmem::find_iter(head, GRAPH).map(|at| head[at + GRAPH.len()..].trim_ascii_start());
    // What begins with a byte outside ASCII may be white space.
    after.map(<[u8]>::first).any(|next| next.is_some_and(|next| matches!(next, b'[' | b'#' | 0x0b | 0x80..)))
}

/// Does a graph open with a node or an edge in it?
fn has_graph(head: &str) -> bool {
    let mut tokens = Tokens { text: head, at: 0 }.skip_while(|(_, token)| *token != Token::Word("graph"));
    tokens.next().is_some()
        && matches!(tokens.next(), Some((_, Token::Open)))
        && tokens.any(|(_, token)| matches!(token, Token::Word("node" | "edge")))
}

/// A line that starts with `node` or `edge`.
fn split(buffer: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'\n', buffer).map(|end| end + 1).find(|&start| {
        let line = buffer[start..].trim_ascii_start();
        line.starts_with(b"node") || line.starts_with(b"edge")
    })
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token<'a> {
    Open,
    Close,
    Word(&'a str),
    Quoted(&'a str),
    /// A string or a comment that does not end in this text.
    Unfinished,
}

/// The tokens of a text with their offsets.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = &self.text[self.at..];
            let start = self.at + rest.find(|c: char| !c.is_whitespace())?;
            let rest = &self.text[start..];
            let (length, token) = match rest.as_bytes()[0] {
                b'#' => match rest.find('\n') {
                    Some(end) => {
                        self.at = start + end;
                        continue;
                    }
                    None => (rest.len(), Token::Unfinished),
                },
                b'[' => (1, Token::Open),
                b']' => (1, Token::Close),
                b'"' => match rest[1..].find('"') {
                    Some(end) => (end + 2, Token::Quoted(&rest[1..=end])),
                    None => (rest.len(), Token::Unfinished),
                },
                _ => {
                    let is_end = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '"');
                    let end = rest.find(is_end).unwrap_or(rest.len());
                    (end, Token::Word(&rest[..end]))
                }
            };
            self.at = start + length;
            return Some((start, token));
        }
    }
}

/// What is read of a node or an edge.
#[derive(Default)]
struct Block<'a> {
    id: &'a str,
    source: &'a str,
    target: &'a str,
    label: Label,
    weight: Weight,
}

impl<'a> Block<'a> {
    fn set(&mut self, key: &str, value: Token<'a>) {
        let (Token::Word(text) | Token::Quoted(text)) = value else { return };
        if is_called(key, "id") {
            self.id = text;
        } else if is_called(key, "source") {
            self.source = text;
        } else if is_called(key, "target") {
            self.target = text;
        }
        if let Some(rank) = label_rank(key) {
            match value {
                Token::Word(number) if number.parse::<f64>().is_ok() => self.label.add_number(rank, number),
                _ => self.label.add(rank, &unescaped(text)),
            }
        }
        weight_rank(key).iter().for_each(|&rank| self.weight.add(rank, text));
    }

    /// What yEd and Cytoscape draw.
    fn set_drawn(&mut self, text: &str) {
        self.label.add(DRAWN, &unescaped(text));
        self.weight.add(DRAWN, text);
    }
}

/// Reads up to the bracket that closes the block; `None` if the text ends before. Blocks inside are passed
/// over by counting brackets, however deep they are, but for the text of `LabelGraphics`.
fn block<'a>(tokens: &mut Tokens<'a>) -> Option<Block<'a>> {
    let mut block = Block::default();
    let (mut depth, mut key, mut is_label) = (1, "", false);
    for (_, token) in tokens.by_ref() {
        match token {
            Token::Open => {
                is_label = depth == 1 && is_called(key, "labelgraphics");
                depth += 1;
            }
            Token::Close => {
                depth -= 1;
                if depth == 0 {
                    return Some(block);
                }
            }
            Token::Unfinished => return None,
            value if depth == 1 && !key.is_empty() => block.set(key, value),
            Token::Quoted(text) if depth == 2 && is_label && is_called(key, "text") => block.set_drawn(text),
            Token::Word(word) if key.is_empty() => {
                key = word;
                continue;
            }
            Token::Word(_) | Token::Quoted(_) => {}
        }
        key = "";
    }
    None
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let mut tokens = Tokens { text: chunk.text, at: 0 };
    while let Some((at, token)) = tokens.next() {
        let Token::Word(what @ ("node" | "edge")) = token else {
            let may_go_on = token == Token::Unfinished || tokens.at == chunk.text.len();
            if may_go_on && !chunk.last {
                return at;
            }
            continue;
        };
        let behind = tokens.at;
        match tokens.next() {
            Some((_, Token::Open)) => {}
            None if !chunk.last => return at,
            // No block: what stands here instead is looked at by itself.
            _ => {
                tokens.at = behind;
                continue;
            }
        }
        match block(&mut tokens) {
            None if !chunk.last => return at,
            Some(node) if what == "node" && !node.id.is_empty() => {
                sink.node(node.id, node.label.name(&unescaped(node.id)));
            }
            Some(edge) if what == "edge" && !edge.source.is_empty() && !edge.target.is_empty() => {
                sink.tie(at, edge.source, edge.target, edge.weight.get());
            }
            _ => sink.notice(at, Kind::Malformed, what),
        }
    }
    chunk.text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::told::told_whatever_the_cut;

    #[test]
    fn labels_and_weights_are_where_programs_put_them() {
        for (node, edge) in [
            ("id 1 label \"Ann\"", "value 2.5"),
            ("id 1 Name \"Ann\" label 3", "Weight \"2.5\" value 7"),
            ("id 1 graphics [ x 1 w 9 label \"no\" ] label \"Ann\"", "label \"pp\" weight 2.5"),
            ("id 1 LabelGraphics [ anchor \"c\" text \"Ann\" ]", "LabelGraphics [ text \"2.5\" ]"),
        ] {
            let text = format!("# node [\ngraph [ node [ {node} ] edge [ source 1 target 2 {edge} ] ]\n");
            assert_eq!(told_whatever_the_cut(read, &text), ["1 = Ann", "1 – 2: 2.5"], "{text}");
        }
    }
}
