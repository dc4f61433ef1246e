//! Authors who are known by initials only, and may be others who are known by their full names.

use std::sync::atomic::{AtomicBool, Ordering};

use hashbrown::HashMap;
use rayon::prelude::*;

use super::Network;
use crate::columns::{SectionReader, SectionWriter};
use crate::error::Result;
use crate::names::Matching;

const SECTION: &str = "names.initials";

/// Authors of one family name who are known by one initial only.
struct Short {
    initial: char,
    authors: u64,
    /// Has an author of that name a given name that begins so?
    has_full: AtomicBool,
}

impl Network {
    /// Is an author known by initials only where another author with the same family name has a given name that begins so:
    /// "A. Lee" next to "Ann Lee"? No more than a sign that suspects are worth a look; no if it would take long to find
    /// out, or if evidence was weighed already.
    #[cfg(feature = "cli")]
    pub(crate) fn has_initials_in_doubt(&self) -> bool {
        if self.roster.matching() == Matching::Evidence {
            return false;
        }
        if self.storage.is_some() {
            return self.in_doubt.get().is_some_and(|&authors| authors > 0);
        }
        let short = self.short_names();
        // The first found ends it.
        !short.is_empty()
            && (0..self.author_count()).into_par_iter().any(|author| self.short_of(author, &short).is_some())
    }

    /// The number of such authors known by initials only.
    fn count_initials_in_doubt(&self) -> u64 {
        let short = self.short_names();
        (0..self.author_count()).into_par_iter().for_each(|author| {
            if let Some(short) = self.short_of(author, &short) {
                short.has_full.store(true, Ordering::Relaxed);
            }
        });
        let in_doubt = short.values().flatten().filter(|short| short.has_full.load(Ordering::Relaxed));
        in_doubt.map(|short| short.authors).sum()
    }

    /// The authors known by initials only, by family name. They are far fewer than the others.
    fn short_names(&self) -> HashMap<String, Vec<Short>> {
        let short = |author: usize| match ends(&self.folded_name(author)) {
            Some((initial, last, true)) => Some((initial, last.to_owned())),
            _ => None,
        };
        let all: Vec<(char, String)> = (0..self.author_count()).into_par_iter().filter_map(short).collect();
        let mut by_family: HashMap<String, Vec<Short>> = HashMap::new();
        for (initial, last) in all {
            let of_family = by_family.entry(last).or_default();
            match of_family.iter_mut().find(|short| short.initial == initial) {
                Some(short) => short.authors += 1,
                None => of_family.push(Short { initial, authors: 1, has_full: AtomicBool::new(false) }),
            }
        }
        by_family
    }

    /// Those who may be this author, who has a full given name.
    fn short_of<'s>(&self, author: usize, short: &'s HashMap<String, Vec<Short>>) -> Option<&'s Short> {
        match ends(&self.folded_name(author))? {
            (initial, last, false) => short.get(last)?.iter().find(|short| short.initial == initial),
            _ => None,
        }
    }

    pub(super) fn save_doubts(&self, writer: &mut SectionWriter<'_>) {
        if self.roster.matching() != Matching::Evidence {
            writer.made(SECTION, &[*self.in_doubt.get_or_init(|| self.count_initials_in_doubt())]);
        }
    }

    /// The count that was saved; `None` in an older index.
    pub(super) fn load_doubts(reader: &SectionReader, authors: usize) -> Result<Option<u64>> {
        if !reader.has(&[SECTION]) {
            return Ok(None);
        }
        let count = reader.column_of::<u64>(SECTION, 1)?.get(0);
        if count <= authors as u64 { Ok(Some(count)) } else { Err(reader.mismatch(SECTION)) }
    }
}

/// What tells a folded name with a given name from others: its first letter, the family name, and whether the given name is
/// only that letter.
pub(super) fn ends(name: &str) -> Option<(char, &str, bool)> {
    let (first, last) = (name.split(' ').next()?, name.rsplit(' ').next()?);
    let initial = first.chars().next().filter(|_| first.len() < name.len())?;
    Some((initial, last, first.chars().count() == 1))
}

#[cfg(test)]
mod tests {
    use crate::Loader;

    #[test]
    fn each_author_with_initials_only_is_in_doubt_where_a_full_name_begins_so() {
        let counted = |bylines: &[[&str; 2]]| {
            let network = Loader::new().bylines("x", bylines.iter().copied()).load().expect("loads").network;
            let count = network.count_initials_in_doubt();
            #[cfg(feature = "cli")]
            assert_eq!(network.has_initials_in_doubt(), count > 0, "{bylines:?}");
            count
        };
        assert_eq!(counted(&[["A. Lee", "Ann Lee"], ["A. B. Lee", "B. Lee"], ["Ann Roe", "Lee"]]), 2);
        assert_eq!(counted(&[["A. Lee", "Bob Lee"], ["A. Roe", "Ann Poe"]]), 0);
        assert_eq!(counted(&[["É. Lee", "Émile Lee"], ["Ann Lee", "Eve Lee"]]), 1);
    }
}
