//! Shell completions and the manual page.

use clap::{Args, Command};
use clap_complete::Shell;

use super::options::Options;
use super::output::to_destination;
use crate::error::Result;

/// Print shell completions
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, options: &Options, mut command: Command) -> Result<bool> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "coauth", &mut script);
        to_destination(options, "the completions", |out, _| out.write_all(&script))?;
        Ok(true)
    }
}

/// Prints the manual page: the program, then a section for each command.
pub(super) fn man(options: &Options, mut command: Command) -> Result<bool> {
    command.build();
    to_destination(options, "the manual", |out, _| {
        let page = clap_mangen::Man::new(command.clone());
        page.render(out)?;
        for sub in command.get_subcommands() {
            writeln!(out, ".SH COAUTH {}", sub.get_name().to_uppercase())?;
            let page = clap_mangen::Man::new(sub.clone());
            page.render_description_section(out)?;
            page.render_synopsis_section(out)?;
            page.render_options_section(out)?;
        }
        Ok(())
    })?;
    Ok(true)
}
