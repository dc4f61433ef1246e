//! JSON in the node-link shape of NetworkX and D3, and in that of Sigma and Cytoscape.
//!
//! ```text
//! {"nodes":[{"id":0,"author":"Lovelace, Ada"},{"id":1,"author":"Menabrea, Luigi"}],
//!  "links":[{"source":0,"target":1,"weight":2.5}]}
//! ```

use super::attributes::ENDS;
use super::json::has;
use super::json_network::{self, NetworkKeys, has_list, is_hypergraph, opens};
use crate::records::{Chunk, Format, Sink};

pub(super) static FORMAT: Format = Format::new("node-link", read)
    .about("JSON nodes and links or edges (NetworkX, D3, Sigma, Gephi, Cytoscape, vis.js, JSON Graph)")
    .reads("nodes with id or key and label or name; links or edges with weight, strength or value")
    .extensions(&["json", "cyjs"])
    .opening(b"{[")
    .detect(looks_like)
    .ends_may_be_positions();

pub(super) static KEYS: NetworkKeys = NetworkKeys {
    ways: &["elements"],
    nodes: &["nodes", "vertices"],
    ties: &["links", "edges"],
    elements: &["elements"],
    neighbors: &["adjacency"],
};

/// JSON Graph has all of a network under `graph`, where NetworkX has what it knows about the network as a whole.
static JSON_GRAPH: NetworkKeys = NetworkKeys { ways: &["elements", "graph", "graphs"], ..KEYS };

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let keys = if chunk.head.contains("\"multigraph\"") { &KEYS } else { &JSON_GRAPH };
    json_network::read(chunk, keys, sink)
}

/// The list of ties may come first and be longer than any head.
fn looks_like(head: &str) -> bool {
    let is_key = |key: &str| has(head, &format!("\"{key}\""));
    let are_keys = |keys: &[&str; 2]| keys.iter().all(|key| is_key(key));
    let has_ends = || ENDS.iter().any(are_keys) || are_keys(&["Source", "Target"]);
    let lists = |keys: &[&str]| keys.iter().any(|key| has_list(head, key));
    let has_nodes = || lists(&["\"nodes\"", "\"Nodes\"", "\"vertices\""]);
    let has_ties =
        || lists(&["\"links\"", "\"edges\"", "\"Links\"", "\"Edges\"", "\"elements\""]) && has_ends();
    match head.trim_start().chars().next() {
        Some('{') if is_hypergraph(head) => false,
        Some('{') => has_nodes() || has_ties() || (opens(head, "\"nodes\"", '{') && is_key("graph")),
        Some('[') => is_key("data") && are_keys(&["source", "target"]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::reading::{ReadOptions, Source};
    use crate::records::Notices;

    use crate::records::{Corpus, Kind};

    fn read(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("x.json".to_owned(), text.to_owned());
        let corpus = crate::reading::read(&[source], ReadOptions::default(), &mut notices).unwrap();
        (corpus, notices)
    }

    /// Names of all nodes, and the ties between them.
    fn said(corpus: &Corpus) -> (Vec<&str>, Vec<String>) {
        let name = |number| corpus.spellings().get(number);
        let ties = corpus.ties().map(|tie| format!("{} – {}: {}", name(tie.a), name(tie.b), tie.weight));
        (corpus.nodes().iter().map(|&node| name(node)).collect(), ties.collect())
    }

    #[test]
    fn programs_differ_in_where_they_keep_ids_labels_ends_and_weights() {
        for text in [
            r#"{"directed":false,"nodes":[{"id":0,"name":"Ada"},{"id":1,"author":"Luigi"}],"links":[{"source":0,"target":1,"value":2.5}]}"#,
            r#"{"nodes":[{"id":"Ada"},{"id":"Luigi"}],"edges":[{"source":"Ada","target":"Luigi","weight":2.5}]}"#,
            r#"{"nodes":[{"id":"Ada","label":3},{"id":"Luigi","label":4}],"edges":[{"source":"Ada","target":"Luigi","weight":"2.5"}]}"#,
            r#"{"nodes":[{"name":"Ada","group":1},{"name":"Luigi"}],"links":[{"source":0,"target":1,"value":2.5}]}"#,
            r#"{"nodes":[{"name":"Ada"},{"name":"Luigi"}],"links":[{"source":"Ada","target":"Luigi","value":2.5}]}"#,
            r#"{"nodes":[{"id":"Ada","source":"x","target":"y"},{"id":"Luigi"}],"links":[{"source":0,"target":1,"weight":2.5}]}"#,
            r#"{"nodes":[{"id":7,"name":"Ada"},{"id":9,"name":"Luigi"}],"links":[{"source":{"id":7,"index":0},"target":{"id":9},"weight":2.5}]}"#,
            r#"{"Nodes":[{"Id":"a","Full_Name":"Ada"},{"ID":"b","Display Name":"Luigi"}],"Links":[{"Source":"a","Target":"b","Weight":2.5}]}"#,
            r#"{"nodes":[{"id":1,"label":"Ada","title":"<b>3</b>"},{"id":2,"label":"Luigi"}],"edges":[{"from":1,"to":2,"value":2.5}]}"#,
            r#"{"nodes":["Ada","Luigi"],"edges":[["Ada","Luigi",2.5]]}"#,
            r#"{"attributes":{},"nodes":[{"key":"a","attributes":{"label":"Ada"}},{"key":"b","attributes":{"label":"Luigi"}}],
                "edges":[{"key":"e","source":"a","target":"b","attributes":{"weight":2.5}}]}"#,
            r#"{"nodes":[{"id":"a","label":"Ada","attributes":{"x":"1"}},{"id":"b","label":"Luigi","attributes":{}}],
                "edges":[{"id":"e","source":"a","target":"b","attributes":{},"size":2.5}]}"#,
            r#"{"elements":{"nodes":[{"data":{"id":"a","label":"Ada"},"position":{"x":1}},{"data":{"id":"b","name":"Luigi"}}],
                "edges":[{"data":{"id":"e","source":"a","target":"b","weight":2.5}}]}}"#,
            r#"{"elements":[{"data":{"id":"a","label":"Ada"}},{"data":{"id":"b","name":"Luigi"}},{"data":{"source":"a","target":"b","weight":2.5}}]}"#,
            r#"[{"data":{"id":"a","label":"Ada"}},{"data":{"id":"b","name":"Luigi"}},{"data":{"source":"a","target":"b","weight":2.5}}]"#,
            r#"{"nodes":[{"id":"1","data":{"label":"Ada"}},{"id":"2","data":{"label":"Luigi"}}],"edges":[{"id":"e","source":"1","target":"2","data":{"weight":2.5}}]}"#,
            r#"{"graph":{"directed":false,"nodes":{"a":{"label":"Ada"},"b":{"label":"Luigi"}},"edges":[{"source":"a","target":"b","metadata":{"weight":2.5}}]}}"#,
            r#"{"graphs":[{"nodes":[{"id":"a","label":"Ada"},{"id":"b","label":"Luigi"}],"edges":[{"source":"a","target":"b","metadata":{"weight":2.5}}]}]}"#,
        ] {
            let (corpus, notices) = read(text);
            assert_eq!(corpus.inputs()[0].format.name, "node-link", "{text}");
            let expected = (vec!["Ada", "Luigi"], vec!["Ada – Luigi: 2.5".to_owned()]);
            assert_eq!((said(&corpus), notices.by_kind().len()), (expected, 0), "{text}");
        }
    }

    #[test]
    fn ends_are_ids_where_they_can_be_and_else_positions_with_a_notice_where_some_are_ids_too() {
        let nodes = r#""nodes":[{"id":1,"name":"Ada"},{"id":2,"name":"Luigi"},{"id":0,"name":"Jo"}]"#;
        let (corpus, notices) = read(&format!(r#"{{{nodes},"links":[{{"source":0,"target":1}}]}}"#));
        assert_eq!((said(&corpus).1, notices.by_kind().len()), (vec!["Jo – Ada: 1".to_owned()], 0));
        let nodes = nodes.replace(r#""id":0"#, r#""id":3"#);
        let (corpus, notices) =
            read(&format!(r#"{{"links":[{{"source":0,"target":1}},{{"source":1,"target":2}}],{nodes}}}"#));
        assert_eq!(
            said(&corpus),
            (vec!["Ada", "Luigi", "Jo"], vec!["Ada – Luigi: 1".into(), "Luigi – Jo: 1".into()])
        );
        assert_eq!(notices.by_kind()[0].0, Kind::EndsByPosition);
    }

    #[test]
    fn an_end_that_is_no_node_is_named_by_its_id_with_a_notice() {
        let nodes = r#""nodes":[{"id":"a","name":"Ada"},{"id":"b","name":"Luigi"}]"#;
        let (corpus, notices) = read(&format!(
            r#"{{{nodes},"links":[{{"source":"a","target":"Jo"}},{{"source":"a","target":"b"}},{{"source":"b"}}]}}"#
        ));
        assert_eq!(
            said(&corpus),
            (vec!["Ada", "Luigi", "Jo"], vec!["Ada – Jo: 1".into(), "Ada – Luigi: 1".into()])
        );
        assert_eq!((notices.count(Kind::UnknownNode), notices.count(Kind::Malformed)), (1, 1));
    }
}
