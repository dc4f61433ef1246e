//! The one public error: what kind it is, where it happened, and a message that names the way out.

use std::fmt;

/// A result whose error is coauth's own.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an answer would be meaningless, and the place that made it so.
///
/// Something odd but survivable is a [`Notice`](crate::records::Notice) instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    place: Option<Place>,
    message: String,
}

/// What went wrong, coarsely: enough to choose what to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The question itself is wrong: an option, a value, a combination.
    Usage,
    /// An input cannot be opened, recognized or read.
    Input,
    /// A name in the question fits no author, or several.
    Author,
    /// What the question is about is not in the network: no such group.
    Absent,
    /// The answer cannot be written.
    Output,
    /// The answer would not fit: too many ties for memory.
    Size,
    /// Reading or writing failed because the other end of a pipe went away.
    ClosedPipe,
}

/// A place in an input: a file and, where known, a line (counted from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The input as the user named it.
    pub path: String,
    /// The line, from 1; `None` when the whole input is meant.
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
    /// An error of a kind; `message` is lower case, without a full stop, and says the way out.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, place: None, message: message.into() }))
    }

    /// The same error, at a place.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>, line: Option<u64>) -> Self {
        self.0.place = Some(Place { path: path.into(), line });
        self
    }

    /// What went wrong, coarsely.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where it went wrong, if the error has a place.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.0.place.as_ref()
    }

    /// What went wrong and the way out, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// An error met while writing; a closed pipe is told apart, because it is nobody's fault.
    #[must_use]
    pub fn writing(what: &str, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::new(ErrorKind::ClosedPipe, format!("{what}: the reader went away"))
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

impl std::error::Error for Error {}
