//! Papers and authors as a bipartite (two-mode) graph in GraphML. Ties without papers have no place in it.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::xml_text::xml_text;
use super::{ExportWriter, Exporter, LeftOut};
use crate::error::{Error, Result};
use crate::network::{Network, TieWeight};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "bipartite",
    about: "GraphML of papers and authors, an edge an authorship (NetworkX's bipartite, igraph's type)",
    extensions: &[],
    writer: ExportWriter::Rows(write),
};

/// The attributes of nodes and edges: id, domain, name, type.
const KEYS: [[&str; 4]; 7] = [
    ["label", "node", "label", "string"],
    ["key", "node", "key", "string"],
    ["bipartite", "node", "bipartite", "int"],
    ["type", "node", "type", "boolean"],
    ["year", "node", "year", "int"],
    ["doi", "node", "doi", "string"],
    ["position", "edge", "position", "int"],
];

fn write(network: &Network, _: TieWeight, out: &mut dyn Write) -> Result<LeftOut> {
    network.demand_papers("there are no papers to export; use graphml or another network format")?;
    write_xml(network, out).map_err(|error| Error::writing("the GraphML", &error))?;
    Ok(LeftOut { authors: 0, ties: network.loose_tie_count() as u64 })
}

fn write_xml(network: &Network, out: &mut dyn Write) -> io::Result<()> {
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
        let about = [
            ("label", network.name(author).into_owned()),
            ("key", network.author_key(author)),
            ("bipartite", "0".to_owned()),
            ("type", "false".to_owned()),
        ];
        node(&mut xml, &format!("a{}", author.0), &about)?;
    }
    for paper in network.papers() {
        let (title, key) = (network.title(paper), network.paper_key(paper));
        let mut about = vec![
            ("label", if title.is_empty() { key.clone() } else { title.to_owned() }),
            ("key", key),
            ("bipartite", "1".to_owned()),
            ("type", "true".to_owned()),
        ];
        about.extend(network.year(paper).map(|year| ("year", year.to_string())));
        about.extend(
            Some(network.doi(paper)).filter(|doi| !doi.is_empty()).map(|doi| ("doi", doi.to_owned())),
        );
        node(&mut xml, &format!("p{}", paper.0), &about)?;
    }
    for paper in network.papers() {
        for (author, position) in network.positions(paper) {
            let ends = [format!("a{}", author.0), format!("p{}", paper.0)];
            let start =
                BytesStart::new("edge").with_attributes([("source", ends[0].as_str()), ("target", &ends[1])]);
            xml.write_event(Event::Start(start))?;
            data(&mut xml, "position", &position.to_string())?;
            xml.write_event(Event::End(BytesEnd::new("edge")))?;
        }
    }
    xml.write_event(Event::End(BytesEnd::new("graph")))?;
    xml.write_event(Event::End(BytesEnd::new("graphml")))?;
    writeln!(out)
}

fn node<W: Write>(xml: &mut Writer<W>, id: &str, about: &[(&str, String)]) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new("node").with_attributes([("id", id)])))?;
    about.iter().try_for_each(|(key, value)| data(xml, key, value))?;
    xml.write_event(Event::End(BytesEnd::new("node")))
}

fn data<W: Write>(xml: &mut Writer<W>, key: &str, value: &str) -> io::Result<()> {
    let element = xml.create_element("data").with_attribute(("key", key));
    element.write_text_content(BytesText::new(&xml_text(value))).map(drop)
}
