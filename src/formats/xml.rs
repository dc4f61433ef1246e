//! Records in XML: finding whole elements in a chunk, and walking one as a small tree.
//!
//! Elements are found by their tags alone, so that a broken record costs itself and no more; each is then parsed
//! by quick-xml. Nothing is expanded but single characters: what a document type declares is skipped.

use std::borrow::Cow;
use std::ops::Index;
use std::sync::LazyLock;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::records::{Chunk, Kind, Record, Sink};

/// Elements inside elements go no deeper than this.
const DEEPEST: usize = 64;

/// An element and what is in it.
///
/// `element["Journal"]["Title"]` is the first child of that name of the first child of that name; where there is
/// none it is an element with nothing in it.
pub(super) struct Element<'a> {
    /// Where it starts in the chunk.
    pub(super) at: usize,
    tag: BytesStart<'a>,
    content: Vec<Node<'a>>,
}

enum Node<'a> {
    Element(Element<'a>),
    Text(Cow<'a, str>),
}

static NOTHING: LazyLock<Element<'static>> = LazyLock::new(|| Element::new(0, BytesStart::new("")));

impl<'a> Element<'a> {
    fn new(at: usize, tag: BytesStart<'a>) -> Self {
        Self { at, tag, content: Vec::new() }
    }

    pub(super) fn name(&self) -> &str {
        self.tag.name().into_inner()
    }

    /// Is there anything in it?
    pub(super) fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// All text in it, without the blanks around it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text.trim().to_owned()
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.content {
            match node {
                Node::Element(element) => element.add_text(text),
                Node::Text(piece) => text.push_str(piece),
            }
        }
    }

    /// The same text, in which superscripts are marked as such, since names have footnote marks in them. They are
    /// elements `sup`, or styles with such a face.
    pub(super) fn text_with_superscripts(&self) -> String {
        let mut text = String::new();
        for node in &self.content {
            match node {
                Node::Element(element) => {
                    let is_raised =
                        element.name() == "sup" || element.attribute("face").contains("superscript");
                    let inside = element.text_with_superscripts();
                    text.push_str(&if is_raised { format!("<sup>{inside}</sup>") } else { inside });
                }
                Node::Text(piece) => text.push_str(piece),
            }
        }
        text
    }

    /// The children of this name, in order.
    pub(super) fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Self> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The children of this name in any namespace, in order.
    pub(super) fn locals<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Self> {
        self.elements().filter(move |element| local(element.name()) == name)
    }

    /// The first child of this name in any namespace; one with nothing in it if there is none.
    pub(super) fn local(&self, name: &str) -> &Element<'a> {
        self.elements().find(|element| local(element.name()) == name).unwrap_or(&*NOTHING)
    }

    /// All text in it except that of children of this name, without the blanks around it.
    pub(super) fn text_without(&self, name: &str) -> String {
        let mut text = String::new();
        for node in &self.content {
            match node {
                Node::Element(element) if element.name() == name => {}
                Node::Element(element) => element.add_text(&mut text),
                Node::Text(piece) => text.push_str(piece),
            }
        }
        text.trim().to_owned()
    }

    /// The value of an attribute; empty if it is missing.
    pub(super) fn attribute(&self, name: &str) -> String {
        attribute(&self.tag, name)
    }
}

impl<'a> Index<&str> for Element<'a> {
    type Output = Element<'a>;

    fn index(&self, name: &str) -> &Element<'a> {
        self.elements().find(|element| element.name() == name).unwrap_or(&*NOTHING)
    }
}

/// A name without the prefix of its namespace.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The first text that is not empty.
pub(super) fn first_text(elements: &[&Element<'_>]) -> String {
    elements.iter().map(|element| element.text()).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The value of an attribute of a start tag; empty if it is missing.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let Ok(Some(attribute)) = tag.try_get_attribute(name) else { return String::new() };
    unescape(&attribute.value).unwrap_or(Cow::Borrowed(&attribute.value)).trim().to_owned()
}

/// The first start tag of a text: that of the root, if the text begins a document.
pub(super) fn first_tag(text: &str) -> Option<BytesStart<'_>> {
    let mut reader = Reader::from_str(text.trim_start());
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => return Some(tag),
            Event::Text(text) if !text.trim().is_empty() => return None,
            Event::Eof | Event::CData(_) | Event::GeneralRef(_) => return None,
            _ => {}
        }
    }
}

/// Reads the records of a chunk: the elements of these names.
pub(super) fn read(
    chunk: Chunk<'_>,
    names: &'static [&'static str],
    sink: &mut dyn Sink,
    give: fn(&Element<'_>, &mut dyn Sink),
) -> usize {
    read_tags(chunk, Tags::new(chunk.text, 0, names), sink, give)
}

/// Like [`read`], for elements that may hold one of the same name, first in an element whose name ends like this.
pub(super) fn read_holding(
    chunk: Chunk<'_>,
    names: &'static [&'static str],
    holder: &'static str,
    sink: &mut dyn Sink,
    give: fn(&Element<'_>, &mut dyn Sink),
) -> usize {
    read_tags(chunk, Tags { holder: Some(holder), ..Tags::new(chunk.text, 0, names) }, sink, give)
}

fn read_tags(
    chunk: Chunk<'_>,
    tags: Tags<'_>,
    sink: &mut dyn Sink,
    give: fn(&Element<'_>, &mut dyn Sink),
) -> usize {
    let rest = each(tags, sink, &mut |element, sink| give(element, sink));
    if !chunk.last {
        return rest;
    }
    tell_rest(chunk.text, rest, sink);
    chunk.text.len()
}

/// Like [`read`], for elements that may be in one another, of which the outermost are handed on with their text.
pub(super) fn read_outermost(
    chunk: Chunk<'_>,
    names: &'static [&'static str],
    sink: &mut dyn Sink,
    give: &mut dyn FnMut(&Element<'_>, &str, &mut dyn Sink),
) -> usize {
    let rest = outermost(chunk.text, names, &mut |start, text| match parse(text, start, sink) {
        Ok(element) => give(&element, text, sink),
        Err(what) => sink.notice(start, Kind::Malformed, &what),
    });
    if !chunk.last {
        return rest;
    }
    tell_rest(chunk.text, rest, sink);
    chunk.text.len()
}

/// The outermost elements of these names in a text that was read before, whose warnings were given then.
pub(super) fn elements<'a>(text: &'a str, names: &'static [&'static str]) -> Vec<Element<'a>> {
    let mut all = Vec::new();
    outermost(text, names, &mut |start, text| all.extend(parse(text, start, &mut Silent)));
    all
}

/// Hands on where each of the outermost elements of these names starts, and its text. Returns where the first starts that
/// is not whole; the end of the text if there is none.
fn outermost<'a>(
    text: &'a str,
    names: &'static [&'static str],
    found: &mut dyn FnMut(usize, &'a str),
) -> usize {
    let mut tags = Tags::new(text, 0, names);
    let mut open: Vec<(usize, &str)> = Vec::new();
    loop {
        match tags.next() {
            Tag::Opens { tag, .. } if tag.ends_with("/>") => {}
            Tag::Opens { at, name, .. } => open.push((at, name)),
            Tag::Closes { end, name } => {
                let Some(place) = open.iter().rposition(|(_, opened)| *opened == name) else { continue };
                let (start, _) = open[place];
                open.truncate(place);
                if open.is_empty() {
                    found(start, &text[start..end]);
                }
            }
            Tag::Rest { at } => return open.first().map_or(at, |(start, _)| *start),
        }
    }
}

/// Hears no warnings.
struct Silent;

impl Sink for Silent {
    fn record(&mut self, _: &Record<'_>) {}

    fn notice(&mut self, _: usize, _: Kind, _: &str) {}
}

/// Says that what starts here has no end, if there is anything.
pub(super) fn tell_rest(text: &str, at: usize, sink: &mut dyn Sink) {
    if let Some(line) = text[at..].lines().next() {
        sink.notice(at, Kind::Malformed, &format!("there is no end of {line}"));
    }
}

/// The first place above 0 where an element of one of these names starts.
pub(super) fn split(buffer: &[u8], names: &[&str]) -> Option<usize> {
    let starts = |at: &usize| names.iter().any(|name| begins_with_name(&buffer[at + 1..], name));
    memchr::memchr_iter(b'<', buffer).find(|at| *at > 0 && starts(at))
}

/// Hands on each whole element that the tags enclose. Returns where the first starts that is not whole; the end of
/// the text if there is none.
pub(super) fn each(
    tags: Tags<'_>,
    sink: &mut dyn Sink,
    give: &mut dyn FnMut(&Element<'_>, &mut dyn Sink),
) -> usize {
    each_in(tags, &Parents::default(), sink, &mut |element, _, sink| give(element, sink)).at
}

/// What elements are the first in. The tags must have these names, too.
#[derive(Default)]
pub(super) struct Parents {
    pub(super) names: &'static [&'static str],
    /// Behind the start of one of these, a parent has no element any more.
    pub(super) contents: &'static [&'static str],
}

/// An element whose end has not been met, with where its parent starts and the start tag of that.
struct Open<'a> {
    start: usize,
    name: &'static str,
    parent: Option<(usize, &'a str)>,
}

/// Where a text is not whole.
pub(super) struct Rest {
    /// Where the first element starts that is not whole; the end of the text if there is none.
    pub(super) at: usize,
    /// Where its parent starts, or one whose element has not started.
    pub(super) parent: usize,
}

/// Hands on each whole element with the start tag of the parent that it is the first in; empty without one.
pub(super) fn each_in(
    mut tags: Tags<'_>,
    parents: &Parents,
    sink: &mut dyn Sink,
    give: &mut dyn FnMut(&Element<'_>, &str, &mut dyn Sink),
) -> Rest {
    let text = tags.text;
    let mut parent = None;
    let mut open: Option<Open<'_>> = None;
    loop {
        match tags.next() {
            Tag::Opens { at, name, tag } if parents.names.contains(&name) => parent = Some((at, tag)),
            Tag::Opens { name, .. } if parents.contents.contains(&name) => parent = None,
            Tag::Opens { at, name, .. } => {
                if let Some(Open { start, name, .. }) =
                    open.replace(Open { start: at, name, parent: parent.take() })
                {
                    sink.notice(
                        start,
                        Kind::Malformed,
                        &format!("<{name}> does not end before the next begins"),
                    );
                }
            }
            Tag::Closes { end, name } => {
                let Some(Open { start, parent, .. }) = open.take_if(|open| open.name == name) else {
                    continue;
                };
                match parse(&text[start..end], start, sink) {
                    Ok(element) => give(&element, parent.map_or("", |(_, tag)| tag), sink),
                    Err(what) => sink.notice(start, Kind::Malformed, &what),
                }
            }
            Tag::Rest { at } => {
                let (at, parent) = open.map_or((at, parent), |open| (open.start, open.parent));
                return Rest { at, parent: parent.map_or(at, |(start, _)| start) };
            }
        }
    }
}

/// The start and end tags of the elements of some names. Comments, CDATA sections, instructions and the document
/// type are skipped.
pub(super) struct Tags<'a> {
    text: &'a str,
    at: usize,
    names: &'static [&'static str],
    /// The end of the name of elements in which one of these names counts for nothing.
    holder: Option<&'static str>,
    /// Is the last element that started in a holder?
    is_held: bool,
}

pub(super) enum Tag<'a> {
    /// An element of this name starts at this offset, with this start tag.
    Opens { at: usize, name: &'static str, tag: &'a str },
    /// An element of this name ends before this offset.
    Closes { end: usize, name: &'static str },
    /// There are no more. What starts here is markup whose end is not there; at the end of the text there is none.
    Rest { at: usize },
}

impl<'a> Tags<'a> {
    /// The tags after an offset.
    pub(super) fn new(text: &'a str, at: usize, names: &'static [&'static str]) -> Self {
        Self { text, at, names, holder: None, is_held: false }
    }

    pub(super) fn next(&mut self) -> Tag<'a> {
        let bytes = self.text.as_bytes();
        while let Some(found) = memchr::memchr(b'<', &bytes[self.at..]) {
            let at = self.at + found;
            let Some(length) = length_of_markup(&bytes[at..]) else { return Tag::Rest { at } };
            self.at = at + length;
            let inside = &bytes[at + 1..];
            let named = |inside: &[u8]| self.names.iter().find(|name| begins_with_name(inside, name));
            if let Some(name) = named(inside) {
                self.is_held = self.holder.is_some_and(|holder| is_first_in(&bytes[..at], holder));
                if self.is_held {
                    continue;
                }
                return Tag::Opens { at, name, tag: &self.text[at..self.at] };
            }
            if let Some(name) = inside.strip_prefix(b"/").and_then(named) {
                if std::mem::take(&mut self.is_held) {
                    continue;
                }
                return Tag::Closes { end: self.at, name };
            }
        }
        Tag::Rest { at: bytes.len() }
    }
}

/// Is what comes after this text the first in an element whose name ends like this?
pub(super) fn is_first_in(before: &[u8], holder: &str) -> bool {
    let tag = before.trim_ascii_end().strip_suffix(b">");
    let tag = tag.and_then(|tag| memchr::memrchr(b'<', tag).map(|start| &tag[start + 1..]));
    tag.is_some_and(|tag| {
        let end = tag.iter().position(u8::is_ascii_whitespace).unwrap_or(tag.len());
        tag[..end].ends_with(holder.as_bytes()) && !tag.starts_with(b"/") && !tag.ends_with(b"/")
    })
}

/// The length of what begins with `<`. `None` if the text ends first.
fn length_of_markup(text: &[u8]) -> Option<usize> {
    /// How markup begins and how it ends; a beginning that is a prefix of another comes after it.
    const ENDS: [(&[u8], &[u8]); 3] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")];
    if let Some((start, end)) = ENDS.iter().find(|(start, _)| text.starts_with(start)) {
        return memchr::memmem::find(&text[start.len()..], end).map(|at| start.len() + at + end.len());
    }
    if ENDS.iter().any(|(start, _)| start.starts_with(text)) {
        return None;
    }
    // No tag has a `<` in it: where one comes first, this is not a tag, and costs nothing after it.
    let end = 1 + memchr::memchr2(b'<', b'>', &text[1..])?;
    if text.starts_with(b"<!DOCTYPE") && text[..end].contains(&b'[') {
        return end_of_declarations(text);
    }
    Some(if text[end] == b'>' { end + 1 } else { end })
}

/// The length of a document type that declares things between brackets. `None` if the text ends first.
fn end_of_declarations(text: &[u8]) -> Option<usize> {
    let closes = |at: &usize| text[at + 1..].trim_ascii_start().starts_with(b">");
    let bracket = memchr::memchr_iter(b']', text).find(closes)?;
    memchr::memchr(b'>', &text[bracket..]).map(|at| bracket + at + 1)
}

/// Is this the inside of a tag of this name?
fn begins_with_name(inside: &[u8], name: &str) -> bool {
    let after = inside.strip_prefix(name.as_bytes()).and_then(<[u8]>::first);
    after.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

/// Makes a tree of the text of one element, which is at this offset. Unknown references stay as they
/// are written, with a notice.
fn parse<'a>(text: &'a str, at: usize, sink: &mut dyn Sink) -> Result<Element<'a>, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Vec<Element<'a>> = Vec::new();
    loop {
        let at = at + usize::try_from(reader.buffer_position()).unwrap_or(0);
        let node = match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(_) if open.len() == DEEPEST => return Err("it is nested too deeply".to_owned()),
            Event::Start(tag) => {
                open.push(Element::new(at, tag));
                continue;
            }
            Event::Empty(tag) => Node::Element(Element::new(at, tag)),
            Event::End(_) => match (open.pop(), open.is_empty()) {
                (Some(element), true) => return Ok(element),
                (Some(element), false) => Node::Element(element),
                (None, _) => continue,
            },
            Event::Text(text) => {
                if text.contains('&') {
                    sink.notice(at, Kind::UnknownEntity, "&");
                }
                Node::Text(text.into_inner())
            }
            Event::CData(text) => Node::Text(text.into_inner()),
            Event::GeneralRef(reference) => Node::Text(resolve(&reference).unwrap_or_else(|| {
                let written = format!("&{};", &*reference);
                sink.notice(at, Kind::UnknownEntity, &written);
                Cow::Owned(written)
            })),
            Event::Eof => return Err("it has no end".to_owned()),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => continue,
        };
        if let Some(parent) = open.last_mut() {
            parent.content.push(node);
        }
    }
}

/// What a reference means: a character by its number, or one of the five that XML itself names.
fn resolve(reference: &BytesRef<'_>) -> Option<Cow<'static, str>> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Some(Cow::Owned(character.to_string())),
        Ok(None) => resolve_xml_entity(reference).map(Cow::Borrowed),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::{told, told_whatever_the_cut};
    use crate::records::{Format, Record};

    static FORMAT: Format = Format::new("r", |chunk, sink| {
        read(chunk, &["r", "s"], sink, |element, sink| {
            let key = &element.attribute("k");
            sink.record(&Record { at: element.at, key, title: &element["t"].text(), ..Record::default() });
        })
    })
    .keys(crate::records::Keys::OfInput)
    .detect(|_| true)
    .split(|buffer| split(buffer, &["r", "s"]));

    /// Key and title of each record, and the notices.
    fn said(text: &str) -> Vec<String> {
        let said = told_whatever_the_cut(FORMAT.read, text);
        let part = |line: &str, name: &str| {
            let (_, after) = line.split_once(&format!("{name}: \""))?;
            Some(after.split_once('"')?.0.to_owned())
        };
        let short = |line: &String| Some(format!("{}={}", part(line, "key")?, part(line, "title")?));
        said.iter().map(|line| short(line).unwrap_or_else(|| line.clone())).collect()
    }

    #[test]
    fn whole_elements_are_found_wherever_the_text_is_cut() {
        let text = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY r '<r k=\"0\"></r>'>]><x><!-- <r> --><r k='1'><t>A</t></r>\
                    <rs/><s\nk=\"2\"><t><![CDATA[</s> <b>]]></t><!-- </s> --></s ><r k='3'><u><t>no</t></u></r></x>";
        assert_eq!(said(text), ["1=A", "2=</s> <b>", "3="]);
    }

    #[test]
    fn a_broken_record_costs_itself() {
        let said = said("<r k='1'><t>A</r><r k='2'><t>B</t><s k='3'><t>C</t></s><r k='4'><t>D");
        let [wrong, open, record, end] = &said[..] else { panic!("{said:?}") };
        assert!(wrong.starts_with("Malformed: ill-formed document"), "{wrong}");
        assert_eq!(open, "Malformed: <r> does not end before the next begins");
        assert_eq!((record.as_str(), end.as_str()), ("3=C", "Malformed: there is no end of <r k='4'><t>D"));
    }

    #[test]
    fn references_are_characters_and_nothing_else() {
        let said = said("<r k='a&amp;b'><t>&lt;&#233;&#x41;&eacute;&lol; R & D &#0;</t></r>");
        let entities = ["&eacute;", "&lol;", "&", "&#0;"].map(|entity| format!("UnknownEntity: {entity}"));
        assert_eq!(said[..4], entities);
        assert_eq!(said[4], "a&b=<éA&eacute;&lol; R & D &#0;");
    }

    #[test]
    fn nesting_is_bounded() {
        let text = format!("<r><t>{}</t></r><r k='2'/><r k='3'></r>", "<b>".repeat(100_000));
        let said = told(FORMAT.read, &text);
        assert_eq!(said[0], "Malformed: it is nested too deeply");
        assert!(said[2].contains("key: \"3\""), "{said:?}");
    }

    #[test]
    fn the_first_tag_follows_what_opens_a_document() {
        let name = |text| first_tag(text).map(|tag| tag.name().into_inner().to_owned());
        let text = "\n<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b '<c>'>]>\n<!-- <d> -->\n<e f='g'>";
        assert_eq!(name(text).as_deref(), Some("e"));
        assert_eq!(
            (name("text <a>"), name(""), name("<a"), name("{\"a\": \"<b>\"}")),
            (None, None, None, None)
        );
    }

    proptest! {
        #[test]
        fn never_panics_and_is_chunk_invariant(text in "(<r k='1'>|</r>|<t>|</t>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|<|>|&|;|é|x){0,12}") {
            told_whatever_the_cut(FORMAT.read, &text);
        }
    }
}
