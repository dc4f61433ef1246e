//! Panics at damaged files, which readers contain and tell in words of their own.

use std::cell::Cell;
use std::panic;
use std::sync::Once;

thread_local! {
    /// Whether what this thread runs is contained.
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Runs work whose panic means that a file is damaged; `None` if it panicked.
#[cfg(any(feature = "parquet", feature = "sheets", test))]
pub(crate) fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    let outer = IS_CONTAINED.replace(true);
    // What the work leaves behind is dropped with it.
    let result = panic::catch_unwind(panic::AssertUnwindSafe(work));
    IS_CONTAINED.set(outer);
    result.ok()
}

/// Keeps Rust's message about a panic off stderr where a reader contains the panic. All others are told as before.
///
/// Some crates panic at damaged files. coauth makes an error of that, but Rust has already written its message. The
/// program `coauth` and the Python package silence it; in a program of your own, which may have a panic hook, it is your
/// choice. The hook that is set when this is called first gets all other panics; one that is set later replaces this one.
///
/// # Examples
/// ```
/// coauth::silence_contained_panics();
/// ```
pub fn silence_contained_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            if !IS_CONTAINED.get() {
                told(panicked);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    #[ignore = "a part of the next test, in a process whose hook it may set"]
    fn panics() {
        silence_contained_panics();
        silence_contained_panics();
        assert_eq!(contained(|| 1), Some(1));
        assert_eq!(contained(|| -> u8 { panic!("quiet: within") }), None);
        let nested =
            contained(|| contained(|| -> u8 { panic!("quiet: nested") }).is_none() && panic!("quiet: after"));
        assert_eq!(nested, None::<bool>);
        let other = std::thread::spawn(|| panic!("told: another thread"));
        assert!(contained(|| other.join().is_err()).is_some());
        let later = panic::catch_unwind(|| panic!("told: afterwards"));
        assert!(later.is_err());
    }

    #[test]
    fn only_contained_panics_are_silent() {
        let program = std::env::current_exe().expect("the tests");
        let run = Command::new(program)
            .args(["contained::tests::panics", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .output()
            .expect("the tests run");
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{said}");
        assert!(said.contains("told: another thread") && said.contains("told: afterwards"), "{said}");
        assert!(!said.contains("quiet"), "{said}");
    }
}
