//! A corpus while it is read: parts come in the order of the inputs.

use std::sync::Arc;

use super::detail::Detail;
use super::details::Details;
use super::papers::InWhole;
use super::part::{Pooled, Pools};
use super::pool::Numbering;
use super::runs::Runs;
use super::{Corpus, Input};
use crate::columns::{Column, Number, Scratch};
use crate::error::Result;

/// A corpus that grows. Its strings are in pools until it is whole; here they have their numbers.
#[derive(Debug)]
pub(crate) struct Growing {
    pools: Arc<Pools>,
    corpus: Corpus,
    inputs: Vec<Input>,
    kept: Details,
    spellings: Numbering,
    venues: Numbering,
    details: [Numbering; 3],
    /// The details that were somewhere and are not kept.
    dropped: [bool; 3],
    /// What was moved to temporary files, where memory is bounded, and how much memory what is here may take.
    runs: Option<(Runs, usize)>,
}

impl Growing {
    /// An empty corpus, which is moved to temporary files part by part if there are any.
    pub(crate) fn new(kept: Details, scratch: Option<&Scratch>) -> Self {
        Self {
            pools: Arc::default(),
            corpus: Corpus::keeping(kept),
            inputs: Vec::new(),
            kept,
            spellings: Numbering::default(),
            venues: Numbering::default(),
            details: Default::default(),
            dropped: Default::default(),
            // Strings are twice in memory when they leave their pools.
            runs: scratch.map(|scratch| (Runs::new(scratch), 3 * scratch.part())),
        }
    }

    /// Where the strings are.
    pub(crate) fn pools(&self) -> &Arc<Pools> {
        &self.pools
    }

    /// Is memory bounded, and is so much here that it is to be moved?
    pub(crate) fn is_full(&self) -> bool {
        self.runs.as_ref().is_some_and(|(_, most)| self.size() > *most)
    }

    /// How many bytes of memory it takes.
    fn size(&self) -> usize {
        let numberings = self.details.iter().chain([&self.spellings, &self.venues]);
        self.pools.size() + self.corpus.columns.size() + numberings.map(Numbering::size).sum::<usize>()
    }

    /// Moves what is here to temporary files. The strings of what comes are in new pools.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn spill(&mut self) -> Result<()> {
        let Some((mut runs, most)) = self.runs.take() else { return Ok(()) };
        let part = std::mem::replace(&mut self.corpus, Corpus::keeping(self.kept));
        let pools = std::mem::take(&mut self.pools);
        let (spellings, venues) = (std::mem::take(&mut self.spellings), std::mem::take(&mut self.venues));
        let details = std::mem::take(&mut self.details);
        runs.add(part, move |part| gather(part, &pools, [spellings, venues], details))?;
        self.runs = Some((runs, most));
        Ok(())
    }

    /// How many papers there are.
    fn papers(&self) -> usize {
        self.corpus.papers() + self.runs.as_ref().map_or(0, |(runs, _)| runs.papers())
    }

    /// Begins an input: what is added from here on is of it. What was counted in it may be put in.
    pub(crate) fn begin_input(&mut self, input: Input) {
        self.inputs.push(Input { first_paper: self.papers(), ..input });
    }

    /// The input that is being added.
    pub(crate) fn input(&mut self) -> Option<&mut Input> {
        self.inputs.last_mut()
    }

    /// Adds the papers of a part.
    pub(crate) fn append(&mut self, part: &Pooled) {
        self.dropped.iter_mut().zip(part.dropped).for_each(|(dropped, in_part)| *dropped |= in_part);
        let spellings = self.spellings.numbers(&part.spellings);
        let venues = self.venues.numbers(&part.venues);
        let unknown = Detail::ALL.map(|detail| self.unknown(detail, part));
        let details =
            Detail::ALL.map(|detail| self.details[detail as usize].numbers(&part.details[detail as usize]));
        let details = details.each_ref().map(Vec::as_slice);
        let numbers = InWhole { spellings: &spellings, venues: &venues, details };
        let corpus = &mut self.corpus;
        for (detail, unknown) in Detail::ALL.into_iter().zip(unknown) {
            if let Some(unknown) = unknown {
                corpus.columns.append_detail(detail, &part.papers, &numbers, unknown);
            }
        }
        corpus.columns.append(&part.papers, &numbers);
        corpus.person_ids.append(&part.person_ids);
        corpus.person_names.append(&part.person_names, |name| spellings[name as usize]);
    }

    /// The number that stands for none, if there is such a detail in what is there or in a part.
    fn unknown(&mut self, detail: Detail, part: &Pooled) -> Option<u32> {
        let is_first = self.corpus.columns.details[detail as usize].is_empty();
        if is_first && part.papers.details[detail as usize].is_empty() {
            return None;
        }
        let unknown = self.details[detail as usize].number(self.pools.details[detail as usize].place(""));
        if is_first {
            self.corpus.columns.begin_detail(detail, unknown);
        }
        Some(unknown)
    }

    /// The number of a name that has nothing beside it.
    pub(crate) fn spelling(&mut self, text: &str) -> u32 {
        self.spellings.number(self.pools.spellings.place(text))
    }

    /// The numbers of names by their places in the pool.
    pub(crate) fn spellings_at(&mut self, places: &[u32]) -> Vec<u32> {
        self.spellings.numbers(places)
    }

    /// The name with this number.
    pub(crate) fn text(&self, spelling: u32) -> String {
        self.pools.spellings.text(self.spellings.place(spelling))
    }

    /// Adds authors that a network file lists.
    pub(crate) fn push_nodes(&mut self, nodes: impl IntoIterator<Item = u32>) {
        self.corpus.nodes.to_mut().extend(nodes);
    }

    /// Adds ties without papers: both ends of each, as spellings, and their weights.
    pub(crate) fn push_ties(&mut self, ends: Vec<u32>, weights: Vec<f64>) {
        append_to(&mut self.corpus.tie_ends, ends);
        append_to(&mut self.corpus.tie_weights, weights);
    }

    /// The corpus, when everything is there. Details that are nowhere in the inputs need no other corpus to be known.
    ///
    /// # Errors
    /// If parts of it are on disk and cannot be joined.
    pub(crate) fn finish(mut self) -> Result<Corpus> {
        self.spill()?;
        let Some((runs, _)) = self.runs else {
            return Ok(self.finish_in_memory());
        };
        let corpus = runs.joined()?;
        Ok(with_inputs(corpus, self.inputs, self.kept, self.dropped))
    }

    /// The corpus, of which nothing is in temporary files.
    pub(crate) fn finish_in_memory(mut self) -> Corpus {
        gather(&mut self.corpus, &self.pools, [self.spellings, self.venues], self.details);
        with_inputs(self.corpus, self.inputs, self.kept, self.dropped)
    }
}

/// A corpus that says what it was read from, and which details it has.
fn with_inputs(mut corpus: Corpus, inputs: Vec<Input>, kept: Details, dropped: [bool; 3]) -> Corpus {
    (corpus.inputs, corpus.kept_details) = (inputs, kept);
    for detail in Detail::ALL {
        if !dropped[detail as usize] {
            corpus.kept_details.keep(detail);
        }
    }
    corpus
}

/// Puts the strings of a corpus into it.
fn gather(corpus: &mut Corpus, pools: &Pools, names: [Numbering; 2], details: [Numbering; 3]) {
    let [spellings, venues] = names;
    corpus.spellings = spellings.strings(&pools.spellings);
    corpus.venues = venues.strings(&pools.venues);
    for (numbering, detail) in details.into_iter().zip(Detail::ALL) {
        corpus.details[detail as usize] = numbering.strings(&pools.details[detail as usize]);
    }
}

/// Appends numbers to a column, at no cost if it has none.
fn append_to<T: Number>(column: &mut Column<T>, mut numbers: Vec<T>) {
    if column.is_empty() {
        *column = numbers.into();
    } else {
        column.to_mut().append(&mut numbers);
    }
}
