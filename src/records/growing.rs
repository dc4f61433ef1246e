//! A corpus while it is read: parts come in the order of the inputs.

use super::detail::Detail;
use super::details::Details;
use super::papers::InWhole;
use super::part::{Pooled, Pools};
use super::pool::Numbering;
use super::{Corpus, Input};
use crate::columns::{Column, Number};

/// A corpus that grows. Its strings are in pools until it is whole; here they have their numbers.
#[derive(Debug)]
pub(crate) struct Growing<'a> {
    pools: &'a Pools,
    corpus: Corpus,
    spellings: Numbering,
    venues: Numbering,
    details: [Numbering; 3],
    /// The details that were somewhere and are not kept.
    dropped: [bool; 3],
}

impl<'a> Growing<'a> {
    /// An empty corpus whose parts have their strings in these pools.
    pub(crate) fn new(pools: &'a Pools, kept: Details) -> Self {
        Self {
            pools,
            corpus: Corpus::keeping(kept),
            spellings: Numbering::default(),
            venues: Numbering::default(),
            details: Default::default(),
            dropped: Default::default(),
        }
    }

    /// Where the strings are.
    pub(crate) fn pools(&self) -> &'a Pools {
        self.pools
    }

    /// Begins an input: what is added from here on is of it. What was counted in it may be put in.
    pub(crate) fn begin_input(&mut self, input: Input) {
        self.corpus.inputs.push(Input { first_paper: self.corpus.papers(), ..input });
    }

    /// The input that is being added.
    pub(crate) fn input(&mut self) -> Option<&mut Input> {
        self.corpus.inputs.last_mut()
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
    pub(crate) fn finish(mut self) -> Corpus {
        self.corpus.spellings = self.spellings.strings(&self.pools.spellings);
        self.corpus.venues = self.venues.strings(&self.pools.venues);
        for detail in Detail::ALL {
            let numbering = std::mem::take(&mut self.details[detail as usize]);
            self.corpus.details[detail as usize] = numbering.strings(&self.pools.details[detail as usize]);
            if !self.dropped[detail as usize] {
                self.corpus.kept_details.keep(detail);
            }
        }
        self.corpus
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
