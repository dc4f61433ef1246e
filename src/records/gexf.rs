//! GEXF, Gephi's own format.
//!
//! ```text
//! <gexf><graph><nodes><node id="0" label="Lovelace, Ada"/></nodes>
//!   <edges><edge source="0" target="1" weight="2.5"/></edges></graph></gexf>
//! ```

use super::{Format, Keys, graph_xml};

pub(super) static FORMAT: Format = Format {
    name: "gexf",
    about: "GEXF, as Gephi, Sigma and NetworkX write it",
    reads: "nodes with label; edges with weight",
    extensions: &["gexf"],
    fits_any_text: false,
    keys: Keys::OfInput,
    looks_like: |head| graph_xml::root(head).is_some_and(|root| root == "gexf"),
    split: Some(graph_xml::split),
    read: graph_xml::read,
};
