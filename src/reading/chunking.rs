//! Dividing a stream into chunks that end where a record may end.

use std::io;
use std::sync::Arc;

use super::guess::Decision;
use super::remarks::Remarks;
use super::stream::Stream;
use super::{ReadOptions, encoding};
use crate::records::{Details, Format, HEAD, Split, Why, text};

/// An input with its format: what all of its chunks share.
pub(crate) struct Opened {
    pub(crate) name: String,
    pub(crate) format: &'static Format,
    pub(crate) why: Why,
    pub(crate) head: String,
    /// The options for formats that take some.
    pub(crate) options: String,
    /// Whether editors are added to bylines.
    pub(crate) editors: bool,
    pub(crate) details: Details,
    /// The lines before the first text.
    pub(crate) blank_lines: u64,
    /// The number of notices kept of each kind.
    pub(crate) kept_notices: usize,
}

/// Divides a stream into chunks that end where a record may end.
pub(crate) struct Chunker<'a> {
    pub(crate) input: Option<Arc<Opened>>,
    pub(crate) reading: ReadOptions,
    pub(crate) stream: Stream<'a>,
    pub(crate) buffer: Vec<u8>,
    /// The lines before the first text, which were skipped.
    pub(crate) blank_lines: u64,
    pub(crate) text: encoding::OneText,
    pub(crate) ended: bool,
    pub(crate) finished: bool,
    pub(crate) begun: bool,
    /// Does the next chunk begin inside a record?
    pub(crate) is_inside: bool,
    /// The error that ended the stream early.
    pub(crate) damage: Option<String>,
    /// What is said of the input as a whole, with its first chunk.
    pub(crate) remarks: Remarks,
}

impl Default for Chunker<'_> {
    fn default() -> Self {
        Self {
            input: None,
            reading: ReadOptions::default(),
            stream: Stream::empty(),
            buffer: Vec::new(),
            text: encoding::OneText::default(),
            blank_lines: 0,
            ended: false,
            finished: false,
            begun: false,
            is_inside: false,
            damage: None,
            remarks: Remarks::default(),
        }
    }
}

/// A chunk of an input, still in bytes.
pub(crate) struct RawChunk {
    pub(crate) input: Arc<Opened>,
    pub(crate) bytes: Vec<u8>,
    /// How its lines that are not UTF-8 are read.
    pub(crate) decision: Decision,
    pub(crate) first: bool,
    pub(crate) last: bool,
    /// Whether it starts inside a record that is too long for a chunk.
    pub(crate) is_inside: bool,
    /// The error that ended the stream early.
    pub(crate) damage: Option<String>,
    /// What is said of the input as a whole, with its first chunk.
    pub(crate) remarks: Remarks,
}

impl Chunker<'_> {
    /// Reads until the buffer holds this many bytes or the stream ends.
    pub(crate) fn fill(&mut self, size: usize) -> io::Result<()> {
        while self.buffer.len() < size && !self.ended {
            let wanted = (size - self.buffer.len()).max(HEAD);
            let starts = self.text.resume(&mut self.buffer);
            let got = self.stream.append(wanted, &mut self.buffer);
            self.ended = !matches!(got, Ok(read) if read == wanted);
            self.text.clean(&mut self.buffer, starts, self.ended);
            got?;
        }
        Ok(())
    }

    /// Fills the buffer with enough of the beginning of the text to detect its format. Blank lines before the text are
    /// skipped, and so is white space longer than a head.
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        loop {
            self.fill(HEAD)?;
            let is_text = |byte: &u8| !byte.is_ascii_whitespace();
            let white = self.buffer.iter().position(is_text).unwrap_or(self.buffer.len());
            let line = memchr::memrchr(b'\n', &self.buffer[..white]).map_or(0, |end| end + 1);
            let skipped = if white < HEAD { line } else { white };
            self.blank_lines += newlines(&self.buffer[..skipped]);
            self.buffer.drain(..skipped);
            if self.ended || self.buffer.len() >= HEAD {
                return Ok(());
            }
        }
    }

    /// The first bytes of the text: a head, after the first line if that is longer than one.
    pub(crate) fn head(&mut self) -> &[u8] {
        let mut header = memchr::memchr(b'\n', &self.buffer);
        while header.is_none() && !self.ended && self.buffer.len() < LONGEST_HEADER {
            let seen = self.buffer.len();
            self.fill_if_sound(seen + HEAD);
            header = memchr::memchr(b'\n', &self.buffer[seen..]).map(|at| seen + at);
        }
        let size = header.filter(|&end| end > HEAD / 2).map_or(0, |end| end) + HEAD;
        self.fill_if_sound(size);
        &self.buffer[..self.buffer.len().min(size)]
    }

    /// The same, for inputs whose format cannot be detected from that.
    pub(crate) fn long_head(&mut self) -> &[u8] {
        self.fill_if_sound(LONGEST_HEADER);
        &self.buffer[..self.buffer.len().min(LONGEST_HEADER)]
    }

    /// Fills the buffer. A stream that ends early is read as far as it goes.
    fn fill_if_sound(&mut self, size: usize) {
        if let Err(error) = self.fill(size) {
            self.damage = Some(error.to_string());
        }
    }

    /// The chunk that the text is, if it is one.
    pub(crate) fn only_chunk(&mut self) -> Option<RawChunk> {
        let size = self.reading.chunk_size.max(1);
        self.fill_if_sound(size);
        let is_one = self.ended && self.buffer.len() < size;
        is_one.then(|| self.next(&mut Vec::new())).flatten()
    }

    /// Closes a stream that has been read to its end.
    pub(crate) fn close(&mut self) {
        self.stream = Stream::empty();
    }

    /// The next chunk, or `None` after the last. Buffers are reused.
    ///
    /// If no record starts within the maximum length of a record, as in JSON on a single line, the chunk ends anywhere,
    /// and the chunk after it ends where the next record starts.
    pub(crate) fn next(&mut self, spare: &mut Vec<Vec<u8>>) -> Option<RawChunk> {
        let input = self.input.clone().filter(|_| !self.finished)?;
        let split = input.format.split.unwrap_or(text::split_lines);
        let is_inside = std::mem::replace(&mut self.is_inside, false);
        let least = if is_inside { 0 } else { self.reading.chunk_size.max(1) - 1 };
        let longest = self.reading.longest_record.max(2 * SEAM);
        let mut damage = self.damage.take();
        let mut looked_at = least;
        let end = loop {
            let wanted = self.buffer.len().max(looked_at) + 1;
            damage = self.fill(wanted).err().map(|error| error.to_string()).or(damage);
            // The record under way after so many bytes ends where the next may start.
            let next = self.buffer.get(looked_at..).and_then(split).map(|start| looked_at + start);
            if let Some(end) = next {
                break end;
            }
            if self.ended {
                self.finished = true;
                break self.buffer.len();
            }
            looked_at = self.buffer.len().saturating_sub(SEAM).max(least);
            if self.buffer.len() > longest {
                let start = last_start(&self.buffer, split);
                self.is_inside = start.is_none();
                break start.unwrap_or_else(|| before_character(&self.buffer, looked_at));
            }
        };
        let mut rest = spare.pop().unwrap_or_default();
        if !self.ended {
            rest.reserve(self.reading.chunk_size.min(LARGEST_RESERVE) + 2 * HEAD);
        }
        rest.extend_from_slice(&self.buffer[end..]);
        self.buffer.truncate(end);
        let bytes = std::mem::replace(&mut self.buffer, rest);
        let first = !std::mem::replace(&mut self.begun, true);
        let decision = self.stream.decision();
        let remarks = std::mem::take(&mut self.remarks);
        Some(RawChunk { input, bytes, decision, first, last: self.finished, is_inside, damage, remarks })
    }
}

/// The maximum length of a header line, and of anything else before the first record.
const LONGEST_HEADER: usize = 1 << 20;

/// Buffers are allocated up to this size before a chunk is read; larger ones grow while it is read.
pub(crate) const LARGEST_RESERVE: usize = 16 << 20;

/// The start of a record is recognized from at most this many bytes before it.
const SEAM: usize = 256;

/// The last offset above 0 at which a record may start.
fn last_start(buffer: &[u8], split: Split) -> Option<usize> {
    let mut last = 0;
    while let Some(start) = split(&buffer[last..]) {
        last += start;
    }
    (last > 0).then_some(last)
}

/// The last offset up to this one that is not inside a character.
fn before_character(buffer: &[u8], at: usize) -> usize {
    let is_start = |&at: &usize| buffer.get(at).is_none_or(|byte| byte & 0b1100_0000 != 0b1000_0000);
    (at.saturating_sub(3)..=at).rev().find(is_start).unwrap_or(at)
}

pub(crate) fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
