//! JSON in the adjacency shape of NetworkX.
//!
//! ```text
//! {"directed":false,"multigraph":false,"graph":[],
//!  "nodes":[{"id":"Ada"},{"id":"Luigi"}],
//!  "adjacency":[[{"weight":2.5,"id":"Luigi"}],[{"weight":2.5,"id":"Ada"}]]}
//! ```
//!
//! Only its position tells whose ties a list has, so lists wait until all nodes are known. A tie that is listed at both of
//! its ends is given twice; the network makes one of it.

use super::json::{behind_blanks, end_of_string, end_of_value};
use super::json_network::{give_node, has_list, id, member, weight};
use super::value::Value;
use crate::records::{Chunk, Format, Kind, Sink};

pub(super) static FORMAT: Format =
    // Which list of the file one is can only be said behind all lists before it.
    Format::new("adjacency", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
        match chunk.kept {
            Some(nodes) => {
                read_lists(chunk.text, nodes, sink);
                chunk.text.len()
            }
            None => read(chunk, sink),
        }
    })
    .about("JSON nodes and the list of ties of each (NetworkX's adjacency_data)")
    .reads("nodes with id, label or name; in the list at the place of each its neighbors with id and weight")
    .extensions(&["json"])
    .detect(looks_like);

/// The nodes may be longer than any head. NetworkX lists the attributes of the graph before them; in its node-link shape
/// these are an object, but for its first versions.
fn looks_like(head: &str) -> bool {
    let [adjacency, graph, nodes] = ["adjacency", "graph", "nodes"].map(|key| has_list(head, &quoted(key)));
    let has_links = LINKS.iter().any(|key| has_list(head, &quoted(key)));
    head.trim_start().starts_with('{') && (adjacency || (graph && nodes && !has_links))
}

/// Lists of the node-link shape.
const LINKS: [&str; 2] = ["links", "edges"];

fn quoted(key: &str) -> String {
    format!("\"{key}\"")
}

/// Where in the document something stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Section {
    Document,
    Nodes,
    Lists,
}

/// Hands on the nodes and puts off the lists, each with its place.
fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let bytes = chunk.text.as_bytes();
    let [section, mut lists, mut nodes, ..] = chunk.remembered;
    let mut section = [Section::Document, Section::Nodes, Section::Lists][section.min(2)];
    let mut at = 0;
    let used = loop {
        let start = behind_blanks(bytes, at);
        let end = match (section, bytes.get(start)) {
            (_, None) => break if chunk.last { chunk.text.len() } else { at },
            (Section::Document, Some(b'"')) => behind_key(chunk.text, start),
            (Section::Nodes, Some(b'{')) | (Section::Lists, Some(b'[')) => end_of_value(bytes, start),
            (_, Some(b'"')) => end_of_string(bytes, start),
            (_, Some(_)) => Some(start + 1),
        };
        let Some(end) = end else {
            if chunk.last {
                sink.notice(start, Kind::Malformed, "the JSON ends inside a node or a list of ties");
            }
            break if chunk.last { chunk.text.len() } else { start };
        };
        // What is neither is passed over by bytes, which may not be whole characters.
        let text = || &chunk.text[start..end];
        match (section, bytes[start]) {
            (Section::Document, b'"') if text().ends_with('[') => {
                section = if text().starts_with("\"nodes\"") { Section::Nodes } else { Section::Lists };
            }
            (Section::Document, b'"') if LINKS.iter().any(|key| text().starts_with(&quoted(key))) => {
                sink.notice(
                    start,
                    Kind::Malformed,
                    "links in the place of lists; --from node-link reads them",
                );
            }
            (Section::Nodes, b'{') => {
                give_and_keep(text(), nodes, start, sink);
                nodes += 1;
            }
            (Section::Lists, b'[') => {
                sink.defer(start, &format!("{lists} {}", text()));
                lists += 1;
            }
            (_, b']') => section = Section::Document,
            _ => {}
        }
        at = end;
    };
    sink.remember([section as usize, lists, nodes, 0, 0]);
    used
}

/// Behind a key and what opens its list if it is that of nodes or lists, else behind the value. `None` if the text ends
/// first.
fn behind_key(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let Some((key, value)) = member(text, start)? else { return end_of_string(bytes, start) };
    let opens = bytes[value] == b'[' && matches!(key, "nodes" | "adjacency");
    if opens { Some(value + 1) } else { end_of_value(bytes, value) }
}

/// Hands on a node, and keeps its id for the list that has its place: a line each, in quotes.
fn give_and_keep(node: &str, position: usize, at: usize, sink: &mut dyn Sink) {
    let id = match serde_json::from_str::<Value<'_>>(node) {
        Ok(node) => give_node(&node, "", position, at, sink),
        Err(error) => {
            sink.notice(at, Kind::Malformed, &error.to_string());
            String::new()
        }
    };
    sink.keep(&serde_json::Value::from(id).to_string());
}

/// Hands on the ties of lists that were put off: each list with its place in front, which is that of its node.
fn read_lists(text: &str, nodes: &str, sink: &mut dyn Sink) {
    let ids: Vec<String> = nodes.lines().map_while(|line| serde_json::from_str(line).ok()).collect();
    let mut at = 0;
    while let Some((place, list)) = text[at..].split_once(' ') {
        let start = at + place.len() + 1;
        let end = end_of_value(list.as_bytes(), 0).unwrap_or(list.len());
        match place.trim().parse().ok().and_then(|place: usize| ids.get(place)) {
            Some(node) if !node.is_empty() => give_ties(node, &list[..end], start, sink),
            _ => sink.notice(start, Kind::Malformed, "a list of ties that belongs to no node"),
        }
        at = start + end;
    }
}

fn give_ties(node: &str, neighbors: &str, at: usize, sink: &mut dyn Sink) {
    match serde_json::from_str::<Vec<Value<'_>>>(neighbors) {
        Ok(neighbors) => {
            for neighbor in &neighbors {
                match id(neighbor).as_str() {
                    "" => sink.notice(at, Kind::Malformed, "a tie without the id of its other end"),
                    other => sink.tie(at, node, other, weight(neighbor)),
                }
            }
        }
        Err(error) => sink.notice(at, Kind::Malformed, &error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::FORMAT;
    use crate::formats::told::{told, told_in_two};
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Kind, Notices};

    type Tie = (String, String, f64);

    /// The names, the ties by name and the notices.
    fn read(text: &str) -> (Vec<String>, Vec<Tie>, Vec<Kind>) {
        let mut notices = Notices::default();
        let source = Source::Text("x.json".to_owned(), text.to_owned());
        let corpus = crate::reading::read(&[source], ReadOptions::default(), &mut notices).unwrap();
        assert_eq!(corpus.inputs()[0].format.name, "adjacency");
        let name = |number| corpus.spellings().get(number).to_owned();
        let names = corpus.nodes().iter().map(|&node| name(node)).collect();
        let ties = corpus.ties().map(|tie| (name(tie.a), name(tie.b), tie.weight)).collect();
        (names, ties, notices.by_kind().into_iter().map(|(kind, ..)| kind).collect())
    }

    fn tie(a: &str, b: &str, weight: f64) -> Tie {
        (a.to_owned(), b.to_owned(), weight)
    }

    #[test]
    fn the_place_of_a_list_says_whose_ties_it_has_wherever_the_nodes_stand() {
        let head = r#"{"directed":false,"graph":[["name","[{"]]"#;
        let nodes = r#""nodes":[{"id":0,"name":"Ada \" B"},{"id":"1\n"},{"id":2,"label":"Carl"}]"#;
        let lists =
            r#""adjacency":[[{"weight":2.5,"id":"1\n"}, {"id":0}],[{"weight":2.5,"id":0,"key":0}],[]]"#;
        let ties = [tie("Ada \" B", "1", 2.5), tie("Ada \" B", "Ada \" B", 1.0), tie("1", "Ada \" B", 2.5)];
        for text in [format!("{head},{nodes},{lists}}}"), format!("{head},\n{lists},\n{nodes}\n}}\n")] {
            assert_eq!(
                read(&text),
                (vec!["Ada \" B".into(), "1".into(), "Carl".into()], ties.to_vec(), vec![]),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_broken_costs_itself_and_moves_no_list() {
        let text = r#"{"nodes":[{"id":"a"},{"id"},{"id":"c"}],
            "adjacency":[[{"id":"c"},{"weight":1}],[{"id":"a"}],[{"id" "a"}],[{"id":"a"}]]}"#;
        let (names, ties, notices) = read(text);
        assert_eq!(
            (&names[..], &ties[..]),
            (&["a".to_owned(), "c".to_owned()][..], &[tie("a", "c", 1.0)][..])
        );
        assert_eq!(notices, [Kind::Malformed]);
        let (_, ties, notices) = read(r#"{"nodes":[{"id":"a"}],"adjacency":[[{"id":"b"}],[{"id":"#);
        assert_eq!(
            (&ties[..], &notices[..]),
            (&[tie("a", "b", 1.0)][..], &[Kind::Malformed, Kind::UnknownNode][..])
        );
    }

    #[test]
    fn links_are_no_lists_and_say_so_where_they_were_too_far_away_to_see() {
        let text = r#"{"graph":[],"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"}]}"#;
        assert!(!(FORMAT.detect)(text) && (FORMAT.detect)(text.split_once("],\"links").unwrap().0));
        let said = told(FORMAT.read, text);
        assert_eq!(
            said.last().map(String::as_str),
            Some("Malformed: links in the place of lists; --from node-link reads them")
        );
    }

    #[test]
    fn it_is_recognized_by_what_stands_before_nodes_that_are_longer_than_any_head() {
        let nodes: Vec<_> = (0..9000).map(|node| format!("{{\"id\": {node}}}")).collect();
        let lists: Vec<_> = (0..9000).map(|node| format!("[{{\"id\": {}}}]", node / 2)).collect();
        let text = format!(
            "{{\"directed\": false, \"multigraph\": false, \"graph\": [], \"nodes\": [{}], \"adjacency\": [{}]}}",
            nodes.join(", "),
            lists.join(", ")
        );
        let (names, ties, notices) = read(&text);
        assert_eq!((names.len(), ties.len(), notices.len()), (9000, 9000, 0));
        assert_eq!(ties[8999], tie("8999", "4499", 1.0));
    }

    const PARTS: [&str; 16] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"nodes\":[",
        "\"adjacency\":[",
        "\"id\":",
        "\"é\\\"",
        "é",
        "1",
        "{\"id\":2}",
        "[{\"id\":2}]",
        " ",
        "\n",
    ];

    proptest! {
        #[test]
        fn nothing_makes_it_panic_or_matters_where_it_is_cut(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..12), cut in any::<prop::sample::Index>()) {
            let text = parts.concat();
            let cut = text.floor_char_boundary(cut.index(text.len() + 1));
            prop_assert_eq!(told_in_two(FORMAT.read, &text, cut), told(FORMAT.read, &text));
        }
    }
}
