//! The commands: one for each query, and those that are not queries.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::ask::ask;
use super::extended::{Extended, matched};
use super::options::{Options, is_stdin, usage};
use super::output::Console;
use super::refused::{refuse, refused_by};
use super::{
    check, collaborators, compare, conflicts, export, formats, index, lists, names, path, render, reviewers,
    shell,
};
use crate::analysis::Row;
use crate::error::Result;
use crate::queries::QUERIES;

/// Build a co-authorship network from bibliographies and author lists, and query it.
///
/// Inputs are files or folders in any format that `coauth formats` lists. Without inputs, coauth reads the folder
/// seeds/ if it exists, and otherwise a built-in sample of 91 papers.
#[derive(Debug, Parser)]
#[command(name = "coauth", version, arg_required_else_help = true, subcommand_required = true,
          after_help = EXAMPLES)]
struct Program {
    #[command(flatten)]
    options: Options,
}

const EXAMPLES: &str = "\
Examples:
  coauth stats                             summarize the built-in sample
  coauth path \"Ruihai Wu\" \"Jiajun Wu\"      how two people are connected, and by which papers
  coauth render > graph.svg                draw the network
  coauth top --by papers refs/             most productive authors in a folder of files
  coauth -i session.txt author guibas      one author; any unambiguous part of a name works
  coauth index refs/ -o refs.coauth        build an index; query it with -i refs.coauth
  coauth components -f csv -o groups.csv   connected components for a spreadsheet

Exit codes: 0 success, 1 nothing found (no path, no such component), 2 error";

// The commands that are not queries. A doc comment would replace the program's description in the help.
#[derive(Debug, Subcommand)]
enum Other {
    /// Draw the network, as SVG unless -f or -o specifies another format
    #[command(after_help = render::EXAMPLES)]
    Render(Box<render::Render>),
    /// Export the network as data for other programs
    #[command(after_help = export::EXAMPLES)]
    Export(export::Export),
    /// Find conflicts of interest between a committee and the authors of submissions
    #[command(after_help = conflicts::EXAMPLES)]
    Conflicts(Box<conflicts::Conflicts>),
    /// Rank the members of a committee who are not in conflict with a submission
    #[command(after_help = reviewers::EXAMPLES)]
    Reviewers(Box<reviewers::Reviewers>),
    /// Build an index: a network on disk that is queried in milliseconds
    #[command(after_help = index::EXAMPLES)]
    Index(index::IndexCommand),
    /// Dry run: show the format of each input, what was read, and the warnings
    #[command(after_help = check::EXAMPLES)]
    Check(check::Check),
    /// Explore the network in a browser
    #[cfg(feature = "serve")]
    #[command(after_help = super::serve::EXAMPLES)]
    Serve(super::serve::Serve),
    /// List the formats that can be read and written
    Formats,
    /// Print shell completions
    #[command(after_help = shell::EXAMPLES)]
    Completions(shell::Completions),
    /// Print the manual page
    Man,
}

static EXTENDED: &[&Extended] =
    &[&path::COMMAND, &compare::COMMAND, &names::COMMAND, &collaborators::COMMAND];

fn extended(row: &Row) -> Option<&'static Extended> {
    EXTENDED.iter().copied().find(|extended| extended.name == row.name)
}

/// Inputs as positional arguments of a command, after the names that it needs.
#[derive(Debug, Args)]
struct Trailing {
    /// Input files or folders; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

/// The queries that have a command.
fn queries() -> impl Iterator<Item = &'static Row> {
    QUERIES.iter().filter(|row| row.variant_of.is_none())
}

/// Whether all positional arguments are names, so that inputs come by `-i` only.
fn takes_any_number_of_names(command: &Command) -> bool {
    let mut counts = command.get_positionals().filter_map(Arg::get_num_args);
    counts.any(|count| count.max_values() > 1)
}

/// The command of a query.
pub(super) fn of_query(row: &Row) -> Command {
    let mut command = lists::augment(row, row.augment(Command::new(row.name)));
    if let Some(extended) = extended(row) {
        command = (extended.augment)(command);
    }
    if !takes_any_number_of_names(&command) {
        command = Trailing::augment_args(command);
    }
    if !row.command_lines.is_empty() {
        command = command.after_help(row.command_lines);
    }
    command.about(row.about).long_about(None)
}

/// The program's clap command. Every subcommand takes the global options, too.
pub(super) fn program() -> Command {
    program_with(|_| true)
}

/// The program's clap command, in which only some of the subcommands have their arguments: most of the time that the program
/// needs to begin goes into those of commands that are not run.
fn program_with(is_whole: impl Fn(&str) -> bool) -> Command {
    let of_row = |row: &Row| {
        if is_whole(row.name) {
            of_query(row)
        } else {
            Command::new(row.name).about(row.about).long_about(None)
        }
    };
    let with_options = |command: Command| {
        if !is_whole(command.get_name()) {
            return command;
        }
        let about = command.get_about().cloned().unwrap_or_default();
        let refused = refused_by(command.get_name());
        let command = Options::augment_args(command).about(about);
        refused.fold(command, |command, option| command.mut_arg(option, |option| option.hide(true)))
    };
    Other::augment_subcommands(Program::command().subcommands(queries().map(of_row)))
        .mut_subcommands(with_options)
}

/// A parsed command line.
pub(super) struct Cli {
    /// The options before and after the subcommand, merged.
    pub(super) options: Options,
    matches: ArgMatches,
}

impl Cli {
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> clap::error::Result<Self> {
        let arguments: Vec<OsString> = arguments.into_iter().collect();
        let is_named = |name: &str| arguments.iter().skip(1).any(|argument| argument == name);
        let matches = program_with(is_named).try_get_matches_from(&arguments).or_else(|error| {
            // What is wrong may be explained by what other commands take.
            if error.use_stderr() { program().try_get_matches_from(&arguments) } else { Err(error) }
        })?;
        let mut options = Options::from_arg_matches(&matches)?;
        if let Some((_, of_command)) = matches.subcommand() {
            options = options.and(Options::from_arg_matches(of_command)?);
        }
        // -o - is the default.
        options.output = options.output.filter(|path| !is_stdin(path));
        Ok(Self { options, matches })
    }

    /// Runs the command. Returns false if it found nothing.
    pub(super) fn run(self, console: &Console) -> Result<bool> {
        self.options.check()?;
        if let Some((name, matches)) = self.matches.subcommand()
            && let Some(row) = queries().find(|row| row.name == name)
        {
            return run_query(row, matches, self.options, console);
        }
        match Other::from_arg_matches(&self.matches).map_err(|error| usage(error.to_string()))? {
            Other::Render(render) => render.run(self.options, console),
            Other::Export(export) => export.run(self.options, console),
            Other::Conflicts(conflicts) => conflicts.run(self.options, console),
            Other::Reviewers(reviewers) => reviewers.run(self.options, console),
            Other::Index(index) => index.run(self.options, console),
            Other::Check(check) => check.run(self.options, console),
            #[cfg(feature = "serve")]
            Other::Serve(serve) => serve.run(self.options, console),
            Other::Formats => formats::run(&self.options),
            Other::Completions(completions) => completions.run(&self.options),
            Other::Man => shell::man(&self.options, program()),
        }
    }
}

fn run_query(row: &'static Row, matches: &ArgMatches, options: Options, console: &Console) -> Result<bool> {
    let inputs = matches.try_get_many::<PathBuf>("inputs").ok().flatten();
    let options = options.with_inputs(&inputs.into_iter().flatten().cloned().collect::<Vec<_>>())?;
    refuse(&options, row.name)?;
    match extended(row) {
        Some(extended) => (extended.run)(row, matches, options, console),
        None => ask(&matched(row, matches, &options)?, &options, console),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_mean_the_same_whichever_commands_have_theirs() {
        for line in [
            "",
            "-h",
            "--help",
            "--version",
            "help",
            "help path",
            "path -h",
            "render --help",
            "-q top --since 2000 refs.bib",
            "stats stats",
            "pth",
            "--avoid Ann",
            "stats --avoid Ann",
            "top --by size",
            "path Ann",
        ] {
            let arguments = || ["coauth"].into_iter().chain(line.split_whitespace()).map(OsString::from);
            let (parsed, whole) = (Cli::parse(arguments()), program().try_get_matches_from(arguments()));
            let command = |matches: &ArgMatches| matches.subcommand_name().map(str::to_owned);
            let parsed = parsed.map(|cli| command(&cli.matches)).map_err(|error| error.to_string());
            assert_eq!(
                parsed,
                whole.map(|matches| command(&matches)).map_err(|error| error.to_string()),
                "{line}"
            );
        }
    }
}
