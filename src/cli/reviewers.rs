//! `coauth reviewers`: the members of a committee who are not in conflict with a submission, ranked.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::conference::{
    ConferenceArgs, bibliography, is_bare_table, refuse_dropped_conflicts, remark_not_judged, warn,
};
use super::options::Options;
use super::output::{self, Console};
use super::provenance::Provenance;
use super::refused::refuse;
use crate::analysis::Report;
use crate::conflicts::ReviewerOrder;
use crate::error::Result;

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth reviewers --committee pc.csv --submissions authors.csv -i dblp.coauth --policy pvldb
  coauth reviewers --committee pc.csv --submissions authors.csv -i refs/ --window 3y --by words -n 5
  coauth reviewers --committee pc.csv --submissions authors.csv -i refs/ --hops 2 --all -f csv -o ranking.csv

Takes the files that coauth conflicts reads. Members who are or may be in conflict are counted and not listed.
Exit code 1: a submission has no member without conflict.";

/// Rank the members of a committee who are not in conflict with a submission
#[derive(Debug, Args)]
pub(super) struct Reviewers {
    #[command(flatten)]
    conference: ConferenceArgs,
    /// Submissions with their authors; repeatable
    #[arg(long, value_name = "FILE", required = true)]
    submissions: Vec<PathBuf>,
    /// What members are ranked by first
    #[arg(long, value_name = "ORDER", value_enum, default_value_t)]
    by: ReviewerOrder,
    /// List at most N members for each submission; 0 for all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// List all members without conflict; same as -n 0
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    /// Bibliographies; same as -i
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

impl Reviewers {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let options = options.with_inputs(&self.inputs)?;
        refuse_dropped_conflicts(&options)?;
        refuse(&options, "reviewers")?;
        let style = output::style(&options)?;
        let rule = self.conference.rule(&options)?;
        let conference = self.conference.read(&self.submissions, None, &options, console)?;
        let network = bibliography(&options, console)?;
        let limit = if self.all { 0 } else { self.limit };
        let judged = || rule.judge(&conference, &network).reviewers(self.by, limit);
        let report = console.waiting("reviewers", judged);
        network.intact()?;
        self.conference.remark(&network, console)?;
        warn(&report.warnings, &options, console)?;
        if is_bare_table(style) {
            remark_not_judged(&report.not_judged, console);
        }
        let mut given = self.conference.given(&self.submissions, report.as_of);
        given["by"] = json!(self.by);
        given["limit"] = json!(limit);
        let provenance =
            Provenance::of("coauth.reviewers/1".to_owned(), &options).of_network(&network).with(given);
        output::show(style, &report, &provenance, &options)?;
        Ok(report.is_found())
    }
}
