//! `coauth formats`: the formats that can be read and written.

use serde::Serialize;

use super::missing::Missing;
use super::options::Options;
use super::output;
use super::provenance::Provenance;
use super::refused::refuse;
use crate::analysis::Report;
use crate::error::Result;
use crate::export::EXPORTERS;
use crate::formats::FORMATS;
use crate::reading::CONTAINERS;
use crate::table::{Document, STYLES, Table};

#[derive(Debug, Serialize)]
struct FormatsReport {
    formats: Vec<FormatRow>,
}

/// A format, and whether this build reads or writes it.
#[derive(Debug, Serialize)]
struct FormatRow {
    name: &'static str,
    about: &'static str,
    extensions: Vec<&'static str>,
    reads: bool,
    writes: bool,
    /// The Cargo feature that adds the format, if this build lacks it.
    feature: Option<&'static str>,
    #[serde(skip)]
    by: &'static str,
}

pub(super) fn run(options: &Options) -> Result<bool> {
    refuse(options, "formats")?;
    let style = output::style(options)?;
    let provenance = Provenance::of("coauth.formats/1".to_owned(), options);
    output::show(style, &FormatsReport { formats: rows() }, &provenance, options)?;
    Ok(true)
}

fn rows() -> Vec<FormatRow> {
    let row = |name, about, extensions: &[&'static str], by: &'static str| FormatRow {
        name,
        about,
        extensions: extensions.to_vec(),
        reads: by == "input",
        writes: by != "input",
        feature: None,
        by,
    };
    let read = FORMATS.iter().map(|format| row(format.name, format.about, format.extensions, "input"));
    let contained = CONTAINERS.iter().map(|kind| row(kind.name, kind.about, kind.extensions, "input"));
    let exported = EXPORTERS.iter().map(|exporter| {
        let by = if exporter.is_drawing() { "render" } else { "export" };
        row(exporter.name, exporter.about, exporter.extensions, by)
    });
    let shown = STYLES.iter().map(|style| row(style.name, style.about, style.extensions, "tables"));
    let missing = Missing::all().map(|missing| FormatRow {
        reads: false,
        writes: false,
        feature: Some(missing.feature),
        ..row(missing.name, missing.about, missing.extensions, missing.by)
    });
    read.chain(contained).chain(exported).chain(missing).chain(shown).collect()
}

impl Report for FormatsReport {
    fn document(&self) -> Document<'_> {
        let mut table = Table::with_columns(&["for", "name", "extensions", "about"]);
        for format in &self.formats {
            let extensions = format.extensions.join(" ");
            let about = match format.feature {
                Some(feature) => {
                    format!("{} (not in this build, which lacks the feature {feature})", format.about)
                }
                None => format.about.to_owned(),
            };
            table.push([format.by.into(), format.name.into(), extensions.into(), about.into()]);
        }
        Document::of(table)
    }
}
