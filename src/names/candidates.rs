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
/// same given name or a co-author. So the work is near-linear in the ties.
pub(super) fn candidates<'a>(
    names: &Vocabulary,
    coauthors: impl Fn(u32) -> &'a [u32] + Sync,
) -> Vec<(u32, u32)> {
    let mut blocks = blocks(names);
    blocks.par_sort_unstable();
    let mut pairs = Vec::new();
    let mut large = Vec::new();
    for block in blocks.chunk_by(|a, b| a.0 == b.0) {
        if block.len() <= MOST { each_with_each(block, &mut pairs) } else { large.push(block) }
    }
    for sort in [same_letters(names), same_words(names)] {
        for block in sort.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() <= MOST) {
            each_with_each(block, &mut pairs);
        }
    }
    pairs.par_extend(large.into_par_iter().flat_map_iter(|block| in_large_block(names, &coauthors, block)));
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// A mark of a block, and a name in it.
type Entry = (u64, u32);

fn each_with_each(block: &[Entry], pairs: &mut Vec<(u32, u32)>) {
    for (at, &(_, a)) in block.iter().enumerate() {
        pairs.extend(block[at + 1..].iter().filter(|(_, b)| *b != a).map(|&(_, b)| (a.min(b), a.max(b))));
    }
}

fn blocks(names: &Vocabulary) -> Vec<Entry> {
    let mut blocks = Vec::new();
    for name in 0..names.names() {
        let words = names.name(name);
        for families in 1..=2 {
            let Some(given) = words.len().checked_sub(families).filter(|given| *given > 0) else { break };
            let family = u64::from(names.loose(words[given]));
            let start = blocks.len();
            let letters = words[..given].iter().take(2).map(|&word| u64::from(names.first_letter(word)));
            blocks.extend(letters.map(|letter| (family << 32 | letter, name as u32)));
            if blocks.len() == start + 2 && blocks[start] == blocks[start + 1] {
                blocks.pop();
            }
        }
    }
    blocks
}

fn in_large_block<'a>(
    names: &Vocabulary,
    coauthors: &impl Fn(u32) -> &'a [u32],
    block: &[Entry],
) -> Vec<(u32, u32)> {
    let mut marks: Vec<Entry> = Vec::new();
    for &(_, name) in block {
        let words = names.name(name as usize);
        // Words and co-authors are numbered each for themselves.
        marks.extend(words[..words.len() - 1].iter().map(|&word| (u64::from(word) << 1, name)));
        marks.extend(coauthors(name).iter().map(|&coauthor| (u64::from(coauthor) << 1 | 1, name)));
    }
    keep_repeated(&mut marks);
    marks.sort_unstable();
    let mut pairs = Vec::new();
    marks
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() <= MOST)
        .for_each(|same| each_with_each(same, &mut pairs));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Names of the same letters, split into words differently.
fn same_letters(names: &Vocabulary) -> Vec<Entry> {
    entries(names, |words| {
        let letters = words.iter().flat_map(|&word| names.text(word).bytes());
        letters.fold(SEED, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(PRIME))
    })
}

/// Names of the same words, in this order or that.
fn same_words(names: &Vocabulary) -> Vec<Entry> {
    entries(names, |words| {
        let spread =
            |word: u32| (u64::from(word) ^ SEED).wrapping_mul(PRIME).rotate_left(31).wrapping_mul(PRIME);
        words.iter().fold(0, |sum: u64, &word| sum.wrapping_add(spread(word)))
    })
}

/// FNV-1a: collisions only cost a comparison.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn entries(names: &Vocabulary, mark: impl Fn(&[u32]) -> u64) -> Vec<Entry> {
    let with_words = (0..names.names()).filter(|&name| names.name(name).len() > 1);
    let mut entries: Vec<Entry> = with_words.map(|name| (mark(names.name(name)), name as u32)).collect();
    entries.par_sort_unstable();
    entries
}
