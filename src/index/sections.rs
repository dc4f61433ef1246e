//! The sections of a mapped index, whose blocks are checked when they are first touched.

use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use memmap2::Mmap;
use rayon::prelude::*;

use super::head::{BLOCK, Flaw, Head, Name, SectionPlace, VERSION};
use super::map;
use crate::columns::{self, Storage};
use crate::error::{Error, ErrorKind, Result};

/// A mapped index.
#[derive(Debug)]
pub(super) struct Sections {
    file: Mmap,
    path: String,
    sections: Vec<Section>,
    checksums: Vec<u32>,
    /// The position of the first block.
    blocks_at: usize,
    /// The first damage that was found.
    damage: OnceLock<Error>,
}

/// A section of the file.
#[derive(Debug)]
struct Section {
    name: Name,
    bytes: Range<usize>,
    width: usize,
    /// The state of each of its blocks: [`UNKNOWN`], [`SOUND`] or [`DAMAGED`].
    blocks: Box<[AtomicU8]>,
    /// The zeros that a damaged section reads as.
    zeros: OnceLock<Vec<u64>>,
}

const UNKNOWN: u8 = 0;
const SOUND: u8 = 1;
const DAMAGED: u8 = 2;

impl Sections {
    /// Maps an index and reads its head.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let unreadable = |error: std::io::Error| {
            Error::new(ErrorKind::Input, format!("cannot be read: {error}")).at(&name, None)
        };
        let file = map::map(path).map_err(unreadable)?;
        let head = Head::read(&file).map_err(|flaw| flawed(&flaw).at(&name, None))?;
        let section = |SectionPlace { name, bytes, width }: SectionPlace| {
            let blocks = blocks_of(&bytes, head.length).map(|_| AtomicU8::new(UNKNOWN)).collect();
            Section { name, bytes, width, blocks, zeros: OnceLock::new() }
        };
        Ok(Self {
            file,
            path: name,
            sections: head.sections.into_iter().map(section).collect(),
            checksums: head.blocks,
            blocks_at: head.length,
            damage: OnceLock::new(),
        })
    }

    /// Whether the part of a section in a block is as it was written, with all numbers below their bound.
    fn is_sound(&self, section: &Section, block: usize, most: u32) -> bool {
        let first = blocks_of(&section.bytes, self.blocks_at).start;
        let Some(known) = section.blocks.get(block - first) else { return false };
        // The bytes never change, so every thread gets the same result and no ordering is needed.
        match known.load(Ordering::Relaxed) {
            UNKNOWN => {
                let is_sound = self.check(section, block, most);
                known.store(if is_sound { SOUND } else { DAMAGED }, Ordering::Relaxed);
                is_sound
            }
            known => known == SOUND,
        }
    }

    fn check(&self, section: &Section, block: usize, most: u32) -> bool {
        let bytes = self.block(block);
        let (start, end) = (section.bytes.start.max(bytes.start), section.bytes.end.min(bytes.end));
        let is_as_written = crc32fast::hash(&self.file[bytes]) == self.checksums[block];
        let is_sound = is_as_written && (most == u32::MAX || largest(&self.file[start..end]) <= most);
        if !is_sound {
            let _ = self.damage.set(self.damaged(block));
        }
        is_sound
    }

    /// The bytes of a block.
    fn block(&self, block: usize) -> Range<usize> {
        let start = self.blocks_at + block * BLOCK;
        start..(start + BLOCK).min(self.file.len())
    }

    fn damaged(&self, block: usize) -> Error {
        let Range { start, end } = self.block(block);
        let what = format!("the index is damaged between bytes {start} and {end}; rebuild it");
        Error::new(ErrorKind::Input, what).at(&self.path, None)
    }
}

impl Storage for Sections {
    fn find(&self, name: &str) -> Option<columns::Section> {
        let is_it = |(_, section): &(usize, &Section)| section.name.is(name);
        let (number, section) = self.sections.iter().enumerate().find(is_it)?;
        Some(columns::Section { number, bytes: section.bytes.len(), width: section.width })
    }

    fn bytes(&self, section: usize, bytes: Range<usize>, most: u32) -> &[u8] {
        let section = &self.sections[section];
        let in_file = section.bytes.start + bytes.start..section.bytes.start + bytes.end;
        if blocks_of(&in_file, self.blocks_at).all(|block| self.is_sound(section, block, most)) {
            return &self.file[in_file];
        }
        let zeros = section.zeros.get_or_init(|| vec![0; section.bytes.len().div_ceil(8)]);
        &bytemuck::cast_slice(zeros)[bytes]
    }

    fn intact(&self) -> Result<()> {
        self.damage.get().map_or(Ok(()), |damage| Err(damage.clone()))
    }

    fn verify(&self) -> Result<()> {
        let is_damaged =
            |&block: &usize| crc32fast::hash(&self.file[self.block(block)]) != self.checksums[block];
        match (0..self.checksums.len()).into_par_iter().find_first(is_damaged) {
            Some(block) => Err(self.damaged(block)),
            None => Ok(()),
        }
    }

    fn mismatch(&self, section: &str) -> Error {
        let what = match self.find(section) {
            Some(_) => format!("section {section} of the index does not match the others; rebuild it"),
            None => format!("the index has no section {section}; rebuild it"),
        };
        Error::new(ErrorKind::Input, what).at(&self.path, None)
    }
}

/// The blocks that contain some bytes of a file.
fn blocks_of(bytes: &Range<usize>, blocks_at: usize) -> Range<usize> {
    (bytes.start - blocks_at) / BLOCK..(bytes.end - blocks_at).div_ceil(BLOCK)
}

/// The largest of some four-byte numbers.
fn largest(bytes: &[u8]) -> u32 {
    let (numbers, rest) = bytes.as_chunks::<4>();
    // An incomplete number counts as too large.
    let rest = if rest.is_empty() { 0 } else { u32::MAX };
    numbers.iter().map(|&number| u32::from_ne_bytes(number)).fold(rest, u32::max)
}

fn flawed(flaw: &Flaw) -> Error {
    let what = match flaw {
        Flaw::Version(version) => {
            format!(
                "index version {version} is not supported, this program reads version {VERSION}; rebuild it"
            )
        }
        Flaw::ByteOrder => {
            "the index was written on a machine with another byte order; rebuild it".to_owned()
        }
        Flaw::Length => "the index is damaged: its length does not match its header; rebuild it".to_owned(),
        Flaw::Damaged => "the header of the index is damaged; rebuild it".to_owned(),
    };
    Error::new(ErrorKind::Input, what)
}
