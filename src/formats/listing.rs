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
//! Entries are separated by two blank lines or more; where a page has only single ones, an entry begins with the
//! paragraph above a byline. Where nearly all paragraphs have a title in the first line and authors in the others, each is
//! an entry, so that a title that could be a name, "Scaling Laws", is none. Nothing marks the paragraphs, so everything depends on distinguishing a [`byline`] from a
//! title, a sentence and page furniture. What belongs to no entry is noticed.

use std::ops::Range;

use super::byline::{Author, byline, byline_of_lines, is_beyond_doubt, numbered, pop_rest};
use super::institutions::is_affiliation;
pub(super) use super::likely_names::is_surely_name;
use super::likely_names::{ends_sentence, has_word_of_titles, looks_like_name};
use super::listing_titles::{
    ends_of_title, goes_on_throughout, is_furniture, is_of_one_line, is_title, title_above,
};
use super::resemblance;
use crate::records::text::{is_full, is_ideographic, lines, trim};
use crate::records::{Chunk, Fact, Format, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format::new("listing", read)
    .about("a conference listing: title, authors below it (separated by · • | ; or , and), perhaps affiliations or an abstract")
    .reads("titles, the lists of authors below them with affiliations in brackets or after commas, and ORCIDs")
.states(&[Fact::Identifier])
    .extensions(&["txt", "text", "md"])
    .fits_any_text()
    .last_resort()
    .detect(looks_like)
    .split(split);

/// The start of the first line after two blank ones.
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
    /// Where each of them starts.
    starts: Vec<usize>,
    /// Blank lines above it.
    gap: usize,
}

fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let mut all: Vec<Paragraph<'_>> = Vec::new();
    // The first paragraph starts a block, whatever is above it.
    let mut gap = 2;
    for (at, line) in lines(text) {
        let line = trim(line);
        match all.last_mut() {
            _ if line.is_empty() => gap += 1,
            Some(paragraph) if gap == 0 => {
                paragraph.lines.push(line);
                paragraph.starts.push(at);
            }
            _ => {
                all.push(Paragraph { at, lines: vec![line], starts: vec![at], gap });
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
    authors: Vec<Author>,
    /// The paragraphs that hold it, by number.
    paragraphs: Range<usize>,
    /// Lines below it, and where they start, that look like another entry and are none.
    passed: Option<(usize, String)>,
}

/// The entries that begin in a paragraph, whose title it is or has. Unless it is the first of its block, the names
/// below have to be beyond doubt.
fn entries_at(paragraphs: &[Paragraph<'_>], number: usize, is_first: bool) -> Vec<Entry> {
    let first = &paragraphs[number];
    let mut found = match entry_below(first, paragraphs.get(number + 1)) {
        Some(entry) => vec![Entry { paragraphs: number..number + 2, ..entry }],
        None => entries_of_lines(first, number),
    };
    if !is_first && !found.first().is_some_and(|entry| is_beyond_doubt(&entry.authors)) {
        found.clear();
    }
    found
}

/// The title is a paragraph and the authors are the next.
fn entry_below(first: &Paragraph<'_>, second: Option<&Paragraph<'_>>) -> Option<Entry> {
    let title = title_above(&first.lines)?;
    let second = second.filter(|second| !are_next_items(&first.lines, &second.lines))?;
    let (authors, _) = byline_below(&title, &second.lines)?;
    Some(Entry { at: first.at, title, authors, paragraphs: 0..2, passed: None })
}

/// The entries in the lines of one paragraph, titles and authors.
fn entries_of_lines(paragraph: &Paragraph<'_>, number: usize) -> Vec<Entry> {
    with_further_entries(Vec::new(), 0, paragraph, number)
}

/// The entries of a paragraph with those in its lines from one on: those after the first only if their names are beyond doubt,
/// as an abstract may follow. What else looks like an entry there is kept for a notice.
fn with_further_entries(
    mut found: Vec<Entry>,
    mut first: usize,
    paragraph: &Paragraph<'_>,
    number: usize,
) -> Vec<Entry> {
    while first < paragraph.lines.len() {
        let below = if found.is_empty() { 0 } else { lines_of_venue(&paragraph.lines[first..]) };
        let start = first + below;
        let Some((entry, used)) = entry_of_lines(&paragraph.lines[start..]) else { break };
        let is_sure = || is_beyond_doubt(&entry.authors) || is_one_below_title(&entry);
        let is_entry = found.is_empty() || is_title(&entry.title) && is_sure();
        if !is_entry {
            break;
        }
        found.push(Entry { at: paragraph.starts[start], paragraphs: number..number + 1, ..entry });
        first = start + used;
    }
    let left = &paragraph.lines[first..];
    if let Some(last) = found.last_mut()
        && left.windows(2).any(looks_like_entry)
    {
        last.passed = Some((paragraph.starts[first], left.join(" ")));
    }
    found
}

/// How many lines below the authors of an entry tell where it appeared: `Journal of Nets 12 (4), 1-10, 2019`. A byline below
/// makes a title of the last.
fn lines_of_venue(lines: &[&str]) -> usize {
    let is_year = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4 && text.starts_with(['1', '2'])
    };
    let has_year = |line: &str| {
        let mut marks = line.match_indices([',', '(']);
        marks.any(|(at, mark)| is_year(line[at + mark.len()..].trim_start()))
    };
    let is_of_venue = |(at, line): &(usize, &&str)| {
        has_year(line) && lines.get(at + 1).is_none_or(|below| byline(below).is_none())
    };
    lines.iter().enumerate().take_while(is_of_venue).count()
}

/// Is this one whole name below some words?
fn is_one_below_title(entry: &Entry) -> bool {
    let is_whole = |author: &Author| is_full(&author.name) && is_surely_name(&author.name);
    matches!(&entry.authors[..], [author] if is_whole(author)) && entry.title.split_whitespace().count() > 2
}

/// The first entry in lines of a paragraph, and how many of them it uses. A title has several lines only above names that
/// are beyond doubt, or where it goes on from each to the next.
fn entry_of_lines(lines: &[&str]) -> Option<(Entry, usize)> {
    ends_of_title(lines).into_iter().find_map(|line| {
        let (above, below) = lines.split_at(line);
        let title = title_above(above).filter(|_| !are_next_items(above, below))?;
        let (authors, used) = byline_below(&title, below)?;
        let entry = Entry { at: 0, title, authors, paragraphs: 0..1, passed: None };
        let is_whole = is_of_one_line(above)
            || is_beyond_doubt(&entry.authors)
            || goes_on_throughout(above) && is_one_below_title(&entry);
        is_whole.then_some((entry, line + used))
    })
}

/// Do these lines begin with the number after that of the lines above? Then both are items of a list, and not a title and its
/// authors.
fn are_next_items(above: &[&str], below: &[&str]) -> bool {
    let number = |line: &&str| numbered(trim(line)).map(|(number, _)| number);
    let [above, below] = [above.last(), below.first()].map(|line| line.and_then(number));
    above.zip(below).is_some_and(|(above, below)| above + 1 == below)
}

/// The authors in the lines below a title. A single word is believed to be an author only below something that is a
/// title and not a heading, and an institution is not believed to be one.
fn byline_below(title: &str, lines: &[&str]) -> Option<(Vec<Author>, usize)> {
    let is_heading = title.split_whitespace().count() < 3 && !title.contains(is_ideographic);
    byline_of_lines(lines).filter(|(authors, _)| match &authors[..] {
        [author] => (!is_heading || is_full(&author.name)) && !is_affiliation(&author.name),
        _ => true,
    })
}

/// The entries of a block, which begins with a title unless a heading is above it.
fn entries_of_block(block: &[Paragraph<'_>]) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut number = 0;
    while number < block.len() {
        // Of several lines the first may be a title, above names and a sentence.
        let is_sentence = ends_sentence(block[number].lines.first().unwrap_or(&""));
        let is_title = number == 0 || !is_sentence;
        let mut entries = if is_title { entries_at(block, number, number == 0) } else { Vec::new() };
        number = entries.last().map_or(number + 1, |entry| entry.paragraphs.end);
        if let Some(last) = entries.last_mut() {
            // A paragraph for each author.
            while let Some(more) = block.get(number).and_then(lone_author) {
                last.authors.push(more);
                number += 1;
            }
            last.paragraphs.end = number;
        }
        found.append(&mut entries);
    }
    found
}

/// The author that a paragraph of one line names, if it is one by the full name.
fn lone_author(paragraph: &Paragraph<'_>) -> Option<Author> {
    let [line] = &paragraph.lines[..] else { return None };
    let [author] = <[Author; 1]>::try_from(byline(line)?).ok()?;
    (is_full(&author.name) && is_surely_name(&author.name)).then_some(author)
}

/// The entries of text whose paragraphs are all separated alike: each byline with the paragraph above it.
fn entries_of_run(run: &[Paragraph<'_>]) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut next_title = 0;
    for (i, paragraph) in run.iter().enumerate() {
        let mut of_lines = entries_of_lines(paragraph, i);
        if !of_lines.is_empty() {
            found.append(&mut of_lines);
            next_title = i + 1;
        } else if paragraph.gap < 2 && (i > next_title || (i == next_title && i > 0 && found.is_empty())) {
            // Of two lines that could both be bylines the first is a title with a separator in it.
            let is_title = run.get(i + 1).and_then(|next| byline_of_lines(&next.lines));
            let is_title = is_title.is_some_and(|(authors, _)| authors.len() > 1);
            if let Some(entry) = entry_below(&run[i - 1], Some(paragraph)).filter(|_| !is_title) {
                found.push(Entry { paragraphs: i - 1..i + 1, ..entry });
                next_title = i + 1;
            }
        }
    }
    found
}

/// The entry that a paragraph is or begins with, and how many of its lines it uses. One author is enough, whatever the title.
fn entry_of_paragraph(paragraph: &Paragraph<'_>, number: usize) -> Option<(Entry, usize)> {
    let lines = &paragraph.lines[..];
    ends_of_title(lines).into_iter().find_map(|line| {
        let (above, below) = lines.split_at(line);
        let title = title_above(above).filter(|_| !are_next_items(above, below))?;
        // "Noisy Data" above a line of several names is the rest of a title.
        let authors_in = |line: usize| byline(below.get(line)?).map(|authors| authors.len());
        if authors_in(0) == Some(1) && authors_in(1).is_some_and(|count| count > 1) {
            return None;
        }
        let (authors, used) = byline_of_lines(below)?;
        let is_title = is_of_one_line(above) || is_beyond_doubt(&authors) || goes_on_throughout(above);
        let are_authors = authors.len() > 1 || !is_affiliation(&authors[0].name);
        // An abstract, a venue or links may follow whole names.
        let is_end = used == below.len() || authors.iter().all(|author| is_full(&author.name));
        let entry = Entry { at: paragraph.at, title, authors, paragraphs: number..number + 1, passed: None };
        (is_title && are_authors && is_end).then_some((entry, line + used))
    })
}

/// Is nearly every paragraph an entry of its own? Where most first lines could be names, these are no titles.
fn is_by_paragraphs(paragraphs: &[Paragraph<'_>]) -> bool {
    let is_other = |paragraph: &&Paragraph<'_>| !paragraph.lines.iter().all(|line| is_furniture(line));
    let others: Vec<_> = paragraphs.iter().filter(is_other).collect();
    let entries = others.iter().filter(|paragraph| entry_of_paragraph(paragraph, 0).is_some());
    let are_titles = entries.clone().filter(|paragraph| byline(paragraph.lines[0]).is_none()).count();
    let entries = entries.count();
    entries > 1 && 5 * entries >= 4 * others.len() && 2 * are_titles >= entries
}

/// The entries in a paragraph of a text in which nearly every paragraph is one.
fn entries_of_paragraph(paragraph: &Paragraph<'_>, number: usize) -> Vec<Entry> {
    match entry_of_paragraph(paragraph, number) {
        Some((entry, used)) => with_further_entries(vec![entry], used, paragraph, number),
        None => entries_of_lines(paragraph, number),
    }
}

/// How the entries of an input are separated.
#[derive(Clone, Copy, PartialEq)]
enum Separation {
    /// By single blank lines or more, with none inside an entry.
    Paragraphs,
    /// By two blank lines or more, with single ones inside an entry.
    Blocks,
    /// By single blank lines, like the paragraphs inside an entry.
    Run,
}

fn blocks<'p, 'a>(paragraphs: &'p [Paragraph<'a>]) -> impl Iterator<Item = &'p [Paragraph<'a>]> {
    paragraphs.chunk_by(|_, below| below.gap < 2)
}

/// By paragraphs if they are regular, else whichever finds more in the head; blocks if in doubt.
fn separation(head: &str) -> Separation {
    let paragraphs = paragraphs(head);
    if is_by_paragraphs(&paragraphs) {
        return Separation::Paragraphs;
    }
    let in_blocks = entries(&paragraphs, Separation::Blocks).len();
    let in_run = entries(&paragraphs, Separation::Run).len();
    if in_blocks >= in_run || (in_blocks > 1 && 2 * in_blocks >= in_run) {
        Separation::Blocks
    } else {
        Separation::Run
    }
}

/// Sure only where entries are a good part of the text and one of them has several authors, or several have one.
fn looks_like(head: &str) -> bool {
    let head = resemblance::beginning(head);
    if head.contains('\0') || resemblance::has_headers(head) {
        return false;
    }
    // Where most bylines are below another there are no titles: this is one byline a line.
    let is_byline = |line: &str| byline(line).is_some_and(|authors| authors.len() > 1);
    let paragraphs = paragraphs(head);
    if is_of_names(&paragraphs) {
        return false;
    }
    let bylines =
        paragraphs.iter().flat_map(|paragraph| &paragraph.lines).filter(|line| is_byline(line)).count();
    let separation = separation(head);
    let entries = entries(&paragraphs, separation);
    let titled = entries.iter().filter(|entry| !is_byline(&entry.title)).count();
    let is_good_part = match separation {
        Separation::Blocks => 4 * entries.len() >= blocks(&paragraphs).count(),
        Separation::Paragraphs | Separation::Run => 8 * entries.len() >= paragraphs.len(),
    };
    // Headings and single words below them are in any text.
    let full = entries.iter().filter(|entry| is_full(&entry.authors[0].name)).count();
    let is_sure = entries.iter().any(|entry| entry.authors.len() > 1)
        || (entries.len() > 1 && 2 * full >= entries.len());
    titled > 0 && 3 * titled >= 2 * bylines && is_good_part && is_sure
}

/// Is there nothing but the names of people, one a line, so that none of them is a title?
fn is_of_names(paragraphs: &[Paragraph<'_>]) -> bool {
    let is_name = |line: &&str| {
        byline(line).is_some_and(|authors| {
            matches!(&authors[..], [one] if is_full(&one.name) && looks_like_name(&one.name) && !has_word_of_titles(&one.name))
        })
    };
    paragraphs.iter().flat_map(|paragraph| &paragraph.lines).all(is_name)
}

fn entries(paragraphs: &[Paragraph<'_>], separation: Separation) -> Vec<Entry> {
    match separation {
        Separation::Paragraphs => paragraphs
            .iter()
            .enumerate()
            .flat_map(|(i, paragraph)| entries_of_paragraph(paragraph, i))
            .collect(),
        Separation::Blocks => blocks(paragraphs).flat_map(entries_of_block).collect(),
        Separation::Run => entries_of_run(paragraphs),
    }
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let paragraphs = paragraphs(chunk.text);
    match separation(chunk.head) {
        Separation::Blocks => {}
        Separation::Paragraphs => return read_paragraphs(chunk, &paragraphs, sink),
        Separation::Run if !chunk.last => return 0,
        Separation::Run => {
            give(&paragraphs, entries_of_run(&paragraphs), sink);
            return chunk.text.len();
        }
    }
    // A last line that is blank so far may go on.
    let (whole, begun) = chunk.text.rfind('\n').map_or(("", chunk.text), |end| chunk.text.split_at(end + 1));
    let blank_below = match trim(begun) {
        "" => lines(whole)
            .map(|(_, line)| trim(line))
            .fold(0, |n, line| if line.is_empty() { n + 1 } else { 0 }),
        _ => 0,
    };
    for block in blocks(&paragraphs) {
        let is_last = block.last().is_some_and(|last| paragraphs.last().is_some_and(|end| end.at == last.at));
        if is_last && !chunk.last && blank_below < 2 {
            return block[0].at;
        }
        give(block, entries_of_block(block), sink);
    }
    chunk.text.len()
}

/// Reads a text in which nearly every paragraph is an entry.
fn read_paragraphs(chunk: Chunk<'_>, paragraphs: &[Paragraph<'_>], sink: &mut dyn Sink) -> usize {
    // The last one may go on.
    let (whole, rest) = match paragraphs.split_last() {
        Some((last, whole)) if !chunk.last => (whole, last.at),
        _ => (paragraphs, chunk.text.len()),
    };
    for paragraph in whole {
        let entries = entries_of_paragraph(paragraph, 0);
        let text = || paragraph.lines.join(" ");
        if entries.is_empty() && !(paragraph.lines.len() == 1 && is_abstract(&text())) {
            sink.notice(paragraph.at, Kind::NotARecord, &text());
        }
        entries.into_iter().for_each(|entry| push(entry, sink));
    }
    rest
}

/// Gives the entries found among paragraphs, and a notice of each paragraph that belongs to none of them.
fn give(paragraphs: &[Paragraph<'_>], entries: Vec<Entry>, sink: &mut dyn Sink) {
    let mut next = 0;
    for entry in entries {
        pass_over(paragraphs, next..entry.paragraphs.start, sink);
        next = entry.paragraphs.end;
        push(entry, sink);
    }
    pass_over(paragraphs, next..paragraphs.len(), sink);
}

/// Notices paragraphs without an entry, except the abstract of the entry above.
fn pass_over(paragraphs: &[Paragraph<'_>], range: Range<usize>, sink: &mut dyn Sink) {
    let is_below_entry = range.start > 0;
    for paragraph in &paragraphs[range.start.min(range.end)..range.end] {
        let text = paragraph.lines.join(" ");
        if !(is_below_entry && is_abstract(&text)) || paragraph.lines.windows(2).any(looks_like_entry) {
            sink.notice(paragraph.at, Kind::NotARecord, &text);
        }
    }
}

/// Do these lines begin like an entry: words that are no sentence above the name of a person?
fn looks_like_entry(lines: &[&str]) -> bool {
    const MOST_WORDS: usize = 20;
    let [title, names, ..] = lines else { return false };
    let first = names.split([',', ';', '·', '•', '|', '&']).next().unwrap_or_default();
    let first = trim(first.split(" and ").next().unwrap_or_default().trim_end_matches(['.', '*', '†']));
    let is_title = title.split_whitespace().count() <= MOST_WORDS && !title.ends_with([',', '-']);
    is_title
        && !ends_sentence(title)
        && first.len() < names.len().max(40)
        && is_full(first)
        && is_surely_name(first)
}

/// Sentences, or words that an abstract begins with.
fn is_abstract(text: &str) -> bool {
    const LEAST_WORDS: usize = 12;
    const STARTS: [&str; 5] = ["abstract", "keywords", "summary", "tl;dr", "doi"];
    let is_long = text.split_whitespace().count() >= LEAST_WORDS;
    text.ends_with(['.', '?', '!', '…', '。'])
        || is_long
        || STARTS
            .iter()
            .any(|start| text.get(..start.len()).is_some_and(|word| word.eq_ignore_ascii_case(start)))
}

fn push(mut entry: Entry, sink: &mut dyn Sink) {
    if let Some(rest) = pop_rest(&mut entry.authors) {
        sink.notice(entry.at, Kind::AndOthers, &rest);
    }
    if let Some((at, lines)) = &entry.passed {
        sink.notice(*at, Kind::NotARecord, lines);
    }
    let byline: Vec<Mention<'_>> = entry.authors.iter().map(Author::mention).collect();
    sink.record(&Record { at: entry.at, title: &entry.title, byline: &byline, ..Record::default() });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::told::told_whatever_the_cut;

    /// `Title: Name, Name` for each record, and the notices, the same however the text is cut.
    fn told(text: &str) -> Vec<String> {
        told_whatever_the_cut(read, text)
    }

    #[track_caller]
    fn has_two_papers(text: &str) {
        let told = told(text);
        let has = |title: &str, names: &[&str]| {
            told.iter().any(|line| {
                line.contains(&format!("title: \"{title}\""))
                    && line.matches("Mention {").count() == names.len()
                    && names.iter().all(|name| line.contains(&format!("name: \"{name}\"")))
            })
        };
        assert!(has("On the Nature of Nets", &["Ann Lee", "Bob Roe"]), "{text}\n{told:#?}");
        assert!(has("On the Nature of Sets", &["Cat Poe", "Dora Moe"]), "{text}\n{told:#?}");
        assert_eq!(told.iter().filter(|line| line.starts_with("Record")).count(), 2, "{told:#?}");
        assert!(looks_like(text), "{text}");
    }

    /// How many papers of a text are read, and how many notices say that something is none.
    fn counts(text: &str) -> (usize, usize) {
        let told = told(text);
        let count = |start: &str| told.iter().filter(|line| line.starts_with(start)).count();
        (count("Record"), count("NotARecord"))
    }

    #[test]
    fn a_paper_is_read_or_said_to_be_skipped_whatever_its_byline_ends_in() {
        for tail in [
            "Hal Joy, on behalf of the XYZ Collaboration",
            "Hal Joy, and the XYZ Team",
            "Hal Joy, the ABC Consortium",
            "Hal Joy, with Ian Kay",
            "Hal Joy, as well as Ian Kay",
            "Hal Joy, and 3 others",
            "Hal Joy, and others",
            "Hal Joy, presented by Ian Kay",
            "Hal Joy, et Ian Kay",
            "Hal Joy, och Ian Kay",
            "Hal Joy.",
            "Hal Joy, PhD, Ian Kay, MD",
            "Hal Joy\nAbstract: We study jets and pets.",
            "Hal Joy\nJournal of Nets 12 (4), 1-10, 2019",
        ] {
            let text = format!(
                "On the Nature of Nets\nAnn Lee, Bob Roe\n\nOn the Nature of Pets\nGus Hay, {tail}\n\nOn the Nature of Sets\nCat Poe, Dora Moe\n"
            );
            assert_eq!(counts(&text), (3, 0), "{text}");
        }
        let (read, skipped) = counts(
            "On the Nature of Nets\nAnn Lee, Bob Roe\n\nOn the Nature of Pets\nGus Hay, Hal Joy, University of X, and more of it.\n\nOn the Nature of Sets\nCat Poe, Dora Moe\n",
        );
        assert_eq!(read + skipped, 3);
    }

    #[test]
    fn papers_of_one_author_are_read_among_those_of_several() {
        for text in [
            "On Nets and Things\nAnn Lee, Bob Roe\nJournal of X 12 (4), 1-10, 2019\n\nOn Sets and Things\nCat Poe\nJournal of Y 3, 2-9, 2020\n\nOn Bits and Things\nDan Fox, Eve Kim\nJournal of X 1, 2021\n",
            "On Nets and Things\nAnn Lee, Bob Roe\n[pdf] [bibtex]\nOn Sets and Things\nCat Poe\n[pdf] [bibtex]\nOn Bits and Things\nDan Fox, Eve Kim\n[pdf] [bibtex]\n",
            "[1] arXiv:2401.00001 [pdf, html, other]\nTitle: On Nets and Things\nAuthors: Ann Lee, Bob Roe\nSubjects: Nets\n\n[2] arXiv:2401.00002 [pdf, html, other]\nTitle: On Sets and Things\nAuthors: Cat Poe\nSubjects: Sets\n\n[3] arXiv:2401.00003 [pdf]\nTitle: On Bits and Things\nAuthors: Dan Fox, Eve Kim\n",
            "On Nets and Things.\nAnn Lee, Bob Roe.\n\nOn Sets and Things.\nCat Poe.\n\nOn Bits and Things.\nDan Fox, Eve Kim.\n",
            "On Nets and Things\nAnn Lee - MIT; Bob Roe - ETH Zurich\n\nOn Sets and Things\nCat Poe - MIT\n\nOn Bits and Things\nDan Fox - MIT; Eve Kim - MIT\n",
        ] {
            assert_eq!(counts(text), (3, 0), "{text}\n{:#?}", told(text));
        }
    }

    #[test]
    fn no_paper_is_lost_whatever_is_around_titles_and_names() {
        for text in [
            "On the Nature of Nets\nAnn Lee, Bob Roe\n\nOn the Nature of Sets\nCat Poe, Dora Moe\n",
            "On the Nature of Nets\nAnn Lee, Bob Roe\nOn the Nature of Sets\nCat Poe, Dora Moe\n",
            "1. On the Nature of Nets\nAnn Lee, Bob Roe\n\n2. On the Nature of Sets\nCat Poe, Dora Moe\n",
            "[1] On the Nature of Nets\nAnn Lee, Bob Roe\n\n[2] On the Nature of Sets\nCat Poe, Dora Moe\n",
            "• On the Nature of Nets\nAnn Lee, Bob Roe\n\n• On the Nature of Sets\nCat Poe, Dora Moe\n",
            "## On the Nature of Nets\n\nAnn Lee, Bob Roe\n\n\n## On the Nature of Sets\n\nCat Poe, Dora Moe\n",
            "**On the Nature of Nets**\n**Ann Lee**, Bob Roe\n\n**On the Nature of Sets**\nCat Poe, _Dora Moe_\n",
            "09:00-09:20\nOn the Nature of Nets\nAnn Lee, Bob Roe\n\n09:20-09:40\nOn the Nature of Sets\nCat Poe, Dora Moe\n",
            "Session 1: Nets\nOn the Nature of Nets\nAnn Lee, Bob Roe\n\nOn the Nature of Sets\nCat Poe, Dora Moe\n",
            "Session 1: Nets\n\nOn the Nature of Nets\n\nAnn Lee, Bob Roe\n\n\nOn the Nature of Sets\n\nCat Poe, Dora Moe\n",
            "Room 3\n\n\nOn the Nature of Nets\n\nAnn Lee\nBob Roe\n\n\nOn the Nature of Sets\n\nCat Poe\nDora Moe\n",
            "On the Nature of Nets\n\nAnn Lee\n\nBob Roe\n\n\nOn the Nature of Sets\n\nCat Poe\n\nDora Moe\n\n\n\n",
            "On the Nature of Nets\n\nAnn Lee, MIT\nBob Roe, ETH Zurich\n\n\nOn the Nature of Sets\n\nCat Poe, MIT\nDora Moe, MIT\n",
            "On the Nature of Nets\nAnn Lee\nMIT\nBob Roe\nETH Zurich\n\nOn the Nature of Sets\nCat Poe\nMIT\nDora Moe\nMIT\n",
            "On the Nature\nof Nets\nAnn Lee, Bob Roe\n\nOn the Nature of Sets\nCat Poe, Dora Moe\n",
            "On the Nature of Nets\nAnn Lee1, Bob Roe2\n1 MIT, 2 ETH Zurich\n\nOn the Nature of Sets\nCat Poe1, Dora Moe1\n1 MIT\n",
            "On the Nature of Nets\r\nAnn Lee (MIT (Boston)), Bob Roe\r\n\r\nOn the Nature of Sets\r\nCat Poe, Dora Moe\r\n",
            "Title: On the Nature of Nets\nAuthors: Ann Lee, Bob Roe\n\nTitle: On the Nature of Sets\nAuthors: Cat Poe, Dora Moe\n",
            "On the Nature of Nets\n\nAnn Lee, MIT; Bob Roe, ETH Zurich\n\n\nOn the Nature of Sets\n\nCat Poe and Dora Moe, MIT\n",
        ] {
            has_two_papers(text);
        }
    }

    /// The title and the number of authors of each paper of a text, and what is noticed.
    fn titles_of(text: &str) -> Vec<String> {
        let title = |line: &String| {
            let (_, title) = line.split_once("title: \"")?;
            Some(format!("{} {}", title.split_once('"')?.0, line.matches("Mention {").count()))
        };
        told(text).iter().map(|line| title(line).unwrap_or(line.clone())).collect()
    }

    #[test]
    fn two_papers_in_a_paragraph_are_two() {
        let around =
            ["On the Nature of Nets\nAnn Lee, Bob Roe\n\n", "\n\nOn the Nature of Sets\nCat Poe, Dora Moe\n"];
        for (between, expected) in [
            (
                "Old Looms of Today\nGus Hay, Hal Joy\nNew Looms of Today\nIda Jay, Kit Low",
                vec!["Old Looms of Today 2", "New Looms of Today 2"],
            ),
            (
                "Old Looms of Today\nGus Hay\nNew Looms of Today\nIda Jay",
                vec!["Old Looms of Today 1", "New Looms of Today 1"],
            ),
            (
                "Old Looms of Today\nGus Hay, Hal Joy\nJournal of Looms 12 (4), 1-10, 2019\nNew Looms of Today\nIda Jay, Kit Low\nJournal of Looms 13, 2020",
                vec!["Old Looms of Today 2", "New Looms of Today 2"],
            ),
        ] {
            let text = around.join(between);
            let expected =
                [vec!["On the Nature of Nets 2"], expected, vec!["On the Nature of Sets 2"]].concat();
            assert_eq!(titles_of(&text), expected, "{text}");
        }
        let doubtful = "Old Looms of Today\nGus Hay, Hal Joy\nWe study looms. They are old.\nNew Looms of Today\nIda Jay, Oslo; Kit Low, Rome";
        assert_eq!(counts(&around.join(doubtful)), (3, 1));
        let alone = "Old Looms of Today\nMausam\nNew Looms of Today\nIda Jay, Kit Low";
        assert_eq!(counts(&around.join(alone)), (2, 1));
    }

    #[test]
    fn a_title_over_two_lines_is_one_whoever_wrote_it() {
        let around =
            ["On the Nature of Nets\nAnn Lee, Bob Roe\n\n", "\n\nOn the Nature of Sets\nCat Poe, Dora Moe\n"];
        for (between, expected) in [
            ("Looms for Weaving with\nFew Threads\nGus Hay", "Looms for Weaving with Few Threads 1"),
            ("Looms for Weaving with\nOld Threads\nGus Hay, Hal Joy", "Looms for Weaving with Old Threads 2"),
            (
                "Old Looms:\nA Study of the Looms of Today\nGus Hay",
                "Old Looms: A Study of the Looms of Today 1",
            ),
            ("The Looms\nof Today\nGus Hay", "The Looms of Today 1"),
            (
                "A Title about Looms That\nDoes Not End Here\nGus Hay",
                "A Title about Looms That Does Not End Here 1",
            ),
            (
                "A Study of Looms\nand of All the Old\nThreads in Them\nGus Hay, Hal Joy",
                "A Study of Looms and of All the Old Threads in Them 2",
            ),
        ] {
            let text = around.join(between);
            assert_eq!(
                titles_of(&text),
                ["On the Nature of Nets 2", expected, "On the Nature of Sets 2"],
                "{text}"
            );
        }
    }

    #[test]
    fn a_title_that_could_be_a_name_is_none_where_every_paragraph_is_a_paper() {
        let titles = |text: &str| {
            assert!(looks_like(text), "{text}");
            titles_of(text)
        };
        let first = "On the Nature of Nets and Knots\nAnn Lee, Bob Roe, Cat Poe\n\n";
        let last = "A Study of the Looms of Today\nGus Hay, Ida Jay\n";
        let plain =
            ["On the Nature of Nets and Knots 3".to_owned(), "A Study of the Looms of Today 2".to_owned()];
        for (between, expected) in [
            ("Third Steps\nAnn Lee, Bob Roe\n\n", "Third Steps 2"),
            ("Scaling Laws\nDan Fox\n\n", "Scaling Laws 1"),
            ("Scaling Laws\nDan Fox\nEve Kim\nIda Jay\n\n", "Scaling Laws 3"),
            ("Scaling Laws\nDan Fox (Oslo)\n\n", "Scaling Laws 1"),
            (
                "Looms for Weaving with Few\nThreads\nDan Fox, Eve Kim\n\n",
                "Looms for Weaving with Few Threads 2",
            ),
            (
                "Looms, Learned from\nNoisy Threads\nDan Fox, Eve Kim\n\n",
                "Looms, Learned from Noisy Threads 2",
            ),
            ("Session 2: Looms\nThird Steps\nDan Fox, Eve Kim\n\n", "Third Steps 2"),
            ("To be announced\n\n", "NotARecord: To be announced"),
        ] {
            let expected = [&plain[0], expected, &plain[1]];
            assert_eq!(titles(&[first, between, last].concat()), expected, "{between}");
        }
        let of_one =
            "On the Nature of Nets\nAnn Lee\n\nThird Steps\nDan Fox\n\nOn the Looms of Today\nAnn Lee\n";
        assert_eq!(titles(of_one), ["On the Nature of Nets 1", "Third Steps 1", "On the Looms of Today 1"]);
    }

    #[test]
    fn every_paragraph_that_belongs_to_no_paper_is_noticed() {
        let text = "Welcome\n\n\nOn the Nature of Nets\n\nAnn Lee, Bob Roe\n\nWe study nets.\n\nSlides\n\n\n\
                    On the Nature of Jets\n\nAnn Lee, Oslo; Bob Roe, Rome\n\n\nOn the Nature of Sets\n\nCat Poe, Dora Moe\n";
        let told = told(text);
        let noticed: Vec<_> = told.iter().filter(|line| line.starts_with("NotARecord")).collect();
        assert_eq!(
            noticed,
            [
                "NotARecord: Welcome",
                "NotARecord: Slides",
                "NotARecord: On the Nature of Jets",
                "NotARecord: Ann Lee, Oslo; Bob Roe, Rome"
            ]
        );
    }

    #[test]
    fn prose_and_pages_without_bylines_are_no_listing() {
        for text in [
            "# Notes\n\nSome text about nets.\n\n## Authors\n\nAnn Lee\n\n## License\n\nMIT\n",
            "Dear Ann,\n\nThank you for the letter.\n\nBest wishes\n\nBob Roe\n",
            "It was a dark night.\nThe rain fell in torrents.\n\nThere was a wind, too.\n",
            "- milk\n- eggs\n\n- bread\n",
            "# A Manual of Nets\n\n## The Words Used Here\n\nWords\n\n\n## The Layers of Code\n\nLayers\n",
            "struct a_b c_d\n__BEGIN_DECLS\n\nextern int a_b c_d\n__END_DECLS\n",
        ] {
            assert!(!looks_like(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_is_chunk_invariant(text in "(Ann Lee|On Nets|MIT|et al\\.| and |[,;·|()<>\\[\\]{}*_#^$@:./é王1²\u{1}\u{2}\u{a0}&-]|0000-|orcid|\n| ){0,14}") {
            told(&text);
            looks_like(&text);
            resemblance::refusal(&text);
        }
    }
}
