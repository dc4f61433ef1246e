//! The nodes and ties of networks in JSON: where the programs that write them keep what is known of one.

use super::attributes::{DRAWN, ENDS, Label, Weight, is_called, label_rank, weight_rank};
use super::value::Value;
use crate::records::{Kind, Sink};

/// An element and the objects inside it that may hold what is known of it: Cytoscape and React Flow have `data`, Sigma and
/// Gephi `attributes`, JSON Graph `metadata`, graph databases `properties`.
fn around<'a, 't>(element: &'a Value<'t>) -> impl Iterator<Item = &'a Value<'t>> {
    let data = Some(&element["data"]).filter(|data| data.is_object());
    let inner = data.unwrap_or(element);
    let others = ["attributes", "metadata", "properties"].map(|key| &inner[key]);
    [Some(element), data].into_iter().flatten().chain(others.into_iter().filter(|other| other.is_object()))
}

/// An identifier, which may be a number; empty if it is neither that nor text.
fn text_of(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The value of a key of an object, compared as [`is_called`] does, as text; empty if there is none.
fn named(object: &Value<'_>, key: &str) -> String {
    let field = object.fields().iter().find(|(name, _)| is_called(name, key));
    field.map_or_else(String::new, |(_, value)| text_of(value))
}

/// The id of a node; empty if it has none.
pub(super) fn id(node: &Value<'_>) -> String {
    let inside = [node, node.inside("data")].into_iter();
    let ids = inside.flat_map(|object| ["id", "key"].map(|key| named(object, key)));
    ids.into_iter().find(|id| !id.is_empty()).unwrap_or_default()
}

fn label(node: &Value<'_>) -> Label {
    let mut label = Label::default();
    for (name, value) in around(node).flat_map(Value::fields) {
        match (label_rank(name), value) {
            (Some(rank), Value::Text(text)) => label.add(rank, text),
            (Some(rank), Value::Number(number)) => label.add_number(rank, &number.to_string()),
            _ => {}
        }
    }
    label
}

pub(super) fn weight(tie: &Value<'_>) -> Option<f64> {
    let mut weight = Weight::default();
    for (name, value) in around(tie).flat_map(Value::fields) {
        if let Some(rank) = weight_rank(name) {
            weight.add(rank, &text_of(value));
        }
    }
    // Gephi's export for Sigma has nothing but the size.
    weight.add(DRAWN, &named(tie, "size"));
    weight.get()
}

/// The ids of both ends, if the element is a tie.
pub(super) fn ends(element: &Value<'_>) -> Option<[String; 2]> {
    let of_list =
        |list: &[Value<'_>]| [list.first(), list.get(1)].map(|end| end.map_or_else(String::new, end_id));
    let found = match element {
        Value::List(list) => of_list(list),
        _ => around(element)
            .flat_map(|object| ENDS.map(|keys| keys.map(|key| end(object, key))))
            .find(is_whole)?,
    };
    is_whole(&found).then_some(found)
}

fn is_whole(ends: &[String; 2]) -> bool {
    ends.iter().all(|end| !end.is_empty())
}

fn end(object: &Value<'_>, key: &str) -> String {
    let field = object.fields().iter().find(|(name, _)| is_called(name, key));
    field.map_or_else(String::new, |(_, value)| end_id(value))
}

/// The id of an end; D3 puts the node itself there, with its position where it has no id.
fn end_id(end: &Value<'_>) -> String {
    let own = || Some(id(end)).filter(|id| !id.is_empty()).unwrap_or_else(|| text_of(&end["index"]));
    if end.is_object() { own() } else { text_of(end) }
}

pub(super) fn give_tie(tie: &Value<'_>, at: usize, sink: &mut dyn Sink) {
    let Some([a, b]) = ends(tie) else {
        if *tie != Value::Null {
            sink.notice(at, Kind::Malformed, "a tie without two ends");
        }
        return;
    };
    sink.tie(at, &a, &b, if let Value::List(list) = tie { weight_in_list(&list[2..]) } else { weight(tie) });
}

/// The weight in what follows the ends of a tie that is a list: attributes, after a key in a multigraph, or a number.
fn weight_in_list(others: &[Value<'_>]) -> Option<f64> {
    match others.iter().find(|value| value.is_object()) {
        Some(attributes) => weight(attributes),
        // Text may as well be the kind of the tie.
        None => text_of(others.first()?).trim().parse().ok(),
    }
}

/// Hands on a node with its label, or its id if it has none, or a notice, and returns the id. That is the key where nodes
/// are the members of an object; a node without any is known by its position.
pub(super) fn give_node(
    node: &Value<'_>,
    key: &str,
    position: usize,
    at: usize,
    sink: &mut dyn Sink,
) -> String {
    let label = label(node);
    let by_position = || if label.name("").is_empty() { String::new() } else { position.to_string() };
    let ids = [text_of(node), key.to_owned(), id(node)];
    let id = ids.into_iter().find(|id| !id.is_empty()).unwrap_or_else(by_position);
    // What cannot be read takes up a position, too.
    sink.node(&id, label.name(&id));
    if id.is_empty() && *node != Value::Null {
        sink.notice(at, Kind::Malformed, "a node without an id");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight_of(tie: &str) -> Option<f64> {
        struct Found(Option<f64>);
        impl Sink for Found {
            fn record(&mut self, _: &crate::records::Record<'_>) {}

            fn tie(&mut self, _: usize, _: &str, _: &str, weight: Option<f64>) {
                self.0 = weight;
            }

            fn notice(&mut self, _: usize, kind: Kind, detail: &str) {
                panic!("{kind:?}: {detail}");
            }
        }
        let mut found = Found(None);
        give_tie(&serde_json::from_str(tie).expect("JSON"), 0, &mut found);
        found.0
    }

    #[test]
    fn the_weight_of_a_tie_that_is_a_list_is_a_number_a_text_or_an_attribute() {
        for tie in [
            r#"["a","b",2.5]"#,
            r#"["a","b","2.5"]"#,
            r#"["a","b",{"weight":2.5}]"#,
            r#"["a","b",0,{"weight":"2.5"}]"#,
        ] {
            assert_eq!(weight_of(tie), Some(2.5), "{tie}");
        }
        assert_eq!([r#"["a","b"]"#, r#"["a","b","coauthor"]"#, r#"["a","b",{}]"#].map(weight_of), [None; 3]);
    }
}
