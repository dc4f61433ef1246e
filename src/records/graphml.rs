//! GraphML, as Gephi, yEd, igraph, NetworkX and others write it.
//!
//! ```text
//! <graphml><key id="d0" for="node" attr.name="label"/><key id="d1" for="edge" attr.name="weight"/><graph>
//!   <node id="n0"><data key="d0">Lovelace, Ada</data></node>
//!   <edge source="n0" target="n1"><data key="d1">2.5</data></edge>
//! </graph></graphml>
//! ```

use super::{Format, Keys, graph_xml};

pub(super) static FORMAT: Format = Format {
    name: "graphml",
    about: "GraphML, as Gephi, yEd, igraph and NetworkX write it",
    reads: "nodes and their labels; edges and their weights",
    extensions: &["graphml", "xml"],
    fits_any_text: false,
    keys: Keys::OfInput,
    looks_like: |head| graph_xml::root(head).is_some_and(|root| root == "graphml"),
    split: Some(graph_xml::split),
    read: graph_xml::read,
};
