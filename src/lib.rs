//! Who wrote with whom: author lists become a co-authorship network that answers questions.
//!
//! The way of a paper, from file to answer:
//!
//! ```
//! use coauth::analysis::{Measure, top};
//! use coauth::names::{Matching, resolve};
//! use coauth::network::{Counting, Network, Selection};
//! use coauth::reading::{ReadOptions, Source, read};
//! use coauth::records::Notices;
//!
//! let mut notices = Notices::default();                               // what is odd, with file and line
//! let mut corpus = read(&[Source::Sample], ReadOptions::default(), &mut notices)?; // records, streamed into arenas
//! let roster = resolve(&mut corpus, Matching::Folded);                    // spellings become authors
//! let network = Network::build(corpus, roster, Selection::default(), &mut notices);
//!
//! let degrees = Measure::Degree.values(&network, Counting::Full)?;
//! let (_, author, coauthors) = top(&network, &degrees, 1)[0];
//! assert_eq!(network.name(author), "Leonidas Guibas");
//! assert_eq!(coauthors, 11.0);
//!
//! let ties = network.projection(Counting::Fractional)?;               // a petgraph graph, where one is needed
//! assert_eq!(ties.edge_count(), 1017);
//! # Ok::<(), coauth::Error>(())
//! ```
//!
//! # Map
//!
//! A layer uses only itself and those to its left; a test enforces it.
//!
//! | layer | owns | uses |
//! |---|---|---|
//! | [`error`] | the one public error | – |
//! | [`columns`] | long arrays of numbers and texts, our own or lent by a file | – |
//! | [`records`] | what a paper is: records, mentions, the corpus, duplicates, notices | columns |
//! | [`formats`] | who can read it: one file a format, [`formats::FORMATS`] | records |
//! | [`reading`] | how a file becomes one: sources, encodings, chunks, merging | formats, records |
//! | [`table`] | rows for people and programs, [`table::STYLES`] | – |
//! | [`drawing`] | layout, packing, labels, SVG | – |
//! | [`measures`] | what can be measured on ties: a plain function a file | – |
//! | [`names`] | whom they mean: spellings, folding, the roster | records |
//! | [`network`] | who wrote with whom: bylines, incidence, components, ties | records, names, measures |
//! | [`index`] | a network on disk, mapped into memory | network and left |
//! | [`analysis`] | one question a file | network, table and left |
//! | [`export`] | one output format a file, [`export::EXPORTERS`] | analysis, drawing and left |
//! | `cli` | thin commands | everything |

pub mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
pub mod columns;
pub mod drawing;
pub mod error;
pub mod export;
pub mod formats;
pub mod index;
pub mod measures;
pub mod names;
pub mod network;
mod random;
pub mod reading;
pub mod records;
pub mod table;

pub use error::{Error, ErrorKind, Place, Result};

/// The README's examples run, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
