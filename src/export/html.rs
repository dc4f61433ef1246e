//! HTML.

use super::{Exporter, Writes};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "html",
    about: "one page to explore offline: search, papers, paths, filters",
    extensions: &["html", "htm"],
    writes: Writes::Drawing(crate::drawing::html::write),
};
