//! Runs queries that take too long for a page as jobs.

use std::sync::Arc;
use std::time::Duration;

use super::call::Call;
use super::document;
use super::jobs::{Answer, Job, Task};
use super::parameters::{KEPT, Parameters};
use super::problem::Problem;
use super::queries::{answered, command, given, is_short, of_job, row_named, styled, texts};
use super::reply::Reply;
use super::site::Site;
use crate::analysis::{AnyQuery, Row};
use crate::table::STYLES;

/// The most MiB that the answer of a job takes.
const LARGEST: usize = 32;

/// How often it is looked whether the selected papers are there.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// A query that a request asks for as a job.
pub(super) struct Asked {
    row: &'static Row,
    /// A call with the parameters of the query, about all papers.
    call: Call,
    pub(super) task: Task,
}

impl Asked {
    /// # Errors
    /// If the query or one of its options is wrong, or its answer is too long to be kept.
    pub(super) fn of(call: &Call, parameters: &Parameters) -> Result<Self, Problem> {
        let name = parameters.get("query");
        let name = name.ok_or_else(|| Problem::refused("query is required: the name of the query to run"))?;
        let row = row_named(name)?;
        let (site, edition) = (Arc::clone(&call.site), Arc::clone(&call.edition));
        let parameters = Parameters::parse(&parameters.with(&[("query", ""), ("format", "")]));
        parameters.refuse_repeated(row)?;
        let call = Call { site, edition, path: String::new(), parameters };
        // These are wrong now or never.
        call.parameters.selection()?;
        call.context()?;
        let mut query = query(row, &call)?;
        let command = command(&call, &query);
        if !is_short(call.network(), &mut query) {
            let what = "the answer is too long to be kept; run the command line, or ask for a smaller list";
            return Err(Problem::too_long(what, command));
        }
        let (parameters, tag) = (of_job(&call, &query), call.edition.tag.clone());
        let task = Task { title: title(&call, &query), command, parameters, tag };
        Ok(Self { row, call, task })
    }

    /// Starts the job, or returns the one that answers the same.
    ///
    /// # Errors
    /// If another one is running.
    pub(super) fn start(self) -> Result<Arc<Job>, Problem> {
        let Self { row, call, task } = self;
        let Call { site, parameters, .. } = call;
        let jobs = Arc::clone(&site.jobs);
        jobs.start(task, move |job| run(job, row, &site, &parameters))
    }
}

fn query(row: &'static Row, call: &Call) -> Result<AnyQuery, Problem> {
    row.query(call.parameters.options(row)).map_err(|error| Problem::of(&error))
}

/// What a query asks for, in a line: `top: by betweenness, since 2010`.
fn title(call: &Call, query: &AnyQuery) -> String {
    let of = |(name, value): (String, serde_json::Value)| {
        let name = name.replace('_', " ");
        if value == true { name } else { format!("{name} {}", texts(&value).join(" and ")) }
    };
    let selected = KEPT
        .iter()
        .filter_map(|name| Some(format!("{} {}", name.replace('_', " "), call.parameters.get(name)?)));
    let parts: Vec<String> = given(query).into_iter().map(of).chain(selected).collect();
    let name = query.row().name;
    if parts.is_empty() { name.to_owned() } else { format!("{name}: {}", parts.join(", ")) }
}

/// Runs a query when the selected papers are there.
fn run(job: &Job, row: &'static Row, site: &Arc<Site>, parameters: &Parameters) -> Result<Answer, Problem> {
    let call = loop {
        match Call::of(Arc::clone(site), String::new(), parameters.clone()) {
            Err(problem) if problem.retry_after.is_some() && !job.is_cancelled() => {
                std::thread::sleep(LOOK_EVERY);
            }
            made => break made?,
        }
    };
    // A selection has the tag of its whole network, and more.
    if !call.edition.tag.starts_with(&job.task.tag) {
        let detail = "the index was replaced before this job computed anything; start it again";
        return Err(Problem::new(409, "Index replaced", detail));
    }
    job.begin();
    // Pages are answered meanwhile.
    let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().div_ceil(2));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| Problem::new(500, "Internal error", format!("no threads: {error}")))?;
    pool.install(|| job.interrupt.within(|| answer(job, row, &call)))
}

fn answer(job: &Job, row: &'static Row, call: &Call) -> Result<Answer, Problem> {
    let query = query(row, call)?;
    let mut context = call.context()?;
    let report = answered(call, &query, &mut context)?;
    // With a damaged index neither an answer nor an error can be trusted.
    call.network().intact().map_err(|error| Problem::of(&error))?;
    let page = document::shown(call, report.as_ref()).into_string();
    let (mut formats, mut bytes): (Vec<(&str, Reply)>, _) = (Vec::new(), page.len());
    for style in STYLES {
        if job.is_cancelled() {
            break;
        }
        let reply = styled(call, &query, report.as_ref(), style)?;
        bytes += reply.size();
        if bytes > LARGEST << 20 {
            let what = format!(
                "the answer takes more than {LARGEST} MiB; run the command line, or ask for a smaller list"
            );
            return Err(Problem::too_long(&what, job.task.command.clone()));
        }
        formats.push((style.name, reply));
    }
    Ok(Answer { page, remarks: context.remarks, formats })
}
