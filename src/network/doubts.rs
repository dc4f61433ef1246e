//! Authors who are known by initials only, and may be others who are known by their full names.

use hashbrown::HashSet;

use super::Network;
use crate::columns::{SectionReader, SectionWriter};
use crate::error::Result;
use crate::names::Matching;

const SECTION: &str = "names.initials";

impl Network {
    /// The number of authors known by initials only where another author with the same family name has a given name that
    /// begins so: "A. Lee" next to "Ann Lee". Cheap, and no more than a sign that suspects are worth a look; `None` if it
    /// would take long, or if evidence was weighed already.
    #[cfg(feature = "cli")]
    pub(crate) fn initials_in_doubt(&self) -> Option<u64> {
        if self.roster.matching() == Matching::Evidence {
            return None;
        }
        if self.storage.is_some() {
            return self.in_doubt.get().copied();
        }
        Some(*self.in_doubt.get_or_init(|| self.count_initials_in_doubt()))
    }

    fn count_initials_in_doubt(&self) -> u64 {
        let names = || self.authors().map(|author| self.folded_name(author.index()));
        let mut full: HashSet<(char, String)> = HashSet::new();
        let mut short: Vec<(char, String)> = Vec::new();
        for name in names() {
            match ends(&name) {
                Some((initial, last, true)) => short.push((initial, last.to_owned())),
                Some((initial, last, false)) => drop(full.insert((initial, last.to_owned()))),
                None => {}
            }
        }
        short.iter().filter(|name| full.contains(*name)).count() as u64
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
