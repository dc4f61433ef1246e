//! The storage that columns are mapped from.

use std::fmt::Debug;
use std::ops::Range;

use crate::error::{Error, Result};

/// Storage with saved sections. It checks the bytes that it returns.
pub(crate) trait Storage: Debug + Send + Sync {
    /// The section with a name, if it exists.
    fn find(&self, name: &str) -> Option<Section>;

    /// Some bytes of a section, which starts at a multiple of 8 in memory. What the bounds say of them is true.
    ///
    /// Damaged bytes read as zeros, and [`intact`](Self::intact) is an error from then on. So the caller can continue
    /// without handling errors, never sees a number out of bounds, and learns at the end that the result is invalid.
    fn bytes(&self, section: usize, bytes: Range<usize>, bounds: Bounds) -> &[u8];

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

/// What holds of the four-byte numbers of a section, whoever wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// None is larger.
    pub(crate) most: u32,
    /// None is smaller than the one before it.
    pub(crate) ascending: bool,
}

impl Bounds {
    /// Nothing holds of the numbers, which may have any size.
    pub(crate) const NONE: Self = Self { most: u32::MAX, ascending: false };

    /// Whether it holds of some bytes of a section.
    pub(crate) fn hold(self, bytes: &[u8]) -> bool {
        let (numbers, rest) = bytes.as_chunks::<4>();
        let number = |bytes: &[u8; 4]| u32::from_ne_bytes(*bytes);
        // An incomplete number counts as too large.
        let largest =
            || numbers.iter().map(number).fold(if rest.is_empty() { 0 } else { u32::MAX }, u32::max);
        (self.most == u32::MAX || largest() <= self.most)
            && (!self.ascending || numbers.is_sorted_by_key(number))
    }
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
