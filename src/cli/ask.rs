//! Runs a query on the network of the options and prints its report.

use std::path::Path;

use serde_json::Value;

use super::hint;
use super::input;
use super::options::Options;
use super::output::{self, Console};
use super::provenance::Provenance;
use crate::analysis::{AnyQuery, Context};
use crate::error::{Error, ErrorKind, Result};
use crate::names::NameStyle;
use crate::table::StyleWriter;

/// A file that provides the required options of a query, with the option that names it.
pub(super) struct OptionFile<'a> {
    pub(super) option: &'static str,
    pub(super) file: &'a Path,
}

/// Runs a query on the network of the options. Returns false if it found nothing.
pub(super) fn ask(query: &AnyQuery, options: &Options, console: &Console) -> Result<bool> {
    ask_with_file(query, None, options, console)
}

/// Like [`ask`], for a query whose required options come from a file.
pub(super) fn ask_with_file(
    query: &AnyQuery,
    extra: Option<&OptionFile<'_>>,
    options: &Options,
    console: &Console,
) -> Result<bool> {
    let style = output::style(options)?;
    let name_style = options.name_style.unwrap_or(match style.writer {
        StyleWriter::Document(_) => NameStyle::FirstLast,
        _ => NameStyle::AsWritten,
    });
    let network = input::network_with_file(options, extra.map(|extra| extra.file), console)?;
    let network = network.with_name_style(name_style);
    let mut context = context(options);
    query.warning(&network).iter().for_each(|warning| console.remark(warning));
    let report = console.waiting(query.row().name, || query.run(&network, &mut context));
    // With a damaged index neither the report nor an error can be trusted.
    network.intact()?;
    context.remarks.iter().for_each(|remark| console.remark(remark));
    let report = report.map_err(|error| hinting_at_files(error, query))?;
    let mut given = query.in_answer();
    if let (Some(given), Some(extra)) = (given.as_object_mut(), extra) {
        query.row().required.iter().for_each(|option| drop(given.remove(*option)));
        given.insert(extra.option.to_owned(), extra.file.display().to_string().into());
    }
    let provenance = Provenance::of(query.row().schema(), options).of_network(&network).with(given);
    output::show(style, report.as_ref(), &provenance, options)?;
    if matches!(style.writer, StyleWriter::Data(_)) {
        // The other styles have it in the answer.
        report.remarks().iter().for_each(|remark| console.remark(remark));
        report.excerpts().line().iter().for_each(|line| console.remark(line));
    }
    if report.is_found() {
        hint::about_duplicates(&network, query.row().name, console);
    } else {
        hint::about_duplicates_of_the_unconnected(&network, query.row().name, console);
    }
    // The program ends here, and the system frees everything at once.
    std::mem::forget(network);
    Ok(report.is_found())
}

/// Adds to the error of an unknown author that the name is that of a file: the name before the inputs was left out.
fn hinting_at_files(error: Error, query: &AnyQuery) -> Error {
    let row = query.row();
    let options = query.options();
    let given = row.required.iter().filter_map(|option| options.get(*option));
    let names = given.flat_map(|value| match value {
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect::<Vec<_>>(),
    });
    match names.into_iter().find(|name| Path::new(name).exists()) {
        Some(name) if error.kind() == ErrorKind::Author => {
            let hint = format!(
                "{name} is a file, but a name is expected there; pass inputs with -i, or after the names"
            );
            Error::new(error.kind(), format!("{}\n{hint}", error.message()))
        }
        _ => error,
    }
}

/// The context of a command's queries.
pub(super) fn context(options: &Options) -> Context {
    let mut context = Context::counting(options.counting());
    context.exact_name = options.exact_name;
    context.checksums = options.checksums;
    context
}
