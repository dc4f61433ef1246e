//! JSON in the adjacency shape of NetworkX.
//!
//! ```text
//! {"directed":false,"multigraph":false,"graph":[],
//!  "nodes":[{"id":"Ada"},{"id":"Luigi"}],
//!  "adjacency":[[{"weight":2.5,"id":"Luigi"}],[{"weight":2.5,"id":"Ada"}]]}
//! ```

use super::json_network::{self, has_list};
use super::node_link;
use crate::records::{Chunk, Format, Sink};

pub(super) static FORMAT: Format = Format::new("adjacency", |chunk: Chunk<'_>, sink: &mut dyn Sink| {
    json_network::read(chunk, &node_link::KEYS, sink)
})
.about("JSON nodes and the list of neighbors of each (NetworkX's adjacency_data)")
.reads("nodes with id, label or name; for each, the list of its neighbors with id and weight; links, if there are any")
.extensions(&["json"])
.opening(b"{")
.detect(looks_like)
.ends_may_be_positions();

/// The nodes may be longer than any head. NetworkX lists the attributes of the graph before them; in its node-link shape
/// these are an object, but for its first versions, so the reader takes either shape.
fn looks_like(head: &str) -> bool {
    let has = |key: &str| has_list(head, key);
    let may_have_lists = || has("\"graph\"") && has("\"nodes\"") && !has("\"links\"") && !has("\"edges\"");
    head.trim_start().starts_with('{') && (has("\"adjacency\"") || may_have_lists())
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
    fn links_after_nodes_that_are_longer_than_any_head_are_read_by_id_or_position() {
        let nodes: Vec<_> = (0..9000).map(|node| format!("{{\"name\": \"A{node}\"}}")).collect();
        let links: Vec<_> =
            (1..9000).map(|node| format!("{{\"source\": {node}, \"target\": {}}}", node / 2)).collect();
        let text = format!(
            "{{\"directed\": false, \"graph\": [], \"nodes\": [{}], \"links\": [{}]}}",
            nodes.join(", "),
            links.join(", ")
        );
        let (names, ties, notices) = read(&text);
        assert_eq!((names.len(), ties.len(), notices), (9000, 8999, vec![]));
        assert_eq!(ties[8998], tie("A8999", "A4499", 1.0));
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
