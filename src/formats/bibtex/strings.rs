//! What `@string` gives names to.

use std::collections::HashMap;

use super::entries::{Entries, What};

/// The names that `@string` gives to values; of two definitions of a name the first counts.
#[derive(Default)]
pub(super) struct Strings(HashMap<String, String>);

impl Strings {
    /// Those that a text defines, which may build on each other.
    pub(super) fn given_in(text: &str) -> Self {
        let mut strings = Self::default();
        strings.add(text);
        strings
    }

    /// Adds those that another text defines.
    pub(super) fn add(&mut self, text: &str) {
        let mut entries = Entries::of(text);
        while let Some(entry) = entries.next() {
            if matches!(entry.what(), What::Names) {
                let mut body = entries.body(&entry);
                if let Ok((name, value)) = body.definition(self) {
                    self.0.entry(name.to_ascii_lowercase()).or_insert_with(|| value.into_owned());
                    entries.go_on(body.at);
                } else {
                    entries.go_on(body.text.len());
                }
            }
        }
    }

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
