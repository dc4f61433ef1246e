//! Jobs for programs: start one, see how far it is, cancel it, and fetch its answer.

use std::sync::Arc;

use serde::Serialize;

use super::call::Call;
use super::jobs::{Job, Outcome};
use super::long::Asked;
use super::problem::Problem;
use super::queries::ROOT;
use super::reply::{Reply, style};
use crate::table;

/// A job for programs.
#[derive(Debug, Serialize)]
pub(super) struct Shown<'a> {
    schema: &'static str,
    job: u64,
    title: &'a str,
    /// The command line that gives the same answer.
    command: &'a str,
    state: &'static str,
    /// How far it is, in words.
    progress: String,
    seconds: u64,
    share_done: Option<f64>,
    seconds_left: Option<u64>,
    /// Whether it is about the network as it is served now.
    is_current: bool,
    /// Where its answer is.
    answer: Option<String>,
    problem: Option<&'a Problem>,
}

#[derive(Debug, Serialize)]
struct List<'a> {
    schema: &'static str,
    jobs: Vec<Shown<'a>>,
}

impl<'a> Shown<'a> {
    pub(super) fn of(job: &'a Job, tag: &str) -> Self {
        let progress = job.progress();
        let address = address(job.number);
        Self {
            schema: "coauth.job/1",
            job: job.number,
            title: &job.task.title,
            command: &job.task.command,
            state: progress.state,
            progress: job.words(),
            seconds: progress.elapsed.as_secs(),
            share_done: progress.share,
            seconds_left: progress.left.map(|left| left.as_secs()),
            is_current: job.task.tag == tag,
            answer: matches!(job.outcome(), Some(Outcome::Done(_))).then(|| format!("{address}/answer")),
            problem: match job.outcome() {
                Some(Outcome::Failed(problem)) => Some(problem),
                _ => None,
            },
        }
    }
}

fn address(number: u64) -> String {
    format!("{ROOT}jobs/{number}")
}

/// The job of an address.
///
/// # Errors
/// If there is none of that number, or it was dropped for later ones.
pub(super) fn job_of(call: &Call) -> Result<Arc<Job>, Problem> {
    let after = call.path.split('/').skip_while(|part| *part != "jobs").nth(1).unwrap_or_default();
    let job = after.parse().ok().and_then(|number| call.site.jobs.numbered(number));
    job.ok_or_else(|| Problem::new(404, "Not found", format!("no job {after}; only the last ones are kept")))
}

fn json(value: &impl Serialize) -> Result<Reply, Problem> {
    let mut json = Vec::new();
    let written = table::write_json(value, &mut json);
    written.map_err(Problem::unwritten)?;
    Ok(Reply::json(json))
}

/// The jobs, the latest first.
pub(super) fn list(call: &Call) -> Result<Reply, Problem> {
    let jobs = call.site.jobs.all();
    let shown = jobs.iter().map(|job| Shown::of(job, &call.edition.tag)).collect();
    json(&List { schema: "coauth.jobs/1", jobs: shown })
}

/// Starts a job.
pub(super) fn start(call: &Call) -> Result<Reply, Problem> {
    let job = Asked::of(call, &call.parameters)?.start()?;
    Ok(json(&Shown::of(&job, &call.edition.tag))?.begun(address(job.number)))
}

/// How far a job is.
pub(super) fn one(call: &Call) -> Result<Reply, Problem> {
    let job = job_of(call)?;
    json(&Shown::of(&job, &call.edition.tag))
}

/// Cancels a job.
pub(super) fn cancel(call: &Call) -> Result<Reply, Problem> {
    let job = job_of(call)?;
    job.cancel();
    json(&Shown::of(&job, &call.edition.tag))
}

/// The answer of a job, in the format of the parameter `format`.
pub(super) fn answer(call: &Call) -> Result<Reply, Problem> {
    let job = job_of(call)?;
    let style = style(call.parameters.get("format").unwrap_or("json"), std::iter::empty())?;
    match job.outcome() {
        Some(Outcome::Done(answer)) => {
            let reply = answer.formats.iter().find(|(name, _)| *name == style.name);
            let missing =
                || Problem::new(404, "Not found", format!("no answer in the format {}", style.name));
            Ok(reply.ok_or_else(missing)?.1.clone().with_remarks(&answer.remarks))
        }
        Some(Outcome::Failed(problem)) => Err(problem.clone()),
        Some(Outcome::Cancelled) => Err(Problem::new(404, "Not found", "this job was cancelled")),
        None => Err(Problem::unfinished(&job.words())),
    }
}
