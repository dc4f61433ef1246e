//! Co-authorship networks from bibliographies and author lists: build, query, draw and export them.
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
//! [`Loader`] builds a [`network::Network`] from files, an index, texts or bylines. The queries in [`analysis`] run on
//! it, either by type or by name with options from JSON. The layers below can be used on their own.
//!
//! # Map
//!
//! A layer is a folder of the source. It uses only itself and the layers in its last column; a test enforces it. All use
//! [`error`] and [`Interrupt`].
//!
//! | layer | owns | uses |
//! |---|---|---|
//! | `columns` | long arrays of numbers and texts, owned, mapped from a file, or in temporary files | – |
//! | [`table`] | tables for people and programs: [`table::STYLES`] | – |
//! | [`drawing`] | layout, packing, labels, SVG | – |
//! | [`measures`] | graph measures, each a plain function in its own file | – |
//! | `sheets` | tables of cells: delimited text, spreadsheets | – |
//! | [`records`] | what a paper is: records, mentions, the corpus, duplicates, notices | columns |
//! | [`formats`] | the input formats, one file each: [`formats::FORMATS`] | records |
//! | [`reading`] | from a file to records: sources, encodings, chunks, merging | columns, sheets, records, formats |
//! | [`names`] | which names are the same person: spellings, folding, the roster | columns, records |
//! | [`units`] | organizations and countries in place of authors: bylines of units | columns, records |
//! | [`network`] | the bipartite (two-mode) network of papers and authors, its components and ties | columns, measures, records, names |
//! | [`index`] | a network on disk, mapped into memory | columns, records, network |
//! | `loader` | the facade, [`Loader`]: from inputs to a network in one expression | columns, sheets, records, formats, reading, names, units, network, index |
//! | [`analysis`] | queries on a network, one file each | table, measures, records, reading, names, network |
//! | [`export`] | the output formats, one file each: [`export::EXPORTERS`] | table, drawing, measures, names, network, analysis |
//! | [`conflicts`] | conflicts of interest between a committee and submissions | table, sheets, records, names, units, network, analysis |
//! | [`queries`] | the table of all queries: [`queries::QUERIES`] | network, analysis, conflicts |
//! | `web` | the explorer: pages, and an interface for programs | table, drawing, records, names, network, loader, analysis, export, conflicts, queries |
//! | `cli` | the command line: thin commands | columns, table, drawing, records, formats, reading, names, units, network, index, loader, analysis, export, conflicts, queries, web |

pub mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
mod columns;
pub mod conflicts;
mod contained;
pub mod drawing;
pub mod error;
pub mod export;
pub mod formats;
pub mod index;
mod interrupt;
mod loader;
pub mod measures;
pub mod names;
pub mod network;
pub mod queries;
mod random;
pub mod reading;
pub mod records;
mod sheets;
pub mod table;
pub mod units;
#[cfg(feature = "serve")]
mod web;

pub use contained::silence_contained_panics;
pub use error::{Error, ErrorKind, Place, Result};
pub use interrupt::Interrupt;
pub use loader::{Loaded, Loader};

/// The guide's examples run, too.
#[cfg(doctest)]
mod guide {
    #[doc = include_str!("../docs/library.md")]
    mod library {}
    #[doc = include_str!("../docs/adding-a-format.md")]
    mod adding_a_format {}
}
