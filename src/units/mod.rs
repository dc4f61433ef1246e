//! What the nodes of a network are: authors, or the organizations or countries of authors.
//!
//! The byline of a unit is the set of the distinct units of a paper's authors, in the order of the byline. It takes the place
//! of the byline of authors in a corpus, so that everything that is made of one holds for units as well.

mod author_marks;
mod bylines;
mod country;
mod institution;
mod known;
mod location;
mod several;
mod state;
mod words;

use std::fmt;

pub(crate) use bylines::{UnitOptions, corpus_of};
use serde::{Deserialize, Serialize};

use crate::records::Details;

/// Is a text the name of a country and nothing else: `USA`, `Republic of Korea`?
pub(crate) fn is_country(text: &str) -> bool {
    country_named(text).is_some()
}

/// The code of the country of which a text is the name and nothing else.
pub(crate) fn country_named(text: &str) -> Option<&'static str> {
    country::Country::of_name(&country::folded(text)).map(|country| country.code)
}

/// Does a text begin with an organization that is known by a word of its own, as `MIT` or `Google` is?
pub(crate) fn is_known_organization(text: &str) -> bool {
    institution::is_known(text)
}

/// What the nodes of a network are.
///
/// # Examples
/// ```
/// use coauth::Loader;
/// use coauth::units::Unit;
///
/// let works = r#"{"authorships":[
///     {"author":{"display_name":"Ann Lee"},"raw_affiliation_strings":["Loom University, Bath, England"]},
///     {"author":{"display_name":"Bo Roe"},"raw_affiliation_strings":["Wheel Institute, Kyoto, Japan"]}]}"#;
/// let works = works.replace('\n', "");
/// let network = Loader::new().text("works.jsonl", works).unit(Unit::Country).load()?.network;
/// let names: Vec<_> = network.authors().map(|country| network.name(country)).collect();
/// assert_eq!(names, ["United Kingdom", "Japan"]);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Unit {
    /// Authors
    #[default]
    Author,
    /// The organizations of authors
    Organization,
    /// The countries of authors
    Country,
}

impl Unit {
    /// Its name, as `--unit` takes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Organization => "organization",
            Self::Country => "country",
        }
    }

    /// Its singular and its plural.
    pub(crate) const fn words(self) -> [&'static str; 2] {
        match self {
            Self::Author => ["author", "authors"],
            Self::Organization => ["organization", "organizations"],
            Self::Country => ["country", "countries"],
        }
    }

    /// The details of mentions that tell it.
    pub(crate) const fn details(self) -> Details {
        match self {
            Self::Author => Details::NONE,
            Self::Organization | Self::Country => Details { emails: false, ..Details::ALL },
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
