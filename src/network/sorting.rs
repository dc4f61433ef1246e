//! Sorts many texts, and searches sorted ranges.

use std::cmp::Ordering;
use std::ops::Range;

use rayon::prelude::*;

/// The indexes of texts in the order of the texts; `then` breaks ties.
pub(super) fn in_order<T: AsRef<[u8]> + Sync>(
    texts: &[T],
    then: impl Fn(u32, u32) -> Ordering + Sync,
) -> Vec<u32> {
    // The first bytes distinguish most pairs, without reading the texts themselves.
    let mut order: Vec<(u128, u32)> = texts
        .par_iter()
        .zip(0..texts.len() as u32)
        .map(|(text, place)| (first_bytes(text.as_ref()), place))
        .collect();
    order.par_sort_unstable_by(|&(a, i), &(b, j)| {
        let by_text = || texts[i as usize].as_ref().cmp(texts[j as usize].as_ref());
        a.cmp(&b).then_with(by_text).then_with(|| then(i, j))
    });
    order.into_iter().map(|(_, place)| place).collect()
}

/// The first sixteen bytes of a text as a number with the same order.
fn first_bytes(text: &[u8]) -> u128 {
    let mut first = [0; 16];
    let text = &text[..text.len().min(first.len())];
    first[..text.len()].copy_from_slice(text);
    u128::from_be_bytes(first)
}

/// The first `limit` items, or all if it is 0, in the order of one key and then of another. The second key, which costs more,
/// is looked up only for items that the first leaves among the first.
pub(crate) fn first_of<T, K: Ord, L: Ord>(
    mut items: Vec<T>,
    limit: usize,
    by: impl Fn(&T) -> K,
    then: impl Fn(&T) -> L,
) -> Vec<T> {
    if (1..items.len()).contains(&limit) {
        items.select_nth_unstable_by_key(limit - 1, &by);
        let last = by(&items[limit - 1]);
        items.retain(|item| by(item) <= last);
    }
    items.sort_by_cached_key(|item| (by(item), then(item)));
    if limit > 0 {
        items.truncate(limit);
    }
    items
}

/// The partition point of a range: the first index for which a condition does not hold.
pub(super) fn first_not(range: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    let Range { mut start, mut end } = range;
    while start < end {
        let middle = start.midpoint(end);
        if holds(middle) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_items_are_those_of_the_sorted_items(
            items in proptest::collection::vec((0u8..4, 0u8..9), 0..30),
            limit in 0usize..8,
        ) {
            let mut sorted = items.clone();
            sorted.sort();
            sorted.truncate(if limit == 0 { items.len() } else { limit });
            prop_assert_eq!(first_of(items, limit, |item| item.0, |item| item.1), sorted);
        }
    }
}
