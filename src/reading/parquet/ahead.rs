//! Groups of rows that several threads turn into text, ahead of who reads it.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use super::fit::{Fit, Opened};
use super::group::Group;
use super::refusal::damaged;
use crate::contained::contained;

/// A block of text has this many bytes or a little more.
const BLOCK: usize = 256 << 10;

/// A thread is no more than this many blocks ahead.
const AHEAD: usize = 32;

/// The text of a file.
pub(in crate::reading) struct Text {
    opened: Arc<Opened>,
    /// The groups that threads are working on, in order.
    working: VecDeque<Receiver<io::Result<Vec<u8>>>>,
    /// The next group to begin.
    next: usize,
    /// Text that was taken from a thread, and how much of it has been read.
    block: Vec<u8>,
    read: usize,
}

impl Text {
    pub(super) fn of(opened: Opened) -> Self {
        let block = header(&opened.fit);
        Self { opened: Arc::new(opened), working: VecDeque::new(), next: 0, block, read: 0 }
    }

    /// What is said of columns that would be of use if they could be read.
    pub(in crate::reading) fn unread(&self) -> &[String] {
        &self.opened.unread
    }

    /// Has threads work on as many groups.
    fn begin(&mut self, threads: usize) -> io::Result<()> {
        while self.working.len() < threads && self.next < self.opened.metadata.num_row_groups() {
            let (opened, group) = (Arc::clone(&self.opened), self.next);
            let (give, take) = mpsc::sync_channel(AHEAD);
            // Where its work panics, the group ends early, which who reads takes for damage.
            thread::Builder::new()
                .name(format!("row group {group}"))
                .spawn(move || contained(|| give_blocks(&opened, group, &give)))?;
            self.working.push_back(take);
            self.next += 1;
        }
        Ok(())
    }

    /// Takes the next block; false at the end.
    fn take(&mut self) -> io::Result<bool> {
        self.read = 0;
        self.block.clear();
        // The beginning is often all that is read.
        let threads = if self.next == 0 { 1 } else { rayon::current_num_threads().max(1) };
        self.begin(threads)?;
        while let Some(first) = self.working.front() {
            match first.recv() {
                Ok(block) => {
                    self.block = block?;
                    if !self.block.is_empty() {
                        return Ok(true);
                    }
                    self.working.pop_front();
                    self.begin(threads)?;
                }
                // The thread has ended before the group did.
                Err(_) => return Err(damaged("its values cannot be decoded")),
            }
        }
        Ok(false)
    }
}

impl Read for Text {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.block.len() && !self.take()? {
            return Ok(0);
        }
        let length = (&self.block[self.read..]).read(buffer)?;
        self.read += length;
        Ok(length)
    }
}

/// Gives the text of a group in blocks, and an empty one at the end.
fn give_blocks(opened: &Opened, group: usize, give: &SyncSender<io::Result<Vec<u8>>>) {
    let mut rows = match Group::of(opened, group) {
        Ok(rows) => rows,
        Err(error) => return drop(give.send(Err(error))),
    };
    loop {
        let mut block = Vec::with_capacity(BLOCK + BLOCK / 8);
        let written = rows.write(BLOCK, &mut block);
        // Who reads may have stopped.
        let goes_on = !block.is_empty() && give.send(Ok(block)).is_ok();
        if let Err(error) = written {
            return drop(give.send(Err(error)));
        }
        if !goes_on {
            return drop(give.send(Ok(Vec::new())));
        }
    }
}

/// What precedes the rows: the names of the columns of a table.
fn header(fit: &Fit) -> Vec<u8> {
    let Fit::Table(fields) = fit else { return Vec::new() };
    let names = fields.iter().map(|(name, _)| name);
    let mut row = csv::WriterBuilder::new().from_writer(Vec::new());
    let written = row.write_record(names);
    written.ok().and_then(|()| row.into_inner().ok()).unwrap_or_default()
}
