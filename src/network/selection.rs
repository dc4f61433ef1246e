//! The part of the records that makes up the network.

/// The selection of papers and authors that make up the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// Drop papers before this year.
    pub since: Option<i16>,
    /// Drop papers after this year.
    pub until: Option<i16>,
    /// Drop papers with more authors.
    pub max_authors: Option<u32>,
    /// Drop authors with fewer papers, and papers left without authors.
    pub min_papers: Option<u32>,
    /// Include group authors: collaborations, committees, institutions.
    pub groups: bool,
}

impl Selection {
    /// Whether a paper is in the period. A paper without a year is in none.
    pub(super) fn has_year(&self, year: Option<i16>) -> bool {
        match (self.since, self.until) {
            (None, None) => true,
            (since, until) => year.is_some_and(|year| {
                since.is_none_or(|since| year >= since) && until.is_none_or(|until| year <= until)
            }),
        }
    }
}
