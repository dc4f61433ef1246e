//! The files of a conference and the rule by which conflicts are found: options of several commands.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::input;
use super::options::{Options, usage};
use super::output::{self, Console};
use crate::conflicts::{
    Conference, ConflictRule, Dating, Day, Decisions, Policy, Role, Span, Warning, Window, hidden_by,
};
use crate::error::{Error, ErrorKind, Result};
use crate::index;
use crate::network::Network;
use crate::reading::Source;
use crate::records::Details;
use crate::table::{Style, StyleWriter, counted};

/// The committee, and what makes a conflict.
#[derive(Debug, Args)]
pub(super) struct ConferenceArgs {
    /// Members of the committee; repeatable
    #[arg(long, value_name = "FILE", required = true)]
    committee: Vec<PathBuf>,
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

impl ConferenceArgs {
    /// The rule, with its decisions.
    pub(super) fn rule(&self, options: &Options) -> Result<ConflictRule> {
        let policy = self.policy()?;
        let window = self.window.window(policy.map(|policy| policy.span))?;
        Ok(ConflictRule::within(window)
            .weak_beyond(self.weak_beyond.or(policy.and_then(|policy| policy.weak_beyond)))
            .second_hop(self.hops == 2)
            .decisions(self.decisions(options)?))
    }

    fn policy(&self) -> Result<Option<&'static Policy>> {
        self.policy.as_deref().map(Policy::named).transpose()
    }

    fn decisions(&self, options: &Options) -> Result<Decisions> {
        let Some(file) = &self.ignore else { return Ok(Decisions::default()) };
        let text = input::read_file(file, options)?;
        Decisions::read(&input::name(file), &text)
    }

    /// Reads the committee and the submissions, and reports what each file was read as.
    pub(super) fn read(
        &self,
        submissions: &[PathBuf],
        me: Option<&str>,
        options: &Options,
        console: &Console,
    ) -> Result<Conference> {
        let files = [
            (&self.committee[..], Role::Committee),
            (submissions, Role::Submissions),
            (&self.declared[..], Role::Declared),
        ];
        let all = files.iter().flat_map(|(files, _)| files.iter()).chain(&self.ignore);
        check_stdin(all.map(PathBuf::as_path), options)?;
        let mut conference = Conference::default();
        for (file, role) in files.iter().flat_map(|(files, role)| files.iter().map(move |file| (file, *role)))
        {
            conference.read(&input::name(file), &input::read_file(file, options)?, role)?;
        }
        if let Some(me) = me {
            conference.add_me(me);
        }
        conference.files().iter().for_each(|file| console.remark(&file.in_words()));
        Ok(conference)
    }

    /// What the reader of the answer should know of the rule.
    pub(super) fn remark(&self, network: &Network, console: &Console) -> Result<()> {
        if let Some(policy) = self.policy()? {
            console.remark(&policy.remark());
        } else if !self.window.is_given() {
            console.remark("papers of all years count; pass --window or --policy to limit them");
        }
        hidden_by(network.selection()).iter().for_each(|remark| console.remark(remark));
        Ok(())
    }

    /// The options in the provenance of an answer.
    pub(super) fn given(&self, submissions: &[PathBuf], as_of: Day) -> Value {
        let paths =
            |files: &[PathBuf]| files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>();
        json!({
            "committee": paths(&self.committee),
            "submissions": paths(submissions),
            "as_of": as_of,
            "policy": self.policy,
            "hops": self.hops,
        })
    }
}

/// A conflict is not dropped because its paper has many authors, or because people have few papers.
pub(super) fn refuse_dropped_conflicts(options: &Options) -> Result<()> {
    if let Some(most) = options.max_authors {
        return Err(usage(format!(
            "--max-authors would drop conflicts without a word; pass --weak-beyond {most} to report them as weak"
        )));
    }
    match options.min_papers {
        Some(_) => Err(usage("--min-papers would drop conflicts without a word; remove it")),
        None => Ok(()),
    }
}

/// `-n` shortens what people read. Files for programs and systems have everything.
pub(super) fn refuse_limit(limit: Option<usize>, options: &Options) -> Result<()> {
    let is_for_people =
        output::style(options).is_ok_and(|style| matches!(style.writer, StyleWriter::Document(_)));
    if limit.is_none() || is_for_people {
        return Ok(());
    }
    Err(usage("-n shortens text and Markdown only; remove it"))
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

/// Remarks why some conflicts could not be found, where the answer has no place for it.
pub(super) fn remark_not_judged(reasons: &[String], console: &Console) {
    reasons.iter().for_each(|reason| console.remark(&format!("not judged: {reason}")));
}

/// Whether a style is a table for programs, which has rows only.
pub(super) fn is_bare_table(style: &Style) -> bool {
    matches!(style.writer, StyleWriter::Data(_))
}

/// The network of the inputs. Without inputs it is empty: the people of the built-in sample
/// are not those of a committee.
pub(super) fn bibliography(options: &Options, console: &Console) -> Result<Network> {
    if options.input.is_empty() && matches!(input::sources(options)?[..], [Source::Sample]) {
        input::set_threads(options);
        return Ok(Network::empty());
    }
    // An index has the details that it was built with; not_judged says which are missing.
    let has_index = options.input.iter().any(|path| index::is_index(path));
    let details = Details { emails: true, affiliations: true, ..options.needs };
    let needs = if has_index { options.needs } else { details };
    input::network(&Options { needs, ..options.clone() }, console)
}
