//! Why a spelling belongs to an author.

/// Why a spelling belongs to an author: what differs between it and another spelling of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Join {
    /// It is how the author is shown, or differs from it in white space and Unicode form only.
    Exact,
    /// It folds to the same name.
    Folded,
    /// Both have the same identifier.
    Identifier,
    /// A middle name, an initial or a suffix is missing: `Joshi, Aravind` and `Aravind K. Joshi`.
    MiddleName,
    /// A name is written as an initial: `H. Ney`.
    Initial,
    /// Split into words differently: `Jun-ichi` and `Junichi`.
    Hyphenation,
    /// Written for another keyboard: `Müller` and `Mueller`.
    Transliteration,
    /// Called by a short form: `Dan` and `Daniel`.
    Nickname,
    /// Family name first in one and last in the other.
    Order,
    /// A second family name is missing: `Diego Mollá` and `Diego Mollá Aliod`.
    SecondFamilyName,
    /// A letter differs, is missing, or changed places.
    Slip,
    /// The user says so.
    Alias,
}

impl Join {
    /// Every reason.
    pub const ALL: [Self; 12] = [
        Self::Exact,
        Self::Folded,
        Self::Identifier,
        Self::MiddleName,
        Self::Initial,
        Self::Hyphenation,
        Self::Transliteration,
        Self::Nickname,
        Self::Order,
        Self::SecondFamilyName,
        Self::Slip,
        Self::Alias,
    ];

    /// The word for it.
    ///
    /// # Examples
    /// ```
    /// use coauth::names::Join;
    ///
    /// for join in Join::ALL {
    ///     println!("{}: {}", join.name(), join.about());
    /// }
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Identifier => "identifier",
            Self::MiddleName => "middle_name",
            Self::Initial => "initial",
            Self::Hyphenation => "hyphenation",
            Self::Transliteration => "transliteration",
            Self::Nickname => "nickname",
            Self::Order => "order",
            Self::SecondFamilyName => "second_family_name",
            Self::Slip => "slip",
            Self::Alias => "alias",
        }
    }

    /// What it is about, for people.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Exact => "the same name",
            Self::Folded => "the same name but for accents, case or order",
            Self::Identifier => "the same identifier",
            Self::MiddleName => "a middle name or suffix is missing",
            Self::Initial => "an initial for a name",
            Self::Hyphenation => "divided into words differently",
            Self::Transliteration => "written for another keyboard",
            Self::Nickname => "a short form of a name",
            Self::Order => "the order of names",
            Self::SecondFamilyName => "a second family name is missing",
            Self::Slip => "a letter differs",
            Self::Alias => "the user's word",
        }
    }
}
