//! Which mentions are one person: spellings become authors, by a stated policy and with a stated reason.

mod affinity;
mod agreement;
mod alias_file;
mod aliases;
mod atoms;
mod candidates;
mod clusters;
mod commonness;
mod dblp_numbers;
mod decisions;
mod doubles;
mod evidence;
mod explanation;
mod folding;
mod groups;
mod homonyms;
mod identities;
mod join;
mod keeping;
mod lessons;
mod meant;
mod merged;
mod names_of_roster;
mod nicknames;
mod odds;
mod person;
mod profile;
mod readings;
mod resolution;
mod roster;
mod style;
mod suspects;
mod topics;
mod unused;
mod weights;
mod words;
mod writings;

pub use alias_file::decisions;
pub use aliases::Aliases;
pub use explanation::{Verdict, verdicts};
pub(crate) use folding::keys_now;
pub use folding::{exact, folded};
pub(crate) use groups::groups;
pub use groups::is_group;
pub use join::Join;
pub use meant::Meant;
pub(crate) use nicknames::other_names_of;
pub use person::{PersonalName, is_one_case};
pub(crate) use readings::Readings;
pub(crate) use roster::resolve_on_disk;
pub use roster::{Roster, resolve, resolve_with};
pub use style::NameStyle;
pub(crate) use style::is_fuller;
pub use suspects::{Suspect, SuspectKind, suspects};

/// How spellings become authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Matching {
    /// Identical after Unicode normalization, ignoring whitespace differences.
    Exact,
    /// Identical ignoring case, accents on Latin, Greek and Cyrillic letters, punctuation, and "Last, First" order.
    #[default]
    Folded,
    /// Also merges initials, missing middle names, nicknames and transliterations, and separates homonyms, as far as
    /// co-authors and the rarity of a name support it.
    Evidence,
}

impl Matching {
    /// Every policy.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Folded, Self::Evidence];

    /// What spellings of one author have in common under this policy, before anything else is known.
    ///
    /// # Examples
    /// ```
    /// use coauth::names::Matching;
    ///
    /// assert_eq!(Matching::Folded.key("Erdős, Paul"), Matching::Folded.key("PAUL ERDOS"));
    /// assert_ne!(Matching::Exact.key("Erdős, Paul"), Matching::Exact.key("PAUL ERDOS"));
    /// ```
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
