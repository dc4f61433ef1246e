//! Which papers may have a title with a word that begins so, without reading the titles.

use std::ops::Range;

use super::title_words::{folded_title, is_gap};
use crate::columns::{Column, SectionReader, SectionWriter};
use crate::error::Result;
use crate::records::text::is_ideographic;

/// Papers whose titles are read together.
pub(super) const BLOCK: usize = 1024;

/// Blocks whose words share a table: one bit for each.
const BLOCKS: usize = 64;

/// Papers of a table.
const GROUP: usize = BLOCK * BLOCKS;

/// Letters of a word that count; a shorter word is not in the tables.
const LETTERS: usize = 4;

/// Beginnings that share a row of a table have the same hash of this many bits. A block has some two thousand beginnings,
/// so a row says "may have" of one block in sixteen that has not.
const HASH_BITS: u32 = 15;
const ROWS: usize = 1 << HASH_BITS;

/// For each group of blocks a table: in the row of each beginning, the blocks that may have it. Four bytes a paper. Papers
/// after the last whole group are in no table.
#[derive(Debug, Clone, Default)]
pub(super) struct TitleBeginnings(Column<u64>);

impl TitleBeginnings {
    pub(super) const SECTION: &str = "titles.beginnings";

    /// Tables that are there.
    pub(super) fn of_column(tables: Column<u64>) -> Self {
        Self(tables)
    }

    /// The table of a group, with the titles of some papers in a row.
    pub(super) fn table<'a, Titles: Iterator<Item = &'a [u8]>>(
        group: usize,
        titles_of: impl Fn(Range<usize>) -> Titles,
    ) -> Vec<u64> {
        let mut table = vec![0; ROWS];
        for block in 0..BLOCKS {
            let first = group * GROUP + block * BLOCK;
            for title in titles_of(first..first + BLOCK) {
                each_row(title, |row| table[row] |= 1 << block);
            }
        }
        table
    }

    /// The number of tables for so many papers.
    pub(super) fn tables(papers: usize) -> usize {
        papers / GROUP
    }

    /// Whether a block may have, for each of these rows, a title with a word that begins so.
    pub(super) fn may_have(&self, block: usize, rows: &[usize]) -> bool {
        let table = block / BLOCKS * ROWS;
        let bit = 1u64 << (block % BLOCKS);
        table >= self.0.len() || rows.iter().all(|row| self.0.get(table + row) & bit > 0)
    }

    /// The row of a folded word, if its beginning is in the tables. A word of Chinese, Japanese or Korean may be anywhere in
    /// a title.
    pub(super) fn row_of(word: &str) -> Option<usize> {
        if word.starts_with(is_ideographic) {
            return None;
        }
        row(word.chars().map(u32::from))
    }

    pub(super) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        writer.column(Self::SECTION, &self.0);
    }

    pub(super) fn load(reader: &SectionReader, papers: usize) -> Result<Self> {
        reader.column_of(Self::SECTION, Self::tables(papers) * ROWS).map(Self)
    }
}

/// The row of what a word begins with; `None` if the word is too short.
fn row(letters: impl Iterator<Item = u32>) -> Option<usize> {
    let mut count = 0;
    let hash = letters.take(LETTERS).fold(0u64, |hash, letter| {
        count += 1;
        (hash ^ u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    });
    (count == LETTERS).then_some((hash >> (64 - HASH_BITS)) as usize)
}

/// Calls `see` with the row of each word of a title.
fn each_row(title: &[u8], mut see: impl FnMut(usize)) {
    if title.is_ascii() {
        let words = title.split(is_gap);
        words
            .filter_map(|word| row(word.iter().map(|letter| u32::from(letter.to_ascii_lowercase()))))
            .for_each(see);
        return;
    }
    let folded = folded_title(std::str::from_utf8(title).unwrap_or_default());
    folded.split(' ').filter_map(|word| row(word.chars().map(u32::from))).for_each(&mut see);
}
