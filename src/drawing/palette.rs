//! Which colours there are, and who gets which.

use super::compose::Theme;
use super::geometry::Rect;
use super::grid::Grid;
use super::scene::{Colours, Rgb};
use std::collections::{BTreeMap, BTreeSet};

/// The colours of a theme: of the page, and of the data; the first is the quiet one.
///
/// The others are the categorical colours of Okabe & Ito 2008 on white and the "light" ones of Tol 2021 on
/// black, both safe for the colour-blind; yellow and black are left out, being hard to see or taken.
pub(super) fn colours(theme: Theme) -> (Colours, Vec<Rgb>) {
    let (page, data): ([u32; 3], &[u32]) = match theme {
        Theme::Light | Theme::Auto => (
            [0xffffff, 0x1c2024, 0x68707a],
            &[0x9aa1a9, 0x0072b2, 0xd55e00, 0x009e73, 0xb0589a, 0xe09a00, 0x45a3dc],
        ),
        Theme::Dark => (
            [0x14171b, 0xe9ebed, 0x98a1ab],
            &[0x737b84, 0x77aadd, 0xee8866, 0x44bb99, 0xffaabb, 0xeedd88, 0x99ddff],
        ),
    };
    let rgb = |&hex: &u32| Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8);
    let [paper, ink, faint] = page.map(|hex| rgb(&hex));
    (Colours { paper, ink, faint }, data.iter().map(rgb).collect())
}

/// Gives each group a colour from 1 to `count` that differs from those of its rivals where it can, the less
/// used first. Groups choose in ascending order.
pub(super) fn assign(
    groups: &BTreeSet<u32>,
    rivals: &BTreeMap<u32, Vec<u32>>,
    count: usize,
) -> BTreeMap<u32, usize> {
    let mut colours: BTreeMap<u32, usize> = BTreeMap::new();
    let mut used = vec![0usize; count];
    for group in groups {
        let mut near = vec![0usize; count];
        for rival in rivals.get(group).into_iter().flatten() {
            if let Some(colour) = colours.get(rival) {
                near[colour - 1] += 1;
            }
        }
        if let Some(best) = (0..count).min_by_key(|&c| (near[c], used[c], c)) {
            used[best] += 1;
            colours.insert(*group, best + 1);
        }
    }
    colours
}

/// Which groups should differ: those whose boxes overlap, and those that are tied.
pub(super) fn rivals(
    boxes: &[(Rect, u32)],
    tied: impl Iterator<Item = (u32, u32)>,
) -> BTreeMap<u32, Vec<u32>> {
    let mut grid = Grid::new(Rect::hull(boxes.iter().map(|(rect, _)| *rect)).unwrap_or_default());
    let mut pairs: Vec<(u32, u32)> = tied.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    for (i, (rect, group)) in boxes.iter().enumerate() {
        grid.overlapping(rect, |j| {
            pairs.extend([(*group, boxes[j as usize].1), (boxes[j as usize].1, *group)])
        });
        grid.add(i as u32, *rect);
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut rivals: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (a, b) in pairs.into_iter().filter(|(a, b)| a != b) {
        rivals.entry(a).or_default().push(b);
    }
    rivals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_and_colours_are_used_evenly() {
        let boxes: Vec<(Rect, u32)> = (0..12)
            .map(|i| {
                (
                    Rect {
                        left: f64::from(i) * 10.0,
                        top: 0.0,
                        right: f64::from(i) * 10.0 + 15.0,
                        bottom: 5.0,
                    },
                    i,
                )
            })
            .collect();
        let colours = assign(&(0..12).collect(), &rivals(&boxes, std::iter::empty()), 3);
        assert!((1..12).all(|i| colours[&i] != colours[&(i - 1)]));
        assert!((1..=3).all(|c| colours.values().filter(|&&used| used == c).count() == 4));
    }

    #[test]
    fn groups_that_are_tied_differ() {
        let colours = assign(&BTreeSet::from([3, 8]), &rivals(&[], [(8, 3)].into_iter()), 6);
        assert_ne!(colours[&3], colours[&8]);
    }
}
