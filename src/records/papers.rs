//! The columns of papers: of a corpus, or of a part of one.

use std::ops::Range;

use super::detail::Detail;
use super::text::tidy;
use super::{Date, Record};
use crate::columns::{Arena, Column, Rows};

/// Papers, one entry each in every column. What they mention is in numbers of those who keep the strings.
#[derive(Debug, Clone, Default)]
pub(super) struct Papers {
    pub(super) bylines: Rows,
    /// Each detail of each mention; nothing at all where no source has any.
    pub(super) details: [Column<u32>; 3],
    pub(super) venue_of: Column<u32>,
    pub(super) titles: Arena,
    pub(super) keys: Arena,
    pub(super) dois: Arena,
    pub(super) dates: Column<u32>,
    pub(super) types: Column<u8>,
}

/// What the numbers of a part are in the whole: by its own number, that of each string.
pub(super) struct InWhole<'a> {
    pub(super) spellings: &'a [u32],
    pub(super) venues: &'a [u32],
    pub(super) details: [&'a [u32]; 3],
}

impl Papers {
    /// How many bytes of memory they take.
    pub(super) fn size(&self) -> usize {
        let numbers = self.details.iter().map(Column::size).sum::<usize>() + self.venue_of.size();
        let texts = self.titles.size() + self.keys.size() + self.dois.size();
        self.bylines.size() + numbers + texts + self.dates.size() + self.types.size()
    }

    /// Adds a paper with its byline and venue as numbers; details come [before](Self::begin_detail).
    pub(super) fn push(&mut self, record: &Record<'_>, byline: Range<u32>, venue: u32) {
        self.bylines.push(byline);
        self.titles.push(&tidy(record.title));
        self.keys.push(record.key);
        self.dois.push(record.doi);
        self.venue_of.to_mut().push(venue);
        self.dates.to_mut().push(Date::to_column(record.date));
        self.types.to_mut().push(record.paper_type as u8);
    }

    /// Gives the mentions so far this number, which stands for none, so that there is such a detail from here on.
    pub(super) fn begin_detail(&mut self, detail: Detail, unknown: u32) {
        self.details[detail as usize].to_mut().resize(self.bylines.item_count(), unknown);
    }

    /// Adds the papers of a part after these, but no details.
    pub(super) fn append(&mut self, part: &Self, numbers: &InWhole<'_>) {
        self.bylines.append(&part.bylines, |mention| numbers.spellings[mention as usize]);
        self.titles.append(&part.titles);
        self.keys.append(&part.keys);
        self.dois.append(&part.dois);
        let venues = part.venue_of.all().iter().map(|&venue| numbers.venues[venue as usize]);
        self.venue_of.to_mut().extend(venues);
        self.dates.to_mut().extend_from_slice(part.dates.all());
        self.types.to_mut().extend_from_slice(part.types.all());
    }

    /// Adds a detail of a part whose papers are not there yet; `unknown` stands for none.
    pub(super) fn append_detail(&mut self, detail: Detail, part: &Self, numbers: &InWhole<'_>, unknown: u32) {
        let all = self.details[detail as usize].to_mut();
        let of_part = &part.details[detail as usize];
        if of_part.is_empty() {
            all.resize(all.len() + part.bylines.item_count(), unknown);
        } else {
            let numbers = numbers.details[detail as usize];
            all.extend(of_part.all().iter().map(|&number| numbers[number as usize]));
        }
    }
}
