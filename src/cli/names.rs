//! `coauth names`: how names were resolved, and writing alias files.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Args, Command};

use super::ask::ask;
use super::extended::{Extended, matched};
use super::input;
use super::options::{Options, is_stdin, usage};
use super::output::{Console, to_destination};
use crate::analysis::Row;
use crate::error::Result;
use crate::names::{Aliases, decisions};

pub(super) const COMMAND: Extended = Extended { name: "names", augment, run };

#[derive(Debug, Args)]
struct Extra {
    /// Write the resolved names to an alias file, or - for stdout; edit it and pass it to --aliases
    #[arg(long, value_name = "FILE", conflicts_with_all = ["suspects", "explain", "limit", "all"])]
    write_aliases: Option<PathBuf>,
}

fn augment(command: Command) -> Command {
    Extra::augment_args(command)
}

fn run(row: &'static Row, matches: &ArgMatches, options: Options, console: &Console) -> Result<bool> {
    match matches.get_one::<PathBuf>("write_aliases") {
        None => ask(&matched(row, matches, &options)?, &options, console),
        Some(_) if options.output.is_some() || options.format.is_some() => {
            Err(usage("--write-aliases FILE sets the output file and format; remove -o and -f"))
        }
        Some(file) => write_aliases(file, options, console),
    }
}

fn write_aliases(file: &Path, options: Options, console: &Console) -> Result<bool> {
    let name = if is_stdin(file) { "stdout".to_owned() } else { file.display().to_string() };
    let options = Options { output: Some(file.to_owned()).filter(|file| !is_stdin(file)), ..options };
    let network = input::network(&options, console)?;
    network.verify_bytes()?;
    let text = decisions(network.corpus(), network.roster());
    let lines = Aliases::parse(&text)?.len();
    to_destination(&options, "the aliases", |out, _| out.write_all(text.as_bytes()))?;
    let spellings = if lines == 1 { "spelling" } else { "spellings" };
    console.remark(&format!("wrote the authors of {lines} {spellings} to {name}"));
    Ok(true)
}
