//! `coauth compare`: two inputs, or two periods of one input.

use clap::ArgMatches;

use super::ask::ask;
use super::extended::{Extended, matched};
use super::options::{Options, usage};
use super::output::Console;
use crate::analysis::{Row, Side};
use crate::error::Result;

pub(super) const COMMAND: Extended = Extended { name: "compare", augment: |command| command, run };

/// The inputs to compare are also the inputs to read.
fn run(row: &'static Row, matches: &ArgMatches, mut options: Options, console: &Console) -> Result<bool> {
    match ["a", "b"].map(|side| matches.get_one::<Side>(side)) {
        [Some(Side::Input(a)), Some(Side::Input(b))] if options.input.is_empty() => {
            options.input = vec![a.clone(), b.clone()];
        }
        [Some(Side::Input(_)), Some(Side::Input(_))] => {
            return Err(usage("pass the inputs to compare after the command, without -i"));
        }
        [Some(Side::Years(_)), Some(Side::Years(_))] => {}
        _ => return Err(usage("cannot compare an input with a period; pass two inputs or two periods")),
    }
    ask(&matched(row, matches, &options)?, &options, console)
}
