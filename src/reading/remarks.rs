//! What is said of an input before its first record.

use crate::records::Kind;

/// What is said of an input as a whole.
#[derive(Default)]
pub(crate) struct Remarks {
    pub(crate) is_spreadsheet: bool,
    pub(crate) notices: Vec<(Kind, String)>,
}
