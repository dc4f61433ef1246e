//! BibTeX and BibLaTeX: structure and names.
//!
//! ```text
//! @article{lovelace1843,
//!   author = {Ada Lovelace and Menabrea, Luigi and {The Analytical Society}},
//!   title  = "Sketch of the {Analytical Engine}",
//!   year   = 1843,
//! }
//! ```
//!
//! Why not a library: an entry that is not closed must cost one entry and not the file, values are borrowed
//! where they need no decoding, and reading has to stop and go on between two entries.

use std::borrow::Cow;
use std::collections::HashMap;

use super::tex::decoded;
use super::text::trim;
use super::{Chunk, Format, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format {
    name: "bibtex",
    about: "BibTeX and BibLaTeX (.bib)",
    extensions: &["bib", "bibtex"],
    fits_any_text: false,
    looks_like,
    split: Some(split),
    read,
};

fn looks_like(head: &str) -> bool {
    let mut starts = entry_starts(head).take(3);
    starts.any(|at| matches!(Scanner { text: head, at }.entry(&HashMap::new()), Ok(_) | Err(Stop::AtEnd)))
}

/// A line that starts with an at sign.
fn split(buffer: &[u8]) -> Option<usize> {
    memchr::memmem::find(buffer, b"\n@").map(|end| end + 1)
}

/// Every at sign that is followed by a word and an opening bracket.
fn entry_starts(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'@', text.as_bytes()).filter(|&at| opens_entry(&text.as_bytes()[at + 1..]))
}

fn opens_entry(behind: &[u8]) -> bool {
    let word = behind.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let next = behind[word..].trim_ascii_start().first();
    word > 0 && matches!(next, Some(b'{' | b'('))
}

/// The names that `@string` gives to values. Those in the head of the input hold for all of it.
type Names = HashMap<String, String>;

fn names_given_in(head: &str) -> Names {
    let mut names = Names::new();
    for at in entry_starts(head) {
        if head.as_bytes()[at + 1..].get(..6).is_some_and(|word| word.eq_ignore_ascii_case(b"string"))
            && let Ok((Entry::Name(name, value), _)) = (Scanner { text: head, at }).entry(&names)
        {
            names.insert(name, value);
        }
    }
    names
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let names = names_given_in(chunk.head);
    let text = chunk.text;
    let mut at = 0;
    while let Some(next) = entry_starts(&text[at..]).next() {
        let start = at + next;
        match (Scanner { text, at: start }).entry(&names) {
            Ok((entry, end)) => {
                if let Entry::Paper(paper) = entry {
                    paper.push(start, sink);
                }
                at = end;
            }
            Err(Stop::AtEnd) if !chunk.last => return start,
            Err(stop) => {
                let line = text[start..].lines().next().unwrap_or_default();
                sink.notice(start, Kind::Malformed, line);
                at = match stop {
                    Stop::AtEnd => split(&text.as_bytes()[start..]).map_or(text.len(), |next| start + next),
                    Stop::Broken(end) => end.max(start + 1),
                };
            }
        }
    }
    // Text between entries is no entry, but what the chunk ends in could be the start of one.
    match text.rfind('@') {
        Some(last) if !chunk.last && last >= at && is_begun(&text[last + 1..]) => last,
        _ => text.len(),
    }
}

/// Could this, behind an at sign, become the start of an entry?
fn is_begun(behind: &str) -> bool {
    behind.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim().is_empty()
}

/// Why an entry cannot be read.
enum Stop {
    /// The text ends inside it.
    AtEnd,
    /// It does not have the shape of an entry; reading goes on here.
    Broken(usize),
}

enum Entry<'a> {
    Paper(Paper<'a>),
    /// An `@string`.
    Name(String, String),
    /// An `@comment` or `@preamble`.
    Nothing,
}

/// The fields of an entry that matter here, as written.
#[derive(Default)]
struct Paper<'a> {
    key: &'a str,
    author: Cow<'a, str>,
    editor: Cow<'a, str>,
    title: Cow<'a, str>,
    year: Cow<'a, str>,
    date: Cow<'a, str>,
    doi: Cow<'a, str>,
    unknown_name: Option<&'a str>,
}

impl Paper<'_> {
    fn push(&self, at: usize, sink: &mut dyn Sink) {
        if let Some(name) = self.unknown_name {
            sink.notice(at, Kind::UnknownName, name);
        }
        let [authors, editors] = [&self.author, &self.editor].map(|field| {
            let names = names_of(field).map(trim).filter(|name| !name.is_empty() && *name != "others");
            names.map(decoded).collect::<Vec<_>>()
        });
        if names_of(&self.author).any(|name| trim(name) == "others") {
            sink.notice(at, Kind::AndOthers, self.key);
        }
        let [byline, editors] =
            [&authors, &editors].map(|names| names.iter().map(|name| Mention { name }).collect::<Vec<_>>());
        let year = if self.year.is_empty() { &self.date } else { &self.year };
        sink.record(&Record {
            at,
            key: self.key,
            title: &decoded(&self.title),
            year: first_year(year),
            doi: bare_doi(&self.doi),
            byline: &byline,
            editors: &editors,
        });
    }
}

/// The names of an author field: parted by the word "and", outside braces.
fn names_of(field: &str) -> impl Iterator<Item = &str> {
    let bytes = field.as_bytes();
    let mut depth = 0_usize;
    let mut start = 0;
    let mut at = 0;
    std::iter::from_fn(move || {
        if start > bytes.len() {
            return None;
        }
        while at < bytes.len() {
            match bytes[at] {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                space if depth == 0 && space.is_ascii_whitespace() && parts_names(&bytes[at..]) => {
                    let name = &field[start..at];
                    start = at + 5;
                    at += 4;
                    return Some(name);
                }
                _ => {}
            }
            at += 1;
        }
        let name = &field[start.min(field.len())..];
        start = bytes.len() + 1;
        Some(name)
    })
}

/// Is this the word "and" between two spaces?
fn parts_names(bytes: &[u8]) -> bool {
    bytes.len() > 4 && bytes[1..4].eq_ignore_ascii_case(b"and") && bytes[4].is_ascii_whitespace()
}

/// The first four digits in a row.
fn first_year(text: &str) -> Option<i16> {
    let digits = text.as_bytes().windows(4).find(|four| four.iter().all(u8::is_ascii_digit))?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// A DOI without the address of a resolver.
fn bare_doi(text: &str) -> &str {
    text.find("10.").map_or("", |start| trim(&text[start..]))
}

/// Reads one entry from its at sign on.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn entry(mut self, names: &Names) -> Result<(Entry<'a>, usize), Stop> {
        self.at += 1;
        let kind = self.word();
        self.skip_space();
        let closing = if self.next()? == b'(' { b')' } else { b'}' };
        if kind.eq_ignore_ascii_case("comment") || kind.eq_ignore_ascii_case("preamble") {
            self.skip_braced(closing)?;
            return Ok((Entry::Nothing, self.at));
        }
        let mut paper = Paper::default();
        if kind.eq_ignore_ascii_case("string") {
            let (name, value) = self.field(names, &mut paper)?;
            self.close(closing)?;
            return Ok((Entry::Name(name.to_ascii_lowercase(), value.into_owned()), self.at));
        }
        paper.key = self.key(closing)?;
        loop {
            self.skip_space();
            match self.peek()? {
                b',' => self.at += 1,
                byte if byte == closing => break,
                _ => {
                    let (name, value) = self.field(names, &mut paper)?;
                    paper.set(name, value);
                }
            }
        }
        self.close(closing)?;
        Ok((Entry::Paper(paper), self.at))
    }

    fn peek(&self) -> Result<u8, Stop> {
        self.text.as_bytes().get(self.at).copied().ok_or(Stop::AtEnd)
    }

    fn next(&mut self) -> Result<u8, Stop> {
        let byte = self.peek()?;
        self.at += 1;
        Ok(byte)
    }

    fn skip_space(&mut self) {
        let bytes = &self.text.as_bytes()[self.at..];
        self.at += bytes.len() - bytes.trim_ascii_start().len();
    }

    fn close(&mut self, closing: u8) -> Result<(), Stop> {
        self.skip_space();
        if self.peek()? == closing {
            self.at += 1;
            return Ok(());
        }
        Err(self.broken())
    }

    /// The entry is given up; the next may start on this line or below.
    fn broken(&self) -> Stop {
        let behind = &self.text.as_bytes()[self.at.min(self.text.len())..];
        let starts_here = behind.first() == Some(&b'@') && opens_entry(&behind[1..]);
        if starts_here {
            return Stop::Broken(self.at);
        }
        split(behind).map_or(Stop::AtEnd, |next| Stop::Broken(self.at + next))
    }

    fn word(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let is_end =
            |c: char| c.is_whitespace() || matches!(c, '{' | '}' | '(' | ')' | ',' | '=' | '#' | '"' | '@');
        let word = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    /// The citation key, up to the comma.
    fn key(&mut self, closing: u8) -> Result<&'a str, Stop> {
        let rest = &self.text.as_bytes()[self.at..];
        let end = rest.iter().position(|&byte| byte == b',' || byte == closing).ok_or(Stop::AtEnd)?;
        let key = trim(&self.text[self.at..self.at + end]);
        if key.contains(['=', '\n', '{', '"']) {
            return Err(self.broken());
        }
        self.at += end;
        Ok(key)
    }

    /// A name, an equals sign, a value.
    fn field(&mut self, names: &Names, paper: &mut Paper<'a>) -> Result<(&'a str, Cow<'a, str>), Stop> {
        self.skip_space();
        let name = self.word();
        self.skip_space();
        if name.is_empty() || self.peek()? != b'=' {
            return Err(self.broken());
        }
        self.at += 1;
        let mut value = self.part(names, paper)?;
        loop {
            self.skip_space();
            if self.peek()? != b'#' {
                return Ok((name, value));
            }
            self.at += 1;
            value.to_mut().push_str(&self.part(names, paper)?);
        }
    }

    /// A part of a value: in braces, in quotation marks, a number, or a name that stands for a value.
    fn part(&mut self, names: &Names, paper: &mut Paper<'a>) -> Result<Cow<'a, str>, Stop> {
        self.skip_space();
        let start = self.at;
        match self.peek()? {
            open @ (b'{' | b'"') => {
                self.at += 1;
                self.skip_braced(if open == b'{' { b'}' } else { b'"' })?;
                Ok(Cow::Borrowed(&self.text[start + 1..self.at - 1]))
            }
            _ => {
                let word = self.word();
                if word.is_empty() {
                    return Err(self.broken());
                }
                if word.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Ok(Cow::Borrowed(word));
                }
                let value = names.get(&word.to_ascii_lowercase());
                if value.is_none() && !is_month(word) {
                    paper.unknown_name.get_or_insert(word);
                }
                Ok(value.map_or(Cow::Borrowed(word), |value| Cow::Owned(value.clone())))
            }
        }
    }

    /// Goes behind the closing character that is in no braces. Another entry that starts a line inside means that
    /// this one was never closed.
    fn skip_braced(&mut self, closing: u8) -> Result<(), Stop> {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                _ if *byte == closing && depth == 0 => {
                    self.at += 1;
                    return Ok(());
                }
                b'{' => depth += 1,
                b'}' if depth == 0 => return Err(self.broken()),
                b'}' => depth -= 1,
                b'@' if bytes[self.at - 1] == b'\n' && opens_entry(&bytes[self.at + 1..]) => {
                    return Err(Stop::Broken(self.at));
                }
                _ => {}
            }
            self.at += 1;
        }
        Err(Stop::AtEnd)
    }
}

/// The months are names that every style knows.
fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

impl<'a> Paper<'a> {
    fn set(&mut self, name: &str, value: Cow<'a, str>) {
        let field = match name.len() {
            6 if name.eq_ignore_ascii_case("author") => &mut self.author,
            6 if name.eq_ignore_ascii_case("editor") => &mut self.editor,
            5 if name.eq_ignore_ascii_case("title") => &mut self.title,
            4 if name.eq_ignore_ascii_case("year") => &mut self.year,
            4 if name.eq_ignore_ascii_case("date") => &mut self.date,
            3 if name.eq_ignore_ascii_case("doi") => &mut self.doi,
            _ => return,
        };
        // Of a field that is given twice BibTeX takes the first.
        if field.is_empty() {
            *field = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Corpus, Notices, Reading, Source, read as read_all};
    use super::*;

    fn corpus(text: &str) -> (Corpus, Notices) {
        let mut notices = Notices::default();
        let source = Source::Text("refs.bib".to_owned(), text.to_owned());
        let reading = Reading { from: Some(&FORMAT), ..Reading::default() };
        (read_all(&[source], reading, &mut notices).expect("a bibliography"), notices)
    }

    fn names(corpus: &Corpus, paper: usize) -> Vec<&str> {
        corpus.byline(paper).iter().map(|&spelling| corpus.spellings().get(spelling)).collect()
    }

    #[test]
    fn an_entry_has_key_title_year_doi_and_a_byline() {
        let (corpus, _) = corpus(
            "Some words, name@example.org.\n@Article{love:43,\n author = {Ada Lovelace and Menabrea,\n Luigi AND {The Analytical and \
             Difference Society}},\n title = \"Sketch of the {\\'E}ngine\" # { and more}, year = 1843,\n doi = \
             {https://doi.org/10.1000/x_y}, month = jan, keywords = {a, {b}}}",
        );
        assert_eq!(
            names(&corpus, 0),
            ["Ada Lovelace", "Menabrea, Luigi", "The Analytical and Difference Society"]
        );
        assert_eq!((corpus.title(0), corpus.year(0)), ("Sketch of the Éngine and more", Some(1843)));
        assert_eq!((corpus.doi(0), corpus.id(0).as_str()), ("10.1000/x_y", "love:43"));
    }

    #[test]
    fn strings_comments_and_parentheses_are_understood() {
        let (corpus, notices) = corpus(
            "@string{al = {Ada Lovelace}}\n@comment{@article{no, author={No One}}}\n@preamble{\"x\"}\n\
             @string(both = al # { and Charles Babbage})\n@book(b1, author = both, date = {1843-05})\n@misc{m, author = nobody}",
        );
        assert_eq!(names(&corpus, 0), ["Ada Lovelace", "Charles Babbage"]);
        assert_eq!((corpus.papers(), corpus.year(0)), (2, Some(1843)));
        assert_eq!(notices.count(Kind::UnknownName), 1);
    }

    #[test]
    fn others_are_nobody_and_are_noticed() {
        let (corpus, notices) = corpus("@misc{m, author = {Ann A and others}}");
        assert_eq!((names(&corpus, 0), notices.count(Kind::AndOthers)), (vec!["Ann A"], 1));
    }

    #[test]
    fn editors_join_the_byline_only_when_asked() {
        let text = "@proceedings{p, editor = {Ed E}, title = {T}}\n@inproceedings{i, author = {Ann A}, editor = {Ed E and Flo F}}";
        let source = Source::Text("refs.bib".to_owned(), text.to_owned());
        let byline_lengths = |editors| {
            let reading = Reading { editors, ..Reading::default() };
            let corpus =
                read_all(std::slice::from_ref(&source), reading, &mut Notices::default()).expect("entries");
            (0..corpus.papers()).map(|paper| corpus.byline(paper).len()).collect::<Vec<_>>()
        };
        assert_eq!((byline_lengths(false), byline_lengths(true)), (vec![1], vec![1, 3]));
    }

    #[test]
    fn a_broken_entry_costs_one_entry_wherever_it_breaks() {
        let good = "@misc{good, author = {Ann A}}\n";
        for broken in [
            "@misc{open, author = {Bob B},\n title = {never closed,\n",
            "@misc{quote, author = \"Bob B,\n",
            "@misc{, author}\n",
            "@misc{no comma author = {Bob B}}\n",
            "@misc{x, author {Bob B}}\n",
            "@misc{x, = {Bob B}}\n",
            "@misc{x, title = {a}} }\n",
        ] {
            let (corpus, _) = corpus(&format!("{good}{broken}{good}"));
            let good = (0..corpus.papers()).filter(|&paper| corpus.id(paper) == "good").count();
            assert_eq!(good, 2, "{broken}");
        }
    }

    #[test]
    fn a_million_braces_are_a_notice() {
        let (corpus, notices) = corpus(&format!(
            "@misc{{x, title = {}\n@misc{{good, author = {{Ann A}}}}",
            "{".repeat(1_000_000)
        ));
        assert_eq!((corpus.papers(), notices.count(Kind::Malformed)), (1, 1));
    }
}
