//! When a paper appeared, as exactly as its source states it.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::{Error, ErrorKind};

/// A date with its precision: a year, a month or a day. Four bytes.
///
/// Dates are ordered by their first possible days; of two with the same first day, the less precise one comes first.
///
/// # Examples
/// ```
/// use coauth::records::Date;
///
/// let month: Date = "2024-02".parse()?;
/// assert_eq!((month.year(), month.month(), month.day()), (2024, Some(2), None));
/// assert_eq!(month.last_day(), Date::new(2024, 2, 29));
/// assert!(Date::of_year(2024) < month);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// A year.
    #[must_use]
    pub const fn of_year(year: i16) -> Self {
        Self((year as i32) << 16)
    }

    /// A day. What the calendar does not have is not known: the 31st of June is June, and month 13 is the year.
    ///
    /// # Examples
    /// ```
    /// use coauth::records::Date;
    ///
    /// assert_eq!(Date::new(2023, 6, 0), "2023-06".parse()?);
    /// assert_eq!(Date::new(2023, 2, 29), Date::new(2023, 2, 0));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Self {
        let month = if month <= 12 { month } else { 0 };
        let day = if month > 0 && day <= days_in(year, month) { day } else { 0 };
        Self(Self::of_year(year).0 | i32::from(month) << 8 | i32::from(day))
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        (self.0 >> 16) as i16
    }

    /// Is it of a time in which papers appear? Before printing, and years from now, they do not.
    pub(crate) fn is_usual(self) -> bool {
        const FIRST: i16 = 1400;
        static LAST: LazyLock<i16> = LazyLock::new(|| {
            const A_YEAR: u64 = 365 * 24 * 60 * 60;
            let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            let this_year = 1970 + since_1970.as_secs() / A_YEAR;
            // A clock that was never set tells nothing.
            this_year.clamp(2026, 9000) as i16 + 2
        });
        (FIRST..=*LAST).contains(&self.year())
    }

    /// The month, from 1, if it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        Some((self.0 >> 8) as u8).filter(|month| (1..=12).contains(month))
    }

    /// The day of the month, from 1, if it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.month().and(Some(self.0 as u8).filter(|&day| day > 0))
    }

    /// The first day that it may be.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self::new(self.year(), self.month().unwrap_or(1), self.day().unwrap_or(1))
    }

    /// The last day that it may be.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = self.month().unwrap_or(12);
        Self::new(self.year(), month, self.day().unwrap_or_else(|| days_in(self.year(), month)))
    }

    /// The same date as exactly as another states it, unless the two contradict each other.
    ///
    /// # Examples
    /// ```
    /// use coauth::records::Date;
    ///
    /// let year = Date::of_year(2023);
    /// assert_eq!(year.refined(Date::new(2023, 6, 15)), Date::new(2023, 6, 15));
    /// assert_eq!(year.refined(Date::new(2024, 1, 2)), year);
    /// ```
    #[must_use]
    pub fn refined(self, other: Self) -> Self {
        let agrees =
            self.year() == other.year() && self.month().is_none_or(|month| other.month() == Some(month));
        if agrees && self.day().is_none() { other } else { self }
    }

    /// The day of a number of milliseconds since 1970.
    pub(crate) fn of_milliseconds(milliseconds: i64) -> Option<Self> {
        const A_DAY: i64 = 24 * 60 * 60 * 1000;
        let mut days = milliseconds.div_euclid(A_DAY);
        if !(0..=400 * 366).contains(&days) {
            return None;
        }
        let (mut year, mut month) = (1970, 1);
        while days >= i64::from(days_in(year, month)) {
            days -= i64::from(days_in(year, month));
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        Some(Self::new(year, month, days as u8 + 1))
    }

    /// The entry of a column for a date that may be unknown.
    pub(super) fn to_column(date: Option<Self>) -> u32 {
        date.map_or(UNKNOWN, |date| date.0 as u32)
    }

    /// Whether an entry of a column is one of [`to_column`](Self::to_column).
    pub(super) fn is_entry(entry: u32) -> bool {
        let date = Self::from_column(entry);
        entry == Self::to_column(date.map(|date| Self::new(date.year(), (date.0 >> 8) as u8, date.0 as u8)))
    }

    /// The date of an entry of a column.
    pub(super) fn from_column(entry: u32) -> Option<Self> {
        (entry >> 16 != UNKNOWN >> 16).then_some(Self(entry as i32))
    }
}

/// Stands for an unknown date in a column: a year that none is.
const UNKNOWN: u32 = (i16::MIN as u16 as u32) << 16;

impl From<i16> for Date {
    fn from(year: i16) -> Self {
        Self::of_year(year)
    }
}

/// As in ISO 8601, as far as it is known: `2023`, `2023-06`, `2023-06-15`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year())?;
        [self.month(), self.day()].into_iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The form in which it is [shown](fmt::Display), and nothing else.
impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let invalid = || {
            let what = format!(
                "\"{text}\" is not a date; write a year, a month or a day: 2023, 2023-06, 2023-06-15"
            );
            Error::new(ErrorKind::Usage, what)
        };
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
        let mut parts = digits.split('-');
        let year = parts.next().unwrap_or_default();
        let year: i16 = format!("{sign}{year}").parse().map_err(|_| invalid())?;
        let rest: Vec<&str> = parts.collect();
        let number = |part: &&str| part.parse::<u8>().ok().filter(|&number| number > 0 && part.len() == 2);
        let numbers: Vec<u8> = rest.iter().filter_map(number).collect();
        let date = Self::new(
            year,
            numbers.first().copied().unwrap_or_default(),
            numbers.get(1).copied().unwrap_or_default(),
        );
        let is_whole = numbers.len() == rest.len() && rest.len() <= 2;
        let known = usize::from(date.month().is_some()) + usize::from(date.day().is_some());
        if is_whole && known == numbers.len() && year > i16::MIN { Ok(date) } else { Err(invalid()) }
    }
}

fn days_in(year: i16, month: u8) -> u8 {
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(is_leap_year),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_date_that_is_written_otherwise_is_refused() {
        for text in [
            "",
            "x",
            "2023-",
            "2023-6",
            "2023-13",
            "2023-00",
            "2023-02-29",
            "2023-01-01-01",
            "40000",
            "2023/06",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn milliseconds_since_1970_are_a_day() {
        for (milliseconds, expected) in [
            (0, Some(Date::new(1970, 1, 1))),
            (1_709_164_800_000, Some(Date::new(2024, 2, 29))),
            (-1, None),
            (i64::MAX, None),
        ] {
            assert_eq!(Date::of_milliseconds(milliseconds), expected, "{milliseconds}");
        }
    }

    #[test]
    fn february_has_a_29th_in_leap_years_only() {
        for (year, last) in [(1900, 28), (2000, 29), (2023, 28), (2024, 29)] {
            assert_eq!(Date::new(year, 2, 0).last_day(), Date::new(year, 2, last));
        }
    }

    proptest! {
        #[test]
        fn a_date_is_between_its_first_and_last_day_and_parses_as_it_is_shown(
            year in -9999i16..9999, month in 0u8..14, day in 0u8..33,
        ) {
            let date = Date::new(year, month, day);
            prop_assert!(date.first_day() <= date.last_day());
            prop_assert_eq!(date.refined(date.last_day()), if date.day().is_some() { date } else { date.last_day() });
            prop_assert_eq!(date.to_string().parse::<Date>().ok(), Some(date));
            prop_assert_eq!([date.first_day(), date.last_day()].map(Date::year), [year; 2]);
        }
    }
}
