//! Ctrl-C ends the program at once and removes unfinished output files.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The exit code of a program that was interrupted, as shells report it: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

/// The temporary file that is being written.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// While this guard lives, an interrupt removes the file.
pub(super) struct Unfinished;

impl Unfinished {
    pub(super) fn at(path: &Path) -> Self {
        remember(Some(path.to_owned()));
        // Fails only if a handler is installed already, which is then responsible for cleaning up.
        let _ = ctrlc::set_handler(end);
        Self
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        remember(None);
    }
}

fn remember(path: Option<PathBuf>) {
    *UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner) = path;
}

#[expect(clippy::exit, reason = "other threads may still be busy")]
fn end() {
    if let Some(path) = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).take() {
        // A failure cannot be reported any more.
        let _ = std::fs::remove_file(path);
    }
    std::process::exit(INTERRUPTED);
}
