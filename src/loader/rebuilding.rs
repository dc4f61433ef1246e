//! The options of an index, and the command that rebuilds it.

use std::fmt;
use std::path::Path;

use serde_json::{Map, Value};

use crate::error::Error;
use crate::index;
use crate::network::Network;
use crate::records::Details;

/// An option that an index was not built with.
pub(crate) struct Wanted {
    pub(crate) option: &'static str,
    pub(crate) value: Value,
}

impl Wanted {
    pub(crate) fn flag(option: &'static str) -> Self {
        Self { option, value: Value::Bool(true) }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words(self.option, &self.value).join(" "))
    }
}

/// The options of the index that a network was opened from; empty for other networks.
pub(crate) fn options_of(network: &Network) -> Map<String, Value> {
    serde_json::from_str(network.made_with()).unwrap_or_default()
}

/// The details of mentions that the index of a network was told to keep.
pub(crate) fn kept_by(network: &Network) -> Details {
    let options = options_of(network);
    let names = options.get("keep").and_then(Value::as_str).unwrap_or_default();
    names.split(',').map(Details::named).fold(Details::NONE, Details::and)
}

/// The error for an index that cannot be opened. If the version is the cause, it includes the command that rebuilds
/// it.
pub(crate) fn refused(error: Error, index: &Path) -> Error {
    let Some(made_with) = index::made_with_of_other_version(index) else { return error };
    let Ok(options) = serde_json::from_str(&made_with) else { return error };
    let what = format!("{}: {}", error.message(), typed(options, index));
    Error::new(error.kind(), what).at(index.display().to_string(), None)
}

/// The command that rebuilds an index with another option.
pub(crate) fn command(network: &Network, wanted: &Wanted, index: &Path) -> String {
    let mut options = options_of(network);
    options.insert("names".to_owned(), network.roster().matching().name().into());
    options.insert(wanted.option.to_owned(), wanted.value.clone());
    typed(options, index)
}

/// The command that builds an index with some options.
fn typed(mut options: Map<String, Value>, index: &Path) -> String {
    let inputs = options.remove("input");
    let inputs = inputs.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut all = vec!["coauth".to_owned(), "index".to_owned()];
    options.iter().for_each(|(option, value)| all.extend(words(option, value)));
    all.extend(inputs.iter().filter_map(Value::as_str).map(quoted));
    all.extend(["-o".to_owned(), quoted(&index.display().to_string())]);
    all.join(" ")
}

/// An option as typed in a shell.
fn words(option: &str, value: &Value) -> Vec<String> {
    let option = format!("--{}", option.replace('_', "-"));
    match value {
        Value::String(text) => vec![option, quoted(text)],
        _ => vec![option],
    }
}

/// Quotes a word for a shell if necessary.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-=,:@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
