//! VOSviewer's JSON: items with labels, links with strengths.
//!
//! ```text
//! {"network":{"items":[{"id":1,"label":"Lovelace, Ada"},{"id":2,"label":"Menabrea, Luigi"}],
//!   "links":[{"source_id":1,"target_id":2,"strength":2.5}]}}
//! ```

use super::json_network::{self, Shape, give_node, id, number};
use super::value::Value;
use super::{Chunk, Format, Keys, Sink};

pub(super) static FORMAT: Format = Format {
    name: "vosviewer",
    about: "VOSviewer's JSON, items and links",
    reads: "items with id and label; links with strength",
    extensions: &["json"],
    fits_any_text: false,
    keys: Keys::OfInput,
    looks_like: |head| {
        let own = ["\"network\"", "\"items\""];
        head.trim_start().starts_with('{') && own.iter().all(|key| head.contains(key))
    },
    split: None,
    read: |chunk: Chunk<'_>, sink: &mut dyn Sink| json_network::read(chunk, &SHAPE, sink),
};

static SHAPE: Shape = Shape { ways: &["network", "items", "links"], give };

fn give(element: &Value, at: usize, _: &mut usize, sink: &mut dyn Sink) {
    let ends = [["source_id"], ["target_id"]].map(|end| id(element, &end));
    if ends.iter().all(|end| !end.is_empty()) {
        sink.tie(at, &ends[0], &ends[1], number(element, &["strength"]));
    } else {
        give_node(&id(element, &["id"]), &id(element, &["label"]), at, sink);
    }
}
