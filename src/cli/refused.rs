//! The options of every command that some commands refuse, because they would have no effect there.

use super::options::{Options, usage};
use crate::error::Result;

/// An option by the name of its field, and whether it is set.
type Row = (&'static str, fn(&Options) -> bool);

/// How inputs are read and names matched.
const READING: &[Row] = &[
    ("input", |options| !options.input.is_empty()),
    ("from", |options| options.from.is_some()),
    ("columns", |options| options.columns.is_some()),
    ("encoding", |options| options.encoding.is_some()),
    ("sheet", |options| options.sheet.is_some()),
    ("groups", |options| options.groups),
    ("editors", |options| options.editors),
    ("keep_duplicates", |options| options.keep_duplicates),
    ("names", |options| options.names.is_some()),
    ("aliases", |options| options.aliases.is_some()),
    ("strict", |options| options.strict),
];

/// Which papers and authors are included.
const FILTERS: &[Row] = &[
    ("since", |options| options.since.is_some()),
    ("until", |options| options.until.is_some()),
    ("type", |options| !options.types.is_empty()),
    ("max_authors", |options| options.max_authors.is_some()),
    ("min_papers", |options| options.min_papers.is_some()),
];

/// How ties are weighted.
const WEIGHTING: &[Row] = &[("counting", |options| options.counting.is_some())];

/// How names in queries are matched, and how names are shown.
const NAMING: &[Row] =
    &[("exact_name", |options| options.exact_name), ("name_style", |options| options.name_style.is_some())];

/// What the nodes are.
const UNITS: &[Row] =
    &[("unit", |options| options.unit.is_some()), ("org_aliases", |options| options.org_aliases.is_some())];

/// What the user has about authors.
const ATTRIBUTES: &[Row] = &[("attributes", |options| options.attributes.is_some())];

fn rows(command: &str) -> impl Iterator<Item = &'static Row> + use<> {
    let kinds: &[&'static [Row]] = match command {
        "index" => &[FILTERS, WEIGHTING, NAMING, UNITS, ATTRIBUTES],
        "check" => &[WEIGHTING, NAMING],
        "conflicts" | "reviewers" => &[WEIGHTING, NAMING, UNITS, ATTRIBUTES],
        "serve" => &[WEIGHTING, NAMING, UNITS],
        "collaborators" => &[WEIGHTING, UNITS, ATTRIBUTES],
        "names" => &[UNITS, ATTRIBUTES],
        "formats" | "completions" | "man" | "index --verify" => {
            &[READING, FILTERS, WEIGHTING, NAMING, UNITS, ATTRIBUTES]
        }
        "top" | "render" | "export" => &[],
        _ => &[ATTRIBUTES],
    };
    kinds.iter().copied().flatten()
}

/// The options that a command refuses, by the names of their fields: its help does not list them.
pub(super) fn refused_by(command: &str) -> impl Iterator<Item = &'static str> + use<> {
    rows(command).map(|(name, _)| *name)
}

/// Refuses options that are set and have no effect on this command.
pub(super) fn refuse(options: &Options, command: &str) -> Result<()> {
    match set(options, rows(command)).next() {
        Some(flag) => Err(usage(format!("{flag} has no effect on coauth {command}; remove it"))),
        None => Ok(()),
    }
}

/// The filters that are set, as flags.
pub(super) fn filters(options: &Options) -> Vec<String> {
    set(options, FILTERS.iter()).collect()
}

fn set(options: &Options, rows: impl Iterator<Item = &'static Row>) -> impl Iterator<Item = String> {
    rows.filter(|(_, is_set)| is_set(options)).map(|(name, _)| format!("--{}", name.replace('_', "-")))
}
