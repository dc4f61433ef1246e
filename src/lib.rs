//! coauth
pub mod analysis;
#[cfg(feature = "cli")]
pub mod cli;
pub mod drawing;
pub mod error;
pub mod export;
pub mod names;
pub mod network;
pub mod records;
pub mod table;
pub use error::{Error, ErrorKind, Place, Result};
