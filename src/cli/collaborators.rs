//! `coauth collaborators`: everyone a person wrote with in a window.

use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::ask::context;
use super::conference::{WindowArgs, check_stdin, refuse_limit};
use super::input;
use super::options::{Options, usage};
use super::output::{self, Console, to_destination};
use super::provenance::Provenance;
use super::refused::refuse;
use crate::analysis::{Report, listed, who};
use crate::conflicts::{
    AGENCIES, COLLABORATORS_WRITERS, CollaboratorsReport, CollaboratorsWriter, Policy, fill_nsf_template,
};
use crate::error::Result;
use crate::network::{AuthorId, Network};
use crate::records::Details;

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth collaborators \"Ann Lee\" -i refs.bib --window 48m           names, last dates, affiliations, papers
  coauth collaborators \"Ann Lee\" -i refs.bib -f nsf -o table4.tsv   table 4 of NSF's template; paste it at A52
  coauth collaborators \"Ann Lee\" -i refs.bib -f nsf-xlsx --template coa_template.xlsx -o coa.xlsx
  coauth collaborators orcid:0000-0002-1825-0097 -i refs.bib -f hotcrp-collaborators
  coauth collaborators --for roster.txt -i refs.bib --rule snsf -f csv

Formats besides those of tables: nsf, nsf-xlsx (fills NSF's template, passed with --template), hotcrp-collaborators.";

/// The format that fills in a template.
const WORKBOOK: &str = "nsf-xlsx";

/// List everyone a person wrote with in a window, with last dates and affiliations
#[derive(Debug, Args)]
pub(super) struct Collaborators {
    /// Author: a name, an unambiguous part of it, or id:…
    #[arg(value_name = "NAME", required_unless_present = "roster")]
    name: Option<String>,
    /// File with a name a line, instead of NAME
    #[arg(long = "for", value_name = "FILE")]
    roster: Option<PathBuf>,
    #[command(flatten)]
    window: WindowArgs,
    /// Rule of a funder, which sets the window: nsf, snsf, ukri
    #[arg(long, value_name = "NAME", conflicts_with = "window")]
    rule: Option<String>,
    /// Show at most N collaborators of each person in text or Markdown; 0 for all [default: all]
    #[arg(short = 'n', long, value_name = "N")]
    limit: Option<usize>,
    /// Show all collaborators; same as -n 0
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    /// NSF's template, for -f nsf-xlsx: its table 4 is filled in
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Bibliographies; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

impl Collaborators {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let mut options = options;
        let mut inputs = self.inputs.clone();
        if self.roster.is_some() {
            // Without a name, what is in its place is an input.
            inputs.splice(0..0, self.name.iter().map(PathBuf::from));
        }
        options = options.with_inputs(&inputs)?;
        options.needs = Details::AFFILIATIONS;
        refuse(&options, "collaborators")?;
        refuse_limit(self.limit, &options)?;
        check_stdin(self.roster.iter().chain(&self.template).map(PathBuf::as_path), &options)?;
        let writer = writer(&options);
        let template = self.template(&options)?;
        if self.roster.is_some() && (writer.is_some() || template.is_some()) {
            return Err(usage(
                "a list for a funder or a system is that of one person; pass a name instead of --for",
            ));
        }
        let rule = self.rule(writer.map(|writer| writer.name).or(template.map(|_| "nsf")))?;
        let window = self.window.window(rule.map(|rule| rule.span))?;
        let names = self.names(&options)?;
        let network = input::network_with_file(&options, self.roster.as_deref(), console)?;
        let (people, is_complete) = self.people(&names, &network, &options, console)?;
        let source = rule.map(|rule| format!("rule {}: {}", rule.name, rule.source));
        let report =
            CollaboratorsReport::of(&network, &people, window).by_rule(source).limit(self.limit.unwrap_or(0));
        network.intact()?;
        report.remarks().iter().for_each(|remark| console.remark(remark));
        match (writer, template) {
            (_, Some(template)) => fill(template, &report, &network, &options, console)?,
            (Some(writer), None) => write(writer, &report, &network, &options, console)?,
            (None, None) => {
                let given = json!({
                    "name": self.name,
                    "for": self.roster.as_ref().map(|file| file.display().to_string()),
                    "as_of": window.as_of(),
                    "rule": self.rule,
                });
                let provenance = Provenance::of("coauth.collaborators/1".to_owned(), &options)
                    .of_network(&network)
                    .with(given);
                output::show(output::style(&options)?, &report, &provenance, &options)?;
            }
        }
        Ok(is_complete && report.is_found())
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

    /// NSF's table has NSF's window unless another is given.
    fn rule(&self, format: Option<&str>) -> Result<Option<&'static Policy>> {
        let of_writer = format.filter(|_| !self.window.is_given());
        let find = |name: &str| AGENCIES.iter().find(|agency| agency.name == name);
        match &self.rule {
            None => Ok(of_writer.and_then(find)),
            Some(name) => find(name).map(Some).ok_or_else(|| {
                let names: Vec<&str> = AGENCIES.iter().map(|agency| agency.name).collect();
                usage(format!("no rule \"{name}\"; expected one of: {}", names.join(", ")))
            }),
        }
    }

    fn names(&self, options: &Options) -> Result<Vec<String>> {
        let Some(file) = &self.roster else { return Ok(self.name.iter().cloned().collect()) };
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
