//! SVG.

use super::{Exporter, Writes};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "svg",
    about: "a drawing for browsers, papers and Inkscape, with tooltips",
    extensions: &["svg"],
    writes: Writes::Drawing(crate::drawing::svg::write),
};
