//! `coauth path`: two names, or many pairs.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Args, Command};
use serde_json::json;

use super::ask::{OptionFile, ask, ask_with_file};
use super::extended::{Extended, matched};
use super::input;
use super::options::Options;
use super::output::Console;
use crate::analysis::{self, Pairs, Query, Row};
use crate::error::{Error, ErrorKind, Result};

pub(super) const COMMAND: Extended = Extended { name: "path", augment, run };

#[derive(Debug, Args)]
struct Extra {
    /// Query many pairs: a CSV or TSV file with two columns, or - for stdin; prints CSV unless -f overrides it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["all", "avoid", "by", "limit"])]
    pairs: Option<PathBuf>,
}

/// Two names are required unless `--pairs` is given.
fn augment(command: Command) -> Command {
    Pairs::augment_args(Extra::augment_args(command))
        .mut_arg("papers", |papers| papers.requires("pairs"))
        .mut_arg("limit", |limit| limit.requires("all"))
        .mut_arg("A", |from| from.required(false).required_unless_present("pairs").conflicts_with("pairs"))
        .mut_arg("B", |to| to.required(false).required_unless_present("pairs"))
}

fn run(row: &'static Row, matches: &ArgMatches, mut options: Options, console: &Console) -> Result<bool> {
    let Some(file) = matches.get_one::<PathBuf>("pairs") else {
        return ask(&matched(row, matches)?, &options, console);
    };
    options.check_with_file(file)?;
    // Thousands of pairs are read by programs.
    if options.format.is_none() && options.output.is_none() {
        options.format = Some("csv".to_owned());
    }
    let (from, to): (Vec<_>, Vec<_>) =
        read_pairs(file, &input::read_file(file, &options)?)?.into_iter().unzip();
    let papers = matches.get_flag("papers");
    let query = analysis::query(Pairs::NAME, json!({ "from": from, "to": to, "papers": papers }))?;
    ask_with_file(&query, Some(&OptionFile { option: "pairs", file }), &options, console)
}

/// Reads pairs of names: two columns, delimited by tabs if there are any, otherwise by commas. Blank lines are
/// skipped.
fn read_pairs(file: &Path, text: &[u8]) -> Result<Vec<(String, String)>> {
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
        let row = row.map_err(|error| {
            at(error.position().map(csv::Position::line), "not a valid CSV row".to_owned())
        })?;
        match (row.len(), row.get(0), row.get(1)) {
            (2, Some(from), Some(to)) => pairs.push((from.to_owned(), to.to_owned())),
            (columns, ..) => {
                let what = format!(
                    "expected two names, found {columns} columns; quote names that contain commas, or separate \
                     the columns with tabs"
                );
                return Err(at(row.position().map(csv::Position::line), what));
            }
        }
    }
    Ok(pairs)
}
