//! The checksums of the blocks: a table at the end of the file, read in parts that have checksums of their own.

use std::ops::Range;
use std::sync::OnceLock;

use crate::columns::MappedFile;

/// The number of bytes that share a checksum. Small, because a query about one author reads a few bytes in each of many
/// places.
pub(super) const BLOCK: usize = 512;

/// The number of bytes of the table that share a checksum in the head.
pub(super) const PART: usize = 4096;

/// Where the blocks of a file are, and their checksums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// The sections, from the end of the head.
    pub(super) sections: Range<usize>,
    /// The table of checksums, up to the end of the file.
    pub(super) table: Range<usize>,
}

impl Layout {
    /// The layout of sections of this length after a head.
    pub(super) fn of(head_length: usize, length: usize) -> Self {
        let end = head_length + length;
        Self { sections: head_length..end, table: end..end + 4 * length.div_ceil(BLOCK) }
    }

    /// The layout of a file with a head of this length; `None` if no sections give a file of its length.
    pub(super) fn of_file(head_length: usize, file_length: usize) -> Option<Self> {
        let rest = file_length.checked_sub(head_length)?;
        let length = rest.checked_sub(4 * rest.div_ceil(BLOCK + 4))?;
        Some(Self::of(head_length, length)).filter(|layout| layout.table.end == file_length)
    }

    /// The number of blocks.
    pub(super) fn block_count(&self) -> usize {
        self.table.len() / 4
    }

    /// The number of parts of the table.
    pub(super) fn part_count(&self) -> usize {
        self.table.len().div_ceil(PART)
    }

    /// The bytes of a block.
    pub(super) fn block(&self, block: usize) -> Range<usize> {
        let start = self.sections.start + block * BLOCK;
        start..(start + BLOCK).min(self.sections.end)
    }

    /// The blocks that contain some bytes of the sections.
    #[inline]
    pub(super) fn blocks_of(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.sections.start;
        (bytes.start - start) / BLOCK..(bytes.end - start).div_ceil(BLOCK)
    }

    /// The bytes of a part of the table.
    pub(super) fn part(&self, part: usize) -> Range<usize> {
        let start = self.table.start + part * PART;
        start..(start + PART).min(self.table.end)
    }

    /// The blocks whose checksums are in a part of the table.
    pub(super) fn blocks_of_part(&self, part: usize) -> Range<usize> {
        let start = part * (PART / 4);
        start..(start + PART / 4).min(self.block_count())
    }
}

/// The checksums of the blocks of a file.
#[derive(Debug)]
pub(super) struct Checksums {
    layout: Layout,
    /// The checksum of each part of the table.
    of_parts: Vec<u32>,
    /// Each part once it was read; `None` if it is damaged.
    parts: Box<[OnceLock<Option<Vec<u8>>>]>,
}

impl Checksums {
    pub(super) fn of(layout: Layout, of_parts: Vec<u32>) -> Self {
        let parts = of_parts.iter().map(|_| OnceLock::new()).collect();
        Self { layout, of_parts, parts }
    }

    /// Whether the bytes of a block are as they were written.
    ///
    /// # Errors
    /// If not, with the damaged bytes of the file: those of the block, or those of the table.
    #[inline]
    pub(super) fn check(&self, file: &MappedFile, block: usize, bytes: &[u8]) -> Result<(), Range<usize>> {
        let (part, place) = (block / (PART / 4), block % (PART / 4));
        let table = self.part(file, part).ok_or_else(|| self.layout.part(part))?;
        let (checksums, _) = table.as_chunks::<4>();
        let is_as_written =
            checksums.get(place).is_some_and(|&known| crc32fast::hash(bytes) == u32::from_ne_bytes(known));
        if is_as_written { Ok(()) } else { Err(self.layout.block(block)) }
    }

    fn part(&self, file: &MappedFile, part: usize) -> Option<&[u8]> {
        let read = || {
            let range = self.layout.part(part);
            let mut bytes = vec![0; range.len()];
            file.read(range, &mut bytes).ok()?;
            (crc32fast::hash(&bytes) == self.of_parts[part]).then_some(bytes)
        };
        self.parts.get(part)?.get_or_init(read).as_deref()
    }
}

/// The table of checksums of sections, written one after the other, each with its padding.
pub(super) fn table<'a>(sections: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut table = Vec::new();
    let mut block = crc32fast::Hasher::new();
    let mut free = BLOCK;
    for mut bytes in sections {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(free));
            block.update(now);
            free -= now.len();
            bytes = later;
            if free == 0 {
                table.extend(std::mem::take(&mut block).finalize().to_ne_bytes());
                free = BLOCK;
            }
        }
    }
    if free < BLOCK {
        table.extend(block.finalize().to_ne_bytes());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_follows_from_the_lengths_of_head_and_file() {
        for length in [0, 8, 504, 512, 520, 1024, 4096 * 512, 4096 * 512 + 8] {
            let layout = Layout::of(40, length);
            assert_eq!(Layout::of_file(40, layout.table.end), Some(layout), "{length}");
        }
        assert_eq!(Layout::of_file(40, 39), None);
        assert_eq!(Layout::of_file(40, 43), None, "shorter than a checksum");
    }
}
