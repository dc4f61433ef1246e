//! The largest of some weights in any range, without reading the range.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// The weights that a block covers, and the blocks that a larger block covers.
const FAN: usize = 64;

/// After so many positions that do not fit, all others are looked at: one after another by weight, each takes several times
/// as long.
const PATIENCE: usize = 256;

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

    /// The positions of a range that fit, the largest weights first, then by position; without weights of 0.
    pub(super) fn largest_first<'a>(
        &'a self,
        range: Range<usize>,
        weight: impl Fn(usize) -> u32 + 'a,
        fits: impl Fn(usize) -> bool + 'a,
    ) -> impl Iterator<Item = usize> + 'a {
        let top = self.levels.len();
        let size = FAN.pow(top as u32);
        let blocks = range.start / size..range.end.div_ceil(size);
        let mut open: BinaryHeap<Open> = blocks.map(|place| (u32::MAX, top, Reverse(place))).collect();
        let mut misfits = 0;
        // All that are left, once they are looked at together.
        let mut left: Option<std::vec::IntoIter<usize>> = None;
        std::iter::from_fn(move || {
            while misfits < PATIENCE {
                let place = self.largest(&mut open, &range, &weight)?;
                if fits(place) {
                    return Some(place);
                }
                misfits += 1;
            }
            let left = left.get_or_insert_with(|| {
                let mut left: Vec<usize> = open
                    .drain()
                    .flat_map(|(_, level, Reverse(block))| within(&range, level, block))
                    .filter(|&place| weight(place) > 0 && fits(place))
                    .collect();
                left.sort_unstable_by_key(|&place| (Reverse(weight(place)), place));
                left.into_iter()
            });
            left.next()
        })
    }

    /// Takes the position with the largest weight out of what is left to look at.
    fn largest(
        &self,
        open: &mut BinaryHeap<Open>,
        range: &Range<usize>,
        weight: impl Fn(usize) -> u32,
    ) -> Option<usize> {
        while let Some((_, level, Reverse(place))) = open.pop() {
            if level == 0 {
                return Some(place);
            }
            for inner in (place * FAN..(place + 1) * FAN).filter(|&i| !within(range, level - 1, i).is_empty())
            {
                let bound = match level - 1 {
                    0 => weight(inner),
                    below => self.levels[below - 1].get(inner).copied().unwrap_or_default(),
                };
                if bound > 0 {
                    open.push((bound, level - 1, Reverse(inner)));
                }
            }
        }
        None
    }
}

/// The positions of a block that are in a range.
fn within(range: &Range<usize>, level: usize, block: usize) -> Range<usize> {
    let size = FAN.pow(level as u32);
    range.start.max(block * size)..range.end.min((block + 1) * size)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_largest_that_fit_come_first_in_any_range(
            weights in proptest::collection::vec(0u32..9, 0..9000),
            from in 0usize..9000,
            length in 0usize..9000,
            step in 1usize..99,
        ) {
            let range = from.min(weights.len())..(from + length).min(weights.len());
            let maxima = Maxima::of(weights.len(), |place| weights[place]);
            let fits = |place: usize| place.is_multiple_of(step);
            let found: Vec<usize> = maxima.largest_first(range.clone(), |place| weights[place], fits).collect();
            let mut expected: Vec<usize> = range.filter(|&place| weights[place] > 0 && fits(place)).collect();
            expected.sort_by_key(|&place| (Reverse(weights[place]), place));
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
