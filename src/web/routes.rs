//! Which address is answered by what, and how many requests are answered at once.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::call::Call;
use super::guard::{Access, guarded};
use super::parameters::Parameters;
use super::problem::Problem;
use super::reply::Reply;
use super::site::Site;
use super::{api, assets, drawings, map, openapi, pages};
use crate::analysis::QUERIES;

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
}

/// The routes of a site.
pub(super) fn routes(site: Arc<Site>, access: Access) -> Router {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let [running, waiting, receiving] = [2 * cores, WAITING, RECEIVING].map(Semaphore::new);
    let shared = Arc::new(Shared { site, running, waiting, receiving });
    let mut router = Router::new()
        .route("/", page(pages::home))
        .route("/search", page(pages::search))
        .route("/author", page(pages::author))
        .route("/path", page(pages::path))
        .route("/connect", page(pages::connect))
        .route("/group", page(pages::group).post(posted(pages::group, LIST)))
        .route("/conflicts", page(pages::conflicts).post(posted(pages::conflicts, CONFERENCE)))
        .route("/map", page(pages::map))
        .route("/names", page(pages::names))
        .route("/about", page(pages::about))
        .route("/drawing", page(drawings::drawing))
        .route("/style.css", page(assets::style))
        .route("/script.js", page(assets::script))
        .route("/icon.svg", page(assets::icon))
        .route("/api/v1/search", page(api::search))
        .route("/api/v1/map", page(map::map))
        .route("/api/v1/openapi.json", page(openapi::document));
    for row in QUERIES {
        router = router.route(&format!("/api/v1/{}", row.name), page(api::query));
    }
    router
        .fallback(missing)
        .with_state(shared)
        .layer(tower_http::compression::CompressionLayer::new())
        .layer(axum::middleware::from_fn_with_state(Arc::new(access), guarded))
}

fn page(handler: Handler) -> MethodRouter<Arc<Shared>> {
    get(move |State(shared): State<Arc<Shared>>, request: Request| answer(shared, handler, 0, request))
}

/// A page that takes a text of at most so many MiB.
fn posted(
    handler: Handler,
    most: usize,
) -> impl Fn(State<Arc<Shared>>, Request) -> std::pin::Pin<Box<dyn Future<Output = Response> + Send>> + Clone
{
    move |State(shared), request| Box::pin(answer(shared, handler, most, request))
}

async fn missing(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let absent: Handler = |call| Err(Problem::new(404, "Not found", format!("no page {}", call.path)));
    answer(shared, absent, 0, request).await
}

/// Answers a request on a thread for searches.
async fn answer(shared: Arc<Shared>, handler: Handler, most: usize, request: Request) -> Response {
    let is_for_programs = request.uri().path().starts_with("/api/");
    let tag = format!("W/\"{}\"", shared.site.whole().tag);
    let is_read = request.method() != Method::POST;
    if is_read && has_tag(request.headers(), &tag) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    let path = request.uri().path().to_owned();
    let parameters = Parameters::parse(request.uri().query().unwrap_or_default());
    let replied = match reply(&shared, handler, most, request).await {
        Ok(reply) => reply,
        Err(problem) if is_for_programs => Reply::problem(&problem),
        Err(problem) => {
            Reply::html(pages::problem(&shared.site, &problem, &path, &parameters)).about(&problem)
        }
    };
    // What was pasted is in the answer, which no browser keeps.
    replied.response(is_read.then_some(&tag))
}

fn has_tag(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|known| known.trim() == tag)
}

async fn reply(
    shared: &Arc<Shared>,
    handler: Handler,
    most: usize,
    request: Request,
) -> Result<Reply, Problem> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let mut parameters = parts.uri.query().unwrap_or_default().to_owned();
    // A text is held in memory until it is answered.
    let mut _receiving: Option<SemaphorePermit<'_>> = None;
    if parts.method == Method::POST {
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
        let call = Call::of(site, path, Parameters::parse(&parameters))?;
        let reply = handler(&call);
        // With a damaged index neither an answer nor an error can be trusted.
        call.network().intact().map_err(|error| Problem::of(&error))?;
        reply
    });
    let failed = |_| Problem::new(500, "Internal error", "this request failed; the others are not affected");
    answered.await.map_err(failed)?
}
