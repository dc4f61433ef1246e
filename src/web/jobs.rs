//! Computations that take too long for a page: at most one at a time, and the answers of the last ones.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use indicatif::HumanDuration;

use super::problem::Problem;
use super::reply::Reply;
use crate::interrupt::{Interrupt, time_left};

/// The number of jobs that are kept when they are over.
const KEPT: usize = 2;

/// The jobs of a site.
#[derive(Default)]
pub(super) struct Jobs(Mutex<State>);

#[derive(Default)]
struct State {
    /// The number of the last job.
    last: u64,
    /// The running job, if there is one, and those that are kept, the latest first.
    jobs: VecDeque<Arc<Job>>,
    is_stopped: bool,
}

/// What a job computes.
#[derive(Debug)]
pub(super) struct Task {
    /// For people.
    pub(super) title: String,
    /// The command line that gives the same answer.
    pub(super) command: String,
    /// The query with its options, as the parameters of an address.
    pub(super) parameters: String,
    /// The edition of the network that it was asked about.
    pub(super) tag: String,
}

/// A computation and how far it is.
pub(super) struct Job {
    pub(super) number: u64,
    pub(super) task: Task,
    pub(super) interrupt: Interrupt,
    started: Instant,
    /// Since when it computes; before that it waits for the selected papers.
    computing: OnceLock<Instant>,
    is_cancelled: AtomicBool,
    over: OnceLock<(Duration, Outcome)>,
}

/// How a job ended.
pub(super) enum Outcome {
    Done(Answer),
    Failed(Problem),
    Cancelled,
}

/// What a job keeps: its answer as a page and in each format.
pub(super) struct Answer {
    pub(super) page: String,
    pub(super) remarks: Vec<String>,
    pub(super) formats: Vec<(&'static str, Reply)>,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Progress {
    /// `running`, `done`, `failed` or `cancelled`.
    pub(super) state: &'static str,
    pub(super) is_selecting: bool,
    pub(super) elapsed: Duration,
    /// The share that is done, as soon as it is known.
    pub(super) share: Option<f64>,
    pub(super) left: Option<Duration>,
}

impl Jobs {
    /// The jobs without what is beyond the last ones.
    fn state(&self) -> MutexGuard<'_, State> {
        let (mut state, mut over) = (self.0.lock().unwrap_or_else(PoisonError::into_inner), 0);
        state.jobs.retain(|job| {
            over += usize::from(job.over.get().is_some());
            job.over.get().is_none() || over <= KEPT
        });
        state
    }

    /// The running job, if there is one, and the last ones, the latest first.
    pub(super) fn all(&self) -> Vec<Arc<Job>> {
        self.state().jobs.iter().cloned().collect()
    }

    pub(super) fn numbered(&self, number: u64) -> Option<Arc<Job>> {
        self.state().jobs.iter().find(|job| job.number == number).cloned()
    }

    /// Starts a job, or returns the one that has the same task.
    ///
    /// # Errors
    /// If another one is running.
    pub(super) fn start(
        self: &Arc<Self>,
        task: Task,
        work: impl FnOnce(&Job) -> Result<Answer, Problem> + Send + 'static,
    ) -> Result<Arc<Job>, Problem> {
        let mut state = self.state();
        if let Some(same) = state.jobs.iter().find(|job| job.answers(&task)) {
            return Ok(Arc::clone(same));
        }
        if state.is_stopped {
            return Err(Problem::new(503, "Stopping", "coauth serve is being stopped"));
        }
        if let Some(running) = state.jobs.iter().find(|job| job.over.get().is_none()) {
            let what = format!(
                "one job runs at a time, and job {} is running: {}; wait for it or cancel it",
                running.number, running.task.title
            );
            return Err(Problem::new(409, "Another job is running", what));
        }
        state.last += 1;
        let job = Arc::new(Job::of(state.last, task));
        state.jobs.push_front(Arc::clone(&job));
        drop(state);
        let (jobs, own) = (Arc::clone(self), Arc::clone(&job));
        let spawned = std::thread::Builder::new().name("job".to_owned()).spawn(move || {
            own.run(work);
            // Drops what is one too many.
            drop(jobs.state());
        });
        if let Err(error) = spawned {
            job.end(Outcome::Failed(Problem::new(500, "Internal error", format!("no thread: {error}"))));
        }
        Ok(job)
    }

    /// Cancels what is running, and refuses more.
    pub(super) fn stop(&self) {
        let mut state = self.state();
        state.is_stopped = true;
        state.jobs.iter().for_each(|job| job.cancel());
    }
}

impl Job {
    fn of(number: u64, task: Task) -> Self {
        let (interrupt, started) = (Interrupt::default(), Instant::now());
        let (computing, is_cancelled, over) = (OnceLock::new(), AtomicBool::new(false), OnceLock::new());
        Self { number, task, interrupt, started, computing, is_cancelled, over }
    }

    /// Whether this job gives the answer to a task, now or later.
    fn answers(&self, task: &Task) -> bool {
        let is_alive = match self.over.get() {
            None => !self.is_cancelled(),
            Some((_, outcome)) => matches!(outcome, Outcome::Done(_)),
        };
        is_alive && (&self.task.parameters, &self.task.tag) == (&task.parameters, &task.tag)
    }

    fn run(&self, work: impl FnOnce(&Self) -> Result<Answer, Problem>) {
        let worked = catch_unwind(AssertUnwindSafe(|| work(self)));
        let failed = |_: Box<dyn Any + Send>| {
            Err(Problem::new(500, "Internal error", "this job failed; nothing else is affected"))
        };
        self.end(match worked.unwrap_or_else(failed) {
            // What an interrupted computation returns is meaningless.
            _ if self.is_cancelled() => Outcome::Cancelled,
            Ok(answer) => Outcome::Done(answer),
            Err(problem) => Outcome::Failed(problem),
        });
    }

    fn end(&self, outcome: Outcome) {
        let _ = self.over.set((self.started.elapsed(), outcome));
    }

    /// The selected papers are there, and the computation begins.
    pub(super) fn begin(&self) {
        let _ = self.computing.set(Instant::now());
    }

    /// Asks it to end: searches do so at once, other queries when they are computed. Nothing happens if it is over.
    pub(super) fn cancel(&self) {
        if self.over.get().is_none() {
            self.is_cancelled.store(true, Ordering::Relaxed);
            self.interrupt.set();
        }
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// How it ended; `None` while it is running.
    pub(super) fn outcome(&self) -> Option<&Outcome> {
        self.over.get().map(|(_, outcome)| outcome)
    }

    /// How far it is, in words for people.
    pub(super) fn words(&self) -> String {
        let Progress { state, is_selecting, elapsed, share, left } = self.progress();
        // Whole seconds.
        let time = |time: Duration| HumanDuration(Duration::from_secs(time.as_secs()));
        match (state, share.zip(left)) {
            ("running", _) if self.is_cancelled() => "being cancelled".to_owned(),
            ("running", _) if is_selecting => format!("selecting papers, {} so far", time(elapsed)),
            ("running", Some((share, left))) => {
                format!("{:.0} % done, {} left", (100.0 * share).floor(), time(left))
            }
            ("running", None) => format!("computing, {} so far", time(elapsed)),
            (over, _) => format!("{over} after {}", time(elapsed)),
        }
    }

    pub(super) fn progress(&self) -> Progress {
        let (elapsed, state) = match self.over.get() {
            None => (self.started.elapsed(), "running"),
            Some((elapsed, Outcome::Done(_))) => (*elapsed, "done"),
            Some((elapsed, Outcome::Failed(_))) => (*elapsed, "failed"),
            Some((elapsed, Outcome::Cancelled)) => (*elapsed, "cancelled"),
        };
        let computing = self.computing.get().filter(|_| state == "running");
        let share = computing.and_then(|_| self.interrupt.share_done());
        let left = computing.zip(share).and_then(|(since, share)| time_left(share, since.elapsed()));
        Progress { state, is_selecting: state == "running" && computing.is_none(), elapsed, share, left }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    fn task(parameters: &str) -> Task {
        let [title, command, tag] = ["a job", "coauth stats", "1"].map(str::to_owned);
        Task { title, command, parameters: parameters.to_owned(), tag }
    }

    fn answer() -> Answer {
        Answer { page: String::new(), remarks: Vec::new(), formats: Vec::new() }
    }

    fn wait(job: &Job) -> &'static str {
        let started = Instant::now();
        while job.outcome().is_none() && started.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(2));
        }
        job.progress().state
    }

    #[test]
    fn one_job_runs_at_a_time_and_the_same_is_not_run_twice() {
        let jobs = Arc::new(Jobs::default());
        let (go, gone) = channel::<()>();
        let work = move |job: &Job| {
            job.begin();
            let _ = gone.recv();
            Ok(answer())
        };
        let first = jobs.start(task("a"), work).expect("a start");
        let same = jobs.start(task("a"), |_| panic!("it runs already")).expect("the same");
        assert_eq!(same.number, first.number);
        let other = jobs.start(task("b"), |_| Ok(answer())).err().expect("a refusal");
        assert_eq!((other.status, other.detail.contains("job 1")), (409, true));
        drop(go);
        assert_eq!(wait(&first), "done");
        assert_eq!(jobs.start(task("a"), |_| panic!("it is known")).expect("the same").number, 1);
    }

    #[test]
    fn the_last_two_are_kept_and_what_panics_is_a_failure() {
        let jobs = Arc::new(Jobs::default());
        for name in ["a", "b", "c"] {
            let job = jobs.start(task(name), |_| panic!("on purpose")).expect("a start");
            assert_eq!(wait(&job), "failed");
        }
        assert_eq!(jobs.all().iter().map(|job| job.number).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn a_stop_cancels_what_is_running_and_refuses_more() {
        let jobs = Arc::new(Jobs::default());
        let work = |job: &Job| {
            while !job.interrupt.is_set() {
                std::thread::sleep(Duration::from_millis(1));
            }
            Ok(answer())
        };
        let job = jobs.start(task("a"), work).expect("a start");
        jobs.stop();
        assert_eq!(wait(&job), "cancelled");
        assert_eq!(jobs.start(task("b"), |_| Ok(answer())).err().map(|problem| problem.status), Some(503));
    }
}
