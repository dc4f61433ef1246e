//! Files that are written whole or not at all.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::interrupt::Unfinished;

/// How the names of unfinished files begin.
const UNFINISHED: &str = ".coauth-";

/// Writes a temporary file next to the target and renames it, so that an interrupted run leaves the old file. Special
/// files such as /dev/null or a named pipe are written directly.
pub(super) fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let path = target(path);
    if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(&path)?);
        return write(&mut out).and_then(|()| out.flush());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    replace(&path, folder, write).map_err(without_path)
}

fn replace(
    path: &Path,
    folder: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    remove_left_over(folder);
    let file = locked(path, folder)?;
    let _unfinished = Unfinished::at(file.path());
    // Its errors, unlike those of the temporary file around it, do not name the file, which means nothing to the user.
    let mut out = BufWriter::new(file.as_file());
    write(&mut out).and_then(|()| out.flush())?;
    drop(out);
    file.as_file().sync_all()?;
    file.persist(path)?;
    // Best effort: not every file system can make the rename durable.
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// The file that a path means: links are followed, also one to a file that does not exist yet.
fn target(path: &Path) -> PathBuf {
    /// As many links as Linux follows.
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = path.read_link() else { break };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}

/// A temporary file with the permissions of the file that it replaces. It is locked as long as this run lives.
fn locked(path: &Path, folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let permissions = path.metadata().map_or(0o666, |metadata| metadata.permissions().mode());
        builder.permissions(std::fs::Permissions::from_mode(permissions));
    }
    loop {
        let file = builder.prefix(UNFINISHED).tempfile_in(folder)?;
        // Not every file system has locks; without them no run takes the file for a leftover either.
        let is_locked = file.as_file().lock().is_ok();
        // Before the lock, another run may have taken it for a leftover.
        if !is_locked || file.path().exists() {
            return Ok(file);
        }
    }
}

/// Removes what killed runs left in a folder: unfinished files that no living run has locked.
fn remove_left_over(folder: &Path) {
    let Ok(entries) = folder.read_dir() else { return };
    for entry in entries.flatten() {
        let is_ours = |name: &OsStr| name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes());
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_ours(&entry.file_name()) || !is_file {
            continue;
        }
        let is_abandoned = File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if is_abandoned {
            // A failure leaves what was there.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Removes the name of the temporary file, which means nothing to the user.
fn without_path(error: io::Error) -> io::Error {
    let text = error.to_string();
    text.split_once(" at path ").map_or(error, |(cause, _)| io::Error::other(cause))
}
