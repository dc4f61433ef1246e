//! Goes over the text of dblp's elements.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::draft::{Draft, Person, Span};
use crate::formats::near::near;
use crate::records::PaperType;
use crate::records::identifiers::Ids;

/// The kind of an element where a record may be.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Entry {
    Paper,
    /// A person's page, which lists the names that the person has written by, or another page of the web.
    Page,
}

pub(super) fn kind_of(element: &[u8]) -> Option<Entry> {
    match element {
        b"article" | b"inproceedings" | b"proceedings" | b"book" | b"incollection" | b"phdthesis"
        | b"mastersthesis" | b"data" => Some(Entry::Paper),
        b"www" | b"person" => Some(Entry::Page),
        _ => None,
    }
}

/// The type of paper that an element is.
fn type_of(element: &[u8]) -> PaperType {
    match element {
        b"article" => PaperType::Article,
        b"inproceedings" => PaperType::Proceedings,
        b"proceedings" | b"book" => PaperType::Book,
        b"incollection" => PaperType::Chapter,
        b"phdthesis" | b"mastersthesis" => PaperType::Thesis,
        b"data" => PaperType::Dataset,
        _ => PaperType::Unknown,
    }
}

/// The type that the attribute `publtype` states beside that of the element: `informal` for the preprints of CoRR.
fn special_type(publtype: &str) -> Option<PaperType> {
    match publtype.split_whitespace().next()? {
        "informal" => Some(PaperType::Preprint),
        "survey" => Some(PaperType::Review),
        "data" => Some(PaperType::Dataset),
        "software" => Some(PaperType::Software),
        "edited" => Some(PaperType::Editorial),
        "withdrawn" => Some(PaperType::Retraction),
        _ => None,
    }
}

/// Why an element cannot be read to its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Halt {
    /// The text ends before it does.
    Incomplete,
    /// It is no XML, or another record starts inside. The scanner is where reading can go on.
    Broken,
}

/// What is at a `<`. The scanner is then after it; after the name, where there is one.
pub(super) enum Markup<'a> {
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

pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0 }
    }

    /// Goes to the next `<`.
    #[inline]
    pub(super) fn angle(&mut self) -> Result<usize, Halt> {
        self.at += near(b'<', &self.bytes[self.at..]).ok_or(Halt::Incomplete)?;
        Ok(self.at)
    }

    /// Skips past the next occurrence of a text and returns its position.
    fn skip_past(&mut self, from: usize, end: &Finder<'_>) -> Result<usize, Halt> {
        let rest = self.bytes.get(from..).ok_or(Halt::Incomplete)?;
        let found = from + end.find(rest).ok_or(Halt::Incomplete)?;
        self.at = found + end.needle().len();
        Ok(found)
    }

    /// Reads what is at the `<` under the scanner.
    #[inline]
    pub(super) fn markup(&mut self) -> Result<Markup<'a>, Halt> {
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
            self.skip_past(at + 2, &INSTRUCTION_END)?;
            Ok(Markup::Aside)
        } else if rest.starts_with(COMMENT) {
            self.skip_past(at + COMMENT.len(), &COMMENT_END)?;
            Ok(Markup::Aside)
        } else if rest.starts_with(DATA) {
            let start = at + DATA.len();
            Ok(Markup::Data(start, self.skip_past(start, &DATA_END)?))
        } else if [COMMENT, DATA, DOCTYPE].iter().any(|whole| whole.starts_with(rest)) {
            Err(Halt::Incomplete)
        } else {
            self.at = at + 2;
            Err(Halt::Broken)
        }
    }

    /// Skips a document type declaration and all that it declares.
    pub(super) fn doctype(&mut self) -> Result<(), Halt> {
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
                    self.skip_past(self.at + 4, &COMMENT_END)?;
                    continue;
                }
                b'<' if rest.starts_with(b"<?") => {
                    self.skip_past(self.at + 2, &INSTRUCTION_END)?;
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
        Ok(())
    }

    /// Skips the rest of a start tag whose name was read. Is the element empty (`<ee/>`)?
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

    /// Skips the `>` of an end tag whose name was read.
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

    /// Reads a record from after its name in the start tag.
    pub(super) fn record(&mut self, element: &[u8], draft: &mut Draft) -> Result<(), Halt> {
        draft.paper_type = type_of(element);
        if let Some((from, to)) = self.usual_key() {
            draft.key = self.resolved(from, to, draft);
        } else {
            let start = self.at;
            let is_empty = self.tag_end()?;
            if let Some((from, to)) = attribute(&self.bytes[start..self.at - 1], b"key") {
                draft.key = self.resolved(start + from, start + to, draft);
            }
            if let Some((from, to)) = attribute(&self.bytes[start..self.at - 1], b"publtype") {
                draft.paper_type =
                    special_type(&self.text[start + from..start + to]).unwrap_or(draft.paper_type);
            }
            if is_empty {
                return Ok(());
            }
        }
        loop {
            let at = self.angle()?;
            if self.simple(draft) {
                continue;
            }
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
                    draft.set_year(self.text, year);
                }
                Markup::Open(b"month") => draft.month = self.content(b"month", Some(draft))?,
                Markup::Open(name @ (b"journal" | b"booktitle")) if draft.venue.start == draft.venue.end => {
                    draft.venue = self.content(name, Some(draft))?;
                }
                Markup::Open(b"ee") if !draft.has_doi => {
                    let address = self.content(b"ee", Some(draft))?;
                    self.doi(address, draft);
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

    /// Skips the start tag of a record and finds its key, if its attributes are those that most have:
    /// ` mdate="2005-01-01" key="journals/notes/Lovelace43"`.
    fn usual_key(&mut self) -> Option<(usize, usize)> {
        const BEFORE: usize = " mdate=\"2005-01-01\" key=\"".len();
        let attributes = self.bytes.get(self.at..self.at + BEFORE)?;
        let date = attributes.strip_prefix(b" mdate=\"")?.strip_suffix(b"\" key=\"")?;
        if !date.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'-')) {
            return None;
        }
        let start = self.at + BEFORE;
        let end = start + near(b'"', &self.bytes[start..])?;
        if self.bytes.get(end + 1) != Some(&b'>') || near(b'<', &self.bytes[start..end]).is_some() {
            return None;
        }
        self.at = end + 2;
        Some((start, end))
    }

    /// Skips an element with nothing but text in it, `<name>text</name>`, if the scanner is at such an element and it has one of the usual names. Most are such.
    #[inline]
    fn simple(&mut self, draft: &mut Draft) -> bool {
        const LONGEST: usize = 16;
        let from = self.at + 1;
        let Some(window) = self.bytes.get(from..from + LONGEST) else { return false };
        if window[0] == b'/' {
            return false;
        }
        let Some(length) = near(b'>', window) else { return false };
        let name = &window[..length];
        let start = from + length + 1;
        let Some(end) = near(b'<', &self.bytes[start..]).map(|at| start + at) else { return false };
        let Some([b'<', b'/', closed @ .., b'>']) = self.bytes.get(end..end + length + 3) else {
            return false;
        };
        if closed != name {
            return false;
        }
        match name.first().copied().unwrap_or_default() {
            b'a' if name == b"author" => {
                let name = self.resolved(start, end, draft);
                draft.authors.push(Person { name, ids: Span::default() });
            }
            b'e' if name == b"editor" => {
                let name = self.resolved(start, end, draft);
                draft.editors.push(Person { name, ids: Span::default() });
            }
            b't' | b'y' | b'j' | b'b' | b'e' if self.simple_text(name, start, end, draft) => {}
            b'm' if name == b"month" => draft.month = self.resolved(start, end, draft),
            _ if IGNORED.contains(&name) => {}
            _ => return false,
        }
        self.at = end + length + 3;
        true
    }

    /// Keeps the text of a simple element with this name, if it is wanted. Is the name one of those that may be?
    #[inline]
    fn simple_text(&self, name: &[u8], start: usize, end: usize, draft: &mut Draft) -> bool {
        match name {
            b"title" if draft.has_title => {}
            b"title" => {
                draft.title = self.resolved(start, end, draft);
                draft.has_title = true;
            }
            b"year" if draft.year.is_some() => {}
            b"year" => {
                let year = self.resolved(start, end, draft);
                draft.set_year(self.text, year);
            }
            b"journal" | b"booktitle" if draft.venue.start != draft.venue.end => {}
            b"journal" | b"booktitle" => draft.venue = self.resolved(start, end, draft),
            b"ee" if draft.has_doi => {}
            b"ee" => {
                let address = self.resolved(start, end, draft);
                self.doi(address, draft);
            }
            _ => return false,
        }
        true
    }

    /// Takes a DOI out of an address, if it is one of a DOI.
    fn doi(&self, address: Span, draft: &mut Draft) {
        let text = draft.get(self.text, address).as_bytes();
        let known = ["https://doi.org/", "http://dx.doi.org/"];
        let of_known = known.iter().find(|start| text.starts_with(start.as_bytes())).map(|start| start.len());
        let found = of_known.or_else(|| RESOLVER.find(text).map(|at| at + RESOLVER.needle().len()));
        if let Some(after) = found {
            draft.doi = Span { start: address.start + after, ..address };
            draft.has_doi = true;
        }
    }

    /// An author or editor, with the identifiers in the start tag.
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
        draft.arena.push_str(ids.as_stated());
        Ok(Span { start: from, end: draft.arena.len(), decoded: true })
    }

    /// The text between two offsets, decoded if need be.
    #[inline]
    fn resolved(&self, start: usize, end: usize, draft: &mut Draft) -> Span {
        let text = &self.bytes[start..end];
        if near(b'&', text).is_none() {
            if let [first, .., last] = text
                && *first > b' '
                && *last > b' '
            {
                return Span { start, end, decoded: false };
            }
            return draft.trimmed(self.text, Span { start, end, decoded: false });
        }
        let from = draft.arena.len();
        draft.decode(&self.text[start..end], start);
        draft.trimmed(self.text, Span { start: from, end: draft.arena.len(), decoded: true })
    }

    /// Skips to after the end of an element whose name was read, and returns all text in it, if there is a draft
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

    /// The same for an element with other markup in it. The scanner is at the first `<`.
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

/// Elements of which nothing is kept, the frequent first.
const IGNORED: [&[u8]; 9] =
    [b"pages", b"url", b"volume", b"number", b"crossref", b"cite", b"note", b"series", b"publisher"];

/// The range of the value of an attribute among the attributes of a tag.
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

/// What comes before a DOI in an address.
static RESOLVER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("doi.org/"));
