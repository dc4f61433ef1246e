//! The inputs in their order: which to open next, and which to merge next.
//!
//! Sources are opened by any thread, before their turn to be merged. A file of a folder that may be any text is read only
//! if no file of a folder has a better format: until that is known, the files after it are opened for their formats
//! alone.

use std::sync::Arc;

use super::ReadOptions;
use super::chunking::Chunker;
use super::found::ReadChunk;
use super::opening::{Obstacle, Plan};
use super::source::Source;
use crate::error::{Error, ErrorKind, Result};
use crate::records::{Kind, Notices, Pools, notices};

/// An opened source.
pub(super) enum Input<'a> {
    /// It has one chunk, which has been read.
    Read(Box<ReadChunk>),
    Begun(Box<Chunker<'a>>),
    /// A file of a folder that may be any text.
    Guess(Box<Chunker<'a>>),
    /// It cannot be read.
    Not(Obstacle),
}

impl<'a> Input<'a> {
    /// Opens a source on any thread, and reads it if it is small.
    pub(super) fn open(
        plan: Plan<'a>,
        reading: &ReadOptions,
        kept_notices: usize,
        pools: &Arc<Pools>,
    ) -> Self {
        let mut begun = match plan.open(reading, kept_notices) {
            Ok(begun) => Box::new(begun),
            Err(obstacle) => return Self::Not(obstacle),
        };
        let fits_any_text = begun.input.as_ref().is_some_and(|input| input.format.fits_any_text);
        if fits_any_text && plan.is_to_detect() {
            return Self::Guess(begun);
        }
        match begun.only_chunk() {
            Some(chunk) => Self::Read(Box::new(ReadChunk::read(chunk, pools))),
            None => Self::Begun(begun),
        }
    }
}

/// The inputs, of which those before `front` are merged.
pub(super) struct Inputs<'a> {
    sources: &'a [Source],
    slots: Vec<Slot<'a>>,
    front: usize,
    /// Where to look for the next source to open.
    next: usize,
    /// How many slots hold the text of an input, or may come to hold it.
    under_way: usize,
    /// How many files of folders have a format that is not known yet.
    to_detect: usize,
    /// Does a file of a folder have a format that only some texts fit?
    has_better: bool,
    /// How many bytes of guesses are kept.
    kept: usize,
    /// Is anything more than a file without a known format among the sources?
    has_any: bool,
}

enum Slot<'a> {
    Planned(Plan<'a>),
    /// A thread is opening it.
    Opening(Plan<'a>),
    Opened(Input<'a>),
    /// A guess too large to be kept, which is opened again if it is read.
    Closed(Plan<'a>),
    Taken,
}

/// Guesses of this many bytes in all are kept until it is known whether they are read.
const MOST_KEPT: usize = 32 << 20;

/// What there is at the front.
pub(super) enum Front<'a> {
    Read(Box<ReadChunk>),
    Begun(Box<Chunker<'a>>),
    /// An input that is not ready.
    Wait,
    End,
}

impl<'a> Inputs<'a> {
    pub(super) fn of(sources: &'a [Source], reading: &ReadOptions) -> Self {
        let plans: Vec<_> = sources.iter().map(|source| Plan::of(source, reading)).collect();
        let to_detect = plans.iter().filter(|plan| plan.is_to_detect()).count();
        Self {
            sources,
            has_any: to_detect < plans.len(),
            slots: plans.into_iter().map(Slot::Planned).collect(),
            front: 0,
            next: 0,
            under_way: 0,
            to_detect,
            has_better: false,
            kept: 0,
        }
    }

    /// Is it known whether guesses are read?
    fn is_decided(&self) -> bool {
        self.has_better || self.to_detect == 0
    }

    /// Does everything wait for a guess?
    fn is_held_up(&self) -> bool {
        let is_guess =
            matches!(self.slots.get(self.front), Some(Slot::Opened(Input::Guess(_)) | Slot::Closed(_)));
        is_guess && !self.is_decided()
    }

    /// The next source to open, with its number, unless this many inputs are under way.
    pub(super) fn next_to_open(&mut self, most_under_way: usize) -> Option<(usize, Plan<'a>)> {
        let is_held_up = self.is_held_up();
        // Those under way wait, too: others are opened beside them.
        let most = if is_held_up { 2 * most_under_way } else { most_under_way };
        if self.under_way >= most {
            return None;
        }
        let are_read = self.is_decided() && !self.has_better;
        let is_next = |slot: &Slot<'_>| match slot {
            Slot::Planned(plan) => !is_held_up || plan.is_to_detect(),
            Slot::Closed(_) => are_read,
            Slot::Opening(_) | Slot::Opened(_) | Slot::Taken => false,
        };
        let number = self.next + self.slots[self.next..].iter().position(is_next)?;
        self.next = number + 1;
        self.under_way += 1;
        let slot = &mut self.slots[number];
        let (Slot::Planned(plan) | Slot::Closed(plan)) = *slot else { return None };
        *slot = Slot::Opening(plan);
        Some((number, plan))
    }

    /// Takes in the input with this number, which was opened.
    pub(super) fn take_in(&mut self, number: usize, input: Input<'a>) {
        let Slot::Opening(plan) = self.slots[number] else { return };
        let was_decided = self.is_decided();
        let is_found = plan.is_to_detect();
        self.to_detect -= usize::from(is_found);
        self.slots[number] = match input {
            Input::Guess(guess) => {
                self.under_way -= 1;
                self.has_any = true;
                self.keep(plan, guess)
            }
            Input::Not(_) => {
                self.under_way -= 1;
                Slot::Opened(input)
            }
            Input::Read(_) | Input::Begun(_) => {
                self.has_any = true;
                self.has_better |= is_found;
                Slot::Opened(input)
            }
        };
        if !was_decided && self.is_decided() {
            self.next = self.front;
        }
    }

    /// Keeps a guess if it is small, and only its format otherwise.
    fn keep(&mut self, plan: Plan<'a>, mut guess: Box<Chunker<'a>>) -> Slot<'a> {
        let is_small = guess.ended && self.kept + guess.buffer.len() <= MOST_KEPT;
        match &guess.input {
            Some(input) if !is_small => Slot::Closed(plan.detected(input)),
            _ => {
                self.kept += guess.buffer.len();
                guess.close();
                Slot::Opened(Input::Guess(guess))
            }
        }
    }

    /// Takes the input at the front, after those that are not read.
    ///
    /// # Errors
    /// If an input that was named cannot be read, or if no source has a known format.
    pub(super) fn take(&mut self, notices: &mut Notices) -> Result<Front<'a>> {
        loop {
            let (is_decided, has_better) = (self.is_decided(), self.has_better);
            let Some(slot) = self.slots.get_mut(self.front) else { return self.end() };
            let is_ready = match slot {
                Slot::Opened(Input::Guess(_)) => is_decided,
                Slot::Closed(_) => has_better,
                Slot::Opened(_) | Slot::Taken => true,
                Slot::Planned(_) | Slot::Opening(_) => false,
            };
            if !is_ready {
                return Ok(Front::Wait);
            }
            let slot = std::mem::replace(slot, Slot::Taken);
            let place = notices::place(&self.sources[self.front].name(), None);
            self.front += 1;
            match slot {
                Slot::Opened(Input::Read(chunk)) => {
                    self.under_way -= 1;
                    return Ok(Front::Read(chunk));
                }
                Slot::Opened(Input::Begun(begun)) => {
                    self.under_way -= 1;
                    return Ok(Front::Begun(begun));
                }
                Slot::Opened(Input::Guess(begun)) if !has_better => return Ok(Front::Begun(begun)),
                Slot::Opened(Input::Guess(_)) | Slot::Closed(_) => {
                    notices.push(Kind::NotGuessed, place, "");
                }
                Slot::Opened(Input::Not(Obstacle::Harmless(kind, what))) => notices.push(kind, place, &what),
                Slot::Opened(Input::Not(Obstacle::Fatal(error))) => return Err(error),
                Slot::Planned(_) | Slot::Opening(_) | Slot::Taken => {}
            }
        }
    }

    fn end(&self) -> Result<Front<'a>> {
        let what = "none of the files has a format that coauth detects; pass --from with one of those that \
                    `coauth formats` lists";
        if self.has_any { Ok(Front::End) } else { Err(Error::new(ErrorKind::Input, what)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::survey;

    const NAMES: &str = "Ada Lovelace; Charles Babbage\nMary Somerville; Ada Lovelace\n";
    const ENTRY: &str = "@book{b, author={Ann Lee}}\n";
    const SETTINGS: &str = "- kind: article\n  pages: '1-2'\n  authors:\n  - 'Ann Lee'\n";

    /// The names of the inputs that are read of a folder with these files, and of those that are not.
    fn read_of(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        let sources = Source::at(folder.path()).expect("files");
        let mut notices = Notices::keeping(usize::MAX);
        let corpus = survey(&sources, ReadOptions::default(), &mut notices, &mut |_| ()).expect("papers");
        let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let skipped = notices.by_kind().into_iter().flat_map(|(_, _, notices)| notices);
        let places = skipped.filter_map(|notice| notice.place.as_ref());
        (
            corpus.inputs().iter().map(|input| name(&input.path)).collect(),
            places.map(|place| name(&place.path)).collect(),
        )
    }

    #[test]
    fn a_guess_gives_way_to_a_better_format_wherever_that_is() {
        let (read, skipped) =
            read_of(&[("a.txt", NAMES), ("b.bib", ENTRY), ("c.txt", NAMES), ("d.yml", SETTINGS)]);
        assert_eq!(
            (read, skipped),
            (vec!["b.bib".to_owned()], ["d.yml", "a.txt", "c.txt"].map(str::to_owned).into())
        );
    }

    #[test]
    fn guesses_are_read_where_nothing_is_better() {
        let (read, skipped) =
            read_of(&[("a.yml", SETTINGS), ("b.txt", NAMES), ("c.yml", SETTINGS), ("d.txt", NAMES)]);
        assert_eq!(
            (read, skipped),
            (vec!["b.txt".to_owned(), "d.txt".to_owned()], vec!["a.yml".to_owned(), "c.yml".to_owned()])
        );
    }

    #[test]
    fn more_guesses_than_are_kept_or_under_way_are_read_in_order() {
        let long = NAMES.repeat(1 << 11);
        let names: Vec<String> = (100..140).map(|number| format!("{number}.txt")).collect();
        let files: Vec<(&str, &str)> = names
            .iter()
            .enumerate()
            .map(|(number, name)| (name.as_str(), if number == 5 { long.as_str() } else { NAMES }))
            .collect();
        assert_eq!(read_of(&files).0, names);
        assert_eq!(read_of(&[&files[..], &[("z.bib", ENTRY)]].concat()).0, ["z.bib"]);
    }

    #[test]
    fn inputs_that_were_named_are_read_among_guesses() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        for (name, text) in [("a.txt", NAMES), ("y.yml", SETTINGS), ("z.bib", ENTRY)] {
            std::fs::write(path(name), text).expect("a file");
        }
        let named = (0..50).map(|number| Source::Text(format!("{number}.bib"), ENTRY.to_owned()));
        let guess = [Source::Found(path("a.txt"))];
        for last in ["y.yml", "z.bib"] {
            let sources: Vec<_> =
                guess.iter().cloned().chain(named.clone()).chain([Source::Found(path(last))]).collect();
            let corpus = survey(&sources, ReadOptions::default(), &mut Notices::default(), &mut |_| ())
                .expect("papers");
            assert_eq!(corpus.inputs().len(), 51);
            assert_eq!(corpus.inputs()[0].path.ends_with("a.txt"), last == "y.yml");
        }
    }
}
