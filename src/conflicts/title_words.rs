//! Words that the title of a submission has in common with the titles of a member's papers.

use std::sync::Arc;

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;
use rayon::prelude::*;

use super::identity::Identity;
use crate::names::folded;
use crate::network::{Network, PaperId};

/// The words of the titles of submissions, and who has papers with them.
pub(super) struct TitleWords {
    words: Vec<Word>,
    /// The words of each submission, in the order of its title.
    of_submissions: Vec<Vec<usize>>,
    /// The words on the papers of each member.
    of_members: Vec<FixedBitSet>,
}

/// A word of a title.
struct Word {
    text: Arc<str>,
    /// How rare it is in the bibliography, in bits: a word of each second title has one.
    rarity: f64,
}

/// Words that say nothing about a paper.
const FUNCTION_WORDS: [&str; 52] = [
    "and", "are", "aus", "based", "bei", "between", "beyond", "but", "can", "con", "das", "dem", "den",
    "der", "des", "die", "does", "ein", "eine", "for", "from", "fur", "how", "into", "its", "les", "los",
    "mit", "new", "not", "our", "over", "par", "para", "per", "por", "pour", "some", "sur", "than", "that",
    "the", "their", "this", "through", "toward", "under", "une", "using", "via", "what", "with",
];

impl TitleWords {
    /// The words of some titles, compared with the papers of members as far as it is certain who they are.
    pub(super) fn of<'a>(
        network: &Network,
        titles: impl Iterator<Item = &'a str>,
        members: &[Identity],
    ) -> Self {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut number = |word: String| {
            let next = numbers.len();
            *numbers.entry(word).or_insert(next)
        };
        let of_submissions: Vec<Vec<usize>> =
            titles.map(|title| words(title).into_iter().map(&mut number).collect()).collect();
        let known = |paper: PaperId| -> Vec<usize> {
            if numbers.is_empty() {
                return Vec::new();
            }
            words(network.title(paper)).iter().filter_map(|word| numbers.get(word)).copied().collect()
        };
        let of_member = |member: &Identity| {
            let mut found = FixedBitSet::with_capacity(numbers.len());
            let papers = member.certain().iter().flat_map(|&author| network.papers_of(author));
            papers.for_each(|&paper| found.extend(known(paper)));
            found
        };
        let of_members: Vec<FixedBitSet> = members.par_iter().map(of_member).collect();
        let counts = counts(network, numbers.len(), known);
        let papers = network.paper_count() as f64 + 1.0;
        let mut words: Vec<Word> = numbers
            .iter()
            .map(|(text, &number)| Word {
                text: text.as_str().into(),
                rarity: (papers / f64::from(counts[number].max(1))).log2(),
            })
            .collect();
        words.sort_unstable_by_key(|word| numbers[&*word.text]);
        Self { words, of_submissions, of_members }
    }

    /// The words in common of a submission and a member, in the order of the title.
    pub(super) fn in_common(&self, submission: usize, member: usize) -> impl Iterator<Item = &Arc<str>> {
        self.common(submission, member).map(|word| &word.text)
    }

    /// The sum of the rarity of the words in common, in hundredths of a bit.
    pub(super) fn rarity(&self, submission: usize, member: usize) -> u32 {
        let bits: f64 = self.common(submission, member).map(|word| word.rarity).sum();
        (bits * 100.0).round() as u32
    }

    fn common(&self, submission: usize, member: usize) -> impl Iterator<Item = &Word> {
        let of_member = &self.of_members[member];
        let common = self.of_submissions[submission].iter().filter(|&&word| of_member.contains(word));
        common.map(|&word| &self.words[word])
    }
}

/// The number of papers that have each word.
fn counts(network: &Network, words: usize, known: impl Fn(PaperId) -> Vec<usize> + Sync) -> Vec<u32> {
    const AT_ONCE: u32 = 1 << 14;
    let papers = network.paper_count() as u32;
    let starts: Vec<u32> = (0..papers).step_by(AT_ONCE as usize).collect();
    let count = |mut counts: Vec<u32>, from: &u32| {
        let to = from.saturating_add(AT_ONCE).min(papers);
        (*from..to).flat_map(|paper| known(PaperId(paper))).for_each(|word| counts[word] += 1);
        counts
    };
    let sum = |mut one: Vec<u32>, other: Vec<u32>| {
        one.iter_mut().zip(other).for_each(|(one, other)| *one += other);
        one
    };
    starts.par_iter().fold(|| vec![0; words], count).reduce(|| vec![0; words], sum)
}

/// The different words of a title that say something, folded, without the mark of the plural.
fn words(title: &str) -> Vec<String> {
    const SHORTEST: usize = 3;
    let mut found: Vec<String> = Vec::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let mut word = folded(word);
        if word.len() > SHORTEST + 1 && word.ends_with('s') && !word.ends_with("ss") {
            word.pop();
        }
        let is_long = word.chars().count() >= SHORTEST || !word.is_ascii() && !word.is_empty();
        if is_long && !FUNCTION_WORDS.contains(&word.as_str()) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_without_case_accents_plurals_and_function_words() {
        assert_eq!(words("The Élan of GRAPHS: a graph's Process"), ["elan", "graph", "process"]);
        assert_eq!(words("Based on 图 2"), ["图"]);
        assert!(FUNCTION_WORDS.is_sorted());
    }

    #[test]
    fn rare_words_in_common_weigh_more() {
        let network = crate::Loader::sample().load().unwrap().network;
        let author = |name| match network.find(name) {
            Ok(crate::network::Found::ByName(author)) => {
                Identity { alternatives: vec![vec![author]], ..Identity::default() }
            }
            _ => panic!("{name}"),
        };
        let members = [author("Leonidas Guibas"), Identity::default()];
        let title =
            network.papers_of(members[0].certain()[0]).first().map(|&paper| network.title(paper)).unwrap();
        let found = TitleWords::of(&network, [title, "Quux"].into_iter(), &members);
        assert!(found.in_common(0, 0).count() > 2 && found.rarity(0, 0) > 200);
        assert_eq!((found.rarity(1, 0), found.in_common(0, 1).count()), (0, 0));
    }
}
