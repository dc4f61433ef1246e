//! Numbers texts by first appearance, where they are in more runs than fit into memory at once.
//!
//! Each run has its own distinct texts, numbered by first appearance in it. All of them are sorted; where several runs have
//! a text, it is of the first of them, and the others only know where. So the number of a text in all runs is how many were
//! new before it: in the runs before, and among the new ones of its run.

use super::super::column::Column;
use super::column_file::ColumnFile;
use super::folder::Scratch;
use super::sorter::Sorter;
use crate::error::Result;

/// The distinct texts of runs while they are gathered.
#[derive(Debug)]
pub(crate) struct Distinct {
    scratch: Scratch,
    sorter: Sorter,
    counts: Vec<u32>,
}

impl Distinct {
    /// No runs yet.
    pub(crate) fn new(scratch: &Scratch) -> Self {
        Self { scratch: scratch.clone(), sorter: Sorter::new(scratch), counts: Vec::new() }
    }

    /// Adds a run of so many texts, of which no two are the same. A text is whatever bytes `key` adds for it.
    ///
    /// # Errors
    /// If they cannot be written.
    pub(crate) fn add_run(&mut self, count: usize, key: impl Fn(usize, &mut Vec<u8>)) -> Result<()> {
        let run = (self.counts.len() as u32).to_be_bytes();
        let mut record = Vec::new();
        for text in 0..count {
            record.clear();
            // The length in front keeps records of the same text next to each other.
            record.extend([0; 4]);
            key(text, &mut record);
            let length = record.len() as u32;
            record[..4].copy_from_slice(&length.to_be_bytes());
            record.extend(run);
            record.extend((text as u32).to_be_bytes());
            self.sorter.push(&record)?;
        }
        self.counts.push(count as u32);
        // Between two runs, the memory is another's.
        self.sorter.spill()
    }

    /// The numbers of all texts.
    ///
    /// # Errors
    /// If they cannot be sorted.
    pub(crate) fn numbered(self) -> Result<Numbered> {
        let Self { scratch, sorter, counts } = self;
        let mut runs: Vec<(News, ColumnFile<u32>)> = Vec::new();
        for &count in &counts {
            runs.push((News::of(count as usize), ColumnFile::new(&scratch)?));
        }
        let mut sorted = sorter.sorted()?;
        let (mut text, mut first) = (Vec::new(), [0; 2]);
        while let Some(record) = sorted.next()? {
            let Some((own, place)) = record.split_last_chunk::<8>() else { continue };
            let (parts, _) = place.as_chunks::<4>();
            let [run, number] = [parts[0], parts[1]].map(u32::from_be_bytes);
            let (news, elsewhere) = &mut runs[run as usize];
            if text == own {
                elsewhere.extend(&[number, first[0], first[1]])?;
            } else {
                text.clear();
                text.extend_from_slice(own);
                first = [run, number];
                news.insert(number as usize);
            }
        }
        let mut before = 0;
        let mut numbered = Numbered { runs: Vec::with_capacity(runs.len()) };
        for (mut news, elsewhere) in runs {
            before = news.rank_after(before);
            numbered.runs.push((news, elsewhere.finish()?));
        }
        Ok(numbered)
    }
}

/// The numbers of the texts of some runs.
#[derive(Debug)]
pub(crate) struct Numbered {
    /// For each run which of its texts are new, and of each other one where it was first: its number, the run, and the
    /// number there.
    runs: Vec<(News, Column<u32>)>,
}

impl Numbered {
    /// Which texts of a run are in none before it, by their numbers in the run, ascending.
    pub(crate) fn new_in(&self, run: usize) -> impl Iterator<Item = usize> {
        self.runs[run].0.iter()
    }

    /// The number in all runs of each text of a run.
    pub(crate) fn numbers_of(&self, run: usize) -> Vec<u32> {
        let (news, elsewhere) = &self.runs[run];
        let mut numbers = vec![0; news.len];
        for (number, new) in (news.first..).zip(news.iter()) {
            numbers[new] = number;
        }
        let (known, _) = elsewhere.all().as_chunks::<3>();
        for &[text, run, first] in known {
            numbers[text as usize] = self.runs[run as usize].0.number(first as usize);
        }
        numbers
    }
}

/// Which texts of a run are new, with how many are before each: a bit each, and four bytes for sixty-four.
#[derive(Debug)]
struct News {
    len: usize,
    /// How many are new in the runs before.
    first: u32,
    words: Vec<u64>,
    before: Vec<u32>,
}

impl News {
    fn of(len: usize) -> Self {
        Self { len, first: 0, words: vec![0; len.div_ceil(64)], before: Vec::new() }
    }

    fn insert(&mut self, number: usize) {
        self.words[number / 64] |= 1 << (number % 64);
    }

    /// Counts those that are new, after so many. Returns how many there are then.
    fn rank_after(&mut self, first: u32) -> u32 {
        self.first = first;
        self.before = Vec::with_capacity(self.words.len());
        self.words.iter().fold(first, |before, word| {
            self.before.push(before);
            before + word.count_ones()
        })
    }

    /// The number in all runs of a text that is new.
    fn number(&self, text: usize) -> u32 {
        let below = self.words[text / 64] & ((1 << (text % 64)) - 1);
        self.before[text / 64] + below.count_ones()
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        let of_word = |(at, &word): (usize, &u64)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(64 * at + bit)
            })
        };
        self.words.iter().enumerate().flat_map(of_word)
    }
}

#[cfg(test)]
mod tests {
    use hashbrown::HashMap;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_of_runs_are_numbered_by_first_appearance(
            runs in prop::collection::vec(prop::collection::vec("[ab]{0,3}", 0..20), 1..6),
            part in 1_usize..300,
        ) {
            let scratch = Scratch::in_parts(&std::env::temp_dir(), 1 << 30, part, |_| None);
            let (mut expected, mut all) = (HashMap::new(), Vec::new());
            let mut distinct = Distinct::new(&scratch);
            let mut own = Vec::new();
            for run in &runs {
                let mut texts: Vec<&String> = Vec::new();
                run.iter().for_each(|text| if !texts.contains(&text) { texts.push(text) });
                for text in &texts {
                    expected.entry(*text).or_insert_with(|| { all.push(*text); all.len() - 1 });
                }
                distinct.add_run(texts.len(), |number, key| key.extend(texts[number].as_bytes())).expect("a run");
                own.push(texts);
            }
            let numbered = distinct.numbered().expect("runs");
            let mut new = Vec::new();
            for (run, texts) in own.iter().enumerate() {
                let numbers: Vec<usize> = texts.iter().map(|text| expected[text]).collect();
                let found: Vec<usize> = numbered.numbers_of(run).into_iter().map(|n| n as usize).collect();
                prop_assert_eq!(found, numbers);
                new.extend(numbered.new_in(run).map(|number| texts[number]));
            }
            prop_assert_eq!(new, all);
        }
    }
}
