//! Builds a network from a corpus and its roster: selects papers and authors, and numbers them.

use std::ops::Range;
use std::sync::OnceLock;

use fixedbitset::FixedBitSet;
use rayon::prelude::*;

use super::byline::Byline;
use super::kept::Kept;
use super::selection::Dropped;
use super::{Network, Selection};
use crate::columns::{Column, Rows};
use crate::names::{NameStyle, Roster, groups};
use crate::records::{Corpus, Kind, LooseTie, Notices};

impl Network {
    /// A network without papers and authors.
    #[cfg(feature = "cli")]
    pub(crate) fn empty() -> Self {
        Self::build(Corpus::default(), Roster::default(), Selection::default(), &mut Notices::default())
    }

    /// Builds the network of a corpus. What is left out is counted in the notices, as are warnings.
    ///
    /// An author listed twice on a paper counts once. Linear in mentions and ties.
    ///
    /// # Examples
    /// ```
    /// use coauth::names::{Matching, resolve};
    /// use coauth::network::{Network, Selection};
    /// use coauth::reading::{ReadOptions, Source, read};
    /// use coauth::records::Notices;
    ///
    /// let mut notices = Notices::default();
    /// let corpus = read(&[Source::Sample], ReadOptions::default(), &mut notices)?;
    /// let roster = resolve(&corpus, Matching::Folded);
    /// let network = Network::build(corpus, roster, Selection::default(), &mut notices);
    /// assert_eq!((network.paper_count(), network.author_count(), network.tie_count()), (91, 421, 1017));
    /// # Ok::<(), coauth::Error>(())
    /// ```
    #[must_use]
    pub fn build(corpus: Corpus, roster: Roster, selection: Selection, notices: &mut Notices) -> Self {
        let draft = Draft::papers(&corpus, &roster, selection, notices);
        Self::of_draft(draft, corpus, roster, selection, notices)
    }

    /// The network of some papers, and of the ties without papers.
    pub(super) fn of_draft(
        mut draft: Draft,
        corpus: Corpus,
        roster: Roster,
        selection: Selection,
        notices: &mut Notices,
    ) -> Self {
        draft.add_loose_ties(&corpus, &roster, notices);
        if selection.since.or(selection.until).is_some() {
            notices.push_many(Kind::UndatedTies, draft.loose_weights.len() as u64, None, "");
        }
        let listed = corpus.nodes().iter().map(|&node| roster.author_of(node));
        let is_in = draft.authors_in(roster.len(), listed, selection.min_papers, notices);
        draft.keep_only(&is_in);

        let authors: Vec<u32> = (0..roster.len() as u32).filter(|&author| is_in[author as usize]).collect();
        let is_smaller = authors.len() < roster.len();
        if is_smaller {
            draft.renumber(&authors, roster.len());
        }
        let works = draft.bylines.transposed(authors.len());
        let authors = Kept::of(authors, roster.len());
        let papers = Kept::of(draft.papers, corpus.papers());
        Self {
            team_sizes: selection.min_papers.map(|_| draft.team_sizes),
            loose_weights: draft.loose_weights.into(),
            ..Self::of_works(corpus, roster, selection, authors, papers, draft.bylines, works)
        }
    }

    /// A network of these authors, papers and works, without results.
    pub(super) fn of_works(
        corpus: Corpus,
        roster: Roster,
        selection: Selection,
        authors: Kept,
        papers: Kept,
        bylines: Rows,
        works: Rows,
    ) -> Self {
        Self {
            selection,
            authors,
            papers,
            team_sizes: None,
            bylines,
            works,
            loose_weights: Column::default(),
            corpus,
            roster,
            name_ranks: OnceLock::new(),
            degrees: OnceLock::new(),
            highest_degrees: OnceLock::new(),
            components: OnceLock::new(),
            figures: OnceLock::new(),
            by_fold: OnceLock::new(),
            words: OnceLock::new(),
            title_beginnings: OnceLock::new(),
            identifiers: OnceLock::new(),
            whole: None,
            in_doubt: OnceLock::new(),
            name_style: NameStyle::default(),
            attributes: Vec::new(),
            places: OnceLock::new(),
            made_with: String::new(),
            storage: None,
        }
    }
}

/// A selection with its source.
pub(super) struct Selecting<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) roster: &'a Roster,
    pub(super) selection: Selection,
    /// The spellings that are left out because they name groups.
    pub(super) groups: &'a FixedBitSet,
    /// The duplicate records.
    pub(super) again: &'a FixedBitSet,
}

impl Selecting<'_> {
    /// The papers selected from a range of the corpus. What is left out is counted at once: mentions of groups, and
    /// of an author who is on the byline already, may be many more than those that stay.
    pub(super) fn papers(&self, range: Range<usize>, notices: &mut Notices) -> Draft {
        let (mut draft, mut byline) = (Draft::default(), Byline::default());
        let mut dropped = Dropped::default();
        for paper in range.filter(|&paper| !self.again.contains(paper)) {
            if !dropped.includes(&self.selection, self.corpus.date(paper), self.corpus, paper) {
                continue;
            }
            byline.clear();
            let meant = self.roster.meant(self.corpus).byline(paper);
            for (&mention, &meant) in self.corpus.byline(paper).iter().zip(&*meant) {
                let kind = if self.groups.contains(mention as usize) {
                    Kind::GroupsLeftOut
                } else if !byline.add(self.roster.author_of(meant) as u32) {
                    Kind::RepeatedAuthor
                } else {
                    continue;
                };
                notices.push_about(kind, &self.corpus.input_of(paper).path, || {
                    format!("{} on {}", self.corpus.spellings().get(mention), self.corpus.id(paper))
                });
            }
            let size = byline.authors.len();
            if self.selection.max_authors.is_some_and(|most| size > most as usize) {
                dropped.too_many_authors += 1;
            } else if size > 0 {
                draft.papers.push(paper as u32);
                draft.team_sizes.push(size as u32);
                draft.bylines.push(byline.authors.iter().copied());
            }
        }
        dropped.report(notices);
        draft
    }
}

/// The ties that are listed for one pair of authors, by direction: how many, and their weights added up.
#[derive(Default)]
struct Directions {
    counts: [u64; 2],
    sums: [f64; 2],
}

impl Directions {
    /// Of the ties with these numbers, in their order, so that equal files have equal sums to the last digit.
    fn of(same: &[(u64, u32)], corpus: &Corpus, roster: &Roster) -> Self {
        let mut directions = Self::default();
        for &(_, number) in same {
            let LooseTie { a, b, weight } = corpus.tie(number as usize);
            let direction = usize::from(roster.author_of(a) > roster.author_of(b));
            directions.counts[direction] += 1;
            directions.sums[direction] += weight;
        }
        directions
    }

    /// The strength of the tie, which is a number however large the weights are.
    fn larger(&self) -> f64 {
        self.sums[0].max(self.sums[1]).min(f64::MAX)
    }

    /// The ties that repeat one of their direction.
    fn again(&self) -> u64 {
        self.counts.iter().map(|count| count.saturating_sub(1)).sum()
    }

    /// Whether both directions are listed, with different sums.
    fn differ(&self) -> bool {
        self.counts.iter().all(|&count| count > 0) && self.sums[0] != self.sums[1]
    }
}

/// The works of a network, numbered as in the corpus and the roster.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) papers: Vec<u32>,
    pub(super) team_sizes: Vec<u32>,
    pub(super) bylines: Rows,
    pub(super) loose_weights: Vec<f64>,
}

impl Draft {
    /// Adds the papers of another draft.
    pub(super) fn append(&mut self, part: Self) {
        self.papers.extend(part.papers);
        self.team_sizes.extend(part.team_sizes);
        self.bylines.append(&part.bylines, |author| author);
    }

    /// The selected papers, each with its distinct authors in byline order.
    fn papers(corpus: &Corpus, roster: &Roster, selection: Selection, notices: &mut Notices) -> Self {
        const AT_ONCE: usize = 1 << 14;
        // The papers of a round are twice in memory for a while: in its parts and in the whole.
        const PARTS_A_ROUND: usize = 32;
        let left_out = if selection.groups { FixedBitSet::new() } else { groups(corpus) };
        let mut again = FixedBitSet::new();
        corpus.duplicates().iter().for_each(|&record| again.grow_and_insert(record as usize));
        let selecting = Selecting { corpus, roster, selection, groups: &left_out, again: &again };
        let kept_of_each = notices.kept_of_each();
        let starts: Vec<usize> = (0..corpus.papers()).step_by(AT_ONCE).collect();
        let part_from = |&start: &usize| {
            let mut noticed = Notices::keeping(kept_of_each);
            (selecting.papers(start..corpus.papers().min(start + AT_ONCE), &mut noticed), noticed)
        };
        let mut draft = Self::default();
        for starts in starts.chunks(PARTS_A_ROUND) {
            let parts: Vec<(Self, Notices)> = starts.par_iter().map(part_from).collect();
            for (part, noticed) in parts {
                draft.append(part);
                notices.append(noticed);
            }
        }
        draft
    }

    /// Ties without papers: one for each pair, in the order of first appearance.
    ///
    /// What a file lists several times adds up, so a multigraph keeps its weights. Some files list each tie at both
    /// of its ends, or in both directions, which is one tie all the same: the strength is the larger of the two
    /// directions' sums, whether the file is directed or not. A tie of an author with themselves only makes them an
    /// author.
    fn add_loose_ties(&mut self, corpus: &Corpus, roster: &Roster, notices: &mut Notices) {
        let mut listed: Vec<(u64, u32)> = Vec::new();
        for (number, tie) in corpus.ties().enumerate() {
            let (a, b) = (roster.author_of(tie.a) as u64, roster.author_of(tie.b) as u64);
            if a == b {
                notices.push(Kind::SelfTie, None, corpus.spellings().get(tie.a));
            } else {
                listed.push((a.min(b) << 32 | a.max(b), number as u32));
            }
        }
        listed.sort_unstable();
        let mut ties: Vec<(u32, u64, f64)> = Vec::new();
        for same in listed.chunk_by(|a, b| a.0 == b.0) {
            let &(pair, first) = &same[0];
            let sums = Directions::of(same, corpus, roster);
            let names = || {
                let LooseTie { a, b, .. } = corpus.tie(first as usize);
                [a, b].map(|spelling| corpus.spellings().get(spelling)).join(" – ")
            };
            notices.push_some(Kind::ParallelTies, sums.again(), names);
            notices.push_some(Kind::WeightsDiffer, u64::from(sums.differ()), names);
            ties.push((first, pair, sums.larger()));
        }
        ties.sort_unstable_by_key(|&(first, ..)| first);
        for (_, pair, strength) in ties {
            self.bylines.push([(pair >> 32) as u32, pair as u32]);
            self.loose_weights.push(strength);
        }
    }

    /// Which authors of the roster are in the network: those with a work or listed in a network file, unless
    /// they have too few papers.
    fn authors_in(
        &self,
        authors: usize,
        listed: impl Iterator<Item = usize>,
        min_papers: Option<u32>,
        notices: &mut Notices,
    ) -> Vec<bool> {
        let mut is_in = vec![false; authors];
        self.bylines.items().iter().for_each(|&author| is_in[author as usize] = true);
        for author in listed {
            is_in[author] = true;
        }
        if let Some(least) = min_papers {
            let mut papers = vec![0u32; authors];
            let of_papers = self.bylines.rows(0..self.papers.len());
            of_papers.iter().for_each(|&author| papers[author as usize] += 1);
            let mut left_out = 0;
            for (is_in, papers) in is_in.iter_mut().zip(papers) {
                if *is_in && papers < least {
                    *is_in = false;
                    left_out += 1;
                }
            }
            notices.push_many(Kind::TooFewPapers, left_out, None, "");
        }
        is_in
    }

    /// Drops authors, then papers left without authors and ties that lost an end.
    fn keep_only(&mut self, is_in: &[bool]) {
        if is_in.iter().all(|&is_in| is_in) {
            return;
        }
        let mut kept = Self::default();
        for (work, byline) in self.bylines.iter().enumerate() {
            let rest = byline.iter().copied().filter(|&author| is_in[author as usize]);
            let size = rest.clone().count();
            if work < self.papers.len() && size > 0 {
                kept.papers.push(self.papers[work]);
                kept.team_sizes.push(self.team_sizes[work]);
                kept.bylines.push(rest);
            } else if work >= self.papers.len() && size == 2 {
                kept.loose_weights.push(self.loose_weights[work - self.papers.len()]);
                kept.bylines.push(rest);
            }
        }
        *self = kept;
    }

    /// Renumbers the authors from the numbers of the roster to their positions in `authors`.
    fn renumber(&mut self, authors: &[u32], among: usize) {
        let mut number_of = vec![u32::MAX; among];
        for (number, &author) in authors.iter().enumerate() {
            number_of[author as usize] = number as u32;
        }
        self.bylines.renumber(|author| number_of[author as usize]);
    }
}
