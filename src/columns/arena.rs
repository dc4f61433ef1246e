//! A text arena: many texts in one buffer.

use std::ops::Range;

use super::{Column, SectionReader, SectionWriter};
use crate::error::Result;

/// Numbered texts in one buffer. Each takes 4 bytes in addition to the text itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Arena {
    text: Column<u8>,
    /// The low 32 bits of the end offset of each text.
    ends: Column<u32>,
    /// The high 32 bits: the first text that ends beyond 4 GiB, the first beyond 8 GiB, and so on.
    wraps: Column<u64>,
}

/// Some texts in a row, in memory, with all bytes checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlainTexts<'a> {
    arena: &'a Arena,
    /// The number of the first.
    first: usize,
    /// Where it starts in the arena.
    start: usize,
    text: &'a [u8],
    ends: &'a [u32],
}

impl<'a> PlainTexts<'a> {
    /// All of them, without gaps; `None` if they are not at hand.
    pub(crate) fn run(&self) -> Option<&'a [u8]> {
        self.arena.wraps.is_empty().then_some(self.text)
    }

    /// Whether one of them may be empty.
    pub(crate) fn has_empty(&self) -> bool {
        let starts_empty = self.ends.first().is_none_or(|&end| end as usize == self.start);
        starts_empty || self.ends.windows(2).any(|pair| pair[0] == pair[1])
    }

    /// The text with this number in the arena, as bytes; empty if it is not among them.
    #[inline]
    pub(crate) fn bytes(&self, number: usize) -> &'a [u8] {
        if !self.arena.wraps.is_empty() {
            return self.arena.bytes(number);
        }
        let Some(place) = number.checked_sub(self.first) else { return &[] };
        let end = |place: usize| self.ends.get(place).map(|&end| (end as usize).wrapping_sub(self.start));
        let start = place.checked_sub(1).map_or(Some(0), end);
        let range = start.zip(end(place)).map(|(start, end)| start..end);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }
}

impl Arena {
    /// Texts whose columns are there: the text, and the ends as they are kept.
    pub(crate) fn of_columns(text: Column<u8>, ends: Column<u32>, wraps: Column<u64>) -> Self {
        Self { text, ends, wraps }
    }

    /// Their columns.
    pub(crate) fn into_columns(self) -> (Column<u8>, Column<u32>, Column<u64>) {
        (self.text, self.ends, self.wraps)
    }

    /// How many bytes of memory they take.
    pub(crate) fn size(&self) -> usize {
        self.text.size() + self.ends.size()
    }

    /// Adds a text.
    #[inline]
    pub(crate) fn push(&mut self, text: &str) {
        self.push_bytes(text.as_bytes());
    }

    /// Adds a text as bytes. Bytes that are not UTF-8 read as an empty text.
    #[inline]
    pub(crate) fn push_bytes(&mut self, text: &[u8]) {
        let bytes = self.text.to_mut();
        bytes.extend_from_slice(text);
        let end = bytes.len();
        self.push_end(end as u64);
    }

    #[inline]
    fn push_end(&mut self, end: u64) {
        if end >> 32 != 0 {
            self.wrap(end);
        }
        self.ends.to_mut().push(end as u32);
    }

    /// Keeps that the next text ends so far behind.
    #[cold]
    fn wrap(&mut self, end: u64) {
        while end >> 32 > self.wraps.len() as u64 {
            self.wraps.to_mut().push(self.ends.len() as u64);
        }
    }

    /// The text with this number; empty if there is none.
    #[must_use]
    #[inline]
    pub(crate) fn get(&self, number: usize) -> &str {
        // Only texts are added. Bytes from a file that are not UTF-8 read as an empty text.
        std::str::from_utf8(self.bytes(number)).unwrap_or_default()
    }

    /// The text with this number, as bytes.
    #[must_use]
    #[inline]
    pub(crate) fn bytes(&self, number: usize) -> &[u8] {
        self.text.slice(self.range(number))
    }

    #[inline]
    fn range(&self, number: usize) -> Range<usize> {
        let (start, end) = match number.checked_sub(1) {
            None => (0, self.ends.slice(0..1).first().copied().unwrap_or_default()),
            Some(before) => match *self.ends.slice(before..number + 1) {
                [start, end] => (start, end),
                _ => return 0..0,
            },
        };
        if self.wraps.is_empty() {
            return start as usize..end as usize;
        }
        let before = number.checked_sub(1).map_or(0, |before| self.upper_half(before));
        before + start as usize..self.upper_half(number) + end as usize
    }

    #[cold]
    fn upper_half(&self, number: usize) -> usize {
        self.wraps.all().partition_point(|&first| first <= number as u64) << 32
    }

    /// The number of texts.
    #[must_use]
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All texts, by number.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// Announces that many texts will be read.
    pub(crate) fn expect_many(&self) {
        self.text.expect_many();
        self.ends.expect_many();
    }

    /// Texts in a row with all bytes checked at once, which is faster if most of them are read.
    #[must_use]
    pub(crate) fn plain(&self, numbers: Range<usize>) -> PlainTexts<'_> {
        let (first, ends) = (numbers.start, self.ends.slice(numbers.clone()));
        let is_at_hand = self.wraps.is_empty() && !ends.is_empty();
        let range = |number: usize| if is_at_hand { self.range(number) } else { 0..0 };
        let text = range(first).start..range(numbers.end.saturating_sub(1)).end;
        PlainTexts { arena: self, first, start: text.start, text: self.text.slice(text), ends }
    }

    /// Adds all texts of another arena.
    pub(crate) fn append(&mut self, other: &Self) {
        let base = self.text.len();
        self.text.to_mut().extend_from_slice(other.text.all());
        if base + other.text.len() <= u32::MAX as usize {
            self.ends.to_mut().extend(other.ends.all().iter().map(|end| base as u32 + end));
        } else {
            (0..other.len()).for_each(|number| self.push_end((base + other.range(number).end) as u64));
        }
    }

    /// Saves the columns as sections whose names start with `name`.
    pub(crate) fn save<'a>(&'a self, name: &str, writer: &mut SectionWriter<'a>) {
        writer.column(name, &self.text);
        writer.column(&format!("{name}.ends"), &self.ends);
        writer.column(&format!("{name}.wraps"), &self.wraps);
    }

    /// Whether every text is valid UTF-8.
    pub(crate) fn is_text(&self) -> bool {
        (0..self.len()).all(|number| std::str::from_utf8(self.bytes(number)).is_ok())
    }

    /// Maps what was [saved](Self::save) under a name.
    ///
    /// # Errors
    /// If a section is missing, or the last text does not end where the buffer does.
    pub(crate) fn load(name: &str, reader: &SectionReader) -> Result<Self> {
        let of_ends = format!("{name}.ends");
        let text = reader.column::<u8>(name)?;
        let wraps = reader.column::<u64>(&format!("{name}.wraps"))?;
        // Below 4 GiB, the low halves are the end offsets themselves.
        let ends = match wraps.is_empty() {
            true => reader.ascending(&of_ends, None, text.len() + 1)?,
            false => reader.column(&of_ends)?,
        };
        let arena = Self { text, ends, wraps };
        let end = arena.len().checked_sub(1).map_or(0, |last| arena.range(last).end);
        let fits = end == arena.text.len() && arena.wraps.len() == end >> 32;
        if fits { Ok(arena) } else { Err(reader.mismatch(&of_ends)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_beyond_four_gigabytes_have_their_upper_halves() {
        let mut arena = Arena::default();
        for end in [7, (1 << 32) - 1, 1 << 32, (1 << 32) + 5, (3 << 32) + 1] {
            arena.push_end(end);
        }
        let ranges: Vec<_> = (0..5).map(|number| arena.range(number)).collect();
        assert_eq!(ranges[1], 7..(1 << 32) - 1);
        assert_eq!(ranges[2], (1 << 32) - 1..1 << 32);
        assert_eq!(ranges[3], 1 << 32..(1 << 32) + 5);
        assert_eq!(ranges[4], (1 << 32) + 5..(3 << 32) + 1);
    }

    #[test]
    fn appending_is_pushing_one_after_the_other() {
        let (mut one, mut other) = (Arena::default(), Arena::default());
        ["a", "", "bc"].iter().for_each(|text| one.push(text));
        ["", "d"].iter().for_each(|text| other.push(text));
        one.append(&other);
        assert_eq!(one.iter().collect::<Vec<_>>(), ["a", "", "bc", "", "d"]);
        let empty = [0..1, 1..2, 2..3, 0..3, 3..5, 2..3].map(|numbers| one.plain(numbers).has_empty());
        assert_eq!(empty, [false, true, false, true, true, false]);
        let plain: Vec<_> = (0..6).map(|number| one.plain(0..5).bytes(number)).collect();
        assert_eq!(plain, [&b"a"[..], b"", b"bc", b"", b"d", b""]);
        let some: Vec<_> = (0..6).map(|number| one.plain(2..4).bytes(number)).collect();
        assert_eq!(some, [&b""[..], b"", b"bc", b"", b"", b""]);
        assert_eq!((one.plain(2..5).run(), one.plain(3..3).run()), (Some(&b"bcd"[..]), Some(&b""[..])));
    }
}
