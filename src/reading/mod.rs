//! From sources to a corpus: detect formats, read chunks on all cores, merge them in input order.

mod chunking;
mod containers;
mod deferred;
mod encoding;
mod foreign;
mod found;
mod guess;
mod inputs;
mod merging;
mod name_alone;
mod network_file;
mod opening;
mod options;
#[cfg(feature = "parquet")]
mod parquet;
mod pipeline;
mod remarks;
mod short_file;
#[cfg(test)]
pub(crate) mod shown;
mod source;
mod spreadsheet;
mod stream;
mod zstd;

pub use containers::{CONTAINERS, Container};
pub use options::{Progress, ReadOptions};
pub(crate) use short_file::short_file;
#[cfg(feature = "cli")]
pub(crate) use short_file::short_text;
pub use source::{SAMPLE, Source};

use crate::columns::Scratch;
use crate::error::{Error, ErrorKind, Result};
use crate::records::{Corpus, Notices};
use opening::{Obstacle, Plan};

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
    read_watched(sources, reading, None, notices, &mut |_| ())
}

/// Like [`read`], but calls `watch` every few megabytes with the progress, and moves what does not fit into memory to
/// temporary files, if there are any.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_watched(
    sources: &[Source],
    reading: ReadOptions,
    scratch: Option<&Scratch>,
    notices: &mut Notices,
    watch: &mut dyn FnMut(Progress),
) -> Result<Corpus> {
    reading.check()?;
    let corpus = pipeline::read(sources, &reading, scratch, notices, watch)?;
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
    pipeline::read(sources, &reading, None, notices, watch)
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
    match Plan::of(source, reading).open(reading, 0) {
        Err(Obstacle::Fatal(error)) => Some(error),
        Ok(_) | Err(Obstacle::Harmless(..)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Format;

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
