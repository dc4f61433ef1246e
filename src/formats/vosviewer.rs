//! VOSviewer's JSON: items with labels, links with strengths.
//!
//! ```text
//! {"network":{"items":[{"id":1,"label":"Lovelace, Ada"},{"id":2,"label":"Menabrea, Luigi"}],
//!   "links":[{"source_id":1,"target_id":2,"strength":2.5}]}}
//! ```

use super::json::has;
use super::json_network::{self, NetworkKeys};
use crate::records::{Chunk, Format, Sink};

pub(super) static FORMAT: Format =
    Format::new("vosviewer", |chunk: Chunk<'_>, sink: &mut dyn Sink| json_network::read(chunk, &KEYS, sink))
        .about("VOSviewer's JSON, items and links")
        .reads("items with id and label; links with strength")
        .extensions(&["json"])
        .opening(b"{")
        .detect(|head| {
            let own = ["\"network\"", "\"items\""];
            own.iter().all(|key| has(head, key))
        });

static KEYS: NetworkKeys =
    NetworkKeys { ways: &["network"], nodes: &["items"], ties: &["links"], elements: &[], neighbors: &[] };
