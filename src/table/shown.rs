//! How numbers and texts are shown to people.

/// A number for people: four decimals, four significant digits below 1, no trailing zeros, commas between
/// thousands, powers of ten from 10¹⁵ on and below 10⁻⁸.
///
/// # Examples
/// ```
/// use coauth::table::shown_number;
///
/// assert_eq!(shown_number(1234.5), "1,234.5");
/// assert_eq!(shown_number(0.001_234_56), "0.001235");
/// assert_eq!(shown_number(1.5e-100), "1.5e-100");
/// ```
#[must_use]
pub fn shown_number(number: f64) -> String {
    if number.is_finite() && number != 0.0 && !READABLE.contains(&number.abs()) {
        return power_of_ten(number);
    }
    let mut decimals = 4;
    let mut least = 0.1;
    while number != 0.0 && number.abs() < least {
        decimals += 1;
        least /= 10.0;
    }
    let fixed = format!("{number:.decimals$}");
    let (sign, fixed) = fixed.strip_prefix('-').map_or(("", fixed.as_str()), |rest| ("-", rest));
    let (whole, decimals) = fixed.split_once('.').unwrap_or((fixed, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), shown_count);
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

/// The sizes of numbers whose digits can be read: a table has no room for more, and a small number must not be shown as 0.
const READABLE: std::ops::Range<f64> = 1e-8..1e15;

/// A number with four significant digits at most and its power of ten.
fn power_of_ten(number: f64) -> String {
    let text = format!("{number:.3e}");
    let Some((digits, power)) = text.split_once('e') else { return text };
    let digits =
        if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    format!("{digits}e{power}")
}

/// The most decimals that are shown.
const MOST_DECIMALS: i32 = 12;

/// An estimate and its standard error for people, with the digits that the error allows: of the error two digits are shown
/// if they are at most 35, otherwise one, and of the estimate those down to the same place (the rule of the Particle Data
/// Group). An estimate without error is shown in full.
///
/// # Examples
/// ```
/// use coauth::table::shown_estimate;
///
/// assert_eq!(shown_estimate(12_345.678, 234.5), ("12,350".to_owned(), "230".to_owned()));
/// assert_eq!(shown_estimate(12_345.678, 0.9), ("12,345.7".to_owned(), "0.9".to_owned()));
/// ```
#[must_use]
pub fn shown_estimate(value: f64, error: f64) -> (String, String) {
    if !(error > 0.0 && error.is_finite() && value.is_finite()) {
        return (shown_number(value), shown_number(error));
    }
    let magnitude = error.log10().floor() as i32;
    let two_digits = (error / 10f64.powi(magnitude - 1)).round();
    let decimals = if two_digits <= 35.0 { 1 - magnitude } else { -magnitude };
    let decimals = decimals.min(MOST_DECIMALS);
    (shown_to(value, decimals), shown_to(error, decimals))
}

/// A number rounded to a number of decimals, or before the decimal point if that is negative.
fn shown_to(number: f64, decimals: i32) -> String {
    let unit = 10f64.powi((-decimals).max(0));
    let number = if unit > 1.0 { (number / unit).round() * unit } else { number };
    let fixed = format!("{number:.*}", decimals.max(0) as usize);
    let (sign, fixed) = fixed.strip_prefix('-').map_or(("", fixed.as_str()), |rest| ("-", rest));
    let (whole, decimals) = fixed.split_once('.').map_or((fixed, None), |(whole, rest)| (whole, Some(rest)));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), shown_count);
    decimals.map_or_else(|| format!("{sign}{whole}"), |decimals| format!("{sign}{whole}.{decimals}"))
}

/// A count for people, with commas between thousands.
///
/// # Examples
/// ```
/// assert_eq!(coauth::table::shown_count(1_017_000), "1,017,000");
/// ```
#[must_use]
pub fn shown_count(count: u64) -> String {
    let digits = count.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A count with its noun for people: `1 paper`, `2 papers`.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}{}", shown_count(count), if count == 1 { "" } else { "s" })
}

/// A count with a singular or a plural: `1 country`, `2 countries`.
pub(crate) fn counted_as(count: u64, [one, many]: [&str; 2]) -> String {
    format!("{} {}", shown_count(count), if count == 1 { one } else { many })
}

/// Text in bold for a terminal, or as it is.
pub(crate) fn bold(text: &str, styled: bool) -> String {
    let style = if styled { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    format!("{style}{text}{style:#}")
}

/// Makes text safe for a terminal: control characters, noncharacters and directional marks are replaced by U+FFFD.
///
/// # Examples
/// ```
/// assert_eq!(coauth::table::visible("a\u{1b}b"), "a\u{fffd}b");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    let is_unsafe = |c: char| {
        c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_direction(c) || is_noncharacter(c)
    };
    if !text.contains(is_unsafe) {
        return text.to_owned();
    }
    text.chars().map(|c| if is_unsafe(c) { '\u{fffd}' } else { c }).collect()
}

/// Is this one of the two code points that stand for no character, and that XML and many programs refuse?
pub(crate) fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Does a character change the direction of the text around it?
pub(super) fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_have_no_trailing_zeros() {
        let shown = [0.0, 2.0, 6.041_87, -0.25, 1_234_567.891_23, 0.001_173_91].map(shown_number);
        assert_eq!(shown, ["0", "2", "6.0419", "-0.25", "1,234,567.8912", "0.001174"]);
        let shown = [1e100, -1e-100, 1e15, 999_999_999_999_999.0, 2.5e-8, 9.999_96e-9].map(shown_number);
        assert_eq!(shown, ["1e100", "-1e-100", "1e15", "999,999,999,999,999", "0.000000025", "1e-8"]);
        assert_eq!([0, 999, 1000, 1_017_000].map(shown_count), ["0", "999", "1,000", "1,017,000"]);
    }

    #[test]
    fn estimates_have_the_digits_that_their_errors_allow() {
        for (value, error, shown) in [
            (12_345.678, 234.5, ["12,350", "230"]),
            (12_345.678, 3_545.0, ["12,300", "3,500"]),
            (12_345.678, 3_560.0, ["12,000", "4,000"]),
            (0.123_456, 0.000_96, ["0.1235", "0.0010"]),
            (0.123_456, 0.012, ["0.123", "0.012"]),
            (5.0, 0.1, ["5.00", "0.10"]),
            (3.0, 50.0, ["0", "50"]),
            (1.25, 0.0, ["1.25", "0"]),
            (7.0, f64::INFINITY, ["7", "inf"]),
        ] {
            let (value, error) = shown_estimate(value, error);
            assert_eq!([value.as_str(), error.as_str()], shown);
        }
    }

    #[test]
    fn nothing_in_a_cell_can_steer_a_terminal() {
        assert_eq!(visible("a\u{fffe}b\u{ffff}"), "a\u{fffd}b\u{fffd}");
        assert_eq!(visible("a\u{1b}[31mb\nc\u{202e}d"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}d");
    }
}
