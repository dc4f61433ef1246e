//! `coauth compare`: two inputs, or two periods of the same.

use clap::Args;

use super::commands::ask;
use super::options::Options;
use super::output::Console;
use super::usage;
use crate::analysis::{self, Side};
use crate::error::Result;

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth compare 2023.bib 2024.bib                     who came, who left, which ties are new
  coauth compare accepted/ rejected/ -f csv            two folders
  coauth compare 2010..2014 2015..2019 -i refs.bib     two periods of one bibliography
  coauth compare ..1999 2000.. -i dblp.coauth          before and since";

/// Two inputs or two periods side by side
#[derive(Debug, Args)]
pub(super) struct CompareCommand {
    /// A file, a folder, or years: 2010..2015, ..2015, 2010.., 2010
    #[arg(value_name = "A")]
    a: Side,
    /// What to compare it with: of the same kind
    #[arg(value_name = "B")]
    b: Side,
    /// Name this many of each group and this many ties; 0 for all
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
    #[command(flatten)]
    pub(super) options: Options,
}

impl CompareCommand {
    pub(super) fn run(&self, mut options: Options, console: &Console) -> Result<bool> {
        match (&self.a, &self.b) {
            (Side::Years(_), Side::Years(_)) => {}
            (Side::Input(a), Side::Input(b)) if options.input.is_empty() => {
                options.input = vec![a.clone(), b.clone()];
            }
            (Side::Input(_), Side::Input(_)) => {
                return Err(usage("the inputs to compare stand behind the command; leave -i away"));
            }
            _ => return Err(usage("two inputs can be compared, or two periods, but not one with the other")),
        }
        let question = analysis::Compare { a: self.a.clone(), b: self.b.clone(), limit: self.limit };
        ask(&question, options, console)
    }
}
