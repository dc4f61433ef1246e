//! The query trait, and its type-erased form.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::excerpts::Excerpts;
#[cfg(feature = "serve")]
use super::fields::fields;
use crate::error::{Error, ErrorKind, Result};
use crate::network::{AuthorId, Counting, Network};
use crate::table::Document;

/// A query on a network. Its fields are its options, all of which have defaults.
///
/// Options are scalars or lists of scalars that deserialize from what they serialize to, so they can come from a
/// command line, URL parameters or keyword arguments.
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
    /// The type of its report.
    type Report: Report + 'static;

    /// Its name: the subcommand, and the `<name>` of the JSON schema `coauth.<name>/1`.
    const NAME: &'static str;
    /// A one-line description.
    const ABOUT: &'static str;
    /// The required options. On the command line they are positional and come before the inputs.
    const REQUIRED: &'static [&'static str] = &[];
    /// The query of which this is a variant, and whose command and schema it shares.
    const VARIANT_OF: Option<&'static str> = None;
    /// The lists of its report, each with its order.
    const ORDERS: &'static [(&'static str, &'static str)] = &[];
    /// Example options as JSON. The tests run them on the built-in sample and a few papers with years.
    const EXAMPLES: &'static [&'static str] = &["{}"];
    /// Examples at the end of its command-line help.
    const COMMAND_LINES: &'static str = "";

    /// Runs the query.
    ///
    /// # Errors
    /// If an option is out of range, an author is not found, or the ties do not fit in memory.
    fn run(&self, network: &Network, context: &mut Context) -> Result<Self::Report>;

    /// The most items that it shows of each of its lists, 0 for all; `None` if it has no list to cut.
    fn limit(&mut self) -> Option<&mut usize> {
        None
    }

    /// Fills in the options that depend on the moment when it is asked, such as the day.
    fn settle(&mut self) {}

    /// Its options as its answer lists them. An option that the report has in another form may be left out.
    fn in_answer(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// A warning before the query runs, such as that it may take long and how to speed it up.
    fn warning(&self, _network: &Network) -> Option<String> {
        None
    }
}

/// The context of a query: settings shared by all queries, and remarks from them.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Context {
    /// The counting method for tie strengths.
    pub counting: Counting,
    /// Match full author names only.
    pub exact_name: bool,
    /// Include the SHA-256 of each input that is known.
    pub checksums: bool,
    /// Remarks from queries: authors matched by a part of a name, and what was left out.
    pub remarks: Vec<String>,
    /// The name that no author has, with the authors of the closest names: finding them takes long.
    pub(crate) closest: Option<(String, Vec<AuthorId>)>,
}

impl Context {
    /// A context with this counting method.
    ///
    /// # Examples
    /// ```
    /// use coauth::analysis::{Context, Query, Ties};
    /// use coauth::network::Counting;
    ///
    /// let network = coauth::Loader::sample().load()?.network;
    /// let report = Ties::default().run(&network, &mut Context::counting(Counting::Fractional))?;
    /// assert!(report.ties[0].strength.0 > 0.0);
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn counting(counting: Counting) -> Self {
        Self { counting, ..Self::default() }
    }
}

/// A report: its fields are the JSON, its document is for people and spreadsheets.
///
/// # Examples
/// ```
/// use coauth::analysis::{Context, Query, Report, Stats};
///
/// let network = coauth::Loader::sample().load()?.network;
/// let report = Stats::default().run(&network, &mut Context::default())?;
/// assert!(report.is_found() && !report.document().sections.is_empty());
/// # Ok::<(), coauth::Error>(())
/// ```
pub trait Report: erased_serde::Serialize + fmt::Debug {
    /// The report as text and tables.
    fn document(&self) -> Document<'_>;

    /// Whether anything was found. An empty list is nothing; a sentence or a number is something.
    fn is_found(&self) -> bool {
        true
    }

    /// The lists that are not shown whole.
    fn excerpts(&self) -> &Excerpts {
        Excerpts::NONE
    }

    /// What text says below its tables, and a table for programs cannot.
    fn remarks(&self) -> Vec<String> {
        Vec::new()
    }
}

erased_serde::serialize_trait_object!(Report);

/// A type-erased query, made by a [`Row`] from options.
///
/// # Examples
/// ```
/// use coauth::analysis::Context;
/// use coauth::queries;
///
/// let network = coauth::Loader::sample().load()?.network;
/// let query = queries::query("components", serde_json::json!({}))?;
/// assert!(query.run(&network, &mut Context::default())?.is_found());
/// # Ok::<(), coauth::Error>(())
/// ```
pub struct AnyQuery {
    row: &'static Row,
    query: Box<dyn Erased>,
}

/// Object-safe counterpart of [`Query`].
trait Erased: Send + Sync {
    fn options(&self) -> Value;
    fn in_answer(&self) -> Value;
    #[cfg(feature = "cli")]
    fn limit(&mut self) -> Option<&mut usize>;
    fn warning(&self, network: &Network) -> Option<String>;
    fn run(&self, network: &Network, context: &mut Context) -> Result<Box<dyn Report>>;
}

fn settled<Q: Query>(mut query: Q) -> Box<dyn Erased> {
    query.settle();
    Box::new(query)
}

impl<Q: Query> Erased for Q {
    fn options(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    fn in_answer(&self) -> Value {
        Query::in_answer(self)
    }

    #[cfg(feature = "cli")]
    fn limit(&mut self) -> Option<&mut usize> {
        Query::limit(self)
    }

    fn warning(&self, network: &Network) -> Option<String> {
        Query::warning(self, network)
    }

    fn run(&self, network: &Network, context: &mut Context) -> Result<Box<dyn Report>> {
        Ok(Box::new(Query::run(self, network, context)?))
    }
}

impl AnyQuery {
    /// The row of its type.
    #[must_use]
    pub fn row(&self) -> &'static Row {
        self.row
    }

    /// Its options.
    #[must_use]
    pub fn options(&self) -> Value {
        self.query.options()
    }

    /// See [`Query::in_answer`].
    #[must_use]
    pub fn in_answer(&self) -> Value {
        self.query.in_answer()
    }

    /// See [`Query::warning`].
    #[must_use]
    pub fn warning(&self, network: &Network) -> Option<String> {
        self.query.warning(network)
    }

    /// See [`Query::limit`].
    #[cfg(feature = "cli")]
    pub(crate) fn limit(&mut self) -> Option<&mut usize> {
        self.query.limit()
    }

    /// Runs the query.
    ///
    /// # Errors
    /// See [`Query::run`].
    pub fn run(&self, network: &Network, context: &mut Context) -> Result<Box<dyn Report>> {
        self.query.run(network, context)
    }
}

impl fmt::Debug for AnyQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.row.name, self.options())
    }
}

/// A query as a row of [`QUERIES`](crate::queries::QUERIES).
///
/// # Examples
/// ```
/// use coauth::queries::QUERIES;
///
/// let row = QUERIES.iter().find(|row| row.name == "path").expect("a query");
/// assert_eq!(row.required, ["from", "to"]);
/// assert_eq!(row.defaults()["all"], false);
/// ```
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// A one-line description.
    pub about: &'static str,
    /// The required options.
    pub required: &'static [&'static str],
    /// The query of which it is a variant, if any.
    pub variant_of: Option<&'static str>,
    /// The lists of its report, each with its order.
    pub orders: &'static [(&'static str, &'static str)],
    /// Example options as JSON.
    pub examples: &'static [&'static str],
    /// Examples at the end of its command-line help.
    pub command_lines: &'static str,
    defaults: fn() -> Value,
    #[cfg(feature = "serve")]
    fields: fn() -> &'static [&'static str],
    #[cfg(feature = "cli")]
    default_limit: fn() -> Option<usize>,
    parse: fn(Value) -> serde_json::Result<Box<dyn Erased>>,
    #[cfg(feature = "cli")]
    augment: fn(clap::Command) -> clap::Command,
    #[cfg(feature = "cli")]
    matched: fn(&clap::ArgMatches) -> std::result::Result<Box<dyn Erased>, clap::Error>,
}

/// Bound on queries that the command line can parse; empty without the feature `cli`.
#[cfg(feature = "cli")]
pub(crate) trait Arguments: clap::Args {}
#[cfg(feature = "cli")]
impl<Q: clap::Args> Arguments for Q {}
#[cfg(not(feature = "cli"))]
pub(crate) trait Arguments {}
#[cfg(not(feature = "cli"))]
impl<Q> Arguments for Q {}

impl Row {
    pub(crate) const fn of<Q: Query + Arguments>() -> Self {
        Self {
            name: Q::NAME,
            about: Q::ABOUT,
            required: Q::REQUIRED,
            variant_of: Q::VARIANT_OF,
            orders: Q::ORDERS,
            examples: Q::EXAMPLES,
            command_lines: Q::COMMAND_LINES,
            defaults: || Erased::options(&Q::default()),
            #[cfg(feature = "serve")]
            fields: fields::<Q>,
            #[cfg(feature = "cli")]
            default_limit: || Query::limit(&mut Q::default()).copied(),
            parse: |options| Ok(settled(serde_json::from_value::<Q>(options)?)),
            #[cfg(feature = "cli")]
            augment: Q::augment_args,
            #[cfg(feature = "cli")]
            matched: |matches| Ok(settled(Q::from_arg_matches(matches)?)),
        }
    }

    /// The schema name of its JSON.
    #[must_use]
    pub fn schema(&self) -> String {
        format!("coauth.{}/1", self.variant_of.unwrap_or(self.name))
    }

    /// Its options with their defaults.
    #[must_use]
    pub fn defaults(&self) -> Value {
        (self.defaults)()
    }

    /// The query with these options, a JSON object. Missing fields have their defaults.
    ///
    /// # Errors
    /// If an option is unknown, has the wrong type, or is required and missing.
    pub fn query(&'static self, options: Value) -> Result<AnyQuery> {
        let usage = |what: String| Error::new(ErrorKind::Usage, format!("{}: {what}", self.name));
        let options = if options.is_null() { Value::Object(serde_json::Map::new()) } else { options };
        let missing =
            self.required.iter().find(|required| options.is_object() && options.get(required).is_none());
        // Report an unknown option first: it is the likelier mistake.
        let query = (self.parse)(options.clone()).map_err(|error| usage(self.in_words(&error, &options)))?;
        match missing {
            Some(option) => Err(usage(format!("the option `{option}` is required"))),
            None => Ok(AnyQuery { row: self, query }),
        }
    }

    /// Why options are refused, with the option whose value is wrong.
    fn in_words(&self, error: &serde_json::Error, options: &Value) -> String {
        let message = error.to_string();
        let of_value =
            ["invalid type: ", "invalid value: "].iter().find_map(|kind| message.strip_prefix(kind));
        let Some((given, expected)) = of_value.and_then(|of_value| of_value.split_once(", expected ")) else {
            return message;
        };
        let expected = match expected {
            "usize" | "u64" | "u32" | "u16" | "u8" | "a nonzero usize" => "a whole number",
            "f64" | "f32" => "a number",
            "a boolean" => "true or false",
            other => other,
        };
        let is_wrong = |name: &str, value: &Value| (self.parse)(serde_json::json!({ name: value })).is_err();
        let wrong = options.as_object().into_iter().flatten().find(|(name, value)| is_wrong(name, value));
        let name = wrong.map_or_else(String::new, |(name, _)| format!("{name}: "));
        format!("{name}expected {expected}, not {}", given.trim_start_matches("string "))
    }

    /// All of its options with their defaults, also those that [`defaults`](Self::defaults) leaves out; `None` is a choice
    /// among words.
    #[cfg(feature = "serve")]
    pub(crate) fn options(&self) -> Vec<(&'static str, Option<Value>)> {
        let defaults = self.defaults();
        let is_of_type = |name: &str, value: &Value| (self.parse)(serde_json::json!({ name: value })).is_ok();
        let left_out = |name: &str| {
            [Value::Null, Value::Bool(false), Value::from(0)]
                .into_iter()
                .find(|value| is_of_type(name, value))
        };
        let option = |&name: &&'static str| (name, defaults.get(name).cloned().or_else(|| left_out(name)));
        (self.fields)().iter().map(option).collect()
    }

    /// The limit that its lists have by default; `None` if it has no list to cut.
    #[cfg(feature = "cli")]
    pub(crate) fn default_limit(&self) -> Option<usize> {
        (self.default_limit)()
    }

    /// Adds the arguments of the query to a command.
    #[cfg(feature = "cli")]
    pub(crate) fn augment(&self, command: clap::Command) -> clap::Command {
        (self.augment)(command)
    }

    /// The query that a command line specifies.
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
