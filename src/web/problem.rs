//! Errors as answers: for programs as problem details (RFC 9457), for people as a page.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use serde::Serialize;

use crate::analysis::Context;
use crate::error::{Error, ErrorKind};
use crate::network::{AuthorId, Found, Network, Unfound};

/// Why there is no answer, and what to do. As small as a pointer, because it is in the result of every page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub(super) struct Problem(Box<Details>);

/// What a problem says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Details {
    #[serde(rename = "type")]
    kind: &'static str,
    pub(super) title: &'static str,
    pub(super) status: u16,
    pub(super) detail: String,
    /// The name that does not mean one author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    /// Authors with similar names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) nearest: Vec<Candidate>,
    /// Authors that the name may mean.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) candidates: Vec<Candidate>,
    /// The command line that computes the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) command: Option<String>,
    /// The address that starts the query as a job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) job: Option<String>,
    /// Seconds after which to try again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retry_after: Option<u64>,
}

/// An author that a name may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Candidate {
    pub(super) author: String,
    pub(super) author_id: String,
    /// `None` if the network has no papers.
    pub(super) papers: Option<usize>,
}

/// The most candidates that are listed.
const SHOWN: usize = 50;

impl Problem {
    pub(super) fn new(status: u16, title: &'static str, detail: impl Into<String>) -> Self {
        let (nearest, candidates) = (Vec::new(), Vec::new());
        let detail = detail.into();
        Self(Box::new(Details {
            kind: "about:blank",
            title,
            status,
            detail,
            name: None,
            nearest,
            candidates,
            command: None,
            job: None,
            retry_after: None,
        }))
    }

    /// A wrong parameter.
    pub(super) fn refused(detail: &str) -> Self {
        Self::new(400, "Bad request", detail)
    }

    /// The answer would take too long here.
    pub(super) fn too_long(detail: &str, command: String) -> Self {
        let mut problem = Self::new(422, "Too long for a page", detail);
        problem.command = Some(command);
        problem
    }

    /// An answer that cannot be written.
    pub(super) fn unwritten(error: impl std::fmt::Display) -> Self {
        Self::new(500, "Internal error", format!("the answer cannot be written: {error}"))
    }

    /// Something that is still being made.
    pub(super) fn waiting(what: &str, since: Duration) -> Self {
        let detail = format!("the {what} is being made ({} seconds so far)", since.as_secs());
        Self::new(503, "Not ready yet", detail).retryable()
    }

    /// The answer of a job that is still running.
    pub(super) fn unfinished(progress: &str) -> Self {
        Self::new(503, "Not finished", format!("this job is running: {progress}")).retryable()
    }

    /// Too many searches at once.
    pub(super) fn busy() -> Self {
        let detail = "too many searches at once; try again";
        Self::new(503, "Busy", detail).retryable()
    }

    /// The same, which a second later may be over.
    fn retryable(mut self) -> Self {
        self.retry_after = Some(1);
        self
    }

    pub(super) fn of(error: &Error) -> Self {
        let (status, title) = match error.kind() {
            ErrorKind::Usage => (400, "Bad request"),
            ErrorKind::Author | ErrorKind::Absent => (404, "Not found"),
            ErrorKind::Size => (422, "Too large"),
            _ => (500, "Internal error"),
        };
        // What follows the first line lists names, which are fields of their own.
        let message = error.to_string();
        let first = message.lines().next().unwrap_or_default();
        Self::new(status, title, first.trim_end_matches("; closest spellings:"))
    }

    /// The same with the authors that the names of a request may mean. The query that failed has left the closest ones in its
    /// context.
    pub(super) fn with_names<'a>(
        mut self,
        network: &Network,
        context: &Context,
        names: impl Iterator<Item = &'a str>,
    ) -> Self {
        // An id has no similar names, and is not looked for once more.
        for name in names.filter(|name| !name.starts_with("id:")) {
            let of = |authors: &[AuthorId]| {
                authors.iter().take(SHOWN).map(|&author| Candidate::of(network, author)).collect()
            };
            match network.locate(name) {
                Ok(Found::ByName(_) | Found::ByPart(_)) | Err(Unfound::UnknownIdentifier(_)) => continue,
                Err(Unfound::Unknown(_)) => {
                    let known = context.closest.as_ref().filter(|(known, _)| known == name);
                    self.nearest =
                        known.map_or_else(|| of(&network.closest(name)), |(_, closest)| of(closest));
                }
                Err(Unfound::Ambiguous(several) | Unfound::AmbiguousPart(several)) => {
                    (self.status, self.title) = (409, "Several authors match");
                    self.candidates = of(&several);
                }
            }
            self.name = Some(name.to_owned());
            break;
        }
        self
    }
}

impl Deref for Problem {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.0
    }
}

impl DerefMut for Problem {
    fn deref_mut(&mut self) -> &mut Details {
        &mut self.0
    }
}

impl Candidate {
    pub(super) fn of(network: &Network, author: AuthorId) -> Self {
        Self {
            author: network.name(author).into_owned(),
            author_id: network.author_key(author),
            papers: network.has_papers().then(|| network.papers_of(author).len()),
        }
    }
}
