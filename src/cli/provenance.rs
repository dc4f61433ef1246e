//! The provenance in every JSON report, so that a figure can be cited and reproduced.

use serde::Serialize;
use serde_json::{Map, Value};

use super::options::Options;
use crate::loader::rebuilding;
use crate::network::Network;

/// The version and options behind a report.
#[derive(Serialize)]
pub(super) struct Provenance {
    #[serde(skip)]
    pub(super) schema: String,
    version: &'static str,
    options: Map<String, Value>,
    counting: &'static str,
    names: &'static str,
    /// Duplicate records; `None` where nothing was read.
    duplicates_joined: Option<usize>,
    /// The SHA-256 of each input; `None` unless it was requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    inputs: Option<Vec<Checked>>,
}

/// An input and its checksum, `None` for one that was not a file.
#[derive(Serialize)]
struct Checked {
    path: String,
    sha256: Option<String>,
}

impl Provenance {
    /// The provenance of a report with this schema.
    pub(super) fn of(schema: String, options: &Options) -> Self {
        Self {
            schema,
            version: env!("CARGO_PKG_VERSION"),
            options: options.that_affect_the_answer(),
            counting: options.counting().name(),
            names: options.matching().name(),
            duplicates_joined: None,
            inputs: options.checksums.then(Vec::new),
        }
    }

    /// Adds what is known from the network, such as the options of its index.
    pub(super) fn of_network(mut self, network: &Network) -> Self {
        let given = std::mem::replace(&mut self.options, rebuilding::options_of(network));
        self.options.extend(given);
        self.names = network.roster().matching().name();
        if let Some(checked) = &mut self.inputs {
            let inputs = network.corpus().inputs().iter();
            checked.extend(
                inputs.map(|input| Checked { path: input.path.clone(), sha256: input.sha256.clone() }),
            );
        }
        self.duplicates_joined = Some(network.corpus().duplicate_count());
        self
    }

    /// Adds the command's own options that are set.
    pub(super) fn with(mut self, options: Value) -> Self {
        if let Value::Object(options) = options {
            let is_set =
                |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
            self.options.extend(options.into_iter().filter(|(_, value)| is_set(value)));
        }
        self
    }
}
