//! coauth
pub mod analysis;
pub mod error;
pub mod names;
pub mod network;
pub mod records;
pub mod table;
pub use error::{Error, ErrorKind, Place, Result};
