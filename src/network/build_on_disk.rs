//! Builds a network whose bylines and works are in temporary files.

use fixedbitset::FixedBitSet;
use rayon::prelude::*;

use super::build::{Draft, Selecting};
use super::kept::Kept;
use super::{Network, Selection};
use crate::columns::{ColumnFile, Rows, RowsFile, Scratch};
use crate::error::Result;
use crate::names::{Roster, groups};
use crate::records::{Corpus, Notices};

impl Network {
    /// Builds the whole network of a corpus without ties of their own, as [`build`](Self::build) does. What grows with papers
    /// is in temporary files; what grows with authors is there when it is whole, and before that takes a few bytes each.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn build_on_disk(
        corpus: Corpus,
        roster: Roster,
        selection: Selection,
        notices: &mut Notices,
        scratch: &Scratch,
    ) -> Result<Self> {
        let mut works = Works::new(scratch)?;
        works.add_papers(&corpus, &roster, selection, notices)?;
        let Works { papers, bylines, mut is_in, .. } = works;
        corpus.nodes().iter().for_each(|&node| is_in.insert(roster.author_of(node)));
        let authors: Vec<u32> = is_in.ones().map(|author| author as u32).collect();
        let mut bylines = bylines.finish()?;
        if authors.len() < roster.len() {
            bylines = renumbered(&bylines, &authors, roster.len(), scratch)?;
        }
        let works = transposed(&bylines, authors.len(), scratch)?;
        let papers = match papers.len() == corpus.papers() {
            true => Kept::All(corpus.papers()),
            false => Kept::Some(papers.finish()?),
        };
        let authors = Kept::of(authors, roster.len());
        Ok(Self::of_works(corpus, roster, selection, authors, papers, bylines, works))
    }
}

/// The papers while they are selected.
struct Works {
    papers: ColumnFile<u32>,
    bylines: RowsFile,
    /// Which authors of the roster are on a byline.
    is_in: FixedBitSet,
}

impl Works {
    fn new(scratch: &Scratch) -> Result<Self> {
        let (papers, bylines) = (ColumnFile::new(scratch)?, RowsFile::new(scratch)?);
        Ok(Self { papers, bylines, is_in: FixedBitSet::new() })
    }

    /// Adds the papers of a corpus, some at once on all cores.
    fn add_papers(
        &mut self,
        corpus: &Corpus,
        roster: &Roster,
        selection: Selection,
        notices: &mut Notices,
    ) -> Result<()> {
        const AT_ONCE: usize = 1 << 12;
        let parts_a_round = 4 * rayon::current_num_threads();
        self.is_in.grow(roster.len());
        let left_out = if selection.groups { FixedBitSet::new() } else { groups(corpus) };
        let mut again = FixedBitSet::new();
        corpus.duplicates().iter().for_each(|&record| again.grow_and_insert(record as usize));
        let selecting = Selecting { corpus, roster, selection, groups: &left_out, again: &again };
        let kept_of_each = notices.kept_of_each();
        let part_from = |&start: &usize| {
            let mut noticed = Notices::keeping(kept_of_each);
            (selecting.papers(start..corpus.papers().min(start + AT_ONCE), &mut noticed), noticed)
        };
        let starts: Vec<usize> = (0..corpus.papers()).step_by(AT_ONCE).collect();
        for starts in starts.chunks(parts_a_round) {
            let parts: Vec<(Draft, Notices)> = starts.par_iter().map(part_from).collect();
            for (part, noticed) in parts {
                self.papers.extend(&part.papers)?;
                self.bylines.append(&part.bylines, |author| author)?;
                part.bylines.items().iter().for_each(|&author| self.is_in.insert(author as usize));
                notices.append(noticed);
            }
        }
        Ok(())
    }
}

/// Bylines with the places of authors among some, instead of their numbers.
fn renumbered(bylines: &Rows, authors: &[u32], among: usize, scratch: &Scratch) -> Result<Rows> {
    let mut number_of = vec![u32::MAX; among];
    for (&author, number) in authors.iter().zip(0..) {
        number_of[author as usize] = number;
    }
    let mut again = RowsFile::new(scratch)?;
    again.append(bylines, |author| number_of[author as usize])?;
    again.finish()
}

/// The rows that have each number, as [`Rows::transposed`] gives them: so many numbers at once as fit into memory, for
/// which all rows are read.
fn transposed(rows: &Rows, row_count: usize, scratch: &Scratch) -> Result<Rows> {
    let mut ends = vec![0u32; row_count + 1];
    rows.items().iter().for_each(|&item| ends[item as usize + 1] += 1);
    for row in 0..row_count {
        ends[row + 1] += ends[row];
    }
    let most = (scratch.part() / size_of::<u32>()).max(1);
    let mut items = ColumnFile::new(scratch)?;
    let mut first = 0;
    while first < row_count {
        let start = ends[first];
        let fitting = ends.partition_point(|&end| (end.saturating_sub(start)) as usize <= most);
        let last = (fitting - 1).max(first + 1);
        let mut next: Vec<u32> = ends[first..last].iter().map(|end| end - start).collect();
        let mut of_some = vec![0; (ends[last] - start) as usize];
        for (row, numbers) in (0u32..).zip(rows.iter()) {
            for &item in numbers.iter().filter(|&&item| (first..last).contains(&(item as usize))) {
                let next = &mut next[item as usize - first];
                of_some[*next as usize] = row;
                *next += 1;
            }
        }
        items.extend(&of_some)?;
        first = last;
    }
    let mut ends_file = ColumnFile::new(scratch)?;
    ends_file.extend(&ends[1..])?;
    Ok(Rows::of_columns(items.finish()?, ends_file.finish()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn transposing_by_parts_is_transposing(
            rows in prop::collection::vec(prop::collection::vec(0_u32..9, 0..5), 0..30), part in 1_usize..80,
        ) {
            let mut all = Rows::default();
            rows.iter().for_each(|row| all.push(row.iter().copied()));
            let scratch = Scratch::in_parts(&std::env::temp_dir(), 1 << 30, part, |_| None);
            let (one, other) = (all.transposed(9), transposed(&all, 9, &scratch).expect("files"));
            prop_assert!(one.iter().eq(other.iter()));
        }
    }
}
