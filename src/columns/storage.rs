//! Where saved columns are mapped from.

use std::fmt::Debug;
use std::ops::Range;

use crate::error::{Error, Result};

/// Where sections were saved. It vouches for what it gives.
pub(crate) trait Storage: Debug + Send + Sync {
    /// The section of a name, if there is one.
    fn find(&self, name: &str) -> Option<Section>;

    /// Some bytes of a section, which starts at a multiple of 8 in memory. If `most` is not `u32::MAX`, they are
    /// numbers of four bytes and none is larger.
    ///
    /// What is damaged reads as zeros, and from then on [`intact`](Self::intact) is an error. So the caller can go on
    /// without looking at errors, meets no number that it must not meet, and learns at the end that the result is
    /// worth nothing.
    fn bytes(&self, section: usize, bytes: Range<usize>, most: u32) -> &[u8];

    /// Was everything that was read as it had been written?
    ///
    /// # Errors
    /// If not, with the place.
    fn intact(&self) -> Result<()>;

    /// Is everything as it was written? Looks at all of it.
    ///
    /// # Errors
    /// If not, with the place.
    fn verify(&self) -> Result<()>;

    /// The error for a section that is missing, or does not fit the others.
    fn mismatch(&self, section: &str) -> Error;
}

/// A section of a storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Section {
    /// Its number in the storage.
    pub(crate) number: usize,
    /// Bytes in all.
    pub(crate) bytes: usize,
    /// Bytes a number.
    pub(crate) width: usize,
}
