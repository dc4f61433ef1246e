//! The values of `@string` names.

use std::borrow::Cow;
use std::collections::HashMap;

/// The names that `@string` entries define, with their values; the first definition of a name counts.
#[derive(Default)]
pub(super) struct Strings(HashMap<String, String>);

impl Strings {
    /// Defines a name, unless it has a value already.
    pub(super) fn define(&mut self, name: &str, value: Cow<'_, str>) {
        self.0.entry(name.to_ascii_lowercase()).or_insert_with(|| value.into_owned());
    }

    /// The value of a name; months have one by default.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        if let Some(value) = self.0.get(name).or_else(|| self.0.get(&name.to_ascii_lowercase())) {
            return Some(value);
        }
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        MONTHS.into_iter().find(|month| name.len() == 3 && month[..3].eq_ignore_ascii_case(name))
    }
}
