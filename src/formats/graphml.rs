//! GraphML, as Gephi, yEd, igraph, NetworkX and others write it.
//!
//! ```text
//! <graphml><key id="d0" for="node" attr.name="label"/><key id="d1" for="edge" attr.name="weight"/><graph>
//!   <node id="n0"><data key="d0">Lovelace, Ada</data></node>
//!   <edge source="n0" target="n1"><data key="d1">2.5</data></edge>
//! </graph></graphml>
//! ```

use super::graph_xml;
use crate::records::Format;

pub(super) static FORMAT: Format = Format::new("graphml", graph_xml::read)
    .about("GraphML, as Gephi, yEd, igraph and NetworkX write it")
    .reads("nodes and their labels; edges and their weights")
    .extensions(&["graphml", "xml"])
    .detect(|head| graph_xml::is_network(head, "graphml"))
    .split(graph_xml::split);
