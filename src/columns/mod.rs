//! Long lists of numbers and texts: our own while a network is made, lent by a file when it is opened.
//!
//! Whatever grows with a bibliography is kept in a few long arrays of plain numbers: a [`Column`], lists of
//! lists as [`Rows`], texts as an [`Arena`]. That costs the least memory, and such arrays can lie in a file as
//! they lie in memory: a network that is opened from an index has the same columns as one that was read from
//! its sources, only that a [`Lender`] lends them, and no question can tell the difference.

mod arena;
mod column;
mod loan;
mod repeated;
mod rows;

pub use arena::Arena;
pub use column::{Column, Number};
pub use loan::{Lender, Loans, Shelf};
pub use repeated::keep_repeated;
pub use rows::{PlainRows, Rows, Visit};
