//! The record that is being read.

use super::references::{reference, resolve};
use crate::formats::dates::{date, doubted, joined, year};
use crate::records::{Date, Kind, Mention, PaperType, Record, Sink};

/// What comes before a person's id in the key of the person's page.
const PAGES: &str = "homepages/";

/// A text of a record: bytes of the chunk, or of the draft's arena where it had to be decoded.
#[derive(Clone, Copy, Default)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) decoded: bool,
}

/// An author or editor of a record.
#[derive(Clone, Copy, Default)]
pub(super) struct Person {
    pub(super) name: Span,
    pub(super) ids: Span,
}

/// The record being read. Its room is used again for every record.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) arena: String,
    pub(super) key: Span,
    pub(super) title: Span,
    pub(super) doi: Span,
    pub(super) venue: Span,
    pub(super) has_title: bool,
    pub(super) has_doi: bool,
    pub(super) year: Option<i16>,
    /// What is written in place of a year, if that is not only a number.
    pub(super) unusual_year: Span,
    pub(super) month: Span,
    pub(super) paper_type: PaperType,
    pub(super) authors: Vec<Person>,
    pub(super) editors: Vec<Person>,
    /// The positions of references that mean nothing.
    pub(super) odd: Vec<(usize, usize)>,
}

impl Draft {
    pub(super) fn clear(&mut self) {
        self.arena.clear();
        self.authors.clear();
        self.editors.clear();
        self.odd.clear();
        (self.key, self.title, self.doi, self.venue) = Default::default();
        (self.has_title, self.has_doi, self.year) = Default::default();
        (self.month, self.unusual_year, self.paper_type) = Default::default();
    }

    #[inline]
    pub(super) fn get<'d>(&'d self, text: &'d str, span: Span) -> &'d str {
        let source = if span.decoded { &self.arena } else { text };
        &source[span.start..span.end]
    }

    pub(super) fn set_year(&mut self, text: &str, span: Span) {
        let written = self.get(text, span);
        let number = written.parse().ok();
        if number.is_some() || written.is_empty() {
            self.year = number;
        } else {
            self.year = year(written);
            self.unusual_year = span;
        }
    }

    /// A notice if what is in place of the year is none, or may be another.
    fn tell_of_year(&self, at: usize, text: &str, sink: &mut dyn Sink) {
        let written = self.get(text, self.unusual_year);
        match self.year {
            _ if written.is_empty() => {}
            None => sink.notice(at, Kind::InvalidYear, written),
            Some(year) => doubted(written, Date::of_year(year), at, sink),
        }
    }

    /// The span without white space at its ends.
    pub(super) fn trimmed(&self, text: &str, span: Span) -> Span {
        let whole = self.get(text, span);
        let start = span.start + whole.len() - whole.trim_ascii_start().len();
        Span { start, end: start + whole.trim_ascii().len(), ..span }
    }

    /// Hands the record on. The vector goes through empty; only its room is wanted.
    pub(super) fn give(
        &self,
        at: usize,
        text: &str,
        room: Vec<Mention<'static>>,
        sink: &mut dyn Sink,
    ) -> Vec<Mention<'static>> {
        for &(start, end) in &self.odd {
            sink.notice(start, Kind::UnknownEntity, &text[start..end]);
        }
        self.tell_of_year(at, text, sink);
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
            date: self.date(text),
            paper_type: self.paper_type,
            doi: self.get(text, self.doi),
            venue: self.get(text, self.venue),
            byline: authors,
            editors,
        });
        byline.clear();
        byline.into_iter().map(|_| Mention::default()).collect()
    }

    /// The year, and the month where there is one.
    fn date(&self, text: &str) -> Option<Date> {
        let year = Date::of_year(self.year?);
        let month = self.get(text, self.month);
        if month.is_empty() {
            return Some(year);
        }
        let date = date(&joined(&[&year.to_string(), month]));
        date.map(|date| year.refined(date)).or(Some(year))
    }

    /// Hands on a person's page, if it says that several names are one person's.
    pub(super) fn give_person(&self, text: &str, sink: &mut dyn Sink) {
        if let Some(pid) = self.get(text, self.key).strip_prefix(PAGES)
            && self.authors.len() > 1
        {
            let names: Vec<&str> = self.authors.iter().map(|person| self.get(text, person.name)).collect();
            sink.person(&format!("dblp:{pid}"), &names);
        }
    }

    /// Adds text with its references resolved; `at` is its position in the chunk.
    pub(super) fn decode(&mut self, text: &str, at: usize) {
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
