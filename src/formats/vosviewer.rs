//! VOSviewer's JSON: items with labels, links with strengths.
//!
//! ```text
//! {"network":{"items":[{"id":1,"label":"Lovelace, Ada"},{"id":2,"label":"Menabrea, Luigi"}],
//!   "links":[{"source_id":1,"target_id":2,"strength":2.5}]}}
//! ```

use super::json_network::{self, Shape, give_node, id, number};
use super::value::Value;
use crate::records::{Chunk, Format, Sink};

pub(super) static FORMAT: Format =
    Format::new("vosviewer", |chunk: Chunk<'_>, sink: &mut dyn Sink| json_network::read(chunk, &SHAPE, sink))
        .about("VOSviewer's JSON, items and links")
        .reads("items with id and label; links with strength")
        .extensions(&["json"])
        .detect(|head| {
            let own = ["\"network\"", "\"items\""];
            head.trim_start().starts_with('{') && own.iter().all(|key| head.contains(key))
        });

static SHAPE: Shape = Shape { ways: &["network", "items", "links"], give };

fn give(element: &Value, at: usize, _: &mut usize, sink: &mut dyn Sink) {
    let ends = [["source_id"], ["target_id"]].map(|end| id(element, &end));
    if ends.iter().all(|end| !end.is_empty()) {
        sink.tie(at, &ends[0], &ends[1], number(element, &["strength"]));
    } else {
        give_node(&id(element, &["id"]), &id(element, &["label"]), at, sink);
    }
}
