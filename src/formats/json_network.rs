//! Networks in JSON: an object with a list of nodes and one of ties, perhaps with others around them.

use super::json::{behind_blanks, end_of_string, end_of_value};
use super::value::Value;
use crate::records::{Chunk, Kind, Sink};

/// Where a format has its nodes and ties, and what becomes of one.
pub(super) struct Shape {
    /// The keys on the way to the lists, and those of the lists.
    pub(super) ways: &'static [&'static str],
    /// Hands a node or a tie on, and counts the nodes.
    pub(super) give: fn(element: &Value, at: usize, nodes: &mut usize, sink: &mut dyn Sink),
}

/// Reads the nodes and ties of a chunk.
///
/// What lies under other keys is passed over as a whole. So an object that begins behind no key is the document
/// itself, where the input begins, else a node or a tie, and only the number of nodes need be remembered from chunk to
/// chunk.
pub(super) fn read(chunk: Chunk<'_>, shape: &Shape, sink: &mut dyn Sink) -> usize {
    let [mut nodes, ..] = chunk.remembered;
    let used = read_counting(chunk, shape, &mut nodes, sink);
    sink.remember([nodes, 0, 0, 0, 0]);
    used
}

fn read_counting(chunk: Chunk<'_>, shape: &Shape, nodes: &mut usize, sink: &mut dyn Sink) -> usize {
    let bytes = chunk.text.as_bytes();
    let document = chunk.first.then(|| behind_blanks(bytes, 0));
    let mut at = 0;
    loop {
        let start = behind_blanks(bytes, at);
        let end = match bytes.get(start) {
            None if chunk.last => return chunk.text.len(),
            None => return at,
            Some(b'{') if document != Some(start) => end_of_value(bytes, start),
            Some(b'"') => behind_key(bytes, start, shape.ways),
            Some(_) => Some(start + 1),
        };
        match end {
            Some(end) => {
                if bytes[start] == b'{' && document != Some(start) {
                    match serde_json::from_str(&chunk.text[start..end]) {
                        Ok(element) => (shape.give)(&element, start, nodes, sink),
                        Err(error) => sink.notice(start, Kind::Malformed, &error.to_string()),
                    }
                }
                at = end;
            }
            None if chunk.last => {
                sink.notice(start, Kind::Malformed, "the JSON ends inside a node or tie");
                return chunk.text.len();
            }
            None => return start,
        }
    }
}

/// Behind a key and what opens its value if it is one of the ways, else behind the value. `None` if the text ends
/// first.
pub(super) fn behind_key(bytes: &[u8], start: usize, ways: &[&str]) -> Option<usize> {
    let end = end_of_string(bytes, start)?;
    let colon = behind_blanks(bytes, end);
    if *bytes.get(colon)? != b':' {
        return Some(end);
    }
    let value = behind_blanks(bytes, colon + 1);
    let opens = matches!(bytes.get(value)?, b'{' | b'[');
    let is_way = ways.iter().any(|way| way.as_bytes() == &bytes[start + 1..end - 1]);
    if opens && is_way { Some(value + 1) } else { end_of_value(bytes, value) }
}

/// Is there a list under this key, given in quotes?
pub(super) fn has_list(head: &str, key: &str) -> bool {
    head.match_indices(key).any(|(at, _)| {
        let value = head[at + key.len()..].trim_start().strip_prefix(':');
        value.is_some_and(|value| value.trim_start().starts_with('['))
    })
}

/// The first of these fields that is there, as text: identifiers may be numbers.
pub(super) fn id(element: &Value, fields: &[&str]) -> String {
    fields.iter().map(|field| &element[*field]).find_map(text_of).unwrap_or_default()
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.to_string()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The first of these fields that is a number.
pub(super) fn number(element: &Value, fields: &[&str]) -> Option<f64> {
    fields.iter().find_map(|field| element[*field].as_f64())
}

/// Hands on a node with its label, or its id if it has none, or a notice.
pub(super) fn give_node(id: &str, label: &str, at: usize, sink: &mut dyn Sink) {
    match (id, label.trim()) {
        ("", label) => sink.notice(at, Kind::Malformed, &format!("a node without an id: {label}")),
        (id, "") => sink.node(id, id),
        (id, label) => sink.node(id, label),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::{told, told_in_two, told_whatever_the_cut};

    static SHAPE: Shape = Shape {
        ways: &["network", "items", "links"],
        give: |element, at, _, sink| {
            give_node(&id(element, &["id", "n"]), &id(element, &["label"]), at, sink);
        },
    };

    fn by_shape(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
        read(chunk, &SHAPE, sink)
    }

    const TEXT: &str = " {\"config\":{\"items\":[{\"id\":9}]},\"x\":[{\"id\":8}],\"n\":null,\"network\": {\"items\" :[ {\"id\":1,\
        \"label\":\"A {\\\"]\"}, {\"id\":\"b\"}],\"y\":-1.5,\"links\":[{\"n\":3,\"z\":[{}]}], \"clusters\":[{\"id\":7}]},\"id\":0}\n";

    #[test]
    fn only_the_lists_are_read_and_a_missing_label_is_the_id_wherever_the_text_is_cut() {
        assert_eq!(told_whatever_the_cut(by_shape, TEXT), ["1 = A {\"]", "b = b", "3 = 3"]);
    }

    #[test]
    fn what_is_broken_costs_itself() {
        let text = "{\"items\":[{\"id\" 1},{},{\"id\":2},{\"id\":";
        let told = told(by_shape, text);
        let kinds: Vec<&str> = told.iter().map(|line| line.split(':').next().unwrap_or(line)).collect();
        assert_eq!(kinds, ["Malformed", "Malformed", "2 = 2", "Malformed"]);
    }

    const PARTS: [&str; 12] =
        ["{", "}", "[", "]", ",", ":", "\"items\"", "\"id\"", "\"é\\\"", "1", "{\"id\":2}", " "];

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
