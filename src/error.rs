//! The public error type: its kind, where it happened, and a message that names a remedy.

use std::fmt;

/// A result with coauth's error type.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure that leaves no meaningful answer, with its place.
///
/// A problem that leaves the answer meaningful is a warning instead: a [`Notice`](crate::records::Notice).
///
/// # Examples
/// ```
/// use coauth::{Error, ErrorKind};
///
/// let error = Error::new(ErrorKind::Input, "expected a name").at("refs.txt", Some(3));
/// assert_eq!(error.to_string(), "refs.txt:3: expected a name");
/// assert_eq!((error.kind(), error.message()), (ErrorKind::Input, "expected a name"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    place: Option<Place>,
    message: String,
}

/// The kind of an error, as far as a caller may want to handle kinds differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A wrong option, value or combination of options.
    Usage,
    /// An input cannot be opened, recognized or read.
    Input,
    /// A name in a query matches no author, or several.
    Author,
    /// The subject of a query is not in the network, such as a component that does not exist.
    Absent,
    /// The output cannot be written.
    Output,
    /// There are too many ties to fit in memory.
    Size,
    /// The other end of a pipe was closed.
    ClosedPipe,
}

/// A place in an input: a file and, where known, a line (counted from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The input as the user named it.
    pub path: String,
    /// The line, from 1; `None` for the input as a whole.
    pub line: Option<u64>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.path),
            None => write!(f, "{}", self.path),
        }
    }
}

impl Error {
    /// Creates an error. `message` is lower case, without a full stop, and names a remedy.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, place: None, message: message.into() }))
    }

    /// Adds the place where the error happened.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>, line: Option<u64>) -> Self {
        self.0.place = Some(Place { path: path.into(), line });
        self
    }

    /// The kind of the error.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where it happened, if known.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    /// The message, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// An error while writing. A closed pipe is distinguished because it is not a failure.
    #[must_use]
    pub(crate) fn writing(what: &str, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::new(ErrorKind::ClosedPipe, format!("{what}: the pipe was closed"))
        } else {
            Self::new(ErrorKind::Output, format!("cannot write {what}: {error}"))
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.0.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.0.message)
    }
}

/// Like `Display`, because a `main` that returns an error prints its `Debug`.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
