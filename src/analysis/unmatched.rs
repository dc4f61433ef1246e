//! What is said of the names of a list that match no author, or several.

use indexmap::IndexSet;

use super::Context;
use super::people::sought;
#[cfg(feature = "cli")]
use crate::network::AuthorId;
use crate::network::Network;
use crate::table::{shown_count, visible};

/// The number of names that are reported with the closest spellings, or with the candidates.
const WITH_CANDIDATES: usize = 10;

/// The number of further names that are listed.
const LISTED: usize = 100;

/// The authors of the names of a list, in its order, and the names without a single match.
#[cfg(feature = "cli")]
pub(crate) fn listed<'a>(
    network: &Network,
    names: impl IntoIterator<Item = &'a str>,
    context: &mut Context,
) -> (Vec<AuthorId>, UnmatchedNames) {
    let (mut people, mut unmatched) = (Vec::new(), UnmatchedNames::default());
    for name in names {
        match sought(network, name, context) {
            Ok(author) => people.push(author),
            Err(_) => unmatched.add(name),
        }
    }
    (people, unmatched)
}

/// The names of a list without a single match, by their first appearance.
///
/// A list may have thousands, and looking for the closest spellings of one reads all names of the network: so only the
/// first names are reported in full.
#[derive(Debug, Default)]
pub(crate) struct UnmatchedNames {
    names: IndexSet<String>,
}

impl UnmatchedNames {
    pub(crate) fn add(&mut self, name: &str) {
        if !self.names.contains(name) {
            self.names.insert(name.to_owned());
        }
    }

    /// What to say about them, for people.
    pub(crate) fn remarks(&self, network: &Network, context: &Context) -> Vec<String> {
        let mut context = Context { remarks: Vec::new(), ..context.clone() };
        let in_full = self.names.iter().take(WITH_CANDIDATES);
        let found = in_full.filter_map(|name| {
            let unmatched = sought(network, name, &mut context).err()?;
            Some(unmatched.error(network, name).to_string())
        });
        let mut remarks: Vec<String> = found.collect();
        let rest = self.names.len().saturating_sub(WITH_CANDIDATES);
        if rest > 0 {
            let further = self.names.iter().skip(WITH_CANDIDATES).take(LISTED);
            let mut listed: Vec<String> = further.map(|name| format!("\"{}\"", visible(name))).collect();
            if rest > LISTED {
                listed.push(format!("and {} more", shown_count((rest - LISTED) as u64)));
            }
            let names = if rest == 1 { "name has" } else { "names have" };
            remarks.push(format!(
                "{} more {names} no single match: {}",
                shown_count(rest as u64),
                listed.join(", ")
            ));
        }
        remarks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_names_are_reported_with_suggestions_and_the_others_are_listed_and_counted() {
        let network = crate::Loader::sample().load().expect("the sample").network;
        let mut unmatched = UnmatchedNames::default();
        for number in (0..200).chain(0..200) {
            unmatched.add(&format!("Leonidas Gibas {number}"));
        }
        let remarks = unmatched.remarks(&network, &Context::default());
        assert_eq!(remarks.len(), WITH_CANDIDATES + 1);
        assert!(remarks[0].contains("Gibas 0\"; closest spellings:\n  Leonidas Guibas"), "{}", remarks[0]);
        let last = &remarks[WITH_CANDIDATES];
        assert!(last.starts_with("190 more names have no single match: \"Leonidas Gibas 10\", "), "{last}");
        assert!(last.ends_with("\"Leonidas Gibas 109\", and 90 more"), "{last}");
        assert!(UnmatchedNames::default().remarks(&network, &Context::default()).is_empty());
    }
}
