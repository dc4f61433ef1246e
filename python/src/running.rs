//! Work without the interpreter's lock, which Ctrl-C can interrupt.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use coauth::Interrupt;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// How long an interrupt waits at most.
const PATIENCE: Duration = Duration::from_millis(50);

/// As much as the main thread of the program has.
const STACK: usize = 8 << 20;

/// Runs work on a thread of its own while other Python threads run, and signals are heard. After an interrupt, its
/// result is dropped.
pub(crate) fn run<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    refuse_after_fork()?;
    let (sender, mut receiver) = sync_channel(1);
    let interrupt = Interrupt::default();
    let wanted = interrupt.clone();
    let worker = thread::Builder::new().name("coauth".to_owned()).stack_size(STACK).spawn(move || {
        if let Some(result) = wanted.run(work) {
            // After an interrupt the receiver is gone.
            let _ = sender.send(result);
        }
    })?;
    loop {
        // A receiver can be used by one thread at a time only, which moving it here and back shows the compiler.
        let waited;
        (receiver, waited) = py.detach(move || {
            let waited = receiver.recv_timeout(PATIENCE);
            (receiver, waited)
        });
        match waited {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Timeout) => py.check_signals().inspect_err(|_| interrupt.set())?,
            Err(RecvTimeoutError::Disconnected) => {
                let cause = worker.join().err().and_then(|panic| panic.downcast_ref::<String>().cloned());
                let what = cause.unwrap_or_else(|| "see the message above".to_owned());
                return Err(PyRuntimeError::new_err(format!("a bug in coauth; please report it: {what}")));
            }
        }
    }
}

/// The process that first ran anything.
static PROCESS: AtomicU32 = AtomicU32::new(0);

/// A forked process has none of the threads that work needs, and would wait for them forever.
fn refuse_after_fork() -> PyResult<()> {
    let process = std::process::id();
    match PROCESS.compare_exchange(0, process, Ordering::Relaxed, Ordering::Relaxed) {
        Err(first) if first != process => Err(PyRuntimeError::new_err(
            "coauth cannot be used in a forked process after it was used in its parent; use \
             multiprocessing.set_start_method(\"spawn\")",
        )),
        _ => Ok(()),
    }
}
