//! Whom the papers mean: spellings become authors, by a stated policy and with a stated reason.

mod agreement;
mod aliases;
mod candidates;
mod commonness;
mod evidence;
mod groups;
mod homonyms;
mod identities;
mod idle;
mod join;
mod key;
mod nicknames;
mod numbers;
mod person;
mod persons;
mod roster;
mod suspects;
mod written;

pub use aliases::Aliases;
pub use groups::{groups, is_group};
pub use join::Join;
pub(crate) use key::keys_now;
pub use key::{exact, folded};
pub use person::PersonalName;
pub use roster::{Roster, resolve, resolve_with};
pub use suspects::{Suspect, SuspectKind, suspects};
pub use written::written;

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
    /// Also initials, missing middle names, nicknames, transliterations, and namesakes told apart, as far as
    /// co-authors and the rarity of a name support it.
    Evidence,
}

impl Matching {
    /// Every policy.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Folded, Self::Evidence];

    /// What spellings of one author have in common under this policy, before anything else is known.
    #[must_use]
    pub fn key(self, name: &str) -> String {
        match self {
            Self::Exact => exact(name),
            Self::Folded | Self::Evidence => folded(name),
        }
    }

    /// The name of the policy, as `--names` takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Evidence => "evidence",
        }
    }
}
