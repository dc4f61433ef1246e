//! What leaves the program as a drawing.
//!
//! A [`Sketch`] says what to draw and knows nothing of networks; [`compose`] turns it into a [`Scene`]:
//! everything a drawing may show, with its place, in a fixed order. Writers see only a scene, so that no two
//! of them can disagree.
//!
//! ```text
//! Sketch ── compose ─┬─ legible  what is left out where there is too much
//!                    ├─ figure   one component: layout (stress, forces), growth, labels
//!                    ├─ pack     the components on the page
//!                    ├─ fit      all of it on a page of a given size
//!                    ├─ palette  colors that differ for every sight
//!                    └─ page     title, caption, legend      ──> Scene ─┬─ svg, html
//!                                                             └─ typeset ── png, pdf
//! ```

mod coarse;
mod components;
mod compose;
mod figure;
mod fit;
mod forces;
mod free;
mod geometry;
mod grid;
pub(crate) mod html;
mod labels;
mod layout;
mod leaders;
mod legend;
mod legible;
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
#[cfg(feature = "cli")]
pub(crate) mod regions;
mod scale;
pub(crate) mod scene;
mod sheet;
pub(crate) mod sketch;
mod stress;
pub(crate) mod svg;
pub(crate) mod tooltip;
mod tree;
#[cfg(feature = "paper")]
mod typeset;
#[cfg(feature = "serve")]
pub(crate) mod view;

pub use compose::compose;
pub use geometry::Point;
pub use options::{Detail, DrawOptions, Effort, Labels, Theme};
pub use scene::Scene;
pub use sketch::Sketch;

pub(crate) use palette::GROUP_COLORS;
