//! `coauth conflicts`: conflicts of interest between a committee and submissions.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::input;
use super::options::{Options, usage};
use super::output::{self, Console, to_destination};
use super::provenance::Provenance;
use super::refused::refuse;
use crate::conflicts::{
    CONFLICT_WRITERS, Conference, ConflictRule, ConflictWriter, Dating, Day, Decisions, Outcome, POLICIES,
    Policy, Role, Span, Warning, Window, WriteOptions,
};
use crate::error::{Error, ErrorKind, Result};
use crate::network::Network;
use crate::reading::Source;
use crate::records::Details;
use crate::table::counted;

pub(super) const EXAMPLES: &str = "\
Examples:
  coauth conflicts --committee pc.csv --submissions authors.csv -i dblp.coauth --policy pvldb
  coauth conflicts --committee pc.csv --submissions authors.csv -i refs/ --window 3y -f hotcrp -o upload.csv
  coauth conflicts --committee pc.csv --submissions notes.json -i refs/ --explain \"Ann Lee\" 12
  coauth conflicts --me \"Ann Lee\" --committee pc.csv -i refs/ --window 48m    members to declare

Reads what HotCRP, OpenReview, EasyChair, CMT and START export, any table with a header, and lists of names.
Formats besides those of tables: hotcrp, hotcrp-users, openreview-edges, openreview-csv, easychair-clicks, pairs-tsv.
E-mail addresses are written only to formats of systems that need them.";

/// Find conflicts of interest between a committee and the authors of submissions
#[derive(Debug, Args)]
pub(super) struct Conflicts {
    /// Members of the committee; repeatable
    #[arg(long, value_name = "FILE", required = true)]
    committee: Vec<PathBuf>,
    /// Submissions with their authors; repeatable
    #[arg(long, value_name = "FILE", required_unless_present = "me")]
    submissions: Vec<PathBuf>,
    /// Your name or identifier instead of submissions: which members are in conflict with you?
    #[arg(long, value_name = "NAME", conflicts_with_all = ["submissions", "explain", "declared"])]
    me: Option<String>,
    #[command(flatten)]
    window: WindowArgs,
    /// Published rule of a venue, which sets the window: acl, pvldb, neurips, …; see the guide
    #[arg(long, value_name = "NAME", conflicts_with = "window")]
    policy: Option<String>,
    /// Report papers with more than N authors as weak conflicts
    #[arg(long, value_name = "N")]
    weak_beyond: Option<u32>,
    /// Hops that make a conflict; with 2, a co-author in common does
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    hops: u8,
    /// Declared conflicts, to list those that are missing and those without evidence; repeatable
    #[arg(long, value_name = "FILE")]
    declared: Vec<PathBuf>,
    /// Decisions that lift conflicts: CSV with submission (or *), reviewer, author, reason, until
    #[arg(long, value_name = "FILE")]
    ignore: Option<PathBuf>,
    /// Group the text by reviewer or by submission
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = Group::Reviewer)]
    by: Group,
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

/// The window of papers that count.
#[derive(Debug, Args)]
pub(super) struct WindowArgs {
    /// Papers of this time before the day count: 48m, 3y [default: all papers]
    #[arg(long, value_name = "SPAN")]
    window: Option<Span>,
    /// The day to which the answer applies [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// Count whole calendar years, as OpenReview does
    #[arg(long)]
    calendar_years: bool,
    /// Which possible day of a date that is not known exactly counts
    #[arg(long, value_name = "WHICH", value_enum, default_value_t)]
    dates: Dating,
}

impl WindowArgs {
    /// The window, whose length a policy may give.
    pub(super) fn window(&self, default: Option<Span>) -> Result<Window> {
        let window = Window::before(self.as_of.unwrap_or_else(Day::today)).dates(self.dates);
        let window = self.window.or(default).map_or(window, |span| window.span(span));
        if self.calendar_years { window.in_calendar_years() } else { Ok(window) }
    }

    pub(super) fn is_given(&self) -> bool {
        self.window.is_some()
    }
}

impl Conflicts {
    pub(super) fn run(&self, options: Options, console: &Console) -> Result<bool> {
        let mut options = options.with_inputs(&self.inputs)?;
        if let Some(most) = options.max_authors {
            let what = format!(
                "--max-authors would drop conflicts without a word; pass --weak-beyond {most} to report them as weak"
            );
            return Err(usage(what));
        }
        refuse(&options, "conflicts")?;
        let policy = self.policy()?;
        let writer = writer(&options);
        self.check_writer(writer)?;
        if writer.is_some_and(ConflictWriter::needs_affiliations) {
            options.needs = Details::AFFILIATIONS;
        }
        let window = self.window.window(policy.map(|policy| policy.span))?;
        let decisions = self.decisions(&options)?;
        let conference = self.conference(&options, console)?;
        let network = bibliography(&options, console)?;
        let rule = ConflictRule::within(window)
            .weak_beyond(self.weak_beyond.or(policy.and_then(|policy| policy.weak_beyond)))
            .second_hop(self.hops == 2)
            .decisions(decisions);
        let waiting = console.waiting("conflicts");
        let outcome = rule.judge(&conference, &network);
        drop(waiting);
        network.intact()?;
        self.remark(policy, &network, console);
        let has_conflicts = outcome.has_conflicts();
        self.show(&outcome, writer, &network, &options, console)?;
        Ok(!(self.check && has_conflicts))
    }

    fn policy(&self) -> Result<Option<&'static Policy>> {
        let Some(name) = &self.policy else { return Ok(None) };
        let found = POLICIES.iter().find(|policy| policy.name == name);
        found.map(Some).ok_or_else(|| {
            let names: Vec<&str> = POLICIES.iter().map(|policy| policy.name).collect();
            usage(format!("no policy \"{name}\"; expected one of: {}", names.join(", ")))
        })
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

    fn decisions(&self, options: &Options) -> Result<Decisions> {
        let Some(file) = &self.ignore else { return Ok(Decisions::default()) };
        let text = input::read_file(file, options)?;
        Decisions::parse(&input::name(file), &String::from_utf8_lossy(&text))
    }

    fn conference(&self, options: &Options, console: &Console) -> Result<Conference> {
        let files = [
            (&self.committee, Role::Committee),
            (&self.submissions, Role::Submissions),
            (&self.declared, Role::Declared),
        ];
        let all = files.iter().flat_map(|(files, _)| files.iter()).chain(&self.ignore);
        check_stdin(all.map(PathBuf::as_path), options)?;
        let mut conference = Conference::default();
        for (file, role) in files.iter().flat_map(|(files, role)| files.iter().map(move |file| (file, *role)))
        {
            conference.read(&input::name(file), &input::read_file(file, options)?, role)?;
        }
        if let Some(me) = &self.me {
            conference.add_me(me);
        }
        for file in conference.files() {
            let counts = [
                (file.members, "member"),
                (file.submissions, "submission"),
                (file.declarations, "declared conflict"),
            ];
            let counts = counts
                .iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, noun)| counted(*count as u64, noun));
            let counts = counts.collect::<Vec<_>>().join(", ");
            console.remark(&format!(
                "{}: read as {}: {}",
                file.file,
                file.shape,
                if counts.is_empty() { "nothing new" } else { &counts }
            ));
        }
        Ok(conference)
    }

    /// What the reader of the answer should know of the rule.
    fn remark(&self, policy: Option<&Policy>, network: &Network, console: &Console) {
        if let Some(Policy { name, span, source, other_ties, .. }) = policy {
            let other =
                if other_ties.is_empty() { String::new() } else { format!("; it also counts {other_ties}") };
            console.remark(&format!("policy {name}: papers of {} months ({source}){other}", span.months));
        } else if !self.window.is_given() {
            console.remark("papers of all years count; pass --window or --policy to limit them");
        }
        if let Some(most) = network.selection().max_authors {
            console.remark(&format!(
                "the index has no papers of more than {most} authors: their conflicts are not found"
            ));
        }
    }

    fn show(
        &self,
        outcome: &Outcome<'_>,
        writer: Option<&ConflictWriter>,
        network: &Network,
        options: &Options,
        console: &Console,
    ) -> Result<()> {
        let report = outcome.report().by_submission(self.by == Group::Submission);
        warn(&report.warnings, options, console)?;
        if let Some(writer) = writer {
            report.not_judged.iter().for_each(|reason| console.remark(&format!("not judged: {reason}")));
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
        let paths =
            |files: &[PathBuf]| files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>();
        let given = json!({
            "committee": paths(&self.committee),
            "submissions": paths(&self.submissions),
            "me": self.me,
            "as_of": report.as_of,
            "policy": self.policy,
            "hops": self.hops,
        });
        if let [reviewer, submission] = &self.explain[..] {
            let explanation = outcome.explain(reviewer, submission)?;
            let provenance =
                Provenance::of("coauth.conflict/1".to_owned(), options).of_network(network).with(given);
            return output::show(style, &explanation, &provenance, options);
        }
        let provenance =
            Provenance::of("coauth.conflicts/1".to_owned(), options).of_network(network).with(given);
        output::show(style, &report, &provenance, options)
    }
}

/// The format of a system that `-f` names.
fn writer(options: &Options) -> Option<&'static ConflictWriter> {
    let format = options.format.as_deref()?;
    CONFLICT_WRITERS.iter().copied().find(|writer| writer.name == format)
}

/// Stdin can be one of the files, or an input.
pub(super) fn check_stdin<'a>(files: impl Iterator<Item = &'a Path>, options: &Options) -> Result<()> {
    let mut from_stdin = files.filter(|file| super::options::is_stdin(file));
    match (from_stdin.next(), from_stdin.next()) {
        (Some(_), Some(_)) => Err(usage("stdin (-) can be read only once")),
        (Some(file), None) => options.check_with_file(file),
        (None, _) => Ok(()),
    }
}

/// Prints warnings, the first of them without `--verbose`; under `--strict` the first is an error.
pub(super) fn warn(warnings: &[Warning], options: &Options, console: &Console) -> Result<()> {
    const SHOWN: usize = 10;
    if let Some(first) = warnings.first().filter(|_| options.strict) {
        return Err(Error::new(ErrorKind::Input, first.problem.clone()).at(first.file.clone(), first.line));
    }
    let shown = if options.verbose { warnings.len() } else { warnings.len().min(SHOWN) };
    warnings[..shown].iter().for_each(|warning| console.remark(&warning.line()));
    if warnings.len() > shown {
        let rest = counted((warnings.len() - shown) as u64, "warning");
        console.remark(&format!("and {rest} more; pass -v to see them"));
    }
    Ok(())
}

/// The network of the inputs. Without inputs it is empty: the people of the built-in sample
/// are not those of a committee.
pub(super) fn bibliography(options: &Options, console: &Console) -> Result<Network> {
    if options.input.is_empty() && matches!(input::sources(options)?[..], [Source::Sample]) {
        input::set_threads(options);
        return Ok(Network::empty());
    }
    input::network(options, console)
}
