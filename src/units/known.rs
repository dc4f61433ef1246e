//! The units that were found so far, with their names and identifiers.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::country::Country;
use crate::records::{Corpus, Organization};

/// Units by number: organizations are one if they have one identifier, or one name and no identifier.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// The identifier of each name that only one identifier has.
    id_of_name: HashMap<String, Option<&'a str>>,
    numbers: HashMap<String, u32>,
    /// The name and the identifier of each.
    pub(super) names: Vec<(String, String)>,
}

impl<'a> Known<'a> {
    /// None yet, but the names that identifiers have in a corpus.
    pub(super) fn in_corpus(corpus: &'a Corpus) -> Self {
        let mut id_of_name = HashMap::new();
        for Organization { name, id, .. } in
            corpus.all_organizations().filter(|organization| !organization.id.is_empty())
        {
            let known = id_of_name.entry(folded(name)).or_insert(Some(id));
            *known = known.filter(|known| *known == id);
        }
        id_of_name.remove("");
        Self { id_of_name, ..Self::default() }
    }

    /// The number of an organization; `None` if it has neither name nor identifier.
    pub(super) fn organization(&mut self, name: &str, id: &str) -> Option<u32> {
        let folded = folded(name);
        if id.is_empty() && folded.is_empty() {
            return None;
        }
        let id = if id.is_empty() {
            self.id_of_name.get(&folded).copied().flatten().unwrap_or_default()
        } else {
            id
        };
        let id = with_scheme(id);
        let shown = if name.is_empty() { &id } else { name };
        Some(self.number(if id.is_empty() { folded } else { id.clone() }, shown, &id))
    }

    /// The number of a country.
    pub(super) fn country(&mut self, country: Country) -> u32 {
        self.number(country.code.to_owned(), country.name, &format!("country:{}", country.code))
    }

    fn number(&mut self, key: String, name: &str, id: &str) -> u32 {
        *self.numbers.entry(key).or_insert_with(|| {
            self.names.push((name.to_owned(), id.to_owned()));
            self.names.len() as u32 - 1
        })
    }
}

/// An identifier with its scheme: `ror:02jx3x895` of `https://ror.org/02jx3x895`.
fn with_scheme(id: &str) -> String {
    let own = id.rsplit('/').next().unwrap_or_default();
    let plain = |scheme: &str| format!("{scheme}:{own}");
    match id {
        _ if id.contains("ror.org/") => plain("ror"),
        _ if id.contains("openalex.org/") => plain("openalex"),
        _ => id.split_whitespace().collect::<Vec<_>>().join("_"),
    }
}

/// A name without an abbreviation in parentheses after it.
fn without_abbreviation(name: &str) -> &str {
    let is_abbreviation =
        |inside: &str| inside.len() <= 10 && !inside.contains(' ') && inside.starts_with(char::is_uppercase);
    let parts = name.trim_end().strip_suffix(')').and_then(|name| name.rsplit_once('('));
    parts.filter(|(name, inside)| !name.is_empty() && is_abbreviation(inside)).map_or(name, |(name, _)| name)
}

/// Letters and digits of a name, small and without accents.
fn folded(name: &str) -> String {
    let bare = without_abbreviation(name).nfd().filter(|c| !is_combining_mark(*c));
    let spaced: String =
        bare.flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().filter(|word| *word != "the").collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_one_organization_and_so_is_a_name_without_any() {
        let mut known =
            Known { id_of_name: HashMap::from([("loom".to_owned(), Some("ror:1"))]), ..Known::default() };
        let first = known.organization("Loom University", "https://ror.org/1");
        assert_eq!(known.organization("Univ. Loom", "ror:1"), first);
        assert_eq!(known.organization("The LOOM", ""), first);
        assert_ne!(known.organization("Loom University", "ror:2"), first);
        let named = known.organization("École X", "");
        assert_eq!(known.organization("ecole x", ""), named);
        assert_eq!(known.organization("École X (ÉX)", ""), named);
        assert_ne!(known.organization("École X (Bath campus)", ""), named);
        assert_eq!(known.organization(" ", ""), None);
        assert_eq!(known.names.len(), 4);
    }
}
