//! The options of the command line as keywords, for other front ends such as the Python package.
//!
//! A keyword is the name of an option with `_` for `-`, its value is JSON. Both are checked by the parser of the command
//! line, so that a front end has every option, with the same words in its errors, without knowing any of them.

use std::any::TypeId;
use std::ffi::OsString;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use serde_json::{Map, Value};

use super::ask;
use super::commands::of_query;
use super::input;
use super::options::{Options, usage};
use super::render::Render;
use super::whole_file;
use crate::analysis::{Context, Row};
use crate::drawing::Scene;
use crate::error::{Error, ErrorKind, Result};
use crate::export::Exporter;
use crate::network::Network;
use crate::reading::Source;
use crate::records::Notices;

/// Keywords with their values.
pub type Keywords = Map<String, Value>;

/// An option that a front end can offer.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Parameter {
    /// Its keyword.
    pub name: String,
    /// What it does.
    pub help: String,
    /// The type of its values.
    pub kind: ParameterKind,
    /// The values that it can have, if they are few.
    pub choices: Vec<String>,
    /// Whether it takes several values.
    pub is_list: bool,
    /// Whether it is required.
    pub is_required: bool,
    /// Its default; null if it is off or unset.
    pub default: Value,
}

/// The type of an option's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParameterKind {
    /// On or off.
    Flag,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A text, a path or one of some words.
    Text,
}

/// The options of reading and of matching names, and those that queries share.
#[derive(Debug, Clone)]
pub struct Reading(Options);

impl Reading {
    /// The options that can be set.
    #[must_use]
    pub fn parameters() -> Vec<Parameter> {
        command_of_reading().get_arguments().filter(|arg| is_of_reading(arg)).map(parameter).collect()
    }

    /// Parses keywords.
    ///
    /// # Errors
    /// If an option is unknown or has a wrong value.
    pub fn of(keywords: &Keywords) -> Result<Self> {
        let matches = matches(command_of_reading(), is_of_reading, keywords)?;
        let options = Options::from_arg_matches(&matches).map_err(|error| rejected(&error))?;
        options.check()?;
        Ok(Self(options))
    }

    /// Reads sources into a network. A network without authors is an error.
    ///
    /// # Errors
    /// Those of [`Loader::load`](crate::Loader::load).
    pub fn load(&self, sources: &[Source], notices: &mut Notices) -> Result<Network> {
        let network = input::load(&self.0, sources, notices, &mut |_| ())?;
        if !network.made_with().is_empty() {
            return Ok(network);
        }
        let made_with = Value::Object(self.0.that_affect_the_answer()).to_string();
        Ok(network.saying(made_with))
    }

    /// The context of queries.
    #[must_use]
    pub fn context(&self) -> Context {
        ask::context(&self.0)
    }
}

/// The options of a drawing.
#[derive(Debug)]
pub struct Drawing(Render);

impl Drawing {
    /// The options that can be set.
    #[must_use]
    pub fn parameters() -> Vec<Parameter> {
        command_of_drawing().get_arguments().filter(|arg| is_of_drawing(arg)).map(parameter).collect()
    }

    /// Parses keywords.
    ///
    /// # Errors
    /// If an option is unknown or has a wrong value.
    pub fn of(keywords: &Keywords) -> Result<Self> {
        let matches = matches(command_of_drawing(), is_of_drawing, keywords)?;
        Render::from_arg_matches(&matches).map(Self).map_err(|error| rejected(&error))
    }

    /// Lays a network out for a format; `None` if there is no path to draw.
    ///
    /// # Errors
    /// If an author is not found, nothing is left to draw, or an index is damaged.
    pub fn scene(
        &self,
        network: &Network,
        exporter: &Exporter,
        context: &mut Context,
    ) -> Result<Option<Scene>> {
        self.0.scene(network, exporter, None, context)
    }

    /// The drawing in a format, and a remark about characters that no font has.
    ///
    /// # Errors
    /// If an option does not fit the format, or Graphviz fails.
    pub fn written(&self, scene: &Scene, exporter: &Exporter) -> Result<(Vec<u8>, Option<String>)> {
        self.0.written(scene, exporter)
    }
}

/// The options of a query, required ones first.
#[must_use]
pub fn of_row(row: &'static Row) -> Vec<Parameter> {
    let (own, command) = (row.augment(Command::new(row.name)), of_query(row));
    let Value::Object(mut defaults) = row.defaults() else { return Vec::new() };
    // Options that are off may be missing among the defaults.
    for arg in own.get_arguments().filter(|arg| !arg.is_positional()) {
        let default =
            arg.get_default_values().first().map_or(Value::Null, |value| value.to_string_lossy().into());
        defaults.entry(keyword(arg).unwrap_or_default()).or_insert(default);
    }
    if let Some(limit) = row.default_limit() {
        defaults.entry("limit").or_insert(limit.into());
    }
    let mut parameters: Vec<_> =
        defaults.into_iter().map(|(name, default)| of_option(row, &command, name, default)).collect();
    parameters.sort_by_key(|parameter| place_among_required(row, &parameter.name).unwrap_or(usize::MAX));
    parameters
}

fn place_among_required(row: &Row, name: &str) -> Option<usize> {
    row.required.iter().position(|required| *required == name)
}

/// An option of a query, with what its command knows about it.
fn of_option(row: &Row, command: &Command, name: String, default: Value) -> Parameter {
    let place = place_among_required(row, &name);
    let named = command.get_arguments().find(|arg| keyword(arg).as_ref() == Some(&name));
    let known = named.or_else(|| command.get_positionals().nth(place?)).map(parameter);
    Parameter {
        help: known.as_ref().map(|known| known.help.clone()).unwrap_or_default(),
        kind: known.as_ref().map(|known| known.kind).or(kind_of(&default)).unwrap_or(ParameterKind::Text),
        choices: known.map(|known| known.choices).unwrap_or_default(),
        is_list: default.is_array(),
        is_required: place.is_some(),
        default,
        name,
    }
}

/// Writes a file whole or not at all.
///
/// # Errors
/// If it cannot be written.
pub fn write_whole(
    path: &std::path::Path,
    write: impl FnOnce(&mut dyn std::io::Write) -> Result<()>,
) -> Result<()> {
    let mut kept = None;
    let written = whole_file::write(path, |out| super::output::through_io(write(out), &mut kept));
    let failed = |error| Error::new(ErrorKind::Output, format!("cannot be written: {error}"));
    kept.map_or(written.map_err(|error| failed(error).at(path.display().to_string(), None)), Err)
}

/// All options of the command line.
fn command_of_reading() -> Command {
    Options::augment_args(Command::new("read"))
}

/// Whether an option is about the input: those of the output belong to the command line.
fn is_of_reading(arg: &Arg) -> bool {
    arg.get_help_heading() == Some("Input") && arg.get_id() != "input"
}

fn command_of_drawing() -> Command {
    Render::augment_args(Command::new("draw"))
}

fn is_of_drawing(arg: &Arg) -> bool {
    !arg.is_positional()
}

/// The keyword of an option; positional arguments have none.
fn keyword(arg: &Arg) -> Option<String> {
    arg.get_long().map(|long| long.replace('-', "_"))
}

fn takes_several(arg: &Arg) -> bool {
    arg.get_num_args().is_some_and(|values| values.max_values() > 1)
}

fn parameter(arg: &Arg) -> Parameter {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let takes_values = arg.get_action().takes_values();
    let is_repeatable = matches!(arg.get_action(), clap::ArgAction::Append);
    Parameter {
        name: keyword(arg).unwrap_or_else(|| arg.get_id().to_string()),
        // Defaults are shown as such.
        help: help.split(" [default").next().unwrap_or_default().to_owned(),
        kind: if takes_values { kind(arg) } else { ParameterKind::Flag },
        choices: if takes_values {
            arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect()
        } else {
            Vec::new()
        },
        is_list: takes_values && (takes_several(arg) || is_repeatable),
        is_required: false,
        default: Value::Null,
    }
}

fn kind(arg: &Arg) -> ParameterKind {
    let type_id = arg.get_value_parser().type_id();
    let integers = [
        TypeId::of::<u8>(),
        TypeId::of::<u16>(),
        TypeId::of::<u32>(),
        TypeId::of::<u64>(),
        TypeId::of::<usize>(),
        TypeId::of::<i16>(),
        TypeId::of::<i32>(),
        TypeId::of::<i64>(),
    ];
    if integers.iter().any(|integer| type_id == *integer) {
        ParameterKind::Integer
    } else if type_id == TypeId::of::<f64>() {
        ParameterKind::Number
    } else {
        ParameterKind::Text
    }
}

/// The type that a default shows; `None` if it is null.
fn kind_of(default: &Value) -> Option<ParameterKind> {
    match default {
        Value::Bool(_) => Some(ParameterKind::Flag),
        Value::Number(number) if number.is_f64() => Some(ParameterKind::Number),
        Value::Number(_) => Some(ParameterKind::Integer),
        Value::String(_) | Value::Array(_) => Some(ParameterKind::Text),
        _ => None,
    }
}

/// Parses keywords for some of the options of a command, as the command line would.
fn matches(command: Command, is_ours: fn(&Arg) -> bool, keywords: &Keywords) -> Result<ArgMatches> {
    let mut line = vec![OsString::from(command.get_name())];
    for (name, value) in keywords {
        let mut ours = command.get_arguments().filter(|arg| is_ours(arg));
        let Some(arg) = ours.find(|arg| keyword(arg).is_some_and(|own| own == *name)) else {
            let known: Vec<_> =
                command.get_arguments().filter(|arg| is_ours(arg)).filter_map(keyword).collect();
            return Err(usage(format!("unknown option `{name}`; expected one of: {}", known.join(", "))));
        };
        add(&mut line, arg, value);
    }
    command.try_get_matches_from(line).map_err(|error| rejected(&error))
}

/// Adds an option to a command line.
fn add(line: &mut Vec<OsString>, arg: &Arg, value: &Value) {
    let flag = format!("--{}", arg.get_long().unwrap_or_default());
    match value {
        Value::Null | Value::Bool(false) => {}
        Value::Bool(true) if !arg.get_action().takes_values() => line.push(flag.into()),
        Value::Array(values) if takes_several(arg) => {
            line.push(flag.into());
            line.extend(values.iter().map(|value| text(value).into()));
        }
        Value::Array(values) => {
            line.extend(values.iter().map(|value| format!("{flag}={}", text(value)).into()));
        }
        value => line.push(format!("{flag}={}", text(value)).into()),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The error of the parser, without the hints for people at a terminal.
fn rejected(error: &clap::Error) -> Error {
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    usage(text.split("\n\n").next().unwrap_or(text).trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(keywords: Value) -> Result<Options> {
        Reading::of(keywords.as_object().expect("keywords")).map(|reading| reading.0)
    }

    #[test]
    fn keywords_are_the_options_of_the_command_line() {
        let options = of(json!({ "names": "evidence", "groups": true, "max_authors": 5, "strict": false }));
        let options = options.expect("options");
        assert_eq!(options.names, Some(crate::names::Matching::Evidence));
        assert_eq!((options.groups, options.max_authors, options.strict), (true, Some(5), false));
        let names: Vec<_> = Reading::parameters().into_iter().map(|parameter| parameter.name).collect();
        assert!(
            names.contains(&"max_authors".to_owned()) && names.contains(&"counting".to_owned()),
            "{names:?}"
        );
        assert!(!names.contains(&"input".to_owned()) && !names.contains(&"format".to_owned()), "{names:?}");
    }

    #[test]
    fn wrong_keywords_are_named_with_what_is_expected() {
        let message = |keywords| of(keywords).expect_err("a wrong option").message().to_owned();
        assert!(
            message(json!({ "name": "exact" })).starts_with("unknown option `name`; expected one of: from, ")
        );
        assert!(message(json!({ "names": "fuzzy" })).contains("possible values: exact, folded, evidence"));
        assert!(message(json!({ "names": true })).contains("invalid value 'true'"));
        assert!(message(json!({ "groups": 5 })).contains("'--groups'"));
        assert!(message(json!({ "since": 2020, "until": 2010 })).contains("is after"));
        assert!(!message(json!({ "names": "fuzzy" })).contains("--help"));
    }

    #[test]
    fn every_option_of_every_query_has_a_type_and_most_have_a_text() {
        for row in crate::queries::QUERIES {
            let parameters = of_row(row);
            let required: Vec<_> =
                parameters.iter().filter(|p| p.is_required).map(|p| p.name.as_str()).collect();
            assert_eq!(required, row.required, "{row:?}");
            let defaults = row.defaults();
            for (name, default) in defaults.as_object().expect("options") {
                let kind = parameters.iter().find(|p| p.name == *name).expect("a parameter").kind;
                assert_eq!(kind_of(default).unwrap_or(kind), kind, "{row:?} {name}");
            }
            for parameter in parameters.iter().filter(|_| row.variant_of.is_none()) {
                assert!(!parameter.help.is_empty(), "{row:?} {}", parameter.name);
            }
        }
    }

    #[test]
    fn options_that_are_off_are_among_those_of_a_query() {
        let names = |name: &str| {
            let row = crate::queries::QUERIES.iter().find(|row| row.name == name).expect("a query");
            of_row(row).into_iter().map(|parameter| parameter.name).collect::<Vec<_>>()
        };
        assert!(names("stats").contains(&"distances".to_owned()));
        assert!(names("components").contains(&"limit".to_owned()));
        assert!(!names("path").contains(&"pairs".to_owned()), "it is an option of the command only");
    }

    #[test]
    fn drawings_take_two_names_and_flags() {
        let keywords = json!({ "between": ["Ruihai Wu", "Jiajun Wu"], "depth": 0, "theme": "dark" });
        let drawing = Drawing::of(keywords.as_object().expect("keywords")).expect("options");
        let network = crate::Loader::sample().load().expect("the sample").network;
        let svg = Exporter::named("svg").expect("a format");
        let context = &mut Context::default();
        let scene = drawing.scene(&network, svg, context).expect("a scene").expect("a path");
        let (drawn, _) = drawing.written(&scene, svg).expect("a drawing");
        let drawn = String::from_utf8(drawn).expect("text");
        assert!(drawn.contains("Leonidas Guibas") && !drawn.contains("Tao Qin"));
    }
}
