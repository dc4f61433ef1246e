//! Parameters of addresses and forms.

use serde_json::{Map, Value};

use super::problem::Problem;
use crate::analysis::Row;
use crate::error::Error;
use crate::network::{Counting, Selection};
use crate::records::Date;

/// The parameters of a request, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Parameters(Vec<(String, String)>);

/// The parameters that every query takes, besides its own.
pub(super) const COMMON: [&str; 7] =
    ["since", "until", "max_authors", "min_papers", "counting", "exact_name", "format"];

/// The parameters of every query that a command line takes as well. Links to other pages keep them.
pub(super) const KEPT: [&str; 5] = ["since", "until", "max_authors", "min_papers", "counting"];

impl Parameters {
    /// The parameters of the query of an address, or of a form.
    pub(super) fn parse(text: &str) -> Self {
        Self(form_urlencoded::parse(text.as_bytes()).into_owned().collect())
    }

    /// The value of a parameter without spaces around it; an empty value is none.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// A text as it was sent, whose lines are counted in messages.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The values of a parameter that may be repeated.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.0.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// A number.
    ///
    /// # Errors
    /// If the value is something else.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Problem> {
        let parse = |value: &str| {
            let wrong = || Problem::refused(&format!("{name} is a whole number, not \"{value}\""));
            value.parse().map_err(|_| wrong())
        };
        self.get(name).map(parse).transpose()
    }

    /// A year, a month or a day.
    fn date(&self, name: &str) -> Result<Option<Date>, Problem> {
        let parse = |text: &str| {
            text.parse().map_err(|error: Error| Problem::refused(&format!("{name}: {}", error.message())))
        };
        self.get(name).map(parse).transpose()
    }

    /// Whether a flag is set.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.0.iter().any(|(known, value)| known == name && !matches!(value.as_str(), "false" | "0"))
    }

    /// The selection of papers and authors.
    pub(super) fn selection(&self) -> Result<Selection, Problem> {
        let selection = Selection {
            since: self.date("since")?,
            until: self.date("until")?,
            max_authors: self.number("max_authors")?,
            min_papers: self.number("min_papers")?,
            ..Selection::default()
        };
        match (selection.since, selection.until) {
            (Some(since), Some(until)) if since > until => {
                let what = format!("since {since} is after until {until}; no paper can match");
                Err(Problem::refused(&what))
            }
            _ => Ok(selection),
        }
    }

    /// The counting method.
    pub(super) fn counting(&self) -> Result<Counting, Problem> {
        match self.get("counting") {
            None | Some("full") => Ok(Counting::Full),
            Some("fractional") => Ok(Counting::Fractional),
            Some("paper") => Ok(Counting::Paper),
            Some(other) => {
                let what = format!("no counting method \"{other}\"; expected full, fractional or paper");
                Err(Problem::refused(&what))
            }
        }
    }

    /// Refuses a parameter that has one value and is given several, of which only one would count.
    ///
    /// # Errors
    /// If there is one.
    pub(super) fn refuse_repeated(&self, row: &Row) -> Result<(), Problem> {
        let defaults = row.defaults();
        let is_list = |name: &str| defaults.get(name).is_some_and(Value::is_array);
        let repeated = self.0.iter().find(|(name, _)| !is_list(name) && self.all(name).nth(1).is_some());
        match repeated {
            Some((name, _)) => {
                Err(Problem::refused(&format!("{name} is given more than once; it has one value")))
            }
            None => Ok(()),
        }
    }

    /// Refuses a parameter that nothing is made of, which may be a slip in one that was meant.
    ///
    /// # Errors
    /// If there is one.
    pub(super) fn refuse_others(&self, known: &[&str]) -> Result<(), Problem> {
        let is_known = |name: &str| known.contains(&name) || COMMON.contains(&name);
        match self.0.iter().find(|(name, _)| !is_known(name)) {
            Some((name, _)) => {
                let expected = known.join(", ");
                Err(Problem::refused(&format!("unknown parameter \"{name}\", expected one of {expected}")))
            }
            None => Ok(()),
        }
    }

    /// The options of a query, typed as its defaults are.
    pub(super) fn options(&self, row: &Row) -> Value {
        let defaults = row.defaults();
        let mut options = Map::new();
        for (name, value) in &self.0 {
            let default = defaults.get(name);
            if default.is_none() && COMMON.contains(&name.as_str()) {
                continue;
            }
            match default {
                Some(Value::Array(_)) => {
                    let list = options.entry(name).or_insert_with(|| Value::Array(Vec::new()));
                    list.as_array_mut().into_iter().for_each(|list| list.push(value.as_str().into()));
                }
                Some(default) => drop(options.insert(name.clone(), typed(default, value))),
                None => drop(options.insert(name.clone(), likely(value))),
            }
        }
        Value::Object(options)
    }

    /// The same parameters as the query of an address, with some replaced or, without a value, left out.
    pub(super) fn with(&self, changes: &[(&str, &str)]) -> String {
        let mut written = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.0 {
            if !value.is_empty() && changes.iter().all(|(changed, _)| changed != name) {
                written.append_pair(name, value);
            }
        }
        for (name, value) in changes.iter().filter(|(_, value)| !value.is_empty()) {
            written.append_pair(name, value);
        }
        written.finish()
    }

    /// The same parameters as the query of an address, with a name replaced wherever it is a value or a line of one.
    pub(super) fn renaming(&self, name: &str, other: &str) -> String {
        let line =
            |line: &'_ str| if line.trim() == name { other.to_owned() } else { line.trim().to_owned() };
        let mut written = form_urlencoded::Serializer::new(String::new());
        for (parameter, value) in self.0.iter().filter(|(_, value)| !value.is_empty()) {
            let lines: Vec<String> = value.lines().map(line).collect();
            written.append_pair(parameter, &lines.join("\n"));
        }
        written.finish()
    }
}

/// A value of the type of a default. What does not fit stays text, which the query refuses with the type it expects.
fn typed(default: &Value, value: &str) -> Value {
    let text = || Value::from(value);
    match default {
        Value::Bool(_) => match value {
            "" | "1" | "true" => true.into(),
            "0" | "false" => false.into(),
            _ => text(),
        },
        Value::Number(_) | Value::Null => {
            serde_json::from_str::<serde_json::Number>(value).map_or_else(|_| text(), Value::Number)
        }
        _ => text(),
    }
}

/// The value of an option that is left out of the defaults while it is off.
fn likely(value: &str) -> Value {
    match value {
        "" | "true" => true.into(),
        "false" => false.into(),
        other => typed(&Value::Null, other),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::queries::QUERIES;

    fn row(name: &str) -> &'static Row {
        QUERIES.iter().find(|row| row.name == name).expect("a query")
    }

    #[test]
    fn values_have_the_types_of_the_options() {
        let parameters = Parameters::parse("from=A+B&to=C%26D&all&avoid=E&avoid=F&since=2000");
        let options = parameters.options(row("path"));
        assert_eq!(options, json!({ "from": "A B", "to": "C&D", "all": true, "avoid": ["E", "F"] }));
        assert_eq!(parameters.selection().expect("a selection").since, "2000".parse().ok());
        assert_eq!(Parameters::parse("limit=3").options(row("top")), json!({ "limit": 3 }));
        assert_eq!(Parameters::parse("distances=true").options(row("stats")), json!({ "distances": true }));
        assert_eq!(Parameters::parse("limit=3").options(row("timeline")), json!({ "limit": 3 }));
        assert!(row("top").query(Parameters::parse("limit=many").options(row("top"))).is_err());
        assert!(Parameters::parse("since=new").selection().is_err());
        assert!(Parameters::parse("since=2001&until=2000").selection().is_err());
    }

    #[test]
    fn parameters_are_replaced_in_addresses() {
        let parameters = Parameters::parse("a=1&b=x+y&c=");
        assert_eq!(parameters.with(&[("a", ""), ("d", "&")]), "b=x+y&d=%26");
    }
}
