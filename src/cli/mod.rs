//! The command line: thin commands over the library.

mod ask;
mod check;
mod closed_stdout;
mod collaborators;
mod commands;
mod compare;
mod completing;
mod conference;
mod conference_file;
mod conflicts;
mod export;
mod extended;
mod formats;
mod hint;
mod index;
mod input;
mod interrupt;
pub mod keywords;
mod lists;
mod memory;
mod missing;
mod names;
mod options;
mod output;
mod path;
mod progress;
mod provenance;
mod refused;
mod render;
mod reviewers;
#[cfg(feature = "serve")]
mod serve;
mod shell;
mod version;
mod whole_file;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::error::ErrorKind;
use commands::Cli;
use output::Console;

/// Success.
const ANSWERED: u8 = 0;
/// Nothing found: no path, no such component.
const NOTHING: u8 = 1;
/// Wrong usage, an unknown or ambiguous author, an unreadable input, an unwritable output.
const FAILED: u8 = 2;

/// Runs the program. The first argument is its own name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::silence_contained_panics();
    ExitCode::from(run(arguments))
}

/// Runs the program, for a caller that needs the exit code as a number.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let parsed = match completing::answer(commands::program, &arguments) {
        Ok(true) => return ANSWERED,
        Ok(false) => Cli::parse(arguments.iter().cloned()),
        Err(error) => Err(error),
    };
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error)
            if error.kind() == clap::error::ErrorKind::DisplayVersion && version::is_verbose(&arguments) =>
        {
            version::print();
            return ANSWERED;
        }
        Err(error) => {
            // Help and version count as success; clap picks the stream. A closed stream is not a failure.
            let error = hint::about_files(error);
            let _ = error.print();
            return if error.use_stderr() { FAILED } else { ANSWERED };
        }
    };
    let console = Console::of(&cli.options);
    match cli.run(&console) {
        Ok(true) => ANSWERED,
        Ok(false) => NOTHING,
        Err(error) if error.kind() == ErrorKind::ClosedPipe => ANSWERED,
        Err(error) => {
            console.error(&error);
            if error.kind() == ErrorKind::Absent { NOTHING } else { FAILED }
        }
    }
}
