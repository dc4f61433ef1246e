//! coauth
pub mod error;
pub mod records;
pub use error::{Error, ErrorKind, Place, Result};
