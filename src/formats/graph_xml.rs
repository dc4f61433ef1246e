//! Networks in XML: what GraphML and GEXF share.
//!
//! Nodes may lie inside nodes; each is given as soon as another begins in it, so that nothing need be kept of
//! those around it, however deep they are.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::records::{Chunk, Kind, Sink};

/// The name of the root element.
pub(super) fn root(head: &str) -> Option<String> {
    let mut reader = reader(head.trim_start());
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => return Some(tag.local_name().as_ref().to_owned()),
            Event::Eof | Event::Empty(_) => return None,
            _ => {}
        }
    }
}

/// The offset above 0 of the first tag that opens a node or an edge.
pub(super) fn split(buffer: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'<', buffer).find(|&at| {
        let name = &buffer[at + 1..];
        let behind = name.strip_prefix(b"node").or_else(|| name.strip_prefix(b"edge"));
        at > 0 && behind.is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_whitespace))
    })
}

pub(super) fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let keys = Keys::of(chunk.head);
    let mut reader = reader(chunk.text.trim_start_matches(BYTE_ORDER_MARK));
    let mut open: Option<Element> = None;
    let mut field = Field::Other;
    // The parser passes over a byte order mark, and does not count it.
    let start = chunk.text.len() - chunk.text.trim_start_matches(BYTE_ORDER_MARK).len();
    loop {
        let at = start + reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "node" | "edge" => {
                    field = Field::Other;
                    give(open.replace(Element::of(&tag, at)), sink);
                }
                "data" => field = keys.field(&attribute(&tag, "key")),
                // yEd draws the label and keeps it nowhere else.
                "NodeLabel" if open.as_ref().is_some_and(|node| node.label.is_empty()) => {
                    field = Field::Label
                }
                _ => {}
            },
            Ok(Event::Empty(tag)) if matches!(tag.local_name().as_ref(), "node" | "edge") => {
                field = Field::Other;
                give(open.take(), sink);
                give(Some(Element::of(&tag, at)), sink);
            }
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "node" | "edge" => give(open.take(), sink),
                "data" | "NodeLabel" => field = Field::Other,
                _ => {}
            },
            Ok(Event::Text(text)) => append(&mut open, field, &text.xml10_content()),
            Ok(Event::CData(text)) => append(&mut open, field, &text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => append(&mut open, field, &resolved(&reference)),
            Ok(Event::Eof) | Err(_) if !chunk.last => return open.map_or(at, |element| element.at),
            Ok(Event::Eof) if open.is_none() => return chunk.text.len(),
            Ok(Event::Eof) | Err(_) => {
                let at = open.map_or(at, |element| element.at);
                sink.notice(
                    at,
                    Kind::Malformed,
                    chunk.text.get(at..).unwrap_or_default().lines().next().unwrap_or_default(),
                );
                return chunk.text.len();
            }
            Ok(_) => {}
        }
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A reader that begins in the middle of a document, where elements end that it has not seen begin.
fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// What a text inside a node or an edge is.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Label,
    Weight,
    Other,
}

/// A node or an edge while it is read.
struct Element {
    at: usize,
    is_node: bool,
    id: String,
    source: String,
    target: String,
    label: String,
    weight: String,
}

impl Element {
    fn of(tag: &BytesStart<'_>, at: usize) -> Self {
        Self {
            at,
            is_node: tag.local_name().as_ref() == "node",
            id: attribute(tag, "id"),
            source: attribute(tag, "source"),
            target: attribute(tag, "target"),
            label: attribute(tag, "label"),
            weight: attribute(tag, "weight"),
        }
    }
}

/// The value of an attribute; empty if it has none.
fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let attribute = tag.try_get_attribute(name).ok().flatten();
    attribute.map_or_else(String::new, |attribute| {
        unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Cow::into_owned)
    })
}

/// The character that a reference stands for; the reference as written if it is not known.
fn resolved(reference: &BytesRef<'_>) -> String {
    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
    let known = || resolve_predefined_entity(reference).map(str::to_owned);
    character.or_else(known).unwrap_or_else(|| format!("&{};", &**reference))
}

fn append(open: &mut Option<Element>, field: Field, text: &str) {
    match (open, field) {
        (Some(element), Field::Label) => element.label.push_str(text),
        (Some(element), Field::Weight) => element.weight.push_str(text),
        _ => {}
    }
}

fn give(element: Option<Element>, sink: &mut dyn Sink) {
    let Some(Element { at, is_node, id, source, target, label, weight }) = element else { return };
    if is_node && !id.is_empty() {
        sink.node(&id, if label.trim().is_empty() { &id } else { &label });
    } else if !is_node && !source.is_empty() && !target.is_empty() {
        sink.tie(at, &source, &target, weight.trim().parse().ok());
    } else {
        sink.notice(at, Kind::Malformed, &id);
    }
}

/// The keys of GraphML under which nodes have their labels and edges their weights.
#[derive(Default)]
struct Keys {
    label: Vec<String>,
    weight: Vec<String>,
}

impl Keys {
    /// Keys stand in front of the graph.
    fn of(head: &str) -> Self {
        const LABELS: [&str; 3] = ["label", "name", "author"];
        const WEIGHTS: [&str; 3] = ["weight", "strength", "value"];
        let mut declared: Vec<[String; 3]> = Vec::new();
        let mut reader = reader(head);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "key" => declared.push(["for", "attr.name", "id"].map(|name| attribute(&tag, name))),
                    "node" | "edge" => break,
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        // NetworkX has a key for each type of value, all of the same name.
        let key = |wanted: &str, names: [&str; 3]| {
            let of_name = |name: &&str| -> Vec<String> {
                let is_it = |[target, own, _]: &&[String; 3]| {
                    (target == wanted || target == "all") && own.eq_ignore_ascii_case(name)
                };
                declared.iter().filter(is_it).map(|[.., id]| id.clone()).collect()
            };
            names.iter().map(of_name).find(|ids| !ids.is_empty()).unwrap_or_default()
        };
        Self { label: key("node", LABELS), weight: key("edge", WEIGHTS) }
    }

    fn field(&self, key: &str) -> Field {
        match key {
            "" => Field::Other,
            _ if self.label.iter().any(|id| id == key) => Field::Label,
            _ if self.weight.iter().any(|id| id == key) => Field::Weight,
            _ => Field::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::{told, told_in_two, told_whatever_the_cut};

    const GRAPHML: &str = "<?xml version='1.0'?><!-- <node id='no'/> --><g:graphml xmlns:g='x'>\
        <key id='d0' for='node' attr.name='papers'/><key id='d1' for='node' attr.name='Label'/>\
        <key id='d2' for='edge' attr.name='weight'/><key id='d3' for='node' attr.name='name'/><graph>\n\
        <node id='1'><data key='d3'>no</data><data key='d1'>Ada &amp; &#381;&x;</data><data key='d0'>3</data></node>\n\
        <node id='2'><data key='d9'><y:ShapeNode><y:NodeLabel a=''> B<![CDATA[<]]> </y:NodeLabel></y:ShapeNode></data>\
        <graph><node id='3'/><edge source='3' target='1'/></graph></node>\
        <edge source='1' target='2'><data key='d2'> 2.5 </data></edge></graph></g:graphml>\n";

    const GEXF: &str = "<gexf><graph><nodes><node id='1' label='O&apos;Neil'/><node id='2'><attvalues/></node></nodes>\
        <edges><edge id='0' source='1' target='2' weight='0.5'/></edges></graph></gexf>";

    #[test]
    fn labels_and_weights_are_attributes_or_data_under_their_keys() {
        assert_eq!(told(read, GRAPHML), ["1 = Ada & Ž&x;", "2 =  B< ", "3 = 3", "3 – 1: 1", "1 – 2: 2.5"]);
        assert_eq!(told(read, GEXF), ["1 = O'Neil", "2 = 2", "1 – 2: 0.5"]);
    }

    #[test]
    fn no_cut_changes_what_is_read() {
        let marked = format!("\u{feff}{GEXF}<? no end");
        for text in [GRAPHML, GEXF, &marked] {
            told_whatever_the_cut(read, text);
        }
    }

    #[test]
    fn what_is_broken_is_noticed() {
        assert_eq!(
            told(read, "<graphml><node/><edge source='1'/><node id='1'"),
            ["Malformed: ", "Malformed: ", "Malformed: <node id='1'"]
        );
        assert_eq!(told(read, "<graphml><node id='1'>"), ["Malformed: <node id='1'>"]);
    }

    #[test]
    fn the_root_says_what_it_is() {
        assert_eq!(root(GRAPHML).as_deref(), Some("graphml"));
        assert_eq!(root(GEXF).as_deref(), Some("gexf"));
        assert_eq!([root("node [ ]"), root("<!-- graphml"), root("")], [None, None, None]);
    }

    const PARTS: [&str; 16] = [
        "<node id='1'>",
        "<node id='é'/>",
        "<edge source='1' target='2'>",
        "<data key='k'>",
        "</data>",
        "</node>",
        "</edge>",
        "<",
        "x&amp;&",
        "<!-- ",
        "-->",
        "<![CDATA[",
        "]]>",
        "\"",
        "<?",
        "\u{feff}",
    ];

    proptest! {
        #[test]
        fn nothing_makes_it_panic_or_matters_where_it_is_cut(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..12), cut in any::<prop::sample::Index>()) {
            let text = parts.concat();
            let whole = told(read, &text);
            let mut cut = cut.index(text.len() + 1);
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            prop_assert_eq!(told_in_two(read, &text, cut), whole);
        }
    }
}
