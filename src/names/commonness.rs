//! How common a name is in this corpus: how many people would bear it by chance.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::agreement::Vocabulary;

/// How many names have a word as family name, as first given name, and both.
#[derive(Debug, Default)]
pub(super) struct Commonness {
    names: f64,
    /// By word in its loose form.
    families: Vec<u32>,
    /// By word.
    givens: Vec<u32>,
    /// Names by the first letter of their first given name.
    letters: HashMap<char, u32>,
    meanings: Meanings,
}

/// What names that begin with an initial can mean.
#[derive(Debug, Default)]
struct Meanings {
    /// How many different first given names a name that begins with an initial can stand for, as far as this corpus
    /// has them written out.
    of_name: HashMap<u32, u32>,
    /// How many people are known by initials only, for each one whose name is written out.
    unknown: f64,
}

/// A given name goes with some families more than with others: Wei with Wang. So homonyms are more frequent
/// than families and given names thrown together at random would make them, by about this.
const CULTURE: f64 = 3.0;

/// Even a small corpus is of a field with so many people.
pub(super) const LEAST: f64 = 2000.0;

impl Commonness {
    pub(super) fn of(names: &Vocabulary) -> Self {
        let mut all = Self {
            names: names.names().max(1) as f64,
            families: vec![0; names.len()],
            givens: vec![0; names.len()],
            ..Self::default()
        };
        for name in 0..names.names() {
            let Some((&family, given)) = names.name(name).split_last() else { continue };
            all.families[names.loose(family) as usize] += 1;
            let Some(&first) = given.first() else { continue };
            all.givens[first as usize] += 1;
            *all.letters.entry(names.first_letter(first)).or_default() += 1;
        }
        all.meanings = Meanings::of(names);
        all
    }

    /// How many names there are.
    pub(super) fn names(&self) -> f64 {
        self.names
    }

    /// How many names have this family name, in its loose form, besides two that are compared.
    ///
    /// No bearer is the only one for sure: a name found once may have another bearer elsewhere.
    pub(super) fn others_of_family(&self, family: u32) -> f64 {
        f64::from(self.families[family as usize].saturating_sub(2)) + 0.5
    }

    /// The chance that somebody has this given name, as it is written.
    pub(super) fn chance_of_given(&self, given: u32) -> f64 {
        (CULTURE * (f64::from(self.givens[given as usize]) + 0.5) / self.names).min(1.0)
    }

    /// The rarer of two given names, and the more common.
    pub(super) fn by_rarity(&self, a: u32, b: u32) -> (u32, u32) {
        if self.givens[a as usize] <= self.givens[b as usize] { (a, b) } else { (b, a) }
    }

    /// How many people of a family whose first given name begins with a letter are not known by it.
    pub(super) fn unknown(&self, family: u32, letter: char) -> f64 {
        let of_letter = self.letters.get(&letter).copied().unwrap_or_default();
        // Of a field of which little is seen, there are relatives unseen.
        let unseen = (LEAST / self.names).max(1.0).sqrt();
        let relatives = f64::from(self.families[family as usize].saturating_sub(2)) + unseen;
        relatives * self.chance_of_letter(of_letter) * self.meanings.unknown
    }

    /// How many other names have this family name, in its loose form.
    pub(super) fn relatives(&self, family: u32) -> f64 {
        f64::from(self.families[family as usize].saturating_sub(1))
    }

    /// How many names have a word as their first given name or, in its loose form, as their family name.
    pub(super) fn names_with(&self, names: &Vocabulary, word: u32) -> u32 {
        self.givens[word as usize] + self.families[names.loose(word) as usize]
    }

    /// The chance that a first given name begins with a letter that so many begin with.
    fn chance_of_letter(&self, of_letter: u32) -> f64 {
        // As of letters that are neither frequent nor rare, until more is known.
        const TYPICAL: f64 = 0.08;
        const KNOWN_FROM: f64 = 100.0;
        (f64::from(of_letter) + KNOWN_FROM * TYPICAL) / (self.names + KNOWN_FROM)
    }

    /// How many different first given names a name that begins with an initial can stand for.
    pub(super) fn meanings(&self, name: u32) -> u32 {
        self.meanings.of_name.get(&name).copied().unwrap_or_default()
    }

    /// How many other people would have the very name of somebody by chance.
    pub(super) fn bearers(&self, names: &Vocabulary, name: usize, alike: u32) -> f64 {
        let Some((&family, [_, ..])) = names.name(name).split_last() else { return 0.0 };
        let family = self.families[names.loose(family) as usize].saturating_sub(1);
        CULTURE * f64::from(family) * f64::from(alike.saturating_sub(1)) / self.names
    }
}

impl Meanings {
    fn of(names: &Vocabulary) -> Self {
        let mark = |name: u32| {
            let (&family, [first, ..]) = names.name(name as usize).split_last()? else { return None };
            Some((names.is_initial(*first), (names.loose(family), names.first_letter(*first))))
        };
        let marks: Vec<Option<(bool, (u32, char))>> =
            (0..names.names() as u32).into_par_iter().map(mark).collect();
        let marked = || (0u32..).zip(&marks).filter_map(|(name, mark)| Some((name, (*mark)?)));
        let mut blocks: HashMap<(u32, char), (Vec<u32>, Vec<u32>)> = HashMap::new();
        for (name, (_, mark)) in marked().filter(|(_, (is_initial, _))| *is_initial) {
            blocks.entry(mark).or_default().0.push(name);
        }
        for (name, (_, mark)) in marked().filter(|(_, (is_initial, _))| !is_initial) {
            if let Some(block) = blocks.get_mut(&mark) {
                block.1.push(name);
            }
        }
        let blocks: Vec<(Vec<u32>, Vec<u32>)> = blocks.into_values().collect();
        let meanings = |(short, long): &(Vec<u32>, Vec<u32>)| -> Vec<(u32, u32)> {
            let of_one = |&name: &u32| {
                let mut firsts: Vec<u32> = long
                    .iter()
                    .filter(|&&other| names.could_abbreviate(name as usize, other as usize))
                    .map(|&other| names.loose(names.name(other as usize)[0]))
                    .collect();
                firsts.sort_unstable();
                firsts.dedup();
                (name, firsts.len() as u32)
            };
            short.iter().map(of_one).collect()
        };
        let of_name: HashMap<u32, u32> =
            blocks.par_iter().flat_map_iter(meanings).collect::<Vec<_>>().into_iter().collect();
        // Half a person of each kind, so that nothing is certain from the start.
        let unmeant = of_name.values().filter(|count| **count == 0).count() as f64 + 0.5;
        let written_out = (names.names() - of_name.len()) as f64 + 0.5;
        Self { of_name, unknown: (unmeant / written_out).min(1.0) }
    }
}

/// A ratio in sixteenths of a bit, rounded down.
///
/// Whole numbers add up to the same sum in any order and on any machine, logarithms of a platform's library do
/// not. The exponent of the sixteenth power is the logarithm.
pub(super) fn bits(ratio: f64) -> i64 {
    let ratio = ratio.clamp(1e-18, 1e18);
    let power = (0..4).fold(ratio, |power, _| power * power);
    (power.to_bits() >> 52) as i64 - 1023
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_sixteenths_of_the_logarithm() {
        assert_eq!([1.0, 2.0, 0.5, 1024.0].map(bits), [0, 16, -16, 160]);
        assert_eq!(bits(0.0), bits(1e-18));
    }
}
