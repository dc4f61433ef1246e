//! How far a job is, as a stream of events that ends with the job.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use hyper::body::Frame;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::api_jobs::Shown;
use super::jobs::Job;

/// The time between two events.
const STEP: Duration = Duration::from_millis(500);

/// The events of a connection. A browser connects again by itself; a client that is gone holds nothing for long.
const EVENTS: usize = 600;

/// The events of a job.
struct Events {
    job: Arc<Job>,
    tag: String,
    ticks: Interval,
    left: usize,
    /// The number of streams is limited.
    _permit: OwnedSemaphorePermit,
}

/// A response with the events of a job, from now to its end.
pub(super) fn stream(job: Arc<Job>, tag: String, permit: OwnedSemaphorePermit) -> Response {
    let mut ticks = interval(STEP);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let events = Events { job, tag, ticks, left: EVENTS, _permit: permit };
    let mut response = Response::new(Body::new(events));
    for (name, value) in [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

impl HttpBody for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let this = self.get_mut();
        if this.left == 0 {
            return Poll::Ready(None);
        }
        ready!(this.ticks.poll_tick(context));
        this.left -= 1;
        let is_over = this.job.outcome().is_some();
        if is_over {
            this.left = 0;
        }
        let name = if is_over { "over" } else { "progress" };
        // JSON of one line: a line break would end the data.
        let data = serde_json::to_string(&Shown::of(&this.job, &this.tag)).unwrap_or_default();
        Poll::Ready(Some(Ok(Frame::data(format!("event: {name}\ndata: {data}\n\n").into()))))
    }
}
