//! Networks in XML: what GraphML and GEXF share.
//!
//! Nodes may lie inside nodes; each is given as soon as another begins in it, so that nothing need be kept of
//! those around it, however deep they are.

use std::borrow::Cow;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::attributes::{DRAWN, Label, Rank, Weight, label_rank, weight_rank};
use crate::records::text::trim;
use crate::records::{Chunk, Kind, Sink};

/// Has the root element this name?
pub(super) fn has_root(head: &str, name: &str) -> bool {
    memmem::find(head.as_bytes(), name.as_bytes()).is_some() && root(head).is_some_and(|root| root == name)
}

/// Is it a network of people in this language?
pub(super) fn is_network(head: &str, name: &str) -> bool {
    has_root(head, name) && !is_two_mode(head)
}

/// Do the nodes say to which of two modes they belong, as NetworkX marks papers and authors?
pub(super) fn is_two_mode(head: &str) -> bool {
    memmem::find(head.as_bytes(), b"bipartite").is_some()
        && (has_root(head, "graphml") || has_root(head, "gexf"))
        && Keys::of(head).0.iter().any(|key| key.target != "edge" && key.name == "bipartite")
}

/// The name of the root element.
fn root(head: &str) -> Option<String> {
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
    // The parser passes over a byte order mark, and does not count it.
    let start = chunk.text.len() - chunk.text.trim_start_matches(BYTE_ORDER_MARK).len();
    loop {
        let at = start + reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "hyperedge" => sink.notice(at, Kind::Malformed, HYPEREDGE),
                "node" | "edge" => keys.give(open.replace(Element::of(&tag, at)), sink),
                _ => keys.begin(open.as_mut(), &tag),
            },
            Ok(Event::Empty(tag)) => match tag.local_name().as_ref() {
                "node" | "edge" => {
                    keys.give(open.take(), sink);
                    keys.give(Some(Element::of(&tag, at)), sink);
                }
                "attvalue" => keys.begin(open.as_mut(), &tag),
                "hyperedge" => sink.notice(at, Kind::Malformed, HYPEREDGE),
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "node" | "edge" => keys.give(open.take(), sink),
                "data" | "NodeLabel" | "EdgeLabel" => open.iter_mut().for_each(Element::end_field),
                _ => {}
            },
            Ok(Event::Text(text)) => append(&mut open, &text.xml10_content()),
            Ok(Event::CData(text)) => append(&mut open, &text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => append(&mut open, &resolved(&reference)),
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

/// GraphML has edges of any number of nodes, which are no ties.
const HYPEREDGE: &str = "a hyperedge; only edges of two nodes are read";

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
#[derive(Debug, Clone, Copy, PartialEq)]
enum Field {
    Label(Rank),
    /// A label that is declared to be a number.
    Number(Rank),
    Weight(Rank),
}

/// A node or an edge while it is read.
struct Element {
    at: usize,
    is_node: bool,
    id: String,
    source: String,
    target: String,
    label: Label,
    weight: Weight,
    /// The field being read, and its text so far.
    field: Option<Field>,
    text: String,
}

impl Element {
    fn of(tag: &BytesStart<'_>, at: usize) -> Self {
        let mut element = Self {
            at,
            is_node: tag.local_name().as_ref() == "node",
            id: String::new(),
            source: String::new(),
            target: String::new(),
            label: Label::default(),
            weight: Weight::default(),
            field: None,
            text: String::new(),
        };
        for attribute in tag.attributes().flatten() {
            let value = decoded(&attribute.value);
            match attribute.key.as_ref() {
                "id" => element.id = value,
                "source" => element.source = value,
                "target" => element.target = value,
                _ => {
                    let name = attribute.key.local_name();
                    label_rank(name.as_ref()).iter().for_each(|&rank| element.label.add(rank, &value));
                    weight_rank(name.as_ref()).iter().for_each(|&rank| element.weight.add(rank, &value));
                }
            }
        }
        element
    }

    fn begin_field(&mut self, field: Option<Field>) {
        self.field = field;
        self.text.clear();
    }

    fn end_field(&mut self) {
        match self.field.take() {
            Some(Field::Label(rank)) => self.label.add(rank, &self.text),
            Some(Field::Number(rank)) => self.label.add_number(rank, trim(&self.text)),
            Some(Field::Weight(rank)) => self.weight.add(rank, &self.text),
            None => {}
        }
    }
}

/// The value of an attribute; empty if it has none.
fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let attribute = tag.try_get_attribute(name).ok().flatten();
    attribute.map_or_else(String::new, |attribute| decoded(&attribute.value))
}

fn decoded(value: &str) -> String {
    unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}

/// The character that a reference stands for; the reference as written if it is not known.
fn resolved(reference: &BytesRef<'_>) -> String {
    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
    let known = || resolve_predefined_entity(reference).map(str::to_owned);
    character.or_else(known).unwrap_or_else(|| format!("&{};", &**reference))
}

fn append(open: &mut Option<Element>, text: &str) {
    if let Some(element) = open.as_mut().filter(|element| element.field.is_some()) {
        element.text.push_str(text);
    }
}

/// A key of GraphML or an attribute of GEXF, under which nodes have their labels and edges their weights.
struct Key {
    id: String,
    /// What it is declared for, which writers get wrong: `node`, `edge`, `all` or nothing.
    target: String,
    name: String,
    is_number: bool,
    /// The value of those that have none of their own.
    default: String,
}

#[derive(Default)]
struct Keys(Vec<Key>);

impl Keys {
    /// Keys are before the nodes.
    fn of(head: &str) -> Self {
        const NUMBERS: [&str; 6] = ["int", "integer", "long", "float", "double", "boolean"];
        let (mut keys, mut class, mut is_default) = (Self::default(), String::new(), false);
        let mut reader = reader(head);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let key = |target: &str, [name, kind]: [&str; 2]| Key {
                        id: attribute(&tag, "id"),
                        target: target.to_owned(),
                        name: attribute(&tag, name),
                        is_number: NUMBERS.contains(&attribute(&tag, kind).as_str()),
                        default: String::new(),
                    };
                    match tag.local_name().as_ref() {
                        "key" => keys.0.push(key(&attribute(&tag, "for"), ["attr.name", "attr.type"])),
                        "attributes" => class = attribute(&tag, "class"),
                        "attribute" => keys.0.push(key(&class, ["title", "type"])),
                        "default" => is_default = true,
                        "node" | "edge" => break,
                        _ => {}
                    }
                }
                Event::Text(text) if is_default => {
                    keys.0.last_mut().iter_mut().for_each(|key| key.default.push_str(&text.xml10_content()));
                }
                Event::End(_) => is_default = false,
                Event::Eof => break,
                _ => {}
            }
        }
        keys
    }

    /// What a value under a key is in a node or an edge: what its name says, whatever it is declared for. Keys that are
    /// not declared are their own names.
    fn field(&self, key: &str, is_node: bool) -> Option<Field> {
        let own = if is_node { "node" } else { "edge" };
        let mismatch = |declared: &&Key| match declared.target.as_str() {
            target if target == own => 0,
            "all" | "" => 1,
            _ => 2,
        };
        let declared = self.0.iter().filter(|declared| declared.id == key).min_by_key(mismatch);
        let name =
            declared.map(|declared| declared.name.as_str()).filter(|name| !name.is_empty()).unwrap_or(key);
        let is_number = declared.is_some_and(|declared| declared.is_number);
        let label =
            || label_rank(name).map(|rank| if is_number { Field::Number(rank) } else { Field::Label(rank) });
        if is_node { label() } else { weight_rank(name).map(Field::Weight) }
    }

    /// Begins the field of an element that a tag inside it opens.
    fn begin(&self, open: Option<&mut Element>, tag: &BytesStart<'_>) {
        let Some(element) = open else { return };
        match tag.local_name().as_ref() {
            "data" => element.begin_field(self.field(&attribute(tag, "key"), element.is_node)),
            // yEd draws these and keeps them nowhere else.
            "NodeLabel" => element.begin_field(Some(Field::Label(DRAWN))),
            "EdgeLabel" => element.begin_field(Some(Field::Weight(DRAWN))),
            "attvalue" => {
                let keys = ["for", "id"].map(|name| attribute(tag, name));
                let key = keys.iter().find(|key| !key.is_empty()).map_or("", String::as_str);
                element.begin_field(self.field(key, element.is_node));
                element.text = attribute(tag, "value");
                element.end_field();
            }
            _ => {}
        }
    }

    fn give(&self, element: Option<Element>, sink: &mut dyn Sink) {
        let Some(Element { at, is_node, id, source, target, label, mut weight, .. }) = element else {
            return;
        };
        if is_node && !id.is_empty() {
            sink.node(&id, label.name(&id));
        } else if !is_node && !source.is_empty() && !target.is_empty() {
            if weight.get().is_none() {
                for key in self.0.iter().filter(|key| !key.default.is_empty()) {
                    weight_rank(&key.name).iter().for_each(|&rank| weight.add(rank, &key.default));
                }
            }
            sink.tie(at, &source, &target, weight.get());
        } else {
            sink.notice(at, Kind::Malformed, &id);
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
    fn nodes_of_two_modes_are_no_network_of_people() {
        for (target, is_two_mode) in [("node", true), ("all", true), ("edge", false)] {
            let text = GRAPHML.replacen(
                "for='node' attr.name='papers'",
                &format!("for='{target}' attr.name='bipartite'"),
                1,
            );
            assert_eq!(super::is_two_mode(&text), is_two_mode, "{target}");
            assert_eq!(is_network(&text, "graphml"), !is_two_mode, "{target}");
        }
        assert!(!super::is_two_mode(&GRAPHML.replace("Ada", "bipartite")));
    }

    #[test]
    fn each_hyperedge_is_noticed() {
        let text = "<graphml><graph><node id='1'/><hyperedge><endpoint node='1'/><endpoint node='2'/></hyperedge>\
            <hyperedge/><edge source='1' target='2'/></graph></graphml>";
        let notice = format!("Malformed: {HYPEREDGE}");
        assert_eq!(told_whatever_the_cut(read, text), ["1 = 1", &notice, &notice, "1 – 2: 1"]);
    }

    #[test]
    fn a_key_means_what_it_is_called_whatever_it_is_declared_for() {
        for key in [
            "<key id='w' for='node' attr.name='weight'/>",
            "<key id='w' for='all' attr.name='Weight'/>",
            "<key id='w' attr.name='strength'/>",
            "<key id='w' for='edge' attr.name='value'/><key id='w' for='node' attr.name='x'/>",
        ] {
            let text = format!(
                "<graphml>{key}<key id='n' for='edge' attr.name='v_name'/><graph><node id='1'><data key='n'>Ann</data></node>\
                <edge source='1' target='2'><data key='w'>2.5</data></edge></graph></graphml>"
            );
            assert_eq!(told_whatever_the_cut(read, &text), ["1 = Ann", "1 – 2: 2.5"], "{key}");
        }
    }

    #[test]
    fn a_weight_may_be_the_default_of_its_key_undeclared_or_what_is_drawn() {
        let text = "<graphml><key id='w' for='edge' attr.name='weight'><default>2</default></key><graph>\
            <edge source='1' target='2'/><edge source='2' target='3'><data key='w'>3</data></edge></graph></graphml>";
        assert_eq!(told(read, text), ["1 – 2: 2", "2 – 3: 3"]);
        let text = "<graphml><node id='1'><data key='name'>Ann</data></node><edge source='1' target='2'><data key='d9'>\
            <y:EdgeLabel>2.5<y:LabelModel/></y:EdgeLabel></data></edge><edge source='1' target='3'><data key='weight'>x</data></edge></graphml>";
        assert_eq!(told_whatever_the_cut(read, text), ["1 = Ann", "1 – 2: 2.5", "1 – 3: NaN"]);
    }

    #[test]
    fn a_number_is_no_label_beside_a_better_one() {
        let text = "<graphml><key id='l' for='node' attr.name='label' attr.type='int'/><key id='t' for='node' attr.name='name'/>\
            <node id='Ann'><data key='l'>3</data></node><node id='7'><data key='l'>3</data><data key='t'>Bob</data></node></graphml>";
        assert_eq!(told(read, text), ["Ann = Ann", "7 = Bob"]);
    }

    #[test]
    fn gexf_has_weights_and_labels_in_attributes_of_its_own_too() {
        let text = "<gexf><graph><attributes class='edge'><attribute id='0' title='Weight' type='double'/></attributes>\
            <attributes class='node'><attribute id='0' title='name' type='string'/></attributes><nodes><node id='1'><attvalues>\
            <attvalue for='0' value='Ann'/></attvalues><viz:size value='9'/></node></nodes><edges><edge id='0' source='1' target='2'>\
            <viz:thickness value='7'/><attvalues><attvalue for='0' value='2.5'></attvalue></attvalues></edge></edges></graph></gexf>";
        assert_eq!(told_whatever_the_cut(read, text), ["1 = Ann", "1 – 2: 2.5"]);
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
