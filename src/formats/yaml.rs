//! YAML, as values like those of JSON, an entry at a time: a broken entry costs itself.
//!
//! Scalars are text, whatever YAML makes of them: a person may be called `No` or `Null`, and a title be `1984`.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::value::Value;
use crate::records::{Chunk, Kind, Sink};

/// Lists and mappings inside one another go no deeper than this.
const DEEPEST: usize = 64;

/// The value of a text.
pub(super) fn value(text: &str) -> Result<Value<'static>, String> {
    let mut open: Vec<Open> = Vec::new();
    let mut anchors = Anchors::default();
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|error| error.to_string())?;
        let done = match event {
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() == DEEPEST => {
                return Err("it is nested too deeply".to_owned());
            }
            Event::SequenceStart(anchor, _) => {
                anchors.open.push(anchor);
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(anchor, _) => {
                anchors.open.push(anchor);
                open.push(Open::Object(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(list)) => anchors.close(Value::List(list)),
                Some(Open::Object(fields, _)) => anchors.close(Value::Object(fields)),
                None => continue,
            },
            Event::Scalar(text, style, anchor, _) => anchors.keep(anchor, scalar(&text, style)),
            Event::Alias(anchor) => anchors.repeat(anchor)?,
            _ => continue,
        };
        match open.last_mut() {
            None => return Ok(done),
            Some(Open::List(list)) => list.push(done),
            Some(Open::Object(fields, key)) => match key.take() {
                None => *key = Some(if let Value::Text(text) = done { text } else { Cow::Borrowed("") }),
                Some(key) => fields.push((key, done)),
            },
        }
    }
    Ok(Value::Null)
}

/// The values that aliases stand for. All together are repeated only so often: a few aliases may stand for more than memory
/// holds.
#[derive(Default)]
struct Anchors {
    values: HashMap<usize, Value<'static>>,
    /// The anchor of each list or mapping that has not ended; 0 for none.
    open: Vec<usize>,
    repeated: usize,
}

/// Values of no more bytes than these are repeated.
const MOST_REPEATED: usize = 8 << 20;

impl Anchors {
    fn keep(&mut self, anchor: usize, value: Value<'static>) -> Value<'static> {
        if anchor > 0 {
            self.values.insert(anchor, value.clone());
        }
        value
    }

    /// The list or mapping that was opened last has ended and is this value.
    fn close(&mut self, value: Value<'static>) -> Value<'static> {
        let anchor = self.open.pop().unwrap_or_default();
        self.keep(anchor, value)
    }

    fn repeat(&mut self, anchor: usize) -> Result<Value<'static>, String> {
        let Some(value) = self.values.get(&anchor) else {
            return Err("an alias stands for a value that it is a part of".to_owned());
        };
        self.repeated += weight(value);
        if self.repeated > MOST_REPEATED {
            return Err("its aliases repeat too much".to_owned());
        }
        Ok(value.clone())
    }
}

/// About as many bytes as a value takes.
fn weight(value: &Value<'_>) -> usize {
    /// What a value takes besides its text.
    const EACH: usize = 64;
    let inside = match value {
        Value::Text(text) => text.len(),
        Value::List(list) => list.iter().map(weight).sum(),
        Value::Object(fields) => fields.iter().map(|(key, value)| key.len() + weight(value)).sum(),
        _ => 0,
    };
    EACH + inside
}

/// A list or a mapping that has not ended; of a mapping also the key whose value comes next.
enum Open {
    List(Vec<Value<'static>>),
    Object(Vec<(Cow<'static, str>, Value<'static>)>, Option<Cow<'static, str>>),
}

fn scalar(text: &str, style: ScalarStyle) -> Value<'static> {
    let is_null = style == ScalarStyle::Plain && matches!(text, "" | "~" | "null");
    if is_null { Value::Null } else { Value::Text(Cow::Owned(text.to_owned())) }
}

/// Reads the entries of a chunk, each of which begins with such a line and ends before the next.
pub(super) fn read(
    chunk: Chunk<'_>,
    begins: &dyn Fn(&str) -> bool,
    sink: &mut dyn Sink,
    give: fn(&Value<'_>, usize, &mut dyn Sink),
) -> usize {
    let text = chunk.text;
    let mut start: Option<usize> = None;
    let mut at = 0;
    let entry = |start: Option<usize>, end: usize, sink: &mut dyn Sink| {
        let Some(start) = start else { return };
        match value(&text[start..end]) {
            Ok(value) => give(&value, start, sink),
            Err(error) => sink.notice(start, Kind::Malformed, &error),
        }
    };
    while let Some(length) = memchr::memchr(b'\n', &text.as_bytes()[at..]) {
        if begins(&text[at..at + length]) {
            entry(start.replace(at), at, sink);
        }
        at += length + 1;
    }
    if !chunk.last {
        return start.unwrap_or(at);
    }
    if begins(&text[at..]) {
        entry(start.replace(at), at, sink);
    }
    entry(start, text.len(), sink);
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_text_but_for_those_that_are_missing() {
        let value = value("a: 1984\nb: Null\nc: ~\nd: [No, 'x', \"\"]\ne:\n  f: |\n    g\n").expect("YAML");
        let text = |text: &'static str| Value::Text(Cow::Borrowed(text));
        assert_eq!([&value["a"], &value["b"]], [&text("1984"), &text("Null")]);
        assert_eq!(value["c"], Value::Null);
        assert_eq!(value["d"], Value::List(vec![text("No"), text("x"), text("")]));
        assert_eq!(value["e"]["f"], text("g\n"));
    }

    #[test]
    fn deep_and_endlessly_repeated_values_end() {
        assert!(value(&"[".repeat(1000)).is_err());
        let doubled = |level: usize| format!("a{}: &a{} [*a{level}, *a{level}]\n", level + 1, level + 1);
        let laughs = format!("a0: &a0 ha\n{}", (0..40).map(doubled).collect::<String>());
        assert_eq!(value(&laughs), Err("its aliases repeat too much".to_owned()));
        let long_text = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(100));
        assert_eq!(value(&long_text), Err("its aliases repeat too much".to_owned()));
        assert_eq!(
            value("a: &a [x, *a]\n"),
            Err("an alias stands for a value that it is a part of".to_owned())
        );
        let long = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(1000), "*a, ".repeat(1000));
        assert_eq!(value(&long), Err("its aliases repeat too much".to_owned()));
    }

    #[test]
    fn an_alias_stands_for_the_value_of_its_anchor() {
        let value = value("a: &a\n  - b: &b Ada\nc: *a\nd: *b\n").expect("YAML");
        assert_eq!(value["c"], value["a"]);
        assert_eq!(value["d"], Value::Text(Cow::Borrowed("Ada")));
    }

    #[test]
    fn an_alias_inside_the_value_of_an_anchor_is_repeated_with_it() {
        let text = "ada: &ada {name: Ada}\nboth: &both\n  - *ada\n  - name: Bob\nagain: *both\ntwice: [*both, *ada]\n";
        let value = value(text).expect("YAML");
        assert_eq!(value["again"], value["both"]);
        let Value::List(again) = &value["again"] else { panic!() };
        assert_eq!(again[0]["name"], Value::Text(Cow::Borrowed("Ada")));
        let Value::List(twice) = &value["twice"] else { panic!() };
        assert_eq!([&twice[0], &twice[1]], [&value["both"], &value["ada"]]);
    }
}
