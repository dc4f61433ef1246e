//! Bounds-checked reads of a Parquet file, with a limit on the size of pages.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::reader::{ChunkReader, Length};

/// The bytes of a file, which several threads read.
pub(super) struct ParquetBytes {
    source: Arc<Mutex<dyn Source>>,
    length: u64,
}

pub(super) trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// A page has no more bytes than this when it is decompressed. Programs write pages of a megabyte, DuckDB up to a
/// hundred.
const LARGEST_PAGE: u64 = 256 << 20;

/// The header of a page is mostly shorter.
const HEADER: usize = 256;

impl ParquetBytes {
    pub(super) fn of(source: impl Source + 'static, length: u64) -> Self {
        Self { source: Arc::new(Mutex::new(source)), length }
    }

    /// Fills a buffer with the bytes from an offset on, as far as there are any; their number.
    fn read_at(source: &Mutex<dyn Source>, start: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start(start))?;
        let mut filled = 0;
        while filled < buffer.len() {
            match source.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(length) => filled += length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }

    /// The bytes at the end of the file, at most so many.
    pub(super) fn tail(&self, length: u64) -> io::Result<Vec<u8>> {
        let length = length.min(self.length);
        let mut tail = vec![0; length as usize];
        let read = Self::read_at(&self.source, self.length - length, &mut tail)?;
        tail.truncate(read);
        Ok(tail)
    }
}

impl Length for ParquetBytes {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for ParquetBytes {
    type T = BufReader<Tail>;

    /// The crate reads the header of a page like this, and then makes room for the page.
    fn get_read(&self, start: u64) -> Result<Self::T> {
        let mut head = [0; 12];
        let read = Self::read_at(&self.source, start, &mut head)?;
        match size_of_page(&head[..read]) {
            Some(size) if size > LARGEST_PAGE => {
                return Err(ParquetError::General(format!("a page of {size} bytes")));
            }
            _ => {}
        }
        Ok(BufReader::with_capacity(HEADER, Tail { source: Arc::clone(&self.source), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<bytes::Bytes> {
        let end = start.checked_add(length as u64);
        if end.is_none_or(|end| end > self.length) {
            return Err(ParquetError::EOF("a page that is not in the file".to_owned()));
        }
        let mut bytes = vec![0; length];
        if Self::read_at(&self.source, start, &mut bytes)? < length {
            return Err(ParquetError::EOF("the file became shorter while it was read".to_owned()));
        }
        Ok(bytes.into())
    }
}

/// The bytes from an offset on.
pub(super) struct Tail {
    source: Arc<Mutex<dyn Source>>,
    at: u64,
}

impl Read for Tail {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = ParquetBytes::read_at(&self.source, self.at, buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// The size of a page when it is decompressed, by its header: its second field, after its kind. A size below 0 is refused
/// by the crate.
fn size_of_page(header: &[u8]) -> Option<u64> {
    /// A field after the one before it, of 32 bits.
    const NEXT: u8 = 0x15;
    let mut rest = header.strip_prefix(&[NEXT])?;
    rest = &rest[1 + rest.iter().position(|byte| byte & 0x80 == 0)?..];
    rest = rest.strip_prefix(&[NEXT])?;
    let mut number = 0_u64;
    for (place, byte) in rest.iter().enumerate().take(5) {
        number |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            // Zigzag: even numbers are those from 0 on.
            return Some(if number.is_multiple_of(2) { number / 2 } else { 0 });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_page_is_the_second_number_of_its_header() {
        assert_eq!(size_of_page(&[0x15, 0x00, 0x15, 0x14, 0x15]), Some(10));
        assert_eq!(size_of_page(&[0x15, 0x04, 0x15, 0x80, 0x80, 0x80, 0x80, 0x08]), Some(1 << 30));
        assert_eq!(size_of_page(&[0x15, 0x00, 0x15, 0x80]), None);
        assert_eq!(size_of_page(&[0x15]), None);
        assert_eq!(size_of_page(b""), None);
    }
}
