//! dblp's XML: the whole bibliography (`dblp.xml`, some gigabytes) and the files of single persons.
//!
//! ```text
//! <article mdate="1843-10-01" key="journals/notes/Lovelace43">
//!   <author orcid="0000-0000-0000-0001">Ada Lovelace 0001</author>
//!   <title>Notes on H<sub>2</sub>O &uuml;ber <i>Engines</i>.</title>
//!   <year>1843</year>
//!   <ee>https://doi.org/10.1000/1</ee>
//! </article>
//! ```
//!
//! The scanner goes over the bytes once, looks closely only at what it keeps, and borrows every text that
//! needs no decoding. It holds no stack, so that no nesting can exhaust one, and it expands nothing but single
//! characters: a DTD inside the file is skipped.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::records::identifiers::Ids;
use crate::records::{Chunk, Format, Keys, Kind, Mention, Record, Sink};

pub(super) static FORMAT: Format = Format::new("dblp", read)
.about("dblp's XML: all of dblp.xml, or the file of one person")
.reads("authors and editors with ORCIDs; key, title, year, DOI among ee, journal or booktitle; of persons pid and names")
.extensions(&["xml"])
.keys(Keys::Of("dblp"))
.opening(b"<")
.detect(looks_like)
.split(split);

/// What stands in front of a person's id in the key of the person's page.
const PAGES: &str = "homepages/";

/// What stands in front of a DOI in an address.
static RESOLVER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("doi.org/"));

/// Is the root element dblp's?
fn looks_like(head: &str) -> bool {
    if !head.trim_start().starts_with('<') {
        return false;
    }
    let mut scanner = Scanner::new(head);
    while let Ok(at) = scanner.angle() {
        match scanner.markup() {
            Ok(Markup::Open(name)) => return matches!(name, b"dblp" | b"dblpperson"),
            Ok(_) => {}
            Err(Halt::Incomplete) => return false,
            Err(Halt::Broken) if head[at..].starts_with("<!DOCTYPE") => {
                scanner.at = at;
                if scanner.doctype().is_err() {
                    return false;
                }
            }
            Err(Halt::Broken) => return false,
        }
    }
    false
}

/// A `<` with the name of a record behind it, wherever in a line it stands.
fn split(buffer: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'<', buffer).find(|&at| at > 0 && starts_record(&buffer[at + 1..]))
}

fn starts_record(rest: &[u8]) -> bool {
    const LONGEST: usize = "inproceedings".len();
    let window = &rest[..rest.len().min(LONGEST + 1)];
    let end = window.iter().position(|byte| !byte.is_ascii_lowercase());
    end.is_some_and(|end| window[end].is_ascii_whitespace() && kind_of(&window[..end]).is_some())
}

/// What an element is that stands where a record may.
#[derive(Clone, Copy, PartialEq)]
enum Entry {
    Paper,
    /// A person's page, which lists the names that the person has written by, or another page of the web.
    Page,
}

fn kind_of(element: &[u8]) -> Option<Entry> {
    match element {
        b"article" | b"inproceedings" | b"proceedings" | b"book" | b"incollection" | b"phdthesis"
        | b"mastersthesis" | b"data" => Some(Entry::Paper),
        b"www" | b"person" => Some(Entry::Page),
        _ => None,
    }
}

fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
    let mut scanner = Scanner::new(chunk.text);
    let mut draft = Draft::default();
    let mut byline = Vec::new();
    while let Ok(at) = scanner.angle() {
        let result = match scanner.markup() {
            Ok(Markup::Open(name)) if kind_of(name).is_some() => {
                draft.clear();
                let result = scanner.record(name, &mut draft);
                if result.is_ok() && kind_of(name) == Some(Entry::Page) {
                    draft.give_person(chunk.text, sink);
                } else if result.is_ok() {
                    byline = draft.give(at, chunk.text, byline, sink);
                } else if result == Err(Halt::Broken) {
                    let key = chunk.text.get(at..scanner.at).unwrap_or_default();
                    sink.notice(at, Kind::Malformed, key.lines().next().unwrap_or_default());
                }
                result
            }
            Err(Halt::Broken) if chunk.text[at..].starts_with("<!DOCTYPE") => {
                scanner.at = at;
                scanner.doctype()
            }
            Err(Halt::Incomplete) => Err(Halt::Incomplete),
            Ok(_) | Err(Halt::Broken) => Ok(()),
        };
        if result == Err(Halt::Incomplete) {
            if !chunk.last {
                return at;
            }
            sink.notice(at, Kind::Malformed, chunk.text[at..].lines().next().unwrap_or_default());
            break;
        }
    }
    chunk.text.len()
}

/// A text of a record: bytes of the chunk, or of the draft's arena where it had to be decoded.
#[derive(Clone, Copy, Default)]
struct Span {
    start: usize,
    end: usize,
    decoded: bool,
}

/// An author or editor of a record.
#[derive(Clone, Copy, Default)]
struct Person {
    name: Span,
    ids: Span,
}

/// The record being read. Its room is used again for every record.
#[derive(Default)]
struct Draft {
    arena: String,
    key: Span,
    title: Span,
    doi: Span,
    venue: Span,
    has_title: bool,
    has_doi: bool,
    year: Option<i16>,
    authors: Vec<Person>,
    editors: Vec<Person>,
    /// Where references stand that mean nothing.
    odd: Vec<(usize, usize)>,
}

impl Draft {
    fn clear(&mut self) {
        self.arena.clear();
        self.authors.clear();
        self.editors.clear();
        self.odd.clear();
        (self.key, self.title, self.doi, self.venue) = Default::default();
        (self.has_title, self.has_doi, self.year) = Default::default();
    }

    fn get<'d>(&'d self, text: &'d str, span: Span) -> &'d str {
        let source = if span.decoded { &self.arena } else { text };
        &source[span.start..span.end]
    }

    /// The span without white space at its ends.
    fn trimmed(&self, text: &str, span: Span) -> Span {
        let whole = self.get(text, span);
        let start = span.start + whole.len() - whole.trim_ascii_start().len();
        Span { start, end: start + whole.trim_ascii().len(), ..span }
    }

    /// Hands the record on. The vector goes through empty; only its room is wanted.
    fn give(
        &self,
        at: usize,
        text: &str,
        room: Vec<Mention<'static>>,
        sink: &mut dyn Sink,
    ) -> Vec<Mention<'static>> {
        for &(start, end) in &self.odd {
            sink.notice(start, Kind::UnknownEntity, &text[start..end]);
        }
        let mut byline: Vec<Mention<'_>> = room;
        let people = self.authors.iter().chain(&self.editors);
        byline.extend(people.map(|person| Mention {
            name: self.get(text, person.name),
            ids: self.get(text, person.ids),
            ..Mention::default()
        }));
        let (authors, editors) = byline.split_at(self.authors.len());
        sink.record(&Record {
            at,
            key: self.get(text, self.key),
            title: self.get(text, self.title),
            year: self.year,
            doi: self.get(text, self.doi),
            venue: self.get(text, self.venue),
            byline: authors,
            editors,
        });
        byline.clear();
        byline.into_iter().map(|_| Mention::default()).collect()
    }

    /// Hands on a person's page, if it says that several names are one person's.
    fn give_person(&self, text: &str, sink: &mut dyn Sink) {
        if let Some(pid) = self.get(text, self.key).strip_prefix(PAGES)
            && self.authors.len() > 1
        {
            let names: Vec<&str> = self.authors.iter().map(|person| self.get(text, person.name)).collect();
            sink.person(&format!("dblp:{pid}"), &names);
        }
    }

    /// Adds text with its references resolved; `at` is where it stands in the chunk.
    fn decode(&mut self, text: &str, at: usize) {
        let mut rest = text;
        while let Some(ampersand) = memchr::memchr(b'&', rest.as_bytes()) {
            self.arena.push_str(&rest[..ampersand]);
            rest = &rest[ampersand..];
            let length = reference(rest.as_bytes());
            match resolve(&rest[1..length.max(1)]) {
                Some(character) => self.arena.push(character),
                None => {
                    let start = at + text.len() - rest.len();
                    self.odd.push((start, start + length));
                    self.arena.push_str(&rest[..length]);
                }
            }
            rest = &rest[length..];
        }
        self.arena.push_str(rest);
    }
}

/// The length of the reference that a text begins with; 1, for the ampersand alone, if it is none.
fn reference(text: &[u8]) -> usize {
    const LONGEST: usize = 32;
    let window = &text[1..text.len().min(LONGEST)];
    let end = window.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#');
    match end {
        Some(end) if end > 0 && window[end] == b';' => end + 2,
        _ => 1,
    }
}

/// What a reference between `&` and `;` means, given with its semicolon.
fn resolve(reference: &str) -> Option<char> {
    let name = reference.strip_suffix(';')?;
    let Some(number) = name.strip_prefix('#') else {
        let found = ENTITIES.binary_search_by_key(&name, |&(name, _)| name).ok()?;
        return Some(ENTITIES[found].1);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).filter(|&c| c >= ' ' || matches!(c, '\t' | '\n' | '\r'))
}

/// Why an element cannot be read to its end.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Halt {
    /// The text ends before it does.
    Incomplete,
    /// It is no XML, or another record starts inside. The scanner stands where reading can go on.
    Broken,
}

/// What stands at a `<`. The scanner then stands behind it; behind the name, where there is one.
enum Markup<'a> {
    Open(&'a [u8]),
    Close(&'a [u8]),
    /// Text as it is, by its place.
    Data(usize, usize),
    /// A comment or processing instruction.
    Aside,
}

static COMMENT_END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("-->"));
static DATA_END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("]]>"));
static INSTRUCTION_END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("?>"));

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0 }
    }

    /// Goes to the next `<`.
    #[inline]
    fn angle(&mut self) -> Result<usize, Halt> {
        self.at += memchr::memchr(b'<', &self.bytes[self.at..]).ok_or(Halt::Incomplete)?;
        Ok(self.at)
    }

    /// Goes behind the next place where this is found and returns where that place is.
    fn behind(&mut self, from: usize, end: &Finder<'_>) -> Result<usize, Halt> {
        let rest = self.bytes.get(from..).ok_or(Halt::Incomplete)?;
        let found = from + end.find(rest).ok_or(Halt::Incomplete)?;
        self.at = found + end.needle().len();
        Ok(found)
    }

    /// Reads what stands at the `<` under the scanner.
    #[inline]
    fn markup(&mut self) -> Result<Markup<'a>, Halt> {
        let at = self.at;
        match self.bytes.get(at + 1) {
            None => Err(Halt::Incomplete),
            Some(b'/') => Ok(Markup::Close(self.name(at + 2)?)),
            Some(b'!' | b'?') => self.aside(),
            Some(_) => Ok(Markup::Open(self.name(at + 1)?)),
        }
    }

    #[inline]
    fn name(&mut self, start: usize) -> Result<&'a [u8], Halt> {
        let rest = &self.bytes[start..];
        let ends = |byte: &u8| matches!(byte, b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r' | b'<' | b'&');
        let length = rest.iter().position(ends).ok_or(Halt::Incomplete)?;
        self.at = start + length;
        if length == 0 { Err(Halt::Broken) } else { Ok(&rest[..length]) }
    }

    #[cold]
    fn aside(&mut self) -> Result<Markup<'a>, Halt> {
        const COMMENT: &[u8] = b"<!--";
        const DATA: &[u8] = b"<![CDATA[";
        const DOCTYPE: &[u8] = b"<!DOCTYPE";
        let at = self.at;
        let rest = &self.bytes[at..];
        if rest.starts_with(b"<?") {
            self.behind(at + 2, &INSTRUCTION_END)?;
            Ok(Markup::Aside)
        } else if rest.starts_with(COMMENT) {
            self.behind(at + COMMENT.len(), &COMMENT_END)?;
            Ok(Markup::Aside)
        } else if rest.starts_with(DATA) {
            let start = at + DATA.len();
            Ok(Markup::Data(start, self.behind(start, &DATA_END)?))
        } else if [COMMENT, DATA, DOCTYPE].iter().any(|whole| whole.starts_with(rest)) {
            Err(Halt::Incomplete)
        } else {
            self.at = at + 2;
            Err(Halt::Broken)
        }
    }

    /// Goes behind a document type declaration and all that it declares.
    fn doctype(&mut self) -> Result<(), Halt> {
        let mut inside = false;
        loop {
            let byte = *self.bytes.get(self.at).ok_or(Halt::Incomplete)?;
            let rest = &self.bytes[self.at..];
            match byte {
                b'>' if !inside => break,
                b'[' => inside = true,
                b']' => inside = false,
                b'"' | b'\'' => {
                    self.at += 1 + memchr::memchr(byte, &rest[1..]).ok_or(Halt::Incomplete)?;
                }
                b'<' if rest.starts_with(b"<!--") => {
                    self.behind(self.at + 4, &COMMENT_END)?;
                    continue;
                }
                b'<' if rest.starts_with(b"<?") => {
                    self.behind(self.at + 2, &INSTRUCTION_END)?;
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
        Ok(())
    }

    /// Goes behind the end of a start tag whose name was read. Is the element empty (`<ee/>`)?
    #[inline]
    fn tag_end(&mut self) -> Result<bool, Halt> {
        if self.bytes.get(self.at) == Some(&b'>') {
            self.at += 1;
            return Ok(false);
        }
        let start = self.at;
        loop {
            match *self.bytes.get(self.at).ok_or(Halt::Incomplete)? {
                b'>' => break,
                b'<' => return Err(Halt::Broken),
                quote @ (b'"' | b'\'') => {
                    let rest = &self.bytes[self.at + 1..];
                    self.at += 1 + memchr::memchr2(quote, b'<', rest).ok_or(Halt::Incomplete)?;
                    if self.bytes[self.at] == b'<' {
                        return Err(Halt::Broken);
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
        Ok(self.at >= start + 2 && self.bytes[self.at - 2] == b'/')
    }

    /// Goes behind the `>` of an end tag whose name was read.
    #[inline]
    fn close(&mut self) -> Result<(), Halt> {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        match self.bytes.get(self.at) {
            None => Err(Halt::Incomplete),
            Some(b'>') => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(Halt::Broken),
        }
    }

    /// Reads a record behind its name in the start tag.
    fn record(&mut self, element: &[u8], draft: &mut Draft) -> Result<(), Halt> {
        let start = self.at;
        let is_empty = self.tag_end()?;
        if let Some((from, to)) = attribute(&self.bytes[start..self.at - 1], b"key") {
            draft.key = self.resolved(start + from, start + to, draft);
        }
        if is_empty {
            return Ok(());
        }
        loop {
            let at = self.angle()?;
            match self.markup()? {
                Markup::Aside | Markup::Data(..) => {}
                Markup::Close(name) if name == element => return self.close(),
                Markup::Close(_) => return Err(Halt::Broken),
                Markup::Open(b"author") => {
                    let author = self.person(b"author", draft)?;
                    draft.authors.push(author);
                }
                Markup::Open(b"editor") => {
                    let editor = self.person(b"editor", draft)?;
                    draft.editors.push(editor);
                }
                Markup::Open(b"title") if !draft.has_title => {
                    draft.title = self.content(b"title", Some(draft))?;
                    draft.has_title = true;
                }
                Markup::Open(b"year") if draft.year.is_none() => {
                    let year = self.content(b"year", Some(draft))?;
                    draft.year = draft.get(self.text, year).parse().ok();
                }
                Markup::Open(name @ (b"journal" | b"booktitle")) if draft.venue.start == draft.venue.end => {
                    draft.venue = self.content(name, Some(draft))?;
                }
                Markup::Open(b"ee") if !draft.has_doi => {
                    let address = self.content(b"ee", Some(draft))?;
                    let text = draft.get(self.text, address);
                    if let Some(resolver) = RESOLVER.find(text.as_bytes()) {
                        let start = address.start + resolver + RESOLVER.needle().len();
                        draft.doi = Span { start, ..address };
                        draft.has_doi = true;
                    }
                }
                Markup::Open(name) if kind_of(name).is_some() => {
                    self.at = at;
                    return Err(Halt::Broken);
                }
                Markup::Open(name) => {
                    self.content(name, None)?;
                }
            }
        }
    }

    /// An author or editor, with the identifiers that stand in the start tag.
    #[inline]
    fn person(&mut self, element: &[u8], draft: &mut Draft) -> Result<Person, Halt> {
        let start = self.at;
        let has_attributes = self.bytes.get(start).is_some_and(u8::is_ascii_whitespace);
        let ids = if has_attributes { self.ids(draft)? } else { Span::default() };
        self.at = start;
        Ok(Person { name: self.content(element, Some(draft))?, ids })
    }

    /// The identifiers in a start tag whose name was read.
    fn ids(&mut self, draft: &mut Draft) -> Result<Span, Halt> {
        let start = self.at;
        self.tag_end()?;
        let tag = &self.bytes[start..self.at - 1];
        let mut ids = Ids::default();
        for (name, scheme) in [(&b"orcid"[..], "orcid"), (b"pid", "dblp")] {
            if let Some((from, to)) = attribute(tag, name) {
                ids.add(scheme, &self.text[start + from..start + to]);
            }
        }
        let from = draft.arena.len();
        draft.arena.push_str(ids.as_str());
        Ok(Span { start: from, end: draft.arena.len(), decoded: true })
    }

    /// The text between two offsets, decoded if need be.
    fn resolved(&self, start: usize, end: usize, draft: &mut Draft) -> Span {
        if memchr::memchr(b'&', &self.bytes[start..end]).is_none() {
            return draft.trimmed(self.text, Span { start, end, decoded: false });
        }
        let from = draft.arena.len();
        draft.decode(&self.text[start..end], start);
        draft.trimmed(self.text, Span { start: from, end: draft.arena.len(), decoded: true })
    }

    /// Goes behind the end of an element whose name was read, and returns all text in it, if there is a draft
    /// to put it in.
    #[inline]
    fn content(&mut self, name: &[u8], keep: Option<&mut Draft>) -> Result<Span, Halt> {
        if self.tag_end()? {
            return Ok(Span::default());
        }
        let start = self.at;
        let end = self.angle()?;
        let tag = &self.bytes[end + 1..];
        let tag_length = name.len() + 2;
        let is_plain = tag.len() >= tag_length
            && tag[0] == b'/'
            && tag[tag_length - 1] == b'>'
            && tag[1..tag_length - 1] == *name;
        if !is_plain {
            return self.mixed_content(name, start, keep);
        }
        self.at = end + 1 + tag_length;
        Ok(keep.map_or_else(Span::default, |draft| self.resolved(start, end, draft)))
    }

    /// The same for an element with other markup in it. The scanner stands at the first `<`.
    #[cold]
    fn mixed_content(
        &mut self,
        name: &[u8],
        start: usize,
        mut keep: Option<&mut Draft>,
    ) -> Result<Span, Halt> {
        let from = keep.as_ref().map_or(0, |draft| draft.arena.len());
        let mut start = start;
        let mut depth = 0_u64;
        loop {
            let end = self.angle()?;
            if let Some(draft) = keep.as_deref_mut() {
                draft.decode(&self.text[start..end], start);
            }
            match self.markup()? {
                Markup::Aside => {}
                Markup::Data(from, to) => {
                    if let Some(draft) = keep.as_deref_mut() {
                        draft.arena.push_str(&self.text[from..to]);
                    }
                }
                Markup::Open(inner) if kind_of(inner).is_some() => {
                    self.at = end;
                    return Err(Halt::Broken);
                }
                Markup::Open(_) => depth += u64::from(!self.tag_end()?),
                Markup::Close(inner) if depth == 0 => {
                    if inner != name {
                        return Err(Halt::Broken);
                    }
                    self.close()?;
                    return Ok(keep.map_or_else(Span::default, |draft| {
                        let whole = Span { start: from, end: draft.arena.len(), decoded: true };
                        draft.trimmed(self.text, whole)
                    }));
                }
                Markup::Close(_) => {
                    self.close()?;
                    depth -= 1;
                }
            }
            start = self.at;
        }
    }
}

/// Where the value of an attribute stands among the attributes of a tag.
fn attribute(attributes: &[u8], wanted: &[u8]) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(equals) = memchr::memchr(b'=', &attributes[at..]) {
        let name = attributes[at..at + equals].trim_ascii();
        at += equals + 1;
        at += attributes[at..].iter().position(|byte| !byte.is_ascii_whitespace())?;
        let quote = attributes[at];
        if !matches!(quote, b'"' | b'\'') {
            return None;
        }
        at += 1;
        let length = memchr::memchr(quote, &attributes[at..])?;
        if name == wanted {
            return Some((at, at + length));
        }
        at += length + 1;
    }
    None
}

/// The entities of XML and of dblp's DTD, which takes ISO 8859-1's names, by name.
#[rustfmt::skip]
static ENTITIES: [(&str, char); 101] = [
    ("AElig", 'Æ'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Agrave", 'À'), ("Aring", 'Å'), ("Atilde", 'Ã'),
    ("Auml", 'Ä'), ("Ccedil", 'Ç'), ("ETH", 'Ð'), ("Eacute", 'É'), ("Ecirc", 'Ê'), ("Egrave", 'È'),
    ("Euml", 'Ë'), ("Iacute", 'Í'), ("Icirc", 'Î'), ("Igrave", 'Ì'), ("Iuml", 'Ï'), ("Ntilde", 'Ñ'),
    ("Oacute", 'Ó'), ("Ocirc", 'Ô'), ("Ograve", 'Ò'), ("Oslash", 'Ø'), ("Otilde", 'Õ'), ("Ouml", 'Ö'),
    ("THORN", 'Þ'), ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Ugrave", 'Ù'), ("Uuml", 'Ü'), ("Yacute", 'Ý'),
    ("aacute", 'á'), ("acirc", 'â'), ("acute", '´'), ("aelig", 'æ'), ("agrave", 'à'), ("amp", '&'),
    ("apos", '\''), ("aring", 'å'), ("atilde", 'ã'), ("auml", 'ä'), ("brvbar", '¦'), ("ccedil", 'ç'),
    ("cedil", '¸'), ("cent", '¢'), ("copy", '©'), ("curren", '¤'), ("deg", '°'), ("divide", '÷'),
    ("eacute", 'é'), ("ecirc", 'ê'), ("egrave", 'è'), ("eth", 'ð'), ("euml", 'ë'), ("frac12", '½'),
    ("frac14", '¼'), ("frac34", '¾'), ("gt", '>'), ("iacute", 'í'), ("icirc", 'î'), ("iexcl", '¡'),
    ("igrave", 'ì'), ("iquest", '¿'), ("iuml", 'ï'), ("laquo", '«'), ("lt", '<'), ("macr", '¯'),
    ("micro", 'µ'), ("middot", '·'), ("nbsp", '\u{a0}'), ("not", '¬'), ("ntilde", 'ñ'), ("oacute", 'ó'),
    ("ocirc", 'ô'), ("ograve", 'ò'), ("ordf", 'ª'), ("ordm", 'º'), ("oslash", 'ø'), ("otilde", 'õ'),
    ("ouml", 'ö'), ("para", '¶'), ("plusmn", '±'), ("pound", '£'), ("quot", '"'), ("raquo", '»'),
    ("reg", '®'), ("sect", '§'), ("shy", '\u{ad}'), ("sup1", '¹'), ("sup2", '²'), ("sup3", '³'),
    ("szlig", 'ß'), ("thorn", 'þ'), ("times", '×'), ("uacute", 'ú'), ("ucirc", 'û'), ("ugrave", 'ù'),
    ("uml", '¨'), ("uuml", 'ü'), ("yacute", 'ý'), ("yen", '¥'), ("yuml", 'ÿ'),
];

#[cfg(test)]
mod tests;
