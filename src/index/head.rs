//! The header of an index: the position of each section, and checksums.
//!
//! ```text
//! magic               8 bytes: 0, "coauth", line feed
//! version             u32
//! byte order          u32: 0x01020304 in the order of the machine that wrote it
//! length of the file  u64
//! length of the head  u64
//! number of sections  u32
//! checksum            u32: of the head with zeros here
//! sections            each: name, 24 bytes padded with zeros; start u64, bytes u64, bytes per number u64
//! parts               for each 4 KiB of the table of checksums, the last one shorter: checksum u32
//! zeros               up to a multiple of 8
//! ```
//!
//! The sections follow, and after them the table of checksums: a u32 for each 512 bytes after the head, the last ones
//! fewer. Sections start at multiples of 8, padded with zeros. Equal sections are stored once: if no paper lists an
//! author twice, authors are numbered like their mentions. Checksums are CRC-32 as in zip and PNG.

use std::borrow::Cow;
use std::ops::Range;

use super::checksums::{self, Layout, PART};
use crate::columns::SectionWriter;
use crate::network::MADE_WITH;

/// The first bytes of an index. No text begins with a zero byte.
pub(super) const MAGIC: [u8; 8] = *b"\0coauth\n";

/// The version changes only if an older index could be misread, and at most once a release. A new section needs no new
/// version, because readers ignore sections that they do not know.
pub(super) const VERSION: u32 = 7;

/// Detects an index written on a machine with another byte order.
const BYTE_ORDER: u32 = 0x0102_0304;

/// The bytes before the table of sections.
const FIXED: usize = 40;

/// The position of the checksum in them.
const CHECKSUM: Range<usize> = 36..40;

/// Bytes for the name of a section.
const NAME: usize = 24;

/// Bytes for the name and the position of a section.
const PLACE: usize = NAME + 24;

/// The name of a section, padded with zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name([u8; NAME]);

impl Name {
    fn of(name: &str) -> Self {
        let mut bytes = [0; NAME];
        bytes[..name.len()].copy_from_slice(name.as_bytes());
        Self(bytes)
    }

    pub(super) fn is(&self, name: &str) -> bool {
        name.len() <= NAME && *self == Self::of(name)
    }
}

/// A section: its name, its range in the file, and its bytes per number.
#[derive(Debug)]
pub(super) struct SectionPlace {
    pub(super) name: Name,
    pub(super) bytes: Range<usize>,
    pub(super) width: usize,
}

/// The head of an index.
#[derive(Debug)]
pub(super) struct Head {
    /// The position of each section in the file.
    pub(super) sections: Vec<SectionPlace>,
    /// The checksum of each part of the table of checksums.
    pub(super) parts: Vec<u32>,
    /// Where the sections and the table are.
    pub(super) layout: Layout,
}

/// Why a head cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It was written by another version.
    Version(u32),
    /// It was written on a machine with another byte order.
    ByteOrder,
    /// The length of the file differs from the one in the head.
    Length,
    /// The head itself is damaged.
    Damaged,
}

impl Head {
    /// The head for some sections, and the bytes to write after it, in order.
    ///
    /// # Panics
    /// If a name is too long.
    pub(super) fn of<'a>(writer: &'a SectionWriter<'_>) -> (Self, Vec<Cow<'a, [u8]>>) {
        let mut sections: Vec<SectionPlace> = Vec::new();
        let mut written: Vec<(&[u8], Range<usize>)> = Vec::new();
        let mut end = 0;
        for (name, width, bytes) in writer.sections() {
            let same = written.iter().find(|(other, _)| *other == bytes);
            let range = same.map_or(end..end + bytes.len(), |(_, range)| range.clone());
            if same.is_none() {
                end = range.end.next_multiple_of(8);
                written.push((bytes, range.clone()));
            }
            sections.push(SectionPlace { name: Name::of(name), bytes: range, width });
        }
        let padded = written.iter().flat_map(|&(bytes, _)| [bytes, padding(bytes.len())]);
        let mut written: Vec<Cow<'a, [u8]>> = padded.map(Cow::Borrowed).collect();
        let table = checksums::table(written.iter().map(AsRef::as_ref));
        let parts: Vec<u32> = table.chunks(PART).map(crc32fast::hash).collect();
        written.push(table.into());
        let length = head_length(sections.len(), parts.len());
        for SectionPlace { bytes, .. } in &mut sections {
            *bytes = bytes.start + length..bytes.end + length;
        }
        (Self { sections, parts, layout: Layout::of(length, end) }, written)
    }

    /// The bytes of the head.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let Layout { sections, table } = &self.layout;
        let mut head = MAGIC.to_vec();
        head.extend(VERSION.to_ne_bytes());
        head.extend(BYTE_ORDER.to_ne_bytes());
        head.extend((table.end as u64).to_ne_bytes());
        head.extend((sections.start as u64).to_ne_bytes());
        head.extend((self.sections.len() as u32).to_ne_bytes());
        head.extend([0; CHECKSUM.end - CHECKSUM.start]);
        for SectionPlace { name, bytes: range, width } in &self.sections {
            head.extend(name.0);
            [range.start, range.len(), *width].iter().for_each(|&n| head.extend((n as u64).to_ne_bytes()));
        }
        self.parts.iter().for_each(|checksum| head.extend(checksum.to_ne_bytes()));
        head.resize(sections.start, 0);
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
        // A future version may have another head, with its checksum at another position.
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

    /// Parses a head; `None` if it is inconsistent.
    fn parse(head: &[u8], file_length: usize) -> Option<Self> {
        let count = read_u32(head, 32)? as usize;
        let layout = Layout::of_file(head.len(), file_length)?;
        let part_count = layout.part_count();
        if head_length(count, part_count) != head.len() {
            return None;
        }
        let section = |number: usize| {
            let name_at = FIXED + number * PLACE;
            let at = name_at + NAME;
            let name = Name(head.get(name_at..at)?.try_into().ok()?);
            let (start, bytes, width) =
                (read_size(head, at)?, read_size(head, at + 8)?, read_size(head, at + 16)?);
            let end = start.checked_add(bytes)?;
            let Range { start: first, end: last } = layout.sections;
            let is_sound = start >= first && end <= last && start.is_multiple_of(8) && width > 0;
            is_sound.then_some(SectionPlace { name, bytes: start..end, width })
        };
        let (parts, _) = head.get(FIXED + count * PLACE..)?.as_chunks::<4>();
        Some(Self {
            sections: (0..count).map(section).collect::<Option<_>>()?,
            parts: parts.get(..part_count)?.iter().map(|&checksum| u32::from_ne_bytes(checksum)).collect(),
            layout,
        })
    }
}

/// How an index of another version was built, as recorded by the program that built it. `None` if the record is not
/// where that version stores it.
pub(super) fn made_with(file: &[u8]) -> Option<&[u8]> {
    /// The last version with unnamed sections, and the number of the section in it.
    const UNNAMED: (u32, usize) = (5, 49);
    if !file.starts_with(&MAGIC) || read_u32(file, 12)? != BYTE_ORDER {
        return None;
    }
    let count = read_u32(file, 32)? as usize;
    let at = if read_u32(file, 8)? == UNNAMED.0 {
        FIXED + UNNAMED.1 * (PLACE - NAME)
    } else {
        let names = (0..count).map(|number| FIXED + number * PLACE);
        let mut names = names.take_while(|at| at + PLACE <= file.len());
        names.find(|&at| file[at..at + NAME] == Name::of(MADE_WITH).0)? + NAME
    };
    let (start, bytes) = (read_size(file, at)?, read_size(file, at + 8)?);
    file.get(start..start.checked_add(bytes)?)
}

fn head_length(sections: usize, parts: usize) -> usize {
    (FIXED + sections * PLACE + parts * 4).next_multiple_of(8)
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_ne_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn read_size(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64::from_ne_bytes(bytes.get(at..at + 8)?.try_into().ok()?)).ok()
}

/// The padding after a section of this many bytes.
fn padding(bytes: usize) -> &'static [u8] {
    &[0; 8][..bytes.next_multiple_of(8) - bytes]
}
