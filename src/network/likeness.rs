//! How alike two names are.

/// The folded name that is sought.
pub(super) struct SoughtName {
    /// Its words, sorted.
    sorted: String,
    /// What is known of its bytes; `None` if it is not ASCII, or long.
    bytes: Option<Bytes>,
}

/// The bytes of a short ASCII text.
#[derive(Clone, Copy)]
struct Bytes {
    /// The number of times that it has each byte.
    counts: [u8; 128],
    /// The places of each byte as bits.
    places: [u64; 128],
}

impl Bytes {
    /// `None` if the text is not ASCII, or longer than the bits of a number.
    fn of(text: &str) -> Option<Self> {
        if !text.is_ascii() || text.len() > 64 {
            return None;
        }
        let mut bytes = Self { counts: [0; 128], places: [0; 128] };
        for (byte, place) in text.bytes().zip(0..) {
            bytes.counts[usize::from(byte)] += 1;
            bytes.places[usize::from(byte)] |= 1 << place;
        }
        Some(bytes)
    }
}

impl SoughtName {
    pub(super) fn of(name: &str) -> Self {
        let sorted = sorted_words(name);
        Self { bytes: Bytes::of(&sorted), sorted }
    }

    /// How alike a folded name is, or `None` if it is certainly less alike than `least`.
    pub(super) fn likeness(&self, name: &str, least: u64) -> Option<u64> {
        if least > 0 && self.most_likeness(name) < least {
            return None;
        }
        let likeness = millionths(self.jaro_winkler(&sorted_words(name)));
        (likeness >= least).then_some(likeness)
    }

    /// An upper bound of the likeness of a name, without comparing letter by letter: it would have a common prefix, no
    /// transposition, and every letter that both names have would match.
    fn most_likeness(&self, name: &str) -> u64 {
        /// What the longest prefix that counts adds to the likeness of names that differ in everything else.
        const PREFIX: f64 = 0.4;
        let Some(Bytes { counts: mut left, .. }) = self.bytes.filter(|_| name.is_ascii() && !name.is_empty())
        else {
            return u64::MAX;
        };
        let in_common = name.bytes().filter(|&byte| {
            let left = &mut left[usize::from(byte)];
            let is_in_both = *left > 0;
            *left = left.saturating_sub(1);
            is_in_both
        });
        let in_common = in_common.count() as f64;
        let jaro = (in_common / name.len() as f64 + in_common / self.sorted.len() as f64 + 1.0) / 3.0;
        // One more, for rounding.
        millionths(jaro + PREFIX * (1.0 - jaro)) + 1
    }
}

impl SoughtName {
    /// The Jaro–Winkler similarity to a name with sorted words, as [`strsim`] defines it.
    fn jaro_winkler(&self, name: &str) -> f64 {
        let Some(bytes) = &self.bytes else { return strsim::jaro_winkler(name, &self.sorted) };
        if !name.is_ascii() || name.len() > 64 || name.is_empty() || self.sorted.is_empty() {
            return strsim::jaro_winkler(name, &self.sorted);
        }
        let jaro = jaro(name.as_bytes(), self.sorted.as_bytes(), &bytes.places);
        if jaro <= 0.7 {
            return jaro;
        }
        let prefix = name.bytes().zip(self.sorted.bytes()).take(4).take_while(|(a, b)| a == b).count();
        jaro + 0.1 * prefix as f64 * (1.0 - jaro)
    }
}

/// The Jaro similarity of two texts of up to 64 ASCII letters, given the places of each letter in the other as bits: the
/// letters that may match are found in one step.
fn jaro(one: &[u8], other: &[u8], places: &[u64; 128]) -> f64 {
    let range = (one.len().max(other.len()) / 2).saturating_sub(1);
    let up_to = |count: usize| 1u64.checked_shl(count as u32).map_or(u64::MAX, |bit| bit - 1);
    let (mut matched_of_other, mut matched, mut matches) = (0u64, [0u8; 64], 0);
    for (place, &letter) in one.iter().enumerate() {
        let near = up_to(place + range + 1) & !up_to(place.saturating_sub(range));
        let free = places[usize::from(letter)] & near & !matched_of_other;
        if free != 0 {
            matched_of_other |= free & free.wrapping_neg();
            matched[matches] = letter;
            matches += 1;
        }
    }
    if matches == 0 {
        return 0.0;
    }
    let mut out_of_order = 0;
    for letter in &matched[..matches] {
        let place = matched_of_other.trailing_zeros() as usize;
        matched_of_other &= matched_of_other - 1;
        out_of_order += usize::from(other[place] != *letter);
    }
    let share = |of: usize| matches as f64 / of as f64;
    (share(one.len()) + share(other.len()) + (matches - out_of_order / 2) as f64 / matches as f64) / 3.0
}

fn millionths(share: f64) -> u64 {
    (share * 1e6) as u64
}

fn sorted_words(name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_name_is_more_alike_than_the_bound(one in "[a-e é]{0,12}", other in "[a-e é]{0,12}") {
            let sought = SoughtName::of(&one);
            let likeness = sought.likeness(&other, 0).expect("no bound");
            prop_assert!(likeness <= sought.most_likeness(&other));
            prop_assert_eq!(sought.likeness(&other, likeness), Some(likeness));
        }

        #[test]
        fn names_are_as_alike_as_a_simple_implementation_finds(one in "[a-d é]{0,66}", other in "[a-d ]{0,66}") {
            for (one, other) in [(&one, &other), (&other, &one)] {
                let sought = SoughtName::of(one);
                let expected = strsim::jaro_winkler(&sorted_words(other), &sorted_words(one));
                prop_assert_eq!(sought.jaro_winkler(&sorted_words(other)), expected);
            }
        }
    }
}
