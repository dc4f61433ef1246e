//! How common a name is in this corpus: how many people would bear it by chance.

use hashbrown::HashMap;

use super::agreement::Vocabulary;

/// How many names have a word as family name, as first given name, and both.
#[derive(Debug, Default)]
pub(super) struct Commonness {
    names: f64,
    /// By word in its loose form.
    families: Vec<u32>,
    /// By word.
    givens: Vec<u32>,
    /// Names of a family by first given name.
    together: HashMap<(u32, u32), u32>,
    /// Names of a family by the first letter of a first given name that is written out.
    written_out: HashMap<(u32, char), u32>,
}

/// A given name goes with some families more than with others: Wei with Wang. So homonyms are more frequent
/// than families and given names thrown together at random would make them, by about this.
const CULTURE: f64 = 3.0;

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
            let family = names.loose(family);
            all.families[family as usize] += 1;
            let Some(&first) = given.first() else { continue };
            all.givens[first as usize] += 1;
            *all.together.entry((family, first)).or_default() += 1;
            if !names.is_initial(first) {
                *all.written_out.entry((family, names.first_letter(first))).or_default() += 1;
            }
        }
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

    /// How many names of a family begin with a letter, written out, other than with this given name.
    pub(super) fn rivals(&self, family: u32, letter: char, given: u32) -> f64 {
        let all = self.written_out.get(&(family, letter)).copied().unwrap_or_default();
        let same = self.together.get(&(family, given)).copied().unwrap_or_default();
        f64::from(all.saturating_sub(same))
    }

    /// How many other people would have the very name of somebody by chance.
    pub(super) fn bearers(&self, names: &Vocabulary, name: usize, alike: u32) -> f64 {
        let Some((&family, [_, ..])) = names.name(name).split_last() else { return 0.0 };
        let family = self.families[names.loose(family) as usize].saturating_sub(1);
        CULTURE * f64::from(family) * f64::from(alike.saturating_sub(1)) / self.names
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
