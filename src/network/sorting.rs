//! Sorting many texts, and searching in what is sorted.

use std::cmp::Ordering;
use std::ops::Range;

use rayon::prelude::*;

/// The places of texts in the order of the texts, then as it is said.
pub(super) fn in_order<T: AsRef<str> + Sync>(
    texts: &[T],
    then: impl Fn(u32, u32) -> Ordering + Sync,
) -> Vec<u32> {
    // Most pairs are distinguished by their first bytes, without a look at the texts themselves.
    let mut order: Vec<(u64, u32)> = texts
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

/// The first eight bytes of a text as a number of the same order.
fn first_bytes(text: &str) -> u64 {
    text.bytes().chain(std::iter::repeat(0)).take(8).fold(0, |number, byte| number << 8 | u64::from(byte))
}

/// The first place of a range for which something does not hold that holds for all before and for none after.
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
