//! Where the entries of a BibTeX file start and end, and how one is put together.
//!
//! Why not a library: an entry that is not closed must cost one entry and not the file, values are borrowed
//! where they need no decoding, and reading has to stop and go on between two entries.
//!
//! An entry is believed to end, closed or not, in front of a line that starts the next one (`@word{` at the
//! start of a line, blanks aside). So the extent of every entry hangs on its own text only, not on where the input was cut.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2, memchr3, memrchr};

use super::strings::Strings;

/// Where entries start in a text.
pub(super) struct Entries<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Is what stands between the start of the line, or the last entry in it, and here a comment?
    in_comment: bool,
    /// The start of this line, or the end of the last entry in it.
    pub(super) line: usize,
    /// The start of the next entry that starts a line, or the end of the text: no entry goes beyond it.
    pub(super) limit: usize,
}

/// The start of an entry.
pub(super) struct Entry<'a> {
    /// Where its at sign is.
    pub(super) at: usize,
    /// The word behind it.
    pub(super) word: &'a str,
    /// Where its content starts.
    content: usize,
    /// What closes it.
    pub(super) closing: u8,
}

pub(super) enum What {
    Paper,
    /// `@string`
    Names,
    /// `@comment`, `@preamble`
    Skipped,
}

impl Entry<'_> {
    pub(super) fn what(&self) -> What {
        match self.word.len() {
            6 if self.word.eq_ignore_ascii_case("string") => What::Names,
            7 if self.word.eq_ignore_ascii_case("comment") => What::Skipped,
            8 if self.word.eq_ignore_ascii_case("preamble") => What::Skipped,
            _ => What::Paper,
        }
    }

    pub(super) fn is_standard(&self) -> bool {
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
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0, in_comment: false, line: 0, limit: 0 }
    }

    /// The next entry. Text between entries is skipped, and so is the rest of a line behind `%`. Behind the
    /// last entry [`line`](Self::line) is where what is left may still become one.
    pub(super) fn next(&mut self) -> Option<Entry<'a>> {
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
    pub(super) fn go_on(&mut self, at: usize) {
        (self.at, self.line, self.in_comment) = (at, at, false);
    }

    /// The content of an entry, as far as it may go.
    pub(super) fn body(&mut self, entry: &Entry<'a>) -> Body<'a> {
        if self.limit <= entry.at {
            let bytes = self.text.as_bytes();
            let from = entry.at + 1;
            let starts = memchr_iter(b'@', &bytes[from..]).map(|next| from + next);
            self.limit = starts
                .filter(|&next| starts_line(&bytes[..next]))
                .find(|&next| matches!(opening(self.text, next), Ok(Some(_))))
                .unwrap_or(bytes.len());
        }
        // An opening that looked like an entry may lie beyond the start of the next: `@a\n@b{`.
        let text = &self.text[..self.limit.max(entry.content)];
        Body { text, at: entry.content, closing: entry.closing }
    }
}

/// An entry does not have the shape of one, or the text ends inside it.
pub(super) struct Broken;

/// A value made of names may be this long; more comes of names that contain each other many times over.
const LONGEST_EXPANSION: usize = 256 * 1024;

const SPACE: u8 = 1;
/// Ends a word, as white space does.
const SIGN: u8 = 2;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b if b.is_ascii_whitespace() => SPACE,
            b'{' | b'}' | b'(' | b')' | b',' | b'=' | b'#' | b'"' | b'@' | b'%' => SIGN,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// The content of an entry, behind the bracket that opens it.
pub(super) struct Body<'a> {
    /// The text up to where the entry must have ended.
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) closing: u8,
}

impl<'a> Body<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn peek(&self) -> Result<u8, Broken> {
        self.text.as_bytes().get(self.at).copied().ok_or(Broken)
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at +=
            rest.iter().position(|&byte| CLASSES[usize::from(byte)] & SPACE == 0).unwrap_or(rest.len());
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
    pub(super) fn skip_entry(&mut self) -> Result<(), Broken> {
        self.skip_to(self.closing)
    }

    /// A name and its value.
    pub(super) fn definition(&mut self, names: &Strings) -> Result<(&'a str, Cow<'a, str>), Broken> {
        self.skip_space();
        let name = self.word()?;
        self.equals()?;
        let value = self.value(names, &mut None)?;
        self.skip_space();
        if self.peek()? == b',' {
            self.at += 1;
        }
        self.close()?;
        Ok((name, value))
    }

    /// The fields of a paper; counts them all, even one that the text ends in.
    pub(super) fn paper(
        &mut self,
        names: &Strings,
        paper: &mut Fields<'a>,
        fields: &mut usize,
    ) -> Result<(), Broken> {
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
                self.equals()?;
                *fields += 1;
                let mut unknown = None;
                match paper.field(name) {
                    // Of a field that is given twice BibTeX takes the first.
                    Some(field) if field.is_empty() => *field = self.value(names, &mut unknown)?,
                    known => {
                        let first = known.filter(|_| is_of_people(name)).map(|field| field.clone());
                        let start = self.at;
                        self.skip_value()?;
                        let again = self.text[start..self.at].trim().trim_matches(['{', '}', '"']);
                        if first.is_some_and(|first| first.trim() != again.trim()) {
                            paper.repeated = Some(again);
                        }
                    }
                }
                // A month without a definition is read as it is written: `sept`.
                let unknown = unknown.filter(|_| !name.eq_ignore_ascii_case("month"));
                paper.unknown_name = paper.unknown_name.or(unknown);
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
        let is_end = |&byte: &u8| CLASSES[usize::from(byte)] != 0;
        let length = self.rest().iter().position(is_end).ok_or(Broken)?;
        let word = &self.text[self.at..self.at + length];
        self.at += length;
        if word.is_empty() { Err(Broken) } else { Ok(word) }
    }

    /// A value: parts joined by `#`.
    fn value(&mut self, names: &Strings, unknown: &mut Option<&'a str>) -> Result<Cow<'a, str>, Broken> {
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

    /// The same for a field that is not used.
    fn skip_value(&mut self) -> Result<(), Broken> {
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
    fn part(&mut self, names: &Strings, unknown: &mut Option<&'a str>) -> Result<Cow<'a, str>, Broken> {
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
pub(super) struct Fields<'a> {
    pub(super) entry_type: &'a str,
    pub(super) key: &'a str,
    pub(super) author: Cow<'a, str>,
    pub(super) collaboration: Cow<'a, str>,
    /// Identifiers of the authors: by number, `author+an:orcid`, by name, as Web of Science writes them, or in order.
    pub(super) orcid_annotations: Cow<'a, str>,
    pub(super) orcids_by_name: Cow<'a, str>,
    pub(super) researcherids_by_name: Cow<'a, str>,
    pub(super) orcid: Cow<'a, str>,
    pub(super) editor: Cow<'a, str>,
    pub(super) title: Cow<'a, str>,
    pub(super) year: Cow<'a, str>,
    pub(super) month: Cow<'a, str>,
    pub(super) day: Cow<'a, str>,
    pub(super) date: Cow<'a, str>,
    pub(super) doi: Cow<'a, str>,
    pub(super) url: Cow<'a, str>,
    pub(super) journal: Cow<'a, str>,
    pub(super) journaltitle: Cow<'a, str>,
    pub(super) booktitle: Cow<'a, str>,
    pub(super) ids: Cow<'a, str>,
    pub(super) crossref: Cow<'a, str>,
    pub(super) xdata: Cow<'a, str>,
    pub(super) unknown_name: Option<&'a str>,
    /// People in a field of a name that the entry has already.
    pub(super) repeated: Option<&'a str>,
}

/// Does a field of this name hold people?
fn is_of_people(name: &str) -> bool {
    ["author", "editor"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

impl<'a> Fields<'a> {
    pub(super) fn field(&mut self, name: &str) -> Option<&mut Cow<'a, str>> {
        Some(match name.len() {
            6 if name.eq_ignore_ascii_case("author") => &mut self.author,
            6 if name.eq_ignore_ascii_case("editor") => &mut self.editor,
            5 if name.eq_ignore_ascii_case("title") => &mut self.title,
            4 if name.eq_ignore_ascii_case("year") => &mut self.year,
            5 if name.eq_ignore_ascii_case("month") => &mut self.month,
            3 if name.eq_ignore_ascii_case("day") => &mut self.day,
            4 if name.eq_ignore_ascii_case("date") => &mut self.date,
            3 if name.eq_ignore_ascii_case("doi") => &mut self.doi,
            3 if name.eq_ignore_ascii_case("url") => &mut self.url,
            7 if name.eq_ignore_ascii_case("journal") => &mut self.journal,
            12 if name.eq_ignore_ascii_case("journaltitle") => &mut self.journaltitle,
            9 if name.eq_ignore_ascii_case("booktitle") => &mut self.booktitle,
            3 if name.eq_ignore_ascii_case("ids") => &mut self.ids,
            8 if name.eq_ignore_ascii_case("crossref") => &mut self.crossref,
            5 if name.eq_ignore_ascii_case("xdata") => &mut self.xdata,
            13 if name.eq_ignore_ascii_case("collaboration") => &mut self.collaboration,
            15 if name.eq_ignore_ascii_case("author+an:orcid") => &mut self.orcid_annotations,
            13 if name.eq_ignore_ascii_case("orcid-numbers") => &mut self.orcids_by_name,
            20 if name.eq_ignore_ascii_case("researcherid-numbers") => &mut self.researcherids_by_name,
            5 if name.eq_ignore_ascii_case("orcid") => &mut self.orcid,
            _ => return None,
        })
    }

    pub(super) fn has_venue(&self) -> bool {
        !(self.journal.is_empty() && self.journaltitle.is_empty() && self.booktitle.is_empty())
    }

    pub(super) fn has_year(&self) -> bool {
        !(self.year.is_empty() && self.date.is_empty())
    }
}
