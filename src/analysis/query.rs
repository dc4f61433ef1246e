//! What a query is, and the row that stands for one where its type is not known.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Error, ErrorKind, Result};
use crate::network::{Counting, Network};
use crate::table::Document;

/// A query to a network: its fields are its options, and all of them have defaults.
///
/// Options are scalars and lists of scalars, and they deserialize from what they serialize to, so that they can come
/// from a command line, the parameters of a URL or keyword arguments.
///
/// # Examples
/// ```
/// use coauth::analysis::{Context, Query, Stats};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let report = Stats::default().run(&network, &mut Context::default())?;
/// assert_eq!((report.components, report.ties), (82, 1017));
/// # Ok::<(), coauth::Error>(())
/// ```
pub trait Query: Default + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// What it answers.
    type Report: Report + 'static;

    /// Its name: the subcommand, and the `<name>` of the JSON schema `coauth.<name>/1`.
    const NAME: &'static str;
    /// One line for people who choose.
    const ABOUT: &'static str;
    /// The options that have to be given. On the command line they are arguments, so that inputs come by `-i` only.
    const REQUIRED: &'static [&'static str] = &[];
    /// The query of which this is a variant: it has the command and the schema of that one.
    const VARIANT_OF: Option<&'static str> = None;
    /// Options to try it with, as JSON. The built-in sample and a few papers with years answer them; the tests
    /// compare the answers of several runs.
    const EXAMPLES: &'static [&'static str] = &["{}"];
    /// Command lines to show at the end of its help.
    const COMMAND_LINES: &'static str = "";

    /// The answer.
    ///
    /// # Errors
    /// If an option is out of range or names an author who cannot be found, or if the answer would not fit in memory.
    fn run(&self, network: &Network, context: &mut Context) -> Result<Self::Report>;

    /// What to know before the query runs: that it takes long, and how it would take less.
    fn warning(&self, _network: &Network) -> Option<String> {
        None
    }
}

/// What goes with every query.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Context {
    /// How papers add up to the strength of a tie.
    pub counting: Counting,
    /// Match full author names only.
    pub exact_name: bool,
    /// Written by queries: the author that a part of a name was taken for, and what was left out.
    pub remarks: Vec<String>,
}

impl Context {
    /// A context in which papers count like this.
    #[must_use]
    pub fn counting(counting: Counting) -> Self {
        Self { counting, ..Self::default() }
    }
}

/// An answer: its fields are the JSON, its document is for people and for spreadsheets.
pub trait Report: erased_serde::Serialize + fmt::Debug {
    /// The answer as people read it.
    fn document(&self) -> Document<'_>;

    /// Does it answer something? A list of nothing does not; a sentence does, and so does a number.
    fn is_found(&self) -> bool {
        true
    }
}

erased_serde::serialize_trait_object!(Report);

/// A query whose type is not known: what a [`Row`] makes of options.
pub struct AnyQuery {
    row: &'static Row,
    query: Box<dyn Erased>,
}

/// [`Query`] without its type.
trait Erased: Send + Sync {
    fn options(&self) -> Value;
    fn warning(&self, network: &Network) -> Option<String>;
    fn run(&self, network: &Network, context: &mut Context) -> Result<Box<dyn Report>>;
}

impl<Q: Query> Erased for Q {
    fn options(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    fn warning(&self, network: &Network) -> Option<String> {
        Query::warning(self, network)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<Box<dyn Report>> {
        Ok(Box::new(Query::run(self, network, context)?))
    }
}

impl AnyQuery {
    /// The row of its kind.
    #[must_use]
    pub fn row(&self) -> &'static Row {
        self.row
    }

    /// Its options.
    #[must_use]
    pub fn options(&self) -> Value {
        self.query.options()
    }

    /// As [`Query::warning`].
    #[must_use]
    pub fn warning(&self, network: &Network) -> Option<String> {
        self.query.warning(network)
    }

    /// The answer.
    ///
    /// # Errors
    /// As [`Query::run`].
    pub fn run(&self, network: &Network, context: &mut Context) -> Result<Box<dyn Report>> {
        self.query.run(network, context)
    }
}

impl fmt::Debug for AnyQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.row.name, self.options())
    }
}

/// A query as a row of [`QUERIES`](super::QUERIES).
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// One line for people who choose.
    pub about: &'static str,
    /// The options that have to be given.
    pub required: &'static [&'static str],
    /// The query of which it is a variant, if it is one.
    pub variant_of: Option<&'static str>,
    /// Options to try it with, as JSON.
    pub examples: &'static [&'static str],
    /// Command lines to show at the end of its help.
    pub command_lines: &'static str,
    defaults: fn() -> Value,
    parse: fn(Value) -> serde_json::Result<Box<dyn Erased>>,
    #[cfg(feature = "cli")]
    augment: fn(clap::Command) -> clap::Command,
    #[cfg(feature = "cli")]
    matched: fn(&clap::ArgMatches) -> std::result::Result<Box<dyn Erased>, clap::Error>,
}

/// Options that the command line can take, where there is one.
#[cfg(feature = "cli")]
pub(super) trait Arguments: clap::Args {}
#[cfg(feature = "cli")]
impl<Q: clap::Args> Arguments for Q {}
#[cfg(not(feature = "cli"))]
pub(super) trait Arguments {}
#[cfg(not(feature = "cli"))]
impl<Q> Arguments for Q {}

impl Row {
    pub(super) const fn of<Q: Query + Arguments>() -> Self {
        Self {
            name: Q::NAME,
            about: Q::ABOUT,
            required: Q::REQUIRED,
            variant_of: Q::VARIANT_OF,
            examples: Q::EXAMPLES,
            command_lines: Q::COMMAND_LINES,
            defaults: || Erased::options(&Q::default()),
            parse: |options| Ok(Box::new(serde_json::from_value::<Q>(options)?)),
            #[cfg(feature = "cli")]
            augment: Q::augment_args,
            #[cfg(feature = "cli")]
            matched: |matches| Ok(Box::new(Q::from_arg_matches(matches)?)),
        }
    }

    /// The schema of its JSON.
    #[must_use]
    pub fn schema(&self) -> String {
        format!("coauth.{}/1", self.variant_of.unwrap_or(self.name))
    }

    /// Its options, each with its default.
    #[must_use]
    pub fn defaults(&self) -> Value {
        (self.defaults)()
    }

    /// The query with these options: a JSON object, of which the fields that are missing have their defaults.
    ///
    /// # Errors
    /// If an option is unknown, required and missing, or not of its type.
    pub fn query(&'static self, options: Value) -> Result<AnyQuery> {
        let usage = |what: String| Error::new(ErrorKind::Usage, format!("{}: {what}", self.name));
        let options = if options.is_null() { Value::Object(serde_json::Map::new()) } else { options };
        let missing =
            self.required.iter().find(|required| options.is_object() && options.get(required).is_none());
        // An unknown option is the likelier mistake where both are wrong.
        let query = (self.parse)(options).map_err(|error| usage(error.to_string()))?;
        match missing {
            Some(option) => Err(usage(format!("the option `{option}` is required"))),
            None => Ok(AnyQuery { row: self, query }),
        }
    }

    /// A command with the arguments of the query.
    #[cfg(feature = "cli")]
    pub(crate) fn augment(&self, command: clap::Command) -> clap::Command {
        (self.augment)(command)
    }

    /// The query that a command line gives.
    #[cfg(feature = "cli")]
    pub(crate) fn matched(
        &'static self,
        matches: &clap::ArgMatches,
    ) -> std::result::Result<AnyQuery, clap::Error> {
        Ok(AnyQuery { row: self, query: (self.matched)(matches)? })
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
