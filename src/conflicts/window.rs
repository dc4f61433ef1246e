//! Which papers count: a window of time that ends on a day, and dates that are not known exactly.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::Day;
use super::parsed::parsed;
use crate::error::{Error, ErrorKind, Result};
use crate::network::{Network, PaperId};

/// The days on which a paper may have appeared: the first and the last.
pub(super) type PossibleDays = (Day, Day);

/// The days on which a paper may have appeared; `None` if nothing is known.
pub(super) fn possible_days(network: &Network, paper: PaperId) -> Option<PossibleDays> {
    let date = network.date(paper)?;
    Day::of(date.first_day()).zip(Day::of(date.last_day()))
}

/// How the date of a paper is written: as exactly as it is known.
pub(super) fn written_date(days: Option<PossibleDays>) -> Option<String> {
    let (first, last) = days?;
    let (first_month, last_month) = (first.month_and_day().0, last.month_and_day().0);
    Some(match (first == last, first_month == last_month) {
        (true, _) => first.to_string(),
        (false, true) => format!("{:04}-{first_month:02}", first.year()),
        (false, false) => format!("{:04}", first.year()),
    })
}

/// Which day of those that are possible counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Dating {
    /// The last day: a paper of 2022 counts as one of 2022-12-31
    #[default]
    Latest,
    /// The first day: a paper of 2022 counts as one of 2022-01-01
    Earliest,
}

/// The length of a window: months, or years.
///
/// # Examples
/// ```
/// use coauth::conflicts::Span;
///
/// assert_eq!("3y".parse::<Span>()?, "36m".parse()?);
/// assert!("3".parse::<Span>().is_err());
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Its length in months.
    pub months: u32,
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}m", self.months)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        parsed(deserializer, "a window such as 48m or 3y")
    }
}

impl std::str::FromStr for Span {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let invalid = || {
            let what = format!("\"{text}\" is not a window; write months or years: 48m, 3y");
            Error::new(ErrorKind::Usage, what)
        };
        let (number, months_each) = match text.trim().split_at_checked(text.trim().len().saturating_sub(1)) {
            Some((number, "m" | "M")) => (number, 1),
            Some((number, "y" | "Y")) => (number, 12),
            _ => return Err(invalid()),
        };
        let number: u32 = number.parse().map_err(|_| invalid())?;
        let months = number.checked_mul(months_each).filter(|months| (1..=12_000).contains(months));
        months.map(|months| Self { months }).ok_or_else(invalid)
    }
}

/// The window of time in which a paper counts.
///
/// It ends on no day: a paper that appears after the day of the verdict shows work that was done before.
///
/// # Examples
/// ```
/// use coauth::conflicts::{Dating, Window};
///
/// let window = Window::before("2026-11-27".parse()?).span("48m".parse()?);
/// assert_eq!(window.first_day(), Some("2022-11-27".parse()?));
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Window {
    as_of: Day,
    months: Option<u32>,
    first_day: Option<Day>,
    dates: Dating,
}

impl Window {
    /// The window of all time before a day.
    #[must_use]
    pub fn before(as_of: Day) -> Self {
        Self { as_of, months: None, first_day: None, dates: Dating::Latest }
    }

    /// The same window with this length.
    #[must_use]
    pub fn span(self, span: Span) -> Self {
        let first_day = Some(self.as_of.months_before(span.months));
        Self { months: Some(span.months), first_day, ..self }
    }

    /// The same window in whole calendar years, the year of its last day included.
    ///
    /// # Errors
    /// If it has no length, or one that is not whole years.
    pub fn in_calendar_years(self) -> Result<Self> {
        match self.months {
            Some(months) if months % 12 == 0 => {
                let years = i64::from(self.as_of.year()) - i64::from(months / 12) + 1;
                let year = years.clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16;
                Ok(Self { first_day: Some(Day::first_of(year)), ..self })
            }
            Some(months) => {
                let what = format!("{months} months are no calendar years; pass --window in years");
                Err(Error::new(ErrorKind::Usage, what))
            }
            None => Err(Error::new(ErrorKind::Usage, "--calendar-years needs a --window of some years")),
        }
    }

    /// The same window as OpenReview reads it: whole years after that of the day 365 days a year before.
    ///
    /// # Errors
    /// If its length is not whole years.
    pub(super) fn of_openreview(self) -> Result<Self> {
        match self.months {
            None => Ok(self),
            Some(months) if months % 12 == 0 => {
                let cut = self.as_of.days_before(months / 12 * 365).year();
                Ok(Self { first_day: Some(Day::first_of(cut.saturating_add(1))), ..self })
            }
            Some(months) => {
                let what =
                    format!("OpenReview counts whole years, not {months} months; pass --window in years");
                Err(Error::new(ErrorKind::Usage, what))
            }
        }
    }

    /// The same window with dates that count so.
    #[must_use]
    pub fn dates(self, dates: Dating) -> Self {
        Self { dates, ..self }
    }

    /// The day to which the verdicts apply.
    #[must_use]
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// The first day of the window; `None` if it begins with the first paper.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        self.first_day
    }

    /// Which day of those that are possible counts.
    #[must_use]
    pub fn dating(&self) -> Dating {
        self.dates
    }

    /// Whether a paper of a network counts.
    pub(super) fn counts(&self, network: &Network, paper: PaperId) -> bool {
        self.has(possible_days(network, paper), self.dates)
    }

    /// Whether a paper counts, if its date does. A paper without a date may have any.
    pub(super) fn has(&self, days: Option<PossibleDays>, dating: Dating) -> bool {
        let Some(first_day) = self.first_day else { return true };
        match (days, dating) {
            (None, Dating::Latest) => true,
            (None, Dating::Earliest) => false,
            (Some((_, last)), Dating::Latest) => last >= first_day,
            (Some((first, _)), Dating::Earliest) => first >= first_day,
        }
    }

    /// The window in words.
    pub(crate) fn in_words(&self) -> String {
        match self.first_day {
            None => format!("papers of all time, as of {}", self.as_of),
            Some(first) => format!("papers since {first}, as of {}", self.as_of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_counts_as_the_last_day_that_it_may_be() {
        let window = Window::before(day("2026-11-27")).span("48m".parse().unwrap());
        let year = |year| Some((Day::first_of(year), day(&format!("{year}-12-31"))));
        for (days, latest, earliest) in [
            (year(2021), false, false),
            (year(2022), true, false),
            (year(2023), true, true),
            (None, true, false),
            (Some((day("2022-11-27"), day("2022-11-27"))), true, true),
            (Some((day("2022-11-26"), day("2022-11-26"))), false, false),
            (year(2030), true, true),
        ] {
            let has = [Dating::Latest, Dating::Earliest].map(|dating| window.has(days, dating));
            assert_eq!(has, [latest, earliest], "{days:?}");
        }
    }

    #[test]
    fn calendar_years_begin_in_january() {
        let window = Window::before(day("2026-01-02")).span("3y".parse().unwrap());
        assert_eq!(window.in_calendar_years().unwrap().first_day(), Some(day("2024-01-01")));
        let months = Window::before(day("2026-01-02")).span("30m".parse().unwrap());
        assert!(months.in_calendar_years().is_err());
    }

    #[test]
    fn openreview_counts_back_by_days() {
        let first = |day: &str| {
            let window = Window::before(day.parse().unwrap()).span("3y".parse().unwrap());
            window.of_openreview().unwrap().first_day().unwrap().to_string()
        };
        assert_eq!(first("2026-11-27"), "2024-01-01");
        assert_eq!(first("2026-01-02"), "2024-01-01");
        assert_eq!(first("2027-01-01"), "2025-01-01");
        assert_eq!(first("2024-12-30"), "2022-01-01", "2024 has 366 days");
        let months = Window::before(day("2026-01-02")).span("30m".parse().unwrap());
        assert!(months.of_openreview().is_err());
        assert_eq!(Window::before(day("2026-01-02")).of_openreview().unwrap().first_day(), None);
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for text in ["", "m", "y", "0m", "3", "3d", "-3y", "3.5y", "99999999y", "é"] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_is_written_as_exactly_as_it_is_known() {
        for (first, last, written) in [
            ("2022-01-01", "2022-12-31", "2022"),
            ("2022-06-01", "2022-06-30", "2022-06"),
            ("2022-06-05", "2022-06-05", "2022-06-05"),
        ] {
            assert_eq!(written_date(Some((day(first), day(last)))).as_deref(), Some(written));
        }
        assert_eq!(written_date(None), None);
    }
}
