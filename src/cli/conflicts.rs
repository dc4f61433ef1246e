//! `coauth conflicts`: conflicts of interest between a committee and submissions.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::conference::{
    ConferenceArgs, bibliography, is_bare_table, refuse_dropped_conflicts, refuse_limit, remark_not_judged,
    warn,
};
use super::options::{Options, usage};
use super::output::{self, Console, to_destination};
use super::provenance::Provenance;
use super::refused::refuse;
use crate::conflicts::{CONFLICT_WRITERS, Conference, ConflictWriter, Day, Outcome, System, WriteOptions};
use crate::error::Result;
use crate::network::Network;
use crate::records::Details;
use crate::table::counted;

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth conflicts --committee pc.csv --submissions authors.csv -i dblp.coauth --policy pvldb
  coauth conflicts --committee pc.csv --submissions authors.csv -i refs/ --window 3y -f hotcrp -o upload.csv
  coauth conflicts --committee pc.csv --submissions notes.json -i refs/ --explain \"Ann Lee\" 12
  coauth conflicts --committee pc.csv --submissions notes.json -i refs/ --window 3y --like openreview --differences
  coauth conflicts --me \"Ann Lee\" --committee pc.csv -i refs/ --window 48m    members to declare

Reads what HotCRP, OpenReview, EasyChair, CMT and START export, any table with a header, and lists of names.
Formats besides those of tables: hotcrp, hotcrp-users, openreview-edges, openreview-csv, easychair-clicks, pairs-tsv.
E-mail addresses are written only to formats of systems that need them.";

/// Find conflicts of interest between a committee and the authors of submissions
#[derive(Debug, Args)]
pub(super) struct Conflicts {
    #[command(flatten)]
    conference: ConferenceArgs,
    /// Submissions with their authors; repeatable
    #[arg(long, value_name = "FILE", required_unless_present = "me")]
    submissions: Vec<PathBuf>,
    /// Your name or identifier instead of submissions: which members are in conflict with you?
    #[arg(long, value_name = "NAME", conflicts_with_all = ["submissions", "explain", "declared"])]
    me: Option<String>,
    /// Follow the own rule of a system instead
    #[arg(long, value_name = "SYSTEM", value_enum, conflicts_with_all = ["weak_beyond", "hops", "calendar_years", "dates"])]
    like: Option<System>,
    /// With --like, list the pairs that only one of the rules finds
    #[arg(long, requires = "like", conflicts_with_all = ["explain", "check"])]
    differences: bool,
    /// Group the text by reviewer or by submission
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = Group::Reviewer)]
    by: Group,
    /// Show at most N findings of each list of text or Markdown; 0 for all [default: all]
    #[arg(short = 'n', long, value_name = "N")]
    limit: Option<usize>,
    /// Show all findings; same as -n 0
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    /// Explain one pair: who the people are, and every paper in common
    #[arg(long, num_args = 2, value_names = ["REVIEWER", "SUBMISSION"])]
    explain: Vec<String>,
    /// Exit with 1 if there are conflicts
    #[arg(long)]
    check: bool,
    /// Write ambiguous pairs to formats of systems, too
    #[arg(long)]
    include_ambiguous: bool,
    /// Pin conflicts in HotCRP, so that authors cannot change them
    #[arg(long)]
    pin: bool,
    /// Venue id of OpenReview, for -f openreview-edges: Example.cc/2027/Conference
    #[arg(long, value_name = "ID")]
    venue: Option<String>,
    /// Group of the committee in OpenReview [default: Reviewers]
    #[arg(long, value_name = "NAME")]
    venue_group: Option<String>,
    /// Bibliographies; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

/// What text is grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Group {
    /// By member of the committee
    Reviewer,
    /// By submission
    Submission,
}

impl Conflicts {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let mut options = options.with_inputs(&self.inputs)?;
        refuse_dropped_conflicts(&options)?;
        refuse(&options, "conflicts")?;
        let writer = writer(&options);
        self.check_writer(writer)?;
        refuse_limit(self.limit, &options)?;
        if writer.is_some_and(ConflictWriter::needs_affiliations) {
            options.needs = Details::AFFILIATIONS;
        }
        let rule = self.conference.rule(&options)?;
        let conference = self.conference.read(&self.submissions, self.me.as_deref(), &options, console)?;
        let network = bibliography(&options, console)?;
        let like = self.like.map(|system| rule.clone().like(system)).transpose()?;
        let outcome =
            console.waiting("conflicts", || like.as_ref().unwrap_or(&rule).judge(&conference, &network));
        network.intact()?;
        self.conference.remark(&network, console)?;
        match self.like {
            Some(system) => console.remark(&format!("by the rule of {}; {}", system.name(), system.limits())),
            None => remark_unused_collaborators(&conference, console),
        }
        if let Some(system) = self.like.filter(|_| self.differences) {
            let ours = rule.judge(&conference, &network);
            warn(&ours.all_warnings(), &options, console)?;
            remark_not_judged(&ours.not_judged(), console);
            let differences = ours.differences(&outcome, system);
            output::show(
                output::style(&options)?,
                &differences,
                &self.provenance("differences", &network, &options, differences.as_of),
                &options,
            )?;
            return Ok(true);
        }
        let has_conflicts = outcome.has_conflicts();
        self.show(&outcome, writer, &network, &options, console)?;
        Ok(!(self.check && has_conflicts))
    }

    fn check_writer(&self, writer: Option<&ConflictWriter>) -> Result<()> {
        let Some(writer) = writer else { return Ok(()) };
        if writer.needs_venue() && self.venue.is_none() {
            return Err(usage(format!(
                "-f {} needs --venue, such as Example.cc/2027/Conference",
                writer.name
            )));
        }
        if self.me.is_some() || !self.explain.is_empty() {
            return Err(usage(format!("-f {} needs submissions; remove --me or --explain", writer.name)));
        }
        Ok(())
    }

    fn provenance(&self, report: &str, network: &Network, options: &Options, as_of: Day) -> Provenance {
        let mut given = self.conference.given(&self.submissions, as_of);
        given["me"] = json!(self.me);
        given["like"] = json!(self.like);
        Provenance::of(format!("coauth.{report}/1"), options).of_network(network).with(given)
    }

    fn show(
        &self,
        outcome: &Outcome<'_>,
        writer: Option<&ConflictWriter>,
        network: &Network,
        options: &Options,
        console: &Console,
    ) -> Result<()> {
        warn(&outcome.all_warnings(), options, console)?;
        if let Some(writer) = writer {
            remark_not_judged(&outcome.not_judged(), console);
            let write = WriteOptions::new()
                .include_ambiguous(self.include_ambiguous)
                .pin(self.pin)
                .venue(self.venue.clone().unwrap_or_default(), self.venue_group.clone().unwrap_or_default());
            let mut remarks = Vec::new();
            to_destination(options, "the file", |out, _| {
                remarks = writer.write(outcome, &write, out)?;
                Ok(())
            })?;
            remarks.iter().for_each(|remark| console.remark(remark));
            return Ok(());
        }
        let style = output::style(options)?;
        let report =
            outcome.report().by_submission(self.by == Group::Submission).limit(self.limit.unwrap_or(0));
        if let [reviewer, submission] = &self.explain[..] {
            let explanation = outcome.explain(reviewer, submission)?;
            let provenance = self.provenance("conflict", network, options, report.as_of);
            return output::show(style, &explanation, &provenance, options);
        }
        if is_bare_table(style) {
            remark_not_judged(&report.not_judged, console);
        }
        let provenance = self.provenance("conflicts", network, options, report.as_of);
        output::show(style, &report, &provenance, options)
    }
}

/// Tells of collaborators that people list in a system, which count only by its own rule.
fn remark_unused_collaborators(conference: &Conference, console: &Console) {
    let [members, submissions] = conference.listing_collaborators();
    if members + submissions > 0 {
        console.remark(&format!(
            "{} and {} list collaborators, which count only with --like hotcrp",
            counted(members as u64, "member"),
            counted(submissions as u64, "submission"),
        ));
    }
}

/// The format of a system that `-f` names.
fn writer(options: &Options) -> Option<&'static ConflictWriter> {
    let format = options.format.as_deref()?;
    CONFLICT_WRITERS.iter().copied().find(|writer| writer.name == format)
}
