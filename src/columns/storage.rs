//! The storage that columns are mapped from.

use std::fmt::Debug;
use std::ops::Range;

use crate::error::{Error, Result};

/// Storage with saved sections. It checks the bytes that it returns.
pub(crate) trait Storage: Debug + Send + Sync {
    /// The section with a name, if it exists.
    fn find(&self, name: &str) -> Option<Section>;

    /// Some bytes of a section, which starts at a multiple of 8 in memory. If `most` is not `u32::MAX`, they are
    /// four-byte numbers and none is larger than `most`.
    ///
    /// Damaged bytes read as zeros, and [`intact`](Self::intact) is an error from then on. So the caller can continue
    /// without handling errors, never sees a number out of bounds, and learns at the end that the result is invalid.
    fn bytes(&self, section: usize, bytes: Range<usize>, most: u32) -> &[u8];

    /// Announces that many small ranges of a section will be read.
    fn expect_many(&self, section: usize);

    /// Checks that everything read so far was as it was written.
    ///
    /// # Errors
    /// If it was not, with the position.
    fn intact(&self) -> Result<()>;

    /// Checks that everything is as it was written, by reading all of it.
    ///
    /// # Errors
    /// If it is not, with the position.
    fn verify(&self) -> Result<()>;

    /// The error for a section that is missing or inconsistent with the others.
    fn mismatch(&self, section: &str) -> Error;
}

/// A section of a storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Section {
    /// The index in the storage.
    pub(crate) number: usize,
    /// The size in bytes.
    pub(crate) bytes: usize,
    /// Bytes per number.
    pub(crate) width: usize,
}
