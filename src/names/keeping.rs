//! Where what grows with the names is kept while they are resolved: in memory, or in temporary files.

use std::convert::Infallible;

use rayon::prelude::*;

use super::Matching;
use super::meant::Meant;
use crate::columns::{Arena, ArenaFile, ColumnFile, Distinct, Scratch, spilled};
use crate::error::Error;
use crate::records::{Numbering, Pool, Sought, Spellings};

/// So many keys are made by one thread before the next look for work.
const KEYS_AT_ONCE: usize = 1 << 14;

/// No key: the spelling is unused.
pub(super) const NONE: u32 = u32::MAX;

/// A place for the keys of names.
pub(super) trait Keeping {
    /// Why it cannot keep them.
    type Failure;

    /// The keys of a policy, by first appearance, and that of each spelling; [`NONE`] for one that is not used.
    fn keys(
        &self,
        meant: Meant<'_>,
        matching: Matching,
        is_used: &[bool],
    ) -> Result<(Arena, Vec<u32>), Self::Failure>;

    /// Some texts.
    fn texts<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Result<Arena, Self::Failure>;
}

/// All in memory.
pub(super) struct InMemory;

impl Keeping for InMemory {
    type Failure = Infallible;

    fn keys(
        &self,
        meant: Meant<'_>,
        matching: Matching,
        is_used: &[bool],
    ) -> Result<(Arena, Vec<u32>), Infallible> {
        let numbers: Vec<u32> = (0..meant.spellings() as u32).filter(|&s| is_used[s as usize]).collect();
        let pool = Pool::default();
        let made: Vec<Vec<u32>> = numbers
            .par_chunks(KEYS_AT_ONCE)
            .map(|numbers| {
                let mut keys = Sought::default();
                numbers.iter().for_each(|&spelling| keys.push_text(&matching.key(meant.text(spelling))));
                pool.places(&keys)
            })
            .collect();
        let mut keys = Numbering::default();
        let mut key_of = vec![NONE; meant.spellings()];
        for (&spelling, &place) in numbers.iter().zip(made.iter().flatten()) {
            key_of[spelling as usize] = keys.number(place);
        }
        Ok((keys.strings(&pool).into_texts(), key_of))
    }

    fn texts<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Result<Arena, Infallible> {
        let mut all = Arena::default();
        texts.for_each(|text| all.push(text));
        Ok(all)
    }
}

/// Texts in temporary files, and four bytes a spelling in memory.
pub(super) struct OnDisk<'a>(pub(super) &'a Scratch);

impl Keeping for OnDisk<'_> {
    type Failure = Error;

    fn keys(
        &self,
        meant: Meant<'_>,
        matching: Matching,
        is_used: &[bool],
    ) -> Result<(Arena, Vec<u32>), Error> {
        let scratch = self.0;
        let (mut runs, mut distinct) = (Vec::new(), Distinct::new(scratch));
        let mut of_run = Spellings::default();
        let mut own = ColumnFile::new(scratch)?;
        let mut end_run = |of_run: &mut Spellings, own: ColumnFile<u32>| -> Result<(), Error> {
            let texts = std::mem::take(of_run).into_texts();
            distinct.add_run(texts.len(), |number, key| key.extend_from_slice(texts.bytes(number)))?;
            runs.push((spilled::arena(texts, scratch)?, own.finish()?));
            Ok(())
        };
        let all = meant.spellings() as u32;
        for first in (0..all).step_by(KEYS_AT_ONCE) {
            let last = all.min(first + KEYS_AT_ONCE as u32);
            let key = |spelling: u32| is_used[spelling as usize].then(|| matching.key(meant.text(spelling)));
            let made: Vec<Option<String>> = (first..last).into_par_iter().map(key).collect();
            for key in made {
                own.push(key.map_or(NONE, |key| of_run.intern(&key)))?;
            }
            if of_run.size() > scratch.part() {
                end_run(&mut of_run, std::mem::replace(&mut own, ColumnFile::new(scratch)?))?;
            }
        }
        end_run(&mut of_run, own)?;
        let numbered = distinct.numbered()?;
        let mut keys = ArenaFile::new(scratch)?;
        let mut key_of = Vec::with_capacity(meant.spellings());
        for (run, (texts, own)) in runs.into_iter().enumerate() {
            numbered.new_in(run).try_for_each(|number| keys.push(texts.bytes(number)))?;
            let numbers = numbered.numbers_of(run);
            let number = |&own: &u32| if own == NONE { NONE } else { numbers[own as usize] };
            key_of.extend(own.all().iter().map(number));
        }
        Ok((keys.finish()?, key_of))
    }

    fn texts<'a>(&self, mut texts: impl Iterator<Item = &'a str>) -> Result<Arena, Error> {
        let mut all = ArenaFile::new(self.0)?;
        texts.try_for_each(|text| all.push(text.as_bytes()))?;
        all.finish()
    }
}
