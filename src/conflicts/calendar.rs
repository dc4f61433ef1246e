//! Days of the calendar, and spans of months before them.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::parsed::parsed;
use crate::error::{Error, ErrorKind};
use crate::records::Date;

/// A day of the Gregorian calendar.
///
/// # Examples
/// ```
/// use coauth::conflicts::Day;
///
/// let day: Day = "2026-03-31".parse()?;
/// assert_eq!(day.months_before(1).to_string(), "2026-02-28");
/// assert!("2026-02-30".parse::<Day>().is_err());
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day, if the calendar has it.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let is_day = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        is_day.then_some(Self { year, month, day })
    }

    /// The day of a date that is known to the day.
    pub(super) fn of(date: Date) -> Option<Self> {
        Self::new(date.year(), date.month()?, date.day()?)
    }

    /// The first day of a year.
    #[must_use]
    pub fn first_of(year: i16) -> Self {
        Self { year, month: 1, day: 1 }
    }

    /// Today in UTC.
    #[must_use]
    pub fn today() -> Self {
        const SECONDS: u64 = 24 * 60 * 60;
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut days = since_1970.as_secs() / SECONDS;
        let mut today = Self::first_of(1970);
        while days >= u64::from(days_in(today.year, today.month)) {
            days -= u64::from(days_in(today.year, today.month));
            (today.year, today.month) =
                if today.month == 12 { (today.year + 1, 1) } else { (today.year, today.month + 1) };
        }
        Self { day: days as u8 + 1, ..today }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month and the day of the month, both from 1.
    #[must_use]
    pub fn month_and_day(self) -> (u8, u8) {
        (self.month, self.day)
    }

    /// The day this many days earlier.
    #[must_use]
    pub(super) fn days_before(self, days: u32) -> Self {
        let mut rest = days;
        let mut day = self;
        while rest >= u32::from(day.day) {
            rest -= u32::from(day.day);
            let last = Self { day: 1, ..day }.months_before(1);
            day = Self { day: days_in(last.year, last.month), ..last };
        }
        Self { day: day.day - rest as u8, ..day }
    }

    /// The same day of an earlier month, or the last day of that month if it is shorter.
    #[must_use]
    pub fn months_before(self, months: u32) -> Self {
        let count = i64::from(self.year) * 12 + i64::from(self.month) - 1 - i64::from(months);
        let year = count.div_euclid(12).clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16;
        let month = count.rem_euclid(12) as u8 + 1;
        Self { year, month, day: self.day.min(days_in(year, month)) }
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

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, "a day such as 2026-11-27")
    }
}

impl FromStr for Day {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parts: Vec<&str> = text.split('-').collect();
        let day = match parts[..] {
            [year, month, day] if [year.len(), month.len(), day.len()] == [4, 2, 2] => {
                let number = |part: &str| part.parse::<u8>().ok();
                year.parse().ok().zip(number(month)).zip(number(day))
            }
            _ => None,
        };
        day.and_then(|((year, month), day)| Self::new(year, month, day)).ok_or_else(|| {
            let what = format!("\"{text}\" is not a day; write it like 2026-11-27");
            Error::new(ErrorKind::Usage, what)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn months_before_the_end_of_a_long_month_end_in_a_short_one() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (from, months, to) in [
            ("2024-03-31", 1, "2024-02-29"),
            ("2024-03-31", 48, "2020-03-31"),
            ("2024-01-15", 1, "2023-12-15"),
            ("2024-02-29", 12, "2023-02-28"),
        ] {
            assert_eq!(day(from).months_before(months), day(to), "{from} - {months} months");
        }
    }

    #[test]
    fn days_before_cross_months_and_leap_days() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (from, days, to) in [
            ("2024-03-01", 1, "2024-02-29"),
            ("2026-11-27", 0, "2026-11-27"),
            ("2026-11-27", 26, "2026-11-01"),
            ("2026-11-27", 27, "2026-10-31"),
            ("2025-01-01", 366, "2024-01-01"),
            ("2026-11-27", 1095, "2023-11-28"),
        ] {
            assert_eq!(day(from).days_before(days), day(to), "{from} - {days} days");
        }
    }

    proptest! {
        #[test]
        fn more_months_are_never_later(year in 1i16..9999, month in 1u8..13, day in 1u8..32, a in 0u32..2000, b in 0u32..2000) {
            if let Some(day) = Day::new(year, month, day) {
                prop_assert_eq!(a <= b, day.months_before(a) >= day.months_before(b) || a == b);
            }
        }
    }
}
