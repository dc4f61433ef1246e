//! From sources to a corpus: detect formats, read chunks on all cores, merge them in input order.

mod chunking;
mod deferred;
mod encoding;
mod merging;
mod network_file;
mod options;
mod source;
mod zstd;

pub use options::{Progress, ReadOptions};
pub use source::{SAMPLE, Source, is_sample};

use std::collections::VecDeque;
use std::io::{self, Read};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use crate::error::{Error, ErrorKind, Result};
use crate::formats::{FORMATS, detect, resemblance};
use crate::records::{Corpus, Format, HEAD, Kind, Notices, Why, notices};
use chunking::{Chunker, Opened, RawChunk};
use merging::{Job, Merger, ReadChunk};

/// Reads sources into one corpus, on as many threads as the current rayon pool has.
///
/// # Errors
/// If a named source cannot be opened or its format not recognized, if there is nothing in all of them that
/// makes a network, or if the options of a format are malformed.
///
/// # Examples
/// ```
/// use coauth::reading::{ReadOptions, Source, read};
/// use coauth::records::Notices;
///
/// let bylines = Source::Text("bylines.txt".into(), "Ada Lovelace; Charles Babbage\nAda Lovelace\n".into());
/// let corpus = read(&[bylines], ReadOptions::default(), &mut Notices::default())?;
/// assert_eq!(corpus.papers(), 2);
/// assert_eq!(corpus.spellings().len(), 2);
/// # Ok::<(), coauth::Error>(())
/// ```
pub fn read(sources: &[Source], reading: ReadOptions, notices: &mut Notices) -> Result<Corpus> {
    read_watched(sources, reading, notices, &mut |_| ())
}

/// The same as [`read`], telling every few megabytes how far it has come.
///
/// # Errors
/// Those of [`read`].
pub fn read_watched(
    sources: &[Source],
    reading: ReadOptions,
    notices: &mut Notices,
    watch: &mut dyn FnMut(Progress),
) -> Result<Corpus> {
    let corpus = survey(sources, reading, notices, watch)?;
    if corpus.papers() > 0 || !corpus.nodes().is_empty() {
        return Ok(corpus);
    }
    let paths: Vec<_> = corpus.inputs().iter().map(|input| input.path.as_str()).collect();
    let what = match &paths[..] {
        [] => "nothing in the input makes a network: it is empty".to_owned(),
        _ => format!("nothing in the input makes a network: no record with authors in {}", paths.join(", ")),
    };
    Err(Error::new(ErrorKind::Input, what))
}

/// The same as [`read_watched`], but inputs without a network are no error.
///
/// # Errors
/// If a named source cannot be opened or its format not recognized, or if the options of a format are
/// malformed.
pub fn survey(
    sources: &[Source],
    reading: ReadOptions,
    notices: &mut Notices,
    watch: &mut dyn FnMut(Progress),
) -> Result<Corpus> {
    reading.check()?;
    let planned = plan(sources, &reading, notices)?.into_iter();
    let mut chunks = Chunks { planned, current: None, reading: reading.clone() };
    let mut merger = Merger::new(reading, notices);
    let threads = rayon::current_num_threads().max(1);
    // Enough chunks under way that no thread waits, few enough that memory stays bounded.
    let most_under_way = 2 * threads + 2;

    let (job_in, job_out) = mpsc::channel::<Job>();
    let job_out = &Mutex::new(job_out);
    thread::scope(|scope| {
        // Dropped however this closure ends, which ends the threads.
        let job_in = job_in;
        let (done_in, done_out) = mpsc::channel();
        for _ in 0..threads {
            let done_in = done_in.clone();
            scope.spawn(move || {
                // The lock is for taking a job, not for working on it.
                let next = || job_out.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok(job) = next() {
                    // The merging thread has to hear of a panic, or waits for ever.
                    let number = job.number;
                    let chunk = panic::catch_unwind(AssertUnwindSafe(|| job.read()));
                    if done_in.send((number, chunk)).is_err() {
                        break;
                    }
                }
            });
        }
        // The chunks that are not merged yet, from this one on; `None` while a thread has them.
        let mut under_way: VecDeque<Option<ReadChunk>> = VecDeque::new();
        let mut merged = 0;
        loop {
            while under_way.len() < most_under_way
                && let Some(chunk) = chunks.next(merger.notices, &mut merger.spare)?
            {
                let _ = job_in.send(Job { number: merged + under_way.len(), chunk });
                under_way.push_back(None);
            }
            if under_way.is_empty() {
                return Ok(());
            }
            let Ok((number, chunk)) = done_out.recv() else { return Ok(()) };
            under_way[number - merged] = Some(chunk.unwrap_or_else(|panic| panic::resume_unwind(panic)));
            while let Some(chunk) = under_way.front_mut().and_then(Option::take) {
                under_way.pop_front();
                merged += 1;
                merger.merge(chunk);
                watch(merger.progress);
            }
        }
    })?;
    Ok(merger.finish())
}

/// The chunks of all sources, one source after the other.
struct Chunks<'a> {
    planned: std::vec::IntoIter<Plan<'a>>,
    current: Option<Chunker<'a>>,
    reading: ReadOptions,
}

impl Chunks<'_> {
    fn next(&mut self, notices: &mut Notices, spare: &mut Vec<Vec<u8>>) -> Result<Option<RawChunk>> {
        loop {
            if let Some(chunk) = self.current.as_mut().and_then(|chunker| chunker.next(spare)) {
                return Ok(Some(chunk));
            }
            match self.planned.next() {
                Some(plan) => self.current = plan.open(&self.reading, notices)?,
                None => return Ok(None),
            }
        }
    }
}

/// Why a source is refused, if it is: it cannot be opened, or its format is not recognized. Looks only at its
/// beginning.
#[must_use]
pub fn refusal(source: &Source, reading: &ReadOptions) -> Option<Error> {
    let format = reading.from.map(|format| (format, Why::Specified));
    Plan { source, format }.open(reading, &mut Notices::default()).err()
}

/// A source whose format is settled, or will be when it is opened.
struct Plan<'a> {
    source: &'a Source,
    format: Option<(&'static Format, Why)>,
}

impl Plan<'_> {
    fn fits_any_text(&self) -> bool {
        self.format.is_some_and(|(format, _)| format.fits_any_text)
    }
}

/// Settles the formats of files found in folders: a format that fits any text is taken for such a file only if
/// nothing better is there.
fn plan<'a>(sources: &'a [Source], reading: &ReadOptions, notices: &mut Notices) -> Result<Vec<Plan<'a>>> {
    let mut plans = Vec::new();
    for source in sources {
        let format = match (reading.from, source) {
            (Some(format), _) => Some((format, Why::Specified)),
            (None, Source::Found(_)) => match found_format(source, &reading.format_options) {
                Ok(Some(format)) => Some(format),
                Ok(None) => {
                    notices.push(Kind::UnknownFormat, notices::place(&source.name(), None), "");
                    continue;
                }
                Err(error) => {
                    notices.push(Kind::Unreadable, notices::place(&source.name(), None), &error.to_string());
                    continue;
                }
            },
            (None, _) => None,
        };
        plans.push(Plan { source, format });
    }
    let better = plans.iter().any(|plan| plan.format.is_some() && !plan.fits_any_text());
    plans.retain(|plan| {
        let kept = reading.from.is_some()
            || !better
            || !matches!(plan.source, Source::Found(_))
            || (plan.format.is_some() && !plan.fits_any_text());
        if !kept {
            notices.push(Kind::NotGuessed, notices::place(&plan.source.name(), None), "");
        }
        kept
    });
    if plans.is_empty() {
        let names = names_of(FORMATS);
        let what = format!("none of the files has a format that can be read; say --from {names}");
        return Err(Error::new(ErrorKind::Input, what));
    }
    Ok(plans)
}

fn found_format(source: &Source, options: &str) -> io::Result<Option<(&'static Format, Why)>> {
    let mut head = Vec::new();
    source.open()?.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(detect(&head_text(&mut head), source.extension().as_deref(), options))
}

fn names_of(formats: &[&Format]) -> String {
    let names: Vec<_> = formats.iter().map(|format| format.name).collect();
    names.join(", ")
}

/// The text of a head, whose last character may be cut in two and whose line ends are as written.
fn head_text(head: &mut Vec<u8>) -> String {
    encoding::normalise_line_ends(head, 0, &mut false);
    while head.last().is_some_and(|byte| !byte.is_ascii()) {
        head.pop();
    }
    encoding::decode(head, |_| ()).into_owned()
}

impl<'a> Plan<'a> {
    /// Opens the source and settles its format. `None` if there is nothing to read in it, with a notice.
    fn open(self, reading: &ReadOptions, notices: &mut Notices) -> Result<Option<Chunker<'a>>> {
        let name = self.source.name();
        let mut begun = Chunker::default();
        let opened = self.source.open().and_then(|stream| {
            begun.stream = stream;
            match begun.fill(HEAD) {
                // A stream that ends early is read as far as it goes.
                Err(error) if !begun.buffer.is_empty() => begun.damage = Some(error.to_string()),
                filled => filled?,
            }
            Ok(())
        });
        if let Err(error) = opened {
            if matches!(self.source, Source::Found(_)) {
                notices.push(Kind::Unreadable, notices::place(&name, None), &error.to_string());
                return Ok(None);
            }
            let what = match error.kind() {
                io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
                _ => format!("cannot be read: {error}"),
            };
            return Err(Error::new(ErrorKind::Input, what).at(name, None));
        }
        if begun.buffer.iter().all(u8::is_ascii_whitespace) {
            notices.push(Kind::Empty, notices::place(&name, None), "");
            return Ok(None);
        }
        let head = head_text(&mut begun.buffer[..begun.buffer.len().min(HEAD)].to_vec());
        let extension = self.source.extension();
        let format = self.format.or_else(|| detect(&head, extension.as_deref(), &reading.format_options));
        let Some((format, why)) = format else {
            let names = names_of(FORMATS);
            let what = if head.contains('\0') {
                format!("this is binary data, not text in a format that can be read ({names})")
            } else {
                resemblance::refusal(&head)
            };
            return Err(Error::new(ErrorKind::Input, what).at(name, None));
        };
        begun.input = Some(Arc::new(Opened {
            name,
            format,
            why,
            head,
            options: reading.format_options.clone(),
            editors: reading.editors,
            kept_notices: notices.kept_of_each(),
        }));
        begun.reading = reading.clone();
        Ok(Some(begun))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static PANICS: Format =
        Format::new("panics", |_, _| panic!("a reader with a mistake in it")).detect(|_| true);

    #[test]
    #[should_panic(expected = "a reader with a mistake in it")]
    fn a_panic_of_a_reader_ends_reading_and_does_not_stop_it_for_ever() {
        let source = Source::Text("x".to_owned(), "x".to_owned());
        let reading = ReadOptions::new().from(&PANICS);
        let _ = read(&[source], reading, &mut Notices::default());
    }
}
