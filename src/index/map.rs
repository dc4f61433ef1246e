//! The one place of the project where the compiler has to take our word.

use std::fs::File;
use std::io;
use std::path::Path;

use memmap2::Mmap;

/// Maps a file into memory, to be read only.
///
/// # Errors
/// If it cannot be opened or mapped.
#[allow(unsafe_code)]
pub(super) fn map(path: &Path) -> io::Result<Mmap> {
    let file = File::open(path)?;
    // SAFETY: the bytes of a map must not change while a slice of them is borrowed. coauth never writes into an
    // index: a new one is written next to it and renamed over it, and the old one lives on for processes that have mapped
    // it. Another program that writes into the file could change what is read, and one that cuts it
    // short could end this process with a signal (SIGBUS); both are out of scope, as for every program that maps
    // files. What is read is nowhere trusted beyond that: numbers are bytes of fixed size, of which any are a
    // number, each is compared with what it numbers when its block is first touched, and texts are checked to be
    // UTF-8 each time they are read. So a file that is damaged, made up or changed under us gives an error or
    // nonsense, but no access outside of the map.
    unsafe { Mmap::map(&file) }
}
