//! Drawings: what [`drawing`](crate::drawing) writes, as output formats.

use super::{ExportWriter, Exporter};
use crate::drawing;

pub(super) static SVG: Exporter = Exporter {
    name: "svg",
    about: "a drawing for browsers, papers and Inkscape, with tooltips",
    extensions: &["svg"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Drawing(drawing::svg::write),
};

pub(super) static HTML: Exporter = Exporter {
    name: "html",
    about: "one page to explore offline: search, papers, paths, filters",
    extensions: &["html", "htm"],
    is_text: true,
    table_of: None,
    writer: ExportWriter::Drawing(drawing::html::write),
};

#[cfg(feature = "paper")]
pub(super) static PNG: Exporter = Exporter {
    name: "png",
    about: "image for slides and documents; --scale sets the resolution",
    extensions: &["png"],
    is_text: false,
    table_of: None,
    writer: ExportWriter::Typeset(drawing::png::write),
};

#[cfg(feature = "paper")]
pub(super) static PDF: Exporter = Exporter {
    name: "pdf",
    about: "one page of vectors with its fonts, for print and LaTeX",
    extensions: &["pdf"],
    is_text: false,
    table_of: None,
    writer: ExportWriter::Typeset(drawing::pdf::write),
};
