//! Finds all authors that a text may mean.

use std::cmp::Reverse;

use hashbrown::HashMap;
use rayon::prelude::*;

use super::find::is_identifier;
use super::sorting::first_of;
use super::word_beginnings::{begins_with, candidates};
use super::{AuthorId, Network};
use crate::names::folded;

/// How well a name matches a text, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameMatch {
    /// The name, an id or an identifier.
    Whole,
    /// All words of the text are words of the name.
    Words,
    /// All words of the text begin words of the name.
    Beginnings,
}

impl Network {
    /// The authors whose names have, for each word of a text, a word that begins so; or who have it as an identifier. In
    /// no order.
    pub(crate) fn names_matching(&self, text: &str) -> Vec<(NameMatch, AuthorId)> {
        let mut found: HashMap<AuthorId, NameMatch> = HashMap::new();
        for author in self.named_exactly(text) {
            found.insert(author, NameMatch::Whole);
        }
        let key = folded(text);
        if !key.is_empty() && !is_identifier(text) {
            let like_it = candidates(self.words(), &key);
            let matches: Vec<(u32, NameMatch)> = like_it
                .par_iter()
                .with_min_len(256)
                .filter_map(|&spelling| {
                    Some((spelling, matched(&folded(self.meant().text(spelling)), &key)?))
                })
                .collect();
            for (spelling, how) in matches {
                for author in self.authors_of([spelling].into_iter()) {
                    let best = found.entry(author).or_insert(how);
                    *best = how.min(*best);
                }
            }
        }
        found.into_iter().map(|(author, how)| (how, author)).collect()
    }

    /// The first `limit` of such authors, or all if it is 0: the best match first, then the most papers, then by name.
    pub(crate) fn best_names(&self, found: Vec<(NameMatch, AuthorId)>, limit: usize) -> Vec<AuthorId> {
        let by = |&(how, author): &(NameMatch, AuthorId)| (how, Reverse(self.papers_of(author).len()));
        let found = first_of(found, limit, by, |&(_, author)| (self.name_rank(author), author));
        found.into_iter().map(|(_, author)| author).collect()
    }
}

/// How a folded name matches a folded text. Each word of the text needs a word of its own.
fn matched(name: &str, text: &str) -> Option<NameMatch> {
    if name == text {
        return Some(NameMatch::Whole);
    }
    let mut words: Vec<&str> = name.split(' ').collect();
    let mut how = NameMatch::Words;
    // A whole word first; otherwise a beginning might use it up.
    for sought in text.split(' ') {
        let whole = words.iter().position(|word| *word == sought);
        let beginning = || words.iter().position(|word| begins_with(word, sought));
        let place = whole.or_else(beginning)?;
        if whole.is_none() {
            how = NameMatch::Beginnings;
        }
        words.swap_remove(place);
    }
    Some(how)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_match_better_than_beginnings() {
        for (name, text, how) in [
            ("wei wang", "wei wang", Some(NameMatch::Whole)),
            ("wei wang", "wang", Some(NameMatch::Words)),
            ("wei wang", "wang wei", Some(NameMatch::Words)),
            ("wei wang", "wa", Some(NameMatch::Beginnings)),
            ("wei wang", "wei wei", None),
            ("wei weiss", "wei wei", Some(NameMatch::Beginnings)),
            ("weiss wei", "wei weiss", Some(NameMatch::Words)),
            ("王小明", "小明", Some(NameMatch::Beginnings)),
            ("王小明", "红", None),
        ] {
            assert_eq!(matched(name, text), how, "{text} in {name}");
        }
    }
}
