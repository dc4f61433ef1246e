//! Finds spellings by the identifiers next to them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::sorting::first_not;
use crate::columns::{Column, ColumnFile, Scratch, SectionReader, SectionWriter, Sorter};
use crate::error::Result;

/// The identifiers of all spellings, in the order of their hashes.
#[derive(Debug, Clone, Default)]
pub(super) struct Identifiers {
    /// The hash of each identifier of each spelling, ascending.
    hashes: Column<u32>,
    /// The spelling.
    spellings: Column<u32>,
    /// The schemes of the identifiers by name, separated by spaces, which no identifier has.
    schemes: Column<u8>,
}

impl Identifiers {
    /// The identifiers of spellings, given with a spelling each.
    pub(super) fn of<'a>(identifiers: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut schemes = BTreeSet::new();
        let mut entries = Vec::new();
        for (id, spelling) in identifiers {
            entries.push((hash(id), spelling));
            schemes.extend(id.split_once(':').map(|(scheme, _)| scheme));
        }
        entries.sort_unstable();
        entries.dedup();
        let schemes: Vec<&str> = schemes.into_iter().collect();
        Self {
            hashes: entries.iter().map(|(hash, _)| *hash).collect(),
            spellings: entries.iter().map(|(_, spelling)| *spelling).collect(),
            schemes: schemes.join(" ").into_bytes().into(),
        }
    }

    /// Identifiers that are sorted in temporary files.
    ///
    /// # Errors
    /// If there can be none.
    pub(super) fn gathering(scratch: &Scratch) -> Gathering {
        Gathering { scratch: scratch.clone(), entries: Sorter::new(scratch), schemes: BTreeSet::new() }
    }

    /// Candidates: the spellings that have an identifier, and rarely a spelling with another one of the same hash.
    pub(super) fn candidates(&self, id: &str) -> &[u32] {
        let hash = hash(id);
        let start = first_not(0..self.hashes.len(), |place| self.hashes.get(place) < hash);
        let end = (start..self.hashes.len()).find(|&place| self.hashes.get(place) != hash);
        self.spellings.slice(Range { start, end: end.unwrap_or(self.hashes.len()) })
    }

    /// The schemes of the identifiers by name.
    pub(super) fn schemes(&self) -> Vec<String> {
        let schemes = String::from_utf8_lossy(self.schemes.all());
        schemes.split(' ').filter(|scheme| !scheme.is_empty()).map(str::to_owned).collect()
    }

    /// The sections that hold them.
    pub(super) const SECTIONS: [&str; 3] =
        ["directory.ids", "directory.ids.spellings", "directory.ids.schemes"];

    pub(super) fn save<'a>(&'a self, writer: &mut SectionWriter<'a>) {
        let [hashes, spellings, schemes] = Self::SECTIONS;
        writer.column(hashes, &self.hashes);
        writer.column(spellings, &self.spellings);
        writer.column(schemes, &self.schemes);
    }

    pub(super) fn load(reader: &SectionReader, of_spellings: usize) -> Result<Self> {
        let [hashes, spellings, schemes] = Self::SECTIONS;
        let hashes = reader.ascending(hashes, None, u32::MAX as usize + 1)?;
        let spellings = reader.numbers(spellings, Some(hashes.len()), of_spellings)?;
        Ok(Self { hashes, spellings, schemes: reader.column(schemes)? })
    }
}

/// The identifiers of spellings while they are gathered.
pub(super) struct Gathering {
    scratch: Scratch,
    entries: Sorter,
    schemes: BTreeSet<String>,
}

impl Gathering {
    /// Adds an identifier of a spelling.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn add(&mut self, id: &str, spelling: u32) -> Result<()> {
        if let Some((scheme, _)) = id.split_once(':')
            && !self.schemes.contains(scheme)
        {
            self.schemes.insert(scheme.to_owned());
        }
        let [hash, spelling] = [hash(id), spelling].map(u32::to_be_bytes);
        self.entries.push(&[hash, spelling].concat())
    }

    /// All of them, each with a spelling once.
    ///
    /// # Errors
    /// If they cannot be sorted.
    pub(super) fn finish(self) -> Result<Identifiers> {
        let (mut hashes, mut spellings) = (ColumnFile::new(&self.scratch)?, ColumnFile::new(&self.scratch)?);
        let (mut sorted, mut last) = (self.entries.sorted()?, None);
        while let Some(record) = sorted.next()? {
            let (parts, _) = record.as_chunks::<4>();
            let &[hash, spelling] = parts else { continue };
            if last != Some((hash, spelling)) {
                last = Some((hash, spelling));
                hashes.push(u32::from_be_bytes(hash))?;
                spellings.push(u32::from_be_bytes(spelling))?;
            }
        }
        let schemes: Vec<&str> = self.schemes.iter().map(String::as_str).collect();
        Ok(Identifiers {
            hashes: hashes.finish()?,
            spellings: spellings.finish()?,
            schemes: schemes.join(" ").into_bytes().into(),
        })
    }
}

/// The hash of an identifier, which an index saves.
fn hash(id: &str) -> u32 {
    crc32fast::hash(id.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_with_an_identifier_is_a_candidate() {
        let given = [("orcid:1", 4), ("dblp:x/y", 2), ("orcid:2", 4), ("orcid:1", 0), ("orcid:1", 4)];
        let identifiers = Identifiers::of(given.into_iter());
        for (id, spelling) in given {
            assert!(identifiers.candidates(id).contains(&spelling), "{id} of {spelling}");
        }
        assert_eq!(identifiers.candidates("orcid:1"), [0, 4]);
        assert_eq!(identifiers.candidates("orcid:3"), [0; 0]);
        assert_eq!(identifiers.schemes(), ["dblp", "orcid"]);
    }
}
