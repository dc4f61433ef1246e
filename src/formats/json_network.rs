//! Networks in JSON: an object with a list of nodes and one of ties, perhaps with others around them.
//!
//! In place of ties there may be a list of neighbors for each node. Only its position tells which node a list belongs to,
//! so these lists are deferred until all nodes are known. A tie that is listed at both of its ends is given twice; the
//! network makes one of it.

use memchr::memmem;

use super::attributes::is_called;
use super::json::{behind_blanks, end_of_string, end_of_value};
use super::json_elements::{ends, give_node, give_tie, id, weight};
use super::value::Value;
use crate::records::{Chunk, Kind, Sink};

/// The keys under which a format has its nodes and ties, compared as [`is_called`] does.
pub(super) struct NetworkKeys {
    /// The keys on the way to the lists.
    pub(super) ways: &'static [&'static str],
    /// The list of nodes, or an object with one under each id.
    pub(super) nodes: &'static [&'static str],
    /// The list of ties.
    pub(super) ties: &'static [&'static str],
    /// A list of both.
    pub(super) elements: &'static [&'static str],
    /// The list that has a list of neighbors for each node.
    pub(super) neighbors: &'static [&'static str],
}

/// What the values that come next are.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Section {
    /// The keys of the document, or of an object on the way.
    Document,
    Nodes,
    /// An object whose keys are the ids of nodes.
    NodesByKey,
    Ties,
    /// Nodes and ties.
    Elements,
    /// Lists of neighbors.
    Neighbors,
    /// Another network than the first, and whatever follows it.
    Another,
}

const SECTIONS: [Section; 7] = [
    Section::Document,
    Section::Nodes,
    Section::NodesByKey,
    Section::Ties,
    Section::Elements,
    Section::Neighbors,
    Section::Another,
];

/// Where in a document reading is.
struct Position<'s> {
    keys: &'s NetworkKeys,
    section: Section,
    nodes: usize,
    ties: usize,
    /// Lists of neighbors.
    lists: usize,
}

/// Reads the nodes and ties of a chunk. The values of other keys are skipped.
pub(super) fn read(chunk: Chunk<'_>, keys: &NetworkKeys, sink: &mut dyn Sink) -> usize {
    if let Some(nodes) = chunk.kept {
        read_lists(chunk.text, nodes, sink);
        return chunk.text.len();
    }
    let [section, nodes, ties, lists, _] = chunk.remembered;
    let section = SECTIONS.get(section).copied().unwrap_or(Section::Another);
    let mut position = Position { keys, section, nodes, ties, lists };
    let used = position.read(chunk, sink);
    let Position { section, nodes, ties, lists, .. } = position;
    sink.remember([section as usize, nodes, ties, lists, 0]);
    used
}

impl Position<'_> {
    fn read(&mut self, chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
        let bytes = chunk.text.as_bytes();
        let mut at = 0;
        if chunk.first && bytes.get(behind_blanks(bytes, 0)) == Some(&b'[') {
            self.section = Section::Elements;
            at = behind_blanks(bytes, 0) + 1;
        }
        loop {
            let start = behind_blanks(bytes, at);
            let end = match (self.section, bytes.get(start)) {
                (Section::Another, _) => Some(bytes.len()),
                (_, None) if chunk.last => return bytes.len(),
                (_, None) => return at,
                (Section::Document | Section::NodesByKey, Some(b'"')) => self.member(chunk.text, start, sink),
                (Section::NodesByKey, Some(b'}')) | (_, Some(b']')) => {
                    self.section = Section::Document;
                    Some(start + 1)
                }
                (Section::Document | Section::NodesByKey, _) | (_, Some(b',' | b':' | b'}')) => {
                    Some(start + 1)
                }
                _ => self.element(chunk.text, start, sink),
            };
            match end {
                Some(end) if end == bytes.len() => return end,
                Some(end) => at = end,
                None if chunk.last => {
                    sink.notice(start, Kind::Malformed, "the JSON ends inside a node or tie");
                    return bytes.len();
                }
                None => return start,
            }
        }
    }

    /// Reads the member of an object that begins here: enters the value of a key on the way, passes over any other.
    /// `None` if the text ends first.
    fn member(&mut self, text: &str, start: usize, sink: &mut dyn Sink) -> Option<usize> {
        let bytes = text.as_bytes();
        let Some((key, value)) = member(text, start)? else { return end_of_string(bytes, start) };
        if self.section == Section::NodesByKey {
            let end = end_of_value(bytes, value)?;
            let key = serde_json::from_str::<String>(&text[start..start + key.len() + 2]).unwrap_or_default();
            self.give(&text[value..end], &key, start, sink);
            return Some(end);
        }
        let is_one_of = |keys: &[&str]| keys.iter().any(|plain| is_called(key, plain));
        let section = match bytes[value] {
            b'[' if is_one_of(self.keys.nodes) => Section::Nodes,
            b'{' if is_one_of(self.keys.nodes) => Section::NodesByKey,
            b'[' if is_one_of(self.keys.ties) => Section::Ties,
            b'[' if is_one_of(self.keys.elements) => Section::Elements,
            b'[' if is_one_of(self.keys.neighbors) => Section::Neighbors,
            b'[' | b'{' if is_one_of(self.keys.ways) => Section::Document,
            _ => return end_of_value(bytes, value),
        };
        let is_another = match section {
            Section::Nodes | Section::NodesByKey => self.nodes > 0,
            Section::Ties => self.ties > 0,
            Section::Neighbors => self.lists > 0,
            _ => false,
        };
        if is_another {
            sink.notice(start, Kind::AnotherNetwork, key);
        }
        self.section = if is_another { Section::Another } else { section };
        Some(value + 1)
    }

    /// Reads the element of a list that begins here. `None` if the text ends first.
    fn element(&mut self, text: &str, start: usize, sink: &mut dyn Sink) -> Option<usize> {
        let end = end_of_value(text.as_bytes(), start)?;
        if self.section == Section::Neighbors {
            sink.defer(start, &format!("{} {}", self.lists, &text[start..end]));
            self.lists += 1;
        } else {
            self.give(&text[start..end], "", start, sink);
        }
        Some(end)
    }

    /// Hands on a node or a tie. All nodes are counted, for ties may name them by their position.
    fn give(&mut self, element: &str, key: &str, at: usize, sink: &mut dyn Sink) {
        let element: Value<'_> = serde_json::from_str(element).unwrap_or_else(|error| {
            sink.notice(at, Kind::Malformed, &error.to_string());
            Value::Null
        });
        let is_tie = match self.section {
            Section::Ties => true,
            Section::Elements => ends(&element).is_some(),
            _ => false,
        };
        if is_tie {
            self.ties += 1;
            give_tie(&element, at, sink);
        } else {
            let id = give_node(&element, key, self.nodes, at, sink);
            self.nodes += 1;
            if !self.keys.neighbors.is_empty() {
                sink.keep(&serde_json::Value::from(id).to_string());
            }
        }
    }
}

/// Hands on the ties of lists that were deferred, each after its position, which is that of its node. The ids of the nodes
/// are a line each, in quotes.
fn read_lists(text: &str, nodes: &str, sink: &mut dyn Sink) {
    let ids: Vec<String> = nodes.lines().map_while(|line| serde_json::from_str(line).ok()).collect();
    let mut at = 0;
    while let Some((position, list)) = text[at..].split_once(' ') {
        let start = at + position.len() + 1;
        let end = end_of_value(list.as_bytes(), 0).unwrap_or(list.len());
        match position.trim().parse().ok().and_then(|position: usize| ids.get(position)) {
            Some(node) if !node.is_empty() => give_ties(node, &list[..end], start, sink),
            _ => sink.notice(start, Kind::Malformed, "a list of neighbors that belongs to no node"),
        }
        at = start + end;
    }
}

/// Hands on the ties of a node with its neighbors.
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

/// The key of a member of an object, as written between its quotes, and where its value begins; nothing inside if it is
/// no key. `None` if the text ends first.
fn member(text: &str, start: usize) -> Option<Option<(&str, usize)>> {
    let bytes = text.as_bytes();
    let end = end_of_string(bytes, start)?;
    let colon = behind_blanks(bytes, end);
    if *bytes.get(colon)? != b':' {
        return Some(None);
    }
    let value = behind_blanks(bytes, colon + 1);
    bytes.get(value)?;
    Some(Some((&text[start + 1..end - 1], value)))
}

/// Is there a list under this key, given in quotes?
pub(super) fn has_list(head: &str, key: &str) -> bool {
    opens(head, key, '[')
}

/// Is it a hypergraph in HIF, the interchange format of hypergraph libraries? Its edges have any number of ends.
pub(super) fn is_hypergraph(head: &str) -> bool {
    let is_key = |key: &str| {
        let mut places = memmem::find_iter(head.as_bytes(), key);
        places.any(|at| head[at + key.len()..].trim_start().starts_with(':'))
    };
    head.trim_start().starts_with('{')
        && (has_list(head, "\"incidences\"")
            || is_key("\"network-type\"")
            || has_list(head, "\"edges\"") && is_key("\"edge\""))
}

/// Is there a value that begins like this under a key, given in quotes?
pub(super) fn opens(head: &str, key: &str, bracket: char) -> bool {
    memmem::find_iter(head.as_bytes(), key).any(|at| {
        let value = head[at + key.len()..].trim_start().strip_prefix(':');
        value.is_some_and(|value| value.trim_start().starts_with(bracket))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::{told, told_in_two, told_whatever_the_cut};

    static KEYS: NetworkKeys = NetworkKeys {
        ways: &["network"],
        nodes: &["items"],
        ties: &["links"],
        elements: &["elements"],
        neighbors: &[],
    };

    fn by_shape(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
        read(chunk, &KEYS, sink)
    }

    const TEXT: &str = " {\"config\":{\"items\":[{\"id\":9}]},\"x\":[{\"id\":8}],\"n\":null,\"network\": {\"Items\" :[ {\"id\":1,\
        \"label\":\"A {\\\"]\"}, {\"id\":\"b\"}, \"é\", 7],\"y\":-1.5,\"links\":[{\"from\":1,\"To\":\"b\",\"z\":[{}]},[1,7,2.5]], \"clusters\":[{\"id\":7}]},\"id\":0}\n";

    #[test]
    fn only_the_lists_are_read_and_a_missing_label_is_the_id_wherever_the_text_is_cut() {
        assert_eq!(
            told_whatever_the_cut(by_shape, TEXT),
            ["1 = A {\"]", "b = b", "é = é", "7 = 7", "1 – b: 1", "1 – 7: 2.5"]
        );
    }

    #[test]
    fn what_is_broken_costs_itself() {
        let text = "{\"items\":[{\"id\" 1},{},{\"id\":2},{\"id\":";
        let told = told(by_shape, text);
        let kinds: Vec<&str> = told.iter().map(|line| line.split(':').next().unwrap_or(line)).collect();
        assert_eq!(kinds, ["Malformed", " = ", " = ", "Malformed", "2 = 2", "Malformed"]);
    }

    #[test]
    fn nodes_may_be_the_members_of_an_object_and_elements_a_list_of_both() {
        let text =
            r#"{"items":{"a":{"label":"Ann"},"b\"":{}},"links":[{"source":{"id":"a"},"target":"b\""}]}"#;
        assert_eq!(told_whatever_the_cut(by_shape, text), ["a = Ann", "b\" = b\"", "a – b\": 1"]);
        let text = r#"[{"data":{"id":"a","name":"Ann"}},{"data":{"id":"ab","source":"a","target":"b","weight":"2"}}]"#;
        assert_eq!(told_whatever_the_cut(by_shape, text), ["a = Ann", "a – b: 2"]);
    }

    #[test]
    fn of_several_networks_the_first_is_read() {
        let text = r#"{"items":[{"id":1}],"links":[[1,2]]}{"items":[{"id":3}],"links":[[1,3]]}"#;
        assert_eq!(told_whatever_the_cut(by_shape, text), ["1 = 1", "1 – 2: 1", "AnotherNetwork: items"]);
    }

    const PARTS: [&str; 14] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"items\"",
        "\"links\"",
        "\"elements\"",
        "\"id\"",
        "\"é\\\"",
        "1",
        "{\"id\":2}",
        " ",
    ];

    proptest! {
        #[test]
        fn nothing_makes_it_panic_or_matters_where_it_is_cut(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..12), cut in any::<prop::sample::Index>()) {
            let text = parts.concat();
            let whole = told(by_shape, &text);
            let mut cut = cut.index(text.len() + 1);
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            prop_assert_eq!(told_in_two(by_shape, &text, cut), whole);
        }
    }
}
