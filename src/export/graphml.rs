//! GraphML, for Gephi, yEd, igraph, NetworkX and others.

use std::borrow::Cow;
use std::io::{self, Write};

use petgraph::visit::EdgeRef;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::{Network, Projection, TieWeight};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "graphml",
    about: "GraphML with labels, papers, strengths and components (Gephi, yEd, igraph, NetworkX)",
    extensions: &["graphml"],
    writer: ExportWriter::Data(write),
};

/// The attributes of nodes and edges: id, domain, name, type.
const KEYS: [[&str; 4]; 7] = [
    ["label", "node", "label", "string"],
    ["author_id", "node", "author_id", "string"],
    ["papers", "node", "papers", "int"],
    ["coauthors", "node", "coauthors", "int"],
    ["component", "node", "component", "int"],
    ["tie_papers", "edge", "papers", "int"],
    ["weight", "edge", "weight", "double"],
];

fn write(network: &Network, tie_weight: TieWeight, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(tie_weight)?;
    write_xml(network, &projection, out).map_err(|error| Error::writing("the GraphML", &error))
}

fn write_xml(network: &Network, projection: &Projection, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        BytesStart::new("graphml").with_attributes([("xmlns", "http://graphml.graphdrawing.org/xmlns")]);
    xml.write_event(Event::Start(root))?;
    for [id, target, name, kind] in KEYS {
        let attributes = [("id", id), ("for", target), ("attr.name", name), ("attr.type", kind)];
        xml.create_element("key").with_attributes(attributes).write_empty()?;
    }
    let graph = BytesStart::new("graph").with_attributes([("edgedefault", "undirected")]);
    xml.write_event(Event::Start(graph))?;
    for author in network.authors() {
        let node = BytesStart::new("node").with_attributes([("id", format!("n{}", author.0).as_str())]);
        xml.write_event(Event::Start(node))?;
        data(&mut xml, "label", &network.name(author))?;
        data(&mut xml, "author_id", &network.author_key(author))?;
        if network.has_papers() {
            data(&mut xml, "papers", &network.papers_of(author).len().to_string())?;
        }
        data(&mut xml, "coauthors", &network.degree(author).to_string())?;
        data(&mut xml, "component", &network.components().of_author(author).rank.to_string())?;
        xml.write_event(Event::End(BytesEnd::new("node")))?;
    }
    for edge in projection.edge_references() {
        let ends = [edge.source(), edge.target()].map(|node| format!("n{}", node.index()));
        let start =
            BytesStart::new("edge").with_attributes([("source", ends[0].as_str()), ("target", &ends[1])]);
        xml.write_event(Event::Start(start))?;
        if network.has_papers() {
            data(&mut xml, "tie_papers", &edge.weight().papers.to_string())?;
        }
        data(&mut xml, "weight", &edge.weight().strength.to_string())?;
        xml.write_event(Event::End(BytesEnd::new("edge")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("graph")))?;
    xml.write_event(Event::End(BytesEnd::new("graphml")))?;
    writeln!(out)
}

fn data<W: Write>(xml: &mut Writer<W>, key: &str, value: &str) -> io::Result<()> {
    let element = xml.create_element("data").with_attribute(("key", key));
    element.write_text_content(BytesText::new(&xml_text(value))).map(drop)
}

/// Text without the characters that no XML 1.0 document may have, however they are written.
fn xml_text(text: &str) -> Cow<'_, str> {
    let is_forbidden =
        |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(is_forbidden) {
        Cow::Owned(text.chars().map(|c| if is_forbidden(c) { '\u{fffd}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}
