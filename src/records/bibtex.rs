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
//!
//! An entry is believed to end, closed or not, in front of a line that starts the next one (`@word{` at the
//! start of a line, blanks aside). So the extent of every entry hangs on its own text only, not on where the input was cut.

use std::borrow::Cow;
use std::collections::HashMap;

use memchr::{memchr, memchr_iter, memchr2, memchr3, memmem, memrchr};

use super::tex::{decoded, decoded_verbatim};
use super::text::trim;
use super::{Chunk, Format, Keys, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format {
    name: "bibtex",
    about: "BibTeX and BibLaTeX (.bib)",
    extensions: &["bib", "bibtex"],
    fits_any_text: false,
    keys: Keys::OfInput,
    looks_like,
    split: Some(split),
    read,
};

/// A line that starts with an at sign.
fn split(buffer: &[u8]) -> Option<usize> {
    memmem::find(buffer, b"\n@").map(|end| end + 1)
}

/// Is there an entry with a field, whole or as far as the head goes, or a definition?
fn looks_like(head: &str) -> bool {
    let mut entries = Entries::of(head);
    // A network or a table may quote an entry, but does not begin with a few that are none.
    const TRIES: usize = 20;
    for _ in 0..TRIES {
        let Some(entry) = entries.next() else { return false };
        let mut body = entries.body(&entry);
        let mut fields = 0;
        let names = Names::default();
        let whole = match entry.what() {
            What::Skipped => body.skip_entry(),
            What::Names => body.definition(&names).map(|_| fields = 1),
            What::Paper => body.paper(&names, &mut Paper::default(), &mut fields),
        };
        // Parentheses behind a word and an at sign are most often a programmer's.
        if fields > 0 && (entry.closing == b'}' || entry.is_standard()) {
            return true;
        }
        if whole.is_ok() {
            entries.go_on(body.at);
        }
    }
    false
}

/// Where entries start in a text.
struct Entries<'a> {
    text: &'a str,
    at: usize,
    /// Is what stands between the start of the line, or the last entry in it, and here a comment?
    in_comment: bool,
    /// The start of this line, or the end of the last entry in it.
    line: usize,
    /// The start of the next entry that starts a line, or the end of the text: no entry goes beyond it.
    limit: usize,
}

/// The start of an entry.
struct Entry<'a> {
    /// Where its at sign is.
    at: usize,
    /// The word behind it.
    word: &'a str,
    /// Where its content starts.
    content: usize,
    /// What closes it.
    closing: u8,
}

enum What {
    Paper,
    /// `@string`
    Names,
    /// `@comment`, `@preamble`
    Skipped,
}

impl Entry<'_> {
    fn what(&self) -> What {
        match self.word.len() {
            6 if self.word.eq_ignore_ascii_case("string") => What::Names,
            7 if self.word.eq_ignore_ascii_case("comment") => What::Skipped,
            8 if self.word.eq_ignore_ascii_case("preamble") => What::Skipped,
            _ => What::Paper,
        }
    }

    fn is_standard(&self) -> bool {
        const STANDARD: &[&str] = &[
            "string",
            "article",
            "book",
            "booklet",
            "conference",
            "inbook",
            "incollection",
            "inproceedings",
            "manual",
            "mastersthesis",
            "misc",
            "phdthesis",
            "proceedings",
            "techreport",
            "unpublished",
        ];
        STANDARD.iter().any(|word| word.eq_ignore_ascii_case(self.word))
    }
}

/// Is nothing but blanks between the last line end and here?
fn starts_line(before: &[u8]) -> bool {
    before.iter().rfind(|&&byte| byte != b' ' && byte != b'\t') == Some(&b'\n')
}

/// The word behind an at sign, and the offset behind the bracket that opens an entry. `Err` if the text ends
/// before that can be said.
fn opening(text: &str, at: usize) -> Result<Option<(&str, usize)>, ()> {
    let behind = &text.as_bytes()[at + 1..];
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'.');
    let word = behind.iter().position(|byte| !is_part(byte)).ok_or(())?;
    let space = behind[word..].iter().position(|byte| !byte.is_ascii_whitespace()).ok_or(())?;
    let is_entry = behind[0].is_ascii_alphabetic() && matches!(behind[word + space], b'{' | b'(');
    Ok(is_entry.then(|| (&text[at + 1..at + 1 + word], at + 1 + word + space + 1)))
}

impl<'a> Entries<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0, in_comment: false, line: 0, limit: 0 }
    }

    /// The next entry. Text between entries is passed over, and so is the rest of a line behind `%`. Behind the
    /// last entry [`line`](Self::line) is where what is left may still become one.
    fn next(&mut self) -> Option<Entry<'a>> {
        let bytes = self.text.as_bytes();
        loop {
            let found = memchr(b'@', &bytes[self.at..]).map(|found| self.at + found);
            let between = &bytes[self.at..found.unwrap_or(bytes.len())];
            let this_line = match memrchr(b'\n', between) {
                Some(end) => {
                    self.line = self.at + end + 1;
                    self.in_comment = false;
                    &between[end + 1..]
                }
                None => between,
            };
            self.in_comment |= memchr(b'%', this_line).is_some();
            let at = found?;
            let is_address = at > self.line && bytes[at - 1].is_ascii_alphanumeric();
            match opening(self.text, at) {
                Ok(Some((word, content))) if !self.in_comment && !is_address => {
                    self.at = content;
                    let closing = if bytes[content - 1] == b'(' { b')' } else { b'}' };
                    return Some(Entry { at, word, content, closing });
                }
                Err(()) => {
                    self.at = bytes.len();
                    return None;
                }
                Ok(_) => self.at = at + 1,
            }
        }
    }

    /// Goes on behind an entry.
    fn go_on(&mut self, at: usize) {
        (self.at, self.line, self.in_comment) = (at, at, false);
    }

    /// The content of an entry, as far as it may go.
    fn body(&mut self, entry: &Entry<'a>) -> Body<'a> {
        if self.limit <= entry.at {
            let bytes = self.text.as_bytes();
            let from = entry.at + 1;
            let starts = memchr_iter(b'@', &bytes[from..]).map(|next| from + next);
            self.limit = starts
                .filter(|&next| starts_line(&bytes[..next]))
                .find(|&next| matches!(opening(self.text, next), Ok(Some(_))))
                .unwrap_or(bytes.len());
        }
        // An opening that was taken for an entry may lie beyond the start of the next: `@a\n@b{`.
        let text = &self.text[..self.limit.max(entry.content)];
        Body { text, at: entry.content, closing: entry.closing }
    }
}

/// The names that `@string` gives to values. Those in the head of the input hold for all of it, so that every
/// piece of it knows them.
#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    fn given_in(head: &str) -> Self {
        let mut names = Self::default();
        let mut entries = Entries::of(head);
        while let Some(entry) = entries.next() {
            if matches!(entry.what(), What::Names) {
                let mut body = entries.body(&entry);
                if let Ok((name, value)) = body.definition(&names) {
                    names.0.insert(name.to_ascii_lowercase(), value.into_owned());
                    entries.go_on(body.at);
                } else {
                    entries.go_on(body.text.len());
                }
            }
        }
        names
    }

    fn get(&self, name: &str) -> Option<&str> {
        if let Some(value) = self.0.get(name).or_else(|| self.0.get(&name.to_ascii_lowercase())) {
            return Some(value);
        }
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        MONTHS.into_iter().find(|month| name.len() == 3 && month[..3].eq_ignore_ascii_case(name))
    }
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let names = Names::given_in(chunk.head);
    let text = chunk.text;
    let mut entries = Entries::of(text);
    while let Some(entry) = entries.next() {
        let mut body = entries.body(&entry);
        let mut paper = Paper::default();
        let whole = match entry.what() {
            What::Paper => body.paper(&names, &mut paper, &mut 0),
            What::Names => body.definition(&names).map(|_| ()),
            What::Skipped => body.skip_entry(),
        };
        match whole {
            Ok(()) => {
                if matches!(entry.what(), What::Paper) && !is_setting(entry.word) {
                    paper.push(entry.at, sink);
                }
                entries.go_on(body.at);
            }
            Err(Broken) if entries.limit == text.len() && !chunk.last => return entry.at,
            Err(Broken) => {
                sink.notice(entry.at, Kind::Malformed, text[entry.at..].lines().next().unwrap_or_default());
                entries.go_on(body.text.len());
            }
        }
    }
    if chunk.last { text.len() } else { entries.line }
}

/// Entries for programs, which are no papers.
fn is_setting(word: &str) -> bool {
    const SETTINGS: [&str; 4] = ["control", "ieeetranbstctl", "set", "xdata"];
    SETTINGS.iter().any(|setting| setting.eq_ignore_ascii_case(word))
}

/// An entry does not have the shape of one, or the text ends inside it.
struct Broken;

/// A value made of names may be this long; more comes of names that contain each other many times over.
const LONGEST_EXPANSION: usize = 256 * 1024;

/// The content of an entry, behind the bracket that opens it.
struct Body<'a> {
    /// The text up to where the entry must have ended.
    text: &'a str,
    at: usize,
    closing: u8,
}

impl<'a> Body<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn peek(&self) -> Result<u8, Broken> {
        self.text.as_bytes().get(self.at).copied().ok_or(Broken)
    }

    fn skip_space(&mut self) {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    /// The bracket that closes the entry.
    fn close(&mut self) -> Result<(), Broken> {
        self.skip_space();
        if self.peek()? != self.closing {
            return Err(Broken);
        }
        self.at += 1;
        Ok(())
    }

    /// Passes over an entry whose content does not matter.
    fn skip_entry(&mut self) -> Result<(), Broken> {
        self.skip_to(self.closing)
    }

    /// A name and its value.
    fn definition(&mut self, names: &Names) -> Result<(&'a str, Cow<'a, str>), Broken> {
        self.skip_space();
        let name = self.word()?;
        let value = self.value(names, &mut None)?;
        self.skip_space();
        if self.peek()? == b',' {
            self.at += 1;
        }
        self.close()?;
        Ok((name, value))
    }

    /// The fields of a paper; counts them all.
    fn paper(&mut self, names: &Names, paper: &mut Paper<'a>, fields: &mut usize) -> Result<(), Broken> {
        paper.key = self.key()?;
        loop {
            self.skip_space();
            let byte = self.peek()?;
            if byte == b',' {
                self.at += 1;
            } else if byte == b'%' {
                // A comment, as biber allows them between fields.
                self.at += memchr(b'\n', self.rest()).ok_or(Broken)?;
            } else if byte == self.closing {
                self.at += 1;
                return Ok(());
            } else {
                let name = self.word()?;
                let mut unknown = None;
                match paper.field(name) {
                    // Of a field that is given twice BibTeX takes the first.
                    Some(field) if field.is_empty() => *field = self.value(names, &mut unknown)?,
                    _ => self.skip_value()?,
                }
                paper.unknown_name = paper.unknown_name.or(unknown);
                *fields += 1;
            }
        }
    }

    /// The citation key, up to the comma. Where there is none, the first field begins at once.
    fn key(&mut self) -> Result<&'a str, Broken> {
        let rest = self.rest();
        let is_end = |&byte: &u8| matches!(byte, b',' | b'=' | b'{' | b'"') || byte == self.closing;
        let end = rest.iter().position(is_end).ok_or(Broken)?;
        let key = self.text[self.at..self.at + end].trim_ascii();
        match rest[end] {
            b'{' | b'"' => Err(Broken),
            b'=' if key.contains(|c: char| c.is_ascii_whitespace()) => Err(Broken),
            b'=' => Ok(""),
            _ => {
                self.at += end;
                Ok(key)
            }
        }
    }

    /// A word, as names of fields and strings are.
    fn word(&mut self) -> Result<&'a str, Broken> {
        let is_end = |&byte: &u8| {
            byte.is_ascii_whitespace()
                || matches!(byte, b'{' | b'}' | b'(' | b')' | b',' | b'=' | b'#' | b'"' | b'@' | b'%')
        };
        let length = self.rest().iter().position(is_end).ok_or(Broken)?;
        let word = &self.text[self.at..self.at + length];
        self.at += length;
        if word.is_empty() { Err(Broken) } else { Ok(word) }
    }

    /// The equals sign and a value behind it.
    fn value(&mut self, names: &Names, unknown: &mut Option<&'a str>) -> Result<Cow<'a, str>, Broken> {
        self.equals()?;
        let mut value = self.part(names, unknown)?;
        let mut is_expanded = matches!(value, Cow::Owned(_));
        loop {
            self.skip_space();
            if self.peek()? != b'#' {
                return Ok(value);
            }
            self.at += 1;
            let part = self.part(names, unknown)?;
            is_expanded |= matches!(part, Cow::Owned(_));
            if is_expanded && value.len() + part.len() > LONGEST_EXPANSION {
                return Err(Broken);
            }
            value.to_mut().push_str(&part);
        }
    }

    /// The same for a field that nobody asks for.
    fn skip_value(&mut self) -> Result<(), Broken> {
        self.equals()?;
        loop {
            self.skip_space();
            self.skip_part()?;
            self.skip_space();
            if self.peek()? != b'#' {
                return Ok(());
            }
            self.at += 1;
        }
    }

    fn equals(&mut self) -> Result<(), Broken> {
        self.skip_space();
        if self.peek()? != b'=' {
            return Err(Broken);
        }
        self.at += 1;
        Ok(())
    }

    /// A part of a value, owned if it came from a name.
    fn part(&mut self, names: &Names, unknown: &mut Option<&'a str>) -> Result<Cow<'a, str>, Broken> {
        self.skip_space();
        let part = self.skip_part()?;
        if part.starts_with(['{', '"']) {
            return Ok(Cow::Borrowed(&part[1..part.len() - 1]));
        }
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Cow::Borrowed(part));
        }
        Ok(match names.get(part) {
            Some(value) => Cow::Owned(value.to_owned()),
            None => {
                unknown.get_or_insert(part);
                Cow::Borrowed(part)
            }
        })
    }

    /// A part as written: in braces, in quotation marks, a number, or a name that stands for a value.
    fn skip_part(&mut self) -> Result<&'a str, Broken> {
        let start = self.at;
        match self.peek()? {
            open @ (b'{' | b'"') => {
                self.at += 1;
                self.skip_to(if open == b'{' { b'}' } else { b'"' })?;
                Ok(&self.text[start..self.at])
            }
            _ => self.word(),
        }
    }

    /// Goes behind the closing character that is in no braces.
    fn skip_to(&mut self, closing: u8) -> Result<(), Broken> {
        let mut depth = 0_usize;
        loop {
            let rest = self.rest();
            // Inside braces only braces count.
            let next = if depth > 0 || closing == b'}' {
                memchr2(b'{', b'}', rest)
            } else {
                memchr3(b'{', b'}', closing, rest)
            };
            let next = next.ok_or(Broken)?;
            self.at += next + 1;
            match rest[next] {
                b'{' => depth += 1,
                byte if depth == 0 && byte == closing => return Ok(()),
                b'}' if depth == 0 => return Err(Broken),
                _ => depth -= 1,
            }
        }
    }
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

impl<'a> Paper<'a> {
    fn field(&mut self, name: &str) -> Option<&mut Cow<'a, str>> {
        Some(match name.len() {
            6 if name.eq_ignore_ascii_case("author") => &mut self.author,
            6 if name.eq_ignore_ascii_case("editor") => &mut self.editor,
            5 if name.eq_ignore_ascii_case("title") => &mut self.title,
            4 if name.eq_ignore_ascii_case("year") => &mut self.year,
            4 if name.eq_ignore_ascii_case("date") => &mut self.date,
            3 if name.eq_ignore_ascii_case("doi") => &mut self.doi,
            _ => return None,
        })
    }

    fn push(&self, at: usize, sink: &mut dyn Sink) {
        if let Some(name) = self.unknown_name {
            sink.notice(at, Kind::UnknownName, name);
        }
        let (authors, and_others) = decoded_names(&self.author);
        let (editors, _) = decoded_names(&self.editor);
        if and_others {
            sink.notice(at, Kind::AndOthers, self.key);
        }
        let [byline, editors] = [&authors, &editors]
            .map(|names| names.iter().map(|name| Mention::named(name)).collect::<Vec<_>>());
        sink.record(&Record {
            at,
            key: self.key,
            title: &decoded(&self.title),
            year: first_year(&self.year).or_else(|| first_year(&self.date)),
            doi: bare_doi(&decoded_verbatim(&self.doi)),
            byline: &byline,
            editors: &editors,
            ..Record::default()
        });
    }
}

/// The names of a field as plain text, and whether "others" are among them.
fn decoded_names(field: &str) -> (Vec<Cow<'_, str>>, bool) {
    let (mut names, mut and_others) = (Vec::new(), false);
    if !field.is_empty() {
        each_name(field, |name| match name {
            "" => {}
            "others" => and_others = true,
            name => names.push(decoded(name)),
        });
    }
    (names, and_others)
}

/// The names of an author field: parted by the word "and" in any case (so does BibTeX), outside braces.
fn each_name<'a>(field: &'a str, mut name: impl FnMut(&'a str)) {
    let bytes = field.as_bytes();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'a' | b'A' if depth == 0 && is_and(bytes, at) => {
                name(field[start..at].trim_ascii());
                at += 3;
                start = at;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    name(field[start..].trim_ascii());
}

/// Is this the word "and" with white space, or nothing, around it?
fn is_and(bytes: &[u8], at: usize) -> bool {
    let is_edge = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    bytes[at..].get(..3).is_some_and(|word| word.eq_ignore_ascii_case(b"and"))
        && is_edge(at.checked_sub(1).and_then(|before| bytes.get(before)))
        && is_edge(bytes.get(at + 3))
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

    #[test]
    fn a_broken_entry_is_a_notice_at_its_line() {
        let (corpus, notices) = corpus(
            "@misc{one, author = {Ann A}}\n\n@misc{two,\n title = \"lone \"quote\",\n author = {No One}}\n  @misc{three, author = {Bob B}}",
        );
        let (_, count, kept) = notices.by_kind()[0];
        let line = kept[0].place.as_ref().and_then(|place| place.line);
        assert_eq!((corpus.papers(), count, line), (2, 1, Some(3)));
    }

    #[test]
    fn what_stands_between_entries_or_in_a_comment_is_no_entry() {
        let (corpus, notices) = corpus(
            "mail ada@engine{x}\n%@misc{no, author={No One}}\n@ misc{no} @misc no @misc{one, author={Ann A}} @misc{two, author={Bob B}}\n\
             @IEEEtranBSTCTL{setting, CTLname = {x}}\n@",
        );
        assert_eq!((corpus.papers(), notices.by_kind().len()), (2, 0));
    }

    #[test]
    fn a_key_may_be_missing_and_a_line_may_start_with_an_at_sign() {
        let (corpus, notices) = corpus(
            "@misc{author={Ann A}, note={\n@ misc\n@home now\n}, % a } comment\n year = 1}\n@misc{,author={Bob B}, doi = {doi:10.1000/a\\_b--c}}",
        );
        assert_eq!((corpus.papers(), notices.by_kind().len(), corpus.doi(1)), (2, 0, "10.1000/a_b--c"));
    }

    #[test]
    fn names_are_parted_by_a_word_and_kept_as_written() {
        let parted = |field| {
            let mut names = Vec::new();
            each_name(field, |name| names.push(name));
            names
        };
        for (field, expected) in [
            ("Ann A and Bob B", vec!["Ann A", "Bob B"]),
            ("Ann A\n\tAND\n  B, Jr, Bob", vec!["Ann A", "B, Jr, Bob"]),
            ("Anders Sandand and And, Metin", vec!["Anders Sandand", "And, Metin"]),
            ("{Barnes and Noble} and {A {and} B}", vec!["{Barnes and Noble}", "{A {and} B}"]),
            ("Ann A and and Bob B and", vec!["Ann A", "", "Bob B", ""]),
            ("and", vec!["", ""]),
        ] {
            assert_eq!(parted(field), expected, "{field}");
        }
    }

    #[test]
    fn names_that_contain_each_other_many_times_over_are_no_bomb() {
        let mut text = "@string{a0 = {Ann A and }}\n".to_owned();
        for i in 1..60 {
            text += &format!("@string{{a{i} = a{} # a{}}}\n", i - 1, i - 1);
        }
        text += "@misc{bomb, author = a59}\n@misc{good, author = {Ann A}}";
        let (corpus, notices) = corpus(&text);
        assert_eq!(corpus.id(corpus.papers() - 1), "good");
        assert!(notices.count(Kind::Malformed) > 0);
    }

    const FIXTURE: &str = include_str!("../../tests/fixtures/bibtex.bib");

    /// Everything that a reader says, in order; offsets are those of the whole text.
    #[derive(Default)]
    struct Said {
        from: usize,
        lines: Vec<String>,
    }

    impl Sink for Said {
        fn record(&mut self, record: &Record<'_>) {
            let at = self.from + record.at;
            self.lines.push(format!("{:?}", Record { at, ..*record }));
        }

        fn node(&mut self, _: &str, _: &str) {}

        fn tie(&mut self, _: usize, _: &str, _: &str, _: Option<f64>) {}

        fn person(&mut self, _: &str, _: &[&str]) {}

        fn notice(&mut self, at: usize, kind: Kind, detail: &str) {
            self.lines.push(format!("{} {kind:?} {detail}", self.from + at));
        }
    }

    /// What is said of a text whose first chunk ends here, what it leaves over being given again.
    fn said(text: &str, cut: usize) -> Vec<String> {
        let mut said = Said::default();
        let used = read(Chunk { text: &text[..cut], head: text, last: false, ..Chunk::default() }, &mut said);
        said.from = used;
        read(Chunk { text: &text[used..], head: text, last: true, ..Chunk::default() }, &mut said);
        said.lines
    }

    #[test]
    fn it_does_not_matter_where_the_text_is_cut() {
        let whole = said(FIXTURE, 0);
        assert!(whole.len() > 6, "{whole:?}");
        for cut in (0..FIXTURE.len()).filter(|&cut| FIXTURE.is_char_boundary(cut)) {
            assert_eq!(said(FIXTURE, cut), whole, "{:?}", &FIXTURE[..cut]);
        }
    }

    #[test]
    fn it_does_not_matter_how_long_the_pieces_are() {
        let read_by = |piece| {
            let mut notices = Notices::default();
            let source = Source::Text("refs.bib".to_owned(), FIXTURE.to_owned());
            let reading = Reading { piece, ..Reading::default() };
            let corpus = read_all(&[source], reading, &mut notices).expect("a bibliography");
            let papers = 0..corpus.papers();
            let papers: Vec<_> =
                papers.map(|p| format!("{:?} {:?}", corpus.id(p), names(&corpus, p))).collect();
            (papers, format!("{notices:?}"))
        };
        let whole = read_by(usize::MAX / 4);
        for piece in 1..FIXTURE.len() {
            assert_eq!(read_by(piece), whole, "{piece}");
        }
    }

    #[test]
    fn hostile_text_takes_no_more_time_than_other_text() {
        let patterns = [
            "@",
            "{",
            "@a{",
            "@a{\n",
            "\n@a{{",
            "@string{a={",
            "\n@string{a=",
            "@a ",
            "%@a{b}",
            "@a{b,c={",
            "@a{b}",
            " @",
            "@a{b,c=\"",
            "\n  ",
            "@a{b,author={and ",
            "@comment{",
        ];
        for pattern in patterns {
            let text = pattern.repeat(1_000_000 / pattern.len());
            looks_like(&text[..text.len().min(super::super::HEAD)]);
            for last in [false, true] {
                read(
                    Chunk { text: &text, head: &text[..super::super::HEAD], last, ..Chunk::default() },
                    &mut Said::default(),
                );
            }
        }
    }

    #[test]
    fn programs_and_styles_do_not_look_like_bibliographies() {
        for text in [
            "@media print { a { b: c } }",
            "@dataclass(frozen=True)\nclass A:",
            "@page{ margin: 0 }",
            "a@b.c",
        ] {
            assert!(!looks_like(text), "{text}");
        }
        for text in
            ["% x\n@STRING{a = {b}}", "\n @Thing{a,\n b = {c},\n d = {", "@article(a, b = 1)", FIXTURE]
        {
            assert!(looks_like(text), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic_and_no_cut_changes_what_it_says(
            parts in proptest::collection::vec(
                "(@a\\{k,|@string\\{s=|@string\\{s=\\{x\\}\\}|@comment\\{|author=|title =|and|\\PC|[ \n@{}()\",=#%\\\\'a1~$-]){1,8}",
                0..12,
            ),
            cut in 0usize..200,
        ) {
            let text = parts.concat();
            let whole = said(&text, 0);
            // Inputs are cut in front of an at sign that starts a line.
            let cut = split(&text.as_bytes()[cut.min(text.len())..]).map_or(text.len(), |at| cut + at);
            proptest::prop_assert_eq!(said(&text, cut), whole);
        }
    }
}
