//! Errors and warnings, as the Python half defines them.

use coauth::ErrorKind;
use coauth::network::{AuthorId, Network, Unfound};
use coauth::records::Notices;
use pyo3::prelude::*;
use serde_json::{Value, json};

/// Where exceptions and warnings are defined.
const MODULE: &str = "coauth._errors";

/// An error with what may help: the authors that a name may mean.
#[derive(Debug)]
pub(crate) struct Failure {
    error: coauth::Error,
    /// Names that are close, or all that the name may mean, as JSON.
    suggestions: Option<Value>,
}

impl From<coauth::Error> for Failure {
    fn from(error: coauth::Error) -> Self {
        Self { error, suggestions: None }
    }
}

impl Failure {
    /// An error of a query, with the authors that a name among its options may mean.
    pub(crate) fn of_query(error: coauth::Error, network: &Network, options: &Value) -> Self {
        let suggestions = (error.kind() == ErrorKind::Author)
            .then(|| suggestions(network, options, error.message()))
            .flatten();
        Self { error, suggestions }
    }

    /// The exception.
    pub(crate) fn raised(self, py: Python<'_>) -> PyErr {
        let Self { error, suggestions } = self;
        let (path, line) = error.place().map_or((None, None), |place| (Some(place.path.clone()), place.line));
        let suggestions = suggestions.map(|suggestions| suggestions.to_string());
        let arguments = (kind(error.kind()), error.message(), path, line, suggestions);
        let exception = py.import(MODULE).and_then(|module| module.call_method1("exception", arguments));
        exception.map_or_else(|failed| failed, PyErr::from_value)
    }
}

/// The name of a kind of error.
fn kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Usage => "usage",
        ErrorKind::Input => "input",
        ErrorKind::Author => "author",
        ErrorKind::Absent => "absent",
        ErrorKind::Output | ErrorKind::ClosedPipe => "output",
        ErrorKind::Size => "size",
        _ => "other",
    }
}

/// The name among some options that an error is about, with the authors that it may mean.
fn suggestions(network: &Network, options: &Value, message: &str) -> Option<Value> {
    match options {
        Value::String(name) if message.contains(&format!("\"{name}\"")) => of_name(network, name),
        Value::Array(values) => values.iter().find_map(|value| suggestions(network, value, message)),
        Value::Object(values) => values.values().find_map(|value| suggestions(network, value, message)),
        _ => None,
    }
}

fn of_name(network: &Network, name: &str) -> Option<Value> {
    let people = |authors: &[AuthorId]| -> Value {
        let person = |&author: &AuthorId| json!({ "author": network.name(author), "author_id": network.author_key(author) });
        authors.iter().map(person).collect()
    };
    let (key, authors) = match network.find(name).err()? {
        Unfound::Ambiguous(authors) | Unfound::AmbiguousPart(authors) => ("candidates", people(&authors)),
        Unfound::Unknown(authors) => ("nearest", people(&authors)),
        Unfound::UnknownIdentifier(_) => ("nearest", people(&[])),
    };
    Some(json!({ "name": name, key: authors }))
}

/// Warns about what was read.
pub(crate) fn warn_about(py: Python<'_>, notices: &Notices) -> PyResult<()> {
    for (kind, count, kept) in notices.by_kind() {
        let places: Vec<_> = kept
            .iter()
            .map(|notice| {
                let place = notice.place.as_ref();
                (
                    place.map(|place| place.path.clone()),
                    place.and_then(|place| place.line),
                    notice.detail.clone(),
                )
            })
            .collect();
        let name = serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(str::to_owned));
        py.import(MODULE)?.call_method1("warn", (kind.summary(count), name, count, places))?;
    }
    Ok(())
}

/// Warns about what a query remarks on.
pub(crate) fn warn_of(py: Python<'_>, remarks: &[String]) -> PyResult<()> {
    for remark in remarks {
        py.import(MODULE)?.call_method1("warn", (remark,))?;
    }
    Ok(())
}
