//! Progress on a terminal.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::Interrupt;
use crate::interrupt::time_left;
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

/// A spinner on stderr, drawn when a computation takes long: with the share that is done and the time left as soon as they
/// are known, and the elapsed time until then.
pub(super) struct Waiting(Option<(Sender<()>, JoinHandle<()>)>);

impl Waiting {
    /// Starts the spinner, unless it is not wanted.
    pub(super) fn for_answer(what: &'static str, work: &Interrupt, is_wanted: bool) -> Self {
        let work = work.clone();
        Self(is_wanted.then(|| {
            let (done, is_done) = channel();
            let drawing = thread::spawn(move || {
                if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    let style = ProgressStyle::with_template("{spinner} {msg}");
                    let spinner = ProgressBar::new_spinner().with_elapsed(PATIENCE);
                    let spinner =
                        spinner.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
                    while is_done.recv_timeout(STEP) == Err(RecvTimeoutError::Timeout) {
                        spinner.set_message(how_far(what, work.share_done(), spinner.elapsed()));
                        spinner.tick();
                    }
                    spinner.finish_and_clear();
                }
            });
            (done, drawing)
        }))
    }
}

/// What the spinner says, in well under 60 columns.
fn how_far(what: &str, share: Option<f64>, elapsed: Duration) -> String {
    match share.and_then(|share| Some((share, time_left(share, elapsed)?))) {
        Some((share, left)) => {
            let left = HumanDuration(left);
            format!("{what}: {:.0} % done, {left} left", (100.0 * share).floor())
        }
        None => format!("{what}, {}", HumanDuration(elapsed)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_done_and_the_time_left_are_shown_once_they_are_known() {
        let after = Duration::from_secs;
        assert_eq!(how_far("top", None, after(3)), "top, 3 seconds");
        assert_eq!(how_far("top", Some(0.001), after(3)), "top, 3 seconds");
        assert_eq!(how_far("top", Some(0.25), after(30)), "top: 25 % done, 2 minutes left");
        assert_eq!(how_far("top", Some(0.999), after(30)), "top: 99 % done, 1 second left");
        assert!(how_far("communities", Some(0.01), after(86_400 * 300)).len() < 58);
    }
}
