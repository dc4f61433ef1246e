//! What `@string` gives names to.

use std::collections::HashMap;

use super::bibtex_entries::{Entries, What};

/// The names that `@string` gives to values. Those in the head of the input hold for all of it, so that every
/// piece of it knows them.
#[derive(Default)]
pub(super) struct Strings(HashMap<String, String>);

impl Strings {
    pub(super) fn given_in(head: &str) -> Self {
        let mut names = Self::default();
        let mut entries = Entries::of(head);
        while let Some(entry) = entries.next() {
            if matches!(entry.what(), What::Names) {
                let mut body = entries.body(&entry);
                if let Ok((name, value)) = body.definition(&names) {
                    names.0.insert(name.to_ascii_lowercase(), value.into_owned());
                    entries.go_on(body.at);
                } else {
                    entries.go_on(body.text.len());
                }
            }
        }
        names
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
