//! What a value in a column means, and how it is written as text.

use std::io::Write;

use ::parquet::basic::{ConvertedType, IntType, LogicalType, TimeUnit, Type as Physical};
use ::parquet::data_type::{ByteArray, Int96};
use ::parquet::schema::types::Type;

/// What the values of a column mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Text,
    /// Text that is JSON.
    Json,
    Bool,
    /// A whole number, or one with so many decimals.
    Number {
        decimals: u32,
        is_unsigned: bool,
    },
    /// Binary fractions.
    Real,
    /// Days since 1970.
    Date,
    /// Moments since 1970, so many a day.
    Moment {
        in_a_day: i64,
    },
    /// Moments as old programs write them: nanoseconds of a Julian day.
    OldMoment,
}

/// A value.
pub(super) enum Value<'a> {
    Bool(bool),
    Whole(i64),
    /// A whole number of up to 16 bytes.
    Wide(i128),
    Real(f64),
    Text(&'a ByteArray),
    OldMoment(&'a Int96),
}

const SECONDS: i64 = 86_400;

impl Meaning {
    /// What the values of a column mean; what they are instead if they are no text, number or date.
    pub(super) fn of(column: &Type) -> Result<Self, &'static str> {
        let info = column.get_basic_info();
        let (logical, converted) = (info.logical_type_ref(), info.converted_type());
        let is_decimal =
            matches!(logical, Some(LogicalType::Decimal(_))) || converted == ConvertedType::DECIMAL;
        Ok(match column.get_physical_type() {
            Physical::BOOLEAN => Self::Bool,
            Physical::FLOAT | Physical::DOUBLE => Self::Real,
            Physical::INT96 => Self::OldMoment,
            Physical::BYTE_ARRAY | Physical::FIXED_LEN_BYTE_ARRAY if is_decimal => {
                // As many digits as 16 bytes have.
                const MOST: i32 = 38;
                if column.get_precision() > MOST {
                    return Err("decimals of more than 38 digits");
                }
                Self::decimal(column)
            }
            Physical::FIXED_LEN_BYTE_ARRAY => {
                return Err(match logical {
                    Some(LogicalType::Uuid) => "UUIDs in bytes",
                    Some(LogicalType::Float16) => "numbers in two bytes",
                    _ => "values in bytes",
                });
            }
            Physical::BYTE_ARRAY => match (logical, converted) {
                (Some(LogicalType::Json), _) | (_, ConvertedType::JSON) => Self::Json,
                (Some(LogicalType::Bson), _) | (_, ConvertedType::BSON) => return Err("values of BSON"),
                _ => Self::Text,
            },
            Physical::INT32 | Physical::INT64 => Self::of_whole(column),
        })
    }

    fn decimal(column: &Type) -> Self {
        Self::Number { decimals: u32::try_from(column.get_scale()).unwrap_or(0), is_unsigned: false }
    }

    fn of_whole(column: &Type) -> Self {
        let info = column.get_basic_info();
        let plain = Self::Number { decimals: 0, is_unsigned: false };
        match (info.logical_type_ref(), info.converted_type()) {
            (Some(LogicalType::Date), _) | (_, ConvertedType::DATE) => Self::Date,
            (Some(LogicalType::Timestamp(kind)), _) => {
                let in_a_second = match kind.unit {
                    TimeUnit::MILLIS => 1000,
                    TimeUnit::MICROS => 1_000_000,
                    TimeUnit::NANOS => 1_000_000_000,
                };
                Self::Moment { in_a_day: SECONDS * in_a_second }
            }
            (_, ConvertedType::TIMESTAMP_MILLIS) => Self::Moment { in_a_day: SECONDS * 1000 },
            (_, ConvertedType::TIMESTAMP_MICROS) => Self::Moment { in_a_day: SECONDS * 1_000_000 },
            (Some(LogicalType::Decimal(_)), _) | (_, ConvertedType::DECIMAL) => Self::decimal(column),
            (Some(LogicalType::Integer(IntType { is_signed: false, .. })), _)
            | (_, ConvertedType::UINT_32 | ConvertedType::UINT_64) => {
                Self::Number { decimals: 0, is_unsigned: true }
            }
            _ => plain,
        }
    }

    /// Writes a value as JSON has it.
    pub(super) fn write_json(self, value: &Value<'_>, out: &mut Vec<u8>) {
        match (self, value) {
            (Self::Json, Value::Text(json)) if is_json(json.data()) => {
                // A record is a line; the lines of JSON end between its values only.
                let is_end = |byte: u8| matches!(byte, b'\n' | b'\r');
                out.extend(json.data().iter().map(|&byte| if is_end(byte) { b' ' } else { byte }));
            }
            (_, Value::Text(text)) => write_string(text.data(), out),
            (_, Value::Real(number)) if !number.is_finite() => out.extend_from_slice(b"null"),
            (Self::Date | Self::Moment { .. }, Value::Whole(_)) | (_, Value::OldMoment(_)) => {
                out.push(b'"');
                self.write_text(value, out);
                out.push(b'"');
            }
            _ => self.write_text(value, out),
        }
    }

    /// Writes a value as it is read in a cell of a table.
    pub(super) fn write_text(self, value: &Value<'_>, out: &mut Vec<u8>) {
        // Writing to memory does not fail.
        let _ = match (self, value) {
            // Its encoding is found where that of other text is. A text with NULs would be no text.
            (_, Value::Text(text)) => {
                out.extend(text.data().iter().filter(|byte| **byte != 0));
                Ok(())
            }
            (_, Value::Bool(is_true)) => write!(out, "{is_true}"),
            (_, Value::Real(number)) if number.is_nan() => Ok(()),
            (_, Value::Real(number)) => write!(out, "{number}"),
            (Self::Date, Value::Whole(days)) => write_date(*days, out),
            (Self::Moment { in_a_day }, Value::Whole(moment)) => write_date(moment.div_euclid(in_a_day), out),
            (_, Value::OldMoment(moment)) => {
                /// The Julian day of the first of 1970.
                const EPOCH: i64 = 2_440_588;
                write_date(i64::from(moment.data()[2]) - EPOCH, out)
            }
            (Self::Number { is_unsigned: true, .. }, Value::Whole(number)) => {
                write!(out, "{}", number.cast_unsigned())
            }
            (Self::Number { decimals, .. }, Value::Whole(number)) if decimals > 0 => {
                write_decimal((*number).into(), decimals, out)
            }
            (Self::Number { decimals, .. }, Value::Wide(number)) => write_decimal(*number, decimals, out),
            (_, Value::Wide(number)) => write!(out, "{number}"),
            (_, Value::Whole(number)) => write!(out, "{number}"),
        };
    }
}

/// Writes a text, in whichever encoding, as a string of JSON, without NULs.
pub(super) fn write_string(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    for &byte in text {
        match byte {
            0 => {}
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            // Writing to memory does not fail.
            1..b' ' => drop(write!(out, "\\u{byte:04x}")),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}

fn is_json(text: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok()
}

/// The number that bytes are, the highest first; `None` if it needs more than 16 of them.
pub(super) fn whole_of(bytes: &[u8]) -> Option<i128> {
    let filler = if bytes.first().is_some_and(|first| first & 0x80 != 0) { 0xff } else { 0 };
    let (above, low) = bytes.split_at(bytes.len().saturating_sub(16));
    let mut number = [filler; 16];
    number[16 - low.len()..].copy_from_slice(low);
    let number = i128::from_be_bytes(number);
    let is_same = above.iter().all(|byte| *byte == filler) && (number < 0) == (filler != 0);
    is_same.then_some(number)
}

fn write_decimal(number: i128, decimals: u32, out: &mut Vec<u8>) -> std::io::Result<()> {
    let Some(unit) = 10_u128.checked_pow(decimals) else {
        return write!(out, "0");
    };
    let (whole, part) = (number.unsigned_abs() / unit, number.unsigned_abs() % unit);
    let sign = if number < 0 { "-" } else { "" };
    if part == 0 {
        return write!(out, "{sign}{whole}");
    }
    write!(out, "{sign}{whole}.{part:0width$}", width = decimals as usize)
}

/// Writes the date of a day since 1970 in the Gregorian calendar.
fn write_date(days: i64, out: &mut Vec<u8>) -> std::io::Result<()> {
    /// Days in 400 years.
    const CYCLE: i64 = 146_097;
    // Years begin in March here, so that leap days are at their ends.
    let from_march_of_0 = days.saturating_add(719_468);
    let (cycle, day) = (from_march_of_0.div_euclid(CYCLE), from_march_of_0.rem_euclid(CYCLE));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    write!(out, "{:04}-{month:02}-{day:02}", cycle * 400 + year + next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(meaning: Meaning, value: i64) -> String {
        let mut out = Vec::new();
        meaning.write_text(&Value::Whole(value), &mut out);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn days_since_1970_are_dates() {
        let dates = [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (19_782, "2024-02-29"),
            (-46_386, "1843-01-01"),
        ];
        for (days, date) in dates {
            assert_eq!(text(Meaning::Date, days), date);
        }
        assert_eq!(text(Meaning::Moment { in_a_day: SECONDS * 1000 }, -1), "1969-12-31");
    }

    #[test]
    fn numbers_are_written_as_in_a_table() {
        let decimals = |decimals| Meaning::Number { decimals, is_unsigned: false };
        assert_eq!(text(decimals(0), -7), "-7");
        assert_eq!(text(decimals(2), -705), "-7.05");
        assert_eq!(text(decimals(2), 184_300), "1843");
        assert_eq!(text(Meaning::Number { decimals: 0, is_unsigned: true }, -1), u64::MAX.to_string());
        assert_eq!(whole_of(&[0x07, 0x33]), Some(1843));
        assert_eq!(whole_of(&[0xff, 0x3f]), Some(-193));
        assert_eq!(whole_of(&[]), Some(0));
        assert_eq!(whole_of(&[0xff; 20]), Some(-1));
        assert_eq!(whole_of(&[0x7f; 17]), None);
        assert_eq!(whole_of(&[&[0; 4][..], &[0xff; 16]].concat()), None);
        let mut out = Vec::new();
        Meaning::Real.write_text(&Value::Real(1843.0), &mut out);
        assert_eq!(out, b"1843");
    }
}
