//! What is read from one part of an input, on any thread.

use super::papers::Papers;
use super::pool::Pool;
use super::spellings::Spellings;
use super::strings::{Spelled, Strings};
use super::text::{tidy, tidy_name};
use super::{Mention, Record};
use crate::columns::{Arena, Rows};

/// The papers of a part, with numbers of its own for what they mention.
#[derive(Debug, Default)]
pub(crate) struct Part {
    papers: Papers,
    names: Names,
    venues: Spellings,
    affiliations: Spellings,
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
    pub(super) affiliations: Vec<u32>,
}

/// The strings of all parts.
#[derive(Debug, Default)]
pub(crate) struct Pools {
    pub(crate) spellings: Pool,
    pub(super) venues: Pool,
    pub(super) affiliations: Pool,
    /// The ids of network files.
    pub(crate) ids: Pool,
}

impl Part {
    /// Adds a record with these mentions as its byline: names and nothing else.
    pub(crate) fn push(&mut self, record: &Record<'_>, mentions: &[Mention<'_>]) {
        let first = self.names.next();
        mentions.iter().for_each(|mention| self.names.push(mention, &tidy_name(mention.name)));
        self.push_byline(record, mentions, first);
    }

    /// The same where all names are written as they are kept.
    pub(crate) fn push_kept(&mut self, record: &Record<'_>, mentions: &[Mention<'_>]) {
        let first = self.names.next();
        mentions.iter().for_each(|mention| self.names.push(mention, mention.name));
        self.push_byline(record, mentions, first);
    }

    /// Adds a record whose names are there, from this one on.
    fn push_byline(&mut self, record: &Record<'_>, mentions: &[Mention<'_>], first: u32) {
        self.push_affiliations(mentions);
        let venue = self.venue(record.venue);
        self.papers.push(record, first..self.names.next(), venue);
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

    /// Adds the affiliations of a byline that is not there yet.
    fn push_affiliations(&mut self, mentions: &[Mention<'_>]) {
        let Self { affiliations, papers, .. } = self;
        if papers.affiliation_of.is_empty() {
            if mentions.iter().all(|mention| mention.affiliation.is_empty()) {
                return;
            }
            papers.begin_affiliations(affiliations.intern(""));
        }
        let numbers = mentions.iter().map(|mention| affiliations.intern(&tidy(mention.affiliation)));
        papers.affiliation_of.to_mut().extend(numbers);
    }

    /// Adds a person who has written by several names.
    pub(crate) fn push_person(&mut self, id: &str, names: &[&str]) {
        let first = self.names.next();
        names.iter().for_each(|name| self.names.push(&Mention::default(), &tidy(name)));
        self.person_names.push(first..self.names.next());
        self.person_ids.push(id);
    }

    /// Puts the strings into pools.
    pub(crate) fn into_pools(self, pools: &Pools) -> Pooled {
        Pooled {
            spellings: pools.spellings.places_of(&self.names.strings, &self.names.hashes),
            venues: pools.venues.places(&self.venues),
            affiliations: pools.affiliations.places(&self.affiliations),
            papers: self.papers,
            person_ids: self.person_ids,
            person_names: self.person_names,
        }
    }
}

/// The names of a part, mention after mention: few repeat in so little text, so that none is looked for before the pool.
#[derive(Debug, Default)]
struct Names {
    strings: Strings,
    hashes: Vec<u32>,
}

impl Names {
    /// The number of the next name.
    fn next(&self) -> u32 {
        self.hashes.len() as u32
    }

    /// Adds a name, with what the source says beside a mention.
    fn push(&mut self, mention: &Mention<'_>, name: &str) {
        let spelled = Spelled::mention(mention, name);
        self.hashes.push(spelled.hash());
        self.strings.push(spelled);
    }
}
