//! Shell completions and the manual page.

use clap::{Args, Command};
use clap_complete::Shell;

use super::completing;
use super::options::{Options, usage};
use super::output::to_destination;
use super::refused::refuse;
use crate::error::Result;

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth completions bash > ~/.local/share/bash-completion/completions/coauth
  source <(coauth completions zsh)                    in ~/.zshrc, after compinit
  coauth completions fish > ~/.config/fish/completions/coauth.fish

The script asks the program: options, formats, measures and columns are completed, and authors of an index or of short
inputs, as in coauth -i refs.coauth path Rui<TAB>";

/// Print shell completions
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Shell to complete commands in
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, options: &Options) -> Result<bool> {
        refuse(options, "completions")?;
        refuse_format(options, "completions")?;
        let shell = self.shell.to_string();
        to_destination(options, "the completions", |out, _| completing::script(&shell, out))?;
        Ok(true)
    }
}

/// Refuses `-f`: the script of a shell and the manual have one format.
fn refuse_format(options: &Options, command: &str) -> Result<()> {
    match options.format {
        Some(_) => Err(usage(format!("coauth {command} has a single format; remove -f"))),
        None => Ok(()),
    }
}

/// Prints the manual page: the program, then a section for each command.
pub(super) fn man(options: &Options, mut command: Command) -> Result<bool> {
    refuse(options, "man")?;
    refuse_format(options, "man")?;
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
