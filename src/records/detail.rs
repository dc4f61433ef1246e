//! The details of mentions by kind, for the columns that keep them.

use std::borrow::Cow;

use super::Mention;
use super::details::{Details, Organization, only_email, without_emails};

impl Details {
    /// Whether everything that another needs is kept.
    pub(crate) fn include(self, other: Self) -> bool {
        Detail::ALL.into_iter().all(|detail| self.has(detail) || !other.has(detail))
    }

    pub(super) fn has(self, detail: Detail) -> bool {
        match detail {
            Detail::Emails => self.emails,
            Detail::Affiliations => self.affiliations,
            Detail::Organizations => self.organizations,
        }
    }

    pub(super) fn keep(&mut self, detail: Detail) {
        match detail {
            Detail::Emails => self.emails = true,
            Detail::Affiliations => self.affiliations = true,
            Detail::Organizations => self.organizations = true,
        }
    }

    /// As a byte, and from one.
    pub(super) fn to_byte(self) -> u8 {
        Detail::ALL.into_iter().fold(0, |byte, detail| byte | u8::from(self.has(detail)) << detail as u8)
    }

    pub(super) fn of_byte(byte: u8) -> Self {
        let has = |detail: Detail| byte >> detail as u8 & 1 == 1;
        Self {
            emails: has(Detail::Emails),
            affiliations: has(Detail::Affiliations),
            organizations: has(Detail::Organizations),
        }
    }
}

/// A detail: each has a column of mentions and the texts that its numbers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    Emails,
    Affiliations,
    Organizations,
}

impl Detail {
    pub(super) const ALL: [Self; 3] = [Self::Emails, Self::Affiliations, Self::Organizations];

    /// Where its texts and its column are in an index.
    pub(super) fn sections(self) -> [&'static str; 2] {
        match self {
            Self::Emails => ["emails", "mentions.emails"],
            Self::Affiliations => ["affiliations", "mentions.affiliations"],
            Self::Organizations => ["organizations", "mentions.organizations"],
        }
    }

    /// Whether a mention has it; costs nothing.
    pub(super) fn may_be_in(self, mention: &Mention<'_>) -> bool {
        match self {
            Self::Emails => mention.email.contains('@') || mention.affiliation.contains('@'),
            Self::Affiliations => !mention.affiliation.is_empty(),
            Self::Organizations => !mention.organizations.is_empty(),
        }
    }

    /// What is kept of it.
    pub(super) fn of<'a>(self, mention: &Mention<'a>) -> Cow<'a, str> {
        match self {
            Self::Emails if mention.email.is_empty() => only_email(mention.affiliation).into(),
            Self::Emails => only_email(mention.email).into(),
            Self::Affiliations => without_emails(mention.affiliation),
            Self::Organizations => Organization::encoded(mention.organizations).into(),
        }
    }
}
