//! `coauth collaborators`: everyone a person wrote with in a window.

use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Args, Command, FromArgMatches};
use serde_json::Value;

use super::ask::context;
use super::conference::{check_stdin, refuse_limit};
use super::extended::Extended;
use super::input;
use super::options::{Options, usage};
use super::output::{self, Console, to_destination};
use super::provenance::Provenance;
use crate::analysis::{Query, Report, Row, listed, who};
use crate::conflicts::{
    COLLABORATORS_WRITERS, Collaborators, CollaboratorsReport, CollaboratorsWriter, fill_nsf_template,
};
use crate::error::Result;
use crate::network::{AuthorId, Network};
use crate::records::Details;

pub(super) const COMMAND: Extended = Extended { name: "collaborators", augment, run };

/// The format that fills in a template.
const WORKBOOK: &str = "nsf-xlsx";

/// What needs files, or is about the text for people.
#[derive(Debug, Args)]
struct Extra {
    /// File with a name a line, instead of NAME
    #[arg(long = "for", value_name = "FILE")]
    roster: Option<PathBuf>,
    /// Show at most N collaborators of each person in text or Markdown; 0 for all [default: all]
    #[arg(short = 'n', long, value_name = "N")]
    limit: Option<usize>,
    /// Show all collaborators; same as -n 0
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    /// NSF's template, for -f nsf-xlsx: its table 4 is filled in
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
}

/// A name is required unless `--for` is given.
fn augment(command: Command) -> Command {
    Extra::augment_args(command)
        .mut_arg("name", |name| name.required(false).required_unless_present("roster"))
}

fn run(_: &'static Row, matches: &ArgMatches, options: Options, console: &Console) -> Result<bool> {
    let of = |error: clap::Error| usage(error.to_string());
    let extra = Extra::from_arg_matches(matches).map_err(of)?;
    // The name may be missing.
    let mut query = Collaborators::default();
    query.update_from_arg_matches(matches).map_err(of)?;
    query.settle();
    let mut options = options;
    if extra.roster.is_some() && !query.name.is_empty() {
        // Without a name, what is in its place is an input, which comes before the others.
        let first = PathBuf::from(std::mem::take(&mut query.name));
        if matches.contains_id("inputs") {
            options.input.insert(0, first);
        } else {
            options = options.with_inputs(&[first])?;
        }
    }
    options.needs = Details::AFFILIATIONS;
    extra.list(query, &options, console)
}

impl Extra {
    fn list(&self, mut query: Collaborators, options: &Options, console: &Console) -> Result<bool> {
        refuse_limit(self.limit, options)?;
        check_stdin(self.roster.iter().chain(&self.template).map(PathBuf::as_path), options)?;
        let writer = writer(options);
        let template = self.template(options)?;
        if self.roster.is_some() && (writer.is_some() || template.is_some()) {
            return Err(usage(
                "a list for a funder or a system is that of one person; pass a name instead of --for",
            ));
        }
        if let Some(format) = options.format.as_deref().filter(|_| writer.is_some() || template.is_some())
            && options.name_style.is_some()
        {
            return Err(usage(format!("-f {format} has its own style of names; remove --name-style")));
        }
        // NSF's table has NSF's window unless another is given.
        let format = writer.map(|writer| writer.name).or(template.map(|_| "nsf"));
        if format == Some("nsf") && query.rule.is_none() && query.window.is_none() {
            query.rule = Some("nsf".to_owned());
        }
        let given = self.given(&query);
        query.check()?;
        let names = self.names(&query.name, options)?;
        let network = input::network_with_file(options, self.roster.as_deref(), console)?;
        let network = network.with_name_style(options.name_style.unwrap_or_default());
        let (people, is_complete) = self.people(&names, &network, options, console)?;
        let report = query.report(&network, &people)?.limit(self.limit.unwrap_or(0));
        network.intact()?;
        report.remarks().iter().for_each(|remark| console.remark(remark));
        match (writer, template) {
            (_, Some(template)) => fill(template, &report, &network, options, console)?,
            (Some(writer), None) => write(writer, &report, &network, options, console)?,
            (None, None) => {
                let schema = "coauth.collaborators/1".to_owned();
                let provenance = Provenance::of(schema, options).of_network(&network).with(given);
                output::show(output::style(options)?, &report, &provenance, options)?;
            }
        }
        Ok(is_complete && report.is_found())
    }

    /// The options in the answer.
    fn given(&self, query: &Collaborators) -> Value {
        match (&self.roster, query.in_answer()) {
            (Some(file), Value::Object(mut given)) => {
                given.insert("name".to_owned(), Value::Null);
                given.insert("for".to_owned(), file.display().to_string().into());
                Value::Object(given)
            }
            (_, given) => given,
        }
    }

    /// The template to fill in, if that is the format.
    fn template(&self, options: &Options) -> Result<Option<&Path>> {
        let is_workbook = options.format.as_deref() == Some(WORKBOOK);
        match &self.template {
            Some(_) if !is_workbook => Err(usage(format!("--template is for -f {WORKBOOK}"))),
            None if is_workbook => Err(usage(format!(
                "-f {WORKBOOK} needs --template, NSF's workbook of collaborators and other affiliations"
            ))),
            template => Ok(template.as_deref()),
        }
    }

    fn names(&self, name: &str, options: &Options) -> Result<Vec<String>> {
        let Some(file) = &self.roster else { return Ok(vec![name.to_owned()]) };
        let text = input::read_file(file, options)?;
        let text = String::from_utf8_lossy(&text);
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        Ok(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect())
    }

    /// The authors of names, and whether all were found. One name that is not found is an error, one of many a remark.
    fn people(
        &self,
        names: &[String],
        network: &Network,
        options: &Options,
        console: &Console,
    ) -> Result<(Vec<AuthorId>, bool)> {
        let mut context = context(options);
        let (found, unmatched) = match (names, &self.roster) {
            ([name], None) => (vec![who(network, name, &mut context)?], Vec::new()),
            _ => {
                let (found, unmatched) = listed(network, names.iter().map(String::as_str), &mut context);
                (found, unmatched.remarks(network, &context))
            }
        };
        let is_complete = unmatched.is_empty();
        context.remarks.extend(unmatched);
        let (mut people, mut seen) = (Vec::new(), HashSet::new());
        for author in found {
            if seen.insert(author) {
                people.push(author);
            } else {
                console.remark(&format!("{} is listed twice; shown once", network.name(author)));
            }
        }
        context.remarks.iter().for_each(|remark| console.remark(remark));
        Ok((people, is_complete))
    }
}

fn writer(options: &Options) -> Option<&'static CollaboratorsWriter> {
    let format = options.format.as_deref()?;
    COLLABORATORS_WRITERS.iter().copied().find(|writer| writer.name == format)
}

/// Fills in a template.
fn fill(
    template: &Path,
    report: &CollaboratorsReport,
    network: &Network,
    options: &Options,
    console: &Console,
) -> Result<()> {
    if options.output.is_none() && std::io::stdout().is_terminal() {
        return Err(usage(
            "refusing to write a workbook to a terminal; pass -o FILE.xlsx or redirect stdout",
        ));
    }
    let bytes = input::read_file(template, options)?;
    let (workbook, remarks) = fill_nsf_template(&input::name(template), &bytes, report, network)?;
    to_destination(options, "the workbook", |out, _| out.write_all(&workbook))?;
    remarks.iter().for_each(|remark| console.remark(remark));
    Ok(())
}

fn write(
    writer: &CollaboratorsWriter,
    report: &CollaboratorsReport,
    network: &Network,
    options: &Options,
    console: &Console,
) -> Result<()> {
    let mut remarks = Vec::new();
    to_destination(options, "the list", |out, _| {
        remarks = writer.write(report, network, out)?;
        Ok(())
    })?;
    remarks.iter().for_each(|remark| console.remark(remark));
    Ok(())
}
