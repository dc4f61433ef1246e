//! Global options, which may come before or after the command.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, ValueEnum};
use serde_json::{Map, Value, json};

use crate::columns::Scratch;
use crate::error::{Error, ErrorKind, Result};
use crate::formats::FORMATS;
use crate::names::{Matching, NameStyle};
use crate::network::{Counting, Selection};
use crate::records::{Date, Details, PaperType};
use crate::units::Unit;

/// Upper limit for `--threads`: more is a typo, and could bring the machine down.
const MOST_THREADS: usize = 1024;

/// When to style text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to read, what to keep, and how to show the result.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Options {
    /// Input file, folder (searched recursively) or - for stdin; repeatable
    #[arg(short, long, value_name = "PATH", help_heading = "Input")]
    pub(super) input: Vec<PathBuf>,
    /// Input format, instead of detecting it; see `coauth formats`
    #[arg(long, value_name = "FORMAT", help_heading = "Input", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    pub(super) from: Option<String>,
    /// Keep papers from this year, month or day on: 2023, 2023-06 or 2023-06-15
    #[arg(long, value_name = "DATE", help_heading = "Input", allow_hyphen_values = true)]
    pub(super) since: Option<Date>,
    /// Keep papers up to and including this year, month or day
    #[arg(long, value_name = "DATE", help_heading = "Input", allow_hyphen_values = true)]
    pub(super) until: Option<Date>,
    /// Keep papers of these types: article, proceedings, review, …; repeatable
    #[arg(id = "type", long = "type", value_name = "TYPE,…", help_heading = "Input", value_delimiter = ',', hide_possible_values = true,
          value_parser = PossibleValuesParser::new(PaperType::ALL.map(PaperType::name)).try_map(|name| name.parse::<PaperType>()))]
    pub(super) types: Vec<PaperType>,
    /// Drop papers with more than N authors
    #[arg(long, value_name = "N", help_heading = "Input")]
    pub(super) max_authors: Option<u32>,
    /// Drop authors with fewer than N papers; bylines keep their full length in all counts
    #[arg(long, value_name = "N", help_heading = "Input")]
    pub(super) min_papers: Option<u32>,
    /// Column headers of tables: authors=…,title=…,year=…,id=…
    #[arg(long, value_name = "FIELD=HEADER,…", help_heading = "Input")]
    pub(super) columns: Option<String>,
    /// Encoding of text that is not UTF-8, instead of detecting it: windows-1251, gb18030, shift_jis, …
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(super) encoding: Option<String>,
    /// Sheet of spreadsheets to read [default: the first that is a table of papers]
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(super) sheet: Option<String>,
    /// Include group authors: collaborations, committees, institutions
    #[arg(long, help_heading = "Input")]
    pub(super) groups: bool,
    /// Include editors, after the authors of a paper
    #[arg(long, help_heading = "Input")]
    pub(super) editors: bool,
    /// Keep duplicate records instead of merging them
    #[arg(long, help_heading = "Input")]
    pub(super) keep_duplicates: bool,
    /// Name matching policy [default: folded]
    #[arg(long, value_name = "POLICY", help_heading = "Input")]
    pub(super) names: Option<Matching>,
    /// Alias file, or - for stdin: manual merges and splits, overriding all other evidence
    ///
    /// To start from the current matches, run `coauth names --write-aliases FILE`.
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(super) aliases: Option<PathBuf>,
    /// Table about authors, or - for stdin: a column of names or ids and any others, for --color-by, --where and exports
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(super) attributes: Option<PathBuf>,
    /// What the nodes are: authors, or their organizations or countries [default: author]
    #[arg(long, value_name = "UNIT", help_heading = "Input")]
    pub(super) unit: Option<Unit>,
    /// Alias file of organizations or countries, in the syntax of --aliases
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(super) org_aliases: Option<PathBuf>,
    /// The details of authors that what runs needs
    #[arg(skip)]
    pub(super) needs: Details,
    /// Where an index is built that is larger than memory
    #[arg(skip)]
    pub(super) scratch: Option<Scratch>,
    /// Counting method: what a paper adds to the strength of a tie [default: full]
    #[arg(long, value_name = "METHOD", help_heading = "Input")]
    pub(super) counting: Option<Counting>,
    /// Match full author names only
    #[arg(long, help_heading = "Input")]
    pub(super) exact_name: bool,
    /// Fail on the first warning that casts doubt on the data
    #[arg(long, help_heading = "Input")]
    pub(super) strict: bool,
    /// Output format: text, markdown, csv, tsv or json; of drawings and exports, see `coauth formats`
    #[arg(short, long, value_name = "FORMAT", help_heading = "Output")]
    pub(super) format: Option<String>,
    /// Write to FILE instead of stdout; FILE is replaced only on success
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,
    /// How names are shown [default: first-last for people and in drawings, as-written in JSON, CSV, TSV and exports]
    #[arg(long, value_name = "STYLE", help_heading = "Output")]
    pub(super) name_style: Option<NameStyle>,
    /// Add the SHA-256 of each input to JSON answers
    #[arg(long, help_heading = "Output")]
    pub(super) checksums: bool,
    /// When to use styled text [default: auto]
    #[arg(long, value_name = "WHEN", help_heading = "Output")]
    pub(super) color: Option<Color>,
    /// Suppress warnings and progress
    #[arg(short, long, help_heading = "Output")]
    pub(super) quiet: bool,
    /// Show all warnings, not only the first of each kind
    #[arg(short, long, action = ArgAction::SetTrue, help_heading = "Output", conflicts_with = "quiet")]
    pub(super) verbose: bool,
    /// Number of threads [default: all cores]
    #[arg(long, value_name = "N", help_heading = "Output")]
    pub(super) threads: Option<usize>,
}

/// Whether a path means stdin (when reading) or stdout (when writing).
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// A usage error.
pub(super) fn usage(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Usage, what)
}

impl Options {
    /// Merges these with later options: inputs add up, otherwise the later option wins.
    pub(super) fn and(mut self, later: Self) -> Self {
        self.input.extend(later.input);
        Self {
            input: self.input,
            from: later.from.or(self.from),
            since: later.since.or(self.since),
            until: later.until.or(self.until),
            types: if later.types.is_empty() { self.types } else { later.types },
            max_authors: later.max_authors.or(self.max_authors),
            min_papers: later.min_papers.or(self.min_papers),
            columns: later.columns.or(self.columns),
            encoding: later.encoding.or(self.encoding),
            sheet: later.sheet.or(self.sheet),
            groups: later.groups || self.groups,
            editors: later.editors || self.editors,
            keep_duplicates: later.keep_duplicates || self.keep_duplicates,
            names: later.names.or(self.names),
            aliases: later.aliases.or(self.aliases),
            attributes: later.attributes.or(self.attributes),
            unit: later.unit.or(self.unit),
            org_aliases: later.org_aliases.or(self.org_aliases),
            needs: self.needs,
            scratch: self.scratch,
            counting: later.counting.or(self.counting),
            exact_name: later.exact_name || self.exact_name,
            strict: later.strict || self.strict,
            format: later.format.or(self.format),
            output: later.output.or(self.output),
            name_style: later.name_style.or(self.name_style),
            checksums: later.checksums || self.checksums,
            color: later.color.or(self.color),
            quiet: later.quiet || self.quiet,
            verbose: later.verbose || self.verbose,
            threads: later.threads.or(self.threads),
        }
    }

    /// Rejects combinations that clap cannot check because options may come before and after the command.
    pub(super) fn check(&self) -> Result<()> {
        if self.quiet && self.verbose {
            return Err(usage("--quiet and --verbose cannot be used together"));
        }
        if self.threads.is_some_and(|threads| !(1..=MOST_THREADS).contains(&threads)) {
            let what = format!("--threads must be between 1 and {MOST_THREADS}; omit it to use all cores");
            return Err(usage(what));
        }
        if let (Some(since), Some(until)) = (self.since, self.until)
            && since.first_day() > until.last_day()
        {
            return Err(usage(format!("--since {since} is after --until {until}; no paper can match")));
        }
        self.check_stdin(None)
    }

    /// The same check, for a command that reads one more file.
    pub(super) fn check_with_file(&self, file: &Path) -> Result<()> {
        self.check_stdin(Some(file))
    }

    fn check_stdin(&self, extra: Option<&Path>) -> Result<()> {
        let read = self
            .input
            .iter()
            .chain(&self.aliases)
            .chain(&self.org_aliases)
            .chain(&self.attributes)
            .map(PathBuf::as_path)
            .chain(extra);
        if read.filter(|path| is_stdin(path)).count() > 1 {
            return Err(usage("stdin (-) can be read only once"));
        }
        Ok(())
    }

    /// Refuses to overwrite any of the files that are read.
    pub(super) fn spare<'a>(&self, files: impl IntoIterator<Item = &'a Path>) -> Result<()> {
        let real = |path: &Path| path.canonicalize().ok().filter(|path| path.is_file());
        // Devices may be both read and written.
        let Some(output) = self.output.as_deref().and_then(real) else { return Ok(()) };
        match files.into_iter().find(|file| real(file).is_some_and(|file| file == output)) {
            Some(file) => {
                let what = format!(
                    "{} is an input and would be overwritten; choose another output file",
                    file.display()
                );
                Err(usage(what))
            }
            None => Ok(()),
        }
    }

    /// Adds the inputs after the command. Mixing them with `-i` is an error because it is unclear.
    pub(super) fn with_inputs(mut self, inputs: &[PathBuf]) -> Result<Self> {
        if !inputs.is_empty() && !self.input.is_empty() {
            return Err(usage("inputs were passed both with -i and after the command; use one of the two"));
        }
        self.input.extend_from_slice(inputs);
        self.check()?;
        Ok(self)
    }

    pub(super) fn counting(&self) -> Counting {
        self.counting.unwrap_or_default()
    }

    pub(super) fn matching(&self) -> Matching {
        self.names.unwrap_or_default()
    }

    pub(super) fn selection(&self) -> Selection {
        Selection {
            since: self.since,
            until: self.until,
            types: self.types.iter().copied().collect(),
            max_authors: self.max_authors,
            min_papers: self.min_papers,
            groups: self.groups,
        }
    }

    /// The options that affect the answer, so that it can be repeated.
    pub(super) fn that_affect_the_answer(&self) -> Map<String, Value> {
        let given = [
            ("input", json!(self.input.iter().map(|path| path.display().to_string()).collect::<Vec<_>>())),
            ("from", json!(self.from)),
            ("since", json!(self.since.map(date))),
            ("until", json!(self.until.map(date))),
            ("type", json!(self.types.iter().map(|of| of.name()).collect::<Vec<_>>())),
            ("max_authors", json!(self.max_authors)),
            ("min_papers", json!(self.min_papers)),
            ("columns", json!(self.columns)),
            ("encoding", json!(self.encoding)),
            ("sheet", json!(self.sheet)),
            ("groups", json!(self.groups.then_some(true))),
            ("editors", json!(self.editors.then_some(true))),
            ("aliases", json!(self.aliases.as_ref().map(|path| path.display().to_string()))),
            ("attributes", json!(self.attributes.as_ref().map(|path| path.display().to_string()))),
            ("keep_duplicates", json!(self.keep_duplicates.then_some(true))),
            ("name_style", json!(self.name_style.map(NameStyle::name))),
            ("unit", json!(self.unit)),
            ("org_aliases", json!(self.org_aliases.as_ref().map(|path| path.display().to_string()))),
        ];
        let is_given =
            |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
        given.into_iter().filter(|(_, v)| is_given(v)).map(|(k, v)| (k.to_owned(), v)).collect()
    }
}

/// A date in an answer: a number if it is a year, as those who read the answer compare it.
fn date(date: Date) -> Value {
    if date.month().is_some() { json!(date.to_string()) } else { json!(date.year()) }
}
