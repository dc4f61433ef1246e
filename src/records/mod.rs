//! What the papers say: records as sources state them, one file a format.
//!
//! A [`Format`] knows how to recognise an input, where it may be cut, and how to read a piece of it into a
//! [`Sink`]. [`read`] opens inputs, cuts them, reads the pieces on all cores and merges them in input order
//! into a [`Corpus`]; neither the number of threads nor the size of the pieces changes the result.

mod acl;
mod adjacency;
mod arxiv;
mod arxiv_json;
mod authors;
mod bibtex;
mod bibtex_entries;
mod bibtex_names;
mod bibtex_parents;
mod bibtex_strings;
mod bylines;
mod cells;
mod cochrane;
mod corpus;
mod crossref;
mod csl;
mod csv;
mod cutting;
mod datacite;
mod dblp;
mod duplicates;
mod edges;
mod encoding;
mod endnote;
mod gexf;
mod gml;
mod graph_xml;
mod graphml;
mod headers;
mod identifiers;
mod json;
mod json_network;
mod listing;
mod merging;
mod nbib;
mod node_link;
mod notices;
mod openalex;
mod openreview;
mod pajek;
mod pubmed;
mod reading;
mod refer;
mod ris;
mod semanticscholar;
mod source;
mod spellings;
mod tagged;
mod tex;
mod text;
#[cfg(test)]
mod told;
mod value;
mod vosviewer;
mod vosviewer_map;
mod waiting;
mod wos;
mod xml;
mod zstd;

pub use corpus::{Corpus, Input, LooseTie};
pub use notices::{Kind, Notice, Notices};
pub use reading::{Progress, Reading, Why, read, read_watched, refusal, survey};
pub use source::{SAMPLE, Source, is_sample};
pub use spellings::Spellings;
pub use text::{lines, split_lines};

/// Every format that can be read, the most specific first: detection asks them in this order.
pub static FORMATS: &[&Format] = &[
    &dblp::FORMAT,
    &pubmed::FORMAT,
    &acl::FORMAT,
    &arxiv::FORMAT,
    &endnote::FORMAT,
    &bibtex::FORMAT,
    &openalex::FORMAT,
    &crossref::FORMAT,
    &semanticscholar::FORMAT,
    &datacite::FORMAT,
    &openreview::FORMAT,
    &arxiv_json::FORMAT,
    &csl::FORMAT,
    &vosviewer::FORMAT,
    &adjacency::FORMAT,
    &node_link::FORMAT,
    &vosviewer_map::FORMAT,
    &nbib::FORMAT,
    &ris::FORMAT,
    &wos::FORMAT,
    &refer::FORMAT,
    &cochrane::FORMAT,
    &gml::FORMAT,
    &graphml::FORMAT,
    &gexf::FORMAT,
    &pajek::FORMAT,
    &csv::FORMAT,
    &listing::FORMAT,
    &edges::FORMAT,
    &authors::FORMAT,
];

/// A format of bibliographies or networks, as a value: everything coauth knows about it.
pub struct Format {
    /// Its name, as `--from` takes it.
    pub name: &'static str,
    /// One line for people who choose.
    pub about: &'static str,
    /// What is taken of its records. All else is left unread.
    pub reads: &'static str,
    /// Usual file extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Could almost any text be this? Such a format is not guessed for a file that was only found by walking
    /// a folder beside better candidates.
    pub fits_any_text: bool,
    /// Who gives the records their keys.
    pub keys: Keys,
    /// Does an input that begins like this look like the format? The head is at most [`HEAD`] bytes of it.
    pub looks_like: fn(head: &str) -> bool,
    /// The offset above 0 of the first place in the buffer where a record may start, if one can be seen from
    /// the bytes alone. It lets several cores read one input; a wrong guess costs time, not correctness, as long as
    /// the reader claims to have used bytes only up to where what follows can be read without knowing them.
    pub split: Option<Split>,
    /// Pushes the records of a chunk into the sink and returns how many bytes were used. What is left over is
    /// given again in front of the next chunk, so a reader stops before a record that it cannot see whole.
    /// The last chunk is used up in any case.
    pub read: fn(chunk: Chunk<'_>, sink: &mut dyn Sink) -> usize,
}

/// Who gives the records of a format their keys: whether equal keys mean the same paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Whoever made the file: the keys of another file are other keys, even if they look alike.
    OfInput,
    /// The database of this name: a key means the same paper in every input, and two keys two papers.
    Of(&'static str),
}

/// Finds the first place above 0 in a buffer where a record may start.
pub type Split = fn(buffer: &[u8]) -> Option<usize>;

/// How many bytes of an input detection looks at.
pub const HEAD: usize = 64 * 1024;

/// What a reader remembers from one chunk of an input to the next, in numbers of its own.
pub type Remembered = [usize; 5];

/// A piece of one input: UTF-8 text with `\n` line ends, beginning where a record may begin.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chunk<'a> {
    /// The piece itself.
    pub text: &'a str,
    /// The first bytes of the whole input ([`HEAD`] at most), the same for all of its chunks: here a reader
    /// finds what all of them share.
    pub head: &'a str,
    /// Does the input begin here?
    pub first: bool,
    /// Does the input end here?
    pub last: bool,
    /// What the user said about the columns of a table: `authors=…,title=…`; empty where nothing was said.
    pub columns: &'a str,
    /// What the reader [remembered](Sink::remember) where it stopped before this chunk; zeros where the input begins.
    pub remembered: Remembered,
    /// Where the text is the records that were [put off](Sink::put_off): everything that was [kept](Sink::keep).
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
    /// The year of publication.
    pub year: Option<i16>,
    /// The DOI without resolver or prefix; empty where unknown.
    pub doi: &'a str,
    /// The journal, proceedings or book it appeared in, as written; empty where unknown.
    pub venue: &'a str,
    /// The author list, in order.
    pub byline: &'a [Mention<'a>],
    /// The editors, in order; they join the byline only if that is asked for.
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
    /// schemes in small letters, parted by spaces; empty where there is nothing.
    pub ids: &'a str,
    /// The affiliation; empty where unknown.
    pub affiliation: &'a str,
    /// Is this a collaboration, a committee, an institution rather than a person?
    pub is_group: bool,
}

impl<'a> Mention<'a> {
    /// A person of whom the source gives no more than the name.
    #[must_use]
    pub fn named(name: &'a str) -> Self {
        Self { name, ..Self::default() }
    }
}

/// Where a reader puts what it finds; positions are byte offsets into the chunk being read.
pub trait Sink {
    /// A paper.
    fn record(&mut self, record: &Record<'_>);

    /// An author of a network file, who may have no tie. The id is the file's own and holds for this file; a map of
    /// VOSviewer and the network that is read with it are one.
    fn node(&mut self, id: &str, label: &str);

    /// A tie of a network file, without papers, between two ids of that file. An id that no
    /// [`node`](Sink::node) names, before or after, is its own label. A tie has weight 1 where the file gives none.
    fn tie(&mut self, at: usize, a: &str, b: &str, weight: Option<f64>);

    /// A person who has written by several names, as the source knows: an identifier, as in [`Mention::ids`], and
    /// the names.
    fn person(&mut self, id: &str, names: &[&str]);

    /// Something odd but survivable.
    fn notice(&mut self, at: usize, kind: Kind, detail: &str);

    /// What the reader wants to know again when it goes on behind the bytes it used. Only formats without a
    /// [`split`](Format::split) may ask for it, as only their chunks are read one behind the other.
    fn remember(&mut self, _remembered: Remembered) {}

    /// Text that records elsewhere in the input may need, before or after it.
    fn keep(&mut self, _text: &str) {}

    /// The same, where records of the inputs behind this one may need it too.
    fn define(&mut self, text: &str) {
        self.keep(text);
    }

    /// A record that needs such text: when the input has ended it is read again, by itself or among others of its
    /// kind, with all that was kept. It comes behind the other records of the input.
    fn put_off(&mut self, _at: usize, _text: &str) {}
}
