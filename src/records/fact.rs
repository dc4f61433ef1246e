//! What records may state besides names, titles and keys.

/// Something that the records of a [format](super::Format) may state.
///
/// # Examples
/// ```
/// use coauth::formats::FORMATS;
/// use coauth::records::Fact;
///
/// let with_organizations = FORMATS.iter().filter(|format| format.states.contains(&Fact::Organization));
/// assert!(with_organizations.map(|format| format.name).any(|name| name == "openalex"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fact {
    /// The year of a paper.
    Year,
    /// Its month, and perhaps the day.
    Month,
    /// Its type.
    Type,
    /// Identifiers of authors, such as ORCIDs.
    Identifier,
    /// E-mail addresses of authors.
    Email,
    /// Affiliations of authors.
    Affiliation,
    /// Their organizations, by name and identifier.
    Organization,
    /// The countries of their organizations.
    Country,
}

impl Fact {
    /// All, in the order of tables.
    pub const ALL: [Self; 8] = [
        Self::Year,
        Self::Month,
        Self::Type,
        Self::Identifier,
        Self::Email,
        Self::Affiliation,
        Self::Organization,
        Self::Country,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Type => "type",
            Self::Identifier => "identifiers",
            Self::Email => "e-mail",
            Self::Affiliation => "affiliation",
            Self::Organization => "organization",
            Self::Country => "country",
        }
    }
}
