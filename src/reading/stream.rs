//! The bytes of an input, read ahead as far as the encoding of lines that are not UTF-8 needs.

use std::io::{self, Read};

use encoding_rs::Encoding;

use super::guess::{Decision, Sample};

/// The bytes of an input. Before it returns the first line that is not UTF-8, it reads ahead and decides how such lines
/// are read.
pub(crate) struct Stream<'a> {
    source: Box<dyn Read + Send + 'a>,
    /// The encoding that the user specified.
    specified: Option<&'static Encoding>,
    /// What was read ahead, and how much of it has been returned.
    ahead: Vec<u8>,
    returned: usize,
    /// The start of a character at the end of what was read, which is not validated yet.
    partial: Vec<u8>,
    is_at_start: bool,
    has_ended: bool,
    /// The error that ends the source, after the bytes that were read ahead.
    failure: Option<io::Error>,
    decision: Option<Decision>,
}

/// Bytes are validated by as many at a time, and as many from the start of the input show whether it is in one
/// encoding.
const BLOCK: usize = 64 << 10;

/// No more bytes than these are read ahead, however few lines are not UTF-8.
const FARTHEST: usize = 16 << 20;

impl<'a> Stream<'a> {
    /// The bytes of a source, in which lines that are not UTF-8 have the encoding specified, if any.
    pub(super) fn new(source: Box<dyn Read + Send + 'a>, specified: Option<&'static Encoding>) -> Self {
        Self {
            source,
            specified,
            ahead: Vec::new(),
            returned: 0,
            partial: Vec::new(),
            is_at_start: true,
            has_ended: false,
            failure: None,
            decision: None,
        }
    }

    /// Nothing at all.
    pub(super) fn empty() -> Self {
        Self::new(Box::new(io::empty()), None)
    }

    /// Appends as many bytes as wanted to a buffer, fewer at the end, and returns their number.
    pub(super) fn append(&mut self, wanted: usize, buffer: &mut Vec<u8>) -> io::Result<usize> {
        let mut missing = wanted;
        while missing > 0 {
            if self.returned == self.ahead.len() {
                self.refill()?;
            }
            let rest = &self.ahead[self.returned..];
            let some = &rest[..rest.len().min(missing)];
            if some.is_empty() {
                break;
            }
            buffer.extend_from_slice(some);
            self.returned += some.len();
            missing -= some.len();
        }
        Ok(wanted - missing)
    }

    /// How lines that are not UTF-8 are read, among those that were returned.
    pub(super) fn decision(&self) -> Decision {
        self.decision.unwrap_or_default()
    }

    /// Reads the next block, and decides if it has a line that is not UTF-8.
    fn refill(&mut self) -> io::Result<()> {
        self.ahead.clear();
        self.returned = 0;
        self.ahead.append(&mut self.partial);
        self.read_block();
        if self.ahead.is_empty() {
            return self.failure.take().map_or(Ok(()), Err);
        }
        let is_at_start = std::mem::replace(&mut self.is_at_start, false);
        if self.decision.is_none()
            && let Err(error) = std::str::from_utf8(&self.ahead)
        {
            let valid = error.valid_up_to();
            if error.error_len().is_none() && !self.has_ended {
                self.partial = self.ahead.split_off(valid);
            } else {
                self.decide(valid, is_at_start);
            }
        }
        Ok(())
    }

    /// Appends a block to what was read ahead.
    fn read_block(&mut self) {
        if self.has_ended {
            return;
        }
        let read = self.source.by_ref().take(BLOCK as u64).read_to_end(&mut self.ahead);
        self.has_ended = !matches!(read, Ok(length) if length == BLOCK);
        self.failure = read.err();
    }

    /// Decides how lines that are not UTF-8 are read, the first of which begins before this offset of what was read ahead.
    fn decide(&mut self, first: usize, is_at_start: bool) {
        let mut sample = Sample::new();
        let mut line = if is_at_start { 0 } else { first };
        while !sample.is_full() {
            let end = memchr::memchr2(b'\n', b'\r', &self.ahead[line..]).map(|length| line + length + 1);
            match end {
                Some(end) => {
                    sample.add(&self.ahead[line..end]);
                    line = end;
                }
                None if self.has_ended || self.ahead.len() - first >= FARTHEST => {
                    sample.add(&self.ahead[line..]);
                    break;
                }
                None => self.read_block(),
            }
        }
        self.decision = Some(sample.decision(self.specified, is_at_start));
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{WINDOWS_1251, WINDOWS_1252};

    use super::*;

    /// What is read by so many bytes at a time, and the decision.
    fn read(bytes: &[u8], size: usize) -> (Vec<u8>, Decision) {
        let mut stream = Stream::new(Box::new(bytes), None);
        let mut all = Vec::new();
        while stream.append(size, &mut all).expect("bytes") == size {}
        (all, stream.decision())
    }

    #[test]
    fn the_decision_is_the_same_by_whatever_pieces_the_bytes_are_taken() {
        let name = WINDOWS_1251.encode("AU  - Колмогоров, А. Н.\n").0;
        let ascii = b"TI  - On nets\n".repeat(10_000);
        let bytes = ["Ann Åström\n".as_bytes(), &ascii, &name.repeat(9), &ascii].concat();
        for size in [1, 7, 4096, 1 << 20] {
            let (all, decision) = read(&bytes, size);
            assert!(all == bytes, "{size}");
            assert_eq!(decision.encoding, WINDOWS_1251);
        }
    }

    #[test]
    fn a_letter_across_two_blocks_is_utf8() {
        let bytes = ["x".repeat(BLOCK - 1).as_bytes(), "ö\n".repeat(BLOCK).as_bytes()].concat();
        let (all, decision) = read(&bytes, 1000);
        assert!(all == bytes);
        assert_eq!(decision, Decision::default());
    }

    #[test]
    fn the_first_lines_that_are_not_utf8_decide_and_an_endless_line_ends() {
        let western =
            WINDOWS_1252.encode("AU  - Müller, Jörg; João Gonçalves; Hélène Bézier\n").0.repeat(40_000);
        let later = WINDOWS_1251.encode("AU  - Колмогоров, А. Н.\n").0.repeat(9_000);
        assert_eq!(read(&[&western[..], &later].concat(), 1 << 16).1.encoding, WINDOWS_1252);
        let endless = [&b"\xe9"[..], &b"x".repeat(FARTHEST + BLOCK)].concat();
        assert_eq!(read(&endless, 1 << 16).0.len(), endless.len());
    }
}
