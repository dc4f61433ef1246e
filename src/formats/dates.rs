//! When a paper appeared, in the forms in which sources write it.

use crate::records::text::trim;
use crate::records::{Date, Kind, Sink};

/// The date in the texts that may have one, the better first; a notice if there is text and none of it is a year.
pub(super) fn date_of(texts: &[&str], at: usize, sink: &mut dyn Sink) -> Option<Date> {
    let found = first_date(texts);
    match found {
        None => {
            if let Some(text) = texts.iter().find(|text| !trim(text).is_empty()) {
                sink.notice(at, Kind::InvalidYear, text);
            }
        }
        Some(date) => {
            if let Some(text) = texts.iter().find(|text| year(text).is_some()) {
                doubted(text, date, at, sink);
            }
        }
    }
    found
}

/// A notice if a text may mean another year than that of its date.
pub(super) fn doubted(text: &str, date: Date, at: usize, sink: &mut dyn Sink) {
    if is_doubtful(text) {
        sink.notice(at, Kind::DoubtfulYear, &format!("{}, read as {}", trim(text), date.year()));
    }
}

/// Has a text several years, or does it say that its year is not certain? A letter after the year only tells papers
/// of one author and year from each other: `2019a`.
fn is_doubtful(text: &str) -> bool {
    if plain(text).is_some() {
        return false;
    }
    let text = before_time(text);
    let Some(year) = year(text) else { return false };
    let has_other = years(text).any(|other| other.parse() != Ok(year));
    // `c2019` is the year of a copyright.
    let says_so = text.contains(['?', '~'])
        || text.trim_start().starts_with("c. ")
        || text.split(|c: char| !c.is_alphabetic()).any(|word| {
            ["ca", "circa", "approx", "approximately", "about"]
                .iter()
                .any(|doubt| word.eq_ignore_ascii_case(doubt))
        });
    has_other || says_so || is_range(text, year)
}

/// Does a text end with a year and the last two digits of a later one, `2019/20`, or with a year and a dash? `2001-02` is a
/// month.
fn is_range(text: &str, year: i16) -> bool {
    let text = text.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '–'));
    let begins = text.get(..4).is_some_and(|digits| digits.parse() == Ok(year));
    let Some(rest) = text.get(4..).map(str::trim).filter(|rest| begins && !rest.is_empty()) else {
        return false;
    };
    let Some(separator) = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '/')) else {
        return false;
    };
    let end = rest[separator.len_utf8()..].trim();
    let next = (year + 1) % 100;
    match end.parse::<i16>() {
        Ok(end) => (13..100).contains(&end) && end > year % 100 || separator != '-' && end == next,
        Err(_) => end.is_empty(),
    }
}

/// The year is that of the first text that has one. Month and day may come from a later text that agrees with it: where
/// the issue of a journal has a year, the day is that on which the article was online in the same year.
pub(super) fn first_date(texts: &[&str]) -> Option<Date> {
    texts.iter().filter_map(|text| date(text)).reduce(Date::refined)
}

/// A date that is written in parts: `2019`, `Mar` and `15`.
pub(super) fn joined(parts: &[&str]) -> String {
    parts.join(" ")
}

/// A date of which other fields state month and day: `2019`, `3` and `15`, or `Mar` for the month.
pub(super) fn in_parts(year: &str, month: &str, day: &str) -> String {
    match (year.parse::<i16>(), month.parse::<u8>()) {
        (Ok(number), Ok(month @ 1..=12)) => {
            format!("{number:04}-{month:02}-{:02}", day.parse::<u8>().unwrap_or(0).min(99))
        }
        _ => joined(&[year, month, day]),
    }
}

/// The first year in a date: four digits on their own; rather such as years of publication are.
pub(super) fn year(text: &str) -> Option<i16> {
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let is_usual = |digits: &&str| ("1400".."2101").contains(digits);
    years(text).find(is_usual).or_else(|| years(text).next())?.parse().ok()
}

/// The numbers of four digits in a text.
fn years(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4)
}

/// A date as exactly as a text states it: what could also be another month or day is only a year.
pub(super) fn date(text: &str) -> Option<Date> {
    if let Some(date) = plain(text) {
        return Some(date);
    }
    const LONGEST: usize = 80;
    let year = year(text)?;
    let parts = Parts::of(before_time(text)).filter(|_| text.len() <= LONGEST);
    Some(parts.and_then(|parts| parts.date(year)).unwrap_or(Date::of_year(year)))
}

/// `1843`, `1843-10-09`, the same with a time, and `18431009`.
fn plain(text: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = text.get(range)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let year = number(0..4)?;
    let bytes = text.as_bytes();
    let [month, day] = match bytes.len() {
        4 => return Some(Date::of_year(year)),
        // The day may be in front: 15032019.
        8 => [number(4..6).filter(|month| *month <= 12)?, number(6..8).filter(|day| *day <= 31)?],
        _ if bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-') => [number(5..7)?, number(8..10)?],
        _ => return None,
    };
    // `2019-05-03 - 2019-06-02` is no day.
    let goes_on = || text[10..].trim_start().starts_with(['-', '–', '—', '/', '~']);
    let ends =
        bytes.len() == 8 || bytes.get(10).is_none_or(|byte| *byte == b'T' || *byte == b' ' && !goes_on());
    ends.then(|| Date::new(year, month as u8, day as u8))
}

/// A text without the time of day at its end.
fn before_time(text: &str) -> &str {
    text.find(':').map_or(text, |colon| text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// The numbers and months of a text that is a date and nothing else.
#[derive(Default)]
struct Parts<'a> {
    years: Vec<&'a str>,
    /// Numbers of one or two digits before the year.
    before: Vec<u8>,
    /// Those after it.
    after: Vec<u8>,
    months: Vec<u8>,
    text: &'a str,
}

impl<'a> Parts<'a> {
    /// `None` if the text says something else.
    fn of(text: &'a str) -> Option<Self> {
        let mut parts = Self { text, ..Self::default() };
        let kind = |c: char| if c.is_ascii_digit() { 1 } else { 2 * u8::from(c.is_alphabetic()) };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
            parts.add(&rest[..end], kind(first))?;
            rest = &rest[end..];
        }
        Some(parts)
    }

    fn add(&mut self, part: &'a str, kind: u8) -> Option<()> {
        match (kind, part.len()) {
            (0, _) => {}
            (1, 4) => self.years.push(part),
            (1, 1 | 2) => {
                let numbers = if self.years.is_empty() { &mut self.before } else { &mut self.after };
                numbers.push(part.parse().ok()?);
            }
            (2, _) => match month(part) {
                Some(month) => self.months.push(month),
                None => return is_beside_date(part).then_some(()),
            },
            _ => return None,
        }
        Some(())
    }

    fn date(&self, year: i16) -> Option<Date> {
        if self.years.iter().any(|other| *other != self.years[0]) {
            return None;
        }
        match self.months[..] {
            [] => self.in_numbers(year),
            // Two days are a range within the month.
            [month] => Some(match [&self.before[..], &self.after].concat()[..] {
                [day] => Date::new(year, month, day),
                _ => Date::new(year, month, 0),
            }),
            _ => None,
        }
    }

    fn in_numbers(&self, year: i16) -> Option<Date> {
        if self.is_period() {
            return None;
        }
        // 2001-02 may be the years 2001 and 2002, and 2001/02 is more often these than a month.
        let may_be_years = |month: u8| {
            self.text.trim_end().ends_with(|c: char| c.is_ascii_digit())
                && (self.text.contains('/') || i16::from(month) == (year + 1) % 100)
        };
        let [month, day] = match (&self.before[..], &self.after[..]) {
            ([], &[month]) if !may_be_years(month) => [month, 0],
            ([], &[month, day]) => [month, day],
            (&[month], []) => [month, 0],
            (&[day, month], []) if day > 12 || day == month || self.text.contains('.') => [month, day],
            (&[month, day], []) if day > 12 => [month, day],
            _ => return None,
        };
        (1..=12).contains(&month).then(|| Date::new(year, month, day))
    }

    /// Are these numbers months rather than a month and a day? The year is there twice, `2019-05/2019-07`, or what
    /// separates them is not what separates them from the year, `2019-05/07`, `2019 5-7`.
    fn is_period(&self) -> bool {
        if self.years.len() > 1 {
            return true;
        }
        let inside = self.text.trim_matches(|c: char| !c.is_ascii_digit());
        let mut gaps =
            inside.split(|c: char| c.is_ascii_digit()).filter(|gap| !gap.is_empty()).map(str::trim);
        let (Some(first), Some(second), None) = (gaps.next(), gaps.next(), gaps.next()) else { return false };
        // `2019年5月7日` has words, and the year is apart in `15.3 2019` and, before a day that can be no month, `2019 03/15`.
        let has_word = [first, second].iter().any(|gap| gap.contains(char::is_alphabetic));
        let is_apart = match &self.after[..] {
            [_, day] => first.is_empty() && *day > 12,
            _ => second.is_empty(),
        };
        first != second && !has_word && !is_apart
    }
}

/// A word that a date may have beside its parts.
fn is_beside_date(word: &str) -> bool {
    const WORDS: [&str; 32] = [
        "st",
        "nd",
        "rd",
        "th",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "gmt",
        "utc",
        "t",
        "z",
        "de",
        "of",
        "den",
        "le",
        "年",
        "月",
        "日",
        "년",
        "월",
        "일",
    ];
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The months of English, German, French, Spanish, Italian and Portuguese, and their short forms.
const MONTHS: [&str; 12] = [
    "jan january januar janvier janv enero ene gennaio gen janeiro",
    "feb february februar février fevrier févr fevr febrero febbraio fevereiro fev",
    "mar march märz maerz mär mrz mars marzo março marco",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio mag maio",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho",
    "aug august août aout agosto ago",
    "sep sept september septembre septiembre settembre set setembro",
    "oct october oktober okt octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro",
];

/// The number of a month from its name, in any case.
fn month(word: &str) -> Option<u8> {
    const LONGEST: usize = 12;
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let found = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word));
    found.map(|place| place as u8 + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_year_is_the_first_four_digits_on_their_own() {
        for (text, expected) in [
            ("1843", Some(1843)),
            ("2001/02", Some(2001)),
            ("c. 1999", Some(1999)),
            ("2001-03/2002", Some(2001)),
            ("2023-09-24T13:27:44+00:00", Some(2023)),
            ("1999a", Some(1999)),
            ("in press", None),
            ("12345", None),
            ("12345678", None),
            ("199X", None),
            ("", None),
        ] {
            assert_eq!(year(text), expected, "{text}");
            assert_eq!(date(text).map(Date::year), expected, "{text}");
        }
    }

    #[test]
    fn month_and_day_are_read_in_every_form_that_means_one_date() {
        for (text, expected) in [
            ("2019-03-15", "2019-03-15"),
            ("2019-03-15T10:00:00Z", "2019-03-15"),
            ("20190315", "2019-03-15"),
            ("2019/03/15/", "2019-03-15"),
            ("2019/03//", "2019-03"),
            ("2019///", "2019"),
            ("2019 Mar 15", "2019-03-15"),
            ("2019 Mar", "2019-03"),
            ("MAR 15 2019", "2019-03-15"),
            ("15 March 2019", "2019-03-15"),
            ("March 15th, 2019", "2019-03-15"),
            ("Fri, 15 Mar 2019 09:30:00 +0000", "2019-03-15"),
            ("15. März 2019", "2019-03-15"),
            ("15 de marzo de 2019", "2019-03-15"),
            ("2019年3月15日", "2019-03-15"),
            ("2019년 3월 15일", "2019-03-15"),
            ("2019년3월", "2019-03"),
            ("15.3.2019", "2019-03-15"),
            ("3/15/2019", "2019-03-15"),
            ("15/03/2019", "2019-03-15"),
            ("03/2019", "2019-03"),
            ("2019-03", "2019-03"),
            ("2019 3", "2019-03"),
            ("28-30 March 2019", "2019-03"),
            ("2019–05–07", "2019-05-07"),
            ("2019 - 05 - 07", "2019-05-07"),
            ("2019 5 7", "2019-05-07"),
            ("2019 03/15", "2019-03-15"),
            ("15.3 2019", "2019-03-15"),
            ("15. 3. 2019", "2019-03-15"),
            ("2019-05-07 10:30", "2019-05-07"),
            ("2019-05-07 [online]", "2019-05-07"),
        ] {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_text_with_several_years_is_doubtful_and_one_with_marks_is_not() {
        for text in [
            "2019",
            "2019a",
            "2019 b",
            "c2019",
            "©2019",
            "[2019]",
            "(2019)",
            "2019.",
            "2019.0",
            "2019///",
            "2019-03",
            "2001-02",
            "2019/03/15",
            "2019-03-15T10:00:00Z",
            "2019 Nov-Dec",
            "2019 Spring",
            "2019-05/2019-07",
            "Fri, 15 Mar 2019 09:30:00 +0000",
            "28-30 March 2019",
            "2019年3月15日",
            "15.3.2019",
            "in press",
            "19",
        ] {
            assert!(!is_doubtful(text), "{text}");
        }
        for text in [
            "2019-2020",
            "2019–2020",
            "2019/2020",
            "2019/20",
            "2019-20",
            "2019–20",
            "2019 - 20",
            "[2019?]",
            "ca. 2019",
            "c. 2019",
            "2019~",
            "2019 Dec-2020 Jan",
            "2019, c2018",
            "2019-",
            "2019-03/2020-02",
            "(2019-20)",
        ] {
            assert!(is_doubtful(text), "{text}");
            assert_eq!(year(text), Some(2019), "{text}");
        }
        assert_eq!((year("Vol. 1234, 2019"), year("1234"), date("15032019")), (Some(2019), Some(1234), None));
    }

    #[test]
    fn what_may_be_two_months_is_a_year() {
        for text in [
            "03/04/2019",
            "2019 Nov-Dec",
            "2019 Spring",
            "2019/20",
            "2019-20",
            "2001-02",
            "2019 Dec-2020 Jan",
            "2019-13-01",
            "2019-00-00",
            "2019 May We Meet",
            "2019 3 4 5",
            "Engines.cc/2019/Workshop",
            "2019-03/2020",
            "2019-05/2019-07",
            "2019-05 - 2019-06",
            "2019-05–2019-06",
            "2019-05--2019-06",
            "2019-05/2019-05",
            "2019-05 - 2019",
            "05/2019-07/2019",
            "2019-05-03/2019-05-04",
            "2019-05-03 - 2019-06-02",
            "2019-05-03/2019-06",
            "[2019-05..2019-07]",
            "2019-05/07",
            "2019-05–07",
            "2019/05-07",
            "2019/05–07",
            "2019 5-7",
            "2019, 5/7",
            "05–07.2019",
            "05.–07.2019",
            "05-07/2019",
        ] {
            let expected = year(text).map(Date::of_year);
            assert_eq!(date(text), expected, "{text}");
        }
    }

    #[test]
    fn a_later_text_refines_a_date_only_if_it_agrees() {
        for (texts, expected) in [
            (["2019", "2019-03-15"], "2019-03-15"),
            (["2019 Apr", "2019-03-15"], "2019-04"),
            (["2019", "2018-12-01"], "2019"),
            (["", "2018-12-01"], "2018-12-01"),
        ] {
            assert_eq!(
                first_date(&texts).map(|date| date.to_string()).as_deref(),
                Some(expected),
                "{texts:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_date_has_the_year_of_its_text_and_never_panics(text in "([0-9]{1,4}|[-/. :,]|Mar|[a-zé年]{1,3}){0,8}") {
            if plain(&text).is_none() {
                prop_assert_eq!(date(&text).map(Date::year), year(&text));
            }
        }
    }
}
