//! Progress on a terminal.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::reading::{Progress, Source};
use crate::table::shown_count;

/// Delay before anything is drawn.
const PATIENCE: Duration = Duration::from_millis(400);
/// Interval between two frames of a spinner.
const STEP: Duration = Duration::from_millis(120);

/// A progress bar on stderr, drawn when reading takes long.
pub(super) struct Bar {
    started: Instant,
    bar: ProgressBar,
    is_drawn: bool,
}

impl Bar {
    /// A bar for reading sources, hidden unless wanted.
    pub(super) fn of(sources: &[Source], is_wanted: bool) -> Self {
        let total = sources.iter().map(Source::size).sum::<Option<u64>>();
        let template = match total {
            Some(_) => "{wide_bar} {decimal_bytes}/{decimal_total_bytes}, {msg}, {eta} left",
            None => "{spinner} {decimal_bytes}, {msg}",
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden()).with_style(style);
        Self { started: Instant::now(), bar, is_drawn: !is_wanted }
    }

    pub(super) fn show(&mut self, come: Progress) {
        if !self.is_drawn && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.is_drawn = true;
        }
        self.bar.set_message(format!("{} records", shown_count(come.records)));
        self.bar.set_position(come.bytes);
    }

    /// Clears the bar.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// A spinner on stderr with the elapsed time, drawn when a computation takes long.
pub(super) struct Waiting(Option<(Sender<()>, JoinHandle<()>)>);

impl Waiting {
    /// Starts the spinner, unless it is not wanted.
    pub(super) fn for_answer(what: &'static str, is_wanted: bool) -> Self {
        Self(is_wanted.then(|| {
            let (done, is_done) = channel();
            let drawing = thread::spawn(move || {
                if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    let style = ProgressStyle::with_template("{spinner} {msg}, {elapsed}");
                    let spinner = ProgressBar::new_spinner().with_message(what).with_elapsed(PATIENCE);
                    let spinner =
                        spinner.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
                    while is_done.recv_timeout(STEP) == Err(RecvTimeoutError::Timeout) {
                        spinner.tick();
                    }
                    spinner.finish_and_clear();
                }
            });
            (done, drawing)
        }))
    }
}

impl Drop for Waiting {
    /// Clears the spinner.
    fn drop(&mut self) {
        if let Some((done, drawing)) = self.0.take() {
            drop(done);
            let _ = drawing.join();
        }
    }
}
