//! JSON in the node-link shape of NetworkX and D3, and in that of Sigma and Cytoscape.
//!
//! ```text
//! {"nodes":[{"id":0,"author":"Lovelace, Ada"},{"id":1,"author":"Menabrea, Luigi"}],
//!  "links":[{"source":0,"target":1,"weight":2.5}]}
//! ```

use super::json_network::{self, Shape, give_node, has_list, id, number};
use super::value::Value;
use crate::records::{Chunk, Format, Sink};

pub(super) static FORMAT: Format =
    Format::new("node-link", |chunk: Chunk<'_>, sink: &mut dyn Sink| json_network::read(chunk, &SHAPE, sink))
        .about("JSON nodes and links or edges (NetworkX, D3, Sigma, Cytoscape)")
        .reads("nodes with id, key, label or name; links or edges with weight, strength or value")
        .extensions(&["json"])
        .detect(looks_like);

static SHAPE: Shape = Shape { ways: &["elements", "nodes", "links", "edges"], give };

/// The list of ties may come first and be longer than any head.
fn looks_like(head: &str) -> bool {
    let is_of_ties = || ["\"source\"", "\"target\""].iter().all(|key| head.contains(key));
    let lists = |keys: &[&str]| keys.iter().any(|key| has_list(head, key));
    head.trim_start().starts_with('{')
        && (lists(&["\"nodes\""]) || (lists(&["\"links\"", "\"edges\""]) && is_of_ties()))
}

/// Nodes without ids, as those of D3's first versions, are meant by their place.
fn give(element: &Value, at: usize, nodes: &mut usize, sink: &mut dyn Sink) {
    // Cytoscape keeps all that it knows of a node or an edge under `data`, Sigma what is not its id under `attributes`.
    let element = element.inside("data");
    let attributes = element.inside("attributes");
    let ends = [["source"], ["target"]].map(|end| id(element, &end));
    if ends.iter().all(|end| !end.is_empty()) {
        sink.tie(at, &ends[0], &ends[1], number(attributes, &["weight", "strength", "value"]));
    } else {
        let label = id(attributes, &["label", "name", "author"]);
        let key = id(element, &["id", "key"]);
        let is_meant_by_place = key.is_empty() && !label.is_empty();
        let place = is_meant_by_place.then(|| nodes.to_string());
        give_node(place.as_deref().unwrap_or(&key), &label, at, sink);
        *nodes += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::Notices;

    #[test]
    fn programs_differ_in_where_they_keep_labels_and_weights() {
        for text in [
            r#"{"directed":false,"nodes":[{"id":0,"name":"Ada"},{"id":1,"author":"Luigi"}],"links":[{"source":0,"target":1,"value":2.5}]}"#,
            r#"{"nodes":[{"id":"Ada"},{"id":"Luigi"}],"edges":[{"source":"Ada","target":"Luigi","weight":2.5}]}"#,
            r#"{"nodes":[{"name":"Ada","group":1},{"name":"Luigi"}],"links":[{"source":0,"target":1,"value":2.5}]}"#,
            r#"{"nodes":[{"key":"a","attributes":{"label":"Ada"}},{"key":"b","attributes":{"label":"Luigi"}}],
                "edges":[{"key":"e","source":"a","target":"b","attributes":{"weight":2.5}}]}"#,
            r#"{"elements":{"nodes":[{"data":{"id":"a","label":"Ada"},"position":{"x":1}},{"data":{"id":"b","name":"Luigi"}}],
                "edges":[{"data":{"source":"a","target":"b","weight":2.5}}]}}"#,
        ] {
            let source = Source::Text("x.json".to_owned(), text.to_owned());
            let corpus =
                crate::reading::read(&[source], ReadOptions::default(), &mut Notices::default()).unwrap();
            assert_eq!(corpus.inputs()[0].format.name, "node-link");
            assert_eq!(corpus.spellings().iter().collect::<Vec<_>>(), ["Ada", "Luigi"], "{text}");
            let ties: Vec<_> = corpus.ties().map(|tie| (tie.a, tie.b, tie.weight)).collect();
            assert_eq!(ties, [(0, 1, 2.5)], "{text}");
        }
    }
}
