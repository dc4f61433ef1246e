//! All cores at work: threads open sources and read chunks, and one merges in the order of the input.

use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use super::chunking::{Chunker, RawChunk};
use super::found::{DeferredOf, Found, ReadChunk};
use super::inputs::{Front, Input, Inputs};
use super::merging::Merger;
use super::opening::Plan;
use super::options::{Progress, ReadOptions};
use super::source::Source;
use crate::columns::Scratch;
use crate::error::Result;
use crate::records::{Corpus, Notices, Pools};

/// What a thread does.
enum Task<'a> {
    Open(Plan<'a>),
    Read(RawChunk),
    ReadDeferred(DeferredOf),
}

/// What comes of it.
enum Done<'a> {
    Opened(Input<'a>),
    Read(Box<ReadChunk>),
    ReadDeferred(Box<Found>),
}

impl<'a> Task<'a> {
    fn run(self, reading: &ReadOptions, kept_notices: usize, pools: &Arc<Pools>) -> Done<'a> {
        match self {
            Self::Open(plan) => Done::Opened(Input::open(plan, reading, kept_notices, pools)),
            Self::Read(chunk) => Done::Read(Box::new(ReadChunk::read(chunk, pools))),
            Self::ReadDeferred(batch) => Done::ReadDeferred(Box::new(batch.read(pools))),
        }
    }
}

/// Reads all sources, and calls `watch` with the progress. What does not fit into memory is moved to temporary files, if
/// there are any.
pub(super) fn read(
    sources: &[Source],
    reading: &ReadOptions,
    scratch: Option<&Scratch>,
    notices: &mut Notices,
    watch: &mut dyn FnMut(Progress),
) -> Result<Corpus> {
    let threads = rayon::current_num_threads().max(1);
    let kept_notices = notices.kept_of_each();
    let mut pipeline = Pipeline {
        inputs: Inputs::of(sources, reading),
        merger: Merger::new(reading.clone(), scratch, notices),
        ongoing: None,
        parts: VecDeque::new(),
        merged: 0,
        // Enough that no thread waits, few enough that memory stays bounded.
        most_under_way: 2 * threads + 2,
    };
    let (task_in, task_out) = mpsc::channel::<(usize, Task<'_>, Arc<Pools>)>();
    let task_out = &Mutex::new(task_out);
    thread::scope(|scope| {
        // Dropped when this closure ends in any way, which ends the threads.
        let task_in = task_in;
        let (done_in, done_out) = mpsc::channel();
        for _ in 0..threads {
            let done_in = done_in.clone();
            scope.spawn(move || {
                // The lock is held while taking a task, not while working on it.
                let next = || task_out.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((number, task, pools)) = next() {
                    // The merging thread must learn of a panic, or it would wait forever.
                    let done =
                        panic::catch_unwind(AssertUnwindSafe(|| task.run(reading, kept_notices, &pools)));
                    drop(pools);
                    if done_in.send((number, done)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done_in);
        loop {
            while let Some((number, task)) = pipeline.next_task() {
                let _ = task_in.send((number, task, pipeline.merger.pools()));
            }
            match pipeline.step()? {
                Step::End => return Ok(()),
                Step::Merged => watch(pipeline.merger.progress),
                Step::Wait => {
                    let Ok((number, done)) = done_out.recv() else { return Ok(()) };
                    pipeline.take_in(number, done.unwrap_or_else(|panic| panic::resume_unwind(panic)));
                }
            }
        }
    })?;
    pipeline.merger.finish()
}

/// The state of reading.
struct Pipeline<'a, 'n> {
    inputs: Inputs<'a>,
    merger: Merger<'n>,
    /// What is left of the input that is being merged.
    ongoing: Option<Ongoing<'a>>,
    /// The parts of it that are not merged; `None` while a thread reads one.
    parts: VecDeque<Option<Done<'a>>>,
    /// How many parts have been merged: the number of the first that is not.
    merged: usize,
    most_under_way: usize,
}

/// An input that is being merged, part by part.
enum Ongoing<'a> {
    Chunks(Box<Chunker<'a>>),
    Deferred(DeferredOf),
}

/// What was possible without waiting for a thread.
enum Step {
    Merged,
    Wait,
    End,
}

impl<'a> Pipeline<'a, '_> {
    /// The next task with its number: that of a part, or of a source to open.
    fn next_task(&mut self) -> Option<(usize, Task<'a>)> {
        if self.parts.len() >= self.most_under_way || self.merger.is_full() {
            return None;
        }
        let part = match &mut self.ongoing {
            Some(Ongoing::Chunks(chunker)) => chunker.next(&mut self.merger.spare).map(Task::Read),
            Some(Ongoing::Deferred(records)) => records.next_batch().map(Task::ReadDeferred),
            None => None,
        };
        if let Some(task) = part {
            self.parts.push_back(None);
            return Some((self.merged + self.parts.len() - 1, task));
        }
        self.ongoing = None;
        let (number, plan) = self.inputs.next_to_open(self.most_under_way - self.parts.len())?;
        Some((number, Task::Open(plan)))
    }

    /// Takes in what came of the task with this number.
    fn take_in(&mut self, number: usize, done: Done<'a>) {
        match done {
            Done::Opened(input) => self.inputs.take_in(number, input),
            Done::Read(_) | Done::ReadDeferred(_) => self.parts[number - self.merged] = Some(done),
        }
    }

    /// Merges the next part or begins the next input, if it is ready.
    fn step(&mut self) -> Result<Step> {
        if let Some(part) = self.parts.front_mut() {
            let Some(done) = part.take() else { return Ok(Step::Wait) };
            self.parts.pop_front();
            self.merged += 1;
            match done {
                Done::Read(chunk) => self.merge(*chunk)?,
                Done::ReadDeferred(found) => self.merger.merge_deferred(&found),
                Done::Opened(_) => {}
            }
            return Ok(Step::Merged);
        }
        if self.merger.is_full() {
            // All parts that were under way are merged: what is read next has other pools.
            self.merger.spill()?;
            return Ok(Step::Merged);
        }
        if self.ongoing.is_some() {
            return Ok(Step::Wait);
        }
        match self.inputs.take(self.merger.notices)? {
            Front::Read(chunk) => self.merge(*chunk)?,
            Front::Begun(chunker) => self.ongoing = Some(Ongoing::Chunks(chunker)),
            Front::Wait => return Ok(Step::Wait),
            Front::End => return Ok(Step::End),
        }
        Ok(Step::Merged)
    }

    fn merge(&mut self, chunk: ReadChunk) -> Result<()> {
        if let Some(records) = self.merger.merge(chunk) {
            self.ongoing = Some(Ongoing::Deferred(records));
        }
        self.merger.is_bounded()
    }
}
