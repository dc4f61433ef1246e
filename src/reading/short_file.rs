//! Files that are kept in memory whole: aliases, rosters, pairs.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

#[cfg(feature = "cli")]
use super::{ReadOptions, Source};

/// More than this, in bytes, is no such file: a device that does not end, or a bibliography that is an input.
const LONGEST: u64 = 256 << 20;

/// Reads a file, or stdin for `-`.
///
/// # Errors
/// If it cannot be read, or has more than 256 MiB.
pub(crate) fn short_file(path: &Path) -> io::Result<Vec<u8>> {
    let source: Box<dyn Read> =
        if path == Path::new("-") { Box::new(io::stdin().lock()) } else { Box::new(File::open(path)?) };
    within(source, LONGEST)
}

/// Reads the text of a file, or of stdin for `-`, as that of an input: decompressed, and as UTF-8 whatever its encoding.
///
/// # Errors
/// If it cannot be read, or has more than 256 MiB.
#[cfg(feature = "cli")]
pub(crate) fn short_text(path: &Path, reading: &ReadOptions) -> io::Result<Vec<u8>> {
    let source = if path == Path::new("-") { Source::Stdin } else { Source::File(path.to_owned()) };
    let (mut stream, _) = source.open(reading)?;
    let mut text = Vec::new();
    stream.append(LONGEST as usize + 1, &mut text)?;
    short(text, LONGEST)
}

fn within(source: impl Read, longest: u64) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    source.take(longest + 1).read_to_end(&mut text)?;
    short(text, longest)
}

/// The text, unless it is too long.
fn short(text: Vec<u8>, longest: u64) -> io::Result<Vec<u8>> {
    if text.len() as u64 <= longest {
        return Ok(text);
    }
    let what = format!("it has more than {} MiB, and such a file is kept in memory whole", longest >> 20);
    Err(io::Error::other(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_end_is_an_error() {
        assert!(within(io::repeat(b'x'), 1 << 20).is_err());
        assert_eq!(within(io::repeat(b'x').take(9), 9).unwrap(), b"xxxxxxxxx");
    }
}
