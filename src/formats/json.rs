//! Records in JSON: one a line, in a list, or in a list inside a page as an API answers; and what their fields hold.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use memchr::memmem;

use super::dates::{first_date, in_parts};
use super::value::{Key, Value};
use crate::records::{Chunk, Date, Details, Kind, Sink};
use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};

/// Where a format has its records, and what becomes of one.
pub(super) struct RecordLayout {
    /// The ways from a page to its list of records, as keys with dots: `message.items`.
    pub(super) lists: &'static [&'static str],
    /// The keys of a record that are of use, or none for all: a value that is not used need not be made.
    pub(super) keys: &'static [&'static str],
    /// Hands a record on.
    pub(super) give: fn(record: &Value, at: usize, details: Details, sink: &mut dyn Sink),
}

/// Does this, given in quotes, occur in a text?
pub(super) fn has(head: &str, key: &str) -> bool {
    memmem::find(head.as_bytes(), key.as_bytes()).is_some()
}

/// A record may have this many bytes: as values it takes up to fifty times as much memory while they are made.
const LONGEST: usize = 16 << 20;

/// Of records that are longer than this one is read at a time, whatever the number of threads.
const LONG: usize = 2 << 20;

static LONG_RECORD: Mutex<()> = Mutex::new(());

/// Reads the records of a chunk, which begins where a document does or behind a record of a list.
///
/// Nothing need be remembered from chunk to chunk: what follows a record in a list begins with a comma or ends the
/// list, and what follows a document begins with a brace or a bracket.
pub(super) fn read(chunk: Chunk<'_>, layout: &RecordLayout, sink: &mut dyn Sink) -> usize {
    let bytes = chunk.text.as_bytes();
    let mut at = 0;
    loop {
        let behind = behind_blanks(bytes, at);
        let next = match bytes.get(behind) {
            None => return chunk.text.len(),
            Some(b'[' | b',') => element(bytes, behind + 1),
            Some(b']') => match end_of_page(bytes, behind + 1) {
                None if chunk.last => return chunk.text.len(),
                end => end.map(Next::Goes),
            },
            Some(b'{') => document(bytes, behind, layout.lists, chunk.last),
            Some(_) => garbage(bytes, behind, chunk.last),
        };
        match next {
            Some(Next::Record(start, end)) if end - start > LONGEST => {
                sink.notice(start, Kind::TooLong, "");
                at = end;
            }
            Some(Next::Record(start, end)) => {
                let is_long = end - start > LONG;
                let _alone = is_long.then(|| LONG_RECORD.lock().unwrap_or_else(PoisonError::into_inner));
                match parsed(&chunk.text[start..end], layout.keys) {
                    Ok(record) => (layout.give)(&record, start, chunk.details, sink),
                    Err(error) => sink.notice(start, Kind::Malformed, &error.to_string()),
                }
                at = end;
            }
            Some(Next::Goes(on)) => at = on,
            Some(Next::Broken(end, why)) => {
                sink.notice(behind, Kind::Malformed, why);
                at = end;
            }
            None if chunk.last => {
                sink.notice(behind, Kind::Malformed, "the JSON ends inside a record");
                return chunk.text.len();
            }
            None => return at,
        }
    }
}

/// A record with some of its keys, or all if none are named.
fn parsed<'t>(text: &'t str, keys: &[&str]) -> serde_json::Result<Value<'t>> {
    if keys.is_empty() {
        return serde_json::from_str(text);
    }
    let mut source = serde_json::Deserializer::from_str(text);
    let record = source.deserialize_map(SomeKeys(keys))?;
    source.end()?;
    Ok(record)
}

/// Takes these keys of an object and passes over the others.
struct SomeKeys<'k>(&'k [&'k str]);

impl<'t> Visitor<'t> for SomeKeys<'_> {
    type Value = Value<'t>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut object: A) -> Result<Value<'t>, A::Error> {
        let mut taken = Vec::with_capacity(self.0.len());
        while let Some(key) = object.next_key_seed(Key)? {
            if self.0.contains(&&*key) {
                taken.push((key, object.next_value()?));
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Value::Object(taken))
    }
}

/// The offset above 0 of the first brace that begins a line: there a record of JSON Lines starts.
pub(super) fn split(buffer: &[u8]) -> Option<usize> {
    memchr::memmem::find(buffer, b"\n{").map(|at| at + 1)
}

/// What comes next.
enum Next {
    /// A record, from here to there.
    Record(usize, usize),
    /// Nothing to read up to here.
    Goes(usize),
    /// Up to here what should have been a record, and why it is none.
    Broken(usize, &'static str),
}

/// What stands between documents and is none, up to the end of its line or the next brace. `None` if the text ends first.
fn garbage(bytes: &[u8], at: usize, last: bool) -> Option<Next> {
    let length = memchr::memchr2(b'\n', b'{', &bytes[at..]);
    let end = length.map(|length| at + length).or_else(|| last.then_some(bytes.len()))?;
    Some(Next::Broken(end, "no JSON"))
}

/// An element of a list, or its end. `None` if the text ends first.
fn element(bytes: &[u8], at: usize) -> Option<Next> {
    let start = behind_blanks(bytes, at);
    match bytes.get(start)? {
        b'{' => Some(Next::Record(start, end_of_value(bytes, start)?)),
        b']' => Some(Next::Goes(start)),
        _ => Some(Next::Goes(end_of_value(bytes, start)?)),
    }
}

/// An object that stands alone: a record, or a page, in which reading goes on with the list.
fn document(bytes: &[u8], at: usize, lists: &[&str], last: bool) -> Option<Next> {
    let end = end_of_value(bytes, at);
    let is_one_line = end.is_some_and(|end| memchr::memchr(b'\n', &bytes[at..end]).is_none());
    let found = if is_one_line { Break::None } else { first_break(bytes, at, last) };
    // A list that begins before the break is read all the same: there a broken record costs itself.
    let whole = match found {
        Break::None => bytes,
        Break::At(line_end) | Break::Unknown(line_end) => &bytes[..line_end],
    };
    for list in lists {
        match behind_path(whole, at, list) {
            Found::List(start) => return element(bytes, start),
            Found::Unfinished if matches!(found, Break::None) => return None,
            Found::Nothing | Found::Unfinished => {}
        }
    }
    match found {
        Break::None => Some(Next::Record(at, end?)),
        Break::At(line_end) => Some(Next::Broken(line_end, "the JSON ends inside a record")),
        Break::Unknown(_) => None,
    }
}

/// Where a document breaks off, its line having been cut.
enum Break {
    None,
    /// At this line end.
    At(usize),
    /// Perhaps at this line end: the text ends before it can be told.
    Unknown(usize),
}

/// The first line end inside an object that cannot be there: within a string, or before an object that begins a line and
/// cannot be part of this one. JSON that has not been cut has none, however it is laid out.
fn first_break(bytes: &[u8], start: usize, last: bool) -> Break {
    let (mut at, mut depth) = (start, 0_usize);
    loop {
        match bytes.get(at) {
            None => return Break::None,
            Some(b'"') => {
                let end = end_of_string(bytes, at);
                if let Some(length) = memchr::memchr(b'\n', &bytes[at..end.unwrap_or(bytes.len())]) {
                    return Break::At(at + length);
                }
                match end {
                    Some(end) => at = end,
                    None => return Break::None,
                }
            }
            Some(b'\n') if bytes.get(at + 1) == Some(&b'{') => match begins_again(bytes, at, last) {
                Some(true) => return Break::At(at),
                Some(false) => at += 1,
                None => return Break::Unknown(at),
            },
            Some(b'\n') if at + 1 == bytes.len() && !last => return Break::Unknown(at),
            Some(b'{' | b'[') => (at, depth) = (at + 1, depth + 1),
            Some(b'}' | b']') => {
                (at, depth) = (at + 1, depth.saturating_sub(1));
                if depth == 0 {
                    return Break::None;
                }
            }
            Some(_) => at += 1,
        }
    }
}

/// Does the object behind this line end begin a document, rather than being part of the one before? So it does if what
/// precedes cannot be followed by a value, and if it fills its line while another follows without a comma, or nothing.
/// `None` if the text ends before it can be told.
fn begins_again(bytes: &[u8], line_end: usize, last: bool) -> Option<bool> {
    if !matches!(bytes[..line_end].trim_ascii_end().last(), Some(b',' | b'[' | b':')) {
        return Some(true);
    }
    let start = line_end + 1;
    let Some(length) = memchr::memchr(b'\n', &bytes[start..]) else {
        return last.then(|| end_of_value(bytes, start) == Some(bytes.len()));
    };
    let end = start + length;
    if end_of_value(&bytes[..end], start).map(|behind| behind_blanks(&bytes[..end], behind)) != Some(end) {
        return Some(false);
    }
    match bytes.get(behind_blanks(bytes, end)) {
        Some(next) => Some(*next == b'{'),
        None => last.then_some(true),
    }
}

enum Found {
    /// Behind the bracket that opens the list.
    List(usize),
    Nothing,
    /// The text ends before it can be told.
    Unfinished,
}

/// Follows keys with dots from an object to a list.
fn behind_path(bytes: &[u8], at: usize, path: &str) -> Found {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let mut at = at + 1;
    loop {
        let start = behind_blanks(bytes, at);
        match bytes.get(start) {
            None => return Found::Unfinished,
            Some(b'"') => {}
            Some(b',') => {
                at = start + 1;
                continue;
            }
            Some(_) => return Found::Nothing,
        }
        let Some(end) = end_of_value(bytes, start) else { return Found::Unfinished };
        let colon = behind_blanks(bytes, end);
        let value = behind_blanks(bytes, colon + 1);
        if value >= bytes.len() {
            return Found::Unfinished;
        }
        if &bytes[start + 1..end - 1] == key.as_bytes() {
            return match (rest, bytes[value]) {
                (None, b'[') => Found::List(value + 1),
                (Some(rest), b'{') => behind_path(bytes, value, rest),
                _ => Found::Nothing,
            };
        }
        let Some(end) = end_of_value(bytes, value) else { return Found::Unfinished };
        at = end;
    }
}

/// Behind the page whose list ends here, where the next document begins. `None` if the text ends first.
fn end_of_page(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        at = behind_blanks(bytes, at);
        match bytes.get(at) {
            None => return None,
            Some(b'}' | b',' | b':') => at += 1,
            Some(b'{' | b'[') if !bytes[..at].trim_ascii_end().ends_with(b":") => return Some(at),
            Some(_) => at = end_of_value(bytes, at)?,
        }
    }
}

/// Behind the white space that begins here.
pub(super) fn behind_blanks(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(rest.len())
}

/// Behind the value that starts here. `None` if the text ends first.
pub(super) fn end_of_value(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    let mut depth = 0_usize;
    loop {
        match bytes.get(at)? {
            b'"' => at = end_of_string(bytes, at)?,
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            _ if depth == 0 => {
                // A number or a word: up to what can end it.
                let ends =
                    |byte: &u8| matches!(byte, b',' | b']' | b'}' | b':') || byte.is_ascii_whitespace();
                let length = bytes[at..].iter().position(ends)?;
                return Some(at + length.max(1));
            }
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Behind the string that starts here. `None` if the text ends first.
pub(super) fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// A text, or the first of a list of texts; empty if there is none.
pub(super) fn text<'a>(value: &'a Value<'_>) -> &'a str {
    match value {
        Value::Text(text) => text,
        Value::List(list) => list.first().map_or("", text),
        _ => "",
    }
}

/// A year, as a number or as text that has one, as text.
pub(super) fn year_text<'a>(value: &'a Value<'_>) -> Cow<'a, str> {
    match value {
        Value::Number(year) => Cow::Owned(year.to_string()),
        _ => Cow::Borrowed(text(value)),
    }
}

/// The date in parts that CSL and Crossref write: `[[2019, 3, 15]]`, and a second list where it is a range.
pub(super) fn date_of_parts(value: &Value) -> Option<Date> {
    let parts = list(&value["date-parts"]);
    let number = |place: usize| {
        let part = &parts.first()?[place];
        // Spreadsheets and R write whole numbers as `2019.0`.
        part.as_i64().or_else(|| year_text(part).trim().trim_end_matches(".0").parse().ok())
    };
    // A year of another length is none, as in other formats.
    let year = i16::try_from(number(0)?).ok().filter(|year| (1000..=9999).contains(year))?;
    let part = |place| number(place).and_then(|part| u8::try_from(part).ok()).unwrap_or_default();
    let is_range = parts.get(1).is_some_and(|end| *end != Value::Null);
    Some(if is_range { Date::of_year(year) } else { Date::new(year, part(1), part(2)) })
}

/// The date of an object with a year and perhaps a month and a day.
pub(super) fn date_in_words(value: &Value) -> Option<Date> {
    let [year, month, day] = ["year", "month", "day"].map(|key| year_text(&value[key]));
    // A day without a month is none.
    let day = if month.is_empty() { "" } else { &*day };
    first_date(&[&in_parts(&year, &month, day)])
}

/// The elements of a list; none if it is no list.
pub(super) fn list<'a, 't>(value: &'a Value<'t>) -> &'a [Value<'t>] {
    if let Value::List(list) = value { list } else { &[] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Default)]
    struct Said(Vec<String>);

    impl Sink for Said {
        fn record(&mut self, record: &crate::records::Record<'_>) {
            self.0.push(record.key.to_owned());
        }

        fn node(&mut self, _: &str, _: &str) {}

        fn tie(&mut self, _: usize, _: &str, _: &str, _: Option<f64>) {}

        fn person(&mut self, _: &str, _: &[&str]) {}

        fn notice(&mut self, _: usize, kind: Kind, _: &str) {
            self.0.push(format!("{kind:?}"));
        }
    }

    static LAYOUT: RecordLayout = RecordLayout {
        keys: &[],
        lists: &["message.items", "results"],
        give: |record, at, _, sink| {
            sink.record(&crate::records::Record { at, key: text(&record["k"]), ..Default::default() });
        },
    };

    fn said(text: &str, cuts: &[usize]) -> Vec<String> {
        let mut said = Said::default();
        let mut start = 0;
        for (place, &end) in cuts.iter().chain([&text.len()]).enumerate() {
            let last = place == cuts.len();
            let chunk =
                Chunk { text: &text[start..end], head: text, first: start == 0, last, ..Chunk::default() };
            start += read(chunk, &LAYOUT, &mut said);
        }
        said.0
    }

    const TEXTS: [&str; 9] = [
        "{\"k\":\"a\"}\n{\"k\":\"b\"}\n",
        "[{\"k\":\"a\"},\n {\"k\":\"b\"} ]",
        "{\"meta\":{\"k\":\"no\"},\"results\":[{\"k\":\"a\"},{\"k\":\"b\"}],\"group_by\":[{\"k\":\"no\"}]}",
        "{\"status\":\"ok\",\"message\":{\"total\":2,\"items\":[{\"k\":\"a\"}, {\"k\":\"b\"}],\"n\":{\"k\":1}}}\n",
        "{\"results\":[{\"k\":\"a\"}],\"m\":1}\n{\"results\":[{\"k\":\"b\"}],\"m\":{}}",
        "[{\"k\":\"a\",\"t\":\"}]\\\"{[\"},{\"k\":\"b\",\"l\":[[{}]]}]",
        "[null, 3, {\"k\":\"a\"}, \"x\", {\"k\":\"b\"}]",
        "{\"results\":[]}{\"k\":\"a\"}{\"k\":\"b\"}",
        "{\"k\":\"a\",\"results\":null}\n{\"k\":\"b\",\"message\":[]}",
    ];

    #[test]
    fn a_record_of_more_than_16_megabytes_is_passed_over() {
        let text = format!(r#"[{{"k":"a"}},{{"k":"b","x":"{}"}},{{"k":"c"}}]"#, "x".repeat(LONGEST));
        assert_eq!(said(&text, &[]), ["a", "TooLong", "c"]);
    }

    #[test]
    fn records_stand_in_lines_lists_and_pages() {
        for text in TEXTS {
            assert_eq!(said(text, &[]), ["a", "b"], "{text}");
        }
    }

    #[test]
    fn no_cut_changes_what_is_read() {
        for text in TEXTS {
            for cut in 0..text.len() {
                assert_eq!(said(text, &[cut]), ["a", "b"], "{text} cut at {cut}");
            }
        }
    }

    #[test]
    fn a_line_that_was_cut_costs_itself_wherever_it_was_cut() {
        let [before, line, behind] = [
            "{\"k\":\"a\"}\n",
            "{\"k\":\"x\",\"l\":[{\"m\":[1,{\"n\":\"o\"}]}]}",
            "\n{\"k\":\"b\"}\n{\"k\":\"c\"}\n",
        ];
        for length in 1..line.len() {
            let text = format!("{before}{}{behind}", &line[..length]);
            assert_eq!(said(&text, &[]), ["a", "Malformed", "b", "c"], "{text}");
            for cut in 0..text.len() {
                assert_eq!(said(&text, &[cut]), ["a", "Malformed", "b", "c"], "{text} cut at {cut}");
            }
        }
    }

    #[test]
    fn what_stands_between_records_and_is_no_json_is_noticed() {
        for garbage in ["HTTP 429 Too Many Requests", "}", "<html>", "\"", "x}"] {
            let text = format!("{{\"k\":\"a\"}}\n{garbage}\n{{\"k\":\"b\"}}\n");
            for cut in 0..text.len() {
                assert_eq!(said(&text, &[cut]), ["a", "Malformed", "b"], "{text} cut at {cut}");
            }
        }
    }

    #[test]
    fn lines_may_begin_with_braces_inside_a_record() {
        for text in [
            "{\"k\":\"a\",\"l\":[\n{\"m\":1},\n{\"m\":2}\n]}\n{\"k\":\"b\"}",
            "{\n\"k\":\"a\",\n\"l\":\n{\n\"m\":1\n}\n}\n{\"k\":\"b\"}",
            "{\"results\":[\n{\"k\":\"a\"},\n{\"k\":\"b\"}\n]}\n",
            "{\"results\":\n[\n{\"k\":\"a\"}\n,\n{\"k\":\"b\"}]}",
            "{\"results\":[\n{\"k\":\"a\"}\n{\"k\":\"b\"}\n]}",
        ] {
            for cut in 0..text.len() {
                assert_eq!(said(text, &[cut]), ["a", "b"], "{text} cut at {cut}");
            }
        }
    }

    #[test]
    fn a_broken_record_costs_itself() {
        assert_eq!(said("{\"k\":\"a\"}\n{\"k\" \"x\"}\n{\"k\":\"b\"}", &[]), ["a", "Malformed", "b"]);
        assert_eq!(said("[{\"k\":\"a\"},{\"k\":", &[]), ["a", "Malformed"]);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic_or_run_in_place(text in "[\\[\\]{},:\"\\\\ k1a\\n]{0,40}", cut in 0..40_usize) {
            said(&text, &[cut.min(text.len())]);
        }
    }
}
