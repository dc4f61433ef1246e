//! The roster: all authors of a corpus, and which spelling is whom.

use indexmap::IndexMap;
use rayon::prelude::*;

use super::Matching;
use crate::records::Corpus;

/// Why a spelling belongs to an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Join {
    /// It is how the author is shown, or differs from it in white space and Unicode form only.
    Exact,
    /// It folds to the same name.
    Folded,
}

/// All authors of a corpus, numbered by first appearance, with every spelling met.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    matching: Matching,
    /// The key of each author, and the spelling to show.
    authors: IndexMap<Box<str>, u32>,
    author_of: Vec<u32>,
    mentions: Vec<u32>,
    /// The spellings of each author, those of one behind those of the other.
    spellings: Vec<u32>,
    spelling_ends: Vec<u32>,
}

/// Finds out who is who in a corpus. Authors are numbered by the first appearance of one of their spellings.
///
/// Linear in the spellings; keys are made on all cores.
#[must_use]
pub fn resolve(corpus: &Corpus, matching: Matching) -> Roster {
    let spellings = corpus.spellings();
    let mut mentions = vec![0; spellings.len()];
    for &spelling in corpus.mentions().iter().chain(corpus.nodes()) {
        mentions[spelling as usize] += 1;
    }
    let numbers: Vec<u32> = (0..spellings.len() as u32).filter(|&s| mentions[s as usize] > 0).collect();
    let keys: Vec<Box<str>> =
        numbers.par_iter().map(|&spelling| matching.key(spellings.get(spelling)).into()).collect();

    let mut roster =
        Roster { matching, mentions, author_of: vec![u32::MAX; spellings.len()], ..Roster::default() };
    for (&spelling, key) in numbers.iter().zip(keys) {
        let author = roster.authors.insert_full(key, spelling).0;
        roster.author_of[spelling as usize] = author as u32;
    }
    roster.group_spellings(&numbers);
    roster.choose_displays(corpus);
    roster
}

impl Roster {
    fn group_spellings(&mut self, numbers: &[u32]) {
        let mut by_author = numbers.to_vec();
        by_author.sort_by_key(|&spelling| self.author_of[spelling as usize]);
        self.spelling_ends = vec![0; self.authors.len()];
        for &spelling in &by_author {
            self.spelling_ends[self.author_of[spelling as usize] as usize] += 1;
        }
        let mut end = 0;
        for count in &mut self.spelling_ends {
            end += *count;
            *count = end;
        }
        self.spellings = by_author;
    }

    /// An author is shown by the spelling with the most mentions, mixed case before capitals or small letters
    /// only, then the smaller by code points.
    fn choose_displays(&mut self, corpus: &Corpus) {
        let displays: Vec<u32> = (0..self.len())
            .map(|author| {
                let rank = |&spelling: &u32| {
                    let text = corpus.spellings().get(spelling);
                    (std::cmp::Reverse(self.mentions[spelling as usize]), is_one_case(text), text)
                };
                let spellings = self.spellings(author).iter().copied();
                spellings.min_by(|a, b| rank(a).cmp(&rank(b))).unwrap_or_default()
            })
            .collect();
        for (shown, display) in self.authors.values_mut().zip(displays) {
            *shown = display;
        }
    }

    /// How many authors there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.authors.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.authors.is_empty()
    }

    /// The policy by which spellings became authors.
    #[must_use]
    pub fn matching(&self) -> Matching {
        self.matching
    }

    /// Whom a spelling means.
    #[must_use]
    pub fn author_of(&self, spelling: u32) -> usize {
        self.author_of[spelling as usize] as usize
    }

    /// The author with this key under the roster's policy.
    #[must_use]
    pub fn by_key(&self, key: &str) -> Option<usize> {
        self.authors.get_index_of(key)
    }

    /// What the spellings of an author have in common.
    #[must_use]
    pub fn key(&self, author: usize) -> &str {
        self.authors.get_index(author).map_or("", |(key, _)| key)
    }

    /// What identifies an author across runs and inputs: the key, made easy to type where the policy allows.
    #[must_use]
    pub fn id(&self, author: usize) -> String {
        match self.matching {
            Matching::Exact => self.key(author).to_owned(),
            Matching::Folded => self.key(author).replace(' ', "-"),
        }
    }

    /// The spelling by which an author is shown.
    #[must_use]
    pub fn display(&self, author: usize) -> u32 {
        self.authors[author]
    }

    /// The spellings of an author, by first appearance.
    #[must_use]
    pub fn spellings(&self, author: usize) -> &[u32] {
        let start = if author == 0 { 0 } else { self.spelling_ends[author - 1] };
        &self.spellings[start as usize..self.spelling_ends[author] as usize]
    }

    /// How often a spelling is mentioned.
    #[must_use]
    pub fn mentions(&self, spelling: u32) -> u32 {
        self.mentions[spelling as usize]
    }

    /// Why a spelling belongs to its author.
    #[must_use]
    pub fn reason(&self, corpus: &Corpus, spelling: u32) -> Join {
        let display = self.display(self.author_of(spelling));
        let [display, spelling] = [display, spelling].map(|s| super::exact(corpus.spellings().get(s)));
        if display == spelling { Join::Exact } else { Join::Folded }
    }
}

fn is_one_case(text: &str) -> bool {
    !(text.contains(char::is_uppercase) && text.contains(char::is_lowercase))
        && text.contains(char::is_alphabetic)
}
