//! The pages of a column, so that what is wrong in one is an error: the crate takes some of it for a mistake in the program.

use ::parquet::basic::{Encoding, Type as Physical};
use ::parquet::column::page::{Page, PageMetadata, PageReader};
use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::serialized_reader::SerializedPageReader;
use ::parquet::schema::types::ColumnDescriptor;
use bytes::Bytes;

use super::file;

/// The pages of a column in a group of rows, of which there are not too many values.
pub(super) struct Pages {
    pages: SerializedPageReader<file::ParquetBytes>,
    /// How many kinds of levels stand before the values of a page.
    levels: usize,
    are_texts: bool,
    values: u64,
}

/// A column has no more values and gaps in a group than this: repeated, a few bytes may stand for any number of them.
const MOST_VALUES: u64 = 1 << 26;

/// The length of a text that no page has.
const NO_LENGTH: [u8; 4] = [0xff; 4];

impl Pages {
    pub(super) fn of(pages: SerializedPageReader<file::ParquetBytes>, column: &ColumnDescriptor) -> Self {
        let levels =
            [column.max_rep_level(), column.max_def_level()].iter().filter(|level| **level > 0).count();
        Self { pages, levels, are_texts: column.physical_type() == Physical::BYTE_ARRAY, values: 0 }
    }

    /// The same page, whose texts end with a length that is refused.
    fn checked(&self, page: Page) -> Result<Page> {
        Ok(match page {
            Page::DictionaryPage { buf, num_values, encoding, is_sorted } if self.are_texts => {
                Page::DictionaryPage { buf: ended(&buf, 0), num_values, encoding, is_sorted }
            }
            Page::DataPage {
                buf,
                num_values,
                encoding,
                def_level_encoding,
                rep_level_encoding,
                statistics,
            } => {
                let start = self.after_levels(&buf, [def_level_encoding, rep_level_encoding])?;
                let is_plain = self.are_texts && encoding == Encoding::PLAIN;
                let buf = if is_plain { ended(&buf, start) } else { buf };
                Page::DataPage {
                    buf,
                    num_values,
                    encoding,
                    def_level_encoding,
                    rep_level_encoding,
                    statistics,
                }
            }
            Page::DataPageV2 {
                buf,
                num_values,
                encoding,
                num_nulls,
                num_rows,
                def_levels_byte_len,
                rep_levels_byte_len,
                is_compressed,
                statistics,
            } => {
                let start = def_levels_byte_len as usize + rep_levels_byte_len as usize;
                if start > buf.len() {
                    return Err(damaged("levels that are longer than their page"));
                }
                let is_plain = self.are_texts && encoding == Encoding::PLAIN;
                let buf = if is_plain { ended(&buf, start) } else { buf };
                Page::DataPageV2 {
                    buf,
                    num_values,
                    encoding,
                    num_nulls,
                    num_rows,
                    def_levels_byte_len,
                    rep_levels_byte_len,
                    is_compressed,
                    statistics,
                }
            }
            other => other,
        })
    }

    /// Where the values of a page begin: after its levels, each with its length before it.
    fn after_levels(&self, page: &[u8], encodings: [Encoding; 2]) -> Result<usize> {
        let mut rest = page;
        if self.levels == 2 && encodings != [Encoding::RLE; 2] {
            return Err(damaged("levels in an encoding that is no longer written"));
        }
        for _ in 0..self.levels {
            let levels = rest
                .split_first_chunk::<4>()
                .and_then(|(length, rest)| rest.get(usize::try_from(u32::from_le_bytes(*length)).ok()?..));
            rest = levels.ok_or_else(|| damaged("levels that are longer than their page"))?;
        }
        Ok(page.len() - rest.len())
    }
}

/// The texts in a page from an offset on, each with its length before it, followed by a length that is too long: the
/// crate panics where it finds no length.
fn ended(page: &Bytes, start: usize) -> Bytes {
    let mut end = start;
    while let Some((length, rest)) = page[end..].split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length) as usize;
        if length > rest.len() {
            break;
        }
        end += 4 + length;
    }
    [&page[..end], &NO_LENGTH].concat().into()
}

fn damaged(what: &str) -> ParquetError {
    ParquetError::General(what.to_owned())
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let Some(page) = self.pages.get_next_page()? else { return Ok(None) };
        self.values += u64::from(page.num_values());
        if self.values > MOST_VALUES {
            return Err(damaged(&format!("a group of rows has more than {MOST_VALUES} values")));
        }
        self.checked(page).map(Some)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}

impl Iterator for Pages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}
