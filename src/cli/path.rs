//! `coauth path`: two names, or many pairs.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Args, Command};
use serde_json::json;

use super::ask::{OptionFile, ask, ask_with_file};
use super::extended::{Extended, matched};
use super::input;
use super::options::Options;
use super::output::Console;
use crate::analysis::{Pairs, Query, Row};
use crate::error::{Error, ErrorKind, Result};
use crate::queries;
use crate::table::counted;

pub(super) const COMMAND: Extended = Extended { name: "path", augment, run };

#[derive(Debug, Args)]
struct Extra {
    /// Query many pairs: a CSV or TSV file with two columns, or - for stdin; prints CSV unless -f overrides it
    ///
    /// Columns are separated by tabs, semicolons, or commas: "Lee, Ann;Roe, Bo" needs no quotes.
    /// A first row that names its columns ("from,to", "reviewer,author", "author 1,author 2") is no pair; other columns of such
    /// a file are skipped. The column `status` has `found`, `not_connected`, `not_found` or `ambiguous`.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["all", "avoid", "by", "limit"])]
    pairs: Option<PathBuf>,
}

/// Two names are required unless `--pairs` is given.
fn augment(command: Command) -> Command {
    Pairs::augment_args(Extra::augment_args(command))
        .mut_arg("papers", |papers| papers.requires("pairs"))
        .mut_arg("limit", |limit| limit.requires("all"))
        .mut_arg("A", |from| from.required(false).required_unless_present("pairs"))
        .mut_arg("B", |to| to.required(false).required_unless_present("pairs"))
}

fn run(row: &'static Row, matches: &ArgMatches, mut options: Options, console: &Console) -> Result<bool> {
    let Some(file) = matches.get_one::<PathBuf>("pairs") else {
        return ask(&matched(row, matches, &options)?, &options, console);
    };
    // Without names, what is in their places are inputs.
    let inputs: Vec<PathBuf> =
        ["A", "B"].iter().filter_map(|id| matches.get_one::<String>(id)).map(PathBuf::from).collect();
    options.input.splice(0..0, inputs);
    options.check_with_file(file)?;
    // Thousands of pairs are read by programs.
    if options.format.is_none() && options.output.is_none() {
        options.format = Some("csv".to_owned());
    }
    let read = read_pairs(file, &input::read_text(file, &options)?)?;
    if let Some(header) = &read.header {
        console.remark(&format!("{}: the first row names the columns {header}", input::name(file)));
    }
    if read.pairs.is_empty() {
        console.remark(&format!("{}: no pairs", input::name(file)));
    }
    let (from, to): (Vec<_>, Vec<_>) = read.pairs.into_iter().unzip();
    let papers = matches.get_flag("papers");
    let query = queries::query(Pairs::NAME, json!({ "from": from, "to": to, "papers": papers }))?;
    ask_with_file(&query, Some(&OptionFile { option: "pairs", file }), &options, console)
}

/// Pairs of names, and the header above them if there was one.
struct ReadPairs {
    pairs: Vec<(String, String)>,
    header: Option<String>,
}

/// The rows of a file of pairs.
fn rows(text: &[u8], delimiter: u8) -> csv::Reader<&[u8]> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(delimiter).has_headers(false).flexible(true).trim(csv::Trim::All);
    reader.from_reader(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text))
}

/// What separates the two names of a pair: tabs if there are any, else semicolons, which no name contains.
fn delimiter(text: &[u8]) -> u8 {
    let has_several =
        |sign| rows(text, sign).records().next().is_some_and(|row| row.is_ok_and(|row| row.len() > 1));
    if text.contains(&b'\t') {
        b'\t'
    } else if has_several(b';') {
        b';'
    } else {
        b','
    }
}

/// Reads pairs of names: two columns. Blank lines are skipped. Below a header the columns are those that it names, and there
/// may be others.
fn read_pairs(file: &Path, text: &[u8]) -> Result<ReadPairs> {
    let at = |line: Option<u64>, what: String| Error::new(ErrorKind::Input, what).at(input::name(file), line);
    let mut rows = rows(text, delimiter(text));
    let mut read = ReadPairs { pairs: Vec::new(), header: None };
    let mut ends = None;
    for (place, row) in rows.records().enumerate() {
        let row = row.map_err(|error| {
            at(error.position().map(csv::Position::line), "not a valid CSV row".to_owned())
        })?;
        if place == 0 {
            ends = named_ends(&row);
            read.header = ends.map(|[from, to]| format!("\"{}\" and \"{}\"", &row[from], &row[to]));
            if ends.is_some() {
                continue;
            }
        }
        let [from, to] = ends.unwrap_or([0, 1]);
        match (row.get(from), row.get(to)) {
            (Some(from), Some(to)) if ends.is_some() || row.len() == 2 => {
                read.pairs.push((from.to_owned(), to.to_owned()));
            }
            _ => {
                let what = format!(
                    "expected two names, found {}; quote names that contain commas, or separate the columns with \
                     tabs or semicolons",
                    counted(row.len() as u64, "column")
                );
                return Err(at(row.position().map(csv::Position::line), what));
            }
        }
    }
    Ok(read)
}

/// The headers of columns of people, without what [`plain`] removes. Single letters are not among them: they may be names.
const PEOPLE: [&str; 33] = [
    "from",
    "to",
    "source",
    "target",
    "author",
    "coauthor",
    "name",
    "person",
    "people",
    "researcher",
    "scholar",
    "scientist",
    "reviewer",
    "referee",
    "submitter",
    "applicant",
    "candidate",
    "member",
    "committee member",
    "chair",
    "editor",
    "supervisor",
    "mentor",
    "collaborator",
    "advisor",
    "student",
    "start",
    "end",
    "first author",
    "second author",
    "paper author",
    "submission author",
    "program committee member",
];

/// A header without case, punctuation and numbers: "Author 1", "author_b" and "author name" are "author".
fn plain(header: &str) -> String {
    let lower = header.to_lowercase();
    let mut words: Vec<&str> =
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    if let [_, .., "a" | "b" | "name" | "id"] = words[..] {
        words.pop();
    }
    words.join(" ")
}

/// The first two columns that a header says to hold people; `None` if the row is no header.
fn named_ends(row: &csv::StringRecord) -> Option<[usize; 2]> {
    let mut people = row.iter().enumerate().filter(|(_, cell)| PEOPLE.contains(&plain(cell).as_str()));
    let ends = [people.next()?.0, people.next()?.0];
    row.iter().all(|cell| cell.parse::<f64>().is_err()).then_some(ends)
}
