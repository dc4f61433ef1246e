//! The command line: what the words mean, and thin commands over the library.

mod ask;
mod check;
mod commands;
mod compare;
mod export;
mod extended;
mod formats;
mod index;
mod input;
mod interrupt;
mod names;
mod options;
mod output;
mod path;
mod progress;
mod provenance;
mod render;
mod shell;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::error::{Error, ErrorKind};
use commands::Cli;
use output::Console;

/// Answered.
const ANSWERED: u8 = 0;
/// Nothing to answer: no path, no such group.
const NOTHING: u8 = 1;
/// Usage, an unknown or ambiguous author, an input that cannot be read, an output that cannot be written.
const FAILED: u8 = 2;

/// Runs the program with these arguments, the first being its own name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::parse(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers; clap knows which stream each message belongs to. That the stream
            // may be closed already is nobody's fault.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILED } else { ANSWERED });
        }
    };
    let console = Console::of(&cli.options);
    ExitCode::from(match cli.run(&console) {
        Ok(true) => ANSWERED,
        Ok(false) => NOTHING,
        Err(error) if error.kind() == ErrorKind::ClosedPipe => ANSWERED,
        Err(error) => {
            console.error(&error);
            if error.kind() == ErrorKind::Absent { NOTHING } else { FAILED }
        }
    })
}

/// A usage error: what is wrong, and the way out.
fn usage(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Usage, what)
}
