//! Collects the `@string` definitions of a text.

use super::entries::{Entries, What};
use super::strings::Strings;

impl Strings {
    /// The definitions of a text. A definition may use earlier ones.
    pub(super) fn given_in(text: &str) -> Self {
        let mut strings = Self::default();
        strings.add(text);
        strings
    }

    /// Adds the definitions of another text.
    pub(super) fn add(&mut self, text: &str) {
        let mut entries = Entries::of(text);
        while let Some(entry) = entries.next() {
            if matches!(entry.what(), What::Names) {
                let mut body = entries.body(&entry);
                if let Ok((name, value)) = body.definition(self) {
                    self.define(name, value);
                    entries.go_on(body.at);
                } else {
                    entries.go_on(body.text.len());
                }
            }
        }
    }
}
