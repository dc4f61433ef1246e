//! Finds authors while a name is typed: exact names, then beginnings, then any words, then near spellings.

use std::cell::{Cell, OnceCell};
use std::cmp::Reverse;
use std::ops::Range;

use fixedbitset::FixedBitSet;

use super::maxima::Maxima;
use super::sorting::first_not;
use super::{AuthorId, Network};
use crate::columns::Rows;
use crate::names::folded;

/// What a search while typing needs besides the network: the papers of each spelling, arranged so that the spellings
/// with the most papers of any range come first.
#[derive(Debug)]
pub(crate) struct Lookup {
    /// For each spelling, one more than the papers of its author; 0 if the author is not in the network.
    weights: Vec<u32>,
    /// The words of each spelling, ascending.
    words_of: Rows,
    /// The letters of each word.
    letter_sets: Vec<u64>,
    of_names: Maxima,
    of_words: Maxima,
}

/// How an author was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// The text is a name of the author, or an identifier.
    Exact,
    /// A name begins with the text.
    Beginning,
    /// Each word of the text begins a word of a name.
    Words,
    /// Each word of the text is similar to a word of a name.
    Near,
}

impl Match {
    /// The word for it in an answer.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Beginning => "beginning",
            Self::Words => "words",
            Self::Near => "near",
        }
    }
}

/// Authors found, each once, in the order of their matches and then of their papers.
struct Hits<'a> {
    network: &'a Network,
    found: Vec<(AuthorId, Match)>,
    limit: usize,
}

impl Hits<'_> {
    fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    /// Adds the authors of spellings, until there are enough. Those with equally many papers are in the order of names.
    fn add(&mut self, spellings: impl Iterator<Item = u32>, by: Match) {
        let start = self.found.len();
        for spelling in spellings {
            if self.is_full() {
                break;
            }
            let author = self.network.authors_of(std::iter::once(spelling)).into_iter();
            let is_new = |author: &AuthorId| self.found.iter().all(|(known, _)| known != author);
            let new: Vec<_> = author.filter(is_new).collect();
            self.found.extend(new.into_iter().map(|author| (author, by)));
        }
        let network = self.network;
        let order = |&(author, _): &(AuthorId, Match)| {
            (Reverse(network.papers_of(author).len()), network.name_rank(author))
        };
        self.found[start..].sort_by_cached_key(order);
    }
}

/// What a word of the text may be in a name: a range of words that it begins, and similar ones.
struct Token {
    begins: Range<usize>,
    like: Vec<u32>,
}

impl Token {
    fn is_met_by(&self, words: &[u32]) -> bool {
        words
            .iter()
            .any(|word| self.begins.contains(&(*word as usize)) || self.like.binary_search(word).is_ok())
    }
}

impl Lookup {
    pub(crate) fn of(network: &Network) -> Self {
        network.make_directory();
        let (names, words) = (network.by_fold().all(), network.words());
        let spellings = names.iter().max().map_or(0, |&last| last as usize + 1);
        let mut weights = vec![0; spellings];
        for &spelling in names {
            let author = network.authors_of(std::iter::once(spelling)).first().copied();
            weights[spelling as usize] = author.map_or(0, |author| {
                u32::try_from(network.works_of(author.0).len()).unwrap_or(u32::MAX - 1) + 1
            });
        }
        let items = words.all_spellings();
        Self {
            words_of: words.of_spellings(spellings),
            letter_sets: words.letter_sets(),
            of_names: Maxima::of(names.len(), |place| weights[names[place] as usize]),
            of_words: Maxima::of(items.len(), |place| weights[items[place] as usize]),
            weights,
        }
    }

    /// At most `limit` authors that a text may mean: exact names, beginnings of names, beginnings of words in any order,
    /// and, if there is none of these, similar words. In each group those with the most papers come first.
    pub(crate) fn find(&self, network: &Network, text: &str, limit: usize) -> Vec<(AuthorId, Match)> {
        let mut hits = Hits { network, found: Vec::new(), limit };
        if text.contains(':')
            && let Ok(super::Found::ByName(author)) = network.find(text)
        {
            hits.found.push((author, Match::Exact));
            return hits.found;
        }
        let key = folded(text);
        if key.is_empty() || limit == 0 {
            return hits.found;
        }
        let mut same = network.folding_to(&key).to_vec();
        same.sort_by_key(|&spelling| (Reverse(self.weight(spelling)), spelling));
        hits.add(same.into_iter().filter(|&spelling| self.weight(spelling) > 0), Match::Exact);
        hits.add(self.beginning(network, &key), Match::Beginning);
        let words = network.words();
        let mut tokens: Vec<Token> = key
            .split(' ')
            .map(|word| Token { begins: words.beginning_with(word), like: Vec::new() })
            .collect();
        hits.add(self.with_words(network, &tokens), Match::Words);
        if hits.found.is_empty() {
            for (token, word) in tokens.iter_mut().zip(key.split(' ')) {
                token.like = words.like_with(&self.letter_sets, word);
            }
            hits.add(self.near(network, &tokens, limit).into_iter(), Match::Near);
        }
        hits.found
    }

    fn weight(&self, spelling: u32) -> u32 {
        self.weights.get(spelling as usize).copied().unwrap_or_default()
    }

    /// The spellings that begin with a folded text, most papers first.
    fn beginning<'a>(&'a self, network: &'a Network, key: &str) -> impl Iterator<Item = u32> + 'a {
        let names = network.by_fold();
        let place = |is_before: &dyn Fn(&str) -> bool| {
            first_not(0..names.len(), |place| is_before(&network.fold(names.get(place))))
        };
        let range = place(&|name| name < key)..place(&|name| name < key || name.starts_with(key));
        let weight = move |place: usize| self.weight(names.get(place));
        self.of_names.largest_first(range, weight, |_| true).map(move |place| names.get(place))
    }

    /// The spellings with a word for each token, most papers first.
    fn with_words<'a>(&'a self, network: &'a Network, tokens: &'a [Token]) -> impl Iterator<Item = u32> + 'a {
        let items = network.words().all_spellings();
        let met = Met::of(self, network, tokens);
        let range = met.ranges.first().and_then(|ranges| ranges.first()).cloned().unwrap_or_default();
        let weight = |place: usize| self.weight(items[place]);
        let meets = move |place: usize| met.by(items[place]);
        self.of_words.largest_first(range, weight, meets).map(|place| items[place])
    }

    /// The spellings with a similar word for each token: those with the most papers.
    fn near(&self, network: &Network, tokens: &[Token], limit: usize) -> Vec<u32> {
        let items = network.words().all_spellings();
        let met = Met::of(self, network, tokens);
        let mut found: Vec<u32> = Vec::new();
        for range in met.ranges.first().into_iter().flatten() {
            let (weight, meets) =
                (|place: usize| self.weight(items[place]), |place: usize| met.by(items[place]));
            // Several spellings may be one author's.
            let best = self.of_words.largest_first(range.clone(), weight, meets).take(4 * limit);
            found.extend(best.map(|place| items[place]));
        }
        found.sort_unstable_by_key(|&spelling| (Reverse(self.weight(spelling)), spelling));
        found.dedup();
        found
    }
}

/// Whether spellings have a word for each token.
struct Met<'a> {
    lookup: &'a Lookup,
    network: &'a Network,
    tokens: &'a [Token],
    /// Where the spellings of each token are among those of all words, the token with the fewest first.
    ranges: Vec<Vec<Range<usize>>>,
    asked: Cell<usize>,
    /// The spellings of the token with the second fewest.
    of_second: OnceCell<FixedBitSet>,
}

/// After so many spellings, those of a second token are collected. The words of a spelling are anywhere in memory; whether
/// it is in a set of bits is known in a tenth of the time.
const FEW_ASKED: usize = 1000;

impl<'a> Met<'a> {
    fn of(lookup: &'a Lookup, network: &'a Network, tokens: &'a [Token]) -> Self {
        let words = network.words();
        let of_token = |token: &Token| -> Vec<Range<usize>> {
            let like = token.like.iter().map(|&word| words.places(word as usize..word as usize + 1));
            std::iter::once(words.places(token.begins.clone())).chain(like).collect()
        };
        let mut ranges: Vec<Vec<Range<usize>>> = tokens.iter().map(of_token).collect();
        ranges.sort_by_cached_key(|ranges| ranges.iter().map(Range::len).sum::<usize>());
        Self { lookup, network, tokens, ranges, asked: Cell::new(0), of_second: OnceCell::new() }
    }

    fn by(&self, spelling: u32) -> bool {
        self.asked.set(self.asked.get() + 1);
        let may_be = self.asked.get() < FEW_ASKED
            || self.ranges.len() < 2
            || self.of_second.get_or_init(|| self.second()).contains(spelling as usize);
        may_be && self.has_each(spelling)
    }

    fn second(&self) -> FixedBitSet {
        let items = self.network.words().all_spellings();
        let mut spellings = FixedBitSet::with_capacity(self.lookup.weights.len());
        let ranges = self.ranges.get(1).into_iter().flatten();
        ranges
            .flat_map(|range| &items[range.clone()])
            .for_each(|&spelling| spellings.insert(spelling as usize));
        spellings
    }

    fn has_each(&self, spelling: u32) -> bool {
        let words = self.lookup.words_of.row(spelling as usize);
        // Each word is listed once: Li Li has two.
        let has_enough = || {
            let tokens = self.tokens.len();
            tokens <= words.len() || tokens <= self.network.fold(spelling).split(' ').count()
        };
        self.tokens.iter().all(|token| token.is_met_by(words)) && has_enough()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{Matching, resolve};
    use crate::network::Selection;
    use crate::reading::{ReadOptions, Source, read};
    use crate::records::Notices;

    fn sample() -> Network {
        network_of(Source::Sample)
    }

    fn network_of(source: Source) -> Network {
        let mut notices = Notices::default();
        let corpus = read(&[source], ReadOptions::default(), &mut notices).expect("papers");
        let roster = resolve(&corpus, Matching::Folded);
        Network::build(corpus, roster, Selection::default(), &mut notices)
    }

    fn names(network: &Network, lookup: &Lookup, text: &str) -> Vec<String> {
        lookup
            .find(network, text, 10)
            .into_iter()
            .map(|(author, _)| network.name(author).into_owned())
            .collect()
    }

    #[test]
    fn an_exact_name_comes_before_beginnings_and_words() {
        let network = sample();
        let lookup = Lookup::of(&network);
        let found = lookup.find(&network, "wei", 50);
        assert!(found.is_sorted_by_key(|(_, by)| *by), "{found:?}");
        assert_eq!(names(&network, &lookup, "GUIBAS, leonidas")[0], "Leonidas Guibas");
        assert_eq!(lookup.find(&network, "leonidas guibas", 10)[0].1, Match::Exact);
        assert_eq!(names(&network, &lookup, "guib leo"), ["Leonidas Guibas"]);
    }

    #[test]
    fn a_word_that_a_name_has_twice_counts_twice() {
        let network =
            crate::Loader::new().bylines("x", [["Yan Yan", "Yan"]]).load().expect("a network").network;
        let lookup = Lookup::of(&network);
        assert_eq!(names(&network, &lookup, "ya ya"), ["Yan Yan"]);
    }

    #[test]
    fn a_near_spelling_is_found_only_if_nothing_else_is() {
        let network = sample();
        let lookup = Lookup::of(&network);
        let found = lookup.find(&network, "leonidas gibas", 10);
        assert_eq!(found.len(), 1);
        assert_eq!((network.name(found[0].0).as_ref(), found[0].1), ("Leonidas Guibas", Match::Near));
        assert_eq!(lookup.find(&network, "qqqqqqq", 10), []);
        assert_eq!(lookup.find(&network, " ", 10), []);
    }

    #[test]
    fn what_is_found_is_what_reading_every_name_finds() {
        let network = sample();
        let lookup = Lookup::of(&network);
        for text in ["w", "wa", "li", "x y", "zh", "jia wu", "an", "l l"] {
            let tokens: Vec<&str> = text.split(' ').collect();
            let fits = |author: &AuthorId| {
                let name = folded(network.spelling(*author));
                let words: Vec<&str> = name.split(' ').collect();
                tokens.len() <= words.len()
                    && tokens.iter().all(|token| words.iter().any(|word| word.starts_with(token)))
            };
            let mut expected: Vec<AuthorId> = network.authors().filter(fits).collect();
            let mut found: Vec<AuthorId> =
                lookup.find(&network, text, usize::MAX).into_iter().map(|(author, _)| author).collect();
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }
}
