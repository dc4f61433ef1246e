//! From sources to a corpus: detect formats, read chunks on all cores, merge them in input order.

mod chunking;
mod deferred;
mod encoding;
mod foreign;
mod merging;
mod name_alone;
mod network_file;
mod options;
mod source;
mod zstd;

pub use options::{Progress, ReadOptions};
pub use source::{SAMPLE, Source};

use std::collections::VecDeque;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use crate::error::{Error, ErrorKind, Result};
use crate::formats::{detect, resemblance};
use crate::records::{Corpus, Format, Kind, Notices, Why, notices};
use chunking::{Chunker, Opened, RawChunk};
use merging::{Job, Merger, ReadChunk};

/// Reads sources into one corpus, on the threads of the current rayon pool.
///
/// # Errors
/// If a named source cannot be opened or its format is not recognized, if the sources contain no record with authors
/// and no network, or if the options of a format are malformed.
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

/// Like [`read`], but calls `watch` every few megabytes with the progress.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_watched(
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
        [] => "the input is empty".to_owned(),
        _ => format!("no record has authors in {}", paths.join(", ")),
    };
    Err(Error::new(ErrorKind::Input, what))
}

/// Like [`read`], but inputs without a network are not an error, and `watch` is called every few megabytes with the
/// progress.
///
/// # Errors
/// If a named source cannot be opened or its format is not recognized, or if the options of a format are malformed.
///
/// # Examples
/// ```
/// use coauth::reading::{ReadOptions, Source, survey};
/// use coauth::records::Notices;
///
/// let empty = Source::Text("empty.bib".into(), String::new());
/// let corpus = survey(&[empty], ReadOptions::default(), &mut Notices::default(), &mut |_| ())?;
/// assert_eq!(corpus.papers(), 0);
/// # Ok::<(), coauth::Error>(())
/// ```
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
    // Enough chunks in flight that no thread waits, few enough that memory stays bounded.
    let most_under_way = 2 * threads + 2;

    let (job_in, job_out) = mpsc::channel::<Job>();
    let job_out = &Mutex::new(job_out);
    thread::scope(|scope| {
        // Dropped when this closure ends in any way, which ends the threads.
        let job_in = job_in;
        let (done_in, done_out) = mpsc::channel();
        for _ in 0..threads {
            let done_in = done_in.clone();
            scope.spawn(move || {
                // The lock is held while taking a job, not while working on it.
                let next = || job_out.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok(job) = next() {
                    // The merging thread must learn of a panic, or it would wait forever.
                    let number = job.number;
                    let chunk = panic::catch_unwind(AssertUnwindSafe(|| job.read()));
                    if done_in.send((number, chunk)).is_err() {
                        break;
                    }
                }
            });
        }
        // The chunks not merged yet, from this one on; `None` while a thread is reading one.
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

/// The chunks of all sources, source by source.
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

/// The error of a source that cannot be opened or whose format is not recognized; `None` for others. Reads only its
/// beginning.
///
/// # Examples
/// ```
/// use coauth::reading::{ReadOptions, Source, refusal};
///
/// let source = Source::File("missing.bib".into());
/// let error = refusal(&source, &ReadOptions::default()).expect("a missing file");
/// assert_eq!(error.kind(), coauth::ErrorKind::Input);
/// ```
#[must_use]
pub fn refusal(source: &Source, reading: &ReadOptions) -> Option<Error> {
    let format = reading.from.map(|format| (format, Why::Specified));
    Plan { source, format }.open(reading, &mut Notices::default()).err()
}

/// A source with its format, which may be detected when it is opened.
struct Plan<'a> {
    source: &'a Source,
    format: Option<(&'static Format, Why)>,
}

impl Plan<'_> {
    fn fits_any_text(&self) -> bool {
        self.format.is_some_and(|(format, _)| format.fits_any_text)
    }
}

/// Chooses the formats of files found in folders. A format that fits any text is used for such a file only if no file
/// has a better one.
fn plan<'a>(sources: &'a [Source], reading: &ReadOptions, notices: &mut Notices) -> Result<Vec<Plan<'a>>> {
    let mut plans = Vec::new();
    for source in sources {
        let format = match (reading.from, source) {
            (Some(format), _) => Some((format, Why::Specified)),
            (None, Source::Found(_)) => match found_format(source, &reading.format_options) {
                Ok(Ok(format)) => Some(format),
                Ok(Err(what)) => {
                    notices.push(Kind::UnknownFormat, notices::place(&source.name(), None), &what);
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
        let what = "none of the files has a format that coauth detects; pass --from with one of those that \
                    `coauth formats` lists";
        return Err(Error::new(ErrorKind::Input, what));
    }
    Ok(plans)
}

/// The format of a file found in a folder, or what else the file is.
fn found_format(
    source: &Source,
    options: &str,
) -> io::Result<std::result::Result<(&'static Format, Why), String>> {
    let beginning = Beginning::of(&mut begin(source)?, None, source.extension().as_deref(), options);
    Ok(beginning.and_then(|beginning| beginning.format.ok_or_else(String::new)))
}

/// Opens a source and reads its beginning.
fn begin(source: &Source) -> io::Result<Chunker<'_>> {
    let mut begun = Chunker { stream: source.open()?, ..Chunker::default() };
    match begun.begin() {
        // A stream that ends early is read up to its end.
        Err(error) if !begun.buffer.is_empty() => begun.damage = Some(error.to_string()),
        filled => filled?,
    }
    Ok(begun)
}

/// The beginning of an input, and its format.
struct Beginning {
    head: String,
    format: Option<(&'static Format, Why)>,
}

impl Beginning {
    /// Inspects an input with this format, or detects its format; the error half is why it cannot be read.
    fn of(
        begun: &mut Chunker<'_>,
        format: Option<(&'static Format, Why)>,
        extension: Option<&str>,
        options: &str,
    ) -> std::result::Result<Self, String> {
        if let Some(what) = foreign::recognized(&begun.buffer) {
            return Err(what);
        }
        let head = head_text(begun.head());
        let format = format.or_else(|| detect(&head, extension, options));
        if format.is_some() || begun.buffer.len() <= head.len() && begun.ended {
            return Ok(Self { head, format });
        }
        let head = head_text(begun.long_head());
        let format = detect(&head, extension, options);
        Ok(Self { head, format })
    }
}

/// The text of a head, without an incomplete last character.
fn head_text(head: &[u8]) -> String {
    let end = head.iter().rposition(u8::is_ascii).map_or(0, |last| last + 1);
    encoding::decode(&head[..end], |_| ()).into_owned()
}

impl<'a> Plan<'a> {
    /// Opens the source and determines its format. `None`, with a notice, if there is nothing to read.
    fn open(self, reading: &ReadOptions, notices: &mut Notices) -> Result<Option<Chunker<'a>>> {
        let name = self.source.name();
        let is_found = matches!(self.source, Source::Found(_));
        let mut begun = match begin(self.source) {
            Ok(begun) => begun,
            Err(error) if is_found => {
                notices.push(Kind::Unreadable, notices::place(&name, None), &error.to_string());
                return Ok(None);
            }
            Err(error) => {
                let what = match error.kind() {
                    io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
                    _ => format!("cannot be read: {error}"),
                };
                return Err(Error::new(ErrorKind::Input, what).at(name, None));
            }
        };
        if begun.buffer.iter().all(u8::is_ascii_whitespace) {
            notices.push(Kind::Empty, notices::place(&name, None), "");
            return Ok(None);
        }
        let extension = self.source.extension();
        let (head, format, why) =
            match Beginning::of(&mut begun, self.format, extension.as_deref(), &reading.format_options) {
                Ok(Beginning { head, format: Some((format, why)) }) => (head, format, why),
                Err(what) if is_found => {
                    notices.push(Kind::UnknownFormat, notices::place(&name, None), &what);
                    return Ok(None);
                }
                Err(what) => return Err(Error::new(ErrorKind::Input, what).at(name, None)),
                Ok(Beginning { head, format: None }) => {
                    let what = match head.contains('\0') {
                        true => foreign::BINARY.to_owned(),
                        false => resemblance::refusal(&head),
                    };
                    return Err(Error::new(ErrorKind::Input, what).at(name, None));
                }
            };
        begun.input = Some(Arc::new(Opened {
            name,
            format,
            why,
            head,
            options: reading.format_options.clone(),
            blank_lines: begun.blank_lines,
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
