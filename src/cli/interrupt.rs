//! Ctrl-C, SIGTERM and SIGHUP end the program at once and remove unfinished output files.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

/// The temporary file that is being written.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// While this guard lives, an interrupt removes the file.
pub(super) struct Unfinished;

impl Unfinished {
    pub(super) fn at(path: &Path) -> Self {
        static LISTEN: Once = Once::new();
        remember(Some(path.to_owned()));
        LISTEN.call_once(listen);
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

/// Ends the program with the exit code that shells report for a signal.
#[expect(clippy::exit, reason = "other threads may still be busy")]
fn end(signal: i32) {
    if let Some(path) = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).take() {
        // A failure cannot be reported any more.
        let _ = std::fs::remove_file(path);
    }
    std::process::exit(128 + signal);
}

/// Waits for a signal, on a thread of its own. Without handlers (the system may refuse them) a killed run leaves its
/// unfinished file, which the next one removes.
#[cfg(unix)]
fn listen() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    std::thread::spawn(move || signals.forever().for_each(end));
}

/// The same for Ctrl-C, the only signal elsewhere.
#[cfg(not(unix))]
fn listen() {
    const INTERRUPT: i32 = 2;
    let _ = ctrlc::set_handler(|| end(INTERRUPT));
}
