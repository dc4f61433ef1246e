//! `coauth path`: two names, or many pairs of them.

use std::path::{Path, PathBuf};

use clap::Args;

use super::commands::ask;
use super::options::Options;
use super::output::Console;
use super::{input, usage};
use crate::analysis::{self, Pairs, PathOptions};
use crate::error::{Error, ErrorKind, Result};

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth path \"Ruihai Wu\" \"Jiajun Wu\"                       one shortest path, with its papers
  coauth path guibas \"jiajun wu\" --all -f json              all of them, for a program
  coauth path \"Tao Qin\" \"Xu Tan\" --avoid \"Tie-Yan Liu\"      a way round somebody
  coauth path --pairs pairs.csv --papers -f csv             many pairs, two columns in";

/// How two authors are connected, and by which papers
#[derive(Debug, Args)]
pub(super) struct PathCommand {
    /// One author: a name, a unique part of it, or id:…
    #[arg(id = "A", required_unless_present = "pairs", conflicts_with = "pairs")]
    from: Option<String>,
    /// The other author
    #[arg(id = "B", required_unless_present = "pairs")]
    to: Option<String>,
    #[command(flatten)]
    paths: PathOptions,
    /// Many pairs at once: a CSV or TSV file of two columns, or - for stdin; answers in CSV unless -f says otherwise
    #[arg(long, value_name = "FILE", conflicts_with_all = ["all", "avoid", "by"])]
    pairs: Option<PathBuf>,
    /// With --pairs: name the hops of one shortest path each, with their papers
    #[arg(long, requires = "pairs")]
    papers: bool,
    #[command(flatten)]
    pub(super) options: Options,
}

impl PathCommand {
    pub(super) fn run(&self, mut options: Options, console: &Console) -> Result<bool> {
        if let (Some(from), Some(to)) = (&self.from, &self.to) {
            let question = analysis::Path { from: from.clone(), to: to.clone(), options: self.paths.clone() };
            return ask(&question, options, console);
        }
        let Some(file) = &self.pairs else { return Err(usage("two authors are needed, or --pairs")) };
        options.pairs = Some(file.clone());
        options.check()?;
        // Thousands of pairs are for a program to read.
        if options.format.is_none() && options.output.is_none() {
            options.format = Some("csv".to_owned());
        }
        let pairs = read_pairs(file, &input::beside(file, &options)?)?;
        ask(&Pairs { pairs, papers: self.papers }, options, console)
    }
}

/// Reads pairs of names: two columns parted by tabs where there are any, else by commas. Blank lines are
/// passed over.
fn read_pairs(file: &Path, text: &[u8]) -> Result<Vec<[String; 2]>> {
    let at = |line: Option<u64>, what: String| Error::new(ErrorKind::Input, what).at(input::name(file), line);
    let delimiter = if text.contains(&b'\t') { b'\t' } else { b',' };
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
    let mut pairs = Vec::new();
    for row in rows.records() {
        let row =
            row.map_err(|error| at(error.position().map(csv::Position::line), "is not a pair".to_owned()))?;
        match (row.len(), row.get(0), row.get(1)) {
            (2, Some(from), Some(to)) => pairs.push([from.to_owned(), to.to_owned()]),
            (columns, ..) => {
                let what = format!(
                    "expected two names, found {columns} columns; put names with commas in quotation marks, or part \
                     the columns by tabs"
                );
                return Err(at(row.position().map(csv::Position::line), what));
            }
        }
    }
    Ok(pairs)
}
