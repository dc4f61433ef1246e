//! Merging what was found in chunks, in the order of the input.

use std::sync::Arc;

use super::chunking::{LARGEST_RESERVE, Opened, newlines};
use super::deferred::Deferred;
use super::found::{DeferredOf, Found, Noted, ReadChunk, shortened};
use super::network_file::NetworkFile;
use super::{Progress, ReadOptions};
use crate::columns::Scratch;
use crate::error::{Error, ErrorKind, Result};
use crate::records::{Corpus, Growing, Input, Kind, Notices, Pools, Remembered, notices};

/// No more text than this is kept for all later inputs: it is read for each of them that defers records.
const MOST_DEFINITIONS: usize = 1 << 18;

/// Merges chunks, in order.
pub(crate) struct Merger<'a> {
    reading: ReadOptions,
    pub(crate) notices: &'a mut Notices,
    pub(crate) progress: Progress,
    corpus: Growing,
    /// Where what does not fit into memory is, if memory is bounded.
    scratch: Option<Scratch>,
    input: Option<Arc<Opened>>,
    /// Text of the current input that is not used yet, and where it starts.
    carry: String,
    /// Is nothing of the current input used yet?
    at_start: bool,
    /// Was a record too long, whose end may be to come?
    is_skipping: bool,
    line: u64,
    /// Reading again only pays when the text has grown to this size.
    worth_reading: usize,
    network: NetworkFile,
    deferred: Deferred,
    /// What the inputs so far define for those after them.
    definitions: String,
    /// Did the input begin a network of its own? The second of two halves did not.
    is_whole: bool,
    remembered: Remembered,
    /// Buffers of chunks that were merged.
    pub(crate) spare: Vec<Vec<u8>>,
}

impl<'a> Merger<'a> {
    pub(crate) fn new(reading: ReadOptions, scratch: Option<&Scratch>, notices: &'a mut Notices) -> Self {
        Self {
            corpus: Growing::new(reading.details, scratch),
            scratch: scratch.cloned(),
            reading,
            notices,
            progress: Progress::default(),
            input: None,
            carry: String::new(),
            at_start: true,
            is_skipping: false,
            line: 1,
            worth_reading: 0,
            network: NetworkFile::default(),
            deferred: Deferred::default(),
            definitions: String::new(),
            is_whole: true,
            remembered: Remembered::default(),
            spare: Vec::new(),
        }
    }

    /// The pools for the strings of what is read from now on.
    pub(crate) fn pools(&self) -> Arc<Pools> {
        Arc::clone(self.corpus.pools())
    }

    /// Is memory full, so that nothing more is to be read before it is [freed](Self::spill)?
    pub(crate) fn is_full(&self) -> bool {
        self.corpus.is_full()
    }

    /// Moves what was merged to temporary files. What was read before and is not merged is read again.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn spill(&mut self) -> Result<()> {
        self.corpus.spill()
    }

    /// Refuses what has to stay in memory while an input is read, where memory is bounded.
    ///
    /// # Errors
    /// If the input is a network without papers, or defers too many records.
    pub(crate) fn is_bounded(&self) -> Result<()> {
        let Some((scratch, input)) = self.scratch.as_ref().zip(self.input.as_ref()) else { return Ok(()) };
        let refused = |what: &str| {
            let what = format!("{what}, which --memory does not bound; build its index without --memory");
            Err(Error::new(ErrorKind::Usage, what).at(input.name.clone(), None))
        };
        if self.network.is_any() {
            return refused("a network without papers");
        }
        if self.deferred.size() > 3 * scratch.part().max(1 << 20) {
            return refused("records that refer to others are kept until the end of the file");
        }
        Ok(())
    }

    /// Merges the next chunk. The deferred records of an input come back after its last chunk: they are to be read, and
    /// [merged](Self::merge_deferred) before the next input.
    pub(crate) fn merge(&mut self, mut chunk: ReadChunk) -> Option<DeferredOf> {
        self.progress.bytes += chunk.text.len() as u64;
        chunk.forget_unless_in(self.corpus.pools());
        if chunk.raw.first {
            self.begin(&chunk.raw.input, chunk.raw.remarks.is_spreadsheet);
        }
        self.is_skipping &= chunk.raw.is_inside;
        if self.is_skipping {
            self.line += newlines(chunk.text.as_bytes());
            chunk.text.clear();
            chunk.not_utf8.clear();
        }
        let carried_lines = newlines(self.carry.as_bytes());
        if !chunk.not_utf8.is_empty() {
            let taken = chunk.raw.decision.in_words();
            for line in std::mem::take(&mut chunk.not_utf8) {
                self.note(Kind::NotUtf8, carried_lines + line, &taken);
            }
        }
        if !self.carry.is_empty() {
            // The chunk before this one did not end between two records: read on from the last good one.
            self.carry.push_str(&chunk.text);
            chunk.text = std::mem::take(&mut self.carry);
            chunk.found = None;
        }
        let worth_it = chunk.raw.last || chunk.text.len() >= self.worth_reading;
        if worth_it {
            let resolved = std::mem::take(&mut chunk.resolved);
            let pools = self.pools();
            let again = || Found::read(&chunk.text, &chunk.raw, self.at_start, self.remembered, &pools);
            let (found, resolved) = match chunk.found.take() {
                Some(found) => (found, resolved),
                None => (again(), Vec::new()),
            };
            self.add(&found);
            if resolved.is_empty() || self.changes(&resolved) {
                self.deferred.append(&found.deferred, self.line);
            } else {
                resolved.iter().for_each(|found| self.add(found));
            }
            self.remembered = found.remembered;
            self.line += found.lines;
            self.at_start &= found.used == 0;
            self.worth_reading = if found.used == 0 { 2 * chunk.text.len() } else { 0 };
            chunk.text.drain(..found.used);
        }
        if chunk.text.is_empty() && !chunk.raw.last && chunk.text.capacity() <= 2 * LARGEST_RESERVE {
            self.spare.push(std::mem::take(&mut chunk.text).into_bytes());
        }
        self.carry = chunk.text;
        if self.carry.len() > 2 * self.reading.longest_record {
            self.skip_record();
        }
        for (kind, remark) in std::mem::take(&mut chunk.raw.remarks.notices) {
            self.notices.push_about(kind, &chunk.raw.input.name, || remark);
        }
        if let Some(damage) = &chunk.raw.damage {
            self.note(Kind::Damaged, 0, damage);
        }
        if chunk.raw.last { self.take_deferred(&chunk.raw.input) } else { None }
    }

    /// Might the definitions of other inputs change what was read?
    fn changes(&self, resolved: &[Found]) -> bool {
        !self.definitions.is_empty() && resolved.iter().any(|found| found.lacks_definitions)
    }

    /// The deferred records, now that the whole input has been seen. What was kept is of use for them only.
    fn take_deferred(&mut self, input: &Arc<Opened>) -> Option<DeferredOf> {
        let mut records = std::mem::take(&mut self.deferred);
        if records.is_empty() {
            return None;
        }
        // After its own, which come first.
        records.keep(&self.definitions);
        Some(DeferredOf { input: Arc::clone(input), records: Arc::new(records), first: 0 })
    }

    /// Merges what was read from a batch of deferred records. Their lines are counted from the start of the input.
    pub(crate) fn merge_deferred(&mut self, found: &Found) {
        let line = std::mem::replace(&mut self.line, 0);
        self.add(found);
        self.line = line;
    }

    /// Drops a record that is too long, as far as it has been read, and lets the rest of it be dropped.
    fn skip_record(&mut self) {
        self.note(Kind::TooLong, 0, "");
        self.line += newlines(self.carry.as_bytes());
        self.carry = String::new();
        self.worth_reading = 0;
        (self.at_start, self.is_skipping) = (false, true);
    }

    fn begin(&mut self, input: &Arc<Opened>, is_spreadsheet: bool) {
        let before = self.input.as_ref().map(|before| before.format);
        let is_other_half = before.is_some_and(|before| before.is_companion_of(input.format));
        self.is_whole = !is_other_half || !self.is_whole;
        if self.is_whole {
            self.end_network();
        }
        self.corpus.begin_input(Input {
            path: input.name.clone(),
            format: input.format.into(),
            why: Some(input.why),
            records: 0,
            without_authors: 0,
            ties: 0,
            first_paper: 0,
            sha256: None,
            is_spreadsheet,
        });
        self.input = Some(Arc::clone(input));
        self.line = 1 + input.blank_lines;
        self.at_start = true;
        self.is_skipping = false;
        self.worth_reading = 0;
        self.remembered = Remembered::default();
    }

    /// A notice about a line counted from the first that is not used yet.
    fn note(&mut self, kind: Kind, line: u64, detail: &str) {
        let path = self.input.as_ref().map_or("", |input| &input.name);
        self.notices.push(kind, notices::place(path, Some(self.line + line)), detail);
    }

    fn add(&mut self, found: &Found) {
        for (&kind, Noted { count, first }) in &found.notices {
            first.iter().for_each(|(line, detail)| self.note(kind, *line, detail));
            let path = self.input.as_ref().map_or("", |input| &input.name);
            self.notices.push_many(kind, count - first.len() as u64, notices::place(path, None), "");
        }
        if let Some(input) = self.corpus.input() {
            input.records += found.records;
            self.progress.records += found.records;
            input.without_authors += found.without_authors;
            input.ties += found.ties.len() as u64;
        }
        for text in &found.definitions {
            if self.definitions.len() + text.len() < MOST_DEFINITIONS {
                self.definitions += text;
                self.definitions.push('\n');
            }
        }
        self.corpus.append(&found.papers);
        let labels = self.corpus.spellings_at(&found.labels);
        let ids = self.network.numbers.numbers(&found.ids);
        self.network.grow();
        for &(id, label) in &found.nodes {
            self.network.add_node(id.map(|id| ids[id as usize]), labels[label as usize]);
        }
        for &(a, b, weight) in &found.ties {
            self.network.tie_ends.extend([a, b].map(|id| ids[id as usize]));
            self.network.tie_weights.push(weight);
        }
    }

    /// Adds the network of the input, if it has one, now that all of it has been read. Its notices are about the input
    /// as a whole.
    fn end_network(&mut self) {
        let network = std::mem::take(&mut self.network);
        let Some(input) = &self.input else { return };
        let notices = &mut *self.notices;
        let mut notice =
            |kind, detail: &str| notices.push_about(kind, &input.name, || shortened(detail).into_owned());
        let named = network.named(input.format, &mut self.corpus, &mut notice);
        self.corpus.push_ties(named.ends, named.weights);
        self.corpus.push_nodes(named.nodes);
    }

    /// # Errors
    /// If parts of the corpus are in temporary files and cannot be joined.
    pub(crate) fn finish(mut self) -> Result<Corpus> {
        self.end_network();
        let mut corpus = self.corpus.finish()?;
        if !self.reading.keep_duplicates {
            let room = self.scratch.as_ref().map(Scratch::part);
            corpus.merge_duplicates_within(room, self.notices);
        }
        Ok(corpus)
    }
}
