//! `coauth formats`: what can be read and written.

use serde::Serialize;

use super::options::Options;
use super::output::{self, Console};
use crate::analysis::{Answer, Asking, Question};
use crate::error::Result;
use crate::export::EXPORTERS;
use crate::formats::FORMATS;
use crate::network::Network;
use crate::table::{Report, STYLES, Table};

#[derive(Serialize)]
struct Formats {}

#[derive(Serialize)]
struct FormatsAnswer {
    formats: Vec<FormatRow>,
}

/// A format and what can be done with it; one name is one row, read or written or both.
#[derive(Serialize)]
struct FormatRow {
    name: &'static str,
    about: &'static str,
    extensions: Vec<&'static str>,
    reads: bool,
    writes: bool,
    #[serde(skip)]
    by: &'static str,
}

pub(super) fn run(options: &Options, console: &Console) -> Result<bool> {
    let _ = console;
    let style = output::style(options)?;
    output::show(style, &Formats {}, &FormatsAnswer { formats: rows() }, options)?;
    Ok(true)
}

fn rows() -> Vec<FormatRow> {
    let row = |name, about, extensions: &[&'static str], by: &'static str| FormatRow {
        name,
        about,
        extensions: extensions.to_vec(),
        reads: by == "input",
        writes: by != "input",
        by,
    };
    let read = FORMATS.iter().map(|format| row(format.name, format.about, format.extensions, "input"));
    let exported = EXPORTERS.iter().map(|exporter| {
        let by = if exporter.is_drawing() { "render" } else { "export" };
        row(exporter.name, exporter.about, exporter.extensions, by)
    });
    let shown = STYLES.iter().map(|style| row(style.name, style.about, style.extensions, "tables"));
    read.chain(exported).chain(shown).collect()
}

impl Question for Formats {
    fn name(&self) -> &'static str {
        "formats"
    }

    fn ask(&self, _: &Network, _: &mut Asking) -> Result<Box<dyn Answer>> {
        Ok(Box::new(FormatsAnswer { formats: rows() }))
    }
}

impl Answer for FormatsAnswer {
    fn report(&self) -> Report<'_> {
        let mut table = Table::with_columns(&["for", "name", "extensions", "about"]);
        for format in &self.formats {
            let extensions = format.extensions.join(" ");
            table.push([format.by.into(), format.name.into(), extensions.into(), format.about.into()]);
        }
        Report::of(table)
    }
}
