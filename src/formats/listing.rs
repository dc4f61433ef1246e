//! Conference listings as copied from a web page: a title, the authors below it, perhaps an abstract.
//!
//! ```text
//! Notes on the Analytical Engine
//!
//! Ada Lovelace · Luigi Menabrea
//!
//! An abstract, of one paragraph or several.
//! ```
//!
//! Entries are parted by two blank lines or more; where a page has only single ones, an entry begins with the
//! paragraph above a byline. Nothing marks the parts, so everything hangs on telling a byline from a title, a
//! sentence and the page's furniture: see [`byline`].

pub(super) use super::likely_names::is_surely_name;
use super::likely_names::may_be_name;
use super::resemblance;
use crate::records::text::{FOOTNOTE_MARKS, is_full, is_ideographic, is_name, is_suffix, lines, trim};
use crate::records::{Chunk, Format, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format::new("listing", read)
    .about("a conference listing: title, authors below it (parted by · • | ; or , and), perhaps an abstract")
    .reads("titles, and the lists of authors below them")
    .extensions(&["txt", "text", "md"])
    .fits_any_text()
    .detect(looks_like)
    .split(split);

/// The start of the first line behind two blank ones.
fn split(buffer: &[u8]) -> Option<usize> {
    let mut blank_lines = 0;
    let mut start = memchr::memchr(b'\n', buffer)? + 1;
    while start < buffer.len() {
        let length = memchr::memchr(b'\n', &buffer[start..]).unwrap_or(buffer.len() - start);
        if !is_blank_line(&buffer[start..start + length]) {
            if blank_lines >= 2 {
                return Some(start);
            }
            blank_lines = 0;
        } else {
            blank_lines += 1;
        }
        start += length + 1;
    }
    None
}

fn is_blank_line(line: &[u8]) -> bool {
    std::str::from_utf8(line).is_ok_and(|line| trim(line).is_empty())
}

/// Lines without a blank one between them.
struct Paragraph<'a> {
    at: usize,
    lines: Vec<&'a str>,
    /// Blank lines above it.
    gap: usize,
}

impl Paragraph<'_> {
    fn text(&self) -> String {
        self.lines.join(" ")
    }
}

fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let mut all: Vec<Paragraph<'_>> = Vec::new();
    // The first paragraph starts a block, whatever is above it.
    let mut gap = 2;
    for (at, line) in lines(text) {
        let line = trim(line);
        match all.last_mut() {
            _ if line.is_empty() => gap += 1,
            Some(paragraph) if gap == 0 => paragraph.lines.push(line),
            _ => {
                all.push(Paragraph { at, lines: vec![line], gap });
                gap = 0;
            }
        }
    }
    all
}

/// An entry found among paragraphs.
struct Entry {
    at: usize,
    title: String,
    names: Vec<String>,
}

/// The entry of a block whose first paragraph is the title, or begins with it.
fn entry_of_block(block: &[Paragraph<'_>]) -> Option<Entry> {
    let first = block.first()?;
    if let Some(second) = block.get(1) {
        let title = first.text();
        if let Some(names) = byline_below(&title, &second.text()) {
            return Some(Entry { at: first.at, title, names });
        }
    }
    entry_of_lines(first)
}

/// Title and authors on two lines of one paragraph, without a blank one between them.
fn entry_of_lines(paragraph: &Paragraph<'_>) -> Option<Entry> {
    let (title, below) = (paragraph.lines.first()?, paragraph.lines.get(1)?);
    let names = byline_below(title, below)?;
    Some(Entry { at: paragraph.at, title: (*title).to_owned(), names })
}

/// The entries of text whose paragraphs are all parted alike: each byline with the paragraph above it.
fn entries_of_run(run: &[Paragraph<'_>]) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut next_title = 0;
    for (i, paragraph) in run.iter().enumerate() {
        if let Some(entry) = entry_of_lines(paragraph) {
            found.push(entry);
            next_title = i + 1;
        } else if paragraph.gap < 2 && (i > next_title || (i == next_title && i > 0 && found.is_empty())) {
            let title = &run[i - 1];
            // Of two lines that could both be bylines the first is a title with a separator in it.
            let is_title =
                run.get(i + 1).is_some_and(|next| byline(&next.text()).is_some_and(|b| b.len() > 1));
            if let Some(names) = byline_below(&title.text(), &paragraph.text()).filter(|_| !is_title) {
                found.push(Entry { at: title.at, title: title.text(), names });
                next_title = i + 1;
            }
        }
    }
    found
}

/// How the entries of an input are parted.
#[derive(Clone, Copy, PartialEq)]
enum Parting {
    /// By two blank lines or more, with single ones inside an entry.
    Blocks,
    /// By single blank lines, like the paragraphs inside an entry.
    Run,
}

fn blocks<'p, 'a>(paragraphs: &'p [Paragraph<'a>]) -> impl Iterator<Item = &'p [Paragraph<'a>]> {
    paragraphs.chunk_by(|_, below| below.gap < 2)
}

/// Whichever finds more in the head; blocks if in doubt.
fn parting(head: &str) -> Parting {
    let paragraphs = paragraphs(head);
    let in_blocks = entries(&paragraphs, Parting::Blocks).len();
    let in_run = entries(&paragraphs, Parting::Run).len();
    if in_blocks >= in_run || (in_blocks > 1 && 2 * in_blocks >= in_run) {
        Parting::Blocks
    } else {
        Parting::Run
    }
}

fn looks_like(head: &str) -> bool {
    if head.contains('\0') || resemblance::is_of_another_kind(head) {
        return false;
    }
    // Where most bylines stand below another there are no titles: this is one byline a line.
    let is_byline = |line: &str| byline(line).is_some_and(|names| names.len() > 1);
    let paragraphs = paragraphs(head);
    let bylines =
        paragraphs.iter().flat_map(|paragraph| &paragraph.lines).filter(|line| is_byline(line)).count();
    let entries = entries(&paragraphs, parting(head));
    let titled = entries.iter().filter(|entry| !is_byline(&entry.title)).count();
    titled > 0 && 3 * titled >= 2 * bylines
}

fn entries(paragraphs: &[Paragraph<'_>], parting: Parting) -> Vec<Entry> {
    match parting {
        Parting::Blocks => blocks(paragraphs).filter_map(entry_of_block).collect(),
        Parting::Run => entries_of_run(paragraphs),
    }
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let paragraphs = paragraphs(chunk.text);
    if parting(chunk.head) == Parting::Run {
        if !chunk.last {
            return 0;
        }
        for entry in entries_of_run(&paragraphs) {
            push(&entry, sink);
        }
        return chunk.text.len();
    }
    let blank_below = lines(chunk.text)
        .map(|(_, line)| trim(line))
        .fold(0, |n, line| if line.is_empty() { n + 1 } else { 0 });
    let mut used = chunk.text.len();
    for block in blocks(&paragraphs) {
        let is_last = block.last().is_some_and(|last| paragraphs.last().is_some_and(|end| end.at == last.at));
        if is_last && !chunk.last && blank_below < 2 {
            used = block[0].at;
            break;
        }
        match entry_of_block(block) {
            Some(entry) => push(&entry, sink),
            None if block.len() > 1 => sink.notice(block[0].at, Kind::NotARecord, &block[0].text()),
            None => {}
        }
    }
    used
}

fn push(entry: &Entry, sink: &mut dyn Sink) {
    let byline: Vec<_> = entry.names.iter().map(|name| Mention::named(name)).collect();
    sink.record(&Record { at: entry.at, title: &entry.title, byline: &byline, ..Record::default() });
}

/// Separators that stand between authors and nowhere else in their names, the surest first.
const SEPARATORS: [char; 7] = ['·', '•', '∙', '|', ';', '；', '、'];

/// The authors in a line below a title, if it is a byline. A single word is believed to be an author only
/// below something that is a title and not a heading.
fn byline_below(title: &str, line: &str) -> Option<Vec<String>> {
    let is_heading = title.split_whitespace().count() < 3 && !title.contains(is_ideographic);
    byline(line).filter(|names| names.len() > 1 || !is_heading || is_full(&names[0]))
}

/// The authors in a line, if it is a byline: names parted by `·`, `•`, `|` or `;`, or by commas with a final
/// "and", or a single name.
fn byline(line: &str) -> Option<Vec<String>> {
    const LABELS: [&str; 4] = ["Authors:", "Author:", "Author(s):", "By:"];
    let line = LABELS.iter().find_map(|label| line.strip_prefix(label)).map_or(line, trim);
    if let Some(separator) = SEPARATORS.into_iter().find(|&separator| line.contains(separator)) {
        let names: Vec<_> = line.split(separator).map(clean).filter(|name| is_name(name)).collect();
        return (!names.is_empty() && names.iter().all(|name| may_be_name(name))).then_some(names);
    }
    let names = by_commas(line);
    let without_suffix = |name: &String| is_surely_name(name.split(',').next().unwrap_or_default());
    if names.iter().all(without_suffix) {
        let full = names.iter().filter(|name| is_full(name)).count();
        // "Attention, Memory and Reasoning" is no byline; nor is a list in which most names are single words.
        if names.len() == 1 || 2 * full > names.len() {
            return Some(names);
        }
    }
    // "Lovelace, Ada": one name, family first.
    let (family, given) = line.split_once(',')?;
    let is_single = !given.contains(',') && is_surely_name(family) && is_surely_name(given);
    is_single.then(|| vec![clean(line)])
}

/// A line cut at commas and at a final "and" or "&".
fn by_commas(line: &str) -> Vec<String> {
    let mut parts: Vec<&str> = line.split([',', '，']).collect();
    if let Some(last) = parts.pop() {
        let last = trim(last);
        let last = last.strip_prefix("and ").or_else(|| last.strip_prefix("& ")).unwrap_or(last);
        match last.rsplit_once(" and ").or_else(|| last.rsplit_once(" & ")) {
            Some((before, after)) => parts.extend([before, after]),
            None => parts.push(last),
        }
    }
    let mut names: Vec<String> = Vec::new();
    for part in parts.into_iter().map(clean).filter(|part| !part.is_empty()) {
        match names.last_mut() {
            Some(before) if is_suffix(&part) => {
                before.push_str(", ");
                before.push_str(&part);
            }
            _ => names.push(part),
        }
    }
    names
}

/// A name without what listings hang on it: an affiliation in parentheses, marks of footnotes, a stray full
/// stop after a space.
fn clean(name: &str) -> String {
    let mut name = trim(name);
    while let Some((before, _)) = name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")) {
        name = trim(before);
    }
    let name = trim(name.trim_end_matches(FOOTNOTE_MARKS));
    let name = name.strip_suffix(" .").map_or(name, trim);
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
