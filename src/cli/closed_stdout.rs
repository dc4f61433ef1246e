//! Was stdout closed when the program began (`coauth stats >&-`)? An answer that goes nowhere is no success.
//!
//! Rust opens /dev/null in the place of a closed stdout before `main`, after which it looks like a program that was
//! given /dev/null. So it is checked earlier, where that is possible.

use std::sync::atomic::{AtomicBool, Ordering};

static WAS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Was stdout closed when the program began? Always false on systems where that is not known.
pub(super) fn was_closed() -> bool {
    WAS_CLOSED.load(Ordering::Relaxed)
}

#[cfg(target_os = "linux")]
extern "C" fn look() {
    let is_closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
    WAS_CLOSED.store(is_closed, Ordering::Relaxed);
}

// What is listed here runs before Rust's own start. `look` needs nothing of that: it makes a system call and stores a byte.
#[cfg(target_os = "linux")]
#[used]
#[allow(unsafe_code, reason = "the only way to run before Rust's own start")]
#[unsafe(link_section = ".init_array")]
static LOOK: extern "C" fn() = look;
