//! The SHA-256 of inputs, as their files are, so that an answer says which bytes it is about.

use std::fmt::Write;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use hashbrown::HashMap;
use sha2::{Digest, Sha256};

use crate::reading::{SAMPLE, Source};

/// The checksums of sources by the names of these. Stdin can be read only once, and has none.
pub(super) fn of_sources(sources: &[Source]) -> HashMap<String, String> {
    let checksum = |source: &Source| {
        let checksum = match source {
            Source::File(path) | Source::Found(path) => of_file(path).ok()?,
            Source::Sample => of_text(SAMPLE),
            Source::Text(_, text) => of_text(text),
            Source::Stdin => return None,
        };
        Some((source.name(), checksum))
    };
    sources.iter().filter_map(checksum).collect()
}

fn of_text(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// A pipe would be used up; only regular files can be read twice.
fn of_file(path: &Path) -> io::Result<String> {
    if !path.metadata()?.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut file = BufReader::with_capacity(1 << 20, File::open(path)?);
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex(&hash.finalize())),
            read => hash.update(&buffer[..read]),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_that_of_the_standard() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(of_text("abc"), abc);
        let source = Source::Text("x".to_owned(), "abc".to_owned());
        assert_eq!(of_sources(&[source, Source::Stdin]), HashMap::from([("x".to_owned(), abc.to_owned())]));
    }
}
