//! Where temporary files are, and how much memory may be taken.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::super::map::MappedScratch;
use super::releasing::{Maps, Releasing, most_resident};
use crate::error::{Error, ErrorKind, Result};

/// A folder for temporary files, and a limit on memory.
///
/// The files lose their names as soon as they are there, so that the system removes them when the process ends, however
/// it ends.
#[derive(Debug, Clone)]
pub(crate) struct Scratch(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    limit: u64,
    /// How many bytes may be gathered in memory before they are written.
    part: usize,
    /// The free bytes of the disk of a folder, if the system says so.
    free: fn(&Path) -> Option<u64>,
    maps: Arc<Maps>,
    _releasing: Releasing,
}

impl Scratch {
    /// Temporary files in a folder, for work that takes at most `limit` bytes of memory.
    #[cfg_attr(not(feature = "cli"), allow(dead_code, reason = "only the command line bounds memory"))]
    pub(crate) fn in_folder(folder: &Path, limit: u64, free: fn(&Path) -> Option<u64>) -> Self {
        Self::in_parts(folder, limit, usize::try_from(limit / 8).unwrap_or(usize::MAX), free)
    }

    /// The same, with at most so many bytes gathered at once: a few in tests, so that there are many parts.
    pub(crate) fn in_parts(folder: &Path, limit: u64, part: usize, free: fn(&Path) -> Option<u64>) -> Self {
        let maps = Arc::new(Maps::default());
        let releasing = Releasing::above(limit / 4 * 3, Arc::clone(&maps));
        Self(Arc::new(Inner { folder: folder.to_owned(), limit, part, free, maps, _releasing: releasing }))
    }

    /// How many bytes may be gathered in memory before they are written.
    pub(crate) fn part(&self) -> usize {
        self.0.part
    }

    /// A file that has no name.
    pub(super) fn file(&self) -> Result<File> {
        nameless(&self.0.folder).map_err(|error| self.failed(&error))
    }

    /// Maps such a file, which is whole.
    pub(super) fn map(&self, file: &File) -> Result<Arc<MappedScratch>> {
        let map = Arc::new(MappedScratch::of(file).map_err(|error| self.failed(&error))?);
        self.0.maps.add(&map);
        Ok(map)
    }

    /// An error about a temporary file.
    pub(super) fn failed(&self, error: &io::Error) -> Error {
        let what = format!("temporary files beside the index: {error}");
        Error::new(ErrorKind::Output, what).at(self.0.folder.display().to_string(), None)
    }

    /// Refuses work whose temporary files and output do not fit on the disk.
    ///
    /// # Errors
    /// If less is free.
    pub(crate) fn demand_disk(&self, bytes: u64) -> Result<()> {
        let Some(free) = (self.0.free)(&self.0.folder).filter(|&free| free < bytes) else { return Ok(()) };
        let what = format!(
            "the disk is too full: at least {} MB are needed for temporary files and the index, and {} MB are free",
            bytes.div_ceil(1 << 20),
            free >> 20
        );
        Err(Error::new(ErrorKind::Size, what).at(self.0.folder.display().to_string(), None))
    }

    /// Refuses work that needs more memory than the limit, before it begins.
    ///
    /// # Errors
    /// If it does, with the limit that is enough.
    pub(crate) fn demand_memory(&self, bytes: u64, what_for: &str) -> Result<()> {
        if bytes <= self.0.limit {
            return Ok(());
        }
        Err(too_small(self.0.limit, bytes, what_for))
    }

    /// Refuses to go on if the process has taken more memory than the limit.
    ///
    /// # Errors
    /// If it has.
    pub(crate) fn within_limit(&self, what_for: &str) -> Result<()> {
        match most_resident() {
            Some(most) if most > self.0.limit => Err(too_small(self.0.limit, most, what_for)),
            _ => Ok(()),
        }
    }
}

fn too_small(limit: u64, needed: u64, what_for: &str) -> Error {
    let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
    let what = format!(
        "--memory {}M is too little: {what_for} takes {} MB; pass --memory {}M",
        limit >> 20,
        megabytes(needed),
        megabytes(needed).next_multiple_of(256)
    );
    Error::new(ErrorKind::Size, what)
}

/// A new file that no one else can open and that is gone when it is closed.
fn nameless(folder: &Path) -> io::Result<File> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!(".coauth-scratch-{}-{number}", std::process::id()));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(windows)]
        {
            use std::os::windows::fs::OpenOptionsExt;
            /// Removes the file when its last handle is closed.
            const DELETE_ON_CLOSE: u32 = 0x0400_0000;
            options.custom_flags(DELETE_ON_CLOSE);
        }
        match options.open(&path) {
            Ok(file) => {
                #[cfg(not(windows))]
                std::fs::remove_file(&path)?;
                return Ok(file);
            }
            // A run that was killed between the two lines above left a file with the same number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}
