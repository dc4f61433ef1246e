//! What can be asked, and with which options, as JSON.

use coauth::cli::keywords::{Drawing, Keywords, Parameter, ParameterKind, Reading, of_row};
use coauth::export::EXPORTERS;
use coauth::queries::QUERIES;
use coauth::{Error, ErrorKind};
use pyo3::prelude::*;
use serde_json::{Value, json};

use crate::errors::Failure;

/// The table of queries: names, descriptions, options and examples.
#[pyfunction]
pub(crate) fn queries() -> String {
    let rows = QUERIES.iter().map(|row| {
        let examples: Vec<Value> =
            row.examples.iter().filter_map(|example| serde_json::from_str(example).ok()).collect();
        json!({
            "name": row.name,
            "about": row.about,
            "parameters": described(&of_row(row)),
            "examples": examples,
        })
    });
    rows.collect::<Value>().to_string()
}

/// The options of `read` or `draw`.
#[pyfunction]
pub(crate) fn parameters(of: &str) -> String {
    described(&if of == "draw" { Drawing::parameters() } else { Reading::parameters() }).to_string()
}

/// The output formats.
#[pyfunction]
pub(crate) fn exporters() -> String {
    let formats = EXPORTERS.iter().map(|exporter| {
        json!({
            "name": exporter.name,
            "about": exporter.about,
            "extensions": exporter.extensions,
            "is_drawing": exporter.is_drawing(),
        })
    });
    formats.collect::<Value>().to_string()
}

fn described(parameters: &[Parameter]) -> Value {
    let described = parameters.iter().map(|parameter| {
        json!({
            "name": parameter.name,
            "help": parameter.help,
            "kind": match parameter.kind {
                ParameterKind::Flag => "bool",
                ParameterKind::Integer => "int",
                ParameterKind::Number => "float",
                _ => "str",
            },
            "choices": parameter.choices,
            "is_list": parameter.is_list,
            "is_required": parameter.is_required,
            "default": parameter.default,
        })
    });
    described.collect()
}

/// Options from the Python half.
pub(crate) fn parsed(options: &str) -> Result<Keywords, Failure> {
    let usage = |error: serde_json::Error| Error::new(ErrorKind::Usage, format!("options: {error}"));
    Ok(serde_json::from_str(options).map_err(usage)?)
}
