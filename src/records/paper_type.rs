//! What sort of paper a record is, in one byte.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Result};

/// The type of a paper, as its source states it. Of several types, the last of these counts: a review is also an article.
///
/// # Examples
/// ```
/// use coauth::records::PaperType;
///
/// assert_eq!("review".parse::<PaperType>()?, PaperType::Review);
/// assert_eq!(PaperType::Chapter.to_string(), "chapter");
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum PaperType {
    /// The source states none.
    #[default]
    Unknown,
    /// A type that is none of the others.
    Other,
    /// An article of a journal.
    Article,
    /// A paper in the proceedings of a conference.
    Proceedings,
    /// A book, or a volume of proceedings as a whole.
    Book,
    /// A chapter of a book.
    Chapter,
    /// A thesis.
    Thesis,
    /// A report.
    Report,
    /// A preprint.
    Preprint,
    /// Data.
    Dataset,
    /// Software.
    Software,
    /// The abstract of a talk.
    Abstract,
    /// A review of the literature.
    Review,
    /// A review of a book.
    BookReview,
    /// A letter or a comment.
    Letter,
    /// An editorial.
    Editorial,
    /// A correction.
    Correction,
    /// A retraction.
    Retraction,
}

impl PaperType {
    /// Every type, in the order of their bytes.
    pub const ALL: [Self; 18] = [
        Self::Unknown,
        Self::Other,
        Self::Article,
        Self::Proceedings,
        Self::Book,
        Self::Chapter,
        Self::Thesis,
        Self::Report,
        Self::Preprint,
        Self::Dataset,
        Self::Software,
        Self::Abstract,
        Self::Review,
        Self::BookReview,
        Self::Letter,
        Self::Editorial,
        Self::Correction,
        Self::Retraction,
    ];

    /// Its name, as `--type` takes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Other => "other",
            Self::Article => "article",
            Self::Proceedings => "proceedings",
            Self::Book => "book",
            Self::Chapter => "chapter",
            Self::Thesis => "thesis",
            Self::Report => "report",
            Self::Preprint => "preprint",
            Self::Dataset => "dataset",
            Self::Software => "software",
            Self::Abstract => "abstract",
            Self::Review => "review",
            Self::BookReview => "book-review",
            Self::Letter => "letter",
            Self::Editorial => "editorial",
            Self::Correction => "correction",
            Self::Retraction => "retraction",
        }
    }

    /// The type of a byte of a column.
    pub(super) fn of_byte(byte: u8) -> Self {
        Self::ALL.get(usize::from(byte)).copied().unwrap_or_default()
    }
}

impl fmt::Display for PaperType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for PaperType {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|of| of.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            Error::new(ErrorKind::Usage, format!("\"{name}\" is not a type of paper; the types are {names}"))
        })
    }
}

/// A set of types of papers; empty for all of them.
///
/// # Examples
/// ```
/// use coauth::records::{PaperType, PaperTypes};
///
/// let types: PaperTypes = [PaperType::Article, PaperType::Review].into_iter().collect();
/// assert!(types.include(PaperType::Review) && !types.include(PaperType::Editorial));
/// assert!(PaperTypes::default().include(PaperType::Editorial));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PaperTypes(u32);

impl PaperTypes {
    /// Does the set include a type?
    #[must_use]
    pub fn include(self, of: PaperType) -> bool {
        self.0 == 0 || self.0 >> (of as u8) & 1 == 1
    }
}

impl FromIterator<PaperType> for PaperTypes {
    fn from_iter<I: IntoIterator<Item = PaperType>>(types: I) -> Self {
        Self(types.into_iter().fold(0, |set, of| set | 1 << (of as u8)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_and_a_name_mean_one_type_each() {
        for of in PaperType::ALL {
            assert_eq!(PaperType::of_byte(of as u8), of);
            assert_eq!(of.name().parse::<PaperType>().ok(), Some(of));
        }
        assert_eq!(PaperType::of_byte(200), PaperType::Unknown);
    }
}
