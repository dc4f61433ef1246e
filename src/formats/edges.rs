//! One tie a line without a header, as two ids and perhaps a weight: SNAP's `ca-*.txt` and what NetworkX, igraph and
//! VOSviewer write.
//!
//! ```text
//! # FromNodeId  ToNodeId
//! 3466  937
//! 937   3466
//! ```

use std::collections::HashSet;

use super::resemblance;
use crate::records::text::{lines, split_lines, trim};
use crate::records::{Chunk, Format, Kind, Sink};

pub(super) static FORMAT: Format = Format::new("edges", read)
    .about("one tie a line, two ids and perhaps a weight, without a header (SNAP ca-*.txt, NetworkX, igraph)")
    .reads("two ids and a weight after them")
    .extensions(&["edges", "edgelist", "ncol", "txt"])
    .fits_any_text()
    .detect(looks_like)
    .split(split_lines);

/// What separates the columns of a line. Only blanks cannot be in ids that are names.
fn separator(line: &str) -> fn(char) -> bool {
    // "1, 2" and "1 2, 0.5" have both.
    let is_of_numbers =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.' | '-' | '+' | 'e' | 'E');
    match line {
        _ if line.contains('\t') => |c| c == '\t',
        _ if line.contains(';') => |c| c == ';',
        _ if !line.contains(',') => char::is_whitespace,
        _ if line.chars().all(is_of_numbers) => |c| c == ',' || c.is_whitespace(),
        _ => |c| c == ',',
    }
}

/// The columns of a line: what is in quotes is one, without them.
fn columns(line: &str) -> impl Iterator<Item = &str> {
    let is_separator = separator(line);
    let mut rest = Some(line);
    let cells = std::iter::from_fn(move || {
        let text = rest?.trim_start_matches(' ');
        let quoted = text.strip_prefix('"').and_then(|text| text.split_once('"'));
        let (cell, behind) = match quoted {
            Some((cell, behind)) if behind.is_empty() || behind.starts_with(is_separator) => (cell, behind),
            _ => text.split_at(text.find(is_separator).unwrap_or(text.len())),
        };
        let mut behind = behind.chars();
        rest = behind.next().map(|_| behind.as_str());
        Some(trim(cell))
    });
    cells.filter(|cell| !cell.is_empty())
}

/// What a line says of the weight of its tie.
#[derive(Clone, Copy, PartialEq)]
enum Weight {
    Unstated,
    Number(f64),
    /// What is in its place is no number.
    Invalid,
}

impl Weight {
    fn of(text: &str) -> Self {
        text.parse().map_or(Self::Invalid, Self::Number)
    }

    fn is_like_year(self) -> bool {
        matches!(self, Self::Number(weight) if weight.fract() == 0.0 && (1900.0..2100.0).contains(&weight))
    }
}

/// Two ids, and what is said of the weight.
fn tie(line: &str) -> Option<(&str, &str, Weight)> {
    // NetworkX writes the attributes of a tie after it: `1 2 {'weight': 3}`.
    if let Some((ids, attributes)) = line.strip_suffix('}').and_then(|line| line.split_once('{')) {
        let (a, b, weight) = tie(trim(ids))?;
        return (weight == Weight::Unstated).then(|| (a, b, weight_among(attributes)));
    }
    let mut columns = columns(line);
    let (a, b) = (columns.next()?, columns.next()?);
    match (columns.next(), columns.next()) {
        (None, _) => Some((a, b, Weight::Unstated)),
        (Some(weight), None) => Some((a, b, Weight::of(weight))),
        _ => None,
    }
}

/// The weight in a dictionary of Python: `'weight': 3, 'color': 'red'`.
fn weight_among(attributes: &str) -> Weight {
    let mut attributes = attributes.split(',').filter_map(|attribute| attribute.split_once(':'));
    let found = attributes.find(|(key, _)| trim(key).trim_matches(['\'', '"']) == "weight");
    found.map_or(Weight::Unstated, |(_, weight)| Weight::of(trim(weight)))
}

/// The line without white space; `None` for comments and blank lines.
fn content(line: &str) -> Option<&str> {
    Some(trim(line)).filter(|line| !line.is_empty() && !line.starts_with(['#', '%']))
}

/// Sure only where nearly all lines are ties of one shape, between ids of one kind: numbers that occur in both
/// columns, as those of a network do and those of measurements do not; words of which some do; or names with a weight,
/// which is no year. Two names without a weight are rather a byline, and numbers beside names are ranks or counts.
fn looks_like(head: &str) -> bool {
    let head = resemblance::beginning(head);
    if head.starts_with("%%MatrixMarket") || has_comments_of_lgl(head) || resemblance::has_header(head) {
        return false;
    }
    let lines = memchr::memchr_iter(b'\n', head.as_bytes()).count() + 1;
    let (mut ties, mut others, mut are_years) = (Vec::new(), 0, true);
    for line in head.lines().filter_map(content) {
        match tie(line) {
            Some((a, b, weight)) if weight != Weight::Invalid && is_id(a) && is_id(b) => {
                are_years &= weight.is_like_year();
                ties.push((a, b, weight != Weight::Unstated));
            }
            _ => others += 1,
        }
        // Even if all lines after this one are ties, they are too few.
        if lines <= 11 * others {
            return false;
        }
    }
    if ties.len() <= 10 * others {
        return false;
    }
    let are_all = |is: fn(&(&str, &str, bool)) -> bool| ties.iter().all(is);
    let in_both = || {
        let left: HashSet<&str> = ties.iter().map(|(a, ..)| *a).collect();
        ties.iter().filter(|(_, b, _)| left.contains(b)).count()
    };
    if are_all(|(a, b, _)| is_number(a) && is_number(b)) {
        return in_both() > 0 || ties.len() == 1;
    }
    // Ranks or counts beside names, or the year of a paper behind its authors.
    if are_years || are_all(|(a, b, _)| is_number(a) != is_number(b)) {
        return false;
    }
    let is_word = |id: &str| !id.contains(char::is_whitespace);
    if are_all(|(.., has_weight)| *has_weight) {
        return true;
    }
    // "Ann Lee" is two words, and a list of people has few that are both given and family names.
    ties.iter().all(|(a, b, _)| is_word(a) && is_word(b)) && ties.len() > 2 && 3 * in_both() >= ties.len()
}

fn is_number(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
}

/// Can this identify a node? Names and codes do; measurements, fields and code do not.
fn is_id(id: &str) -> bool {
    let is_measurement = !is_number(id) && id.parse::<f64>().is_ok();
    !is_measurement
        && !id.contains(['{', '}', '=', '<', '>', '"', '[', ']', '\\'])
        && !id.ends_with([':', '.', '?', '!'])
        || id.ends_with('.') && id.split_whitespace().next_back().is_some_and(|word| word.len() <= 3)
}

/// In igraph's LGL a line with `#` names the node whose ties follow: it is no comment there.
fn has_comments_of_lgl(head: &str) -> bool {
    let is_node = |line: &str| {
        line.strip_prefix("# ").is_some_and(|id| !id.is_empty() && !trim(id).contains(char::is_whitespace))
    };
    let may_be = head.starts_with("# ") || memchr::memmem::find(head.as_bytes(), b"\n# ").is_some();
    may_be && head.lines().skip_while(|line| line.starts_with('#')).any(is_node)
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    for (at, line) in lines(chunk.text) {
        if !chunk.last && at + line.len() == chunk.text.len() {
            return at;
        }
        let Some(line) = content(line) else { continue };
        match tie(line) {
            Some((a, b, Weight::Invalid)) => {
                sink.notice(at, Kind::BadWeight, line);
                [a, b].into_iter().for_each(|end| sink.end(end));
            }
            Some((a, b, Weight::Unstated)) => sink.tie(at, a, b, None),
            Some((a, b, Weight::Number(weight))) => sink.tie(at, a, b, Some(weight)),
            None => sink.notice(at, Kind::Malformed, line),
        }
    }
    chunk.text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::told_whatever_the_cut;

    fn ties(text: &str) -> Vec<String> {
        told_whatever_the_cut(read, text)
    }

    #[test]
    fn columns_are_separated_by_blanks_tabs_commas_or_semicolons() {
        for text in ["1 2 3\n", "1\t2\t3\n", "1,2,3\n", "1;2;3\n", "1, 2, 3\n", "1 2, 3\n", "\"1\",\"2\",3\n"]
        {
            assert_eq!(ties(text), ["1 – 2: 3"], "{text}");
        }
        for text in
            ["Ann Lee\tBob Roe\n", "Ann Lee,Bob Roe\n", "Ann Lee; Bob Roe\n", "\"Ann Lee\" \"Bob Roe\"\n"]
        {
            assert_eq!(ties(text), ["Ann Lee – Bob Roe: 1"], "{text}");
        }
        assert_eq!(ties("\"Lee, Ann\",\"Roe, Bob\",2\n"), ["Lee, Ann – Roe, Bob: 2"]);
        assert_eq!(ties("1 2 3 4\n1\n1 2 x\n"), ["Malformed: 1 2 3 4", "Malformed: 1", "BadWeight: 1 2 x"]);
    }

    #[test]
    fn dictionaries_of_python_may_hold_the_weight() {
        let text = "1 2 {}\n2 3 {'weight': 2.5, 'color': 'red'}\n3 4 {\"weight\": 2}\n";
        assert_eq!(ties(text), ["1 – 2: 1", "2 – 3: 2.5", "3 – 4: 2"]);
        assert_eq!(ties("1 2 {'weight': None}\n"), ["BadWeight: 1 2 {'weight': None}"]);
    }

    #[test]
    fn the_ends_of_a_tie_whose_weight_is_no_number_stay() {
        let text = "a b 3\nb c 2\nx y many\ny z {'weight': None}\n";
        let loader = crate::Loader::new().text("x.edges", text).format(&FORMAT);
        let loaded = loader.load().expect("a network");
        assert_eq!((loaded.network.author_count(), loaded.network.tie_count()), (6, 2));
        assert_eq!(loaded.notices.count(Kind::BadWeight), 2);
    }

    #[test]
    fn ties_between_numbers_words_or_names_with_weights_are_recognized() {
        for text in [
            "# From To\n1 2\n2 3\n",
            "https://example.org/\n# From\tTo\n1\t2\n2\t1\n2\t3\n3\t2\n3\t4\n4\t3\n1\t4\n4\t1\n1\t3\n3\t1\n2\t4\n",
            "1,2,0.5\n3,1,1\n",
            "1;2\n2;3\n",
            "a b\nb c\nc a\n",
            "Ann Lee\tBob Roe\t3\nBob Roe\tCat Poe\t1\n",
            "Ann Lee,Bob Roe,3\nBob Roe,Cat Poe,1\n",
            "1 2 {'weight': 3}\n2 3 {}\n",
        ] {
            assert!(looks_like(text), "{text}");
        }
    }

    #[test]
    fn measurements_tables_names_and_matrices_are_no_ties() {
        for text in [
            "0.1,0.2,0.3\n0.2,0.1,0.5\n",
            "2001,34\n2002,54\n2003,61\n",
            "1,2,3,4\n2,3,4,5\n",
            "x,y,weight\n1,2,3\n2,1,3\n",
            "Ann Lee\nBob Roe\nCat Poe\n",
            "Ann Lee\tBob Roe\nBob Roe\tCat Poe\n",
            "%%MatrixMarket matrix coordinate real general\n3 3 2\n1 2 0.5\n2 3 1\n",
            "# 1\n2 3\n# 2\n3 1\n",
            "a: b\nb: c\nc: a\n",
            "-1 2\n2 -1\n",
        ] {
            assert!(!looks_like(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_is_chunk_invariant(text in "([a1é.\"'{},;:#%\t\n -]|weight){0,30}") {
            ties(&text);
            looks_like(&text);
        }
    }
}
