//! Which names to compare: not each with each.

use rayon::prelude::*;

use super::agreement::Vocabulary;
use crate::columns::keep_repeated;

/// Names that share so much are compared each with each; of more, only those that have a co-author in common.
const MOST: usize = 24;

/// Pairs of names that may agree, each with the smaller number first, sorted.
///
/// Names meet in blocks: those with the same family name and the same first letter of the first or second given
/// name, for either of two family names; those with the same letters; those with the same words. A block that is
/// too large is a common name, where a join needs a co-author in common anyway: there, names meet if they have the
/// same given name or a co-author. So the work is near-linear in the ties. Only names that are wanted are compared;
/// `coauthors` adds those of a name to a list.
pub(super) fn candidates(
    names: &Vocabulary,
    is_wanted: impl Fn(u32) -> bool + Sync,
    coauthors: impl Fn(u32, &mut Vec<u32>) + Sync,
) -> Vec<(u32, u32)> {
    let is_possible = |&(a, b): &(u32, u32)| names.are_aligned(a as usize, b as usize);
    let mut blocks = blocks(names, &is_wanted);
    keep_repeated(&mut blocks);
    blocks.par_sort_unstable();
    let of_block = |block: &[Entry]| -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        if block.len() <= MOST {
            each_with_each(block, &mut pairs);
        } else {
            in_large_block(names, &coauthors, block, &mut pairs);
        }
        pairs.retain(is_possible);
        pairs
    };
    let mut pairs: Vec<(u32, u32)> = blocks.par_chunk_by(|a, b| a.0 == b.0).flat_map_iter(of_block).collect();
    for sort in [same_letters(names, &is_wanted), same_words(names, &is_wanted)] {
        for block in sort.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() <= MOST) {
            each_with_each(block, &mut pairs);
        }
    }
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// A mark of a block, and a name in it.
pub(super) type Entry = (u64, u32);

fn each_with_each(block: &[Entry], pairs: &mut Vec<(u32, u32)>) {
    for (at, &(_, a)) in block.iter().enumerate() {
        pairs.extend(block[at + 1..].iter().filter(|(_, b)| *b != a).map(|&(_, b)| (a.min(b), a.max(b))));
    }
}

fn blocks(names: &Vocabulary, is_wanted: &(impl Fn(u32) -> bool + Sync)) -> Vec<Entry> {
    let of_name = |name: u32| {
        let words = names.name(name as usize);
        let mut marks = Vec::new();
        for families in 1..=2 {
            let Some(given) = words.len().checked_sub(families).filter(|given| *given > 0) else { break };
            let family = u64::from(names.loose(words[given]));
            let letters = words[..given].iter().take(2).map(|&word| u64::from(names.first_letter(word)));
            marks.extend(letters.map(|letter| (family << 32 | letter, name)));
        }
        marks.dedup();
        marks
    };
    let wanted = (0..names.names() as u32).into_par_iter().filter(|&name| is_wanted(name));
    wanted.flat_map_iter(of_name).collect()
}

fn in_large_block(
    names: &Vocabulary,
    coauthors: &impl Fn(u32, &mut Vec<u32>),
    block: &[Entry],
    pairs: &mut Vec<(u32, u32)>,
) {
    let mut marks: Vec<Entry> = Vec::new();
    let mut others = Vec::new();
    for &(_, name) in block {
        let words = names.name(name as usize);
        // Words and co-authors are numbered each for themselves.
        marks.extend(words[..words.len() - 1].iter().map(|&word| (u64::from(word) << 1, name)));
        others.clear();
        coauthors(name, &mut others);
        marks.extend(others.iter().map(|&coauthor| (u64::from(coauthor) << 1 | 1, name)));
    }
    keep_repeated(&mut marks);
    marks.sort_unstable();
    marks
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() <= MOST)
        .for_each(|same| each_with_each(same, pairs));
    pairs.sort_unstable();
    pairs.dedup();
}

/// Names of the same letters, split into words differently.
fn same_letters(names: &Vocabulary, is_wanted: &(impl Fn(u32) -> bool + Sync)) -> Vec<Entry> {
    entries(names, is_wanted, |words| {
        let letters = words.iter().flat_map(|&word| names.text(word).bytes());
        letters.fold(SEED, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(PRIME))
    })
}

/// Names of the same words, in this order or that, by what these are; few others.
pub(super) fn same_words(names: &Vocabulary, is_wanted: &(impl Fn(u32) -> bool + Sync)) -> Vec<Entry> {
    // Numbers of words are small: every bit has to count, or sums of other words would be the same.
    let spread = |word: u32| {
        let mixed = (u64::from(word) ^ SEED).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    };
    entries(names, is_wanted, |words| words.iter().fold(0, |sum: u64, &word| sum.wrapping_add(spread(word))))
}

/// FNV-1a: collisions only cost a comparison.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn entries(
    names: &Vocabulary,
    is_wanted: &(impl Fn(u32) -> bool + Sync),
    mark: impl Fn(&[u32]) -> u64 + Sync,
) -> Vec<Entry> {
    let of_name = |name: u32| {
        let words = names.name(name as usize);
        (words.len() > 1 && is_wanted(name)).then(|| (mark(words), name))
    };
    let mut entries: Vec<Entry> = (0..names.names() as u32).into_par_iter().filter_map(of_name).collect();
    keep_repeated(&mut entries);
    entries.par_sort_unstable();
    entries
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn vocabulary(names: &[String]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        names.iter().for_each(|name| vocabulary.push(name));
        vocabulary.learn_nicknames();
        vocabulary
    }

    proptest! {
        #[test]
        fn few_names_are_compared_if_they_agree_and_begin_alike(
            names in prop::collection::vec("((daniel|dan|danieal|d|jun-ichi|jun|j) ){1,2}((li|mueller|muller) ?){1,2}", 1..12)
        ) {
            let names: Vec<String> = names.iter().map(|name| name.trim().to_owned()).collect();
            let vocabulary = vocabulary(&names);
            let found = candidates(&vocabulary, |_| true, |_, _| {});
            let first = |name: usize| vocabulary.first_letter(vocabulary.name(name)[0]);
            let family = |name: usize| vocabulary.name(name).last().map(|&family| vocabulary.loose(family));
            for b in 0..names.len() {
                for a in 0..b {
                    let is_found = found.contains(&(a as u32, b as u32));
                    let agree = vocabulary.agree(a, b);
                    prop_assert!(agree || !is_found, "{} and {}", names[a], names[b]);
                    let begin_alike = first(a) == first(b) && family(a) == family(b);
                    prop_assert!(is_found || !(agree && begin_alike), "{} and {}", names[a], names[b]);
                }
            }
        }
    }
}
