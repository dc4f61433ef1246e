//! Completion while a command is typed: the script of a shell calls the program, which knows formats, columns and authors.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::path::Path;

use clap::builder::StyledStr;
use clap::{Arg, Command, FromArgMatches};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};

use super::input;
use super::options::Options;
use crate::error::Result;
use crate::export::EXPORTERS;
use crate::index;
use crate::network::{AuthorId, Network};
use crate::reading::Source;
use crate::records::Notices;
use crate::table::{STYLES, counted};

/// The variable by which the script of a shell asks. It holds the name of the shell.
const VARIABLE: &str = "COAUTH_COMPLETE";

/// The variable by which the script of bash passes the word as it was typed, with an opening quote, which bash removes.
const TYPED: &str = "COAUTH_TYPED";

/// The arguments that are authors, in all commands.
const AUTHORS: &[&str] = &["A", "B", "name", "people", "text", "avoid", "around", "path", "explain", "me"];

/// The most authors that are offered.
const OFFERED: usize = 30;

/// Inputs that are no index are read at every keystroke, so they must be short.
const SHORT: u64 = 1 << 20;

/// Answers the script of a shell if it is asking; false if the program was called by a person.
pub(super) fn answer(program: fn() -> Command, arguments: &[OsString]) -> clap::error::Result<bool> {
    let Some(shell) = std::env::var_os(VARIABLE) else { return Ok(false) };
    let is_bash = shell == "bash";
    // The words of the command line come after `--`.
    let words: Vec<OsString> = arguments.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    let factory = || with_completers(program(), &words, is_bash);
    let folder = std::env::current_dir().ok();
    CompleteEnv::with_factory(factory)
        .var(VARIABLE)
        .bin("coauth")
        .completer("coauth")
        .try_complete(arguments.iter().cloned(), folder.as_deref())
}

/// The script that makes a shell ask the program.
pub(super) fn script(shell: &str, out: &mut dyn Write) -> io::Result<()> {
    let shells = Shells::builtins();
    let Some(completer) = shells.completer(shell) else {
        return Err(io::Error::other(format!("there are no completions for {shell}")));
    };
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, "coauth", "coauth", "coauth", &mut script)?;
    let asking = format!("{VARIABLE}=\"bash\"");
    let with_word = format!("{TYPED}=\"${{COMP_WORDS[COMP_CWORD]}}\" {asking}");
    out.write_all(String::from_utf8_lossy(&script).replace(&asking, &with_word).as_bytes())
}

/// The word that is being typed, and how the shell wants it back.
struct Word {
    /// Without the quotes and backslashes of bash; other shells remove and add them by themselves.
    text: String,
    needs_backslashes: bool,
}

impl Word {
    fn of(typed: &OsStr, is_bash: bool) -> Self {
        let typed = typed.to_string_lossy();
        if !is_bash {
            return Self { text: typed.into_owned(), needs_backslashes: false };
        }
        let marks = ['"', '\'', '\\'];
        let is_quoted = std::env::var(TYPED).is_ok_and(|word| word.starts_with(&marks[..2]));
        Self { text: typed.replace(marks, ""), needs_backslashes: !is_quoted }
    }

    fn written(&self, value: String) -> String {
        if self.needs_backslashes { escaped(&value) } else { value }
    }
}

fn with_completers(program: Command, words: &[OsString], is_bash: bool) -> Command {
    let typed = program.clone().ignore_errors(true).try_get_matches_from(words).ok();
    let command = typed.as_ref().and_then(|matches| matches.subcommand_name()).unwrap_or_default().to_owned();
    let options = typed.and_then(|matches| {
        let before = Options::from_arg_matches(&matches).ok()?;
        let after = matches.subcommand().and_then(|(_, after)| Options::from_arg_matches(after).ok());
        Some(after.into_iter().fold(before, Options::and))
    });
    let options = options.unwrap_or_default();
    let complete = move |argument: Arg| -> Arg {
        match argument.get_id().as_str() {
            "format" => {
                let formats = formats(&command);
                argument.add(ArgValueCompleter::new(move |typed: &OsStr| beginning_with(typed, &formats)))
            }
            "columns" => {
                let options = options.clone();
                argument.add(ArgValueCompleter::new(move |typed: &OsStr| {
                    columns(&Word::of(typed, is_bash), &options)
                }))
            }
            id if AUTHORS.contains(&id) => {
                let options = options.clone();
                argument.add(ArgValueCompleter::new(move |typed: &OsStr| {
                    authors(&Word::of(typed, is_bash), &options)
                }))
            }
            _ => argument,
        }
    };
    program.mut_args(complete.clone()).mut_subcommands(move |sub| sub.mut_args(complete.clone()))
}

/// The names of the formats that a command writes, with what they are.
fn formats(command: &str) -> Vec<(&'static str, &'static str)> {
    let of = |drawing| {
        let exporters = EXPORTERS.iter().filter(move |exporter| exporter.is_drawing() == drawing);
        exporters.map(|exporter| (exporter.name, exporter.about)).collect()
    };
    match command {
        "render" => of(true),
        "export" => of(false),
        _ => STYLES.iter().map(|style| (style.name, style.about)).collect(),
    }
}

fn beginning_with(typed: &OsStr, names: &[(&str, &str)]) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let names = names.iter().filter(|(name, _)| name.starts_with(&*typed));
    names.map(|&(name, about)| candidate(name, about.to_owned())).collect()
}

fn candidate(value: impl Into<OsString>, help: String) -> CompletionCandidate {
    CompletionCandidate::new(value).help((!help.is_empty()).then(|| StyledStr::from(help)))
}

/// The fields of `--columns`, and after one the headers of the first input that is a file.
fn columns(word: &Word, options: &Options) -> Vec<CompletionCandidate> {
    let (before, last) = word.text.rsplit_once(',').unwrap_or(("", &word.text));
    let before = if before.is_empty() { String::new() } else { format!("{before},") };
    match last.split_once('=') {
        None => ["authors=", "title=", "year=", "id="]
            .iter()
            .filter(|field| field.starts_with(last))
            .map(|field| candidate(format!("{before}{field}"), String::new()))
            .collect(),
        Some((field, start)) => options
            .input
            .iter()
            .find_map(|path| headers(path))
            .unwrap_or_default()
            .into_iter()
            .filter(|header| header.to_lowercase().starts_with(&start.to_lowercase()))
            .map(|header| candidate(word.written(format!("{before}{field}={header}")), String::new()))
            .collect(),
    }
}

/// The cells of the first row of a file, which are delimited by what occurs most often in it.
fn headers(path: &Path) -> Option<Vec<String>> {
    let mut head = Vec::new();
    std::fs::File::open(path).ok()?.take(1 << 16).read_to_end(&mut head).ok()?;
    let head = String::from_utf8_lossy(&head);
    let line = head.trim_start_matches('\u{feff}').lines().next()?;
    let delimiter = [b',', b';', b'\t', b'|']
        .into_iter()
        .max_by_key(|&mark| (line.bytes().filter(|&byte| byte == mark).count(), std::cmp::Reverse(mark)))?;
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(line.as_bytes());
    let row = rows.records().next()?.ok()?;
    Some(row.iter().map(str::to_owned).filter(|header| !header.is_empty()).collect())
}

/// Authors whose names contain what was typed, as the shell would have them quoted.
fn authors(word: &Word, options: &Options) -> Vec<CompletionCandidate> {
    if !word.text.contains(char::is_alphanumeric) {
        return Vec::new();
    }
    let Ok(Some(network)) = quick_network(options) else { return Vec::new() };
    let found = network.best_names(network.names_matching(&word.text), OFFERED);
    // Authors of one name are told apart by their ids only.
    let name = |author| network.name(author).into_owned();
    let names: Vec<String> = found.iter().map(|&author| name(author)).collect();
    let is_shared = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    found
        .iter()
        .zip(&names)
        .map(|(&author, name)| {
            let value =
                if is_shared(name) { format!("id:{}", network.author_key(author)) } else { name.clone() };
            candidate(word.written(value), about(&network, author))
        })
        .collect()
}

/// What distinguishes an author: the number of papers, and of co-authors.
fn about(network: &Network, author: AuthorId) -> String {
    let coauthors = counted(u64::from(network.degree(author)), "co-author");
    if network.has_papers() {
        format!("{}, {coauthors}", counted(network.papers_of(author).len() as u64, "paper"))
    } else {
        coauthors
    }
}

/// A word as it is typed in bash without quotes.
fn escaped(word: &str) -> String {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '=' | ',' | '@' | '+');
    let mut escaped = String::with_capacity(word.len());
    for c in word.chars() {
        if !is_plain(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The network, if it is an index or read in a moment.
fn quick_network(options: &Options) -> Result<Option<Network>> {
    let sources = input::sources(options)?;
    let length = |path: &Path| path.metadata().map_or(SHORT, |metadata| metadata.len());
    let mut total = 0;
    for source in &sources {
        match source {
            Source::File(path) | Source::Found(path) if index::is_index(path) => (),
            Source::File(path) | Source::Found(path) => total += length(path),
            Source::Sample => (),
            _ => return Ok(None),
        }
    }
    if total > SHORT {
        return Ok(None);
    }
    input::load(options, &sources, &mut Notices::default(), &mut |_| ()).map(Some)
}
