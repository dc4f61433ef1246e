//! The table of commands.

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};

use super::options::{Options, is_stdin};
use super::output::Console;
use super::{check, compare, export, formats, index, input, names, output, path, rebuilding, render, shell};
use crate::analysis::{
    Asking, Author, Brokers, Communities, Components, Distances, Question, Stats, Ties, Timeline, Top,
};
use crate::error::Result;

/// Who wrote with whom: reads author lists, merges them into a co-authorship network, and answers questions
/// about it.
///
/// Inputs are files or folders in any of the formats that `coauth formats` lists; without any, the folder
/// seeds/ here, else a built-in sample: the 91 papers of a poster session.
#[derive(Debug, Parser)]
#[command(name = "coauth", version, arg_required_else_help = true, after_help = EXAMPLES, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) options: Options,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  coauth stats                             the sample in one table
  coauth path \"Ruihai Wu\" \"Jiajun Wu\"      how two people are connected, and by which papers
  coauth render > graph.svg                the network as a drawing
  coauth top --by papers refs/             who wrote most, in a folder of bibliographies
  coauth -i session.txt author guibas      one person; a unique part of a name will do
  coauth index refs/ -o refs.coauth        a network on disk, to ask -i refs.coauth in no time
  coauth components -f csv -o groups.csv   the connected groups, for a spreadsheet

Exit codes: 0 answered, 1 nothing to answer (no path, no such group), 2 error";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The network in one table: papers, authors, ties, components, means
    Stats(On<Stats>),
    /// The most central authors, by co-authors, papers, betweenness, PageRank and others
    Top(On<Top>),
    /// The strongest ties: who wrote most with whom
    Ties(On<Ties>),
    /// How two authors are connected, and by which papers
    #[command(after_help = path::EXAMPLES)]
    Path(path::PathCommand),
    /// One person: spellings, papers, co-authors, place in the network
    Author(About<Author>),
    /// The connected groups, largest first
    Components(On<Components>),
    /// Groups inside the network, tied more with each other than with others (Leiden)
    Communities(On<Communities>),
    /// Authors and ties without whom groups would fall apart
    Brokers(On<Brokers>),
    /// How the network grew, year by year
    Timeline(On<Timeline>),
    /// Two inputs or two periods side by side: who came, who left, which ties are new
    #[command(after_help = compare::EXAMPLES)]
    Compare(compare::CompareCommand),
    /// Collaboration distances from one person (Erdős numbers)
    Distances(About<Distances>),
    /// Who is who, and why: spellings, joins, suspects, aliases
    #[command(after_help = names::EXAMPLES)]
    Names(names::NamesCommand),
    /// A drawing to stdout, SVG unless -f or -o say otherwise
    #[command(after_help = render::EXAMPLES)]
    Render(render::Render),
    /// The network as data for other programs
    #[command(after_help = export::EXAMPLES)]
    Export(export::Export),
    /// A network on disk that answers in milliseconds
    #[command(after_help = index::EXAMPLES)]
    Index(index::IndexCommand),
    /// What the inputs are, what was read of them, and what was odd
    #[command(after_help = check::EXAMPLES)]
    Check(check::Check),
    /// What can be read and written
    Formats(Alone),
    /// Completions for a shell, to stdout
    Completions(shell::Completions),
    /// The manual page, to stdout
    Man(Alone),
}

/// A question to all inputs, which may stand behind it.
#[derive(Debug, Args)]
pub(super) struct On<Q: Args> {
    #[command(flatten)]
    question: Q,
    #[command(flatten)]
    options: Options,
    /// Files or folders to read; like -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

/// A question that names authors, so that inputs can only be given with -i.
#[derive(Debug, Args)]
pub(super) struct About<Q: Args> {
    #[command(flatten)]
    question: Q,
    #[command(flatten)]
    options: Options,
}

/// A command without a question.
#[derive(Debug, Args)]
pub(super) struct Alone {
    #[command(flatten)]
    pub(super) options: Options,
}

impl Command {
    /// The options that stand behind the command.
    fn options(&self) -> &Options {
        match self {
            Self::Stats(on) => &on.options,
            Self::Top(on) => &on.options,
            Self::Ties(on) => &on.options,
            Self::Components(on) => &on.options,
            Self::Communities(on) => &on.options,
            Self::Brokers(on) => &on.options,
            Self::Timeline(on) => &on.options,
            Self::Author(about) => &about.options,
            Self::Distances(about) => &about.options,
            Self::Path(path) => &path.options,
            Self::Compare(compare) => &compare.options,
            Self::Names(names) => &names.options,
            Self::Render(render) => &render.options,
            Self::Export(export) => &export.options,
            Self::Index(index) => &index.options,
            Self::Check(check) => &check.options,
            Self::Formats(alone) | Self::Man(alone) => &alone.options,
            Self::Completions(completions) => &completions.options,
        }
    }
}

impl Cli {
    /// The options before and behind the command, as one.
    pub(super) fn all_options(&self) -> Options {
        let options = self.options.clone().and(self.command.options());
        // Where nothing is said, stdout is meant anyway.
        Options { output: options.output.filter(|path| !is_stdin(path)), ..options }
    }

    /// Runs the command. False if there was nothing to answer.
    pub(super) fn run(&self, console: &Console) -> Result<bool> {
        let options = self.all_options();
        options.check()?;
        match &self.command {
            Command::Stats(on) => ask(&on.question, options.with_inputs(&on.inputs)?, console),
            Command::Top(on) => ask(&on.question, options.with_inputs(&on.inputs)?, console),
            Command::Ties(on) => ask(&on.question, options.with_inputs(&on.inputs)?, console),
            Command::Components(on) => ask(&on.question, options.with_inputs(&on.inputs)?, console),
            Command::Communities(on) => ask(&on.question, options.with_inputs(&on.inputs)?, console),
            Command::Brokers(on) => ask(&on.question, options.with_inputs(&on.inputs)?, console),
            Command::Timeline(on) => ask(&on.question, options.with_inputs(&on.inputs)?, console),
            Command::Author(about) => ask(&about.question, options, console),
            Command::Distances(about) => ask(&about.question, options, console),
            Command::Path(path) => path.run(options, console),
            Command::Compare(compare) => compare.run(options, console),
            Command::Names(names) => names.run(options, console),
            Command::Render(render) => render.run(options, console),
            Command::Export(export) => export.run(options, console),
            Command::Index(index) => index.run(options, console),
            Command::Check(check) => check.run(options, console),
            Command::Formats(_) => formats::run(&options, console),
            Command::Completions(completions) => completions.run(&options, Self::command()),
            Command::Man(_) => shell::man(&options, Self::command()),
        }
    }
}

/// Reads, asks and shows.
pub(super) fn ask(question: &dyn Question, options: Options, console: &Console) -> Result<bool> {
    let style = output::style(&options)?;
    let network = input::network(&options, console)?;
    let mut asking =
        Asking { counting: options.counting(), exact_name: options.exact_name, remarks: Vec::new() };
    question.warning(&network).iter().for_each(|warning| console.remark(warning));
    let waiting = console.waiting(question.name());
    let answer = question.ask(&network, &mut asking);
    drop(waiting);
    // Neither an answer nor an error is worth anything if the index turned out to be damaged on the way.
    network.intact()?;
    let options = Options {
        names: Some(network.roster().matching()),
        built: rebuilding::options_of(&network),
        duplicates_joined: Some(network.corpus().restatement_count()),
        ..options
    };
    asking.remarks.iter().for_each(|remark| console.remark(remark));
    let answer = answer?;
    output::show(style, question, answer.as_ref(), &options)?;
    Ok(answer.is_found())
}
