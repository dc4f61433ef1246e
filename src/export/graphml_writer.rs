//! Writes GraphML, element by element, for the networks of authors and the bipartite ones.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::xml_text::xml_text;

/// A GraphML document that has begun.
pub(super) struct GraphmlWriter<'o> {
    xml: Writer<&'o mut dyn Write>,
}

impl<'o> GraphmlWriter<'o> {
    /// Begins a document with the attributes of its nodes and edges: id, domain, name, type.
    pub(super) fn begun<'a>(
        out: &'o mut dyn Write,
        attributes: impl IntoIterator<Item = [&'a str; 4]>,
    ) -> io::Result<Self> {
        let mut xml = Writer::new_with_indent(out, b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root =
            BytesStart::new("graphml").with_attributes([("xmlns", "http://graphml.graphdrawing.org/xmlns")]);
        xml.write_event(Event::Start(root))?;
        for [id, domain, name, kind] in attributes {
            let about = [("id", id), ("for", domain), ("attr.name", name), ("attr.type", kind)];
            xml.create_element("key").with_attributes(about).write_empty()?;
        }
        let graph = BytesStart::new("graph").with_attributes([("edgedefault", "undirected")]);
        xml.write_event(Event::Start(graph))?;
        Ok(Self { xml })
    }

    /// A node with the values of its attributes, each after the id of the attribute.
    pub(super) fn node(&mut self, id: &str, values: &[(&str, String)]) -> io::Result<()> {
        self.element(BytesStart::new("node").with_attributes([("id", id)]), values)
    }

    /// An edge, given by the ids of its ends, with the values of its attributes.
    pub(super) fn edge(&mut self, [source, target]: [&str; 2], values: &[(&str, String)]) -> io::Result<()> {
        let ends = [("source", source), ("target", target)];
        self.element(BytesStart::new("edge").with_attributes(ends), values)
    }

    fn element(&mut self, start: BytesStart<'_>, values: &[(&str, String)]) -> io::Result<()> {
        let end = start.to_end().into_owned();
        self.xml.write_event(Event::Start(start))?;
        for (key, value) in values {
            let element = self.xml.create_element("data").with_attribute(("key", *key));
            element.write_text_content(BytesText::new(&xml_text(value)))?;
        }
        self.xml.write_event(Event::End(end))
    }

    /// Ends the document.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new("graph")))?;
        self.xml.write_event(Event::End(BytesEnd::new("graphml")))?;
        writeln!(self.xml.get_mut())
    }
}
