//! The largest of some weights in any range, without reading the range.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// The weights that a block covers, and the blocks that a larger block covers.
const FAN: usize = 64;

/// The largest weight of each block of positions, of each block of blocks, and so on.
#[derive(Debug, Default)]
pub(super) struct Maxima {
    levels: Vec<Vec<u32>>,
}

/// What is left to look at: its largest weight, the size of its blocks (larger first), and its place.
type Open = (u32, usize, Reverse<usize>);

impl Maxima {
    /// The maxima of `count` weights.
    pub(super) fn of(count: usize, weight: impl Fn(usize) -> u32) -> Self {
        let blocks = (0..count).step_by(FAN);
        let first =
            blocks.map(|start| (start..count.min(start + FAN)).map(&weight).max().unwrap_or_default());
        let mut levels = vec![first.collect::<Vec<u32>>()];
        while levels.last().is_some_and(|level| level.len() > FAN) {
            let larger = levels.last().map_or(&[][..], Vec::as_slice).chunks(FAN);
            levels.push(larger.map(|block| block.iter().copied().max().unwrap_or_default()).collect());
        }
        Self { levels }
    }

    /// The positions of a range, the largest weights first, then by position; without weights of 0.
    pub(super) fn largest_first<'a>(
        &'a self,
        range: Range<usize>,
        weight: impl Fn(usize) -> u32 + 'a,
    ) -> impl Iterator<Item = usize> + 'a {
        let mut open: BinaryHeap<Open> = BinaryHeap::new();
        let top = self.levels.len();
        let size = FAN.pow(top as u32);
        for place in range.start / size..range.end.div_ceil(size) {
            open.push((u32::MAX, top, Reverse(place)));
        }
        std::iter::from_fn(move || {
            while let Some((bound, level, Reverse(place))) = open.pop() {
                if level == 0 {
                    if bound > 0 {
                        return Some(place);
                    }
                    continue;
                }
                let size = FAN.pow(level as u32 - 1);
                for inner in place * FAN..(place + 1) * FAN {
                    let (start, end) = (inner * size, (inner + 1) * size);
                    if end <= range.start || start >= range.end {
                        continue;
                    }
                    let bound = match level - 1 {
                        0 => Some(weight(inner)),
                        below => self.levels[below - 1].get(inner).copied(),
                    };
                    open.extend(bound.filter(|&bound| bound > 0).map(|b| (b, level - 1, Reverse(inner))));
                }
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_largest_come_first_in_any_range(
            weights in proptest::collection::vec(0u32..9, 0..9000),
            from in 0usize..9000,
            length in 0usize..9000,
        ) {
            let range = from.min(weights.len())..(from + length).min(weights.len());
            let maxima = Maxima::of(weights.len(), |place| weights[place]);
            let found: Vec<usize> = maxima.largest_first(range.clone(), |place| weights[place]).collect();
            let mut expected: Vec<usize> = range.filter(|&place| weights[place] > 0).collect();
            expected.sort_by_key(|&place| (Reverse(weights[place]), place));
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
