//! PNG.

use super::{Exporter, Writes};

pub(super) static EXPORTER: Exporter = Exporter {
    name: "png",
    about: "pixels, for slides and documents; --scale says how many",
    extensions: &["png"],
    writes: Writes::Typeset(crate::drawing::png::write),
};
