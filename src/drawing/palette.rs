//! Colors, and how they are assigned to groups.

use super::geometry::Rect;
use super::grid::Grid;
use super::options::Theme;
use super::scene::{Colors, Rgb};
use super::sketch::Use;
use std::collections::{BTreeMap, BTreeSet};

/// The number of colors for groups.
pub(crate) const GROUP_COLORS: usize = 6;

/// The colors of a theme: of the page, and of the data; the first is neutral.
///
/// Colors of groups are the categorical colors of Okabe & Ito 2008 on white and the "light" ones of Tol 2021 on black,
/// without yellow and black, which are hard to see or in use. Colors of scales are from viridis (van der Walt & Smith
/// 2015), without the end that resembles the page. All are safe for color-blind readers.
pub(super) fn colors(theme: Theme, purpose: Use) -> (Colors, Vec<Rgb>) {
    const ON_WHITE: [u32; GROUP_COLORS] = [0x0072b2, 0xd55e00, 0x009e73, 0xb0589a, 0xe09a00, 0x45a3dc];
    const ON_BLACK: [u32; GROUP_COLORS] = [0x77aadd, 0xee8866, 0x44bb99, 0xffaabb, 0xeedd88, 0x99ddff];
    const VIRIDIS: [u32; 9] =
        [0xfde725, 0xaddc30, 0x5ec962, 0x28ae80, 0x21918c, 0x2c728e, 0x3b528b, 0x472d7b, 0x440154];
    let (page, quiet, groups, mut shades) = match theme {
        Theme::Light | Theme::Auto => {
            ([0xffffff, 0x1c2024, 0x68707a], 0x9aa1a9, ON_WHITE, VIRIDIS[2..].to_vec())
        }
        Theme::Dark => ([0x14171b, 0xe9ebed, 0x98a1ab], 0x737b84, ON_BLACK, VIRIDIS[..7].to_vec()),
    };
    if theme == Theme::Dark {
        shades.reverse();
    }
    let data = match purpose {
        Use::Groups => groups.to_vec(),
        Use::Scale => shades,
    };
    let rgb = |hex: u32| Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8);
    let [paper, ink, faint] = page.map(rgb);
    (Colors { paper, ink, faint }, std::iter::once(quiet).chain(data).map(rgb).collect())
}

/// The color of a position on a scale from 0 to 1, given the number of colors besides the neutral one.
pub(super) fn shade(place: f64, count: usize) -> usize {
    1 + ((place.clamp(0.0, 1.0) * count as f64) as usize).min(count - 1)
}

/// Assigns each group a color from 1 to `count` that differs from those of its rivals if possible, the least used
/// first. Groups choose in ascending order.
pub(super) fn assign(
    groups: &BTreeSet<u32>,
    rivals: &BTreeMap<u32, Vec<u32>>,
    count: usize,
) -> BTreeMap<u32, usize> {
    let mut colors: BTreeMap<u32, usize> = BTreeMap::new();
    let mut used = vec![0usize; count];
    for group in groups {
        let mut near = vec![0usize; count];
        for rival in rivals.get(group).into_iter().flatten() {
            if let Some(color) = colors.get(rival) {
                near[color - 1] += 1;
            }
        }
        if let Some(best) = (0..count).min_by_key(|&c| (near[c], used[c], c)) {
            used[best] += 1;
            colors.insert(*group, best + 1);
        }
    }
    colors
}

/// The pairs of groups that should differ: groups whose boxes overlap or that share ties.
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
    fn a_scale_uses_all_of_its_shades_and_no_other() {
        assert_eq!(
            [-1.0, 0.0, 0.5, 0.99, 1.0, 7.0, f64::NAN].map(|place| shade(place, 7)),
            [1, 1, 4, 7, 7, 7, 1]
        );
        let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| colors(theme, Use::Scale).1.len());
        assert_eq!((light, dark), (8, 8));
    }

    #[test]
    fn neighbors_differ_and_colors_are_used_evenly() {
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
        let colors = assign(&(0..12).collect(), &rivals(&boxes, std::iter::empty()), 3);
        assert!((1..12).all(|i| colors[&i] != colors[&(i - 1)]));
        assert!((1..=3).all(|c| colors.values().filter(|&&used| used == c).count() == 4));
    }

    #[test]
    fn groups_that_are_tied_differ() {
        let colors = assign(&BTreeSet::from([3, 8]), &rivals(&[], [(8, 3)].into_iter()), 6);
        assert_ne!(colors[&3], colors[&8]);
    }
}
