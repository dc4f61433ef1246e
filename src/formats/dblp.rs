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
mod tests {
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;
    use crate::reading::{ReadOptions, Source};
    use crate::records::{Corpus, Notices};

    /// A record with all its texts owned.
    #[derive(Debug, Clone, Default, PartialEq)]
    struct Paper {
        key: String,
        title: String,
        year: Option<i16>,
        doi: String,
        venue: String,
        byline: Vec<String>,
        ids: Vec<String>,
    }

    #[derive(Default)]
    struct Kept {
        papers: Vec<Paper>,
        notices: Vec<String>,
        persons: Vec<String>,
    }

    impl Sink for Kept {
        fn record(&mut self, record: &Record<'_>) {
            self.papers.push(Paper {
                key: record.key.to_owned(),
                title: crate::records::text::tidy(record.title).into_owned(),
                year: record.year,
                doi: record.doi.to_owned(),
                venue: record.venue.to_owned(),
                ids: record.byline.iter().map(|mention| mention.ids.to_owned()).collect(),
                byline: record.byline.iter().map(|mention| mention.name.to_owned()).collect(),
            });
        }

        fn node(&mut self, _: &str, _: &str) {}

        fn tie(&mut self, _: usize, _: &str, _: &str, _: Option<f64>) {}

        fn person(&mut self, id: &str, names: &[&str]) {
            self.persons.push(format!("{id}: {}", names.join(", ")));
        }

        fn notice(&mut self, _: usize, kind: Kind, detail: &str) {
            assert!(matches!(kind, Kind::Malformed | Kind::UnknownEntity));
            self.notices.push(detail.to_owned());
        }
    }

    fn kept(text: &str) -> Kept {
        let mut kept = Kept::default();
        read(Chunk { text, head: text, last: true, ..Chunk::default() }, &mut kept);
        kept
    }

    fn only(record: &str) -> Paper {
        let mut papers = kept(&format!("<dblp>\n{record}\n</dblp>")).papers;
        assert_eq!(papers.len(), 1, "{record}");
        papers.remove(0)
    }

    fn corpus(text: &str, piece: usize) -> (Corpus, Notices) {
        let mut notices = Notices::keeping(usize::MAX);
        let source = Source::Text("dblp.xml".to_owned(), text.to_owned());
        let reading = ReadOptions { from: Some(&FORMAT), chunk_size: piece, ..ReadOptions::default() };
        (crate::reading::read(&[source], reading, &mut notices).unwrap(), notices)
    }

    const FIXTURE: &str = include_str!("../../tests/fixtures/dblp.xml");

    #[test]
    fn a_record_gives_key_title_year_doi_and_authors_in_order() {
        let paper = only(
            "<article mdate='1843-10-01' key = \"journals/notes/L43\" publtype=\"a>b\">\
             <author orcid=\"0000-0002-1825-0097\" pid='l/AdaLovelace'>Ada Lovelace 0001</author><author>Luigi Menabrea</author>\
             <editor>Richard Taylor</editor><title>Notes</title><year> 1843 </year><journal>The Engine</journal>\
             <ee type=\"oa\">https://example.org/1</ee><ee>https://doi.org/10.1000/a&amp;b</ee>\
             <ee>https://doi.org/10.1000/2</ee></article>",
        );
        let expected = Paper {
            key: "journals/notes/L43".to_owned(),
            title: "Notes".to_owned(),
            year: Some(1843),
            doi: "10.1000/a&b".to_owned(),
            venue: "The Engine".to_owned(),
            byline: vec!["Ada Lovelace 0001".to_owned(), "Luigi Menabrea".to_owned()],
            ids: vec!["orcid:0000-0002-1825-0097 dblp:l/AdaLovelace".to_owned(), String::new()],
        };
        assert_eq!(paper, expected);
    }

    #[test]
    fn markup_in_a_title_is_flattened_and_its_white_space_made_single() {
        let title =
            "On H<sub>2</sub>O\n  and <i>x<sup>n<tt/></sup></i> <!-- <x> -->&lt; <![CDATA[<y> &amp;]]>.";
        let paper = only(&format!("<book key='b'><title>\n{title} </title></book>"));
        assert_eq!(paper.title, "On H2O and xn < <y> &amp;.");
    }

    #[test]
    fn entities_of_latin_1_and_character_references_become_characters() {
        let paper = only(
            "<data key='b&amp;c'><author>J&uuml;rgen M&#252;ller</author><author>&#x141;&oslash;v</author></data>",
        );
        assert_eq!(paper.byline, ["Jürgen Müller", "Łøv"]);
        assert_eq!(paper.key, "b&c");
    }

    #[test]
    fn a_reference_that_means_nothing_stays_as_written_with_a_notice() {
        let kept = kept(
            "<article key='a'><author>A &nonsense; B</author><title>R & D &#0; &#xD800;</title></article>",
        );
        assert_eq!(kept.papers[0].byline, ["A &nonsense; B"]);
        assert_eq!(kept.papers[0].title, "R & D &#0; &#xD800;");
        assert_eq!(kept.notices, ["&nonsense;", "&", "&#0;", "&#xD800;"]);
    }

    #[test]
    fn the_table_of_entities_is_in_order_and_whole() {
        assert!(ENTITIES.is_sorted_by_key(|&(name, _)| name));
        let mut latin: Vec<char> = ENTITIES.iter().map(|&(_, c)| c).filter(|c| !c.is_ascii()).collect();
        latin.sort_unstable();
        assert!(latin.into_iter().eq('\u{a0}'..='\u{ff}'));
        assert!(
            ["amp", "lt", "gt", "quot", "apos"]
                .into_iter()
                .all(|name| resolve(&format!("{name};")).is_some())
        );
    }

    #[test]
    fn persons_pages_are_no_papers_and_records_of_a_persons_file_are() {
        let kept = kept(
            "<?xml version='1.0'?><dblpperson name='Ada Lovelace' pid='1/1' n='1'>\
             <person key='homepages/1/1'><author>Ada Lovelace</author><author>A. Lovelace</author></person>\
             <r><article key='a'><author>Ada Lovelace</author></article></r>\
             <www key='homepages/2'><author>Nobody</author><title>Home Page</title></www>\
             <r><inproceedings key='b'><author>Ada Lovelace</author></inproceedings></r></dblpperson>",
        );
        let keys: Vec<_> = kept.papers.iter().map(|paper| paper.key.as_str()).collect();
        assert_eq!(keys, ["a", "b"]);
        assert_eq!(kept.persons, ["dblp:1/1: Ada Lovelace, A. Lovelace"]);
        assert!(kept.notices.is_empty());
    }

    #[test]
    fn a_dtd_in_the_file_is_passed_over_and_never_expanded() {
        let kept = kept(
            "<!DOCTYPE dblp [ <!-- ' > ] --> <!ENTITY a '<article key=\"x\">]>'> <!ENTITY b \"&a;&a;\"> <?p '>?> ] >\
             <dblp><article key='k'><author>A</author><title>&b;</title></article></dblp>",
        );
        assert_eq!(kept.papers.len(), 1);
        assert_eq!(kept.papers[0].title, "&b;");
    }

    #[test]
    fn a_broken_record_gets_a_notice_and_the_next_is_read() {
        let good = "<book key='good'><author>A</author></book>";
        let broken = [
            "<article key='x'><author>B",
            "<article key='x'><author>B</author>",
            "<article key='x'><author>B</title></author></article>",
            "<article key='x'><title>B<i></title></article>",
            "<article key='x'><author>B</author></book></article>",
            "<article key='x' <author>B</author></article>",
            "<article key='x><author>B</author></article>",
            "<article key='x'>1 < 2</article>",
            "<article key='x'><title><!x></title></article>",
            "<article key='x'><title><note key='<'></note></title></article>",
        ];
        for broken in broken {
            let kept = kept(&format!("<dblp>\n{broken}\n{good}</dblp>"));
            assert_eq!(kept.papers.len(), 1, "{broken}");
            assert_eq!(kept.papers[0].key, "good", "{broken}");
            assert_eq!(kept.notices.len(), 1, "{broken}");
        }
        let unfinished = kept(&format!("<dblp>{good}<article key='x'><author>B</author>"));
        assert_eq!((unfinished.papers.len(), unfinished.notices.len()), (1, 1));
    }

    #[test]
    fn dblp_is_told_from_other_xml_by_its_root() {
        assert!(looks_like(FIXTURE));
        assert!(looks_like("\n<!-- <x> --><dblpperson name='A'>"));
        assert!(looks_like("<!DOCTYPE dblp [<!ENTITY a 'b'>]><dblp>"));
        assert!(!looks_like("<?xml version='1.0'?><graphml><dblp>"));
        assert!(!looks_like("see <dblp>"));
        assert!(!looks_like("<?xml"));
        assert!(!looks_like(""));
    }

    #[test]
    fn a_file_is_cut_in_front_of_any_record_wherever_it_stands() {
        assert_eq!(split(b"<article k"), None);
        assert_eq!(split(b"</book><article k"), Some(7));
        assert_eq!(split(b"</book><www\tk"), Some(7));
        assert_eq!(split(b"<books x<articles x<article>"), None);
        assert_eq!(split(b"x<inproceedings"), None);
        assert_eq!(split(b"x<inproceedings\n"), Some(1));
    }

    #[test]
    fn the_fixture_is_the_same_wherever_it_is_cut() {
        let (whole, notices) = corpus(FIXTURE, usize::MAX >> 1);
        let expected = (kept(FIXTURE).papers, notices.by_kind().len());
        assert_eq!(expected.0.len(), 11);
        for piece in 1..=FIXTURE.len() {
            let (cut, cut_notices) = corpus(FIXTURE, piece);
            let texts = |corpus: &Corpus| -> Vec<_> {
                let byline =
                    |paper| corpus.byline(paper).iter().map(|&name| corpus.spellings().get(name).to_owned());
                (0..corpus.papers())
                    .map(|p| {
                        (
                            corpus.id(p),
                            corpus.title(p).to_owned(),
                            corpus.year(p),
                            byline(p).collect::<Vec<_>>(),
                        )
                    })
                    .collect()
            };
            assert_eq!(texts(&cut), texts(&whole), "{piece}");
            assert_eq!(cut.inputs(), whole.inputs(), "{piece}");
            assert_eq!(cut_notices.by_kind(), notices.by_kind(), "{piece}");
        }
    }

    /// Reads a text cut at an arbitrary place, as the merger does.
    fn in_two(text: &str, cut: usize) -> Kept {
        let mut kept = Kept::default();
        let used = read(Chunk { text: &text[..cut], head: text, last: false, ..Chunk::default() }, &mut kept);
        assert!(used <= cut);
        read(Chunk { text: &text[used..], head: text, last: true, ..Chunk::default() }, &mut kept);
        kept
    }

    #[test]
    fn a_cut_at_any_byte_loses_nothing_and_doubles_nothing() {
        let whole = kept(FIXTURE);
        for cut in (0..=FIXTURE.len()).filter(|&cut| FIXTURE.is_char_boundary(cut)) {
            let cut_kept = in_two(FIXTURE, cut);
            assert_eq!(cut_kept.papers, whole.papers, "{cut}");
            assert_eq!(cut_kept.notices, whole.notices, "{cut}");
            assert_eq!(cut_kept.persons, whole.persons, "{cut}");
        }
    }

    /// The papers of well-formed text as quick-xml sees them.
    fn oracle(text: &str) -> Vec<Paper> {
        let mut reader = Reader::from_str(text);
        let mut path: Vec<String> = Vec::new();
        let mut papers = Vec::new();
        let mut paper: Option<(usize, Paper)> = None;
        let (mut field, mut titles, mut dois) = (String::new(), 0, 0);
        loop {
            let event = reader.read_event().unwrap();
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Eof => return papers,
                Event::Start(start) | Event::Empty(start) => {
                    let name = start.name().as_ref().to_owned();
                    if paper.is_none() && kind_of(name.as_bytes()) == Some(Entry::Paper) {
                        let key = start.try_get_attribute("key").unwrap();
                        let key = key.map(|key| written(&key.value)).unwrap_or_default();
                        paper = Some((path.len(), Paper { key, ..Paper::default() }));
                        (titles, dois) = (0, 0);
                    }
                    if let Some((depth, paper)) = &mut paper
                        && path.len() == *depth + 1
                        && name == "author"
                    {
                        let orcid = start.try_get_attribute("orcid").unwrap();
                        paper
                            .ids
                            .push(orcid.map(|orcid| format!("orcid:{}", &*orcid.value)).unwrap_or_default());
                    }
                    path.push(name);
                    if paper.as_ref().is_some_and(|(depth, _)| path.len() == depth + 2) {
                        field.clear();
                    }
                    if !is_empty {
                        continue;
                    }
                    end(&mut path, &mut paper, &mut papers, &field, &mut titles, &mut dois);
                }
                Event::End(_) => end(&mut path, &mut paper, &mut papers, &field, &mut titles, &mut dois),
                Event::Text(text) => field.push_str(&text),
                Event::CData(text) => field.push_str(&text),
                Event::GeneralRef(name) => {
                    field.push_str(&written(&format!("&{};", &*name)));
                }
                _ => {}
            }
        }
    }

    fn end(
        path: &mut Vec<String>,
        paper: &mut Option<(usize, Paper)>,
        papers: &mut Vec<Paper>,
        field: &str,
        titles: &mut usize,
        dois: &mut usize,
    ) {
        let name = path.pop().unwrap();
        let Some((depth, open)) = paper else { return };
        if path.len() == *depth {
            papers.extend(paper.take().map(|(_, paper)| paper));
        } else if path.len() == *depth + 1 {
            let text = field.trim_ascii();
            match name.as_str() {
                "author" => open.byline.push(text.to_owned()),
                "title" => {
                    if *titles == 0 {
                        open.title = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                    }
                    *titles += 1;
                }
                "journal" | "booktitle" if open.venue.is_empty() => open.venue = text.to_owned(),
                "year" => open.year = open.year.or(text.parse().ok()),
                "ee" => {
                    if let Some((_, doi)) = text.split_once("doi.org/") {
                        if *dois == 0 {
                            open.doi = doi.to_owned();
                        }
                        *dois += 1;
                    }
                }
                _ => {}
            }
        }
    }

    /// References resolved by quick-xml and its own idea of what HTML calls Latin-1.
    fn written(text: &str) -> String {
        quick_xml::escape::unescape_with(text, |name| {
            let found = ENTITIES.iter().find(|(known, _)| *known == name)?;
            Some(Box::leak(found.1.to_string().into_boxed_str()) as &str)
        })
        .unwrap()
        .into_owned()
    }

    fn any_text() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            4 => "[A-Za-zäß '\"\\n.>=]{1,9}",
            1 => Just("&uuml;".to_owned()),
            1 => Just("&lt;".to_owned()),
            1 => Just("&amp;".to_owned()),
            1 => Just("&#233;".to_owned()),
            1 => Just("&#x141;".to_owned()),
            1 => Just("<!-- <article key='n'><author>No</author></article> - -->".to_owned()),
            1 => Just("<![CDATA[</title> <book key='n'> &amp; ]] ]]>".to_owned()),
            1 => Just("<?pi <article key='n'> ?>".to_owned()),
        ];
        prop::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
    }

    fn any_attributes() -> impl Strategy<Value = String> {
        let one = prop_oneof![
            Just(" mdate=\"2024-01-01\"".to_owned()),
            Just("\n\tpubltype = 'a > b \" c'".to_owned()),
            Just(" cdate=\"'key='\"".to_owned()),
            Just(" x='&quot;&#60;'".to_owned()),
        ];
        prop::collection::btree_set(one, 0..4).prop_map(|all| all.into_iter().collect::<String>())
    }

    fn any_field() -> impl Strategy<Value = String> {
        let name = prop_oneof![
            3 => Just("author"),
            2 => Just("title"),
            1 => Just("ee"),
            1 => Just("year"),
            1 => Just("editor"),
            1 => Just("note"),
        ];
        let body = prop_oneof![
            any_text(),
            (any_text(), any_attributes(), any_text(), any_text())
                .prop_map(|(a, x, b, c)| format!("{a}<i{x}>{b}<author>No</author ><sub/></i\n>{c}")),
            Just("https://doi.org/10.1000/&lt;1&gt; ".to_owned()),
            Just(" 1999\n".to_owned()),
        ];
        (name, any_attributes(), body, any::<bool>()).prop_map(|(name, attributes, body, is_empty)| {
            if is_empty && body.len() < 4 {
                format!("<{name}{attributes}/>")
            } else {
                format!("<{name}{attributes}>{body}</{name}>\n")
            }
        })
    }

    fn any_record() -> impl Strategy<Value = String> {
        let element = prop::sample::select(vec!["article", "inproceedings", "data", "phdthesis", "www", "r"]);
        let fields = prop::collection::vec(prop_oneof![6 => any_field(), 1 => any_text()], 0..6);
        let key = prop_oneof![
            Just(" key=\"a/&auml;'b\"".to_owned()),
            Just("\nkey ='c'".to_owned()),
            Just(String::new())
        ];
        (element, any_attributes(), key, any_attributes(), fields, any_text()).prop_map(
            |(element, before, key, mut after, fields, between)| {
                // No attribute twice.
                if !before.is_empty() {
                    after.clear();
                }
                format!("<{element}{before}{key}{after}>{}</{element}>{between}", fields.concat())
            },
        )
    }

    fn any_document() -> impl Strategy<Value = String> {
        prop::collection::vec(any_record(), 0..8).prop_map(|records| {
            format!(
                "<?xml version='1.0'?>\n<!DOCTYPE dblp SYSTEM 'dblp.dtd'>\n<dblp>{}</dblp>\n",
                records.concat()
            )
        })
    }

    /// Fragments that lead a scanner astray, in any order.
    fn any_shards() -> impl Strategy<Value = String> {
        let shards = vec![
            "<",
            ">",
            "/",
            "&",
            ";",
            "\"",
            "'",
            "=",
            "<!",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "?>",
            "<!DOCTYPE ",
            "[",
            "]",
            "<article ",
            "key",
            "</article>",
            "<author",
            "<author>",
            "</author>",
            "<title>",
            "</title>",
            "<ee>",
            "</ee>",
            "<year>",
            "1999",
            "&#",
            "&uuml;",
            "ä",
            "\n",
            " ",
            "doi.org/",
            "<www ",
            "<i>",
            "</i>",
            "</",
        ];
        prop::collection::vec(prop::sample::select(shards), 0..60).prop_map(|shards| shards.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn quick_xml_reads_the_same(text in any_document()) {
            let kept = kept(&text);
            prop_assert_eq!(kept.papers, oracle(&text));
            prop_assert!(kept.notices.is_empty());
        }

        #[test]
        fn any_bytes_are_survived_and_cuts_in_them_change_nothing(
            text in prop_oneof![any_shards(), ".{0,200}"],
            cut in any::<prop::sample::Index>(),
        ) {
            let cut = text.floor_char_boundary(cut.index(text.len() + 1));
            let (whole, in_two) = (kept(&text), in_two(&text, cut));
            prop_assert_eq!(whole.papers, in_two.papers);
            prop_assert_eq!(whole.notices, in_two.notices);
            looks_like(&text);
            split(text.as_bytes());
        }
    }
}
