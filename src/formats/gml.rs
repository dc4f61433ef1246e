//! Graph Modelling Language: networks by Newman and others (Himsolt 1997).
//!
//! ```text
//! graph [
//!   node [ id 0 label "LOVELACE, A" ]
//!   node [ id 1 label "BABBAGE, C" ]
//!   edge [ source 1 target 0 value 2.5 ]
//! ]
//! ```

use std::borrow::Cow;

use crate::records::{Chunk, Format, Kind, Sink};

pub(super) static FORMAT: Format = Format::new("gml", read)
    .about("Graph Modelling Language, as in Newman's network collection")
    .reads("nodes with id, label or name; edges with weight or value")
    .extensions(&["gml"])
    .detect(looks_like)
    .split(split);

fn looks_like(head: &str) -> bool {
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
    /// A string that does not end in this text.
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
                b'#' => {
                    self.at = start + rest.find('\n').unwrap_or(rest.len());
                    continue;
                }
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

/// What a node or edge says, as far as it matters here.
#[derive(Default)]
struct Block<'a> {
    id: &'a str,
    label: &'a str,
    source: &'a str,
    target: &'a str,
    weight: Option<f64>,
}

/// Reads up to the bracket that closes the block; `None` if the text ends before. Blocks inside are passed
/// over by counting brackets, however deep they are.
fn block<'a>(tokens: &mut Tokens<'a>) -> Option<Block<'a>> {
    let mut block = Block::default();
    let mut depth = 1;
    let mut key = "";
    for (_, token) in tokens.by_ref() {
        match token {
            Token::Open => depth += 1,
            Token::Close => {
                depth -= 1;
                if depth == 0 {
                    return Some(block);
                }
            }
            Token::Unfinished => return None,
            Token::Word(value) | Token::Quoted(value) if depth == 1 && !key.is_empty() => {
                match key {
                    "id" => block.id = value,
                    "label" | "name" => block.label = value,
                    "source" => block.source = value,
                    "target" => block.target = value,
                    "value" | "weight" => block.weight = value.parse().ok(),
                    _ => {}
                }
                key = "";
                continue;
            }
            Token::Word(word) if depth == 1 => {
                key = word;
                continue;
            }
            Token::Word(_) | Token::Quoted(_) => {}
        }
        key = "";
    }
    None
}

/// The text of a string, whose quotes, ampersands and other characters may be written as entities.
fn unescaped(text: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(text).unwrap_or(Cow::Borrowed(text))
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let mut tokens = Tokens { text: chunk.text, at: 0 };
    while let Some((at, token)) = tokens.next() {
        let Token::Word(what @ ("node" | "edge")) = token else {
            if token == Token::Unfinished && !chunk.last {
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
                let label = if node.label.is_empty() { node.id } else { node.label };
                sink.node(node.id, &unescaped(label));
            }
            Some(edge) if what == "edge" && !edge.source.is_empty() && !edge.target.is_empty() => {
                sink.tie(at, edge.source, edge.target, edge.weight);
            }
            _ => sink.notice(at, Kind::Malformed, what),
        }
    }
    chunk.text.len()
}
