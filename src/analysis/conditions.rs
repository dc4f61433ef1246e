//! Conditions on the columns of `--attributes`: `country=DE`, `h_index>=20`.

use crate::error::{Error, ErrorKind, Result};
use crate::network::{Attribute, AuthorId, Network};

/// How a value is compared; those of two characters first, as they are searched for.
const COMPARISONS: [(&str, Comparison); 6] = [
    ("!=", Comparison::Differs),
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    ("=", Comparison::Equals),
    (">", Comparison::Above),
    ("<", Comparison::Below),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equals,
    Differs,
    AtLeast,
    AtMost,
    Above,
    Below,
}

/// A condition on the value of an author in a column.
pub(super) struct Condition<'n> {
    column: &'n Attribute,
    comparison: Comparison,
    text: String,
    number: Option<f64>,
}

impl<'n> Condition<'n> {
    /// Reads a condition.
    ///
    /// # Errors
    /// If it is none, there is no such column, or numbers are wanted of a column of text.
    pub(super) fn of(text: &str, network: &'n Network) -> Result<Self> {
        let usage = |what: String| Err(Error::new(ErrorKind::Usage, what));
        let found = text.char_indices().find_map(|(at, _)| {
            let known = COMPARISONS.iter().find(|(sign, _)| text[at..].starts_with(sign));
            known.map(|(sign, comparison)| (&text[..at], *comparison, &text[at + sign.len()..]))
        });
        let Some((name, comparison, value)) = found else {
            return usage(format!(
                "\"{text}\" is no condition; expected COLUMN=VALUE, or !=, <, <=, > or >="
            ));
        };
        let column = &network.attributes()[network.attribute_named(name.trim(), &[])?];
        let value = value.trim();
        if value.starts_with(['=', '<', '>']) {
            return usage(format!(
                "\"{text}\" compares with \"{value}\"; expected one of =, !=, <, <=, > and >= before the value, \
                 or quotes around a value that begins with such a sign"
            ));
        }
        let value = unquoted(value);
        let number = value.parse().ok().filter(|number: &f64| number.is_finite());
        let is_order = !matches!(comparison, Comparison::Equals | Comparison::Differs);
        if is_order && !column.is_of_numbers() {
            return usage(format!("\"{text}\" compares numbers, and column {} has text", column.name()));
        }
        if (is_order || column.is_of_numbers() && !value.is_empty()) && number.is_none() {
            return usage(format!("\"{text}\": column {} has numbers, and {value} is none", column.name()));
        }
        Ok(Self { column, comparison, text: value.to_owned(), number })
    }

    /// Whether an author meets it. Who has no value meets only that it equals nothing or differs from something.
    pub(super) fn is_met_by(&self, author: AuthorId) -> bool {
        let number = || self.column.number(author).zip(self.number);
        let equals = || match (self.column.text(author), number()) {
            (_, Some((value, wanted))) => value == wanted,
            (value, None) => value.unwrap_or_default() == self.text,
        };
        match self.comparison {
            Comparison::Equals => equals(),
            Comparison::Differs => !equals(),
            Comparison::AtLeast => number().is_some_and(|(value, wanted)| value >= wanted),
            Comparison::AtMost => number().is_some_and(|(value, wanted)| value <= wanted),
            Comparison::Above => number().is_some_and(|(value, wanted)| value > wanted),
            Comparison::Below => number().is_some_and(|(value, wanted)| value < wanted),
        }
    }
}

/// A value without the pair of quotes around it, if there is one.
fn unquoted(value: &str) -> &str {
    let inner = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Loader;

    fn network() -> Network {
        let people = "author,country,papers\nAnn Lee,DE,3\nBob Roe,FR,2.5\nCy Poe,,\n";
        let talks = Loader::new().bylines("talks", [["Ann Lee", "Bob Roe", "Cy Poe", "Di Doe"]]);
        talks.attributes_table("people.csv", people).load().expect("a network").network
    }

    #[test]
    fn conditions_compare_text_and_numbers() {
        let network = network();
        let met = |text: &str| {
            let condition = Condition::of(text, &network).expect(text);
            let met = network.authors().filter(|author| condition.is_met_by(*author));
            met.map(|author| network.name(author)[..2].trim().to_owned()).collect::<Vec<_>>().join(" ")
        };
        for (condition, expected) in [
            ("country=DE", "An"),
            ("country = DE ", "An"),
            ("attribute:country!=DE", "Bo Cy Di"),
            ("country=\"DE\"", "An"),
            ("country!='DE'", "Bo Cy Di"),
            ("country=\"=DE\"", ""),
            ("country=\"", ""),
            ("papers>\"2.5\"", "An"),
            ("country=", "Cy Di"),
            ("Country!=", "An Bo"),
            ("papers=3.0", "An"),
            ("papers!=3", "Bo Cy Di"),
            ("papers>=2.5", "An Bo"),
            ("papers>2.5", "An"),
            ("papers<=2.5", "Bo"),
            ("papers<3", "Bo"),
            ("papers=", "Cy Di"),
        ] {
            assert_eq!(met(condition), expected, "{condition}");
        }
    }

    #[test]
    fn what_is_no_condition_is_an_error() {
        let network = network();
        let message = |text: &str| Condition::of(text, &network).err().expect(text).message().to_owned();
        assert!(message("country").contains("is no condition"));
        assert!(message("town=Rome").contains("country, papers"), "{}", message("town=Rome"));
        assert!(message("country>5").contains("has text"));
        for text in ["country==DE", "country=>DE", "papers>>2", "papers!==2", "papers= <2"] {
            assert!(message(text).contains("before the value"), "{text}: {}", message(text));
        }
        assert!(message("papers=many").contains("many is none"));
        assert!(message("papers>").contains("has numbers"));
    }
}
