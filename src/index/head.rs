//! The head of an index: what lies where behind it, and the checksums of all of it.
//!
//! ```text
//! magic               8 bytes: 0, "coauth", line feed
//! version             u32
//! byte order          u32: 0x01020304 in the order of the machine that wrote it
//! length of the file  u64
//! length of the head  u64
//! number of sections  u32
//! checksum            u32: of the head with zeros here
//! sections            of each: start u64, bytes u64, bytes a number u64
//! blocks              of each 64 KiB behind the head, the last being shorter: checksum u32
//! zeros               up to a multiple of 8
//! ```
//!
//! The sections start at multiples of 8, with zeros between them. Equal sections are one: most papers have no
//! author twice, and then their authors lie like their mentions. Checksums are CRC-32 as of zip and PNG.

use std::ops::Range;

use super::{BLOCK, MAGIC, VERSION};
use crate::columns::Shelf;

/// Tells whether a machine reads numbers as the one that wrote them.
const BYTE_ORDER: u32 = 0x0102_0304;

/// The bytes before the sections' places.
const FIXED: usize = 40;

/// Where the checksum lies in it.
const CHECKSUM: Range<usize> = 36..40;

/// Bytes for the place of a section.
const PLACE: usize = 24;

/// The head of an index.
#[derive(Debug)]
pub(super) struct Head {
    /// The bytes of each section in the file, and bytes a number.
    pub(super) sections: Vec<(Range<usize>, usize)>,
    /// The checksum of each block.
    pub(super) blocks: Vec<u32>,
    /// Where the first block starts.
    pub(super) length: usize,
}

/// Why there is no head.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It was written by another version.
    Version(u32),
    /// It was written on a machine with another byte order.
    ByteOrder,
    /// The file has another length than the head says.
    Length,
    /// The head itself is not as it was written.
    Damaged,
    /// The sections are not those of a network.
    Misfit,
}

impl Head {
    /// The head for what is on a shelf, and the sections to write behind it, in order.
    pub(super) fn of<'a>(shelf: &'a Shelf<'_>) -> (Self, Vec<&'a [u8]>) {
        let mut sections: Vec<(Range<usize>, usize)> = Vec::new();
        let mut written: Vec<(&[u8], Range<usize>)> = Vec::new();
        let mut end = 0;
        for (width, bytes) in shelf.sections() {
            let same = written.iter().find(|(other, _)| *other == bytes);
            let range = same.map_or(end..end + bytes.len(), |(_, range)| range.clone());
            if same.is_none() {
                end = range.end.next_multiple_of(8);
                written.push((bytes, range.clone()));
            }
            sections.push((range, width));
        }
        let written: Vec<&[u8]> = written.into_iter().map(|(bytes, _)| bytes).collect();
        let blocks = checksums(&written);
        let length = head_length(sections.len(), blocks.len());
        for (range, _) in &mut sections {
            *range = range.start + length..range.end + length;
        }
        (Self { sections, blocks, length }, written)
    }

    /// The head as it is written, for a file of this length.
    pub(super) fn bytes(&self, file_length: usize) -> Vec<u8> {
        let mut head = MAGIC.to_vec();
        head.extend(VERSION.to_ne_bytes());
        head.extend(BYTE_ORDER.to_ne_bytes());
        head.extend((file_length as u64).to_ne_bytes());
        head.extend((self.length as u64).to_ne_bytes());
        head.extend((self.sections.len() as u32).to_ne_bytes());
        head.extend([0; CHECKSUM.end - CHECKSUM.start]);
        for (range, width) in &self.sections {
            [range.start, range.len(), *width].iter().for_each(|&n| head.extend((n as u64).to_ne_bytes()));
        }
        self.blocks.iter().for_each(|checksum| head.extend(checksum.to_ne_bytes()));
        head.resize(self.length, 0);
        let checksum = crc32fast::hash(&head);
        head[CHECKSUM].copy_from_slice(&checksum.to_ne_bytes());
        head
    }

    /// The head of a file.
    pub(super) fn read(file: &[u8]) -> Result<Self, Flaw> {
        let number = |at: usize| read_u32(file, at).ok_or(Flaw::Length);
        let size = |at: usize| read_size(file, at).ok_or(Flaw::Length);
        if number(12)? == BYTE_ORDER.swap_bytes() {
            return Err(Flaw::ByteOrder);
        }
        // A version of the future may have another head, so that its checksum may lie elsewhere.
        if number(12)? == BYTE_ORDER && number(8)? != VERSION {
            return Err(Flaw::Version(number(8)?));
        }
        if size(16)? != file.len() {
            return Err(Flaw::Length);
        }
        let length = size(24)?;
        let head = file.get(..length).filter(|head| head.len() >= FIXED).ok_or(Flaw::Damaged)?;
        let mut checksum = crc32fast::Hasher::new();
        [&head[..CHECKSUM.start], &[0; 4], &head[CHECKSUM.end..]]
            .iter()
            .for_each(|part| checksum.update(part));
        if checksum.finalize() != number(CHECKSUM.start)? {
            return Err(Flaw::Damaged);
        }
        Self::parse(head, file.len()).ok_or(Flaw::Damaged)
    }

    /// What a head says; `None` if it cannot be so.
    fn parse(head: &[u8], file_length: usize) -> Option<Self> {
        let count = read_u32(head, 32)? as usize;
        let block_count = (file_length - head.len()).div_ceil(BLOCK);
        if head_length(count, block_count) != head.len() {
            return None;
        }
        let section = |number: usize| {
            let at = FIXED + number * PLACE;
            let (start, bytes, width) =
                (read_size(head, at)?, read_size(head, at + 8)?, read_size(head, at + 16)?);
            let end = start.checked_add(bytes)?;
            let is_sound = start >= head.len() && end <= file_length && start.is_multiple_of(8) && width > 0;
            is_sound.then_some((start..end, width))
        };
        let blocks_at = FIXED + count * PLACE;
        Some(Self {
            sections: (0..count).map(section).collect::<Option<_>>()?,
            blocks: (0..block_count)
                .map(|block| read_u32(head, blocks_at + 4 * block))
                .collect::<Option<_>>()?,
            length: head.len(),
        })
    }
}

fn head_length(sections: usize, blocks: usize) -> usize {
    (FIXED + sections * PLACE + blocks * 4).next_multiple_of(8)
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_ne_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn read_size(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64::from_ne_bytes(bytes.get(at..at + 8)?.try_into().ok()?)).ok()
}

/// The zeros behind a section of this many bytes.
pub(super) fn padding(bytes: usize) -> &'static [u8] {
    &[0; 8][..bytes.next_multiple_of(8) - bytes]
}

/// The checksums of the blocks of sections that lie one behind the other.
fn checksums(sections: &[&[u8]]) -> Vec<u32> {
    let mut checksums = Vec::new();
    let mut block = crc32fast::Hasher::new();
    let mut free = BLOCK;
    for mut bytes in sections.iter().flat_map(|section| [*section, padding(section.len())]) {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(free));
            block.update(now);
            free -= now.len();
            bytes = later;
            if free == 0 {
                checksums.push(std::mem::take(&mut block).finalize());
                free = BLOCK;
            }
        }
    }
    if free < BLOCK {
        checksums.push(block.finalize());
    }
    checksums
}
