//! The sections of a mapped index, whose blocks are checked when they are first touched.

use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::checksums::{BLOCK, Checksums, Layout};
use super::copies::{BlockCopy, Copies};
use super::head::{Flaw, Head, Name, SectionPlace, VERSION};
use crate::columns::{self, Bounds, MappedFile, Storage};
use crate::error::{Error, ErrorKind, Result};

/// A mapped index.
///
/// A short range is served from a copy of its blocks, so that a query that reads here and there takes little memory. A
/// longer range is served from the map, and so is everything else once there are [`MOST_COPIED`] bytes.
#[derive(Debug)]
pub(super) struct Sections {
    file: MappedFile,
    path: String,
    sections: Vec<Section>,
    layout: Layout,
    checksums: Checksums,
    /// The number of bytes that were copied.
    copied: AtomicUsize,
    /// The first damage that was found.
    damage: OnceLock<Error>,
}

/// The most blocks that are copied at once.
const SHORT: usize = 16;

/// The number of bytes that are copied at most.
const MOST_COPIED: usize = 32 << 20;

/// A section of the file.
#[derive(Debug)]
struct Section {
    name: Name,
    bytes: Range<usize>,
    width: usize,
    /// The copies of one block.
    single: Copies,
    /// The copies of several blocks.
    several: Copies,
    /// The state of each block in the map: [`UNKNOWN`], [`SOUND`] or [`DAMAGED`].
    states: OnceLock<Box<[AtomicU8]>>,
    /// Whether many short ranges will be read, so that copies do not pay off.
    has_many: AtomicBool,
    /// Whether all blocks are known to be sound.
    is_sound: AtomicBool,
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
        let file = MappedFile::open(path).map_err(unreadable)?;
        let head = Head::read(file.bytes()).map_err(|flaw| flawed(&flaw).at(&name, None))?;
        let section = |SectionPlace { name, bytes, width }: SectionPlace| Section {
            name,
            bytes,
            width,
            single: Copies::default(),
            several: Copies::default(),
            states: OnceLock::new(),
            has_many: AtomicBool::new(false),
            is_sound: AtomicBool::new(false),
            zeros: OnceLock::new(),
        };
        Ok(Self {
            file,
            path: name,
            sections: head.sections.into_iter().map(section).collect(),
            checksums: Checksums::of(head.layout.clone(), head.parts),
            layout: head.layout,
            copied: AtomicUsize::new(0),
            damage: OnceLock::new(),
        })
    }

    /// Whether the part of a section in a block of the map is as it was written, with all numbers within their bounds.
    fn is_sound(&self, section: &Section, block: usize, bounds: Bounds) -> bool {
        let blocks = self.layout.blocks_of(&section.bytes);
        let first = blocks.start;
        let states = section.states.get_or_init(|| blocks.map(|_| AtomicU8::new(UNKNOWN)).collect());
        let Some(state) = states.get(block - first) else { return false };
        // The bytes never change, so every thread gets the same result and no ordering is needed.
        match state.load(Ordering::Relaxed) {
            UNKNOWN => {
                let is_sound =
                    self.check(section, block, &self.file.bytes()[self.layout.block(block)], bounds);
                state.store(if is_sound { SOUND } else { DAMAGED }, Ordering::Relaxed);
                is_sound
            }
            known => known == SOUND,
        }
    }

    /// Whether the bytes of a block are as they were written, with all numbers of a section within their bounds. If not,
    /// the damage is recorded.
    fn check(&self, section: &Section, block: usize, bytes: &[u8], bounds: Bounds) -> bool {
        let Range { start, end } = self.layout.block(block);
        let of_section = section.bytes.start.max(start) - start..section.bytes.end.min(end) - start;
        let checked = self
            .checksums
            .check(&self.file, block, bytes)
            .and_then(|()| if bounds.hold(&bytes[of_section]) { Ok(()) } else { Err(start..end) });
        checked.map_err(|damaged| self.damage.set(self.damaged(damaged))).is_ok()
    }

    /// A copy of some blocks that contain bytes of a section; `None` if one of them is damaged.
    fn copy(&self, section: &Section, blocks: Range<usize>, bounds: Bounds) -> Option<BlockCopy> {
        let range = self.layout.block(blocks.start).start..self.layout.block(blocks.end - 1).end;
        self.copied.fetch_add(range.len(), Ordering::Relaxed);
        let copy = BlockCopy::read(range.len(), |buffer| self.file.read(range.clone(), buffer));
        let copy = copy.map_err(|_| self.damage.set(self.damaged(range.clone()))).ok()?;
        let is_sound = |(block, bytes)| self.check(section, block, bytes, bounds);
        let bytes = &copy.bytes()[..range.len()];
        let is_sound = blocks.zip(bytes.chunks(BLOCK)).all(is_sound);
        let of_section = section.bytes.start.max(range.start)..section.bytes.end.min(range.end);
        let in_copy = of_section.start - range.start..of_section.end - range.start;
        (is_sound && self.are_joined(of_section, &bytes[in_copy], bounds)).then_some(copy)
    }

    /// Whether bounds that hold in each block hold where blocks meet, too. If not, the damage is recorded.
    fn are_joined(&self, in_file: Range<usize>, bytes: &[u8], bounds: Bounds) -> bool {
        let meet = self.layout.blocks_of(&in_file).skip(1).map(|block| self.layout.block(block).start);
        let damaged = meet.filter(|_| bounds.ascending).find(|&start| {
            let around = start.saturating_sub(4).max(in_file.start)..(start + 4).min(in_file.end);
            !bounds.hold(&bytes[around.start - in_file.start..around.end - in_file.start])
        });
        damaged.map(|start| self.damage.set(self.damaged(start - 4..start + 4))).is_none()
    }

    /// Whether more blocks can be copied.
    fn has_room(&self) -> bool {
        self.copied.load(Ordering::Relaxed) < MOST_COPIED
    }

    fn damaged(&self, Range { start, end }: Range<usize>) -> Error {
        let what = format!("the index is damaged between bytes {start} and {end}; rebuild it");
        Error::new(ErrorKind::Input, what).at(&self.path, None)
    }

    /// The first damage among the blocks whose checksums are in a part of the table.
    fn damage_in_part(&self, part: usize) -> Option<Range<usize>> {
        let check = |block: usize| {
            self.checksums.check(&self.file, block, &self.file.bytes()[self.layout.block(block)])
        };
        self.layout.blocks_of_part(part).find_map(|block| check(block).err())
    }
}

impl Section {
    /// A range of a damaged section.
    fn zeros(&self, bytes: Range<usize>) -> &[u8] {
        let zeros = self.zeros.get_or_init(|| vec![0; self.bytes.len().div_ceil(8)]);
        &bytemuck::cast_slice(zeros)[bytes]
    }
}

impl Storage for Sections {
    fn find(&self, name: &str) -> Option<columns::Section> {
        let is_it = |(_, section): &(usize, &Section)| section.name.is(name);
        let (number, section) = self.sections.iter().enumerate().find(is_it)?;
        Some(columns::Section { number, bytes: section.bytes.len(), width: section.width })
    }

    fn bytes(&self, section: usize, bytes: Range<usize>, bounds: Bounds) -> &[u8] {
        let section = &self.sections[section];
        let in_file = section.bytes.start + bytes.start..section.bytes.start + bytes.end;
        if section.is_sound.load(Ordering::Relaxed) {
            return &self.file.bytes()[in_file];
        }
        if self.damage.get().is_some() {
            // No answer is valid any longer; the shortest way to its end is through zeros.
            return section.zeros(bytes);
        }
        let blocks = self.layout.blocks_of(&in_file);
        if blocks.len() <= SHORT && !section.has_many.load(Ordering::Relaxed) && self.has_room() {
            let of_section = self.layout.blocks_of(&section.bytes);
            let copies = if blocks.len() == 1 { &section.single } else { &section.several };
            let number = blocks.start - of_section.start;
            let copy =
                copies.get_or_init(number, of_section.len(), || self.copy(section, blocks.clone(), bounds));
            let start = self.layout.block(blocks.start).start;
            match copy.map(|copy| copy.bytes().get(in_file.start - start..in_file.end - start)) {
                Some(Some(bytes)) => return bytes,
                None => return section.zeros(bytes),
                // An earlier range that starts in the same block was shorter.
                Some(None) => (),
            }
        }
        if blocks.into_iter().all(|block| self.is_sound(section, block, bounds))
            && self.are_joined(in_file.clone(), &self.file.bytes()[in_file.clone()], bounds)
        {
            if in_file == section.bytes {
                section.is_sound.store(true, Ordering::Relaxed);
            }
            return &self.file.bytes()[in_file];
        }
        section.zeros(bytes)
    }

    fn expect_many(&self, section: usize) {
        self.sections[section].has_many.store(true, Ordering::Relaxed);
    }

    fn intact(&self) -> Result<()> {
        self.damage.get().map_or(Ok(()), |damage| Err(damage.clone()))
    }

    fn verify(&self) -> Result<()> {
        let parts = (0..self.layout.part_count()).into_par_iter();
        let damage = parts.map(|part| self.damage_in_part(part)).find_first(Option::is_some);
        damage.flatten().map_or(Ok(()), |damaged| Err(self.damaged(damaged)))
    }

    fn mismatch(&self, section: &str) -> Error {
        let what = match self.find(section) {
            Some(_) => format!("section {section} of the index does not match the others; rebuild it"),
            None => format!("the index has no section {section}; rebuild it"),
        };
        Error::new(ErrorKind::Input, what).at(&self.path, None)
    }
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
