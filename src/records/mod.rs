//! What a paper is: records as sources state them, their mentions, and the corpus that keeps them.
//!
//! A [`Format`] is how records are read from text; [`formats`](crate::formats) has those that are built in, and
//! [`reading`](crate::reading) gets from files to a [`Corpus`].

pub(crate) mod additions;
mod alike_bylines;
pub(crate) mod author_headers;
pub(crate) mod beside;
pub(crate) mod brackets;
mod comparable;
pub(crate) mod conjunctions;
mod corpus;
mod date;
pub(crate) mod degrees;
mod detail;
pub(crate) mod details;
mod duplicates;
mod fact;
mod gathered;
pub(crate) mod given;
pub(crate) mod groups;
mod growing;
pub(crate) mod identifiers;
mod labels;
pub(crate) mod markup;
pub(crate) mod notices;
pub(crate) mod orcids;
mod paper_type;
mod papers;
mod part;
pub(crate) mod parts;
mod placeholders;
mod pool;
pub(crate) mod rest;
mod runs;
pub(crate) mod several;
mod shard;
mod spellings;
mod strings;
pub(crate) mod text;
pub(crate) mod whole;
pub(crate) mod written;

pub use corpus::{Corpus, Input, InputFormat, LooseTie, Why};
pub use date::Date;
pub use details::{Details, Organization};
pub use duplicates::title_mark;
pub use fact::Fact;
pub use gathered::Gathered;
pub(crate) use growing::Growing;
pub use notices::{Kind, Notice, Notices};
pub use paper_type::{PaperType, PaperTypes};
pub(crate) use part::{Part, Pooled, Pools};
pub(crate) use pool::{Numbering, Pool, Sought};
pub use spellings::Spellings;
pub use text::{lines, split_lines};

use crate::error::Result;

/// A format of bibliographies or networks, as a value: everything coauth knows about it.
///
/// # Examples
/// One author list a line, names separated by bars:
/// ```
/// use coauth::records::{Chunk, Format, Mention, Record, Sink, split_lines};
///
/// fn read(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize {
///     for line in chunk.text.lines() {
///         let byline: Vec<Mention> = line.split('|').map(Mention::named).collect();
///         sink.record(&Record { byline: &byline, ..Record::default() });
///     }
///     chunk.text.len()
/// }
///
/// static BARS: Format = Format::new("bars", read).about("one author list a line").split(split_lines);
/// assert_eq!(BARS.name, "bars");
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Format {
    /// Its name, as `--from` takes it.
    pub name: &'static str,
    /// One line for people who choose.
    pub about: &'static str,
    /// The fields that are read of its records; everything else is ignored.
    pub reads: &'static str,
    /// What its records may state besides names, titles and keys.
    pub states: &'static [Fact],
    /// Usual file extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Could almost any text be this? Such a format is not guessed for a file that was only found by walking
    /// a folder when other files of the folder have a format that is certain.
    pub fits_any_text: bool,
    /// Who assigns the keys of its records.
    pub keys: Keys,
    /// May the ties of a network name its nodes by their positions, from 0?
    pub(crate) ends_may_be_positions: bool,
    pub(crate) detect: fn(head: &str) -> bool,
    pub(crate) opening: &'static [u8],
    pub(crate) line_starts: &'static [&'static [u8; 2]],
    pub(crate) is_last_resort: bool,
    pub(crate) split: Option<Split>,
    pub(crate) options: Option<FormatOptions>,
    pub(crate) companion: Option<&'static Format>,
    pub(crate) read: Read,
}

/// Pushes the records of a chunk into the sink and returns how many bytes were used. The rest is given again at the
/// start of the next chunk, so a reader stops before a record that it cannot see whole. The last chunk is always
/// used up.
pub type Read = fn(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize;

impl Format {
    /// A format that is never detected, only [selected](crate::reading::ReadOptions::from), and whose inputs are read
    /// on one core.
    #[must_use]
    pub const fn new(name: &'static str, read: Read) -> Self {
        Self {
            name,
            about: "",
            reads: "",
            states: &[],
            extensions: &[],
            fits_any_text: false,
            keys: Keys::OfInput,
            ends_may_be_positions: false,
            detect: |_| false,
            opening: &[],
            line_starts: &[],
            is_last_resort: false,
            split: None,
            options: None,
            companion: None,
            read,
        }
    }

    /// Sets the line for people who choose.
    #[must_use]
    pub const fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// Sets the description of the fields that are read.
    #[must_use]
    pub const fn reads(mut self, reads: &'static str) -> Self {
        self.reads = reads;
        self
    }

    /// Sets what the records may state besides names, titles and keys.
    #[must_use]
    pub const fn states(mut self, facts: &'static [Fact]) -> Self {
        self.states = facts;
        self
    }

    /// Sets the usual file extensions: lower case, without the dot.
    #[must_use]
    pub const fn extensions(mut self, extensions: &'static [&'static str]) -> Self {
        self.extensions = extensions;
        self
    }

    /// Marks a format that almost any text fits.
    #[must_use]
    pub const fn fits_any_text(mut self) -> Self {
        self.fits_any_text = true;
        self
    }

    /// Sets who assigns the keys of the records; by default the author of each file.
    #[must_use]
    pub const fn keys(mut self, keys: Keys) -> Self {
        self.keys = keys;
        self
    }

    /// Marks a format of networks whose ties may name nodes by their positions, from 0, or by their labels, where not by
    /// their ids.
    #[must_use]
    pub const fn ends_may_be_positions(mut self) -> Self {
        self.ends_may_be_positions = true;
        self
    }

    /// Sets how an input of the format is recognized by its [head](Chunk::head).
    #[must_use]
    pub const fn detect(mut self, detect: fn(head: &str) -> bool) -> Self {
        self.detect = detect;
        self
    }

    /// Sets the bytes with one of which an input begins, after white space: others are not [looked at](Self::detect).
    #[must_use]
    pub(crate) const fn opening(mut self, bytes: &'static [u8]) -> Self {
        self.opening = bytes;
        self
    }

    /// Sets the two letters, in small ones, with which a line begins, after white space: inputs without such a line are
    /// not [looked at](Self::detect).
    #[must_use]
    pub(crate) const fn line_starts(mut self, starts: &'static [&'static [u8; 2]]) -> Self {
        self.line_starts = starts;
        self
    }

    /// Marks a format that is not guessed where a text resembles anything else than lists of names.
    #[must_use]
    pub(crate) const fn last_resort(mut self) -> Self {
        self.is_last_resort = true;
        self
    }

    /// Sets how the start of a record is found, so that several cores can read one input. A wrong guess costs time,
    /// not correctness, as long as the reader claims only the bytes that it could read without knowing those that
    /// follow.
    #[must_use]
    pub const fn split(mut self, split: Split) -> Self {
        self.split = Some(split);
        self
    }

    /// Lets the format take options from the user, which its reader finds in [`Chunk::options`].
    #[must_use]
    pub const fn options(mut self, options: FormatOptions) -> Self {
        self.options = Some(options);
        self
    }

    /// Sets the format of the other half of a network: two inputs, one of each format and one right after the other,
    /// have their ids in common.
    #[must_use]
    pub const fn companion(mut self, companion: &'static Format) -> Self {
        self.companion = Some(companion);
        self
    }

    /// Are an input of this format and one of another the halves of one network?
    pub(crate) fn is_companion_of(&self, other: &Self) -> bool {
        let names = |one: &Self, other: &Self| one.companion.is_some_and(|format| format.name == other.name);
        names(self, other) || names(other, self)
    }
}

/// How a format understands the options that the user sets for it.
///
/// # Examples
/// ```
/// use coauth::records::FormatOptions;
///
/// /// The separator of names, where an input has one.
/// const SEPARATOR: FormatOptions =
///     FormatOptions::new(|_| Ok(())).fits(|head, separator| head.lines().any(|line| line.contains(separator)));
/// ```
#[derive(Clone, Copy)]
pub struct FormatOptions {
    check: fn(options: &str) -> Result<()>,
    fits: fn(head: &str, options: &str) -> bool,
}

impl FormatOptions {
    /// Options that are right if this is no error for them; none at all are empty. They do not help to detect the
    /// format.
    #[must_use]
    pub const fn new(check: fn(options: &str) -> Result<()>) -> Self {
        Self { check, fits: |_, _| false }
    }

    /// Sets how an input to which the options apply is recognized by its head: it has the format then, whatever else
    /// it looks like.
    #[must_use]
    pub const fn fits(mut self, fits: fn(head: &str, options: &str) -> bool) -> Self {
        self.fits = fits;
        self
    }

    pub(crate) fn check(&self, options: &str) -> Result<()> {
        (self.check)(options)
    }

    pub(crate) fn apply_to(&self, head: &str, options: &str) -> bool {
        !options.is_empty() && (self.fits)(head, options)
    }
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Format").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Who assigns the keys of records: whether equal keys mean the same paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// The author of the file: the keys of another file are other keys, even if they look alike.
    OfInput,
    /// The database of this name: a key means the same paper in every input, and two keys two papers.
    Of(&'static str),
}

/// Finds the first offset above 0 in a buffer at which a record may start, judging by the bytes alone.
pub type Split = fn(buffer: &[u8]) -> Option<usize>;

/// How many bytes of an input detection looks at, after blank lines and a longer header line.
pub const HEAD: usize = 64 * 1024;

/// What a reader remembers from one chunk of an input to the next, in numbers of its own.
pub type Remembered = [usize; 5];

/// A part of one input: UTF-8 text with `\n` line ends, beginning where a record may begin.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chunk<'a> {
    /// The text itself.
    pub text: &'a str,
    /// The beginning of the whole input, the same for all of its chunks: here a reader finds what all of them share.
    /// It has [`HEAD`] bytes, more only if the first line or what precedes the first record is longer.
    pub head: &'a str,
    /// Does the input begin here?
    pub first: bool,
    /// Does the input end here?
    pub last: bool,
    /// The options that the user sets for formats that take [some](Format::options); empty for none.
    pub options: &'a str,
    /// Which details of mentions are kept; a reader need not look for others.
    pub details: Details,
    /// Are editors added to bylines? A reader gives those that it finds in any case.
    pub editors: bool,
    /// What the reader [remembered](Sink::remember) where it stopped before this chunk; zeros where the input begins.
    pub remembered: Remembered,
    /// Where the text is the records that were [deferred](Sink::defer): everything that was [kept](Sink::keep).
    pub kept: Option<&'a str>,
}

/// A paper as one source states it, borrowed from the chunk that is being read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Record<'a> {
    /// Where the record starts in its chunk, in bytes.
    pub at: usize,
    /// The source's own key; empty where it has none.
    pub key: &'a str,
    /// The title; empty where unknown.
    pub title: &'a str,
    /// When it appeared, as exactly as the source states it.
    pub date: Option<Date>,
    /// What sort of paper it is.
    pub paper_type: PaperType,
    /// The DOI without resolver or prefix; empty where unknown.
    pub doi: &'a str,
    /// The journal, proceedings or book it appeared in, as written; empty where unknown.
    pub venue: &'a str,
    /// The author list, in order.
    pub byline: &'a [Mention<'a>],
    /// The editors, in order; they are added to the byline only on request.
    pub editors: &'a [Mention<'a>],
}

/// One author as written in one record.
///
/// # Examples
/// ```
/// use coauth::records::Mention;
///
/// let ada = Mention { ids: "orcid:0000-0002-1825-0097", ..Mention::named("Lovelace, Ada") };
/// assert_eq!((ada.name, ada.is_group), ("Lovelace, Ada", false));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mention<'a> {
    /// The name as written; where the source gives its parts, `Family, Given` or `Family, Suffix, Given`.
    pub name: &'a str,
    /// What identifies the person, as the source has it: `orcid:0000-0002-1825-0097 openalex:A5023888391`,
    /// schemes in lower case, separated by spaces; empty where there is nothing. Behind these may be what is meant as an
    /// ORCID and is none, after an exclamation mark, `!orcid:0000-0002-1825-0098`: it is noticed and not kept.
    pub ids: &'a str,
    /// The affiliation, several separated by semicolons; empty where unknown.
    pub affiliation: &'a str,
    /// The e-mail address; empty where unknown.
    pub email: &'a str,
    /// The organizations that the source names or identifies, in its order.
    pub organizations: &'a [Organization<'a>],
    /// Is this a collaboration, a committee, an institution rather than a person?
    pub is_group: bool,
}

impl<'a> Mention<'a> {
    /// A person with a name and nothing else.
    #[must_use]
    pub fn named(name: &'a str) -> Self {
        Self { name, ..Self::default() }
    }
}

/// Where a reader puts what it finds; positions are byte offsets into the chunk being read.
///
/// A sink takes records and notices; what it does not define is dropped.
///
/// # Examples
/// ```
/// use coauth::records::{Kind, Record, Sink};
///
/// /// Counts records and ignores the rest.
/// struct Count(usize);
///
/// impl Sink for Count {
///     fn record(&mut self, _record: &Record<'_>) {
///         self.0 += 1;
///     }
///
///     fn notice(&mut self, _at: usize, _kind: Kind, _detail: &str) {}
/// }
/// ```
pub trait Sink {
    /// A paper.
    fn record(&mut self, record: &Record<'_>);

    /// An author of a network file, who may have no tie. The id is the file's own and holds for this file and its
    /// [companion](Format::companion).
    fn node(&mut self, _id: &str, _label: &str) {}

    /// A tie of a network file, without papers, between two ids of that file. An id that no
    /// [`node`](Sink::node) names, before or after, is its own label, with a notice if there are nodes. A tie has
    /// weight 1 where the file gives none.
    fn tie(&mut self, _at: usize, _a: &str, _b: &str, _weight: Option<f64>) {}

    /// An end of a tie that was dropped. It is an author as those of other ties are, unless the file names nodes.
    fn end(&mut self, _id: &str) {}

    /// A person who has written by several names, as the source knows: an identifier, as in [`Mention::ids`], and
    /// the names.
    fn person(&mut self, _id: &str, _names: &[&str]) {}

    /// A warning: something that was not read as it is written.
    fn notice(&mut self, at: usize, kind: Kind, detail: &str);

    /// What the reader wants to know again when it goes on after the bytes it used. Only formats without a
    /// [`split`](Format::split) may use it, as only their chunks are read one after the other.
    fn remember(&mut self, _remembered: Remembered) {}

    /// Text that records elsewhere in the input may need, before or after it.
    fn keep(&mut self, _text: &str) {}

    /// The same, where records of later inputs may need it too.
    fn define(&mut self, text: &str) {
        self.keep(text);
    }

    /// Told while deferred records are read: a name among them or in what they need has no definition in the input, and
    /// may have one in another.
    fn undefined(&mut self) {}

    /// A record that needs such text: when the input has ended it is read again, by itself or among others of its
    /// kind, with all that was kept. It comes after the other records of the input.
    fn defer(&mut self, _at: usize, _text: &str) {}
}
