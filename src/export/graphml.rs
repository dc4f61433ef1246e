//! GraphML, for Gephi, yEd, igraph, NetworkX and others.

use std::io::{self, Write};

use petgraph::visit::EdgeRef;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::people::{Column, Kind, columns};
use super::xml_text::xml_text;
use super::{ExportOptions, ExportWriter, Exporter};
use crate::error::{Error, Result};
use crate::network::{Network, Projection};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "graphml",
    about: "GraphML with labels, papers, years, strengths, components and communities (Gephi, yEd, igraph, NetworkX)",
    extensions: &["graphml"],
    writer: ExportWriter::Columns(write),
};

fn write(network: &Network, options: &ExportOptions, out: &mut dyn Write) -> Result<()> {
    let projection = network.projection(options.tie_weight)?;
    let columns = columns(network, options)?;
    write_xml(network, &projection, &columns, out).map_err(|error| Error::writing("the GraphML", &error))
}

fn write_xml(
    network: &Network,
    projection: &Projection,
    columns: &[Column<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        BytesStart::new("graphml").with_attributes([("xmlns", "http://graphml.graphdrawing.org/xmlns")]);
    xml.write_event(Event::Start(root))?;
    let ids: Vec<String> = columns.iter().map(|column| xml_text(&column.name).into_owned()).collect();
    declare(&mut xml, ["label", "node", "label", "string"])?;
    for (column, id) in columns.iter().zip(&ids) {
        let kind = match column.kind {
            Kind::Text => "string",
            Kind::Integer => "int",
            Kind::Real => "double",
        };
        declare(&mut xml, [id, "node", id, kind])?;
    }
    declare(&mut xml, ["tie_papers", "edge", "papers", "int"])?;
    declare(&mut xml, ["weight", "edge", "weight", "double"])?;
    let graph = BytesStart::new("graph").with_attributes([("edgedefault", "undirected")]);
    xml.write_event(Event::Start(graph))?;
    for author in network.authors() {
        let node = BytesStart::new("node").with_attributes([("id", format!("n{}", author.0).as_str())]);
        xml.write_event(Event::Start(node))?;
        data(&mut xml, "label", &network.name(author))?;
        for (column, id) in columns.iter().zip(&ids) {
            if let Some(value) = column.get(author) {
                data(&mut xml, id, &value.to_string())?;
            }
        }
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

/// Declares an attribute of nodes or edges: id, domain, name, type.
fn declare<W: Write>(xml: &mut Writer<W>, [id, domain, name, kind]: [&str; 4]) -> io::Result<()> {
    let attributes = [("id", id), ("for", domain), ("attr.name", name), ("attr.type", kind)];
    xml.create_element("key").with_attributes(attributes).write_empty().map(drop)
}

fn data<W: Write>(xml: &mut Writer<W>, key: &str, value: &str) -> io::Result<()> {
    let element = xml.create_element("data").with_attribute(("key", key));
    element.write_text_content(BytesText::new(&xml_text(value))).map(drop)
}
