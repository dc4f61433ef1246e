//! `coauth names`: who is who, and why.

use std::path::PathBuf;

use clap::Args;

use super::commands::ask;
use super::options::{Options, is_stdin};
use super::output::{Console, to_destination};
use super::{input, usage};
use crate::analysis::Names;
use crate::error::Result;
use crate::names::{Aliases, written};

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth names --names evidence refs.bib               authors with several spellings, and why
  coauth names --suspects refs.bib                     what may be wrong, the likeliest first
  coauth names --explain \"Wei Wang\" -i refs.bib        the whole story of one person
  coauth names --names evidence --write-aliases who.txt refs.bib
  coauth stats --aliases who.txt refs.bib              your word, once you have edited who.txt

A line of aliases says whom a spelling means: J. Smith → Jane Smith, or A. Lee ≠ Ann Lee.";

/// Who is who, and why
#[derive(Debug, Args)]
pub(super) struct NamesCommand {
    #[command(flatten)]
    question: Names,
    /// Write who is who to this file, or to stdout (-), to edit it and play it back with --aliases
    #[arg(long, value_name = "FILE", conflicts_with_all = ["suspects", "explain", "limit"])]
    write_aliases: Option<PathBuf>,
    #[command(flatten)]
    pub(super) options: Options,
    /// Files or folders to read; like -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

impl NamesCommand {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let options = options.with_inputs(&self.inputs)?;
        match &self.write_aliases {
            None => ask(&self.question, options, console),
            Some(_) if options.output.is_some() || options.format.is_some() => {
                Err(usage("--write-aliases says where to and in which form; leave -o and -f away"))
            }
            Some(file) => write_aliases(file.clone(), options, console),
        }
    }
}

fn write_aliases(file: PathBuf, options: Options, console: &Console) -> Result<bool> {
    let remark = format!(
        "{} says whom",
        if is_stdin(&file) { "stdout".to_owned() } else { file.display().to_string() }
    );
    let options = Options { output: Some(file).filter(|file| !is_stdin(file)), ..options };
    let network = input::network(&options, console)?;
    network.verify()?;
    let text = written(network.corpus(), network.roster());
    let lines = Aliases::parse(&text)?.len();
    to_destination(&options, "the aliases", |out, _| out.write_all(text.as_bytes()))?;
    console.remark(&format!("{remark} {lines} spellings mean"));
    Ok(true)
}
