//! Sorting more than fits into memory: runs are sorted in memory, written, and merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Seek, Write};

use rayon::prelude::*;

use super::folder::Scratch;
use crate::error::Result;

/// Sorts records of bytes, by their bytes. Records that are the same stay as many as they are.
#[derive(Debug)]
pub(crate) struct Sorter {
    scratch: Scratch,
    bytes: Vec<u8>,
    records: Vec<Place>,
    runs: Vec<File>,
}

/// Where a record is, with its first bytes, which tell most from each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    first: u64,
    start: u32,
    len: u32,
}

impl Place {
    fn of(record: &[u8], start: usize) -> Self {
        let mut first = [0; 8];
        let known = record.len().min(first.len());
        first[..known].copy_from_slice(&record[..known]);
        Self { first: u64::from_be_bytes(first), start: start as u32, len: record.len() as u32 }
    }

    fn bytes(self, all: &[u8]) -> &[u8] {
        &all[self.start as usize..self.start as usize + self.len as usize]
    }
}

/// No run is longer in memory, so that places have 32 bits.
const LONGEST_RUN: usize = u32::MAX as usize / 2;

/// So many runs are merged at once: a process may have few files open.
const MOST_RUNS: usize = 64;

impl Sorter {
    /// Nothing to sort yet.
    pub(crate) fn new(scratch: &Scratch) -> Self {
        Self { scratch: scratch.clone(), bytes: Vec::new(), records: Vec::new(), runs: Vec::new() }
    }

    /// Adds a record.
    ///
    /// # Errors
    /// If a run is full and cannot be written.
    pub(crate) fn push(&mut self, record: &[u8]) -> Result<()> {
        let most = self.scratch.part().min(LONGEST_RUN);
        let taken = self.bytes.len() + record.len() + (self.records.len() + 1) * size_of::<Place>();
        if taken > most && !self.records.is_empty() {
            self.spill()?;
        }
        self.records.push(Place::of(record, self.bytes.len()));
        self.bytes.extend_from_slice(record);
        Ok(())
    }

    fn sort(&mut self) {
        let bytes = &self.bytes;
        self.records.par_sort_unstable_by(|a, b| {
            a.first.cmp(&b.first).then_with(|| a.bytes(bytes).cmp(b.bytes(bytes)))
        });
    }

    /// Writes what is in memory as a run, and gives the memory back.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn spill(&mut self) -> Result<()> {
        if self.records.is_empty() {
            return Ok(());
        }
        self.sort();
        let (bytes, places) = (std::mem::take(&mut self.bytes), std::mem::take(&mut self.records));
        let sorted = Sorted::InMemory { bytes, places: places.into_iter() };
        self.runs.push(written(sorted, &self.scratch)?);
        if self.runs.len() >= MOST_RUNS {
            let merging = Sorted::Merging(Merging::of(std::mem::take(&mut self.runs), &self.scratch)?);
            self.runs.push(written(merging, &self.scratch)?);
        }
        Ok(())
    }

    /// The records in their order.
    ///
    /// # Errors
    /// If a run cannot be written or read.
    pub(crate) fn sorted(mut self) -> Result<Sorted> {
        if self.runs.is_empty() {
            self.sort();
            return Ok(Sorted::InMemory { bytes: self.bytes, places: self.records.into_iter() });
        }
        self.spill()?;
        Merging::of(self.runs, &self.scratch).map(Sorted::Merging)
    }
}

/// Writes records as a run, to be read from its beginning.
fn written(mut records: Sorted, scratch: &Scratch) -> Result<File> {
    let mut out = BufWriter::with_capacity(1 << 18, scratch.file()?);
    while let Some(record) = records.next()? {
        out.write_all(&(record.len() as u32).to_ne_bytes())
            .and_then(|()| out.write_all(record))
            .map_err(|error| scratch.failed(&error))?;
    }
    let mut file = out.into_inner().map_err(|error| scratch.failed(error.error()))?;
    file.rewind().map_err(|error| scratch.failed(&error))?;
    Ok(file)
}

/// Records in their order.
#[derive(Debug)]
pub(crate) enum Sorted {
    /// All in memory.
    InMemory { bytes: Vec<u8>, places: std::vec::IntoIter<Place> },
    /// In several runs.
    Merging(Merging),
}

impl Sorted {
    /// The next record; `None` after the last.
    ///
    /// # Errors
    /// If a run cannot be read.
    pub(crate) fn next(&mut self) -> Result<Option<&[u8]>> {
        match self {
            Self::InMemory { bytes, places } => Ok(places.next().map(|place| place.bytes(bytes))),
            Self::Merging(merging) => merging.next(),
        }
    }
}

/// Sorted runs that are merged.
#[derive(Debug)]
pub(crate) struct Merging {
    scratch: Scratch,
    runs: Vec<BufReader<File>>,
    /// The next record of each run that has one.
    next: BinaryHeap<Reverse<(Vec<u8>, usize)>>,
    current: Vec<u8>,
}

impl Merging {
    fn of(runs: Vec<File>, scratch: &Scratch) -> Result<Self> {
        // The runs share the memory of one.
        let at_once = (scratch.part() / runs.len().max(1)).clamp(1 << 12, 1 << 20);
        let runs = runs.into_iter().map(|file| BufReader::with_capacity(at_once, file)).collect();
        let scratch = scratch.clone();
        let mut merging = Self { scratch, runs, next: BinaryHeap::new(), current: Vec::new() };
        (0..merging.runs.len()).try_for_each(|run| merging.refill(run, Vec::new()))?;
        Ok(merging)
    }

    fn next(&mut self) -> Result<Option<&[u8]>> {
        let Some(Reverse((record, run))) = self.next.pop() else { return Ok(None) };
        let before = std::mem::replace(&mut self.current, record);
        self.refill(run, before)?;
        Ok(Some(&self.current))
    }

    /// Reads the next record of a run into a buffer.
    fn refill(&mut self, run: usize, mut buffer: Vec<u8>) -> Result<()> {
        let reader = &mut self.runs[run];
        if reader.fill_buf().map_err(|error| self.scratch.failed(&error))?.is_empty() {
            return Ok(());
        }
        let mut len = [0; 4];
        let read = reader.read_exact(&mut len).and_then(|()| {
            buffer.resize(u32::from_ne_bytes(len) as usize, 0);
            reader.read_exact(&mut buffer)
        });
        read.map_err(|error| self.scratch.failed(&error))?;
        self.next.push(Reverse((buffer, run)));
        Ok(())
    }
}

/// Adds a text to a record so that records are in the order of their texts, whatever follows: no text that goes on is
/// before one that ends.
pub(crate) fn ordered_text(text: &[u8], record: &mut Vec<u8>) {
    for &byte in text {
        record.push(byte);
        if byte == 0 {
            record.push(u8::MAX);
        }
    }
    record.extend([0, 0]);
}

/// The text with which a record begins, and what follows it.
pub(crate) fn split_text(record: &[u8], text: &mut Vec<u8>) -> usize {
    text.clear();
    let mut at = 0;
    while let Some(&byte) = record.get(at) {
        at += 1;
        if byte == 0 {
            at += 1;
            if record.get(at - 1) == Some(&0) {
                break;
            }
        }
        text.push(byte);
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn records_are_sorted_however_few_fit_into_memory(
            mut records in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..12), 0..80),
            part in 1_usize..400,
        ) {
            let scratch = Scratch::in_parts(&std::env::temp_dir(), 1 << 30, part, |_| None);
            let mut sorter = Sorter::new(&scratch);
            records.iter().for_each(|record| sorter.push(record).expect("a run"));
            let mut sorted = sorter.sorted().expect("runs");
            records.sort();
            for record in &records {
                prop_assert_eq!(sorted.next().expect("a run"), Some(&record[..]));
            }
            prop_assert_eq!(sorted.next().expect("a run"), None);
        }

        #[test]
        fn texts_in_records_have_the_order_of_texts(
            one in prop::collection::vec(0_u8..3, 0..4), other in prop::collection::vec(0_u8..3, 0..4), rest in any::<[u8; 2]>(),
        ) {
            let record = |text: &[u8], rest: u8| {
                let mut record = Vec::new();
                ordered_text(text, &mut record);
                record.push(rest);
                record
            };
            let records = (record(&one, rest[0]), record(&other, rest[1]));
            prop_assert_eq!(records.0.cmp(&records.1), (&one, rest[0]).cmp(&(&other, rest[1])));
            let mut text = Vec::new();
            let at = split_text(&records.0, &mut text);
            prop_assert_eq!((&text, &records.0[at..]), (&one, &[rest[0]][..]));
        }
    }
}
