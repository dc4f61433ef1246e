//! Co-authorship networks from author lists: who wrote with whom, how two people are connected, and by which papers.
//!
//! ```
//! use coauth::Loader;
//! use coauth::analysis::{Context, Path, Query};
//!
//! let loaded = Loader::sample().load()?; // or Loader::new().path("refs/").since(2010).load()?
//! let report = Path::between("Ruihai Wu", "Jiajun Wu").run(&loaded.network, &mut Context::default())?;
//! assert_eq!(report.distance, Some(2));
//! assert_eq!(report.paths[0].authors[1], "Leonidas Guibas");
//! assert!(loaded.notices.first_fault().is_none());
//! # Ok::<(), coauth::Error>(())
//! ```
//!
//! [`Loader`] goes from files, an index, texts or bylines to a [`network::Network`]; the queries of [`analysis`] are
//! run on it, by their type or by a name with options from JSON. The layers below can be used on their own.
//!
//! # Map
//!
//! A layer uses only itself and those to its left; a test enforces it.
//!
//! | layer | owns | uses |
//! |---|---|---|
//! | [`error`] | the one public error | – |
//! | `columns` | long arrays of numbers and texts, owned or mapped from a file | – |
//! | [`records`] | what a paper is: records, mentions, the corpus, duplicates, notices | columns |
//! | [`formats`] | who can read it: one file a format, [`formats::FORMATS`] | records |
//! | [`reading`] | how a file becomes one: sources, encodings, chunks, merging | formats, records |
//! | [`table`] | rows for people and programs, [`table::STYLES`] | – |
//! | [`drawing`] | layout, packing, labels, SVG | – |
//! | [`measures`] | what can be measured on ties: a plain function a file | – |
//! | [`names`] | whom they mean: spellings, folding, the roster | records |
//! | [`network`] | who wrote with whom: bylines, incidence, components, ties | records, names, measures |
//! | [`index`] | a network on disk, mapped into memory | network and left |
//! | [`Loader`] | the facade: from inputs to a network in one expression | index and left |
//! | [`analysis`] | one query a file, [`analysis::QUERIES`] | network, table and left |
//! | [`export`] | one output format a file, [`export::EXPORTERS`] | analysis, drawing and left |
//! | `cli` | thin commands | everything |

pub mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
mod columns;
pub mod drawing;
pub mod error;
pub mod export;
pub mod formats;
pub mod index;
mod loader;
pub mod measures;
pub mod names;
pub mod network;
mod random;
pub mod reading;
pub mod records;
pub mod table;

pub use error::{Error, ErrorKind, Place, Result};
pub use loader::{Loaded, Loader};

/// The guide's examples run, too.
#[cfg(doctest)]
mod guide {
    #[doc = include_str!("../docs/library.md")]
    mod library {}
    #[doc = include_str!("../docs/adding-a-format.md")]
    mod adding_a_format {}
}
