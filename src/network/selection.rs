//! The part of the records that makes up the network.

use crate::records::{Corpus, Date, Kind, Notices, PaperTypes};

/// The selection of papers and authors that make up the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// Drop papers that appeared before this year, month or day.
    pub since: Option<Date>,
    /// Drop papers that appeared after this year, month or day.
    pub until: Option<Date>,
    /// Drop papers of other types.
    pub types: PaperTypes,
    /// Drop papers with more authors.
    pub max_authors: Option<u32>,
    /// Drop authors with fewer papers, and papers left without authors.
    pub min_papers: Option<u32>,
    /// Include group authors: collaborations, committees, institutions.
    pub groups: bool,
}

/// Whether a paper is in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InPeriod {
    Yes,
    /// Some of the days on which it may have appeared are in the period, and some are not.
    Maybe,
    No,
}

impl Selection {
    /// Whether a paper is in the period. A paper without a date is in none.
    pub(super) fn in_period(&self, date: Option<Date>) -> InPeriod {
        if self.since.or(self.until).is_none() {
            return InPeriod::Yes;
        }
        let Some(date) = date else { return InPeriod::No };
        let [first, last] = [date.first_day(), date.last_day()];
        let is_since = |day: Date| self.since.is_none_or(|since| day >= since.first_day());
        let is_until = |day: Date| self.until.is_none_or(|until| day <= until.last_day());
        match (is_since(last) && is_until(first), is_since(first) && is_until(last)) {
            (false, _) => InPeriod::No,
            (true, true) => InPeriod::Yes,
            (true, false) => InPeriod::Maybe,
        }
    }
}

/// Counts the papers that a selection drops, and those that it may keep wrongly.
#[derive(Debug, Default)]
pub(super) struct Dropped {
    outside_period: u64,
    of_other_types: u64,
    pub(super) too_many_authors: u64,
    uncertain: u64,
}

impl Dropped {
    /// Whether the selection includes a paper by its date and type.
    pub(super) fn includes(
        &mut self,
        selection: &Selection,
        date: Option<Date>,
        corpus: &Corpus,
        paper: usize,
    ) -> bool {
        let in_period = selection.in_period(date);
        if in_period == InPeriod::No {
            self.outside_period += 1;
            return false;
        }
        if selection.types != PaperTypes::default() && !selection.types.include(corpus.paper_type(paper)) {
            self.of_other_types += 1;
            return false;
        }
        self.uncertain += u64::from(in_period == InPeriod::Maybe);
        true
    }

    /// Adds the counts to the notices.
    pub(super) fn report(self, notices: &mut Notices) {
        notices.push_many(Kind::OutsideYears, self.outside_period, None, "");
        notices.push_many(Kind::OfOtherTypes, self.of_other_types, None, "");
        notices.push_many(Kind::UncertainDate, self.uncertain, None, "");
        notices.push_many(Kind::TooManyAuthors, self.too_many_authors, None, "");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn selection(since: Option<Date>, until: Option<Date>) -> Selection {
        Selection { since, until, ..Selection::default() }
    }

    #[test]
    fn a_paper_stays_if_one_of_its_possible_days_is_in_the_period() {
        let june = selection(Some(Date::new(2023, 6, 0)), Some(Date::new(2024, 2, 15)));
        for (date, expected) in [
            (Date::new(2023, 5, 31), InPeriod::No),
            (Date::new(2023, 6, 0), InPeriod::Yes),
            (Date::of_year(2023), InPeriod::Maybe),
            (Date::new(2024, 2, 0), InPeriod::Maybe),
            (Date::new(2024, 2, 15), InPeriod::Yes),
            (Date::new(2024, 2, 16), InPeriod::No),
            (Date::of_year(2025), InPeriod::No),
        ] {
            assert_eq!(june.in_period(Some(date)), expected, "{date}");
        }
        assert_eq!(june.in_period(None), InPeriod::No);
    }

    fn dates() -> impl Strategy<Value = Date> {
        (2020i16..2024, 0u8..13, 0u8..32).prop_map(|(year, month, day)| Date::new(year, month, day))
    }

    proptest! {
        /// Tries every day of the years that occur.
        #[test]
        fn the_period_is_as_a_look_at_every_day_finds_it(date in dates(), since in dates(), until in dates()) {
            let days = |from: Date, to: Date| {
                let all = (2019..2025).flat_map(|y| (1..13).flat_map(move |m| (1..32).map(move |d| Date::new(y, m, d))));
                all.filter(|day| day.day().is_some()).filter(move |day| *day >= from && *day <= to)
            };
            let possible: Vec<Date> = days(date.first_day(), date.last_day()).collect();
            let wanted: Vec<Date> = days(since.first_day(), until.last_day()).collect();
            let inside = possible.iter().filter(|day| wanted.contains(day)).count();
            let expected = match inside {
                0 => InPeriod::No,
                _ if inside == possible.len() => InPeriod::Yes,
                _ => InPeriod::Maybe,
            };
            if since.first_day() <= until.last_day() {
                prop_assert_eq!(selection(Some(since), Some(until)).in_period(Some(date)), expected);
            }
        }
    }
}
