//! Which address is answered by what, and how many requests are answered at once.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::call::Call;
use super::guard::{Access, guarded};
use super::parameters::Parameters;
use super::problem::Problem;
use super::reply::Reply;
use super::site::Site;
use super::{api, api_jobs, assets, drawings, job_stream, map, openapi, pages};
use crate::conflicts::Day;
use crate::queries::QUERIES;

/// Answers a request.
type Handler = fn(&Call) -> Result<Reply, Problem>;

/// The requests that wait at most; more are refused.
const WAITING: usize = 256;

/// The most MiB of a list of people.
const LIST: usize = 1;

/// The most MiB of the files of a conference: the submissions of the largest, with authors and abstracts.
const CONFERENCE: usize = 16;

/// The texts that are received at once. More wait, so that many of them do not fill the memory.
const RECEIVING: usize = 4;

/// How long a client may take to send a text.
const PATIENCE: Duration = Duration::from_secs(10);

/// What all requests share.
struct Shared {
    site: Arc<Site>,
    running: Semaphore,
    waiting: Semaphore,
    receiving: Semaphore,
    /// How many readers are told how far a job is, without asking.
    told: Arc<Semaphore>,
}

/// The readers that are told how far a job is; more are refused, and may ask.
const TOLD: usize = 64;

/// What answers at an address.
#[derive(Clone, Copy)]
struct Page {
    handler: Handler,
    /// The most MiB that it takes.
    most: usize,
    /// Whether its answers change while the network does not; they are about jobs, and select no papers.
    is_live: bool,
}

/// The routes of a site.
pub(super) fn routes(site: Arc<Site>, access: Access) -> Router {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let [running, waiting, receiving] = [2 * cores, WAITING, RECEIVING].map(Semaphore::new);
    let told = Arc::new(Semaphore::new(TOLD));
    let shared = Arc::new(Shared { site, running, waiting, receiving, told });
    let mut router = Router::new()
        .route("/", page(pages::home))
        .route("/search", page(pages::search))
        .route("/author", page(pages::author))
        .route("/component", page(pages::component))
        .route("/path", page(pages::path))
        .route("/connect", page(pages::connect))
        .route("/group", page(pages::group).post(posted(pages::group, LIST)))
        .route("/conflicts", page(pages::conflicts).post(posted(pages::conflicts, CONFERENCE)))
        .route("/map", page(pages::map))
        .route("/names", page(pages::names))
        .route("/about", page(pages::about))
        .route("/jobs", get(live(pages::jobs)).post(live(pages::start_job)))
        .route("/jobs/{number}", get(live(pages::job)))
        .route("/jobs/{number}/answer", get(live(api_jobs::answer)))
        .route("/jobs/{number}/cancel", post(live(pages::cancel_job)))
        .route("/drawing", page(drawings::drawing))
        .route("/style.css", page(assets::style))
        .route("/script.js", page(assets::script))
        .route("/icon.svg", page(assets::icon))
        .route("/api/v1/search", page(api::search))
        .route("/api/v1/map", page(map::map))
        .route("/api/v1/jobs", get(live(api_jobs::list)).post(live(api_jobs::start)))
        .route("/api/v1/jobs/{number}", get(live(api_jobs::one)).delete(live(api_jobs::cancel)))
        .route("/api/v1/jobs/{number}/answer", get(live(api_jobs::answer)))
        .route("/api/v1/jobs/{number}/progress", get(job_progress))
        .route("/api/v1/openapi.json", page(openapi::document));
    for row in QUERIES {
        router = router.route(&format!("/api/v1/{}", row.name), page(api::query));
    }
    router
        .fallback(missing)
        .method_not_allowed_fallback(not_allowed)
        .with_state(shared)
        .layer(tower_http::compression::CompressionLayer::new())
        .layer(axum::middleware::from_fn_with_state(Arc::new(access), guarded))
}

/// A page about the network.
fn page(handler: Handler) -> MethodRouter<Arc<Shared>> {
    get(answering(Page { handler, most: 0, is_live: false }))
}

/// A page that takes a text of at most so many MiB.
fn posted(handler: Handler, most: usize) -> impl Answering {
    answering(Page { handler, most, is_live: false })
}

/// A page about jobs.
fn live(handler: Handler) -> impl Answering {
    answering(Page { handler, most: LIST, is_live: true })
}

fn answering(page: Page) -> impl Answering {
    move |State(shared), request| Box::pin(answer(shared, page, request)) as Answered
}

/// A response that is being made.
type Answered = Pin<Box<dyn Future<Output = Response> + Send>>;

/// What makes a response.
trait Answering: Fn(State<Arc<Shared>>, Request) -> Answered + Clone + Send + Sync + 'static {}
impl<F: Fn(State<Arc<Shared>>, Request) -> Answered + Clone + Send + Sync + 'static> Answering for F {}

async fn missing(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let absent: Handler = |call| Err(Problem::new(404, "Not found", format!("no page {}", call.path)));
    answer(shared, Page { handler: absent, most: 0, is_live: false }, request).await
}

async fn not_allowed(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let path = request.uri().path();
    let problem =
        Problem::new(405, "Method not allowed", format!("{path} does not answer {}", request.method()));
    if path.starts_with("/api/") {
        return Reply::problem(&problem).response(None);
    }
    Reply::html(pages::problem(&shared.site, &problem, path, &Parameters::default()))
        .about(&problem)
        .response(None)
}

/// How far a job is, until it is over.
async fn job_progress(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let call = Call::whole(Arc::clone(&shared.site), path, Parameters::default());
    let permit = Arc::clone(&shared.told).try_acquire_owned().map_err(|_| Problem::busy());
    match permit.and_then(|permit| Ok((api_jobs::job_of(&call)?, permit))) {
        Ok((job, permit)) => job_stream::stream(job, call.edition.tag.clone(), permit),
        Err(problem) => Reply::problem(&problem).response(None),
    }
}

/// Answers a request on a thread for searches.
async fn answer(shared: Arc<Shared>, page: Page, request: Request) -> Response {
    let is_for_programs = request.uri().path().starts_with("/api/");
    // What a window of time has depends on the day.
    let tag = format!("W/\"{}-{}\"", shared.site.whole().tag, Day::today());
    let is_kept = !page.is_live && request.method() != Method::POST;
    if is_kept && has_tag(request.headers(), &tag) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    let path = request.uri().path().to_owned();
    let parameters = Parameters::parse(request.uri().query().unwrap_or_default());
    let replied = match reply(&shared, page, request).await {
        Ok(reply) => reply,
        Err(problem) if is_for_programs => Reply::problem(&problem),
        Err(problem) => {
            Reply::html(pages::problem(&shared.site, &problem, &path, &parameters)).about(&problem)
        }
    };
    // What was pasted is in the answer, which no browser keeps.
    replied.response(is_kept.then_some(&tag))
}

fn has_tag(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|known| known.trim() == tag)
}

async fn reply(shared: &Arc<Shared>, page: Page, request: Request) -> Result<Reply, Problem> {
    let Page { handler, most, is_live } = page;
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let mut parameters = parts.uri.query().unwrap_or_default().to_owned();
    // A text is held in memory until it is answered.
    let mut _receiving: Option<SemaphorePermit<'_>> = None;
    if parts.method == Method::POST {
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/")) {
            let what =
                "forms are sent as application/x-www-form-urlencoded, with files as text in their fields";
            return Err(Problem::new(415, "Unsupported media type", what));
        }
        let free = tokio::time::timeout(PATIENCE, shared.receiving.acquire()).await;
        _receiving = Some(free.ok().and_then(Result::ok).ok_or_else(Problem::busy)?);
        let text = tokio::time::timeout(PATIENCE, to_bytes(body, most << 20)).await;
        let text = text.map_err(|_| Problem::new(408, "Too slow", "the text did not arrive in time"))?;
        let too_large = |_| {
            let what = format!("what is sent has at most {most} MiB; shorten the lists");
            Problem::new(413, "Too large", what)
        };
        parameters = format!("{parameters}&{}", String::from_utf8_lossy(&text.map_err(too_large)?));
    }
    let _waiting = shared.waiting.try_acquire().map_err(|_| Problem::busy())?;
    let _running: SemaphorePermit<'_> = shared.running.acquire().await.map_err(|_| Problem::busy())?;
    let site = Arc::clone(&shared.site);
    let answered = tokio::task::spawn_blocking(move || {
        let parameters = Parameters::parse(&parameters);
        let call =
            if is_live { Call::whole(site, path, parameters) } else { Call::of(site, path, parameters)? };
        let reply = handler(&call);
        // With a damaged index neither an answer nor an error can be trusted.
        call.network().intact().map_err(|error| Problem::of(&error))?;
        reply
    });
    let failed = |_| Problem::new(500, "Internal error", "this request failed; the others are not affected");
    answered.await.map_err(failed)?
}
