//! Whom the papers mean: spellings become authors, by a stated policy and with a stated reason.

mod key;
mod roster;

pub use key::{exact, folded};
pub use roster::{Join, Roster, resolve};

/// How spellings become authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Matching {
    /// The same characters, after Unicode normalisation and up to white space.
    Exact,
    /// The same up to case, accents on Latin, Greek and Cyrillic letters, punctuation, and "Last, First" order.
    #[default]
    Folded,
}

impl Matching {
    /// Every policy.
    pub const ALL: [Self; 2] = [Self::Exact, Self::Folded];

    /// What two spellings of one author have in common under this policy.
    #[must_use]
    pub fn key(self, name: &str) -> String {
        match self {
            Self::Exact => exact(name),
            Self::Folded => folded(name),
        }
    }

    /// The name of the policy, as `--names` takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
        }
    }
}
