//! How far reading has come, for those who wait at a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::records::{Progress, Source};
use crate::table::shown_count;

/// Nobody needs a bar for less than this.
const PATIENCE: Duration = Duration::from_millis(400);

/// A progress bar on stderr, drawn when reading takes long.
pub(super) struct Bar {
    started: Instant,
    bar: ProgressBar,
    is_drawn: bool,
}

impl Bar {
    /// For reading these sources; never drawn if not wanted.
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

    /// Leaves no trace.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
