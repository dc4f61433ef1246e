//! Which part of what was read makes the network.

/// Which papers and authors make the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// Leave out papers before this year.
    pub since: Option<i16>,
    /// Leave out papers after this year.
    pub until: Option<i16>,
    /// Leave out papers with more authors.
    pub max_authors: Option<u32>,
    /// Leave out authors with fewer papers; papers that are left without authors go with them.
    pub min_papers: Option<u32>,
    /// Let groups be authors: collaborations, committees, institutions.
    pub groups: bool,
}

impl Selection {
    /// A paper without a year is in no period.
    pub(super) fn has_year(&self, year: Option<i16>) -> bool {
        match (self.since, self.until) {
            (None, None) => true,
            (since, until) => year.is_some_and(|year| {
                since.is_none_or(|since| year >= since) && until.is_none_or(|until| year <= until)
            }),
        }
    }
}
