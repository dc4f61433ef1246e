//! Computes the results that an index has, in bounded memory: what is sorted is sorted in temporary files, and each result
//! is there when the next is computed.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::Network;
use super::identifiers::Identifiers;
use super::title_beginnings::TitleBeginnings;
use super::words::Words;
use crate::columns::{
    ArenaFile, Column, ColumnFile, RowsFile, Scratch, Sorter, ordered_text, spilled, split_text,
};
use crate::error::Result;
use crate::names::Matching;

/// So many names are folded at once, on all cores.
const AT_ONCE: usize = 1 << 16;

impl Network {
    /// Computes what [`save`](Self::save) saves, one result after the other.
    ///
    /// # Errors
    /// If it cannot be written, or takes more memory than the limit.
    pub(crate) fn computed_on_disk(mut self, scratch: &Scratch) -> Result<Self> {
        let within = || scratch.within_limit("an index of so many authors");
        self.name_ranks = OnceLock::from(self.name_ranks_on_disk(scratch)?);
        within()?;
        if self.roster.matching() != Matching::Evidence {
            self.in_doubt = OnceLock::from(self.initials_on_disk(scratch)?);
        }
        let by_fold = self.by_fold_on_disk(scratch)?;
        within()?;
        self.words = OnceLock::from(self.words_on_disk(by_fold.all(), scratch)?);
        self.by_fold = OnceLock::from(by_fold);
        within()?;
        if self.corpus.spellings().have_ids() {
            self.identifiers = OnceLock::from(self.identifiers_on_disk(scratch)?);
            within()?;
        }
        self.title_beginnings = OnceLock::from(self.title_beginnings_on_disk(scratch)?);
        within()?;
        let degrees = self.kept_degrees().clone();
        self.degrees = OnceLock::from(spilled::column(degrees, scratch)?);
        within()?;
        let components = std::mem::take(&mut self.components);
        let found = components.into_inner().unwrap_or_else(|| self.found_components());
        self.components = OnceLock::from(found.spilled(scratch)?);
        within()?;
        let _ = self.kept_highest_degrees();
        self.compute_figures_on_disk(scratch)?;
        within()?;
        Ok(self)
    }

    /// Calls `see` with a number and a text made of it, for each of some numbers in their order; made on all cores.
    fn made_of<T: Send>(
        numbers: impl ExactSizeIterator<Item = u32>,
        make: impl Fn(u32) -> T + Sync,
        mut see: impl FnMut(u32, T) -> Result<()>,
    ) -> Result<()> {
        let mut numbers = numbers.peekable();
        while numbers.peek().is_some() {
            let some: Vec<u32> = numbers.by_ref().take(AT_ONCE).collect();
            let made: Vec<T> = some.par_iter().map(|&number| make(number)).collect();
            some.into_iter().zip(made).try_for_each(|(number, made)| see(number, made))?;
        }
        Ok(())
    }

    /// The rank of each author in the order of names.
    fn name_ranks_on_disk(&self, scratch: &Scratch) -> Result<Column<u32>> {
        let mut sorter = Sorter::new(scratch);
        let make = |author: u32| {
            let mut record = Vec::new();
            ordered_text(self.folded_name(author as usize).as_bytes(), &mut record);
            ordered_text(self.spelling(super::AuthorId(author)).as_bytes(), &mut record);
            record.extend(author.to_be_bytes());
            record
        };
        Self::made_of(0..self.author_count() as u32, make, |_, record| sorter.push(&record))?;
        let mut ranks = vec![0; self.author_count()];
        let (mut sorted, mut rank) = (sorter.sorted()?, 0);
        while let Some(record) = sorted.next()? {
            if let Some(author) = last_number(record) {
                ranks[author as usize] = rank;
                rank += 1;
            }
        }
        spilled::column(ranks.into(), scratch)
    }

    /// All spellings of the roster in the order of their folded forms, then by number.
    fn by_fold_on_disk(&self, scratch: &Scratch) -> Result<Column<u32>> {
        let mut sorter = Sorter::new(scratch);
        let make = |spelling: u32| {
            let mut record = Vec::new();
            ordered_text(self.fold(spelling).as_bytes(), &mut record);
            record.extend(spelling.to_be_bytes());
            record
        };
        let spellings = self.roster.all_spellings().iter().copied();
        Self::made_of(spellings, make, |_, record| sorter.push(&record))?;
        let (mut sorted, mut order) = (sorter.sorted()?, ColumnFile::new(scratch)?);
        while let Some(record) = sorted.next()? {
            last_number(record).map_or(Ok(()), |spelling| order.push(spelling))?;
        }
        order.finish()
    }

    /// The words of the folded spellings, and the spellings that have each.
    fn words_on_disk(&self, by_fold: &[u32], scratch: &Scratch) -> Result<Words> {
        let mut sorter = Sorter::new(scratch);
        let mut place = 0u32;
        Self::made_of(
            by_fold.iter().copied(),
            |spelling| self.fold(spelling),
            |_, fold| {
                let mut words: Vec<&str> = fold.split(' ').collect();
                words.sort_unstable();
                words.dedup();
                for word in words {
                    let mut record = Vec::with_capacity(word.len() + 6);
                    ordered_text(word.as_bytes(), &mut record);
                    record.extend(place.to_be_bytes());
                    sorter.push(&record)?;
                }
                place += 1;
                Ok(())
            },
        )?;
        let mut sorted = sorter.sorted()?;
        let (mut texts, mut rows) = (ArenaFile::new(scratch)?, RowsFile::new(scratch)?);
        let (mut word, mut last) = (Vec::new(), None);
        while let Some(record) = sorted.next()? {
            let Some(place) = last_number(record) else { continue };
            split_text(record, &mut word);
            if last.as_ref() != Some(&word) {
                if last.is_some() {
                    rows.end()?;
                }
                texts.push(&word)?;
                last = Some(word.clone());
            }
            rows.push(by_fold[place as usize])?;
        }
        if last.is_some() {
            rows.end()?;
        }
        Ok(Words::of_columns(texts.finish()?, rows.finish()?))
    }

    /// The identifiers of all spellings, in the order of their hashes.
    fn identifiers_on_disk(&self, scratch: &Scratch) -> Result<Identifiers> {
        let mut gathering = Identifiers::gathering(scratch);
        for &spelling in self.roster.all_spellings() {
            self.meant().ids(spelling).try_for_each(|id| gathering.add(id, spelling))?;
        }
        gathering.finish()
    }

    /// The beginnings of the words of all titles.
    fn title_beginnings_on_disk(&self, scratch: &Scratch) -> Result<TitleBeginnings> {
        let mut tables = ColumnFile::new(scratch)?;
        for group in 0..TitleBeginnings::tables(self.paper_count()) {
            tables.extend(&self.title_table(group))?;
        }
        tables.finish().map(TitleBeginnings::of_column)
    }

    /// The number of authors known by initials who may be others.
    fn initials_on_disk(&self, scratch: &Scratch) -> Result<u64> {
        let mut sorter = Sorter::new(scratch);
        let make = |author: u32| {
            let name = self.folded_name(author as usize);
            let (initial, last, is_initial) = super::doubts::ends(&name)?;
            let mut record = Vec::new();
            ordered_text(last.as_bytes(), &mut record);
            record.extend(u32::from(initial).to_be_bytes());
            // Full names are before initials that may stand for them.
            record.push(u8::from(is_initial));
            Some(record)
        };
        let authors = 0..self.author_count() as u32;
        Self::made_of(authors, make, |_, record| record.map_or(Ok(()), |record| sorter.push(&record)))?;
        let mut sorted = sorter.sorted()?;
        let (mut full, mut count) = (Vec::new(), 0);
        while let Some(record) = sorted.next()? {
            match record.split_last() {
                Some((0, name)) if full != name => {
                    full.clear();
                    full.extend_from_slice(name);
                }
                Some((1, name)) => count += u64::from(full == name),
                _ => {}
            }
        }
        Ok(count)
    }
}

/// The number at the end of a record.
fn last_number(record: &[u8]) -> Option<u32> {
    record.last_chunk::<4>().map(|number| u32::from_be_bytes(*number))
}
