//! GEXF, Gephi's own format.
//!
//! ```text
//! <gexf><graph><nodes><node id="0" label="Lovelace, Ada"/></nodes>
//!   <edges><edge source="0" target="1" weight="2.5"/></edges></graph></gexf>
//! ```

use super::graph_xml;
use crate::records::Format;

pub(super) static FORMAT: Format = Format::new("gexf", graph_xml::read)
    .about("GEXF, as Gephi, Sigma and NetworkX write it")
    .reads("nodes with label; edges with weight")
    .extensions(&["gexf"])
    .detect(|head| graph_xml::is_network(head, "gexf"))
    .split(graph_xml::split);
