//! Keeps entries that occur more than once.

use fixedbitset::FixedBitSet;

/// Drops most entries whose mark is unique, so that few entries remain to be sorted if most marks are rare.
///
/// Keeps all entries whose marks repeat, in order, and about one in sixteen of the others. Linear: two lookups in a bit
/// set per entry.
pub(crate) fn keep_repeated<T>(entries: &mut Vec<(u64, T)>) {
    const PLACES_EACH: usize = 16;
    // Fibonacci hashing spreads neighboring marks over all bits (Knuth 1998, volume 3, 6.4).
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let bits = (entries.len() * PLACES_EACH).next_power_of_two().trailing_zeros().max(1);
    let place = |mark: u64| (mark.wrapping_mul(SPREAD) >> (u64::BITS - bits)) as usize;
    let (mut once, mut again) =
        (FixedBitSet::with_capacity(1 << bits), FixedBitSet::with_capacity(1 << bits));
    for &(mark, _) in entries.iter() {
        if once.put(place(mark)) {
            again.insert(place(mark));
        }
    }
    entries.retain(|&(mark, _)| again.contains(place(mark)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_stays_in_order_and_most_of_the_rest_goes() {
        let mut entries: Vec<(u64, u64)> = (0..10_000).map(|number| (number % 9_000, number)).collect();
        keep_repeated(&mut entries);
        let repeated: Vec<u64> = entries.iter().filter(|(mark, _)| *mark < 1_000).map(|(_, n)| *n).collect();
        assert_eq!(repeated, (0..1_000).chain(9_000..10_000).collect::<Vec<_>>());
        assert!(entries.len() < 4_000, "{} stay", entries.len());
        let mut none: Vec<(u64, u32)> = Vec::new();
        keep_repeated(&mut none);
        assert!(none.is_empty());
    }
}
