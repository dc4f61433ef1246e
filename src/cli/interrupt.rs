//! Ctrl-C: the program ends at once, and nothing half-written stays behind.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What a shell says of a program that Ctrl-C has ended.
const INTERRUPTED: i32 = 130;

/// The file that is being written and has not got its name yet.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Sees to it that a file does not outlive the program, as long as this lives.
pub(super) struct Unfinished;

impl Unfinished {
    pub(super) fn at(path: &Path) -> Self {
        remember(Some(path.to_owned()));
        // Fails only if somebody else has a handler, who then decides what is left behind.
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

#[expect(clippy::exit, reason = "nothing else ends a program that is busy in other threads")]
fn end() {
    if let Some(path) = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).take() {
        // There is nobody left to tell if that fails.
        let _ = std::fs::remove_file(path);
    }
    std::process::exit(INTERRUPTED);
}
