//! One line about what is worth a look.

use super::output::Console;
use crate::network::Network;

/// The commands after which likely duplicates matter.
const COMMANDS: [&str; 4] = ["stats", "top", "render", "communities"];

/// Points to the commands about likely duplicates if there is a sign of any. Counting them would take longer than the
/// answer.
pub(super) fn about_duplicates(network: &Network, command: &str, console: &Console) {
    if COMMANDS.contains(&command) && network.initials_in_doubt().is_some_and(|authors| authors > 0) {
        console.remark("likely duplicates: see `coauth names --suspects`, or use --names evidence");
    }
}
