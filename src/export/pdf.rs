//! PDF.

use super::{Exporter, Writes};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "pdf",
    about: "one page of vectors with its fonts, for print and LaTeX",
    extensions: &["pdf"],
    writes: Writes::Typeset(crate::drawing::pdf::write),
};
