//! One line about what is worth a look.

use std::path::Path;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue};

use super::output::Console;
use crate::network::Network;

/// The commands after which likely duplicates matter.
const COMMANDS: [&str; 4] = ["stats", "top", "render", "communities"];
/// Those for which they matter if no path is found: another spelling of a person may be connected.
const COMMANDS_FOR_PATHS: [&str; 2] = ["path", "connect"];

/// Points to the commands about likely duplicates if there is a sign of any. Counting them would take longer than the
/// answer.
pub(super) fn about_duplicates(network: &Network, command: &str, console: &Console) {
    if COMMANDS.contains(&command) {
        of_any_sign(network, console);
    }
}

/// The same after a command that found nothing.
pub(super) fn about_duplicates_of_the_unconnected(network: &Network, command: &str, console: &Console) {
    if COMMANDS_FOR_PATHS.contains(&command) {
        of_any_sign(network, console);
    }
}

/// Nothing is looked for where nothing would be said.
fn of_any_sign(network: &Network, console: &Console) {
    if !console.is_quiet() && network.has_initials_in_doubt() {
        console.remark("likely duplicates: see `coauth names --suspects`, or use --names evidence");
    }
}

/// Adds to the error of an unknown command that it is a file, and shows a command that reads it.
pub(super) fn about_files(mut error: clap::Error) -> clap::Error {
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand)
        && Path::new(word).exists()
    {
        let tip = StyledStr::from(format!(
            "'{word}' is an input; a command comes before it: coauth stats '{word}'"
        ));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}
