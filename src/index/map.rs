//! The only unsafe code of the project: mapping a file into memory.

use std::fs::File;
use std::io;
use std::path::Path;

use memmap2::Mmap;

/// Maps a file into memory, read-only.
///
/// # Errors
/// If it cannot be opened or mapped.
#[allow(unsafe_code)]
pub(super) fn map(path: &Path) -> io::Result<Mmap> {
    let file = File::open(path)?;
    // SAFETY: the bytes of a map must not change while a slice of them is borrowed. coauth never writes into an
    // existing index: it writes a new file and renames it over the old one, which stays valid for processes that have
    // mapped it. Another program that writes into the file could change what is read, and one that truncates it could
    // end this process with a signal (SIGBUS). Both are out of scope, as for every program that maps files. Nothing
    // that is read is trusted: any bytes of the right size are a valid number, numbers are checked against their bound
    // when their block is first touched, and texts are checked to be UTF-8 each time they are read. So a file that is
    // damaged, forged or changed while it is mapped causes an error or wrong values, but no access outside the map.
    unsafe { Mmap::map(&file) }
}
