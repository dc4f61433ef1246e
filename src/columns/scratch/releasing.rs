//! Gives back the memory of mapped temporary files while it is more than the limit leaves.
//!
//! A map takes memory for each part of a file that was read, until the system needs it elsewhere. So that a process does not
//! even look as if it had taken it, a thread looks at its size a hundred times a second.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use super::super::map::MappedScratch;

/// The maps of all temporary files.
#[derive(Debug, Default)]
pub(super) struct Maps(Mutex<Vec<Weak<MappedScratch>>>);

impl Maps {
    pub(super) fn add(&self, map: &Arc<MappedScratch>) {
        let mut maps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        maps.retain(|map| map.strong_count() > 0);
        maps.push(Arc::downgrade(map));
    }

    fn release(&self) {
        // A map that is made meanwhile need not wait for those that are released.
        let maps = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        maps.iter().filter_map(Weak::upgrade).for_each(|map| map.release());
    }
}

/// A thread that releases maps as long as this value lives.
#[derive(Debug)]
pub(super) struct Releasing {
    _end: mpsc::Sender<()>,
}

/// How often the size of the process is looked at.
const EVERY: Duration = Duration::from_millis(10);

impl Releasing {
    /// Releases maps whenever the process takes more than this many bytes.
    pub(super) fn above(bytes: u64, maps: Arc<Maps>) -> Self {
        let (end, ended) = mpsc::channel::<()>();
        std::thread::spawn(move || {
            while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                // Where the system does not say, maps are released in any case.
                if resident().is_none_or(|resident| resident > bytes) {
                    maps.release();
                }
            }
        });
        Self { _end: end }
    }
}

/// The bytes of memory that this process takes, if the system says so.
pub(super) fn resident() -> Option<u64> {
    status("VmRSS:")
}

/// The most that it has taken so far.
pub(super) fn most_resident() -> Option<u64> {
    status("VmHWM:")
}

fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
