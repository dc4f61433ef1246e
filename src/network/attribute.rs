//! A column that the user has about authors.

use std::borrow::Cow;

use super::AuthorId;

/// A column of a table about authors, with the values of those who have one.
///
/// It is of numbers if every value is one. Numerals with a leading zero or plus, as postal codes and telephone numbers
/// have, are text.
///
/// # Examples
/// ```
/// let people = "author,h_index,phone\nAda Lovelace,12,030123\n";
/// let talks = coauth::Loader::new().bylines("talks", [["Ada Lovelace", "Luigi Menabrea"]]);
/// let network = talks.attributes_table("people.csv", people).load()?.network;
/// let [h_index, phone] = network.attributes() else { panic!() };
/// assert!(h_index.is_of_numbers() && !phone.is_of_numbers());
/// let values: Vec<_> = network.authors().map(|author| h_index.number(author)).collect();
/// assert_eq!(values, [Some(12.0), None]);
/// # Ok::<(), coauth::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attribute {
    name: String,
    /// The authors with a value, ascending.
    authors: Vec<AuthorId>,
    texts: Vec<String>,
    /// The same as numbers, if all are.
    numbers: Option<Vec<f64>>,
}

/// What reaches a column that has the name of something built in.
pub(crate) const ATTRIBUTE_PREFIX: &str = "attribute:";

impl Attribute {
    /// A column of some authors, each once and ascending. Decimals may have a comma where commas separate no cells.
    pub(crate) fn of(name: String, values: Vec<(AuthorId, String)>, has_decimal_commas: bool) -> Self {
        let (authors, texts): (Vec<AuthorId>, Vec<String>) = values.into_iter().unzip();
        let numbers: Option<Vec<f64>> = texts.iter().map(|text| number(text, has_decimal_commas)).collect();
        Self { name, authors, numbers: numbers.filter(|numbers| !numbers.is_empty()), texts }
    }

    /// Its name, as the table has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether every value is a number.
    #[must_use]
    pub fn is_of_numbers(&self) -> bool {
        self.numbers.is_some()
    }

    /// Whether every value is a whole number, up to `most` on both sides of zero.
    pub(crate) fn is_of_whole_numbers(&self, most: f64) -> bool {
        let is_whole = |number: &f64| number.fract() == 0.0 && number.abs() <= most;
        self.numbers.as_ref().is_some_and(|numbers| numbers.iter().all(is_whole))
    }

    /// The value of an author, as the table has it.
    #[must_use]
    pub fn text(&self, author: AuthorId) -> Option<&str> {
        self.place(author).map(|place| self.texts[place].as_str())
    }

    /// The value of an author as a number, if it is a column of numbers.
    #[must_use]
    pub fn number(&self, author: AuthorId) -> Option<f64> {
        self.numbers.as_ref()?.get(self.place(author)?).copied()
    }

    fn place(&self, author: AuthorId) -> Option<usize> {
        self.authors.binary_search(&author).ok()
    }
}

/// A number as people and programs write it. What loses digits as a number, such as `007`, is none.
fn number(text: &str, has_decimal_commas: bool) -> Option<f64> {
    /// All whole numbers below it are exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let has_leading_zero =
        digits.len() > 1 && digits.starts_with('0') && digits[1..].starts_with(|c: char| c.is_ascii_digit());
    if has_leading_zero || !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let with_point = match text.split_once(',') {
        Some((whole, decimals)) if has_decimal_commas => Cow::from(format!("{whole}.{decimals}")),
        _ => text.into(),
    };
    let number: f64 = with_point.parse().ok()?;
    (number.is_finite() && (number.fract() != 0.0 || number.abs() < EXACT)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_of_numbers_if_every_value_is_one() {
        let column = |texts: &[&str], commas| {
            let values = texts.iter().zip(0..).map(|(text, author)| (AuthorId(author), (*text).to_owned()));
            Attribute::of("x".to_owned(), values.collect(), commas)
        };
        assert!(column(&["3", "-2.5", "1e3", ".5", "0", "0.25"], false).is_of_numbers());
        for text in ["007", "+49", "x", "inf", "NaN", "1,5", "9007199254740993", "1 000", "-", "1.2.3"] {
            assert!(!column(&["3", text], false).is_of_numbers(), "{text}");
        }
        let decimal = column(&["1,5", "-0,25", "3"], true);
        assert_eq!(
            [0, 1, 2].map(|author| decimal.number(AuthorId(author))),
            [Some(1.5), Some(-0.25), Some(3.0)]
        );
        assert!(!decimal.is_of_whole_numbers(9.0) && column(&["2", "-3"], false).is_of_whole_numbers(9.0));
        assert!(!column(&["2", "-3"], false).is_of_whole_numbers(2.0));
        assert!(!column(&[], false).is_of_numbers(), "no value is known");
        assert_eq!(column(&["a"], false).text(AuthorId(1)), None);
    }
}
