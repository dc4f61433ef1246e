//! The only unsafe code of the project: mapping a file into memory.
//!
//! An index is mapped for good; temporary files of a build in bounded memory are mapped and released again and again.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;

use memmap2::Mmap;

/// A file that is mapped into memory, read-only, and can also be read.
///
/// Mapping is best for long ranges. For a few bytes here and there it is wasteful: a system maps up to megabytes around
/// each byte that is touched. [`read`](Self::read) takes no more memory than it returns.
#[derive(Debug)]
pub(crate) struct MappedFile {
    map: Mmap,
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "only Unix reads at an offset without moving a cursor")
    )]
    file: File,
}

impl MappedFile {
    /// # Errors
    /// If the file cannot be opened or mapped.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        Ok(Self { map: map(&file)?, file })
    }

    /// The whole file, mapped.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.map
    }

    /// Reads a range of the file into a buffer of its length.
    ///
    /// # Errors
    /// If reading fails, or the file is shorter.
    #[cfg(unix)]
    pub(crate) fn read(&self, range: Range<usize>, buffer: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, buffer, range.start as u64)
    }

    /// Copies a range of the map into a buffer of its length.
    ///
    /// # Errors
    /// If the file is shorter.
    #[cfg(not(unix))]
    pub(crate) fn read(&self, range: Range<usize>, buffer: &mut [u8]) -> io::Result<()> {
        let bytes = self.map.get(range).ok_or(io::ErrorKind::UnexpectedEof)?;
        buffer.copy_from_slice(bytes);
        Ok(())
    }
}

/// A temporary file of this process, mapped into memory, read-only. It has no name any more, so that no other program
/// changes it.
#[derive(Debug)]
pub(crate) struct MappedScratch(Mmap);

impl MappedScratch {
    /// # Errors
    /// If the file cannot be mapped.
    pub(crate) fn of(file: &File) -> io::Result<Self> {
        map(file).map(Self)
    }

    /// The whole file, mapped.
    #[inline]
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Gives back the memory that the map takes. Its bytes are read from the file again where they are needed.
    #[allow(unsafe_code)]
    pub(crate) fn release(&self) {
        // SAFETY: this is a shared, read-only map of a file: what is dropped from memory is the same when it is read
        // again, also through slices that are borrowed now. A failure leaves everything as it was.
        #[cfg(unix)]
        let _ = unsafe { self.0.unchecked_advise(memmap2::UncheckedAdvice::DontNeed) };
    }
}

#[allow(unsafe_code)]
fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: the bytes of a map must not change while a slice of them is borrowed. coauth never writes into an
    // existing index: it writes a new file and renames it over the old one, which stays valid for processes that have
    // mapped it. Another program that writes into the file could change what is read, and one that truncates it could
    // end this process with a signal (SIGBUS). Both are out of scope, as for every program that maps files. Nothing
    // that is read is trusted: any bytes of the right size are a valid number, numbers are checked against their bound
    // when their block is first touched, and texts are checked to be UTF-8 each time they are read. So a file that is
    // damaged, forged or changed while it is mapped causes an error or wrong values, but no access outside the map.
    unsafe { Mmap::map(file) }
}
