//! What leaves the program as a drawing.
//!
//! A [`Sketch`] says what to draw and knows nothing of networks; [`compose`] turns it into a [`Scene`]:
//! everything a drawing may show, with its place, in a fixed order. Writers see only a scene, so that no two
//! of them can disagree.
//!
//! ```text
//! Sketch ── compose ─┬─ figure   one component: layout (stress, forces), growth, labels
//!                    ├─ pack     the components on the page
//!                    ├─ palette  colors that differ where it matters
//!                    └─ page     title, caption, legend      ──> Scene ─┬─ svg, html
//!                                                             └─ typeset ── png, pdf
//! ```

mod coarse;
mod components;
mod compose;
mod figure;
mod forces;
mod geometry;
mod grid;
pub(crate) mod html;
mod labels;
mod layout;
mod links;
mod metrics;
mod options;
mod pack;
mod page;
mod palette;
#[cfg(feature = "paper")]
pub(crate) mod pdf;
#[cfg(feature = "paper")]
pub(crate) mod png;
mod scale;
pub(crate) mod scene;
pub(crate) mod sketch;
mod stress;
pub(crate) mod svg;
pub(crate) mod tooltip;
mod tree;
#[cfg(feature = "paper")]
mod typeset;

pub use compose::compose;
pub use geometry::Point;
pub use options::{DrawOptions, Labels, Theme};
pub use scene::Scene;
pub use sketch::Sketch;

pub(crate) use palette::GROUP_COLORS;
