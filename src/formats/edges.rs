//! One tie a line, as two ids and perhaps a weight: SNAP's `ca-*.txt` and its like.
//!
//! ```text
//! # FromNodeId  ToNodeId
//! 3466  937
//! 937   3466
//! ```

use crate::records::text::{lines, split_lines, trim};
use crate::records::{Chunk, Format, Kind, Sink};

pub(super) static FORMAT: Format = Format::new("edges", read)
    .about("one tie a line, two ids and perhaps a weight (SNAP ca-*.txt)")
    .reads("two ids and a weight behind them")
    .extensions(&["edges", "edgelist", "txt"])
    .fits_any_text()
    .detect(looks_like)
    .split(split_lines);

/// Two ids and a weight if there is one. Columns are parted by tabs where there are any, so that names may
/// have spaces, else by white space or commas.
fn tie(line: &str) -> Option<(&str, &str, Option<f64>)> {
    let by_tab = line.contains('\t');
    let is_gap = |c: char| if by_tab { c == '\t' } else { c.is_whitespace() || c == ',' };
    let mut columns = line.split(is_gap).map(trim).filter(|column| !column.is_empty());
    let (a, b) = (columns.next()?, columns.next()?);
    match (columns.next(), columns.next()) {
        (None, _) => Some((a, b, None)),
        (Some(weight), None) => weight.parse().ok().map(|weight| (a, b, Some(weight))),
        _ => None,
    }
}

/// The line without white space; `None` for comments and blank lines.
fn content(line: &str) -> Option<&str> {
    Some(trim(line)).filter(|line| !line.is_empty() && !line.starts_with(['#', '%']))
}

/// Ties between numbers are recognised, and those between names if a tab and a weight follow them; others could be
/// bylines, and wait for `--from edges`.
fn looks_like(head: &str) -> bool {
    let is_number = |id: &str| id.bytes().all(|byte| byte.is_ascii_digit());
    let (mut ties, mut others) = (0, 0);
    for line in head.lines().filter_map(content) {
        match tie(line) {
            Some((a, b, _)) if is_number(a) && is_number(b) => ties += 1,
            Some((.., Some(_))) if line.contains('\t') => ties += 1,
            _ => others += 1,
        }
    }
    ties > 10 * others
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    for (at, line) in lines(chunk.text) {
        if !chunk.last && at + line.len() == chunk.text.len() {
            return at;
        }
        let Some(line) = content(line) else { continue };
        match tie(line) {
            Some((a, b, weight)) => sink.tie(at, a, b, weight),
            None => sink.notice(at, Kind::Malformed, line),
        }
    }
    chunk.text.len()
}
