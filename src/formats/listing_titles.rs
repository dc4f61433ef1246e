//! The titles of a listing: where they end, and what is around them and is none.

use super::byline::{byline, is_beyond_doubt, without_bullet};
use super::likely_names::ends_sentence;
use crate::records::text::trim;

/// How many of the first lines may be a title, the likeliest number first. Where a title goes on below a line, it hardly ends.
pub(super) fn ends_of_title(lines: &[&str]) -> Vec<usize> {
    const MOST_LINES_OF_TITLE: usize = 4;
    let ends = 1..lines.len().min(MOST_LINES_OF_TITLE + 1);
    let (open, mut closed): (Vec<usize>, Vec<usize>) =
        ends.partition(|&end| title_goes_on(lines[end - 1], lines[end]));
    closed.extend(open);
    closed
}

/// Does a title go on below a line: does that end in a word or sign in which none ends, or the next begin with such a word?
fn title_goes_on(above: &str, below: &str) -> bool {
    #[rustfmt::skip]
    const OPEN: [&str; 60] = [
        "about", "against", "among", "an", "and", "are", "as", "at", "be", "between", "by", "can", "for", "from", "in", "into", "is",
        "its", "not", "of", "or", "than", "that", "the", "their", "through", "to", "toward", "towards", "under", "using", "via",
        "vs.", "when", "where", "which", "while", "with", "without", "der", "das", "des", "dem", "ein", "eine", "und", "für", "von", "zur", "zum", "mit", "les", "du",
        "et", "pour", "dans", "sur", "del", "para", "della",
    ];
    const BEGINNINGS: [&str; 10] = ["and", "for", "from", "in", "of", "on", "to", "using", "via", "with"];
    let last = above.rsplit(' ').next().unwrap_or_default();
    let first = below.split(' ').next().unwrap_or_default();
    let is_open = last.contains(char::is_lowercase) && OPEN.contains(&last.to_lowercase().as_str());
    is_open || above.ends_with([':', ',', '-', '–', '&']) || BEGINNINGS.contains(&first)
}

pub(super) fn goes_on_throughout(lines: &[&str]) -> bool {
    lines.windows(2).all(|pair| title_goes_on(pair[0], pair[1]))
}

pub(super) fn is_of_one_line(lines: &[&str]) -> bool {
    lines.iter().filter(|line| !is_furniture(line)).count() == 1
}

/// The title in the lines above a byline; `None` if they are more than a title, as one of them is a byline too. The last may
/// look like a name, "Noisy Threads", and so may the first, and one on which the title goes on.
pub(super) fn title_above(lines: &[&str]) -> Option<String> {
    let is_byline = |pair: &[&str], is_last: bool| {
        let authors = if title_goes_on(pair[0], pair[1]) { None } else { byline(pair[1]) };
        authors.is_some_and(|authors| !is_last || is_beyond_doubt(&authors))
    };
    let last = lines.len().saturating_sub(2);
    let holds_byline = lines.windows(2).enumerate().any(|(at, pair)| is_byline(pair, at == last));
    if holds_byline { None } else { title_of(lines) }
}

/// The lines of a title as one, without times, rooms and names of sessions above it, its number and what Markdown
/// emphasizes it with.
fn title_of(lines: &[&str]) -> Option<String> {
    let lines: Vec<&str> = lines.iter().filter(|line| !is_furniture(line)).copied().collect();
    let (first, rest) = lines.split_first()?;
    let first = without_bullet(first.trim_start_matches('#'));
    let first =
        ["Title:", "title:", "TITLE:"].iter().find_map(|label| first.strip_prefix(label)).unwrap_or(first);
    let title = [&[trim(first)], rest].concat().join(" ");
    let emphasized = ["**", "__", "*", "_"].iter().find_map(|mark| {
        let inner = title.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inner.contains(mark)).then(|| trim(inner).to_owned())
    });
    Some(emphasized.unwrap_or(title)).filter(|title| title.contains(char::is_alphanumeric))
}

/// A time, a room or the name of a session on a line of its own.
pub(super) fn is_furniture(line: &str) -> bool {
    const WORDS: [&str; 10] =
        ["Session", "Room", "Chair", "Chairs", "Track", "Poster", "Oral", "Hall", "Location", "Time"];
    let line = without_bullet(line.trim_start_matches(['#', '*', '_']));
    let (word, rest) = line.split_at(line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len()));
    let is_numbered = rest.starts_with(':')
        || rest.split_whitespace().next().is_some_and(|number| {
            number.trim_end_matches([':', '.']).chars().count() <= 3
                && number.contains(|c: char| c.is_ascii_digit())
        });
    let is_named = WORDS.contains(&word) && (is_numbered || rest.is_empty()) || line.starts_with("arXiv:");
    let is_time = line.contains(':')
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ":.-–—,APMapmh".contains(c));
    is_named || is_time || is_of_links(line)
}

/// `[pdf] [bibtex]`, `PDF | Code | Video`
fn is_of_links(line: &str) -> bool {
    const LINKS: [&str; 17] = [
        "abs",
        "abstract",
        "arxiv",
        "bib",
        "bibtex",
        "code",
        "doi",
        "html",
        "paper",
        "pdf",
        "poster",
        "project page",
        "slides",
        "supp",
        "supplementary",
        "video",
        "other",
    ];
    let mut words =
        line.split(['[', ']', '|', ',', '/', '·']).map(trim).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| LINKS.contains(&word.to_lowercase().as_str()))
}

/// Is this a title, and no sentences of an abstract?
pub(super) fn is_title(title: &str) -> bool {
    const MOST_WORDS: usize = 30;
    !ends_sentence(title) && !title.contains(". ") && title.split_whitespace().count() <= MOST_WORDS
}
