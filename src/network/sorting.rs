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
