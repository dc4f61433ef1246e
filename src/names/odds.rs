//! The odds that two names are one person's by the names alone: how often people write their name in the other way,
//! against how many others would bear such a name by chance, in this corpus.

use hashbrown::HashSet;

use super::Join;
use super::agreement::{Agreement, Closeness, Vocabulary};
use super::candidates::{Entry, same_words};
use super::commonness::{Commonness, bits};
use super::writings::{LONG_BYLINE, Writings};

/// The odds that two names are one person before anything else is known, and what has to be explained.
pub(super) fn by_names(writings: Writings<'_>, habits: &Habits, [a, b]: [u32; 2]) -> Option<(i64, Join)> {
    let (names, commonness) = (writings.names, writings.commonness);
    let agreements = names.agreements(a as usize, b as usize);
    let weighed = agreements.iter().map(|agreement| {
        let by_chance = by_chance(names, commonness, agreement, [a, b]).max(0.1 / commonness.names());
        let mut odds = bits(prior(agreement)) - bits(by_chance);
        if agreement.is_swapped {
            odds += habits.of_order(writings, [a, b]);
        }
        for &(_, one, other) in agreement.pairs.iter().filter(|(closeness, ..)| *closeness == Closeness::Slip)
        {
            odds -= against_slip(writings, [a, b], [one, other]);
        }
        (odds, agreement.reason())
    });
    weighed.max_by_key(|&(odds, reason)| (odds, std::cmp::Reverse(reason as u8)))
}

/// What speaks against a slip: that both words are names which others bear, or that both are on many papers.
fn against_slip(writings: Writings<'_>, pair: [u32; 2], words: [u32; 2]) -> i64 {
    /// On more papers it is no slip.
    const OFTEN: usize = 3;
    const AGAINST: i64 = 64;
    let others = words.map(|word| writings.commonness.names_with(writings.names, word)).into_iter().min();
    let papers = pair.map(|name| writings.papers.row_len(name as usize)).into_iter().min();
    let is_a_name = others.is_some_and(|others| others > 1);
    let is_often = papers.is_some_and(|papers| papers > OFTEN);
    AGAINST * (i64::from(is_a_name) + i64::from(is_often))
}

/// Names that whole bylines write in another way.
pub(super) struct Habits {
    /// Names of which another has the words in another order.
    swapped: HashSet<u32>,
}

impl Habits {
    pub(super) fn of(names: &Vocabulary) -> Self {
        let entries = same_words(names, &|_| true);
        let is_swapped = |block: &&[Entry]| {
            let first = names.name(block[0].1 as usize);
            block.iter().any(|&(_, name)| names.name(name as usize) != first)
        };
        let swapped = entries.chunk_by(|a, b| a.0 == b.0).filter(is_swapped).flatten();
        Self { swapped: swapped.map(|&(_, name)| name).collect() }
    }

    /// What is to be said of an order that two names have not in common: it is a habit of the record where others
    /// beside one of them are swapped, too, and their own where not.
    fn of_order(&self, writings: Writings<'_>, pair: [u32; 2]) -> i64 {
        const HABIT: i64 = 48;
        const OWN: i64 = -48;
        let is_habit = |name: u32| {
            let papers = writings.papers.row(name as usize).iter().take(LONG_BYLINE);
            let others = papers
                .flat_map(|&paper| writings.bylines.row(paper as usize))
                .filter(|&&other| other != name);
            let (mut swapped, mut all) = (0, 0);
            for other in others {
                all += 1;
                swapped += usize::from(self.swapped.contains(other));
            }
            all > 0 && 2 * swapped >= all
        };
        let rarer = pair
            .into_iter()
            .min_by_key(|&name| (writings.papers.row_len(name as usize), writings.keys.bytes(name as usize)));
        if rarer.is_some_and(is_habit) { HABIT } else { OWN }
    }
}

/// How often people write their name in such another way too. Orders of magnitude, common to all corpora.
fn prior(agreement: &Agreement) -> f64 {
    if agreement.is_split_differently {
        return 0.5;
    }
    if agreement.is_swapped {
        return 0.05;
    }
    let mut prior = if agreement.has_second_family { 0.03 } else { 1.0 };
    if agreement.family.0 != agreement.family.1 {
        prior *= 0.1;
    }
    for (place, (closeness, ..)) in agreement.pairs.iter().enumerate() {
        prior *= match closeness {
            // Whoever is meant is written with an initial.
            Closeness::Initial if place == 0 => 1.0,
            Closeness::Same => 1.0,
            Closeness::Initial | Closeness::Transliterated | Closeness::Nickname => 0.1,
            Closeness::Slip | Closeness::Prefix => 0.01,
        };
    }
    prior *= 0.3f64.powi(agreement.missing_initials as i32) * 0.05f64.powi(agreement.missing_words as i32);
    if agreement.missing_in_front > 0 { prior * 0.05 } else { prior }
}

/// How many others would bear a name that agrees so by chance.
fn by_chance(names: &Vocabulary, commonness: &Commonness, agreement: &Agreement, pair: [u32; 2]) -> f64 {
    let family = names.loose(agreement.family.0);
    let mut others = commonness.others_of_family(family);
    for (place, &(closeness, a, b)) in agreement.pairs.iter().enumerate() {
        if place == 0 && (names.is_initial(a) || names.is_initial(b)) {
            others = of_initial(names, commonness, (family, names.first_letter(a)), pair);
            continue;
        }
        let (rarer, more_common) = commonness.by_rarity(a, b);
        let shorter = if names.text(a).len() <= names.text(b).len() { a } else { b };
        others *= commonness.chance_of_given(match closeness {
            Closeness::Same | Closeness::Transliterated => rarer,
            Closeness::Nickname | Closeness::Prefix | Closeness::Slip => more_common,
            Closeness::Initial => shorter,
        });
    }
    others
}

/// How many others a name that begins with an initial can mean, besides the one whose name it is compared with.
fn of_initial(
    names: &Vocabulary,
    commonness: &Commonness,
    (family, letter): (u32, char),
    pair: [u32; 2],
) -> f64 {
    let first = |name: u32| names.name(name as usize)[0];
    let [a, b] = pair.map(|name| names.is_initial(first(name)).then(|| commonness.meanings(name)));
    let unknown = commonness.unknown(family, letter);
    let known = match (a, b) {
        (Some(a), Some(b)) => f64::from(a.max(b)) - f64::from(a.min(b).min(1)),
        (Some(one), None) | (None, Some(one)) => f64::from(one.saturating_sub(1)),
        (None, None) => 0.0,
    };
    known.max(0.0) + unknown
}
