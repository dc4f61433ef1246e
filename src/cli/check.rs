//! `coauth check`: the format of each input, what was read, and the warnings.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::conference_file::ConferenceFile;
use super::input;
use super::options::Options;
use super::output::{self, Console};
use super::provenance::Provenance;
use super::refused::refuse;
use crate::analysis::Report;
use crate::error::Result;
use crate::index;
use crate::loader::Loader;
use crate::reading::{ReadOptions, Source, refusal, survey};
use crate::records::{Corpus, Input, Kind, Notice, Notices, Why};
use crate::table::{Cell, Document, Section, Table, counted, shown_count};

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth check refs/                     format, record counts and warnings of each file
  coauth check -v scopus.csv             every warning with its line
  coauth check -f json refs/ | jq .      JSON for another program

Every other command reads the inputs the same way: it keeps what can be read and skips the rest.
To check an index, use `coauth index --verify`.";

/// Dry run: show the format of each input, what was read, and the warnings
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Input files or folders; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

/// Number of places shown for each kind of warning without `--verbose`.
const PLACES: usize = 3;

impl Check {
    /// Reads the inputs as any other command does, and reports on them. Returns false if none can be read.
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let options = options.with_inputs(&self.inputs)?;
        refuse(&options, "check")?;
        let style = output::style(&options)?;
        input::set_threads(&options);
        let sources = input::sources(&options)?;
        input::announce(&options, &sources, None, console);
        let loader = input::loader(&options, &sources)?;
        let (reading, aliases) = (loader.read_options()?, loader.aliases()?);
        let attributes = loader.attributes()?;
        let refused: Vec<_> = sources.iter().map(|source| refused(source, &reading)).collect();
        let readable = sources.iter().zip(&refused).filter(|(_, refused)| refused.is_none());
        let read: Vec<Source> = readable.map(|(source, _)| source.clone()).collect();
        let mut notices = Notices::keeping(if options.verbose { usize::MAX } else { PLACES });
        let mut bar = console.progress(&read);
        let corpus = if read.is_empty() {
            Corpus::default()
        } else {
            survey(&read, reading, &mut notices, &mut |come| bar.show(come))?
        };
        bar.clear();
        loader.check_columns(&corpus)?;
        loader.check_sheet(&corpus)?;
        let network = loader.build(corpus, &aliases, &mut notices);
        let network = Loader::with_attributes(network, attributes.as_ref(), &mut notices);
        let corpus = network.corpus();
        let files = files(&sources, refused, corpus, &notices);
        let report = CheckReport { other_notices: other_notices(&files, &notices), files };
        let provenance = Provenance::of("coauth.check/1".to_owned(), &options).of_network(&network);
        output::show(style, &report, &provenance, &options)?;
        loader.check_strict(&notices)?;
        Ok(report.is_found())
    }
}

/// Why a file passed by name cannot be read. Other commands fail on such a file; here it is a row of the report.
fn refused(source: &Source, reading: &ReadOptions) -> Option<String> {
    let Source::File(path) = source else { return None };
    if index::is_index(path) {
        return Some("this is an index; check it with coauth index --verify".to_owned());
    }
    refusal(source, reading).map(|error| error.message().to_owned())
}

#[derive(Debug, Serialize)]
struct CheckReport {
    files: Vec<File>,
    /// Warnings that are not about a single input: about the alias file, or about all inputs together.
    other_notices: Vec<OtherNotices>,
}

/// The warnings about a file that is not an input, or with an empty path about all inputs together.
#[derive(Debug, Serialize)]
struct OtherNotices {
    path: String,
    notices: Vec<Noticed>,
}

/// The report on one input.
#[derive(Debug, Serialize)]
struct File {
    path: String,
    /// `None` if the file was not read.
    format: Option<String>,
    why: String,
    /// The fields that its reader takes from a record.
    reads: Option<&'static str>,
    records: u64,
    without_authors: u64,
    duplicates: u64,
    /// Ties without papers.
    ties: u64,
    notices: Vec<Noticed>,
    /// What `coauth conflicts` takes it for, if it is a file of a conference.
    #[serde(skip_serializing_if = "Option::is_none")]
    conference: Option<ConferenceFile>,
}

/// The warnings of one kind about an input.
#[derive(Debug, Serialize)]
struct Noticed {
    kind: Kind,
    about: String,
    count: u64,
    places: Vec<Seen>,
}

#[derive(Debug, Serialize)]
struct Seen {
    line: Option<u64>,
    detail: String,
}

/// A row for each source, in order, whether or not it was read.
fn files(sources: &[Source], refused: Vec<Option<String>>, corpus: &Corpus, notices: &Notices) -> Vec<File> {
    let duplicates = corpus.duplicates_by_input();
    let mut inputs = corpus.inputs().iter().zip(duplicates).peekable();
    let row = |(source, refused): (&Source, Option<String>)| {
        let path = source.name();
        let read = inputs.next_if(|(input, _)| refused.is_none() && input.path == path);
        File::of(path, read, refused, notices).or_of_conference(source)
    };
    sources.iter().zip(refused).map(row).collect()
}

/// The warnings that are in no row of a file.
fn other_notices(files: &[File], notices: &Notices) -> Vec<OtherNotices> {
    let is_input = |path: &str| files.iter().any(|file| file.path == path);
    let paths = notices.paths().into_iter().filter(|path| !is_input(path));
    let of_path = |path: &str| notices.about(path).into_iter().map(Noticed::of).collect();
    paths.map(|path| OtherNotices { path: path.to_owned(), notices: of_path(path) }).collect()
}

impl File {
    fn of(path: String, read: Option<(&Input, u64)>, refused: Option<String>, notices: &Notices) -> Self {
        let noticed: Vec<Noticed> = notices.about(&path).into_iter().map(Noticed::of).collect();
        let Some((input, duplicates)) = read else {
            let skipped = || noticed.iter().map(Noticed::why_skipped).collect::<Vec<_>>();
            return Self {
                path,
                format: None,
                why: refused.unwrap_or_else(|| skipped().join("; ")),
                reads: None,
                records: 0,
                without_authors: 0,
                duplicates: 0,
                ties: 0,
                notices: noticed,
                conference: None,
            };
        };
        Self {
            path,
            format: Some(input.format.name.clone()),
            why: input.why.map_or("", reason).to_owned(),
            reads: Some(input.format.reads),
            records: input.records,
            without_authors: input.without_authors,
            duplicates,
            ties: input.ties,
            notices: noticed,
            conference: None,
        }
    }

    /// The same report, with what the file is for a conference: instead of one that is not read, or besides.
    fn or_of_conference(mut self, source: &Source) -> Self {
        /// Formats of references that systems of conferences export, too.
        const SHARED: [&str; 2] = ["csv", "openreview"];
        let Source::File(path) = source else { return self };
        let is_shared = self.format.as_deref().is_some_and(|format| SHARED.contains(&format));
        if self.format.is_some() && !is_shared {
            return self;
        }
        let found = ConferenceFile::of(path).filter(|file| !is_shared || file.is_of_a_system());
        if let Some(file) = found.as_ref().filter(|_| !is_shared) {
            self.format = Some(file.read.shape.to_owned());
            "a file of a conference, not of references".clone_into(&mut self.why);
            self.records = file.records();
        }
        self.conference = found;
        self
    }

    /// The warnings with their first places. Those of a file that was skipped are the reason in its heading.
    fn lines(&self) -> Vec<(usize, String)> {
        let ties = match self.ties {
            0 => String::new(),
            ties => format!("; {} without papers", counted(ties, "tie")),
        };
        let heading = match &self.format {
            Some(format) => format!("{}: {format} ({}){ties}", self.path, self.why),
            None => format!("{}: not read: {}", self.path, self.why),
        };
        let notices = self.notices.iter().filter(|_| self.format.is_some());
        [(0, heading)].into_iter().chain(notices.flat_map(Noticed::lines)).collect()
    }
}

impl OtherNotices {
    fn lines(&self) -> Vec<(usize, String)> {
        let heading = if self.path.is_empty() { "all inputs" } else { &self.path };
        [(0, format!("{heading}:"))].into_iter().chain(self.notices.iter().flat_map(Noticed::lines)).collect()
    }
}

impl CheckReport {
    /// Each file with its warnings, and with the first file of each format the fields that are read; then all other
    /// warnings.
    fn lines(&self) -> Vec<(usize, String)> {
        let mut lines = Vec::new();
        let mut formats = Vec::new();
        for file in &self.files {
            let mut of_file = file.lines().into_iter();
            lines.extend(of_file.next());
            if let Some(reads) = file.reads.filter(|_| !formats.contains(&&file.format)) {
                formats.push(&file.format);
                lines.push((1, format!("fields read: {reads}")));
            }
            lines.extend(of_file);
            lines.extend(file.conference.iter().flat_map(ConferenceFile::lines));
        }
        lines.extend(self.other_notices.iter().flat_map(OtherNotices::lines));
        lines
    }
}

/// Why an input was read in its format, for people.
fn reason(why: Why) -> &'static str {
    match why {
        Why::Specified => "specified by --from",
        Why::Options => "has the columns named by --columns",
        Why::Content => "detected from the content",
        Why::Extension => "matched by file extension",
        Why::AnyText => "plain text; no other format matched",
    }
}

impl Noticed {
    fn of((kind, count, kept): (Kind, u64, &[Notice])) -> Self {
        let seen = |notice: &Notice| Seen {
            line: notice.place.as_ref().and_then(|place| place.line),
            detail: notice.detail.clone(),
        };
        Self { kind, about: kind.summary(count), count, places: kept.iter().map(seen).collect() }
    }

    /// The reason for skipping a file of a folder.
    fn why_skipped(&self) -> String {
        let detail = self.places.first().map(Seen::shown).unwrap_or_default();
        let reason = match self.kind {
            Kind::UnknownFormat => "unknown format",
            Kind::NotGuessed => "could be any text; pass it by name to read it",
            Kind::Unreadable => "cannot be opened",
            Kind::Empty => "empty",
            _ => &self.about,
        };
        if detail.is_empty() { reason.to_owned() } else { format!("{reason}: {detail}") }
    }

    /// The summary and the first places.
    fn lines(&self) -> Vec<(usize, String)> {
        let places = self.places.iter().map(Seen::shown).filter(|place| !place.is_empty());
        let places: Vec<_> = places.map(|place| (2, place)).collect();
        let rest = self.count.saturating_sub(places.len() as u64);
        let more = (rest > 0 && !places.is_empty()).then(|| (2, format!("and {} more", shown_count(rest))));
        [(1, self.about.clone())].into_iter().chain(places).chain(more).collect()
    }
}

impl Seen {
    fn shown(&self) -> String {
        match (self.line, self.detail.as_str()) {
            (Some(line), "") => format!("line {}", shown_count(line)),
            (Some(line), detail) => format!("line {}: {detail}", shown_count(line)),
            (None, detail) => detail.to_owned(),
        }
    }
}

impl Report for CheckReport {
    fn document(&self) -> Document<'_> {
        let counts = |file: &File| {
            let noticed = file.notices.iter().map(|noticed| noticed.count).sum::<u64>();
            [file.records, file.without_authors, file.duplicates, file.ties, noticed].map(Cell::from)
        };
        let named = |file: &File| [file.path.as_str().into(), file.format.as_deref().into()];
        let columns = ["file", "format", "#records", "#without_authors", "#duplicates", "#notices"];
        let table = Table::of(columns, &self.files, move |file| {
            let ([path, format], [records, without_authors, duplicates, _, noticed]) =
                (named(file), counts(file));
            [path, format, records, without_authors, duplicates, noticed]
        });
        let columns =
            ["file", "format", "why", "#records", "#without_authors", "#duplicates", "#ties", "#notices"];
        let data = Table::of(columns, &self.files, move |file| {
            let ([path, format], [records, without_authors, duplicates, ties, noticed]) =
                (named(file), counts(file));
            [path, format, file.why.as_str().into(), records, without_authors, duplicates, ties, noticed]
        });
        Document { sections: vec![Section::Table(table), Section::Lines(self.lines())], data }
    }

    /// Whether any input could be read.
    fn is_found(&self) -> bool {
        self.files.iter().any(|file| file.format.is_some())
    }
}
