//! What is read from one part of an input, on any thread.

use super::detail::Detail;
use super::details::Details;
use super::papers::Papers;
use super::pool::{Pool, Sought};
use super::spellings::Spellings;
use super::strings::Spelled;
use super::text::{tidy, tidy_name};
use super::{Mention, Record};
use crate::columns::{Arena, Rows};

/// The papers of a part, with numbers of its own for what they mention.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// The details that are kept.
    details: Details,
    papers: Papers,
    /// The names, mention after mention: few repeat in so little text, so that none is looked for before the pool.
    names: Sought,
    venues: Spellings,
    of_details: [Spellings; 3],
    /// Was there such a detail that is not kept?
    dropped: [bool; 3],
    person_ids: Arena,
    person_names: Rows,
    /// The last venue as it is written, and its number: most are that of the record before.
    venue: (String, Option<u32>),
}

/// The same where the strings are in pools: by the numbers of the part, the place of each.
#[derive(Debug, Default)]
pub(crate) struct Pooled {
    pub(super) papers: Papers,
    pub(super) person_ids: Arena,
    pub(super) person_names: Rows,
    pub(super) spellings: Vec<u32>,
    pub(super) venues: Vec<u32>,
    pub(super) details: [Vec<u32>; 3],
    pub(super) dropped: [bool; 3],
}

/// The strings of all parts.
#[derive(Debug, Default)]
pub(crate) struct Pools {
    pub(crate) spellings: Pool,
    pub(super) venues: Pool,
    pub(super) details: [Pool; 3],
    /// The ids of network files.
    pub(crate) ids: Pool,
}

impl Pools {
    /// How many bytes of memory they take.
    pub(super) fn size(&self) -> usize {
        let details = self.details.iter().map(Pool::size).sum::<usize>();
        self.spellings.size() + self.venues.size() + details + self.ids.size()
    }
}

impl Part {
    /// An empty part, which keeps these details of mentions.
    pub(crate) fn keeping(details: Details) -> Self {
        Self { details, ..Self::default() }
    }

    /// Adds a record with these mentions as its byline: names and nothing else.
    pub(crate) fn push(&mut self, record: &Record<'_>, mentions: &[Mention<'_>]) {
        let first = self.next_name();
        for mention in mentions {
            self.names.push(Spelled::mention(mention, &tidy_name(mention.name)));
        }
        self.push_byline(record, mentions, first);
    }

    /// The same where all names are written as they are kept.
    pub(crate) fn push_kept(&mut self, record: &Record<'_>, mentions: &[Mention<'_>]) {
        let first = self.next_name();
        mentions.iter().for_each(|mention| self.names.push(Spelled::mention(mention, mention.name)));
        self.push_byline(record, mentions, first);
    }

    /// Adds a record whose names are there, from this one on.
    fn push_byline(&mut self, record: &Record<'_>, mentions: &[Mention<'_>], first: u32) {
        self.push_details(mentions);
        let venue = self.venue(record.venue);
        self.papers.push(record, first..self.next_name(), venue);
    }

    /// The number of the next name.
    fn next_name(&self) -> u32 {
        self.names.len() as u32
    }

    fn venue(&mut self, written: &str) -> u32 {
        match self.venue {
            (ref last, Some(number)) if last == written => number,
            _ => {
                let number = self.venues.intern(&tidy(written));
                self.venue.0.clear();
                self.venue.0.push_str(written);
                self.venue.1 = Some(number);
                number
            }
        }
    }

    /// Adds the details of a byline that is not there yet.
    fn push_details(&mut self, mentions: &[Mention<'_>]) {
        let Self { details, of_details, dropped, papers, .. } = self;
        for detail in Detail::ALL {
            if !details.has(detail) {
                let dropped = &mut dropped[detail as usize];
                *dropped = *dropped || mentions.iter().any(|mention| detail.may_be_in(mention));
                continue;
            }
            let texts = &mut of_details[detail as usize];
            if papers.details[detail as usize].is_empty() {
                if !mentions.iter().any(|mention| detail.may_be_in(mention)) {
                    continue;
                }
                papers.begin_detail(detail, texts.intern(""));
            }
            let numbers = mentions.iter().map(|mention| texts.intern(&detail.of(mention)));
            papers.details[detail as usize].to_mut().extend(numbers);
        }
    }

    /// Adds a person who has written by several names.
    pub(crate) fn push_person(&mut self, id: &str, names: &[&str]) {
        let first = self.next_name();
        names.iter().for_each(|name| self.names.push_text(&tidy(name)));
        self.person_names.push(first..self.next_name());
        self.person_ids.push(id);
    }

    /// Puts the strings into pools.
    pub(crate) fn into_pools(self, pools: &Pools) -> Pooled {
        Pooled {
            spellings: pools.spellings.places(&self.names),
            venues: pools.venues.places(&Sought::all(&self.venues)),
            details: Detail::ALL.map(|detail| {
                let texts = &self.of_details[detail as usize];
                if texts.is_empty() {
                    Vec::new()
                } else {
                    pools.details[detail as usize].places(&Sought::all(texts))
                }
            }),
            dropped: self.dropped,
            papers: self.papers,
            person_ids: self.person_ids,
            person_names: self.person_names,
        }
    }
}
