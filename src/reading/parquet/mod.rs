//! Parquet files as text: the columns of use, a line of JSON a row where they are nested, and else a table of CSV.
//!
//! So a record is the same in whichever container it comes: what reads it is the format of the text. A file is read by
//! groups of rows, several at a time, each a few pages of each column at a time.

mod ahead;
mod column;
mod file;
mod fit;
mod group;
mod pages;
mod refusal;
mod shape;
mod value;

use std::fs::File;
use std::io::{self, Read, Seek};

use crate::contained::contained;

/// How a file begins: `PAR1` and the header of its first page.
const MAGIC: &[u8] = b"PAR1\x15";
/// How a file begins whose footer is encrypted.
const ENCRYPTED: &[u8] = b"PARE";

/// Is this a Parquet file? A file that is no Parquet is as it was.
pub(super) fn is_parquet(file: &mut File) -> io::Result<bool> {
    if !file.metadata()?.is_file() {
        return Ok(false);
    }
    let mut head = Vec::new();
    file.take(MAGIC.len() as u64).read_to_end(&mut head)?;
    file.rewind()?;
    Ok(head == MAGIC || head.starts_with(ENCRYPTED))
}

/// The text of a Parquet file, with what the user says about the columns of a table.
///
/// # Errors
/// If it is incomplete, damaged or encrypted, or compressed in a way that is not known.
pub(super) fn text(file: File, said: &str) -> io::Result<ahead::Text> {
    let length = file.metadata()?.len();
    of_bytes(file, length, said)
}

fn of_bytes(source: impl file::Source + 'static, length: u64, said: &str) -> io::Result<ahead::Text> {
    let file = file::ParquetBytes::of(source, length);
    // In a damaged file, the crate takes some of what it finds for a mistake in the program, as it does in rows.
    let opened = contained(|| fit::open(file, said));
    let opened = opened.unwrap_or_else(|| Err(refusal::damaged("what it says of itself cannot be read")));
    Ok(ahead::Text::of(opened?))
}

/// The text of a Parquet file in memory.
#[cfg(test)]
fn text_of(bytes: Vec<u8>) -> io::Result<String> {
    let length = bytes.len() as u64;
    let mut text = Vec::new();
    of_bytes(io::Cursor::new(bytes), length, "")?.read_to_end(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests;
